"""A page laid flat: its elements, texts, links and images in document order, for reasoning about repetition.

A record of a listing is a range of this outline, whether it has a box of its own or not. Contains no judgement.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import lxml.etree
import lxml.html

from feeds.links import LONGEST
from feeds.text import tidy, width

MAX_NODES = 30_000  # of a longer page the beginning is read: some thousand records
LONGEST_CLASS = 40  # characters kept of the name of a class
MAX_TEXT = 4_000  # characters kept of one unit; a title or a date never lies deeper

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "option",
        "datalist",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "textarea",
        "iframe",
        "head",
        "title",
    ]
)
FORMATTING = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "font",
        "small",
        "big",
        "sup",
        "sub",
        "mark",
        "q",
        "cite",
        "abbr",
        "nobr",
        "wbr",
        "bdi",
        "bdo",
        "center",
        "tt",
    ]
)
INLINE = FORMATTING | frozenset(
    [
        "a",
        "span",
        "time",
        "label",
        "img",
        "data",
        "var",
        "code",
        "input",
        "button",
        "ins",
        "del",
        "kbd",
        "samp",
        "picture",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))
_ALWAYS_NOTED = frozenset(("br", "hr", "img", "time", "meta", "abbr"))  # whatever attributes they have
_VOLATILE = re.compile(r"\d|^(?:odd|even|first|last|active|current|alt|alternate|left|right)$", re.I)
_NO_PAGE = re.compile(r"(?i)(?:javascript|mailto|tel|sms|data|about|file|ftp|whatsapp|fax|callto|skype):")
_OPENED = re.compile(r"""(?:location(?:\.href)?\s*=|location\.assign\(|window\.open\()\s*["']([^"']+)["']""")
_SPAN = re.compile(r"[1-9]\d?")
_LIMITS = frozenset(["table", "tr", "ul", "ol", "li", "dl", "body", "article", "section", "main"])


@dataclass(slots=True, eq=False)
class Unit:
    """A run of text that belongs together: one line of one owner element; one that is as it was made."""

    text: str  # tidied, never empty
    node: int  # its owner: the innermost element that is more than formatting
    link: int  # the a element around it, or -1
    heading: int  # the h1 to h6 element around it, or -1
    line: int  # units of the same line are not parted by a block or a br
    pieces: tuple[str, ...]  # the texts of the elements it was put together from, as they stand in the page
    _width: int = -1  # not measured yet: few texts of a page are ever asked for it

    @property
    def width(self) -> int:
        """How many columns it takes."""
        if self._width < 0:
            self._width = width(self.text)
        return self._width

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts of the elements it was put together from, tidied, without empty ones."""
        return tuple(part for piece in self.pieces if (part := tidy(piece)))


@dataclass(frozen=True, slots=True)
class Span:
    """A record: a range of nodes and of units, and the element that paths inside it start from."""

    root: int  # the record's box, or the element around its parts where it has no box
    start: int  # first node
    stop: int  # after the last node
    first: int  # first unit
    last: int  # after the last unit


@dataclass(slots=True)
class Outline:
    """The flat form of one page; indices of nodes and units rise in document order."""

    elements: list[lxml.html.HtmlElement] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)  # -1 for the first
    depths: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # index after the last descendant
    columns: list[int] = field(default_factory=list)  # of a table cell: which column; -1 elsewhere
    classes: list[str] = field(default_factory=list)  # class tokens that say what, not which
    steps: list[str] = field(default_factory=list)  # how each is told from its siblings: tag, column of a cell, class
    units: list[Unit] = field(default_factory=list)
    first_units: list[int] = field(default_factory=list)  # of each node: units before its start
    last_units: list[int] = field(default_factory=list)  # of each node: units before its end
    links: list[int] = field(default_factory=list)  # a and area elements with a usable href
    hrefs: dict[int, str] = field(default_factory=dict)  # of these: the href, stripped
    marks: list[int] = field(default_factory=list)  # time, img, meta and other elements with facts in attributes
    breaks: list[int] = field(default_factory=list)  # br and hr elements
    _shapes: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of the nodes that were asked for
    cut: bool = False  # the page is longer than the outline

    def ancestors(self, node: int) -> Iterator[int]:
        """Yield the node itself and those around it, innermost first."""
        while node >= 0:
            yield node
            node = self.parents[node]

    def inside(self, node: int, box: int) -> bool:
        """Tell whether `node` is `box` or lies in it."""
        return box <= node < self.ends[box]

    def children(self, node: int) -> list[int]:
        """Return the child elements of a node."""
        found, child = [], node + 1
        while child < self.ends[node]:
            found.append(child)
            child = self.ends[child]
        return found

    def previous(self, node: int) -> int:
        """Return the sibling before a node, -1 for none."""
        parent, before = self.parents[node], node - 1
        while before > parent and self.parents[before] != parent:
            before = self.parents[before]
        return before if before > parent else -1

    def units_of(self, node: int) -> list[Unit]:
        """Return the units inside an element."""
        return self.units[self.first_units[node] : self.last_units[node]]

    def text_before(self, node: int, columns: int) -> str:
        """Return the end of the text right before an element, within its line."""
        number = self.first_units[node] - 1
        if number < 0 or not (following := self.units_of(node)) or self.units[number].line != following[0].line:
            return ""
        return self.units[number].text[-columns:]

    def span(self, box: int) -> Span:
        """Return the record that an element holds as a whole."""
        first, last = self.first_units[box], self.last_units[box]
        return Span(root=box, start=box, stop=self.ends[box], first=first, last=last)

    def shape(self, node: int) -> tuple[str, ...]:
        """Return the kinds of an element's children; alike for boxes that differ only in a class of their own."""
        known = self._shapes.get(node)
        if known is None:
            known = self._shapes[node] = tuple(self.steps[child] for child in self.children(node)[:12])
        return known

    def links_in(self, start: int, stop: int) -> list[int]:
        """Return the links among the nodes from `start` up to `stop`."""
        return self.links[bisect_left(self.links, start) : bisect_left(self.links, stop)]

    def marks_in(self, start: int, stop: int) -> list[int]:
        """Return the elements with facts in attributes among the nodes from `start` up to `stop`."""
        return self.marks[bisect_left(self.marks, start) : bisect_left(self.marks, stop)]

    def states(self, node: int, prop: str) -> bool:
        """Tell whether microdata names the node, or one of the three around it, as this property of its item."""
        for _ in range(4):
            if node < 0:
                return False
            if prop in (self.elements[node].get("itemprop") or ""):
                return True
            node = self.parents[node]
        return False

    def path(self, node: int, root: int) -> str:
        """Return the way from `root` (left out) down to `node`."""
        steps = []
        while node > root:
            steps.append(self.steps[node])
            node = self.parents[node]
        return "/".join(reversed(steps))


def body_of(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Return the element that holds what readers see of a page."""
    body = tree.find("body")
    return tree if body is None else body


def outline_of(region: lxml.html.HtmlElement) -> Outline:
    """Lay an element and all in it flat, the body of a page or a part of it; reads at most MAX_NODES elements."""
    builder = _Builder()
    walk = lxml.etree.iterwalk(region, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if not isinstance(tag, str) or tag in _SKIPPED:
                walk.skip_subtree()
                builder.skipped = element
                continue
            builder.start(element, tag)
            if len(builder.outline.elements) >= MAX_NODES:
                builder.outline.cut = True
                break
        elif builder.skipped is not None and element is builder.skipped:
            builder.text(element.tail)
            builder.skipped = None
        else:
            builder.end(element, tag)
    return builder.finish()


class _Builder:
    """Collects an outline while the tree is walked."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.skipped: lxml.html.HtmlElement | None = None
        self.open: list[int] = []
        self.line = 0
        self.pending: list[tuple[str, int]] = []  # pieces of text of the current line, with the element they stand in
        self.before = 0  # pieces of the lines before
        self.starts: list[int] = []  # of each unit: the number of its first piece
        self.firsts: list[int] = []  # of each node: pieces before its start
        self.lasts: list[int] = []  # and before its end
        self.cells: dict[int, int] = {}  # next column of each open row

    def start(self, element: lxml.html.HtmlElement, tag: str) -> None:
        outline = self.outline
        node = len(outline.elements)
        if tag not in INLINE:
            self.break_line()
        outline.elements.append(element)
        outline.tags.append(tag)
        outline.parents.append(self.open[-1] if self.open else -1)
        outline.depths.append(len(self.open))
        outline.ends.append(node + 1)
        column = self.column_of(element, tag) if tag in _CELLS else -1
        names = element.keys()
        value = element.get("class") if names else None
        classes = _class_of(value[:400]) if value else ""
        outline.columns.append(column)
        outline.classes.append(classes)
        outline.steps.append(f"td:{column}" if column >= 0 else f"{tag}.{classes}" if classes else tag)
        self.firsts.append(self.before + len(self.pending))
        self.lasts.append(-1)
        self.open.append(node)
        if len(names) > (value is not None) or tag in _ALWAYS_NOTED:
            self.note(node, element, tag)
        self.text(element.text)

    def note(self, node: int, element: lxml.html.HtmlElement, tag: str) -> None:
        outline = self.outline
        href = _href_of(element, tag)
        if href is not None:
            if href and len(href) <= LONGEST and not href.startswith("#") and not _NO_PAGE.match(href):
                outline.links.append(node)
                outline.hrefs[node] = href
        elif tag in ("time", "img", "meta", "abbr") or element.get("itemprop") or element.get("datetime"):
            outline.marks.append(node)
        elif tag in ("br", "hr"):
            outline.breaks.append(node)

    def column_of(self, element: lxml.html.HtmlElement, tag: str) -> int:
        if not self.open:
            return -1
        row = self.open[-1]
        column = self.cells.get(row, 0)
        span = element.get("colspan") or "1"
        self.cells[row] = column + (int(span) if _SPAN.fullmatch(span) else 1)
        return column

    def text(self, text: str | None) -> None:
        if not text or not self.open:
            return
        if not text.isspace():
            self.pending.append((text[:MAX_TEXT], self.open[-1]))
        elif self.pending:
            self.pending.append((" ", -1))

    def end(self, element: lxml.html.HtmlElement, tag: str) -> None:
        node = self.open.pop()
        if tag not in INLINE:
            self.break_line()
        self.outline.ends[node] = len(self.outline.elements)
        self.lasts[node] = self.before + len(self.pending)
        if self.open:
            self.text(element.tail)

    def break_line(self) -> None:
        """Turn the pieces of the current line into units, and begin another."""
        if self.pending:
            for start, owner, pieces in _runs(self.outline, self.pending):
                self.add(self.before + start, owner, pieces)
            self.before += len(self.pending)
            self.pending = []
        self.line += 1

    def add(self, start: int, owner: int, pieces: list[str]) -> None:
        text = tidy("".join(pieces))[:MAX_TEXT]
        if not text:
            return
        link, heading = _around(self.outline, owner)
        self.outline.units.append(Unit(text, owner, link, heading, self.line, tuple(pieces)))
        self.starts.append(start)

    def finish(self) -> Outline:
        while self.open:
            node = self.open.pop()
            self.outline.ends[node] = len(self.outline.elements)
            self.lasts[node] = self.before + len(self.pending)
        self.break_line()
        self.outline.first_units = [bisect_left(self.starts, piece) for piece in self.firsts]
        self.outline.last_units = [bisect_left(self.starts, piece) for piece in self.lasts]
        return self.outline


def _href_of(element: lxml.html.HtmlElement, tag: str) -> str | None:
    """Return where an element leads, also a row that a script makes a link; None where it is no link."""
    if tag in ("a", "area"):
        return (element.get("href") or "").strip()
    for name in ("data-href", "data-url", "data-link"):
        if (stated := (element.get(name) or "").strip()).startswith(("/", "http://", "https://")):
            return stated
    opened = _OPENED.search((element.get("onclick") or "")[:500])
    return opened[1].strip() if opened else None


def _around(outline: Outline, owner: int) -> tuple[int, int]:
    """Return the link and the heading an element stands in, -1 for none."""
    link = heading = -1
    for node in outline.ancestors(owner):
        tag = outline.tags[node]
        if node in outline.hrefs and link < 0:
            link = node
        elif tag in HEADINGS:
            return link, node
        elif tag in _LIMITS:
            break
    return link, heading


def _runs(outline: Outline, pending: list[tuple[str, int]]) -> Iterator[tuple[int, int, list[str]]]:
    """Group the pieces of a line by their owner; yields the number of the first piece, the owner and the texts."""
    bare = {node for _, node in pending}
    start, owner, pieces = 0, -1, list[str]()
    for number, (text, node) in enumerate(pending):
        own = owner if node < 0 else _owner_of(outline, node, bare)
        if own != owner:
            if pieces:
                yield start, owner, pieces
            start, owner, pieces = number, own, []
        elif node >= 0 and pieces and _is_apart(pieces[-1], text, same=node == owner):
            pieces.append(" ")  # a date that only style sets apart from the title before it
        pieces.append(text)
    if pieces:
        yield start, owner, pieces


def _is_apart(before: str, text: str, *, same: bool) -> bool:
    """Tell whether a date beside a text in another element is to be parted from it; "27th" and "1.5" are not."""
    if text[0].isdigit() and not same:
        return True
    return before[-1:].isdigit() and text[0].isalpha() and not text[0].islower()


def _owner_of(outline: Outline, node: int, bare: set[int]) -> int:
    """Return the innermost element around a piece of text that is more than formatting."""
    while True:
        tag, parent = outline.tags[node], outline.parents[node]
        formatting = tag in FORMATTING or (tag == "span" and not outline.classes[node])
        titled = parent in bare and (outline.tags[parent] == "a" or outline.tags[parent] in HEADINGS)
        if parent < 0 or not (formatting or (tag == "span" and titled)):
            return node
        node = parent


@lru_cache(maxsize=4096)
def _class_of(value: str) -> str:
    """Return the tokens of a class attribute that say what an element is; records repeat the same ones."""
    tokens = {token[:LONGEST_CLASS] for token in value.split()[:8] if not _VOLATILE.search(token)}
    return ".".join(sorted(tokens)[:4])
