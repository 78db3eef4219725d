"""Read dates counted back from now: "3 hours ago", "vor 2 Tagen", "3小时前", "Yesterday, 17:30".

Weeks, months and years ago are no dates: they do not tell the day.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from feeds.dates.assemble import moment_of
from feeds.dates.dressing import is_dressing
from feeds.dates.relative_names import AGO, DAYS, NOW, ONE, UNSURE
from feeds.dates.stated import DateContext, Reading, StatedDate
from feeds.dates.times import clock_after, clock_before
from feeds.dates.words import base_of
from feeds.dates.zones import home_of, in_zone
from feeds.model import Precision

_UNITS = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1))
_MOST = 400  # of a unit: beyond it the words mean something else
_LONGEST = 100
_BREAK = re.compile(r"[|·•\-,/()\[\]:;~]\s*\Z")
_MORE = re.compile(r"\d\s?[^\W\d_]{1,12}\s?,?\s?(?:and|und|et|y|e|и)?\s?\Z")  # 3 hours, 5 minutes ago
_BREAK_AFTER = re.compile(r"\s*[|·•\-,/()\[\]:;~]|\s*\Z")


class _Unit(NamedTuple):
    length: timedelta
    language: str
    before: frozenset[str]
    after: frozenset[str]


def _choices(cell: str) -> list[str]:
    return [word.replace("_", " ") for word in cell.split()]


def _units() -> dict[str, list[_Unit]]:
    table: dict[str, list[_Unit]] = {}
    for language, line in AGO.items():
        before, after, *units = line.split("|")
        for length, names in zip(_UNITS, units, strict=True):
            unit = _Unit(length, language, frozenset(_choices(before)), frozenset(_choices(after)))
            for name in _choices(names):
                table.setdefault(name, []).append(unit)
    return table


def _days() -> Iterator[tuple[str, str, int]]:
    for language, line in DAYS.items():
        for back, names in enumerate(line.split("|")):
            for name in _choices(names):
                yield name, language, back


def _any(words: Mapping[str, object] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TABLE = _units()
_DAYS: dict[str, tuple[int, frozenset[str]]] = {}
for _name, _language, _back in _days():
    _DAYS[_name] = (_back, _DAYS.get(_name, (0, frozenset()))[1] | {_language})
_BEFORE = frozenset(word for units in _TABLE.values() for unit in units for word in unit.before)
_AFTER = frozenset(word for units in _TABLE.values() for unit in units for word in unit.after)
_CHINESE = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "兩": 2}
_NUMERALS = "半" + "".join(_CHINESE)
_NOW = frozenset(_choices(NOW))
_AGO = re.compile(
    rf"(?<!\w)(?:(?P<before>{_any(_BEFORE)})\s{{1,2}}(?:από\s)?)?(?P<number>(?<![\d.,])\d{{1,3}}|(?:{_any(frozenset(ONE.split()))})\b|[{_NUMERALS}])"
    rf"\s{{0,2}}(?P<unit>{_any(_TABLE)})\.?(?![^\W一-鿿])(?:\s{{1,2}}(?P<after>{_any(_AFTER)})(?!\w))?"
)
_DAY = re.compile(rf"(?<!\w)(?P<word>{_any(_DAYS)})(?![^\W\d])")

_TOKEN = re.compile(r"[^\W\d_]+")
# Scripts in which words are not parted by spaces, or not made of letters only: there the words are looked for.
_UNPARTED = re.compile("[前日天전刚剛\u0900-\u109f]")
_BARE_UNITS = frozenset(name for name, units in _TABLE.items() if any(not unit.before | unit.after for unit in units))
_AGO_MARKS = frozenset(_TOKEN.findall(" ".join(_BEFORE | _AFTER | _BARE_UNITS)))
_DAY_MARKS = frozenset(_TOKEN.findall(" ".join(_DAYS)))


def relative_date(original: str, text: str, context: DateContext) -> StatedDate | None:
    """Return the date that a short text counts back from `context.now`, None if it does not or now is unknown.

    Parameters: `original`, the given text, at most 100 characters; `text`, the same in plain characters. Minutes and
    hours give an instant, days give a day on the calendar of the context's zone. "Ago" may stand beside other words
    if a separator lies between ("Reuters | 3 hours ago"); "today" must be the whole text but for a time and labels.
    """
    if context.now is None or len(text) > _LONGEST:
        return None
    if text.strip().lower() in _NOW:
        return _made(original, (0, len(original)), in_zone(context.now, context.timezone), Precision.INSTANT)
    words = set(_TOKEN.findall(text.lower()))
    unparted = not text.isascii() and _UNPARTED.search(text) is not None
    read = None
    if unparted or not words.isdisjoint(_AGO_MARKS):
        read = _ago(original, text, context, context.now)
    if read is None and (unparted or not words.isdisjoint(_DAY_MARKS)):
        read = _named_day(original, text, context, context.now)
    return read


def _lower(text: str) -> str:
    """Return the text in lower case, unless that changes its length (İ becomes two characters)."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _ago(original: str, text: str, context: DateContext, now: datetime) -> StatedDate | None:
    for match in _AGO.finditer(_lower(text)):
        unit = _meant(match)
        if unit is None or not _is_apart(text, match):
            continue
        number = _number(match["number"])
        if number > _MOST or (number % 1 and unit.length != _UNITS[1]):
            continue
        here = in_zone(now, context.timezone)
        if unit.length < timedelta(days=1):
            value, precision = here - number * unit.length, Precision.INSTANT
        else:
            value, precision = _midnight(here, int(number), context), Precision.DATE
        return _made(original, match.span(), value, precision)
    return None


