"""What a turn keeps, and that it keeps all of it or nothing."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from feeds.errors import StoreError
from feeds.model import Around, Entry, Match, SourceState, Story, Validators
from feeds.store import SqlStore
from tests.builders import NOON, entry, outcome, stated, story

HOUR = timedelta(hours=1)


def numbered(number: int, **facts: object) -> Story:
    return story(entry(f"News {number}", key=f"acme.example/news/{number}"), **facts)


def keep(store: SqlStore, *stories: Story) -> list[Story]:
    with store.turn("acme/news") as turn:
        return [turn.put(one) for one in stories]


def index(store: SqlStore, of: Entry, *blocks: int) -> None:
    with store.turn(of.source_id) as turn:
        turn.index(of, blocks, known=False)


def near(store: SqlStore, *keys: str, blocks: Iterable[int] = (), day: str = "2026-11-19", days: int = 7) -> list[str]:
    at, span = stated(day).at, timedelta(days=days)
    around = Around(keys=frozenset(keys), blocks=frozenset(blocks), earliest=at - span, latest=at + span)
    with store.turn("wire") as turn:
        return sorted({found.story_id for found in turn.near(around)})


def first_seen(store: SqlStore, key: str) -> tuple[str, datetime] | None:
    with store.turn("wire") as turn:
        return turn.first_seen(key)


def test_a_story_comes_back_as_it_was_put(store: SqlStore) -> None:
    whole = story(
        entry(aliases=("guid-1", "guid-0"), summary="Short.", categories=("b", "a"), published_evidence="pubDate"),
        entry(source_id="wire", key="wire.example/1", published=None, language="zh-Hans", image="https://x.example/i"),
        companies=(Match(id="zeta", why="its own source"), Match(id="acme", why="Acme")),
        topics=(Match(id="plants", why="plant"),),
    )
    assert keep(store, whole) == [whole]
    assert store.story_of(whole.lead.key) == whole
    assert store.story_of("wire.example/1") == whole


def test_a_story_put_again_replaces_what_was_stored(store: SqlStore) -> None:
    old = story(
        entry("Old title", aliases=("old",), summary="gone later"),
        entry(source_id="wire", key="wire.example/1"),
        companies=(Match(id="acme", why="own"),),
        topics=(Match(id="plants", why="plant"),),
    )
    keep(store, old)
    new = replace(
        old,
        entries=(entry("New title", aliases=("new",)),),
        companies=(Match(id="bolt", why="Bolt"),),
        topics=(),
        updated=NOON + HOUR,
    )
    keep(store, new)
    assert store.story_of(new.lead.key) == new
    assert store.count() == 1
    assert store.story_of("wire.example/1") is None
    assert not store.known("acme/news", ["old"])
    assert store.known("acme/news", ["new"])


def test_first_sight_is_never_overwritten(store: SqlStore) -> None:
    keep(store, story(entry(first_seen=NOON)))
    later = story(entry(first_seen=NOON + HOUR), first_seen=NOON + HOUR)
    (kept,) = keep(store, later)
    assert kept.first_seen == NOON
    assert kept.lead.first_seen == NOON
    assert store.story_of(kept.lead.key) == kept
    assert first_seen(store, kept.lead.key) == (kept.id, NOON)


def test_the_memory_of_first_sight_outlives_the_entry(store: SqlStore) -> None:
    own, wired = entry(), entry(source_id="wire", key="wire.example/1")
    whole = story(own, wired)
    keep(store, whole)
    keep(store, replace(whole, entries=(own,)))
    assert store.story_of("wire.example/1") is None
    assert first_seen(store, "wire.example/1") == (whole.id, NOON)
    assert near(store, "wire.example/1") == [whole.id]


def test_an_entry_that_moves_to_another_story_leaves_the_first_one_whole(store: SqlStore) -> None:
    lead = entry(key="acme.example/a", published=stated("2026-11-19"))
    rest = entry(source_id="wire", key="wire.example/a", published=stated("2026-11-02"))
    first = story(lead, rest, companies=(Match(id="acme", why="own"),))
    second = replace(numbered(2), updated=NOON + HOUR)
    keep(store, first, second)
    keep(store, replace(second, entries=(*second.entries, lead)))
    assert store.story_of("acme.example/a") == replace(second, entries=(*second.entries, lead))
    assert store.story_of("wire.example/a") == replace(first, entries=(rest,))
    assert near(store, "acme.example/a") == [second.id]
    assert near(store, "wire.example/a") == [first.id]


def test_a_story_left_without_entries_is_gone(store: SqlStore) -> None:
    first, second = numbered(1), replace(numbered(2), updated=NOON + HOUR)
    keep(store, first, second)
    keep(store, replace(second, entries=(*second.entries, *first.entries)))
    assert [found.id for found in store.every_story()] == [second.id]
    assert first_seen(store, first.lead.key) == (second.id, NOON)


def test_what_is_named_twice_is_kept_once(store: SqlStore) -> None:
    double = story(
        entry("First", aliases=("g", "g")),
        entry("Second"),
        companies=(Match(id="a", why="1"), Match(id="b", why="2"), Match(id="a", why="3")),
    )
    keep(store, double)
    found = store.story_of(double.lead.key)
    assert found is not None
    assert [member.title for member in found.entries] == ["First"]
    assert found.lead.aliases == ("g",)
    assert found.companies == (Match(id="a", why="1"), Match(id="b", why="2"))


def test_a_story_without_entries_is_refused(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="has no Entry"):
        keep(store, replace(story(), entries=()))


def test_an_instant_without_a_zone_is_refused(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        keep(store, story(updated=datetime(2026, 1, 1)))  # noqa: DTZ001 - what must be refused


def test_an_entry_with_the_same_key_in_any_source_is_near_whenever_it_was(store: SqlStore) -> None:
    one = story(entry(key="acme.example/a"))
    keep(store, one)
    assert near(store, "acme.example/a", day="2001-01-01") == [one.id]
    assert near(store, "acme.example/b") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-11", False),
        ("2026-11-12", True),
        ("2026-11-19", True),
        ("2026-11-26", True),
        ("2026-11-27", False),
    ],
)
def test_what_shares_a_block_is_near_within_the_span(store: SqlStore, day: str, *, expected: bool) -> None:
    one = story(entry(published=stated("2026-11-19")))
    keep(store, one)
    index(store, one.lead, 1, 2, 3)
    assert near(store, blocks=(3, 4), day=day) == ([one.id] if expected else [])
    assert near(store, blocks=(4, 5), day=day) == []


def test_an_undated_entry_counts_by_its_first_sight(store: SqlStore) -> None:
    undated = story(entry(published=None, first_seen=stated("2026-11-10").at))
    keep(store, undated)
    index(store, undated.lead, 1)
    assert near(store, blocks=[1], day="2026-11-17") == [undated.id]
    assert near(store, blocks=[1], day="2026-11-18") == []


def test_any_entry_of_a_story_makes_it_near_and_the_blocks_of_one_that_changed_are_replaced(store: SqlStore) -> None:
    second = entry(source_id="wire", key="w/1", published=stated("2026-11-01"))
    one = story(entry(published=stated("2026-11-19")), second)
    keep(store, one)
    index(store, second, 7)
    assert near(store, blocks=[7], day="2026-10-26") == [one.id]
    with store.turn("wire") as turn:
        turn.index(second, [8], known=True)
    assert near(store, blocks=[7], day="2026-10-26") == []
    assert near(store, blocks=[8], day="2026-10-26") == [one.id]


def test_more_blocks_and_keys_than_one_statement_takes_are_all_looked_for(store: SqlStore) -> None:
    one, two = numbered(1), replace(numbered(2), updated=NOON + HOUR)
    keep(store, one, two)
    index(store, one.lead, 10**18)
    keys = [f"x/{number}" for number in range(1200)]
    assert near(store, *keys, two.lead.key, blocks=[*range(1200), 10**18]) == sorted((one.id, two.id))


def test_a_turn_sees_what_it_has_put(store: SqlStore) -> None:
    one = story()
    with store.turn("acme/news") as turn:
        turn.put(one)
        assert turn.holder(("acme/news", one.lead.key)) == one
        assert store.story_of(one.lead.key) is None


def test_a_turn_that_raises_leaves_nothing(store: SqlStore) -> None:
    def crash() -> None:
        with store.turn("acme/news") as turn:
            turn.put(story())
            turn.finish(SourceState(source_id="acme/news", failures=3), outcome(), "run-1")
            raise KeyError

    with pytest.raises(KeyError):
        crash()
    assert store.count() == 0
    assert store.states() == {}
    assert first_seen(store, entry().key) is None
    assert store.outcomes("acme/news") == []
    keep(store, story())
    assert store.count() == 1


def test_a_discarded_turn_leaves_nothing(store: SqlStore) -> None:
    with store.turn("acme/news") as turn:
        turn.discard()
        kept = turn.put(story())
        turn.finish(SourceState(source_id="acme/news", checked_at=NOON), outcome(), "run-1")
        assert turn.holder((kept.lead.source_id, kept.lead.key)) == kept
    assert store.count() == 0
    assert store.states() == {}
    assert store.outcomes("acme/news") == []


def test_a_turn_with_a_failed_verb_leaves_nothing_even_if_its_block_goes_on(store: SqlStore) -> None:
    def carry_on() -> None:
        with store.turn("acme/news") as turn:
            turn.put(numbered(1))
            with suppress(StoreError):
                turn.put(story(entry(key="acme.example/2", categories=("fine", "half \ud83d a pair"))))

    with pytest.raises(StoreError, match="surrogate"):
        carry_on()
    assert store.count() == 0


@pytest.mark.parametrize("where", ["title", "key", "summary", "link"])
def test_text_that_is_no_unicode_is_refused_with_a_clear_error(store: SqlStore, where: str) -> None:
    with pytest.raises(StoreError, match=r"half of a surrogate pair.*before \\ud83d after"):
        keep(store, story(entry(**{where: "before \ud83d after"})))
    with pytest.raises(StoreError, match="surrogate"):
        store.known("acme/news", ["\udc00"])
    keep(store, story())
    assert store.count() == 1


def test_a_turn_inside_a_turn_is_an_error_and_not_a_standstill(store: SqlStore) -> None:
    with pytest.raises(RuntimeError, match="open in this thread"), store.turn("a"), store.turn("b"):
        pass
    with store.turn("a"):
        pass


def test_a_turn_is_finished_by_its_own_source_only(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="finishes the turn of"), store.turn("wire") as turn:
        turn.finish(SourceState(source_id="acme/news"), outcome(), "run-1")


def test_the_state_of_a_source_comes_back_as_it_was(store: SqlStore) -> None:
    full = SourceState(
        source_id="acme/news", reading="r", validators=Validators(etag='W/"1"', last_modified="Sun"), digest="d",
        permanent_url="https://new.example/", incomplete=True, items=7, checked_at=NOON, succeeded_at=NOON - HOUR,
        next_check=NOON + HOUR, failures=2, failing_since=NOON, error="fetch: no answer", newest=NOON,
    )  # fmt: skip
    bare = SourceState(source_id="wire")
    for state in (full, bare):
        with store.turn(state.source_id) as turn:
            turn.finish(replace(state, failures=99), outcome(source_id=state.source_id), "run-1")
        with store.turn(state.source_id) as turn:
            turn.finish(state, outcome(source_id=state.source_id), "run-2")
    assert store.states() == {"acme/news": full, "wire": bare}
