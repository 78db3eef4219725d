"""Events, decisions, tombstones, revisions, absences <-> rows. Contains no SQL and no business logic."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping

from feeds.model import Absence, Decision, EntryId, Event, EventKind, Revision, Status, Tombstone
from feeds.store.moments import instant_of, maybe_instant, maybe_micros, micros


def event_row(event: Event, story_id: str, position: int) -> dict[str, Any]:
    """Return the row of a Story's Event."""
    facts = asdict(event) | {name: _moment_text(getattr(event, name)) for name in ("start", "end")}
    return {
        "story_id": story_id,
        "uid": event.uid,
        "position": position,
        "start": event.start.isoformat(),
        "facts": json.dumps({name: value for name, value in facts.items() if value is not None}, ensure_ascii=False),
    }


def event_of(text: str) -> Event:
    """Return the Event of a row's facts."""
    facts = json.loads(text)
    zone = facts.get("zone")
    return Event(
        **facts
        | {"kind": EventKind(facts["kind"]), "status": Status(facts["status"])}
        | {name: _moment_of(facts.get(name), zone) for name in ("start", "end")}
    )


def decision_row(decision: Decision) -> dict[str, Any]:
    """Return the row of a decision."""
    return {
        "one_source": decision.one[0],
        "one_key": decision.one[1],
        "two_source": decision.two[0],
        "two_key": decision.two[1],
        "together": decision.together,
        "why": decision.why,
        "at": micros(decision.at),
    }


def decision_of(row: RowMapping) -> Decision:
    """Return the decision of a row."""
    one: EntryId = (row["one_source"], row["one_key"])
    two: EntryId = (row["two_source"], row["two_key"])
    return Decision(one=one, two=two, together=bool(row["together"]), why=row["why"], at=instant_of(row["at"]))


def tombstone_row(tombstone: Tombstone) -> dict[str, Any]:
    """Return the row of a tombstone."""
    return asdict(tombstone) | {
        "at": micros(tombstone.at),
        "companies": json.dumps(list(tombstone.companies)),
        "topics": json.dumps(list(tombstone.topics)),
    }


def tombstone_of(row: RowMapping) -> Tombstone:
    """Return the tombstone of a row."""
    return Tombstone(
        id=row["id"],
        at=instant_of(row["at"]),
        why=row["why"],
        successor=row["successor"],
        title=row["title"],
        link=row["link"],
        companies=tuple(json.loads(row["companies"])),
        topics=tuple(json.loads(row["topics"])),
    )


def revision_row(revision: Revision) -> dict[str, Any]:
    """Return the row of a revision."""
    return {
        "source_id": revision.source_id,
        "key": revision.key,
        "at": micros(revision.at),
        "title": revision.title,
        "published_stated": revision.published,
        "difference": revision.difference,
    }


def revision_of(row: RowMapping) -> Revision:
    """Return the revision of a row."""
    return Revision(
        source_id=row["source_id"],
        key=row["key"],
        at=instant_of(row["at"]),
        title=row["title"],
        published=row["published_stated"],
        difference=row["difference"],
    )


def absence_row(absence: Absence) -> dict[str, Any]:
    """Return the row of an absence."""
    return {
        "source_id": absence.source_id,
        "key": absence.key,
        "since": micros(absence.since),
        "gone": maybe_micros(absence.gone),
    }


def absence_of(row: RowMapping) -> Absence:
    """Return the absence of a row."""
    return Absence(
        source_id=row["source_id"],
        key=row["key"],
        link=row["link"],
        since=instant_of(row["since"]),
        gone=maybe_instant(row["gone"]),
    )


def _moment_text(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment_of(text: str | None, zone: str | None) -> date | datetime | None:
    """Return the day or instant of a text; one with a zone is told in that zone."""
    if text is None:
        return None
    if len(text) == len("2026-11-28"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return moment.astimezone(ZoneInfo(zone)) if zone else moment
