"""The releases before and after an article, as its page links them: rel=prev and next, "Previous:", "下一篇：..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

import lxml.html

from feeds.extractors.article_way_words import NEXT_RELEASE, PREVIOUS_RELEASE
from feeds.extractors.paging_words import plain
from feeds.links import absolute, host_of, link_key
from feeds.text import tidy, width

MAX_LINKS = 20_000  # looked at
MAX_TRIED = 300  # of those that seem to be one
LABEL = 40  # characters of a label before a link, or at its beginning
TITLE = 12  # columns of a link's text from which on it names a release

_LABELS = {"previous": PREVIOUS_RELEASE, "next": NEXT_RELEASE}
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:nav|post|article|news|entry|story)[_-]*(?:links?[_-]*)?(?P<a>prev|next)(?:ious)?"
    r"|(?P<b>prev|next)(?:ious)?[_-]*(?:post|article|news|entry|story))(?:$|[\s_-])",
    re.IGNORECASE,
)
_COLON = re.compile(r"^(?P<label>[^:：]{1,40}?)\s*[:：]\s*(?P<rest>.*)$", re.DOTALL)
_PAGE_IN_PATH = re.compile(r"(?:[/_-]|/page[/_-]?|[/_-]p(?:age)?)(?P<number>\d{1,3})(?=/?$|\.\w{2,5}$)", re.IGNORECASE)
_PAGE_WORD = re.compile(r"(?:^|[/_-])(?:page|seite|pagina|p)[/_-]?\d{1,3}(?:/|$|\.)", re.IGNORECASE)
_PAGE_QUERY = frozenset(
    {"page", "p", "pg", "paged", "seite", "pagina", "currentpage", "page_no", "pageno", "pageindex", "next"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The releases beside an article, absolute; "previous" and "next" are the page's words, not an order of time."""

    previous: str | None = None
    next: str | None = None


_Found = tuple[str, lxml.html.HtmlElement, bool]  # which neighbour, its link, whether more than its place speaks for it


@dataclass(frozen=True, kw_only=True, slots=True)
class _Own:
    """The article's own addresses."""

    urls: tuple[str, ...]
    keys: frozenset[str]
    base: str

    def target(self, link: lxml.html.HtmlElement) -> str | None:
        """Return the absolute address of another page of the site that is no other page of the same article."""
        href = (link.get("href") or "").strip()
        url = absolute(href, self.base) if href and not href.startswith("#") else None
        if url is None or link_key(url) in self.keys or host_of(url) != host_of(self.base):
            return None
        return None if any(is_page_of(url, own) for own in self.urls) else url


def neighbours_of(tree: lxml.html.HtmlElement, base: str, *own: str | None) -> Neighbours:
    """Return what the page links as the releases before and after its own; `own` are its own addresses."""
    urls = tuple(url for url in own if url)
    mine = _Own(urls=urls, keys=frozenset(map(link_key, urls)), base=base)
    found: dict[str, str] = {}
    for way in (_labelled, _related, _classed):
        for name, link, sure in islice(way(tree), MAX_TRIED):
            url = None if name in found else mine.target(link)
            if url and url not in found.values() and (sure or _is_sibling(url, mine)):
                found[name] = url
    return Neighbours(previous=found.get("previous"), next=found.get("next"))


def is_page_of(url: str, own: str) -> bool:
    """Tell whether an address is another page of the article at `own`: /a/2, /a_2.html, /a?page=2 beside /a."""
    there, here = urlsplit(url), urlsplit(own)
    if there.netloc != here.netloc:
        return False
    if there.path == here.path:
        return _without_page(there.query) == _without_page(here.query)
    if _PAGE_WORD.search(there.path) or _PAGE_WORD.search(here.path):
        return _stem(there.path) == _stem(here.path)
    bare = re.sub(r"/$|\.\w{2,5}$", "", here.path)
    other = re.sub(r"/$|\.\w{2,5}$", "", there.path)
    return _stem(there.path) == bare or _stem(here.path) == other


