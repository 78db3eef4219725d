"""What one story once needs of the database: who is worth comparing, what was decided, what became of ids."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    union,
)

from feeds.model import Absence, Around, BlockKind, Candidate, Decision, Entry, EntryId, Revision, Story, Tombstone
from feeds.store import reading, rows, told
from feeds.store.moments import micros
from feeds.store.schema import (
    ABSENCES,
    DECISIONS,
    ENTRIES,
    ENTRY_BLOCKS,
    IDENTITIES,
    META,
    REVISIONS,
    STORIES,
    TOMBSTONES,
)
from feeds.store.writing import upsert

BLOCKS = "blocks"  # name in META: version of the rules that the stored blocks were made by


def _among(name: str) -> Any:
    return bindparam(name, expanding=True)


_SAME_KEYS = union(
    select(ENTRIES.c.story_id).where(ENTRIES.c.key.in_(_among("keys"))),
    select(IDENTITIES.c.story_id)
    .join(STORIES, STORIES.c.id == IDENTITIES.c.story_id)
    .where(IDENTITIES.c.key.in_(_among("keys"))),
)
_KIND_BITS = 0b11  # of a block, see model.BlockKind
_kind = ENTRY_BLOCKS.c.block.bitwise_and(_KIND_BITS)


def _number_of(kind: BlockKind) -> ColumnElement[int]:
    return func.sum(case((_kind == int(kind), 1), else_=0))


_titles: ColumnElement[int] = _number_of(BlockKind.TITLE)
_theirs: ColumnElement[int] = func.min(ENTRY_BLOCKS.c.titles)
_ours: ColumnElement[int] = bindparam("titles", type_=Integer)
_fewer = case((_theirs < _ours, _theirs), else_=_ours)
# The same rule as feeds.dedupe.blocks.worth_comparing.
_SURER = (func.max(_kind) > int(BlockKind.TEXT)) | (_number_of(BlockKind.TEXT) >= bindparam("texts", type_=Integer))
_ALIKE = (_titles > 0) & (_titles >= _fewer * bindparam("share", type_=Float))
_SHARED = (
    select(ENTRY_BLOCKS.c.number, case((_SURER, 0), else_=1).label("titles_only"))
    .where(
        ENTRY_BLOCKS.c.block.in_(_among("blocks")),
        ENTRY_BLOCKS.c.dated.between(bindparam("earliest"), bindparam("latest")),
    )
    .group_by(ENTRY_BLOCKS.c.number)
    .having(_SURER | _ALIKE)
    .subquery("shared")
)
_SAME_BLOCKS = select(ENTRIES.c.story_id, ENTRIES.c.title, _SHARED.c.titles_only).join(
    _SHARED, _SHARED.c.number == ENTRIES.c.number
)
_HOLDER = select(ENTRIES.c.story_id).where(
    ENTRIES.c.source_id == bindparam("source_id"), ENTRIES.c.key == bindparam("key")
)
_DELETE_BLOCKS = delete(ENTRY_BLOCKS).where(ENTRY_BLOCKS.c.number == bindparam("of_number"))
_DELETE_ALL_BLOCKS = delete(ENTRY_BLOCKS)
_DECISIONS_OF = select(DECISIONS).where(
    or_(
        DECISIONS.c.one_source.in_(_among("sources")) & DECISIONS.c.one_key.in_(_among("keys")),
        DECISIONS.c.two_source.in_(_among("sources")) & DECISIONS.c.two_key.in_(_among("keys")),
    )
)
_ANY_DECISION = select(DECISIONS.c.at).limit(1)
_ALL_DECISIONS = select(DECISIONS).order_by(DECISIONS.c.at, DECISIONS.c.one_source, DECISIONS.c.one_key)
_DELETE_TOMBSTONE = delete(TOMBSTONES).where(TOMBSTONES.c.id == bindparam("of_id"))
_TOMBSTONES = select(TOMBSTONES).order_by(TOMBSTONES.c.at.desc(), TOMBSTONES.c.id).limit(bindparam("limit"))
_TOMBSTONE = select(TOMBSTONES).where(TOMBSTONES.c.id == bindparam("id"))
_REVISIONS_OF = (
    select(REVISIONS)
    .where(REVISIONS.c.source_id.in_(_among("sources")), REVISIONS.c.key.in_(_among("keys")))
    .order_by(REVISIONS.c.at, REVISIONS.c.source_id, REVISIONS.c.key)
)
_ABSENCES_OF = (
    select(ABSENCES, ENTRIES.c.link)
    .join(ENTRIES, (ENTRIES.c.source_id == ABSENCES.c.source_id) & (ENTRIES.c.key == ABSENCES.c.key))
    .where(ABSENCES.c.source_id == bindparam("source_id"))
    .order_by(ABSENCES.c.key)
)
_DELETE_ABSENCES = delete(ABSENCES).where(ABSENCES.c.source_id == bindparam("of_source"))
_INSERT_ABSENCE = insert(ABSENCES)
_ALL_GONE = (
    select(ENTRIES.c.key)
    .outerjoin(ABSENCES, (ABSENCES.c.source_id == ENTRIES.c.source_id) & (ABSENCES.c.key == ENTRIES.c.key))
    .where(ENTRIES.c.story_id == bindparam("story_id"), ABSENCES.c.gone.is_(None))
    .limit(1)
)


def near(connection: Connection, around: Around) -> list[Candidate]:
    """Return the Entries in the neighbourhood of one: those with one of its keys, or with enough of its blocks."""
    found: list[Candidate] = []
    for keys in reading.chunks(sorted(around.keys)):
        ids = connection.execute(_SAME_KEYS, {"keys": keys}).scalars()
        found += [Candidate(story_id=story_id, title="", titles_only=False) for story_id in ids]
    if around.blocks:
        parameters = {
            "blocks": sorted(around.blocks),
            "titles": _titles_in(around.blocks),
            "texts": around.texts,
            "share": around.share,
            "earliest": micros(around.earliest),
            "latest": micros(around.latest),
        }
        for story_id, title, titles_only in connection.execute(_SAME_BLOCKS, parameters):
            found.append(Candidate(story_id=story_id, title=title, titles_only=bool(titles_only)))
    return found


def stories(connection: Connection, ids: Iterable[str]) -> list[Story]:
    """Return the Stories with these ids, by id."""
    return reading.load(connection, sorted(set(ids)))


def _titles_in(blocks: Iterable[int]) -> int:
    return sum(block & _KIND_BITS == BlockKind.TITLE for block in blocks)


def holder(connection: Connection, place: EntryId) -> Story | None:
    """Return the Story that an Entry is stored in."""
    story_id = connection.execute(_HOLDER, {"source_id": place[0], "key": place[1]}).scalar()
    return None if story_id is None else reading.load(connection, [story_id])[0]


def index(connection: Connection, entry: Entry, blocks: Iterable[int], *, known: bool) -> None:
    """Remember an Entry's blocks, in place of those it had where it was `known`."""
    number = rows.number_of(entry.source_id, entry.key)
    if known:
        connection.execute(_DELETE_BLOCKS, {"of_number": number})
    own = sorted(set(blocks))
    common = {
        "dated": rows.dated(entry),
        "number": number,
        "titles": _titles_in(own),
    }
    made = [{"block": block, **common} for block in own]
    if made:
        connection.execute(upsert(connection.dialect.name, ENTRY_BLOCKS), made)


