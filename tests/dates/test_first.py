from datetime import UTC, datetime

import pytest

from feeds.dates import DateContext, find_dates, parse_date, url_date
from feeds.model import Precision

DAY = datetime(2025, 10, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-27",
        "27 Oct 2025",
        "October 27, 2025",
        "2025年10月27日",
        "Release Date: 2025-10-27",
        "发布时间：2025-10-27",
    ],
)
def test_a_day_is_read_whatever_its_form(text: str) -> None:
    read = parse_date(text)
    assert read is not None
    assert (read.value, read.precision) == (DAY, Precision.DATE)


def test_dates_inside_a_sentence_are_found_with_their_span() -> None:
    text = "BEIJING, Oct. 27, 2025 /PRNewswire/ -- Sino said"
    (found,) = find_dates(text)
    assert (found.value, text[found.start : found.end]) == (DAY, "Oct. 27, 2025")


def test_the_day_in_a_path_is_read() -> None:
    read = url_date("https://example.org/news/2025/10/27/a-title", DateContext())
    assert read is not None
    assert read.value == DAY
