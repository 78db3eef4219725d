"""Entries of a reading judged by what is known of their source."""

import hashlib
from collections import Counter
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
    addresses; two releases with one title on one day are then still two if both are listed. A title that comes again
    and again ("Transaction in own shares") tells nothing by itself: it counts where most of the others have moved.
    """
    strange = [entry for entry in entries if not any(name in known for name in (entry.key, *entry.aliases))]
    if not last or not is_strange(entries, known):
        return {}
    listed = {one.key for one in known.values()}
    recurring = _recurring(last) | _recurring(strange)
    single = [entry for entry in strange if letters(entry.title) not in recurring]
    free = [entry for entry in last if entry.key not in listed]
    found = _paired(single, [entry for entry in free if letters(entry.title) not in recurring])
    newest = max((entry.published.day for entry in last if entry.published), default=None)
    old = [entry for entry in single if not (newest and entry.published and entry.published.day > newest)]
    if found and len(found) >= _MOVED * len(old):
        found |= _paired(
            [entry for entry in strange if letters(entry.title) in recurring and entry.published],
            [entry for entry in free if letters(entry.title) in recurring and entry.published],
        )
    return found


def is_strange(entries: Sequence[Entry], known: Mapping[str, Known]) -> bool:
    """Tell whether most of a reading is unknown."""
    strange = sum(not any(name in known for name in (entry.key, *entry.aliases)) for entry in entries)
    return strange > (1 - _MOVED) * len(entries)


def _recurring(entries: Sequence[Entry]) -> set[str]:
    """Return the titles that more than one entry has."""
    return {title for title, count in Counter(letters(entry.title) for entry in entries).items() if count > 1}


def _paired(strange: Sequence[Entry], free: Sequence[Entry]) -> dict[str, str]:
    """Return the key of the stored entry that each is, by its own; first those of one title, then of one lengthened."""
    left = list(free)
    found: dict[str, str] = {}
    for is_same in (_same_release, _lengthened):
        for entry in strange:
            same = [one for one in left if entry.key not in found and is_same(entry, one)]
            if same and (is_same is _same_release or len(same) == 1):
                left.remove(same[0])
                found[entry.key] = same[0].key
    return found


def _same_release(one: Entry, two: Entry) -> bool:
    """Tell whether entries of one title are one release: days that both state agree, a title without them is long."""
    if letters(one.title) != letters(two.title):
        return False
    if one.published and two.published:
        return one.published.day == two.published.day and len(letters(one.title)) >= _TELLING
    return len(letters(one.title)) >= _PLAIN_TITLE


def _lengthened(one: Entry, two: Entry) -> bool:
    """Tell whether entries of one day have one title, but for something set off from it: "Title | Company"."""
    if not (one.published and two.published and one.published.day == two.published.day):
        return False
    short, long = sorted((one.title.casefold(), two.title.casefold()), key=len)
    if len(letters(short)) < _PLAIN_TITLE or short == long:
        return False
    if long.startswith(short):
        return not long[len(short) :].lstrip()[:1].isalnum()
    return long.endswith(short) and not long[: -len(short)].rstrip()[-1:].isalnum()


def arrivals_of(
    entries: Sequence[Entry], known: Mapping[str, Known], there: Mapping[str, Known] | None = None
) -> list[Arrival]:
    """Judge entries by what is known of them under a guid or their key, and give them the identity they have.

    `there`: what is known of those that have moved, by the key they have now. An address that was not known is a change
    to be stored: by it the entry is known from now on.

    What is known is claimed by one entry of a reading: where two items once shared a link, or a link was given to
    another release, a guid tells which is which; the other is new.
    """
    addresses = set(known)
    known = {**known, **(there or {})}
    claims: dict[str, Known] = {}
    taken: set[str] = set()
    for names in ([(entry, entry.aliases) for entry in entries], [(entry, (entry.key,)) for entry in entries]):
        for entry, keys in names:
            found = next((known[key] for key in keys if key in known and known[key].key not in taken), None)
            if found is not None and entry.key not in claims:
                claims[entry.key] = found
                taken.add(found.key)
    arrivals = [_arrival(entry, claims.get(entry.key), taken) for entry in entries]
    return [
        replace(arrival, verdict=Verdict.CHANGED)
        if arrival.verdict is Verdict.SAME and entry.key not in addresses
        else arrival
        for entry, arrival in zip(entries, arrivals, strict=True)
    ]


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
