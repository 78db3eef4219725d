"""What rules of topics would catch among Stories, against the rules now in force, before they are switched on."""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from feeds.classify.rules import Classifier
from feeds.model import Match, Story

Sorted = Callable[[Story], tuple[Match, ...]]  # the topics of a Story


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One Story that a rule catches, or no longer catches."""

    story: Story
    why: str  # of a Story that is lost: why the rule now in force catches it


@dataclass(slots=True)
class Tried:
    """What became of one topic: how many Stories it would hold, and the newest of each kind."""

    limit: int  # samples kept of each kind
    in_force: bool  # there is a rule of that id now
    caught: int = 0
    before: int = 0  # Stories that the rule now in force catches
    gained: int = 0
    lost: int = 0
    gains: list[Sample] = field(default_factory=list)  # the oldest first
    losses: list[Sample] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether the topic holds what it does now; a new topic tells something even where it catches nothing."""
        return self.in_force and not self.gained and not self.lost

    def see(self, story: Story, now: str | None, before: str | None) -> None:
        """Count one Story: why it is caught now and before, None where it is not."""
        self.caught += now is not None
        self.before += before is not None
        if now is not None and before is None:
            self.gained += 1
            _keep(self.gains, Sample(story=story, why=now), self.limit)
        elif before is not None and now is None:
            self.lost += 1
            _keep(self.losses, Sample(story=story, why=before), self.limit)


def tried(
    stories: Iterable[Story], proposed: Classifier, in_force: Sorted, ids: Iterable[tuple[str, bool]], limit: int
) -> dict[str, Tried]:
    """Return what the proposed rules would do to Stories, in whatever order, for each topic that is asked for.

    `ids` are topics, each with whether a rule of that id is in force; the `limit` newest samples of each kind are kept.
    """
    found = {id_: Tried(limit=limit, in_force=there) for id_, there in ids}
    for story in stories:
        now, before = (dict(_reasons(matches)) for matches in (proposed.topics_of_story(story), in_force(story)))
        for id_, topic in found.items():
            topic.see(story, now.get(id_), before.get(id_))
    return found


def _reasons(matches: Iterable[Match]) -> Iterator[tuple[str, str]]:
    for match in matches:
        yield match.id, match.why


def _keep(samples: list[Sample], sample: Sample, limit: int) -> None:
    insort(samples, sample, key=_day)
    if len(samples) > limit:
        del samples[0]


def _day(sample: Sample) -> datetime:
    """Return when a Story was published, as its lead says, else when it was first seen."""
    published = sample.story.lead.published
    return published.at if published else sample.story.first_seen
