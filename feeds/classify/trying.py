"""What rules of topics would catch among Stories, against the rules now in force, before they are switched on."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

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
    gains: deque[Sample] = field(default_factory=deque)
    losses: deque[Sample] = field(default_factory=deque)

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
    """Return what the proposed rules would do to Stories, which come oldest first, for each topic that is asked for.

    `ids` are topics, each with whether a rule of that id is in force; `limit` samples are kept of each kind.
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


def _keep(samples: deque[Sample], sample: Sample, limit: int) -> None:
    samples.append(sample)
    if len(samples) > limit:
        samples.popleft()
