"""The body and the summary of an article page: its own text, without title, dates, labels and navigation around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice

import lxml.etree
import lxml.html
import trafilatura

from feeds.extractors.article_blocks import Block, Blocks, Region
from feeds.extractors.article_visible import is_paragraph
from feeds.extractors.article_way_words import BACK_TO_LIST, NEXT_RELEASE, PREVIOUS_RELEASE
from feeds.extractors.article_words import CREDIT_END, CREDIT_LINE, LABEL_LINE, NEIGHBOUR_LINE, ORIGIN_LABEL
from feeds.extractors.borrowed_bounds import too_much
from feeds.extractors.embedded import Embedded
from feeds.extractors.paging_words import plain
from feeds.text import letters, shorten, tidy, width

SUMMARY = 600  # characters of paragraphs to take a summary from; what is shown is cut later, at a sentence
SHORT = 40  # columns of a sentence that can be a paragraph of its own
ENOUGH = 60  # columns of a paragraph that can begin a summary

_ADDRESS = re.compile(r"https?://\S+")
_LEAD_ON = re.compile(r"^\W*(?P<label>[^:：]{1,40}?)\s*[:：]")
_SENTENCE = re.compile(r"[.!?。！？؟…।]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """The article's own text."""

    html: str | None  # not sanitised
    paragraphs: tuple[str, ...]  # plain text in order, without headings
    reason: str  # how it was found, or why not


def body_of(tree: lxml.html.HtmlElement, blocks: Blocks, title: str | None) -> Body:
    """Find the article's text; `html` and `paragraphs` are empty where there is none."""
    found, reason = _by_library(tree, blocks.depth)
    if found is not None:
        paragraphs = _own(found, title, blocks)
        if _runs_together(paragraphs, title):
            reason = "trafilatura ran the text together with what stands around it"
        elif sum(map(width, paragraphs)) >= ENOUGH:
            return Body(html=_inner(found), paragraphs=tuple(paragraphs), reason="text found by trafilatura")
        else:
            reason = "trafilatura found too little text"
    own = [block.text for block in _below_title(blocks) if _tells(block) and not _is_furniture(block.text, title)]
    if not own:
        return Body(html=None, paragraphs=(), reason=f"no body: {reason}")
    html = "".join(f"<p>{escape(text, quote=False)}</p>" for text in own)
    return Body(html=html, paragraphs=tuple(own), reason=f"text from the paragraphs below the title ({reason})")


def _runs_together(paragraphs: list[str], title: str | None) -> bool:
    """Tell whether what should begin with the text begins with what stands above the title, and then the title."""
    own = letters(title or "")
    place = letters(paragraphs[0][:2000]).find(own) if paragraphs and len(own) > 8 else -1
    return place > 0 and place + len(own) < len(letters(paragraphs[0]))


def _elsewhere(blocks: Blocks) -> frozenset[str]:
    """Return the lines that stand in the site's furniture and nowhere else."""
    main = {block.text for block in blocks.blocks if block.region is Region.MAIN}
    return frozenset(tidy(block.text) for block in blocks.blocks if block.text not in main)


def _tells(block: Block) -> bool:
    """Tell whether a block is a paragraph, or a sentence long enough to be one on a page of short paragraphs."""
    if is_paragraph(block):
        return True
    spoken = block.region is Region.MAIN and block.linked * 2 < len(block.text)
    return spoken and width(block.text) >= SHORT and _SENTENCE.search(block.text) is not None


def _below_title(blocks: Blocks) -> Iterable[Block]:
    return islice(blocks.blocks, blocks.title or 0, None)


def _by_library(tree: lxml.html.HtmlElement, depth: int) -> tuple[lxml.html.HtmlElement | None, str]:
    """Return (the article as a tree of its own, ""), or (None, why not)."""
    if why := too_much(tree, depth):
        return None, f"{why} for trafilatura"
    try:
        html = trafilatura.extract(
            tree,
            output_format="html",
            fast=True,
            include_comments=False,
            include_links=True,
            include_images=True,
            with_metadata=False,
        )
        if not html:
            return None, "trafilatura found no text"
        found = lxml.html.document_fromstring(html).find("body")
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, lxml.etree.LxmlError) as error:
        # What its code raises on hostile markup; the rest of the page can still be read.
        return None, f"trafilatura failed: {type(error).__name__}"
    return found, "" if found is not None else "trafilatura found no text"


