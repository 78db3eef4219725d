"""Tells an article from a list, and to which list an article belongs."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

import lxml.html

from feeds.extractors.article_blocks import Block, Blocks, Region, blocks_of, is_prose
from feeds.extractors.article_clues import Subject, is_article, main_thing
from feeds.extractors.article_neighbours import neighbours_of
from feeds.extractors.article_sections import NEWS_SECTIONS, SECTIONS
from feeds.extractors.article_title import Around, site_names_of, title_of
from feeds.extractors.article_way_words import BACK_TO_LIST
from feeds.extractors.embedded import Embedded, Thing, embedded_of
from feeds.extractors.page import Page, base_of
from feeds.extractors.paging_words import plain
from feeds.links import absolute, host_of, link_key
from feeds.model import Follow
from feeds.text import letters, tidy, width

WHY = "the list it belongs to"
MAX_LISTS = 5
MAX_LINKS = 5_000  # of a page that are looked at
MAX_TRAILS = 20  # elements that may be a breadcrumb
MAX_ELEMENTS = 60_000  # of a page that can be one article
LABEL = 60  # columns of the name of a section

_CRUMBS = re.compile(
    r"(?:^|[\s_-])(?:bread-?crumbs?|crumbs?|location|position|weizhi|wz|dqwz|pathway|sitepath|pankuzu|topicpath|trail)"
    r"(?:$|[\s_-])|breadcrumb",
    re.IGNORECASE,
)
_YOU_ARE_HERE = re.compile(
    r"^\W*(?:(?:您|你)?(?:的)?(?:当前|現在|目前|所在)(?:的)?(?:位置|页面)|您的位置|你的位置|現在位置|現在地"
    r"|you are here|sie sind hier|vous êtes ici|usted está aquí|está en|você está em|sei in|ti trovi in|u bent hier"
    r"|вы здесь|jesteś tutaj|buradasınız)",
    re.IGNORECASE,
)
_DATED_FOLDER = re.compile(r"^(?:\d{1,8}|\d{4}-\d{2}(?:-\d{2})?|page|tag|tags|author)$")
_SECTION_PATH = re.compile(r"/(?:category|categories|tag|tags|topics?|archives?|page)/[^/]*/?$", re.IGNORECASE)
_FRONT = re.compile(r"^/?(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)\.\w+|home/?)?$", re.IGNORECASE)

# Day, month and year in numbers or with the name of the month, in any language that writes them in this order.
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d\s?[-./年년]\s?\d{1,2}(?!\d)|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d(?!\d)"
    r"|\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d)"
    r"|[^\W\d]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
)

# How much each sign says that a page is the article's list.
_BACK, _CRUMB, _PARENT, _SECTION = 4.0, 3.5, 3.0, 1.5


def lists_of(tree: lxml.html.HtmlElement, page: Page) -> tuple[Follow, ...]:
    """Return the pages that may be the list an article page belongs to, best first, at most MAX_LISTS.

    Signs: breadcrumbs (visible and JSON-LD BreadcrumbList, https://schema.org/BreadcrumbList), a link "Back to news",
    a link to a folder of the page's own address, a link with the name of a news section. The front page is none.
    """
    base = base_of(tree, page)
    signs: dict[str, float] = defaultdict(float)
    urls: dict[str, str] = {}
    ways = (
        _back_links(tree, base),
        _crumbs(tree, base, page.url),
        _parents(tree, base, page.url),
        _sections(tree, base),
    )
    for way in ways:
        strongest: dict[str, tuple[float, str]] = {}
        for url, weight in way:
            key = link_key(url)
            if weight > strongest.get(key, (0.0, ""))[0]:
                strongest[key] = (weight, url)
        for key, (weight, url) in strongest.items():
            signs[key] += weight
            urls.setdefault(key, url.partition("#")[0])
    own = link_key(page.url)
    rated = [(weight, key) for key, weight in signs.items() if key != own and _may_be_list(urls[key], page.url)]
    rated.sort(key=lambda pair: -pair[0])  # stable: signs that say more were read first
    return tuple(Follow(url=urls[key], why=WHY) for weight, key in rated[:MAX_LISTS] if weight >= _SECTION)


def _may_be_list(url: str, own: str) -> bool:
    parts = urlsplit(url)
    same_site = host_of(url).split(".")[-2:] == host_of(own).split(".")[-2:]
    return same_site and not (_FRONT.match(parts.path) and not parts.query)


def _links(tree: lxml.html.HtmlElement, base: str) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    for link in islice(tree.iter("a"), MAX_LINKS):
        href = (link.get("href") or "").strip()
        if href and not href.startswith("#") and (url := absolute(href, base)):
            yield link, url


def _label(link: lxml.html.HtmlElement) -> str:
    text = tidy("".join(islice(link.itertext(), 12))[:200])
    return text or tidy((link.get("title") or link.get("aria-label") or "")[:200])


def _back_links(tree: lxml.html.HtmlElement, base: str) -> Iterator[tuple[str, float]]:
    for link, url in _links(tree, base):
        label = _label(link)
        if label and width(label) <= LABEL and plain(label) in BACK_TO_LIST:
            yield url, _BACK


def _crumbs(tree: lxml.html.HtmlElement, base: str, own: str) -> Iterator[tuple[str, float]]:
    """Yield what stands in the way from the front page to the article, the nearest weighing most."""
    for trail in (*_stated_trails(tree, base), *_visible_trails(tree, base)):
        links = [url for url in trail if link_key(url) != link_key(own)]
        for steps, url in enumerate(reversed(links)):
            yield url, max(_CRUMB - 1.2 * steps, 0.5)


def _stated_trails(tree: lxml.html.HtmlElement, base: str) -> Iterator[list[str]]:
    for thing in embedded_of(tree).things:
        if "BreadcrumbList" in thing.types:
            found = [absolute(url, base) for url in _trail_of(thing)]
            yield [url for url in found if url]


def _trail_of(thing: Thing) -> list[str]:
    """Return the addresses of a BreadcrumbList in order; the last entry is often the article, without one."""
    entries = thing.data.get("itemListElement")
    rated = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        if not isinstance(entry, dict):
            continue
        item = entry.get("item", entry)
        stated = (item.get("@id") or item.get("url") or item.get("item")) if isinstance(item, dict) else item
        position = entry.get("position")
        place = int(position) if isinstance(position, int | str) and str(position).isdecimal() else number
        if isinstance(stated, str) and stated.strip():
            rated.append((place, stated.strip()))
    return [url for _, url in sorted(rated, key=lambda pair: pair[0])]


def _visible_trails(tree: lxml.html.HtmlElement, base: str) -> Iterator[list[str]]:
    places = islice(tree.iter("nav", "div", "ol", "ul", "p", "span", "section", "td"), MAX_LINKS)
    for element in islice(filter(_is_trail, places), MAX_TRAILS):
        links = [url for _, url in islice(_links(element, base), 12)]
        if 1 <= len(links) <= 10:
            yield links


def _is_trail(element: lxml.html.HtmlElement) -> bool:
    words = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("aria-label"))))[:300]
    if words and _CRUMBS.search(words):
        return True
    return bool(element.text and _YOU_ARE_HERE.match(element.text[:60].strip()))


def _parents(tree: lxml.html.HtmlElement, base: str, own: str) -> Iterator[tuple[str, float]]:
    """Yield the folders of the page's own address that the page links, the nearest weighing most."""
    linked = {link_key(url): url for _, url in _links(tree, base)}
    parts = [part for part in urlsplit(own).path.split("/") if part]
    steps = 0
    for length in range(len(parts) - 1, 0, -1):
        folder = urljoin(own, "/" + "/".join(parts[:length]) + "/")
        dated = bool(_DATED_FOLDER.match(parts[length - 1].lower()))
        for guess in (folder, *(folder.rstrip("/") + ending for ending in (".html", ".htm", ".aspx", ".php"))):
            if url := linked.get(link_key(guess)):
                yield url, 0.5 if dated else max(_PARENT - steps, 0.5)
        steps += not dated


def _sections(tree: lxml.html.HtmlElement, base: str) -> Iterator[tuple[str, float]]:
    """Yield the links with the name of a news section; a later one of two with one name weighs as much."""
    for link, url in _links(tree, base):
        label = _label(link)
        if label and width(label) <= LABEL and letters(label) in NEWS_SECTIONS and not _FRONT.match(urlsplit(url).path):
            yield url, _SECTION


# --------------------------------------------------------------------------- article or list

_LIST_TYPES = frozenset({"ItemList", "CollectionPage", "Blog", "SearchResultsPage", "ProfilePage"})


def looks_like_article(tree: lxml.html.HtmlElement, page: Page) -> bool:
    """Tell whether a page is one text with a headline, rather than a list of texts, a front page or a section."""
    parts = urlsplit(page.url)
    if (_FRONT.match(parts.path) and not parts.query) or next(
        islice(tree.iter(), MAX_ELEMENTS, None), None
    ) is not None:
        return False
    embedded = embedded_of(tree)
    main = main_thing(embedded.things, Subject(url=page.url, canonical=None, title=None))
    title = title_of(tree, embedded, main, Around(names=site_names_of(embedded, page.url)))
    blocks = blocks_of(tree, title.element if title else None)
    said = _said(embedded, main)
    score = said + _seen(blocks) + (0.5 if title and len(title.places) > 2 else 0.0)
    if said <= 0 and (_is_called_section(tree) or _SECTION_PATH.search(parts.path)):
        score -= 0.5
    beside = neighbours_of(tree, base_of(tree, page), page.url)
    return score + (1.0 if beside.previous or beside.next else 0.0) >= 1.5


def _is_called_section(tree: lxml.html.HtmlElement) -> bool:
    """Tell whether a heading of the first rank or the beginning of the page's title is the name of a section."""
    texts = [tidy(_label(heading)) for heading in islice(tree.iter("h1"), 5)]
    texts += [re.split(r"\s[|–—-]\s|[|_]", tidy(title.text or ""))[0] for title in islice(tree.iter("title"), 1)]
    return any(letters(text) in SECTIONS for text in texts if text)


def _said(embedded: Embedded, main: Thing | None) -> float:
    """Return what the page says of itself for machines: above 0 for an article, below for a list."""
    kind = (embedded.meta("og:type") or "").lower()
    score = (
        1.0 if kind in {"article", "news", "newsarticle", "blog post"} else -0.5 if kind in {"website", "blog"} else 0.0
    )
    articles = [thing for thing in embedded.things if is_article(thing)]
    if main is not None and is_article(main) and len(articles) <= 3:
        score += 1.5 if main.text("headline") else 0.5
    if any(thing.types & _LIST_TYPES and len(thing.path) < 2 for thing in embedded.things):
        score -= 1.0
    if len(articles) > 6:
        score -= 1.0
    if embedded.meta("article:published_time", "datepublished", "pubdate", "citation_publication_date"):
        score += 1.0
    return score


def _seen(blocks: Blocks) -> float:
    """Return what readers see: above 0 for running text below a headline, below for rows of links or dates."""
    row = [block for block in blocks.blocks[blocks.title or 0 :] if block.region is Region.MAIN]
    prose = sum(width(block.text) for block in row if is_prose(block))
    rows = sum(width(block.text) for block in row if _is_row(block))
    dated = sum(bool(_DATE.search(block.text[:300])) for block in row if not is_prose(block))
    runs = _runs(row)
    score = min(max(runs, default=0) / 400, 1.5)
    if rows > prose:
        score = -1.0 if prose < 200 else score - 1.5
    elif prose >= 120 and rows * 3 <= prose:
        score += 1.0
    if len(runs) >= 3 and max(runs) < 0.5 * prose:
        score -= 2.0  # a headline, a teaser, a headline, a teaser
    return score - (2.0 if dated >= 8 else 1.0 if dated >= 4 else -0.25 if dated else 0.0)


def _is_row(block: Block) -> bool:
    return block.linked * 2 >= len(block.text) and width(block.text) >= 20


def _runs(row: list[Block]) -> list[int]:
    """Return the columns of each run of paragraphs with no linked line in it."""
    runs = [0]
    for block in row:
        if is_prose(block):
            runs[-1] += width(block.text)
        elif runs[-1] and _is_row(block):
            runs.append(0)
    return [run for run in runs if run]
