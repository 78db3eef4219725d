"""Documents that are gzip files in themselves, as sitemaps may be (sitemaps.org): unpacked, within a limit."""

import zlib
from dataclasses import replace

from feeds.errors import UnreadableError
from feeds.extractors.page import Page

MAX_BYTES = 50_000_000  # what sitemaps.org allows a sitemap to have


def unpacked(page: Page) -> Page:
    """Return the page, its body unpacked if it is a gzip file. Raises UnreadableError where it swells or is damaged."""
    if not page.body.startswith(b"\x1f\x8b\x08"):
        return page
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)  # 16: with a gzip header
    try:
        body = unpacker.decompress(page.body, MAX_BYTES)
    except zlib.error as error:
        raise UnreadableError(f"{page.url} is a gzip file that cannot be unpacked: {error}.") from error
    if unpacker.unconsumed_tail:
        raise UnreadableError(f"{page.url} is a gzip file that unpacks to more than {MAX_BYTES:,} bytes.")
    return replace(page, body=body)
