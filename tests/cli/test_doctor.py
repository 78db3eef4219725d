"""`feeds doctor`: what it says, and how it ends."""

from pathlib import Path

from tests.cli.door import sources_yaml, typed
from tests.pages import newsroom
from tests.server import page, serve, status

NEWS = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", f"2026-11-{n:02}") for n in range(12, 0, -1)]


def test_a_source_that_is_well_ends_with_0(folder: Path) -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        sources_yaml(folder, site.url("/news"))
        done = typed("doctor", "acme")
        assert done.code == 0
        assert done.out.splitlines()[0].endswith("/news: all well")
        assert "fine   12 items found" in done.out
        assert "-> feeds run --source acme/" in done.out  # it was never read
        assert sorted(path.name for path in folder.iterdir()) == ["sources.yaml"]


def test_a_source_that_is_blocked_ends_with_1_and_what_to_do(folder: Path) -> None:
    with serve({"/news": status(403)}) as site:
        sources_yaml(folder, site.url("/news"))
        done = typed("doctor", site.url("/news"))
    assert done.code == 1
    assert ": 1 thing wrong" in done.out
    assert "wrong" in done.out
    assert "403" in done.out
    assert "->" in done.out


def test_an_address_that_is_no_source_needs_no_sources_yaml(folder: Path) -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        done = typed("doctor", site.url("/news"), "--allow", "127.0.0.1", "--json")
        assert done.code == 0
        assert typed("doctor", site.url("/news")).code == 1  # not public
    report = done.json[0]
    assert (report["source"], report["items"], report["dated"], report["well"]) == (None, 12, 12, True)
    assert {"code", "grade", "what", "step"} == set(report["findings"][0])
    assert list(folder.iterdir()) == []


def test_what_is_neither_source_nor_address_runs_nothing(folder: Path) -> None:
    done = typed("doctor", "acne")
    assert done.code == 2
    sources_yaml(folder, "http://127.0.0.1:9/news")
    done = typed("doctor", "acne")
    assert done.code == 2
    assert "Did you mean acme?" in done.err
    assert typed("doctor", "http://", "--json").code == 2


def test_words_of_a_page_cannot_give_orders_to_a_terminal(folder: Path) -> None:
    with serve(
        {"/news": page("\x1b[2J<html lang='\x1b[31m'><title>\x1b]0;x\x07</title><body>\x1b[2J</body></html>")}
    ) as site:
        sources_yaml(folder, site.url("/news"))
        done = typed("doctor", "acme")
    assert done.code == 1
    assert "\x1b" not in done.out + done.err
