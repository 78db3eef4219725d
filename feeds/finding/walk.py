"""The requests of a search: at most so many, one at a time, each page once, each noted."""

from collections.abc import Callable
from http import HTTPStatus

from feeds.errors import BrokenResponseError, ExtractError, FetchError, HttpStatusError
from feeds.extractors import EXTRACTORS
from feeds.finding.records import Document, Tried
from feeds.links import link_key
from feeds.model import Fetched, Kind, Request, Source
from feeds.protocols import Fetcher
from feeds.reading import newest, page_of, read_page

MOST_REQUESTS = 12
_NOWHERE = Source(id="search", url="", name="")

Tell = Callable[[Tried], None]


def _quiet(_: Tried) -> None:
    """Tell nobody."""


class Walk:
    """One search's way through a site."""

    def __init__(self, fetcher: Fetcher, tell: Tell | None = None, most: int = MOST_REQUESTS) -> None:
        self._fetcher = fetcher
        self._tell = tell or _quiet
        self._most = most
        self._seen: set[str] = set()
        self.tried: list[Tried] = []

    @property
    def left(self) -> int:
        """Requests that may still be made."""
        return self._most - len(self.tried)

    def has_seen(self, url: str) -> bool:
        """Tell whether a page was asked for, or came as the answer to another."""
        return link_key(url) in self._seen

    def first(self, url: str, kind: Kind) -> Document:
        """Return what the address gives that the search starts from; raises FetchError."""
        document = _read(self._fetched(url), kind)
        self._note(url, "the address given", _outcome(document) if document.extraction else "no items")
        return document

    def read(self, url: str, why: str, kind: Kind = Kind.AUTO) -> Document | None:
        """Return what an address gives; None where it was asked before, gives no document, or no request is left."""
        if self.left <= 0 or self.has_seen(url) or (kind is not Kind.AUTO and kind not in EXTRACTORS):
            return None
        try:
            fetched = self._fetched(url)
        except FetchError as error:
            self._note(url, why, _sentence(error))
            return None
        document = _read(fetched, kind)
        self._note(url, why, _outcome(document))
        return document

    def _fetched(self, url: str) -> Fetched:
        self._seen.add(link_key(url))
        fetched = self._fetcher.fetch(Request(url=url))
        if not isinstance(fetched, Fetched):
            raise BrokenResponseError(url, f"{url} answered 304 to a request without conditions")
        self._seen.add(link_key(fetched.final_url))
        return fetched

    def _note(self, url: str, why: str, outcome: str) -> None:
        self.tried.append(Tried(url=url, why=why, outcome=outcome))
        self._tell(self.tried[-1])


def _read(fetched: Fetched, kind: Kind) -> Document:
    page = page_of(fetched, _NOWHERE)
    address = fetched.permanent_url or fetched.url
    try:
        extraction, items = read_page(page, kind)
    except ExtractError as error:
        return Document(page=page, address=address, problem=str(error), hint=error.hint)
    return Document(page=page, address=address, extraction=extraction, items=tuple(newest(items, len(items))))


def _outcome(document: Document) -> str:
    if document.extraction is None:
        return document.problem or "nothing"
    count = len(document.items)
    more = f", {len(document.extraction.follows)} more to follow" if document.extraction.follows else ""
    return f"{document.extraction.kind}, {count} {'item' if count == 1 else 'items'}{more}"


def _sentence(error: FetchError) -> str:
    if isinstance(error, HttpStatusError) and error.status in HTTPStatus._value2member_map_:
        return f"{error.status} {HTTPStatus(error.status).phrase}"
    return str(error)
