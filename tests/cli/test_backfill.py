"""`feeds backfill`: what it says, what it leaves behind, how it ends."""

from pathlib import Path

import pytest

from feeds.store.lock import hold
from tests.backfill.newsrooms import english_site
from tests.cli.door import sources_yaml, typed
from tests.server import serve, status


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were asked for; none of them is waited for."""
    asked: list[float] = []
    monkeypatch.setattr("feeds.wiring.past.time.sleep", asked.append)
    return asked


def test_it_tells_of_each_page_and_writes_the_feeds(folder: Path, pauses: list[float]) -> None:
    with serve({"/news": english_site(4)}) as site:
        sources_yaml(folder, site.url("/news"))
        done = typed("backfill", "acme")
    assert done.code == 0
    assert len([line for line in done.err.splitlines() if ": page " in line]) == 3
    assert "3 older pages read, 40 new; 3 pages with 40 items in all; back to 2025-12-02" in done.out
    assert "ended: nothing older is offered" in done.out
    assert "documents written" in done.out
    assert (folder / "output/all.atom").read_text(encoding="utf-8").count("<entry>") == 40
    assert pauses == [2.0, 2.0, 2.0]


def test_called_again_it_goes_on_and_then_says_that_it_is_done(folder: Path) -> None:
    with serve({"/news": english_site(4)}) as site:
        sources_yaml(folder, site.url("/news"))
        first = typed("backfill", "acme", "--pages", "1")
        assert first.code == 0
        assert "Called again, it goes on from http" in first.out
        assert typed("backfill", "acme").code == 0
        done = typed("backfill", "acme")
        assert done.code == 0
        assert "its past was read to the end on 20" in done.out
        assert "--again" in done.out
        assert typed("backfill", "acme", "--again", "--json").json["sources"][0]["pages"] == 3


def test_back_to_a_day(folder: Path) -> None:
    with serve({"/news": english_site(9)}) as site:
        sources_yaml(folder, site.url("/news"))
        done = typed("backfill", "acme", "--since", "2026-06-01", "--json")
    assert done.code == 0
    report = done.json["sources"][0]
    assert (report["end"], report["pages"], report["new"], report["oldest"]) == ("since", 2, 30, "2026-03-02")
    assert [step["number"] for step in report["steps"]] == [0, 1, 2]
    assert "all.atom" in done.json["written"]["changed"]


def test_a_server_that_has_enough_ends_it_with_1_and_with_what_to_do(folder: Path) -> None:
    with serve({"/news": english_site(9), "/news?page=3": status(429, retry_after="60")}) as site:
        sources_yaml(folder, site.url("/news"))
        done = typed("backfill", "acme")
    assert done.code == 1
    assert "429" in done.out
    assert "Call again later: it goes on from" in done.out
    assert (folder / "output/all.atom").exists()


def test_mistakes_run_nothing(folder: Path) -> None:
    sources_yaml(folder, "http://127.0.0.1:9/news")
    assert typed("backfill", "acne").code == 2
    assert typed("backfill", "acme", "--since", "last week").code == 2
    assert typed("backfill", "acme", "--pages", "0").code == 2
    with hold(f"sqlite:///{folder}/feeds.db"):
        done = typed("backfill", "acme")
    assert done.code == 2
    assert "--wait" in done.err


def test_a_day_in_another_writing_is_told_how_to_write_it(folder: Path) -> None:
    sources_yaml(folder, "http://127.0.0.1:9/news")
    done = typed("backfill", "acme", "--since", "31.1.2026")
    assert done.code == 2
    assert "2026-01-31" in done.err
