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
        [],
    ],
)
def test_pieces_that_are_no_day_or_could_be_two_make_none(pieces: list[str]) -> None:
    parts = parts_of(pieces, None)
    assert parts is None or parts.text is None


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
        ("03/04", None, "03/04/2025"),
        ("10-27", None, "2025-10-27"),
        ("Nov 27", None, None),
        ("27 Oct 2024", None, None),
    ],
)
def test_a_heading_completes_what_lacks(text: str, order: bool | None, whole: str | None) -> None:  # noqa: FBT001 - a table's column
    heading = Heading(year=2025, month=10, text="October 2025")
    assert with_heading(text, heading, "en", month_first=order) == whole


def test_the_order_of_bare_numbers_is_decided_by_all_of_them() -> None:
    assert month_first_of(["03/04", "10/27"]) is True
    assert month_first_of(["03/04", "27/10"]) is False
    assert month_first_of(["03/04", "05/06"]) is None
