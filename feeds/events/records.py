"""The records of this room: what an Event may be read from (Facts), and its drafts. Shapes only."""

from dataclasses import dataclass
from datetime import date, datetime, time

from feeds.model import EventKind, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known of one piece of news, the same for an Item and for an Entry."""

    title: str  # one line; "" where there is none
    text: str  # plain text of its body, a tidy line for each block (`feeds.text.text_of`); "" where there is none
    addresses: tuple[tuple[str, str], ...] = ()  # of the links in the body: absolute URL, words of the link
    published: date | None = None  # the day it came out, in the zone of those who say so
    zone: str | None = None  # IANA name of that zone; None where it is UTC or only an offset: then it tells no place
    listed_for: date | datetime | None = None  # a date still to come that its list or its data give for it
    language: str | None = None  # BCP 47


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence, or one line that is none, in plain characters (`feeds.dates.characters.plain`)."""

    text: str
    shown: str  # the same, as printed; of equal length
    place: int  # 0 is the title, then 1, 2, 3 ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day or a span of days that a sentence names."""

    start: int  # where its words begin in the sentence
    end: int
    first: date
    last: date | None = None  # of a span; None for a single day
    weekday_agrees: bool | None = None  # None: no day of the week stands beside it
    counted: bool = False  # "today", "tomorrow"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """A time of day, perhaps with its end, that a sentence names."""

    start: int
    end: int
    begins: time
    ends: time | None = None
    zone: str | None = None  # IANA name, or an offset such as "+08:00"; None: none is stated


@dataclass(frozen=True, kw_only=True, slots=True)
class Trigger:
    """The words that say which sort of happening a sentence tells of."""

    start: int
    end: int
    kind: EventKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A happening as one sentence tells of it, before those of one piece of news are joined."""

    kind: EventKind
    day: Day
    hours: Hours | None
    name: str
    proper: bool  # the name is one that was printed, not made from the headline
    place: str | None
    status: Status
    confidence: float
    why: str
    session: bool = False  # a talk or poster at a scientific meeting: part of that, never an event of its own
