"""Illformed XML -> wellformed, keeping what the author plainly meant; in one pass, so that no document takes long.

What is mended: end tags that are missing, crossed or too many; attributes without quotes; "<" that begins no tag;
prefixes that are declared nowhere; and documents that break off, of which the half-written last element is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?"
_ATTRIBUTE = re.compile(rf"""\s+({_NAME})(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s<>"']+)))?""")
_START = re.compile(rf"""<({_NAME})((?>\s+{_NAME}(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s<>"']+))?)*+)[\s?]*(/?)>""")
_END = re.compile(rf"</\s*({_NAME})\s*>")
_MARK = re.compile(r"<!\[CDATA\[|<!--|<\?|<!|<")
_SPECIAL = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>", "<!": ">"}
_RECORDS = frozenset({"item", "entry", "url", "sitemap"})  # never one within another
_PREFIXES = 50  # at most, to be declared; a document with more is no feed
_DEEP = 200  # elements open at once; markup deeper than this is read as text

# The namespaces of prefixes that are used without being declared.
_KNOWN_PREFIXES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mended:
    """A wellformed document."""

    text: str
    broken_off: bool = False  # its root element was never closed: the end is missing


def fault_of(text: str) -> str | None:
    """Return what makes `text` illformed XML, with its place; None if it is wellformed."""
    parser = expat.ParserCreate("utf-8", " ")
    is_final = True
    try:
        parser.Parse(text.encode("utf-8"), is_final)  # at once: in pieces, a long tag is read anew with each
    except expat.ExpatError as error:
        return str(error)
    return None


def mended(text: str) -> Mended:
    """Return `text`, which begins with its root element, as a wellformed document."""
    root = re.match(rf"<({_NAME})", text)
    broken_off = root is None or not re.search(rf"</\s*{re.escape(root[1])}\s*>\s*\Z", text, re.IGNORECASE)
    if broken_off:
        text = _without_half(text)
    pieces = list(_balanced(text))
    return Mended(text=_with_prefixes("".join(pieces)), broken_off=broken_off)


def _without_half(text: str) -> str:
    """Cut a document that breaks off after its last complete element."""
    cdata = text.rfind("<![CDATA[")
    if cdata > text.rfind("]]>"):
        text = text[:cdata]
    end = text.rfind(">") + 1  # what follows is a half-written tag or text
    last = max(text.rfind("</", 0, end), text.rfind("/>", 0, end))
    return text[: text.find(">", max(last, 0)) + 1]


def _balanced(text: str) -> Iterator[str]:
    """Yield the pieces of `text` with every element closed in the right order."""
    stack: list[str] = []
    last = {closing: text.rfind(closing) for closing in _SPECIAL.values()}
    place = 0
    while mark := _MARK.search(text, place):
        yield text[place : mark.start()].replace("]]>", "]]&gt;")
        place = mark.start()
        if special := _special_end(text, mark[0], place, last):
            yield text[place:special] if mark[0] == "<![CDATA[" else ""
            place = special
        elif end_tag := _END.match(text, place):
            place = end_tag.end()
            yield from _closed(stack, end_tag[1])
        elif (start_tag := _START.match(text, place)) and len(stack) < _DEEP:
            place = start_tag.end()
            yield from _opened(stack, start_tag)
        else:
            yield "&lt;"
            place += 1
    yield text[place:].replace("]]>", "]]&gt;")
    while stack:
        yield f"</{stack.pop()}>"


def _special_end(text: str, mark: str, place: int, last: Mapping[str, int]) -> int | None:
    """Return where a CDATA section or declaration ends that starts at `place`; None if it is none, or never ends.

    `last` tells where each closing stands last: of a thousand sections that are never closed none is searched for.
    """
    closing = _SPECIAL.get(mark)
    if closing is None or last[closing] < place:
        return None
    return text.find(closing, place) + len(closing)


def _closed(stack: list[str], name: str) -> Iterator[str]:
    """Yield the end tags up to that of `name`; none if it is not open. The root stays open until the end."""
    wanted = name.lower()
    depth = next((depth for depth in range(len(stack) - 1, -1, -1) if stack[depth].lower() == wanted), 0)
    while len(stack) > max(depth, 1):
        if depth == 0:
            return
        yield f"</{stack.pop()}>"


def _opened(stack: list[str], tag: re.Match[str]) -> Iterator[str]:
    if tag[1].lower() in _RECORDS:  # an item that starts within an item: the one before was never closed
        open_record = next((depth for depth, name in enumerate(stack) if name.lower() in _RECORDS), None)
        while open_record is not None and len(stack) > open_record:
            yield f"</{stack.pop()}>"
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag[2]):
        value = next((value for value in match.groups()[1:] if value is not None), match[1])
        attributes.setdefault(match[1], value.replace('"', "&quot;"))
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    yield f"<{tag[1]}{written}{tag[3]}>"
    if not tag[3]:
        stack.append(tag[1])


def _with_prefixes(text: str) -> str:
    """Declare on the root element the prefixes that are used but declared nowhere."""
    used = set(re.findall(r"</?([A-Za-z_][\w.-]*):", text)) | set(re.findall(r"\s([A-Za-z_][\w.-]*):[\w.-]+=", text))
    declared = set(re.findall(r"\sxmlns:([\w.-]+)\s*=", text)) | {"xml", "xmlns"}
    missing = sorted(used - declared)[:_PREFIXES]
    written = "".join(
        f' xmlns:{prefix}="{_KNOWN_PREFIXES.get(prefix.lower(), f"urn:undeclared:{prefix}")}"' for prefix in missing
    )
    return re.sub(rf"\A<{_NAME}", lambda match: match[0] + written, text)
