"""The two ways to read: `parse_date`, where a whole text is a date, and `find_dates`, where dates stand in a text."""

import re
from dataclasses import replace

from feeds.dates.assemble import stated
from feeds.dates.characters import bare, plain
from feeds.dates.compact import compact_date
from feeds.dates.dressing import is_dressing
from feeds.dates.iso import iso_date
from feeds.dates.order import day_first_of
from feeds.dates.relative import relative_date
from feeds.dates.scan import readings, stands_alone
from feeds.dates.stated import UNKNOWN, DateContext, Reading, StatedDate
from feeds.dates.whole import WEAK

_LONGEST_GIVEN = 4_000  # characters with the white space of the page's source
_LONGEST = 200  # characters without it
_LONGEST_WEAK = 100
_RUN = re.compile(r"[0-9]+")
_DIGIT = re.compile(r"\d")


def parse_date(text: str, context: DateContext = UNKNOWN) -> StatedDate | None:
    """Return the date that a text as a whole is, None if it is none or more than one.

    Labels ("Published:"), weekdays, brackets and separators around it are tolerated; other words are not. Bare digits
    (20251027, Unix time) are found here but not by `find_dates`.
    Raises ValueError for a `context.timezone` that is no IANA name.
    """
    if len(text) > _LONGEST_GIVEN:
        return None
    simple = " ".join(bare(text).split())
    if not simple or len(simple) > _LONGEST:
        return None
    read = iso_date(simple, context) or _dressed(simple, context) or compact_date(simple, context)
    if read is None or simple == text:
        return read
    return _placed(read, text, simple)


def _dressed(simple: str, context: DateContext) -> StatedDate | None:
    found = readings(simple, context)
    if len(found) > 1:
        return None
    if found:
        return _alone(simple, simple, found[0], context)
    return _weak(simple, simple, context) or relative_date(simple, simple, context)


def _alone(original: str, simple: str, reading: Reading, context: DateContext) -> StatedDate | None:
    """Return what a reading states if only dressing stands around it."""
    one = stated(original, simple, reading, context)
    return one if is_dressing(simple[: one.start]) and is_dressing(simple[one.end :]) else None


def _weak(original: str, simple: str, context: DateContext) -> StatedDate | None:
    run = _RUN.search(simple)
    if run is None or run.end() - run.start() > 4:
        return None
    for reader in WEAK:
        reading = reader(simple, run.start(), context)
        if reading is not None and stands_alone(simple, reading):
            one = _alone(original, simple, reading, context)
            if one is not None:
                return one
    return None


def _placed(read: StatedDate, text: str, simple: str) -> StatedDate:
    """Return the date with its span in the given text instead of the simplified one."""
    kept = [place for place, char in enumerate(text) if not bare(char).isspace() and bare(char)]
    if len(kept) != len(simple.replace(" ", "")):  # characters were composed: only the whole can be pointed at
        start, end = kept[0], kept[-1] + 1
    else:
        first = len(simple[: read.start].replace(" ", ""))
        start, end = kept[first], kept[first + len(read.text.replace(" ", "")) - 1] + 1
    return replace(read, text=text[start:end], start=start, end=end)


def _settled(text: str, simple: str, found: list[Reading], context: DateContext) -> list[StatedDate]:
    """Return what readings state; the dates of one text that can be read in one order only decide for the others."""
    if context.day_first is None and len(found) > 1 and any(reading.ambiguous for reading in found):
        order = day_first_of([simple], None)
        if order is not None:
            context = replace(context, day_first=order)
            found = readings(simple, context)
    return [stated(text, simple, reading, context) for reading in found]


def find_dates(text: str, context: DateContext = UNKNOWN) -> list[StatedDate]:
    """Return all dates inside a text, in order; spans refer to the given text; linear in its length.

    Dates without a year count only if `context.year` is known; "3 hours ago" only in a short text, and if
    `context.now` is known. Raises ValueError for a `context.timezone` that is no IANA name.
    """
    short = len(text) <= _LONGEST_WEAK
    if _DIGIT.search(text) is None and "年" not in text:
        one = relative_date(text, plain(text), context) if short else None
        return [] if one is None else [one]
    simple = plain(text)
    found = readings(simple, context)
    if found or not short:
        return _settled(text, simple, found, context)
    one = _weak(text, simple, context) or relative_date(text, simple, context)
    return [] if one is None else [one]
