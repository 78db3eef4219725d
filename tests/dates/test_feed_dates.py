"""Odd dates of real feeds, from the test sets of other readers: a pinned floor, and every miss with its reason."""

import json
from datetime import UTC, datetime
from typing import Any

from feeds.dates import StatedDate, parse_date
from tests.dates.reading import KNOWN
from tests.samples import sample_path

# What the other readers make a date of and we do not, on purpose: none of these states a day of our times.
NO_DAY = {
    "Nov. 2020": "a month",
    "2003-12": "a month",
    "-03-12": "a month of a year without its century",
    "-0312": "the same, without separators",
    "2003": "a year",
    "031231": "six digits: as likely a number as a date",
    "03335": "the 335th day of 2003: five digits",
    "2003-012-31T10:14:55+00:00": "a month of three digits: which part is wrong cannot be known",
    "Thu, 01 Jan 0100 00:00:01 +0100": "the year 100: a default value of software, no date of a release",
}
FLOOR = 115  # of 124


def is_right(case: dict[str, Any], read: StatedDate | None) -> bool:
    """Tell whether the reading is the expected instant, or a date where any will do, or none where none is expected."""
    if "unix" in case:
        return read is not None and read.value.timestamp() == case["unix"]
    if "utc9" not in case:
        return read is not None
    if case["utc9"] is None:
        return read is None
    return read is not None and list(read.value.astimezone(UTC).timetuple()[:6]) == case["utc9"][:6]


def test_odd_dates_of_feeds_are_read() -> None:
    cases = [json.loads(line) for line in sample_path("small/dates.jsonl").read_text("utf-8").splitlines()]
    wrong = [case["input"] for case in cases if not is_right(case, parse_date(case["input"], KNOWN))]
    assert len(cases) - len(wrong) >= FLOOR, wrong
    assert set(wrong) <= set(NO_DAY)


def test_what_is_missed_is_missed_and_not_misread() -> None:
    assert [text for text in NO_DAY if parse_date(text, KNOWN) is not None] == []


def test_the_default_date_of_empty_fields_is_none() -> None:
    for text in ("Mon, 01 Jan 0001 00:00:00 +0000", "0000-00-00", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z"):
        assert parse_date(text) is None


def test_a_reading_of_a_feed_is_aware() -> None:
    read = parse_date("Mon, 27 Oct 2025 10:00:00")
    assert read is not None
    assert read.value == datetime(2025, 10, 27, 10, tzinfo=UTC)
