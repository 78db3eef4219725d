"""Findings in what the document gave: its items, their dates and titles, its language, a feed it offers."""

from collections.abc import Iterator
from datetime import timedelta

from feeds.doctor.records import Examined, Finding, Grade
from feeds.errors import EmptyExtractError, ScriptPageError, UnreadableError
from feeds.links import host_of
from feeds.model import Kind
from feeds.text import letters

_STALE = timedelta(days=400)
_FEW = 0.8  # share of items with a date below which it is worth a word
_SAYINGS = (  # of EmptyExtractError, and what they are called for machines
    ("check for robots", "captcha"),
    ("access is denied", "blocked"),
    ("no such page", "missing"),
    ("asks for a login", "login"),
)


def unread(seen: Examined) -> Iterator[Finding]:
    """Say why the document gave no items."""
    error = seen.unread
    if error is None:
        return
    if isinstance(error, ScriptPageError) or "built by script" in str(error):
        yield Finding(
            code="script", grade=Grade.WRONG, what=str(error),
            step=_script_step(seen),
        )  # fmt: skip
        return
    code = "empty" if isinstance(error, EmptyExtractError) else "unreadable"
    if seen.response is not None and not seen.response.body.strip():
        code = "blank"
    elif isinstance(error, UnreadableError) and seen.response and _is_other(seen.response.media_type):
        code = "not-html"
    code = next((name for words, name in _SAYINGS if words in str(error)), code)
    yield Finding(code=code, grade=Grade.WRONG, what=str(error), step=error.hint or None)


def _script_step(seen: Examined) -> str:
    use = "Use its feed, sitemap or data address"
    if seen.browser is None:
        return f"{use}: a browser has built the page, and found no items either."
    return f"{use}; or let a browser build it. {seen.browser}"


def _is_other(media_type: str | None) -> bool:
    return media_type is not None and not any(word in media_type for word in ("html", "xml", "json", "text/plain"))


def items(seen: Examined) -> Iterator[Finding]:
    """Say how many items were found, and how they were read."""
    if seen.extraction is None:
        return
    if seen.items:
        newest = max((item.published for item in seen.items if item.published), default=None)
        what = f"{len(seen.items)} {'item' if len(seen.items) == 1 else 'items'} found, read as {seen.extraction.kind}"
        when = f"; the newest is of {newest:%Y-%m-%d}" if newest else ""
        yield Finding(code="items", grade=Grade.FINE, what=f"{what}{when}.")
        if newest and newest < seen.at - _STALE:
            yield Finding(
                code="stale", grade=Grade.NOTE, what=f"The newest item is of {newest:%Y-%m-%d}.",
                step="Has the newsroom moved? Look for newer news on the site; write its address into sources.yaml.",
            )  # fmt: skip
    elif seen.extraction.follows:
        count = len(seen.extraction.follows)
        yield Finding(code="items", grade=Grade.FINE, what=f"{seen.extraction.kind} that leads to {count} more.")
    else:
        yield Finding(
            code="empty", grade=Grade.WRONG, what=f"{seen.url} was read as {seen.extraction.kind}, and holds no items.",
            step=f"Look at it with: feeds preview {seen.url}",
        )  # fmt: skip


def dates(seen: Examined) -> Iterator[Finding]:
    """Say what is wrong with the dates."""
    if not seen.items or (seen.extraction and seen.extraction.kind is Kind.SITEMAP):
        return  # sitemaps state none; the article pages do
    dated = [item for item in seen.items if item.published]
    selector = "In sources.yaml, of this source: `items: …` and `date: …`, if the page does print them"
    if not dated:
        yield Finding(
            code="no-dates", grade=Grade.NOTE,
            what="No item states a date. The dates of their own pages are taken, else the day they are first seen.",
            step=f"{selector}.",
        )  # fmt: skip
    elif len(dated) < _FEW * len(seen.items):
        missing = len(seen.items) - len(dated)
        yield Finding(
            code="few-dates", grade=Grade.NOTE, what=f"{missing} of {len(seen.items)} items state no date.",
            step=f"Look at them with: feeds preview {seen.url}",
        )  # fmt: skip
    doubtful = [item for item in dated if item.published_ambiguous]
    if doubtful:
        said = doubtful[0].published_evidence
        yield Finding(
            code="undecided-dates", grade=Grade.NOTE,
            what=f"{len(doubtful)} dates can be read in two ways, such as 03/04/2025{f' ({said})' if said else ''}: "
            "the page does not show which number is the day.",
            step="In sources.yaml: `language: en-GB` or `language: en-US`, as the site writes them.",
        )  # fmt: skip


def titles(seen: Examined) -> Iterator[Finding]:
    """Say what is wrong with the titles and links."""
    many = len(seen.items) > 2 and (seen.extraction is None or seen.extraction.kind is not Kind.SITEMAP)
    step = f"In sources.yaml, of this source: `items: …` and `title: …`; look at it with: feeds preview {seen.url}"
    told = [letters(item.title) for item in seen.items if item.title]
    if many and not told:
        yield Finding(code="no-titles", grade=Grade.WRONG, what="No item has a title.", step=step)
    elif many and len(told) > 2 and len(set(told)) == 1:
        yield Finding(code="same-titles", grade=Grade.WRONG, what="All items have the same title.", step=step)
    own = host_of(seen.response.final_url if seen.response else seen.url).removeprefix("www.")
    away = sum(host_of(item.link).removeprefix("www.") != own for item in seen.items)
    if many and away == len(seen.items):
        other = host_of(seen.items[0].link)
        yield Finding(
            code="elsewhere", grade=Grade.NOTE, what=f"All items lie on other sites, such as {other}.",
            step="If it is a list of what others write, use the page of the company's own releases.",
        )  # fmt: skip


def language(seen: Examined) -> Iterator[Finding]:
    """Say that the page is not in the language that sources.yaml states."""
    stated, found = seen.source.language, seen.extraction.language if seen.extraction else None
    if stated and found and _base(stated) != _base(found):
        yield Finding(
            code="language", grade=Grade.WRONG, what=f"The document is in {found}, sources.yaml says {stated}.",
            step=f"In sources.yaml: `language: {found}`, or the address of the site in {stated}.",
        )  # fmt: skip


def _base(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]


def offered(seen: Examined) -> Iterator[Finding]:
    """Say that the page offers a feed that is not used."""
    if seen.offers and not (seen.state and seen.state.chosen):
        offer = seen.offers[0]
        first = seen.configured and seen.state is None and seen.source.kind is Kind.AUTO and not seen.source.selectors
        more = f" (and {len(seen.offers) - 1} more)" if len(seen.offers) > 1 else ""
        if first:
            what = f"The page links a feed: {offer.url}{more}. The first run tries whether it serves better."
            yield Finding(code="feed", grade=Grade.FINE, what=what)
            return
        yield Finding(
            code="feed", grade=Grade.NOTE, what=f"The page links a feed that is not used: {offer.url}{more}.",
            step=f"Does it carry the same news? feeds preview {offer.url}. In sources.yaml: `url: {offer.url}`",
        )  # fmt: skip
