"""What was noted of a Source, and what is found in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from feeds.errors import ExtractError, FetchError
from feeds.extractors.offers import Offer
from feeds.model import Extraction, Fetched, Item, Outcome, Source, SourceState, WrapperChange


class Grade(StrEnum):
    """How much a finding matters."""

    WRONG = "wrong"  # the source gives nothing, or not what it should, until something is done
    NOTE = "note"  # good to know; something could be better
    FINE = "fine"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing found, in plain words, with the next step."""

    code: str  # for machines, such as "blocked"
    grade: Grade
    what: str
    step: str | None = None  # a command to type, or a line for sources.yaml


@dataclass(frozen=True, kw_only=True, slots=True)
class Robots:
    """What robots.txt says of an address."""

    url: str  # of robots.txt
    allowed: bool = True
    delay: float | None = None  # seconds it asks for between requests


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined:
    """All that is known of a Source after one look; nothing of it is judged yet."""

    source: Source
    configured: bool  # it stands in sources.yaml
    url: str  # that was asked for: its own, or the one it is read at instead
    at: datetime
    response: Fetched | None = None
    refused: FetchError | None = None  # why there is no response
    robots: Robots | None = None  # None: not known
    extraction: Extraction | None = None
    items: tuple[Item, ...] = ()
    unread: ExtractError | None = None  # why there are no items
    offers: tuple[Offer, ...] = ()  # feeds that the page links
    by_wrapper: int | None = None  # items that the stored wrapper finds; None where there is none
    browser: str | None = None  # how to get the browser that builds pages; None: it is there, and was used
    known: int = 0  # of the items are stored already
    state: SourceState | None = None  # None: never read
    changes: tuple[WrapperChange, ...] = ()  # of what was learnt, newest first
    outcomes: tuple[tuple[datetime, Outcome], ...] = ()  # of the last runs, newest first
