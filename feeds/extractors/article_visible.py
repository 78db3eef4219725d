"""Clues to the publication date of an article page from what readers see: labels, bylines, datelines, lone dates."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import NamedTuple

import lxml.html

from feeds.dates import DateContext, StatedDate, find_dates, parse_date
from feeds.extractors.article_blocks import PARAGRAPH, Block, Blocks, Hint, Mark, Region, is_prose
from feeds.extractors.article_clues import Clue, ClueKind, stated_in
from feeds.extractors.article_words import (
    DATE_ATTRIBUTE,
    MODIFIED_ATTRIBUTE,
    MODIFIED_LABEL,
    OTHER_LABEL,
    PUBLISHED_LABEL,
)
from feeds.text import letters, width

MAX_DATED = 400  # blocks with dates that are looked at
PROSE_HEAD = 480  # characters of a block that are looked at
LINE = 160  # characters: longer blocks are prose, in which only a dateline counts

# Berlin, den 10. Februar 2020. The ministry ...
_PLACE = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*[ /.()-]{0,2}){1,4},\s*(?:den |le |el |il |am )?", re.UNICODE)
# "This entry was posted on Sunday, September 28th, 2014 and is filed under ...": below a text, and surely of it.
_OWN = re.compile(
    r"(?i)\b(?:this (?:entry|post|article|story|item|page|news)|dieser (?:eintrag|beitrag|artikel)"
    r"|(?:cet|cette) (?:article|entrée|actualité)|est[ea] (?:entrada|artículo|artigo|post)"
    r"|quest[oa] (?:articolo|voce|post)"
    r"|dit (?:bericht|artikel)|detta inlägg|dette indlæg|dette innlegget|ten wpis|эта запись|bu (?:yazı|haber))\b"
    r"[\w\s,]{1,60}$"
)
_WRITTEN = re.compile(r"(?:成文|发文|印发)日期\W*$")  # when a document was signed, which may be days before it came out
_MAYBE = re.compile(r"\d|[〇一二三四五六七八九十]月|今天|昨天|刚刚|今日|ago|vor|hace|il y a")
_WIRE = re.compile(
    r"/\s*(?:PR\s?Newswire|美通社|CNW|共同社)|\((?:BUSINESS WIRE|GLOBE ?NEWSWIRE|ACCESSWIRE|Marketwired?)", re.I
)
_DATELINE_END = re.compile(
    r"\s*(?:[,.:]\s*)?(?:\([^)]{2,60}\)\s*)?(?:/[^/]{2,60}/\s*)?(?:--|—|–|-|―|:|：|\)|）|\||（|讯|电)"
)
# 26 | 01 | 2022: day, month and year with bars or dots between them.
_BARRED = re.compile(
    r"(?<![\w.|·•])(?:\d{1,2}\s*(?P<a>[|｜·•∙])\s*\d{1,2}\s*(?P=a)\s*(?:19|20)\d\d"
    r"|(?:19|20)\d\d\s*(?P<b>[|｜·•∙])\s*\d{1,2}\s*(?P=b)\s*\d{1,2})(?!\w)"
)
_BAR = re.compile(r"[|｜·•∙]")
_PIECE = re.compile(r"[^,|｜·•;–—\d]*(?<![^\W_])(?P<date>\d[^,|｜·•;–—]*)(?<!\s)")
_TIMED = re.compile(r"\d{1,2}:\d{2}\W*$")
_CAPTION = re.compile(r"(?i)(?:^|[\s_-])caption(?:$|[\s_-])")
LEVELS = 6  # ancestors looked at to tell an item of a list
_LABELS = ((PUBLISHED_LABEL, "published"), (MODIFIED_LABEL, "modified"), (OTHER_LABEL, "other"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A date in a visible block."""

    clue: Clue
    block: int  # index among the blocks
    element: lxml.html.HtmlElement
    region: Region
    modified: bool = False  # its label says that it is that of the last change
    own: bool = False  # its words say that it is that of this text, wherever on the page they stand


def sights_of(blocks: Blocks, context: DateContext) -> list[Sight]:
    """Return the visible dates of a page that may say when it was published or changed, each weighed by its place."""
    hints = _hints_of(blocks)
    dated = [index for index, block in enumerate(blocks.blocks) if _MAYBE.search(block.text[:PROSE_HEAD])][:MAX_DATED]
    found = [sight for index in dated for sight in _in_block(blocks, index, hints.get(index), context)]
    found += [sight for mark in blocks.marks[:MAX_DATED] for sight in _in_attributes(mark, context)]
    place = Place(blocks)
    lists = _lists_of(found, blocks.spine)
    datelines = {sight.clue.stated.value.date() for sight in found if sight.clue.kind is ClueKind.DATELINE}
    if len(datelines) > 2:  # a text has one; this is a list of events or a chronicle
        found = [sight for sight in found if sight.clue.kind is not ClueKind.DATELINE]
    weighed = [_weighed(sight, place, lists) for sight in found]
    return _with_first_post(found, weighed, place) if _is_thread(blocks) else weighed


