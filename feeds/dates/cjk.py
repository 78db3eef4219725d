"""Read Chinese, Japanese and Korean days.

2025年10月27日, 二〇二五年十月二十七日, 民國114年, 令和7年, 2025년 10월 27일.
"""

import re
from collections.abc import Iterator

from feeds.dates.stated import DateContext, Reading

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_NUMBER = "[一二三四五六七八九十廿卅]"
# First year of each era, minus one. Source: the calendars of Japan and of the Republic of China.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "中華民國": 1911, "中华民国": 1911, "民國": 1911, "民国": 1911}

_DAY = r"\s{0,2}(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})\s{0,2}(?:[日号號]|(?![\d\w]))"
_YEAR_DAY = re.compile(r"((?:19|20)\d\d)\s{0,2}年" + _DAY)
_KOREAN = re.compile(r"((?:19|20)\d\d)\s{0,2}년\s{0,2}(\d{1,2})\s{0,2}월\s{0,2}(\d{1,2})\s{0,2}일")
_MONTH_DAY = re.compile(r"(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})\s{0,2}[日号號]")
_KOREAN_MONTH_DAY = re.compile(r"(\d{1,2})\s{0,2}월\s{0,2}(\d{1,2})\s{0,2}일")
_ERA = re.compile(r"(" + "|".join(_ERAS) + r")\s{0,2}(\d{1,3}|元)\s{0,2}年" + _DAY)
_SPELT = re.compile(
    r"(?:([〇零○一二三四五六七八九]{4})|(" + "|".join(_ERAS) + r")(元|[一二三四五六七八九十]{1,5}))年"
    r"(" + _NUMBER + r"{1,3})月(" + _NUMBER + r"{1,3})[日号號]"
)
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
    """Return the number of Chinese numerals up to 99, such as 二十七 or 廿七; 元 is 1."""
    numerals = numerals.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in numerals))
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 99) if ones else 0)


def spelt(text: str) -> Iterator[Reading]:
    """Yield the days of a whole text that are spelt in Chinese numerals or counted from an era."""
    for match in _SPELT.finditer(text):
        digits, era, count, month, day = match.groups()
        year = int("".join(str(_DIGITS[char]) for char in digits)) if digits else _ERAS[era] + _value(count)
        yield Reading(match.start(), match.end(), year, _value(month), _value(day), "Chinese numerals")
    for match in _ERA.finditer(text):
        year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield Reading(match.start(), match.end(), year, int(match[3]), int(match[4]), f"era {match[1]}")
