import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.model import CONFIDENT, Document, Event, EventKind, Match, Status, Story
from feeds.publish import feed_of
from feeds.publish.calendar import calendar_document, calendar_path
from feeds.publish.dated import Dated, once_each
from feeds.publish.generator import event_label
from tests.publish.builders import DAWN, NAMES, PUBLISHER, SPEC, a_day, a_feed, a_story
from tests.publish.cases import CALL, FORUM, TALK
from tests.publish.test_formats import TEXTS


def a_telling(number: int, *events: Event, companies: tuple[str, ...] = ("acme",), **lead: Any) -> Story:
    """Return a Story that tells of events; the higher its number the later it was first seen."""
    story = a_story(number, **lead)
    seen = DAWN + timedelta(days=number)
    matches = tuple(Match(id=company, why="owner") for company in companies)
    return replace(story, events=events, companies=matches, first_seen=seen)


def document(*stories: Story) -> Document:
    made = calendar_document(a_feed(*stories), NAMES)
    assert made is not None
    return made


def events(*stories: Story) -> list[icalendar.Event]:
    """Return the events of a calendar, parsed back."""
    return icalendar.Calendar.from_ical(document(*stories).body).events


def test_a_feed_without_events_has_no_calendar() -> None:
    feed = a_feed(
        a_story(1), a_telling(2, replace(CALL, confidence=CONFIDENT - 0.01)), a_telling(3, replace(CALL, uid=""))
    )
    assert calendar_document(feed, NAMES) is None
    assert calendar_path(feed) is None


def test_what_was_told_is_read_back() -> None:
    (call,) = events(a_telling(1, CALL))
    assert call.start == CALL.start
    assert call.end == CALL.end
    assert str(call["dtstart"].params["TZID"]) == "America/New_York"
    assert call["summary"] == "Acme Biotech: Fourth-quarter 2025 results and conference call"
    assert (call["uid"], call["sequence"], call["status"]) == (CALL.uid, 2, "CONFIRMED")
    assert call["url"] == "https://acme.example/news/1"
    assert call["conference"] == "https://acme.example/call?id=4&lang=en"


@pytest.mark.parametrize(
    ("companies", "owners"),
    [(("acme",), "Acme Biotech"), (("acme", "yonghe"), "Acme Biotech, 永和制药"), ((), "Example Newswire")],
)
def test_an_event_is_its_companies_whoever_tells_of_it(companies: tuple[str, ...], owners: str) -> None:
    story = a_telling(1, CALL, companies=companies, source_id="wire", key="wire.example/1")
    (call,) = events(story)
    assert call["summary"] == f"{owners}: {CALL.name}"
    label = event_label(story, NAMES)
    assert label is not None
    assert label.organizer == owners


def test_a_zone_that_events_use_is_defined() -> None:
    calendar = icalendar.Calendar.from_ical(document(a_telling(1, CALL, TALK, FORUM)).body)
    assert [zone.tz_name for zone in calendar.timezones] == ["America/New_York"]
    assert calendar.get_missing_tzids() == set()


def test_where_only_an_offset_is_known_the_time_is_in_utc() -> None:
    (talk,) = events(a_telling(1, TALK))
    assert talk.start == datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
    assert (talk["status"], talk["location"]) == ("TENTATIVE", "Hong Kong")


def test_the_end_of_days_is_the_day_after_the_last() -> None:
    forum, single = events(a_telling(1, FORUM), a_telling(2, replace(FORUM, uid="2", start=date(2026, 5, 1), end=None)))
    assert (forum.start, forum.end) == (date(2026, 3, 27), date(2026, 3, 30))
    assert (single.start, single.end) == (date(2026, 5, 1), date(2026, 5, 2))


def test_every_instant_comes_from_the_data_and_the_bytes_are_the_same_again() -> None:
    story = a_telling(1, CALL)
    body = document(story).body
    assert body == document(story).body
    stamped = set(re.findall(rb"(?:DTSTAMP|LAST-MODIFIED):(\w+)", body))
    assert stamped == {story.updated.strftime("%Y%m%dT%H%M%SZ").encode()}


def test_lines_have_at_most_75_octets_and_break_no_character() -> None:
    body = document(a_telling(1, replace(FORUM, name="永和制药😀" * 60))).body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in body.split(b"\r\n"))
    assert b"".join(body.split(b"\r\n ")).decode("utf-8").count("永和制药😀") == 60


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_nothing_a_source_says_adds_a_line_or_a_property(text: str) -> None:
    event = replace(CALL, name=text or "x", place=text, webcast=f"https://acme.example/{text}", why=text)
    story = a_telling(1, event, title=text, summary=text, link=f"https://acme.example/{text}")
    body = document(story).body
    calendar = icalendar.Calendar.from_ical(body)
    assert len(calendar.events) == 1
    unfolded = body.replace(b"\r\n ", b"").split(b"\r\n")
    names = {line.partition(b":")[0].partition(b";")[0] for line in unfolded if line}
    assert names <= KNOWN
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", body)


