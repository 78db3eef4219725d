"""Numbered pages: which links form the row 1 2 3 4, which of them this page is, and which comes next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from urllib.parse import parse_qsl, urlsplit

import lxml.html

from feeds.extractors.paging_links import Linked, Scene, classes_of
from feeds.extractors.paging_ways import Older, Way
from feeds.extractors.paging_words import CURRENT_CLASSES
from feeds.links import link_key
from feeds.text import tidy

MAX_PAGE = 100_000
_NUMBERED = 400  # links with a number for a label that are looked at
_YEARS = range(1900, 2200)
_DIGITS = re.compile(r"\d{1,9}")
# Such as: 3, Page 3, 第3页, 3ページ目, - 3 -, [3].
_LABEL = re.compile(
    r"(?i)^[\W_]*(?:(?:go to |to )?(?:page|seite|p[aá]gina|pagina|strona|страница|sayfa|sida|side|sivu|trang|第)"
    r"[\s.:#]*)?(\d{1,6})\s*(?:页|頁|ページ目?|페이지)?[\W_]*$"
)
# Parameters that count pages, or items, as content systems and frameworks name them.
_PAGE_NAMES = """
    page p pg paged pageno pagenum page_no page_num pagenumber page_number pageindex page_index pn curpage cur_page
    currentpage current_page pageid pagina seite pag nowpage gopage topage cpage page_id pagenow curpageno
    page-number
"""
PAGE_NAMES = frozenset(_PAGE_NAMES.split())
_OFFSET_NAMES = "start offset skip first startrow start_row from begin startindex start_index limitstart o"
OFFSET_NAMES = frozenset(_OFFSET_NAMES.split())
_SIZES = "limit count size per_page perpage pagesize page_size rows max num n pagesizes"
_SIZE_NAMES = frozenset(_SIZES.split())
_PAGE_PATH = re.compile(r"(?i)(?:^|/)(?:page|p|seite|pagina|pag|strona|sida|side|trang|index|list|news)[-_/]?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Slot:
    """An address with one of its numbers taken out."""

    before: str
    after: str
    number: int
    width: int  # digits as written, for 01, 02


def number_in(url: str) -> int | None:
    """Return which page an address asks for, by a parameter or a folder that counts pages; None where it does not."""
    for name, value in parse_qsl(urlsplit(url).query):
        if name.lower() in PAGE_NAMES | OFFSET_NAMES and value.isdecimal() and len(value) < 9:
            return int(value)
    match = re.search(r"(?i)/(?:page|seite|pagina|strona|sida|side|trang)[-_/](\d{1,6})(?=[/.]|$)", urlsplit(url).path)
    return int(match[1]) if match else None


def next_number(scene: Scene) -> Older | None:
    """Return the page after this one in its row of numbered pages; None where there is no row, or it is the last."""
    numbered = [(number, link) for link in scene.links if (number := _number_of(link.label)) is not None]
    rows = _rows(numbered[:_NUMBERED])
    for row in sorted(rows, key=len, reverse=True):
        here = _here(row, scene)
        if here is None:
            continue
        following = row.get(here + 1)
        if following is not None and link_key(following.url) != scene.key:
            return Older(url=following.url, way=Way.NEXT, why=f"page {here + 1} of the numbered pages")
    return None


def _number_of(label: str) -> int | None:
    match = _LABEL.match(label)
    number = int(match[1]) if match else None
    return number if number is not None and 0 < number <= MAX_PAGE and number not in _YEARS else None


Row = dict[int, Linked]  # by the number they are called


def _rows(numbered: Sequence[tuple[int, Linked]]) -> list[Row]:
    """Group links with a number for a label that differ in one number of their address, which grows with it."""
    groups: dict[tuple[str, str], dict[int, tuple[int, Linked]]] = {}
    for number, link in numbered:
        for slot in _slots(link.url):
            groups.setdefault((slot.before, slot.after), {}).setdefault(number, (slot.number, link))
    # The first page has often no number in its address, so that two or one may be all that is left.
    rows = [
        {number: link for number, (_, link) in group.items()}
        for template, group in groups.items()
        if _steady(group) and (len(group) > 1 or _speaks_of_pages(*template))
    ]
    return [row for row in rows if max(row) > 1]


def _steady(group: dict[int, tuple[int, Linked]]) -> bool:
    """Tell whether the numbers in the addresses go in step with the labels."""
    pairs = sorted((label, value) for label, (value, _) in group.items())
    if len(pairs) < 2:
        label, value = pairs[0]
        return value in (label, label - 1) or (label == 2 and value % 5 == 0 and 0 < value <= 200)
    steps = {(two[1] - one[1]) / (two[0] - one[0]) for one, two in pairwise(pairs)}
    return len(steps) == 1 and steps.pop() > 0


def _speaks_of_pages(before: str, after: str) -> bool:
    head = before.rstrip("0123456789")
    name = re.split(r"[?&]", head)[-1].removesuffix("=").lower()
    if "?" in before:
        return name in PAGE_NAMES | OFFSET_NAMES
    return bool(_PAGE_PATH.search(before)) or bool(re.match(r"\.\w{3,5}$", after) and before.endswith(("_", "-")))


def _slots(url: str) -> list[_Slot]:
    start = len(url) - len(url.split("://", 1)[-1].partition("/")[2])
    return [
        _Slot(before=url[: match.start()], after=url[match.end() :], number=int(match[0]), width=len(match[0]))
        for match in islice(_DIGITS.finditer(url, start), 12)
    ]


def _here(row: Row, scene: Scene) -> int | None:
    """Return the number of the page that shows the row: said by its address, by a mark, or by what is missing."""
    own = next((number for number, link in row.items() if link_key(link.url) == scene.key), None)
    if own is not None:
        return own
    counted = _by_address(row, scene.page.url)
    if counted is not None:
        return counted
    return _marked(row) or (1 if 2 in row else None)


def _by_address(row: Row, url: str) -> int | None:
    """Return the number that the page's own address has in the row, worked out from two of its links."""
    first, last = min(row), max(row)
    for slot in _slots(url):
        template = (slot.before, slot.after)
        values = {
            number: found.number
            for number in (first, last)
            for found in _slots(row[number].url)
            if (found.before, found.after) == template
        }
        if first in values and last in values:
            step = (values[last] - values[first]) // (last - first) if last > first else 1
            number, rest = divmod(slot.number - values[first], step or 1)
            return first + number if rest == 0 and first + number > 0 else None
    return None


