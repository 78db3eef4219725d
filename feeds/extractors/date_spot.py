"""Which of the dates in the records is the publication date: the same place in each of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from itertools import pairwise
from statistics import fmean

from feeds.dates import DateContext, StatedDate, url_date
from feeds.extractors.date_parts import month_first_of, parts_of, with_heading
from feeds.extractors.date_reader import Dated, DateReader, share
from feeds.extractors.group_dates import Above
from feeds.extractors.outline import Outline, Span, Unit
from feeds.extractors.slots import Placed, placed

_PUBLISHED = re.compile(
    r"(?i)publish|post(?:ed)?\b|releas|issue|issuance|filed|filing|decided|decision|announce|date|dated|veröffentlicht"
    r"|erstellt|datum|publi|fecha|data\b|pubblicat|geplaatst|опубликован|дата|발행|등록|게시|작성|발표|발표|日期|时间|時間|发布|發布|公告|掲載|公開|配信|日付"
)
_OTHERWISE = re.compile(
    r"(?i)updat|modif|chang|edit|revis|expir|deadline|clos(?:ing|es)|due|valid|event|argu|hearing|start|end(?:s|ing)?\b"
    r"|until|order date|original|aktualisiert|geändert|mis à jour|actualizado|aggiornat|archiv|copyright|©"
    r"|更新|修改|截止|到期|更新日|締切|終了|수정|마감"
)
_SHORT = 24  # columns of a piece of a date
_APART = " \t-–—−|:：»›>→·•‧*~＞→"  # what sets a date apart from the title beside it
_LINKS = 4  # of a record, whose addresses may tell its year
_LINE = 80  # columns within which a label stands


class Where(Enum):
    """The kinds of places a date stands in."""

    ATTRIBUTE = "attribute"  # time[datetime] and its like
    TEXT = "text"  # in a text of the record
    PIECES = "pieces"  # spread over neighbouring texts
    HEADING = "heading"  # above a group of records


@dataclass(frozen=True, kw_only=True, slots=True)
class DateSpot:
    """Where in each record the publication date stands."""

    where: Where
    key: str = ""  # place of the text, first piece or element
    coarse: bool = False
    number: int = 0  # which of the dates in the text
    pieces: int = 1  # how many neighbouring texts make up the date
    month_first: bool | None = None  # order of bare numbers that lack their year
    completed: bool = False  # the year (or month) comes from a heading
    score: float = 0.0
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is needed to read dates in records of one page."""

    outline: Outline
    reader: DateReader
    above: Mapping[Span, Above]  # what headings give to each record
    coarse: bool
    labels: Mapping[str, str]  # of the slots, by key


Place = tuple[Where, str, int, int, bool]  # kind, key, number, pieces, completed
Readings = dict[Place, dict[int, Dated]]


def date_spot(scene: Scene, sample: Sequence[Span]) -> DateSpot | None:
    """Learn from sample records where their publication date stands; None where they have none."""
    readings: Readings = {}
    texts = _bare_numbers(scene, sample)
    month_first = month_first_of(texts)
    for number, span in enumerate(sample):
        for place, dated in dates_in(scene, span, month_first=month_first):
            readings.setdefault(place, {}).setdefault(number, dated)
    best: DateSpot | None = None
    for (where, key, occurrence, pieces, completed), found in readings.items():
        coverage = len(found) / len(sample)
        score = _score(list(found.values()), coverage, where, scene.reader.context.now)
        spot = DateSpot(
            where=where,
            key=key,
            coarse=scene.coarse,
            number=occurrence,
            pieces=pieces,
            completed=completed,
            month_first=month_first,
            score=score,
            coverage=coverage,
        )
        if coverage >= 0.2 and (best is None or score > best.score):
            best = spot
    return best if best and best.score > 1.0 else None


def _bare_numbers(scene: Scene, sample: Sequence[Span]) -> list[str]:
    units = scene.outline.units
    return [
        unit.text.strip(_APART)
        for span in sample
        for unit in units[span.first : span.last][:40]
        if unit.width <= _SHORT
    ]


