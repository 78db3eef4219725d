"""The fetcher."""

from collections.abc import Iterator
from contextlib import contextmanager

from feeds import __version__
from feeds.fetch import HttpFetcher, user_agent_of
from feeds.model import FetchPolicy
from feeds.wiring.clock import SystemClock


@contextmanager
def fetcher_of(policy: FetchPolicy) -> Iterator[HttpFetcher]:
    """Open a fetcher that keeps to the policy."""
    fetcher = HttpFetcher(policy, SystemClock(), user_agent=user_agent_of(__version__, policy.contact))
    try:
        yield fetcher
    finally:
        fetcher.close()
