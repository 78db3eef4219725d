"""What was fetched, and what a document says: from the bytes to items as found."""

from dataclasses import dataclass, field
from datetime import datetime

from feeds.model.told import Asking
from feeds.model.words import Kind


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
