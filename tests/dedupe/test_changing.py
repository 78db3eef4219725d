"""Which changes of a release readers should be told of, and how they are shown."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.dedupe import Change, difference
from feeds.model import Entry
from tests.builders import stated
from tests.dedupe.texts import BODY, BOILERPLATE, FURNITURE, TITLE, issued


def changed(**facts: Any) -> Change | None:
    return difference(issued(), replace(issued(), **facts))


def told(change: Change | None) -> bool:
    return change is not None and change.significant


def test_nothing_changed_is_no_change() -> None:
    assert difference(issued(), issued()) is None


@pytest.mark.parametrize(
    "title",
    [
        TITLE.replace("Phase 3", "Phase 2"),
        TITLE.replace("Zelmotinib", "Tasmolimab"),
        TITLE.replace("Adults", "Children"),
        TITLE.replace("Announces Positive", "Withdraws"),
        TITLE + " at 25 mg",
    ],
)
def test_another_number_name_or_word_in_the_title_is_told(title: str) -> None:
    change = changed(title=title)
    assert told(change)
    assert change is not None
    assert change.difference == f'title: "{TITLE}" -> "{title}"'


@pytest.mark.parametrize(
    "title",
    [
        TITLE.upper(),
        TITLE.replace(" ", "  "),
        TITLE + ".",
        TITLE[:50] + "…",
        TITLE.replace("Zelmotinib", "Zelmotinib®"),
        TITLE.replace("Announces", "Reports"),
        TITLE + " | Acme",
        TITLE.replace("Phase 3", "Phase III"),
    ],
)
def test_another_spelling_of_the_title_is_not_told(title: str) -> None:
    assert not told(changed(title=title))


def test_another_day_is_told_but_not_a_day_stated_at_last() -> None:
    change = changed(published=stated("2026-11-21"))
    assert told(change)
    assert change is not None
    assert change.difference == "date: 2026-11-19 -> 2026-11-21"
    assert difference(replace(issued(), published=None), issued()) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("25 mg", "50 mg"),
        ("612", "621"),
        ("Mara Lindqvist", "Tomas Lindqvist"),
        ("There were no elevations", "There were elevations"),
        ("the spring", "the spring of a year"),
    ],
)
def test_another_number_or_name_within_a_sentence_is_told(old: str, new: str) -> None:
    change = changed(body=BODY.replace(old, new) + BOILERPLATE)
    assert told(change) is (old != "the spring")
    assert change is not None
    lines = change.difference.splitlines()
    assert lines[0] == "text:"
    assert lines[1].startswith("- ")
    assert lines[2].startswith("+ ")
    assert new.partition(" ")[0] in lines[2]


@pytest.mark.parametrize(
    "body",
    [
        BODY + BOILERPLATE + "\n1,204 views\nShare this",
        "1,204 views\n" + BODY + BOILERPLATE,
        "".join(f"<p>{line}.</p>" for line in (BODY + BOILERPLATE).split(". ")),
        BODY.upper() + BOILERPLATE,
        BODY.replace('"', "“").replace(" ", "  ") + BOILERPLATE,
        BODY + BOILERPLATE.replace("2,300", "2,400"),
        FURNITURE + BODY + BOILERPLATE,
        BODY,
        BODY[:500],
        FURNITURE,
        None,
    ],
)
def test_what_pages_do_around_a_text_is_not_told(body: str | None) -> None:
    assert not told(changed(body=body))
    assert not told(difference(replace(issued(), body=body), issued()))


def test_counters_that_count_on_are_no_change() -> None:
    one, two = (replace(issued(), body=f"{BODY}\n{views} views\n阅读 {views} 次") for views in (1204, 1377))
    assert difference(one, two) is None


def test_teasers_that_rotate_are_no_change() -> None:
    bare = replace(issued(), body=None)
    assert difference(replace(bare, summary="Our 5 top stories"), replace(bare, summary="Our 6 top stories")) is None


def test_a_number_corrected_in_the_lead_is_told() -> None:
    bare = replace(issued(), body=None)
    lead = BODY[:400]
    assert told(difference(replace(bare, summary=lead), replace(bare, summary=lead.replace("9.8", "8.9"))))
    assert not told(difference(replace(bare, summary=lead), replace(bare, summary=BODY[:200])))


def test_a_difference_stays_readable_whatever_has_changed() -> None:
    numbers = " ".join(
        f"In week {week} the score of zelmotinib in chronic hives fell by {week} points." for week in range(400)
    )
    other = numbers.replace("fell by ", "fell by 1")
    change = difference(replace(issued(), body=BODY + numbers), replace(issued(), body=BODY + other))
    assert change is None or len(change.difference) < 5000


@given(st.text(max_size=300), st.text(max_size=300))
@settings(deadline=None)
def test_any_texts_can_be_set_against_each_other(one: str, two: str) -> None:
    made: list[Entry] = [replace(issued(), title=text or "x", body=text, summary=text) for text in (one, two)]
    assert difference(made[0], made[0]) is None
    difference(made[0], made[1])


def test_another_spelling_of_a_currency_corrects_nothing_and_another_currency_does() -> None:
    title = "Acme Pharma raises {} million in offering"
    old = issued(title.format("$412"), None)
    respelt = difference(old, issued(title.format("US$412"), None))
    assert respelt is not None
    assert not respelt.significant
    other = difference(old, issued(title.format("€412"), None))
    assert other is not None
    assert other.significant


def test_a_point_that_moves_within_a_number_is_a_correction() -> None:
    paid = " Acme Pharma paid $1.5 million in cash for all rights to zelmotinib in the year before."
    old, new = (issued(TITLE, BODY + text) for text in (paid, paid.replace("1.5", "15")))
    assert told(difference(old, new))
    assert told(difference(issued("Acme pays $1.5 million", None), issued("Acme pays $15 million", None)))
    assert not told(difference(old, issued(TITLE, BODY + paid.replace("$1.5", "US$1.50"))))
