import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import feeds
from feeds.events import CONFIDENT, events_of_entry
from feeds.events.joining import MOST
from feeds.model import EventKind, Status
from tests.events.telling import starts, told
from tests.publish.builders import a_day, an_entry
from tests.samples import sample_path


def test_a_talk_at_a_conference_is_one_event_at_its_own_time() -> None:
    body = (
        "Acme will attend the Cedar 21st Annual Global Healthcare Conference, Nov. 11-12, 2025. The chief executive "
        "will take part in a fireside chat on Nov. 11 at 2:55 p.m., Eastern time. A replay will be available until "
        "Dec. 12, 2025."
    )
    (event,) = told("Acme to Participate in the Cedar 21st Annual Global Healthcare Conference", body)
    assert event.start == datetime.fromisoformat("2025-11-11T14:55-05:00")
    assert (event.zone, event.kind) == ("America/New_York", EventKind.CONFERENCE)
    assert event.name == "Cedar 21st Annual Global Healthcare Conference"


def test_posters_are_part_of_their_congress() -> None:
    body = (
        "<p>Data will be presented at the World Lung Congress in Madrid, Spain, from Dec. 5-9.</p>"
        "<p>Poster 12. Session date and time: Saturday, December 6, 9:00 a.m. - 12:30 p.m. CET</p>"
    )
    (event,) = told("Acme to Present New Data at the World Lung Congress", body)
    assert (event.start, event.end) == (date(2025, 12, 5), date(2025, 12, 9))
    assert event.place == "Madrid, Spain"


def test_the_days_of_a_release_itself_are_no_events() -> None:
    body = "BASEL, Oct. 27, 2025 -- Acme will hold a conference call on November 6, 2025. Basel, 27 October 2025"
    assert starts("Acme to hold conference call October 27, 2025 6:30 am ET", body) == ["2025-11-06"]


@pytest.mark.parametrize(
    "body",
    [
        "A replay of the conference call will be available until November 13, 2025.",
        "The board declared a dividend payable on December 12, 2025 to shareholders of record on November 28, 2025.",
        "The tender offer will expire on November 20, 2025. The annual meeting approved it.",
        "Votes for the annual general meeting must be received no later than November 20, 2025.",
        "Abstracts for the World Lung Congress were submitted by the deadline of November 1, 2025.",
        "Data as of November 1, 2025, the data cut-off, were shown at the World Lung Congress.",
        "The appointment, announced on the conference call, is effective November 1, 2025.",
        "FDA approved it ahead of the PDUFA target action date of November 28, 2025.",
        "A PDUFA date is expected in the second quarter of 2026.",
        "代表委任表格最遲須於2025年11月20日前送達,方可出席股東大會。",
        "股东大会股权登记日为2025年11月20日。",
    ],
)
def test_what_merely_has_a_date_is_no_event(body: str) -> None:
    assert [event for event in told("Acme tells its news", body) if event.confidence >= CONFIDENT] == []


def test_a_moved_call_is_told_on_its_new_day() -> None:
    assert starts("Acme Reschedules Conference Call from November 4 to November 6, 2025 at 10:30 a.m. EST") == [
        "2025-11-06T10:30:00-05:00"
    ]


def test_today_is_a_day_where_a_time_stands_beside_it() -> None:
    assert starts("Acme acquires Beta", "Acme will host a conference call today at 8:30 a.m. ET.") == [
        "2025-10-27T08:30:00-04:00"
    ]
    assert starts("Acme acquires Beta", "Acme today announced a conference call about it.") == []


def test_a_target_date_is_not_certain_and_a_cancelled_webcast_says_so() -> None:
    (decision,) = told("FDA accepts application", "The FDA has set a PDUFA target action date of June 21, 2026.")
    assert (decision.kind, decision.status) == (EventKind.REGULATORY_DATE, Status.TENTATIVE)
    (webcast,) = told("Acme cancels webcast", "The webcast scheduled for November 9, 2025 has been cancelled.")
    assert webcast.status is Status.CANCELLED


def test_a_time_without_a_zone_is_left_out_where_no_place_tells_the_zone() -> None:
    assert starts("Acme to hold investor day", "The investor day will be held on November 18, 2025 at 10:00 a.m.") == [
        "2025-11-18"
    ]
    there = "The investor day will be held in Tokyo, Japan on 18 November 2025 at 10 am."
    assert starts("Acme to hold investor day", there) == ["2025-11-18T10:00:00+09:00"]


def test_without_a_publication_only_whole_dates_are_read() -> None:
    body = "The investor day will be held on {}."
    assert starts("Investor day", body.format("November 18"), None) == []
    assert starts("Investor day", body.format("November 18, 2025"), None) == ["2025-11-18"]


