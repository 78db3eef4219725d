"""Sitemaps -> items, sitemap indexes -> sitemaps to read (https://www.sitemaps.org/protocol.html, Google News).

`lastmod` tells of a change, never of publication: it goes into `updated` and decides the order, no more.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import lxml.etree

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.mend import fault_of, mended
from feeds.extractors.news_address import is_listing, smells_of_news
from feeds.extractors.page import Page, language_tag
from feeds.extractors.sniff import head_of, is_list_of_urls, refuse_html, root_of
from feeds.extractors.xml_text import xml_text
from feeds.links import absolute
from feeds.model import Extraction, Follow, Kind, LinkPatterns, RawItem, RawText
from feeds.patterns import fits, matches

MAX_ITEMS = 1_000  # from one sitemap: the newest
MAX_FOLLOWS = 10  # sitemaps of one index
_MAX_TAGS = 1_500_000  # 50,000 addresses, the most there may be, with all their properties and a picture or two
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:]{4,8})?)?)?")
_PERIODS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_./]?(0[1-9]|1[0-2]))?(?!\d)")
_Recency = tuple[str, str, list[int]]
_MEDIA = re.compile(r"(?i)(?:^|[-_.])(?:images?|videos?)(?=[-_.\d]|$)")
# An address that resolving leaves as it is: nothing to escape, no dot segments.
_PLAIN = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/(?!\.)[A-Za-z0-9_~.,=+-]*)+")
_ENTITY = re.compile(r"&#?\w{2,8};")


def extract(page: Page) -> Extraction:
    """Return the items of a sitemap, or what to read next of an index; those changed last come first.

    Raises UnreadableError for what is no sitemap.
    """
    head = head_of(page)
    if is_list_of_urls(head):
        return _of_text(page)
    refuse_html(page, head, "a sitemap")
    root, reasons = _tree(page)
    name = _name(root)
    if name == "sitemapindex":
        return _index(root, page, reasons)
    if name == "urlset":
        return _urlset(root, page, reasons)
    raise UnreadableError(f"{page.url} is XML, but not a sitemap: it begins with <{root_of(head)}>.")


def _tree(page: Page) -> tuple[lxml.etree._Element, list[str]]:
    text = xml_text(page, max_tags=_MAX_TAGS)
    fault, reasons = fault_of(text), []
    if fault is not None:
        text = mended(text).text
        reasons.append(f"illformed XML ({fault}), mended")
    parser = lxml.etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=False, remove_pis=True
    )
    try:
        root = lxml.etree.fromstring(text.encode("utf-8"), parser)
    except lxml.etree.XMLSyntaxError as error:
        raise UnreadableError(f"{page.url} is XML too broken to be read: {error}.") from error
    if root is None:
        raise UnreadableError(f"{page.url} is XML too broken to be read: {fault}.")
    return root, reasons


# ------------------------------------------------------------------------------------------------------------ an index


def _index(root: lxml.etree._Element, page: Page, reasons: list[str]) -> Extraction:
    listed = {
        link: _child_text(child, "lastmod")
        for child in _records(root, "sitemap")
        if (link := _link(child, page)) and link != page.url
    }
    children, which = _children_wanted(listed, page)
    chosen = sorted(children, key=_recency_among(children, listed), reverse=True)[:MAX_FOLLOWS]
    return Extraction(
        kind=Kind.SITEMAP,
        follows=tuple(Follow(url=url, why="sitemap of an index") for url in chosen),
        language=page.language,
        reasons=(*reasons, f"read as sitemap index: {len(chosen)} of {len(listed)} sitemaps wanted, {which}"),
    )


def _children_wanted(listed: Iterable[str], page: Page) -> tuple[list[str], str]:
    """Return the sitemaps to choose among, and which they are: what the source excludes is none of them.

    The patterns of a source are meant for the links of items; where one fits a sitemap as well, that is meant, too.
    """
    patterns = page.links or LinkPatterns()
    left = [url for url in listed if not any(fits(url, pattern) for pattern in patterns.exclude)]
    named = [url for url in left if any(fits(url, pattern) for pattern in patterns.include)]
    if named:
        return named, "those that `include` names"
    # Of pictures and films a news sitemap or one of pages tells as well.
    texts = [url for url in left if not _MEDIA.search(url.rpartition("/")[2])]
    news = [url for url in texts if smells_of_news(url)]
    if news:
        return news, "those whose address speaks of news"
    return texts or left, "the newest"


def _recency_among(children: Sequence[str], changed: Mapping[str, str | None]) -> Callable[[str], _Recency]:
    """Return a key, greatest for the newest sitemap.

    Where all have a month or a year in their address (2025-11) that decides: whoever writes an index anew at night
    often states that night as the last change of all. Else the last change, then the numbers (post-12).
    """
    dated = all(_period(url) for url in children)

    def key(url: str) -> _Recency:
        path = url.partition("://")[2].partition("/")[2]
        numbers = [int(number) for number in re.findall(r"\d{1,8}", path)]
        return _period(url) if dated else "", _day(changed[url]), numbers

    return key


def _period(url: str) -> str:
    """Return the last year, or year and month, in an address, as 2025 or 2025-11."""
    found = _PERIODS.findall(url.partition("://")[2].partition("/")[2])
    return "-".join(part for part in found[-1] if part) if found else ""


def _day(text: str | None) -> str:
    match = _DAY.match(text or "")
    return match[0] if match else ""


# ----------------------------------------------------------------------------------------------------------- a sitemap


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listed:
    """A page as a sitemap lists it; the rest is read of those that are taken."""

    link: str
    changed: str = ""  # day or second of its last change, or of its publication
    record: lxml.etree._Element | None = None


def _urlset(root: lxml.etree._Element, page: Page, reasons: list[str]) -> Extraction:
    records = list(_records(root, "url"))
    news = [record for record in records if next(_children(record, "news"), None) is not None]
    listed = [
        _Listed(link=link, changed=_changed(record), record=record)
        for record in news or records
        if (link := _link(record, page))
    ]
    wanted, how = (_patterned(listed, page), "all are news") if news else _chosen(listed, page)
    told = f"read as {'news ' if news else ''}sitemap of {len(records)}: {how}"
    return _extraction(wanted, page, [*reasons, told])


def _of_text(page: Page) -> Extraction:
    """Read a sitemap that is a plain list of addresses, one a line."""
    text, _ = decode(page.body, page.charset, html=False)
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("http")]
    wanted, how = _chosen([_Listed(link=link) for line in lines if (link := _absolute(line, page))], page)
    return _extraction(wanted, page, [f"read as plain text sitemap of {len(lines)}: {how}"])


def _patterned(listed: Sequence[_Listed], page: Page) -> list[_Listed]:
    patterns = page.links
    return list(listed) if patterns is None else [one for one in listed if matches(one.link, patterns)]


def _chosen(listed: Sequence[_Listed], page: Page) -> tuple[list[_Listed], str]:
    """Return the pages the source names; else those under a path that speaks of news, or if there are none, all."""
    wanted = _patterned(listed, page)
    if page.links is not None and page.links.include:
        return wanted, f"{len(wanted)} are what `include` and `exclude` leave"
    folders = {one.link.rstrip("/").rpartition("/")[0] for one in wanted}
    pages: list[_Listed] = []
    news: list[_Listed] = []
    for one in wanted:  # both questions of one address after the other, so that it is taken apart once
        if not is_listing(one.link, folders):
            pages.append(one)
            if smells_of_news(one.link):
                news.append(one)
    if news:
        return news, f"{len(news)} are under a path that speaks of news"
    return pages, f"no path speaks of news, so all {len(pages)} that are no lists are taken"


def _extraction(listed: Sequence[_Listed], page: Page, reasons: list[str]) -> Extraction:
    once = list({one.link: one for one in reversed(listed)}.values())[::-1]
    # sorted() is stable: where nothing tells of changes, the order of the page stays.
    newest = sorted(once, key=lambda one: one.changed, reverse=True)[:MAX_ITEMS]
    if len(once) > MAX_ITEMS:
        reasons.append(f"the {MAX_ITEMS:,} changed last of {len(once):,} were taken")
    items = tuple(_item(one, page) for one in newest)
    return Extraction(kind=Kind.SITEMAP, items=items, language=page.language, reasons=tuple(reasons))


def _changed(record: lxml.etree._Element) -> str:
    stated = _child_text(record, "lastmod")
    if stated is None:
        about = next(_children(record, "news"), None)
        stated = None if about is None else _child_text(about, "publication_date")
    return _day(stated)


def _item(one: _Listed, page: Page) -> RawItem:
    if one.record is None:
        return RawItem(link=one.link)
    versions = _versions(one.record, page)
    item = RawItem(
        link=one.link,
        updated=_child_text(one.record, "lastmod"),
        image=_image(one.record, page),
        language=next((language for language, url in versions if url == one.link), None),
        alternates=tuple(version for version in versions if version[1] != one.link),
    )
    about = next(_children(one.record, "news"), None)
    return item if about is None else _with_news(item, about)


def _with_news(item: RawItem, about: lxml.etree._Element) -> RawItem:
    publication = next(_children(about, "publication"), about)
    title = _child_text(about, "title")
    date = _child_text(about, "publication_date")
    return replace(
        item,
        title=RawText(value=title, html=bool(_ENTITY.search(title))) if title else None,
        date=date,
        date_evidence="news:publication_date" if date else None,
        language=language_tag(_child_text(publication, "language") or "") or item.language,
        origin=_child_text(publication, "name"),
        categories=tuple(_keywords(_child_text(about, "keywords"))),
    )


def _versions(record: lxml.etree._Element, page: Page) -> list[tuple[str, str]]:
    """Return the language versions of a page, itself among them: xhtml:link rel=alternate hreflang=...

    "x-default" is no language (https://developers.google.com/search/docs/specialty/international/localized-versions).
    """
    versions = []
    for link in _children(record, "link"):
        language, href = language_tag(link.get("hreflang") or ""), absolute((link.get("href") or "").strip(), page.url)
        if (link.get("rel") or "").strip().lower() == "alternate" and language and href:
            versions.append((language, href))
    return versions


def _keywords(text: str | None) -> Iterable[str]:
    return dict.fromkeys(word.strip() for word in (text or "").split(",") if word.strip())


def _image(record: lxml.etree._Element, page: Page) -> str | None:
    image = next(_children(record, "image"), None)
    return None if image is None else _link(image, page)


def _link(record: lxml.etree._Element, page: Page) -> str | None:
    location = _child_text(record, "loc")
    return _absolute(location, page) if location else None


def _absolute(location: str, page: Page) -> str | None:
    """Return an address in full; nearly all of the many in a sitemap are that as they stand."""
    return location if _PLAIN.fullmatch(location) else absolute(location, page.url)


# --------------------------------------------------------------------------------------------------------------- XML


def _name(element: lxml.etree._Element) -> str:
    """Return an element's local name: namespaces are often wrong, or missing, in sitemaps."""
    return _local_name(element.tag)


@lru_cache(maxsize=256)
def _local_name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _records(root: lxml.etree._Element, name: str) -> Iterator[lxml.etree._Element]:
    """Return the records at any depth: in mended XML an element that was never closed may lie around them."""
    return (element for element in root.iter() if _name(element) == name)


def _children(element: lxml.etree._Element, name: str) -> Iterator[lxml.etree._Element]:
    return (child for child in element if _name(child) == name)


def _child_text(element: lxml.etree._Element, name: str) -> str | None:
    child = next(_children(element, name), None)
    text = "" if child is None else "".join(map(str, child.itertext()))
    return " ".join(text.split()) or None
