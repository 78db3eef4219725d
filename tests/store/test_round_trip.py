"""What goes in comes out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Entry, Event, EventKind, Match, Precision, Published, Role, Status, Story
from feeds.store import SqlStore

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CHARACTERS = st.characters(codec="utf-8")  # all but surrogates
TEXT = st.text(CHARACTERS, max_size=40) | st.sampled_from(
    ["中国生物制药", "🧬👩‍🔬", "e\u0301", "a\x00b", "'; DROP TABLE stories; --", "\u202e", "%s :x ?"]
)
KEYS = st.text(CHARACTERS, min_size=1, max_size=20)
INSTANTS = st.builds(
    lambda micros, hours: (EPOCH + timedelta(microseconds=micros)).astimezone(timezone(timedelta(hours=hours))),
    st.integers(-(10**16), 2 * 10**17),
    st.integers(-12, 14),
)
ENTRIES = st.builds(
    Entry,
    source_id=KEYS,
    key=KEYS,
    aliases=st.lists(KEYS, max_size=3, unique=True).map(tuple),
    link=TEXT,
    title=TEXT,
    published=st.none() | st.builds(Published, at=INSTANTS, precision=st.sampled_from(Precision), stated=TEXT),
    published_evidence=st.none() | TEXT,
    summary=st.none() | TEXT,
    body=st.none() | TEXT,
    language=st.none() | TEXT,
    origin=st.none() | TEXT,
    author=st.none() | TEXT,
    image=st.none() | TEXT,
    categories=st.lists(TEXT, max_size=3).map(tuple),
    role=st.sampled_from(Role),
    listed=TEXT,
    complete=st.booleans(),
    attempts=st.integers(0, 1000),
    first_seen=INSTANTS,
)
MATCHES = st.lists(st.builds(Match, id=KEYS, why=TEXT), max_size=3, unique_by=lambda match: match.id).map(tuple)
ZONES = st.sampled_from(["America/New_York", "Asia/Shanghai", "UTC"])
DAYS = st.builds(
    Event, name=TEXT, kind=st.sampled_from(EventKind), start=st.dates(), end=st.none() | st.dates(), uid=KEYS
)
TIMES = ZONES.flatmap(
    lambda zone: st.builds(
        Event, name=TEXT, kind=st.sampled_from(EventKind), zone=st.just(zone), uid=KEYS,
        start=st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1)).map(  # noqa: DTZ001 - the zone comes next
            lambda moment: moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
        ),
        place=st.none() | TEXT, webcast=st.none() | TEXT, status=st.sampled_from(Status),
        confidence=st.floats(0, 1), why=TEXT, sequence=st.integers(0, 10**6),
    )
)  # fmt: skip
STORIES = st.builds(
    Story,
    id=KEYS,
    entries=st.lists(
        ENTRIES, min_size=1, max_size=4, unique_by=(lambda entry: (entry.source_id, entry.key), lambda entry: entry.key)
    ).map(tuple),
    companies=MATCHES,
    topics=MATCHES,
    events=st.lists(DAYS | TIMES, max_size=3, unique_by=lambda event: event.uid).map(tuple),
    first_seen=INSTANTS,
    updated=INSTANTS.map(lambda instant: instant.replace(microsecond=0)),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    folder: Path = tmp_path_factory.mktemp("round-trip")
    with SqlStore(f"sqlite:///{folder / 'feeds.db'}") as store:
        yield store


@settings(max_examples=150, deadline=None)
@given(story=STORIES)
def test_any_story_comes_back_as_it_was_put(shared: SqlStore, story: Story) -> None:
    with shared.turn("x") as turn:
        kept = turn.put(story)
        found = turn.holder((story.lead.source_id, story.lead.key))
        again = turn.put(kept)
        turn.discard()
    assert kept == story
    assert again == story
    assert found is not None
    assert found == story
    assert all(moment.tzinfo is UTC for moment in (found.first_seen, found.updated, found.lead.first_seen))
