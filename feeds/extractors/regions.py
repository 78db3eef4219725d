"""What part of a page its nodes lie in, and what its addresses say: navigation or content, news or something else."""

import re
from datetime import date

from feeds.extractors.outline import Outline
from feeds.extractors.section_words import says_news
from feeds.links import host_of

_CHROME_TAGS = {"nav": -1.2, "footer": -1.0, "aside": -0.7, "header": -0.7, "form": 0.0, "menu": -0.8}
_CHROME_ROLES = {"navigation": -1.2, "contentinfo": -1.0, "complementary": -0.7, "banner": -0.7, "search": -0.8}
_CHROME_NAMES = re.compile(
    r"(?i)(?:^|[-_ ])(?:nav|navbar|navigation|menu|submenu|mainmenu|footer|foot|breadcrumbs?|crumbs?"
    r"|pagination|pager|paging|pagenav|sidebar|related|cookies?|share|social"
    r"|tagcloud|tags|languages?|langs?|widget|toc|search)(?:$|[-_ \d])"
)
_DATED_PATH = re.compile(r"/(?:19|20)\d\d(?:/|[/-]?(?:0?[1-9]|1[0-2])(?:\D|$))|(?:19|20)\d{6}|/\d{5,}|[?&]\w*id=\d")
_NEWS_PATH = re.compile(
    r"(?i)/[^/?]*(?:news|press|media|release|announce|article|blog|stor(?:y|ies)|post|insight|actualit|noticia|notizi|presse"
    r"|aktuell|meldung|comunicad|communique|nieuws|nyhet|xinwen|gonggao|dongtai|topics|info)[^/?]*/"
)
_OTHER_PATH = re.compile(
    r"(?i)/(?:events?|webinars?|calendar|careers?|jobs?|vacanc\w+|products?|people|team|tags?|categor(?:y|ies)|authors?|topics?/?$"
    r"|contact|about|login|search|privacy|terms|cart|shop|faq|veranstaltung\w*|termine|karriere|eventos?|evenements?|agenda)(?:/|$|\?)"
)


class Regions:
    """What part of the page nodes lie in."""

    def __init__(self, outline: Outline, site: str = "", today: date | None = None) -> None:
        self.outline = outline
        self.today = today  # of the fetch; None where it is not known
        self.site = site.removeprefix("www.")  # host of the page
        self.about_news = says_news(_title_of(outline))  # whether the page calls itself news
        self._kinds: dict[str, float] = {}
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
        known = self._kinds.get(href)
        if known is None:
            known = self._kinds[href] = self._kind(href)
        return known

    def _kind(self, href: str) -> float:
        worth = -0.3 if self.foreign(href) else 0.0
        news = max((match.start() for match in _NEWS_PATH.finditer(href)), default=-1)
        other = max((match.start() for match in _OTHER_PATH.finditer(href)), default=-1)
        if other > news:  # the deeper folder says what a page is: /about/news/x, /news/events/x
            return worth - 0.9
        return worth + (0.15 if news >= 0 else 0.0)

    def numbered(self, href: str) -> bool:
        """Tell whether an address has a date or the number of an article in it."""
        return bool(_DATED_PATH.search(href))

    def coming(self, day: date) -> bool:
        """Tell whether a day lay ahead when the page was fetched."""
        return self.today is not None and day > self.today

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


def _title_of(outline: Outline) -> str:
    if not outline.elements:
        return ""
    return outline.elements[0].getroottree().findtext("head/title") or ""
