"""Which Chromium is used, and what is said where there is none."""

import os
from pathlib import Path

import pytest

from feeds.errors import ScriptPageError
from feeds.model import Fetched, FetchPolicy, Request
from feeds.render import ChromiumRenderer, chromium, executable_of, missing
from feeds.render.chromium import launch_options
from feeds.wiring.browser import renderer_of
from tests.render.conftest import NOW


class NoFetcher:
    """A Fetcher that must not be asked."""

    def fetch(self, request: Request) -> Fetched:
        raise AssertionError(request.url)


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="ascii")
    path.chmod(0o755)
    return str(path)


def test_the_one_that_is_named_comes_before_those_on_the_path(tmp_path: Path) -> None:
    named, other = program(tmp_path, "mine"), program(tmp_path, "google-chrome")
    assert executable_of({"PATH": str(tmp_path)}) == other
    assert executable_of({"PATH": str(tmp_path), "FEEDS_CHROMIUM": named}) == named
    first = program(tmp_path, "chromium")
    assert executable_of({"PATH": str(tmp_path)}) == first
    assert executable_of({"PATH": "/nonexistent"}) is None


def test_what_is_missing_is_said_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    what, hint = missing({"PATH": "/nonexistent"}) or ("", "")
    assert "no Chromium" in what
    assert "apt-get install chromium" in hint
    what, _ = missing({"PATH": "/nonexistent", "FEEDS_CHROMIUM": "/opt/chrome"}) or ("", "")
    assert "FEEDS_CHROMIUM names /opt/chrome" in what
    monkeypatch.setattr(chromium, "find_spec", lambda _: None)
    what, hint = missing(os.environ) or ("", "")
    assert "`browser` is not installed" in what
    assert "pip install 'feeds[browser]'" in hint


def test_a_page_that_needs_what_is_not_there_is_an_error_that_says_so() -> None:
    page = Fetched(url="https://a.example/news", final_url="https://a.example/news", body=b"", fetched_at=NOW)
    renderer = ChromiumRenderer(NoFetcher(), {"PATH": "/nonexistent"})
    with renderer, pytest.raises(ScriptPageError, match="no Chromium") as caught:
        renderer.render(page.url, page)
    assert "https://a.example/news is built by script" in str(caught.value)
    assert "apt-get install chromium" in caught.value.hint


def test_the_browser_is_given_no_way_to_a_network_and_none_of_our_secrets() -> None:
    options = launch_options("/usr/bin/chromium", {"PATH": "/bin", "HOME": "/root", "DATABASE_PASSWORD": "s3cret"})
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in options["args"]
    assert options["env"] == {"PATH": "/bin", "HOME": "/root"}


def test_its_sandbox_is_off_only_where_it_cannot_be_or_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert launch_options("x", {})["chromium_sandbox"] is True
    assert launch_options("x", {"FEEDS_CHROMIUM_SANDBOX": "0"})["chromium_sandbox"] is False
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert launch_options("x", {})["chromium_sandbox"] is False


def test_wiring_opens_a_renderer_that_has_started_nothing_yet() -> None:
    with renderer_of(FetchPolicy(), NoFetcher()) as renderer:
        renderer.close()
