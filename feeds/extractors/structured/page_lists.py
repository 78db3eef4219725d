"""The best list of news that an HTML page embeds for machines, and what all of them say of each page they name."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import lxml.html

from feeds.extractors.page import Page, base_of, language_of
from feeds.extractors.structured.items import Reader, reader_of
from feeds.extractors.structured.jsonld import json_ld_things
from feeds.extractors.structured.microdata import microdata_things
from feeds.extractors.structured.microformats import microformats_items
from feeds.extractors.structured.state import lists_in_state
from feeds.extractors.structured.things import items_of_things
from feeds.links import absolute, link_key
from feeds.model import RawItem

_LEAST = 2  # items of a list
_GROWTH = 0.34  # as for lists of a page
_LONG = 80
_TRUST = {
    "JSON-LD": 0.3,
    "microdata": 0.25,
    "microformats": 0.2,
}  # what is meant to be read, before a script's own state
_KEYED = 0.7  # the worth of objects in no order against a list of them
_GAPS = ("date", "updated", "summary", "body", "image", "author", "language", "guid")


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedded:
    """What an HTML page lists for machines."""

    items: tuple[RawItem, ...]  # of its best list, with what the others add to them; never the page itself
    why: str  # for people: "JSON-LD: 12 items, 12 dated"
    others: tuple[RawItem, ...] = ()  # of its other lists


def list_in(tree: lxml.html.HtmlElement, page: Page) -> Embedded | None:
    """Return the list of news that a page's structured data holds, None where it holds none.

    Read are JSON-LD, microdata and RDFa, microformats, and the state that applications leave for their scripts; no
    script is run. Menus, breadcrumbs, products, events and jobs are no news. The work is bounded, whatever the page.
    """
    base = base_of(tree, page)
    reader = replace(reader_of(page, base, ""), language=language_of(tree, page))
    own = {link_key(url) for url in (page.url, base, _canonical(tree, base)) if url}
    lists = []
    for items, why, worth in _lists(tree, reader):
        kept = _without(items, own)
        if len(kept) >= _LEAST:
            lists.append((worth, kept, why))
    if not lists:
        return None
    lists.sort(key=lambda one: -one[0])
    _, best, why = lists[0]
    others = [item for _, items, _ in lists[1:] for item in items]
    whole = _completed(best, others)
    dated = sum(item.date is not None for item in whole)
    return Embedded(
        items=whole,
        why=f"{why}: {len(whole)} items, {dated} dated",
        others=_unknown(others, whole),
    )


def facts_for(embedded: Embedded) -> Mapping[str, RawItem]:
    """Return what a page's structured data says of each page it names, by `feeds.links.link_key` of its address."""
    facts: dict[str, RawItem] = {}
    for item in (*embedded.items, *embedded.others):
        if item.link:
            facts.setdefault(link_key(item.link), item)
    return MappingProxyType(facts)


def _lists(tree: lxml.html.HtmlElement, reader: Reader) -> Iterable[tuple[Sequence[RawItem], str, float]]:
    """Yield each list with where it was found and its worth."""
    for where, things in (("JSON-LD", json_ld_things(tree)), ("microdata", microdata_things(tree))):
        items = items_of_things(things, replace(reader, where=where))
        yield items, where, _worth(items) + _TRUST[where]
    entries = microformats_items(tree, replace(reader, where="microformats"))
    yield entries, "microformats", _worth(entries) + _TRUST["microformats"]
    for found in lists_in_state(tree, reader):
        yield found.items, found.place, _worth(found.items) * (_KEYED if found.keyed else 1.0)


def _worth(items: Sequence[RawItem]) -> float:
    """Judge a list by what its items state, and by its length, as lists of a page are judged."""
    if not items:
        return 0.0
    dated = sum(item.date is not None for item in items) / len(items)
    summed = sum(item.summary is not None for item in items) / len(items)
    different = len({item.link for item in items}) / len(items)
    return (0.6 + 1.4 * dated + 0.3 * summed) * different * math.pow(min(len(items), _LONG), _GROWTH)


def _canonical(tree: lxml.html.HtmlElement, base: str) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return absolute(link.get("href") or "", base)
    return None


def _without(items: Sequence[RawItem], own: set[str]) -> tuple[RawItem, ...]:
    """Return the items, each address once, without the page itself."""
    kept: dict[str, RawItem] = {}
    for item in items:
        key = link_key(item.link or "")
        if key not in own:
            kept.setdefault(key, item)
    return tuple(kept.values())


def _completed(items: Sequence[RawItem], others: Sequence[RawItem]) -> tuple[RawItem, ...]:
    """Return the items with what they lack and other lists say of the same page."""
    known: dict[str, RawItem] = {}
    for other in others:
        known.setdefault(link_key(other.link or ""), other)
    return tuple(_filled(item, known.get(link_key(item.link or ""))) for item in items)


def _filled(item: RawItem, other: RawItem | None) -> RawItem:
    if other is None:
        return item
    lacking = {name: getattr(other, name) for name in _GAPS if getattr(item, name) is None}
    if "date" in lacking:
        lacking["date_evidence"] = other.date_evidence
    return replace(item, **lacking) if lacking else item


def _unknown(others: Sequence[RawItem], known: Sequence[RawItem]) -> tuple[RawItem, ...]:
    return _without(others, {link_key(item.link or "") for item in known})
