"""XML as servers send it -> text that a parser can be trusted with.

Taken off: declarations, document types, control characters, words before and after the document. Entities are replaced
here, so that no parser ever has to: HTML's own, and those of the document type where they are plain text. Entities made
of entities, or that swell the document, are refused; external ones are never looked at.
"""

import re
from collections.abc import Iterator, Mapping
from html.entities import html5

from feeds.errors import UnreadableError
from feeds.extractors.decode import decode
from feeds.extractors.page import Page
from feeds.extractors.sniff import root_start

MAX_TAGS = 500_000  # a feed of 2,000 long items has a fifth of this; more would take minutes to read
MAX_REFERENCES = 2_000_000
_MAX_GROWTH = 1_000_000  # characters that entities of the document itself may add in all

# Not allowed in XML 1.0 (section 2.2), however written.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(r"<[^<>]{1000000}")  # pictures written into their tag are shorter
_LONG_BLANK = re.compile(r"(?<!\s)\s{400,}")
_ENTITY = re.compile(
    r"""<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[\w:.-]{1,100})\s+"""
    r"""(?:(?P<external>SYSTEM|PUBLIC)\b|"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
_NAMED = re.compile(r"&([A-Za-z][\w.-]{0,60});")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6});|([A-Za-z][\w.-]{0,60});)?")
_OPENING = re.compile(r"<!\[CDATA\[|<!--|<\?")
_CLOSING = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})


def xml_text(page: Page, max_tags: int = MAX_TAGS) -> str:
    """Return the document of `page` from the start of its root element on. Raises UnreadableError.

    It may still be illformed, but holds no declaration, no document type and no entity but XML's own five. `max_tags`
    is the number of tags beyond which it is refused.
    """
    text, _ = decode(page.body, page.charset, html=False)
    if text.count("<") > max_tags or text.count("&") > MAX_REFERENCES:
        raise UnreadableError(f"{page.url} is too large a document to be read: it has {text.count('<'):,} tags.")
    if _LONG_TAG.search(text):
        raise UnreadableError(f"{page.url} has a tag of more than a million characters; it is refused.")
    text = _CONTROL.sub("", text)
    start = root_start(text)
    if start is None:
        raise UnreadableError(f"{page.url} holds no XML element at all.")
    entities = _entities(text[:start], page)
    body = _without_tail(text[start:])
    _refuse_swelling(body, entities, page)
    # feedparser takes the square of the time over blank lines that come one after another.
    return _LONG_BLANK.sub("\n", "".join(_replaced(body, entities)))


def _without_tail(text: str) -> str:
    """Cut what follows the end of the root element, such as scripts that a proxy adds."""
    match = re.match(r"<([\w:.-]+)", text)
    end = text.rfind(f"</{match[1]}") if match else -1
    close = text.find(">", end)
    return text[: close + 1] if 0 <= end < close else text


def _entities(prologue: str, page: Page) -> dict[str, str]:
    """Return the plain-text entities that the document type defines."""
    found: dict[str, str] = {}
    for match in _ENTITY.finditer(prologue):
        if match["parameter"] or match["external"]:
            continue
        value = match["double"] if match["double"] is not None else match["single"]
        inner = [name for name in _NAMED.findall(value) if name not in _PREDEFINED and f"{name};" not in html5]
        if inner:
            raise UnreadableError(
                f"{page.url} defines its entity {match['name']} by another, {inner[0]}, as XML bombs do; it is refused."
            )
        found.setdefault(match["name"], _CONTROL.sub("", value))  # the first definition counts (XML 1.0, section 4.2)
    return found


def _refuse_swelling(text: str, entities: Mapping[str, str], page: Page) -> None:
    growth = 0
    for name, value in entities.items():
        growth += text.count(f"&{name};") * len(value)
        if growth > _MAX_GROWTH:
            raise UnreadableError(f"{page.url} swells by entities of its own, as XML bombs do; it is refused.")


def _replaced(text: str, entities: Mapping[str, str]) -> Iterator[str]:
    """Yield the text without comments and instructions, its references resolved that XML does not know, CDATA kept."""

    def resolve(match: re.Match[str]) -> str:
        number, name = match[1], match[2]
        if number:
            return _character(number)
        if name is None:
            return "&amp;"  # a bare ampersand
        if name in entities:
            return "".join(_replaced(entities[name], {}))
        characters = html5.get(f"{name};")
        return "".join(f"&#{ord(char)};" for char in characters) if characters else f"&amp;{name};"

    place = 0
    for start, end in _verbatim(text):
        yield _REFERENCE.sub(resolve, text[place:start])
        if text.startswith("<![CDATA[", start) and not text[start + 9 : end - 3].isspace():
            yield text[start:end]
        place = end
    yield _REFERENCE.sub(resolve, text[place:])


def _character(number: str) -> str:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    if code > 0x10FFFF or _CONTROL.match(chr(code)):
        return ""
    return " " if chr(code) in " \t\r\n" else f"&#{code};"


def _verbatim(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of CDATA sections, comments and instructions; one that is never closed ends the search."""
    place = 0
    while mark := _OPENING.search(text, place):
        end = text.find(_CLOSING[mark[0]], mark.end())
        if end < 0:
            return
        place = end + len(_CLOSING[mark[0]])
        yield mark.start(), place
