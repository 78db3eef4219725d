"""Which pages may be given to libraries that walk a page many times, in part recursively: trafilatura, htmldate."""

import lxml.html

# Real articles stay far below; above, the libraries' own walks take seconds (some are quadratic in nested tables).
MAX_ELEMENTS = 20_000
MAX_DEPTH = 250
MAX_CHARACTERS = 2_000_000  # of text and class names; scripts are counted apart
MAX_SCRIPTS = 4_000_000

_SCRIPTS = frozenset({"script", "style", "noscript", "template"})


def too_much(tree: lxml.html.HtmlElement, depth: int) -> str | None:
    """Return why a page is too much for such a library, or None. `depth`: of its deepest element."""
    if depth > MAX_DEPTH:
        return "the page is nested too deep"
    elements = characters = scripts = 0
    for element in tree.iter():
        elements += 1
        characters += len(element.tail or "") + len(element.get("class") or "") + len(element.get("id") or "")
        length = len(element.text or "")
        if element.tag in _SCRIPTS:
            scripts += length
        else:
            characters += length
    if elements > MAX_ELEMENTS or characters > MAX_CHARACTERS or scripts > MAX_SCRIPTS:
        return "the page is too large"
    return None
