"""How well lists are found again after a redesign, and left alone when they are gone; floors may be raised at will."""

from collections.abc import Iterator

import pytest

from tests.quality.redesigns.daily import days_of
from tests.quality.redesigns.designs import DESIGNS
from tests.quality.redesigns.measure import Memory, Result, figures_of, result_of
from tests.quality.redesigns.newsrooms import Newsroom, case_rooms, own_rooms
from tests.quality.redesigns.pairs import Pair, pairs_of, styled
from tests.quality.redesigns.updates import updates_of
from tests.quality.test_floors import scores

_STEP = 3  # each third pair of our own sites
_ROOM_STEP, _CASE_STEP = 7, 9  # each seventh case folder, and each ninth pair of it


def some_pairs(rooms: list[Newsroom], step: int) -> Iterator[tuple[Newsroom, list[Pair]]]:
    place = 0
    for seed, room in enumerate(rooms):
        pairs = list(pairs_of(room, seed))
        yield room, [pair for number, pair in enumerate(pairs, place) if number % step == 0]
        place += len(pairs)


@pytest.fixture(scope="module")
def results() -> list[Result]:
    found = []
    for rooms, step in ((own_rooms(), _STEP), (list(case_rooms())[::_ROOM_STEP], _CASE_STEP)):
        for _, pairs in some_pairs(rooms, step):
            memory = Memory()
            found += [result_of(pair, memory) for pair in pairs]
    return found


def test_redesigned_lists_are_found_again(results: list[Result]) -> None:
    figures = figures_of(results)
    assert figures.heals > 60
    assert figures.share >= 0.99, [
        (one.pair.room, one.pair.change) for one in results if one.pair.expected and not one.healed
    ]
    assert figures.precision >= 0.99


def test_no_wrong_list_is_taken_for_the_news(results: list[Result]) -> None:
    wrong = [(one.pair.room, one.pair.change) for one in results if one.false_accept or one.false_heal]
    assert figures_of(results).gone > 90
    assert wrong == []


@pytest.mark.parametrize("name", DESIGNS)
def test_what_happens_from_day_to_day_needs_no_learning(name: str) -> None:
    room, number = own_rooms()[0], list(DESIGNS).index(name)
    days = list(days_of(room.url, updates_of(room, DESIGNS[name], styled(room, number), shown=12, count=12)))
    assert [(day.what, day.why) for day in days if not day.fits] == []
    assert min(day.stored for day in days) == 1.0
    assert min(day.dates for day in days) == 1.0


def test_the_labelled_redesigns_heal() -> None:
    reached = scores("score_healing.py")["ALL"]
    assert reached["healed"] >= 0.95
    assert reached["false_heal"] == 0.0
    assert reached.get("false_accept", 0.0) == 0.0
