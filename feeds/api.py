"""The public functions: reading one document; and what items tell: which one release, which topics, which events."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from feeds.dedupe import grouped, sketch_of
from feeds.events import CONFIDENT, events_of_item
from feeds.extractors.page import Page
from feeds.extractors.wrapper import learn_from
from feeds.healing import applied, healed
from feeds.links import host_of, link_key
from feeds.model import Company, Entry, Event, Fact, Item, Kind, Role, Source, Wrapper
from feeds.normalise import entry_of
from feeds.reading import read_page
from feeds.wiring.clock import SystemClock
from feeds.wiring.packs import pack_index

_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # of items that state no date, when they are compared with one another


def extract(body: bytes, url: str, content_type: str | None = None) -> list[Item]:
    """Return the items of any document that lists news: a feed, a sitemap, or an HTML page.

    `body` is the document as it came, `url` where it came from (relative links resolve against it), `content_type`
    the HTTP header's value, if there was one. It is taken to have been fetched just now: "3 hours ago" counts back from
    the present instant, and a date still to come is not a publication date. Raises ExtractError where nothing can be
    read.
    """
    return read_page(_page(body, url, content_type), Kind.AUTO)[1]


def extract_article(body: bytes, url: str) -> Item | None:
    """Return what a page known to be one article says of itself, or None where it says nothing.

    Raises ExtractError where the bytes cannot be read at all.
    """
    items = read_page(_page(body, url, None), Kind.ARTICLE)[1]
    return items[0] if items else None


def learn_wrapper(body: bytes, url: str) -> Wrapper | None:
    """Return what finds the items of a listing page again: learnt from it, and proved on it.

    None where the page lists nothing, or its list cannot be told in a way that finds it again. Raises ExtractError
    where the bytes are no page.
    """
    return learn_from(_page(body, url, None))[0]


def apply_wrapper(wrapper: Wrapper, body: bytes, url: str) -> list[Item]:
    """Return the items that a wrapper finds on a page; none where nothing stands where they were.

    Raises ExtractError where the bytes are no page.
    """
    return applied(wrapper, _page(body, url, None)).items


def heal_wrapper(wrapper: Wrapper, known: Sequence[Item], body: bytes, url: str) -> Wrapper | None:
    """Return the wrapper to read a page with from now on, given the items that were published from it before.

    That is `wrapper` itself while it fits; else one learnt anew that finds known items again or, where none is left
    on the page, is news beyond doubt (and is then marked for review). None where nothing can be trusted. Raises
    ExtractError where the bytes are no page.
    """
    found = healed(wrapper, known, _page(body, url, None))
    return found.wrapper if found else None


def cluster(items: Sequence[Item]) -> list[list[int]]:
    """Return the indices of the items of each Story: every item once, the items of one Story told the same release.

    An item's site is taken for its source; `company`, where given, for the company it is about (a name or an id), and
    `published`, where not, as far from that of the others: then titles and texts decide alone among undated items.
    """
    sane = (_sanely_dated(item) for item in items)
    return grouped([sketch_of(_entry(item), _companies(item)) for item in sane])


def _entry(item: Item) -> Entry:
    """Return an item as an Entry of its site, whose voice is not known."""
    site = Source(id=host_of(item.link), url=item.link, name=host_of(item.link), role=Role.PRESS)
    return entry_of(item, site, key=link_key(item.link), aliases=(), seen_at=_UNDATED)


def _companies(item: Item) -> tuple[Company, ...]:
    return (Company(id=item.company.casefold(), name=item.company),) if item.company else ()


def events_of(item: Item) -> list[Event]:
    """Return the dated happenings that an item tells of, in the order of their start: calls, congresses, meetings.

    Read from its title and its body (of HTML, or text), by rules; days without a year are those nearest to
    `item.published`. Only what is sure enough for a calendar (`feeds.events.CONFIDENT`); nothing is invented.
    """
    return [event for event in events_of_item(_sanely_dated(item)) if event.confidence >= CONFIDENT]


def _sanely_dated(item: Item) -> Item:
    """Return an item without a date that no release has: nothing can be counted from it."""
    if item.published is None or 1900 <= item.published.year < 2200:
        return item
    return replace(item, published=None, published_precision=None)


def topics_of(item: Item, pack: str = "biopharma") -> set[str]:
    """Return the topics of a pack that an item is about, by id; its title alone is enough, a summary is better.

    Raises FeedsError where there is no such pack.
    """
    facts = {
        Fact.COMPANY: (item.company,) if item.company else (),
        Fact.LANG: (item.language,) if item.language else (),
    }
    matches = pack_index(pack).matches(item.title, item.summary, item.body, facts)
    return {match.id for match in matches}


def _page(body: bytes, url: str, content_type: str | None) -> Page:
    media_type, _, rest = (content_type or "").partition(";")
    charset = rest.lower().partition("charset=")[2].strip(" \"'") or None
    return Page(
        url=url, body=body, media_type=media_type.strip().lower() or None, charset=charset, now=SystemClock().now()
    )  # fmt: skip
