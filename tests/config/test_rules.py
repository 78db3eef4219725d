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
        ("{body: {none: [a]}}", Group(all=(Placed(place=Place.BODY, rule=Group(none=(phrase("a"),))),))),
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
