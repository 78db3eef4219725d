"""What was learnt of sources comes back as it was remembered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from feeds.model import Backfill, Chosen, Kind, ListRule, SourceState, Wrapper, WrapperChange
from feeds.store import SqlStore
from feeds.store.learnt import wrapper_of, wrapper_text
from tests.builders import NOON, entry, outcome, stated, story

RULE = ListRule(
    items=("ul.news/li", "ul.news~2/li.新闻"), link="a", title="h3/a#1", without=("date before",), date="span.date#1",
    date_in="text", beside=("#text", "br"), reach="after", most=2,
)  # fmt: skip
WRAPPER = Wrapper(region="main > div#list", lists=(RULE,), day_first=True, confidence=0.93, items=12)
STATE = SourceState(source_id="acme/news", checked_at=NOON)


def finish(store: SqlStore, state: SourceState, *changes: WrapperChange) -> None:
    with store.turn("acme/news") as turn:
        for change in changes:
            turn.remember_change(change)
        turn.finish(state, outcome(source_id="acme/news"), "run")


def test_a_wrapper_and_a_chosen_address_come_back_as_they_were(store: SqlStore) -> None:
    chosen = Chosen(url="https://acme.example/rss", kind=Kind.FEED, why="the page links it", proved=NOON)
    state = replace(STATE, wrapper=WRAPPER, chosen=chosen)
    finish(store, state)
    assert store.states()["acme/news"] == state


def test_a_wrapper_of_another_version_is_learnt_again(store: SqlStore) -> None:
    finish(store, replace(STATE, wrapper=replace(WRAPPER, version=7)))
    assert store.states()["acme/news"].wrapper is None


@pytest.mark.parametrize(
    "stored",
    [
        "", "{{", "null", "[]", "7", "{}", "[" * 100_000, '{"kind": "feed"}',
        '{"url": 5, "kind": "feed", "why": "x", "proved": 1}', '{"url": "x", "kind": "feed", "why": null, "proved": 1}',
        '{"url": "https://acme.example/", "kind": "gopher", "why": "x", "proved": 1}',
        '{"url": "https://acme.example/", "kind": "feed", "why": "x", "proved": null}',
        '{"url": "https://acme.example/", "kind": "feed", "why": "x", "proved": 1e300}',
        '{"url": "https://acme.example/", "kind": "feed", "why": "x", "proved": 1000000000000000000000000000000}',
        '{"version": 1, "lists": [7]}', '{"version": 1, "lists": [{"items": []}], "other": 1}',
    ],
)  # fmt: skip
def test_what_is_damaged_is_forgotten_and_costs_no_other_source_its_memory(store: SqlStore, stored: str) -> None:
    finish(store, replace(STATE, wrapper=WRAPPER))
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE source_states SET wrapper = :stored, chosen = :stored"), {"stored": stored})
    assert store.states()["acme/news"] == STATE


@pytest.mark.parametrize("wrapper", [None, WRAPPER, replace(WRAPPER, review=True, lists=(RULE, ListRule(items=())))])
def test_reading_a_wrapper_undoes_writing_it(wrapper: Wrapper | None) -> None:
    assert wrapper_of(wrapper_text(wrapper)) == wrapper


def test_changes_are_kept_in_order_with_what_was_before(store: SqlStore) -> None:
    first = WrapperChange(source_id="acme/news", at=NOON, why="learnt for the first time", old=None, new=WRAPPER)
    other = replace(WRAPPER, region="body", review=True)
    second = replace(first, at=NOON + timedelta(days=1), why="its dates are gone", old=WRAPPER, new=other)
    finish(store, STATE, first, second)
    assert store.wrapper_changes("acme/news") == [second, first]
    assert store.wrapper_changes("acme/news", 1) == [second]
    assert store.wrapper_changes("other") == []


def test_a_change_is_undone_with_its_turn(store: SqlStore) -> None:
    change = WrapperChange(source_id="acme/news", at=NOON, why="x", old=None, new=WRAPPER)
    with store.turn("acme/news") as turn:
        turn.remember_change(change)
        turn.discard()
    assert store.wrapper_changes("acme/news") == []


def test_how_far_back_the_past_was_read_is_remembered(store: SqlStore) -> None:
    backfill = Backfill(
        source_id="acme/news", next_url="https://acme.example/news?page=4", pages=3, items=30,
        oldest=date(2024, 2, 29), at=NOON,
    )  # fmt: skip
    assert store.backfill_of("acme/news") is None
    for remembered in (backfill, replace(backfill, next_url=None, pages=4, oldest=None)):
        with store.turn("acme/news") as turn:
            turn.remember_backfill(remembered)
        assert store.backfill_of("acme/news") == remembered


def test_the_last_entries_are_those_met_last_with_all_they_say(store: SqlStore) -> None:
    entries = [
        entry(
            f"News {number}", key=f"acme.example/news/{number}", aliases=(f"guid-{number}", "acme.example/old"),
            first_seen=NOON + timedelta(hours=number), published=replace(stated("2026-11-19"), ambiguous=number == 2),
            event_start="2027-01-05T09:00:00+08:00", alternates=(("zh-Hans", "https://acme.example/zh/1"),),
        )
        for number in range(4)
    ]  # fmt: skip
    with store.turn("acme/news") as turn:
        for one in entries:
            turn.put(story(one))
        turn.put(story(entry(source_id="wire", key="wire.example/1")))
    assert store.last_entries("acme/news", 3) == [entries[3], entries[2], entries[1]]
    assert store.last_entries("nobody") == []


def test_what_an_older_store_remembers_is_still_read(store: SqlStore) -> None:
    with store.turn("acme/news") as turn:
        turn.put(story(entry()))
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE entries SET published_ambiguous = NULL, alternates = NULL, event_start = NULL"))
    assert store.last_entries("acme/news") == [entry()]
