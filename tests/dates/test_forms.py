"""Texts that as a whole are a date, in the forms of pages and feeds, in many languages."""

from dataclasses import replace

import pytest

from feeds.dates import DateContext, parse_date
from tests.dates.reading import KNOWN, parsed

DAY = "2025-10-27"

DAYS = [
    *("2025-10-27", "2025/10/27", "2025.10.27", "27.10.2025", "10.27.2025", "10/27/2025", "27/10/2025", "27-10-2025"),
    *("27 Oct 2025", "27 October 2025", "October 27, 2025", "Oct. 27, 2025", "OCT 27 2025", "27-Oct-2025", "27OCT2025"),
    *("27th of October, 2025", "October 27th, 2025", "Monday, October 27, 2025", "Mon 27 Oct 2025", "2025 October 27"),
    *(
        "27. Oktober 2025",
        "Montag, 27. Oktober 2025",
        "27 octobre 2025",
        "lundi 27 octobre 2025",
        "27 de octubre de 2025",
    ),
    *("segunda-feira, 27 de outubro de 2025", "27 ottobre 2025", "27 oktober 2025", "den 27 oktober 2025"),
    *("27 października 2025 r.", "27 октября 2025 г.", "27 октября 2025 года", "27 жовтня 2025 р.", "27. října 2025"),
    *("27 Ekim 2025 Pazartesi", "27. lokakuuta 2025", "2025. október 27.", "27 octombrie 2025", "27 Οκτωβρίου 2025"),
    *("27 d'octubre de 2025", "27 oktobra 2025", "2025 m. spalio 27 d.", "27 tháng 10, 2025", "27 Oktober 2025"),
    *("27 أكتوبر 2025", "27 באוקטובר 2025", "27 ตุลาคม 2025", "27 अक्टूबर 2025"),
    *(
        "2025年10月27日",
        "2025 年 10 月 27 日",
        "2025年10月27日（月）",
        "2025年10月27日 星期一",
        "二〇二五年十月二十七日",
    ),
    *("令和7年10月27日", "令和七年十月二十七日", "平成37年10月27日", "民國114年10月27日", "中華民國114年10月27日"),
    *("2025년 10월 27일", "2025년 10월 27일 월요일", "2025. 10. 27.", "2025. 10. 27.(월)"),
    *(
        "２０２５年１０月２７日",
        "２０２５／１０／２７",
        "٢٧ أكتوبر ٢٠٢٥",
        "२७ अक्टूबर २०२५",
        "2025–10–27",
        "27\u00a0Oct\u00a02025",
    ),
    *("\u200e27/10/2025\u200f", "27\u200b Oct 2025", "27\n        Oct\n     2025", "  2025-10-27  ", "27  Oct  2025"),
    *(
        "27 10月 2025",
        "Oct 2025 27",
        "27 2025-10",
        "2025-10 27",
        "27 2025.10",
        "2025.10 27",
        "2025年10月 27",
        "27 2025年10月",
    ),
    *("10-27 2025", "2025 10-27", "2025 10.27", "27 Oct, 2025", "27/Oct/2025", "27 / 10 / 2025", "2025 - 10 - 27"),
    *("27/10/25", "10/27/25", "27.10.25", "27-Oct-25", "27 Oct '25", "Oct 27, '25", "25年10月27日", "20251027"),
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_whatever_its_form(text: str) -> None:
    assert parsed(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("Published: 27 Oct 2025", "Release Date: 2025-10-27", "Posted on October 27, 2025", "Date: 2025-10-27"),
        *(
            "发布时间：2025-10-27",
            "发布日期: 2025年10月27日",
            "日期：2025/10/27",
            "公開日 2025年10月27日",
            "掲載日：2025.10.27",
        ),
        *("Veröffentlicht am 27. Oktober 2025", "Publié le 27 octobre 2025", "Publicado el 27 de octubre de 2025"),
        *("[27 Oct 2025]", "(2025-10-27)", "27 Oct 2025 |", "— 27 Oct 2025", "• Oct 27, 2025 •", "27 Oct 2025,"),
        *("등록일 2025-10-27", "Дата публикации: 27.10.2025", "Pubblicato il 27 ottobre 2025", "On Oct 27, 2025:"),
    ],
)
def test_labels_weekdays_brackets_and_separators_around_a_date_are_tolerated(text: str) -> None:
    assert parsed(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("Updated: 27 Oct 2025", "Last modified on 27 October 2025", "Deadline: 27 Oct 2025", "Event: 27 Oct 2025"),
        *("BEIJING, Oct. 27, 2025", "27 Oct 2025 Results", "27 Oct 2025 - 28 Oct 2025", "Copyright 27 Oct 2025 Acme"),
    ],
)
def test_other_words_around_a_date_make_it_another_statement(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "2025",
            "Oct 2025",
            "October",
            "2025-10",
            "2025年10月",
            "10月27日",
            "27 Oct",
            "Oct 27",
            "10/27",
            "10-27",
        ),
        *(
            "May",
            "March",
            "Mai",
            "mars",
            "Sun",
            "17:30",
            "5:30 p.m.",
            "24/7",
            "1/2",
            "Q3 2025",
            "Copyright 2025",
            "© 2025",
        ),
        *("10.27", "$10.27", "1.2.3", "192.168.10.20", "version 2.10.2025", "+1 555 123 4567", "555-1234", "2025-2026"),
        *("31 April 2025", "29 Feb 2025", "2025-13-01", "2025-10-32", "99/99/2025", "0/0/2025", "27 Octember 2025"),
        *("27 Oct 1025", "27 Oct 3025", "1 Jan 0001", "20251327", "2025102", "120251027", "12345678901", "9999999999"),
        *("iPhone 17 Pro 2025", "17 Pro 2025", "Intel 13 Gen 2025", "27 out 2025", "2013-01-27-01", "1 week ago"),
        *("2 months ago", "2025-W44", "Phase 3 March 2025", "27 2025", "x" * 300, "27 Oct 2025" + "!" * 300),
    ],
)
def test_what_does_not_state_a_full_day_is_no_date(text: str) -> None:
    assert parsed(text) is None


