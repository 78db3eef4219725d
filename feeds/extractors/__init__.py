"""Bytes to RawItems: one extractor for each kind of document, in a table; nothing here fetches.

To add a kind: write a module with `def extract(page: Page) -> Extraction`, name it in EXTRACTORS, and teach
`sniff.kind_of` to know its first bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from feeds.errors import UnreadableError
from feeds.extractors import article, feed, json_list, listing, sitemap
from feeds.extractors.packed import unpacked
from feeds.extractors.page import Page, refuse_binary
from feeds.extractors.sniff import head_of, is_json, kind_of, refuse_html
from feeds.model import Extraction, Kind

__all__ = ["EXTRACTORS", "Page", "extract", "kind_of"]

EXTRACTORS: Mapping[Kind, Callable[[Page], Extraction]] = {
    Kind.FEED: feed.extract,
    Kind.SITEMAP: sitemap.extract,
    Kind.LISTING: listing.extract,
    Kind.ARTICLE: article.extract,
    Kind.JSON: json_list.extract,
}
_NAMES = {
    Kind.FEED: "a feed",
    Kind.SITEMAP: "a sitemap",
    Kind.LISTING: "an HTML page",
    Kind.ARTICLE: "an HTML page",
    Kind.JSON: "JSON",
}


def extract(page: Page, kind: Kind = Kind.AUTO) -> Extraction:
    """Return what a document gives, read as `kind`, or as what its bytes show it to be.

    Raises ExtractError: UnreadableError where the document is not of that kind or cannot be read at all,
    EmptyExtractError where it should hold items and does not.
    """
    page = unpacked(page)
    refuse_binary(page)
    if kind is not Kind.AUTO:
        _refuse_other(page, kind)
        return EXTRACTORS[kind](page)
    found = kind_of(page)
    extraction = EXTRACTORS[found](page)
    return replace(extraction, reasons=(f"{found} by its first bytes", *extraction.reasons))


def _refuse_other(page: Page, kind: Kind) -> None:
    """Raise UnreadableError if the document is plainly of another kind than the one asked for."""
    wanted = _NAMES[kind]
    head = head_of(page)
    if wanted != _NAMES[Kind.LISTING]:
        refuse_html(page, head, wanted)
    if kind is Kind.JSON and is_json(head):
        return  # a JSON Feed, too, can be read as any JSON
    found = kind_of(page)
    if (found, kind) == (Kind.JSON, Kind.FEED):
        raise UnreadableError(f"{page.url} is JSON, but not a JSON Feed: read it as kind json.")
    if _NAMES[found] != wanted:
        what = "JSON" if is_json(head) else _NAMES[found]
        raise UnreadableError(f"{page.url} is {what}, not {wanted}.")
