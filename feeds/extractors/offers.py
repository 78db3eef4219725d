"""What an HTML page offers as better readings of its news than its own markup, in order of trust.

offers_linked     feeds that the page links: autodiscovery, links to feeds in its text
offers_platforms  addresses at which the software of the site keeps its feeds, where the page shows that software
offers_sections   the news sections of the site that the page links
offers_owner      who the page is by: name, homepage
offers_hosts      which hosts belong to one organisation
offers_words      what sections and feeds are called, in many languages
"""

from collections.abc import Iterable

import lxml.html

from feeds.extractors.offers_kinds import Offer
from feeds.extractors.offers_linked import linked_feeds
from feeds.extractors.offers_platforms import conventional
from feeds.extractors.page import Page, base_of, html_of
from feeds.links import absolute, link_key
from feeds.model import Kind

__all__ = ["MOST_OFFERS", "Offer", "offers_in", "offers_of"]

MOST_OFFERS = 30  # of one page: a page that links more feeds is a directory of them


def offers_of(page: Page) -> tuple[Offer, ...]:
    """Return what an HTML page offers, the most trustworthy first: linked feeds, conventional ones, sitemaps.

    Pure, and cheap beside reading the page's items. Raises UnreadableError where the bytes are no page.
    """
    return offers_in(html_of(page), page)


def offers_in(tree: lxml.html.HtmlElement, page: Page) -> tuple[Offer, ...]:
    """Return what a page offers whose tree is at hand."""
    base = base_of(tree, page)
    found = [*linked_feeds(tree, page, base), *conventional(tree, page), *_sitemaps(tree, page, base)]
    return tuple(_once(found))[:MOST_OFFERS]


def _sitemaps(tree: lxml.html.HtmlElement, page: Page, base: str) -> Iterable[Offer]:
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if "sitemap" in (link.get("rel") or "").lower().split() and href and (url := absolute(href, base)):
            yield Offer(url=url, kind=Kind.SITEMAP, why="the page links it as its sitemap", sure=True)
    if root := absolute("/sitemap.xml", page.url):
        why = "where sites keep their sitemap (sitemaps.org)"
        yield Offer(url=root, kind=Kind.SITEMAP, why=why, sure=False)


def _once(offers: Iterable[Offer]) -> Iterable[Offer]:
    seen: set[str] = set()
    for offer in offers:
        key = link_key(offer.url)
        if key not in seen:
            seen.add(key)
            yield offer
