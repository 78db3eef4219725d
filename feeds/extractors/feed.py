"""Feeds -> items: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 and CDF through feedparser, JSON Feed on its own.

feedparser is given wellformed UTF-8 without document type, as bytes, so that it neither guesses, nor opens a socket or
a file, nor falls back on its parser for illformed feeds, which takes the square of the time on hostile ones.
"""

import io
import re
from dataclasses import dataclass

import feedparser

from feeds.errors import UnreadableError
from feeds.extractors.feed_entry import Voice, item_of
from feeds.extractors.jsonfeed import extract_json
from feeds.extractors.mend import fault_of, mended
from feeds.extractors.page import Page, language_tag
from feeds.extractors.sniff import head_of, refuse_html, root_of
from feeds.extractors.xml_text import xml_text
from feeds.links import absolute
from feeds.model import Extraction, Kind

# What feedparser 6 is known to let through from the depths of feeds that no one foresaw.
_FEEDPARSER_BUGS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)

# Media RSS describes the picture, not the item; feedparser would take its words for those of the item. At places of the
# earth that stand where it does not expect them it breaks down.
_FOREIGN = re.compile(r"<(/?)(media:(?=(?:description|title)[\s/>])|(?:georss|gml|psc):(?=\w))")
_SEARCH_BOX = re.compile(r"<textinput(?:\s[^<>]*)?(?:/>|>.*?</textinput\s*>)", re.IGNORECASE | re.DOTALL)
# feedparser compares each category of an item with all others of it: thousands would take it minutes.
_CATEGORY = re.compile(r"<(?:(item|entry)|(?:\w+:)?(?:category|subject|keywords|tags))[\s>]", re.IGNORECASE)
_MAX_CATEGORIES = 500  # of one item
# It searches the whole of a person's name for an e-mail address from each of its letters.
_PERSON = re.compile(
    r"<((?:\w+:)?(?:author|creator|managingEditor|webMaster|publisher))(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE
)
# Entities and CDATA marks may stand within it; the first half keeps a run from being measured anew at each letter.
_LONG_WORD = re.compile(r"(?<![A-Za-z0-9_.+&#;<>!\[\]-])[A-Za-z0-9_.+&#;<>!\[\]-]{10000}")
_DATE = re.compile(r"<(?:dc:)?date[\s>]", re.IGNORECASE)
_LONG_KEYWORDS = re.compile(r"(<(?:itunes:keywords|tags)>[^<]{1000})[^<]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Markup:
    """A feed as wellformed XML, and what was done to it."""

    text: str
    reasons: tuple[str, ...] = ()
    broken_off: bool = False


def extract(page: Page) -> Extraction:
    """Return the items of a feed, in its order. A feed without any is legal, and gives none.

    Raises UnreadableError for what is no feed, is refused as harmful, or breaks off before its first item.
    """
    head = head_of(page)
    if head[:1] in {"{", "["}:
        return extract_json(page)
    refuse_html(page, head, "a feed")
    markup = _markup(page)
    parsed = _parsed(markup.text, page)
    version = str(parsed.get("version") or "")
    if not version and not parsed.entries:
        raise UnreadableError(f"{page.url} is XML, but not a feed: it begins with <{root_of(head)}>.")
    if markup.broken_off and not parsed.entries:
        raise UnreadableError(f"{page.url} breaks off before its first item is complete.")
    voice = _voice(parsed, markup.text, page)
    items = tuple(item_of(entry, voice) for entry in parsed.entries)
    name = feedparser.api.SUPPORTED_VERSIONS.get(version) or "a feed of no stated version"
    return Extraction(
        kind=Kind.FEED,
        items=items,
        title=_title(parsed),
        language=voice.language or page.language,
        reasons=(f"read as {name}, {len(items)} entries", *markup.reasons),
    )


def _markup(page: Page) -> _Markup:
    text = _LONG_KEYWORDS.sub(r"\1", xml_text(page))
    _refuse_categories(text, page)
    fault = fault_of(text)
    if fault is None:
        _refuse_long_names(text, page)
        return _Markup(text=text)
    whole = mended(text)
    if fault_of(whole.text) is not None:
        raise UnreadableError(f"{page.url} is XML too broken to be read: {fault}.")
    _refuse_long_names(whole.text, page)
    reasons = [f"illformed XML ({fault}), mended"]
    if whole.broken_off:
        reasons.append("the document breaks off; its half-written last element was left out")
    return _Markup(text=whole.text, reasons=tuple(reasons), broken_off=whole.broken_off)


def _refuse_categories(text: str, page: Page) -> None:
    count = 0
    for match in _CATEGORY.finditer(text):
        count = 0 if match[1] else count + 1
        if count > _MAX_CATEGORIES:
            raise UnreadableError(f"{page.url} gives one item more than {_MAX_CATEGORIES} categories; it is refused.")


def _refuse_long_names(text: str, page: Page) -> None:
    place = 0
    while match := _PERSON.search(text, place):
        place = text.find(f"</{match[1]}", match.end())
        place = len(text) if place < 0 else place
        if _LONG_WORD.search(text[match.end() : place]):
            raise UnreadableError(f"{page.url} names a person by a word of ten thousand letters; it is refused.")


def _parsed(text: str, page: Page) -> feedparser.FeedParserDict:
    safe = _FOREIGN.sub(r"<\1\2own-", _SEARCH_BOX.sub("", text))
    data = b'<?xml version="1.0" encoding="utf-8"?>' + safe.encode("utf-8")
    try:
        return feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,  # of HTML; done with the base the feed states, see feed_entry
            sanitize_html=False,  # done once, by normalise
        )
    except _FEEDPARSER_BUGS as error:
        raise UnreadableError(f"{page.url} is a feed that cannot be read ({type(error).__name__}: {error}).") from error


def _voice(parsed: feedparser.FeedParserDict, text: str, page: Page) -> Voice:
    version = str(parsed.get("version") or "")
    home = absolute(str(parsed.feed.get("link") or ""), page.url)
    return Voice(
        address=page.url,
        base=page.url if version.startswith("atom") or home is None else home,
        version=version,
        states_date=_DATE.search(text) is not None,
        language=language_tag(str(parsed.feed.get("language") or "")),
    )


def _title(parsed: feedparser.FeedParserDict) -> str | None:
    return str(parsed.feed.get("title") or "").strip() or None