def completed_sights(blocks: Blocks, month: tuple[int, int], context: DateContext) -> Iterator[Clue]:
    """Yield the days that stand beside the title without their year, in the month of the page's address: "Feb 3"."""
    place = Place(blocks)
    probing = replace(context, year=month[0])
    for index in range(max(0, place.title - 3), min(len(blocks.blocks), place.title + 9)):
        text = blocks.blocks[index].text
        near = place.is_beside_title(index) or index < place.title
        if not near or len(text) > LINE // 2 or not _MAYBE.search(text) or find_dates(text, context):
            continue
        found = find_dates(text, probing)
        days = [one for one in found if (one.value.year, one.value.month) == month]
        if len(found) == len(days) == 1 and _rest_of(text, found) <= 40:
            evidence = "a day and month, with the year of the page's address"
            yield Clue(kind=ClueKind.VISIBLE, stated=days[0], text=days[0].text, evidence=evidence, trust=0.6)


def _is_thread(blocks: Blocks) -> bool:
    """Tell whether all running text of a page was written by its readers: a discussion, not comments on an article."""
    regions = {block.region for block in blocks.blocks if is_prose(block)}
    return Region.COMMENTS in regions and Region.MAIN not in regions


def _with_first_post(found: list[Sight], weighed: list[Sight], place: "Place") -> list[Sight]:
    """Return the sights with the date of the first post right below the title believed: it opened the thread."""
    for index, sight in enumerate(found):
        if sight.region is Region.COMMENTS and place.is_beside_title(sight.block) and not sight.modified:
            first = replace(sight, clue=replace(sight.clue, trust=max(sight.clue.trust, 0.4) * 1.3))
            return [*weighed[:index], first, *weighed[index + 1 :]]
    return weighed


def _hints_of(blocks: Blocks) -> dict[int, Hint]:
    """Return for each block what the smallest marked element around it says of the date in it."""
    order = list(Hint)
    hints: dict[int, tuple[int, int]] = {}
    for mark in blocks.marks:
        span = mark.last - mark.first
        for index in range(mark.first, mark.last + 1) if span <= 8 and mark.hint is not Hint.DATA else ():
            rated = (span, order.index(mark.hint))
            if index not in hints or rated < hints[index]:
                hints[index] = rated
    return {index: order[rated[1]] for index, rated in hints.items()}


# --------------------------------------------------------------------------- one block

_MARKED = (Hint.PUBLISHED, Hint.TIME, Hint.DATE)
_HINT_TRUST = {
    Hint.PUBLISHED: 0.85,
    Hint.TIME: 0.8,
    Hint.DATE: 0.76,
    Hint.DATA: 0.6,
    Hint.BYLINE: 0.68,
    Hint.EVENT: 0.1,
}


def _in_block(blocks: Blocks, index: int, hint: Hint | None, context: DateContext) -> Iterator[Sight]:
    block = blocks.blocks[index]
    text = _BARRED.sub(_unbarred, block.text[:PROSE_HEAD])
    dates = find_dates(text, context)
    if not dates and len(text) <= LINE and (hint in _MARKED or (hint is Hint.BYLINE and _TIMED.search(text))):
        dates = _in_pieces(text, context)
    rest = _rest_of(text, dates)
    before = 0
    for number, stated in enumerate(dates):
        lead = text[before : stated.start]
        if number == 0 and len(lead.strip()) < 3 and index > 0 and len(blocks.blocks[index - 1].text) <= 40:
            lead = _after_block(blocks.blocks[index - 1].text, lead)
        read = _read(lead[-80:], text, stated, rest, hint)
        before = stated.end
        if read.trust:
            first = number == 0 or read.kind is ClueKind.LABEL
            clue = Clue(
                kind=read.kind,
                stated=stated,
                text=stated.text,
                evidence=read.evidence,
                trust=read.trust if first else read.trust * 0.6,
            )
            yield Sight(
                clue=clue, block=index, element=block.element, region=block.region, modified=read.modified, own=read.own
            )


def _after_block(label: str, lead: str) -> str:
    """Return the text before a date with the short block above it, which may be its label: a table cell, a dt.

    Small words such as "to" and "ab" are labels of another date only where the block begins with them: "Acme AB" is
    a name.
    """
    joined = f"{label} {lead}"
    other = label_before(joined) == "other" and not label.rstrip().endswith((":", "："))
    return lead if other and (match := OTHER_LABEL.match(joined)) and match.start("label") > 2 else joined


def _unbarred(match: re.Match[str]) -> str:
    return _BAR.sub(".", match[0])


