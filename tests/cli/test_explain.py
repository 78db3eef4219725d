"""`feeds explain LINK`: what each stage said of one item."""

from pathlib import Path

import pytest

from tests.cli.door import sources_yaml, typed
from tests.pages import atom
from tests.server import ATOM, page, serve

PLANT = "Acme opens a plant for cell therapies in Suzhou"
LINK = "https://www.acme.example/news/1"
WIRED = "Acme Pharma: Acme Opens a Plant for Cell Therapies in Suzhou"
TOPICS = "topics: {plants: {title: Plants, any: [plant]}, trials: {title: Trials, any: [trial]}}\n"


@pytest.fixture
def ran(folder: Path) -> Path:
    """A folder after a run in which a wire told the company's release under a link of its own, and another's not."""
    own = atom(("/news/1", PLANT, "2026-11-18"), ("/news/2", "Acme reports its third quarter", "2026-11-02"))
    wire = atom(("/r/77", WIRED, "2026-11-19"), base="https://wire.example")
    with serve({"/own": page(own, ATOM), "/wire": page(wire, ATOM)}) as site:
        more = f"wires: [{{id: wire, url: '{site.url('/wire')}'}}]\n{TOPICS}"
        sources_yaml(folder, site.url("/own"), more=more)
        assert typed("run").code == 0
    return folder


def test_every_stage_has_its_say(ran: Path) -> None:
    done = typed("explain", LINK)
    assert done.code == 0
    for words in (
        PLANT,
        "id          tag:feeds.example,2026-01-01:",
        "source         acme/127.0.0.1-own (issuer, kind auto)",
        "/own, last read well 20",
        "published      2026-11-18T09:00:00+00:00",
        "precision      a moment",
        "date found     ",
        "identity       acme.example/news/1",
        "also known as  guid:/news/1",
        "dedupe         first of this story",
        "also told by (1)",
        f"= {PLANT} (as acme/127.0.0.1-own has it)",
        "company  acme  because of its own source",
        "topic    plants  because of title: plant",
        "feed     topics/plants  number 1 of 1",
        "feed     companies/acme  number 1 of 2",
    ):
        assert words in done.out, words
    assert "topics/trials" not in done.out


@pytest.mark.parametrize(
    "name",
    [
        "http://acme.example/news/1/?utm_source=mail#top",
        "www.acme.example/news/1",
        "https://wire.example/r/77",
        "the id",
    ],
)
def test_an_item_goes_by_any_of_its_names(ran: Path, name: str) -> None:
    known = typed("explain", LINK, "--json").json
    done = typed("explain", known["id"] if name == "the id" else name, "--json")
    assert (done.code, done.json) == (0, known)


def test_for_machines_it_is_one_document(ran: Path) -> None:
    story = typed("explain", LINK, "--json").json
    assert [entry["source"] for entry in story["entries"]] == ["acme/127.0.0.1-own", "wire"]
    assert story["entries"][0]["published_precision"] == "instant"
    assert story["topics"] == {"plants": "title: plant"}
    assert {"path": "companies/acme", "number": 1, "of": 2} in story["feeds"]
    assert story["rules_changed_since"] is False


def test_an_item_that_newer_ones_pushed_out_of_a_feed_is_told_so(ran: Path) -> None:
    path = ran / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "defaults: {feed_limit: 1}\n", encoding="utf-8")
    done = typed("explain", "https://www.acme.example/news/2")
    assert "feed     companies/acme  not in it: 1 are newer" in done.out


def test_topics_that_wait_for_the_next_run_are_told_so(ran: Path) -> None:
    path = ran / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[plant]", "[quarter]"), encoding="utf-8")
    assert "plants  because of title: plant (sources.yaml has changed since" in typed("explain", LINK).out


def test_an_unknown_link_gets_the_nearest_known_and_the_sources_of_its_host(ran: Path) -> None:
    done = typed("explain", "https://acme.example/news/11")
    assert (done.code, done.out) == (1, "")
    lines = [line.strip() for line in done.err.splitlines()]
    assert "is not in the store" in lines[0]
    assert lines.index(LINK) < lines.index("https://www.acme.example/news/2")
    assert "No source of sources.yaml is on acme.example." in lines
    own = typed("explain", "http://127.0.0.1/news/1")
    assert "feeds preview http://127.0.0.1" in own.err


def test_before_the_first_run_it_says_what_to_do_and_makes_no_store(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news")
    done = typed("explain", LINK)
    assert done.code == 1
    assert "feeds run" in done.err
    assert [path.name for path in folder.iterdir()] == ["sources.yaml"]


@pytest.mark.parametrize("nonsense", ["nonsense", "file:///etc/passwd", "http://", ""])
def test_what_is_no_link_is_a_mistake_or_unknown_but_never_a_crash(ran: Path, nonsense: str) -> None:
    done = typed("explain", nonsense)
    assert done.code == (1 if nonsense == "http://" else 2)
    assert "Traceback" not in done.err
