"""Entries become Stories, in whatever order they come."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import feeds
from feeds.dedupe import Sketch, grouped, sketch_of
from feeds.model import Entry
from tests.builders import stated
from tests.dedupe.texts import ACME, BODY, BOILERPLATE, FURNITURE, TITLE, issued, sketched, wired

OTHER = "Acme Announces Positive Phase 3 Results for Tasmolimab in Adults with Chronic Hives"


def keys(made: list[Entry], **decided: object) -> set[frozenset[str]]:
    stories = grouped([sketched(one) for one in made], **decided)  # type: ignore[arg-type]
    assert sorted(index for story in stories for index in story) == list(range(len(made)))
    return {frozenset(made[index].key for index in story) for story in stories}


def pair(one: Entry, two: Entry) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.source_id, one.key), (two.source_id, two.key)


def test_one_release_on_a_site_and_two_wires_is_one_story() -> None:
    made = [
        issued(),
        wired(f"{TITLE} - HealthWire", BODY[:300]),
        wired(TITLE.upper(), key="b.example/1", source_id="b"),
        issued(OTHER, BODY.replace("zelmotinib", "tasmolimab")),
    ]
    assert keys(made) == {frozenset(one.key for one in made[:3]), frozenset({made[3].key})}


def test_no_third_entry_draws_two_that_differ_into_one_story() -> None:
    made = [issued(TITLE, None), issued(OTHER, None), wired("Acme Announces Positive Phase 3 Results for…")]
    assert frozenset(one.key for one in made[:2]) not in keys(made)
    assert len(keys(made)) == 3, "the title cut off fits both, so it is unsure which it is"


def test_a_text_says_which_of_two_a_title_cut_off_is() -> None:
    made = [issued(), issued(OTHER, None), wired("Acme Announces Positive Phase 3 Results for…", BODY)]
    assert keys(made) == {frozenset({made[0].key, made[2].key}), frozenset({made[1].key})}


def test_furniture_that_all_pages_of_a_site_carry_joins_nothing() -> None:
    titles = [
        "Acme Appoints Mara Lindqvist to Lead Research",
        "Acme Opens a Plant for Vaccines in Basel",
        "Acme Sells Its Veterinary Business",
    ]
    made = [issued(title, FURNITURE) for title in titles]
    assert len(keys(made)) == 3


def test_what_a_hand_has_decided_stands() -> None:
    made = [issued(), wired(TITLE, BODY), issued(OTHER, None)]
    assert len(keys(made, apart={pair(made[0], made[1])})) == 3
    assert frozenset({made[0].key, made[2].key}) in keys(
        made, together={pair(made[2], made[0])}, apart={pair(made[0], made[1])}
    )


_POOL = [
    issued(),
    issued(OTHER, BODY.replace("zelmotinib", "tasmolimab")),
    wired(TITLE, BODY[:400]),
    wired(TITLE[:48] + "…"),
    wired(f"{TITLE} | B", None, source_id="b", key="b.example/1"),
    wired(OTHER.upper(), None, source_id="b", key="b.example/2"),
    wired(TITLE, BODY, source_id="c", key="c.example/1", published=stated("2026-11-24")),
    wired("Itch of hives eases with zelmotinib", BODY + BOILERPLATE, source_id="d", key="d.example/1"),
    wired("Acme Announces Positive Phase 3…", None, source_id="e", key="e.example/1"),
    issued(TITLE.replace("Phase 3", "Phase 2"), FURNITURE),
    issued(TITLE, None, source_id="f", key="f.example/1", published=None),
]
_SKETCHES = [sketch_of(made, [ACME]) for made in _POOL]


@given(st.permutations(range(len(_SKETCHES))), st.integers(2, len(_SKETCHES)))
@settings(deadline=None, max_examples=60)
def test_the_order_of_arrival_does_not_matter(order: list[int], count: int) -> None:
    chosen = sorted(order[:count])

    def stories(indices: list[int]) -> set[frozenset[int]]:
        return {frozenset(indices[at] for at in story) for story in grouped([_SKETCHES[index] for index in indices])}

    shuffled = [index for index in order if index in chosen]
    assert stories(chosen) == stories(shuffled)


def test_items_of_programs_are_clustered_by_what_they_are_given() -> None:
    day = stated("2026-11-19").at
    items = [
        feeds.Item(link="https://www.acme.example/1", title=TITLE, published=day, body=BODY, company="acme"),
        feeds.Item(
            link="https://wire.example/9?utm_source=x", title=TITLE.upper(), published=day, company="Acme Pharma"
        ),
        feeds.Item(link="http://acme.example/1/"),
        feeds.Item(link="https://acme.example/2", title=OTHER, published=day, company="acme"),
    ]
    assert feeds.cluster(items) == [[0, 1, 2], [3]]
    assert feeds.cluster([]) == []


_HOSTILE = {
    "capitals": "A" * 1_000_000,
    "dashes": "NEW YORK - " * 90_000,
    "slashes": "/a " * 330_000,
    "tags": "<p>" * 330_000,
    "entities": "&amp;" * 200_000,
    "brackets": "(a" * 500_000,
    "abouts": "About A " * 125_000,
    "ligatures": "\ufdfa" * 300_000,
    "Han": "关于國" * 330_000,
    "marks": "\u0301" * 1_000_000,
    "numbers": " ".join(map(str, range(150_000))),
    "spaces": " " * 1_000_000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_megabyte_of_anything_is_sketched_and_compared_in_no_time(name: str) -> None:
    text = _HOSTILE[name]
    before = time.perf_counter()
    one, two = sketched(issued(text, text)), sketched(wired(text[1:], text[2:]))
    grouped([one, two])
    assert time.perf_counter() - before < 20.0  # both; idle each takes 0.1 to 0.4 s, quadratic ones take minutes


def test_a_thousand_releases_take_seconds() -> None:
    chance = random.Random(4)
    words = [
        f"{chance.choice('bcdfglmnprst')}{chance.choice('aeiou')}{chance.choice('bdglmnrst')}a{n}" for n in range(400)
    ]
    made: list[Sketch] = []
    for number in range(1000):
        title = f"Acme Announces Phase 3 Results for {' '.join(chance.sample(words, 5))}"
        made.append(
            sketched(issued(title, f"{title}. {' '.join(chance.choices(words, k=300))}", source_id=str(number % 7)))
        )
    before = time.perf_counter()
    assert len(grouped(made)) == 1000
    assert time.perf_counter() - before < 60.0  # idle it takes two; all pairs would take minutes


def test_a_short_title_draws_no_two_narrower_matters_into_one_story() -> None:
    made = [
        issued("Acme Recalls One Lot of Zelmotinib Injection: 5 mg", None),
        issued("Acme Recalls One Lot of Zelmotinib Injection: 10 mg", None, source_id="acme/investors"),
        wired("Acme Recalls One Lot of Zelmotinib Injection"),
    ]
    assert len(keys(made)) == 3


def test_two_wires_with_headlines_of_their_own_meet_at_the_release() -> None:
    made = [
        issued(),
        wired(TITLE.upper(), None),
        wired("Itch eases in hives trial of Acme", BODY, source_id="b", key="b/1"),
    ]
    assert len(keys(made)) == 1


def test_one_link_under_two_titles_is_one_story_and_meets_under_either() -> None:
    made = [issued(), issued("Read more", None, key=issued().key, source_id="acme/list"), wired(TITLE)]
    assert len(keys(made)) == 1


def test_no_more_entries_of_one_template_are_joined_than_there_are_releases() -> None:
    names = ["Borealis", "Helix", "Northgate", "Hanami", "Slowdale", "Harbour"]
    made = [issued(f"Acme Completes Acquisition of {name} Therapeutics", FURNITURE) for name in names]
    made += [wired(f"Acme Completes Acquisition of {name} Therapeutics - HealthWire") for name in names]
    made += [wired("Acme Completes Acquisition of…", None, source_id="b", key="b/1")]
    assert len(keys(made)) == len(names) + 1
