"""One look at a Source: what was found, what not, why, and what to do about it.

examining   fetches once, and robots.txt; notes all that is known
robots      what robots.txt says of an address                                       (pure)
records     what was noted, and what is found in it
findings    all of them, the worst first                                             (pure)
answers     findings in how the server answered                                      (pure)
contents    findings in what the document gave                                       (pure)
memory      findings in what is remembered of the source                             (pure)
"""

from feeds.doctor.examining import Instruments, examine
from feeds.doctor.findings import findings_of
from feeds.doctor.records import Examined, Finding, Grade

__all__ = ["Examined", "Finding", "Grade", "Instruments", "examine", "findings_of"]