def test_a_month_name_that_languages_disagree_about_needs_the_language() -> None:
    text = "27. listopada 2025"
    assert parsed(text) is None
    assert parsed(text, DateContext(language="pl")) == "2025-11-27"
    assert parsed(text, DateContext(language="hr")) == DAY


def test_an_abbreviation_that_is_a_word_elsewhere_needs_the_language() -> None:
    assert parsed("27 out 2025", DateContext(language="pt-BR")) == DAY
    assert parsed("17 pro 2025", DateContext(language="cs")) == "2025-12-17"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(
            ("27 October", DAY),
            ("Oct 27", DAY),
            ("Oct. 27", DAY),
            ("10月27日", DAY),
            ("10월 27일", DAY),
            ("27.10.", DAY),
        ),
        *(("10-27", DAY), ("27/10", DAY), ("10/27", DAY), ("03-04", "2025-03-04?"), ("27 octobre", DAY)),
        *(("24/7", None), ("1/2", None), ("10 ago", None), ("may 10", None), ("10:30", None), ("October", None)),
    ],
)
def test_the_year_of_a_heading_completes_a_day(text: str, day: str | None) -> None:
    assert parsed(text, DateContext(year=2025)) == day


def test_a_stated_year_beats_that_of_the_heading() -> None:
    assert parsed("27 Oct 2024", DateContext(year=2025)) == "2024-10-27"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        *(
            ("03-12-31", None, "2003-12-31"),
            ("25-10-27", "zh", DAY),
            ("25/10/27", "ja", DAY),
            ("27/10/99", None, "1999-10-27"),
        ),
        *(("03/04/25", "en-US", "2025-03-04"), ("03/04/25", "de", "2025-04-03"), ("03/04/25", None, "2025-03-04?")),
    ],
)
def test_a_year_of_two_digits_is_the_latest_that_can_be(text: str, language: str | None, day: str) -> None:
    assert parsed(text, replace(KNOWN, language=language)) == day


def test_spans_point_into_the_given_text() -> None:
    for text, words in [
        ("Published:\n   27\u00a0Oct\n  2025 |", "27\u00a0Oct\n  2025"),
        ("发布时间：２０２５年１０月２７日", "２０２５年１０月２７日"),
        ("Posted Oct 27,\u200b 2025", "Oct 27,\u200b 2025"),
    ]:
        read = parse_date(text)
        assert read is not None
        assert (read.text, text[read.start : read.end]) == (words, words)


def test_accents_written_apart_are_read() -> None:
    assert parsed("27 aou\u0302t 2025") == "2025-08-27"


@pytest.mark.parametrize(
    "text", ["27 OCTOBRE 2025", "27 EKİM 2025", "27 ekim 2025", "27 ΟΚΤΩΒΡΙΟΥ 2025", "27 RIJNA 2025"]
)
def test_months_are_read_in_capitals_and_without_accents(text: str) -> None:
    assert parsed(text) == DAY
