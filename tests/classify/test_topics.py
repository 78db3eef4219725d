import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.classify import TopicIndex, conditions
from feeds.model import Fact, Group, Near, Pattern, Phrase, Place, Placed, Rule, Stated, Topic, Weighted
from tests.builders import entry, phrase, topic


def topics_of(rule: Topic, title: str, summary: str | None = None) -> dict[str, str]:
    return {match.id: match.why for match in TopicIndex([rule]).topics_of(entry(title, summary=summary))}


def test_any_of_the_words_is_enough_and_is_named_with_its_place() -> None:
    rule = topic(any=("conference", "论坛"))
    assert topics_of(rule, "A Conference in Basel") == {"events": "title: conference"}
    assert topics_of(rule, "新药上市", "本届论坛在上海举行") == {"events": "summary: 论坛"}
    assert topics_of(rule, "Quarterly results") == {}


def test_all_of_the_words_are_needed_wherever_they_stand() -> None:
    rule = topic(all=("phase 3", "results"))
    assert topics_of(rule, "Phase 3 trial", "The results are in") == {"events": "title: phase 3, summary: results"}
    assert topics_of(rule, "Phase 3 trial begins") == {}


def test_none_of_the_other_words_may_occur() -> None:
    rule = topic(any=("conference",), none=("conference call",))
    assert topics_of(rule, "Acme at the conference") != {}
    assert topics_of(rule, "Acme at the conference", "followed by a conference call") == {}


def test_any_and_all_must_both_hold() -> None:
    rule = topic(any=("oncology", "cancer"), all=("approval",))
    assert topics_of(rule, "Approval for a cancer drug") != {}
    assert topics_of(rule, "Approval for a vaccine") == {}


def test_a_word_of_all_counts_also_where_it_stands_within_another() -> None:
    assert topics_of(topic(all=("phase", "phase 3")), "A phase 3 trial") != {}


# --------------------------------------------------------------------------- forms of words


@pytest.mark.parametrize("title", ["FDA approves it", "FDA approved it", "FDA approval of it", "FDA APPROVALS"])
def test_other_forms_of_a_word_are_found_and_told(title: str) -> None:
    assert topics_of(topic(any=("approve",)), title) != {}


def test_what_was_found_is_told_as_it_stands_with_the_words_of_the_rule() -> None:
    assert topics_of(topic(any=("fda approve",)), "The FDA Approval") == {"events": "title: FDA Approval (fda approve)"}


def test_exact_words_are_found_in_that_form_only() -> None:
    rule = topic(any=(Phrase(text="approves", exact=True),))
    assert topics_of(rule, "FDA Approves it") != {}
    assert topics_of(rule, "FDA approval of it") == {}


def test_words_are_whole_words_but_chinese_stands_anywhere() -> None:
    assert topics_of(topic(any=("deal",)), "An ideal dealer") == {}
    assert topics_of(topic(any=("论坛",)), "出席創新論壇開幕") != {}


def test_no_phrase_reaches_over_the_end_of_a_sentence() -> None:
    rule = topic(any=("approval day",))
    assert topics_of(rule, "Waiting for approval. Day two of the trial") == {}
    assert topics_of(rule, "The approval day") != {}


# --------------------------------------------------------------------------- near


def near(*parts: str | tuple[str, ...], within: int = 3) -> Near:
    lists = tuple((part,) if isinstance(part, str) else part for part in parts)
    return Near(parts=tuple(tuple(Phrase(text=text) for text in part) for part in lists), within=within)


def test_near_words_stand_close_together_in_any_order() -> None:
    rule = topic(any=(near("open", ("plant", "factory")),))
    assert topics_of(rule, "Acme opens its third new plant in Suzhou") == {"events": "title: opens its third new plant"}
    assert topics_of(rule, "A factory was opened") != {}
    assert topics_of(rule, "Acme opens talks on what to do about the plant") == {}
    assert topics_of(rule, "Acme opens", "the plant") == {}


def test_near_counts_a_chinese_character_as_a_word() -> None:
    assert topics_of(topic(any=(near("启动", "临床", within=4),)), "启动治疗糖尿病临床研究") == {}
    assert topics_of(topic(any=(near("启动", "临床", within=5),)), "启动治疗糖尿病临床研究") != {}


