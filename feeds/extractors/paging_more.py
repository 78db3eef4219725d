"""Buttons that load more: where their attributes say from."""

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from feeds.extractors.paging_links import MAX_LINKS, Scene, classes_of, in_calendar, label_of
from feeds.extractors.paging_numbers import PAGE_NAMES, number_in, replaced
from feeds.extractors.paging_ways import Older, Way
from feeds.extractors.paging_words import MORE, NEXT, OLDER, plain
from feeds.links import link_key

# What scripts and libraries read the address from: htmx (hx-get), Unpoly (up-href), intercooler (ic-get-from), and
# hand-written ones.
_ATTRIBUTE_NAMES = (
    "hx-get data-hx-get up-href ic-get-from data-next-url data-nexturl data-next-page-url data-next-href data-next "
    "data-next-page data-nextpage data-more-url data-load-more-url data-loadmore-url data-load-url data-load "
    "data-ajax-url data-ajaxurl data-endpoint data-url data-href data-src data-path data-link data-action data-api"
)
_ATTRIBUTES = _ATTRIBUTE_NAMES.split()
_NEXT_ATTRIBUTES = "data-next-url data-nexturl data-next-page-url data-next-href data-next data-nextpage"
_SAYS_NEXT = frozenset(_NEXT_ATTRIBUTES.split())
_HOLDS = re.compile(r"[{%:_\[$]{1,2}(?:page|pageno|pagenum|page_?number|n|p)[}%:_\]]{0,2}(?![a-z])", re.IGNORECASE)
_CLASS = re.compile(r"load-?_?more|show-?more|view-?more|more-?btn|btn-?more|infinite|loadmore|next-?page")
_PAGE_ATTRIBUTES = ("data-page", "data-next-page", "data-nextpage", "data-page-number", "data-paged")
_LIKE_URL = re.compile(r"^(?:https?://|//|/|\?|\./)[^\s<>]{1,1500}$|^[\w-]+(?:/[\w.-]+)*\?[^\s<>]{1,1000}$")


def loaded_more(scene: Scene) -> list[Older]:
    """Return what the page's load-more buttons load, the first first."""
    found: dict[str, Older] = {}
    for element in islice(
        scene.tree.iter("a", "button", "div", "span", "li", "tr", "section", "ul", "input"), MAX_LINKS
    ):
        if len(element.attrib) > 0 and (older := _of(element, scene)) and link_key(older.url) != scene.key:
            found.setdefault(link_key(older.url), older)
    return list(found.values())[:2]


def _of(element: lxml.html.HtmlElement, scene: Scene) -> Older | None:
    given = [name for name in _ATTRIBUTES if element.get(name)]
    if not given or not _loads(element, given) or in_calendar(element):
        return None
    for url in _addresses(element, given, scene):
        named = label_of(element)
        what = f'loaded by the button "{named}"' if plain(named) else "loaded by the page as it is scrolled"
        return Older(url=url, way=Way.NEXT, why=what)
    return None


def _loads(element: lxml.html.HtmlElement, given: list[str]) -> bool:
    """Tell whether an element loads more: it says so by its label, its class, its attribute or its trigger."""
    if element.tag in ("a", "button", "input", "span", "div", "li"):
        label = plain(label_of(element))
        if label in MORE or label in OLDER or label in NEXT:
            return True
    trigger = (element.get("hx-trigger") or element.get("data-hx-trigger") or "").lower()
    if "revealed" in trigger or "intersect" in trigger:
        return True
    classes = " ".join(
        classes_of(element) if element.tag in ("a", "button") else [(element.get("class") or "").lower()]
    )
    return bool(_CLASS.search(f"{classes} {element.get('id') or ''}".lower())) or not _SAYS_NEXT.isdisjoint(given)


def _addresses(element: lxml.html.HtmlElement, given: list[str], scene: Scene) -> Iterator[str]:
    number = next((int(text) for name in _PAGE_ATTRIBUTES if (text := element.get(name) or "").isdecimal()), None)
    for name in given:
        value = (element.get(name) or "").strip()
        if _LIKE_URL.match(value):
            filled = _filled(value, number, scene)
            url = scene.reachable(filled) if filled else None
            if url is not None:
                yield url


def _filled(value: str, number: int | None, scene: Scene) -> str | None:
    """Return an address with the number of the page in its place; None where it is not known where that is."""
    following = number if number is not None and number > 1 else (number_in(scene.page.url) or 1) + 1
    if _HOLDS.search(value):
        return _HOLDS.sub(str(following), value, count=1)
    if number is None or number_in(value) is not None:
        return value
    ending = re.search(r"[?&]([\w-]+)=$", value)  # data-url="/news?page=" data-page="2"
    return (
        f"{value}{following}" if ending and ending[1].lower() in PAGE_NAMES else replaced(value, "page", str(following))
    )
