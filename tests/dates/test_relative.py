"""Dates counted back from now: Saturday 1 November 2025, 12:00 UTC."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feeds.dates import DateContext, find_dates, parse_date
from tests.dates.reading import KNOWN, found, parsed

THREE_HOURS = "2025-11-01T09:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "3 hours ago",
            "Posted 3 hrs ago",
            "3h ago",
            "vor 3 Stunden",
            "il y a 3 heures",
            "hace 3 horas",
            "há 3 horas",
        ),
        *("3 horas atrás", "3 ore fa", "3 uur geleden", "för 3 timmar sedan", "3 tuntia sitten", "3 часа назад"),
        *(
            "3 godziny temu",
            "3 saat önce",
            "před 3 hodinami",
            "acum 3 ore",
            "3小时前",
            "3 小時前",
            "3時間前",
            "3시간 전",
        ),
        *(
            "3 órája",
            "180 perce",
            "3 HOURS AGO",
            "πριν από 3 ώρες",
            "3 jam yang lalu",
            "3 giờ trước",
            "منذ 3 ساعات",
            "180 minutes ago",
        ),
    ],
)
def test_hours_ago_are_read_in_many_languages(text: str) -> None:
    read = parse_date(text, KNOWN)
    assert read is not None
    assert read.relative
    assert parsed(text) == THREE_HOURS


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("today", "2025-11-01"), ("Yesterday", "2025-10-31"), ("heute", "2025-11-01"), ("gestern", "2025-10-31")),
        *(("vorgestern", "2025-10-30"), ("今天", "2025-11-01"), ("昨天", "2025-10-31"), ("前天", "2025-10-30")),
        *(("ayer", "2025-10-31"), ("ontem", "2025-10-31"), ("вчера", "2025-10-31"), ("어제", "2025-10-31")),
        *(
            ("3 days ago", "2025-10-29"),
            ("a day ago", "2025-10-31"),
            ("3 天前", "2025-10-29"),
            ("vor einem Tag", "2025-10-31"),
        ),
        *(("Yesterday at 17:05", "2025-10-31T17:05:00+00:00"), ("昨天 09:15", "2025-10-31T09:15:00+00:00")),
        *(("avant-hier", "2025-10-30"), ("aujourd'hui", "2025-11-01"), ("1 week ago", None), ("3 months ago", None)),
        *(("999 hours ago", None), ("ago", None), ("3 hours", None), ("vor 3", None), ("hours ago", None)),
    ],
)
def test_days_ago_are_days(text: str, day: str | None) -> None:
    assert parsed(text) == day


def test_without_a_now_nothing_can_be_counted_back() -> None:
    assert parse_date("3 hours ago") is None
    assert find_dates("yesterday") == []


def test_the_day_is_that_of_the_zone_of_the_source() -> None:
    late = DateContext(now=datetime(2025, 11, 1, 20, tzinfo=UTC), timezone="Asia/Shanghai")
    assert parsed("今天", late) == "2025-11-02"
    assert parsed("Today, 8:00 AM ET", late) == "2025-11-01T08:00:00-04:00"


def test_a_word_of_other_languages_needs_a_page_in_its_own() -> None:
    assert parsed("hier") is None
    assert parsed("hier", replace(KNOWN, language="de")) is None
    assert parsed("hier", replace(KNOWN, language="fr-CA")) == "2025-10-31"


def test_in_a_longer_text_only_what_stands_apart_counts() -> None:
    assert found("Reuters | 3 hours ago") == [THREE_HOURS]
    assert found("By Ann Lee, 3 hours ago") == [THREE_HOURS]
    assert found("3 hours, 5 minutes ago") == found("1 hour and 5 minutes ago") == []
    assert found("The founder died 3 days ago in Rome") == []
    assert found("Sales today are what they were yesterday") == []
    assert found("Reuters | 3 hours ago " + "and so on " * 20) == []
