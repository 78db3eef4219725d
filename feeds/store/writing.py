"""Insert, replace and delete, inside a transaction that the caller opened."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from feeds.model import Backfill, Entry, Outcome, RunReport, SourceState, Story, WrapperChange
from feeds.store import learnt, reading, rows, told
from feeds.store.moments import MICROSECOND, instant_of, maybe_micros, micros
from feeds.store.schema import (
    BACKFILLS,
    ENTRIES,
    ENTRY_ALIASES,
    IDENTITIES,
    META,
    OUTCOMES,
    RUNS,
    SOURCE_STATES,
    STORIES,
    STORY_COMPANIES,
    STORY_EVENTS,
    STORY_TOPICS,
    WRAPPER_CHANGES,
)
from feeds.store.seconds import Seconds

Place = tuple[str, str]  # source_id and key of an Entry


class Held(NamedTuple):
    """Where a stored Entry is, and since when."""

    story_id: str
    first_seen: int


KEEP_OUTCOMES = timedelta(days=90)  # a source read each hour leaves 2,160 of them

_STORED_STORY = select(STORIES).where(STORIES.c.id == bindparam("id"))
_OVERLAPPING = select(ENTRIES.c.source_id, ENTRIES.c.key, ENTRIES.c.story_id, ENTRIES.c.first_seen).where(
    or_(ENTRIES.c.key.in_(bindparam("keys", expanding=True)), ENTRIES.c.story_id == bindparam("story_id"))
)
_INSERT_ALIAS = insert(ENTRY_ALIASES)
_INSERT_COMPANY = insert(STORY_COMPANIES)
_INSERT_EVENT = insert(STORY_EVENTS)
_INSERT_TOPIC = insert(STORY_TOPICS)
_DELETE_ENTRY = delete(ENTRIES).where(
    ENTRIES.c.source_id == bindparam("of_source"), ENTRIES.c.key == bindparam("of_key")
)
_DELETE_ALIASES = delete(ENTRY_ALIASES).where(
    ENTRY_ALIASES.c.source_id == bindparam("of_source"), ENTRY_ALIASES.c.key == bindparam("of_key")
)
_DELETE_STORY = delete(STORIES).where(STORIES.c.id == bindparam("of_story"))
_DELETE_COMPANIES = delete(STORY_COMPANIES).where(STORY_COMPANIES.c.story_id == bindparam("of_story"))
_DELETE_TOPICS = delete(STORY_TOPICS).where(STORY_TOPICS.c.story_id == bindparam("of_story"))
_DELETE_EVENTS = delete(STORY_EVENTS).where(STORY_EVENTS.c.story_id == bindparam("of_story"))
_PLACE_RUN = update(OUTCOMES).where(OUTCOMES.c.run_id == bindparam("of_run")).values(at=bindparam("started"))
_DELETE_PAST_OUTCOMES = delete(OUTCOMES).where(OUTCOMES.c.at < bindparam("before"))
_DELETE_PAST_RUNS = delete(RUNS).where(RUNS.c.started < bindparam("before"))


@cache
def upsert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return the statement that inserts a row, or replaces the one with its primary key."""
    keys = [column.name for column in table.primary_key]
    made = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    values = {column.name: made.excluded[column.name] for column in table.columns if column.name not in keys}
    return made.on_conflict_do_update(index_elements=keys, set_=values)


