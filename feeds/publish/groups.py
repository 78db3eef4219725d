"""How the promised feeds are grouped for people: companies, topics, the rest. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from feeds.model import Feed, FeedSpec


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Feeds of one kind, in the order of sources.yaml."""

    id: str  # for anchors
    title: str
    feeds: tuple[Feed, ...]


def groups_of(feeds: Sequence[Feed]) -> Iterator[Group]:
    """Yield the groups that hold a feed: Everything first, then Companies, Topics, More."""
    for group_id, title in (
        ("everything", "Everything"),
        ("companies", "Companies"),
        ("topics", "Topics"),
        ("more", "More"),
    ):
        held = tuple(feed for feed in feeds if _group_of(feed.spec) == group_id)
        if held:
            yield Group(id=group_id, title=title, feeds=held)


def _group_of(spec: FeedSpec) -> str:
    """Return the id of the group a feed belongs to: one company, one topic, nothing chosen, or a mixture."""
    match len(spec.companies), len(spec.topics):
        case 0, 0:
            return "everything"
        case 1, 0:
            return "companies"
        case 0, 1:
            return "topics"
        case _:
            return "more"
