"""The records of this room: what a text states (StatedDate), what helps to read it (DateContext), and its drafts."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from feeds.model import Precision


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedDate:
    """A date that a text states."""

    value: datetime  # aware, in the stated zone; 00:00 where only a day is stated
    precision: Precision
    evidence: str  # how it was read, for people: "ISO 8601", "month name", "day/month/year"
    ambiguous: bool = False  # the order of day and month is a guess
    relative: bool = False  # counted back from `DateContext.now`
    text: str  # the words it was read from
    start: int  # where they begin in the given text
    end: int  # where they end


@dataclass(frozen=True, kw_only=True, slots=True)
class DateContext:
    """What is known about a text from elsewhere; every field may be unknown."""

    now: datetime | None = None  # aware; without it "3 hours ago" is no date
    timezone: str | None = None  # IANA name, for dates that state no zone; UTC if None
    language: str | None = None  # BCP 47
    day_first: bool | None = None  # the order of 03/04/2025 on this page, see `day_first_of`
    year: int | None = None  # for dates without a year, from a heading
    order_open: bool = False  # the language does not decide the order: the page has still to be asked, or has said both


UNKNOWN = DateContext()


class Clock(NamedTuple):
    """A time of day as stated, with the span of its words."""

    start: int
    end: int
    hour: int  # 0 to 24; 24:00 is the end of the day
    minute: int
    second: int  # 0 to 60; 60 is a leap second
    microsecond: int
    zone: tzinfo | None
    known: bool = True  # False where a zone is stated that nobody knows: then the instant is unknown, too


class Reading(NamedTuple):
    """A calendar day as one reader sees it, with the span of its words."""

    start: int
    end: int
    year: int
    month: int
    day: int
    evidence: str
    ambiguous: bool = False
    clock: Clock | None = None  # where the time stands between the parts of the day, as in asctime
    home: str | None = None  # IANA zone that the words themselves imply for a time without one
