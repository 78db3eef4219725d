"""One visit to a Source: fetch, extract, normalise, and read the article pages of what is new. Stores nothing."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from feeds.dedupe import judge
from feeds.errors import (
    ChangedPageError,
    ConnectError,
    DeadlineError,
    EmptyExtractError,
    ExtractError,
    FeedsError,
    FetchError,
    HttpStatusError,
    StoreError,
)
from feeds.extractors.page import Page
from feeds.model import (
    Entry,
    Extraction,
    Fetched,
    Item,
    Kind,
    Known,
    NotModified,
    Outcome,
    Request,
    Result,
    Source,
    SourceState,
    Stage,
    Validators,
    Verdict,
)
from feeds.normalise import complete, entry_of, keys_of
from feeds.normalise.entries import provisional_title
from feeds.protocols import Clock, Fetcher
from feeds.reading import newest, page_of, read_page
from feeds.schedule import next_check, settings_of
from feeds.text import letters

ARTICLES = 20  # article pages read in one visit; the rest wait for the next, so that a first visit harms no server
ATTEMPTS = 3  # times an article page is asked for before its entry is taken as it is
SITEMAPS = 5  # children of a sitemap index read in one visit
FAMILIAR = 5  # items a listing must have had before "none of them is left" says anything

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """An Entry as a visit brought it, beside what was known of it."""

    entry: Entry
    verdict: Verdict
    completed: bool = False  # its article page was read, or given up, in this visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What one visit brought."""

    source: Source
    outcome: Outcome
    state: SourceState  # to be remembered, with the time of the next check
    arrivals: tuple[Arrival, ...] = ()  # newest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What a visit needs of the world."""

    fetcher: Fetcher
    clock: Clock
    known: Callable[[str, Iterable[str]], dict[str, Known]]  # Store.known
    site_names: Mapping[str, tuple[str, ...]]  # by source id: names its titles may end with
    seen_at: datetime  # when this run first sees what it sees: one instant, whichever server answers first
    force: bool = False  # read even what has not changed, and accept a page with none of the known items


def visit(source: Source, state: SourceState | None, tools: Tools) -> Visit:
    """Visit one Source; every expected failure becomes the Outcome, with the stage it happened in."""
    started = tools.clock.now()
    state = _current(source, state)
    counted = _Counted(tools.fetcher)
    visitor = _Visitor(source, state, replace(tools, fetcher=counted))
    try:
        brought = visitor.go()
    except StoreError:
        raise  # not this source's failure: nothing can go on without the store
    except FeedsError as error:
        brought = _failed(source, state, error, started)
    except Exception as error:
        # The border of a visit: a bug in reading one source must not cost the others their turn.
        log.exception("bug while reading source=%s", source.id)
        brought = _failed(source, state, error, started)
    now = tools.clock.now()
    outcome = replace(
        brought.outcome,
        requests=counted.requests,
        seconds=(now - started).total_seconds(),
        notes=tuple(visitor.notes),
        retry_after=brought.outcome.retry_after or visitor.retry_after,
    )
    check = next_check(source, outcome, brought.state.failures, now)
    return replace(brought, outcome=outcome, state=replace(brought.state, checked_at=now, next_check=check))


