"""Record <-> row. Contains no SQL and no business logic."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from feeds.model import (
    Entry,
    Known,
    Match,
    Outcome,
    Precision,
    Published,
    Result,
    Role,
    RunReport,
    SourceState,
    Stage,
    Story,
    Validators,
)
from feeds.store.learnt import chosen_of, chosen_text, pairs_of, pairs_text, wrapper_of, wrapper_text
from feeds.store.moments import instant_of, maybe_instant, maybe_micros, micros


def packed(words: Iterable[str]) -> str:
    """Return small texts as one JSON array, readable as they are (no escapes)."""
    return json.dumps(list(words), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[str, ...]:
    """Return what `packed` was given."""
    return tuple(json.loads(text))


def dated(entry: Entry) -> int:
    """Return the instant an Entry is sorted by: its publication, where unknown its first sight."""
    return micros(entry.first_seen if entry.published is None else entry.published.at)


def number_of(source_id: str, key: str) -> int:
    """Return what the rows of blocks call an Entry: 63 bits, the same for ever (migration 0003 repeats it)."""
    return int.from_bytes(hashlib.sha256(f"{source_id}\0{key}".encode()).digest()[:8], "big") >> 1


def entry_row(entry: Entry, story_id: str, position: int) -> dict[str, Any]:
    """Return the row of an Entry at its place in its Story; aliases have rows of their own."""
    published = entry.published
    return {
        "source_id": entry.source_id,
        "key": entry.key,
        "story_id": story_id,
        "position": position,
        "link": entry.link,
        "title": entry.title,
        "published_at": None if published is None else micros(published.at),
        "published_precision": None if published is None else published.precision.value,
        "published_stated": None if published is None else published.stated,
        "published_evidence": entry.published_evidence,
        "summary": entry.summary,
        "body": entry.body,
        "language": entry.language,
        "origin": entry.origin,
        "author": entry.author,
        "image": entry.image,
        "categories": packed(entry.categories),
        "role": entry.role.value,
        "listed": entry.listed,
        "complete": entry.complete,
        "attempts": entry.attempts,
        "first_seen": micros(entry.first_seen),
        "published_ambiguous": None if published is None else published.ambiguous,
        "event_start": entry.event_start,
        "alternates": pairs_text(entry.alternates),
        "number": number_of(entry.source_id, entry.key),
    }


def entry_of(row: RowMapping, aliases: tuple[str, ...]) -> Entry:
    """Return the Entry of a row."""
    return Entry(
        source_id=row["source_id"],
        key=row["key"],
        aliases=aliases,
        link=row["link"],
        title=row["title"],
        published=published_of(row),
        published_evidence=row["published_evidence"],
        summary=row["summary"],
        body=row["body"],
        language=row["language"],
        origin=row["origin"],
        author=row["author"],
        image=row["image"],
        categories=unpacked(row["categories"]),
        role=Role(row["role"]),
        listed=row["listed"],
        complete=row["complete"],
        attempts=row["attempts"],
        first_seen=instant_of(row["first_seen"]),
        event_start=row["event_start"],
        alternates=pairs_of(row["alternates"]),
    )


def published_of(row: RowMapping) -> Published | None:
    """Return the publication of an Entry's row, None where its company does not say."""
    if row["published_at"] is None:
        return None
    return Published(
        at=instant_of(row["published_at"]),
        precision=Precision(row["published_precision"]),
        stated=row["published_stated"],
        ambiguous=bool(row["published_ambiguous"]),
    )


def alias_rows(entry: Entry) -> list[dict[str, Any]]:
    """Return the rows of an Entry's aliases, in their order."""
    return [
        {"source_id": entry.source_id, "alias": alias, "key": entry.key, "position": position}
        for position, alias in enumerate(dict.fromkeys(entry.aliases))
    ]


def match_rows(story_id: str, matches: Iterable[Match], sort: tuple[int, int]) -> list[dict[str, Any]]:
    """Return the rows of a Story's companies or topics; `sort` is its `dated` and first_seen.

    One that is named twice is kept once, with its first reason.
    """
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.id, match)
    return [
        {
            "story_id": story_id,
            "match_id": match.id,
            "position": position,
            "why": match.why,
            "dated": sort[0],
            "first_seen": sort[1],
        }
        for position, match in enumerate(first.values())
    ]


