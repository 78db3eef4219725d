"""Read days in Arabic letters: months of two words, months named twice, and the Iranian calendar.

27 تشرين الأول 2025, 27 أكتوبر/تشرين الأول 2025, 5 آبان 1404 (which is 27 October 2025).
"""

import re
from collections.abc import Iterator

from feeds.dates.calendars import jalali_day
from feeds.dates.stated import DateContext, Reading
from feeds.dates.words import base_of, month_of

_LETTERS = "\u0621-\u063a\u0641-\u0656\u0670-\u06d3\u06d5"
_ANY = re.compile(f"[{_LETTERS}]")
_DAY = re.compile(
    rf"(?<![\d.,/:\-])(?P<day>\d{{1,2}})\s?(?:من\s)?(?P<months>[{_LETTERS}\u200c /(),|\-]{{2,40}}?)[\s,.]{{0,3}}"
    rf"(?:(?:عام|سنة|سال|لعام|لسنة)\s)?(?P<year>(?:19|20|13|14)\d\d)(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.,/:\-])(?P<year>1[34]\d\d)(?P<mark>[/\-.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/\-])"
)
_WORD = re.compile(f"[{_LETTERS}\u200c]+")
_PAIRS = {
    **dict.fromkeys(("كانون الثاني", "كانون ثاني", "كانون الثانى"), 1),
    **dict.fromkeys(("كانون الأول", "كانون الاول", "كانون أول", "كانون اول"), 12),
    **dict.fromkeys(("تشرين الأول", "تشرين الاول", "تشرين أول", "تشرين اول"), 10),
    **dict.fromkeys(("تشرين الثاني", "تشرين ثاني", "تشرين الثانى"), 11),
}
_PAIR = re.compile("|".join(_PAIRS))
_IRANIAN_MONTHS = (
    "فروردین فروردين | اردیبهشت ارديبهشت | خرداد | تیر تير | مرداد امرداد | شهریور شهريور | مهر | آبان ابان | "
    "آذر اذر | دی دي | بهمن | اسفند"
)
_JALALI = {name: number for number, names in enumerate(_IRANIAN_MONTHS.split("|"), start=1) for name in names.split()}
_EVIDENCE = "Iranian calendar"


def days_in_arabic_letters(text: str, context: DateContext) -> Iterator[Reading]:
    """Yield the days of a text whose months are named in Arabic letters; Iranian days in numbers on Persian pages."""
    if _ANY.search(text) is not None:
        for match in _DAY.finditer(text):
            reading = _iranian(match) if match["year"] < "15" else _gregorian(match, context)
            if reading is not None:
                yield reading
    if base_of(context.language) == "fa":
        for match in _NUMERIC.finditer(text):
            reading = _jalali(match, int(match["month"]))
            if reading is not None:
                yield reading


def _gregorian(match: re.Match[str], context: DateContext) -> Reading | None:
    names = match["months"]
    found = {_PAIRS[pair] for pair in _PAIR.findall(names)}
    for word in _WORD.findall(_PAIR.sub(" ", names)):
        month = month_of(word, context.language)
        if month is None and word not in {"م", "من", "شهر", "ماه"}:
            return None
        found |= set() if month is None else {month}
    if len(found) != 1:
        return None
    return Reading(match.start(), match.end(), int(match["year"]), found.pop(), int(match["day"]), "month name")


def _iranian(match: re.Match[str]) -> Reading | None:
    words = [word for word in _WORD.findall(match["months"]) if word != "ماه"]
    month = _JALALI.get(words[0].strip("\u200c")) if len(words) == 1 else None
    return _jalali(match, month) if month else None


def _jalali(match: re.Match[str], month: int) -> Reading | None:
    day = jalali_day(int(match["year"]), month, int(match["day"]))
    return Reading(match.start(), match.end(), day.year, day.month, day.day, _EVIDENCE) if day else None
