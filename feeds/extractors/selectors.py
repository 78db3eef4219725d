"""Hand-written CSS and XPath selectors of a Source, compiled once; every mistake names the selector it is in.

A selector that begins with "/", "./", "../" or "(" is XPath, everything else is CSS (level 3, as cssselect knows it).
`selector@name` takes an attribute instead of the text: `a.more@href`, `time@datetime`, `@data-date` for one of the
record itself.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import cssselect
import lxml.cssselect
import lxml.etree
import lxml.html

from feeds.errors import EmptyExtractError, ExtractError
from feeds.model import Selectors
from feeds.text import tidy

_XPATH_START = ("/", "./", "../", "(")
_ATTRIBUTE = re.compile(r"(?s)(.*?)@([A-Za-z_][\w:.-]*)\s*")
_HINT = "Correct the selector in sources.yaml, or leave it out to have the items found without it; see `feeds preview`."


@dataclass(frozen=True, kw_only=True, slots=True)
class Selector:
    """One compiled selector."""

    field: str  # items, title, link, date or summary
    text: str  # as written
    find: Callable[[lxml.html.HtmlElement], object]
    attribute: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What the selectors gave of one record; None where a selector is not set or finds nothing in this record."""

    element: lxml.html.HtmlElement
    title: str | None = None
    href: str | None = None
    date: str | None = None
    summary: str | None = None


def choose(tree: lxml.html.HtmlElement, selectors: Selectors, url: str) -> list[Chosen]:
    """Return the records that hand-written selectors find in a page, in its order.

    Raises ExtractError where a selector is malformed or one of title, link, date and summary finds nothing in any
    record, and EmptyExtractError where `items` finds nothing.
    """
    items = _compiled("items", selectors.items)
    written = {
        "title": selectors.title,
        "link": selectors.link,
        "date": selectors.date,
        "summary": selectors.summary,
    }
    fields = {name: _compiled(name, text) for name, text in written.items() if text is not None}
    elements = [one for one in _all(items, tree) if isinstance(one, lxml.etree._Element)]
    if not elements:
        raise EmptyExtractError(f"The selector items: {selectors.items!r} finds nothing on {url}.", _HINT)
    found = {name: [_value(selector, element) for element in elements] for name, selector in fields.items()}
    for name, values in found.items():
        if not any(values):
            raise ExtractError(
                f"The selector {name}: {fields[name].text!r} finds nothing in any of the {len(elements)} records"
                f" that items: {selectors.items!r} finds on {url}.",
                _HINT,
            )
    nothing: Sequence[str | None] = [None] * len(elements)
    return [
        Chosen(element=element, title=title, href=href, date=date, summary=summary)
        for element, title, href, date, summary in zip(
            elements,
            *(found.get(name, nothing) for name in ("title", "link", "date", "summary")),
            strict=True,
        )
    ]


@lru_cache(maxsize=512)
def _compiled(field: str, text: str) -> Selector:
    """Compile a selector; raises ExtractError that names it where it is malformed."""
    written = text.strip()
    if not written:
        raise ExtractError(f"The selector {field} is empty.", _HINT)
    try:
        if written.startswith(_XPATH_START):
            return Selector(field=field, text=text, find=lxml.etree.XPath(written))
        match = _ATTRIBUTE.fullmatch(written)
        css, attribute = (match[1].strip(), match[2]) if match else (written, None)
        if not css:
            return Selector(field=field, text=text, find=lambda element: [element], attribute=attribute)
        compiled = lxml.cssselect.CSSSelector(css, translator="html")
        return Selector(field=field, text=text, find=compiled, attribute=attribute)
    except (cssselect.SelectorError, lxml.etree.XPathError) as error:
        raise ExtractError(f"The selector {field}: {text!r} is malformed: {error}.", _HINT) from error


def _all(selector: Selector, element: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement | str]:
    """Return the elements and texts that a selector finds."""
    try:
        found = selector.find(element)
    except lxml.etree.XPathError as error:
        raise ExtractError(f"The selector {selector.field}: {selector.text!r} fails: {error}.", _HINT) from error
    if isinstance(found, str):
        return [found]
    if not isinstance(found, list):
        raise ExtractError(f"The selector {selector.field}: {selector.text!r} gives {found!r}, no element.", _HINT)
    return [one for one in found if isinstance(one, str | lxml.etree._Element)]


def _value(selector: Selector, record: lxml.html.HtmlElement) -> str | None:
    """Return the first value that is not empty of what a selector finds in a record."""
    for one in _all(selector, record):
        if isinstance(one, str):
            value: str | None = one
        elif selector.attribute:
            value = one.get(selector.attribute)
        elif selector.field == "link":
            value = _href(one)
        else:
            value = (one.get("datetime") if selector.field == "date" else None) or _text(one)
        if value and (value := tidy(value)):
            return value
    return None


def _href(element: lxml.html.HtmlElement) -> str | None:
    """Return the link of an element: its own, the first inside it, or that of the link around it."""
    if element.get("href"):
        return str(element.get("href"))
    inner = element.find(".//a[@href]")
    if inner is not None:
        return str(inner.get("href"))
    return next((str(outer.get("href")) for outer in element.iterancestors("a") if outer.get("href")), None)


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(str(text) for text in element.itertext(with_tail=False))
