"""Rules of topics in sources.yaml: what they mean, what is said of mistakes, and the packs."""

from pathlib import Path

import pytest

from feeds.config import load, load_topics
from feeds.config.packs import pack_names, pack_topics
from feeds.errors import ConfigError
from feeds.model import Fact, Group, Near, Pattern, Phrase, Place, Placed, Rule, Stated, Weighted
from tests.samples import ROOT

HEAD = """\
publisher: {title: News, base_url: "https://feeds.example"}
companies:
  acme: {name: Acme, sources: [https://www.acme.example/news]}
"""


def rule_of(folder: Path, text: str) -> Group:
    """Return the rule of a topic whose keys are written in `text`."""
    path = folder / "topics.yaml"
    path.write_text(f"topics:\n  it: {{title: It, {text}}}\n", encoding="utf-8")
    return load_topics(path)["it"].rule


def phrase(text: str) -> Phrase:
    return Phrase(text=text)


A_AND_ONE_OF_B_C = ((phrase("a"),), (phrase("b"), phrase("c")))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("forum", phrase("forum")),
        ("'\"the forum\"'", Phrase(text="the forum", exact=True)),
        ("{words: forum}", phrase("forum")),
        ("[forum, 论坛]", Group(all=(), any=(phrase("forum"), phrase("论坛")))),
        ("title:forum", Group(all=(Placed(place=Place.TITLE, rule=phrase("forum")),))),
        ("{title: forum}", Group(all=(Placed(place=Place.TITLE, rule=phrase("forum")),))),
        ("{lead: [a, b]}", Group(all=(Placed(place=Place.LEAD, rule=Group(any=(phrase("a"), phrase("b")))),))),
        (
            "{words: b, body: {none: [a]}}",
            Group(all=(phrase("b"), Placed(place=Place.BODY, rule=Group(none=(phrase("a"),))))),
        ),
        ("{near: [a, [b, c]], within: 2}", Group(all=(Near(parts=A_AND_ONE_OF_B_C, within=2),))),
        ("{near: [a, [b, [c]]]}", Group(all=(Near(parts=A_AND_ONE_OF_B_C, within=10),))),
        ("{regex: 'Q[1-4]'}", Group(all=(Pattern(regex="Q[1-4]"),))),
        ("{source: acme}", Group(all=(Stated(fact=Fact.SOURCE, values=("acme",)),))),
        ("{lang: [zh, ja], any: [a]}", Group(any=(phrase("a"),), all=(Stated(fact=Fact.LANG, values=("zh", "ja")),))),
        ("{words: a, none: [b], name: only a}", Group(all=(phrase("a"),), none=(phrase("b"),), name="only a")),
        (
            "{weights: [a, {words: b, weight: -2}, {title: c, weight: 3}], threshold: 3}",
            Group(
                weights=(
                    Weighted(rule=phrase("a")),
                    Weighted(rule=phrase("b"), weight=-2),
                    Weighted(rule=Group(all=(Placed(place=Place.TITLE, rule=phrase("c")),)), weight=3),
                ),
                threshold=3,
            ),
        ),
    ],
)  # fmt: skip
def test_a_rule_means_what_was_written(tmp_path: Path, written: str, meant: Rule) -> None:
    assert rule_of(tmp_path, f"any: [{written}]").any == (meant,)


def test_a_topic_of_plain_words_means_what_it_always_has(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "any: [a, b], all: [c], none: [d]") == Group(
        any=(phrase("a"), phrase("b")), all=(phrase("c"),), none=(phrase("d"),)
    )


def test_a_topic_may_do_without_any_and_all(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "near: [a, b], lead: c").all == (
        Near(parts=((phrase("a"),), (phrase("b"),)), within=10),
        Placed(place=Place.LEAD, rule=phrase("c")),
    )


WRONG = """\
topics:
  one:
    title: One
    any:
      - {title: [x], nearr: [a, b]}
      - {near: [opens], within: 3}
      - {near: [a, b], within: many}
      - {regex: '(a'}
      - {regex: 'a(?=b)'}
      - "!!!"
      - [fine, {words: ""}]
      - use: biopharma/evnt
      - weights: [a, {words: b, weight: 2}]
        threshold: 5
      - {weights: [a]}
      - {within: 3, words: a}
      - {words: a, weight: 3}
  two: {title: Two, none: [x]}
  three: {any: [x]}
  Four: {title: Four, any: [x]}
packs:
  - biofarma
  - {name: biopharma, without: [events]}
"""


