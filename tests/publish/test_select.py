from dataclasses import replace
from datetime import UTC, datetime, timedelta

from feeds.publish import feed_of, newest_first
from tests.publish.builders import DAWN, PUBLISHER, SPEC, a_story


def test_a_feed_is_as_new_as_its_newest_change() -> None:
    stories = [a_story(3), replace(a_story(2), updated=DAWN + timedelta(days=1)), a_story(1)]
    assert feed_of(SPEC, stories, PUBLISHER).updated == DAWN + timedelta(days=1)


def test_an_empty_feed_is_as_old_as_its_publisher() -> None:
    feed = feed_of(SPEC, [], PUBLISHER)
    assert feed.stories == ()
    assert feed.updated == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_feed_keeps_the_order_and_its_limit() -> None:
    stories = [a_story(2), a_story(1), a_story(3)]
    assert feed_of(replace(SPEC, limit=2), stories, PUBLISHER).stories == tuple(stories[:2])


def test_a_story_that_cannot_be_linked_is_left_out_and_makes_room() -> None:
    stories = [a_story(1, link="javascript:alert(1)"), a_story(2)]
    assert feed_of(replace(SPEC, limit=1), stories, PUBLISHER).stories == (stories[1],)


def test_stories_of_one_day_stand_in_the_order_they_were_brought_in_whenever_that_was() -> None:
    early, late = (
        replace(a_story(n), updated=DAWN + timedelta(seconds=n), first_seen=DAWN - timedelta(days=n)) for n in (1, 2)
    )
    assert newest_first([early, late]) == newest_first([late, early]) == [late, early]
