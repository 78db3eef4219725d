"""All of it together: one run of a configuration against the real world."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from feeds.config import load
from feeds.model import Config, Outcome, RunReport, Story
from feeds.pipeline import Wishes, World
from feeds.pipeline import run as run_pipeline
from feeds.protocols import Progress
from feeds.publish.files import FileOutput
from feeds.store.lock import hold
from feeds.wiring.browser import renderer_of
from feeds.wiring.clock import SystemClock
from feeds.wiring.memory import is_begun, open_store
from feeds.wiring.rehearsal import Rehearsal
from feeds.wiring.web import fetcher_of


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
    if wishes is not None and wishes.dry:
        return rehearse(config, wishes, progress=progress, wait=wait)[0]
    with world_of(config, progress=progress, wait=wait) as world:
        return run_pipeline(config, world, wishes)


def rehearse(
    config: Config, wishes: Wishes, *, progress: Progress | None = None, wait: float = 0.0
) -> tuple[RunReport, list[Story]]:
    """Make one Run that leaves no trace; return how it went and the Stories that would be new.

    Each source is settled by itself: a release that two of them tell, neither of it stored yet, comes twice.
    """
    new: dict[str, Story] = {}

    def note(story: Story) -> None:
        new.setdefault(story.id, story)

    with _begun(config) as begun, world_of(begun, progress=progress, wait=wait) as world:
        report = run_pipeline(begun, replace(world, store=Rehearsal(world.store, note)), replace(wishes, dry=True))
    return report, list(new.values())


@contextmanager
def _begun(config: Config) -> Iterator[Config]:
    """Yield the configuration; where there is no store yet, with one that is gone afterwards."""
    if is_begun(config):
        yield config
        return
    with tempfile.TemporaryDirectory(prefix="feeds-rehearsal-") as folder:
        yield replace(config, store=f"sqlite:///{folder}/feeds.db")


@contextmanager
def world_of(config: Config, *, progress: Progress | None = None, wait: float = 0.0) -> Iterator[World]:
    """Open the store, under the lock that keeps other runs away, and a fetcher; close them when the block ends."""
    clock = SystemClock()
    with (
        hold(config.store, wait),
        open_store(config) as store,
        fetcher_of(config.fetch) as fetcher,
        renderer_of(config.fetch, fetcher) as renderer,
    ):
        yield World(
            clock=clock,
            fetcher=fetcher,
            store=store,
            output=FileOutput(config.output),
            progress=progress or Silence(),
            renderer=renderer,
        )
