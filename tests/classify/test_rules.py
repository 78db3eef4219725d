"""Which topics a Story has that is told in several places and languages."""

from pathlib import Path

from feeds.classify import Classifier
from feeds.model import Entry, Fact, Stated
from tests.builders import config, entry, story, topic

TOPICS = (
    topic("cells", any=("细胞治疗",)),
    topic("plants", any=("plant", "工厂")),
    topic("quiet", any=("工厂",), none=("苏州",)),
    topic("chinese", any=(Stated(fact=Fact.LANG, values=("zh",)),)),
)
ENGLISH = entry("Acme opens a plant in Suzhou", language="en")
CHINESE = entry("安科在苏州开设细胞治疗工厂", key="acme.example/zh/1", language="zh-Hans-CN")


def topics_of(folder: Path, *entries: Entry) -> dict[str, str]:
    classifier = Classifier(config(folder, topics={one.id: one for one in TOPICS}))
    return {match.id: match.why for match in classifier.topics_of_story(story(*entries))}


def test_a_story_belongs_to_the_topics_of_its_other_languages_too(tmp_path: Path) -> None:
    found = topics_of(tmp_path, ENGLISH, CHINESE)
    assert list(found.items()) == [
        ("plants", "title: plant"),
        ("cells", "in zh-Hans-CN: title: 细胞治疗"),
        ("chinese", "in zh-Hans-CN: lang: zh-Hans-CN"),
    ]
    assert set(topics_of(tmp_path, CHINESE, ENGLISH)) == set(found)


def test_places_in_the_language_of_the_lead_add_no_topic(tmp_path: Path) -> None:
    lead = entry("安科开业", language="zh-Hant-HK")
    assert set(topics_of(tmp_path, lead, CHINESE)) == {"chinese"}


def test_places_of_an_unknown_language_add_no_topic(tmp_path: Path) -> None:
    unknown = entry("细胞治疗", key="wire.example/1", language=None)
    assert set(topics_of(tmp_path, ENGLISH, unknown)) == {"plants"}
    assert set(topics_of(tmp_path, unknown, ENGLISH)) == {"cells"}
