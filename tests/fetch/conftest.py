"""Fetchers for tests: closed afterwards, standing at a fixed moment."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

from feeds.fetch import HttpFetcher
from feeds.model import FetchPolicy

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class StillClock:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


FetcherOf = Callable[..., HttpFetcher]


@pytest.fixture
def fetcher_of() -> Iterator[FetcherOf]:
    """Make a fetcher of a policy; further arguments as HttpFetcher takes them."""
    with ExitStack() as stack:

        def make(policy: FetchPolicy, **options: Any) -> HttpFetcher:
            options.setdefault("user_agent", "feeds/test")
            return stack.enter_context(HttpFetcher(policy, StillClock(), **options))

        yield make