def match_of(row: RowMapping) -> Match:
    """Return the Match of a row of companies or topics."""
    return Match(id=row["match_id"], why=row["why"])


def story_of(row: RowMapping, entries: tuple[Entry, ...], companies: tuple[Match, ...]) -> Story:
    """Return the Story of a row with its Entries and companies; topics and events are the caller's to add."""
    return Story(
        id=row["id"],
        entries=entries,
        companies=companies,
        first_seen=instant_of(row["first_seen"]),
        updated=instant_of(row["updated"]),
        withdrawn=maybe_instant(row["withdrawn"]),
    )


def known_of(row: RowMapping) -> Known:
    """Return what an Entry's row says to one who asks whether to read it again."""
    return Known(
        key=row["key"],
        listed=row["listed"],
        complete=row["complete"],
        attempts=row["attempts"],
        story_id=row["story_id"],
    )


def state_row(state: SourceState) -> dict[str, Any]:
    """Return the row of a SourceState."""
    return {
        "source_id": state.source_id,
        "reading": state.reading,
        "etag": state.validators.etag,
        "last_modified": state.validators.last_modified,
        "digest": state.digest,
        "permanent_url": state.permanent_url,
        "incomplete": state.incomplete,
        "items": state.items,
        "checked_at": maybe_micros(state.checked_at),
        "succeeded_at": maybe_micros(state.succeeded_at),
        "next_check": maybe_micros(state.next_check),
        "failures": state.failures,
        "failing_since": maybe_micros(state.failing_since),
        "error": state.error,
        "newest": maybe_micros(state.newest),
        "wrapper": wrapper_text(state.wrapper),
        "chosen": chosen_text(state.chosen),
    }


def state_of(row: RowMapping) -> SourceState:
    """Return the SourceState of a row."""
    return SourceState(
        source_id=row["source_id"],
        reading=row["reading"],
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        digest=row["digest"],
        permanent_url=row["permanent_url"],
        incomplete=row["incomplete"],
        items=row["items"],
        checked_at=maybe_instant(row["checked_at"]),
        succeeded_at=maybe_instant(row["succeeded_at"]),
        next_check=maybe_instant(row["next_check"]),
        failures=row["failures"],
        failing_since=maybe_instant(row["failing_since"]),
        error=row["error"],
        newest=maybe_instant(row["newest"]),
        wrapper=wrapper_of(row["wrapper"]),
        chosen=chosen_of(row["chosen"]),
    )


def outcome_row(outcome: Outcome, run_id: str, at: datetime | None) -> dict[str, Any]:
    """Return the row of an Outcome; `at` places it among the others of its Source."""
    return {
        "run_id": run_id,
        "source_id": outcome.source_id,
        "at": maybe_micros(at),
        "result": outcome.result.value,
        "stage": None if outcome.stage is None else outcome.stage.value,
        "error": outcome.error,
        "message": outcome.message,
        "hint": outcome.hint,
        "retry_after": outcome.retry_after,
        "status": outcome.status,
        "found": outcome.found,
        "new": outcome.new,
        "changed": outcome.changed,
        "same": outcome.same,
        "duplicates": outcome.duplicates,
        "requests": outcome.requests,
        "seconds": outcome.seconds,
        "notes": packed(outcome.notes),
    }


def outcome_of(row: RowMapping) -> Outcome:
    """Return the Outcome of a row."""
    return Outcome(
        source_id=row["source_id"],
        result=Result(row["result"]),
        stage=None if row["stage"] is None else Stage(row["stage"]),
        error=row["error"],
        message=row["message"],
        hint=row["hint"],
        retry_after=row["retry_after"],
        status=row["status"],
        found=row["found"],
        new=row["new"],
        changed=row["changed"],
        same=row["same"],
        duplicates=row["duplicates"],
        requests=row["requests"],
        seconds=row["seconds"],
        notes=unpacked(row["notes"]),
    )


def run_row(report: RunReport) -> dict[str, Any]:
    """Return the row of a finished run."""
    return {
        "id": report.id,
        "started": micros(report.started),
        "finished": micros(report.finished),
        "waiting": report.waiting,
        "changed": len(report.written.changed),
        "unchanged": len(report.written.unchanged),
        "stories": report.stories,
    }
