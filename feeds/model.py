"""The nouns, in the order they flow through the pipe; every record is frozen, an unknown fact is None.

Configuration (what we were told): Publisher, FetchPolicy, Company, Topic, Source, FeedSpec, Config.
Flow: Source -> Fetched | NotModified -> RawItem, Follow -> Item -> Entry -> Story -> Feed -> Document.
Memory and report: SourceState, Outcome, RunReport.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

COUNTED_BACK = "counted back from the time of reading"  # in the evidence of a date that no page states


class Kind(StrEnum):
    """How the bytes of a Source are to be read."""

    AUTO = "auto"  # look at the bytes and decide
    FEED = "feed"  # RSS, RDF, Atom, JSON Feed, CDF
    SITEMAP = "sitemap"  # sitemap, sitemap index, news sitemap
    LISTING = "listing"  # an HTML page that lists items
    ARTICLE = "article"  # an HTML page that is one item
    JSON = "json"  # JSON of any shape that lists items


class Role(StrEnum):
    """Whose voice a Source is; the order is that of authority, best first."""

    ISSUER = "issuer"  # the company itself
    REGULATOR = "regulator"  # an agency that reports on many companies
    WIRE = "wire"  # a service that carries many companies' releases


class Precision(StrEnum):
    """How exactly a date was stated."""

    DATE = "date"  # a day, no time of day
    INSTANT = "instant"  # a moment


class Verdict(StrEnum):
    """What is to be done with an Entry that was read."""

    NEW = "new"  # never seen: a new Story
    CHANGED = "changed"  # seen before, and its source now says something else
    SAME = "same"  # seen before, unchanged
    DUPLICATE = "duplicate"  # new to its source, but the Story is known from another


class Stage(StrEnum):
    """Where in the pipe something happened."""

    FETCH = "fetch"
    EXTRACT = "extract"
    NORMALISE = "normalise"
    STORE = "store"
    PUBLISH = "publish"


# --------------------------------------------------------------------------- what we were told (sources.yaml)


@dataclass(frozen=True, kw_only=True, slots=True)
class Publisher:
    """Who publishes the feeds, and where they are served."""

    title: str
    base_url: str  # absolute, ends in "/"; the output folder is served there
    contact: str | None = None  # e-mail or URL, sent in the User-Agent
    language: str = "en"  # BCP 47, of the feeds' own titles
    timezone: str = "UTC"  # IANA name, for sources that state none
    since: date = date(2026, 1, 1)  # a day on which the publisher held the domain (RFC 4151: the date of tag: ids)


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchPolicy:
    """Limits on outward connections."""

    contact: str | None = None  # goes into the User-Agent
    allow: tuple[str, ...] = ()  # host names, addresses and networks (CIDR) exempt from the address guard
    deadline: float = 30.0  # seconds for one whole answer, redirects included
    max_bytes: int = 20_000_000  # of one body after unpacking
    workers: int = 8  # sources read at once
    connect_to: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # host -> (address, port) to use instead


@dataclass(frozen=True, kw_only=True, slots=True)
class Company:
    """An organisation whose news we follow."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()  # exchange form with suffix, such as 1177.HK, or bare, such as PFE
    homepage: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A subject Entries are sorted into: any of these words, all of those, none of the others."""

    id: str
    title: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Selectors:
    """Hand-written CSS or XPath for a listing page; `items` finds the records, the rest is relative to one record."""

    items: str
    reach: str | None = None  # "after" or "before": the siblings there that stand by most items belong to them, too
    title: str | None = None
    link: str | None = None
    date: str | None = None
    summary: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """Hand-written JMESPath for a JSON endpoint; `items` gives the list, the rest is relative to one of its objects."""

    items: str | None = None  # None: the list that looks most like news
    title: str | None = None
    link: str | None = None
    date: str | None = None
    summary: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """How a Source is asked, where a plain GET will not do."""

    method: str = "GET"  # or POST
    body: str | None = None  # of a POST, sent as UTF-8
    headers: tuple[tuple[str, str], ...] = ()  # beside those every request has


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkPatterns:
    """Which links of a Source's document are its items: with any of `include`, with none of `exclude`.

    A pattern is matched against the whole URL; `*` stands for any characters.
    """

    include: tuple[str, ...] = ()  # empty: all
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One place where news appears."""

    id: str  # permanent; made of its owner's id and its address unless sources.yaml states one
    url: str
    kind: Kind = Kind.AUTO
    name: str  # for people: the owner's name, or the wire's
    company: str | None = None  # id of the company that owns it; None for wires and regulators
    role: Role = Role.ISSUER
    every: timedelta = timedelta(hours=1)
    limit: int = 50  # items taken from one reading, newest first
    language: str | None = None  # BCP 47, where the pages do not say
    timezone: str | None = None  # IANA name, where dates state no zone
    selectors: Selectors | None = None
    fields: Fields | None = None
    asking: Asking | None = None
    links: LinkPatterns | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedSpec:
    """A feed promised in sources.yaml: which Stories it holds and where its documents lie."""

    id: str
    path: str  # below the output folder, without extension, such as companies/sino-biopharm
    title: str
    description: str
    companies: frozenset[str] = frozenset()  # Stories of any of these; empty: of all
    topics: frozenset[str] = frozenset()  # and in any of these; empty: in all
    limit: int = 50  # Stories in the document
    homepage: str | None = None  # what the feed is about, for link rel=alternate


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """All of sources.yaml, checked and complete."""

    publisher: Publisher
    fetch: FetchPolicy
    companies: Mapping[str, Company]
    topics: Mapping[str, Topic]
    sources: tuple[Source, ...]  # in file order; ids are unique
    specs: tuple[FeedSpec, ...]  # companies, topics, extra feeds, then everything
    store: str  # SQLAlchemy URL of the database
    output: Path  # folder of the documents


