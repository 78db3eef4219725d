"""Times of day and zones beside a date."""

import pytest

from feeds.dates import DateContext, parse_date
from feeds.dates.stated import Clock
from tests.dates.reading import parsed

HALF_PAST_FIVE = "2025-10-27T17:30:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        *("2025-10-27 17:30", "2025-10-27T17:30", "2025-10-27T17:30Z", "2025-10-27T17:30:00.000Z", "20251027173000"),
        *("27 Oct 2025 5:30 PM", "Oct 27, 2025 at 5:30 p.m.", "27 October 2025, 5.30pm", "27.10.2025 17:30 Uhr"),
        *(
            "27. Oktober 2025, 17.30 Uhr",
            "27 octobre 2025 à 17h30",
            "27 octobre 2025 à 17 h 30",
            "27 ottobre 2025 ore 17:30",
        ),
        *("27 de outubro de 2025 às 17h30", "27 октября 2025 г. в 17:30", "27.10.2025 klo 17.30", "27/10/2025 - 17:30"),
        *(
            "2025年10月27日 17:30",
            "2025年10月27日17时30分",
            "2025年10月27日 下午5:30",
            "2025年10月27日（月）午後5時30分",
        ),
        *(
            "17:30, 27 Oct 2025",
            "5:30 PM · Oct 27, 2025",
            "17:30 2025-10-27",
            "27 Oct 2025 | 17:30",
            "2025/10/27 17:30:00",
        ),
        *("Mon, 27 Oct 2025 17:30:00 GMT", "Mon Oct 27 17:30:00 2025", "Mon Oct 27 17:30:00 UTC 2025"),
    ],
)
def test_a_time_is_read_whatever_its_form(text: str) -> None:
    assert parsed(text) == HALF_PAST_FIVE


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        *(
            ("Z", "+00:00"),
            ("UTC", "+00:00"),
            ("GMT", "+00:00"),
            ("+0800", "+08:00"),
            ("+08:00", "+08:00"),
            ("+8", "+08:00"),
        ),
        *(("GMT+8", "+08:00"), ("UTC-05:30", "-05:30"), ("-0000", "+00:00"), ("EST", "-05:00"), ("EDT", "-04:00")),
        *(
            ("ET", "-04:00"),
            ("PT", "-07:00"),
            ("PST", "-08:00"),
            ("CST", "-06:00"),
            ("CET", "+01:00"),
            ("CEST", "+02:00"),
        ),
        *(
            ("HKT", "+08:00"),
            ("JST", "+09:00"),
            ("KST", "+09:00"),
            ("IST", "+05:30"),
            ("(ET)", "-04:00"),
            ("(GMT+8)", "+08:00"),
        ),
        *(
            ("America/Los_Angeles", "-07:00"),
            ("Asia/Shanghai", "+08:00"),
            ("Eastern Time", "-04:00"),
            ("北京时间", "+08:00"),
        ),
        *(("Hong Kong Time", "+08:00"), ("U.S. Eastern Time", "-04:00"), ("Pacific Standard Time", "-07:00")),
        *(("GMT+0100 (Central European Standard Time)", "+01:00"), ("-05:00Z", "-05:00"), ("Etc/GMT", "+00:00")),
    ],
)
def test_the_stated_zone_is_kept(zone: str, offset: str) -> None:
    assert parsed(f"27 Oct 2025 17:30 {zone}") == f"2025-10-27T17:30:00{offset}"


def test_eastern_time_follows_the_clock_on_the_wall() -> None:
    assert parsed("January 15, 2025, 8:00 a.m. ET") == "2025-01-15T08:00:00-05:00"
    assert parsed("July 15, 2025, 8:00 a.m. ET") == "2025-07-15T08:00:00-04:00"


@pytest.mark.parametrize(
    ("context", "offset"),
    [
        (DateContext(language="zh-CN"), "+08:00"),
        (DateContext(timezone="Asia/Taipei"), "+08:00"),
        (DateContext(language="en", timezone="America/Chicago"), "-06:00"),
    ],
)
def test_cst_is_that_of_the_place(context: DateContext, offset: str) -> None:
    assert parsed("2025-10-27 17:30 CST", context) == f"2025-10-27T17:30:00{offset}"


