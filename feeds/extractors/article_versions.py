"""The other language versions of an article page, as it names them for machines and in its language switch."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from feeds.extractors.page import language_tag
from feeds.links import absolute, link_key

MAX_VERSIONS = 60  # more than the languages of the largest site
MAX_LINKS = 5_000  # looked at
_START = re.compile(r"/(?:home|start|startseite|welcome|index|default)[^/]*/?$", re.IGNORECASE)
_FEEDS = ("rss", "atom", "xml", "json")  # in the type of a link rel=alternate: another form, no other language


def versions_of(tree: lxml.html.HtmlElement, base: str, *own: str | None) -> tuple[tuple[str, str], ...]:
    """Return (BCP 47 tag, absolute URL) of each other language version, in the order of the page.

    Read from `link rel=alternate hreflang` (HTML, section 4.6.7.1; https://developers.google.com/search/docs/specialty/
    international/localized-versions) and from visible links with `hreflang` on the same site. Without x-default, and
    without the page itself, whose addresses are `own`.
    """
    mine = {link_key(url) for url in own if url}
    spoken = _canonical_tag(tree.get("lang") or "")
    found: dict[str, str] = {}
    for tag, href in (*_declared(tree), *_switches(tree, base, spoken)):
        language = _canonical_tag(tag)
        url = absolute(href.strip(), base) if language and href.strip() else None
        if language and url and link_key(url) not in mine and url not in found.values():
            found.setdefault(language, url)
        if len(found) >= MAX_VERSIONS:
            break
    return tuple(found.items())


def _declared(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for link in islice(tree.iter("link"), MAX_LINKS):
        if "alternate" not in (link.get("rel") or "").lower().split():
            continue
        if any(name in (link.get("type") or "").lower() for name in _FEEDS):
            continue
        yield link.get("hreflang") or "", link.get("href") or ""


def _switches(tree: lxml.html.HtmlElement, base: str, spoken: str | None) -> Iterator[tuple[str, str]]:
    """Yield the links of a language switch: to the same site, to no start page, in another language than `spoken`."""
    for link in islice(tree.iter("a"), MAX_LINKS):
        tag, href = link.get("hreflang"), link.get("href")
        if not tag or not href or href.startswith("#") or _canonical_tag(tag) == spoken:
            continue
        url = absolute(href.strip(), base)
        if url and not _START.search(url.partition("?")[0]) and _is_same_site(url, base):
            yield tag, href


def _is_same_site(url: str, base: str) -> bool:
    """Tell whether two addresses share their registered domain, roughly: www.acme.de and www.acme.com do not."""
    hosts = [(urlsplit(one).hostname or "").removeprefix("www.").split(".") for one in (url, base)]
    return hosts[0][-2:] == hosts[1][-2:] and hosts[0] != [""]


def _canonical_tag(text: str) -> str | None:
    """Return a language tag in its usual case (RFC 5646, section 2.1.1): zh-Hant-TW; None for none and x-default."""
    tag = language_tag(text)
    if tag is None:
        return None
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()
