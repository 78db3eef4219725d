"""Feeds that a page links: by `link rel=alternate` (WHATWG HTML, "alternate"; RSS Autodiscovery), and in its text."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs, urlsplit

import lxml.etree
import lxml.html

from feeds.extractors.offers_hosts import carries_feeds, of_one_organisation
from feeds.extractors.offers_kinds import LONGEST_ADDRESS, Offer
from feeds.extractors.offers_words import SUBJECTS, plain, subjects_in
from feeds.extractors.page import Page, language_of
from feeds.links import absolute, host_of, link_key
from feeds.model import Kind
from feeds.text import tidy

_MOST_LINKS = 5_000  # of one page that are looked at
_MOST_FEEDS = 200  # of one sort that are put in order
# application/rss+xml, and what sloppy pages make of it: application/rss, text/rss+xml, application/x-rss+xml
_FEED_TYPE = re.compile(r"(?:application|text)/(?:x[.-])?(?:rss|atom|rdf|feed)(?:[+ ](?:xml|json))?")
_LOOSE_TYPE = re.compile(r"(?:application|text)/(?:xml|json|rss)")  # of a feed only where the address says so, too
_NO_FEED = re.compile(r"(?i)oembed|/wp-json/|/xmlrpc|opensearch|manifest")
_FEED_PATH = re.compile(
    r"(?i)\.(?:rss|atom|rdf)(?:\.xml)?$"
    r"|(?:^|/)(?:rss|atom|feeds?|index|news|blog|rss-?feed|feed-?rss|newsfeed)[\d.]*\.(?:xml|rdf|rss|atom|json)$"
    r"|(?:^|/)(?:rss|atom)[\w-]*\.(?:xml|aspx?|php|ashx|cfm|jsp|do)$|(?:^|/)[\w-]*rss\.(?:xml|aspx?|php|ashx)$"
    r"|(?:^|/)(?:rss2?|atom|feed|rssfeed|rss-feed)/?$|/rss/[^/]+\.(?:xml|aspx)$|/feeds/[^/]+\.xml$|/feed/[\w-]+/?$"
    r"|(?:^|/)rss_feed(?:/|\.|$)|/rss/(?:news|press)[\w-]*/?$"
)
_HINT = re.compile(r"(?i)rss|atom|feed|rdf|xml|json")  # without one of these no address and no link is looked at closer
_FEED_QUERY = {"format": {"rss", "feed", "atom", "rss2"}, "feed": {"rss", "rss2", "atom", "rdf"}, "alt": {"rss"}}
_FEED_HOST = re.compile(r"(?i)^(?:feeds?\d*\.|rss\.)")
_READERS = re.compile(  # "add this feed to ..."
    r"(?i)(?:^|\.)(?:feedly|inoreader|netvibes|newsblur|my\.yahoo|add\.my\.yahoo|bloglines|newsgator|theoldreader|msn"
    r"|google|facebook|twitter|x|linkedin|youtube|addtoany|addthis|sharethis|subtome)\.(?:com|net)$"
)
_TEXT = lxml.etree.XPath("string()")
_CALLED_FEED = re.compile(r"(?i)^(?:xml|atom|feed|(?:subscribe (?:to|via|by) )?(?:\S+ ){0,3}(?:rss|atom)\b.{0,20})$")
_FEED_CLASS = re.compile(r"(?i)(?:^|[\s_-])rss(?:$|[\s_-])")
# Feeds of comments, of a search, of one author: not the news of the page. Comments in the words of blogging software.
_COMMENTS = re.compile(
    r"(?i)/comments?(?:[/.]|$)|comments?[-_]?(?:rss|feed|atom)|[-_/]comments?\.(?:xml|rss)|postcomments"
)
_COMMENT_TITLE = re.compile(
    r"(?i)\bcomments?\b|kommentar|commentaires?\b|comentari|commenti\b|reacties|komentar|kommentti|yorum|комментари"
    r"|коментар|评论|評論|留言|回响|コメント|댓글|bình luận|σχόλια|تعليق|تغذية التعليقات|הערות|תגובות"
)
_SEARCH = re.compile(r"(?i)/search(?:/|$)")
_PERSON = re.compile(r"(?i)/(?:authors?|users?|members?|profile)/")
_WORKSHOPS = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})  # noqa: S104 - compared, never bound
_Told = tuple[str, Offer]  # the language a link states, or ""
_LAST = re.compile(
    r"(?i)podcast|video|jobs?\b|career|event|calendar|product|forum|activity|wiki|photo|filings?\b|stock"
)


def linked_feeds(tree: lxml.html.HtmlElement, page: Page, base: str) -> Iterator[Offer]:
    """Yield the feeds a page links: those of its head in the order of what they hold, then those of its text."""
    language = (language_of(tree, page) or "").partition("-")[0].lower()
    stated = list(islice(_stated(tree, page, base), _MOST_FEEDS))
    yield from (offer for _, offer in sorted(stated, key=lambda told: _order(told, page, language)))
    heads = {link_key(offer.url.partition("?")[0]) for _, offer in stated}
    shown = [told for told in islice(_shown(tree, page, base), _MOST_FEEDS) if _is_news_to(told, heads)]
    yield from (offer for _, offer in sorted(shown, key=lambda told: _order(told, page, language)))


def _is_news_to(told: _Told, heads: set[str]) -> bool:
    """Tell whether a feed of the text says more than the head: it is no form of one there, and surely a feed."""
    url = told[1].url
    if not heads:
        return True
    return _is_feed_address(url) and link_key(url.partition("?")[0]) not in heads


def _stated(tree: lxml.html.HtmlElement, page: Page, base: str) -> Iterator[_Told]:
    for link in islice(tree.iter("link"), _MOST_LINKS):
        href = (link.get("href") or "").strip()
        if not 0 < len(href) <= LONGEST_ADDRESS or not _is_feed_link(link, href):
            continue
        url = _at_home(absolute(_without_scheme(href), base), page)
        title = tidy(link.get("title") or "") or None
        if url and not _is_aside(url, title, page):
            why = "the page links it as its feed"
            yield (
                (link.get("hreflang") or "").lower(),
                Offer(url=url, kind=Kind.FEED, why=why, sure=True, title=title),
            )


def _is_feed_link(link: lxml.html.HtmlElement, href: str) -> bool:
    rel = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    if _NO_FEED.search(href) or "oembed" in kind or "stylesheet" in rel or "icon" in rel:
        return False
    if _FEED_TYPE.fullmatch(kind):
        return not rel or bool({"alternate", "alternative", "feed", "service.feed", "home", "self", "rss"} & set(rel))
    if not {"alternate", "feed", "service.feed"} & set(rel):
        return False
    if kind == "application/json" and link.get("title"):
        return True  # as JSON Feed 1.0 had it; WordPress's own links of that type are taken out above
    return (not kind or bool(_LOOSE_TYPE.fullmatch(kind))) and _is_feed_address(href) and not link.get("hreflang")


def _shown(tree: lxml.html.HtmlElement, page: Page, base: str) -> Iterator[_Told]:
    """Yield the feeds that are linked in the text: told by their address, or by what the link is called."""
    here = host_of(page.url)
    for link in islice(tree.iter("a", "area"), _MOST_LINKS):
        href = (link.get("href") or "").strip()
        if not 2 <= len(href) <= LONGEST_ADDRESS or href[0] == "#" or _NO_FEED.search(href):
            continue
        by_address = _is_feed_address(href)
        if not by_address and not _is_called_feed(link):
            continue
        url = absolute(_without_scheme(href), base)
        if not url or link_key(url) == link_key(page.url) or not _may_be_ours(host_of(url), here):
            continue
        title = _name_of(link)
        if not _is_aside(url, title, page):
            why = "the page links it, and its address is that of a feed" if by_address else "a link calls it a feed"
            yield (
                (link.get("hreflang") or "").lower(),
                Offer(url=url, kind=Kind.FEED, why=why, sure=True, title=title),
            )


def _may_be_ours(host: str, here: str) -> bool:
    return not _READERS.search(host) and (of_one_organisation(host, here) or carries_feeds(host))


def _is_feed_address(href: str) -> bool:
    if not _HINT.search(href):
        return False
    if href[:5].lower() == "feed:":
        return True
    try:
        parts = urlsplit(href)
        query = parse_qs(parts.query) if parts.query else {}
    except ValueError:
        return False
    if any(value.lower() in _FEED_QUERY.get(name.lower(), ()) for name, told in query.items() for value in told):
        return True
    return bool(_FEED_PATH.search(parts.path)) or (_is_feed_host(parts.hostname or "") and len(parts.path) > 1)


def _is_feed_host(host: str) -> bool:
    return bool(_FEED_HOST.search(host)) or carries_feeds(host.lower())


def _is_called_feed(link: lxml.html.HtmlElement) -> bool:
    if "rss" not in (link.get("class") or "").lower() and "rss" not in (link.get("title") or "").lower():
        text = _TEXT(link)
        if not isinstance(text, str) or (text and not _HINT.search(text[:200])):
            return False
        name = _name_of(link)
        return bool(name and len(name) < 40 and _CALLED_FEED.match(name))
    return bool(_FEED_CLASS.search(link.get("class") or "")) or bool(_CALLED_FEED.match(link.get("title") or ""))


def _name_of(link: lxml.html.HtmlElement) -> str | None:
    text = tidy(" ".join(islice(link.itertext(), 20)))[:200]
    if not text:
        told = [link.get("title"), link.get("aria-label"), *(picture.get("alt") for picture in link.iter("img"))]
        text = next((tidy(one) for one in told if one and one.strip()), "")[:200]
    return text or None


def _without_scheme(href: str) -> str:
    """Return an address without the scheme `feed:`, which stands before or in place of http (feed://, feed:https://)."""
    if href[:5].lower() != "feed:":
        return href
    rest = href[5:]
    return f"https:{rest}" if rest.startswith("//") else rest


def _at_home(url: str | None, page: Page) -> str | None:
    """Return an address on the page's own host where it names the machine the site was built on (localhost:1313)."""
    if url is None or host_of(url) not in _WORKSHOPS or host_of(page.url) in _WORKSHOPS:
        return url
    here = urlsplit(page.url)
    return urlsplit(url)._replace(scheme=here.scheme, netloc=here.netloc).geturl()


def _is_aside(url: str, title: str | None, page: Page) -> bool:
    """Tell whether a feed is one of comments, of a search, of one author, where the page itself is none of that."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    where = f"{parts.path}?{parts.query}"
    if _COMMENTS.search(where) or (title and _COMMENT_TITLE.search(title) and not _COMMENT_TITLE.search(page.url)):
        return True
    here = urlsplit(page.url).path
    searched = bool(_SEARCH.search(parts.path)) or ("s" in parse_qs(parts.query) and "feed" in where)
    return any(
        found and not same
        for found, same in ((searched, _SEARCH.search(here)), (_PERSON.search(parts.path), _PERSON.search(here)))
    )


def _order(told: _Told, page: Page, language: str) -> tuple[bool, bool, int, bool]:
    """Return where a feed stands among those of a page: of its language, of its news, of its section."""
    stated, offer = told
    parts = urlsplit(offer.url)
    where = plain(f"{offer.title or ''} {parts.path}")
    subjects = subjects_in(where)
    rank = SUBJECTS.index(subjects[0]) if subjects else SUBJECTS.index("media")
    foreign = bool(stated and language and stated.partition("-")[0] != language)
    section = urlsplit(page.url).path.strip("/")
    return (
        foreign,
        bool(_LAST.search(f"{offer.title or ''} {parts.path}")),
        rank,
        not (section and parts.path.strip("/").startswith(section)),
    )
