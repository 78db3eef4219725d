"""The part of a page that holds its news: what lies outside it need not be laid out to read them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import lxml.cssselect
import lxml.html

from feeds.extractors.news_list import NewsList
from feeds.extractors.outline import Outline, body_of
from feeds.extractors.wrapper.paths import Step, classes_of, css_of, number_of

WHOLE = "body"
_LASTING = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}")  # a name without numbers: those may be made anew for each page
_LAYOUT = re.compile(
    r"(?i)(?:row|cols?|container|wrapper|wrap|inner|outer|clearfix|cf|flex|grid|box|block|page|main|content"
    r"|section|site|body|table|list|text|left|right|center|align|[wmp])(?:[-_]?\b.*)?"
)
# The form of CSS that is written here, and no other: "div#news > div.list > ul:nth-of-type(2)".
_STEP = r"[A-Za-z][\w-]*(?:#[\w-]+)?(?:\.[\w-]+)*(?::nth-child\(\d{1,4}\))?(?::nth-of-type\(\d{1,4}\))?"
_FORM = re.compile(rf"{_STEP}(?: > {_STEP}){{0,99}}")
_MOST_CLASSES = 300  # cssselect recurses into each
_ALIKE = 3  # elements of one description that are tried


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


class Namer:
    """Writes the CSS that finds elements of one page: from the nearest name of its own, else from the body."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._ids = Counter(element.get("id") for element in outline.elements)
        self._classes = Counter(
            (tag, name)
            for tag, element in zip(outline.tags, outline.elements, strict=True)
            for name in set((element.get("class") or "")[:4000].split())
        )

    def css_at(self, node: int) -> str:
        """Return the CSS that finds an element."""
        steps: list[Step] = []
        while node > 0:
            anchor = self._anchor(node)
            if anchor:
                return f"{anchor} > {css_of(reversed(steps))}" if steps else anchor
            steps.append(_told_apart(self._outline, node))
            node = self._outline.parents[node]
        return f"{WHOLE} > {css_of(reversed(steps))}" if steps else WHOLE

    def _anchor(self, node: int) -> str | None:
        """Return a name that no other element of the page has: its id, or a class that says what it is."""
        outline = self._outline
        tag, name = outline.tags[node], outline.elements[node].get("id") or ""
        if _LASTING.fullmatch(name) and self._ids[name] == 1:
            return f"{tag}#{name}"
        own = [name for name in classes_of(outline, node) if self._classes[tag, name] == 1 and _LASTING.fullmatch(name)]
        telling = [name for name in own if not is_layout(name)]
        return f"{tag}.{min(telling, key=lambda name: (len(name), name))}" if telling else None


def is_layout(name: str) -> bool:
    """Tell whether a class says how an element looks, not what it is."""
    return _LAYOUT.fullmatch(name) is not None


def is_counted(css: str) -> bool:
    """Tell whether CSS finds its element by its number among others, which one more of them changes."""
    return ":nth-of-type" in css


def _told_apart(outline: Outline, node: int) -> Step:
    """Return the step to an element that tells it from its siblings: by one class, by all, or else by number."""
    tag, classes = outline.tags[node], classes_of(outline, node)
    rivals = [
        classes_of(outline, child)
        for child in outline.children(outline.parents[node])
        if child != node and outline.tags[child] == tag
    ]
    if not rivals:
        return Step(tag)
    for name in sorted(classes, key=lambda name: (len(name), name)):
        if not any(name in rival for rival in rivals):
            return Step(tag, frozenset((name,)))
    if not any(classes <= rival for rival in rivals):
        return Step(tag, classes)
    return Step(tag, number=number_of(outline, node))


def is_region(css: object) -> bool:
    """Tell whether this is CSS as a wrapper has it."""
    sound = isinstance(css, str) and len(css) <= 4000 and css.count(".") <= _MOST_CLASSES
    return isinstance(css, str) and sound and _FORM.fullmatch(css) is not None


def elements_at(tree: lxml.html.HtmlElement, css: str) -> Iterator[lxml.html.HtmlElement]:
    """Yield the elements that a wrapper's region may be on this page; mostly one, none where it is not there."""
    if css == WHOLE:
        yield body_of(tree)
    elif is_region(css):
        found = _compiled(css)(tree)
        if isinstance(found, list):
            yield from (one for one in found[:_ALIKE] if isinstance(one, lxml.html.HtmlElement))


@lru_cache(maxsize=1024)
def _compiled(css: str) -> lxml.cssselect.CSSSelector:
    return lxml.cssselect.CSSSelector(css, translator="html")