def test_every_mistake_in_a_rule_is_told_with_its_line_and_path(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(WRONG, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_topics(path)
    found = {(problem.line, problem.path): problem.message for problem in caught.value.problems}
    expected = {
        (5, "topics.one.any[0].nearr"): "did you mean near?",
        (6, "topics.one.any[1]"): "needs two phrases",
        (7, "topics.one.any[2].within"): "not a whole number",
        (8, "topics.one.any[3].regex"): "missing )",
        (9, "topics.one.any[4].regex"): "RE2",
        (10, "topics.one.any[5]"): "no letter or digit",
        (11, "topics.one.any[6][1].words"): "is empty",
        (12, "topics.one.any[7].use"): "did you mean biopharma/event?",
        (13, "topics.one.any[8]"): "come to 3 at most",
        (15, "topics.one.any[9]"): "go together",
        (16, "topics.one.any[10]"): "say what has to be near",
        (17, "topics.one.any[11].weight"): "not a key that belongs here",
        (18, "topics.two"): "everything would belong to it",
        (19, "topics.three.title"): "is missing",
        (20, "topics.Four"): "small letters",
        (22, "packs[0]"): "there is biopharma",
        (23, "packs[1].without[0]"): "did you mean event?",
    }
    assert found.keys() == expected.keys()
    for place, part in expected.items():
        assert part in found[place], (place, found[place])


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        ("none: [a]", ""),
        ("any: [], none: [a]", ""),
        ("any: []", ""),
        ("all: [{none: [a]}]", ""),
        ("lead: {none: [a]}", ""),
        ("regex: 'a*'", ""),
        ("weights: [{none: [a], weight: 2}], threshold: 2", ""),
        ("any: [forum, {body: {none: [a]}}]", ".any[1]"),
        ("any: [forum, [b, {any: []}]]", ".any[1][1]"),
        ("none: [{any: [b], none: [a]}]", ""),
    ],
)
def test_a_rule_that_asks_for_nothing_to_be_there_is_a_mistake(tmp_path: Path, rule: str, where: str) -> None:
    with pytest.raises(ConfigError) as caught:
        rule_of(tmp_path, rule)
    (problem,) = caught.value.problems
    assert (problem.line, problem.path) == (2, f"topics.it{where}")
    assert "everything would belong to" in problem.message


@pytest.mark.parametrize(
    "rule",
    [
        "all: [forum, {any: [a, {none: [b]}]}]",
        "any: [], all: [forum]",
        "none: [{none: [forum]}]",
        "near: [a, b], none: [c]",
        "lang: zh, none: [a]",
        "use: biopharma/event",
        "weights: [{none: [a]}, b], threshold: 2",
    ],
)
def test_a_rule_may_exclude_beside_what_it_asks_for(tmp_path: Path, rule: str) -> None:
    assert rule_of(tmp_path, rule) != Group()


REFERRING = """\
wires: [https://wire.example/all, {id: daily/front, url: https://daily.example}]
topics:
  one:
    title: "company: none of these"
    any:
      - {company: [acme, acne]}
      - {source: wires}
      - company:nobody
      - {lang: zz-zzzzzzzzzz}
      - lang:english
      - [{title: a, source: [acme, Wire, daily, daily/front, daily/]}]
      - {title: {all: [a, {source: acme/acme.example-new}]}}
    weights: [{words: b, company: acmee}]
    threshold: 1
"""


def test_what_rules_refer_to_has_to_be_there(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(HEAD + REFERRING, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    found = {(problem.line, problem.path): problem.message for problem in caught.value.problems}
    expected = {
        (9, "topics.one.any[0].company[1]"): "did you mean acme?",
        (10, "topics.one.any[1].source"): "did you mean wire?",
        (11, "topics.one.any[2]"): '"nobody" is none of the companies; there is acme',
        (12, "topics.one.any[3].lang"): "is not a language tag",
        (13, "topics.one.any[4]"): "is not a language tag",
        (15, "topics.one.any[6].title.all[1].source"): "did you mean acme/acme.example-news?",
        (16, "topics.one.weights[0].company"): "did you mean acme?",
    }
    assert found.keys() == expected.keys()
    for place, part in expected.items():
        assert part in found[place], (place, found[place])


def test_a_file_of_topics_refers_to_what_the_sources_yaml_holds(tmp_path: Path) -> None:
    whole, rules = tmp_path / "sources.yaml", tmp_path / "rules.yaml"
    whole.write_text(HEAD, encoding="utf-8")
    rules.write_text("topics: {one: {title: One, any: [{source: acme}, {company: acne}]}}\n", encoding="utf-8")
    assert load_topics(rules).keys() == {"one"}  # nothing is known of any source
    with pytest.raises(ConfigError) as caught:
        load_topics(rules, load(whole))
    assert [problem.path for problem in caught.value.problems] == ["topics.one.any[1].company"]


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("titel:forum", "title"), ("Title:forum", "title"), ("sumary:forum", "summary"), ("copmany:acme", "company"),
        ("lnag:zh", "lang"), ("bodi:text", "body"), ("titles:forum", "title"),
    ],
)  # fmt: skip
def test_a_mistyped_field_is_no_phrase(tmp_path: Path, phrase: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=f"almost like the field {meant}; write {meant}:"):
        rule_of(tmp_path, f"any: [fine, '{phrase}']")


