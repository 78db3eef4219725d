"""The walk through a Source's past, step by step; each step is stored before the next, so that a kill loses nothing."""

from dataclasses import dataclass, replace
from datetime import date

from feeds.backfill.likeness import strangeness
from feeds.backfill.pace import Paced
from feeds.backfill.pages import PastPage, Reader
from feeds.backfill.putting import Put, Putter, oldest_of
from feeds.backfill.records import End, Past, Report, Step, Wanted
from feeds.backfill.trail import Trail
from feeds.errors import EmptyExtractError, ExtractError, FeedsError, FetchError, HttpStatusError
from feeds.extractors.paging import Older, Way
from feeds.links import link_key
from feeds.model import Backfill, Item, Kind, Source, SourceState
from feeds.schedule import settings_of

_NO_WAY = "no way to older items was found: no next page, no row of pages, no archive"
NOTES = 10  # that are told
_MISSING = (400, 404, 410, 422)  # answered to the page after the last one


def backfill(source: Source, past: Past, wanted: Wanted) -> Report:
    """Read what is older than what a Source lists, page after page, and store what is not known yet.

    Goes on where an earlier call ended. Known entries stay as they are; old ones keep the dates they state. A server
    that refuses, and a page that cannot be read or believed, end the walk with a word of what to do; what was read
    before is stored. Raises StoreError.
    """
    before = None if wanted.again else past.store.backfill_of(source.id)
    if before is not None and before.next_url is None:
        return Report(
            source_id=source.id, end=End.NO_MORE, why=f"its past was read to the end on {before.at:%Y-%m-%d}",
            hint="To read it anew: --again.", oldest=before.oldest, total_pages=before.pages, total_items=before.items,
        )  # fmt: skip
    walk = _Walk(source, past, wanted, before or Backfill(source_id=source.id, next_url=None, at=past.clock.now()))
    try:
        end = walk.go()
    except (FetchError, ExtractError) as error:
        end = walk.stopped(error)
    return walk.report(end)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ended:
    end: End
    why: str
    hint: str | None = None


