"""The public topics_of: items to topics of a pack."""

import json

import pytest

import feeds
from feeds.classify import Classifier
from feeds.config import load
from feeds.errors import FeedsError
from tests.builders import entry
from tests.samples import ROOT, sample_path


def topics_of(title: str, summary: str | None = None) -> set[str]:
    return feeds.topics_of(feeds.Item(link="https://www.acme.example/1", title=title, summary=summary))


def test_a_title_alone_is_enough() -> None:
    assert topics_of("Acme opens a new plant for cell therapies in Suzhou") == {"event", "manufacturing"}
    assert topics_of("Acme to present at the Global Healthcare Conference") == {"event"}


def test_an_item_without_words_has_no_topics() -> None:
    assert feeds.topics_of(feeds.Item(link="https://www.acme.example/1")) == set()


def test_the_title_decides_before_what_the_text_mentions() -> None:
    told = "Approval is based on results from the Phase 3 trial, which met its primary endpoint."
    assert topics_of("FDA Approves Acme's Tablet for Adults With Asthma", summary=told) == {"approval"}


def test_chinese_is_sorted_alike_in_both_scripts() -> None:
    assert topics_of("安可制药注射用AK-1获国家药监局批准上市") == {"approval"}
    assert topics_of("安可製藥注射用AK-1獲國家藥監局批准上市") == {"approval"}


def test_a_pack_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(FeedsError, match="no pack") as caught:
        feeds.topics_of(feeds.Item(link="https://www.acme.example/1"), pack="biofarma")
    assert "biopharma" in caught.value.hint


def test_the_projects_own_topics_sort_japanese_and_korean_too() -> None:
    classifier = Classifier(load(ROOT / "sources.yaml"))
    for title, expected in (
        ("アクメ製薬、新薬の製造販売承認を取得", "approvals"),
        ("아크메, 신약 품목허가 획득", "approvals"),
        ("株主総会のご案内", "biopharma-events"),
        ("Acme opens forum", "biopharma-events"),
    ):
        assert expected in {match.id for match in classifier.topics_of(entry(title))}, title


def test_a_match_says_which_rule_and_which_words_in_which_place() -> None:
    classifier = Classifier(load(ROOT / "sources.yaml"))
    (match,) = [match for match in classifier.topics_of(entry("Acme at a forum")) if match.id == "biopharma-events"]
    assert match.why == "biopharma/event 1: title: forum"


def test_the_seed_article_is_an_event() -> None:
    title, _, text = sample_path("seed/sino-biopharm-2025-10-27.txt").read_text("utf-8").partition("Release Date")
    assert "event" in topics_of(title.splitlines()[1], summary=text[:300])
    assert "event" in topics_of(title.splitlines()[1])


def test_the_order_of_items_does_not_matter() -> None:
    cases = [json.loads(line) for line in sample_path("topics/topics.jsonl").read_text("utf-8").splitlines()[:40]]
    forwards = [topics_of(case["title"], summary=case["lead"]) for case in cases]
    backwards = [topics_of(case["title"], summary=case["lead"]) for case in reversed(cases)]
    assert forwards == backwards[::-1]
