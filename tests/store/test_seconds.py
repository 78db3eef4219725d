"""Each Story has a second of its own in `updated`."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from feeds.model import Story
from feeds.store import SqlStore
from tests.builders import NOON, entry, story


def at(number: int, updated: datetime = NOON) -> Story:
    return story(entry(key=f"acme.example/{number}"), updated=updated)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def put(store: SqlStore, *stories: Story) -> list[datetime]:
    with store.turn("acme/news") as turn:
        return [turn.put(one).updated for one in stories]


def test_stories_that_want_one_second_get_one_after_another(store: SqlStore) -> None:
    assert put(store, at(1), at(2)) == [after(0), after(1)]
    assert put(store, at(3), at(4, after(1)), at(5, after(10))) == [after(2), after(3), after(10)]
    assert put(store, *(at(number, after(2)) for number in range(10, 20)))[5:] == [
        after(n) for n in (9, 11, 12, 13, 14)
    ]


def test_a_second_is_whole(store: SqlStore) -> None:
    assert put(store, at(1, after(0.75)), at(2, after(0.999))) == [after(0), after(1)]


def test_a_story_keeps_the_second_it_has(store: SqlStore) -> None:
    put(store, at(1), at(2), at(3))
    assert put(store, at(2, after(1)), at(1), at(3)) == [after(1), after(0), after(2)]
    assert put(store, at(9), at(2)) == [after(3), after(1)]


def test_a_second_that_was_left_is_free_again(store: SqlStore) -> None:
    put(store, at(1), at(2), at(3))
    assert put(store, at(1, after(60)), at(4), at(5)) == [after(60), after(0), after(3)]


def test_an_undone_turn_takes_no_second(store: SqlStore) -> None:
    with store.turn("acme/news") as turn:
        turn.put(at(1))
        turn.discard()
    assert put(store, at(2)) == [after(0)]


def test_the_years_before_1970_have_seconds_too(store: SqlStore) -> None:
    early = NOON.replace(year=1969, microsecond=900)
    assert put(store, at(1, early), at(2, early)) == [
        early.replace(microsecond=0),
        early.replace(second=1, microsecond=0),
    ]


def test_a_backlog_of_thousands_at_one_second_stays_fast(store: SqlStore) -> None:
    """Twice the stories may cost twice the time, and not four times: the rest of the put is the same for each."""

    def cost(numbers: range) -> float:
        began = process_time()
        found = put(store, *(at(number) for number in numbers))
        assert found == [after(number) for number in numbers]
        return process_time() - began

    put(store, at(0))
    first = cost(range(1, 1_000))
    cost(range(1_000, 3_000))
    assert cost(range(3_000, 4_000)) < 3 * first + 0.5


@settings(max_examples=25, deadline=None)
@given(wishes=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9), st.booleans()), max_size=40))
def test_the_first_free_second_is_given_whatever_went_before(
    tmp_path_factory: object, wishes: list[tuple[int, int, bool]]
) -> None:
    """The same as looking through all seconds one by one."""
    folder = tmp_path_factory.mktemp("seconds")  # type: ignore[attr-defined]  # a fixture per example
    _compare(Path(folder), wishes)


def _compare(folder: Path, wishes: list[tuple[int, int, bool]]) -> None:
    owned: dict[int, int] = {}
    with SqlStore(f"sqlite:///{folder / 'feeds.db'}") as store:
        turns: list[list[tuple[int, int]]] = [[]]
        for number, wish, same_turn in wishes:
            if not same_turn:
                turns.append([])
            turns[-1].append((number, wish))
        for turn in turns:
            given_out = put(store, *(at(number, after(wish)) for number, wish in turn))
            for (number, wish), got in zip(turn, given_out, strict=True):
                others = {second for other, second in owned.items() if other != number}
                owned[number] = next(second for second in range(wish, 100) if second not in others)
                assert got == after(owned[number])
        with store._engine.connect() as connection:
            assert connection.execute(text("SELECT count(DISTINCT updated) FROM stories")).scalar() == len(owned)


def test_a_story_keeps_its_second_when_all_before_it_are_taken(store: SqlStore) -> None:
    put(store, at(1), at(2), at(3))
    assert put(store, at(7), replace(at(3), updated=NOON)) == [after(3), after(2)]
