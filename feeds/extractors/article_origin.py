"""Who a page names as the origin of its text, and who wrote it."""

import re
from collections.abc import Iterator
from itertools import islice

from feeds.extractors.article_blocks import Block, Blocks
from feeds.extractors.article_visible import is_paragraph
from feeds.extractors.article_words import ORIGIN_INLINE, ORIGIN_LABEL
from feeds.extractors.embedded import Embedded, Thing, texts_of
from feeds.text import letters, tidy, width

NEAR_TITLE = 15  # blocks below the title in which a byline stands
AFTER_TEXT = 12  # blocks below the last paragraph in which the origin stands
_LONGEST = 80  # columns of a name

# Services whose dateline names them (https://www.apstylebook.com: a dateline opens the first paragraph).
_WIRES = (
    (re.compile(r"/\s*PR\s?Newswire(?:[-\s][\w\s]{2,20})?\s*/", re.I), "PR Newswire"),
    (re.compile(r"\(\s*BUSINESS\s?WIRE\s*\)", re.I), "Business Wire"),
    (re.compile(r"\(\s*GLOBE\s?NEWSWIRE\s*\)|/\s*GlobeNewswire\s*/", re.I), "GlobeNewswire"),
    (re.compile(r"[(/]\s*ACCESS\s?WIRE\s*[)/]|/\s*ACCESS\s?Newswire\s*/", re.I), "ACCESSWIRE"),
    (re.compile(r"[(/]\s*(?:CNW|Canada\s?NewsWire)(?:\s?Group|\s?Telbec)?\s*[)/]", re.I), "CNW"),
    (re.compile(r"[(/]\s*NEWSFILE(?:\s?Corp\.?)?\s*[)/]|\bNewsfile Corp\.\s*[-–—]", re.I), "Newsfile"),
    (re.compile(r"\(\s*Marketwired?\b[^)]{0,30}\)", re.I), "Marketwired"),
    (re.compile(r"/\s*美通社\s*/"), "美通社"),
    (re.compile(r"^\W{0,3}新华社\S{0,12}电"), "新华社"),
    (re.compile(r"^\W{0,3}中新社\S{0,12}电|^\W{0,3}中新网\S{0,12}电"), "中新社"),
)
_TAIL = re.compile(r"(?:[,，、]?\s*(?:etc\.?|et al\.?|and others|u\.\s?a\.|等(?:媒体|媒體)?))+[\s.。]*$", re.I)
_NEXT_LABEL = re.compile(r"\s+(?:[/|｜]\s+\S|(?:\S{1,12}\s)?\S{1,12}\s*[:：]|\d{4}[-./年]).*$|,\s*\d.*$")
_URL = re.compile(r"^(?:https?://|www\.)\S+$", re.I)


def origin_of(blocks: Blocks, paragraphs: tuple[str, ...], embedded: Embedded) -> tuple[str | None, str]:
    """Return (who is stated as the origin, where): by a label, the wire of the dateline or a meta element."""
    for block in _around_text(blocks):
        if name := _labelled(block.text):
            return name, f"origin from the line {block.text[:60]!r}"
    for text in islice(paragraphs, 4):
        for pattern, name in _WIRES:
            if pattern.search(text[:250]):
                return name, "origin from the dateline"
    for stated in ("contentsource", "article:source", "source"):
        if (value := embedded.meta(stated)) and (name := clean_name(value)):
            return name, f"origin from meta {stated}"
    return None, "no origin stated"


def _around_text(blocks: Blocks) -> Iterator[Block]:
    """Yield the short blocks behind the last paragraph, then those between the title and the first."""
    first, last = _span(blocks)
    yield from islice(blocks.blocks, last, last + AFTER_TEXT)
    title = blocks.title or 0
    yield from islice(blocks.blocks, title, min(first + 1, title + NEAR_TITLE))


def _span(blocks: Blocks) -> tuple[int, int]:
    """Return the indices of the first and the last paragraph below the title (the title itself where there is none)."""
    title = blocks.title or 0
    found = [index for index in range(title, len(blocks.blocks)) if is_paragraph(blocks.blocks[index])]
    return (found[0], found[-1]) if found else (title, title)


def _labelled(text: str) -> str | None:
    if width(text) > 3 * _LONGEST:
        return None
    if match := ORIGIN_LABEL.match(text):
        return clean_name(match["name"])
    if match := ORIGIN_INLINE.search(text):
        return clean_name(match["name"] or match["latin"])
    return None


def clean_name(text: str) -> str | None:
    """Return an origin's name without what trails it (", etc.", "等", the next label); None for no name."""
    name = _NEXT_LABEL.sub("", tidy(text))
    if name.endswith((")", "）")) and not re.search(r"[(（]", name):
        name = name[:-1]  # the bracket around the whole line
    name = _TAIL.sub("", name).strip(" \t,，;；。[]【】*|/")
    if len(letters(name)) < 2 or width(name) > _LONGEST or _URL.match(name):
        return None
    return name


def author_of(main: Thing | None, embedded: Embedded) -> str | None:
    """Return the names of those who wrote the text, as the page says for machines."""
    stated = texts_of(main.data.get("author")) if main else []
    if not stated:
        stated = [meta.value for meta in embedded.metas if meta.name in {"author", "article:author", "dc.creator"}][:3]
    if not stated:
        stated = [prop.value for prop in embedded.properties if prop.name == "author"][:3]
    names = [tidy(name) for name in stated if not _URL.match(name) and width(name) <= _LONGEST]
    return ", ".join(dict.fromkeys(names)) or None