def reindex(connection: Connection, blocks: Iterable[tuple[Entry, frozenset[int]]], version: str) -> None:
    """Replace all blocks by these, and remember the version of the rules they were made by."""
    connection.execute(_DELETE_ALL_BLOCKS)
    for entry, own in blocks:
        index(connection, entry, own, known=False)
    connection.execute(upsert(connection.dialect.name, META), {"name": BLOCKS, "value": version})


def is_anything_decided(connection: Connection) -> bool:
    """Tell whether there are any decisions: usually there are none, and nothing has to be looked up."""
    return connection.execute(_ANY_DECISION).first() is not None


def decisions_of(connection: Connection, places: Iterable[EntryId]) -> list[Decision]:
    """Return the decisions that touch any of these Entries."""
    found: dict[tuple[EntryId, EntryId], Decision] = {}
    for chunk in reading.chunks(sorted(places)):
        for row in connection.execute(_DECISIONS_OF, _apart(chunk)).mappings():
            decision = told.decision_of(row)
            if decision.one in chunk or decision.two in chunk:
                found[decision.one, decision.two] = decision
    return [found[pair] for pair in sorted(found)]


def _apart(places: list[EntryId]) -> dict[str, list[str]]:
    """Return sources and keys by themselves: an index is of no use for pairs. What fits no pair is for the caller."""
    return {"sources": sorted({source for source, _ in places}), "keys": sorted({key for _, key in places})}


