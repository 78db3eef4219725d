"""Stories of pages that scripts build: read with a real browser where there is one, told apart where there is none."""

import json
import os
from dataclasses import replace
from pathlib import Path

from feeds.model import Fetched, Request, Result
from feeds.render import ChromiumRenderer
from feeds.wiring.browser import rendering_of
from tests.builders import config, source
from tests.pages import article
from tests.render.conftest import needs_a_browser
from tests.server import page, serve
from tests.worlds import town

SHELL = (
    '<!DOCTYPE html><html lang="en"><head><title>News</title></head><body><div id="root"></div>'
    "<script>fetch('/api/news').then(answer => answer.json()).then(items => {"
    "document.getElementById('root').innerHTML = '<ul>' + items.map(item =>"
    "`<li><span>${item.day}</span> <a href='${item.path}'>${item.title}</a></li>`).join('') + '</ul>';});</script>"
    "</body></html>"
)
ITEMS = [
    {"path": f"/news/{n}", "title": f"Acme Pharma announces step {n} of its plan for Asia", "day": f"2026-10-{n:02}"}
    for n in range(9, 0, -1)
]


def test_a_page_built_by_script_says_what_it_needs_where_there_is_no_browser(tmp_path: Path) -> None:
    with serve({"/news": page(SHELL), "/api/news": page(json.dumps(ITEMS), "application/json")}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            outcome = t.run().outcomes[0]
            assert (outcome.result, outcome.error) == (Result.FAILED, "ScriptPageError")
            assert outcome.message
            assert "built by script" in outcome.message


def test_a_page_built_by_script_is_read_with_a_browser(tmp_path: Path) -> None:
    needs_a_browser()
    pages = {item["path"]: page(article(item["title"], item["day"])) for item in ITEMS}
    with serve({"/news": page(SHELL), "/api/news": page(json.dumps(ITEMS), "application/json"), **pages}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            with ChromiumRenderer(t.world.fetcher, os.environ) as renderer:
                t.world = replace(t.world, renderer=renderer)
                outcome = t.run().outcomes[0]
                assert (outcome.result, outcome.new) == (Result.READ, 9)
                assert t.run().outcomes[0].result is Result.UNCHANGED
            assert t.titles()[0] == ITEMS[0]["title"]


def test_commands_see_what_a_browser_makes_of_a_page() -> None:
    needs_a_browser()
    with serve({"/news": page(SHELL), "/api/news": page(json.dumps(ITEMS), "application/json")}) as site:
        with rendering_of(site.policy()) as fetcher:
            fetched = fetcher.fetch(Request(url=site.url("/news")))
            assert isinstance(fetched, Fetched)
            assert ITEMS[0]["title"].encode() in fetched.body
            plain = fetcher.fetch(Request(url=site.url("/api/news")))
            assert isinstance(plain, Fetched)
            assert plain.body == json.dumps(ITEMS).encode()