def _in_pieces(text: str, context: DateContext) -> list[StatedDate]:
    """Return the dates that end pieces of a line marked as holding one: "Culture, 2.11.22", "by Jane 2.11.22 12:44"."""
    found = []
    for match in _PIECE.finditer(text):
        stated = parse_date(match["date"], context)
        if stated is not None:
            found.append(replace(stated, start=match.start("date"), end=match.end("date")))
    return found


def _rest_of(text: str, dates: list[StatedDate]) -> int:
    """Return how many letters and digits of a block belong to no date."""
    return len(letters(text)) - sum(len(letters(stated.text)) for stated in dates)


class _Reading(NamedTuple):
    """What a date in a block seems to be."""

    kind: ClueKind
    trust: float
    evidence: str
    modified: bool = False
    own: bool = False


def _read(lead: str, text: str, stated: StatedDate, rest: int, hint: Hint | None) -> _Reading:
    """Judge one date in a block by the label before it (`lead`), its element's hint and the `rest` around it."""
    if _OWN.search(lead) and label_before(lead) != "modified":
        return _Reading(ClueKind.LABEL, 0.9, f"the words “{lead.strip()[-40:]}”", own=True)
    label = label_before(lead)
    if label == "modified" or (label is None and hint is Hint.MODIFIED):
        return _Reading(ClueKind.VISIBLE, 0.5, "a date labelled as that of a change", modified=True)
    if label == "other":
        return _Reading(ClueKind.VISIBLE, 0.1, "a date of something else")
    if label == "published" and len(text) <= LINE:
        trust = 0.7 if _WRITTEN.search(lead) else 0.9
        return _Reading(ClueKind.LABEL, trust, f"the label “{lead.strip()[-40:]}”")
    if len(text) <= LINE and hint in _HINT_TRUST and rest <= 80:
        return _Reading(ClueKind.VISIBLE, _HINT_TRUST[hint], f"an element marked as {hint.value}")
    return _read_unmarked(text, stated, rest)


def _read_unmarked(text: str, stated: StatedDate, rest: int) -> _Reading:
    if len(text) <= LINE and rest <= 25:
        return _Reading(ClueKind.VISIBLE, 0.62, "a date on a line of its own")
    if _is_dateline(text, stated):
        return _Reading(ClueKind.DATELINE, 0.85 if _WIRE.search(text) else 0.7, "a dateline")
    if len(text) <= LINE:
        trust = 0.48 if rest <= 60 and not letters(text[: stated.start]) else 0.4 if rest <= 60 else 0.1
        return _Reading(ClueKind.VISIBLE, trust, "a date in a line")
    return _Reading(ClueKind.VISIBLE, 0.0, "a date in the text")


def label_before(lead: str) -> str | None:
    """Return "published", "modified" or "other" for the label that ends `lead`, the text before a date.

    Of several the one that ends nearest to the date counts, of those the longest: 更新时间 is no 时间.
    """
    matches = [(match, name) for pattern, name in _LABELS if (match := pattern.match(lead))]
    if not matches:
        return None
    return max(matches, key=lambda pair: (pair[0].end("label"), -pair[0].start("label")))[1]


def _is_dateline(text: str, stated: StatedDate) -> bool:
    if stated.start > 90:
        return False
    ended = _DATELINE_END.match(text, stated.end) is not None
    return ended or (text.startswith(".", stated.end) and bool(_PLACE.fullmatch(text, 0, stated.start)))


def _in_attributes(mark: Mark, context: DateContext) -> Iterator[Sight]:
    """Yield the date that a marked element carries in an attribute."""
    element = mark.element
    for name in sorted(filter(DATE_ATTRIBUTE.fullmatch, element.attrib), key=_attribute_order):
        value = element.get(name) or ""
        if len(value) > 80 or not (stated := stated_in(value, context)):
            continue
        published = element.get("pubdate") is not None or mark.hint is Hint.PUBLISHED or "publ" in name
        trust = 0.88 if published else _HINT_TRUST.get(mark.hint, 0.5)
        yield Sight(
            clue=Clue(
                kind=ClueKind.VISIBLE,
                stated=stated,
                text=value,
                evidence=f"{element.tag}[{name}]",
                trust=trust if name in {"datetime", "content"} else trust * 0.85,
            ),
            block=mark.first,
            element=element,
            region=mark.region,
            modified=mark.hint is Hint.MODIFIED or bool(MODIFIED_ATTRIBUTE.search(name)),
        )
        return


def _attribute_order(name: str) -> tuple[bool, bool, bool, str]:
    """Sort what is made for dates before what may hold them, and what says that it is the publication's first."""
    return ("publ" not in name, name not in {"datetime", "content"}, name == "title", name)


# --------------------------------------------------------------------------- its place on the page