def all_decisions(connection: Connection) -> list[Decision]:
    """Return all decisions, oldest first."""
    return [told.decision_of(row) for row in connection.execute(_ALL_DECISIONS).mappings()]


def decide(connection: Connection, decision: Decision) -> None:
    """Remember a decision, in place of the one on the same pair."""
    connection.execute(upsert(connection.dialect.name, DECISIONS), told.decision_row(decision))


def bury(connection: Connection, tombstone: Tombstone) -> None:
    """Remember what became of an id."""
    connection.execute(upsert(connection.dialect.name, TOMBSTONES), told.tombstone_row(tombstone))


def exhume(connection: Connection, story_id: str) -> None:
    """Forget the tombstone of an id that is published again."""
    connection.execute(_DELETE_TOMBSTONE, {"of_id": story_id})


def tombstones(connection: Connection, limit: int) -> list[Tombstone]:
    """Return the newest tombstones, newest first."""
    return [told.tombstone_of(row) for row in connection.execute(_TOMBSTONES, {"limit": limit}).mappings()]


def tombstone(connection: Connection, story_id: str) -> Tombstone | None:
    """Return what became of an id; None where nothing is known of that."""
    row = connection.execute(_TOMBSTONE, {"id": story_id}).mappings().first()
    return None if row is None else told.tombstone_of(row)


def remember_revision(connection: Connection, revision: Revision) -> None:
    """Remember what was said before a correction."""
    connection.execute(upsert(connection.dialect.name, REVISIONS), told.revision_row(revision))


def revisions_of(connection: Connection, places: Iterable[EntryId]) -> list[Revision]:
    """Return the revisions of these Entries, oldest first."""
    found = []
    for chunk in reading.chunks(sorted(places)):
        revisions = map(told.revision_of, connection.execute(_REVISIONS_OF, _apart(chunk)).mappings())
        found += [revision for revision in revisions if (revision.source_id, revision.key) in chunk]
    return sorted(found, key=lambda revision: (revision.at, revision.source_id, revision.key))


def absences_of(connection: Connection, source_id: str) -> list[Absence]:
    """Return what a Source's list no longer shows."""
    return [told.absence_of(row) for row in connection.execute(_ABSENCES_OF, {"source_id": source_id}).mappings()]


def replace_absences(connection: Connection, source_id: str, absences: Iterable[Absence]) -> None:
    """Remember what a Source's list no longer shows, in place of what was remembered of that."""
    connection.execute(_DELETE_ABSENCES, {"of_source": source_id})
    made = [told.absence_row(absence) for absence in absences]
    if made:
        connection.execute(_INSERT_ABSENCE, made)


def is_gone(connection: Connection, story_id: str) -> bool:
    """Tell whether all places of a Story were found to be gone."""
    return connection.execute(_ALL_GONE, {"story_id": story_id}).first() is None
