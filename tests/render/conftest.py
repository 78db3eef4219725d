"""A renderer with a real Chromium: absent on a user's machine it is done without, in CI it has to be there."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from feeds.fetch import HttpFetcher
from feeds.model import Fetched, NotModified, Request
from feeds.protocols import Fetcher
from feeds.render import ChromiumRenderer, Limits, missing
from tests.samples import do_without
from tests.server import Site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class StillClock:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


def needs_a_browser() -> None:
    """Skip, or in CI fail, where pages cannot be rendered."""
    lacking = missing(os.environ)
    if lacking is not None:
        do_without(f"pages cannot be rendered: {lacking[0]}")


Render = Callable[..., Fetched]


class Switch:
    """A Fetcher that is another one for each test, so that one browser serves them all."""

    def __init__(self) -> None:
        self.to: Fetcher | None = None

    def fetch(self, request: Request) -> Fetched | NotModified:
        if self.to is None:
            raise AssertionError("a page of another test still asks")
        return self.to.fetch(request)


@pytest.fixture(scope="session")
def browser() -> Iterator[tuple[Switch, ChromiumRenderer]]:
    """Start one browser."""
    needs_a_browser()
    switch = Switch()
    with ChromiumRenderer(switch, os.environ, Limits(seconds=8)) as renderer:
        yield switch, renderer


@pytest.fixture
def render(browser: tuple[Switch, ChromiumRenderer]) -> Render:
    """Fetch a page of a server, and return it as its scripts make it out."""
    switch, shared = browser

    def rendered(site: Site, path: str = "/", *, limits: Limits | None = None, hosts: tuple[str, ...] = ()) -> Fetched:
        with HttpFetcher(site.policy(*hosts), StillClock(), user_agent="feeds/test") as fetcher:
            plain = fetcher.fetch(Request(url=f"http://{hosts[0]}{path}" if hosts else site.url(path)))
            assert isinstance(plain, Fetched)
            if limits is None:
                switch.to = fetcher
                return shared.render(plain.url, plain)
            with ChromiumRenderer(fetcher, os.environ, limits) as renderer:
                return renderer.render(plain.url, plain)

    return rendered
