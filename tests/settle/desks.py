"""A desk at which entries arrive: the real settler over a real store, a visit for each call."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from feeds.classify import Classifier
from feeds.dedupe import judge
from feeds.model import Config, Entry, Outcome, Result, Role, SourceState, Story
from feeds.settle import Settler, reindex
from feeds.settle.gathering import place_of
from feeds.store import SqlStore
from feeds.visit import Arrival, Visit
from tests.builders import NOON, company, config, entry, source, stated

ACME, BOLT = company("Acme Pharma"), company("Bolt Therapeutics", aliases=("Bolt",))
SOURCES = (
    source("acme/news"),
    source("acme/ir", role=Role.INVESTORS),
    source("bolt/news", company="bolt", name="Bolt"),
    source("wire", company=None, role=Role.WIRE, name="Wire"),
    source("wire2", company=None, role=Role.WIRE, name="Other wire"),
    source("press", company=None, role=Role.PRESS, name="Daily"),
)
ROLES = {one.id: one.role for one in SOURCES}


def told(source_id: str, title: str, day: str = "2026-11-19", **facts: object) -> Entry:
    """Return an Entry as a source tells it; its key is made of both where none is given."""
    key = str(facts.pop("key", f"{source_id.replace('/', '.')}.example/{title.lower().replace(' ', '-')}"))
    return entry(
        title,
        **{
            "source_id": source_id,
            "key": key,
            "link": f"https://{key}",
            "role": ROLES[source_id],
            "published": stated(day),
            **facts,
        },
    )


class Desk:
    """Settles what arrives, and remembers every id that was ever published."""

    def __init__(self, settings: Config, store: SqlStore) -> None:
        self.store = store
        self.settler = Settler(publisher=settings.publisher, classifier=Classifier(settings))
        self.ids: set[str] = set()
        self.now = NOON

    def arrive(self, *entries: Entry, absent: tuple[str, ...] | None = None, **facts: object) -> Outcome:
        """Bring in what one source lists, newest first; what it told before is judged by that."""
        source_id = entries[0].source_id if entries else str(facts.pop("source_id"))
        known = self.store.known(source_id, [one.key for one in entries])
        arrivals = tuple(Arrival(entry=one, verdict=judge(one, known.get(one.key))) for one in entries)
        visit = Visit(
            source=next(one for one in SOURCES if one.id == source_id),
            outcome=Outcome(source_id=source_id, result=Result.READ),
            state=SourceState(source_id=source_id, checked_at=self.now),
            arrivals=arrivals,
            absent=absent,
        )
        with self.store.turn(source_id) as turn:
            outcome = self.settler.settle(replace(visit, **facts), turn)  # type: ignore[arg-type]
        self.ids |= {story.id for story in self.stories()}
        return outcome

    def later(self, **span: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**span)
        return self.now

    def stories(self) -> list[Story]:
        """Return what is published, in the order in which it was met."""
        return [story for story in self.store.every_story() if story.withdrawn is None]

    def groups(self) -> list[list[str]]:
        """Return the links of each Story, the lead's first, in one order."""
        return sorted([entry.link for entry in story.entries] for story in self.stories())

    def story(self, of: Entry) -> Story:
        """Return the Story that an Entry is in."""
        return next(story for story in self.store.every_story() if place_of(of) in map(place_of, story.entries))

    def lost(self) -> set[str]:
        """Return ids that were published, and are neither published now nor told what became of them."""
        return self.ids - {story.id for story in self.stories()} - {one.id for one in self.store.tombstones(10_000)}


@cache
def empty_store() -> bytes:
    """Return the bytes of a store that nothing was put into."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "feeds.db"
        SqlStore(f"sqlite:///{path}").close()
        return path.read_bytes()


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """Open a desk over a new store in the folder."""
    settings = config(folder, *SOURCES, companies={"acme": ACME, "bolt": BOLT})
    (folder / "feeds.db").write_bytes(empty_store())  # to set one up takes a second
    with SqlStore(settings.store) as store:
        opened = Desk(settings, store)
        reindex(store, opened.settler, NOON)
        yield opened


def arrive_each(opened: Desk, entries: Sequence[Entry]) -> None:
    """Bring entries in one by one, each by a visit of its source."""
    for one in entries:
        opened.arrive(one)
