"""RawItem -> Item: clean text, an absolute canonical link, dates as the page states them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from feeds.model import Extraction, Item, Kind, RawItem
from feeds.normalise.context import ReadingContext
from feeds.normalise.languages import language_of
from feeds.normalise.moments import PageDates
from feeds.normalise.stated_links import address, alternates_of, neighbour, own_link, quick_key
from feeds.normalise.summaries import body_of, summary_of
from feeds.normalise.titles import title_of
from feeds.text import letters, shorten, tidy

_TITLE_FROM_SUMMARY = 100  # code points
_LONGEST_NAME = 200  # of an author, an origin or a category; more is running text
_LONGEST_ADDRESS = 2_000  # characters; browsers and databases take no more
_MOST_CATEGORIES = 50
_MAILBOX = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")  # RSS: editor@example.com (Jane Doe)
# Scripts that prove a language; a text without them says nothing of it.
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3041-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]")
_LATIN = "x" * 100  # a text that proves no language but may contradict one


class _Languages:
    """The languages of a document's items: each tag is looked at once, and each text in an East Asian script."""

    def __init__(self, of_page: str | None) -> None:
        self._of_page = of_page
        self._known: dict[str | None, tuple[str | None, str | None, bool]] = {}

    def of(self, tag: str | None, text: str) -> str | None:
        """Return the language of an item that the page marks with `tag` and that says `text`."""
        if tag not in self._known:
            believed = tag if language_of(tag) else self._of_page
            plain = language_of(believed)
            self._known[tag] = believed, plain, language_of(believed, _LATIN) == plain
        believed, plain, holds = self._known[tag]
        if holds and not _EAST_ASIAN.search(text):
            return plain
        return language_of(believed, text) or language_of(self._of_page, text)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reading:
    """What is the same for all items of a document."""

    kind: Kind
    url: str
    dates: PageDates
    languages: _Languages
    site_names: tuple[str, ...]


def read_items(extraction: Extraction, context: ReadingContext) -> list[Item]:
    """Return what a document says, read, in its order.

    An item without a web address, or of a listing without any words, says nothing and is left out; the same address
    with the same title and day twice is one item. How many were left out is the difference of the lengths.
    """
    language = next((tag for tag in (extraction.language, context.language) if language_of(tag)), None)
    texts = (raw.date for raw in extraction.items if raw.date)
    names = (*context.site_names, extraction.site_name) if extraction.site_name else context.site_names
    reading = _Reading(
        kind=extraction.kind,
        url=context.url,
        dates=PageDates(texts, context, language_of(language)),
        languages=_Languages(language),
        site_names=names,
    )
    return _distinct([item for raw in extraction.items if (item := _item_of(raw, reading)) is not None])


def _item_of(raw: RawItem, reading: _Reading) -> Item | None:
    link = own_link(raw, reading.url)
    if link is None:
        return None
    title = title_of(raw.title, reading.site_names)
    summary = summary_of(raw.summary, raw.body, title) if raw.summary or raw.body else None
    if title is None and reading.kind is not Kind.ARTICLE:
        title = shorten(summary, _TITLE_FROM_SUMMARY) if summary else None
        summary = summary if summary != title else summary_of(None, raw.body, title)
    if title is None and reading.kind is Kind.LISTING:
        return None
    published = reading.dates.moment(raw.date, raw.date_evidence)
    updated = reading.dates.moment(raw.updated, None)
    return Item(
        link=link,
        title=title,
        published=published.stated.value if published.stated else None,
        published_precision=published.stated.precision if published.stated else None,
        published_evidence=published.evidence,
        published_relative=published.stated is not None and published.stated.relative,
        published_ambiguous=published.stated is not None and published.stated.ambiguous,
        event_start=published.event,
        updated=updated.stated.value if updated.stated else None,
        summary=summary,
        body=body_of(raw.body, raw.summary, reading.url),
        language=reading.languages.of(raw.language, f"{title or ''} {summary or ''}"),
        guid=_known(raw.guid, _LONGEST_ADDRESS),
        origin=_known(raw.origin, _LONGEST_NAME),
        author=_author(raw.author),
        image=address(raw.image, reading.url),
        categories=_categories(raw.categories),
        alternates=alternates_of(raw, link, reading.url),
        previous=neighbour(raw.previous, link, reading.url),
        next=neighbour(raw.next, link, reading.url),
    )


def _known(text: str | None, longest: int) -> str | None:
    text = tidy(text) if text else ""
    return text if text and len(text) <= longest else None


def _author(text: str | None) -> str | None:
    mailbox = _MAILBOX.fullmatch(tidy(text)) if text and "@" in text else None
    return _known(mailbox["name"] if mailbox else text, _LONGEST_NAME)


def _categories(raw: Sequence[str]) -> tuple[str, ...]:
    found = (_known(text, _LONGEST_NAME) for text in raw)
    return tuple(dict.fromkeys(text for text in found if text))[:_MOST_CATEGORIES]


def _distinct(items: Sequence[Item]) -> list[Item]:
    """Return the items without those that an earlier one says, too; cards carry their link twice or thrice."""
    links = [quick_key(item.link) for item in items]
    shared = {link for link, number in Counter(links).items() if number > 1}
    if not shared:
        return list(items)
    kept: dict[tuple[str, str, date | None], Item] = {}
    for link, item in zip(links, items, strict=True):
        kept.setdefault((link, *_said(item)) if link in shared else (link, "", None), item)
    return list(kept.values())


def _said(item: Item) -> tuple[str, date | None]:
    day = item.published.date() if item.published and not item.published_relative else None
    return letters(item.title or ""), day