class _Counted:
    """A Fetcher that counts what it was asked."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self.requests = 0

    def fetch(self, request: Request) -> Fetched | NotModified:
        self.requests += 1
        return self._fetcher.fetch(request)


class _Visitor:
    """The steps of one visit, in order."""

    def __init__(self, source: Source, state: SourceState, tools: Tools) -> None:
        self._source = source
        self._state = state
        self._tools = tools
        self._site_names = tools.site_names.get(source.id, ())
        self.notes: list[str] = []  # for people
        self.retry_after: float | None = None  # seconds the server of an article asked for
        self._refused = False  # the server asked to be left alone

    def go(self) -> Visit:
        response = self._tools.fetcher.fetch(_request(self._source, self._state, force=self._tools.force))
        self._note_move(response)
        if isinstance(response, NotModified):
            return self._unchanged(response)
        page = page_of(response, self._source)
        extraction, items = read_page(page, self._source.kind, self._site_names)
        if extraction.follows:
            children = self._fetch_children(extraction)
            response = _as_one(response, children)
            if response.digest == self._known_digest():
                return self._unchanged(response)
            items += self._read_children(children, extraction.kind)
        self._expect_items(items, extraction.kind)
        items = newest(items, self._source.limit)
        entries = self._entries(items, self._tools.seen_at, page.url)
        known = self._tools.known(self._source.id, {key for entry in entries for key in (entry.key, *entry.aliases)})
        self._expect_familiar(entries, known, extraction.kind)
        arrivals = self._complete(_arrivals(entries, known))
        again = any(_wanting(arrival.entry) for arrival in arrivals)
        return Visit(
            source=self._source,
            arrivals=tuple(arrival for arrival in arrivals if not _nameless(arrival.entry)),
            outcome=self._outcome(Result.READ, len(arrivals)),
            state=self._succeeded(response, items=len(arrivals), incomplete=again),
        )

    def _note_move(self, response: Fetched | NotModified) -> None:
        if response.permanent_url and response.permanent_url != self._state.permanent_url:
            self.notes.append(f"moved for good to {response.permanent_url}: put this address into sources.yaml")

    def _unchanged(self, response: Fetched | NotModified) -> Visit:
        state = self._succeeded(response, items=self._state.items, incomplete=False)
        return Visit(source=self._source, state=state, outcome=self._outcome(Result.UNCHANGED, self._state.items))

    def _succeeded(self, response: Fetched | NotModified, *, items: int, incomplete: bool) -> SourceState:
        return replace(
            self._state,
            validators=response.validators,
            digest=response.digest,
            permanent_url=response.permanent_url or self._state.permanent_url,
            incomplete=incomplete,
            items=items or self._state.items,
            succeeded_at=response.fetched_at,
            failures=0,
            failing_since=None,
            error=None,
        )

    def _outcome(self, result: Result, found: int) -> Outcome:
        return Outcome(source_id=self._source.id, result=result, found=found)

    def _known_digest(self) -> str | None:
        """Return the digest of what was read last, unless it has to be read again whatever it says."""
        return None if self._tools.force or self._state.incomplete else self._state.digest

    def _fetch_children(self, extraction: Extraction) -> list[Fetched]:
        """Fetch the children of a sitemap index; one that fails is noted, the others count."""
        fetched: list[Fetched] = []
        failures: list[FetchError] = []
        for follow in extraction.follows[:SITEMAPS]:
            try:
                response = self._tools.fetcher.fetch(Request(url=follow.url))
            except FetchError as error:
                self.notes.append(f"{follow.why} {follow.url}: {error}")
                failures.append(error)
                if _is_overload(error):
                    break
            else:
                fetched += [response] if isinstance(response, Fetched) else []
        if failures and not fetched:
            raise failures[0]
        return fetched

    def _read_children(self, children: Sequence[Fetched], kind: Kind) -> list[Item]:
        """Read the children of a sitemap index; one that cannot be read is noted, the others count."""
        items: list[Item] = []
        for child in children:
            try:
                items += read_page(page_of(child, self._source), kind, self._site_names)[1]
            except ExtractError as error:
                self.notes.append(f"{child.url}: {error}")
        return items

    def _expect_items(self, items: Sequence[Item], kind: Kind) -> None:
        if items or (kind is Kind.FEED and self._state.items == 0):
            return  # a feed may be born empty (RFC 4287, section 4.1.1)
        before = f", where {self._state.items} were before" if self._state.items else ""
        raise EmptyExtractError(f"{self._source.url} holds no items{before}")

    def _expect_familiar(self, entries: Sequence[Entry], known: Mapping[str, Known], kind: Kind) -> None:
        strange = kind is Kind.LISTING and not known and self._state.items >= FAMILIAR
        if strange and not self._tools.force:
            raise ChangedPageError(
                f"{self._source.url} lists {len(entries)} items, but none of the {self._state.items} known from it",
                f"Look at `feeds preview {self._source.url}`; if the items are right, accept them with "
                f"`feeds run --source {self._source.id} --force`.",
            )

    def _entries(self, items: Sequence[Item], seen_at: datetime, url: str) -> list[Entry]:
        """Return the items as Entries; the instants differ so that items of one page keep its order for ever."""
        return [
            entry_of(item, self._source, key=key, aliases=aliases, seen_at=seen_at - timedelta(seconds=place))
            for place, (item, (key, aliases)) in enumerate(zip(items, keys_of(items, url), strict=True))
        ]

    def _complete(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """Read the article pages of new, changed and incomplete entries, newest first, at most ARTICLES of them."""
        wanted = [arrival.entry.key for arrival in arrivals if _wanting(arrival.entry)][:ARTICLES]
        done: list[Arrival] = []
        for arrival in arrivals:
            if arrival.entry.key in wanted and not self._refused:
                entry = self._completed(arrival.entry)
                done.append(replace(arrival, entry=entry, completed=entry != arrival.entry))
            else:
                done.append(arrival)
        return done

    def _completed(self, entry: Entry) -> Entry:
        """Return the entry with the facts of its article page, or with one attempt more."""
        try:
            return self._with_article(entry)
        except (FetchError, ExtractError) as error:
            self.notes.append(f"article {entry.link}: {error}")
            if not _is_overload(error):
                return replace(entry, attempts=entry.attempts + 1)
            self._refused = True
            self.retry_after = error.retry_after if isinstance(error, HttpStatusError) else None
            return entry

    def _with_article(self, entry: Entry) -> Entry:
        response = self._tools.fetcher.fetch(Request(url=entry.link))
        if isinstance(response, NotModified):
            raise ExtractError(f"{entry.link} answers 304 to a request without conditions")
        page = page_of(response, replace(self._source, selectors=None))
        if not _is_html(page):
            return replace(entry, complete=True)  # a PDF or a picture: the list's word is all there is
        article = read_page(page, Kind.ARTICLE, self._site_names)[1]
        if not article or not _same_release(entry, article[0]):
            raise ExtractError(f"{entry.link} tells of something else than its list: {_title(article)}")
        return complete(entry, article[0])


def _is_overload(error: FeedsError) -> bool:
    """Tell whether a server asks to be left alone, or cannot cope: the other articles then wait for the next visit."""
    return isinstance(error, DeadlineError | ConnectError) or (
        isinstance(error, HttpStatusError) and (error.status == 429 or error.status >= 500)
    )


def _current(source: Source, state: SourceState | None) -> SourceState:
    """Return the state to go by; where the source's settings have changed, all that speaks of its bytes is void."""
    settings = settings_of(source)
    if state is None:
        return SourceState(source_id=source.id, reading=settings)
    if state.reading == settings:
        return state
    return replace(
        state, reading=settings, validators=Validators(), digest=None, permanent_url=None, incomplete=False, items=0
    )


