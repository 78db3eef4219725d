"""Which URLs give older items than this page: the way into a source's past. Pure: reads, and fetches nothing.

paging_words    what sites call the way on, in some forty languages
paging_links    the links of a page, without the traps: print views, logins, calendars
paging_next     rel=next, "Next", "下一页", arrows, rows of pages that a script draws
paging_numbers  1 2 3 4: which of them this page is, and which comes next
paging_more     load-more buttons and their endpoints
paging_periods  archives of years and months
paging_chain    from an article to the one before
paging_data     feeds (RFC 5005) and JSON
"""

import re
from urllib.parse import urlsplit

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.packed import unpacked
from feeds.extractors.page import Page, html_of
from feeds.extractors.paging_chain import is_article, neighbours
from feeds.extractors.paging_data import in_feed, in_json
from feeds.extractors.paging_links import Scene, scene_of
from feeds.extractors.paging_more import loaded_more
from feeds.extractors.paging_next import next_pages
from feeds.extractors.paging_numbers import counted_on, next_number, number_in
from feeds.extractors.paging_periods import archives
from feeds.extractors.paging_ways import Older, Way
from feeds.extractors.sniff import head_of, kind_of
from feeds.links import link_key
from feeds.model import Kind

__all__ = ["Older", "Way", "older_of"]

_PERIOD_PATH = re.compile(r"/\d[\d/_-]*(?:\.\w{2,5})?$|/(?:index\.\w{2,5})?$|/page/\d+/?$")


def older_of(page: Page) -> tuple[Older, ...]:
    """Return where items older than those of `page` are to be found, the best way first; empty where nothing leads on.

    First the next page of the same list, then archives of years or months before, the latest first; for a page that is
    one article, its neighbours. Never the page itself, nor one that counts back from it. A document that cannot be read
    leads nowhere: who reads its items says why.
    """
    try:
        page = unpacked(page)
        kind = kind_of(page)
        if kind is Kind.SITEMAP:
            return ()
        if kind is not Kind.LISTING:
            return _in_data(page)
        scene = scene_of(page, html_of(page))
    except UnreadableError:
        return ()
    return _first_of_each(_in_page(scene))


def _in_data(page: Page) -> tuple[Older, ...]:
    if head_of(page)[:1] in ("{", "["):
        return tuple(in_json(page))
    text, _ = decode(page.body, page.charset, html=False)
    return tuple(in_feed(text, page))


def _in_page(scene: Scene) -> list[Older]:
    number = next_number(scene)
    named = next_pages(scene)
    # Content systems call lists articles, too: a way that counts pages shows what it is.
    if number is None and not any(number_in(older.url) for older in named) and is_article(scene):
        return neighbours(scene)
    onward = [*named, *([number] if number else []), *loaded_more(scene)]
    # Where the list itself goes on, archives of the whole site would lead to what it leaves out.
    past = [older for older in archives(scene) if not onward or _of_this_list(older.url, scene.page.url)]
    return [*onward, *past] or _counted(scene)


def _of_this_list(url: str, own: str) -> bool:
    """Tell whether an archive is one of the page's own list: below its address, or chosen by a parameter."""
    root = _PERIOD_PATH.sub("", urlsplit(own).path)
    return len(root) > 1 and urlsplit(url).path.startswith(root)


def _counted(scene: Scene) -> list[Older]:
    """Return the page after a piece of a page: what a button loads is told by nothing but its own address."""
    if b"<html" in scene.page.body[:4_000].lower() or b"<body" in scene.page.body[:20_000].lower():
        return []
    url = counted_on(scene.page.url)
    return [Older(url=url, way=Way.COUNTED, why="the next page, counted on from the address")] if url else []


def _first_of_each(ways: list[Older]) -> tuple[Older, ...]:
    found: dict[str, Older] = {}
    for older in ways:
        found.setdefault(link_key(older.url), older)
    return tuple(found.values())
