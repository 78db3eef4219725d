"""The title of an article page: what its headings and what it says for machines agree on, without the site's name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from feeds.extractors.article_blocks import Block, Blocks, Hint, hint_of
from feeds.extractors.article_sections import SECTIONS
from feeds.extractors.article_slug import told_by
from feeds.extractors.article_visible import is_paragraph
from feeds.extractors.embedded import Embedded, Thing, texts_of
from feeds.text import letters, strip_site, text_of, tidy, width

MAX_TITLE = 500  # characters; anything longer is a text, not a title
MAX_HEADINGS = 200  # looked at
VISIBLE = 1.3  # what being the visible headline counts
TOLD = 0.4  # what it counts that the page's address was made of the words

# How far each place is believed before any agreement.
_TRUST = {
    "JSON-LD headline": 0.9,
    "h1": 1.0,
    "og:title": 0.8,
    "twitter:title": 0.4,
    "itemprop headline": 0.6,
    "title element": 0.5,
    "heading": 0.35,
    "meta title": 0.3,
}
_HEADING_TAGS = ("h1", "h2", "h3", "h4")
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|headline|tit|bt|biaoti|titulo|titel)(?:$|[\s_-])|(?:article|news|post|page)_?title", re.I
)
_ROOT = re.compile(
    r"(?:(?:https?:)?//[^/?#]+)?/?(?:[a-z]{2}(?:-[a-z]{2})?/?|(?:index|default)\.\w{3,5})?", re.IGNORECASE
)
_SPLIT = re.compile(r"\s+[|–—\-·•»«:/]+\s+|\s*[|_｜»«]+\s*|\s*[-–—]{2,}\s*")
_SUFFIX = re.compile(r"\s*[|_｜ㅣ»«•·]|\s+[-–—]\s|[-–—](?=[^\x00-\u02ff])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """The chosen title."""

    text: str  # plain, one line
    places: tuple[str, ...]  # where it stands on the page, most trusted first
    element: lxml.html.HtmlElement | None  # the visible element that holds it


@dataclass(frozen=True, kw_only=True, slots=True)
class _Candidate:
    text: str
    key: str  # its letters
    place: str
    element: lxml.html.HtmlElement | None = None


def site_names_of(embedded: Embedded, url: str) -> tuple[str, ...]:
    """Return the names the page's site goes by: as stated, as its structured data says, and its host's."""
    names = [
        meta.value
        for meta in embedded.metas
        if meta.name in {"og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "publisher"}
    ]
    for thing in embedded.things:
        if thing.types & {"WebSite", "Organization", "NewsMediaOrganization", "Corporation"} and len(thing.path) < 3:
            names.extend(texts_of(thing.data.get("name")) + texts_of(thing.data.get("alternateName")))
        names.extend(texts_of(thing.data.get("publisher")))
    names.extend(_host_names(url))
    return tuple(dict.fromkeys(name.lstrip("@") for name in names if 0 < len(name) <= 80))


def _host_names(url: str) -> Iterator[str]:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return
    labels = host.removeprefix("www.").split(".")
    if len(labels) > 1:
        yield ".".join(labels)
        yield from (label for label in labels[:-1] if len(label) > 2)
        yield ".".join(labels[-2:])


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What is known around a page that helps to tell its title."""

    names: tuple[str, ...]  # of its site
    slug: frozenset[str] = frozenset()  # words of its address


def title_of(tree: lxml.html.HtmlElement, embedded: Embedded, main: Thing | None, around: Around) -> Title | None:
    """Choose the title, or None where nothing on the page can be one.

    Parameters: `main`, the JSON-LD object that stands for the article.
    """
    home = _names_leading_home(tree)
    candidates = _usable(_candidates(tree, embedded, main, (*around.names, *home)), (*around.names, *home))
    if not candidates and home:
        candidates = _usable(_candidates(tree, embedded, main, around.names), around.names)
    if not candidates:
        return None
    told = _told(candidates, around.slug)
    best = max(candidates, key=lambda candidate: _score(candidate, candidates, told))
    places = tuple(dict.fromkeys(other.place for other in candidates if other.key == best.key))
    visible = next((other.element for other in candidates if other.key == best.key and other.element is not None), None)
    if visible is None:
        visible = _element_saying(tree, best.key, len(best.text))
    return Title(text=best.text, places=places, element=visible)


def _usable(candidates: Iterator[_Candidate], names: tuple[str, ...]) -> list[_Candidate]:
    """Return the candidates that are neither a name of the site nor that of a section."""
    sites = {letters(name) for name in names}
    return [one for one in candidates if one.key and one.key not in sites and one.key not in SECTIONS]