_BLOCK_TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "div", "td", "th", "dd", "dt"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _own(body: lxml.html.HtmlElement, title: str | None, blocks: Blocks) -> list[str]:
    """Take the lines that are not the article's text off both ends of `body`; return its paragraphs."""
    lines = [(element, tidy(element.text_content())) for element in _leaves(body)]
    first, last = _ends(lines, title, _elsewhere(blocks))
    if sum(width(text) for _, text in lines[first:last]) < ENOUGH:
        first, last = _ends(lines, title, frozenset())  # all of the article stands in what looked like furniture
    for element, _ in (*lines[:first], *lines[last:]):
        element.drop_tree()
    return [text for element, text in lines[first:last] if text and element.tag not in _HEADINGS]


_Line = tuple[lxml.html.HtmlElement, str]


def _ends(lines: list[_Line], title: str | None, elsewhere: frozenset[str]) -> tuple[int, int]:
    """Return where the article's own lines begin and end."""
    first, last = 0, len(lines)
    while first < last and (lines[first][1] in elsewhere or _is_lead(lines[first], title)):
        first += 1
    while last > first and (lines[last - 1][1] in elsewhere or _is_tail(lines[last - 1][1])):
        last -= 1
    return first, last


def _leaves(body: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Yield the innermost block elements in order."""
    for element in body.iterdescendants():
        if element.tag in _BLOCK_TAGS and not any(child.tag in _BLOCK_TAGS for child in element.iterdescendants()):
            yield element


def _is_lead(line: _Line, title: str | None) -> bool:
    """Tell whether a line before the text is no part of it: title, section, date, byline, credit."""
    element, text = line
    if len(element) and not text:
        return False  # an image
    return not text or _is_furniture(text, title)


def _is_tail(text: str) -> bool:
    if not text or _leads_on(text):
        return True
    return bool(NEIGHBOUR_LINE.match(text) or (width(text) <= 120 and ORIGIN_LABEL.match(text)))


def _leads_on(text: str) -> bool:
    """Tell whether a line leads to another page: "Next: ...", "Back to all news"."""
    label = _LEAD_ON.match(text)
    word = plain(label["label"]) if label else plain(text) if len(text) <= 60 else ""
    return word in PREVIOUS_RELEASE or word in NEXT_RELEASE or (label is None and word in BACK_TO_LIST)


def _is_furniture(text: str, title: str | None) -> bool:
    key = letters(text[:1000])
    own = letters(title or "")
    if own and (key == own or (len(key) > 8 and key in own)):
        return True
    if width(text) > 160:
        return False
    if _leads_on(text):
        return True
    return bool(
        LABEL_LINE.match(text) or NEIGHBOUR_LINE.match(text) or CREDIT_LINE.match(text) or ORIGIN_LABEL.match(text)
    ) or (width(text) < ENOUGH and not _SENTENCE.search(text))


def _inner(body: lxml.html.HtmlElement) -> str:
    head = escape(body.text, quote=False) if body.text else ""
    return (head + "".join(lxml.html.tostring(child, encoding="unicode") for child in body)).strip()


# --------------------------------------------------------------------------- summary


def summary_of(body: Body, embedded: Embedded, title: str | None) -> tuple[str | None, str]:
    """Return (the first sentences as plain text, where they are from); the page's description only without a body."""
    if text := opening(body.paragraphs):
        return text, "summary from the first sentences of the text"
    for name in ("og:description", "description", "twitter:description"):
        value = embedded.meta(name)
        if value and is_specific(tidy(value), title):
            return shorten(tidy(value), SUMMARY), f"summary from meta {name}: the page has no text of its own"
    return None, "no summary: no text of its own, and no description that tells of it"


def opening(paragraphs: Iterable[str]) -> str | None:
    """Return the first paragraphs, from the first that is a sentence or two, up to some hundred characters."""
    taken: list[str] = []
    for text in paragraphs:
        if not taken and (width(text) < ENOUGH or _is_caption(text)):
            continue
        taken.append(text)
        if sum(map(len, taken)) >= SUMMARY // 2:
            break
    if not taken:
        taken = [text for text in paragraphs if _SENTENCE.search(text)][:3]
    return shorten(" ".join(taken), SUMMARY) if taken else None


def _is_caption(text: str) -> bool:
    """Tell whether a paragraph is the caption of a picture, or but an address."""
    return bool(CREDIT_LINE.match(text) or (len(text) <= 250 and CREDIT_END.search(text)) or _ADDRESS.fullmatch(text))


def is_specific(description: str, title: str | None) -> bool:
    """Tell whether a description tells of this page rather than of its site: it shares words with the title."""
    if width(description) < 40 or not title or letters(description) == letters(title):
        return False
    return len(_words(description) & _words(title)) >= 2


def _words(text: str) -> set[str]:
    """Return the longer words of a text and, where no spaces part them, the pairs of characters."""
    folded = text.casefold()
    words = set(re.findall(r"[^\W\d_]{4,}", folded))
    wide = re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+", folded)
    return words | {run[i : i + 2] for run in wide for i in range(len(run) - 1)}
