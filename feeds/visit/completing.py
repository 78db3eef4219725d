"""Fill the gaps of new, changed and incomplete entries from their article pages, within limits."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from feeds.errors import ExtractError, FetchError, HttpStatusError
from feeds.extractors import Page
from feeds.extractors.pdf import is_pdf, summary_of, unavailable
from feeds.model import Entry, Item, Kind, NotModified, Request, Source
from feeds.normalise import complete
from feeds.normalise.entries import provisional_title
from feeds.reading import page_of, read_page
from feeds.text import letters
from feeds.visit.records import Arrival, Tools
from feeds.visit.remembering import is_overload

ARTICLES = 20  # article pages read in one visit; the rest wait for the next, so that a first visit harms no server
ATTEMPTS = 3  # times an article page is asked for before its entry is taken as it is


class Completer:
    """Completes the entries of one visit."""

    def __init__(self, source: Source, tools: Tools, notes: list[str]) -> None:
        self._source = source
        self._tools = tools
        self._site_names = tools.site_names.get(source.id, ())
        self._notes = notes  # for people
        self.retry_after: float | None = None  # seconds the server of an article asked for
        self._refused = False  # the server asked to be left alone

    def complete(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """Read the article pages of those that want it, newest first, at most ARTICLES of them."""
        wanted = [arrival.entry.key for arrival in arrivals if wanting(arrival.entry)][:ARTICLES]
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
            self._notes.append(f"article {entry.link}: {error}")
            if not is_overload(error):
                return replace(entry, attempts=entry.attempts + 1)
            self._refused = True
            self.retry_after = error.retry_after if isinstance(error, HttpStatusError) else None
            return entry

    def _with_article(self, entry: Entry) -> Entry:
        response = self._tools.fetcher.fetch(Request(url=entry.link))
        if isinstance(response, NotModified):
            raise ExtractError(f"{entry.link} answers 304 to a request without conditions")
        page = page_of(response, replace(self._source, selectors=None))
        if is_pdf(page.body):
            return replace(entry, summary=entry.summary or self._first_page(page.body, entry.title), complete=True)
        if not _is_html(page):
            return replace(entry, complete=True)  # a picture or an archive: the list's word is all there is
        article = read_page(page, Kind.ARTICLE, self._site_names)[1]
        if not article or not _same_release(entry, article[0]):
            raise ExtractError(f"{entry.link} tells of something else than its list: {_title(article)}")
        return complete(entry, article[0])

    def _first_page(self, body: bytes, title: str) -> str | None:
        """Return what the first page of a PDF says; without the library for it, what is missing is noted once."""
        lacking = unavailable()
        if lacking is not None and lacking not in self._notes:
            self._notes.append(lacking)
        return summary_of(body, title)


def wanting(entry: Entry) -> bool:
    """Tell whether an entry's article page still has to be read."""
    return not entry.complete and entry.attempts < ATTEMPTS


def nameless(entry: Entry) -> bool:
    """Tell whether an entry has no title yet but the words of its address: it waits for its article page."""
    return wanting(entry) and entry.title == provisional_title(entry.link)


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
