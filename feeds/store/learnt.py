"""What was learnt of sources <-> rows: wrappers, chosen readings, backfills. Contains no SQL and no business logic."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from feeds.model import Backfill, Chosen, Kind, ListRule, Wrapper, WrapperChange
from feeds.store.moments import instant_of, micros

_VERSION = 1  # of the wrappers that are understood
# What a text that is not ours gives: no JSON, too deep, of another form, or beyond what an instant can be.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError)


def wrapper_text(wrapper: Wrapper | None) -> str | None:
    """Return a wrapper as JSON, without what is as it usually is; None for none."""
    return None if wrapper is None else _packed(asdict(wrapper))


def wrapper_of(text: str | None) -> Wrapper | None:
    """Return the wrapper of a text; None for none, and for one that this version cannot read: it is learnt again."""
    if text is None:
        return None
    try:
        facts = json.loads(text)
        if facts.get("version") != _VERSION:
            return None
        lists = tuple(ListRule(**_with_tuples(rule)) for rule in facts.pop("lists"))
        return Wrapper(lists=lists, **facts)
    except _UNREADABLE:
        return None  # of another program, or cut off: the page is learnt again, with the known items as the teacher


def chosen_text(chosen: Chosen | None) -> str | None:
    """Return a chosen reading as JSON; None for none."""
    return None if chosen is None else _packed(asdict(chosen) | {"proved": micros(chosen.proved)})


def chosen_of(text: str | None) -> Chosen | None:
    """Return the chosen reading of a text; None for none, and for one that cannot be read: it is chosen again."""
    if text is None:
        return None
    try:
        facts = json.loads(text)
        url, why = facts["url"], facts["why"]
        if not (isinstance(url, str) and isinstance(why, str)):
            return None
        return Chosen(url=url, kind=Kind(facts["kind"]), why=why, proved=instant_of(facts["proved"]))
    except _UNREADABLE:
        return None


def change_row(change: WrapperChange) -> dict[str, Any]:
    """Return the row of a change of wrapper."""
    return {
        "source_id": change.source_id,
        "at": micros(change.at),
        "why": change.why,
        "old": wrapper_text(change.old),
        "new": wrapper_text(change.new),
    }


def change_of(row: RowMapping) -> WrapperChange | None:
    """Return the change of a row; None where its new wrapper is of another version."""
    new = wrapper_of(row["new"])
    if new is None:
        return None
    return WrapperChange(
        source_id=row["source_id"],
        at=instant_of(row["at"]),
        why=row["why"],
        old=wrapper_of(row["old"]),
        new=new,
    )


def backfill_row(backfill: Backfill) -> dict[str, Any]:
    """Return the row of a backfill."""
    return {
        "source_id": backfill.source_id,
        "next_url": backfill.next_url,
        "pages": backfill.pages,
        "items": backfill.items,
        "oldest": None if backfill.oldest is None else backfill.oldest.isoformat(),
        "at": micros(backfill.at),
    }


def backfill_of(row: RowMapping) -> Backfill:
    """Return the backfill of a row."""
    return Backfill(
        source_id=row["source_id"],
        next_url=row["next_url"],
        pages=row["pages"],
        items=row["items"],
        oldest=None if row["oldest"] is None else date.fromisoformat(row["oldest"]),
        at=instant_of(row["at"]),
    )


def pairs_text(pairs: tuple[tuple[str, str], ...]) -> str | None:
    """Return pairs of texts as JSON; None for none."""
    return _packed([list(pair) for pair in pairs]) if pairs else None


def pairs_of(text: str | None) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a text."""
    return () if text is None else tuple((one, two) for one, two in json.loads(text))


def _packed(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def _with_tuples(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
