"""Chooses the real I/O: the only place that names the concrete classes behind the seams."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from feeds import __version__
from feeds.config import load
from feeds.fetch import HttpFetcher, user_agent_of
from feeds.model import Config, FetchPolicy, Outcome, RunReport
from feeds.pipeline import Wishes, World
from feeds.pipeline import run as run_pipeline
from feeds.protocols import Progress
from feeds.publish.files import FileOutput
from feeds.store import SqlStore
from feeds.store.lock import hold


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock that everyone else asks


class Silence:
    """A Progress nobody watches."""

    def started(self, sources: int) -> None:
        """Say nothing of how many sources are due."""

    def finished(self, outcome: Outcome) -> None:
        """Say nothing of how a source fared."""


def run(
    config: Config | Path | str,
    wishes: Wishes | None = None,
    *,
    progress: Progress | None = None,
    wait: float = 0.0,
) -> RunReport:
    """Make one Run of a configuration, or of the sources.yaml at a path, and return how it went.

    `wait`: seconds to wait for another process that is at work on the same store. Raises ConfigError, StoreError
    (StoreLockedError where the other process is not done in time) and OutputError; a source that fails is no error,
    but an Outcome of the report.
    """
    config = config if isinstance(config, Config) else load(Path(config))
    with world_of(config, progress=progress, wait=wait) as world:
        return run_pipeline(config, world, wishes)


@contextmanager
def world_of(config: Config, *, progress: Progress | None = None, wait: float = 0.0) -> Iterator[World]:
    """Open the store, under the lock that keeps other runs away, and a fetcher; close them when the block ends."""
    clock = SystemClock()
    with hold(config.store, wait), open_store(config) as store, fetcher_of(config.fetch) as fetcher:
        output = FileOutput(config.output)
        yield World(clock=clock, fetcher=fetcher, store=store, output=output, progress=progress or Silence())


@contextmanager
def open_store(config: Config) -> Iterator[SqlStore]:
    """Open the store for reading and writing; without the lock, for commands that only read."""
    store = SqlStore(config.store)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def fetcher_of(policy: FetchPolicy) -> Iterator[HttpFetcher]:
    """Open a fetcher that keeps to the policy."""
    fetcher = HttpFetcher(policy, SystemClock(), user_agent=user_agent_of(__version__, policy.contact))
    try:
        yield fetcher
    finally:
        fetcher.close()
