"""The days of two years, written as each language usually writes them, read back as the same day or not at all.

`cldr.json` holds names of months and weekdays and the usual patterns (full, long, medium, short) of languages, from
the Unicode CLDR 47 (Unicode licence v3); the form of patterns is that of UTS #35, part 4.
"""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from feeds.dates import DateContext, find_dates, parse_date
from feeds.model import Precision

LANGUAGES: dict[str, Any] = json.loads(Path(__file__).with_name("cldr.json").read_text("utf-8"))
NOW = datetime(2026, 6, 1, tzinfo=UTC)
DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(731)]
_TOKENS = re.compile(r"'(?P<quoted>[^']*)'|(?P<letters>([A-Za-z])\3*)|(?P<rest>.)", re.DOTALL)
# Usual forms that are not read: Irish and Burmese have months of two words, or of one letter.
NOT_READ = {"ga", "my"}


def written(language: str, pattern: str, day: date) -> str:
    names = LANGUAGES[language]
    fields = {
        **dict.fromkeys(("EEEE", "cccc"), names["days"][day.weekday()]),
        "MMMM": names["months"][day.month - 1],
        "MMM": names["short"][day.month - 1],
        "MM": f"{day.month:02}",
        "M": str(day.month),
        "dd": f"{day.day:02}",
        "d": str(day.day),
        "y": str(day.year),
        "yy": f"{day.year % 100:02}",
        "G": "ค.ศ.",
    }
    return "".join(
        fields[match["letters"]] if match["letters"] else (match["quoted"] or match["rest"] or "")
        for match in _TOKENS.finditer(pattern)
    )


@cache
def texts_of(language: str, number: int) -> tuple[tuple[date, str], ...]:
    pattern = LANGUAGES[language]["patterns"][number]
    return tuple((day, written(language, pattern, day)) for day in DAYS[:: 3 if number else 7])


@pytest.mark.parametrize("language", sorted(LANGUAGES.keys() - NOT_READ))
def test_each_day_in_the_usual_words_of_a_language_reads_back(language: str) -> None:
    context = DateContext(now=NOW, language=language)
    for number in (0, 1, 2):
        for day, text in texts_of(language, number):
            read = parse_date(text, context)
            if language == "ca" and "ag." in text:
                continue  # two letters are too few for a month
            assert read is not None, text
            assert (read.value.date(), read.ambiguous) == (day, False), text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("told", [True, False])