KNOWN = frozenset(
    b"BEGIN END VERSION PRODID DESCRIPTION NAME X-WR-CALNAME LAST-MODIFIED REFRESH-INTERVAL URL X-PUBLISHED-TTL TZID "
    b"DTSTART RDATE RRULE TZNAME TZOFFSETFROM TZOFFSETTO SUMMARY DTEND DTSTAMP UID SEQUENCE CATEGORIES CONFERENCE "
    b"LOCATION STATUS TRANSP".split()
)


def test_a_calendar_holds_older_stories_than_its_feed() -> None:
    old, new = a_telling(1, CALL), a_story(2)
    feed = feed_of(replace(SPEC, limit=1), [new], PUBLISHER, [old])
    assert [story.id for story in feed.stories] == [new.id]
    assert calendar_document(feed, NAMES) is not None


# ------------------------------------------------------------------------------------------- one happening, once


def once(*stories: Story) -> list[Event]:
    return [
        one.event for one in once_each(Dated(event=event, story=story) for story in stories for event in story.events)
    ]


def test_an_announcement_and_its_reminder_are_one_event_with_the_first_uid_and_the_latest_facts() -> None:
    first = replace(CALL, start=date(2026, 3, 12), end=None, zone=None, webcast=None, uid="first", sequence=1)
    reminder = replace(CALL, name="Results call", uid="second", sequence=0)
    (event,) = once(
        a_telling(1, first, published=a_day("2026-02-20")), a_telling(2, reminder, published=a_day("2026-03-10"))
    )
    assert (event.uid, event.name, event.start, event.sequence) == ("first", "Results call", CALL.start, 2)


def test_a_reminder_that_says_less_takes_nothing_away() -> None:
    bare = replace(CALL, start=date(2026, 3, 12), end=None, zone=None, webcast=None, uid="second")
    (event,) = once(
        a_telling(1, CALL, published=a_day("2026-02-20")), a_telling(2, bare, published=a_day("2026-03-10"))
    )
    assert (event.start, event.end, event.webcast) == (CALL.start, CALL.end, CALL.webcast)


def test_a_story_that_comes_to_light_later_and_is_older_changes_nothing() -> None:
    first = a_telling(1, CALL, published=a_day("2026-03-01"))
    older = a_telling(2, replace(CALL, uid="older", sequence=0), published=a_day("2026-02-20"))
    assert once(first, older) == [CALL]


def test_a_correction_beside_the_event_leaves_its_sequence_as_it_is() -> None:
    first, second = a_telling(1, CALL), a_telling(2, replace(CALL, uid="b"))
    corrected = replace(first, updated=second.updated + timedelta(days=3))
    assert once(corrected, second)[0].sequence == once(first, second)[0].sequence


def test_an_english_and_a_chinese_release_tell_of_one_congress() -> None:
    english = replace(FORUM, name="12th International Biomedical Innovation Congress", uid="english")
    assert len(once(a_telling(1, FORUM), a_telling(2, english))) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(FORUM, uid="b", start=date(2026, 3, 28)),
        replace(FORUM, uid="b", name="第十三届国际生物医药创新大会"),
        replace(FORUM, uid="b", kind=EventKind.CEREMONY),
    ],
)
def test_another_day_name_or_kind_is_another_event(other: Event) -> None:
    assert len(once(a_telling(1, FORUM), a_telling(2, other))) == 2


def test_other_companies_calls_of_the_same_day_are_others() -> None:
    assert len(once(a_telling(1, CALL), a_telling(2, replace(CALL, uid="b"), companies=("yonghe",)))) == 2
    assert len(once(a_telling(1, CALL, companies=()), a_telling(2, replace(CALL, uid="b"), companies=()))) == 2


def test_a_call_that_another_story_moves_is_one_event_on_its_new_day() -> None:
    moved = replace(CALL, uid="b", start=date(2026, 3, 10), end=None, zone=None, sequence=0, why="The call was moved.")
    first = a_telling(1, CALL, published=a_day("2026-02-20"))
    (event,) = once(first, a_telling(2, moved, title="Acme reschedules its call", published=a_day("2026-03-01")))
    assert (event.uid, event.start, event.sequence) == (CALL.uid, date(2026, 3, 10), 3)
    assert len(once(first, a_telling(2, moved, title="Acme holds a call", published=a_day("2026-03-01")))) == 2


def test_a_cancellation_told_later_cancels_the_first_uid() -> None:
    off = replace(CALL, uid="b", status=Status.CANCELLED)
    (event,) = once(a_telling(1, CALL, published=a_day("2026-02-20")), a_telling(2, off, published=a_day("2026-03-10")))
    assert (event.uid, event.status) == (CALL.uid, Status.CANCELLED)


@given(days=st.lists(st.dates(date(2026, 2, 1), date(2026, 2, 5)), min_size=2, max_size=6))
def test_another_story_never_lowers_a_sequence(days: list[date]) -> None:
    stories = [
        a_telling(number, replace(CALL, uid=str(number)), published=a_day(day.isoformat()))
        for number, day in enumerate(days)
    ]
    sequences = [once(*stories[: number + 1])[0].sequence for number in range(len(stories))]
    assert sequences == sorted(sequences)


@given(order=st.permutations(range(4)))
def test_the_order_of_stories_does_not_matter(order: list[int]) -> None:
    stories = [a_telling(number, replace(CALL, uid=str(number)), FORUM) for number in range(4)]
    assert once(*(stories[place] for place in order)) == once(*stories)
