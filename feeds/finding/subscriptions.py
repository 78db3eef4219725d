"""Addresses in lists of subscriptions: OPML (http://opml.org/spec2.opml), HTML bookmarks, plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import lxml.etree

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.mend import fault_of, mended
from feeds.extractors.page import Page, html_of, refuse_binary
from feeds.extractors.xml_text import xml_text
from feeds.text import tidy

MOST = 20_000  # addresses of one list
_OPML = re.compile(r"<\s*(?:\w+:)?opml[\s>]", re.IGNORECASE)
_BOOKMARKS = re.compile(r"<!doctype\s+(?:netscape-bookmark-file|html)|<html[\s>]|<dl[\s>]", re.IGNORECASE)
_XML = re.compile(r"^\ufeff?\s*<\?xml|<!ENTITY", re.IGNORECASE)
_LONGEST_NAME = 200
_CALLED = re.compile(r'"~([^"]+)"')  # newsboat: https://newsboat.org/releases/2.40/docs/newsboat.html, "urls" file


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """One address of a list."""

    url: str  # as it stands there
    name: str | None = None  # what the list calls it
    homepage: str | None = None  # the page it belongs to
    folder: str | None = None  # the folder it lies in


def listed_in(body: bytes, file: str) -> tuple[Listed, ...]:
    """Return the addresses of a list in its order; each once as written, no matter how often it stands there.

    Text that is no address comes as it stands, for the reader to tell. Raises UnreadableError for what is no list, and
    for XML that is refused as harmful.
    """
    page = Page(url=file, body=body)
    refuse_binary(page)
    start = decode(body[:100_000], None, html=False)[0]
    if _OPML.search(start):
        found = _of_opml(page)
    elif _BOOKMARKS.search(start):
        found = _of_bookmarks(page)
    elif _XML.search(start):
        raise UnreadableError(
            f"{file} is XML, but not OPML.", "Export the subscriptions as OPML, or write one address a line."
        )
    else:
        found = _of_text(page)
    once: dict[str, Listed] = {}
    for one in islice(found, MOST):
        once.setdefault(one.url, one)
    return tuple(once.values())


def _of_opml(page: Page) -> Iterator[Listed]:
    text = xml_text(page)
    if fault_of(text) is not None:
        text = mended(text).text
    parser = lxml.etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True)
    try:
        root = lxml.etree.fromstring(text.encode("utf-8"), parser)
    except lxml.etree.XMLSyntaxError as error:
        raise UnreadableError(f"{page.url} is OPML too broken to be read: {error}.") from error
    if root is None:
        raise UnreadableError(f"{page.url} is OPML too broken to be read.")
    for outline in root.iter():
        if not isinstance(outline.tag, str) or lxml.etree.QName(outline).localname.lower() != "outline":
            continue
        told = _attributes(outline)
        url = told.get("xmlurl") or (told.get("url") if told.get("type", "").lower() in ("link", "rss") else None)
        if url:
            yield Listed(
                url=url,
                name=_name(told.get("title") or told.get("text")),
                homepage=told.get("htmlurl"),
                folder=_folder_of(outline),
            )


def _attributes(outline: lxml.etree._Element) -> dict[str, str]:
    """Return the attributes of an outline by name in lower case: programs spell xmlUrl as they like."""
    return {str(name).lower(): tidy(str(value)) for name, value in outline.attrib.items() if tidy(str(value))}


def _folder_of(outline: lxml.etree._Element) -> str | None:
    above = outline.getparent()
    told = _attributes(above) if above is not None else {}
    return _name(told.get("title") or told.get("text")) if "xmlurl" not in told else None


def _of_bookmarks(page: Page) -> Iterator[Listed]:
    """Yield the bookmarks of a browser's export: <DT><A HREF=...>, below <H3> with the folder's name."""
    folder: str | None = None
    for element in html_of(page).iter("h3", "a"):
        text = _name("".join(islice(element.itertext(), 20)))
        if element.tag == "h3":
            folder = text
            continue
        url = (element.get("feedurl") or element.get("href") or "").strip()
        if url.lower().startswith(("http://", "https://")):
            yield Listed(url=url, name=text, folder=folder)


def _of_text(page: Page) -> Iterator[Listed]:
    text, _ = decode(page.body, None, html=False)
    for line in text.replace("\ufeff", "").splitlines():
        written = line.strip()
        if not written or written.startswith(("#", ";", "//")):
            continue
        url, _, rest = written.partition(" ") if "\t" not in written else written.partition("\t")
        called = _CALLED.search(rest)
        yield Listed(url=url.strip("<>,;\"'"), name=_name(called[1]) if called else None)


def _name(text: str | None) -> str | None:
    return tidy(text)[:_LONGEST_NAME].strip() or None if text else None
