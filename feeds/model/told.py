"""What we were told: sources.yaml, checked and complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from feeds.model.rules import Group
from feeds.model.words import Kind, Languages, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Publisher:
    """Who publishes the feeds, and where they are served."""

    title: str
    base_url: str  # absolute, ends in "/"; the output folder is served there
    contact: str | None = None  # e-mail or URL, sent in the User-Agent
    language: str = "en"  # BCP 47, of the feeds' own titles
    timezone: str = "UTC"  # IANA name, for sources that state none
    since: date = date(2026, 1, 1)  # a day on which the publisher held the domain (RFC 4151: the date of tag: ids)
    authority: tuple[Role, ...] = tuple(Role)  # every role once: whose words lead a Story, best first
    languages: Languages = Languages.TOGETHER
    feed_languages: tuple[str, ...] = ()  # BCP 47, of the feeds besides; none unless languages is APART


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
    """A subject Entries are sorted into, by a rule over their words."""

    id: str
    title: str
    rule: Group


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
    role: Role = Role.ISSUER  # of a company's source INVESTORS where it is, or looks like, its site for them
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
    # BCP 47: only what is told in this language. Primary subtags have to be the same and, where this one names a
    # script or a region that implies one (zh-Hans, zh-TW), the script; in `zh` both are. None: in any.
    language: str | None = None


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
