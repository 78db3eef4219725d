"""Read Chinese, Japanese and Korean days.

2025年10月27日, 二〇二五年十月二十七日, 民國114年, 令和7年, 2025년 10월 27일.
"""

import re
from collections.abc import Iterator

from feeds.dates.calendars import ERA_LETTERS, ERAS, minguo_year
from feeds.dates.order import is_taiwanese
from feeds.dates.stated import DateContext, Reading
from feeds.dates.words import base_of

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_NUMBER = "[一二三四五六七八九十廿卅]"
_DAY = r"\s{0,2}(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})\s{0,2}(?:[日号號]|(?![\d\w]))"
_YEAR_DAY = re.compile(r"((?:19|20)\d\d)\s{0,2}年" + _DAY)
_KOREAN = re.compile(r"((?:19|20)\d\d)\s{0,2}년\s{0,2}(\d{1,2})\s{0,2}월\s{0,2}(\d{1,2})\s{0,2}일")
_MONTH_DAY = re.compile(r"(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})\s{0,2}[日号號]")
_KOREAN_MONTH_DAY = re.compile(r"(\d{1,2})\s{0,2}월\s{0,2}(\d{1,2})\s{0,2}일")
_ERA = re.compile(r"(" + "|".join(ERAS) + r")\s{0,2}(\d{1,3}|元)\s{0,2}年" + _DAY)
_LETTERED = re.compile(
    r"(?<![A-Za-z0-9])(?P<era>[RHS])\s?(?P<year>\d{1,2}|元)\s?(?:年\s?|(?P<mark>[./\-]))(?P<month>\d{1,2})\s?(?:月\s?|(?P=mark))"
    r"(?P<day>\d{1,2})(?:\s?日)?(?![\d./\-])"
)
_SHORT_ERA = re.compile(
    r"(?P<era>令和|平成|昭和)\s?(?P<year>\d{1,2})(?P<mark>[./\-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_MINGUO = re.compile(r"(?<![\d國国.,])(1[0-2]\d)\s{0,2}年" + _DAY)
_MINGUO_NUMBERS = re.compile(r"(?<![\d.,/:\-])(1[0-2]\d)([/.\-])(\d{1,2})\2(\d{1,2})(?![\d/\-])")
_MINGUO_SHORT = re.compile(r"(?<![\d國国.,])([89]\d)\s{0,2}年" + _DAY)
_SPELT = re.compile(
    r"(?:([〇零○一二三四五六七八九]{4})|(" + "|".join(ERAS) + r")(元|[〇零○一二三四五六七八九十百]{1,6}))年"
    r"(" + _NUMBER + r"{1,3})月(" + _NUMBER + r"{1,3})[日号號]"
)
_NUMERALS = re.compile("[〇零○元一二三四五六七八九十廿卅百]{1,6}")
_CHINESE = "Chinese characters"


def year_month_day(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "2025年10月27日" and "2025년 10월 27일"."""
    match = _YEAR_DAY.match(text, start)
    if match is not None:
        return Reading(start, match.end(), int(match[1]), int(match[2]), int(match[3]), _CHINESE)
    match = _KOREAN.match(text, start)
    if match is None:
        return None
    return Reading(start, match.end(), int(match[1]), int(match[2]), int(match[3]), "Korean words", home="Asia/Seoul")


def month_day(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "10月27日" and "10월 27일" where the context knows the year."""
    if context.year is None or (start > 0 and text[start - 1] in "年년"):
        return None
    match = _MONTH_DAY.match(text, start) or _KOREAN_MONTH_DAY.match(text, start)
    if match is None:
        return None
    return Reading(start, match.end(), context.year, int(match[1]), int(match[2]), _CHINESE + ", year of the heading")


def _value(numerals: str) -> int:
    """Return the number of Chinese numerals up to 199, such as 二十七, 廿七, 一百一十四 or 一一四; 元 is 1."""
    numerals = numerals.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    hundreds, hundred, rest = numerals.rpartition("百")
    tens, ten, ones = rest.partition("十")
    above = _digits(hundreds or "一") * 100 if hundred else 0
    if not ten:
        return above + _digits(rest.lstrip("零〇○") if hundred else rest)
    tens = tens.lstrip("零〇○")
    return above + (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 99) if ones else 0)


def spelt_number(numerals: str) -> int | None:
    """Return the number of Chinese numerals up to 199, such as 十 or 二十七, None where they make none."""
    if not _NUMERALS.fullmatch(numerals):
        return None
    value = _value(numerals)
    return value if value < 200 else None


def _digits(numerals: str) -> int:
    """Return the number whose digits these numerals are, 9999 where one is none."""
    digits = [_DIGITS.get(char, -1) for char in numerals]
    return int("".join(map(str, digits)) or 0) if -1 not in digits else 9999


def spelt(text: str, context: DateContext) -> Iterator[Reading]:
    """Yield the days of a whole text that are spelt in Chinese numerals or counted from an era."""
    if "年" not in text:
        return
    for match in _SPELT.finditer(text):
        digits, era, count, month, day = match.groups()
        year = int("".join(str(_DIGITS[char]) for char in digits)) if digits else ERAS[era] + _value(count)
        yield Reading(match.start(), match.end(), year, _value(month), _value(day), "Chinese numerals")
    for match in _ERA.finditer(text):
        year = ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield Reading(match.start(), match.end(), year, int(match[3]), int(match[4]), f"era {match[1]}")
    for match in _MINGUO.finditer(text):
        year = minguo_year(int(match[1]))
        yield Reading(match.start(), match.end(), year, int(match[2]), int(match[3]), "era 民國")


def other_years(text: str, context: DateContext) -> Iterator[Reading]:
    """Yield the days whose year is that of an era by its letter or of the Republic of China: R7.10.27, 114/10/27."""
    base = base_of(context.language)
    if base == "ja" or "年" in text:
        for match in _LETTERED.finditer(text):
            before, last = ERA_LETTERS[match["era"]]
            count = 1 if match["year"] == "元" else int(match["year"])
            if count <= last and (base == "ja" or match["mark"] is None):
                yield _of_era(match, before + count)
    for match in _SHORT_ERA.finditer(text):
        yield _of_era(match, ERAS[match["era"]] + int(match["year"]))
    if is_taiwanese(context.language):
        for form in (_MINGUO_NUMBERS, _MINGUO_SHORT):
            for match in form.finditer(text):
                month, day = match.groups()[-2:]
                yield Reading(match.start(), match.end(), minguo_year(int(match[1])), int(month), int(day), "era 民國")


def _of_era(match: re.Match[str], year: int) -> Reading:
    return Reading(match.start(), match.end(), year, int(match["month"]), int(match["day"]), f"era {match['era']}")
