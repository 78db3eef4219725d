"""All findings, the worst first."""

from collections.abc import Callable, Iterator

from feeds.doctor import answers, contents, memory
from feeds.doctor.records import Examined, Finding, Grade

# To look for another thing: write a function from Examined to Findings, and name it here.
_LOOKS: tuple[Callable[[Examined], Iterator[Finding]], ...] = (
    answers.refusal,
    answers.robots,
    answers.redirect,
    contents.unread,
    contents.items,
    contents.dates,
    contents.titles,
    contents.language,
    contents.offered,
    memory.wrapper,
    memory.familiar,
    memory.chosen,
    memory.failures,
    memory.changes,
)
_ORDER = list(Grade)


def findings_of(seen: Examined) -> tuple[Finding, ...]:
    """Return what is found in what was noted: what is wrong first, then what is good to know, then what is fine."""
    found = [finding for look in _LOOKS for finding in look(seen)]
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.grade)))
