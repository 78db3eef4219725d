"""The state that applications leave in a page for their scripts -> lists of news in it; no script is run."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from urllib.parse import unquote

import lxml.html

from feeds.extractors.structured.choose import Found, found_lists
from feeds.extractors.structured.flat import Path, flat
from feeds.extractors.structured.items import Reader
from feeds.extractors.structured.js_literal import MAX_CHARACTERS, literal_at, string_at
from feeds.extractors.structured.json_text import is_bomb, loose_json
from feeds.extractors.structured.keys import place_worth
from feeds.extractors.structured.packings import from_astro, from_flight, is_astro
from feeds.extractors.structured.walk import Walked, walked
from feeds.links import absolute
from feeds.text import width

_ROOM = 10_000_000  # characters of state that are read of one page
_LEAST = 150  # characters; less holds no list
_MOST_VALUES = 25  # pieces of state looked into, the largest first
_MOST_ASSIGNED = 60  # assignments tried in scripts
_MOST_LISTS = 80  # groups of objects judged
_MOST_OF_ONE = 30  # of them in one piece of state
_MOST_HREFS = 5_000
_MOST_LINKED = 500  # objects
_PLAIN_TITLE = 24  # columns: shorter titles without dates are the words of a menu

_NOT_STATE = frozenset({"application/ld+json", "importmap", "speculationrules", "application/manifest+json"})
_ASSIGNED = re.compile(
    r"(?:\b(?:window|self|globalThis|top|document)\s*(?:\.\s*|\[\s*[\"'])([\w$]{1,80})(?:[\"']\s*\])?"
    r"|\b(?:var|let|const)\s+([\w$]{1,80})|\b(__\w{1,60}__)[\"']?)\s*[=:]\s*(?:[\w$.]{1,80}\s*\|\|\s*)?"
    r"(?=[\[{\"'`]|\(?\s*function\b|JSON\.parse|decodeURIComponent|unescape)"
)
_PARSED = re.compile(r"(?:JSON\.parse\s*\(\s*)?(?:(?:decodeURIComponent|unescape)\s*\(\s*)?(?=[\"'`])")
_PUSHED = re.compile(r"__next_f\s*=?[^;]{0,40}?\.push\s*\(\s*(?=\[\s*1\s*,)")
_START = "normalize-space(substring(., 1, 40))"
_ATTRIBUTES = f"//@*[string-length(.) > {_LEAST}][starts-with({_START}, '{{') or starts-with({_START}, '[')]"
_SLUG_NAME = re.compile(r"(?i)slug|alias|handle|path|uri|url|link|href|^_?id$|[a-z]id$|key|code|name$|number")


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One piece of application state."""

    name: str  # for people: `__NEXT_DATA__`, `script application/json`, `data-props`
    value: object


def lists_in_state(tree: lxml.html.HtmlElement, reader: Reader) -> list[Found]:
    """Return the lists of news in the state of a page, in no order."""
    found: list[Found] = []
    left = _MOST_LISTS
    hrefs: list[str] | None = None
    for state in states_in(tree):
        content = walked(state.value)
        for one in found_lists(content, replace(reader, where=state.name), min(left, _MOST_OF_ONE)):
            if not one.items and one.nameless > 1:
                hrefs = _hrefs(tree) if hrefs is None else hrefs
                one = _linked(one, content, hrefs, reader.url)  # noqa: PLW2901 - the same list, now with addresses
            if _is_news(one):
                found.append(replace(one, path=(state.name, *one.path)))
        left -= min(left, _MOST_OF_ONE, len(content.groups))
        if left <= 0:
            break
    return found


def states_in(tree: lxml.html.HtmlElement) -> Iterator[State]:
    """Yield the pieces of state of a page, the largest first, within a bound on their size together."""
    pieces = sorted(_pieces(tree), key=lambda piece: -len(piece[1]))[:_MOST_VALUES]
    pushed = _flight_pieces(tree)
    room = _ROOM - sum(map(len, pushed))
    if pushed and room > 0 and not is_bomb("".join(pushed)):
        yield State(name="__next_f", value=from_flight(pushed))
    for name, text in pieces:
        room -= len(text)
        if room < 0:
            return
        value = None if is_bomb(text) else loose_json(text)
        if value is not None:
            yield State(name=name, value=_unpacked(value))
    yield from _assigned(tree, room)


def _unpacked(value: object) -> object:
    return from_astro(value) if is_astro(value) else value


