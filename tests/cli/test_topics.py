"""`feeds topics list` and `feeds topics test FILE`."""

from pathlib import Path

import pytest

from tests.cli.door import sources_yaml, typed
from tests.pages import atom
from tests.server import ATOM, page, serve

TOPICS = "topics: {plants: {title: Plants, any: [plant]}, trials: {title: Trials, any: [trial]}}\n"
PLANT, THIRD = "Acme opens a plant for cell therapies", "Acme reports its third quarter"
NEW = """\
topics:
  plants: {title: Plants, any: [factory]}
  quarters: {title: Quarters, any: [{title: '"third quarter"'}]}
"""


@pytest.fixture
def ran(folder: Path) -> Path:
    """A folder after a run, with rules that are not yet in force in new.yaml."""
    own = atom(
        ("/news/1", PLANT, "2026-11-18"), ("/news/2", THIRD, "2026-11-02"), ("/news/3", "A factory", "2026-10-01")
    )
    with serve({"/own": page(own, ATOM)}) as site:
        sources_yaml(folder, site.url("/own"), more=TOPICS)
        assert typed("run").code == 0
    (folder / "new.yaml").write_text(NEW, encoding="utf-8")
    return folder


def test_topics_are_listed_with_the_stories_they_hold(ran: Path) -> None:
    done = typed("topics", "list")
    assert (done.code, done.out) == (0, "topic\ttitle\tstories\nplants\tPlants\t1\ntrials\tTrials\t0\n")
    assert typed("topics", "list", "--json").json[0] == {"topic": "plants", "title": "Plants", "stories": 1}


def test_rules_are_tried_before_they_are_switched_on(ran: Path) -> None:
    done = typed("topics", "test", "new.yaml")
    assert done.code == 0
    assert done.out == (
        "plants  Plants\n"
        "  1 story, now 1: 1 gained, 1 lost\n"
        "  + 2026-10-01  A factory\n"
        "    https://www.acme.example/news/3\n"
        "    because of title: factory\n"
        "  - 2026-11-18  Acme opens a plant for cell therapies\n"
        "    https://www.acme.example/news/1\n"
        "    because of title: plant\n"
        "\n"
        "quarters  Quarters\n"
        "  1 story; a new topic\n"
        "  + 2026-11-02  Acme reports its third quarter\n"
        "    https://www.acme.example/news/2\n"
        "    because of title: third quarter\n"
        "\n"
    )
    assert typed("topics", "list").out.startswith("topic\ttitle\tstories\nplants\tPlants\t1\n")


def test_machines_get_counts_and_samples(ran: Path) -> None:
    plants, quarters = typed("topics", "test", "new.yaml", "--json").json
    assert (plants["caught"], plants["before"], plants["gained"], plants["lost"]) == (1, 1, 1, 1)
    assert plants["gains"][0]["link"] == "https://www.acme.example/news/3"
    assert (quarters["topic"], quarters["before"], quarters["gains"][0]["why"]) == (
        "quarters", None, "title: third quarter",
    )  # fmt: skip


def test_samples_can_be_many_or_none_and_topics_chosen(ran: Path) -> None:
    done = typed("topics", "test", "new.yaml", "--topic", "plants", "--limit", "0")
    assert done.out == "plants  Plants\n  1 story, now 1: 1 gained, 1 lost\n\n"


def test_the_newest_by_their_own_dates_are_shown_whenever_they_were_met(folder: Path) -> None:
    days = {"/news/1": "2026-10-01", "/news/2": "2026-11-18", "/news/3": "2026-10-05", "/news/4": "2026-11-02"}
    own = atom(*((path, f"Plant number {path[-1]} opens", day) for path, day in days.items()))
    with serve({"/own": page(own, ATOM)}) as site:
        sources_yaml(folder, site.url("/own"))
        assert typed("run").code == 0
    (folder / "new.yaml").write_text("topics: {plants: {title: Plants, any: [plant]}}\n", encoding="utf-8")
    (plants,) = typed("topics", "test", "new.yaml", "--limit", "3", "--json").json
    assert plants["gained"] == 4
    assert [gain["published"][:10] for gain in plants["gains"]] == ["2026-11-18", "2026-11-02", "2026-10-05"]


def test_topics_that_stay_as_they_are_are_counted_and_shown_when_asked_for(ran: Path) -> None:
    same = "topics: {plants: {title: Plants, any: [plant, zzz]}, other: {title: Other, any: [zzz]}}\n"
    (ran / "new.yaml").write_text(same, encoding="utf-8")
    assert typed("topics", "test", "new.yaml").out == (
        "other  Other\n  0 stories; a new topic\n\n1 topic gains and loses nothing; --topic ID shows one all the same\n"
    )
    assert typed("topics", "test", "new.yaml", "--topic", "plants").out == (
        "plants  Plants\n  1 story, now 1: 0 gained, 0 lost\n\n"
    )
    assert [one["topic"] for one in typed("topics", "test", "new.yaml", "--json").json] == ["plants", "other"]


def test_a_changed_sources_yaml_is_tried_against_what_is_in_force(ran: Path) -> None:
    text = (ran / "sources.yaml").read_text("utf-8")
    (ran / "changed.yaml").write_text(text.replace("[plant]", "[plant, factory]"), encoding="utf-8")
    plants, trials = typed("topics", "test", "changed.yaml", "--json").json
    assert (plants["caught"], plants["gained"], plants["lost"], trials["caught"]) == (2, 1, 0, 0)


def test_rules_that_changed_since_the_last_run_are_those_in_force(ran: Path) -> None:
    text = (ran / "sources.yaml").read_text("utf-8")
    (ran / "sources.yaml").write_text(text.replace("[plant]", "[factory]"), encoding="utf-8")
    (plants,) = typed("topics", "test", "new.yaml", "--topic", "plants", "--json").json
    assert (plants["before"], plants["gained"], plants["lost"]) == (1, 0, 0)


def test_a_topic_that_is_not_there_is_told(ran: Path) -> None:
    done = typed("topics", "test", "new.yaml", "--topic", "plant")
    assert (done.code, done.out) == (1, "")
    assert "has no topic plant; it has: plants, quarters" in done.err


def test_mistakes_of_the_file_are_told_with_their_lines(ran: Path) -> None:
    (ran / "new.yaml").write_text("topics:\n  a: {title: A, any: [{regex: '('}]}\n", encoding="utf-8")
    done = typed("topics", "test", "new.yaml")
    assert done.code == 2
    assert "new.yaml:2 topics.a.any[0].regex" in done.err
    assert done.err.endswith("Correct the file and run `feeds topics test FILE` again.\n")


def test_a_rule_is_held_against_the_companies_and_sources_in_force(ran: Path) -> None:
    (ran / "new.yaml").write_text("topics:\n  a: {title: A, any: [{company: nobody}]}\n", encoding="utf-8")
    done = typed("topics", "test", "new.yaml")
    assert (done.code, done.out) == (2, "")
    assert 'new.yaml:2 topics.a.any[0].company: "nobody" is none of the companies' in done.err


def test_a_file_that_is_not_there_is_the_argument(ran: Path) -> None:
    done = typed("topics", "test", "none.yaml")
    assert done.code == 2
    assert "none.yaml: does not exist; name a file with `topics:`" in done.err
    assert "--config" not in done.err


def test_before_the_first_run_nothing_is_caught(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news", more=TOPICS)
    done = typed("topics", "test", "sources.yaml")
    assert done.code == 0
    assert done.out == "2 topics gain and lose nothing; --topic ID shows one all the same\n"
    assert "feeds run" in done.err
    assert not (folder / "feeds.db").exists()
