"""The dates of one page's texts, read once each; also dates that lack their year and headings that only give it."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from feeds.dates import DateContext, StatedDate, find_dates, parse_date
from feeds.dates.calendars import ERAS, buddhist_year
from feeds.dates.characters import plain
from feeds.dates.cjk import spelt_number
from feeds.dates.marked import marked_month_of
from feeds.dates.words import base_of, month_of
from feeds.text import width

_SHOWN = 240  # characters of a text that are searched: a publication date stands near its beginning
_YEAR = re.compile(r"(?<![\d/.-])(?:19[5-9]|20[0-9])\d(?![\d/.-]*\d)")
_EAST_ASIAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*[月월]")
_SPELT_MONTH = re.compile("([一二三四五六七八九十]{1,2})月")
_NUMERIC = re.compile(
    r"[\s(\[]*(?:(?P<year>(?:19|20)\d\d)\s?[./-]\s?)?(?P<month>1[0-2]|0?[1-9])(?:\s?[./-]\s?(?P<last>(?:19|20)\d\d))?[\s.)\]]*"
)
_OTHER_YEAR = re.compile(
    r"(?<![\d/.-])(?P<buddhist>25[0-9]\d)(?!\d)|(?P<era>令和|平成|民國|民国)\s?(?P<count>\d{1,3}|元)\s?年"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARKED_WORD = re.compile("[\u0900-\u109f\u1780-\u17d3.]{2,}")
_LONGEST_HEADING = 200  # characters; accents may take none of its columns
_WIDEST_HEADING = 48  # columns
_LEAP_YEAR = 2024  # to try whether a text is a date but for its year: no day is missing in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What a heading gives to the dates below it; complete dates have all three."""

    year: int
    month: int | None = None
    text: str  # the heading


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A date found in a record."""

    text: str  # as stated, put together where it was in pieces
    day: date
    evidence: str
    value: datetime | None = None
    cue: int = 0  # +1 where words say it is the publication date, -1 where they say it is another
    purity: float = 1.0  # how much of its text it makes up


class DateReader:
    """Reads and remembers the dates of a page's texts."""

    def __init__(self, context: DateContext) -> None:
        self.context = context
        self._probing = replace(context, year=_LEAP_YEAR)
        self._found: dict[str, tuple[StatedDate, ...]] = {}
        self._readable: dict[str, bool] = {}
        self._partial: dict[str, StatedDate | None] = {}

    def found(self, text: str) -> tuple[StatedDate, ...]:
        """Return the complete dates in the beginning of a text, in order."""
        known = self._found.get(text)
        if known is None:
            known = self._found[text] = tuple(find_dates(text[:_SHOWN], self.context))
        return known

    def readable(self, *texts: str) -> str | None:
        """Return the first of some texts that is a date as a whole, so that whoever reads it later reads this date."""
        for text in texts:
            if text not in self._readable:
                self._readable[text] = parse_date(text, self._probing) is not None
            if self._readable[text]:
                return text
        return None

    def partial(self, text: str) -> StatedDate | None:
        """Return the day and month a text consists of, where only the year is missing (its year is arbitrary)."""
        if text not in self._partial:
            self._partial[text] = self._partial_of(text)
        return self._partial[text]

    def is_date(self, text: str) -> bool:
        """Tell whether a text is little more than a date."""
        return any(share(found, text) >= 0.6 for found in self.found(text)) or self.partial(text) is not None

    def _partial_of(self, text: str) -> StatedDate | None:
        if len(text) > 40 or not any(char.isdigit() for char in text) or self.found(text):
            return None
        found = [one for one in find_dates(text, self._probing) if one.value.year == _LEAP_YEAR]
        return found[0] if len(found) == 1 and share(found[0], text) >= 0.6 else None


def share(found: StatedDate, text: str) -> float:
    """Return how much of a text a date makes up, 0 to 1."""
    return (found.end - found.start) / max(1, len(text.strip()))


def heading_of(text: str, language: str | None) -> Heading | None:
    """Return the year, or month and year, that a short heading consists of.

    "2025", "October 2025", "2025年10月", "2025.10", "ตุลาคม 2568".
    """
    return _remembered_heading(text, language) if len(text) <= _LONGEST_HEADING else None


@lru_cache(maxsize=8192)
def _remembered_heading(text: str, language: str | None) -> Heading | None:
    if width(text) > _WIDEST_HEADING:
        return None
    simple = plain(text)
    match = _NUMERIC.fullmatch(simple)
    if match is not None and (match["year"] is None) != (match["last"] is None):
        return Heading(year=int(match["year"] or match["last"]), month=int(match["month"]), text=text)
    years = set(_YEAR.findall(simple)) or _other_years(simple, language)
    if len(years) != 1:
        return None
    return Heading(year=int(years.pop()), month=_month_in(simple, language), text=text)


def _other_years(text: str, language: str | None) -> set[int]:
    """Return the years of a text that are counted in another way than ours."""
    found = set()
    for match in _OTHER_YEAR.finditer(text):
        if match["era"]:
            found.add(ERAS[match["era"]] + (1 if match["count"] == "元" else int(match["count"])))
        elif base_of(language) == "th":
            found.add(buddhist_year(int(match["buddhist"])))
    return found


def _month_in(text: str, language: str | None) -> int | None:
    """Return the month that a heading names, None where it names none."""
    if match := _EAST_ASIAN_MONTH.search(text):
        return int(match[1])
    if match := _SPELT_MONTH.search(text):
        month = spelt_number(match[1])
        return month if month is not None and month <= 12 else None
    names = (month_of(word, language) for word in _WORD.findall(text))
    marked = () if text.isascii() else (marked_month_of(word) for word in _MARKED_WORD.findall(text))
    return next((month for month in (*names, *marked) if month is not None), None)
