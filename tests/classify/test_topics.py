from feeds.classify import TopicIndex
from feeds.model import Topic
from tests.builders import entry, topic


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