def date_at(
    scene: Scene, span: Span, spot: DateSpot, title: Unit | None, units: Sequence[Placed] | None = None
) -> Dated | None:
    """Read the publication date of a record where it is known to stand.

    A record that has none there, but one plain date elsewhere outside its title, was formatted by another hand: then
    it is that one. None where there is no date, or more than one.
    """
    wanted = (spot.where, spot.key, spot.number, spot.pieces, spot.completed)
    if (there := _directly(scene, span, wanted, units)) is not None:
        return there
    others = []
    for place, dated in dates_in(scene, span, month_first=spot.month_first):
        if place == wanted:
            return dated
        plain = place[0] is Where.ATTRIBUTE or (place[0] is Where.TEXT and dated.purity >= 0.6)
        if plain and dated.cue >= 0 and not (title and dated.text in title.text):
            others.append(dated)
    return others[0] if len({dated.day for dated in others}) == 1 else None


def _directly(scene: Scene, span: Span, wanted: Place, units: Sequence[Placed] | None) -> Dated | None:
    """Return the date at a place without looking at the others; None where it is not there, or takes all to know."""
    if wanted[0] is Where.ATTRIBUTE:
        found = _in_attributes(scene, span)
    elif wanted[0] is Where.TEXT and units is not None:
        number = next((number for number, one in enumerate(units) if one.key == wanted[1]), None)
        found = iter(()) if number is None else _in_texts(scene, units[number : number + 1])
    else:
        return None
    return next((dated for place, dated in found if place == wanted), None)


def dates_in(scene: Scene, span: Span, *, month_first: bool | None) -> Iterator[tuple[Place, Dated]]:
    """Yield all dates of a record, each with its place."""
    units = placed(scene.outline, span, coarse=scene.coarse)
    yield from _in_attributes(scene, span)
    yield from _in_texts(scene, units)
    yield from _in_pieces(scene, span, units, month_first=month_first)
    above = scene.above.get(span)
    if above and above.dated:
        yield (Where.HEADING, "", 0, 1, False), above.dated


def _in_attributes(scene: Scene, span: Span) -> Iterator[tuple[Place, Dated]]:
    outline, seen = scene.outline, dict[str, int]()
    for node in outline.marks_in(span.start, span.stop):
        element, tag = outline.elements[node], outline.tags[node]
        prop = element.get("itemprop") or ""
        name = "datetime" if element.get("datetime") else "content" if "date" in prop.casefold() else "title"
        stated = element.get(name)
        if not stated or (name == "title" and tag != "abbr") or not (found := scene.reader.found(stated)):
            continue
        visible = " ".join(unit.text for unit in outline.units_of(node))
        shown = scene.reader.found(visible) if visible else ()
        cue = -1 if _OTHERWISE.search(f"{prop} {element.get('class') or ''}") else 1 if "ublished" in prop else 0
        cue = cue or _cue(scene, outline.text_before(node, _LINE), "")
        path = outline.path(node, span.root)
        seen[path] = seen.get(path, 0) + 1
        one, evidence = found[0], f"{tag}[{name}]"
        text = scene.reader.readable(stated, one.text)
        if shown and (text is None or shown[0].value.date() != one.value.date()):
            text, one, evidence = shown[0].text, shown[0], f"text of {tag}"  # what readers see is what the company says
        if text is None:
            continue
        dated = Dated(text=text, day=one.value.date(), value=one.value, evidence=evidence, cue=cue)
        yield (Where.ATTRIBUTE, f"{path}@{name}", seen[path], 1, False), dated


def _in_texts(scene: Scene, units: Sequence[Placed]) -> Iterator[tuple[Place, Dated]]:
    for index, one in enumerate(units):
        end = 0
        for number, found in enumerate(scene.reader.found(one.unit.text)):
            before = one.unit.text[end : found.start] or (units[index - 1].unit.text if index else "")
            after = one.unit.text[found.end : found.end + 12]
            end = found.end
            dated = Dated(
                text=found.text,
                day=found.value.date(),
                value=found.value,
                evidence=f"text of {_name(scene.outline, one.unit.node)}",
                cue=_cue(scene, before, scene.labels.get(one.key, ""), after),
                purity=_purity(one, found),
            )
            yield (Where.TEXT, one.key, number, 1, False), dated


