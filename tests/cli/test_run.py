"""`feeds run`: what it says, what it leaves behind, how it ends."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from feeds.store.lock import hold
from tests.cli.door import sources_yaml, typed
from tests.pages import atom
from tests.server import ATOM, Site, page, serve, status

PLANT = ("/news/1", "Acme opens a plant for cell therapies in Suzhou", "2026-11-18")
TRIAL = ("/news/2", "Acme begins a trial of its vaccine in Kenya", "2026-11-19")
FEED = page(atom(PLANT), ATOM)


def two_sources(folder: Path, site: Site) -> None:
    sources_yaml(folder, site.url("/good"), site.url("/bad"))


def test_a_run_says_at_a_glance_what_came_of_it(folder: Path) -> None:
    with serve({"/good": FEED, "/bad": status(404)}) as site:
        two_sources(folder, site)
        done = typed("run")
    assert done.code == 1
    assert "2 sources visited: 1 read, 0 unchanged, 1 failed\n" in done.out
    assert "1 item found: 1 new, 0 changed, 0 duplicates" in done.out
    assert "2 feeds with 1 stories" in done.out
    failure = done.out.splitlines()[-2:]
    assert failure[0].startswith("failed  acme/")
    assert "404" in failure[0]
    assert failure[1].strip()  # what to do
    assert len([line for line in done.err.splitlines() if "acme/" in line]) == 2


def test_a_run_with_nothing_due_says_when_something_will_be(folder: Path) -> None:
    with serve({"/good": FEED}) as site:
        sources_yaml(folder, site.url("/good"))
        typed("run")
        done = typed("run")
        assert site.asked("/good") == 1
    assert done.code == 0
    assert re.search(r"No source is due: the next check is in (59|60) min, at 20\d\d-\d\d-\d\dT\d\d:\d\dZ\.", done.out)
    assert "0 documents written" in done.out
    assert "visited" not in done.out


def test_for_machines_a_run_is_one_document_with_iso_times_and_plain_words(folder: Path) -> None:
    with serve({"/good": FEED, "/bad": status(404)}) as site:
        two_sources(folder, site)
        done = typed("run", "--json")
    report = done.json
    assert done.code == 1
    assert [outcome["result"] for outcome in report["outcomes"]] == ["read", "failed"]
    assert report["outcomes"][1]["stage"] == "fetch"
    for name in ("started", "finished", "next_check"):
        assert "T" in report[name]
        assert datetime.fromisoformat(report[name]).tzinfo
    assert "all.atom" in report["written"]["changed"]
    assert report["dry"] is False
    assert "would_be_new" not in report


# --------------------------------------------------------------------------- dry runs


def test_a_dry_run_tells_what_would_be_new_and_leaves_nothing(folder: Path) -> None:
    with serve({"/good": page(atom(PLANT, TRIAL), ATOM)}) as site:
        sources_yaml(folder, site.url("/good"))
        done = typed("run", "--dry-run")
        assert done.code == 0
        assert "dry run: nothing was stored or written" in done.out
        listed = done.out.partition("would be new:\n")[2]
        assert PLANT[1] in listed
        assert TRIAL[1] in listed
        assert "2026-11-18" in listed
        assert sorted(path.name for path in folder.iterdir()) == ["sources.yaml"]
        again = typed("run", "--dry-run", "--json").json
        assert [entry["title"] for entry in again["would_be_new"]] == [PLANT[1], TRIAL[1]]
        assert again["would_be_new"][0]["companies"] == ["acme"]
        assert again["next_check"] is None


def test_a_dry_run_does_not_call_new_what_is_stored(folder: Path) -> None:
    with serve({"/good": FEED}) as site:
        sources_yaml(folder, site.url("/good"))
        typed("run")
        before = {path: path.read_bytes() for path in (folder / "output").rglob("*.atom")}
        site.pages["/good"] = page(atom((PLANT[0], "Acme opens its plant in Suzhou", PLANT[2]), TRIAL), ATOM)
        done = typed("run", "--dry-run", "--force", "--json")
        assert [entry["title"] for entry in done.json["would_be_new"]] == [TRIAL[1]]
        assert done.json["outcomes"][0]["changed"] == 1
        assert {path: path.read_bytes() for path in (folder / "output").rglob("*.atom")} == before
        assert typed("run", "--force", "--json").json["outcomes"][0]["new"] == 1


def test_a_dry_run_of_much_news_shows_some_and_counts_the_rest(folder: Path) -> None:
    told = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", "2026-11-10") for n in range(40)]
    with serve({"/good": page(atom(*told), ATOM)}) as site:
        sources_yaml(folder, site.url("/good"))
        done = typed("run", "--dry-run")
    assert done.out.count("Acme reports step") == 30
    assert "and 10 more" in done.out


# --------------------------------------------------------------------------- choosing sources


@pytest.mark.parametrize("wanted", ["acme", "acme/*good", "http://127.0.0.1:{port}/good"])
def test_a_source_is_chosen_by_its_owner_a_pattern_or_its_address(folder: Path, wanted: str) -> None:
    with serve({"/good": FEED, "/bad": FEED}) as site:
        two_sources(folder, site)
        done = typed("run", "--source", wanted.format(port=site.port), "--json")
        assert done.code == 0
        assert len(done.json["outcomes"]) == (2 if wanted == "acme" else 1)
        assert site.asked("/good") == 1


def test_an_unknown_source_runs_nothing_and_names_the_likely_one(folder: Path) -> None:
    sources_yaml(folder, "http://127.0.0.1:9/good")
    done = typed("run", "--source", "acne")
    assert done.code == 2
    assert "there is no source 'acne'" in done.err
    assert "Did you mean acme?" in done.err
    assert [path.name for path in folder.iterdir()] == ["sources.yaml"]


# --------------------------------------------------------------------------- locked, stopped, broken


@pytest.mark.parametrize(("wait", "words"), [("0", "--wait"), ("0.2", "within 0.2 seconds")])
def test_a_second_run_leaves_with_a_word_and_code_2(folder: Path, wait: str, words: str) -> None:
    sources_yaml(folder, "http://127.0.0.1:9/good")
    with hold(f"sqlite:///{folder}/feeds.db"):
        done = typed("run", "--wait", wait)
    assert done.code == 2
    assert words in done.err
    assert done.out == ""
    assert not (folder / "output").exists()


def test_a_bug_is_told_as_one_and_not_as_a_failed_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources_yaml(folder, "http://127.0.0.1:9/good")

    def broken(*_: object) -> None:
        raise RuntimeError("\x1b[2Jnever thought of")

    monkeypatch.setattr("feeds.cli.run.code_of", broken)
    done = typed("run", "--source", "acme")
    assert done.code == 2
    assert "never thought of" in done.err
    assert "report it" in done.err
    assert "\x1b" not in done.err
