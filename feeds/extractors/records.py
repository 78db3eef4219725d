"""Apply what was learnt of a listing: the title, link, date, summary and image of each record, as found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from feeds.extractors.date_reader import Dated
from feeds.extractors.date_spot import DateSpot, Scene, date_at
from feeds.extractors.link_rule import LinkRule, link_at
from feeds.extractors.outline import Outline, Span, Unit
from feeds.extractors.slots import Placed, placed
from feeds.extractors.stock_phrases import says_nothing
from feeds.extractors.title_rule import TitleRule, clean_title
from feeds.extractors.widening import Beside
from feeds.links import absolute
from feeds.model import RawItem, RawText

_SUMMARY = 1_200  # columns; enough for a summary, and not the whole text
_IMAGE_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """What was learnt of a listing: where its records are and where the fields of each record stand."""

    spans: tuple[Span, ...]
    boxes: tuple[int, ...]
    beside: Beside
    scene: Scene
    title: TitleRule | None
    date: DateSpot | None
    link: LinkRule | None
    summary: str | None  # place
    score: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A text that someone says is the date, not read yet."""

    text: str
    evidence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One item as it stands in the page."""

    span: Span
    link: int  # the a element; -1 where the record has none
    href: str
    title: str | None
    title_unit: Unit | None
    dated: Dated | None
    summary: str | None
    stated: Stated | None = None  # by a hand-written selector


def records_of(layout: Layout, spans: Sequence[Span]) -> Iterator[Record]:
    """Read records."""
    for span in spans:
        yield record_of(layout, span)


def record_of(layout: Layout, span: Span) -> Record:
    """Read one record."""
    outline = layout.scene.outline
    units = placed(outline, span, coarse=layout.scene.coarse)
    link = link_at(outline, span, layout.link)
    unit = _title_unit(layout, units, link)
    if unit and unit.link >= 0 and layout.title and layout.title.linked:
        link = unit.link
    dated = date_at(layout.scene, span, layout.date, unit, units) if layout.date else None
    return Record(
        span=span,
        link=link,
        href=outline.hrefs.get(link, ""),
        title=_title(layout, units, unit) if unit else None,
        title_unit=unit,
        dated=dated,
        summary=_summary(layout.summary, units) if layout.summary else None,
    )


def _title_unit(layout: Layout, units: list[Placed], link: int) -> Unit | None:
    """Return the text that is the title: where the rule says, or else a heading, the link's text, the widest text."""
    rule, reader = layout.title, layout.scene.reader
    if rule:
        for one in units:
            if one.key == rule.key:
                return one.unit
    plain = [one.unit for one in units if not says_nothing(one.unit.text) and not reader.is_date(one.unit.text)]
    choices: tuple[list[Unit], ...] = (
        [unit for unit in plain if unit.heading >= 0],
        [unit for unit in plain if unit.link == link >= 0],
        [unit for unit in plain if unit.width <= 200],
    )
    return next((max(choice, key=lambda unit: unit.width) for choice in choices if choice), None)


def _title(layout: Layout, units: list[Placed], unit: Unit) -> str:
    """Return the wording of the title; a heading that runs over several lines is one title."""
    reader = layout.scene.reader
    rule = layout.title or TitleRule(key="", coarse=False)
    texts = [clean_title(unit, rule, reader)]
    if unit.heading >= 0:
        lines = [one.unit for one in units if one.unit.node == unit.node]
        texts += [line.text for line in lines[lines.index(unit) + 1 :] if not reader.is_date(line.text)]
    return " ".join(texts)


def _summary(path: str, units: list[Placed]) -> str | None:
    texts, columns = [], 0
    for one in units:
        if one.key.split("#")[0] == path and columns < _SUMMARY // 3:
            texts.append(one.unit.text)
            columns += one.unit.width
    return " ".join(texts)[:_SUMMARY] or None


def raw_item(record: Record, outline: Outline, base: str, language: str | None) -> RawItem | None:
    """Return a record as the item it is, its links resolved against `base`; None where it leads nowhere."""
    link = absolute(record.href, base)
    if link is None or not record.title:
        return None
    image = image_of(outline, record.span)
    date = record.stated or record.dated
    return RawItem(
        link=link,
        title=RawText(value=record.title),
        date=date.text if date else None,
        date_evidence=date.evidence if date else None,
        summary=RawText(value=record.summary) if record.summary else None,
        image=absolute(image, base) if image else None,
        language=language,
    )


def image_of(outline: Outline, span: Span) -> str | None:
    """Return the address of a record's first image that is more than an icon, as written; None if it has none."""
    for node in outline.marks_in(span.start, span.stop):
        if outline.tags[node] != "img":
            continue
        element = outline.elements[node]
        sizes = (element.get("width") or "", element.get("height") or "")
        if any(size.rstrip("px").isdecimal() and int(size.rstrip("px")) < 48 for size in sizes):
            continue
        for source in (*(element.get(name) for name in _IMAGE_SOURCES), _largest(element.get("srcset"))):
            if source and not source.strip().startswith("data:") and not source.lower().endswith(".svg"):
                return str(source).strip()
    return None


def _largest(srcset: str | None) -> str | None:
    words = (srcset or "").split(",")[-1].split()
    return words[0] if words else None


def labels_of(keys: Mapping[str, str]) -> Mapping[str, str]:
    """Return the labels of slots that have one."""
    return {key: label for key, label in keys.items() if label}
