"""Text -> JSON values: strictly for documents, leniently for what pages carry in scripts and attributes; bounded.

Beyond RFC 8259 the strict way takes what servers really send around JSON: a byte order mark, JSONP
(`callback({...})`), guards against script inclusion (`)]}',`), one object a line, NaN (read as null).
"""

import json
import re
from html import unescape
from typing import NoReturn

MAX_CHARACTERS = 30_000_000  # of a document
# An empty object costs some 70 bytes of memory, an item of a list 8 and more: so many stay below 300 MB.
_MOST_CONTAINERS = 1_000_000
_MOST_VALUES = 6_000_000
_MOST_MENDED = 2_000_000  # characters of JSON that is not quite JSON
_MOST_LINES = 100_000

_OUTSIDE = "\ufeff\x00\x1e \t\r\n"
_GUARD = re.compile(r"(?:\)\]\}'?,?|while\s*\(1\)\s*;|for\s*\(;;\)\s*;|throw\s+1\s*;|&&&START&&&)\s*")
_NAME = r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[['\"]?[\w$]{1,80}['\"]?\]){0,8}"
_CALL = re.compile(
    rf"(?:/\*.{{0,200}}?\*/\s*)?(?:;\s*)?(?:typeof\s+{_NAME}\s*={{2,3}}\s*['\"]function['\"]\s*&&\s*)?{_NAME}\s*\(\s*",
    re.DOTALL,
)
_ASSIGNED = re.compile(rf"(?:(?:var|let|const)\s+)?{_NAME}\s*=\s*(?=[\[{{])")
_CALLED_END = re.compile(r"\s*\)\s*;?\s*")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_COMMENT = re.compile(r'("(?:[^"\\]++|\\.)*+")|/\*.*?\*/|(?m://[^\n"]*$)', re.DOTALL)
_WRAPPING = re.compile(
    r"^\s*(?://\s*|/\*\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*/)?|(?://\s*|/\*\s*)?(?:-->|\]\]>)(?:\s*\*/)?\s*$"
)
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_HALF_UNICODE = re.compile(r"\\u(?![0-9a-fA-F]{4})")


def is_call(head: str) -> bool:
    """Tell whether a text begins as JSONP does, or with a guard against script inclusion."""
    guard = _GUARD.match(head)
    if guard:
        return head[guard.end() : guard.end() + 1] in {"{", "["}
    match = _CALL.match(head)
    return match is not None and head[match.end() : match.end() + 1] in {"{", "["}


def strict_json(text: str) -> object:
    """Return the value of a JSON document, or the list of the values of one with one on each line.

    Not strict in one point: control characters within strings are common, and harmless here. Raises ValueError with
    what is wrong and where, for people.
    """
    text = text.strip(_OUTSIDE)
    _refuse_bomb(text)
    start = _start_of(text)
    try:
        value, end = _DECODER.raw_decode(text, start)
    except RecursionError:
        raise ValueError("it is nested too deep to be read") from None
    except json.JSONDecodeError as error:
        _refuse(text, error)
    rest = text[end:].strip(_OUTSIDE)
    if not rest or (start and _CALLED_END.fullmatch(rest)) or rest == ";":
        return value
    lines = None if start else _lines(text)
    if lines is None:
        raise ValueError(f"something follows after its end (character {end})")
    return lines


def loose_json(text: str) -> object | None:
    """Return the value of JSON as pages carry it, None where it cannot be read.

    Understood beyond JSON: comments and CDATA around it, HTML escapes, trailing commas, comments within, wrong escapes,
    several values in a row (given as a list), an end that is missing.
    """
    for form in _FORMS if len(text) <= _MOST_MENDED else _FORMS[:1]:
        value = _values(form(text))
        if value is not None:
            return value
    return None


def value_at(text: str, start: int) -> tuple[object, int] | None:
    """Return the JSON value that begins at a place of a text and where it ends; None where none does."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None


def is_bomb(text: str) -> bool:
    """Tell whether a text holds more brackets or commas than JSON of news ever does."""
    return text.count("{") + text.count("[") > _MOST_CONTAINERS or text.count(",") > _MOST_VALUES


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= 24 else digits  # int() refuses thousands of digits


def _no_number(_: str) -> None:
    return None


_DECODER = json.JSONDecoder(strict=False, parse_int=_number, parse_constant=_no_number)


def _start_of(text: str) -> int:
    """Return where the value begins, past a guard or the name of a JSONP function or variable."""
    if text[:1] in {"{", "[", '"'}:
        return 0
    for pattern in (_GUARD, _CALL, _ASSIGNED):
        match = pattern.match(text)
        if match and text[match.end() : match.end() + 1] in {"{", "[", '"'}:
            return match.end()
    return 0


def _refuse_bomb(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"it has {len(text):,} characters; a list of news has some hundred thousand")
    if is_bomb(text):
        raise ValueError("it holds millions of values; a list of news has some thousand")


def _refuse(text: str, error: json.JSONDecodeError) -> NoReturn:
    place = f"line {error.lineno}, column {error.colno}"
    before = text[: error.pos].rstrip()
    if before.endswith(",") and text[error.pos : error.pos + 1] in {"}", "]"}:
        raise ValueError(f"a comma stands before the closing bracket in {place}") from None
    if error.pos >= len(text):
        raise ValueError(f"it breaks off in {place}") from None
    raise ValueError(f"{error.msg} in {place}") from None


def _lines(text: str) -> list[object] | None:
    """Return the values of JSON lines (also RFC 7464, with a record separator before each); None if it is no such."""
    values: list[object] = []
    for line in text.splitlines():
        if not (line := line.strip(_OUTSIDE)):
            continue
        found = value_at(line, 0)
        if found is None or found[1] != len(line) or not isinstance(found[0], dict | list):
            return None
        values.append(found[0])
        if len(values) >= _MOST_LINES:
            break
    return values


def _values(text: str) -> object | None:
    """Return the value of a text, or the list of the values that stand in a row in it."""
    text = text.strip(_OUTSIDE + ";")
    values: list[object] = []
    place = 0
    while place < len(text):
        found = value_at(text, place)
        if found is None:
            return None
        values.append(found[0])
        place = found[1]
        while place < len(text) and (text[place].isspace() or text[place] in ",;"):
            place += 1
    return values[0] if len(values) == 1 else values or None


def _as_it_is(text: str) -> str:
    return text


def _unwrapped(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _WRAPPING.sub("", text).strip()
    return text


def _unescaped(text: str) -> str:
    return unescape(_unwrapped(text))


def _mended(text: str) -> str:
    text = _unwrapped(text)
    if '"' not in text:
        text = unescape(text)
    text = _COMMENT.sub(lambda match: match[1] or "", text)
    text = _HALF_UNICODE.sub(r"\\\\u", text)
    return _TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub("", text))


def _closed(text: str) -> str:
    """Return a text with the brackets closed that it leaves open; what stands after the last whole value is cut."""
    text = _mended(text)
    stack: list[str] = []
    kept, closing = 0, ""
    inside = False
    for match in re.finditer(r'\\.|["{}\[\],]', text, re.DOTALL):
        mark = match[0]
        if mark == '"':
            inside = not inside
        elif inside or len(mark) > 1:
            continue
        elif mark in "{[":
            stack.append("}" if mark == "{" else "]")
        elif mark == ",":
            kept, closing = match.start(), "".join(reversed(stack))
        elif stack:
            stack.pop()
            kept, closing = match.end(), "".join(reversed(stack))
        if len(stack) > 200:
            return text
    return text[:kept] + closing if stack or inside else text


_FORMS = (_as_it_is, _unwrapped, _unescaped, _mended, _closed)