@given(st.lists(st.sampled_from(["a", "b", "x"]), max_size=14), st.integers(0, 6))
def test_near_finds_what_trying_every_pair_finds(words: list[str], within: int) -> None:
    pairs = ((i, j) for i, one in enumerate(words) for j, other in enumerate(words) if (one, other) == ("a", "b"))
    expected = any(abs(i - j) - 1 <= within for i, j in pairs)
    rule = topic(any=(near("a", "b", within=within),))
    assert bool(topics_of(rule, " ".join(words))) is expected


# --------------------------------------------------------------------------- places and facts


def placed(place: Place, rule: Rule | str) -> Placed:
    return Placed(place=place, rule=phrase(rule))


def test_a_rule_may_look_at_one_part_only() -> None:
    assert topics_of(topic(any=(placed(Place.TITLE, "forum"),)), "News", "A forum") == {}
    assert topics_of(topic(any=(placed(Place.SUMMARY, "forum"),)), "A forum", "News") == {}
    assert topics_of(topic(any=(placed(Place.TITLE, "forum"),)), "A forum", "News") != {}


def test_the_lead_is_the_beginning_of_the_summary() -> None:
    rule = topic(any=(placed(Place.LEAD, "forum"),))
    assert topics_of(rule, "News", "A forum. " + "More words. " * 100) == {"events": "lead: forum"}
    assert topics_of(rule, "News", "More words. " * 100 + "A forum.") == {}


def test_the_body_is_read_only_where_a_rule_asks_for_it() -> None:
    held = entry("News", summary="Words", body="<p>A <b>for</b>um</p><script>congress</script>")
    assert TopicIndex([topic(any=("forum",))]).topics_of(held) == ()
    assert TopicIndex([topic(any=(placed(Place.BODY, "forum"),))]).topics_of(held) != ()
    assert TopicIndex([topic(any=(placed(Place.BODY, "congress"),))]).topics_of(held) == ()


def test_the_beginning_of_the_body_stands_for_a_summary_that_is_not_there() -> None:
    assert TopicIndex([topic(any=("forum",))]).topics_of(entry("News", body="<p>A forum</p>")) != ()


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (Fact.LANG, "zh", ["events"]),
        (Fact.LANG, "zh-CN", ["events"]),
        (Fact.LANG, "en", []),
        (Fact.SOURCE, "acme", ["events"]),
        (Fact.SOURCE, "acme/news", ["events"]),
        (Fact.SOURCE, "acm", []),
        (Fact.COMPANY, "acme", ["events"]),
        (Fact.COMPANY, "other", []),
    ],
)
def test_a_rule_may_ask_for_what_is_known_beside_the_text(fact: Fact, value: str, expected: list[str]) -> None:
    index = TopicIndex([topic(all=("forum", Stated(fact=fact, values=(value,))))])
    found = index.topics_of(entry("A forum", language="zh-CN"), ["acme"])
    assert [match.id for match in found] == expected
    assert index.asks_for_companies is (fact is Fact.COMPANY)


def test_what_is_not_known_is_not_so() -> None:
    index = TopicIndex([topic(all=("forum", Stated(fact=Fact.LANG, values=("en",))))])
    assert index.topics_of(entry("A forum", language=None)) == ()


# --------------------------------------------------------------------------- weights, expressions, groups


def test_weights_have_to_come_to_the_threshold() -> None:
    weights = (
        Weighted(rule=phrase("congress"), weight=2),
        Weighted(rule=phrase("talk")),
        Weighted(rule=phrase("data"), weight=-2),
    )
    rule = topic(weights=weights, threshold=3)
    assert topics_of(rule, "A talk at the congress") == {"events": "title: congress +2, title: talk +1"}
    assert topics_of(rule, "A congress") == {}
    assert topics_of(rule, "Data of a talk at the congress") == {}


