"""The links of a page as its paging is read from: label, marks, and whether they stand in a calendar or a menu."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from feeds.extractors.page import Page, base_of
from feeds.links import absolute, host_of, link_key
from feeds.text import tidy

MAX_LINKS = 20_000  # of one page that are looked at
_LONGEST = 60  # characters of a label; what is longer is a title
# Parts of an address that never lead to more news.
_TRAP = re.compile(
    r"(?i)(?:^|[/?&=._-])(?:print|printer|login|log-in|signin|sign-in|signup|logout|register|share|sharer|mailto|cart"
    r"|calendar|ical|ics|wp-login|wp-admin|replytocom|add-to-calendar|comment|comments|unsubscribe|subscribe|rss)(?=$|[/?&=._-])"
    r"|\.(?:pdf|zip|ics|docx?|xlsx?|pptx?|jpe?g|png|gif|mp4|mp3)(?:$|[?#])"
)
_CALENDAR = re.compile(r"(?i)calend|datepick|date-pick|tribe-events|month-nav|events?-nav")
_CLASS_SPLIT = re.compile(r"\s+")
_DEEP = 6  # elements above a link in which a calendar is looked for: td, tr, tbody, table, and what is around it


@dataclass(frozen=True, kw_only=True, slots=True)
class Linked:
    """One link."""

    url: str  # absolute
    label: str  # what it is called; "" where nothing says so
    rel: frozenset[str]
    classes: frozenset[str]  # its own and its parent's, lower case
    element: lxml.html.HtmlElement


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A page, and the links of it that may lead to older news."""

    page: Page
    tree: lxml.html.HtmlElement
    base: str
    links: tuple[Linked, ...]

    @property
    def key(self) -> str:
        """What the page's own address is known by."""
        return link_key(self.page.url)

    def reachable(self, href: str | None) -> str | None:
        """Return an address of the page's own site that may hold news, absolute; None for any other."""
        url = absolute(href, self.base) if href and len(href) < 2_000 else None
        if url is None or not of_site(url, self.page.url):
            return None
        parts = urlsplit(url)
        return None if _TRAP.search(f"{parts.path}?{parts.query}") and not self._own_trap() else url

    def _own_trap(self) -> bool:
        """Tell whether the page's own address has such a word: its neighbours then have it, too."""
        parts = urlsplit(self.page.url)
        return bool(_TRAP.search(f"{parts.path}?{parts.query}"))


def scene_of(page: Page, tree: lxml.html.HtmlElement) -> Scene:
    """Return the page with its links."""
    base = base_of(tree, page)
    bare = Scene(page=page, tree=tree, base=base, links=())
    links = tuple(_linked(bare))
    return Scene(page=page, tree=tree, base=base, links=links)


def of_site(url: str, other: str) -> bool:
    """Tell whether two addresses are of one site: the same host, or one a part of the other."""
    one, two = (host_of(address).removeprefix("www.") for address in (url, other))
    return one == two or (one.endswith(f".{two}") and two.count(".") > 0) or (two.endswith(f".{one}") and "." in one)


def _linked(scene: Scene) -> Iterator[Linked]:
    for element in islice(scene.tree.iter("a", "link", "area"), MAX_LINKS):
        href = element.get("href")
        if not href or href.strip().startswith("#"):
            continue
        rel = frozenset((element.get("rel") or "").lower().split())
        if element.tag == "link" and "next" not in rel:
            continue
        url = scene.reachable(href)
        if url is not None and not in_calendar(element):
            yield Linked(url=url, label=label_of(element), rel=rel, classes=classes_of(element), element=element)


def label_of(element: lxml.html.HtmlElement) -> str:
    """Return what a link or button is called: its text, else what it says to those who cannot see it."""
    text = tidy(" ".join(islice(element.itertext(), 20)))
    if any(char.isalnum() for char in text):
        return text[:_LONGEST]
    told = (element.get("aria-label"), element.get("title"), element.get("value"))
    alt = next((image.get("alt") for image in islice(element.iter("img"), 3) if image.get("alt")), None)
    said = next((tidy(one) for one in (*told, alt) if one and not one.isspace()), "")
    return (said or text)[:_LONGEST]


def classes_of(element: lxml.html.HtmlElement) -> frozenset[str]:
    """Return the classes of an element and of the one around it, in lower case."""
    parent = element.getparent()
    texts = (element.get("class") or "", (parent.get("class") or "") if parent is not None else "")
    return frozenset(name for text in texts for name in _CLASS_SPLIT.split(text.lower()[:500]) if name)


def in_calendar(element: lxml.html.HtmlElement) -> bool:
    """Tell whether an element stands in a calendar, which goes on for ever in both directions."""
    for near in islice(element.iterancestors(), _DEEP):
        if near.tag in ("body", "html", "main"):
            return False
        if _CALENDAR.search(f"{near.get('class') or ''} {near.get('id') or ''}"[:500]):
            return True
    return False