def test_the_dateline_of_a_release_whose_day_is_unknown_is_no_event() -> None:
    body = "BASEL, Oct. 27, 2025 -- Acme will hold a conference call on November 6, 2025."
    assert starts("Acme to hold conference call", body, None) == ["2025-11-06"]


def test_first_sight_does_not_stand_in_for_the_day_of_publication() -> None:
    entry = an_entry(title="Acme to hold investor day on March 18", published=None, body=None)
    assert events_of_entry(entry) == []


def test_an_entry_tells_the_same_as_its_item() -> None:
    entry = an_entry(title="Acme to hold investor day on March 18", published=a_day("2026-03-01"), body=None)
    assert [event.start for event in events_of_entry(entry)] == [date(2026, 3, 18)]


def test_a_date_to_come_in_a_list_is_that_of_what_the_title_names() -> None:
    entry = an_entry(title="Annual general meeting 2026", body=None, summary=None, event_start="2026-05-20")
    (event,) = events_of_entry(entry)
    assert (event.start, event.kind) == (date(2026, 5, 20), EventKind.ANNUAL_MEETING)
    assert event.confidence >= CONFIDENT
    timed = events_of_entry(replace(entry, event_start="2026-05-20T10:00:00+02:00"))
    assert [one.start for one in timed] == [datetime.fromisoformat("2026-05-20T10:00:00+02:00")]
    assert events_of_entry(replace(entry, title="Notice"))[0].confidence < CONFIDENT
    assert events_of_entry(replace(entry, event_start="soon")) == []


def test_the_webcast_is_the_address_that_says_so() -> None:
    body = (
        '<p>The investor day will be held on November 18. <a href="https://www.example.com/about">About</a> '
        '<a href="https://live.example.com/x?a=1&amp;b=2">Live webcast</a></p>'
    )
    (event,) = told("Acme to hold investor day", body)
    assert event.webcast == "https://live.example.com/x?a=1&b=2"


def test_the_article_of_the_sample_tells_of_its_forum() -> None:
    lines = sample_path("seed/sino-biopharm-2025-10-27.txt").read_text(encoding="utf-8").splitlines()
    body = "".join(f"<p>{line}</p>" for line in lines[1:])
    (event,) = told(lines[1], body)
    assert (event.start, event.kind) == (date(2025, 10, 25), EventKind.CONGRESS)
    assert event.name.endswith("Forum")


@settings(deadline=None)
@given(title=st.text(), body=st.text())
def test_any_text_gives_events_that_keep_their_promises(title: str, body: str) -> None:
    item = feeds.Item(
        link="https://www.example.com/", title=title, body=body, published=datetime(2025, 1, 1, tzinfo=UTC)
    )
    for event in feeds.events_of(item):
        assert event.confidence >= CONFIDENT
        assert event.name
        assert event.end is None or type(event.end) is type(event.start)
        assert not isinstance(event.start, datetime) or event.start.tzinfo is not None


PIECES = (
    "conference call on May 5, 2026 at 8:30 a.m. ET ",
    "The annual meeting of the ",
    "will announce the the the ",
    "advisory committee ",
    "Prescription Drug User Fee Act a, ",
    "Healthcare A B Conference ",
    "May 5-",
    "12:30-",
    "10月",
    "将于10月25日上午10时在论坛",
    "a" * 50,
    "<a href=\"",
    "https://x.example/webcast ",
    ". A",
    "| ",
    "Jan ",
    "to ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_mischief_is_read_in_bounded_time(piece: str) -> None:
    body = piece * (1_000_000 // len(piece))
    began = time.perf_counter()
    told("Conference call", body)
    assert time.perf_counter() - began < 12


def test_no_release_tells_of_thousands_of_events() -> None:
    day = date(2025, 11, 1)
    lines = "".join(
        f"<p>The conference call will be held on {day + timedelta(days=n):%B %d, %Y}.</p>" for n in range(400)
    )
    assert len(told("Calendar", lines)) == MOST


@pytest.mark.parametrize(
    "title",
    [
        "Acme will not host a conference call on November 20, 2025",
        "Acme denies it will hold an investor day on November 20, 2025",
        "Acme postpones conference call of November 20, 2025 at 8:30 a.m. ET",
        "艾克美医药将不于2025年11月20日召开业绩说明会",
        "艾克美医药否认将召开2025年11月20日的投资者日",
    ],
)
def test_what_is_said_not_to_happen_is_no_event(title: str) -> None:
    assert starts(title) == []


def test_a_call_that_is_put_off_to_another_day_is_on_that_day() -> None:
    assert starts("Acme postpones its conference call to November 20, 2025") == ["2025-11-20"]
