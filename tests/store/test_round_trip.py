"""What goes in comes out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Entry, Match, Precision, Published, Role, Story
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
STORIES = st.builds(
    Story,
    id=KEYS,
    entries=st.lists(
        ENTRIES, min_size=1, max_size=4, unique_by=(lambda entry: (entry.source_id, entry.key), lambda entry: entry.key)
    ).map(tuple),
    companies=MATCHES,
    topics=MATCHES,
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
        found = [one for one in turn.candidates(story.lead, frozenset()) if one.id == story.id]
        again = turn.put(kept)
        turn.discard()
    assert kept == story
    assert again == story
    assert found == [story]
    assert all(moment.tzinfo is UTC for moment in (found[0].first_seen, found[0].updated, found[0].lead.first_seen))
