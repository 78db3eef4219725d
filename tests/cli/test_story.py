"""`feeds story show|split|join`: one story looked at, joined and split by hand."""

from pathlib import Path

import feedparser
import pytest

from tests.cli.door import sources_yaml, typed
from tests.pages import atom
from tests.server import ATOM, page, serve

PLANT = "Acme opens a plant for cell therapies in Suzhou"
WIRED = "Acme Pharma: Acme Opens a Plant for Cell Therapies in Suzhou"
RESULTS = "Acme reports its third quarter"
OWN, WIRE, OTHER = "https://www.acme.example/news/1", "https://wire.example/r/77", "https://www.acme.example/news/2"


@pytest.fixture
def ran(folder: Path) -> Path:
    """A folder after a run in which a wire told the company's release under a link of its own."""
    own = atom(("/news/1", PLANT, "2026-11-18"), ("/news/2", RESULTS, "2026-11-02"))
    wire = atom(("/r/77", WIRED, "2026-11-19"), base="https://wire.example")
    with serve({"/own": page(own, ATOM), "/wire": page(wire, ATOM)}) as site:
        more = f"wires: [{{id: wire, url: '{site.url('/wire')}'}}]\n"
        sources_yaml(folder, site.url("/own"), more=more)
        assert typed("run").code == 0
    return folder


def links(folder: Path) -> list[str]:
    return [entry.link for entry in feedparser.parse((folder / "output/all.atom").read_bytes()).entries]


def test_a_story_is_shown_with_its_places_the_leading_one_first(ran: Path) -> None:
    done = typed("story", "show", WIRE)
    assert done.code == 0
    for words in (
        PLANT,
        "id          tag:feeds.example,2026-01-01:",
        "leads",
        f"link        {OWN}",
        "also told by (1)",
        WIRED,
    ):
        assert words in done.out, words
    shown = typed("story", "show", OWN, "--json").json
    assert [place["link"] for place in shown["places"]] == [OWN, WIRE]
    assert typed("story", "show", shown["id"], "--json").json == shown
    assert shown["revisions"] == shown["decisions"] == []


def test_a_place_that_is_split_off_becomes_a_story_of_its_own_in_the_feeds(ran: Path) -> None:
    assert sorted(links(ran)) == [OWN, OTHER]
    first = typed("story", "show", OWN, "--json").json["id"]
    done = typed("story", "split", WIRE)
    assert done.code == 0
    assert "documents written" in done.out
    assert sorted(links(ran)) == sorted([WIRE, OWN, OTHER])
    assert typed("story", "show", OWN, "--json").json["id"] == first
    (decision,) = typed("story", "show", OWN, "--json").json["decisions"]
    assert (decision["together"], decision["why"]) == (False, "split by hand")
    assert "split by hand" in typed("story", "show", WIRE).out


def test_two_that_are_joined_keep_the_older_id_and_the_other_tells_what_became_of_it(ran: Path) -> None:
    before = {link: typed("story", "show", link, "--json").json for link in (OWN, OTHER)}
    done = typed("story", "join", OWN, OTHER, "--json")
    assert done.code == 0
    (story,) = done.json["stories"]
    (buried,) = done.json["buried"]
    assert {story["id"], buried["id"]} == {one["id"] for one in before.values()}
    assert buried["successor"] == story["id"]
    assert len(links(ran)) == 1
    told = typed("story", "show", buried["id"])
    assert told.code == 0
    assert f"found to be one with {story['id']}" in told.out
    assert typed("story", "show", buried["id"], "--json").json == buried


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("split", OTHER), "is the only place of its story"),
        (("join", OWN, WIRE), "are one story already"),
        (("show", "https://www.acme.example/nothing"), "feeds explain https://www.acme.example/nothing"),
        (("split", "tag:nobody,2026:1"), "neither the link nor the id"),
        (("join", OWN, "nonsense"), "neither the link nor the id"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_next_step(ran: Path, arguments: tuple[str, ...], says: str) -> None:
    done = typed("story", *arguments)
    assert (done.code, done.out) == (1, "")
    assert says in done.err


def test_a_story_is_split_by_the_link_of_a_place_and_not_by_its_id(ran: Path) -> None:
    done = typed("story", "split", typed("story", "show", OWN, "--json").json["id"])
    assert done.code == 1
    assert f"Its places: {OWN} (acme/" in done.err
    assert typed("story", "split", WIRE, "--source", "nobody").code == 1
    assert typed("story", "split", WIRE, "--source", "wire").code == 0


def test_before_anything_was_read_there_is_no_story(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news")
    for words in (("show", OWN), ("split", OWN), ("join", OWN, OTHER)):
        done = typed("story", *words)
        assert done.code == 1
        assert "feeds run" in done.err
    assert not (folder / "feeds.db").exists()


def test_help_shows_the_three_words_and_examples() -> None:
    done = typed("story", "--help")
    assert done.code == 0
    for words in ("show", "split", "join", "Examples:", "feeds story split https://wire.example/2026/plant-opening"):
        assert words in done.out
