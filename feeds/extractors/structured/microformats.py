"""Microformats of a page -> items: h-entry (https://microformats.org/wiki/h-entry) and the older hAtom (hentry)."""

from dataclasses import dataclass, field, replace
from itertools import islice

import lxml.etree
import lxml.html

from feeds.extractors.structured.elements import descendant, text_in
from feeds.extractors.structured.items import Reader, home_of
from feeds.extractors.structured.moments import days_where_only_days
from feeds.links import absolute
from feeds.model import RawItem, RawText

_MOST_ENTRIES = 3_000
_MOST_STEPS = 400_000  # over elements, for all entries together: entries may lie within entries
_LONGEST = 20_000  # characters of one text
_MOST_PARTS = 200  # elements within a date
_CLASSES = "concat(' ', normalize-space(@class), ' ')"
_ENTRIES = f"//*[contains({_CLASSES}, ' h-entry ') or contains({_CLASSES}, ' hentry ')]"
_ROLES = {
    "p-name": "title", "entry-title": "title",
    "u-url": "link",
    "dt-published": "date", "published": "date",
    "dt-updated": "updated", "updated": "updated",
    "p-summary": "summary", "entry-summary": "summary",
    "e-content": "body", "entry-content": "body",
    "u-photo": "image", "u-featured": "image",
    "p-author": "author",
    "p-category": "category",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """The elements of one entry, by their role."""

    element: lxml.html.HtmlElement
    parts: dict[str, list[lxml.html.HtmlElement]] = field(default_factory=dict)

    def first(self, role: str) -> lxml.html.HtmlElement | None:
        return next(iter(self.parts.get(role, ())), None)


def microformats_items(tree: lxml.html.HtmlElement, reader: Reader) -> list[RawItem]:
    """Return the entries of a page that have a title and an address, in its order."""
    entries: list[_Entry] = []
    room = _MOST_STEPS
    for element in tree.xpath(_ENTRIES)[:_MOST_ENTRIES]:
        entry, steps = _entry(element, room)
        entries.append(entry)
        room -= steps
    items = [item for entry in entries if (item := _item(entry, reader)).link and item.title]
    dates = days_where_only_days([item.date for item in items], reader.timezone or home_of(items))
    return [replace(item, date=date) for item, date in zip(items, dates, strict=True)]


def _entry(element: lxml.html.HtmlElement, room: int) -> tuple[_Entry, int]:
    """Collect the parts of an entry, not those of entries or other formats within it, and count the steps it took."""
    entry = _Entry(element=element)
    inside: list[lxml.html.HtmlElement] = []
    steps = 0
    for event, one in islice(lxml.etree.iterwalk(element, events=("start", "end")), max(room, 0)):
        steps += 1
        if event == "end":
            if inside and inside[-1] is one:
                inside.pop()
            continue
        classes = (one.get("class") or "").split()
        if one is not element and not inside:
            for role in dict.fromkeys(_ROLES[name] for name in classes if name in _ROLES):
                entry.parts.setdefault(role, []).append(one)
            if "bookmark" in (one.get("rel") or "").split():
                entry.parts.setdefault("bookmark", []).append(one)
        if one is not element and any(name.startswith("h-") or name in {"hentry", "vcard"} for name in classes):
            inside.append(one)
    return entry, steps


def _item(entry: _Entry, reader: Reader) -> RawItem:
    date = _moment(entry.first("date"))
    summary, body = _text(entry.first("summary")), entry.first("body")
    return RawItem(
        link=_link(entry, reader.url),
        title=_title(entry),
        date=date,
        date_evidence=f"{reader.where} dt-published" if date else None,
        updated=_moment(entry.first("updated")),
        summary=RawText(value=summary) if summary else None,
        body=RawText(value=_markup(body), html=True) if body is not None else None,
        language=reader.language,
        author=_text(entry.first("author")) or None,
        image=_address(entry.first("image"), "src", reader.url),
        categories=tuple(dict.fromkeys(text for one in entry.parts.get("category", ()) if (text := _text(one)))),
    )


def _title(entry: _Entry) -> RawText | None:
    """Return the name; of an entry that states none and has a heading, that."""
    element = entry.first("title")
    if element is None:
        element = descendant(entry.element, "h1", "h2", "h3", "h4")
    text = _text(element)
    return RawText(value=text) if text else None


def _link(entry: _Entry, base: str) -> str | None:
    """Return the address: the one stated, the permanent link, the title's, the only one there is."""
    title = entry.first("title")
    around = () if title is None else (title, descendant(title, "a"), title.getparent())
    own = (entry.element, descendant(entry.element, "a")) if not entry.parts.get("link") else ()
    for element in (entry.first("link"), entry.first("bookmark"), *around, *own):
        if found := _address(element, "href", base):
            return found
    return None


def _address(element: lxml.html.HtmlElement | None, attribute: str, base: str) -> str | None:
    stated = None if element is None else element.get(attribute) or element.get("href") or element.get("data")
    return absolute(stated, base) if stated and stated.strip() else None


def _moment(element: lxml.html.HtmlElement | None) -> str | None:
    """Return a date: its attribute, else its parts of the class `value` (value-class-pattern), else its text."""
    if element is None:
        return None
    parts = [
        one
        for one in islice(element.iter(), _MOST_PARTS)
        if {"value", "value-title"} & set((one.get("class") or "").split())
    ]
    if parts and element not in parts:
        texts = [_stated(one) for one in parts[:3]]
        return " ".join(text for text in texts if text) or None
    return _stated(element) or None


def _stated(element: lxml.html.HtmlElement) -> str:
    attribute = element.get("datetime") or element.get("title") or element.get("value") or element.get("content")
    if attribute and any(char.isdigit() for char in attribute):
        return str(attribute).strip()[:200]
    inner = descendant(element, "time")
    if inner is not None and inner.get("datetime"):
        return str(inner.get("datetime")).strip()[:200]
    return _text(element)[:200]


def _text(element: lxml.html.HtmlElement | None) -> str:
    if element is None:
        return ""
    return text_in(element, _LONGEST)


def _markup(element: lxml.html.HtmlElement) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
