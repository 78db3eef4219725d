"""The way on in documents for machines: feeds (RFC 5005, WordPress) and JSON."""

import json
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urlsplit

from feeds.extractors.decode import decode
from feeds.extractors.page import Page
from feeds.extractors.paging_links import of_site
from feeds.extractors.paging_numbers import counted_on, number_in, replaced
from feeds.extractors.paging_ways import Older, Way
from feeds.links import absolute, link_key

_HEAD = 400_000  # characters of a feed in which its own links are looked for; some stand behind its entries
_LINK = re.compile(r"<(?:[\w.-]{1,20}:)?link\b([^<>]{1,3000})>")
_ATTRIBUTE = re.compile(r"""([\w:-]{1,30})\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')""")
_EDGE = re.compile(r"<(/?)(?:[\w.-]{1,20}:)?(?:entry|item)(?=[\s>/])")
_WORDPRESS = re.compile(r"<generator\b[^<>]{0,300}>[^<>]{0,40}wordpress\.(?:org|com)", re.IGNORECASE)
_REST = re.compile(r"/wp-json/wp/v2/\w|[?&]rest_route=/wp/v2/\w")
_NAMES = (
    "next_url", "nextUrl", "next_page_url", "nextPageUrl", "next_link", "nextLink", "@odata.nextLink", "next",
    "nextPage", "next_page", "older",
)  # fmt: skip
_PLACES = ("", "links", "_links", "paging", "pagination", "meta", "pager", "page", "info", "data", "result", "response")
_LAST_NAMES = ("totalPages", "total_pages", "pageCount", "page_count", "pages", "last_page", "lastPage", "TotalPages")
_GOES_ON = ("hasMore", "has_more", "hasNext", "has_next", "hasNextPage", "more", "has_next_page")


def in_feed(text: str, page: Page) -> list[Older]:
    """Return the older pages a feed names: `next` and `prev-archive` (RFC 5005, sections 3 and 4), or WordPress's."""
    own = _own_part(text[:_HEAD])
    found: list[Older] = []
    for rel in ("next", "prev-archive"):
        for match in _LINK.finditer(own):
            facts = {name.lower(): unescape(one or two) for name, one, two in _ATTRIBUTE.findall(match[1])}
            url = absolute(facts.get("href", ""), page.url) if facts.get("rel", "").lower() == rel else None
            if url and link_key(url) != link_key(page.url):
                found.append(Older(url=url, way=Way.NEXT, why=f"the feed's link rel={rel} (RFC 5005)"))
    if not found and _WORDPRESS.search(own) and _EDGE.search(text):
        number = number_in(page.url) or 1
        url = replaced(page.url, "paged", str(number + 1))
        found.append(Older(url=url, way=Way.COUNTED, why=f"page {number + 1} of a WordPress feed"))
    return found


def _own_part(text: str) -> str:
    """Return a feed without its entries, which have links of their own."""
    pieces, start, within = [], 0, False
    for edge in _EDGE.finditer(text):
        if not edge[1] and not within:
            pieces.append(text[start : edge.start()])
            within = True
        elif edge[1]:
            start, within = edge.end(), False
    return "".join([*pieces, "" if within else text[start:]])


def in_json(page: Page) -> list[Older]:
    """Return the page after a JSON document: the one it names, or the one counted on by its address."""
    text, _ = decode(page.body, page.charset, html=False)
    try:
        document = json.loads(text.strip("\ufeff\x00 \t\r\n"), strict=False)
    except (ValueError, RecursionError):
        return []  # whoever reads its items says so
    named = _named(document, page)
    if named is not None:
        return [named] if link_key(named.url) != link_key(page.url) else []
    if not _holds_news(document) or _is_last(document, page):
        return []
    size = len(document) if isinstance(document, list) else None
    if _REST.search(page.url) and size:
        url = replaced(page.url, "page", str((number_in(page.url) or 1) + 1))
        return [Older(url=url, way=Way.COUNTED, why="the next page of a WordPress endpoint")]
    counted = counted_on(page.url, size)
    return [Older(url=counted, way=Way.COUNTED, why="the next page, counted on from the address")] if counted else []


def _named(document: object, page: Page) -> Older | None:
    for place in _PLACES:
        inside = document if not place else document.get(place) if isinstance(document, Mapping) else None
        if not isinstance(inside, Mapping):
            continue
        for name in _NAMES:
            url = _address(inside.get(name), page)
            if url is not None:
                return Older(url=url, way=Way.NEXT, why=f"{f'{place}.' if place else ''}{name} of the document")
    return None


def _address(value: object, page: Page) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("href") or value.get("url")
    if not isinstance(value, str) or not value.startswith(("http://", "https://", "/", "?")) or len(value) > 2_000:
        return None
    url = absolute(value, page.url)
    return url if url and of_site(url, page.url) else None


def _holds_news(document: object) -> bool:
    """Tell whether there is a list of objects in a document: the page after an empty one is empty."""
    inside = list(document.values()) if isinstance(document, Mapping) else [document]
    deeper = [value for one in inside if isinstance(one, Mapping) for value in one.values()]
    return any(isinstance(one, list) and one and isinstance(one[0], Mapping) for one in (*inside, *deeper))


def _is_last(document: object, page: Page) -> bool:
    """Tell whether a document says that it is the last one."""
    if not isinstance(document, Mapping):
        return False
    inside = [document, *(value for value in document.values() if isinstance(value, Mapping))]
    if any(one.get(name) is False for one in inside for name in _GOES_ON):
        return True
    number = number_in(page.url) if urlsplit(page.url).query else None
    last = next((one[name] for one in inside for name in _LAST_NAMES if isinstance(one.get(name), int)), None)
    return number is not None and last is not None and number >= last