def _names_leading_home(tree: lxml.html.HtmlElement) -> tuple[str, ...]:
    """Return the texts of headings that are nothing but a link to the root of a site: they name the site."""
    names = []
    for heading in islice(tree.iter("h1"), MAX_HEADINGS):
        links = list(islice(heading.iter("a"), 2))
        text = tidy(heading.text_content())
        if len(links) == 1 and _ROOT.fullmatch((links[0].get("href") or "-").strip()):
            names += [text] if 0 < len(text) <= 80 and text == tidy(links[0].text_content()) else []
    return tuple(names)


def settled(title: Title | None, blocks: Blocks, names: tuple[str, ...]) -> Title | None:
    """Return `title`, or the heading above the text where nothing but a lone heading elsewhere speaks for `title`.

    Old content systems name every page alike and put the site's or a section's name into h1.
    """
    if title is not None and _is_settled(title, blocks):
        return title
    sites = {letters(name) for name in names}
    block = _above_text(blocks)
    if block is None or letters(block.text) in sites | SECTIONS:
        return title
    text = strip_site(tidy(_undated(block.element) if block.element.tag in _HEADING_TAGS else block.text), names)
    return Title(text=text, places=("the heading above the text",), element=block.element)


def _is_settled(title: Title, blocks: Blocks) -> bool:
    if _is_only_told(title):
        return False
    return len(title.places) > 1 or (title.places == ("h1",) and _stands_above(blocks))


def _is_only_told(title: Title) -> bool:
    """Tell whether a title too short for a headline is nowhere on the page but in what machines read: a name."""
    return width(title.text) < 20 and not set(title.places) & {"h1", "heading", "JSON-LD headline", "itemprop headline"}


def _stands_above(blocks: Blocks) -> bool:
    """Tell whether the title found stands above the first paragraph of the text."""
    text = _text_start(blocks)
    return text is None or (blocks.title is not None and blocks.title <= text)


def _text_start(blocks: Blocks) -> int | None:
    """Return the index of the first paragraph that another one follows closely, or that is long."""
    row = blocks.blocks
    for index, block in enumerate(row):
        if is_paragraph(block) and (len(block.text) >= 400 or any(map(is_paragraph, row[index + 1 : index + 5]))):
            return index
    return None


def _above_text(blocks: Blocks) -> Block | None:
    """Return the nearest heading within the few blocks above the text."""
    start = _text_start(blocks)
    for block in reversed(blocks.blocks[max(0, (start or 0) - 8) : start or 0]):
        if is_heading(block.element) and 10 <= width(block.text) <= 300 and block.linked * 2 < len(block.text):
            return block
    return None


def _told(candidates: list[_Candidate], slug: frozenset[str]) -> frozenset[str]:
    """Return the letters of the candidates that the page's address was made of; of one within another the longer."""
    told = {candidate.key for candidate in candidates if told_by(candidate.text, slug)}
    return frozenset(key for key in told if not any(key != other and key in other for other in told))


def _score(candidate: _Candidate, candidates: list[_Candidate], told: frozenset[str]) -> float:
    """Return how far a candidate is believed: its own place, and each other place that says the same or nearly so."""
    said: dict[str, float] = {}
    for other in candidates:
        share = _agreement(candidate, other)
        said[other.place] = max(said.get(other.place, 0.0), share * _TRUST[other.place])
    score = sum(said.values())
    if candidate.place == "h1" and width(candidate.text) >= 30 and not _is_doubtful(candidate, candidates, told):
        score += VISIBLE  # what readers see goes before what search engines are told; section names are shorter
    elif candidate.place == "h1" and width(candidate.text) < 30 and sum(share > 0 for share in said.values()) == 1:
        score *= 0.45  # the heading of a section, or a word of the template
    if candidate.key in told:
        score += VISIBLE if _is_headline_within(candidate, candidates, told) else TOLD
    return score * 0.5 if width(candidate.text) < 10 else score


def _is_headline_within(candidate: _Candidate, candidates: list[_Candidate], told: frozenset[str]) -> bool:
    """Tell whether a heading is this text with something set before or behind it that the address does not have."""
    key = candidate.key
    headings = (other.key for other in candidates if other.place == "h1" and other.key not in told)
    return any(other.startswith(key) or other.endswith(key) for other in headings)


def _is_doubtful(candidate: _Candidate, candidates: list[_Candidate], told: frozenset[str]) -> bool:
    """Tell whether a heading is no headline, or more than one: something sets it right."""
    key = candidate.key
    kicker = key not in told and any(key.startswith(other) or key.endswith(other) for other in told)
    return kicker or _is_overruled(candidate, candidates) or _is_padded(candidate, candidates)


def _is_overruled(candidate: _Candidate, candidates: list[_Candidate]) -> bool:
    """Tell whether what the page says for search engines and for those who share it agree on another headline."""
    places = defaultdict(set)
    for other in candidates:
        places[other.key].add(other.place)
    both = {"JSON-LD headline", "og:title"}
    return any(both <= found for key, found in places.items() if key != candidate.key)


