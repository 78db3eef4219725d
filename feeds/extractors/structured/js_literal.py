"""Literals of JavaScript -> values, without running anything: objects, lists, texts, numbers, and names given to them.

What is not literal (calls, functions, sums) is skipped and becomes None. The form in which Nuxt 2 and minifiers write
state, `(function(a,b){return {...}}("x",1))`, is read by putting the arguments in the place of their names.
"""

import re
from collections.abc import Mapping

from feeds.extractors.structured.json_text import loose_json, value_at

MAX_CHARACTERS = 1_500_000  # of one literal that is no JSON
_DEEPEST = 60

_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_$\u0080-\uffff][\w$]*")
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]{1,16}|(?:\d{1,24}(?:\.\d{0,24})?|\.\d{1,24})(?:[eE][+-]?\d{1,4})?)")
# Possessive: a group that may have to give something back costs 100 bytes and more for each time it matched.
_DOUBLE = re.compile(r'"((?:[^"\\\n]++|\\.)*+)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^'\\\n]++|\\.)*+)'", re.DOTALL)
_TEMPLATE = re.compile(r"`((?:[^`\\$]++|\\.|\$(?!\{))*+)`", re.DOTALL)
_STRINGS = {'"': _DOUBLE, "'": _SINGLE, "`": _TEMPLATE}
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "", "\n": "", "\r\n": ""}
_CONSTANTS: Mapping[str, object] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}
_CONSTRUCTED = re.compile(
    r"new\s+(?:Date|Map|Set|URL|Array)\s*\(|Object\.freeze\s*\(|JSON\.parse\s*\(|void\s+0|!\s*[01]"
)
_CALLED = re.compile(r"\(?\s*function\s*[\w$]*\s*\(([\w$,\s]{0,20000})\)\s*\{")
_RETURN = re.compile(r"\breturn\s*(?=[{\[])")
_STOPS = frozenset(",}]);:")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def literal_at(text: str, start: int) -> tuple[object, int] | None:
    """Return the value of the literal that begins at a place of a script and where it ends; None where none does."""
    found = value_at(text, start)
    if found is not None:
        return found
    if called := _CALLED.match(text, start):
        return _called(text, called)
    return _read(text, start, {})


def string_at(text: str, start: int) -> tuple[str, int] | None:
    """Return the text of the string literal that begins at a place of a script and where it ends."""
    pattern = _STRINGS.get(text[start : start + 1])
    match = pattern.match(text, start) if pattern else None
    return (_unescaped(match[1]), match.end()) if match else None


def _called(text: str, head: re.Match[str]) -> tuple[object, int] | None:
    """Return what a function that is called where it is written returns, its arguments put in."""
    back = _RETURN.search(text, head.end(), head.end() + 200_000)
    first = _read(text, back.end(), {}) if back else None
    if back is None or first is None:
        return None
    close = re.compile(r"\s*;?\s*\}\s*\)?\s*(?=\()").match(text, first[1])
    if close is None:
        return first
    arguments = _Literal(text, close.end() + 1, {})
    values = arguments.sequence(")", 0)
    names = [name.strip() for name in head[1].split(",")]
    body = _read(text, back.end(), dict(zip(names, values, strict=False)))
    return (body[0], arguments.place) if body else first


def _read(text: str, start: int, names: Mapping[str, object]) -> tuple[object, int] | None:
    literal = _Literal(text, start, names)
    value = literal.value(0)
    return (value, literal.place) if isinstance(value, dict | list | str) else None


