"""A walk through everything stored, for a link whose identity is not known as such."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from feeds.links import canonical, host_of, link_key
from feeds.model import Entry, Story

NEAREST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What a walk found."""

    found: Story | None = None  # the Story that goes by this id, or has an Entry with this link or other name
    nearest: tuple[str, ...] = ()  # links of the same host, the most alike first


def searched(wanted: str, stories: Iterable[Story]) -> Search:
    """Return the Story that `wanted`, an id or a link, names by any of its names; else the links most like it."""
    key = "" if wanted.startswith("tag:") else link_key(canonical(wanted))
    host = host_of(wanted) if key else ""
    alike: dict[str, float] = {}
    for story in stories:
        if story.id == wanted:
            return Search(found=story)
        for entry in _of_host(story, host):
            if wanted in (entry.link, *entry.aliases) or key in entry.aliases:
                return Search(found=story)
            alike[entry.link] = fuzz.ratio(key, entry.key)
    return Search(nearest=tuple(heapq.nlargest(NEAREST, alike, key=lambda link: (alike[link], link))))


def _of_host(story: Story, host: str) -> Iterator[Entry]:
    bare = host.removeprefix("www.")
    return (entry for entry in story.entries if host and host_of(entry.link).removeprefix("www.") == bare)
