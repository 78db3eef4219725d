"""The dates of one page's texts, read once each; also dates that lack their year and headings that only give it."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from feeds.dates import DateContext, StatedDate, find_dates, parse_date
from feeds.dates.words import month_of
from feeds.text import width

_SHOWN = 240  # characters of a text that are searched: a publication date stands near its beginning
_HOLDS_DATE = re.compile(
    r"\d|[〇一二三四五六七八九十]{1,4}[年月日]|今天|昨天|前天|今日|昨日|刚刚|剛剛"
    r"|(?i:today|yesterday|heute|gestern|hier|aujourd|hoy|ayer|oggi|ieri|hoje|ontem|сегодня|вчера|어제|오늘)"
    r"|(?i:an hour|a day)"
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19[5-9]|20[0-9])\d(?![\d/.-]*\d)")
_EAST_ASIAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*[月월]")
_WORD = re.compile(r"[^\W\d_]{3,}")
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
            shown = text[:_SHOWN]
            known = tuple(find_dates(shown, self.context)) if _HOLDS_DATE.search(shown) else ()
            self._found[text] = known
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
    """Return the year, or month and year, that a short heading consists of ("2025", "October 2025", "2025年10月")."""
    years = _YEAR.findall(text)
    if width(text) > 48 or len(set(years)) != 1:
        return None
    month = None
    if match := _EAST_ASIAN_MONTH.search(text):
        month = int(match[1])
    else:
        for word in _WORD.findall(text):
            month = month or month_of(word, language)
    return Heading(year=int(years[0]), month=month, text=text)