# --------------------------------------------------------------------------- fetch


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """What a server gave to recognise an unchanged document by, kept verbatim (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A URL to fetch, and what is known of its last answer."""

    url: str
    validators: Validators = field(default_factory=Validators)
    digest: str | None = None  # of the last body; the same body again is NotModified
    asking: Asking | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A document as it arrived."""

    url: str  # asked for
    final_url: str  # after redirects; relative links resolve against it
    permanent_url: str | None = None  # where an unbroken run of 301/308 from the start leads; None if there was none
    status: int = 200
    media_type: str | None = None  # lower case, without parameters
    charset: str | None = None  # as the Content-Type header names it
    body: bytes
    validators: Validators = field(default_factory=Validators)
    digest: str = ""  # SHA-256 of the body, hexadecimal
    fetched_at: datetime  # aware, UTC


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """The document is the one we already have: a 304, or the same bytes again."""

    url: str
    permanent_url: str | None = None
    validators: Validators = field(default_factory=Validators)  # to send next time
    digest: str | None = None
    fetched_at: datetime


# --------------------------------------------------------------------------- extract


@dataclass(frozen=True, kw_only=True, slots=True)
class RawText:
    """Text as the page has it; `html` tells whether it is markup (entities, tags) or plain text."""

    value: str
    html: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RawItem:
    """What a page says about one piece of news, as found."""

    link: str | None = None  # absolute (resolved against the page's base), otherwise untouched
    title: RawText | None = None
    date: str | None = None  # the text (or attribute) that states the publication date
    date_evidence: str | None = None  # where it stood, such as "time[datetime]", "JSON-LD datePublished", "pubDate"
    updated: str | None = None  # the text that states the last change
    summary: RawText | None = None
    body: RawText | None = None  # the whole text, where the page carries it
    guid: str | None = None  # the source's own identifier
    canonical: str | None = None  # link rel=canonical of an article page, absolute
    language: str | None = None
    origin: str | None = None  # who is stated as the origin, such as "Beijing Daily"
    author: str | None = None
    image: str | None = None  # absolute URL
    categories: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()  # other language versions: BCP 47 tag and absolute URL
    previous: str | None = None  # absolute URL of the release before it, as an article page links it
    next: str | None = None  # and of the one after it


@dataclass(frozen=True, kw_only=True, slots=True)
class Follow:
    """A URL an extractor wants next, and why."""

    url: str
    why: str  # "sitemap of an index", "next page", "article", "the list it belongs to"


@dataclass(frozen=True, kw_only=True, slots=True)
class Extraction:
    """All that one document gave."""

    kind: Kind  # how it was read
    items: tuple[RawItem, ...] = ()  # in the order of the page
    follows: tuple[Follow, ...] = ()
    title: str | None = None  # of the page or feed
    site_name: str | None = None  # stated by the page (og:site_name, application-name)
    language: str | None = None
    day_first: bool | None = None  # order of 03/04/2025 where that is known from before
    reasons: tuple[str, ...] = ()  # for people: how it was read and why so


@dataclass(frozen=True, kw_only=True, slots=True)
class ListRule:
    """Where the items of one list stand, and the fields in each of them.

    Paths lead from one element to the next, as in "ul.news/li/h3": tag and classes, `td:1` for the second column of a
    table, `ul~2` for the second ul beside each other. Those of fields start at the item, an empty one is the item
    itself; "h3#2" is the second text there.
    """

    items: tuple[str, ...]  # paths from the region to the element of each item
    reach: str = "box"  # what belongs to an item: its "box", or also the usual siblings "after" or "before" it
    beside: tuple[str, ...] = ()  # those siblings
    most: int = 0  # of them belong to one item
    link: str | None = None
    title: str | None = None
    title_linked: bool = False  # the link around the title is the item's
    without: tuple[str, ...] = ()  # what is cut from titles: "date before", "date after", "number before"
    date: str | None = None  # path; None: no place of its own (a heading above, or none)
    date_in: str | None = None  # "attribute", "text", "pieces" or "heading"; None: the list states no dates
    date_number: int = 0  # which of the dates in the text
    date_pieces: int = 1  # neighbouring texts that make up the date
    date_completed: bool = False  # a heading gives the year, or month and year
    month_first: bool | None = None  # of bare numbers such as 10/27 that lack their year
    summary: str | None = None
    coarse: bool = False  # paths of texts leave out classes and inline elements: a list formatted by hand


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrapper:
    """What was learnt of a listing page, kept with its Source, so that its items are found again in one pass."""

    version: int = 1  # of this form
    region: str  # CSS of the element that holds all of it; "body" for the whole page
    lists: tuple[ListRule, ...]  # the list of news first, then those that go on with it
    day_first: bool | None = None  # order of 03/04/2025, decided by the whole page; None: it did not show
    confidence: float  # 0 to 1
    items: int  # found when it was learnt
    review: bool = False  # it was accepted although nothing known was found again: a person should look


# --------------------------------------------------------------------------- normalise


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


# --------------------------------------------------------------------------- dedupe, classify


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """Entries of one or more Sources about the same release; published once, under one id."""

    id: str  # tag: URI (RFC 4151), minted at first sight, permanent
    entries: tuple[Entry, ...]  # the lead first
    companies: tuple[Match, ...] = ()
    topics: tuple[Match, ...] = ()
    first_seen: datetime  # UTC
    updated: datetime  # UTC; last change that readers should notice, whole seconds, unlike that of any other Story

    @property
    def lead(self) -> Entry:
        """The Entry that speaks for the Story."""
        return self.entries[0]


# --------------------------------------------------------------------------- publish


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A FeedSpec filled with Stories, newest first."""

    spec: FeedSpec
    stories: tuple[Story, ...]
    updated: datetime  # UTC; of the newest change in it


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


