from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.events.days import AHEAD, BACK, days_in

PUBLISHED = date(2025, 9, 1)


def first(text: str, published: date | None = PUBLISHED) -> tuple[date, date | None] | None:
    found = days_in(text, published)
    return (found[0].first, found[0].last) if found else None


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("on Tuesday, September 23, 2025.", date(2025, 9, 23), None),
        ("on 23 September 2025", date(2025, 9, 23), None),
        ("Sept. 11-12, 2025", date(2025, 9, 11), date(2025, 9, 12)),
        ("27 to 30 October 2025", date(2025, 10, 27), date(2025, 10, 30)),
        ("October 30 - November 2, 2025", date(2025, 10, 30), date(2025, 11, 2)),
        ("December 30, 2025 to January 2, 2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("December 30 - January 2, 2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("2025年10月25日至27日", date(2025, 10, 25), date(2025, 10, 27)),
        ("10月25-27日", date(2025, 10, 25), date(2025, 10, 27)),
        ("二零二五年十月二十五日", date(2025, 10, 25), None),
        ("2025-10-27", date(2025, 10, 27), None),
        ("the Conferenceon Feb. 17, 2026, at", date(2026, 2, 17), None),
    ],
)
def test_days_and_spans_are_read_as_announcements_write_them(text: str, begins: date, ends: date | None) -> None:
    assert first(text) == (begins, ends)


@pytest.mark.parametrize(
    "text", ["Phase 3", "June 31, 2025", "May I ask", "1,250 patients", "13月2日", "a march of 20 miles", ""]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert days_in(text, PUBLISHED) == []


def test_a_day_without_a_year_is_the_one_nearest_to_the_publication() -> None:
    assert first("on February 4", date(2024, 12, 19)) == (date(2025, 2, 4), None)
    assert first("on the afternoon of October 25", date(2025, 10, 27)) == (date(2025, 10, 25), None)
    assert first("12月30日", date(2026, 1, 5)) == (date(2025, 12, 30), None)
    assert first("on February 4", None) is None


def test_a_day_of_the_week_beside_it_is_looked_at() -> None:
    assert days_in("Thursday, November 6, 2025", PUBLISHED)[0].weekday_agrees is True
    assert days_in("Monday, November 6, 2025", PUBLISHED)[0].weekday_agrees is False
    assert days_in("11月6日(星期四)", PUBLISHED)[0].weekday_agrees is True


@given(published=st.dates(date(1990, 1, 1), date(2090, 1, 1)), days=st.integers(-BACK, AHEAD))
def test_every_day_in_reach_of_its_publication_is_found_without_its_year(published: date, days: int) -> None:
    day = published + timedelta(days=days)
    assert first(f"on {day:%B} {day.day}.", published) == (day, None)
    assert first(f"于{day.month}月{day.day}日举行", published) == (day, None)


@given(text=st.text(), published=st.one_of(st.none(), st.dates()))
def test_any_text_gives_days_in_order_that_do_not_overlap(text: str, published: date | None) -> None:
    found = days_in(text, published)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(one.last is None or one.first < one.last for one in found)
