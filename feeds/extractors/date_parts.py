"""Dates in pieces: a day over a month and year in elements of their own, and dates whose year or month a heading gives.

The pieces are put together into a text that reads as one date; nothing is added that the page does not say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.dates.words import month_of
from feeds.extractors.date_reader import Heading

_PIECES = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*年?|(?P<east>1[0-2]|0?[1-9])\s*月|(?P<number>\d{1,2})(?:st|nd|rd|th|日|\.(?!\d))?(?!\d)"
    r"|(?P<word>[^\W\d_]+)\.?"
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
        rest = text.strip()
        numbers, years = [], []
        while rest:
            match = _PIECES.match(rest)
            if not match:
                return None
            if match["year"]:
                years.append(int(match["year"]))
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


def _named(match: re.Match[str], found: dict[str, int], language: str | None) -> bool:
    month = int(match["east"]) if match["east"] else month_of(match["word"], language)
    if not month:
        return bool(match["word"]) and match["word"].casefold() in {"de", "del", "of", "di", "г"}
    return found.setdefault("month", month) == month


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
    return 1 <= found.get("month", 1) <= 12 and 1 <= found.get("day", 1) <= 31


def with_heading(text: str, heading: Heading, language: str | None, *, month_first: bool | None) -> str | None:
    """Complete a text that lacks its year, or month and year, from a heading above it; None where they do not fit.

    `month_first` is the order of two bare numbers in the texts of this list, None where it is undecided: then the
    year is put after them, so that whoever reads the date sees that its order is open.
    """
    if match := _NUMBERS.fullmatch(text.strip(" ()[]")):
        one, mark, two = match.groups()
        if month_first or (month_first is None and mark == "-"):
            return f"{heading.year}-{int(one):02d}-{int(two):02d}"
        return f"{one}{mark}{two}{mark}{heading.year}"
    parts = parts_of([text], language)
    if parts is None or parts.day is None or parts.year not in (None, heading.year):
        return None
    month = parts.month or heading.month
    if month is None or (heading.month and parts.month and heading.month != parts.month):
        return None
    return Parts(year=heading.year, month=month, day=parts.day).text


def month_first_of(texts: Sequence[str]) -> bool | None:
    """Decide whether texts such as "10/27" put the month first, from all of them; None where they do not show it."""
    pairs = [match for text in texts if (match := _NUMBERS.fullmatch(text.strip(" ()[]")))]
    if any(int(match[1]) > 12 for match in pairs):
        return False
    return True if any(int(match[3]) > 12 for match in pairs) else None
