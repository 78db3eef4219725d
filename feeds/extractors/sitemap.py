"""Sitemaps -> items, sitemap indexes -> sitemaps to read (https://www.sitemaps.org/protocol.html, Google News).

`lastmod` tells of a change, never of publication: it goes into `updated` and decides the order, no more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import lxml.etree

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.mend import fault_of, mended
from feeds.extractors.news_address import is_listing, smells_of_news
from feeds.extractors.page import Page, language_tag
from feeds.extractors.sniff import head_of, is_list_of_urls, refuse_html, root_of
from feeds.extractors.xml_text import xml_text
from feeds.links import absolute
from feeds.model import Extraction, Follow, Kind, RawItem, RawText

MAX_ITEMS = 1_000  # from one sitemap: the newest
MAX_FOLLOWS = 10  # sitemaps of one index
_MAX_TAGS = 1_500_000  # 50,000 addresses, the most there may be, with all their properties and a picture or two
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:]{4,8})?)?)?")
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
    children = [
        (link, _child_text(child, "lastmod"))
        for child in _records(root, "sitemap")
        if (link := _link(child, page)) and link != page.url
    ]
    news = [child for child in children if smells_of_news(child[0])]
    chosen = sorted(dict(news or children).items(), key=_recency, reverse=True)[:MAX_FOLLOWS]
    which = "those whose address speaks of news" if news else "the newest"
    return Extraction(
        kind=Kind.SITEMAP,
        follows=tuple(Follow(url=url, why="sitemap of an index") for url, _ in chosen),
        language=page.language,
        reasons=(*reasons, f"read as sitemap index: {len(chosen)} of {len(children)} sitemaps wanted, {which}"),
    )


def _recency(child: tuple[str, str | None]) -> tuple[str, list[int]]:
    """Return a key, greatest for the newest: its last change, then the numbers in its address (2025-11, post-12)."""
    url, changed = child
    return _day(changed), [int(number) for number in re.findall(r"\d{1,8}", url.partition("://")[2].partition("/")[2])]


def _day(text: str | None) -> str:
    match = _DAY.match(text or "")
    return match[0] if match else ""


# ----------------------------------------------------------------------------------------------------------- a sitemap


def _urlset(root: lxml.etree._Element, page: Page, reasons: list[str]) -> Extraction:
    records = list(_records(root, "url"))
    news = [(record, about) for record in records if (about := next(_children(record, "news"), None)) is not None]
    if news:
        items = [_news_item(record, about, page) for record, about in news]
        how = "all are news"
    else:
        items, how = _chosen([_plain_item(record, page) for record in records])
    return _extraction(items, page, [*reasons, f"read as {'news ' if news else ''}sitemap of {len(records)}: {how}"])


def _of_text(page: Page) -> Extraction:
    """Read a sitemap that is a plain list of addresses, one a line."""
    text, _ = decode(page.body, page.charset, html=False)
    links = [absolute(line.strip(), page.url) for line in text.splitlines() if line.strip().startswith("http")]
    items, how = _chosen([RawItem(link=link) for link in links if link])
    return _extraction(items, page, [f"read as plain text sitemap of {len(links)}: {how}"])


def _chosen(items: Sequence[RawItem]) -> tuple[list[RawItem], str]:
    """Return the items whose address is under a path that speaks of news, or if there are none, all."""
    folders = {item.link.rstrip("/").rpartition("/")[0] for item in items if item.link}
    pages = [item for item in items if item.link and not is_listing(item.link, folders)]
    news = [item for item in pages if item.link and smells_of_news(item.link)]
    if news:
        return news, f"{len(news)} are under a path that speaks of news"
    return pages, f"no path speaks of news, so all {len(pages)} that are no lists are taken"


def _extraction(items: Sequence[RawItem], page: Page, reasons: list[str]) -> Extraction:
    once = list({item.link: item for item in reversed(items) if item.link}.values())[::-1]
    # sorted() is stable: where nothing tells of changes, the order of the page stays.
    newest = sorted(once, key=lambda item: _day(item.updated or item.date), reverse=True)[:MAX_ITEMS]
    if len(once) > MAX_ITEMS:
        reasons.append(f"the {MAX_ITEMS:,} changed last of {len(once):,} were taken")
    return Extraction(kind=Kind.SITEMAP, items=tuple(newest), language=page.language, reasons=tuple(reasons))


def _plain_item(record: lxml.etree._Element, page: Page) -> RawItem:
    return RawItem(link=_link(record, page), updated=_child_text(record, "lastmod"), image=_image(record, page))


def _news_item(record: lxml.etree._Element, about: lxml.etree._Element, page: Page) -> RawItem:
    publication = next(_children(about, "publication"), about)
    title = _child_text(about, "title")
    date = _child_text(about, "publication_date")
    return RawItem(
        link=_link(record, page),
        title=RawText(value=title, html=bool(_ENTITY.search(title))) if title else None,
        date=date,
        date_evidence="news:publication_date" if date else None,
        updated=_child_text(record, "lastmod"),
        language=language_tag(_child_text(publication, "language") or ""),
        origin=_child_text(publication, "name"),
        image=_image(record, page),
        categories=tuple(_keywords(_child_text(about, "keywords"))),
    )


def _keywords(text: str | None) -> Iterable[str]:
    return dict.fromkeys(word.strip() for word in (text or "").split(",") if word.strip())


def _image(record: lxml.etree._Element, page: Page) -> str | None:
    image = next(_children(record, "image"), None)
    return None if image is None else _link(image, page)


def _link(record: lxml.etree._Element, page: Page) -> str | None:
    location = _child_text(record, "loc")
    return absolute(location, page.url) if location else None


# --------------------------------------------------------------------------------------------------------------- XML


def _name(element: lxml.etree._Element) -> str:
    """Return an element's local name: namespaces are often wrong, or missing, in sitemaps."""
    return str(element.tag).rpartition("}")[2].lower()


def _records(root: lxml.etree._Element, name: str) -> Iterator[lxml.etree._Element]:
    """Return the records at any depth: in mended XML an element that was never closed may lie around them."""
    return (element for element in root.iter() if _name(element) == name)


def _children(element: lxml.etree._Element, name: str) -> Iterator[lxml.etree._Element]:
    return (child for child in element if _name(child) == name)


def _child_text(element: lxml.etree._Element, name: str) -> str | None:
    child = next(_children(element, name), None)
    text = "" if child is None else "".join(map(str, child.itertext()))
    return " ".join(text.split()) or None
