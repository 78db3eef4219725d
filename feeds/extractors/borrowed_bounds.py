"""Which pages may be given to libraries that walk a page many times, in part recursively: trafilatura, htmldate."""

import lxml.html

# Real articles stay far below; above, the libraries' own walks take seconds (some are quadratic in nested tables).
MAX_ELEMENTS = 20_000
MAX_DEPTH = 250
MAX_CHARACTERS = 2_000_000  # of text and class names; scripts are counted apart
MAX_SCRIPTS = 4_000_000
MAX_ATTRIBUTES = 200_000  # the libraries copy the page several times
MAX_IN_PARAGRAPH = 3_000  # elements right in one paragraph, such as words in bold; trafilatura is quadratic in them

_SCRIPTS = frozenset({"script", "style", "noscript", "template"})


def too_much(tree: lxml.html.HtmlElement, depth: int) -> str | None:
    """Return why a page is too much for such a library, or None. `depth`: of its deepest element."""
    if depth > MAX_DEPTH:
        return "the page is nested too deep"
    elements = attributes = characters = scripts = 0
    for element in tree.iter():
        elements += 1
        attributes += len(element.attrib)
        characters += len(element.tail or "") + len(element.get("class") or "") + len(element.get("id") or "")
        length = len(element.text or "")
        if element.tag == "p" and len(element) > MAX_IN_PARAGRAPH:
            return "a paragraph holds too many elements"
        if element.tag in _SCRIPTS:
            scripts += length
        else:
            characters += length
    if max(elements / MAX_ELEMENTS, attributes / MAX_ATTRIBUTES, characters / MAX_CHARACTERS) > 1:
        return "the page is too large"
    if scripts > MAX_SCRIPTS:
        return "the page is too large"
    return None
