"""The verbs that read, and those of a whole run."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from feeds.model import FeedSpec, Known, Match, Outcome, Result, RunReport, SourceState, Stage, Story, Written
from feeds.store import SqlStore
from tests.builders import NOON, entry, outcome, spec, stated, story

DAY = timedelta(days=1)


def of(number: int, day: str | None, *, companies: str = "", topics: str = "", seen: datetime = NOON) -> Story:
    return story(
        entry(key=f"x.example/{number:04}", published=stated(day) if day else None, first_seen=seen),
        companies=tuple(Match(id=id_, why="named") for id_ in companies.split()),
        topics=tuple(Match(id=id_, why="word") for id_ in topics.split()),
        updated=NOON + timedelta(seconds=number),
    )


def keep(store: SqlStore, stories: Iterable[Story]) -> None:
    with store.turn("acme/news") as turn:
        for one in stories:
            turn.put(one)


def numbers(stories: Iterable[Story]) -> list[int]:
    return [int(one.lead.key.rpartition("/")[2]) for one in stories]


def feed(companies: str = "", topics: str = "", limit: int = 50) -> FeedSpec:
    return spec(companies=frozenset(companies.split()), topics=frozenset(topics.split()), limit=limit)


@pytest.fixture
def shelf(store: SqlStore) -> SqlStore:
    keep(
        store,
        [
            of(1, "2026-11-01", companies="acme", topics="events"),
            of(2, "2026-11-05", companies="bolt"),
            of(3, "2026-11-03", companies="acme bolt", topics="events plants"),
            of(4, None, companies="acme", topics="plants"),
            of(5, "2026-11-02", topics="events"),
        ],
    )
    return store


def test_everything_newest_first_and_the_undated_by_first_sight(shelf: SqlStore) -> None:
    assert numbers(shelf.stories(feed())) == [4, 2, 3, 5, 1]


@pytest.mark.parametrize(
    ("companies", "topics", "expected"),
    [
        ("acme", "", [4, 3, 1]),
        ("bolt", "", [2, 3]),
        ("acme bolt", "", [4, 2, 3, 1]),
        ("", "events", [3, 5, 1]),
        ("", "events plants", [4, 3, 5, 1]),
        ("acme", "events", [3, 1]),
        ("bolt", "events plants", [3]),
        ("nobody", "", []),
        ("acme", "nothing", []),
    ],
)
def test_a_feed_holds_any_of_its_companies_in_any_of_its_topics(
    shelf: SqlStore, companies: str, topics: str, expected: list[int]
) -> None:
    assert numbers(shelf.stories(feed(companies, topics))) == expected
    assert numbers(shelf.stories(feed(companies, topics, limit=2))) == expected[:2]
    assert shelf.stories(feed(companies, topics, limit=0)) == []


def test_stories_of_one_moment_are_ordered_by_first_sight_then_id(store: SqlStore) -> None:
    keep(store, [of(number, "2026-11-01", companies="acme", seen=NOON + DAY * (number % 2)) for number in range(1, 7)])
    assert numbers(store.stories(feed())) == [5, 3, 1, 6, 4, 2]
    assert numbers(store.stories(feed("acme"))) == [5, 3, 1, 6, 4, 2]


def test_a_feed_follows_the_lead_when_another_takes_over(store: SqlStore) -> None:
    early, late = of(1, "2026-11-01", companies="acme"), of(2, "2026-11-02", companies="acme")
    keep(store, [early, late])
    lead = entry(key="x.example/0001", published=stated("2026-11-03"))
    keep(store, [replace(early, entries=(lead,))])
    assert numbers(store.stories(feed("acme"))) == numbers(store.stories(feed())) == [1, 2]


def test_many_stories_come_whole_and_in_order(store: SqlStore) -> None:
    kept = [of(number, None, companies="acme", seen=NOON + timedelta(minutes=number)) for number in range(1, 1203)]
    keep(store, kept)
    assert store.stories(feed("acme", limit=5000)) == kept[::-1]
    assert list(store.every_story()) == kept
    assert store.count() == 1202


def test_every_story_comes_once_though_others_are_written_meanwhile(store: SqlStore) -> None:
    keep(store, [of(number, "2026-11-01") for number in range(1, 700)])
    seen = []
    for number, one in enumerate(store.every_story()):
        seen.append(one.id)
        if number == 10:
            keep(store, [replace(one, updated=NOON + DAY, entries=(replace(one.lead, published=None),))])
    assert len(seen) == len(set(seen)) == 699


def test_entries_are_known_by_key_and_by_alias(store: SqlStore) -> None:
    one = story(entry(key="x.example/1", aliases=("guid-1",), complete=False, attempts=2))
    keep(store, [one])
    known = Known(key="x.example/1", listed=one.lead.listed, complete=False, attempts=2, story_id=one.id)
    assert store.known("acme/news", ["guid-1", "x.example/1", "x.example/2"]) == {
        "guid-1": known,
        "x.example/1": known,
    }
    assert store.known("wire", ["guid-1", "x.example/1"]) == {}
    assert store.known("acme/news", []) == {}


def test_an_alias_that_several_entries_share_identifies_none(store: SqlStore) -> None:
    keep(store, [story(entry(key="x/1", aliases=("0",))), story(entry(key="x/2", aliases=("0", "x/1")))])
    found = store.known("acme/news", ["0", "x/1"])
    assert {asked: known.key for asked, known in found.items()} == {"x/1": "x/1"}


def test_thousands_of_keys_are_looked_up(store: SqlStore) -> None:
    keep(store, [of(number, "2026-11-01") for number in range(1, 1203)])
    asked = [f"x.example/{number:04}" for number in range(40_000)]
    assert len(store.known("acme/news", iter(asked))) == 1202


def test_the_story_of_a_key_that_two_sources_know_is_the_older_one(store: SqlStore) -> None:
    old = story(entry(source_id="wire", key="x/1", first_seen=NOON - DAY), id="tag:old")
    new = story(entry(source_id="acme/news", key="x/1"), id="tag:new", updated=NOON + DAY)
    keep(store, [new, old])
    assert store.story_of("x/1") == old
    assert store.story_of("x/2") is None


def test_nothing_is_known_of_a_key_never_seen(store: SqlStore) -> None:
    with store.turn("wire") as turn:
        assert turn.first_seen("x/1") is None
    assert store.rules() is None
    assert store.count() == 0
    assert list(store.every_story()) == []


def test_reclassifying_replaces_companies_and_topics_and_nothing_else(shelf: SqlStore) -> None:
    before = {one.id: one for one in shelf.every_story()}
    shelf.reclassify(
        (
            replace(one, companies=(Match(id="cure", why="Cure"),), topics=(), updated=NOON + DAY, entries=(entry(),))
            for one in shelf.every_story()
        ),
        "digest-2",
    )
    assert shelf.rules() == "digest-2"
    for one in shelf.every_story():
        assert one == replace(before[one.id], companies=(Match(id="cure", why="Cure"),), topics=())
    assert numbers(shelf.stories(feed("cure"))) == [4, 2, 3, 5, 1]
    assert shelf.stories(feed("acme")) == shelf.stories(feed("", "events")) == []


def test_reclassifying_is_done_whole_or_not_at_all(shelf: SqlStore) -> None:
    def broken() -> Iterable[Story]:
        for one in shelf.every_story():
            yield replace(one, companies=())
            if one.lead.published is None:
                raise KeyError

    with pytest.raises(KeyError):
        shelf.reclassify(broken(), "digest-2")
    assert shelf.rules() is None
    assert numbers(shelf.stories(feed("acme"))) == [4, 3, 1]


def test_stories_that_are_not_stored_are_not_made_by_reclassifying(shelf: SqlStore) -> None:
    shelf.reclassify([of(99, None, companies="acme")], "digest-2")
    assert shelf.count() == 5


# ------------------------------------------------------------------------------------------------------------- runs


def report(id_: str, started: datetime, *outcomes: Outcome, dry: bool = False) -> RunReport:
    return RunReport(id=id_, started=started, finished=started + timedelta(minutes=1), outcomes=outcomes, dry=dry)


def finish(store: SqlStore, run_id: str, at: datetime, fared: Outcome) -> None:
    with store.turn(fared.source_id) as turn:
        turn.finish(SourceState(source_id=fared.source_id, checked_at=at), fared, run_id)


FULL = Outcome(
    source_id="acme/news", result=Result.FAILED, stage=Stage.FETCH, error="HttpStatusError", message="503",
    hint="Wait.", retry_after=1.5, status=503, found=1, new=2, changed=3, same=4, duplicates=5, requests=6,
    seconds=0.25, notes=("moved for good", "慢"),
)  # fmt: skip


def test_outcomes_come_back_whole_newest_first_with_the_start_of_their_run(store: SqlStore) -> None:
    for day in range(25):
        finish(store, f"run-{day}", NOON + DAY * day + timedelta(seconds=5), replace(FULL, found=day))
        store.finish(report(f"run-{day}", NOON + DAY * day, replace(FULL, found=day)))
    found = store.outcomes("acme/news")
    assert len(found) == 20
    assert found[0] == (NOON + DAY * 24, replace(FULL, found=24))
    assert all(newer > older for (newer, _), (older, _) in pairwise(found))
    assert len(store.outcomes("acme/news", limit=3)) == 3
    assert store.outcomes("acme/news", limit=0) == store.outcomes("wire") == []


def test_an_outcome_is_there_before_its_run_has_finished(store: SqlStore) -> None:
    finish(store, "run-1", NOON, outcome())
    assert store.outcomes("acme/news") == [(NOON, outcome())]
    store.finish(report("run-1", NOON - DAY))
    assert store.outcomes("acme/news") == [(NOON - DAY, outcome())]


def test_a_finished_run_remembers_the_outcomes_no_turn_did(store: SqlStore) -> None:
    store.finish(report("run-1", NOON, FULL))
    assert store.outcomes("acme/news") == [(NOON, FULL)]


def test_a_rehearsal_leaves_no_trace(store: SqlStore) -> None:
    store.finish(report("run-1", NOON, FULL, dry=True))
    assert store.outcomes("acme/news") == []


def test_outcomes_of_long_ago_are_forgotten(store: SqlStore) -> None:
    store.finish(report("run-1", NOON, FULL))
    store.finish(report("run-2", NOON + 91 * DAY, replace(FULL, source_id="wire")))
    assert store.outcomes("acme/news") == []
    assert len(store.outcomes("wire")) == 1


def test_written_documents_are_counted(store: SqlStore) -> None:
    store.finish(replace(report("run-1", datetime(2026, 1, 1, tzinfo=UTC)), written=Written(changed=("all.atom",))))
    assert store.count() == 0