def test_a_regular_expression_matches_in_any_case_and_script() -> None:
    assert topics_of(topic(any=(Pattern(regex=r"Q[1-4] 20\d\d"),)), "Results of q3 2026") == {
        "events": r"title: q3 2026 (regex Q[1-4] 20\d\d)"
    }
    assert topics_of(topic(any=(Pattern(regex="第.{1,3}屆論壇"),)), "第十二届论坛") != {}


@pytest.mark.parametrize("regex", ["(a+)+$", "(a|aa)+$", "(.*)*x", "(a?){50}a{50}"])
def test_no_regular_expression_hangs_the_job(regex: str) -> None:
    started = time.perf_counter()
    topics_of(topic(any=(Pattern(regex=regex),)), "a" * 1_000_000, "a" * 1_000_000)
    assert time.perf_counter() - started < 5


def test_groups_nest_and_a_name_is_told() -> None:
    talk = Group(any=(phrase("talk"), phrase("speech")), none=(phrase("recording"),), name="talks")
    rule = topic(all=(talk, placed(Place.TITLE, "congress")))
    assert topics_of(rule, "A talk at the congress") == {"events": "talks: title: talk, title: congress"}
    assert topics_of(rule, "The recording of a talk at the congress") == {}
    assert topics_of(rule, "A talk", "at the congress") == {}


def test_many_reasons_are_told_in_short() -> None:
    words = tuple(f"word{number}" for number in range(50))
    (why,) = topics_of(topic(any=words), " ".join(words)).values()
    assert why.endswith("and 45 more")


@given(st.text(), st.text())
def test_topics_do_not_depend_on_each_other(title: str, summary: str) -> None:
    rules = [
        topic("one", any=("a", "b c")),
        topic("two", any=(Phrase(text="A", exact=True),), none=("b",)),
        topic("three", all=("c", "一")),
    ]
    text = f"{title} a b c 一 {summary}"
    together = TopicIndex(rules).topics_of(entry(text, summary=summary))
    alone = tuple(match for rule in rules for match in TopicIndex([rule]).topics_of(entry(text, summary=summary)))
    assert together == alone


@pytest.mark.parametrize("piece", ["phase trial ", "国家药监局批准", "a.b.c. ", "'", "results from "])
def test_no_text_makes_rules_slow(piece: str) -> None:
    rule = topic(any=(near("phase", "trial", within=0), near("批准", "药", within=2), near("from", "result", "x")))
    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    topics_of(rule, text, text)
    assert time.perf_counter() - started < 5


# --------------------------------------------------------------------------- the quick look

WORDS = ("trial", "phase", "results", "forum", "fda approve")
PHRASES = st.sampled_from(WORDS).map(lambda text: Phrase(text=text))
PARTS = st.lists(st.lists(PHRASES, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)
SIMPLE: st.SearchStrategy[Rule] = st.one_of(
    PHRASES,
    st.builds(Near, parts=PARTS, within=st.integers(0, 3)),
    st.sampled_from([Pattern(regex="phase [12]"), Stated(fact=Fact.SOURCE, values=("acme/news",))]),
)


def nested(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    several = st.lists(inner, max_size=3).map(tuple)
    weighed = st.lists(st.builds(Weighted, rule=inner, weight=st.integers(-2, 2)), max_size=3).map(tuple)
    threshold = st.one_of(st.none(), st.integers(-1, 3))
    return st.one_of(
        st.builds(Placed, place=st.sampled_from(Place), rule=inner),
        st.builds(Group, any=several, all=several, none=several, weights=weighed, threshold=threshold),
    )


RULES = st.recursive(SIMPLE, nested, max_leaves=12)
TOLD = st.lists(st.sampled_from([*WORDS, "2", "in", "."]), max_size=6).map(" ".join)


@given(RULES, TOLD, st.one_of(st.none(), TOLD), st.one_of(st.none(), TOLD))
def test_the_quick_look_at_phrases_changes_no_decision_and_no_reason(
    rule: Rule, title: str, summary: str | None, body: str | None
) -> None:
    told = entry(title, summary=summary, body=body)
    rules = [Topic(id="events", title="Events", rule=Group(all=(rule,)))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conditions, "_needed", lambda *_: ())
        slow = TopicIndex(rules).topics_of(told)
    assert TopicIndex(rules).topics_of(told) == slow
