"""How alike two Entries are: the record that comparing gives, and the ways of being the same."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """In what two Entries are the same."""

    LINK = "same link"
    TEXT = "same text"
    TITLE = "same title"
    VERSION = "version"  # in another language


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """That two Entries tell the same release, and how sure that is."""

    score: float  # 0 to 1; the surer ones are joined first
    kind: Way
    why: str  # for people: "98 % of the shorter text stands in the other"
