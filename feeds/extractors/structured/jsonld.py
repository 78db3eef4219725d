"""JSON-LD of a page -> its things, read without resolving contexts (https://www.w3.org/TR/json-ld11/)."""

import lxml.html

from feeds.extractors.structured.json_text import is_bomb, loose_json

_ROOM = 5_000_000  # characters of all scripts together
_MOST_SCRIPTS = 2_000


def json_ld_things(tree: lxml.html.HtmlElement) -> list[object]:
    """Return the values of the JSON-LD scripts of a page, in order; what cannot be read is left out."""
    values: list[object] = []
    room = _ROOM
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        room -= len(text)
        if room < 0 or len(values) >= _MOST_SCRIPTS:
            break
        value = None if is_bomb(text) else loose_json(text)
        if isinstance(value, dict | list):
            values.append(value)
    return values
