"""Read the items of a page that lists them: by hand-written selectors, or by what the page repeats."""

from collections.abc import Sequence

import lxml.html

from feeds.extractors.chosen import read_chosen
from feeds.extractors.data_beside import Whole, from_data, with_data
from feeds.extractors.emptiness import empty
from feeds.extractors.learning import learn
from feeds.extractors.news_list import NewsList, news_list
from feeds.extractors.page import Page
from feeds.extractors.records import Record, raw_item
from feeds.extractors.sight import Sight, sight_of
from feeds.extractors.telling import told
from feeds.model import Extraction, Kind
from feeds.text import tidy


def extract(page: Page) -> Extraction:
    """Return the items that an HTML page lists, in the order of the page, and in `reasons` how they were found.

    Hand-written selectors of the Source win; fields that they leave open are found as on any page. Raises
    UnreadableError where there is no page, EmptyExtractError where it lists nothing (with why, where that shows), and
    ExtractError where a hand-written selector is malformed or finds nothing.
    """
    sight = sight_of(page)
    if page.selectors:
        return extraction_of(*read_chosen(sight), sight)
    whole = whole_of(sight, found_in(sight))
    if whole is None:
        raise empty(sight.tree, page.url)
    return whole.extraction


def whole_of(sight: Sight, found: NewsList | None) -> Whole | None:
    """Return the news of a page: of the list that readers see, of its structured data, or of both; None for none."""
    if found is None or not found.records:
        extraction = from_data(sight)
        return None if extraction is None else Whole(extraction=extraction, instead=True)
    return with_data(extraction_of(found.records, reasons_of(found, sight), sight), sight)


def found_in(sight: Sight) -> NewsList | None:
    """Return the list of news that is learnt from a page; None where it has no list."""
    layouts = learn(sight.outline, sight.reader, sight.regions)
    return news_list(layouts, sight) if layouts else None


def reasons_of(found: NewsList, sight: Sight) -> tuple[str, ...]:
    """Return for people what was taken for the list, and why."""
    others = (found.joined, found.featured, found.offered)
    return told(found.layouts[0], found.records, sight.outline, others)


def extraction_of(records: Sequence[Record], reasons: tuple[str, ...], sight: Sight) -> Extraction:
    """Return records as the items they are; raises EmptyExtractError where there is none."""
    items = tuple(item for record in records if (item := raw_item(record, sight.outline, sight.base, sight.language)))
    if not items:
        raise empty(sight.tree, sight.page.url)
    return Extraction(
        kind=Kind.LISTING,
        items=items,
        title=tidy(sight.tree.findtext(".//title") or "") or None,
        site_name=_site_name(sight.tree),
        language=sight.language,
        reasons=reasons,
    )


def _site_name(tree: lxml.html.HtmlElement) -> str | None:
    names = {
        (meta.get("property") or meta.get("name") or "").lower(): tidy(meta.get("content") or "")
        for meta in tree.iter("meta")
    }
    return names.get("og:site_name") or names.get("application-name") or None