# --------------------------------------------------------------------------- memory and report


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A better address to read a Source at than its own, found at its site and proved there."""

    url: str
    kind: Kind
    why: str  # for people: "linked by the page", "kept at the usual place of a platform"
    proved: datetime  # UTC; when it was last seen to carry the news of the Source's own page


@dataclass(frozen=True, kw_only=True, slots=True)
class WrapperChange:
    """That what was learnt of a Source's page was replaced: when, why, by what."""

    source_id: str
    at: datetime  # UTC
    why: str
    old: Wrapper | None  # None: the first one
    new: Wrapper


@dataclass(frozen=True, kw_only=True, slots=True)
class Backfill:
    """How far back a Source's past has been read, so that it can be gone on with."""

    source_id: str
    next_url: str | None  # the page to read next; None when there is none
    pages: int = 0  # read so far
    items: int = 0  # found on them
    oldest: date | None = None  # day of the oldest item found
    at: datetime  # UTC; of the last page read


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """What is remembered of a Source between runs."""

    source_id: str
    reading: str | None = None  # digest of the settings it was last read with; other settings read afresh
    validators: Validators = field(default_factory=Validators)
    digest: str | None = None  # of the last body that was read well
    permanent_url: str | None = None  # where the server says it has moved for good
    incomplete: bool = False  # some entries still wait for their article page
    items: int = 0  # found in the last good reading that was not empty
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    next_check: datetime | None = None
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    error: str | None = None  # stage and sentence of the last failure; None after a success
    newest: datetime | None = None  # first_seen of its newest entry
    wrapper: Wrapper | None = None  # of its listing page
    chosen: Chosen | None = None  # where it is read instead of at its own address


class Result(StrEnum):
    """How a Source fared in a Run, in one word."""

    READ = "read"  # read anew
    UNCHANGED = "unchanged"  # nothing new at the source
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How one Source fared in a Run."""

    source_id: str
    result: Result
    stage: Stage | None = None  # where it failed
    error: str | None = None  # class of the failure, such as DeadlineError
    message: str | None = None  # what happened
    hint: str | None = None  # what to do
    retry_after: float | None = None  # seconds the server asked for
    status: int | None = None  # HTTP status of a refusal
    found: int = 0  # items the source lists
    new: int = 0
    changed: int = 0
    same: int = 0
    duplicates: int = 0
    requests: int = 0  # made for it
    seconds: float = 0.0
    notes: tuple[str, ...] = ()  # for people: moved for good, articles that failed


@dataclass(frozen=True, kw_only=True, slots=True)
class RunReport:
    """One pass over the due Sources."""

    id: str
    started: datetime
    finished: datetime
    outcomes: tuple[Outcome, ...]
    waiting: int = 0  # sources that were not due
    written: Written = field(default_factory=Written)
    stories: int = 0  # in the store
    dry: bool = False  # nothing was stored or written