def test_no_day_of_any_language_is_read_as_another_day(language: str, told: bool) -> None:  # noqa: FBT001
    context = DateContext(now=NOW, language=language if told else None)
    for number in (0, 1, 2) if not told else (0, 1, 2, 3):
        for day, text in texts_of(language, number):
            for given in (text, text.upper()):
                read = parse_date(given, context)
                assert read is None or read.ambiguous or read.value.date() == day, given


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_day_in_a_sentence_is_the_same_day(language: str) -> None:
    context = DateContext(now=NOW, language=language)
    for day, text in texts_of(language, 1)[::5]:
        found = find_dates(f"({text})", context)
        assert [one.value.date() for one in found if not one.ambiguous] in ([day], []), text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_short_numbers_are_a_guess_at_most_where_the_language_tells_no_order(language: str) -> None:
    for day, text in texts_of(language, 3):
        read = parse_date(text, DateContext(now=NOW, language=language))
        told = parse_date(text, replace(DateContext(now=NOW, language=language), order_open=True))
        if read is not None and not read.ambiguous:
            assert read.value.date() == day, text
        if told is not None and not told.ambiguous:
            assert told.value.date() == day, text


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        # Buddhist era
        ("27 ตุลาคม 2568", None, "2025-10-27"),
        ("27 ต.ค. 2568", None, "2025-10-27"),
        ("27 ต.ค. 68", None, "2025-10-27"),
        ("วันจันทร์ที่ 27 ตุลาคม พ.ศ. 2568", None, "2025-10-27"),
        ("วันที่ 27 ตุลาคม 2568", None, "2025-10-27"),
        ("๒๗ ตุลาคม ๒๕๖๘", None, "2025-10-27"),
        ("27/10/2568", "th", "2025-10-27"),
        ("27/10/68", "th", "2025-10-27"),
        ("27/10/2568", "en", None),
        # Iranian calendar
        ("5 آبان 1404", None, "2025-10-27"),
        ("دوشنبه ۵ آبان ۱۴۰۴", "fa", "2025-10-27"),
        ("۱۴۰۴/۰۸/۰۵", "fa", "2025-10-27"),
        ("30 اسفند 1403", None, "2025-03-20"),
        ("30 اسفند 1404", None, None),
        ("1404/08/05", None, None),
        ("1404/08/05", "ar", None),
        ("04/08/05", "fa", None),
        ("27 اکتبر 2025", "fa", "2025-10-27"),
        # Hijri and Hebrew years are none of ours
        ("5 جمادى الأولى 1447", "ar", None),
        ("5 جمادى الأولى 1447 هـ", "ar", None),
        ("ה׳ בחשוון תשפ״ו", "he", None),
        # Arabic months of the Levant, the Maghreb, and both at once
        ("27 تشرين الأول 2025", "ar", "2025-10-27"),
        ("27 تشرين الثاني 2025", "ar", "2025-11-27"),
        ("27 كانون الأول 2025", None, "2025-12-27"),
        ("27 أكتوبر/تشرين الأول 2025", "ar", "2025-10-27"),
        ("27 أكتوبر (تشرين الأول) 2025", "ar", "2025-10-27"),
        ("27 أكتوبر/تشرين الثاني 2025", "ar", None),
        ("27 غشت 2025", "ar-MA", "2025-08-27"),
        ("27 جويلية 2025", "ar-DZ", "2025-07-27"),
        # Japanese eras
        ("R7.10.27", "ja", "2025-10-27"),
        ("R07/10/27", "ja", "2025-10-27"),
        ("R7年10月27日", None, "2025-10-27"),
        ("令和元年5月1日", None, "2019-05-01"),
        ("令和7.10.27", None, "2025-10-27"),
        ("H31.4.30", "ja", "2019-04-30"),
        ("H32.4.30", "ja", None),
        ("R7.10.27", "en", None),
        ("07/10/27", "ja", None),
        # the Republic of China
        ("民國114年10月27日", None, "2025-10-27"),
        ("114年10月27日", None, "2025-10-27"),
        ("114/10/27", "zh-TW", "2025-10-27"),
        ("114-10-27", "zh-Hant-TW", "2025-10-27"),
        ("114/10/27", "zh-CN", None),
        ("99年12月31日", "zh-TW", "2010-12-31"),
        ("民國一一四年十月二十七日", None, "2025-10-27"),
        ("民國一百一十四年十月二十七日", None, "2025-10-27"),
        # Nepali years are 57 ahead: nothing is made of them
        ("१० कार्तिक २०८२", "ne", None),
        # other forms
        ("2025. gada 27. oktobrī", "lv", "2025-10-27"),
        ("2025eko urriaren 27an", "eu", "2025-10-27"),
        ("2025 оны 10 дугаар сарын 27", "mn", "2025-10-27"),
        ("2025 оны 10-р сарын 27", "mn", "2025-10-27"),
        ("27 tháng 10 năm 2025", "vi", "2025-10-27"),
        ("Ngày 27 tháng 10, 2025", "vi", "2025-10-27"),
        ("Thứ Hai, 27/10/2025", "vi", "2025-10-27"),
        ("Tháng Mười 27, 2025", "vi", "2025-10-27"),
        ("27 Th10 2025", "vi", "2025-10-27"),
        ("2025-yil 27-oktabr", "uz", "2025-10-27"),
        ("27 de set. de 2025", None, "2025-09-27"),
        ("27 DE OCTUBRE DE 2025", None, "2025-10-27"),
        ("25. 10. 27.", "ko", "2025-10-27"),
        ("25. 1. 7.", "ko", "2025-01-07"),
        ("2025. október 27-én", "hu", "2025-10-27"),
    ],
)
def test_days_of_other_calendars_and_forms(text: str, language: str | None, day: str | None) -> None:
    read = parse_date(text, DateContext(now=NOW, language=language))
    assert (read.value.date().isoformat() if read else None) == day


def test_every_day_of_the_iranian_calendar_follows_the_one_before() -> None:
    names = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
    last = None
    for year in range(1380, 1410):
        for name in names:
            for day in range(1, 32):
                read = parse_date(f"{day} {name} {year}", DateContext(language="fa"))
                if read is None:
                    assert day > 29
                    continue
                assert last is None or read.value.date() - last == timedelta(days=1)
                last = read.value.date()
    assert last == date(2031, 3, 20)