def test_a_zone_before_the_date_counts() -> None:
    assert parsed("北京时间2025年10月27日 17:30") == "2025-10-27T17:30:00+08:00"


def test_a_time_without_a_zone_is_in_that_of_the_context() -> None:
    assert parsed("2025-10-27 17:30", DateContext(timezone="Asia/Shanghai")) == "2025-10-27T17:30:00+08:00"
    read = parse_date("2025-10-27", DateContext(timezone="Asia/Shanghai"))
    assert read is not None
    assert read.value.isoformat() == "2025-10-27T00:00:00+08:00"


def test_a_time_in_korean_words_is_korean_time_unless_the_source_says_otherwise() -> None:
    text = "2025년 10월 27일 오후 5:30"
    assert parsed(text) == "2025-10-27T17:30:00+09:00"
    assert parsed(text, DateContext(timezone="UTC")) == HALF_PAST_FIVE


def test_a_zone_nobody_knows_leaves_the_day_and_drops_the_time() -> None:
    assert parsed("27 Oct 2025 17:30 XYZT") == "2025-10-27"
    assert parsed("27 Oct 2025 17:30 +99:99") == "2025-10-27"
    assert parsed("27 Oct 2025 17:30 Mars/Olympus") == "2025-10-27"
    assert parsed("27 Oct 2025 17:30 America/Argentina") == "2025-10-27"


def test_a_day_may_state_its_zone() -> None:
    for text in ("2025-10-27+08:00", "27 Oct 2025 +08:00"):
        read = parse_date(text)
        assert read is not None
        assert read.value.isoformat() == "2025-10-27T00:00:00+08:00"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Mon, 27 Oct 2025 24:00:00 GMT", "2025-10-28T00:00:00+00:00"),
        ("2025-10-27T24:00:00Z", "2025-10-28T00:00:00+00:00"),
        ("2025-12-31T23:59:60Z", "2026-01-01T00:00:00+00:00"),
        ("Sun, 27 Oct 2025 10:00:00 GMT", "2025-10-27T10:00:00+00:00"),
        ("Mon, 27 Oct 2025 10:00 GMT", "2025-10-27T10:00:00+00:00"),
        ("27 octobre 2025 à 17h", "2025-10-27T17:00:00+00:00"),
        ("Oct 27, 2025 12:05 AM", "2025-10-27T00:05:00+00:00"),
        ("Oct 27, 2025 12:05 PM", "2025-10-27T12:05:00+00:00"),
        ("Oct 27, 2025 5 p.m. PT", "2025-10-27T17:00:00-07:00"),
        ("2025-10-27T10:00:00.123456789+08:00", "2025-10-27T10:00:00.123456+08:00"),
        ("1761561000", "2025-10-27T10:30:00+00:00"),
        ("1761561000123", "2025-10-27T10:30:00.123000+00:00"),
        ("20251027T103000Z", "2025-10-27T10:30:00+00:00"),
        ("2025-300T10:30:00Z", "2025-10-27T10:30:00+00:00"),
    ],
)
def test_odd_but_clear_times_are_read(text: str, instant: str) -> None:
    assert parsed(text) == instant


@pytest.mark.parametrize(
    "text",
    [
        *("2025-10-27T25:14:55Z", "2025-10-27T10:61:55Z", "2025-10-27T10:14:61Z", "2025-10-27T24:01:00Z"),
        *(
            "Sun, 16 Dec 2012 1:2:3:4 GMT",
            "2013-01-28T11:30:00-06:00Textra",
            "27 Oct 2025 13:00 AM",
            "27 Oct 2025 +zz:00",
        ),
        *("2025-10-27T10:00:00-99:99extra", "27 Oct 2025 17:3", "2025-10-27 17:300"),
    ],
)
def test_a_time_that_cannot_be_makes_the_text_no_date(text: str) -> None:
    assert parsed(text) is None


def test_a_context_with_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="Mars/Olympus"):
        parse_date("2025-10-27", DateContext(timezone="Mars/Olympus"))


def test_a_clock_without_a_known_zone_says_so() -> None:
    assert Clock(0, 5, 17, 30, 0, 0, None).known