def _number(words: str) -> float:
    """Return the number of units: digits, a Chinese numeral, half of one, or a word for one."""
    if words == "半":
        return 0.5
    return int(words) if words.isdigit() else _CHINESE.get(words, 1)


def _meant(match: re.Match[str]) -> _Unit | None:
    """Return the unit in the language whose words stand before or after it, as that language wants them."""
    before, after = (match["before"] or "").lower(), (match["after"] or "").lower()
    for unit in _TABLE.get(match["unit"].lower(), ()):
        before_fits = before in unit.before if before else not unit.before or after in unit.after
        after_fits = after in unit.after if after else not unit.after or before in unit.before
        if before_fits and after_fits:
            return unit
    return None


def _is_apart(text: str, match: re.Match[str]) -> bool:
    head, tail = text[: match.start()], text[match.end() :]
    if _MORE.search(head) is not None:
        return False
    free_head = is_dressing(head) or _BREAK.search(head) is not None
    return free_head and (is_dressing(tail) or _BREAK_AFTER.match(tail) is not None)


def _midnight(here: datetime, back: int, context: DateContext) -> datetime:
    day = here.date() - timedelta(days=back)
    return datetime(day.year, day.month, day.day, tzinfo=home_of(context.timezone))


def _named_day(original: str, text: str, context: DateContext, now: datetime) -> StatedDate | None:
    match = _DAY.search(_lower(text))
    if match is None:
        return None
    word = match["word"].lower()
    back, languages = _DAYS.get(word, (0, frozenset[str]()))
    if not languages or (word in UNSURE and base_of(context.language) not in languages):
        return None
    start, end = match.span()
    clock = clock_after(text, end, context) or clock_before(text, start, context)
    if clock is not None:
        start, end = min(start, clock.start), max(end, clock.end)
    if not (is_dressing(text[:start]) and is_dressing(text[end:])):
        return None
    here = in_zone(now, context.timezone if clock is None or clock.zone is None else None)
    if clock is None or not clock.known:
        return _made(original, (start, end), _midnight(here, back, context), Precision.DATE)
    zone = clock.zone or home_of(context.timezone)
    day = now.astimezone(zone).date() - timedelta(days=back)
    reading = Reading(start, end, day.year, day.month, day.day, "")
    return _made(original, (start, end), moment_of(reading, clock, zone), Precision.INSTANT)


def _made(original: str, span: tuple[int, int], value: datetime, precision: Precision) -> StatedDate:
    return StatedDate(
        value=value,
        precision=precision,
        evidence="counted back from now",
        relative=True,
        text=original[slice(*span)],
        start=span[0],
        end=span[1],
    )
