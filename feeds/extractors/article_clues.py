"""Clues to the publication date of an article page from what it says for machines, each with its trust."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice

import lxml.html

from feeds.dates import DateContext, StatedDate, parse_date, url_date
from feeds.extractors.article_words import words_of
from feeds.extractors.embedded import Embedded, Thing
from feeds.links import link_key
from feeds.model import Precision
from feeds.text import letters

MAX_SCRIPT = 1_000_000  # characters of scripts searched for application state


class ClueKind(StrEnum):
    """Where a clue stands; clues of one kind do not confirm each other."""

    JSON_LD = "JSON-LD"
    META = "meta"
    MICRODATA = "microdata"
    LABEL = "label"
    VISIBLE = "visible"
    DATELINE = "dateline"
    URL = "URL"
    STATE = "application state"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clue:
    """A date on the page that may be the publication date."""

    kind: ClueKind
    stated: StatedDate
    text: str  # as the page has it
    evidence: str  # for people: where it stands
    trust: float  # 0 to 1: how far it would be believed alone


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What the page is about, to tell its own dates from others'."""

    url: str
    canonical: str | None
    title: str | None


# --------------------------------------------------------------------------- JSON-LD

_ARTICLE = re.compile(r"(?:Article|Posting|Report|PressRelease|Review)$")
_WORK = words_of(
    """
    CreativeWork Recipe VideoObject AudioObject PodcastEpisode Episode ItemPage QAPage HowTo MedicalWebPage
    Dataset Book Movie Course FAQPage Question ImageGallery MediaGallery
    """
)
_PAGE = frozenset({"WebPage", "AboutPage", "WebPageElement", "CollectionPage"})
# Properties that lead to other things than the page's own subject.
_ELSEWHERE = words_of(
    """
    itemListElement hasPart isPartOf mentions relatedLink comment review citation isBasedOn image video audio
    associatedMedia publisher author about significantLink blogPost subjectOf liveBlogUpdate potentialAction
    thumbnail itemReviewed suggestedAnswer workExample
    """
)


def is_article(thing: Thing) -> bool:
    """Tell whether a JSON-LD object describes a text of news."""
    return any(_ARTICLE.search(name) for name in thing.types)


def main_thing(things: tuple[Thing, ...], subject: Subject) -> Thing | None:
    """Return the JSON-LD object that stands for the page's own article."""
    rated = [(_rank(thing, subject), thing) for thing in things if thing.types]
    best = max((rank for rank, _ in rated), default=0.0)
    return next((thing for rank, thing in rated if rank == best), None) if best >= 2 else None


def _rank(thing: Thing, subject: Subject) -> float:
    """Return how surely an object is the page's own article: 3 and more for articles, less for other works."""
    if is_article(thing):
        rank = 3.0
    elif thing.types & _WORK:
        rank = 2.0
    elif thing.types & _PAGE:
        rank = 1.0
    else:
        return 0.0
    if set(thing.path) & _ELSEWHERE:
        rank -= 2.5
    return rank + _match(thing, subject)


def _match(thing: Thing, subject: Subject) -> float:
    """Return 1 for each of address and headline that is the page's own."""
    score = 0.0
    own = {link_key(url) for url in (subject.url, subject.canonical) if url}
    if any(link_key(link) in own for link in thing.links("url", "@id", "mainEntityOfPage") if "://" in link):
        score += 1
    headline = letters(thing.text("headline", "name") or "")
    title = letters(subject.title or "")
    if headline and title and (headline in title or title in headline):
        score += 1
    return score


def json_ld_clues(things: tuple[Thing, ...], subject: Subject, context: DateContext) -> Iterator[Clue]:
    """Yield the publication dates of JSON-LD objects that may be the page's own."""
    rated = [(thing, _rank(thing, subject)) for thing in things]
    articles = sum(rank >= 3 for _, rank in rated)
    for thing, rank in rated:
        for name, share in (("datePublished", 1.0), ("uploadDate", 0.6), ("dateCreated", 0.55), ("dateIssued", 0.7)):
            text = thing.text(name)
            if text and (stated := stated_in(text, context)):
                kind = sorted(thing.types)[0]
                yield Clue(
                    kind=ClueKind.JSON_LD,
                    stated=stated,
                    text=text,
                    evidence=f"JSON-LD {name} of the {kind}",
                    trust=share * _trust(rank, articles),
                )


def _trust(rank: float, articles: int) -> float:
    if rank >= 4:
        return 0.94
    if rank >= 3:
        return 0.9 if articles == 1 else 0.4
    if rank >= 2:
        return 0.8
    return 0.7 if rank >= 1 else 0.15


# --------------------------------------------------------------------------- meta elements, microdata

_NOT_PUBLISHED = re.compile(
    r"modif|updat|expir|valid|revis|unpubl|event|start|copyright|birth|server|build|generat|crawl|cache|render|review"
    r"|changed|last|publisher|until|archiv|timezone|format|now|current|author|section|reading|duration|verif|publickey"
    r"|publication_?(?:title|name|type)|lang|embargo|republish"
)
_META_TRUST = (  # the first that fits the name counts
    (
        re.compile(
            r"article[:._-]?publi|datepubli|date_publi|publish(?:ed)?[:._-]?(?:date|time|on|at)|first[_-]?publi"
        ),
        0.92,
    ),
    (
        re.compile(
            r"publication[:._-]?date|pub[:._-]?date|publi.*(?:date|time)|(?:date|time).*publi|publishe?d?$|pubtime"
        ),
        0.9,
    ),
    (
        re.compile(
            r"originaldate|issued|release[:._-]?date|post(?:ed)?[:._-]?date|date[:._-]?posted|displaydate|regdate"
        ),
        0.82,
    ),
    (
        re.compile(
            r"sailthru\.date|citation[:._-]?(?:online[:._-]?)?date|article[:._-]date|news[:._-]?date|gentime|ptime"
        ),
        0.82,
    ),
    (re.compile(r"article[:._-]create|create[:._-]?(?:at|d|time)|content_create|date[:._-]?created|dc.*created"), 0.7),
    (re.compile(r"^(?:dc|dcterms)[.:]?(?:terms[.:])?(?:date|available)|^date$|^pdate$|^doc[_-]?date$|^dat[ae]$"), 0.72),
    (re.compile(r"^(?:article|news|content|story|release|cms|item)_?date(?:time)?$"), 0.7),
    (re.compile(r"(?:^|[^a-z])date$|^timestamp$|^datetime$|^fecha$|^datum$"), 0.5),
)


