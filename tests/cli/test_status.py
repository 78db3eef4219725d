"""`feeds status` and `feeds check`: what is, without a run."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.door import on_terminal, sources_yaml, typed
from tests.pages import atom
from tests.server import ATOM, moved, page, serve, status

FEED = page(atom(("/news/1", "Acme opens a plant for cell therapies in Suzhou", "2026-11-18")), ATOM)


@pytest.fixture
def ran(folder: Path) -> Path:
    """A folder after a run: one source well, one failing, one moved for good, one never read."""
    with serve({"/a-good": FEED, "/bad": status(404), "/old": moved("/a-good"), "/z": FEED}) as site:
        sources_yaml(folder, site.url("/a-good"), site.url("/bad"), site.url("/old"))
        typed("run")
        sources_yaml(folder, *(site.url(path) for path in ("/a-good", "/bad", "/old", "/z-new")))
    return folder


def ends(sources: list[str]) -> list[str]:
    return [source.rpartition("-")[2] for source in sources]


def test_elsewhere_than_on_a_terminal_a_source_is_a_line_of_tabs(ran: Path) -> None:
    done = typed("status")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert done.code == 0
    assert rows[0] == ["source", "state", "last success", "last item", "items", "failures", "next check", "why"]
    assert {len(row) for row in rows} == {8}
    assert ends([row[0] for row in rows[1:]]) == ["bad", "new", "good", "old"]
    assert [row[1] for row in rows[1:]] == ["failing", "never read", "ok", "ok"]
    assert "404" in rows[1][7]
    assert "moved for good to" in rows[4][7]
    assert "\x1b" not in done.out


def test_for_machines_a_source_is_an_object_with_iso_times(ran: Path) -> None:
    done = typed("status", "--json")
    failing, never, well, gone = done.json
    assert (failing["failures"], failing["last_success"]) == (1, None)
    assert failing["error"].startswith("fetch: ")
    assert never["next_check"] is None
    assert well["kind"] == "auto"
    assert gone["moved_to"].endswith("/a-good")
    for name in ("last_check", "last_success", "last_item", "next_check"):
        assert "T" in well[name]
        assert datetime.fromisoformat(well[name]).tzinfo


@pytest.mark.parametrize("columns", [40, 60, 80, 160])
def test_on_a_terminal_it_fits_and_the_reasons_stand_below(ran: Path, columns: int) -> None:
    said = typed("--no-color", "status", columns=columns).out
    if columns == 80:
        assert on_terminal(columns, "--no-color", "status") == (0, said)
    table, _, below = said.partition("\nfailing  ")
    assert max(map(len, table.splitlines())) <= columns
    assert "failing ×1" in table
    assert "never read" in table
    assert "404" in below
    assert "feeds preview http://127.0.0.1" in below
    assert "moved    acme/" in below
    assert said.rstrip().endswith("4 sources: 2 well, 1 failing, 1 never read")
    assert "\x1b" not in said


def test_before_the_first_run_it_says_so_and_makes_no_store(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news")
    done = typed("status")
    assert done.code == 0
    assert "never read" in done.out
    assert [path.name for path in folder.iterdir()] == ["sources.yaml"]


def test_a_damaged_store_is_told(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news")
    (folder / "feeds.db").write_bytes(b"this is no database " * 500)
    for command in (["status"], ["explain", "https://www.acme.example/news/1"]):
        done = typed(*command)
        assert done.code == 2
        assert "feeds.db" in done.err
        assert "Traceback" not in done.err


# --------------------------------------------------------------------------- check and schema


def test_check_counts_what_a_right_file_holds(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news", more="topics: {a: {title: A, any: [x]}}\n")
    done = typed("check")
    assert (done.code, done.out) == (0, "sources.yaml is right: 1 company, 1 topic, 1 source, 3 feeds\n")
    counts = {"ok": True, "companies": 1, "topics": 1, "sources": 1, "feeds": 3}
    assert typed("check", "--json").json == counts


def test_check_tells_every_mistake_with_file_line_and_remedy(folder: Path) -> None:
    path = sources_yaml(folder, "https://www.acme.example/news", more="defaults: {every: 1 our}\ntopicks: {}\n")
    named = path.rename(folder / "mine.yaml")
    done = typed("check", "--config", "mine.yaml")
    assert done.code == 2
    assert done.out == ""
    assert 'mine.yaml:4 defaults.every: "1 our"' in done.err
    assert "mine.yaml:5 topicks" in done.err
    machine = typed("check", "-c", str(named), "--json")
    assert machine.code == 2
    assert [problem["line"] for problem in machine.json["problems"]] == [4, 5]


def test_the_file_may_be_named_in_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources_yaml(folder, "https://www.acme.example/news").rename(folder / "mine.yaml")
    monkeypatch.setenv("FEEDS_CONFIG", "mine.yaml")
    assert typed("check").code == 0


def test_schema_is_a_json_schema() -> None:
    assert json.loads(typed("schema").out)["$schema"].startswith("https://json-schema.org/")
