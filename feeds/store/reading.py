"""Select statements, and Stories put together from their rows.

Statements are built once, when the module is loaded: SQLAlchemy then finds them compiled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, bindparam, exists, func, or_, select

from feeds.languages import patterns_of
from feeds.model import Entry, Event, FeedSpec, Known, Match, Story
from feeds.store import rows, told
from feeds.store.schema import (
    BACKFILLS,
    ENTRIES,
    ENTRY_ALIASES,
    IDENTITIES,
    META,
    OUTCOMES,
    SOURCE_STATES,
    STORIES,
    STORY_COMPANIES,
    STORY_EVENTS,
    STORY_TOPICS,
    WRAPPER_CHANGES,
)

T = TypeVar("T")
Sorted = tuple[int, int, str]  # dated, first_seen and id of a Story: ascending is oldest first

RULES = "rules"  # name in META: digest of the rules that companies and topics follow
CHUNK = 500  # values in one IN list, well below every database's limit of parameters


def _among(name: str) -> Any:  # a bind parameter fits a comparison of any type
    return bindparam(name, expanding=True)


ALL_STATES = select(SOURCE_STATES)
COUNT = select(func.count()).select_from(STORIES).where(STORIES.c.withdrawn.is_(None))
META_VALUE = select(META.c.value).where(META.c.name == bindparam("name"))
IDENTITY = select(IDENTITIES.c.story_id, IDENTITIES.c.first_seen).where(IDENTITIES.c.key == bindparam("key"))
HOLDER = (
    select(ENTRIES.c.story_id)
    .where(ENTRIES.c.key == bindparam("key"))
    .order_by(ENTRIES.c.first_seen, ENTRIES.c.story_id)
    .limit(1)
)
LAST_OUTCOMES = (
    select(OUTCOMES)
    .where(OUTCOMES.c.source_id == bindparam("source_id"), OUTCOMES.c.at.is_not(None))
    .order_by(OUTCOMES.c.at.desc(), OUTCOMES.c.run_id.desc())
    .limit(bindparam("limit"))
)
LAST_CHANGES = (
    select(WRAPPER_CHANGES)
    .where(WRAPPER_CHANGES.c.source_id == bindparam("source_id"))
    .order_by(WRAPPER_CHANGES.c.at.desc())
    .limit(bindparam("limit"))
)
BACKFILL = select(BACKFILLS).where(BACKFILLS.c.source_id == bindparam("source_id"))
_NEWNESS = (
    func.coalesce(ENTRIES.c.published_at, ENTRIES.c.first_seen).desc(),
    ENTRIES.c.first_seen.desc(),
    ENTRIES.c.key,
)
# The keys are found first: what is sorted must not carry the bodies of all that a source ever told.
_LAST_KEYS = (
    select(ENTRIES.c.key)
    .where(ENTRIES.c.source_id == bindparam("source_id"))
    .order_by(*_NEWNESS)
    .limit(bindparam("limit"))
)
LAST_ENTRIES = (
    select(ENTRIES)
    .where(ENTRIES.c.source_id == bindparam("source_id"), ENTRIES.c.key.in_(_LAST_KEYS))
    .order_by(*_NEWNESS)
)
RECENT = (
    select(ENTRIES.c.key, ENTRIES.c.published_at)
    .where(ENTRIES.c.source_id == bindparam("source_id"), ENTRIES.c.published_at.is_not(None))
    .order_by(ENTRIES.c.first_seen.desc())  # an index has it
    .limit(bindparam("limit"))
)
ALIASES_OF_SOURCE = (
    select(ENTRY_ALIASES)
    .where(ENTRY_ALIASES.c.source_id == bindparam("source_id"), ENTRY_ALIASES.c.key.in_(_among("keys")))
    .order_by(ENTRY_ALIASES.c.position)
)
_KNOWN = (ENTRIES.c.key, ENTRIES.c.listed, ENTRIES.c.complete, ENTRIES.c.attempts, ENTRIES.c.story_id)
KNOWN_BY_KEY = select(*_KNOWN).where(ENTRIES.c.source_id == bindparam("source_id"), ENTRIES.c.key.in_(_among("keys")))
KNOWN_BY_ALIAS = (
    select(*_KNOWN, ENTRY_ALIASES.c.alias)
    .join(ENTRIES, (ENTRIES.c.source_id == ENTRY_ALIASES.c.source_id) & (ENTRIES.c.key == ENTRY_ALIASES.c.key))
    .where(ENTRY_ALIASES.c.source_id == bindparam("source_id"), ENTRY_ALIASES.c.alias.in_(_among("keys")))
)
STORIES_BY_ID = select(STORIES).where(STORIES.c.id.in_(_among("ids")))
ENTRIES_BY_STORY = (
    select(ENTRIES).where(ENTRIES.c.story_id.in_(_among("ids"))).order_by(ENTRIES.c.story_id, ENTRIES.c.position)
)
ALIASES_BY_STORY = (
    select(ENTRY_ALIASES)
    .join(ENTRIES, (ENTRIES.c.source_id == ENTRY_ALIASES.c.source_id) & (ENTRIES.c.key == ENTRY_ALIASES.c.key))
    .where(ENTRIES.c.story_id.in_(_among("ids")))
    .order_by(ENTRY_ALIASES.c.position)
)
OLDEST = (
    select(STORIES.c.first_seen, STORIES.c.id)
    .where(
        (STORIES.c.first_seen >= bindparam("first_seen"))
        & ((STORIES.c.first_seen > bindparam("first_seen")) | (STORIES.c.id > bindparam("id")))
    )
    .order_by(STORIES.c.first_seen, STORIES.c.id)
    .limit(CHUNK)
)
NEWEST = (
    select(STORIES.c.dated, STORIES.c.first_seen, STORIES.c.id)
    .where(STORIES.c.withdrawn.is_(None))
    .order_by(STORIES.c.dated.desc(), STORIES.c.first_seen.desc(), STORIES.c.id.desc())
    .limit(bindparam("limit"))
)


def _matches_by_story(table: Table) -> Select[Any]:
    return select(table).where(table.c.story_id.in_(_among("ids"))).order_by(table.c.position)


def _newest_of(table: Table) -> Select[Any]:
    return (
        select(table.c.dated, table.c.first_seen, table.c.story_id)
        .where(table.c.match_id == bindparam("match_id"))
        .order_by(table.c.dated.desc(), table.c.first_seen.desc(), table.c.story_id.desc())
        .limit(bindparam("limit"))
    )


COMPANIES_BY_STORY = _matches_by_story(STORY_COMPANIES)
EVENTS_BY_STORY = (
    select(STORY_EVENTS).where(STORY_EVENTS.c.story_id.in_(_among("ids"))).order_by(STORY_EVENTS.c.position)
)
TOPICS_BY_STORY = _matches_by_story(STORY_TOPICS)
NEWEST_OF_COMPANY = _newest_of(STORY_COMPANIES)
NEWEST_OF_TOPIC = _newest_of(STORY_TOPICS)
NEWEST_OF_COMPANY_IN_TOPICS = NEWEST_OF_COMPANY.where(
    exists().where(
        STORY_TOPICS.c.story_id == STORY_COMPANIES.c.story_id,
        STORY_TOPICS.c.match_id.in_(_among("topics")),
    )
)


def _with_events(statement: Select[Any], story_id: ColumnElement[str]) -> Select[Any]:
    return statement.where(exists().where(STORY_EVENTS.c.story_id == story_id))


_COMPANYS, _TOPICS = STORY_COMPANIES.c.story_id, STORY_TOPICS.c.story_id
DATED = _with_events(NEWEST, STORIES.c.id)
DATED_OF_COMPANY = _with_events(NEWEST_OF_COMPANY, _COMPANYS)
DATED_OF_TOPIC = _with_events(NEWEST_OF_TOPIC, _TOPICS)
DATED_OF_COMPANY_IN_TOPICS = _with_events(NEWEST_OF_COMPANY_IN_TOPICS, _COMPANYS)


class Walks(NamedTuple):
    """The statements that walk Stories, newest first: all, of a company, of a topic, of a company in topics."""

    all: Select[Any]
    company: Select[Any]
    topic: Select[Any]
    company_in_topics: Select[Any]


NEWS = Walks(NEWEST, NEWEST_OF_COMPANY, NEWEST_OF_TOPIC, NEWEST_OF_COMPANY_IN_TOPICS)
EVENTS = Walks(DATED, DATED_OF_COMPANY, DATED_OF_TOPIC, DATED_OF_COMPANY_IN_TOPICS)  # of Stories that tell of events


_LIKES = 14  # patterns of the tags of one language at most, see feeds.languages


def _in_language(statement: Select[Any], story_id: ColumnElement[str]) -> Select[Any]:
    alike = (func.lower(ENTRIES.c.language).like(bindparam(f"language{number}")) for number in range(_LIKES))
    return statement.where(exists().where(ENTRIES.c.story_id == story_id, or_(*alike)))


def _each_in_language(walks: Walks) -> Walks:
    return Walks(
        _in_language(walks.all, STORIES.c.id),
        _in_language(walks.company, _COMPANYS),
        _in_language(walks.topic, _TOPICS),
        _in_language(walks.company_in_topics, _COMPANYS),
    )


# The same, of Stories that are told in a language.
_IN_LANGUAGE = {NEWS: _each_in_language(NEWS), EVENTS: _each_in_language(EVENTS)}


def _tags(language: str) -> dict[str, str]:
    """Return the patterns of a language's tags as parameters, the last repeated to their number."""
    patterns = [pattern.replace("*", "%") for pattern in patterns_of(language)]
    padded = patterns + patterns[-1:] * (_LIKES - len(patterns))
    return {f"language{number}": pattern for number, pattern in enumerate(padded)}


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield the values in lists short enough for one statement."""
    iterator = iter(values)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def known(connection: Connection, source_id: str, keys: Iterable[str]) -> dict[str, Known]:
    """Return what is remembered of a Source's entries, by those of `keys` that are the key or an alias of one.

    A key goes before an alias. An alias that several entries share (sources that give every item the same guid)
    identifies none of them.
    """
    found: dict[str, Known] = {}
    for chunk in chunks(dict.fromkeys(keys)):
        parameters = {"source_id": source_id, "keys": chunk}
        by_alias: dict[str, Known | None] = {}
        for row in connection.execute(KNOWN_BY_ALIAS, parameters).mappings():
            by_alias[row["alias"]] = None if row["alias"] in by_alias else rows.known_of(row)
        found |= {alias: entry for alias, entry in by_alias.items() if entry is not None}
        found |= {row["key"]: rows.known_of(row) for row in connection.execute(KNOWN_BY_KEY, parameters).mappings()}
    return found


def last_entries(connection: Connection, source_id: str, limit: int) -> list[Entry]:
    """Return the newest entries of a Source, by publication or else by first sight, the newest first."""
    found = connection.execute(LAST_ENTRIES, {"source_id": source_id, "limit": max(0, limit)}).mappings().all()
    aliases: dict[str, list[str]] = {}
    for chunk in chunks(row["key"] for row in found):
        for row in connection.execute(ALIASES_OF_SOURCE, {"source_id": source_id, "keys": chunk}).mappings():
            aliases.setdefault(row["key"], []).append(row["alias"])
    return [rows.entry_of(row, tuple(aliases.get(row["key"], ()))) for row in found]


def newest_ids(connection: Connection, spec: FeedSpec, walks: Walks = NEWS) -> list[str]:
    """Return ids of the newest Stories of a promised feed, newest first.

    Each company (where the feed names none, each topic) is walked in its index's order as far as the limit; what
    they give together holds the newest of all.
    """
    given: dict[str, Any] = {"limit": max(0, spec.limit)}
    if spec.language is not None:
        walks, given = _IN_LANGUAGE[walks], given | _tags(spec.language)
    if not spec.companies and not spec.topics:
        return [row.id for row in connection.execute(walks.all, given)]
    statement, topics = walks.topic, sorted(spec.topics)
    if spec.companies:
        statement = walks.company_in_topics if topics else walks.company
    if statement is walks.company_in_topics:
        given["topics"] = topics
    found: set[Sorted] = set()
    for match_id in sorted(spec.companies) or topics:
        walked = connection.execute(statement, given | {"match_id": match_id})
        found |= {(dated, seen, story_id) for dated, seen, story_id in walked}
    return [story_id for _, _, story_id in sorted(found, reverse=True)[: given["limit"]]]


def load(connection: Connection, ids: Sequence[str]) -> list[Story]:
    """Return the Stories with these ids in this order, six statements for each chunk; unknown ids are left out."""
    stories: dict[str, Story] = {}
    for chunk in chunks(ids):
        stories |= _loaded(connection, chunk)
    return [stories[story_id] for story_id in ids if story_id in stories]


def _loaded(connection: Connection, ids: list[str]) -> dict[str, Story]:
    parameters = {"ids": ids}
    aliases: dict[tuple[str, str], list[str]] = {}
    for row in connection.execute(ALIASES_BY_STORY, parameters).mappings():
        aliases.setdefault((row["source_id"], row["key"]), []).append(row["alias"])
    entries: dict[str, list[Entry]] = {}
    for row in connection.execute(ENTRIES_BY_STORY, parameters).mappings():
        own = tuple(aliases.get((row["source_id"], row["key"]), ()))
        entries.setdefault(row["story_id"], []).append(rows.entry_of(row, own))
    companies = _matches(connection.execute(COMPANIES_BY_STORY, parameters).mappings())
    topics = _matches(connection.execute(TOPICS_BY_STORY, parameters).mappings())
    events: dict[str, list[Event]] = {}
    for row in connection.execute(EVENTS_BY_STORY, parameters).mappings():
        events.setdefault(row["story_id"], []).append(told.event_of(row["facts"]))
    return {
        row["id"]: replace(
            rows.story_of(row, tuple(entries[row["id"]]), tuple(companies.get(row["id"], ()))),
            topics=tuple(topics.get(row["id"], ())),
            events=tuple(events.get(row["id"], ())),
        )
        for row in connection.execute(STORIES_BY_ID, parameters).mappings()
        if row["id"] in entries
    }


def _matches(found: Iterable[RowMapping]) -> dict[str, list[Match]]:
    matches: dict[str, list[Match]] = {}
    for row in found:
        matches.setdefault(row["story_id"], []).append(rows.match_of(row))
    return matches
