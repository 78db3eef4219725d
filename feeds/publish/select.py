"""What a promised feed holds. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from feeds.languages import speaks
from feeds.model import Feed, FeedSpec, Publisher, Story
from feeds.publish.fitting import web_address


def feed_of(spec: FeedSpec, stories: Sequence[Story], publisher: Publisher, dated: Iterable[Story] = ()) -> Feed:
    """Return the Feed of these Stories, in the order given (newest first), at most `spec.limit`.

    A Story whose lead has no http(s) address is left out: nothing could be linked. `updated` is that of the newest
    change; an empty feed gives the day the publisher began, which is permanent as the format demands (RFC 4287,
    section 4.2.15 requires one) and never "now". `dated`: the Stories with events that fit the spec, however old; its
    calendar holds them beside those of the feed. In a feed of one language the places in it speak first.
    """
    if spec.language is not None:
        stories, dated = ([told_in(story, spec.language) for story in each] for each in (stories, dated))
    held = tuple(story for story in stories if web_address(story.lead.link))[: spec.limit]
    began = datetime.combine(publisher.since, time.min, tzinfo=UTC)
    with_events = {story.id: story for story in (*dated, *held) if story.events and web_address(story.lead.link)}
    return Feed(
        spec=spec,
        stories=held,
        updated=max((story.updated for story in held), default=began),
        dated=tuple(with_events[key] for key in sorted(with_events)),
    )


def told_in(story: Story, language: str) -> Story:
    """Return a Story as its places in a language tell it, the others after them.

    Its id is another one, whatever leads it elsewhere: a reader of two feeds would take the same id for one entry, and
    show it in one language only.
    """
    entries = sorted(story.entries, key=lambda entry: not speaks(entry.language, language))
    return replace(story, id=f"{story.id}/{language.lower()}", entries=tuple(entries))


def newest_first(stories: Iterable[Story]) -> list[Story]:
    """Return Stories by their publication, where unknown by first_seen; those of one instant by `updated`.

    `updated` follows the order of sources and lists: unlike first_seen it is the same whether one run brought them in,
    or one that was killed and the next.
    """
    return sorted(stories, key=_newness, reverse=True)


def _newness(story: Story) -> tuple[datetime, datetime, str]:
    published = story.lead.published
    return (published.at if published else story.lead.first_seen, story.updated, story.id)
