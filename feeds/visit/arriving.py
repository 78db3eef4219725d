"""Entries of a reading judged by what is known of their source."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from feeds.dedupe import judge
from feeds.model import Entry, Item, Known, Source, Verdict
from feeds.normalise import entry_of, keys_of
from feeds.text import letters
from feeds.visit.records import Arrival

_MOVED = 0.5  # share of known items of a reading below which its site may have given all of them new addresses
_TELLING = 8  # letters of a title that tell a release from others of its day
_PLAIN_TITLE = 16  # letters of a title that do so without a day


def entries_of(items: Sequence[Item], source: Source, seen_at: datetime, url: str) -> list[Entry]:
    """Return the items as Entries; the instants differ so that items of one page keep its order for ever."""
    return [
        entry_of(item, source, key=key, aliases=aliases, seen_at=seen_at - timedelta(seconds=place))
        for place, (item, (key, aliases)) in enumerate(zip(items, keys_of(items, url), strict=True))
    ]


def names_of(entries: Iterable[Entry]) -> set[str]:
    """Return all that entries may be known by."""
    return {name for entry in entries for name in (entry.key, *entry.aliases)}


def moved(entries: Sequence[Entry], known: Mapping[str, Known], last: Sequence[Entry]) -> dict[str, str]:
    """Return which entries are stored ones at a new address: stored key by their own.

    Told by title and day, and only where most of a reading is unknown, as it is after a site has given its pages new
    addresses; two releases with one title on one day are then still two if both are listed.
    """
    strange = [entry for entry in entries if not any(name in known for name in (entry.key, *entry.aliases))]
    if not last or len(strange) <= (1 - _MOVED) * len(entries):
        return {}
    listed = {one.key for one in known.values()}
    free: dict[str, list[Entry]] = {}
    for entry in last:
        if entry.key not in listed:
            free.setdefault(letters(entry.title), []).append(entry)
    found: dict[str, str] = {}
    for entry in strange:
        rivals = free.get(letters(entry.title), [])
        same = next((one for one in rivals if _same_release(entry, one)), None)
        if same is not None:
            rivals.remove(same)
            found[entry.key] = same.key
    return found


def _same_release(one: Entry, two: Entry) -> bool:
    """Tell whether entries of one title are one release: days that both state agree, a title without them is long."""
    if one.published and two.published:
        return one.published.day == two.published.day and len(letters(one.title)) >= _TELLING
    return len(letters(one.title)) >= _PLAIN_TITLE


def arrivals_of(entries: Sequence[Entry], known: Mapping[str, Known]) -> list[Arrival]:
    """Judge entries by what is known of them under a guid or their key, and give them the identity they have.

    What is known is claimed by one entry of a reading: where two items once shared a link, or a link was given to
    another release, a guid tells which is which; the other is new.
    """
    claims: dict[str, Known] = {}
    taken: set[str] = set()
    for names in ([(entry, entry.aliases) for entry in entries], [(entry, (entry.key,)) for entry in entries]):
        for entry, keys in names:
            found = next((known[key] for key in keys if key in known and known[key].key not in taken), None)
            if found is not None and entry.key not in claims:
                claims[entry.key] = found
                taken.add(found.key)
    return [_arrival(entry, claims.get(entry.key), taken) for entry in entries]


def _arrival(entry: Entry, found: Known | None, taken: set[str]) -> Arrival:
    if found is None:
        # Its link is another's identity by now: its own is told from that by what it is called.
        key = f"{entry.key}#{_short(entry)}" if entry.key in taken else entry.key
        return Arrival(entry=replace(entry, key=key), verdict=Verdict.NEW)
    aliases = entry.aliases if found.key == entry.key else (*entry.aliases, entry.key)
    verdict = judge(entry, found)
    settled = found.complete and verdict is Verdict.SAME
    entry = replace(entry, key=found.key, aliases=aliases, attempts=found.attempts, complete=entry.complete or settled)
    return Arrival(entry=entry, verdict=verdict)


def _short(entry: Entry) -> str:
    told = entry.aliases[0] if entry.aliases else letters(entry.title)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
