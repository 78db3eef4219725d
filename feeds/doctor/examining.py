"""One look at a Source: one request for the document, one for robots.txt; and what is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from feeds.doctor.records import Examined, Robots
from feeds.doctor.robots import robots_of, robots_url
from feeds.errors import ExtractError, FetchError, HttpStatusError, UnreadableError, UrlError
from feeds.extractors import Page, kind_of
from feeds.extractors.offers import Offer, offers_of
from feeds.healing import applied
from feeds.model import Fetched, Item, Kind, NotModified, Request, Source
from feeds.normalise import keys_of
from feeds.protocols import Clock, Fetcher, Store
from feeds.reading import page_of, read_page

_CHANGES = 5
_OUTCOMES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Instruments:
    """What a look needs of the world."""

    fetcher: Fetcher
    clock: Clock
    store: Store | None = None  # None: nothing is remembered yet
    agent: str = "feeds"  # the name by which robots.txt may speak of this program
    site_names: tuple[str, ...] = ()
    browser: str | None = None  # how to get one that builds pages; None: the fetcher uses one


def examine(source: Source, tools: Instruments, *, configured: bool) -> Examined:
    """Look at a source once; every failure is noted, none is raised but UrlError and StoreError."""
    bare = _remembered(source, tools, configured=configured)
    try:
        response = tools.fetcher.fetch(Request(url=bare.url, asking=source.asking if bare.url == source.url else None))
    except UrlError:
        raise  # a mistake in the command
    except FetchError as error:
        return replace(bare, refused=error, robots=_robots(bare.url, tools) if _answers(error) else None)
    if isinstance(response, NotModified):
        refused = FetchError(
            bare.url, f"{bare.url} answers 304 to a request without conditions", "Its server is faulty."
        )
        return replace(bare, refused=refused)
    return _read(replace(bare, response=response, robots=_robots(bare.url, tools)), response, tools)


def _remembered(source: Source, tools: Instruments, *, configured: bool) -> Examined:
    now = tools.clock.now()
    if tools.store is None or not configured:
        return Examined(source=source, configured=configured, url=source.url, at=now, browser=tools.browser)
    state = tools.store.states().get(source.id)
    return Examined(
        source=source,
        configured=configured,
        url=state.chosen.url if state and state.chosen else source.url,
        at=now,
        browser=tools.browser,
        state=state,
        changes=tuple(tools.store.wrapper_changes(source.id, _CHANGES)),
        outcomes=tuple(tools.store.outcomes(source.id, _OUTCOMES)),
    )


def _answers(error: FetchError) -> bool:
    """Tell whether there is a server that could be asked for its robots.txt."""
    return isinstance(error, HttpStatusError) and error.status != 429


def _robots(url: str, tools: Instruments) -> Robots | None:
    try:
        response = tools.fetcher.fetch(Request(url=robots_url(url)))
    except HttpStatusError as error:
        # No such file, no rules; a server that fails might have some (RFC 9309, section 2.3.1).
        return Robots(url=robots_url(url)) if 400 <= error.status < 500 else None
    except FetchError:
        return None
    return robots_of(response.body, url, tools.agent) if isinstance(response, Fetched) else None


def _read(bare: Examined, response: Fetched, tools: Instruments) -> Examined:
    source, state = bare.source, bare.state
    page = page_of(response, source)
    kind = state.chosen.kind if state and state.chosen else source.kind
    seen = replace(bare, offers=_feeds(page), by_wrapper=_by_wrapper(page, bare, tools.site_names))
    try:
        extraction, items = read_page(page, kind, tools.site_names)
    except ExtractError as error:
        return replace(seen, unread=error)
    return replace(seen, extraction=extraction, items=tuple(items), known=_known(items, page.url, bare, tools))


def _feeds(page: Page) -> tuple[Offer, ...]:
    """Return the feeds that a page links."""
    try:
        if kind_of(page) is not Kind.LISTING:
            return ()
        return tuple(offer for offer in offers_of(page) if offer.sure and offer.kind is Kind.FEED)
    except UnreadableError:
        return ()  # the reading itself says why


def _by_wrapper(page: Page, bare: Examined, site_names: Sequence[str]) -> int | None:
    state = bare.state
    if state is None or state.wrapper is None or state.chosen or bare.source.selectors:
        return None
    try:
        return len(applied(state.wrapper, page, site_names).items)
    except UnreadableError:
        return 0


def _known(items: Sequence[Item], url: str, bare: Examined, tools: Instruments) -> int:
    if tools.store is None or not bare.configured:
        return 0
    names = [(key, *aliases) for key, aliases in keys_of(items, url)]
    known = tools.store.known(bare.source.id, {name for one in names for name in one})
    return sum(any(name in known for name in one) for one in names)
