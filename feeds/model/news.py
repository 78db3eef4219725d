"""What we say: items, entries, stories, and the feeds and documents they are published in."""

from dataclasses import dataclass
from datetime import date, datetime

from feeds.model.told import FeedSpec
from feeds.model.words import EventKind, Precision, Role, Status

EntryId = tuple[str, str]  # of an Entry: its source_id and key, which no other has


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One piece of news read from a document: clean text, absolute link, dates as the page states them."""

    link: str
    title: str | None = None
    published: datetime | None = None  # aware, in the zone the page states; at 00:00 where only a day is stated
    published_precision: Precision | None = None
    published_evidence: str | None = None  # where the date stood and how it was read
    published_relative: bool = False  # counted back from the time of the fetch ("3 hours ago")
    published_ambiguous: bool = False  # which number is the day, which the month is a guess
    event_start: datetime | None = None  # a date still to come: of an event it tells of, never of its publication
    updated: datetime | None = None
    summary: str | None = None  # plain text
    body: str | None = None  # sanitised HTML
    company: str | None = None
    language: str | None = None
    guid: str | None = None
    origin: str | None = None
    author: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()  # other language versions: BCP 47 tag and absolute URL
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """When the company says a release came out."""

    at: datetime  # UTC; 12:00 of the stated day where only a day is stated
    precision: Precision
    stated: str  # ISO 8601 as stated, in its own zone: 2025-10-27, 2025-10-27T09:00:00+08:00
    ambiguous: bool = False  # which number is the day, which the month is a guess

    @property
    def day(self) -> date:
        """The calendar day the company stated, in its own zone."""
        return date.fromisoformat(self.stated[:10])


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What we say of one Source's item: complete, clean, UTC, with its identity."""

    source_id: str
    key: str  # identity within everything we know: the link's permanent form, see feeds.links.link_key
    aliases: tuple[str, ...] = ()  # other identities within its source, such as its guid
    link: str
    title: str
    published: Published | None = None  # None where the company does not say
    published_evidence: str | None = None  # where the date stood and how it was read
    summary: str | None = None
    body: str | None = None
    language: str | None = None
    origin: str | None = None
    author: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()
    event_start: str | None = None  # ISO 8601 as stated, of an event it tells of that is still to come
    alternates: tuple[tuple[str, str], ...] = ()  # other language versions: BCP 47 tag and absolute URL
    role: Role = Role.ISSUER
    listed: str  # digest of what the list says of it: the same digest again means unchanged
    complete: bool = True  # False: its article page still has to be read
    attempts: int = 0  # how often its article page was asked for in vain
    first_seen: datetime  # UTC; never changes


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the store remembers of an entry of one Source, enough to decide whether to read it again."""

    key: str
    listed: str
    complete: bool
    attempts: int
    story_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Why something was assigned: the company or topic, and the words that led to it."""

    id: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A dated happening an Entry tells of."""

    name: str  # for people, one line: "Morgan Stanley 21st Annual Global Healthcare Conference"
    kind: EventKind
    start: date | datetime  # a date: all day; a datetime: aware, in the stated zone
    end: date | datetime | None = None  # of the same type as start; of days the last one; None: not stated
    zone: str | None = None  # IANA name of the stated zone; None for all-day events, and where only an offset is known
    place: str | None = None  # as printed: "San Antonio, Texas, and virtually"
    webcast: str | None = None  # absolute URL where it can be followed
    status: Status = Status.CONFIRMED
    confidence: float = 1.0  # 0 to 1; below CONFIDENT nothing is put on a calendar
    why: str = ""  # the sentence or words it was read from
    uid: str = ""  # permanent, of the calendar component; "" until it is stored with a Story
    sequence: int = 0  # rises when what subscribers see of it changes (RFC 5545, section 3.8.7.4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """Entries of one or more Sources about the same release; published once, under one id."""

    id: str  # tag: URI (RFC 4151), minted at first sight, permanent
    entries: tuple[Entry, ...]  # the lead first
    companies: tuple[Match, ...] = ()
    topics: tuple[Match, ...] = ()
    events: tuple[Event, ...] = ()  # in the order of their start
    first_seen: datetime  # UTC
    updated: datetime  # UTC; last change that readers should notice, whole seconds, unlike that of any other Story
    withdrawn: datetime | None = None  # UTC; when all its places were found to be gone

    @property
    def lead(self) -> Entry:
        """The Entry that speaks for the Story."""
        return self.entries[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """Where to look for Stories that may tell what an Entry tells."""

    keys: frozenset[str]  # its identity and those of its other language versions: whenever they were met
    blocks: frozenset[int]  # shared by Entries worth comparing, see feeds.dedupe.blocks
    texts: int = 1  # blocks of texts that have to be shared
    share: float = 0.0  # or of the blocks of titles, of the one that has fewer; one of another kind is enough by itself
    earliest: datetime  # of publication, or first sight of the undated
    latest: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A stored Entry that shares enough with another to be looked at."""

    story_id: str
    title: str
    titles_only: bool  # all that is shared are blocks of their titles


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """That two Entries are one Story, or are not, whatever they look like: said by hand, or kept from before."""

    one: EntryId  # the lesser of the two
    two: EntryId
    together: bool  # False: never one Story
    why: str  # for people
    at: datetime  # UTC


@dataclass(frozen=True, kw_only=True, slots=True)
class Tombstone:
    """What became of an id that was published and is no longer (RFC 6721)."""

    id: str  # of the Story
    at: datetime  # UTC
    why: str  # for people
    successor: str | None = None  # id of the Story it was found to be one with; None: its company took it back
    title: str  # that it was last published under
    link: str
    companies: tuple[str, ...] = ()  # ids: the feeds it was in
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """What a Source said of an Entry before it corrected it."""

    source_id: str
    key: str
    at: datetime  # UTC; when the correction was met
    title: str  # before
    published: str | None = None  # before; ISO 8601 as stated
    difference: str  # for people, line by line


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """That a list no longer shows an Entry although it still shows older ones."""

    source_id: str
    key: str
    link: str = ""  # its page; "" where that is not looked up
    since: datetime  # UTC
    gone: datetime | None = None  # UTC; when its own page was found to be gone, too


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A FeedSpec filled with Stories, newest first."""

    spec: FeedSpec
    stories: tuple[Story, ...]
    updated: datetime  # UTC; of the newest change in it
    dated: tuple[Story, ...] = ()  # Stories with events for its calendar, older ones too; their order does not matter


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A file to be published."""

    path: str  # below the output folder, with "/" between folders
    media_type: str
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What became of the documents of a run: paths below the output folder."""

    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
