"""The doctor knows a refused page by the words of the visit that refused it."""

from pathlib import Path

from tests.builders import config, source
from tests.pages import newsroom
from tests.server import page, serve
from tests.test_redesigns import cards, pages_of, releases
from tests.worlds import town


def test_a_page_that_a_run_refused_is_known_as_such(tmp_path: Path) -> None:
    items = releases(1, 12)
    other = [(f"/events/{n}", f"Meet Acme Pharma at congress {n} in Vienna", f"2026-09-0{n}") for n in range(9, 0, -1)]
    with serve({"/news": page(newsroom(items)), **pages_of(items)}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            site.pages["/news"] = page(cards(other))
            assert t.run().outcomes[0].error == "ChangedPageError"
            state = t.world.store.states()["acme/news"]
            assert "but none of the" in (state.error or "")
