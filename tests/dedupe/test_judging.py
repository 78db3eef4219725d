from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dedupe import join, judge, match, noticeable, revise
from feeds.model import COUNTED_BACK, Entry, Role, Verdict
from tests.builders import NOON, entry, known, stated, story

TITLE = "Acme and Borealis sign licence agreement for antibody AB-101"


def told_by_wire(title: str, **facts: object) -> Entry:
    return entry(title, **{"source_id": "wire", "key": "wire.example/1", "role": Role.WIRE, **facts})


def joined(title: str, **facts: object) -> bool:
    return match(told_by_wire(title, **facts), [story(entry(TITLE))], ["Acme", "Acme Pharma"]) is not None


def test_an_entry_is_judged_by_what_its_list_said_before() -> None:
    assert judge(entry(), None) is Verdict.NEW
    assert judge(entry(), known(entry())) is Verdict.SAME
    assert judge(entry(), known(entry(), listed="something else")) is Verdict.CHANGED


def test_the_same_identity_is_the_same_story_whatever_it_is_called() -> None:
    there = story(entry(TITLE))
    assert match(told_by_wire("Quite another headline", key=there.lead.key), [there]) is there


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        TITLE.upper(),
        "Acme Pharma: " + TITLE,
        TITLE + " - HealthWire",
        "Borealis sign licence agreement for antibody AB-101 and",
        "Acme and Borealis sign license agreement for antibody AB-101",
    ],
)
def test_a_near_equal_title_of_the_same_company_is_the_same_story(title: str) -> None:
    assert joined(title)


@pytest.mark.parametrize(
    "title",
    [
        "Acme and Borealis sign licence agreement for antibody AB-102",
        "Acme and Borealis end licence agreement for vaccine candidates",
        "Acme reports third quarter results",
        "Acme",
    ],
)
def test_another_release_of_the_same_company_is_kept_apart(title: str) -> None:
    assert not joined(title)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Drug for asthma receives EU approval for children", "Drug for asthma receives US approval for children"),
        ("Trial of inhaled antibody: phase II begins today", "Trial of inhaled antibody: phase III begins today"),
        ("Primary endpoint met in the trial of the antibody", "Primary endpoint not met in the trial of the antibody"),
        ("New treatment of hypertension in older patients", "New treatment of hypotension in older patients"),
        ("Antibody against lung cancer enters phase 2 trial", "Antibody against skin cancer enters phase 2 trial"),
        ("公司非小细胞肺癌新药临床试验申请获得受理通知", "公司小细胞肺癌新药临床试验申请获得受理通知"),
    ],
)
def test_one_word_can_be_another_piece_of_news(one: str, two: str) -> None:
    assert match(told_by_wire(two), [story(entry(one))]) is None
    assert match(told_by_wire(one), [story(entry(one))]) is not None


def test_a_list_that_cuts_a_title_off_does_not_undo_the_whole_one() -> None:
    assert revise(entry(TITLE), entry(TITLE[:30] + "…")).title == TITLE
    assert revise(entry(TITLE), entry("Quite another title…")).title == "Quite another title…"


def test_numbers_that_change_places_tell_of_another_release() -> None:
    there = story(entry("Acme reports step 1 of its plan for Asia, part 2", key="a"))
    assert match(told_by_wire("Acme reports step 2 of its plan for Asia, part 1"), [there]) is None


def test_chinese_titles_are_compared_too() -> None:
    there = story(entry("中国生物制药与北极光签署抗体药物AB-101许可协议", key="a"))
    assert match(told_by_wire("【快讯】中国生物制药与北极光签署抗体药物AB-101许可协议"), [there]) is there
    assert match(told_by_wire("中国生物制药与北极光签署抗体药物AB-102许可协议"), [there]) is None


def test_the_same_title_weeks_later_is_another_release() -> None:
    assert not joined(TITLE, published=stated("2026-12-19"))


def test_two_items_of_one_list_are_two_releases_however_alike() -> None:
    assert match(entry(TITLE, key="acme.example/2"), [story(entry(TITLE))]) is None


