from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dedupe import Voices, compare, differ, judge, led, revise, sketch_of
from feeds.model import COUNTED_BACK, Entry, Role, Verdict
from tests.builders import NOON, company, entry, known, stated

TITLE = "Acme and Borealis sign licence agreement for antibody AB-101"


def told_by_wire(title: str, **facts: object) -> Entry:
    return entry(title, **{"source_id": "wire", "key": "wire.example/1", "role": Role.WIRE, **facts})


def same(one: Entry, two: Entry) -> bool:
    """Tell whether two entries of Acme are one release; neither answer depends on which is named first."""
    first, second = (sketch_of(each, [company()]) for each in (one, two))
    assert (compare(first, second) is None) == (compare(second, first) is None)
    assert differ(first, second) is None or compare(first, second) is None
    return compare(first, second) is not None


def joined(title: str, **facts: object) -> bool:
    return same(told_by_wire(title, **facts), entry(TITLE))


def test_an_entry_is_judged_by_what_its_list_said_before() -> None:
    assert judge(entry(), None) is Verdict.NEW
    assert judge(entry(), known(entry())) is Verdict.SAME
    assert judge(entry(), known(entry(), listed="something else")) is Verdict.CHANGED


def test_the_same_identity_is_the_same_story_whatever_it_is_called() -> None:
    assert joined("Quite another headline", key=entry().key)


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
    assert not same(told_by_wire(two), entry(one))
    assert same(told_by_wire(one), entry(one))


def test_a_list_that_cuts_a_title_off_does_not_undo_the_whole_one() -> None:
    assert revise(entry(TITLE), entry(TITLE[:30] + "…")).title == TITLE
    assert revise(entry(TITLE), entry("Quite another title…")).title == "Quite another title…"


def test_numbers_that_change_places_tell_of_another_release() -> None:
    there = entry("Acme reports step 1 of its plan for Asia, part 2", key="a")
    assert not same(told_by_wire("Acme reports step 2 of its plan for Asia, part 1"), there)


def test_chinese_titles_are_compared_too() -> None:
    there = entry("中国生物制药与北极光签署抗体药物AB-101许可协议", key="a")
    assert same(told_by_wire("【快讯】中国生物制药与北极光签署抗体药物AB-101许可协议"), there)
    assert not same(told_by_wire("中国生物制药与北极光签署抗体药物AB-102许可协议"), there)


def test_the_same_title_weeks_later_is_another_release() -> None:
    assert not joined(TITLE, published=stated("2026-12-19"))


def test_a_short_title_says_too_little_to_join_by() -> None:
    assert not same(told_by_wire("Monthly return"), entry("Monthly return"))


def test_the_most_authoritative_voice_leads_whenever_it_came() -> None:
    wire = told_by_wire(TITLE, first_seen=NOON - timedelta(hours=3))
    assert [voice.role for voice in led([wire, entry(TITLE)], Voices())] == [Role.ISSUER, Role.WIRE]


def test_whose_word_leads_is_as_it_is_configured() -> None:
    voices = Voices(authority=(Role.WIRE, Role.ISSUER, Role.INVESTORS, Role.REGULATOR, Role.PRESS))
    assert [voice.role for voice in led([entry(TITLE), told_by_wire(TITLE)], voices)] == [Role.WIRE, Role.ISSUER]


def test_of_equal_voices_the_one_in_the_language_of_the_feeds_leads() -> None:
    chinese, english = entry("建厂", key="a/zh", language="zh-CN"), entry(key="a/en", language="en-GB")
    assert led([chinese, english], Voices())[0] is english
    assert led([chinese, english], Voices(language="zh"))[0] is chinese


def test_a_revision_keeps_identity_and_what_only_the_article_told() -> None:
    old = entry(TITLE, summary="From the article.", origin="Beijing Daily", body="<p>All of it</p>")
    new = entry("New title", key="moved.example/1", aliases=("guid:1",), first_seen=NOON + timedelta(days=1))
    revised = revise(old, new)
    assert (revised.title, revised.key, revised.first_seen) == ("New title", old.key, NOON)
    assert (revised.summary, revised.origin, revised.body) == (old.summary, old.origin, old.body)


def test_a_notice_that_recurs_under_one_title_is_told_each_time() -> None:
    notice = "Next day disclosure return of changes in issued shares"
    days = [entry(notice, key=f"exchange/{day}", published=stated(f"2026-11-{day}")) for day in (17, 18)]
    assert not same(*days)


def test_a_date_that_was_stated_outlives_one_counted_back() -> None:
    guessed = entry(TITLE, published=stated("2026-11-18"), published_evidence=f"text: 2 days ago, {COUNTED_BACK}")
    assert revise(entry(TITLE), guessed).published == stated("2026-11-19")
    assert revise(guessed, entry(TITLE)).published == stated("2026-11-19")


def test_a_source_that_is_read_no_more_speaks_last() -> None:
    voices = led([entry(TITLE, source_id="acme/old"), told_by_wire(TITLE)], Voices(), frozenset({"acme/old"}))
    assert [voice.source_id for voice in voices] == ["wire", "acme/old"]


@given(st.permutations(range(4)))
def test_the_order_of_arrival_does_not_change_who_leads(order: list[int]) -> None:
    voices = [
        entry(TITLE),
        told_by_wire(TITLE),
        told_by_wire(TITLE, source_id="wire-2", key="wire2.example/1"),
        entry(TITLE, source_id="fda", key="fda.example/1", role=Role.REGULATOR),
    ]
    found = led([voices[place] for place in order], Voices())
    assert [voice.source_id for voice in found] == ["acme/news", "fda", "wire", "wire-2"]


def test_a_day_that_an_article_made_clear_is_not_replaced_by_the_lists_guess() -> None:
    known = entry(published=stated("2026-04-03"))
    guess = replace(known, published=replace(stated("2026-03-04"), ambiguous=True))
    assert revise(known, guess).published == known.published
    other = replace(known, published=replace(stated("2026-05-07"), ambiguous=True))
    assert revise(known, other).published == other.published
