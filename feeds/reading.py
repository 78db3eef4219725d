"""Bytes to Items: extract and normalise joined, for a run, a preview and the public API alike. Fetches nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime

from feeds.extractors import extract
from feeds.extractors.page import Page
from feeds.model import Extraction, Fetched, Item, Kind, Source
from feeds.normalise import ReadingContext, read_items
from feeds.patterns import matches

_NEVER = datetime.min.replace(tzinfo=UTC)


def page_of(fetched: Fetched, source: Source) -> Page:
    """Return a fetched document as extractors take it, with what its Source tells about reading it."""
    return Page(
        url=fetched.final_url,
        body=fetched.body,
        media_type=fetched.media_type,
        charset=fetched.charset,
        selectors=source.selectors,
        fields=source.fields,
        links=source.links,
        now=fetched.fetched_at,
        language=source.language,
        timezone=source.timezone,
    )


def read_page(page: Page, kind: Kind, site_names: Sequence[str] = ()) -> tuple[Extraction, list[Item]]:
    """Return what one document gave, as found and as read; raises ExtractError.

    `site_names` are names of the site (its company's) that titles may carry at their ends.
    """
    extraction = extract(page, kind)
    return extraction, items_of(extraction, page, site_names)


def items_of(extraction: Extraction, page: Page, site_names: Sequence[str] = ()) -> list[Item]:
    """Return an extraction's items, read; only those whose links the Source wants."""
    names = (*site_names, extraction.site_name) if extraction.site_name else tuple(site_names)
    context = ReadingContext(
        url=page.url,
        fetched_at=page.now,
        timezone=page.timezone,
        language=extraction.language or page.language,
        site_names=tuple(names),
        day_first=extraction.day_first,
    )
    items = read_items(extraction, context)
    patterns = page.links
    return items if patterns is None else [item for item in items if matches(item.link, patterns)]


def newest(items: Sequence[Item], limit: int) -> list[Item]:
    """Return at most `limit` items, newest first; where not all are dated, the document's own order is kept.

    Sitemaps date no publication, but the last change of a page: good enough to choose by, not to publish.
    """
    dates = [item.published or item.updated for item in items]
    if all(date is not None for date in dates):
        # sorted() is stable: items of one day keep the order of the page.
        order = sorted(range(len(items)), key=lambda place: dates[place] or _NEVER, reverse=True)
        items = [items[place] for place in order]
    return list(items[:limit])