def _stem(path: str) -> str:
    return re.sub(r"/$|\.\w{2,5}$", "", _PAGE_IN_PATH.sub("", path, count=1))


def _without_page(query: str) -> list[tuple[str, str]]:
    return sorted(pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0].lower() not in _PAGE_QUERY)


# --------------------------------------------------------------------------- rel, labels, classes


def _related(tree: lxml.html.HtmlElement) -> Iterator[_Found]:
    for link in islice(tree.iter("link", "a"), MAX_LINKS):
        rel = (link.get("rel") or "").lower().split()
        name = "previous" if {"prev", "previous"} & set(rel) else "next" if "next" in rel else None
        if name:
            yield name, link, width(tidy(_text(link))) >= TITLE


def _classed(tree: lxml.html.HtmlElement) -> Iterator[_Found]:
    for link in islice(tree.iter("a"), MAX_LINKS):
        holder = link.getparent()
        classes = [(one.get("class") or "")[:200] for one in (link, holder) if one is not None]
        match = next((found for text in classes if text and (found := _CLASS.search(text))), None)
        if match and width(tidy(_text(link))) >= TITLE:
            yield "previous" if (match["a"] or match["b"]).lower() == "prev" else "next", link, True


def _labelled(tree: lxml.html.HtmlElement) -> Iterator[_Found]:
    for link in islice(tree.iter("a"), MAX_LINKS):
        name, sure = _label_of(link)
        if name:
            yield name, link, sure


def _label_of(link: lxml.html.HtmlElement) -> tuple[str | None, bool]:
    """Return ("previous" or "next", whether a release is named beside the word) for what a link is called, or None."""
    pieces = [text for piece in islice(link.itertext(), 12) if (text := tidy(piece))]
    if pieces:
        match = _COLON.match(pieces[0])
        head, rest = (match["label"], match["rest"]) if match else (pieces[0], "")
        if name := _named(head):
            return name, width("".join((rest, *pieces[1:]))) >= TITLE or width(head) >= 2 * TITLE
    before = _before(link)
    if before and (name := _named(before)):
        return name, width("".join(pieces)) >= TITLE
    for attribute in ("aria-label", "title"):
        if name := _named((link.get(attribute) or "")[:LABEL]):
            return name, False
    return None, False


def _named(label: str) -> str | None:
    if not label or len(label) > LABEL:
        return None
    word = plain(label)
    return next((name for name, words in _LABELS.items() if word in words), None)


def _before(link: lxml.html.HtmlElement) -> str:
    """Return the short text right before a link: in its parent, or all of the element before it."""
    node = link
    for _ in range(3):
        previous, parent = node.getprevious(), node.getparent()
        if previous is not None:
            text = (previous.tail or "").strip() or ("" if previous.tag == "a" else _text(previous))
        else:
            text = (parent.text or "") if parent is not None else ""
        if text.strip():
            return tidy(text[: 2 * LABEL]).rstrip(":： ")
        if previous is not None or parent is None:
            return ""
        node = parent
    return ""


def _text(element: lxml.html.HtmlElement) -> str:
    return "".join(islice(element.itertext(), 12))[:300]


def _is_sibling(url: str, own: _Own) -> bool:
    """Tell whether an address lies where the article's own lies: the same folder, or the same page with another query.

    "Next" alone stands on calendars, sliders and galleries, too.
    """
    there = urlsplit(url)
    for one in own.urls:
        here = urlsplit(one)
        if there.netloc != here.netloc:
            continue
        if there.path == here.path and there.query:
            return all(value for _, value in parse_qsl(there.query, keep_blank_values=True))
        if there.path != here.path and _folder(there.path) == _folder(here.path):
            return True
    return False


def _folder(path: str) -> str:
    """Return the folder of a path without dates in it: /news/2025/10/27/ is /news/."""
    folder = path.rstrip("/").rpartition("/")[0]
    return re.sub(r"(?:/\d{1,8}|/\d{4}-\d{2}(?:-\d{2})?)+$", "", folder)
