"""Texts made to keep a reader busy: the time grows no faster than the text."""

import time

import pytest

from feeds.dates import DateContext, find_dates, parse_date, url_date
from tests.dates.reading import KNOWN

SEEDS = [
    *("1", "1 ", "12 ", "2025 ", "2025-", "1/", "1.", "27 Oct ", "Oct 27 ", "27 October ", "Oct ", "a", " ", "\n", "-"),
    *(
        "年",
        "二",
        "二〇二五年",
        "2025年10月",
        "10:",
        "1:1:",
        "3 hours ",
        "vor 3 ",
        "ago ",
        "((((",
        "1 " + " " * 30,
        "27 aaaaaaaaaaaaaa ",
    ),
    *(
        "27 Oct 2025 ",
        "2025-10-27T",
        "27 Oct 2025 10:30 AAAA/",
        "２",
        "٢٧ ",
        "\u200b",
        "+08:00",
        "27 de de de ",
        "27 ตุลาคม ",
        "27 ต.ค. 68 ",
        "ตุลาคม",
        "27 أكتوبر ",
        "5 آبان 1404 ",
        "أ",
        "27 (أكتوبر/",
        "1404/",
        "27 अ",
        "अ्",
        "tháng ",
        "tháng mười 27 ",
        "2025 оны 10 ",
        "2025. gada ",
        "114年10月27日",
        "R7.",
        "民國一百",
        "前",
        "10:30 م ",
        "é",
        "e\u0301",
    ),
]


def seconds(text: str, context: DateContext) -> float:
    start = time.process_time()
    find_dates(text, context)
    return time.process_time() - start


@pytest.mark.parametrize("seed", SEEDS)
def test_finding_is_linear_in_the_length(seed: str) -> None:
    context = DateContext(now=KNOWN.now, year=2025)
    short = seed * (25_000 // len(seed))
    best = min(seconds(short, context) for _ in range(3))
    assert seconds(short * 4, context) < 12 * best + 0.1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_text_of_ten_megabytes_is_no_date_at_once(seed: str) -> None:
    text = seed * (10_000_000 // len(seed))
    start = time.process_time()
    assert parse_date(text, KNOWN) is None
    assert url_date(text, KNOWN) is None
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize("seed", SEEDS)
def test_short_texts_take_little_time(seed: str) -> None:
    text = (seed * 200)[:200]
    parse_date(text, KNOWN)
    start = time.process_time()
    for length in range(50, 201, 10):
        parse_date(text[:length], KNOWN)
        find_dates(text[:length], KNOWN)
    assert time.process_time() - start < 0.5