_REGION_SHARE = {Region.MAIN: 1.0, Region.FURNITURE: 0.3, Region.ASIDE: 0.4, Region.COMMENTS: 0.1}


class Place:
    """Tells how near the title a block stands."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks.blocks
        self.stated = blocks.title is not None
        self.spine = blocks.spine
        self.paragraphs = [0]  # how many paragraphs of prose stand before each block
        for block in blocks.blocks:
            prose = len(block.text) >= PARAGRAPH // 2 and is_paragraph(block)
            self.paragraphs.append(self.paragraphs[-1] + prose)
        first = next((index for index, block in enumerate(self.blocks) if is_paragraph(block)), 0)
        self.title = first if blocks.title is None else min(blocks.title, max(0, len(self.blocks) - 1))

    def distance(self, index: int) -> int:
        """Return how many characters of text stand between the end of the title and a block; negative above it."""
        if not self.blocks:
            return 0
        title = self.blocks[min(self.title, len(self.blocks) - 1)]
        block = self.blocks[min(index, len(self.blocks) - 1)]
        below = block.offset - title.offset - len(title.text)
        return max(0, below) if block.offset >= title.offset else block.offset + len(block.text) - title.offset - 1

    def is_beside_title(self, index: int) -> bool:
        """Tell whether hardly anything stands between the title and a block below it."""
        return self.stated and 0 <= self.distance(index) <= 160 and index >= self.title

    def share(self, index: int) -> float:
        """Return 1 for right below the title, less for farther off or above it."""
        distance = self.distance(index)
        if distance < 0:
            return 0.9 if distance > -300 else 0.6 if distance > -1500 else 0.3
        between = self.paragraphs[index] - self.paragraphs[self.title + 1] if index > self.title else 0
        if between <= 0:
            return 1.0 if distance <= 800 else 0.85
        return 0.8 if between <= 2 else 0.6


def is_paragraph(block: Block) -> bool:
    """Tell whether a block is running text of the page rather than furniture."""
    return block.region is Region.MAIN and is_prose(block)


_Parent = tuple[lxml.html.HtmlElement, str, str]


def _lists_of(
    sights: list[Sight], spine: frozenset[lxml.html.HtmlElement]
) -> dict[_Parent, set[lxml.html.HtmlElement]]:
    """Return the dated siblings of each kind: many of them are the items of a list of other texts."""
    lists: dict[_Parent, set[lxml.html.HtmlElement]] = defaultdict(set)
    for sight in sights:
        if sight.clue.kind is ClueKind.DATELINE or sight.clue.trust < 0.3:
            continue  # paragraphs with dates in them are alike, too
        for parent, child in _levels(sight.element, spine):
            lists[parent].add(child)
    return lists


def _levels(
    element: lxml.html.HtmlElement, spine: frozenset[lxml.html.HtmlElement]
) -> Iterator[tuple[_Parent, lxml.html.HtmlElement]]:
    for _ in range(LEVELS):
        parent = element.getparent()
        if parent is None or element in spine:
            return
        words = (element.get("class") or "")[:300].split()
        yield (parent, str(element.tag), words[0] if words else ""), element
        element = parent


def _in_list(sight: Sight, lists: dict[_Parent, set[lxml.html.HtmlElement]], place: Place) -> bool:
    spine = place.spine
    return any(
        len(lists[parent]) >= 3 or (len(lists[parent]) == 2 and _links_away(child))
        for parent, child in _levels(sight.element, spine)
    )


def _in_caption(element: lxml.html.HtmlElement, spine: frozenset[lxml.html.HtmlElement]) -> bool:
    """Tell whether a date stands in the caption of a picture: it says when that was taken."""
    holders = islice((one for one in (element, *element.iterancestors())), LEVELS)
    return any(
        one.tag == "figcaption" or _CAPTION.search((one.get("class") or "")[:300])
        for one in takewhile(lambda one: one not in spine, holders)
    )


def _links_away(element: lxml.html.HtmlElement) -> bool:
    """Tell whether a part of the page holds a link with a title in it."""
    return any(width(" ".join(link.itertext()).strip()) >= 20 for link in element.iter("a"))


def _weighed(sight: Sight, place: Place, lists: dict[_Parent, set[lxml.html.HtmlElement]]) -> Sight:
    region = 1.0 if sight.own and sight.region is Region.FURNITURE else _REGION_SHARE[sight.region]
    if sight.region is not Region.COMMENTS and place.is_beside_title(sight.block):
        region = max(region, 0.8)  # the article's own header or footer, whatever its class is called
    trust = sight.clue.trust * place.share(sight.block) * region
    if _in_caption(sight.element, place.spine):
        trust *= 0.4
    if sight.clue.kind is not ClueKind.DATELINE and _in_list(sight, lists, place):
        trust *= 0.3
    return replace(sight, clue=replace(sight.clue, trust=trust))