class _Walk:
    """One walk; what is asked next is always stored with what was found before it."""

    def __init__(self, source: Source, past: Past, wanted: Wanted, before: Backfill) -> None:
        state = past.store.states().get(source.id)
        self._state = state if state and state.reading == settings_of(source) else SourceState(source_id=source.id)
        self._source = source
        self._past = past
        self._wanted = wanted
        self._so_far = before
        self._paced = Paced(past.fetcher, past.pause)
        self._reader = Reader(
            source=source, fetcher=self._paced, wrapper=self._state.wrapper, site_names=past.site_names
        )
        self._putter = Putter(source, past, self._paced)
        self._trail = Trail(self._is_known)
        self._newest: list[Item] = []  # of the newest page, to tell a strange one by
        self._steps: list[Step] = []
        self._notes: list[str] = []
        self._doubtful: str | None = None  # a page that was linked, and gave nothing

    def go(self) -> _Ended:
        """Read the newest page for the way back, then one older page after the other."""
        wanted = self._wanted
        way = self._front(self._so_far.next_url)
        while way is not None and self._paced.refusal is None:
            if self._pages() >= wanted.pages:
                return _Ended(end=End.PAGES, why=f"as many pages as were wanted: {wanted.pages}")
            page = self._read(way)
            if page is None:
                way = self._other_way()
                continue
            way = self._stored(page, way)
            if wanted.since and _all_older(page.items, wanted.since):
                return _Ended(end=End.SINCE, why=f"all items of the last page are older than {wanted.since}")
        if self._paced.refusal is not None:  # by an article page
            return self.stopped(self._paced.refusal)
        if self._so_far.next_url not in (None, self._doubtful):
            return _Ended(end=End.PAGES, why="more article pages have to be read for titles than fit in one call")
        return _Ended(end=End.NO_MORE, why="nothing older is offered" if self._pages() else _NO_WAY)

    def _front(self, begun: str | None) -> Older | None:
        """Read the newest page; return where to go on: as remembered, else as the page says."""
        for url in dict.fromkeys(
            (self._state.chosen.url if self._state.chosen else self._source.url, self._source.url)
        ):
            page = self._read_front(url)
            if page.ways:
                break
        self._newest = page.items
        self._trail.is_new(self._putter.keys_of(page.items, page.url))
        if begun is None or self._trail.has(begun):
            return self._stored(page, Older(url=page.url, way=Way.NEXT, why="the newest page"), number=0)
        archives = [way for way in page.ways if way.way is Way.ARCHIVE]
        remembered = Older(url=begun, way=self._way(), why="where the last call ended")
        return self._trail.ahead([remembered, *archives], [])

    def _read_front(self, url: str) -> PastPage:
        page = self._reader.read(Older(url=url, way=self._way(), why="the newest page"))
        self._trail.visit(url, page.url)
        return page

    def _way(self) -> Way:
        return Way.CHAIN if self._source.kind is Kind.ARTICLE else Way.NEXT

    def _read(self, way: Older) -> PastPage | None:
        """Return an older page; None where it is past the last one, or gives nothing that was not seen on the walk."""
        self._trail.visit(way.url)
        try:
            page = self._reader.read(way)
        except HttpStatusError as error:
            if error.status not in _MISSING:
                raise
            self._dead_end(way, str(error))
            return None
        except EmptyExtractError as error:
            if way.way is not Way.COUNTED and error.hint != EmptyExtractError.hint:
                raise  # a check for robots, a login: not the end of the list
            self._dead_end(way, f"{way.url} holds no items")
            return None
        self._trail.visit(page.url)
        if not page.items:
            self._dead_end(way, f"{way.url} holds no items")
            return None
        strange = strangeness(self._newest, page.items)
        if strange:
            raise ExtractError(
                f"{way.url} does not look like a page of this source: {strange}",
                f"Look at it with `feeds preview {way.url}`.",
            )
        if not self._trail.is_new(self._putter.keys_of(page.items, page.url)):
            self._notes.append(f"{way.url} only repeats what other pages list")
            return None
        return page

    def _dead_end(self, way: Older, why: str) -> None:
        self._trail.failed()
        if way.way is not Way.COUNTED:  # where the way was counted on, this is how it ends
            self._doubtful = way.url
            self._notes.append(f"taken as the end: {why}")

    def _stored(self, page: PastPage, way: Older, number: int | None = None) -> Older | None:
        """Store a page with where to go on; return that."""
        number = self._pages() + 1 if number is None else number
        following = self._trail.ahead(page.ways, page.items)
        so_far = self._grown(page, following, is_older=number > 0)
        step = Step(number=number, url=way.url, why=way.why, oldest=oldest_of(page.items))
        for _ in range(self._wanted.pages):  # where only article pages tell the titles, some at a time
            put = self._putter.put(page.items, page.url, so_far)
            step = _step(step, put)
            self._so_far = put.so_far
            self._notes += put.notes
            if not put.left or self._paced.refusal is not None:
                break
        self._steps.append(step)
        if self._past.told:
            self._past.told(step)
        return following if self._so_far.next_url != page.url else None

    def _grown(self, page: PastPage, following: Older | None, *, is_older: bool) -> Backfill:
        before = self._so_far
        days = [day for day in (before.oldest, oldest_of(page.items)) if day]
        return replace(
            before,
            next_url=following.url if following else None,
            pages=before.pages + is_older,
            items=before.items + len(page.items),
            oldest=min(days, default=None),
            at=self._past.clock.now(),
        )

    def _other_way(self) -> Older | None:
        """Return another way after one that led to nothing, and remember it.

        Where there is none, a page that was linked and gave nothing is tried once more by the next call.
        """
        following = self._trail.ahead((), [])
        next_url = following.url if following else self._doubtful
        self._so_far = replace(self._so_far, next_url=next_url, at=self._past.clock.now())
        with self._past.store.turn(self._source.id) as turn:
            turn.remember_backfill(self._so_far)
        return following

    def _pages(self) -> int:
        return sum(step.number > 0 for step in self._steps)

    def _is_known(self, url: str) -> bool:
        return bool(self._past.store.known(self._source.id, [link_key(url)]))

    def stopped(self, error: FeedsError) -> _Ended:
        """Return how an error ends the walk."""
        refused = error is self._paced.refusal
        again = f"Call again later: it goes on from {self._so_far.next_url}." if self._so_far.next_url else ""
        hint = " ".join(text for text in ("" if refused and again else error.hint, again) if text)
        return _Ended(end=End.REFUSED if refused else End.FAILED, why=str(error), hint=hint or None)

    def report(self, ended: _Ended) -> Report:
        """Return what the walk came to."""
        return Report(
            source_id=self._source.id,
            end=ended.end,
            why=ended.why,
            hint=ended.hint,
            steps=tuple(self._steps),
            next_url=self._so_far.next_url,
            oldest=self._so_far.oldest,
            total_pages=self._so_far.pages,
            total_items=self._so_far.items,
            requests=self._paced.requests,
            notes=_few(list(dict.fromkeys(self._notes))),
        )


def _step(step: Step, put: Put) -> Step:
    return replace(
        step,
        found=put.outcome.found,
        new=step.new + put.outcome.new,
        duplicates=step.duplicates + put.outcome.duplicates,
        left=put.left,
    )


def _few(notes: list[str]) -> tuple[str, ...]:
    """Return the first notes, and how many more there are."""
    more = [f"and {len(notes) - NOTES} more of this sort"] if len(notes) > NOTES else []
    return (*notes[:NOTES], *more)


def _all_older(items: list[Item], since: date) -> bool:
    days = [item.published.date() for item in items if item.published]
    return bool(days) and all(day < since for day in days)
