"""A document of the past -> items: by what was learnt of its Source where that fits, else by what it is."""

from dataclasses import dataclass

from feeds.backfill.pace import Paced
from feeds.errors import ExtractError, FetchError
from feeds.extractors import Page, kind_of
from feeds.extractors.paging import Older, Way, older_of
from feeds.healing import applied
from feeds.links import host_of
from feeds.model import Asking, Item, Kind, NotModified, Request, Source, Wrapper
from feeds.reading import page_of, read_page


@dataclass(frozen=True, kw_only=True, slots=True)
class PastPage:
    """A page of the past as it was read."""

    url: str  # after redirects
    items: list[Item]  # in its own order
    ways: tuple[Older, ...]  # to what is older still


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Reads documents of one Source's past."""

    source: Source
    fetcher: Paced
    wrapper: Wrapper | None  # learnt of its page
    site_names: tuple[str, ...]

    def read(self, older: Older) -> PastPage:
        """Fetch and read a page; raises FetchError, ExtractError."""
        response = self.fetcher.fetch(Request(url=older.url, asking=self._asking(older.url)))
        if isinstance(response, NotModified):
            raise FetchError(older.url, f"{older.url} answers 304 to a request without conditions")
        page = page_of(response, self.source)
        ways = older_of(page)
        return PastPage(url=page.url, items=self._items(page, older.way), ways=ways)

    def _asking(self, url: str) -> Asking | None:
        """Return how to ask: as the source is asked, but the body of a POST is for its own address alone.

        Headers may hold a key, which is for its own host alone.
        """
        asking = self.source.asking
        if asking is None or url == self.source.url:
            return asking
        return asking if asking.method == "GET" and host_of(url) == host_of(self.source.url) else None

    def _items(self, page: Page, way: Way) -> list[Item]:
        if way is Way.CHAIN:
            return read_page(page, Kind.ARTICLE, self.site_names)[1]
        if self.wrapper and self.source.selectors is None and _is_html(page):
            listing = applied(self.wrapper, page, self.site_names)
            if listing.items:
                return listing.items
        # What a button loads is often of another kind than the page that has the button.
        kind = self.source.kind if self.source.kind is Kind.JSON else Kind.AUTO
        return read_page(page, kind, self.site_names)[1]


def _is_html(page: Page) -> bool:
    try:
        return kind_of(page) is Kind.LISTING
    except ExtractError:
        return False
