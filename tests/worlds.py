"""Whole worlds for stories of a Run: a clock that a test moves, real HTTP, a real database, a real output folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from feeds.fetch import HttpFetcher
from feeds.model import Config, Outcome, RunReport, Story
from feeds.pipeline import Wishes, World, run
from feeds.publish.files import FileOutput
from feeds.store import SqlStore
from tests.builders import NOON, spec


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class Watcher:
    """A Progress that remembers what it was told."""

    due: list[int] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def started(self, sources: int) -> None:
        self.due.append(sources)

    def finished(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)


@dataclass
class Town:
    """A configuration and the world it runs in."""

    config: Config
    world: World
    clock: Clock

    def run(self, *, later: float = 2.0, **wishes: bool) -> RunReport:
        """Make a run, some hours after whatever was before."""
        self.clock.move(hours=later)
        return run(self.config, self.world, Wishes(**wishes))  # type: ignore[arg-type]  # only the boolean wishes

    def stories(self) -> list[Story]:
        """Return what is stored, newest first."""
        return self.world.store.stories(spec(limit=1000))

    def titles(self) -> list[str]:
        return [story.lead.title for story in self.stories()]

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Return the bytes and the time of change of every file that is published."""
        output = self.config.output
        return {
            str(path.relative_to(output)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(output.rglob("*"))
            if path.is_file()
        }


@contextmanager
def town(config: Config, clock: Clock | None = None) -> Iterator[Town]:
    """Open the real store, fetcher and output of a configuration."""
    clock = clock or Clock()
    store = SqlStore(config.store)
    try:
        with HttpFetcher(config.fetch, clock, user_agent="feeds/test") as fetcher:
            output = FileOutput(Path(config.output))
            world = World(clock=clock, fetcher=fetcher, store=store, output=output, progress=Watcher())
            yield Town(config, world, clock)
    finally:
        store.close()
