"""RawItem -> Item: clean text, an absolute canonical link, dates as the page states them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from feeds.dates import DateContext
from feeds.links import absolute, canonical, link_key
from feeds.model import Extraction, Item, Kind, RawItem
from feeds.normalise.addresses import is_own_address
from feeds.normalise.context import ReadingContext
from feeds.normalise.languages import language_of
from feeds.normalise.moments import date_context, moment_of
from feeds.normalise.summaries import body_of, summary_of
from feeds.normalise.titles import title_of
from feeds.text import letters, shorten, tidy

_TITLE_FROM_SUMMARY = 100  # code points
_LONGEST_NAME = 200  # of an author, an origin or a category; more is running text
_LONGEST_ADDRESS = 2_000  # characters; browsers and databases take no more
_MOST_CATEGORIES = 50
_MAILBOX = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")  # RSS: editor@example.com (Jane Doe)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reading:
    """What is the same for all items of a document."""

    kind: Kind
    context: ReadingContext
    dates: DateContext
    language: str | None
    site_names: tuple[str, ...]


def read_items(extraction: Extraction, context: ReadingContext) -> list[Item]:
    """Return what a document says, read, in its order.

    An item without a web address, or of a listing without any words, says nothing and is left out; the same address
    with the same title and day twice is one item. How many were left out is the difference of the lengths.
    """
    language = next((tag for tag in (extraction.language, context.language) if language_of(tag)), None)
    texts = [raw.date for raw in extraction.items if raw.date]
    names = (*context.site_names, extraction.site_name) if extraction.site_name else context.site_names
    reading = _Reading(
        kind=extraction.kind,
        context=context,
        dates=date_context(texts, context, language_of(language)),
        language=language,
        site_names=names,
    )
    return _distinct(item for raw in extraction.items if (item := _item_of(raw, reading)) is not None)


def _item_of(raw: RawItem, reading: _Reading) -> Item | None:
    link = _link_of(raw, reading.context.url)
    if link is None:
        return None
    title = title_of(raw.title, reading.site_names)
    summary = summary_of(raw.summary, raw.body, title)
    if title is None and reading.kind is not Kind.ARTICLE:
        title = shorten(summary, _TITLE_FROM_SUMMARY) if summary else None
        summary = summary if summary != title else summary_of(None, raw.body, title)
    if title is None and reading.kind is Kind.LISTING:
        return None
    published = moment_of(raw.date, raw.date_evidence, reading.dates)
    updated = moment_of(raw.updated, None, reading.dates)
    return Item(
        link=link,
        title=title,
        published=published.stated.value if published.stated else None,
        published_precision=published.stated.precision if published.stated else None,
        published_evidence=published.evidence,
        published_relative=published.stated.relative if published.stated else False,
        updated=updated.stated.value if updated.stated else None,
        summary=summary,
        body=body_of(raw.body, raw.summary, reading.context.url),
        language=_language(raw, reading, f"{title or ''} {summary or ''}"),
        guid=_known(raw.guid, _LONGEST_ADDRESS),
        origin=_known(raw.origin, _LONGEST_NAME),
        author=_author(raw.author),
        image=_address(raw.image, reading.context.url),
        categories=_categories(raw.categories),
    )


def _link_of(raw: RawItem, url: str) -> str | None:
    """Return the item's page: its canonical address where that can be true, else its link, else a guid that is one."""
    link = _address(raw.link, url) or (_address(raw.guid, url) if _is_web_address(raw.guid) else None)
    stated = _address(raw.canonical, url)
    if stated is not None and is_own_address(stated, link or canonical(url)):
        link = stated
    return None if link is None else canonical(link)


def _is_web_address(guid: str | None) -> bool:
    return bool(guid and re.match(r"(?i)\s*https?://", guid))


def _address(address: str | None, url: str) -> str | None:
    found = absolute(address, url) if address and address.strip() else None
    return found if found is not None and len(found) <= _LONGEST_ADDRESS else None


def _language(raw: RawItem, reading: _Reading, text: str) -> str | None:
    own = language_of(raw.language, text) if language_of(raw.language) else None
    return own or language_of(reading.language, text)


def _known(text: str | None, longest: int) -> str | None:
    text = tidy(text or "")
    return text if text and len(text) <= longest else None


def _author(text: str | None) -> str | None:
    mailbox = _MAILBOX.fullmatch(tidy(text or ""))
    return _known(mailbox["name"] if mailbox else text, _LONGEST_NAME)


def _categories(raw: Sequence[str]) -> tuple[str, ...]:
    found = (_known(text, _LONGEST_NAME) for text in raw)
    return tuple(dict.fromkeys(text for text in found if text))[:_MOST_CATEGORIES]


def _distinct(items: Iterable[Item]) -> list[Item]:
    """Return the items without those that an earlier one says, too; cards carry their link twice or thrice."""
    kept: dict[tuple[str, str, date | None], Item] = {}
    for item in items:
        day = item.published.date() if item.published and not item.published_relative else None
        kept.setdefault((link_key(item.link), letters(item.title or ""), day), item)
    return list(kept.values())
