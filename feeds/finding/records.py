"""What a search found, and what it tried on the way."""

from dataclasses import dataclass
from datetime import datetime

from feeds.extractors.offers_owner import Owner
from feeds.extractors.page import Page
from feeds.model import Extraction, Item, Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """One request of a search."""

    url: str
    why: str  # for people: what was hoped for
    outcome: str  # for people: "listing, 12 items", "404 Not Found"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """An answer, and what it gave."""

    page: Page
    address: str  # to ask for it again: where it has moved for good, else as it was asked for
    extraction: Extraction | None = None  # None: nothing could be read
    items: tuple[Item, ...] = ()  # newest first
    problem: str | None = None  # why nothing could be read
    hint: str = ""  # and what to do


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A reading of a company's news that could become a source."""

    url: str
    kind: Kind  # how it was read
    stated: bool  # whether sources.yaml has to say the kind: the bytes alone would not tell
    why: str  # for people: how it was found
    sure: bool = True  # it was given or linked; else it was looked for where such sites keep it
    title: str | None = None
    language: str | None = None
    subject: str = "news"  # of extractors.offers_words
    items: tuple[Item, ...] = ()  # newest first
    newest: datetime | None = None
    covers: float | None = (
        None  # share of the newest items of the page's own list that it holds; None: nothing to tell by
    )
    beyond: float | None = None  # share of its items from the same days that the page does not list
    fits: bool = True  # it can be a source
    remarks: tuple[str, ...] = ()  # for people: what speaks for it and against it


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search gave."""

    asked: str
    owner: Owner
    candidates: tuple[Candidate, ...]  # the best first
    tried: tuple[Tried, ...]
    problem: str | None = None  # why there is none that fits
    hint: str = ""

    @property
    def best(self) -> Candidate | None:
        """The first candidate that can be a source."""
        return next((candidate for candidate in self.candidates if candidate.fits), None)
