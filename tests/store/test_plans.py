"""How the database answers: from indices, however many stories there are."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Executable, event

from feeds.store import SqlStore, once, reading, seconds

STATEMENTS: dict[str, tuple[Executable, Mapping[str, Any]]] = {
    "newest": (reading.NEWEST, {"limit": 50}),
    "newest of a company": (reading.NEWEST_OF_COMPANY, {"match_id": "a", "limit": 50}),
    "newest of a topic": (reading.NEWEST_OF_TOPIC, {"match_id": "a", "limit": 50}),
    "newest of a company in topics": (
        reading.NEWEST_OF_COMPANY_IN_TOPICS,
        {"match_id": "a", "topics": ["t", "u"], "limit": 50},
    ),
    "newest with events": (reading.DATED, {"limit": 50}),
    "newest with events of a company": (reading.DATED_OF_COMPANY, {"match_id": "a", "limit": 50}),
    "newest with events of a topic": (reading.DATED_OF_TOPIC, {"match_id": "a", "limit": 50}),
    "newest with events of a company in topics": (
        reading.DATED_OF_COMPANY_IN_TOPICS,
        {"match_id": "a", "topics": ["t", "u"], "limit": 50},
    ),
    "oldest": (reading.OLDEST, {"first_seen": 0, "id": ""}),
    "last outcomes": (reading.LAST_OUTCOMES, {"source_id": "a", "limit": 20}),
    "the holder of a key": (reading.HOLDER, {"key": "a"}),
    "same keys": (once._SAME_KEYS, {"keys": ["a", "b"]}),
    "same blocks": (
        once._SAME_BLOCKS,
        {"blocks": [1, 2], "earliest": 0, "latest": 1, "titles": 3, "texts": 2, "share": 0.6},
    ),
    "the holder of a place": (once._HOLDER, {"source_id": "a", "key": "b"}),
    "decisions": (once._DECISIONS_OF, {"sources": ["a", "c"], "keys": ["b", "d"]}),
    "revisions": (once._REVISIONS_OF, {"sources": ["a", "c"], "keys": ["b", "d"]}),
    "absences": (once._ABSENCES_OF, {"source_id": "a"}),
    "entries that are not gone": (once._ALL_GONE, {"story_id": "a"}),
    "events": (reading.EVENTS_BY_STORY, {"ids": ["a", "b"]}),
    "recent keys": (reading.RECENT, {"source_id": "a", "limit": 100}),
    "known by key": (reading.KNOWN_BY_KEY, {"source_id": "a", "keys": ["a", "b"]}),
    "known by alias": (reading.KNOWN_BY_ALIAS, {"source_id": "a", "keys": ["a", "b"]}),
    "entries": (reading.ENTRIES_BY_STORY, {"ids": ["a", "b"]}),
    "aliases": (reading.ALIASES_BY_STORY, {"ids": ["a", "b"]}),
    "stories": (reading.STORIES_BY_ID, {"ids": ["a", "b"]}),
    "a taken second": (seconds._TAKEN, {"second": 0, "story_id": "a"}),
    "the end of a run of seconds": (seconds._LAST_OF_RUN, {"second": 0, "story_id": "a"}),
}
SORTED_BY_INDEX = {name for name in STATEMENTS if name.startswith(("newest", "oldest", "last", "the end"))}


def plan(store: SqlStore, statement: Executable, parameters: Mapping[str, Any]) -> list[str]:
    """Return the steps SQLite takes for a statement, asked with the very text that is run."""
    run: list[tuple[str, Any]] = []

    def note(*facts: Any) -> None:
        run.append((facts[2], facts[3]))

    with store._engine.connect() as connection:
        event.listen(store._engine, "before_cursor_execute", note)
        connection.execute(statement, parameters)
        event.remove(store._engine, "before_cursor_execute", note)
        text, values = next(one for one in run if one[0].startswith("SELECT"))
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_table_is_scanned_and_no_feed_is_sorted(store: SqlStore, name: str) -> None:
    steps = plan(store, *STATEMENTS[name])
    assert steps
    for step in steps:
        found_already = "(subquery" in step or step == "SCAN shared"
        assert not step.startswith("SCAN") or "COVERING INDEX stories_newest" in step or found_already, steps
    if name in SORTED_BY_INDEX:
        assert not any("TEMP B-TREE" in step for step in steps), steps