def _is_padded(candidate: _Candidate, candidates: list[_Candidate]) -> bool:
    """Tell whether a heading holds more than the title: two other places agree on its beginning or its end."""
    key = candidate.key
    places = defaultdict(set)
    for other in candidates:
        if other.key != key and (key.startswith(other.key) or key.endswith(other.key)) and len(other.key) >= 8:
            places[other.key].add(other.place)
    return any(len(found) >= 2 for found in places.values())


def _agreement(candidate: _Candidate, other: _Candidate) -> float:
    """Return how far `other` says the same as `candidate`, 0 to 1."""
    if other.key == candidate.key:
        return 1.0
    if min(len(candidate.key), len(other.key)) < 8:
        return 0.0
    if _extends(other.text, candidate.text):
        return 0.9
    if _extends(candidate.text, other.text):
        return 0.0
    if candidate.key in other.key:
        return 0.5
    return 0.4 if other.key in candidate.key else 0.0


def _extends(longer: str, shorter: str) -> bool:
    """Tell whether one is the other with something set off behind it: a section, a site nobody named elsewhere."""
    return longer.startswith(shorter) and bool(_SUFFIX.match(longer, len(shorter)))


def _candidates(
    tree: lxml.html.HtmlElement, embedded: Embedded, main: Thing | None, names: tuple[str, ...]
) -> Iterator[_Candidate]:
    for place, text, element in _stated(tree, embedded, main):
        plain = tidy(_plain(text))
        if not plain or len(plain) > MAX_TITLE:
            continue
        bare = strip_site(plain, names) or plain
        yield _Candidate(text=bare, key=letters(bare), place=place, element=element)
        if place in {"title element", "og:title"}:
            yield from _first_part(bare, place)


def _first_part(text: str, place: str) -> Iterator[_Candidate]:
    """Yield the longest part of "Title | Section | Unknown Site"; it wins only where another place agrees."""
    parts = [part.strip() for part in _SPLIT.split(text)]
    if len(parts) > 1:
        longest = max(parts, key=width)
        yield _Candidate(text=longest, key=letters(longest), place=place)


def _plain(text: str) -> str:
    if "<" in text and ">" in text:
        return text_of(text)
    return unescape(text) if "&" in text else text


def _stated(
    tree: lxml.html.HtmlElement, embedded: Embedded, main: Thing | None
) -> Iterator[tuple[str, str, lxml.html.HtmlElement | None]]:
    for element in islice(_headings(tree), MAX_HEADINGS):
        place = "h1" if element.tag == "h1" else "heading"
        yield place, _undated(element), element
    if main is not None and (headline := main.text("headline", "name")):
        yield "JSON-LD headline", headline, None
    for meta in embedded.metas:
        if meta.name in {"og:title", "twitter:title"}:
            yield meta.name, meta.value, None
        elif meta.name in {"title", "dc.title", "dcterms.title", "citation_title", "headline", "articletitle"}:
            yield "meta title", meta.value, None
    for prop in embedded.properties:
        if prop.name == "headline":
            yield "itemprop headline", prop.value, prop.element
    for element in islice(tree.iter("title"), 1):
        yield "title element", element.text_content(), None


def _undated(heading: lxml.html.HtmlElement) -> str:
    """Return the text of a heading without the dates that elements in it are marked to hold."""
    parts = [heading.text or ""]
    for child in islice(heading, 50):
        if hint_of(child) not in {Hint.TIME, Hint.DATE, Hint.PUBLISHED} or not _has_digit(child):
            parts.append(_undated(child) if len(child) else child.text or "")
        parts.append(child.tail or "")
    return " ".join(parts)


def _has_digit(element: lxml.html.HtmlElement) -> bool:
    return any(char.isdigit() for text in islice(element.itertext(), 20) for char in text[:100])


def _headings(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    yield from tree.iter("h1")
    for element in tree.iter("h2", "h3", "h4", "div", "p", "span", "strong", "td"):
        if is_heading(element):
            yield element


def is_heading(element: lxml.html.HtmlElement) -> bool:
    """Tell whether an element is a heading by its tag, or holds one by its class."""
    if element.tag in _HEADING_TAGS:
        return True
    return len(element) < 4 and bool(_TITLE_CLASS.search((element.get("class") or "")[:300]))


def _element_saying(tree: lxml.html.HtmlElement, key: str, length: int) -> lxml.html.HtmlElement | None:
    """Return the first element in the body whose own text is the title."""
    for element in tree.iterdescendants():
        text = element.text
        if (
            text
            and length <= len(text) <= length * 2 + 200
            and element.tag not in {"title", "script", "style", "option", "a"}
            and letters(text) == key
        ):
            return element
    return None
