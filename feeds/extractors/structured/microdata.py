"""Microdata and RDFa Lite of a page -> things in the form of JSON-LD, so that they are read by the same rules.

HTML, section 5 (https://html.spec.whatwg.org/multipage/microdata.html), with the departures of its users: a `content`
or `datetime` attribute states the value on any element. RDFa Lite: `typeof`, `property`, `resource` are read as
`itemtype`, `itemprop`, `itemid`.
"""

from dataclasses import dataclass
from itertools import islice

import lxml.etree
import lxml.html

from feeds.extractors.structured.elements import link_in, text_in

_MOST_THINGS = 5_000
_MOST_PROPERTIES = 50_000
_MOST_REFERRED = 500  # elements that itemref names
_MOST_STEPS = 100_000  # over the elements within these
_LONGEST = 20_000  # characters of one value
_ADDRESSES = {
    "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src", "iframe": "src",
    "source": "src", "track": "src", "video": "src", "object": "data", "data": "value", "meter": "value",
}  # fmt: skip
_TITLES = frozenset({"headline", "name"})
_VOCABULARIES = ("schema", "s", "http", "https")
_ANY = "boolean(//*[@itemtype or @typeof])"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scope:
    """The thing whose properties are being read."""

    element: lxml.html.HtmlElement
    thing: dict[str, object]


def microdata_things(tree: lxml.html.HtmlElement) -> list[object]:
    """Return the things of a page that are no property of another, in order; bounded."""
    if not tree.xpath(_ANY):
        return []
    reading = _Reading(tree)
    reading.read(tree, None)
    return reading.roots


class _Reading:
    """One page being read."""

    def __init__(self, tree: lxml.html.HtmlElement) -> None:
        self.tree = tree
        self.roots: list[object] = []
        self.things = 0
        self.properties = 0
        self.referred = 0
        self.room = _MOST_STEPS
        self.named: dict[str, lxml.html.HtmlElement] = {}  # elements by id, once one is asked for

    def read(self, root: lxml.html.HtmlElement, outer: dict[str, object] | None) -> None:
        """Read the things and properties below an element; `outer` is the thing it belongs to."""
        scopes: list[_Scope] = []
        for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
            self.room -= outer is not None
            if self.room < 0:
                return
            if event == "end":
                if scopes and scopes[-1].element is element:
                    scopes.pop()
                continue
            current = scopes[-1].thing if scopes else outer
            thing = self._opened(element)
            names = _names(element)
            if names and current is not None and self.properties < _MOST_PROPERTIES:
                self.properties += 1
                self._state(current, names, element, thing)
            elif thing is not None:
                self.roots.append(thing)
            if thing is not None:
                scopes.append(_Scope(element=element, thing=thing))

    def _opened(self, element: lxml.html.HtmlElement) -> dict[str, object] | None:
        """Return the new thing that an element stands for, None where it is none."""
        types = element.get("itemtype") or element.get("typeof")
        if (types is None and element.get("itemscope") is None) or self.things >= _MOST_THINGS:
            return None
        self.things += 1
        thing: dict[str, object] = {"@type": (types or "").split()}
        if name := element.get("itemid") or element.get("resource") or element.get("about"):
            thing["@id"] = name
        if link := _link_of(element):
            thing["@link"] = link
        for name in (element.get("itemref") or "").split():
            self._refer(name, thing)
        return thing

    def _refer(self, name: str, thing: dict[str, object]) -> None:
        self.referred += 1
        if self.referred <= _MOST_REFERRED and self.room > 0:
            if not self.named:
                for element in self.tree.iter(lxml.etree.Element):
                    self.named.setdefault(element.get("id") or "", element)
            found = self.named.get(name)
            if found is not None and found.get("itemref") is None:  # or things could refer in a circle
                self.read(found, thing)

    def _state(
        self,
        thing: dict[str, object],
        names: list[str],
        element: lxml.html.HtmlElement,
        inner: dict[str, object] | None,
    ) -> None:
        value: object = inner if inner is not None else _value(element)
        if value in ("", None):
            return
        for name in names:
            known = thing.setdefault(name, value)
            if isinstance(known, list):
                known.append(value)
            elif known is not value:
                thing[name] = [known, value]
        if inner is None and not _TITLES.isdisjoint(names) and "@link" not in thing and (link := _link_of(element)):
            thing["@link"] = link


def _names(element: lxml.html.HtmlElement) -> list[str]:
    """Return the names of the properties that an element states, without those of other vocabularies (og:title)."""
    stated = (element.get("itemprop") or element.get("property") or "").split()
    found: list[str] = []
    for name in stated[:8]:
        prefix, _, rest = name.rpartition(":")
        if not prefix or prefix.partition(":")[0].lower() in _VOCABULARIES:
            found.append(rest.rpartition("/")[2])
    return found


def _value(element: lxml.html.HtmlElement) -> str:
    stated = element.get("content") or element.get("datetime")
    if stated is None and element.tag in _ADDRESSES and (element.get("itemprop") or "") not in _TITLES:
        stated = element.get(_ADDRESSES[element.tag])
    if stated is None:
        stated = text_in(element, _LONGEST)
    return str(stated).strip()[:_LONGEST]


def _link_of(element: lxml.html.HtmlElement) -> str | None:
    """Return where a title leads: its own link, the link in it or around it."""
    if element.tag == "a" and element.get("href"):
        return str(element.get("href"))
    if element.get("itemscope") is not None or element.get("typeof") is not None:
        return None
    around = (str(outer.get("href")) for outer in islice(element.iterancestors("a"), 1) if outer.get("href"))
    return link_in(element) or next(around, None)