def test_a_short_title_says_too_little_to_join_by() -> None:
    there = story(entry("Monthly return"))
    assert match(told_by_wire("Monthly return"), [there]) is None


def test_the_most_authoritative_voice_leads_whenever_it_came() -> None:
    wire = told_by_wire(TITLE, first_seen=NOON - timedelta(hours=3))
    grown = join(story(wire), entry(TITLE))
    assert [member.role for member in grown.entries] == [Role.ISSUER, Role.WIRE]
    assert grown.id == story(wire).id
    assert grown.first_seen == NOON - timedelta(hours=3)


def test_an_entry_takes_the_place_of_what_its_source_said_before() -> None:
    grown = join(story(entry(TITLE)), entry("Corrected: " + TITLE))
    assert [member.title for member in grown.entries] == ["Corrected: " + TITLE]


def test_a_revision_keeps_identity_and_what_only_the_article_told() -> None:
    old = entry(TITLE, summary="From the article.", origin="Beijing Daily", body="<p>All of it</p>")
    new = entry("New title", key="moved.example/1", aliases=("guid:1",), first_seen=NOON + timedelta(days=1))
    revised = revise(old, new)
    assert (revised.title, revised.key, revised.first_seen) == ("New title", old.key, NOON)
    assert (revised.summary, revised.origin, revised.body) == (old.summary, old.origin, old.body)


def test_only_what_says_something_else_is_noticeable() -> None:
    assert not noticeable(entry(TITLE), entry(TITLE.upper() + "!"))
    assert noticeable(entry(TITLE), entry(TITLE + " in China"))
    assert noticeable(entry(TITLE), entry(TITLE, published=stated("2026-11-20")))
    assert not noticeable(entry(TITLE, summary="122 views"), entry(TITLE, summary="123 views"))


def test_a_notice_that_recurs_under_one_title_is_told_each_time() -> None:
    notice = "Next day disclosure return of changes in issued shares"
    there = [
        story(entry(notice, key=f"exchange/{day}", source_id="acme/exchange", published=stated(f"2026-11-{day}")))
        for day in (17, 18)
    ]
    assert match(entry(notice, key="new", published=stated("2026-11-19")), there) is None
    assert match(entry(notice, key="new", published=stated("2026-11-18")), there) is there[1]


def test_a_date_that_was_stated_outlives_one_counted_back() -> None:
    guessed = entry(TITLE, published=stated("2026-11-18"), published_evidence=f"text: 2 days ago, {COUNTED_BACK}")
    assert revise(entry(TITLE), guessed).published == stated("2026-11-19")
    assert revise(guessed, entry(TITLE)).published == stated("2026-11-19")


def test_a_source_that_is_read_no_more_speaks_last() -> None:
    grown = join(story(entry(TITLE, source_id="acme/old")), told_by_wire(TITLE), frozenset({"acme/old"}))
    assert [member.source_id for member in grown.entries] == ["wire", "acme/old"]


@given(st.permutations(range(4)))
def test_the_order_of_arrival_does_not_change_who_leads(order: list[int]) -> None:
    voices = [
        entry(TITLE),
        told_by_wire(TITLE),
        told_by_wire(TITLE, source_id="wire-2", key="wire2.example/1"),
        entry(TITLE, source_id="fda", key="fda.example/1", role=Role.REGULATOR),
    ]
    first, *rest = (voices[place] for place in order)
    grown = story(first)
    for voice in rest:
        grown = join(grown, voice)
    assert [member.source_id for member in grown.entries] == ["acme/news", "fda", "wire", "wire-2"]


def test_a_day_that_an_article_made_clear_is_not_replaced_by_the_lists_guess() -> None:
    known = entry(published=stated("2026-04-03"))
    guess = replace(known, published=replace(stated("2026-03-04"), ambiguous=True))
    assert revise(known, guess).published == known.published
    other = replace(known, published=replace(stated("2026-05-07"), ambiguous=True))
    assert revise(known, other).published == other.published
