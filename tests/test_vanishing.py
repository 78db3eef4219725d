"""What a list no longer shows: waited for, asked for, withdrawn, and brought back. Real HTTP, real database."""

from pathlib import Path

from feeds.model import Source
from tests.builders import config, source
from tests.pages import atom
from tests.server import ATOM, Reply, Site, page, serve, status
from tests.worlds import Town, town

ITEMS = [
    ("/news/forum", "Acme speaks at the biomedical industry forum in Beijing", "2026-11-20"),
    ("/news/trial", "Acme doses first patient in phase 2 trial of AB-101", "2026-11-19"),
    ("/news/plant", "Acme opens a plant for cell therapies in Suzhou", "2026-11-18"),
    ("/news/chief", "Acme appoints a chief medical officer", "2026-11-17"),
    ("/news/deal", "Acme licenses an antibody to Borealis", "2026-11-16"),
]
TAKEN = ITEMS[1]
LEFT = [item for item in ITEMS if item != TAKEN]


def feed_of(site: Site, items: list[tuple[str, str, str]]) -> Reply:
    return page(atom(*((site.url(path), title, day) for path, title, day in items)), ATOM)


def begun(site: Site, tmp_path: Path) -> Source:
    site.pages["/feed"] = feed_of(site, ITEMS)
    return source("acme/feed", url=site.url("/feed"))


def take_away(site: Site, t: Town) -> None:
    """Take an item off the list, and its page away."""
    site.pages["/feed"] = feed_of(site, LEFT)
    site.pages[TAKEN[0]] = status(404)
    t.run()


def test_a_release_that_was_taken_back_is_withdrawn_after_the_grace_time(tmp_path: Path) -> None:
    with serve({}) as site, town(config(tmp_path, begun(site, tmp_path))) as t:
        t.run()
        gone = next(story for story in t.stories() if story.lead.title == TAKEN[1])
        take_away(site, t)
        assert TAKEN[1] in t.titles()
        t.clock.move(days=2)
        t.run()
        assert TAKEN[1] in t.titles()
        assert site.asked(TAKEN[0]) == 0
        t.clock.move(days=2)
        notes = t.run().outcomes[0].notes
        assert any("no longer published" in note and TAKEN[1] in note for note in notes)
        assert TAKEN[1] not in t.titles()
        assert TAKEN[1].encode() not in t.files()["all.atom"][0]
        (tombstone,) = t.world.store.tombstones()
        assert tombstone.id == gone.id
        site.pages["/feed"] = feed_of(site, ITEMS)
        t.run()
        assert next(story for story in t.stories() if story.lead.title == TAKEN[1]).id == gone.id
        assert t.world.store.tombstones() == []


def test_what_only_left_the_list_stays_published(tmp_path: Path) -> None:
    with serve({}) as site, town(config(tmp_path, begun(site, tmp_path))) as t:
        t.run()
        take_away(site, t)
        site.pages[TAKEN[0]] = page("<p>still there</p>")
        for _ in range(3):
            t.clock.move(days=4)
            t.run()
        assert TAKEN[1] in t.titles()
        assert site.asked(TAKEN[0]) >= 2


def test_a_server_that_cannot_say_leaves_it_open(tmp_path: Path) -> None:
    with serve({}) as site, town(config(tmp_path, begun(site, tmp_path))) as t:
        t.run()
        take_away(site, t)
        site.pages[TAKEN[0]] = status(503)
        t.clock.move(days=5)
        t.run()
        assert TAKEN[1] in t.titles()


def test_old_items_that_scroll_off_the_list_are_not_missed(tmp_path: Path) -> None:
    with serve({}) as site, town(config(tmp_path, begun(site, tmp_path))) as t:
        t.run()
        site.pages["/feed"] = feed_of(site, ITEMS[:4])
        t.run()
        assert t.world.store.absences("acme/feed") == []


def test_a_list_that_shows_a_part_of_its_news_takes_nothing_back(tmp_path: Path) -> None:
    with serve({}) as site, town(config(tmp_path, begun(site, tmp_path))) as t:
        more = [
            (f"/news/{day}", f"Acme has news number {day} of this month", f"2026-11-{day:02}") for day in range(1, 12)
        ]
        site.pages["/feed"] = feed_of(site, [*ITEMS, *more])
        t.run()
        site.pages["/feed"] = feed_of(site, [*more[::3], ITEMS[0]])
        t.run()
        assert t.world.store.absences("acme/feed") == []
