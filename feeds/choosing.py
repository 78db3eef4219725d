"""Which address of a site a source is best read at: a feed is worth more than a page, if it carries the same news.

In order of trust: a feed the page links, one that the site's platform keeps at its usual place, a JSON endpoint, a
sitemap. None is taken on trust: it has to carry the newest items of the page, or, where the page gives none, some that
are known, or anything at all where none are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from feeds.extractors import Page, kind_of
from feeds.extractors.article_list import lists_of, looks_like_article
from feeds.extractors.offers import Offer, offers_of
from feeds.extractors.page import html_of
from feeds.links import link_key
from feeds.model import Chosen, Fetched, Item, Kind, Source
from feeds.reading import newest, page_of, read_page
from feeds.text import letters

_COMPARED = 10  # newest items of a list that another reading should hold
_MOST_ITEMS = 500  # of a reading that are compared
_ENOUGH = 0.5  # share of them
_SPANNED = 5  # items within a span, or dates of a list, that say something
_GAPS = 0.2  # share of a list's items between those of a reading that this may lack
_SHORT = 3  # items; a reading of fewer is none of a longer list


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A better address, and what it gives."""

    chosen: Chosen
    response: Fetched
    items: list[Item]


def is_learnt(page: Page, kind: Kind) -> bool:
    """Tell whether a document, to be read as `kind`, is a listing that is learnt rather than told by selectors."""
    return kind in (Kind.AUTO, Kind.LISTING) and page.selectors is None and kind_of(page) is Kind.LISTING


def offers_for(page: Page, *, listed: bool) -> tuple[Offer, ...]:
    """Return what a page offers as better readings, the most trusted first.

    `listed`: whether the page itself lists items; a sitemap, which has no titles, is no better then.
    """
    return tuple(offer for offer in offers_of(page) if not (listed and offer.kind is Kind.SITEMAP))


def lists_for(page: Page) -> tuple[Offer, ...]:
    """Return the lists that an article page given as a source belongs to, the likeliest first; none for a list.

    Raises UnreadableError where the bytes are no page.
    """
    tree = html_of(page)
    if not looks_like_article(tree, page):
        return ()
    return tuple(Offer(url=one.url, kind=Kind.LISTING, why=one.why, sure=True) for one in lists_of(tree, page))


def choice_of(
    offer: Offer, response: Fetched, known: Sequence[Item], source: Source, site_names: Sequence[str]
) -> Choice | None:
    """Return the choice an offer is, None where it does not carry the news of the page.

    `known`: the items of the page, or those known of the source where the page gives none. Raises ExtractError where
    the document cannot be read.
    """
    page = page_of(response, source)
    extraction, items = read_page(page, offer.kind, site_names)
    if not items or extraction.follows or not all(item.title for item in items):
        return None
    if known and not carries(items, known):
        return None
    chosen = Chosen(url=offer.url, kind=extraction.kind, why=offer.why, proved=response.fetched_at)
    return Choice(chosen=chosen, response=response, items=items)


def carries(items: Sequence[Item], known: Sequence[Item]) -> bool:
    """Tell whether a reading holds enough of the newest of some other items, and little else, to be the same news."""
    if len(items) < min(_SHORT, len(known)) or (coverage(known, items) or 0.0) < _ENOUGH:
        return False
    return (beyond(known, items) or 0.0) <= _ENOUGH and (gaps(known, items) or 0.0) <= _GAPS


def coverage(listed: Sequence[Item], items: Sequence[Item]) -> float | None:
    """Return which share of a list's newest items a reading holds; a short one has to hold no more than its length."""
    if not listed or not items:
        return None
    wanted = newest(listed, min(_COMPARED, len(items), len(listed)))
    return sum(_held(wanted, items)) / len(wanted)


def gaps(listed: Sequence[Item], items: Sequence[Item]) -> float | None:
    """Return which share of a list's items a reading lacks of those between the first and the last that it holds.

    A reading may lag behind, and end sooner; one that leaves out what lies between is of a part of that news. None
    where too few lie between to say.
    """
    held = _held(newest(listed, len(listed)), items)
    if sum(held) < 2:
        return None
    last = len(held) - held[::-1].index(True)
    within = held[held.index(True) : last]
    return within.count(False) / len(within) if len(within) >= _SPANNED else None


def beyond(listed: Sequence[Item], items: Sequence[Item]) -> float | None:
    """Return which share of a reading's items from the days that a list spans are none of that list.

    Where the list or the reading states too few dates to say, those before the last that it shares with the list.
    None where these are too few, too.
    """
    days = [item.published for item in listed if item.published]
    first = min(days).astimezone(UTC) if len(days) >= _SPANNED else None
    within = [
        item for item in items[:_MOST_ITEMS] if first and item.published and item.published.astimezone(UTC) >= first
    ]
    held = _held(within if len(within) >= _SPANNED else newest(items, _MOST_ITEMS), listed)
    if len(within) < _SPANNED:
        held = held[: len(held) - held[::-1].index(True)] if any(held) else []
    return held.count(False) / len(held) if len(held) >= _SPANNED else None


def _held(wanted: Sequence[Item], items: Sequence[Item]) -> list[bool]:
    """Tell of each of some items whether it is among some others, by its link or its title."""
    links = {link_key(item.link) for item in items[:_MOST_ITEMS]}
    titles = {letters(item.title) for item in items[:_MOST_ITEMS] if item.title}
    return [link_key(item.link) in links or bool(item.title and letters(item.title) in titles) for item in wanted]
