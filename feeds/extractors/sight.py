"""A listing page, or the part of it that matters, laid out for reading."""

from dataclasses import dataclass
from datetime import timedelta

import lxml.html

from feeds.dates import DateContext
from feeds.extractors.date_reader import DateReader
from feeds.extractors.judging import Regions
from feeds.extractors.outline import Outline, body_of, outline_of
from feeds.extractors.page import Page, base_of, html_of, language_of
from feeds.links import host_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """What is needed to read the lists of one page."""

    page: Page
    tree: lxml.html.HtmlElement
    outline: Outline  # of the body, or of the region that holds the lists
    reader: DateReader
    regions: Regions
    base: str  # URL that links resolve against
    language: str | None


def sight_of(page: Page) -> Sight:
    """Lay a whole page out; raises UnreadableError where there is none."""
    tree = html_of(page)
    return sight_within(page, tree, body_of(tree))


def sight_within(
    page: Page, tree: lxml.html.HtmlElement, region: lxml.html.HtmlElement, *, day_first: bool | None = None
) -> Sight:
    """Lay one region of a parsed page out; `day_first` is the order of 03/04/2025 where that is known."""
    language = language_of(tree, page)
    outline = outline_of(region)
    today = (page.now + timedelta(days=1)).date() if page.now else None  # tomorrow has begun in some zone
    return Sight(
        page=page,
        tree=tree,
        outline=outline,
        reader=DateReader(DateContext(now=page.now, timezone=page.timezone, language=language, day_first=day_first)),
        regions=Regions(outline, host_of(page.url), today),
        base=base_of(tree, page),
        language=language,
    )