@pytest.mark.parametrize(
    "text", ["nasdaq:ABC", "ratio 3:1", "titel: forum", '"titel:forum"', "https://x.example", "note:this", "10:30 talk"]
)
def test_other_words_before_a_colon_are_words(tmp_path: Path, text: str) -> None:
    assert len(rule_of(tmp_path, f"any: ['{text}']").any) == 1


def test_a_title_is_suggested_from_the_id_and_blanks_are_no_list(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text('topics: {plant-openings: {any: [x]}, b: {title: B, any: "   "}}\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_topics(path)
    title, listed = (problem.message for problem in caught.value.problems)
    assert title == "is missing; write title: Plant openings"
    assert listed == "takes a list; write any: [forum, 论坛]"


def test_a_whole_sources_yaml_tells_the_same_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(HEAD + WRONG, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert (14 + 1, "topics.one.any[7].use") in {(problem.line, problem.path) for problem in caught.value.problems}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "topics: [a]\n", "sources: 1\n"])
def test_a_file_that_holds_no_topics_is_a_mistake(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        load_topics(path)


def test_a_rule_nested_beyond_reason_is_a_mistake_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        rule_of(tmp_path, "any: " + "[" * 200 + "a" + "]" * 200)


# --------------------------------------------------------------------------- packs


def test_a_pack_brings_its_topics_and_their_feeds(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(HEAD + "packs: [biopharma]\nfeeds: {f: {title: F, topics: [event]}}\n", encoding="utf-8")
    config = load(path)
    assert config.topics == pack_topics("biopharma")
    assert "topics/event" in {spec.path for spec in config.specs}


def test_a_topic_of_the_file_replaces_that_of_the_pack_and_others_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    text = "packs: [{name: biopharma, without: [award]}]\ntopics: {event: {title: Mine, any: [party]}}\n"
    path.write_text(HEAD + text, encoding="utf-8")
    topics = load(path).topics
    assert topics["event"].title == "Mine"
    assert "award" not in topics
    assert topics["deal"] == pack_topics("biopharma")["deal"]


def test_a_feed_of_a_topic_that_was_left_out_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    text = "packs: [{name: biopharma, without: [award]}]\nfeeds: {f: {title: F, topics: [award]}}\n"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ConfigError, match="none of the topics"):
        load(path)


def test_a_rule_of_a_pack_can_be_used_within_another(tmp_path: Path) -> None:
    event = pack_topics("biopharma")["event"].rule
    assert rule_of(tmp_path, "any: [{use: biopharma/event}, party], none: [birthday]") == Group(
        any=(Group(all=(event,)), phrase("party")), none=(phrase("birthday"),)
    )


def test_every_pack_reads_without_mistakes_and_each_rule_carries_its_name_and_version() -> None:
    for name in pack_names():
        for id_, topic in pack_topics(name).items():
            assert topic.rule.name is not None
            assert topic.rule.name.startswith(f"{name}/{id_} ")


def test_the_biopharma_pack_has_the_topics_that_were_promised() -> None:
    promised = (
        "trial-start trial-results approval submission safety deal financing earnings event leadership manufacturing "
        "publication access award legal launch"
    )
    assert set(pack_topics("biopharma")) == set(promised.split())


def test_the_sources_yaml_of_the_project_keeps_the_topics_it_has_promised() -> None:
    topics = load(ROOT / "sources.yaml").topics
    promised = (
        "biopharma-events trial-results trial-start approvals submissions deals financing earnings safety "
        "manufacturing leadership"
    )
    assert list(topics)[:11] == promised.split()
    assert set(topics) - set(promised.split()) == {"publication", "access", "award", "legal", "launch"}
