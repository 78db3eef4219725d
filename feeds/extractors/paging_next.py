"""The link to the next page of a list: by its rel, its label, its class, or a script that draws the row of pages."""

import re
from collections.abc import Iterator
from itertools import islice

from feeds.extractors.paging_links import Linked, Scene
from feeds.extractors.paging_numbers import number_in
from feeds.extractors.paging_ways import Older, Way
from feeds.extractors.paging_words import ARROWS, MORE, NEXT, NEXT_CLASSES, OLDER, plain
from feeds.links import absolute, link_key

_MOST = 3  # ways of this sort that are given
# createPageHTML(countOfPages, present, "name", "ext"): the script of a content system common in China; page 0 is
# name.ext, page n name_n.ext.
_DRAWN = re.compile(
    r"""createPageHTML\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*["']([\w-]{1,60})["']\s*,\s*["'](\w{1,6})["']"""
)


def next_pages(scene: Scene) -> list[Older]:
    """Return the pages that this one names its next, the best told first."""
    found: dict[str, Older] = {}
    for older in (*_by_rel(scene), *_by_label(scene), *_by_class(scene), *_drawn(scene)):
        key = link_key(older.url)
        if key != scene.key and _goes_on(older.url, scene.page.url):
            found.setdefault(key, older)
    return list(found.values())[:_MOST]


def _goes_on(url: str, own: str) -> bool:
    """Tell whether an address counts on from the page's own, as far as both count."""
    number, here = number_in(url), number_in(own)
    if number is None:
        return here is None or link_key(url).partition("?")[0] != link_key(own).partition("?")[0]
    return number > (here if here is not None else -1)


def _by_rel(scene: Scene) -> Iterator[Older]:
    for link in scene.links:
        if "next" in link.rel:
            yield Older(url=link.url, way=Way.NEXT, why="linked with rel=next")


def _by_label(scene: Scene) -> Iterator[Older]:
    labelled = [(plain(link.label), link) for link in scene.links if link.label and "prev" not in link.rel]
    for words, needs_number in ((OLDER, False), (NEXT, False), (MORE, True)):
        for label, link in labelled:
            if label in words and (not needs_number or number_in(link.url) is not None):
                yield _labelled(link)


def _labelled(link: Linked) -> Older:
    return Older(url=link.url, way=Way.NEXT, why=f'linked as "{link.label}"')


def _by_class(scene: Scene) -> Iterator[Older]:
    """Yield arrows: links without a word whose class says next, or that count on by one."""
    here = number_in(scene.page.url)
    for link in scene.links:
        bare = not plain(link.label)
        if bare and not any(char.isdigit() for char in link.label) and NEXT_CLASSES & link.classes:
            yield Older(url=link.url, way=Way.NEXT, why="linked with an arrow of the class next")
        elif link.label in ARROWS:
            number = number_in(link.url)
            if number is not None and number - (here if here is not None else 1) in (0, 1):
                yield _labelled(link)


def _drawn(scene: Scene) -> Iterator[Older]:
    for script in islice(scene.tree.iter("script"), 200):
        match = _DRAWN.search((script.text or "")[:20_000])
        if match and int(match[2]) + 1 < int(match[1]):
            url = absolute(f"{match[3]}_{int(match[2]) + 1}.{match[4]}", scene.base)
            if url:
                yield Older(
                    url=url, way=Way.NEXT, why=f"page {int(match[2]) + 2} of {match[1]}, as its script draws them"
                )
