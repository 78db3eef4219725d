"""Dates in pieces and dates under headings are put together from what the page says, and from nothing else."""

import pytest

from feeds.extractors.date_parts import month_first_of, parts_of, with_heading
from feeds.extractors.date_reader import Heading, heading_of


@pytest.mark.parametrize(
    ("pieces", "day"),
    [
        (["27", "Oct 2025"], "2025-10-27"),
        (["Oct", "27", "2025"], "2025-10-27"),
        (["27", "2025-10"], "2025-10-27"),
        (["2025.10", "27"], "2025-10-27"),
        (["2025年10月", "27日"], "2025-10-27"),
        (["27", "10/2025"], "2025-10-27"),
        (["27", "octobre", "2025"], "2025-10-27"),
        (["27", "октября", "2025 г."], "2025-10-27"),
        (["27", "de octubre", "2025"], "2025-10-27"),
        (["27일", "2025년 10월"], "2025-10-27"),
        (["10월", "27", "2025"], "2025-10-27"),
        (["27", "十月", "2025"], "2025-10-27"),
        (["十二月", "27", "2025年"], "2025-12-27"),
        (["27", "أكتوبر", "٢٠٢٥"], "2025-10-27"),
        (["२७", "अक्टूबर", "२०२५"], "2025-10-27"),
        (["27", "ต.ค.", "2025"], "2025-10-27"),
        (["２７", "２０２５．１０"], "2025-10-27"),
        (["27th", "Oct", "2025"], "2025-10-27"),
        (["27", "Oct"], None),
        (["Oct 2025"], None),
    ],
)
def test_pieces_make_a_day(pieces: list[str], day: str | None) -> None:
    parts = parts_of(pieces, None)
    assert parts is not None
    assert parts.text == day


@pytest.mark.parametrize(
    "pieces",
    [
        ["27", "10"],
        ["27", "28", "Oct"],
        ["27", "Category"],
        ["10/27", "2025"],
        ["45", "Oct 2025"],
        ["2025", "2024"],
        ["27", "十", "2025"],
        ["27", "十九月", "2025"],
        ["27", "ต.ค.", "2568"],  # of which calendar only the language of the page tells
        [],
    ],
)
def test_pieces_that_are_no_day_or_could_be_two_make_none(pieces: list[str]) -> None:
    parts = parts_of(pieces, None)
    assert parts is None or parts.text is None


def test_the_language_of_the_page_tells_the_calendar_of_a_year() -> None:
    parts = parts_of(["27", "ต.ค.", "2568"], "th")
    assert parts is not None
    assert parts.text == "2025-10-27"


@pytest.mark.parametrize(
    ("text", "language", "heading"),
    [
        ("2025年十月", "zh", (2025, 10)),
        ("二〇二五年", "zh", None),
        ("2025.10", "ko", (2025, 10)),
        ("2025-10", None, (2025, 10)),
        ("10/2025", "fr", (2025, 10)),
        ("（2025/10）", "ja", (2025, 10)),
        ("2025년 10월", "ko", (2025, 10)),
        ("令和7年10月", "ja", (2025, 10)),
        ("令和7年度 ニュース", "ja", (2025, None)),
        ("民國114年", "zh-TW", (2025, None)),
        ("ตุลาคม 2568", "th", (2025, 10)),
        ("अक्टूबर 2025", "hi", (2025, 10)),
        ("أكتوبر ٢٠٢٥", "ar", (2025, 10)),
        ("Październik 2025", "pl", (2025, 10)),
        ("Október 2025", "sk", (2025, 10)),
        ("2568", "en", None),
        ("13/2025", None, None),
        ("10/27", None, None),
        ("2025-2026", None, None),
    ],
)
def test_headings_of_other_languages_and_calendars(
    text: str, language: str | None, heading: tuple[int, int | None] | None
) -> None:
    found = heading_of(text, language)
    assert (None if found is None else (found.year, found.month)) == heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("2025", Heading(year=2025, text="2025")),
        ("October 2025", Heading(year=2025, month=10, text="October 2025")),
        ("2025年10月", Heading(year=2025, month=10, text="2025年10月")),
        ("Press releases 2025", Heading(year=2025, text="Press releases 2025")),
    ],
)
def test_a_year_or_month_is_a_heading(text: str, heading: Heading) -> None:
    assert heading_of(text, "en") == heading


@pytest.mark.parametrize(
    "text", ["News", "2024 and 2025", "A very long sentence that happens to hold the year 2025 somewhere", "12025"]
)
def test_other_texts_are_no_headings_of_dates(text: str) -> None:
    assert heading_of(text, "en") is None


@pytest.mark.parametrize(
    ("text", "order", "whole"),
    [
        ("Oct 27", None, "2025-10-27"),
        ("27.", None, "2025-10-27"),
        ("10月27日", None, "2025-10-27"),
        ("10/27", True, "2025-10-27"),
        ("27/10", False, "27/10/2025"),
        ("27-10", None, "27-10-2025"),
        ("03/10", None, "03/10/2025"),
        ("10/03", None, "2025-10-03"),
        ("10/10", None, "10/10/2025"),
        ("１０／０３", None, "2025-10-03"),
        ("03/04", None, None),
        ("27/28", None, None),
        ("10/32", None, None),
        ("00/10", None, None),
        ("10-27", None, "2025-10-27"),
        ("Nov 27", None, None),
        ("27 Oct 2024", None, None),
    ],
)
def test_a_heading_completes_what_lacks(text: str, order: bool | None, whole: str | None) -> None:  # noqa: FBT001 - a table's column
    heading = Heading(year=2025, month=10, text="October 2025")
    assert with_heading(text, heading, "en", month_first=order) == whole


@pytest.mark.parametrize(
    ("text", "language", "order", "whole"),
    [
        ("03/04", None, None, "03/04/2025"),
        ("03-04", None, None, "03-04-2025"),
        ("03-04", "nl", None, "03-04-2025"),
        ("03-04", "zh", None, "2025-03-04"),
        ("03/04", "ja", None, "2025-03-04"),
        ("03-04", "zh", False, "03-04-2025"),
        ("03/04", None, True, "2025-03-04"),
        ("03/04", None, False, "03/04/2025"),
    ],
)
def test_which_of_two_numbers_is_the_month_is_not_guessed_under_a_year(
    text: str,
    language: str | None,
    order: bool | None,  # noqa: FBT001 - a table's column
    whole: str,
) -> None:
    assert with_heading(text, Heading(year=2025, text="2025"), language, month_first=order) == whole


def test_the_order_of_bare_numbers_is_decided_by_all_of_them() -> None:
    assert month_first_of(["03/04", "10/27"]) is True
    assert month_first_of(["03/04", "27/10"]) is False
    assert month_first_of(["03/04", "05/06"]) is None