def _marked(row: Row) -> int | None:
    """Return the number in or beside the row that is marked as the present one, or is alone in being no link."""
    pager = _pager_of([link.element for link in row.values()])
    if pager is None:
        return None
    bare: list[int] = []
    for element in islice(pager.iter(), 2_000):
        if not isinstance(element.tag, str):
            continue
        number = _number_of(tidy(element.text or ""))
        if number is None or number > max(row) + 1:
            continue
        if element.get("aria-current") not in (None, "false") or CURRENT_CLASSES & classes_of(element):
            return number
        linked = element.tag == "a" or any(near.tag == "a" for near in islice(element.iterancestors(), 3))
        if not linked and element.tag in ("strong", "b", "em", "span", "li", "font", "td", "div", "i", "u"):
            bare.append(number)
    return bare[0] if len(bare) == 1 and bare[0] not in row else None


def _pager_of(elements: Sequence[lxml.html.HtmlElement]) -> lxml.html.HtmlElement | None:
    """Return the smallest element around all of these, or what is around one that is alone."""
    if len(elements) == 1:
        near = list(islice(elements[0].iterancestors(), 2))
        return near[-1] if near and near[-1].tag not in ("body", "html") else None
    above = [list(islice(element.iterancestors(), 8)) for element in elements]
    return next((one for one in above[0] if all(one in others for others in above[1:])), None)


def counted_on(url: str, items: int | None = None) -> str | None:
    """Return the address of the page after `url` where a parameter of it counts pages or items; None where none does.

    `items` is how many the page gave, to go on by where nothing else says how many there are on a page.
    """
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    sizes = [int(value) for name, value in pairs if name.lower() in _SIZE_NAMES and value.isdecimal()]
    for name, value in pairs:
        if not value.isdecimal() or int(value) > MAX_PAGE * 100:
            continue
        if name.lower() in PAGE_NAMES:
            return replaced(url, name, str(int(value) + 1))
        step = next(iter(sizes), items) if name.lower() in OFFSET_NAMES else None
        if step:
            return replaced(url, name, str(int(value) + step))
    return None


def replaced(url: str, name: str, value: str) -> str:
    """Return the address with a parameter set; the rest of it stays byte for byte."""
    head, mark, fragment = url.partition("#")
    path, _, query = head.partition("?")
    pairs = [pair for pair in query.split("&") if pair]
    there = any(pair.partition("=")[0] == name for pair in pairs)
    changed = [f"{name}={value}" if pair.partition("=")[0] == name else pair for pair in pairs]
    return f"{path}?{'&'.join(changed if there else [*pairs, f'{name}={value}'])}{mark}{fragment}"