def _pieces(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the texts of JSON scripts and of attributes that hold JSON, each with a name."""
    for script in tree.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        text = script.text or ""
        if kind.endswith("json") and kind not in _NOT_STATE and len(text) > _LEAST:
            yield script.get("id") or f"script {kind}", text
    for value in tree.xpath(_ATTRIBUTES):
        yield f"attribute {value.attrname}", str(value)


def _scripts(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        if len(text) > _LEAST and ("json" not in kind and "template" not in kind and "html" not in kind):
            yield text


def _flight_pieces(tree: lxml.html.HtmlElement) -> list[str]:
    pieces: list[str] = []
    for text in _scripts(tree):
        for match in _PUSHED.finditer(text) if "__next_f" in text else ():
            found = literal_at(text, match.end())
            if found and isinstance(found[0], list) and len(found[0]) > 1 and isinstance(found[0][1], str):
                pieces.append(found[0][1])
    return pieces


def _assigned(tree: lxml.html.HtmlElement, room: int) -> Iterator[State]:
    """Yield what scripts assign to variables: literals, or JSON in a string."""
    tries = _MOST_ASSIGNED
    for text in _scripts(tree):
        place = 0
        while room > 0 and tries > 0 and (match := _ASSIGNED.search(text, place)):
            tries -= 1
            found = _assigned_at(text, match.end())
            place = max(match.end(), found[1] if found else 0)
            room -= place - match.start()
            if found and place - match.end() > _LEAST:
                name = match[1] or match[2] or match[3]
                yield State(name=f"script {name}", value=_unpacked(found[0]))


def _assigned_at(text: str, start: int) -> tuple[object, int] | None:
    if text[start : start + 1] in {"{", "["} and is_bomb(text[start : start + 10 * MAX_CHARACTERS]):
        return None
    parsed = _PARSED.match(text, start)
    if parsed is None:
        return literal_at(text, start)
    inner = string_at(text, parsed.end())
    if inner is None or len(inner[0]) < _LEAST:
        return None
    coded = "decodeURIComponent" in parsed[0] or "unescape" in parsed[0] or inner[0][:3].lower() in {"%7b", "%5b"}
    said = unquote(inner[0]) if coded else inner[0]
    value = None if is_bomb(said) else loose_json(said)
    return (value, inner[1]) if value is not None else None


# --------------------------------------------------------------------------- news or not


def _is_news(found: Found) -> bool:
    """Tell whether a list of state is surely news: a page's state holds its menus, products and translations, too."""
    if len(found.items) < 2 or found.roles.dates_of_events or found.worth <= 0:
        return False
    if place_worth(found.path) <= -1:
        return False
    if found.dated >= 0.5:
        return True
    wide = fmean(width(item.title.value[:300]) for item in found.items if item.title)
    return place_worth(found.path) > 0 and wide >= _PLAIN_TITLE and len(found.items) > 2


# --------------------------------------------------------------------------- addresses made of slugs and ids


def _hrefs(tree: lxml.html.HtmlElement) -> list[str]:
    return list(dict.fromkeys(str(href).strip() for href in tree.xpath("//a/@href")[:_MOST_HREFS]))


def _linked(found: Found, content: Walked, hrefs: Sequence[str], base: str) -> Found:
    """Return a list whose objects have only slugs or ids with the addresses that the page links them by.

    Believed only where two links or more show one and the same form, such as /news/{slug}, and none another.
    """
    records = [flat(record, content.resolve) for record in found.objects[:_MOST_LINKED]]
    for path in _slug_paths(records):
        slugs = [_slug(record.get(path)) for record in records]
        form = _form_of(slugs, hrefs)
        if form is None:
            continue
        items = tuple(
            replace(item, link=absolute(form.replace("{}", slug), base))
            for item, slug in zip(found.read, slugs, strict=False)
            if slug and item.title
        )
        return replace(found, items=tuple(item for item in items if item.link))
    return found


def _slug_paths(records: Sequence[Mapping[Path, object]]) -> list[Path]:
    """Return the fields that name each object by another short word."""
    named = [path for path in records[0] if len(path) <= 3 and _SLUG_NAME.search(path[-1])]
    different = [path for path in named if len({_slug(record.get(path)) for record in records}) == len(records)]
    return sorted(different, key=lambda path: ("slug" not in path[-1].lower(), len(path)))[:8]


def _slug(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value).strip("/")
    return text if re.fullmatch(r"[\w%.~-]{1,200}", text) else ""


def _form_of(slugs: Sequence[str], hrefs: Sequence[str]) -> str | None:
    """Return the form of the addresses that hold these slugs, with "{}" for the slug; None where it is not certain."""
    wanted = {slug for slug in slugs if slug}
    forms: dict[str, int] = {}
    for href in hrefs:
        for match in re.finditer(r"[^/?#&=]+", href[:2_000]):
            if match[0] in wanted and not match[0].isdigit():
                form = f"{href[: match.start()]}{{}}{href[match.end() :]}"
                forms[form] = forms.get(form, 0) + 1
            elif match[0] in wanted and match.end() == len(href):  # a number means something only at the end
                form = f"{href[: match.start()]}{{}}"
                forms[form] = forms.get(form, 0) + 1
    counts = sorted(forms.values(), reverse=True)
    if not counts or counts[0] < 2 or (len(counts) > 1 and counts[1] * 3 > counts[0]):
        return None
    return max(forms, key=lambda form: forms[form])