def meta_clues(embedded: Embedded, context: DateContext) -> Iterator[Clue]:
    """Yield the publication dates of meta elements."""
    for meta in embedded.metas:
        trust = 0.0 if _NOT_PUBLISHED.search(meta.name) else _meta_trust(meta.name)
        if meta.server:
            trust *= 0.4  # http-equiv=date is often the hour at which the page was built
        if trust and len(meta.value) <= 80 and (stated := stated_in(meta.value, context)):
            yield Clue(kind=ClueKind.META, stated=stated, text=meta.value, evidence=f"meta {meta.name}", trust=trust)


def _meta_trust(name: str) -> float:
    return next((trust for pattern, trust in _META_TRUST if pattern.search(name)), 0.0)


def microdata_clues(
    embedded: Embedded, spine: frozenset[lxml.html.HtmlElement], context: DateContext
) -> Iterator[Clue]:
    """Yield the publication dates of microdata; those of an item that holds the title go before others."""
    found = [
        (prop, stated)
        for prop in embedded.properties
        if prop.name in {"datepublished", "datecreated", "published_time", "issued", "pubdate"}
        and len(prop.value) <= 80
        if (stated := stated_in(prop.value, context))
    ]
    lone = len({stated.value.date() for _, stated in found}) == 1
    for prop, stated in found:
        item = next((holder for holder in prop.element.iterancestors() if holder.get("itemscope") is not None), None)
        own = item is not None and item in spine
        trust = 0.9 if own and lone else 0.85 if own else 0.8 if lone else 0.3
        yield Clue(
            kind=ClueKind.MICRODATA,
            stated=stated,
            text=prop.value,
            evidence=f"microdata {prop.name}",
            trust=trust if prop.name != "datecreated" else trust * 0.7,
        )


# --------------------------------------------------------------------------- application state, addresses

_STATE = re.compile(
    r"""["']?\b(?P<name>datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publishedDate
    |published_date|pubDate|pub_date|publishTime|publish_time|publishedTime|published_time|publicationDate
    |publication_date|firstPublished(?:At|Date)?|first_published_at|articlePublish(?:ed)?(?:Date|Time)?|datePublication
    |pageDate|date_publication|releaseDate|postDate|post_date|createTime|publishedOn)\b
    \\?["']?\s*[:=]\s*(?:\\?["'](?P<value>[^"'\\]{6,40})\\?["']|(?P<epoch>\d{10}(?:\d{3})?)(?![\d.]))""",
    re.VERBOSE | re.IGNORECASE,
)


def state_clues(tree: lxml.html.HtmlElement, context: DateContext) -> Iterator[Clue]:
    """Yield the publication dates in the state that scripts of the page carry; trusted if there is but one day."""
    found: dict[str, tuple[str, StatedDate]] = {}
    room = MAX_SCRIPT
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or ""):
            continue
        room -= len(text)
        if room < 0:
            break
        for match in islice(_STATE.finditer(text), 50):
            value = match["value"] or match["epoch"]
            if value not in found and (stated := stated_in(value, context)):
                found[value] = (match["name"], stated)
    days = {stated.value.date() for _, stated in found.values()}
    for text, (name, stated) in found.items():
        yield Clue(
            kind=ClueKind.STATE,
            stated=stated,
            text=text,
            evidence=f"{name} in a script",
            trust=0.62 if len(days) == 1 else 0.2,
        )


def url_clues(subject: Subject, context: DateContext) -> Iterator[Clue]:
    """Yield the date in the page's address."""
    for url in (subject.url, subject.canonical):
        if url and (stated := url_date(url, context)):
            yield Clue(kind=ClueKind.URL, stated=stated, text=stated.text, evidence="the page's address", trust=0.6)


_MONTH_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/_-]?(?P<month>0[1-9]|1[0-2])(?!\d)"
    r"|[/_-](?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\d{0,4}(?=[/_-]|$))",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def month_in_address(subject: Subject) -> tuple[int, int] | None:
    """Return (year, month) in the path of the page's address, such as /2021/01/ or /2021/jan/; None without one."""
    for url in (subject.url, subject.canonical):
        if match := _MONTH_IN_PATH.search(url or ""):
            month = int(match["month"]) if match["month"] else _MONTHS.index(match["name"].lower()) + 1
            return int(match["year"]), month
    return None


# --------------------------------------------------------------------------- reading

_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def stated_in(text: str, context: DateContext) -> StatedDate | None:
    """Read an attribute or property that is a date as a whole: anything `parse_date` reads, or seconds since 1970."""
    text = text.strip()
    if _EPOCH.fullmatch(text):
        seconds = int(text) if len(text) == 10 else int(text) / 1000
        value = datetime.fromtimestamp(seconds, UTC)
        if not 1995 <= value.year <= 2100:
            return None
        return StatedDate(
            value=value,
            precision=Precision.INSTANT,
            evidence="seconds since 1970",
            text=text,
            start=0,
            end=len(text),
        )
    return parse_date(text, context)