@pytest.mark.parametrize(
    ("text", "language", "read_as"),
    [
        ("27/10/2025 10:30 م", "ar", "22:30"),
        ("27/10/2025 10:30 ص", "ar", "10:30"),
        ("27 أكتوبر 2025 - 10:30 مساءً", "ar", "22:30"),
        ("27/10/2025 10:30 μ.μ.", "el", "22:30"),
        ("27/10/2025 12:30 π.μ.", "el", "00:30"),
        ("27/10/2025 10:30 CH", "vi", "22:30"),
        ("27/10/2025 10:30 SA", "vi", "10:30"),
        ("27.10.2025 10:30 em", "sv", "22:30"),
        ("27 Ekim 2025 ÖS 10:30", "tr", "22:30"),
        ("2025. október 27. du. 5:30", "hu", "17:30"),
        ("27 अक्टूबर 2025 शाम 5:30", "hi", "17:30"),
        ("২৭ অক্টোবর ২০২৫, ১০:৩০ পিএম", "bn", "22:30"),
        ("27 ตุลาคม 2568 เวลา 22:30 น.", "th", "22:30"),
        ("۵ آبان ۱۴۰۴ ساعت ۱۰:۳۰", "fa", "10:30"),
        ("2025年10月27日 晚上10:30", "zh", "22:30"),
        ("27 de octubre de 2025 10:30 de la noche", "es", "22:30"),
        ("27 октября 2025, 9:30 вечера", "ru", "21:30"),
        ("27.10.2025 klo 22.30", "fi", "22:30"),
        ("27 Oktober 2025 pukul 10.30 WIB", "id", "10:30"),
    ],
)
def test_the_half_of_the_day_is_told_in_many_languages(text: str, language: str, read_as: str) -> None:
    read = parse_date(text, DateContext(now=NOW, language=language))
    assert read is not None
    assert f"{read.value:%Y-%m-%d %H:%M}" == f"2025-10-27 {read_as}"


@pytest.mark.parametrize(
    ("text", "language"), [("2025年10月27日 晚上12:00", "zh"), ("27 de octubre de 2025 12:00 de la noche", "es")]
)
def test_twelve_at_night_may_be_noon_or_midnight_and_is_no_time(text: str, language: str) -> None:
    found = find_dates(text, DateContext(now=NOW, language=language))
    assert [(one.value.date(), one.precision) for one in found] == [(date(2025, 10, 27), Precision.DATE)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2024-04-04 00:00:00 +0000 UTC", "2024-04-04T00:00:00+00:00"),
        ("2024-04-04 12:30:00.123456 -0700 PDT", "2024-04-04T12:30:00.123456-07:00"),
        ("2024-04-04 12:30:00 -0700 PDT m=+0.000012", "2024-04-04T12:30:00-07:00"),
        ("2025-10-27T10:00:00+08:00[Asia/Shanghai]", "2025-10-27T10:00:00+08:00"),
        ("2025-W44-1", "2025-10-27T00:00:00+00:00"),
        ("2025-W53-1", None),
        ("/Date(1761561000000)/", "2025-10-27T10:30:00+00:00"),
        ("/Date(1761561000000+0800)/", "2025-10-27T10:30:00+00:00"),
        ("2025-10-27Z", "2025-10-27T00:00:00+00:00"),
    ],
)
def test_dates_as_programs_print_them(text: str, stated: str | None) -> None:
    read = parse_date(text, DateContext(now=NOW))
    assert (read.value.isoformat() if read else None) == stated


HOUR, DAY = "2026-05-31T21:00", "2026-05-31T00:00"


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        *((text, None, HOUR) for text in (
            "三小时前", "3 小時前", "3시간 전", "prije 3 sata", "pred 3 urami", "pirms 3 stundām", "prieš 3 valandas",
            "3 tundi tagasi", "לפני 3 שעות", "3 ساعت پیش", "قبل 3 ساعات", "3 ชั่วโมงที่แล้ว", "3 घंटे पहले",
            "৩ ঘণ্টা আগে", "duela 3 ordu", "3 saat əvvəl", "пре 3 сата", "před 3 hodinami", "3 時間前",
        )),
        ("半小时前", None, "2026-05-31T23:30"),
        *((text, None, "2026-06-01T00:00") for text in ("刚刚", "剛剛", "たった今", "방금 전", "just now", "Just now")),
        *((text, None, DAY) for text in (
            "昨天", "昨日", "어제", "jučer", "juče", "včeraj", "vakar", "אתמול", "دیروز", "เมื่อวาน", "গতকাল", "вчера",
            "včera",
        )),
        ("两天前", None, "2026-05-30T00:00"),
        ("eile", "et", DAY),
        ("semalam", "ms", DAY),
        *((text, None, None) for text in ("eile", "semalam", "in 3 hours", "3 weeks ago", "三十小时前后", "半天前")),
        ("कल", "hi", None),  # yesterday, or tomorrow
    ],
)  # fmt: skip
def test_words_counted_back_in_many_languages(text: str, language: str | None, moment: str | None) -> None:
    read = parse_date(text, DateContext(now=NOW, language=language))
    assert (f"{read.value:%Y-%m-%dT%H:%M}" if read else None) == moment
    assert read is None or read.relative
