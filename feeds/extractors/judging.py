"""How much a set of records looks like news: the judge between all ways to cut a page."""

import re
from collections.abc import Sequence
from datetime import date
from statistics import fmean

from feeds.extractors.link_rule import folder_of
from feeds.extractors.outline import Outline, Span
from feeds.extractors.records import Record
from feeds.extractors.stock_phrases import says_nothing
from feeds.extractors.title_rule import embedded
from feeds.links import host_of

_CHROME_TAGS = {"nav": -1.2, "footer": -1.0, "aside": -0.7, "header": -0.7, "form": 0.0, "menu": -0.8}
_CHROME_ROLES = {"navigation": -1.2, "contentinfo": -1.0, "complementary": -0.7, "banner": -0.7, "search": -0.8}
_CHROME_NAMES = re.compile(
    r"(?i)(?:^|[-_ ])(?:nav|navbar|navigation|menu|submenu|mainmenu|footer|foot|breadcrumbs?|crumbs?"
    r"|pagination|pager|paging|pagenav|sidebar|related|cookies?|share|social"
    r"|tagcloud|tags|languages?|langs?|widget|toc|search)(?:$|[-_ \d])"
)
_DATED_PATH = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:\D|$)|(?:19|20)\d{6}|/\d{5,}|[?&]\w*id=\d")
_NEWS_PATH = re.compile(
    r"(?i)/[^/?]*(?:news|press|media|release|announce|article|blog|stor(?:y|ies)|post|insight|actualit|noticia|notizi|presse"
    r"|aktuell|meldung|comunicad|communique|nieuws|nyhet|xinwen|gonggao|dongtai|topics|info)[^/?]*/"
)
_OTHER_PATH = re.compile(
    r"(?i)/(?:events?|webinars?|calendar|careers?|jobs?|vacanc\w+|products?|people|team|tags?|categor(?:y|ies)|authors?|topics?/?$"
    r"|contact|about|login|search|privacy|terms|cart|shop|faq|veranstaltung\w*|termine|karriere|eventos?|evenements?|agenda)(?:/|$|\?)"
)
_GROWTH = 0.34  # how the worth of a list grows with its length: less than in proportion, or long menus would win
_LONG = 80  # records; a longer list is hardly better for its length
_FURTHER = 0.12  # how the worth of such a list still grows


class Regions:
    """What part of the page nodes lie in."""

    def __init__(self, outline: Outline, site: str = "", today: date | None = None) -> None:
        self.outline = outline
        self.today = today  # of the fetch; None where it is not known
        self.site = site.removeprefix("www.")  # host of the page
        self._known: dict[int, float] = {-1: 0.0}

    def penalty(self, node: int) -> float:
        """Return 0 for content, and less than 0 the more surely a node lies in navigation and the like."""
        path = []
        while node not in self._known:
            path.append(node)
            node = self.outline.parents[node]
        worst = self._known[node]
        for one in reversed(path):
            worst = min(worst, self._own(one))
            self._known[one] = worst
        return worst

    def foreign(self, href: str) -> bool:
        """Tell whether a link leads to another site."""
        if "//" not in href[:8]:
            return False
        host = host_of(f"https:{href}" if href.startswith("//") else href)
        return host.split(".")[-2:] != self.site.split(".")[-2:]

    def kind(self, href: str) -> float:
        """Return more than 0 for a link that is named as news, less for one named otherwise or to another site."""
        worth = -0.3 if self.foreign(href) else 0.0
        if _OTHER_PATH.search(href):
            return worth - 0.9
        return worth + (0.15 if _NEWS_PATH.search(href) else 0.0)

    def _own(self, node: int) -> float:
        outline = self.outline
        element, tag = outline.elements[node], outline.tags[node]
        own = min(_CHROME_TAGS.get(tag, 0.0), _CHROME_ROLES.get(element.get("role") or "", 0.0))
        inner = outline.last_units[node] - outline.first_units[node]
        if inner > 0.6 * len(outline.units):
            return 0.0  # a page that is all in one such element says nothing by it
        if own == 0.0 and tag not in ("body", "main", "a", "article"):
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            own = -0.5 if _CHROME_NAMES.search(names) else 0.0
        return own