class _Literal:
    """One literal being read, from left to right."""

    def __init__(self, text: str, place: int, names: Mapping[str, object]) -> None:
        self.text = text
        self.place = place
        self.names = names
        self.end = min(len(text), place + MAX_CHARACTERS)

    def value(self, depth: int) -> object:
        """Read one value; what is no literal is None."""
        self._skip_blank()
        before = self.place
        value = self._literal(depth)
        self._skip_blank()
        if self.place < self.end and self.text[self.place] not in _STOPS:
            self._skip_expression()  # it goes on: a sum, a call, a choice
            value = None
        if self.place == before:
            self.place += 1
        return value

    def sequence(self, closing: str, depth: int) -> list[object]:
        """Read values up to a closing bracket."""
        values: list[object] = []
        while not self._closes(closing):
            if self.text[self.place] == ",":  # a hole
                self.place += 1
                values.append(None)
                continue
            values.append(self.value(depth + 1))
            self._skip_blank()
            if self.place < self.end and self.text[self.place] == ",":
                self.place += 1
            elif not self._closed_next(closing):
                self._skip_expression()
                self.place += 1
        self.place += 1
        return values

    def _literal(self, depth: int) -> object:
        char = self.text[self.place : self.place + 1]
        if char in _STRINGS and (found := string_at(self.text, self.place)):
            self.place = found[1]
            return found[0]
        if char in {"{", "["} and depth < _DEEPEST:
            self.place += 1
            return self._object(depth) if char == "{" else self.sequence("]", depth)
        if match := _CONSTRUCTED.match(self.text, self.place):
            return self._constructed(match, depth)
        if (match := _NUMBER.match(self.text, self.place)) and match[0] not in {"", "-"}:
            self.place = match.end()
            return _number_of(match[0])
        if match := _NAME.match(self.text, self.place):
            self.place = match.end()
            return self.names.get(match[0], _CONSTANTS.get(match[0]))
        self._skip_expression()
        return None

    def _constructed(self, match: re.Match[str], depth: int) -> object:
        self.place = match.end()
        if not match[0].endswith("("):
            return match[0].endswith("0") if match[0][0] == "!" else None
        values = self.sequence(")", depth)
        if match[0].startswith("JSON") and values and isinstance(values[0], str):
            return loose_json(values[0])
        return values[0] if values else None

    def _object(self, depth: int) -> dict[str, object]:
        record: dict[str, object] = {}
        while not self._closes("}"):
            name = self._name()
            self._skip_blank()
            if name is None or self.text[self.place : self.place + 1] != ":":
                if name is not None and self.text[self.place : self.place + 1] in {",", "}"}:
                    record[name] = self.names.get(name)  # {a, b}
                else:
                    self._skip_expression()
            else:
                self.place += 1
                record[name] = self.value(depth + 1)
            self._skip_blank()
            if self.place < self.end and self.text[self.place] != "}":
                self.place += 1
        self.place += 1
        return record

    def _name(self) -> str | None:
        if found := string_at(self.text, self.place):
            self.place = found[1]
            return found[0]
        match = _NAME.match(self.text, self.place) or _NUMBER.match(self.text, self.place)
        if match is None:
            return None
        self.place = match.end()
        return match[0]

    def _closes(self, closing: str) -> bool:
        self._skip_blank()
        return self.place >= self.end or self.text[self.place] == closing

    def _closed_next(self, closing: str) -> bool:
        return self.place >= self.end or self.text[self.place] == closing

    def _skip_blank(self) -> None:
        if self.place < self.end and (self.text[self.place].isspace() or self.text[self.place] == "/"):
            match = _BLANK.match(self.text, self.place)
            self.place = match.end() if match else self.place

    def _skip_expression(self) -> None:
        """Go on to the comma or bracket that ends an expression, past strings and brackets within it."""
        open_brackets = 0
        while self.place < self.end:
            char = self.text[self.place]
            if char in _STRINGS and (match := _STRINGS[char].match(self.text, self.place)):
                self.place = match.end()
                continue
            if char in "([{":
                open_brackets += 1
            elif char in ")]}":
                if open_brackets == 0:
                    return
                open_brackets -= 1
            elif open_brackets == 0 and char in ",;":
                return
            self.place += 1


def _number_of(digits: str) -> object:
    if digits.lower().lstrip("-").startswith("0x"):
        return int(digits, 16)
    return int(digits) if digits.lstrip("-").isdigit() else float(digits)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _HALVES.sub(_joined, _ESCAPE.sub(_character, text))


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return _PLAIN_ESCAPES.get(match[4], match[4])
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
