"""Has it been said before? Pure decisions: judge an Entry against what is known, and find the Story it belongs to.

judging.py     one Source's word against its own of before: NEW, CHANGED, SAME; whose word leads
sketch.py      Entry -> Sketch: all that comparing needs, and the blocks under which its likes are found
comparing.py   two Sketches: in what they are the same release, and what speaks against it
grouping.py    Sketches -> Stories, in any order of arrival
changing.py    what a Source says anew of a release: whether readers should notice, and the difference for people
versions.py    two Entries: are they one release in two languages

Below them: wording (two headlines set against each other), headlines, news (the release's own text in a body),
blocks (what is worth comparing), shingles (runs of words as numbers), vocabulary (general words of headlines),
folding (one spelling), money (of amounts, too), likeness; and of versions their facts, tongues and urls.
"""

from feeds.dedupe.blocks import SHARE, TEXTS, asked_by, worth_comparing
from feeds.dedupe.changing import Change, difference
from feeds.dedupe.comparing import compare, differ, titles_alike
from feeds.dedupe.grouping import grouped
from feeds.dedupe.judging import Voices, judge, led, revise
from feeds.dedupe.likeness import Likeness, Way
from feeds.dedupe.sketch import Sketch, sketch_of

VERSION = "3"  # of the blocks: raise it when the same Entry gets others

__all__ = [
    "SHARE",
    "TEXTS",
    "VERSION",
    "Change",
    "Likeness",
    "Sketch",
    "Voices",
    "Way",
    "asked_by",
    "compare",
    "differ",
    "difference",
    "grouped",
    "judge",
    "led",
    "revise",
    "sketch_of",
    "titles_alike",
    "worth_comparing",
]
