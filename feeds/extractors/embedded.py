"""What a page says of itself for machines: meta elements, JSON-LD, microdata. Reads, and judges nothing."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice

import lxml.html

# Real pages stay far below these; a page that goes beyond is read up to here.
MAX_JSON = 2_000_000  # characters of all JSON-LD scripts together
MAX_THINGS = 2_000  # JSON-LD objects
MAX_DEPTH = 30  # of one JSON-LD object
MAX_METAS = 500
MAX_META_JSON = 20_000  # characters of one meta element that holds JSON
MAX_PROPERTIES = 500

_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$|;\s*$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Meta:
    """One meta element."""

    name: str  # of its name, property, itemprop or http-equiv attribute, lower case
    value: str  # never blank
    server: bool = False  # http-equiv: a header of the server rather than a word of the page


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """One typed JSON-LD object (https://www.w3.org/TR/json-ld11/, read without resolving contexts)."""

    types: frozenset[str]  # bare names, such as NewsArticle
    data: Mapping[str, object]
    path: tuple[str, ...]  # the properties that lead to it from the top, without @graph

    def text(self, *names: str) -> str | None:
        """Return the first of these properties that holds text."""
        for name in names:
            for text in texts_of(self.data.get(name)):
                return text
        return None

    def links(self, *names: str) -> list[str]:
        """Return what these properties point to: URLs and ids."""
        return [link for name in names for link in _links_of(self.data.get(name))]


@dataclass(frozen=True, kw_only=True, slots=True)
class Property:
    """One microdata or RDFa property, or a microformat class, with its element."""

    name: str  # lower case, without prefix: datepublished
    value: str
    element: lxml.html.HtmlElement


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedded:
    """All that a page says of itself for machines, in the order of the page."""

    metas: tuple[Meta, ...]
    things: tuple[Thing, ...]
    properties: tuple[Property, ...]

    def meta(self, *names: str) -> str | None:
        """Return the value of the first meta element of the first of these (lower-case) names."""
        for name in names:
            for meta in self.metas:
                if meta.name == name:
                    return meta.value
        return None


def embedded_of(tree: lxml.html.HtmlElement) -> Embedded:
    """Read meta elements, JSON-LD and microdata of a page; what cannot be parsed is left out."""
    return Embedded(
        metas=tuple(islice(_metas(tree), MAX_METAS)),
        things=tuple(islice(_things(tree), MAX_THINGS)),
        properties=tuple(islice(_properties(tree), MAX_PROPERTIES)),
    )


def _metas(tree: lxml.html.HtmlElement) -> Iterator[Meta]:
    for element in tree.iter("meta"):
        value = clean(element.get("content") or element.get("value") or element.get("datetime") or "")
        if not value:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                yield Meta(name=name, value=value, server=attribute == "http-equiv")
                if value.startswith("{"):
                    yield from _metas_in(name, value)


def _metas_in(name: str, text: str) -> Iterator[Meta]:
    """Yield what a meta element says that holds a JSON object (parsely-page and its like), as name.key."""
    value = parse_json(text) if len(text) <= MAX_META_JSON else None
    for key, inner in islice(value.items(), 50) if isinstance(value, dict) else ():
        if isinstance(inner, str) and (plain := clean(inner)):
            yield Meta(name=f"{name}.{str(key).lower()}", value=plain)


def clean(text: str) -> str:
    """Return attribute or JSON text on one line, with entities that were escaped twice decoded."""
    return _SPACE.sub(" ", unescape(text) if "&" in text else text).strip()


def _properties(tree: lxml.html.HtmlElement) -> Iterator[Property]:
    for element in tree.iterdescendants():
        if element.tag == "meta":
            continue
        names = element.get("itemprop") or element.get("property")
        if not names:
            continue
        value = element.get("content") or element.get("datetime") or element.get("title")
        if value is None:
            value = clean("".join(islice(element.itertext(), 200)))
        if value:
            for name in names.lower().split():
                yield Property(name=name.rpartition(":")[2], value=clean(value)[:2000], element=element)


# --------------------------------------------------------------------------- JSON-LD


def _things(tree: lxml.html.HtmlElement) -> Iterator[Thing]:
    room = MAX_JSON
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        room -= len(text)
        if room < 0:
            return
        value = parse_json(text)
        if value is not None:
            yield from _walk(value)


def parse_json(text: str) -> object | None:
    """Parse JSON as found in script elements: in comments, with trailing commas, with bare line ends in strings."""
    for form in (str, _unwrapped, _mended):
        try:
            value: object = json.loads(form(text), strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _unwrapped(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _WRAPPING.sub("", text)
    return text


def _mended(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _unwrapped(text))


def _walk(value: object) -> Iterator[Thing]:
    """Yield the typed objects of a JSON value, outer before inner, in order."""
    waiting: list[tuple[object, tuple[str, ...]]] = [(value, ())]
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, list):
            waiting.extend((child, path) for child in reversed(node))
        elif isinstance(node, dict):
            if types := _types_of(node):
                yield Thing(types=types, data=node, path=path)
            if len(path) < MAX_DEPTH:
                inner = [
                    (child, path if key == "@graph" else (*path, str(key)))
                    for key, child in node.items()
                    if isinstance(child, dict | list)
                ]
                waiting.extend(reversed(inner))


def _types_of(node: Mapping[str, object]) -> frozenset[str]:
    return frozenset(re.split(r"[/#:]", text)[-1] for text in texts_of(node.get("@type")))


def texts_of(value: object) -> list[str]:
    """Return the text a JSON-LD property holds: itself, each of a list, or the `@value` or `name` of an object."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("@value") or one.get("name")  # noqa: PLW2901 - an object stands for its text here
        if isinstance(one, str) and (text := clean(one)):
            found.append(text)
    return found


def _links_of(value: object) -> Iterable[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from (link for link in (one.get("@id"), one.get("url")) if isinstance(link, str))
        elif isinstance(one, str):
            yield one.strip()


def image_of(thing: Thing | None) -> str | None:
    """Return the address of a JSON-LD object's first image, as stated."""
    value = thing.data.get("image") if thing else None
    for one in value if isinstance(value, list) else [value]:
        found = (one.get("url") or one.get("contentUrl") or one.get("@id")) if isinstance(one, dict) else one
        if isinstance(found, str) and found:
            return found
    return None
