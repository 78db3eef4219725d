"""Dates in pieces: a day over a month and year in elements of their own, and dates whose year or month a heading gives.

The pieces are put together into a text that reads as one date; nothing is added that the page does not say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.dates.calendars import buddhist_year
from feeds.dates.characters import plain
from feeds.dates.cjk import spelt_number
from feeds.dates.marked import marked_month_of
from feeds.dates.order import reads_year_first
from feeds.dates.words import base_of, month_of
from feeds.extractors.date_reader import Heading

_PIECES = re.compile(
    r"(?P<year>(?:19|20|25)\d\d)(?!\d)\s*(?:年|년)?|(?P<east>1[0-2]|0?[1-9])\s*[月월]"
    r"|(?P<spelt>[一二三四五六七八九十]{1,2})月|(?P<number>\d{1,2})(?:st|nd|rd|th|日|일|號|号|º|ª|er|\.(?!\d))?(?!\d)"
    r"|(?P<marked>[\u0900-\u109f\u1780-\u17d3]+(?:\.[\u0900-\u109f]+)*)\.?|(?P<word>[^\W\d_]+)\.?"
)
_SEPARATORS = re.compile(r"[\s.,/·|-]+")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\.?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What some pieces of text say about a day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def text(self) -> str | None:
        """The day as one text, None while a part is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def parts_of(texts: Sequence[str], language: str | None) -> Parts | None:
    """Return the day that pieces say together; None if there is anything else in them or two of a kind.

    Which of two numbers is the month is never guessed: a month is a word, is marked (10月), or stands beside a year
    in the same piece (2025-10, 10/2025).
    """
    found: dict[str, int] = {}
    for text in texts:
        rest = plain(text).strip()
        numbers, years = [], []
        while rest:
            match = _PIECES.match(rest)
            if not match:
                return None
            if match["year"]:
                years.append(_year_of(match["year"], language))
            elif match["number"]:
                numbers.append(int(match["number"]))
            elif not _named(match, found, language):
                return None
            rest = rest[match.end() :]
            rest = rest[separator.end() :] if (separator := _SEPARATORS.match(rest)) else rest
        if not _numbered(numbers, years, found):
            return None
    if not found or not _possible(found):
        return None
    return Parts(year=found.get("year"), month=found.get("month"), day=found.get("day"))


def _year_of(digits: str, language: str | None) -> int:
    """Return the year of four digits; on Thai pages it may be one of the Buddhist era."""
    return buddhist_year(int(digits)) if base_of(language) == "th" else int(digits)


def _named(match: re.Match[str], found: dict[str, int], language: str | None) -> bool:
    """Enter the month that a piece names; False for a word that is none and does not belong to dates either."""
    month = _month_of(match, language)
    if not month:
        return bool(match["word"]) and match["word"].casefold() in {"de", "del", "of", "di", "г"}
    return found.setdefault("month", month) == month


def _month_of(match: re.Match[str], language: str | None) -> int | None:
    if match["east"]:
        return int(match["east"])
    if match["spelt"]:
        return spelt_number(match["spelt"])
    return marked_month_of(match["marked"]) if match["marked"] else month_of(match["word"], language)


def _numbered(numbers: list[int], years: list[int], found: dict[str, int]) -> bool:
    """Enter the numbers of one piece; False where they contradict what is known."""
    for year in years:
        if found.setdefault("year", year) != year:
            return False
    if len(numbers) > 1 or (not numbers and not years and not found):
        return False
    for number in numbers:
        name = "month" if years and "month" not in found else "day"
        if name in found:
            return False
        found[name] = number
    return True


def _possible(found: dict[str, int]) -> bool:
    return found.get("year", 2000) < 2100 and 1 <= found.get("month", 1) <= 12 and 1 <= found.get("day", 1) <= 31


def with_heading(text: str, heading: Heading, language: str | None, *, month_first: bool | None) -> str | None:
    """Complete a text that lacks its year, or month and year, from a heading above it; None where they do not fit.

    `month_first` is the order of two bare numbers in the texts of this list, None where it is undecided: then the
    year is put after them, so that whoever reads the date sees that its order is open.
    """
    if match := _NUMBERS.fullmatch(plain(text).strip(" ()[]")):
        return _completed(match, heading, language, month_first=month_first)
    parts = parts_of([text], language)
    if parts is None or parts.day is None or parts.year not in (None, heading.year):
        return None
    month = parts.month or heading.month
    if month is None or (heading.month and parts.month and heading.month != parts.month):
        return None
    return Parts(year=heading.year, month=month, day=parts.day).text


def _completed(match: re.Match[str], heading: Heading, language: str | None, *, month_first: bool | None) -> str | None:
    """Return two bare numbers with the year of the heading, None where they do not fit its month."""
    one, mark, two = int(match[1]), match[2], int(match[3])
    if max(one, two) > 31 or min(one, two) > 12 or min(one, two) < 1:
        return None
    if max(one, two) > 12:
        month_first = two > 12
    elif heading.month in (one, two) and one != two:
        month_first = heading.month == one
    elif month_first is None and reads_year_first(language):
        month_first = True
    months = (one, two) if month_first is None else (one if month_first else two,)
    if heading.month is not None and heading.month not in months:
        return None
    if month_first:
        return f"{heading.year}-{one:02d}-{two:02d}"
    return f"{match[1]}{mark}{match[3]}{mark}{heading.year}"


def month_first_of(texts: Sequence[str]) -> bool | None:
    """Decide whether texts such as "10/27" put the month first, from all of them; None where they do not show it."""
    pairs = [match for text in texts if (match := _NUMBERS.fullmatch(plain(text).strip(" ()[]")))]
    if any(int(match[1]) > 12 for match in pairs):
        return False
    return True if any(int(match[3]) > 12 for match in pairs) else None
