"""What is wanted of a Source's past, what is needed of the world for it, and what it came to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from feeds.protocols import Clock, Fetcher, Store
from feeds.settle import Settler

PAGES = 10  # read where nothing is said
MOST_PAGES = 500  # read in one go where only a day is said


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """How much of the past is wanted."""

    pages: int = PAGES  # older pages to read, at most
    since: date | None = None  # stop where all items are older
    again: bool = False  # begin anew, whatever was read before


class End(StrEnum):
    """Why a walk through the past ended."""

    NO_MORE = "no more"  # there is nothing older
    PAGES = "pages"  # as many pages as were wanted
    SINCE = "since"  # what is older is not wanted
    REFUSED = "refused"  # the server asks to be left alone, or cannot cope
    FAILED = "failed"  # a page could not be read, or cannot be believed


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One page of the past, read and stored."""

    number: int  # of the pages of this walk; 0 is the newest page, from which it starts
    url: str
    why: str  # how it was come by
    found: int = 0  # items on it
    new: int = 0
    duplicates: int = 0  # of stories known from other sources
    left: int = 0  # items without a title of their own whose article pages could not be read
    oldest: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a walk through a Source's past came to."""

    source_id: str
    end: End
    why: str  # for people
    hint: str | None = None  # what to do
    steps: tuple[Step, ...] = ()
    next_url: str | None = None  # where the next call goes on; None: at its end
    oldest: date | None = None  # day of the oldest item ever found on the way back
    total_pages: int = 0  # of all calls together
    total_items: int = 0
    requests: int = 0
    notes: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many older pages this walk read."""
        return sum(step.number > 0 for step in self.steps)

    @property
    def new(self) -> int:
        """How many items it brought that no source had told."""
        return sum(step.new for step in self.steps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What a walk needs of the world."""

    fetcher: Fetcher
    store: Store
    clock: Clock
    settler: Settler
    pause: Callable[[float], None]  # waits so many seconds
    site_names: tuple[str, ...] = ()  # names that titles may end with
    told: Callable[[Step], None] | None = None  # is told of each page when it is stored
