"""The visible text of a page as a row of blocks, each with its place: how far down, in which part of the page."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum

import lxml.etree
import lxml.html

from feeds.extractors.article_words import (
    ARTICLE_WORDS,
    ASIDE_WORDS,
    COMMENT_WORDS,
    DATE_ATTRIBUTE,
    FURNITURE_WORDS,
    HINT_WORDS,
    SURE_FURNITURE_WORDS,
    words_of,
)
from feeds.text import width

MAX_BLOCKS = 20_000  # a long article with all its furniture has some hundred
MAX_TEXT = 2_000_000  # characters of all blocks together
MAX_MISTAKES = 3  # parts of a page whose class says otherwise that are taken for its text after all
MUCH_TEXT = 500  # columns of running text: an article, be it short
PARAGRAPH = 120  # columns: from here on a block is a paragraph of the text


class Region(StrEnum):
    """The part of the page a block stands in."""

    MAIN = "main"  # no reason to think otherwise
    FURNITURE = "furniture"  # site header, navigation, footer, forms
    ASIDE = "aside"  # sidebars, related and popular items, teasers
    COMMENTS = "comments"  # what readers wrote


class Hint(StrEnum):
    """What the tag or class of an element says of the date in it, most telling first."""

    PUBLISHED = "published"
    TIME = "time"
    DATE = "date"
    DATA = "data attribute"
    BYLINE = "byline"
    MODIFIED = "modified"
    EVENT = "event"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A run of text without a line break in it: a paragraph, a heading, a table cell, a line."""

    text: str  # one line, whitespace folded
    element: lxml.html.HtmlElement  # the innermost block element it stands in
    region: Region
    offset: int  # characters of all blocks before it
    linked: int  # characters of it that stand in links
    opener: lxml.html.HtmlElement | None = None  # the element that made it a part other than MAIN


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """An element that its tag or class suggests to hold a date, and the blocks it spans."""

    element: lxml.html.HtmlElement
    hint: Hint
    first: int  # index of the first block it holds a part of
    last: int  # and of the last
    region: Region


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """All visible text of a page in order."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    title: int | None  # index of the first block of the title element
    depth: int  # of the deepest element
    spine: frozenset[lxml.html.HtmlElement]  # the title element and all that contains it


INLINE = words_of(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q rp rt
    ruby s samp small span strike strong sub sup time tt u var wbr
    """
)
_SILENT = words_of(
    """
    script style noscript template svg math head object iframe select option textarea audio video
    """
)
_REGION_TAGS = {
    **dict.fromkeys(("nav", "footer", "header", "button", "menu", "dialog"), Region.FURNITURE),
    "aside": Region.ASIDE,
}
_SURE_TAGS = frozenset({"nav", "footer", "button", "menu", "dialog"})
_NEVER_BY_WORD = frozenset({"html", "body", "main", "h1"})

