"""Words for the half of the day that a time on a twelve-hour clock is in, as data and how they are looked up.

A time whose half is overlooked is wrong by twelve hours. Source: day periods of the Unicode CLDR.
"""

import re
from collections.abc import Mapping

from feeds.dates.words import base_of


def _table(morning: str, afternoon: str) -> dict[str, int]:
    """Return {word: 0 for the morning, 12 for the afternoon}; "_" stands for a space."""
    return {word.replace("_", " "): hours for hours, words in ((0, morning), (12, afternoon)) for word in words.split()}


# Those that stand before the time.
EARLY: Mapping[str, int] = _table(
    "上午 午前 오전 凌晨 早上 清晨 早晨 ÖÖ de. सुबह সকাল ก่อนเที่ยง",
    "中午 下午 午後 오후 晚上 晚间 傍晚 夜 ÖS du. शाम दोपहर বিকাল বিকেল সন্ধ্যা রাত หลังเที่ยง",
)
# Those that stand after the time.
_LATE = _table(
    "ص صباحا صباحًا صباحاً ق.ظ قبل_از_ظهر قبل‌ازظهر صبح π.μ. π.μ πμ एएम पूर्वाह्न সকাল এএম পূর্বাহ্ণ ÖÖ утра "
    "de_la_mañana da_manhã ก่อนเที่ยง",
    "م مساء مساءً مساءا ظهرا ظهراً ب.ظ بعد_از_ظهر بعدازظهر عصر شب μ.μ. μ.μ μμ पीएम अपराह्न পিএম অপরাহ্ণ ÖS вечера дня "
    "de_la_tarde de_la_noche da_tarde da_noite หลังเที่ยง",
)
# Of these, those that are words or names elsewhere: language -> words after the time.
_OWN: Mapping[str, Mapping[str, int]] = {
    "ms": _table("PG", "PTG"),
    "sq": _table("PD paradite", "MD pasdite"),
    "sv": _table("fm f.m.", "em e.m."),
    "vi": _table("SA sáng", "CH chiều tối"),
}
# Words of an evening or a night: with these nobody knows whether 12 o'clock is noon or midnight.
_NIGHTLY = frozenset(["晚上", "晚间", "傍晚", "夜", "রাত", "شب", "tối", "शाम", "вечера", "de la noche", "da noite"])


def _any(words: Mapping[str, int]) -> re.Pattern[str]:
    return re.compile(
        r"\s?(?P<late>" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")(?!\w)"
    )


_AFTER = _any(_LATE)
_OWN_AFTER = {language: _any(words) for language, words in _OWN.items()}


def half_after(text: str, position: int, language: str | None) -> tuple[int, str] | None:
    """Return (where it ends, the word) for the half of the day named at a position of the text, None if none is."""
    own = _OWN_AFTER.get(base_of(language) or "")
    match = (own.match(text, position) if own else None) or _AFTER.match(text, position)
    return None if match is None else (match.end(), match["late"])


def hour_in(half: str, hour: int, language: str | None) -> int | None:
    """Return the hour of 24 for an hour in a named half of the day, None where that is not known."""
    if hour > 12:
        return hour
    if half == "中午":
        return hour if hour >= 10 else hour + 12
    if half in _NIGHTLY and hour in {0, 12, 1, 2, 3, 4}:
        return None
    hours = EARLY.get(half, _LATE.get(half, _OWN.get(base_of(language) or "", {}).get(half, 0)))
    return hour % 12 + hours
