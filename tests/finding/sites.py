"""Small company sites as they are found on the web, for searches that start anywhere on them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from feeds.fetch import HttpFetcher
from feeds.finding import Found, Tried, find
from feeds.model import Kind
from tests.pages import Told, atom
from tests.server import ATOM, RSS, XML, Page, Site, page, serve
from tests.worlds import Clock

HOST = "www.acme-pharma.example"
RELEASES: list[Told] = [
    (f"/news/press-releases/2026/{n}-{slug}", title, f"2026-11-{n:02}")
    for n, slug, title in [
        (19, "phase-3", "Acme Pharma reports positive phase 3 results for AP-207 in asthma"),
        (17, "suzhou", "Acme Pharma opens a plant for cell therapies in Suzhou"),
        (12, "results", "Acme Pharma announces financial results for the third quarter of 2026"),
        (10, "licence", "Acme Pharma and Borealis sign a licence agreement for a vaccine candidate"),
        (6, "board", "Acme Pharma appoints Maria Lindgren to its board of directors"),
        (3, "congress", "Acme Pharma to present new data at the liver congress in Vienna"),
    ]
]
POSTS: list[Told] = [
    (f"/blog/{slug}", title, f"2026-10-{n:02}")
    for n, slug, title in [
        (28, "lab-life", "A day in the life of our chemists in Basel"),
        (21, "data", "What we learnt from ten years of open data"),
        (14, "interns", "Five questions to our interns of this summer"),
        (7, "garden", "Why there is a garden on the roof of our laboratory"),
    ]
]


def chrome(body: str, *, title: str = "Acme Pharma", head: str = "", language: str = "en", links: str = "") -> str:
    """Return a page of the site with its menu and footer; `links` are further entries of the menu."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<header><a href="/"><img src="/logo.svg" alt="Acme Pharma"></a><nav><ul>'
        '<li><a href="/about">About us</a></li><li><a href="/science">Science</a></li>'
        f'<li><a href="/products">Products</a></li><li><a href="/careers">Careers</a></li>{links}</ul></nav></header>'
        f'<main>{body}</main><footer><a href="/contact">Contact</a> <a href="/privacy">Privacy</a>'
        ' <a href="https://www.linkedin.com/company/acme">LinkedIn</a> © 2026 Acme Pharma AG</footer></body></html>'
    )


def rows(items: Sequence[Told]) -> str:
    """Return a list of items as newsrooms have it."""
    told = "".join(
        f'<li class="release"><time datetime="{day}">{day}</time><h3><a href="{path}">{title}</a></h3></li>'
        for path, title, day in items
    )
    return f'<h1>News</h1><ul class="releases">{told}</ul>'


def rss(*items: Told, base: str = f"https://{HOST}", title: str = "Acme Pharma") -> str:
    """Return an RSS feed of items."""
    told = "".join(
        f"<item><title>{name}</title><link>{base}{path}</link><pubDate>{day}</pubDate></item>"
        for path, name, day in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title><link>{base}/</link>{told}</channel></rss>'


def feed(*items: Told, base: str) -> Page:
    """Return an answer that is an Atom feed."""
    return page(atom(*items, base=base), ATOM)


def rss_feed(*items: Told, base: str) -> Page:
    """Return an answer that is an RSS feed."""
    return page(rss(*items, base=base), RSS)


def sitemap(*urls: str) -> Page:
    """Return an answer that is a sitemap."""
    told = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return page(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{told}</urlset>', XML)


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """A search and what it asked for."""

    found: Found
    site: Site
    heard: list[Tried]

    @property
    def best(self) -> str:
        """The path of the best candidate."""
        best = self.found.best
        return "" if best is None else best.url.partition(str(self.site.port))[2]

    @property
    def order(self) -> list[tuple[str, str]]:
        """Path and kind of each candidate."""
        return [(one.url.partition(str(self.site.port))[2], str(one.kind)) for one in self.found.candidates]


@contextmanager
def searched(pages: Mapping[str, Page], start: str = "/", kind: Kind = Kind.AUTO, host: str = HOST) -> Iterator[Search]:
    """Search a site from one of its pages; every other host there is answers 404."""
    heard: list[Tried] = []
    with serve(pages) as site:
        hosts = (host, f"ir.{host.removeprefix('www.')}", f"newsroom.{host.removeprefix('www.')}")
        with HttpFetcher(site.policy(*hosts), Clock(), user_agent="feeds/test") as fetcher:
            yield Search(
                found=find(site.url(start, host), fetcher, kind=kind, tell=heard.append), site=site, heard=heard
            )
