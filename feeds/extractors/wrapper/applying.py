"""Apply a wrapper: find the records where they were, and read their fields where they stood, in one pass."""

from collections.abc import Mapping

import lxml.html

from feeds.extractors.date_spot import DateSpot, Scene, Where
from feeds.extractors.group_dates import Above, above_of
from feeds.extractors.link_rule import LinkRule
from feeds.extractors.news_list import NewsList, news_list_of
from feeds.extractors.outline import Span
from feeds.extractors.page import Page, html_of
from feeds.extractors.records import Layout
from feeds.extractors.sight import Sight, sight_within
from feeds.extractors.title_rule import TitleRule
from feeds.extractors.widening import Beside, spans_of
from feeds.extractors.wrapper.paths import linked_at, parse_path
from feeds.extractors.wrapper.region import elements_at
from feeds.model import ListRule, Wrapper

_NO_LABELS: Mapping[str, str] = {}
_NOTHING_ABOVE: Mapping[Span, Above] = {}


def apply_to(page: Page, wrapper: Wrapper, tree: lxml.html.HtmlElement | None = None) -> tuple[NewsList, Sight] | None:
    """Return what a wrapper finds on a page, None where nothing stands where its records were.

    `tree` is the page parsed, where it has been. Raises UnreadableError where there is no page.
    """
    tree = html_of(page) if tree is None else tree
    best: tuple[NewsList, Sight] | None = None
    for element in elements_at(tree, wrapper.region):
        sight = sight_within(page, tree, element, day_first=wrapper.day_first)
        found = found_by(wrapper, sight)
        if found and found.records and (best is None or len(found.records) > len(best[0].records)):
            best = found, sight
    return best


def found_by(wrapper: Wrapper, sight: Sight) -> NewsList | None:
    """Return what a wrapper finds in a page that is laid out."""
    layouts = [layout for rule in wrapper.lists if (layout := layout_by(rule, sight))]
    return news_list_of(layouts, sight) if layouts else None


def layout_by(rule: ListRule, sight: Sight) -> Layout | None:
    """Return one list of a wrapper as it stands on a page; None where it is not there."""
    outline = sight.outline
    boxes = linked_at(outline, [path for text in rule.items if (path := parse_path(text))], 0)
    if not boxes:
        return None
    beside = Beside(reach=rule.reach, steps=frozenset(rule.beside), most=rule.most)
    spans = spans_of(outline, boxes, beside)
    headed = rule.date_in == Where.HEADING.value or rule.date_completed
    above = above_of(outline, spans, sight.reader) if headed else _NOTHING_ABOVE
    return Layout(
        spans=spans,
        boxes=tuple(boxes),
        beside=beside,
        scene=Scene(outline, sight.reader, above, rule.coarse, _NO_LABELS),
        title=_title_rule(rule),
        date=_date_spot(rule),
        link=LinkRule(key=rule.link, coverage=1.0) if rule.link is not None else None,
        summary=rule.summary,
    )


def _title_rule(rule: ListRule) -> TitleRule | None:
    if rule.title is None:
        return None
    return TitleRule(
        key=rule.title,
        coarse=rule.coarse,
        lead_date="date before" in rule.without,
        tail_date="date after" in rule.without,
        code="number before" in rule.without,
        linked=rule.title_linked,
    )


def _date_spot(rule: ListRule) -> DateSpot | None:
    if rule.date_in is None:
        return None
    return DateSpot(
        where=Where(rule.date_in),
        key=rule.date or "",
        coarse=rule.coarse,
        number=rule.date_number,
        pieces=rule.date_pieces,
        month_first=rule.month_first,
        completed=rule.date_completed,
    )