def score(records: Sequence[Record], total: int, outline: Outline, regions: Regions) -> float:
    """Judge sample records of a list of `total`: the mean worth of one record, times what their number is worth."""
    hrefs = {record.href for record in records if record.href}
    if len(hrefs) < 2:
        return 0.0
    different = len(hrefs) / len(records)
    titles = {record.title for record in records if record.title}
    varied = len(titles) / len(records)
    worth = fmean(worth_of(record, outline, regions) for record in records) + 0.3 * _same_folder(records)
    return worth * different * (0.5 + 0.5 * varied) * _size(total * different)


def worth_of(record: Record, outline: Outline, regions: Regions) -> float:
    """Judge how much one record looks like an item of news: about 2 for a dated one with a full title."""
    worth = regions.penalty(record.span.root)
    worth += regions.kind(record.href)
    if not record.href:
        worth -= 0.6
    elif _DATED_PATH.search(record.href):
        worth += 0.2
    if record.dated:
        worth += 1.4 if regions.today is None or record.dated.day <= regions.today else 0.2
    if record.title is None or record.title_unit is None:
        return worth - 0.8
    worth += _width_worth(record.title_unit.width) + 0.25 * (record.title_unit.heading >= 0)
    if says_nothing(record.title):
        worth -= 0.8
    if record.summary:
        worth += 0.3
    elif not record.dated and record.title_unit.heading < 0 and _bare(record, outline):
        worth -= 0.35
    if embedded(outline, record.title_unit):
        worth -= 0.7
    return worth


def _bare(record: Record, outline: Outline) -> bool:
    """Tell whether a record is a link and nothing else, as the entries of menus are."""
    span = record.span
    pictures = any(outline.tags[node] == "img" for node in outline.marks_in(span.start, span.stop))
    return not pictures and all(unit.link >= 0 for unit in outline.units[span.first : span.last])


def _width_worth(columns: int) -> float:
    for limit, worth in ((5, -0.5), (10, -0.2), (16, 0.1), (28, 0.4)):
        if columns < limit:
            return worth
    return 0.6 if columns <= 260 else 0.0


def _size(records: float) -> float:
    """Return what the length of a list is worth."""
    length: float = min(records, _LONG) ** _GROWTH * max(1.0, records / _LONG) ** _FURTHER
    return length


def _same_folder(records: Sequence[Record]) -> float:
    """Return the share of records whose links lie in the folder that most of them lie in."""
    folders = [folder_of(record.href) for record in records if record.href]
    return folders.count(max(set(folders), key=folders.count)) / len(records) if folders else 0.0


def quick_score(outline: Outline, spans: Sequence[Span], total: int, regions: Regions, dated: Sequence[bool]) -> float:
    """Judge records without learning where their fields are; good enough to leave out what is surely no list."""
    worths, hrefs = [], set()
    for span in spans:
        units = outline.units[span.first : min(span.last, span.first + 40)]
        linked = max((unit.width for unit in units if unit.link >= 0), default=0)
        widest = max((unit.width for unit in units), default=0)
        links = outline.links_in(span.start, span.stop)
        if links:
            hrefs.add(outline.hrefs[links[0]])
        worth = max(_width_worth(linked), _width_worth(widest) - 0.3) + regions.penalty(span.root)
        worth += 1.2 * any(dated[span.first : min(span.last, span.first + 40)])
        worths.append(worth + 0.25 * any(unit.heading >= 0 for unit in units))
    different = len(hrefs) / len(spans)
    return (fmean(worths) + 0.4) * (0.3 + 0.7 * different) * _size(total * (0.2 + 0.8 * different))
