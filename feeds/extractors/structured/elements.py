"""Texts and links of elements, looked for only near their beginning: elements may lie thousands deep in one another."""

from itertools import islice

import lxml.etree
import lxml.html

_MOST_STEPS = 400  # beginnings and ends of elements
_MOST_LOOKED_AT = 100  # elements


def text_in(element: lxml.html.HtmlElement, most: int) -> str:
    """Return the text of an element on one line, up to so many characters."""
    texts: list[str] = []
    length = 0
    for event, one in islice(lxml.etree.iterwalk(element, events=("start", "end")), _MOST_STEPS):
        text = one.text if event == "start" else one.tail if one is not element else None
        if text:
            texts.append(text)
            length += len(text)
            if length > most:
                break
    return " ".join("".join(texts).split())[:most]


def link_in(element: lxml.html.HtmlElement) -> str | None:
    """Return where the first link in an element leads, the element itself included."""
    for one in islice(element.iter(), _MOST_LOOKED_AT):
        if one.tag == "a" and one.get("href"):
            return str(one.get("href"))
    return None


def descendant(element: lxml.html.HtmlElement, *tags: str) -> lxml.html.HtmlElement | None:
    """Return the first element of one of these names in an element."""
    return next((one for one in islice(element.iter(), _MOST_LOOKED_AT) if one.tag in tags), None)
