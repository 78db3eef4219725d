"""What every extractor is given, and the tree of an HTML page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.model import Fields, LinkPatterns, Selectors

# A page of real news holds some thousand tags, a very large one some hundred thousand. Each costs about 150 bytes of
# memory once parsed, so that this many stay below 200 MB.
MAX_TAGS = 1_000_000
MAX_ATTRIBUTES = 3_000_000
# libxml2 looks through all attributes of an element for each one more: 40,000 of them take seconds.
MAX_ATTRIBUTES_OF_ONE = 500
_COUNTED_FROM = 150_000  # bytes: smaller pages hold too few attributes to take long

_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A document and what is known of it."""

    url: str  # after redirects; relative links resolve against it
    body: bytes
    media_type: str | None = None  # lower case, without parameters
    charset: str | None = None  # from the Content-Type header
    selectors: Selectors | None = None  # hand-written ones of its Source
    fields: Fields | None = None  # hand-written paths into its JSON
    links: LinkPatterns | None = None  # which links are items
    now: datetime | None = None  # when it was fetched, aware
    language: str | None = None  # BCP 47, of the Source, where the page does not say
    timezone: str | None = None  # IANA name, of the Source, where dates state no zone


def html_of(page: Page) -> lxml.html.HtmlElement:
    """Return the tree of an HTML page, without comments and processing instructions.

    Bounded: elements nested more than 2,048 deep end the reading of the page (libxml2's own limit; what came before is
    kept), and a page of more than a million tags is refused. Raises UnreadableError where there is no page at all.
    """
    refuse_binary(page)
    _refuse_huge(page)
    text, _ = decode(page.body, page.charset)
    text = text.replace("\x00", "")
    if not text.strip():
        raise UnreadableError(f"{page.url} is an empty page.")
    encoded = text.encode("utf-8", "replace")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        _refuse_crowded(page, encoded)
        tree = lxml.html.document_fromstring(encoded, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as error:
        raise UnreadableError(f"{page.url} cannot be read as an HTML page: {error}.") from error
    return tree


def refuse_binary(page: Page) -> None:
    """Raise UnreadableError if the body is a file of another sort, such as a PDF document or an image."""
    start = page.body[:16].lstrip()
    for magic, what in _BINARY:
        if start.startswith(magic):
            raise UnreadableError(f"{page.url} is {what}, not a page.")


def _refuse_huge(page: Page) -> None:
    tags = page.body.count(b"<")
    if tags > MAX_TAGS:
        raise UnreadableError(f"{page.url} holds {tags:,} tags; a page of news has some thousand.")
    if page.body.count(b"=") > MAX_ATTRIBUTES:
        raise UnreadableError(f"{page.url} holds millions of attributes; it is not a page of news.")


def _refuse_crowded(page: Page, encoded: bytes) -> None:
    """Refuse a page with an element of too many attributes, counted by the parser itself, which then builds no tree."""
    if len(encoded) < _COUNTED_FROM:
        return
    counter: Any = _Attributes()  # lxml asks for fewer methods than its stubs do
    parser = lxml.etree.HTMLParser(target=counter, encoding="utf-8", no_network=True, huge_tree=True)
    lxml.etree.fromstring(encoded, parser=parser)
    if counter.most > MAX_ATTRIBUTES_OF_ONE:
        raise UnreadableError(f"{page.url} holds an element of {counter.most:,} attributes; it is not a page of news.")


class _Attributes:
    """What the parser tells of a page it reads: how many attributes its elements have."""

    def __init__(self) -> None:
        self.most = 0  # attributes of one element

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """Take in an element."""
        self.most = max(self.most, len(attributes))

    def close(self) -> None:
        """Take in that the page is at its end."""


def base_of(tree: lxml.html.HtmlElement, page: Page) -> str:
    """Return the URL that relative links of the page resolve against (HTML, section 4.2.3: the first base href)."""
    for base in tree.iter("base"):
        href = (base.get("href") or "").strip()
        if not href:
            continue
        try:
            url: str = urljoin(page.url, href)
            if urlsplit(url).scheme in {"http", "https"}:
                return url
        except ValueError:
            return page.url
        return page.url
    return page.url


def language_of(tree: lxml.html.HtmlElement, page: Page) -> str | None:
    """Return the BCP 47 tag the page states for itself, or else the one its Source was given."""
    metas = {
        (meta.get("http-equiv") or meta.get("name") or "").lower(): meta.get("content") for meta in tree.iter("meta")
    }
    stated = (tree.get("lang"), tree.get("xml:lang"), metas.get("content-language"), metas.get("language"))
    found = (language_tag(text) for text in stated if text)
    return next((tag for tag in found if tag), page.language)


def language_tag(text: str) -> str | None:
    """Return `text`, or the first of a list in it, as a BCP 47 tag (zh-CN for zh_CN); None if it is none."""
    match = _LANGUAGE.fullmatch(text.partition(",")[0].strip())
    return match[0].replace("_", "-") if match else None
