"""Where to look for a company's news: the address given, news sections that lead on, what their pages offer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from feeds.errors import EmptyExtractError, UnreadableError
from feeds.extractors import kind_of
from feeds.extractors.article_list import lists_of, looks_like_article
from feeds.extractors.news_address import smells_of_news
from feeds.extractors.offers import Offer, offers_of
from feeds.extractors.offers_kinds import Section
from feeds.extractors.offers_owner import Owner, owner_by_host, owner_by_title, owner_of
from feeds.extractors.offers_sections import parents_of, sections_in, sections_of
from feeds.extractors.page import html_of
from feeds.finding.judging import Known, judged, ranked, subject_at
from feeds.finding.records import Candidate, Document, Found
from feeds.finding.walk import Tell, Walk
from feeds.links import host_of, link_key
from feeds.model import Kind
from feeds.protocols import Fetcher

MOST_SECTIONS = 5  # visited in one search
MOST_LISTS = 2  # after so many lists of news no further section is visited
MOST_FEEDS = 4  # asked for of what one page offers
_START = "the address given"
_LIST = 3  # items from which a page may be a list
_LIST_HINT = "Give the address of the page that lists the news; `feeds preview URL` shows what a page gives."
_CIRCULAR = (EmptyExtractError.hint, UnreadableError.hint)  # they say to search, which was done
_ABOVE = 10.0  # weight of the list that an article belongs to: before any section


def find(url: str, fetcher: Fetcher, *, kind: Kind = Kind.AUTO, tell: Tell | None = None) -> Found:
    """Return the readings of a company's news that an address leads to, the best first.

    The address is a front page, a newsroom, an article, a feed, a sitemap or a JSON endpoint; given a `kind` other
    than AUTO it is read as that, and nothing else is looked for. At most twelve requests are made, one after the other;
    `tell` hears of each. Where no reading is fit to be a source, the answer says why. Raises FetchError where the
    address itself gives no document.
    """
    walk = Walk(fetcher, tell)
    start = walk.first(url, kind)
    if kind is not Kind.AUTO or not _is_html(start):
        candidates = [_given(start, kind, walk)] if start.extraction else []
        return _found(url, [start], candidates, walk)
    visits = list(_visits(start, walk))
    return _found(url, [start, *(visit.document for visit in visits)], _explored(visits, start, walk), walk)


def _is_html(document: Document) -> bool:
    if document.extraction:
        return document.extraction.kind is Kind.LISTING
    try:
        html_of(document.page)
        return kind_of(document.page) is Kind.LISTING
    except UnreadableError:
        return False


def _given(start: Document, kind: Kind, walk: Walk) -> Candidate:
    """Return the address itself as a candidate."""
    whole = _with_children(start, walk)
    return judged(_candidate(whole, _START, stated=kind is not Kind.AUTO), Known(language=None, items=()))


def _with_children(document: Document, walk: Walk) -> Document:
    """Return a sitemap index with the items of its first sitemap; any other document as it is."""
    if document.items or not document.extraction or not document.extraction.follows:
        return document
    child = walk.read(document.extraction.follows[0].url, "the first sitemap of the index", Kind.SITEMAP)
    if child is None or child.extraction is None:
        return document
    return Document(page=document.page, address=document.address, extraction=document.extraction, items=child.items)


# --------------------------------------------------------------------------- HTML


@dataclass(frozen=True, kw_only=True, slots=True)
class _Visit:
    """An HTML page that a search came to."""

    document: Document
    why: str  # for people: how it was come to
    lists: bool  # it lists news


def _explored(visits: Sequence[_Visit], start: Document, walk: Walk) -> list[Candidate]:
    """Return the candidates that the pages of a search give and offer."""
    lists = [visit for visit in visits if visit.lists]
    stated = [
        document.extraction.language for document in (start, *(one.document for one in lists)) if document.extraction
    ]
    language = next(filter(None, stated), None)
    found: list[Candidate] = []
    for visit in lists:
        found.append(judged(_candidate(visit.document, visit.why), Known(language=language, items=())))
        found.extend(_offered(visit.document, Known(language=language, items=visit.document.items), walk))
    best = lists[0].document.items if lists else ()
    others = [] if lists else [visit.document for visit in visits if visit.document is not start][:MOST_LISTS]
    if all(start is not visit.document for visit in lists):
        others.append(start)
    for document in others:
        found.extend(_offered(document, Known(language=language, items=best), walk))
    return ranked(_once(found))


def _visits(start: Document, walk: Walk) -> Iterator[_Visit]:
    """Yield the pages that may list news, from the start on: itself, or the sections that it leads to."""
    tree = html_of(start.page)
    article = looks_like_article(tree, start.page)
    if not article and _lists_news(start):
        yield _Visit(document=start, why=_START, lists=True)
        return
    waiting = [*_above(tree, start)] if article or len(start.items) < _LIST else []
    waiting += sections_in(tree, start.page)
    found = visited = 0
    while waiting and visited < MOST_SECTIONS and found < MOST_LISTS:
        section = waiting.pop(0)
        document = walk.read(section.url, f'the section "{section.name}"')
        if document is None:
            continue
        visited += 1
        if _is_html(document):
            lists = _lists_news(document, section)
            found += lists
            yield _Visit(document=document, why=f'the section "{section.name}" of the site', lists=lists)
            waiting = _next(waiting, document, found)
    if not found and not article and len(start.items) >= _LIST:
        yield _Visit(document=start, why=_START, lists=True)


def _next(waiting: list[Section], document: Document, found: int) -> list[Section]:
    """Return the sections still to visit, with those that a page leads to: the plainest first.

    Once a list of press releases or news is found, only a plainer section is worth a request.
    """
    known = {link_key(section.url) for section in waiting}
    more = [section for section in sections_of(document.page) if link_key(section.url) not in known]
    both = sorted([*waiting, *more], key=lambda section: -section.weight)
    return [section for section in both if section.subject == "press"] if found else both


def _above(tree: lxml.html.HtmlElement, start: Document) -> Iterator[Section]:
    """Yield the pages that may be the list an article belongs to: those it links, then folders that speak of news."""
    linked = (follow.url for follow in lists_of(tree, start.page))
    folders = (url for url in islice(parents_of(start.page.url), 4) if smells_of_news(f"{url}x"))
    for url in dict.fromkeys((*islice(linked, 3), *folders)):
        yield Section(url=url, name=urlsplit(url).path, subject=subject_at(url), weight=_ABOVE)


def _lists_news(document: Document, section: Section | None = None) -> bool:
    """Tell whether a page lists news: so many items, dated, or in a section that is called so."""
    items = document.items
    if len(items) < _LIST:
        return False
    if section is None and not urlsplit(document.page.url).path.strip("/"):
        return subject_at(document.page.url) != "other"  # a front page shows a few; a host of its own, all
    dated = sum(item.published is not None for item in items)
    return 2 * dated >= len(items) or section is not None or smells_of_news(f"{document.page.url.rstrip('/')}/x")


# --------------------------------------------------------------------------- offers


def _offered(document: Document, known: Known, walk: Walk) -> Iterator[Candidate]:
    """Yield what a page offers, read: feeds first; JSON and sitemaps where no feed serves."""
    offers = offers_of(document.page)
    served = False
    for kinds in ((Kind.FEED,), (Kind.JSON,), (Kind.SITEMAP,)):
        if served or (kinds == (Kind.SITEMAP,) and known.items):
            break
        for candidate in _read_all([offer for offer in offers if offer.kind in kinds], known, walk):
            served = served or (candidate.fits and (candidate.covers is None or candidate.covers >= 0.5))
            yield candidate


def _read_all(offers: Sequence[Offer], known: Known, walk: Walk) -> Iterator[Candidate]:
    """Yield the offers of one sort that can be read; forms of one that was read are passed over."""
    read: set[str] = set()
    asked = 0
    served = False
    for offer in offers:
        form = _formless(offer)
        if asked >= MOST_FEEDS or form in read or (served and not offer.sure):
            continue
        left = walk.left
        document = walk.read(offer.url, offer.why, offer.kind)
        asked += left - walk.left
        if document is None or document.extraction is None:
            continue
        document = _with_children(document, walk)
        read.add(form)
        served = served or bool(document.items)
        stated = offer.kind is Kind.JSON and _kind_by_bytes(document) is not Kind.JSON
        yield judged(_candidate(document, offer.why, offer=offer, stated=stated), known)


def _formless(offer: Offer) -> str:
    """Return an offer without its form, so that the Atom and the RSS of one feed are one."""
    where = link_key(offer.url).lower()
    for form in ("atom", "rss2", "rss", "rdf", "json", "xml"):
        where = where.replace(form, "*")
    return where


def _kind_by_bytes(document: Document) -> Kind | None:
    try:
        return kind_of(document.page)
    except UnreadableError:
        return None


# --------------------------------------------------------------------------- results


def _candidate(document: Document, why: str, *, offer: Offer | None = None, stated: bool = False) -> Candidate:
    extraction = document.extraction
    if extraction is None:
        raise ValueError("a document that could not be read is no candidate")
    title = (offer.title if offer else None) or extraction.title
    return Candidate(
        url=document.address,
        kind=extraction.kind,
        stated=stated,
        why=why,
        sure=offer is None or offer.sure,
        title=title,
        language=extraction.language,
        subject=subject_at(document.address, title if extraction.kind is Kind.FEED else None),
        items=document.items,
    )


def _once(candidates: Sequence[Candidate]) -> list[Candidate]:
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(link_key(candidate.url), candidate)
    return list(first.values())


def _found(url: str, pages: Sequence[Document], candidates: list[Candidate], walk: Walk) -> Found:
    best = next((candidate for candidate in candidates if candidate.fits), None)
    problem, hint = (None, "") if best else _why_none(pages, candidates)
    return Found(
        asked=url,
        owner=_owner(pages[0], best),
        candidates=tuple(candidates),
        tried=tuple(walk.tried),
        problem=problem,
        hint=hint,
    )


def _owner(start: Document, best: Candidate | None) -> Owner:
    if _is_html(start):
        return owner_of(start.page)
    links = [item.link for item in best.items] if best else []
    at = max(links, key=lambda link: sum(host_of(link) == host_of(other) for other in links[:50]), default="")
    home = at or start.page.url
    title = start.extraction.title if start.extraction else None
    return owner_by_title(title, home) if title else owner_by_host(home)


def _why_none(pages: Sequence[Document], candidates: Sequence[Candidate]) -> tuple[str, str]:
    """Return why no candidate can be a source, and the next step."""
    for document in pages:
        if document.problem:
            return document.problem, _LIST_HINT if document.hint in _CIRCULAR else document.hint
    if candidates:
        remark = candidates[0].remarks[0] if candidates[0].remarks else "gives nothing"
        return f"{candidates[0].url} {remark}.", "Give the address of the page that lists the news."
    what = f"{pages[0].page.url} leads to no list of news, and offers no feed."
    return what, _LIST_HINT
