from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from feeds.events import is_corrected, told_again
from feeds.model import Event, EventKind, Status
from tests.publish.builders import an_entry

STORY = "tag:news.example.org,2026-01-01:000000000000000000000001"
CALL = Event(name="First-quarter 2026 results and conference call", kind=EventKind.CALL, start=date(2026, 4, 30))
TALK = Event(name="5th Annual Cedar Healthcare Conference", kind=EventKind.CONFERENCE, start=date(2026, 5, 11))
MORNING = datetime(2026, 4, 30, 8, 30, tzinfo=ZoneInfo("America/New_York"))

EVENTS = st.lists(
    st.builds(
        Event,
        name=st.sampled_from(("First-quarter results", "Cedar Conference", "Cedar Conference 2", "股东大会", "x")),
        kind=st.sampled_from(EventKind),
        start=st.dates(date(2026, 1, 1), date(2026, 1, 5)),
        place=st.sampled_from((None, "Basel")),
        status=st.sampled_from(Status),
    ),
    max_size=5,
)


def test_a_new_story_mints_a_uid_for_each_and_the_same_again_after_a_loss() -> None:
    stored = told_again(STORY, [], [CALL, TALK])
    assert len({event.uid for event in stored} - {""}) == 2
    assert [event.sequence for event in stored] == [0, 0]
    assert told_again(STORY, [], [TALK, CALL]) == stored


def test_told_as_it_is_stored_nothing_changes() -> None:
    stored = told_again(STORY, [], [CALL, TALK])
    assert told_again(STORY, stored, [CALL, TALK]) == stored
    assert told_again(STORY, stored, [replace(CALL, confidence=0.8, why="other words"), TALK])[0].sequence == 0


def test_a_change_of_day_time_place_or_name_keeps_the_uid_and_raises_the_sequence() -> None:
    stored = told_again(STORY, [], [CALL, TALK])
    for change in (
        {"start": date(2026, 5, 5)},
        {"start": MORNING, "zone": "America/New_York"},
        {"place": "Basel"},
        {"name": "Results of the first quarter"},
        {"start": date(2026, 5, 6), "name": "Call with analysts"},
    ):
        call = next(
            event for event in told_again(STORY, stored, [replace(CALL, **change), TALK]) if event.kind is CALL.kind
        )
        assert (call.uid, call.sequence) == (stored[0].uid, 1), change


DECISION = Event(
    name="Regulatory decision date: FDA accepts Acme's application for examplimab",
    kind=EventKind.REGULATORY_DATE,
    start=date(2026, 12, 1),
)


def test_other_words_for_the_same_are_no_change() -> None:
    stored = told_again(STORY, [], [DECISION])
    for name in (
        "Regulatory decision date: CORRECTION: FDA accepts Acme's application for examplimab",
        "Regulatory decision date: FDA accepts Acme AG's application for examplimab",
    ):
        again = told_again(STORY, stored, [replace(DECISION, name=name, why=name, confidence=0.8)], corrected=True)
        assert [(event.name, event.uid, event.sequence) for event in again] == [(DECISION.name, stored[0].uid, 0)]
    (moved,) = told_again(STORY, stored, [replace(DECISION, start=date(2027, 1, 5))])
    assert (moved.uid, moved.sequence) == (stored[0].uid, 1)


def test_another_source_that_leads_and_says_less_takes_nothing_away() -> None:
    full = replace(CALL, start=MORNING, zone="America/New_York", place="Basel", webcast="https://acme.example/call")
    stored = told_again(STORY, [], [full])
    assert told_again(STORY, stored, [CALL]) == stored
    (corrected,) = told_again(STORY, stored, [CALL], corrected=True)
    assert (corrected.start, corrected.place, corrected.sequence) == (CALL.start, None, 1)


def test_two_appearances_at_one_conference_are_two_events() -> None:
    second = replace(TALK, start=date(2026, 5, 12))
    stored = told_again(STORY, [], [TALK, second])
    assert stored[0].uid != stored[1].uid
    assert told_again(STORY, stored, [TALK, second]) == stored


def test_what_is_told_no_longer_is_cancelled_only_by_a_correction() -> None:
    stored = told_again(STORY, [], [CALL, TALK])
    assert told_again(STORY, stored, [CALL]) == stored
    call, talk = told_again(STORY, stored, [CALL], corrected=True)
    assert call == stored[0]
    assert (talk.uid, talk.status, talk.sequence) == (stored[1].uid, Status.CANCELLED, 1)
    assert told_again(STORY, [call, talk], [CALL], corrected=True) == [call, talk]
    assert told_again(STORY, [call, talk], [CALL, TALK])[1] == replace(stored[1], sequence=2)


def test_a_text_that_says_something_new_is_corrected_one_that_is_shorter_is_not() -> None:
    before = an_entry(body="<p>The call will be held on April 30. Dial in early. Bring questions and patience.</p>")
    moved = replace(before, body="<p>The call will be held on May 5. Dial in early. Bring questions and patience.</p>")
    shorter = replace(before, body="<p>Dial in early. Bring questions and patience.</p>")
    assert is_corrected(before, moved)
    assert not is_corrected(before, shorter)
    assert not is_corrected(before, replace(before, body="<div>Dial in early.</div>"))
    assert not is_corrected(before, before)
    assert not is_corrected(before, replace(moved, key="another.example/1"))
    assert not is_corrected(replace(before, body=None), moved)


@given(first=EVENTS, then=EVENTS, corrected=st.booleans())
def test_uids_are_one_of_a_kind_and_never_lost_and_sequences_never_fall(
    *, first: list[Event], then: list[Event], corrected: bool
) -> None:
    stored = told_again(STORY, [], first)
    again = told_again(STORY, stored, then, corrected=corrected)
    uids = [event.uid for event in again]
    assert len(uids) == len(set(uids))
    assert {event.uid for event in stored} <= set(uids)
    sequences = {event.uid: event.sequence for event in again}
    assert all(sequences[event.uid] >= event.sequence for event in stored)
    assert told_again(STORY, again, again, corrected=True) == again
