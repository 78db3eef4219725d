"""Stories looked at, joined and split by hand, in the store and in what is published."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from feeds.classify import Classifier
from feeds.errors import StoryError
from feeds.links import canonical, link_key
from feeds.model import Config, Decision, Entry, Revision, Story, Tombstone, Written
from feeds.pipeline import publish
from feeds.protocols import Store, Turn
from feeds.publish.files import FileOutput
from feeds.settle import Settler, join_stories, reindex, split_story
from feeds.settle.gathering import place_of
from feeds.store.lock import hold
from feeds.wiring.clock import SystemClock
from feeds.wiring.memory import is_begun, open_store

_TURN = "feeds/by-hand"  # whose turn at the store it is: no Source's


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A Story and all that is remembered of it."""

    story: Story
    revisions: tuple[Revision, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What came of joining or splitting."""

    stories: tuple[Story, ...]
    buried: tuple[Tombstone, ...]  # ids that are no longer published
    written: Written


def look(config: Config, wanted: str) -> Seen | Tombstone:
    """Return the Story that goes by a link or an id, or what became of that id; raises StoryError, StoreError."""
    if not is_begun(config):
        raise StoryError("Nothing has been read yet, so there are no stories.", "Read the sources first: feeds run")
    with open_store(config) as store:
        if wanted.startswith("tag:") and store.story(wanted) is None and (buried := store.tombstone(wanted)):
            return buried
        story = _story(store, wanted)
        places = {place_of(entry) for entry in story.entries}
        return Seen(
            story=story,
            revisions=tuple(store.revisions(places)),
            decisions=tuple(one for one in store.decisions() if {one.one, one.two} & places),
        )


def split(config: Config, link: str, *, source: str | None = None, wait: float = 0.0) -> Done:
    """Take one place out of its Story for good, and publish what comes of it; raises StoryError and StoreError.

    `source` is the id of the place's Source, where several Sources list that link.
    """

    def act(store: Store, settler: Settler) -> Callable[[Turn], list[Story]]:
        story = _story(store, link)
        entry = _entry(story, link, source)
        return lambda turn: split_story(story, entry, settler, turn, SystemClock().now())

    return _changed(config, act, wait)


def join(config: Config, one: str, two: str, *, wait: float = 0.0) -> Done:
    """Make one Story of two for good, and publish what comes of it; raises StoryError and StoreError."""

    def act(store: Store, settler: Settler) -> Callable[[Turn], list[Story]]:
        first, second = _story(store, one), _story(store, two)
        return lambda turn: join_stories(first, second, settler, turn, SystemClock().now())

    return _changed(config, act, wait)


def _changed(config: Config, act: Callable[[Store, Settler], Callable[[Turn], list[Story]]], wait: float) -> Done:
    """Carry out what was said by hand in a turn of its own, then publish."""
    with _at_work(config, wait) as store:
        settler = settler_of(config)
        reindex(store, settler, SystemClock().now())
        carry_out = act(store, settler)
        before = {tombstone.id for tombstone in store.tombstones()}
        with store.turn(_TURN) as turn:
            stories = carry_out(turn)
        buried = [tombstone for tombstone in store.tombstones() if tombstone.id not in before]
        written = publish(config, store, FileOutput(config.output))
        return Done(stories=tuple(stories), buried=tuple(buried), written=written)


def settler_of(config: Config) -> Settler:
    """Return what settles visits by the rules of a configuration."""
    return Settler(publisher=config.publisher, classifier=Classifier(config))


@contextmanager
def _at_work(config: Config, wait: float) -> Iterator[Store]:
    if not is_begun(config):
        raise StoryError("Nothing has been read yet, so there are no stories.", "Read the sources first: feeds run")
    with hold(config.store, wait), open_store(config) as store:
        yield store


def _story(store: Store, wanted: str) -> Story:
    """Return the Story that goes by a link or an id; raises StoryError."""
    wanted = wanted.strip()
    story = store.story(wanted) if wanted.startswith("tag:") else store.story_of(link_key(canonical(wanted)))
    if story is None:
        raise StoryError(
            f"{wanted} is neither the link nor the id of a story.",
            f"See what is known of it, or what is nearest to it: feeds explain {wanted}",
        )
    return story


def _entry(story: Story, link: str, source: str | None) -> Entry:
    """Return the Entry of a Story that has this link; raises StoryError where an id was given, or several share it."""
    key = "" if link.startswith("tag:") else link_key(canonical(link))
    found = [entry for entry in story.entries if entry.key == key and source in (None, entry.source_id)]
    if len(found) == 1:
        return found[0]
    places = ", ".join(f"{entry.link} ({entry.source_id})" for entry in story.entries)
    if found:
        raise StoryError(f"Several sources list {link}.", f"Say which with --source. Its places: {places}")
    raise StoryError("A story is split by the link of the place that does not belong to it.", f"Its places: {places}")
