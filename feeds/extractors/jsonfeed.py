"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) -> items."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.page import Page, language_tag
from feeds.links import absolute
from feeds.model import Extraction, Kind, RawItem, RawText

_MAX_ITEMS = 10_000


def extract_json(page: Page) -> Extraction:
    """Return the items of a JSON Feed, in its order. Raises UnreadableError."""
    feed = _loaded(page)
    version = feed.get("version") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(version, str) or "jsonfeed.org" not in version:
        raise UnreadableError(f"{page.url} is JSON, but not a JSON Feed: it does not name that version.")
    records = feed.get("items")
    if not isinstance(records, list):
        raise UnreadableError(f"{page.url} is a JSON Feed without a list of items.")
    stated = language_tag(_text(feed.get("language")) or "")
    items = tuple(_item(record, stated, page) for record in records[:_MAX_ITEMS] if isinstance(record, dict))
    return Extraction(
        kind=Kind.FEED,
        items=items,
        title=_text(feed.get("title")),
        language=stated or page.language,
        reasons=(f"read as JSON Feed {version.rstrip('/').rpartition('/')[2]}, {len(items)} entries",),
    )


def _loaded(page: Page) -> object:
    text, _ = decode(page.body, page.charset, html=False)
    try:
        # Not strict: control characters within strings are common, and harmless here.
        return json.loads(text.strip("\ufeff\x00 \t\r\n"), strict=False)
    except RecursionError as error:
        raise UnreadableError(f"{page.url} is JSON nested too deep to be read.") from error
    except ValueError as error:
        raise UnreadableError(f"{page.url} is no complete JSON document: {error}.") from error


def _item(record: Mapping[str, Any], stated: str | None, page: Page) -> RawItem:
    date = _text(record.get("date_published"))
    summary = _text(record.get("summary"))
    return RawItem(
        link=_link(record, page),
        title=_plain(_text(record.get("title"))),
        date=date,
        date_evidence="date_published" if date else None,
        updated=_text(record.get("date_modified")),
        summary=_plain(summary),
        body=_body(record),
        guid=_text(record.get("id")),
        language=language_tag(_text(record.get("language")) or "") or stated,
        author=_author(record),
        image=_url(record.get("image"), page) or _url(record.get("banner_image"), page),
        categories=tuple(dict.fromkeys(tag for tag in map(_text, _list(record.get("tags"))) if tag)),
    )


def _text(value: object) -> str | None:
    """Return a JSON value as text; numbers too, because version 1.1 has readers take them for ids."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    # JSON can hold halves of surrogate pairs, which are no characters.
    return value.encode("utf-8", "replace").decode("utf-8").strip() or None if isinstance(value, str) else None


def _plain(text: str | None) -> RawText | None:
    return RawText(value=text) if text else None


def _list(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def _url(value: object, page: Page) -> str | None:
    text = _text(value)
    return absolute(text, page.url) if text else None


def _link(record: Mapping[str, Any], page: Page) -> str | None:
    """Return the permanent page; `external_url` is what a link blog points at, and better than nothing."""
    identifier = _text(record.get("id")) or ""
    stated = identifier if identifier.lower().startswith(("http://", "https://")) else None
    return _url(record.get("url"), page) or _url(stated, page) or _url(record.get("external_url"), page)


def _body(record: Mapping[str, Any]) -> RawText | None:
    markup = _text(record.get("content_html"))
    return RawText(value=markup, html=True) if markup else _plain(_text(record.get("content_text")))


def _author(record: Mapping[str, Any]) -> str | None:
    authors = [*_list(record.get("authors")), record.get("author")]  # 1.1, 1.0
    names = [_text(author.get("name")) for author in authors if isinstance(author, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None
