"""Dates inside longer texts, and the numbers that are none."""

import pytest

from feeds.dates import DateContext, find_dates
from tests.dates.reading import KNOWN, found

DAY = "2025-10-27"


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("BEIJING, Oct. 27, 2025 /PRNewswire/ -- Sino said", ["Oct. 27, 2025"], [DAY]),
        ("HONG KONG, October 27, 2025—Acme (1177.HK)", ["October 27, 2025"], [DAY]),
        ("LONDON, 27 October 2025/PRNewswire/ -- x", ["27 October 2025"], [DAY]),
        ("Filed 2025-10-27, decided 28.10.2025.", ["2025-10-27", "28.10.2025"], [DAY, "2025-10-28"]),
        ("Source: Reuters (2025/10/27)", ["2025/10/27"], [DAY]),
        ("本报北京2025年10月27日电（记者）", ["2025年10月27日"], [DAY]),
        ("于二〇二五年十月二十七日举行", ["二〇二五年十月二十七日"], [DAY]),
        ("【令和7年10月27日】お知らせ", ["令和7年10月27日"], [DAY]),
        ("Le conseil du 1er octobre 2025 a décidé", ["1er octobre 2025"], ["2025-10-01"]),
        ("Jan 5, 2025 - Feb 3, 2025", ["Jan 5, 2025", "Feb 3, 2025"], ["2025-01-05", "2025-02-03"]),
        ("mar. 01 déc. 2020", ["mar. 01 déc. 2020"], ["2020-12-01"]),
        (
            "Call: Oct. 27, 2025 at 8:00 a.m. ET (toll free)",
            ["Oct. 27, 2025 at 8:00 a.m. ET"],
            ["2025-10-27T08:00:00-04:00"],
        ),
        ("2025-10-27 10:30 FDA approves", ["2025-10-27 10:30"], ["2025-10-27T10:30:00+00:00"]),
        ("Tuesday, 03/04/2025: x", ["Tuesday, 03/04/2025"], ["2025-03-04"]),
        ("Friday 04/04/2025, then 25/12/2024", ["Friday 04/04/2025", "25/12/2024"], ["2025-04-04", "2024-12-25"]),
        ("25/12/2024 – 03/01/2025", ["25/12/2024", "03/01/2025"], ["2024-12-25", "2025-01-03"]),
        ("10:30-11:30, 27 Oct 2025", ["27 Oct 2025"], [DAY]),
        ("27 Oct 2025 10:30-11:30", ["27 Oct 2025 10:30"], ["2025-10-27T10:30:00+00:00"]),
        ("2025-10-27 10:30-05:00 log", ["2025-10-27 10:30-05:00"], ["2025-10-27T10:30:00-05:00"]),
        ("2025-10-27 8:00 a.m. EST/5:00 a.m. PST", ["2025-10-27 8:00 a.m. EST"], ["2025-10-27T08:00:00-05:00"]),
        ("Oct 27, 2025 12h read", ["Oct 27, 2025"], [DAY]),
        ("Price $10.27 on 2025-10-27.", ["2025-10-27"], [DAY]),
        ("Phase 3 began on 27 Oct 2025", ["27 Oct 2025"], [DAY]),
    ],
)
def test_dates_in_a_sentence_are_found_with_their_words(text: str, words: list[str], days: list[str]) -> None:
    read = find_dates(text, KNOWN)
    assert [text[one.start : one.end] for one in read] == words == [one.text for one in read]
    assert found(text) == days


@pytest.mark.parametrize(
    "text",
    [
        *("Copyright 2025 Acme", "© 2010-2025", "Q3 2025 results", "in May 2025 we", "May 10 patients", "fiscal 2025"),
        *("call +86 138 2025 1027", "tel. 020-2025-1027", "fax 10 27 2025 11", "IP 10.10.20.25", "192.168.10.20"),
        *("version 2.10.2025", "v2.10.2025", "release 2025.10.27", "node 20.10.25", "ISO 9001:2015", "ABC-2025-10-27"),
        *("https://x.org/2025/10/27/a", "/2025/10/27/foo", "id=2025-10-27", "2025-10-27-title", "img_2025-10-27"),
        *("order 20251027", "no 1202510271", "2025102", "1761561000", "2013-01-27-01", "€27.10.2025", "ratio 1/2/3/4"),
        *(
            "completed Phase 3 March 2025",
            "Part 2 May 2025",
            "Windows 11 May 2025",
            "du 27 au 30 octobre 2025",
            "27 and 28 October 2025",
            "iPhone 17 Pro 2025",
            "13 Gen 2025",
            "ranked 27 out 2025",
        ),
        *(
            "from 27-28 October 2025",
            "Oct 27-28, 2025",
            "31 April 2025",
            "13/13/2025",
            "open 24/7",
            "1/2 cup",
            "at 17:30",
        ),
        *(
            "1,27 May 2025",
            "he died 3 days ago in Rome",
            "the company today said",
            "Mai",
            "mars",
            "May",
            "sat on 12 chairs",
        ),
        *(
            "10月27日",
            "27 Oct",
            "Oct 27",
            "2025年10月",
            "#27 Oct 2025",
            "$27 Oct 2025",
            "27 Oct 20251",
            "27 Oct 2025.5",
        ),
    ],
)
def test_other_numbers_in_a_text_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_days_under_a_heading_with_a_year_are_found() -> None:
    context = DateContext(year=2025)
    assert found("On 27 October we met; again on Nov 3.", context) == [DAY, "2025-11-03"]
    assert found("会议于10月27日举行", context) == [DAY]
    assert found("27 Oct 2024", context) == ["2024-10-27"]
    assert found("you may 10 times; 3 ago 5", context) == []


def test_weak_forms_are_dates_only_where_nothing_else_stands() -> None:
    assert found("27/10/25") == [DAY]
    assert found("Posted: 27/10/25") == [DAY]
    assert found("about 27/10/25 of them") == []


def test_spans_refer_to_the_text_with_its_odd_characters() -> None:
    text = "发布于２０２５年１０月２７日，特此公告"
    (read,) = find_dates(text)
    assert text[read.start : read.end] == read.text == "２０２５年１０月２７日"


def test_nothing_is_found_in_nothing() -> None:
    assert found("") == []
    assert found("no numbers here, none at all") == []