def _request(source: Source, state: SourceState, *, force: bool) -> Request:
    url = state.permanent_url or source.url
    if force or state.incomplete:
        return Request(url=url)
    return Request(url=url, validators=state.validators, digest=state.digest)


def _as_one(index: Fetched, children: Sequence[Fetched]) -> Fetched:
    """Return a sitemap index as one document with its children: unchanged when all of them are.

    It has no validators: those of the index say nothing of its children.
    """
    digests = "".join(document.digest for document in (index, *children))
    return replace(index, validators=Validators(), digest=hashlib.sha256(digests.encode()).hexdigest())


def _arrivals(entries: Sequence[Entry], known: Mapping[str, Known]) -> list[Arrival]:
    """Judge entries by what is known of them under a guid or their key, and give them the identity they have.

    What is known is claimed by one entry of a reading: where two items once shared a link, or a link was given to
    another release, a guid tells which is which; the other is new.
    """
    claims: dict[str, Known] = {}
    taken: set[str] = set()
    for names in ([(entry, entry.aliases) for entry in entries], [(entry, (entry.key,)) for entry in entries]):
        for entry, keys in names:
            found = next((known[key] for key in keys if key in known and known[key].key not in taken), None)
            if found is not None and entry.key not in claims:
                claims[entry.key] = found
                taken.add(found.key)
    return [_arrival(entry, claims.get(entry.key), taken) for entry in entries]


def _arrival(entry: Entry, found: Known | None, taken: set[str]) -> Arrival:
    if found is None:
        # Its link is another's identity by now: its own is told from that by what it is called.
        key = f"{entry.key}#{_short(entry)}" if entry.key in taken else entry.key
        return Arrival(entry=replace(entry, key=key), verdict=Verdict.NEW)
    aliases = entry.aliases if found.key == entry.key else (*entry.aliases, entry.key)
    verdict = judge(entry, found)
    settled = found.complete and verdict is Verdict.SAME
    entry = replace(entry, key=found.key, aliases=aliases, attempts=found.attempts, complete=entry.complete or settled)
    return Arrival(entry=entry, verdict=verdict)


def _short(entry: Entry) -> str:
    told = entry.aliases[0] if entry.aliases else letters(entry.title)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _wanting(entry: Entry) -> bool:
    return not entry.complete and entry.attempts < ATTEMPTS


def _nameless(entry: Entry) -> bool:
    """Tell whether an entry has no title yet but the words of its address: it waits for its article page."""
    return _wanting(entry) and entry.title == provisional_title(entry.link)


def _is_html(page: Page) -> bool:
    return page.media_type is None or "html" in page.media_type or page.media_type.startswith("text/")


def _same_release(entry: Entry, article: Item) -> bool:
    """Tell whether an article page is the one its list promised, and no error or consent page in its place."""
    if article.title is None:
        return False
    if entry.title == provisional_title(entry.link):
        return True  # a sitemap promised no title
    return fuzz.partial_ratio(letters(entry.title), letters(article.title)) >= 60 or letters(entry.title) in letters(
        article.body or ""
    )


def _title(article: Sequence[Item]) -> str:
    return repr(article[0].title) if article else "nothing"


def _failed(source: Source, state: SourceState, error: Exception, started: datetime) -> Visit:
    """Return the visit that a failure ended; what was known of the source stays as it was."""
    status = error if isinstance(error, HttpStatusError) else None
    outcome = Outcome(
        source_id=source.id,
        result=Result.FAILED,
        stage=_stage_of(error),
        error=type(error).__name__,
        message=str(error) or type(error).__name__,
        hint=error.hint if isinstance(error, FeedsError) else "This is a bug in feeds: please report it with the log.",
        retry_after=status.retry_after if status else None,
        status=status.status if status else None,
    )
    remembered = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or started,
        permanent_url=None,  # should the new address be the trouble, the next visit asks the old one
        error=f"{outcome.stage}: {outcome.message}",
    )
    return Visit(source=source, outcome=outcome, state=remembered)


def _stage_of(error: Exception) -> Stage:
    if isinstance(error, FetchError):
        return Stage.FETCH
    return Stage.EXTRACT if isinstance(error, ExtractError) else Stage.NORMALISE
