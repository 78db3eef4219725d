"""Where a Source is read: at its own address, or at a better one of its site that was proved to carry its news."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from feeds.choosing import Choice, carries, choice_of, is_learnt, lists_for, offers_for
from feeds.errors import ChangedPageError, EmptyExtractError, ExtractError, FetchError, ScriptPageError
from feeds.extractors import Page, extract
from feeds.healing import Listing, healed, learnt
from feeds.model import (
    Chosen,
    Entry,
    Extraction,
    Fetched,
    Item,
    Kind,
    NotModified,
    Request,
    Source,
    SourceState,
    Validators,
    WrapperChange,
)
from feeds.reading import page_of, read_page
from feeds.visit.records import Tools
from feeds.visit.remembering import is_overload, request_of

SITEMAPS = 5  # children of a sitemap index read in one visit
TEACHERS = 100  # newest entries that a changed page is learnt again by
FAMILIAR = 5  # items that must be known before "none of them is left" says anything of what selectors find
TELLING = 2  # items that must be known before it says anything of a page that is learnt
PROOF = timedelta(days=7)  # after which a better address has to show again that it carries the page's news
AGAIN = timedelta(days=1)  # after which it is asked for its proof again where the page could not give one
LISTS = 2  # that an article page may belong to are tried, when it is given as a source
OFFERS = 4  # better addresses that are tried when a page is met for the first time, or fails


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """A Source as it was read."""

    response: Fetched
    url: str  # of the document
    kind: Kind
    items: list[Item]
    state: SourceState  # with what was learnt
    change: WrapperChange | None = None


class Places:
    """Reads a Source where it is best read."""

    def __init__(self, source: Source, state: SourceState, tools: Tools, notes: list[str]) -> None:
        self._source = source
        self.state = state  # as it is to be remembered
        self._tools = tools
        self._site_names = tools.site_names.get(source.id, ())
        self._notes = notes  # for people

    def read(self) -> Read | NotModified:
        """Return what the Source gives; NotModified where that is what is known. Raises FetchError, ExtractError."""
        if self.state.chosen:
            try:
                return self._read_at_chosen(self.state.chosen)
            except (FetchError, ExtractError) as error:
                if is_overload(error):
                    raise
                return self._read_without(self.state.chosen, error)
        return self._read_at_home()

    def _read_without(self, chosen: Chosen, error: FetchError | ExtractError) -> Read | NotModified:
        """Read the source at its own address, as the better one fails; a failure to fetch it may pass within days."""
        self._notes.append(f"{chosen.url} no longer gives the news: {error}")
        self.state = replace(self.state, chosen=None, validators=Validators(), digest=None)
        read = self._read_at_home()
        passing = isinstance(error, FetchError) and self._tools.clock.now() - chosen.proved < PROOF
        if not (passing and isinstance(read, Read) and read.state.chosen is None):
            return read
        # What the page was recognised by is none of the other address's, which is asked first again.
        response = replace(read.response, validators=Validators(), digest="")
        return replace(read, response=response, state=replace(read.state, chosen=chosen))

    def _read_at_chosen(self, chosen: Chosen) -> Read | NotModified:
        """Read the better address, from time to time beside the source's own page: feeds are left behind silently."""
        response = self._fetch()
        read: Read | NotModified = response if isinstance(response, NotModified) else self._read_there(response, chosen)
        if chosen.kind is Kind.LISTING or response.fetched_at - chosen.proved < PROOF:
            return read
        items = read.items if isinstance(read, Read) else self._known()
        own = self._own_items()
        if own and not carries(items, own):
            raise ChangedPageError(f"{chosen.url} is not kept up: the newest items of {self._source.url} are missing")
        proved = response.fetched_at if own else response.fetched_at - PROOF + AGAIN  # nothing was proved: ask tomorrow
        self.state = replace(self.state, chosen=replace(chosen, proved=proved))
        return replace(read, state=self.state) if isinstance(read, Read) else read

    def _read_there(self, response: Fetched, chosen: Chosen) -> Read | NotModified:
        page = page_of(response, self._source)
        if is_learnt(page, chosen.kind):
            return self._listing(page, response)
        read = self._read_as(page, response, chosen.kind)
        if isinstance(read, Read) and not read.items:
            raise EmptyExtractError(f"{chosen.url} holds no items")
        return read

    def _own_items(self) -> list[Item]:
        """Return the items of the source's own page; none where it gives none just now, which proves nothing."""
        try:
            response = self._tools.fetcher.fetch(Request(url=self._source.url, asking=self._source.asking))
            return [] if isinstance(response, NotModified) else self._read_own(response)
        except (FetchError, ExtractError) as error:
            self._notes.append(f"{self._source.url} was to be compared with what is read in its place: {error}")
            return []

    def _read_own(self, response: Fetched) -> list[Item]:
        return read_page(page_of(response, self._source), self._source.kind, self._site_names)[1]

    def _known(self) -> list[Item]:
        return [_as_item(entry) for entry in teachers(self._source, self._tools)]

    def _read_at_home(self) -> Read | NotModified:
        response = self._fetch()
        self._note_move(response)
        if isinstance(response, NotModified):
            return response
        page = page_of(response, self._source)
        try:
            own = is_learnt(page, self._source.kind)
            if own and self._is_met_first() and (led := self._led_on(page)):
                return led
            read = self._listing(page, response) if own else self._read_as(page, response)
        except (EmptyExtractError, ChangedPageError) as error:
            return self._read_elsewhere(page, response, error)
        if isinstance(read, Read) and self._may_choose(read):
            return self._better(page, read) or read
        return read

    def _fetch(self) -> Fetched | NotModified:
        return self._tools.fetcher.fetch(request_of(self._source, self.state, force=self._tools.force))

    def _note_move(self, response: Fetched | NotModified) -> None:
        if response.permanent_url and response.permanent_url != self.state.permanent_url:
            self._notes.append(f"moved for good to {response.permanent_url}: put this address into sources.yaml")

    # ------------------------------------------------------------------ listings

    def _listing(self, page: Page, response: Fetched) -> Read:
        """Read a listing by what was learnt of it, or learn it."""
        known = self._known()
        listing = self._trusted(page, known)
        if not listing.items:
            extract(page, Kind.LISTING)  # says why there is nothing
            raise EmptyExtractError(f"{page.url} holds no items")
        change = None
        old, new = self.state.wrapper, listing.wrapper
        if new is not None and new != old:
            why = listing.why or ("learnt for the first time" if old is None else _unasked(force=self._tools.force))
            change = WrapperChange(source_id=self._source.id, at=response.fetched_at, why=why, old=old, new=new)
        if new is None and old is not None:
            self._notes.append("no element says where its items stand any more: they come from the page's data")
        if change and old is not None:
            review = "; have a look at it with `feeds preview`" if new and new.review else ""
            self._notes.append(f"the page has changed and was learnt again: {change.why}{review}")
        return Read(
            response=response, url=page.url, kind=Kind.LISTING, items=listing.items,
            state=replace(self.state, wrapper=new), change=change,
        )  # fmt: skip

    def _trusted(self, page: Page, known: Sequence[Item]) -> Listing:
        """Return a listing as it can be believed; raises ChangedPageError where nothing on it can.

        Where the source's settings have changed, it may be another page, with none of the known items.
        """
        if self._tools.force or not known:
            return learnt(page, self._site_names)
        listing = healed(self.state.wrapper, known, page, self._site_names)
        if listing is not None:
            return listing
        fresh = learnt(page, self._site_names)
        if fresh.items and len(known) >= TELLING and self.state.items:
            raise ChangedPageError(
                f"{page.url} lists {len(fresh.items)} items, but none of the items known from it",
                f"Look at `feeds preview {self._source.url}`; if the items are right, accept them with "
                f"`feeds run --source {self._source.id} --force`.",
            )
        return fresh

    # ------------------------------------------------------------------ other documents

    def _read_as(self, page: Page, response: Fetched, kind: Kind | None = None) -> Read | NotModified:
        """Read a document that is not to be learnt, and the children of a sitemap index with it."""
        extraction, items = read_page(page, kind or self._source.kind, self._site_names)
        if extraction.follows:
            children = self._fetch_children(extraction)
            response = _as_one(response, children)
            if response.digest == self._known_digest():
                return _same_again(response)
            items += self._read_children(children, extraction.kind)
        return Read(response=response, url=page.url, kind=extraction.kind, items=items, state=self.state)

    def _known_digest(self) -> str | None:
        """Return the digest of what was read last, unless it has to be read again whatever it says."""
        return None if self._tools.force or self.state.incomplete else self.state.digest

    def _fetch_children(self, extraction: Extraction) -> list[Fetched]:
        """Fetch the children of a sitemap index; one that fails is noted, the others count."""
        fetched: list[Fetched] = []
        failures: list[FetchError] = []
        for follow in extraction.follows[:SITEMAPS]:
            try:
                response = self._tools.fetcher.fetch(Request(url=follow.url))
            except FetchError as error:
                self._notes.append(f"{follow.why} {follow.url}: {error}")
                failures.append(error)
                if is_overload(error):
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
                self._notes.append(f"{child.url}: {error}")
        return items

    # ------------------------------------------------------------------ better addresses

    def _may_choose(self, read: Read) -> bool:
        """Tell whether what else the site of a page offers is worth a look."""
        return read.kind is Kind.LISTING and self._is_met_first()

    def _is_met_first(self) -> bool:
        """Tell whether a source that leaves open how it is read was not read yet, or not since its settings changed."""
        return self._source.kind is Kind.AUTO and not self.state.items

    def _led_on(self, page: Page) -> Read | None:
        """Return what the list gives that links the page, if that is an article; None for any other page."""
        itself = Item(link=page.url)
        for offer in lists_for(page)[:LISTS]:
            try:
                response = self._tools.fetcher.fetch(Request(url=offer.url))
                if isinstance(response, NotModified):
                    continue
                choice = choice_of(offer, response, [itself], self._source, self._site_names)
            except (FetchError, ExtractError) as error:
                self._notes.append(f"{offer.url} ({offer.why}): {error}")
                continue
            if choice is not None:
                return self._read_by(choice, self.state)
        return None

    def _better(self, page: Page, read: Read) -> Read | None:
        """Return what a better address of the site gives, where it carries the news of the page."""
        choice = self._choice(page, read.items, listed=True)
        return self._read_by(choice, read.state) if choice else None

    def _read_elsewhere(self, page: Page, response: Fetched, error: ExtractError) -> Read | NotModified:
        """Return what another address of the site gives, or what a browser makes of the page; else raise the error."""
        if self._source.kind is Kind.AUTO:
            choice = self._choice(page, self._known(), listed=False)
            if choice is not None:
                return self._read_by(choice, self.state)
        if isinstance(error, ScriptPageError) and self._tools.renderer:
            rendered = self._tools.renderer.render(page.url, response)
            if rendered.digest == self._known_digest():
                return _same_again(rendered)
            return self._listing(page_of(rendered, self._source), rendered)
        raise error

    def _choice(self, page: Page, items: Sequence[Item], *, listed: bool) -> Choice | None:
        """Return the first better address that carries these items; any that gives news where none are known."""
        for offer in offers_for(page, listed=listed)[:OFFERS]:
            try:
                response = self._tools.fetcher.fetch(Request(url=offer.url))
                if isinstance(response, NotModified):
                    continue
                choice = choice_of(offer, response, items, self._source, self._site_names)
            except FetchError as error:
                if is_overload(error):
                    return None
                continue  # what only might be there need not be
            except ExtractError:
                continue
            if choice is not None:
                return choice
        return None

    def _read_by(self, choice: Choice, state: SourceState) -> Read:
        self._notes.append(f"read at {choice.chosen.url} from now on: {choice.chosen.why}")
        return Read(
            response=choice.response, url=choice.response.final_url, kind=choice.chosen.kind, items=choice.items,
            state=replace(state, chosen=choice.chosen),
        )  # fmt: skip


def _unasked(*, force: bool) -> str:
    """Say why a page was learnt again that nothing known was compared with."""
    return "asked for by hand" if force else "too little was known to go by"


def teachers(source: Source, tools: Tools) -> list[Entry]:
    """Return the newest entries known of a Source, the latest first."""
    return tools.last_entries(source.id, TEACHERS)


def _same_again(response: Fetched) -> NotModified:
    return NotModified(
        url=response.url, permanent_url=response.permanent_url, validators=response.validators,
        digest=response.digest, fetched_at=response.fetched_at,
    )  # fmt: skip


def _as_one(index: Fetched, children: Sequence[Fetched]) -> Fetched:
    """Return a sitemap index as one document with its children: unchanged when all of them are.

    It has no validators: those of the index say nothing of its children.
    """
    digests = "".join(document.digest for document in (index, *children))
    return replace(index, validators=Validators(), digest=hashlib.sha256(digests.encode()).hexdigest())


def _as_item(entry: Entry) -> Item:
    """Return what is known of an entry in the form in which a page gives it."""
    day = entry.published.day if entry.published else None
    return Item(
        link=f"https://{entry.key}",
        title=entry.title,
        published=datetime.combine(day, time(), UTC) if day else None,
    )
