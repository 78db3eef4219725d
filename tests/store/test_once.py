"""What one story once needs remembered: decisions, tombstones, revisions, absences, and what was taken back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine

from feeds.model import Absence, Decision, Match, Revision, Story, Tombstone
from feeds.store import SqlStore
from feeds.store.migrate import configuration_for
from tests.builders import NOON, entry, spec, story

DAY = timedelta(days=1)
A, B, C = ("acme/news", "a/1"), ("wire", "w/1"), ("wire", "w/2")


def put(store: SqlStore, one: Story) -> Story:
    with store.turn("acme/news") as turn:
        return turn.put(one)


def decided(one: tuple[str, str], two: tuple[str, str], *, together: bool = True) -> Decision:
    return Decision(one=one, two=two, together=together, why="by hand", at=NOON)


def test_decisions_are_found_by_either_of_their_entries_and_replaced_by_later_ones(store: SqlStore) -> None:
    with store.turn("x") as turn:
        assert turn.decisions([A]) == []
        turn.decide(decided(A, B))
        turn.decide(decided(A, C))
        turn.decide(decided(A, B, together=False))
        assert turn.decisions([B]) == [decided(A, B, together=False)]
        assert turn.decisions([A]) == [decided(A, B, together=False), decided(A, C)]
        assert turn.decisions([("wire", "a/1"), ("acme/news", "w/1")]) == []
    assert store.decisions() == [decided(A, B, together=False), decided(A, C)]


def test_a_tombstone_stays_until_its_id_is_published_again(store: SqlStore) -> None:
    one = Tombstone(
        id="tag:x", at=NOON, why="taken back", title="Title", link="https://a/1", companies=("acme",), topics=("t",)
    )
    two = replace(one, id="tag:y", at=NOON + DAY, successor="tag:z")
    with store.turn("x") as turn:
        turn.bury(one)
        turn.bury(two)
    assert store.tombstones() == [two, one]
    assert store.tombstone("tag:y") == two
    with store.turn("x") as turn:
        turn.exhume("tag:y")
        turn.exhume("tag:never")
    assert store.tombstone("tag:y") is None
    assert store.tombstones(limit=0) == []


def test_revisions_come_back_oldest_first_for_the_entries_asked_for(store: SqlStore) -> None:
    later = Revision(
        source_id="wire", key="w/1", at=NOON + DAY, title="B", published="2026-11-19", difference="- a\n+ b"
    )
    first = Revision(source_id="wire", key="w/1", at=NOON, title="A", difference="title")
    other = Revision(source_id="acme/news", key="w/1", at=NOON, title="C", difference="c")
    with store.turn("x") as turn:
        for revision in (later, first, other):
            turn.remember_revision(revision)
    assert store.revisions([B]) == [first, later]
    assert store.revisions([A]) == []


def test_absences_are_told_with_the_link_of_their_page_and_go_with_their_entry(store: SqlStore) -> None:
    whole = put(store, story(entry(key="a/1"), entry(source_id="wire", key="w/1")))
    absence = Absence(source_id="acme/news", key="a/1", since=NOON)
    with store.turn("acme/news") as turn:
        turn.replace_absences([absence])
        assert turn.absences() == [replace(absence, link="https://a/1")]
        turn.replace_absences([replace(absence, gone=NOON + DAY)])
    assert store.absences("acme/news") == [replace(absence, link="https://a/1", gone=NOON + DAY)]
    assert store.absences("wire") == []
    put(store, replace(whole, entries=whole.entries[1:]))
    assert store.absences("acme/news") == []


def test_a_story_is_gone_when_all_of_its_places_are(store: SqlStore) -> None:
    whole = put(store, story(entry(key="a/1"), entry(source_id="wire", key="w/1")))
    with store.turn("acme/news") as turn:
        assert not turn.is_gone(whole.id)
        turn.replace_absences([Absence(source_id="acme/news", key="a/1", since=NOON, gone=NOON)])
        assert not turn.is_gone(whole.id)
    with store.turn("wire") as turn:
        turn.replace_absences([Absence(source_id="wire", key="w/1", since=NOON)])
        assert not turn.is_gone(whole.id)
        turn.replace_absences([Absence(source_id="wire", key="w/1", since=NOON, gone=NOON)])
        assert turn.is_gone(whole.id)


def test_a_story_that_was_taken_back_is_in_no_feed_and_comes_back_whole(store: SqlStore) -> None:
    acme = (Match(id="acme", why="own"),)
    whole = put(store, story(entry(key="a/1"), companies=acme, topics=(Match(id="t", why="w"),)))
    specs = (spec(), spec("a", companies=frozenset({"acme"})), spec("t", topics=frozenset({"t"})))
    assert all(store.stories(one) == [whole] for one in specs)
    put(store, replace(whole, withdrawn=NOON))
    assert all(store.stories(one) == [] for one in specs)
    found = store.story(whole.id)
    assert found is not None
    assert found.withdrawn == NOON
    put(store, whole)
    assert all(store.stories(one) == [whole] for one in specs)


def test_the_keys_told_last_are_those_with_a_day(store: SqlStore) -> None:
    put(store, story(entry(key="a/1", first_seen=NOON), entry(key="a/2", first_seen=NOON + DAY)))
    put(store, replace(story(entry(key="a/3", published=None)), updated=NOON + DAY))
    day = entry().published
    assert day is not None
    assert store.recent("acme/news") == [("a/2", day.at), ("a/1", day.at)]
    assert store.recent("acme/news", limit=1) == [("a/2", day.at)]
    assert store.recent("wire") == []


def test_blocks_are_replaced_as_a_whole_with_their_version(store: SqlStore) -> None:
    assert store.blocks_version() is None
    whole = put(store, story(entry(key="a/1")))
    store.reindex([(whole.lead, frozenset({1, 2}))], "2")
    assert store.blocks_version() == "2"
    with pytest.raises(ZeroDivisionError):
        store.reindex(((whole.lead, frozenset({1 // zero})) for zero in [0]), "3")
    assert store.blocks_version() == "2"


def test_a_store_of_the_schema_before_is_migrated_with_its_entries_numbered(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    older(path)
    with SqlStore(f"sqlite:///{path}") as store:
        found = store.story("tag:old")
        assert found is not None
        with store.turn("acme/news") as turn:
            turn.index(found.lead, [5], known=False)
        assert found.withdrawn is None
        with store._engine.connect() as connection:
            numbers = connection.exec_driver_sql("SELECT number FROM entries").scalars().all()
            assert connection.exec_driver_sql("SELECT number FROM entry_blocks").scalars().all() == numbers


def older(path: Path) -> None:
    """Make a store as the version before made it, with a Story."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.upgrade(configuration_for(connection), "0002")
        connection.exec_driver_sql("INSERT INTO stories VALUES ('tag:old', 1, 2, 3)")
        names = (
            "source_id, key, story_id, position, link, title, categories, role, listed, complete, attempts, first_seen"
        )
        values = ("acme/news", "a/1", "tag:old", 0, "https://a/1", "T", "[]", "issuer", "d", 1, 0, 2)
        marks = ", ".join("?" * len(values))
        connection.exec_driver_sql(f"INSERT INTO entries ({names}) VALUES ({marks})", values)  # noqa: S608 - our own words
    engine.dispose()