# The third set: words that say nothing beside a word for the article itself, as in "article-header", "post-widget".
_REGION_WORDS = (
    (Region.COMMENTS, COMMENT_WORDS, frozenset[str]()),
    (Region.ASIDE, ASIDE_WORDS, words_of("widget widgets latest recent carousel slider previous next")),
    (Region.FURNITURE, FURNITURE_WORDS, words_of("header banner share sharing social")),
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
HINTS = tuple((Hint(name), re.compile(words, re.IGNORECASE)) for name, words in HINT_WORDS)
_ANY_HINT = re.compile("|".join(words for _, words in HINT_WORDS), re.IGNORECASE)
_SURE = (Hint.PUBLISHED, Hint.TIME, Hint.DATE)  # "date-header" is no header of the site
_SPACE = re.compile(r"\s+")


def blocks_of(tree: lxml.html.HtmlElement, title: lxml.html.HtmlElement | None) -> Blocks:
    """Read the visible text of a page; what contains the `title` element is never taken for furniture.

    Nor is what turns out to hold nearly all running text of the page, whatever its class says.
    """
    spine = frozenset() if title is None else frozenset((title, *title.iterancestors()))
    blocks = _read(tree, title, spine)
    cleared = spine
    for _ in range(MAX_MISTAKES):
        mistaken = _holder_of_text(blocks)
        if mistaken is None:
            break
        cleared = cleared | {mistaken}
        blocks = _read(tree, title, cleared)
    return replace(blocks, spine=spine)


def _holder_of_text(blocks: Blocks) -> lxml.html.HtmlElement | None:
    """Return the element taken for furniture that holds far more running text than all that was not."""
    held: Counter[lxml.html.HtmlElement | None] = Counter()
    for block in blocks.blocks:
        if is_prose(block):
            held[block.opener] += len(block.text) if block.text.isascii() else width(block.text)
    most, size = max(held.items(), key=lambda pair: pair[1], default=(None, 0))
    if most is None or size < MUCH_TEXT or size < 4 * held[None] or most.tag in _SURE_TAGS:
        return None
    return None if _words_in(most) & (SURE_FURNITURE_WORDS | COMMENT_WORDS) else most


def is_prose(block: Block) -> bool:
    """Tell whether a block is running text, wherever it stands."""
    length = len(block.text)
    if block.linked * 2 >= length or length * 2 < PARAGRAPH:
        return False
    return length >= PARAGRAPH or width(block.text) >= PARAGRAPH


def _read(
    tree: lxml.html.HtmlElement, title: lxml.html.HtmlElement | None, spine: frozenset[lxml.html.HtmlElement]
) -> Blocks:
    reader = _Reader(title=title, spine=spine)
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
        if reader.full:
            break
    reader.flush()
    return Blocks(
        blocks=tuple(reader.blocks),
        marks=tuple(reader.marks),
        title=reader.title_at,
        depth=reader.depth,
        spine=reader.spine,
    )


@dataclass(slots=True)
class _Reader:
    """Walks the tree once; holds what has been read so far."""

    title: lxml.html.HtmlElement | None
    spine: frozenset[lxml.html.HtmlElement]
    title_at: int | None = None
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    offset: int = 0
    depth: int = 0
    parts: list[str] = field(default_factory=list)  # text of the block under way
    linked: int = 0
    links: int = 0  # open link elements
    silent: int = 0  # open elements whose text nobody sees
    regions: list[Region] = field(default_factory=lambda: [Region.MAIN])
    openers: list[lxml.html.HtmlElement | None] = field(default_factory=lambda: [None])  # of these regions
    holders: list[lxml.html.HtmlElement] = field(default_factory=list)  # open block elements
    hints: list[tuple[Hint, int] | None] = field(default_factory=list)  # of open elements, with the block they begin in

    @property
    def full(self) -> bool:
        return len(self.blocks) >= MAX_BLOCKS or self.offset > MAX_TEXT

    def start(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        if tag in _SILENT:
            self.silent += 1
        if tag not in INLINE:
            self.flush()
            self.holders.append(element)
        if element is self.title:
            self.title_at = len(self.blocks)
        hint = None if self.silent else hint_of(element)
        region = self.regions[-1] if hint in _SURE else self._region(element)
        self.openers.append(self.openers[-1] if region is self.regions[-1] else element)
        self.regions.append(region)
        self.depth = max(self.depth, len(self.regions))
        self.links += tag == "a"
        self.hints.append((hint, len(self.blocks)) if hint else None)
        self._add(element.text)

    def end(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        going = bool(self.parts)
        if tag not in INLINE:
            self.flush()
            self.holders.pop()
            going = False
        if hinted := self.hints.pop():
            hint, first = hinted
            last = len(self.blocks) - (not going)
            self.marks.append(Mark(element=element, hint=hint, first=first, last=last, region=self.regions[-1]))
        self.silent -= tag in _SILENT
        self.links -= tag == "a"
        self.regions.pop()
        self.openers.pop()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and not self.silent:
            if self.parts and _collide(self.parts[-1][-1], text[0]):
                self.parts.append(" ")  # "Posted on<span>27 Oct" and "<b>27</b><i>Oct": style sheets keep them apart
            self.parts.append(text)
            if self.links:
                self.linked += len(text.strip())

    def flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        linked, self.linked = self.linked, 0
        if not text or not self.holders:
            return
        self.blocks.append(
            Block(
                text=text,
                element=self.holders[-1],
                region=self.regions[-1],
                offset=self.offset,
                linked=linked,
                opener=self.openers[-1],
            )
        )
        self.offset += len(text)

    def _region(self, element: lxml.html.HtmlElement) -> Region:
        above = self.regions[-1]
        if above is not Region.MAIN or element in self.spine:
            return above
        return region_of(element)


def _collide(last: str, first: str) -> bool:
    """Tell whether two inline elements without white space between them would run into each other."""
    if last.isdigit() or first.isdigit():
        return last.isalnum() and first.isalnum()
    return first.isupper() and (last.islower() or last in ".!?)")


def region_of(element: lxml.html.HtmlElement) -> Region:
    """Return the part of the page an element opens by its tag, role, class and id."""
    if element.tag in _REGION_TAGS:
        return _REGION_TAGS[element.tag]
    if element.tag in _NEVER_BY_WORD or element.tag in INLINE:
        return Region.MAIN
    words = _words_in(element)
    for region, known, weak in _REGION_WORDS:
        telling = words & known
        if telling and not (telling <= weak and words & ARTICLE_WORDS):
            return region
    return Region.MAIN


def _words_in(element: lxml.html.HtmlElement) -> frozenset[str]:
    text = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    return frozenset(word.lower() for word in _WORD.findall(text[:300])) if text else frozenset()


_UPDATED = re.compile(r"(?<!\S)updated(?!\S)")
_DATED_WORDS = re.compile(r"(?<!\S)(?:published|(?:entry|post|article)?[_-]?(?:date|time)|datePublished)(?!\S)")


def hint_of(element: lxml.html.HtmlElement) -> Hint | None:
    """Return what an element's tag, class, id, itemprop and data attributes say of the date in it."""
    text = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))[:300]
    if "updated" in text and (others := _DATED_WORDS.findall(text)) and len(others) < len(text.split()):
        text = _UPDATED.sub("", text)  # hAtom wants class "updated" on the one date of an entry
    for hint, pattern in HINTS if text and _ANY_HINT.search(text) else ():
        if pattern.search(text):
            return hint
    if element.tag == "time":
        return Hint.TIME
    dated = any(name.startswith("data-") and DATE_ATTRIBUTE.fullmatch(name) for name in element.attrib)
    return Hint.DATA if dated else None