@cache
def _remember_identity(dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Return the statement that remembers which Story a key belongs to, and since when it is known."""
    made = postgresql.insert(IDENTITIES) if dialect == "postgresql" else sqlite.insert(IDENTITIES)
    return made.on_conflict_do_update(index_elements=["key"], set_={"story_id": made.excluded.story_id})


def put(connection: Connection, seconds: Seconds, story: Story) -> Story:
    """Add the Story or replace what is stored under its id; return it as it is stored now.

    An Entry that another Story held moves to this one; a Story left without any is deleted. What was seen first when
    is kept. Raises ValueError for a Story without Entries.
    """
    if not story.entries:
        raise ValueError(f"the Story {story.id} has no Entry, so nothing can speak for it")
    entries = _unique(story.entries)
    stored = connection.execute(_STORED_STORY, {"id": story.id}).first()
    seen = {"keys": [entry.key for entry in entries], "story_id": story.id}
    before = {(row[0], row[1]): Held(row[2], row[3]) for row in connection.execute(_OVERLAPPING, seen)}
    updated = seconds.first_free(micros(story.updated), story.id, None if stored is None else stored.updated)
    story = replace(
        story,
        entries=tuple(_as_first_seen(entry, before.get((entry.source_id, entry.key))) for entry in entries),
        first_seen=story.first_seen if stored is None else instant_of(stored.first_seen),
        updated=instant_of(updated),
    )
    _write_story(connection, story)
    _write_entries(connection, story, before)
    if stored is not None:
        _forget_matches(connection, story.id)
    _write_matches(connection, story)
    _mend_robbed(connection, story, before)
    return story


def _unique(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    first: dict[Place, Entry] = {}
    for entry in entries:
        first.setdefault((entry.source_id, entry.key), entry)
    return tuple(first.values())


def _as_first_seen(entry: Entry, stored: Held | None) -> Entry:
    return entry if stored is None else replace(entry, first_seen=instant_of(stored.first_seen))


def _write_story(connection: Connection, story: Story) -> None:
    row = {
        "id": story.id,
        "dated": rows.dated(story.lead),
        "first_seen": micros(story.first_seen),
        "updated": micros(story.updated),
        "withdrawn": maybe_micros(story.withdrawn),
    }
    connection.execute(upsert(connection.dialect.name, STORIES), row)


def _write_entries(connection: Connection, story: Story, before: dict[Place, Held]) -> None:
    dialect = connection.dialect.name
    places = {(entry.source_id, entry.key) for entry in story.entries}
    gone = [place for place, held in before.items() if held.story_id == story.id and place not in places]
    if gone:
        connection.execute(_DELETE_ENTRY, [{"of_source": source, "of_key": key} for source, key in gone])
    connection.execute(
        upsert(dialect, ENTRIES), [rows.entry_row(entry, story.id, place) for place, entry in enumerate(story.entries)]
    )
    replaced = sorted(places & before.keys())
    if replaced:
        connection.execute(_DELETE_ALIASES, [{"of_source": source, "of_key": key} for source, key in replaced])
    aliases = [row for entry in story.entries for row in rows.alias_rows(entry)]
    if aliases:
        connection.execute(_INSERT_ALIAS, aliases)
    connection.execute(
        _remember_identity(dialect),
        [
            {"key": entry.key, "story_id": story.id, "first_seen": micros(entry.first_seen)}
            for entry in sorted(story.entries, key=lambda entry: entry.first_seen)
        ],
    )


def _forget_matches(connection: Connection, story_id: str) -> None:
    for statement in (_DELETE_COMPANIES, _DELETE_TOPICS, _DELETE_EVENTS):
        connection.execute(statement, {"of_story": story_id})


def _write_matches(connection: Connection, story: Story) -> None:
    """Write companies, topics and events of a Story that has none stored; one that was taken back is in no feed."""
    if story.withdrawn is not None:
        return
    sort = (rows.dated(story.lead), micros(story.first_seen))
    events = {event.uid: event for event in story.events}.values()
    for statement, found in (
        (_INSERT_COMPANY, rows.match_rows(story.id, story.companies, sort)),
        (_INSERT_TOPIC, rows.match_rows(story.id, story.topics, sort)),
        (_INSERT_EVENT, [told.event_row(event, story.id, place) for place, event in enumerate(events)]),
    ):
        if found:
            connection.execute(statement, found)


def _mend_robbed(connection: Connection, story: Story, before: dict[Place, Held]) -> None:
    """Make Stories whole again that `story` took an Entry from."""
    places = {(entry.source_id, entry.key) for entry in story.entries}
    robbed = sorted({held.story_id for place, held in before.items() if place in places and held.story_id != story.id})
    rest = {other.id: other for other in reading.load(connection, robbed)}
    for story_id in robbed:
        if story_id in rest:
            _forget_matches(connection, story_id)
            _write_story(connection, rest[story_id])
            _write_matches(connection, rest[story_id])
        else:
            connection.execute(_DELETE_STORY, {"of_story": story_id})


def reclassify(connection: Connection, stories: Iterable[Story], rules: str) -> None:
    """Replace companies, topics and events of stored Stories, and remember the digest of the rules they follow now.

    Everything else is left as it is stored; Stories that are not stored (any more) are left out.
    """
    for chunk in reading.chunks(stories):
        stored = {story.id: story for story in reading.load(connection, [story.id for story in chunk])}
        for story in chunk:
            if story.id in stored:
                _forget_matches(connection, story.id)
                sorted_anew = replace(
                    stored[story.id], companies=story.companies, topics=story.topics, events=story.events
                )
                _write_matches(connection, sorted_anew)
    connection.execute(upsert(connection.dialect.name, META), {"name": reading.RULES, "value": rules})


def finish_turn(connection: Connection, state: SourceState, outcome: Outcome, run_id: str) -> None:
    """Remember a Source's state and how it fared."""
    dialect = connection.dialect.name
    connection.execute(upsert(dialect, SOURCE_STATES), rows.state_row(state))
    connection.execute(upsert(dialect, OUTCOMES), rows.outcome_row(outcome, run_id, state.checked_at))


def remember_change(connection: Connection, change: WrapperChange) -> None:
    """Add a change of wrapper to those of its Source."""
    connection.execute(upsert(connection.dialect.name, WRAPPER_CHANGES), learnt.change_row(change))


def remember_backfill(connection: Connection, backfill: Backfill) -> None:
    """Remember how far back a Source's past has been read, in place of what was known of that."""
    connection.execute(upsert(connection.dialect.name, BACKFILLS), learnt.backfill_row(backfill))


def finish_run(connection: Connection, report: RunReport) -> None:
    """Remember a finished run and the outcomes of its Sources; forget those of runs long past."""
    dialect = connection.dialect.name
    connection.execute(upsert(dialect, RUNS), rows.run_row(report))
    if report.outcomes:
        connection.execute(
            upsert(dialect, OUTCOMES),
            [rows.outcome_row(outcome, report.id, report.started) for outcome in report.outcomes],
        )
    started = micros(report.started)
    connection.execute(_PLACE_RUN, {"of_run": report.id, "started": started})
    past = {"before": started - KEEP_OUTCOMES // MICROSECOND}
    connection.execute(_DELETE_PAST_OUTCOMES, past)
    connection.execute(_DELETE_PAST_RUNS, past)
