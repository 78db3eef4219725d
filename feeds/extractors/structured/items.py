"""Objects with known roles -> RawItems; dates in their true zones."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from feeds.extractors.page import Page, language_tag
from feeds.extractors.structured.flat import Path
from feeds.extractors.structured.keys import key_of
from feeds.extractors.structured.looks import is_html, is_page
from feeds.extractors.structured.moments import days_where_only_days, in_named_zone, in_utc, moment_text, with_offset
from feeds.extractors.structured.roles import Patience, Roles
from feeds.links import absolute
from feeds.model import RawItem, RawText

_MARKED_UP = frozenset({"rendered", "html", "processed"})
_UTC_ENDS = ("_gmt", "_utc", "Gmt", "Utc", "GMT", "UTC")
_HOMES = (
    (re.compile(r"[\u3040-\u30ff]"), "Asia/Tokyo"),
    (re.compile(r"[\uac00-\ud7af]"), "Asia/Seoul"),
    (re.compile(r"[\u4e00-\u9fff]{3}"), "Asia/Shanghai"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """What is needed to read objects as items."""

    url: str  # addresses are resolved against it
    now: datetime | None
    timezone: str | None  # IANA name, of the Source
    language: str | None
    where: str  # for the evidence of dates, such as "JSON"
    patience: Patience = field(default_factory=Patience)

    def items(self, records: Sequence[Mapping[Path, object]], roles: Roles) -> list[RawItem]:
        """Return one item for each object, in order; what an object lacks is None."""
        dates = [_date(record, roles.date) for record in records]
        items = [self._item(record, roles) for record in records]
        texts = days_where_only_days([text for text, _ in dates], self.timezone or home_of(items))
        return [
            replace(item, date=text, date_evidence=f"{self.where} {where}" if text else None)
            for item, text, (_, where) in zip(items, texts, dates, strict=True)
        ]

    def _item(self, record: Mapping[Path, object], roles: Roles) -> RawItem:
        return RawItem(
            link=self._address(record, [path for path in roles.link if is_page(str(_first(record.get(path))).strip())]),
            title=_text(record, roles.title),
            updated=_date(record, roles.updated)[0],
            summary=_text(record, roles.summary),
            body=_text(record, roles.body),
            guid=_scalar(record, roles.guid),
            language=language_tag(_scalar(record, roles.language) or "") or self.language,
            image=self._address(record, roles.image),
        )

    def _address(self, record: Mapping[Path, object], paths: Sequence[Path]) -> str | None:
        for path in paths:
            value = _first(record.get(path))
            if isinstance(value, str) and value.strip() and (found := absolute(value.strip(), self.url)):
                return found
        return None


def reader_of(page: Page, base: str, where: str) -> Reader:
    """Return the reader of objects found in a page; `base` is what its addresses resolve against."""
    return Reader(url=base, now=page.now, timezone=page.timezone, language=page.language, where=where)


def home_of(items: Sequence[RawItem]) -> str | None:
    """Return the zone in which a list is written that is plainly in Chinese, Japanese or Korean."""
    titles = [item.title.value for item in items if item.title]
    for pattern, zone in _HOMES:
        if titles and sum(pattern.search(title) is not None for title in titles) * 2 > len(titles):
            return zone
    return None


def clean_text(value: str) -> str:
    """Return a text without halves of surrogate pairs, which JSON can hold, and which are no characters."""
    return value.encode("utf-8", "replace").decode("utf-8").strip()


def raw_text(value: str, name: str = "") -> RawText | None:
    """Return a text as found, marked as markup where it is; `name` is that of its field."""
    value = clean_text(value)
    return RawText(value=value, html=name in _MARKED_UP or is_html(value)) if value else None


def stated_moment(record: Mapping[Path, object], path: Path) -> str | None:
    """Return the moment that an object states at a path, in its true zone as far as the object tells it."""
    text = moment_text(record.get(path))
    if text is None:
        return None
    key = key_of(path)
    if key.utc:
        local = _beside(record, path, re.sub(r"(?i)_?(?:gmt|utc)$", "", path[-1]))
        return (with_offset(local, text) if local else None) or in_utc(text)
    utc = next((found for end in _UTC_ENDS if (found := _beside(record, path, path[-1] + end))), None)
    if utc and (whole := with_offset(text, utc)):
        return whole
    return in_named_zone(text, record.get((*path[:-1], "timezone")))


def _beside(record: Mapping[Path, object], path: Path, name: str) -> str | None:
    return moment_text(record.get((*path[:-1], name)))


def _date(record: Mapping[Path, object], paths: Sequence[Path]) -> tuple[str | None, str]:
    for path in paths:
        if text := stated_moment(record, path):
            return clean_text(text), ".".join(path)
    return None, ""


def _text(record: Mapping[Path, object], paths: Sequence[Path]) -> RawText | None:
    for path in paths:
        value = _first(record.get(path))
        if isinstance(value, str) and not is_page(value) and (text := raw_text(value, path[-1])):
            return text
    return None


def _scalar(record: Mapping[Path, object], paths: Sequence[Path]) -> str | None:
    for path in paths:
        value = _first(record.get(path))
        if isinstance(value, str | int) and not isinstance(value, bool) and (text := clean_text(str(value))):
            return text
    return None


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value
