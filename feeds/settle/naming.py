"""Groups of Entries become Stories: which id each keeps, and which ids are buried."""

import hashlib
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from feeds.model import Entry, Publisher, Story, Tombstone
from feeds.protocols import Turn
from feeds.settle.gathering import Neighbourhood, place_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """One group of Entries under the id it is published by."""

    id: str
    entries: tuple[Entry, ...]
    before: Story | None  # as it is stored under this id; None: it is new
    merged: tuple[Story, ...] = ()  # others that it was found to be one with: their ids are buried
    met: datetime | None = None  # UTC; when its first Entry was met long ago, and told under this very id
    born: datetime | None = None  # UTC; when it was split off another Story: of two that become one, the older id stays
    told_before: bool = False  # its first Entry was met before: what it is called may be in a grave


def mint(key: str, publisher: Publisher) -> str:
    """Return the permanent id of a Story first seen under an identity key: a tag: URI (RFC 4151).

    It depends on nothing but the key and the publisher's host, so that a lost store mints the same ids again.
    """
    host = urlsplit(publisher.base_url).hostname or "localhost"
    digest = hashlib.sha256(key.encode()).hexdigest()[:24]
    return f"tag:{host},{publisher.since.isoformat()}:{digest}"


def named(groups: Sequence[Sequence[Entry]], around: Neighbourhood, turn: Turn, publisher: Publisher) -> list[Named]:
    """Return each group with its id.

    A Story's id goes with the Entry that it was minted for. A group that is heir to several keeps the oldest; one that
    is heir to none was split off, or is new: it gets the id its first Entry had once, else a new one.
    """
    heirs: dict[int, list[Story]] = {}
    for story in sorted(around.stories.values(), key=lambda story: (story.first_seen, story.id)):
        founder = place_of(_founder(story, publisher))
        number = next(n for n, group in enumerate(groups) if any(place_of(entry) == founder for entry in group))
        heirs.setdefault(number, []).append(story)
    taken = around.taken | around.stories.keys()
    done = []
    for number, group in enumerate(groups):
        own = heirs.get(number, [])
        if own:
            one = Named(id=own[0].id, entries=tuple(group), before=own[0], merged=tuple(own[1:]))
        else:
            one = _new(group, taken, turn, publisher)
        taken = taken | {one.id}
        done.append(one)
    return done


def _founder(story: Story, publisher: Publisher) -> Entry:
    """Return the Entry that a Story's id was minted for; where that is not there any more, the first that was met."""
    return min(
        story.entries,
        key=lambda entry: (mint(entry.key, publisher) != story.id, entry.first_seen, place_of(entry)),
    )


def _new(group: Sequence[Entry], taken: Set[str], turn: Turn, publisher: Publisher) -> Named:
    """Return a group that is heir to no Story, under the id its first Entry had once, else a new one."""
    first = min(group, key=lambda entry: (entry.first_seen, place_of(entry)))
    remembered = turn.first_seen(first.key)
    wanted = ([remembered[0]] if remembered else []) + [mint(first.key, publisher)]
    story_id = next((story_id for story_id in wanted if story_id not in taken), None)
    story_id = story_id or mint("\0".join(place_of(first)), publisher)
    met = remembered[1] if remembered and remembered[0] == story_id else None
    return Named(id=story_id, entries=tuple(group), before=None, met=met, told_before=remembered is not None)


def tombstones_of(one: Named, at: datetime) -> list[Tombstone]:
    """Return what is to be said of the ids that a Story takes the place of."""
    return [tombstone_of(story, at, f"found to be one with {one.id}", successor=one.id) for story in one.merged]


def tombstone_of(story: Story, at: datetime, why: str, successor: str | None = None) -> Tombstone:
    """Return what is to be said of a Story's id once it is no longer published."""
    return Tombstone(
        id=story.id,
        at=at.replace(microsecond=0),
        why=why,
        successor=successor,
        title=story.lead.title,
        link=story.lead.link,
        companies=tuple(match.id for match in story.companies),
        topics=tuple(match.id for match in story.topics),
    )


def told(one: Named, entries: Sequence[Entry], first_seen: datetime) -> Story:
    """Return the Story of a group, its Entries in the order given: as it was, or new and told when it came out."""
    ordered = tuple(entries)
    if one.before is not None:
        return replace(one.before, entries=ordered, first_seen=min(one.before.first_seen, first_seen), withdrawn=None)
    # A day stands for its noon, which may still be to come; `updated` never is (it would draw a warning).
    published = ordered[0].published
    updated = min(published.at, first_seen) if published else first_seen
    return Story(id=one.id, entries=ordered, first_seen=first_seen, updated=updated.replace(microsecond=0))
