"""The part of a page that holds its news: what lies outside it need not be laid out to read them."""

import re
from collections import Counter
from functools import lru_cache

import lxml.cssselect
import lxml.html

from feeds.extractors.news_list import NewsList
from feeds.extractors.outline import Outline, body_of
from feeds.extractors.wrapper.paths import Step, classes_of, css_of, number_of

WHOLE = "body"
_LASTING = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}")  # an id without numbers: those may be made anew for each page


def region_of(found: NewsList, outline: Outline) -> int:
    """Return the innermost element around all that the news of a page was read from."""
    spans = [record.span for record in found.records] + [span for layout in found.layouts for span in layout.spans]
    first = min(span.start for span in spans)
    last = max(span.stop for span in spans)
    above = [layout.scene.above for layout in found.layouts]
    headed = any(one.dated or one.heading for group in above for one in group.values())
    for node in outline.ancestors(outline.parents[first]):
        if outline.ends[node] >= last and not (headed and outline.first_units[node] == found.layouts[0].spans[0].first):
            return node
    return 0


def css_at(outline: Outline, node: int) -> str:
    """Return the CSS that finds an element: from the nearest id that seems to last, else from the body."""
    counted = Counter(element.get("id") for element in outline.elements if element.get("id"))
    steps: list[Step] = []
    while node > 0:
        name = outline.elements[node].get("id") or ""
        if _LASTING.fullmatch(name) and counted[name] == 1:
            anchor = f"{outline.tags[node]}#{name}"
            return f"{anchor} > {css_of(reversed(steps))}" if steps else anchor
        steps.append(_told_apart(outline, node))
        node = outline.parents[node]
    return f"{WHOLE} > {css_of(reversed(steps))}" if steps else WHOLE


def _told_apart(outline: Outline, node: int) -> Step:
    """Return the step to an element that tells it from its siblings: by its classes if they do, else by number."""
    tag, classes = outline.tags[node], classes_of(outline, node)
    rivals = [
        child
        for child in outline.children(outline.parents[node])
        if child != node and outline.tags[child] == tag and classes <= classes_of(outline, child)
    ]
    return Step(tag, classes, number=number_of(outline, node)) if rivals else Step(tag, classes)


def element_at(tree: lxml.html.HtmlElement, css: str) -> lxml.html.HtmlElement:
    """Return the element that a wrapper's region is on this page; the whole body where it is not there, or twice."""
    if css != WHOLE:
        found = _compiled(css)(tree)
        if isinstance(found, list) and len(found) == 1 and isinstance(found[0], lxml.html.HtmlElement):
            return found[0]
    return body_of(tree)


@lru_cache(maxsize=1024)
def _compiled(css: str) -> lxml.cssselect.CSSSelector:
    return lxml.cssselect.CSSSelector(css, translator="html")
