"""What kind of document these bytes are: by their own first words, then by the media type they were sent with."""

import html
import re

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.page import Page
from feeds.extractors.structured.json_text import is_call
from feeds.model import Kind

_HEAD = 131_072  # bytes looked at; some pages open with long comments
_JUNK = 16_384  # characters of error messages that may stand before a feed

_NAME = re.compile(r"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)")
_DOCTYPE = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_LATE_ROOT = re.compile(r"<\?xml\s|<(?:rss|rdf:RDF|feed|urlset|sitemapindex)(?=[\s>])")
_TITLE = re.compile(r"<title[^>]{0,500}>([^<]{1,1000})", re.IGNORECASE)
_VERSION = r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/'
_FEED_VERSION = re.compile(_VERSION)
_FEED_VERSION_BYTES = re.compile(_VERSION.encode())
_ROOTS = {
    "rss": Kind.FEED,
    "rdf": Kind.FEED,
    "feed": Kind.FEED,
    "channel": Kind.FEED,  # CDF; also RSS that lost its root
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP,
    "html": Kind.LISTING,
}


def kind_of(page: Page) -> Kind:
    """Return the kind of the document: FEED, SITEMAP, JSON that is no JSON Feed, or LISTING for any HTML page.

    An HTML page that is one article cannot be told from a list by its first bytes; whoever knows says so. Raises
    UnreadableError for what is none of these.
    """
    head = head_of(page)
    if not head:
        raise UnreadableError(f"{page.url} is empty.")
    if is_json(head):
        return Kind.FEED if _is_json_feed(head, page.body) else Kind.JSON
    if is_list_of_urls(head):
        return Kind.SITEMAP
    root = root_of(head)
    if root in _ROOTS:
        return _ROOTS[root]
    return _kind_by_media_type(page, head, root)


def head_of(page: Page) -> str:
    """Return the beginning of the document as text, without white space before it."""
    text, _ = decode(page.body[:_HEAD], page.charset)
    return text.lstrip("\ufeff\x00 \t\r\n\x0b\x0c")


def is_json(head: str) -> bool:
    """Tell whether a document begins as JSON does, or as JSON wrapped in a function call (JSONP)."""
    return head[:1] in {"{", "["} or is_call(head)


def _is_json_feed(head: str, body: bytes) -> bool:
    """Tell whether JSON names the version of JSON Feed that it is of; it may do so after its items."""
    return head[:1] == "{" and bool(_FEED_VERSION.search(head) or _FEED_VERSION_BYTES.search(body))


def root_of(head: str) -> str | None:
    """Return the local name of the first element, in lower case; "html" for all that has HTML's document type."""
    start = root_start(head)
    match = None if start is None else _NAME.match(head, start)
    name = match[2].lower() if match else None
    return "html" if name not in _ROOTS and _DOCTYPE.search(head[:start]) else name


def root_start(text: str) -> int | None:
    """Return where the first element of a document begins, past declarations, comments and words that do not belong.

    None where there is no element at all.
    """
    start = _first_element(text, 0)
    if start is not None and (match := _NAME.match(text, start)) and match[2].lower() not in _ROOTS:
        late = _LATE_ROOT.search(text, start, start + _JUNK)  # an error message of the server before the feed
        if late and (past := _first_element(text, late.start())) is not None:
            return past
    return start


def _first_element(text: str, place: int) -> int | None:
    while (place := text.find("<", place)) >= 0:
        if text.startswith("<!--", place):
            place = _after(text, "-->", place + 4)
        elif text.startswith("<?", place):
            place = _after(text, ">", place + 2)
        elif text.startswith("<!", place):
            place = _after_declaration(text, place + 2)
        elif _NAME.match(text, place):
            return place
        else:
            place += 1
    return None


def _after(text: str, mark: str, place: int) -> int:
    found = text.find(mark, place)
    return len(text) if found < 0 else found + len(mark)


def _after_declaration(text: str, place: int) -> int:
    """Return where a document type ends: at the first ">" that is not within its internal subset."""
    bracket, end = text.find("[", place), text.find(">", place)
    if 0 <= bracket < end:
        return _after(text, ">", _after(text, "]", bracket))
    return len(text) if end < 0 else end + 1


def is_list_of_urls(head: str) -> bool:
    """Tell whether a document is a plain list of addresses, one a line."""
    lines = [line.strip() for line in head[:8192].splitlines()[:-1] or head[:8192].splitlines()]
    lines = [line for line in lines if line][:20]
    return bool(lines) and all(re.fullmatch(r"https?://[^\s<>]+", line) for line in lines)


def _kind_by_media_type(page: Page, head: str, root: str | None) -> Kind:
    media_type = page.media_type or ""
    if "rss" in media_type or "atom" in media_type or media_type == "application/feed+json":
        return Kind.FEED
    if media_type.endswith("json"):
        return Kind.JSON
    is_xml = head.startswith("<?xml") or (media_type.endswith("xml") and "html" not in media_type)
    if root is not None and not is_xml:
        return Kind.LISTING
    if root is not None:
        raise UnreadableError(f"{page.url} is XML that begins with <{root}>: neither a feed nor a sitemap.")
    if "html" in media_type:
        return Kind.LISTING
    raise UnreadableError(f"{page.url} is neither a page nor a feed nor a sitemap{_sent_as(page)}.")


def _sent_as(page: Page) -> str:
    return f"; it was sent as {page.media_type}" if page.media_type else ""


def refuse_html(page: Page, head: str, wanted: str) -> None:
    """Raise UnreadableError if the document is an HTML page; `wanted` is what it should be, such as "a feed"."""
    if root_of(head) == "html":
        match = _TITLE.search(head)
        title = " ".join(html.unescape(match[1]).split())[:120] if match else ""
        named = f'its title is "{title}"' if title else "it has no title"
        raise UnreadableError(f"{page.url} is an HTML page, not {wanted}; {named}.")