def _purity(one: Placed, found: StatedDate) -> float:
    """Return how much of its surroundings a date makes up; at the edge of a short text, nearly all."""
    text = one.unit.text
    if one.unit.width <= _LINE and (found.start <= 2 or found.end >= len(text) - 2):
        return max(0.6, share(found, text))
    return share(found, text)


def _cue(scene: Scene, before: str, label: str, after: str = "") -> int:
    near = f"{before[-40:]} {label}"
    if _OTHERWISE.search(near) and not re.search(r"(?i)publish|posted|发布|發布", before[-20:]):
        return -1
    if re.match(r"\s*(?:更新|updated)", after, re.IGNORECASE):
        return -1
    return 1 if _PUBLISHED.search(near) else 0


def _in_pieces(
    scene: Scene, span: Span, units: list[Placed], *, month_first: bool | None
) -> Iterator[tuple[Place, Dated]]:
    language = scene.reader.context.language
    above = scene.above.get(span)
    heading = above.heading if above else None
    for index, one in enumerate(units):
        if one.unit.width > _SHORT or not any(char.isdigit() or char.isalpha() for char in one.unit.text):
            continue
        for count in (1, 2, 3):
            group = units[index : index + count]
            if len(group) < count or group[-1].unit.width > _SHORT:
                break
            texts = [piece.unit.text.strip(_APART) for piece in group]
            if count == 1 and scene.reader.found(texts[0]):
                break
            own = _joined(texts, language) if count > 1 else None
            text = own
            if heading and not own:
                text = with_heading(" ".join(texts), heading, language, month_first=month_first)
            if text and (dated := _dated(scene, text, group, heading.text if heading and not own else None)):
                yield (Where.PIECES, one.key, 0, count, own is None), dated
                break
            if count == 1 and not text and (dated := _by_address(scene, span, texts[0])):
                yield (Where.PIECES, one.key, 0, 1, True), dated
                break


def _by_address(scene: Scene, span: Span, text: str) -> Dated | None:
    """Return the day of a text that lacks its year, where the address of the item has that very day with its year."""
    if (day := scene.reader.partial(text)) is None:
        return None
    shown = {(day.value.month, day.value.day), (day.value.day, day.value.month)}
    for link in scene.outline.links_in(span.start, span.stop)[:_LINKS]:
        href = scene.outline.hrefs[link]
        found = url_date(href if "//" in href[:8] else f"/{href}", DateContext(now=scene.reader.context.now))
        if found and (found.value.month, found.value.day) in shown:
            own = found.value.date()
            return Dated(text=own.isoformat(), day=own, evidence=f'text "{text}" with the year of the address')
    return None


def _joined(texts: list[str], language: str | None) -> str | None:
    parts = parts_of(texts, language)
    return parts.text if parts else None


def _dated(scene: Scene, text: str, group: list[Placed], heading: str | None) -> Dated | None:
    found = scene.reader.found(text)
    if len(found) != 1:
        return None
    names = " + ".join(dict.fromkeys(_name(scene.outline, piece.unit.node) for piece in group))
    evidence = f'text of {names} with heading "{heading}"' if heading else f"texts of {names}"
    return Dated(text=text, day=found[0].value.date(), value=found[0].value, evidence=evidence)


def _name(outline: Outline, node: int) -> str:
    return outline.tags[node]


def _score(found: list[Dated], coverage: float, where: Where, now: datetime | None) -> float:
    """Judge a place by how many records have a date there, how plainly, in which order, and what words say of it."""
    score = 3.0 * coverage + 0.8 * fmean(dated.purity for dated in found) + 0.8 * fmean(dated.cue for dated in found)
    score += 0.5 * (where is Where.ATTRIBUTE) - 0.4 * (where is Where.HEADING)
    score += 0.8 * _order([dated.day for dated in found])
    if now and fmean(dated.day > now.date() for dated in found) > 0.5:
        score -= 1.0
    return score


def _order(days: list[date]) -> float:
    """Return how well days are in order, newest or oldest first: 1 fully, 0 not at all."""
    pairs = [(one, two) for one, two in pairwise(days) if one != two]
    if len(pairs) < 2:
        return 0.0
    rising = sum(one < two for one, two in pairs) / len(pairs)
    return abs(2 * rising - 1)
