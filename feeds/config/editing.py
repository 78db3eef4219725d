"""Sources put into sources.yaml: every byte that was there stays, comments, order and quoting included.

New lines are set into the text where the parser says that a mapping or list ends. What comes out is read again, has to
say exactly what the old file said and what was to be added, and to be without mistakes, before it takes the old file's
place: whole, or not at all.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from feeds.config.build import source_id
from feeds.config.cross import sources_in
from feeds.config.loading import load
from feeds.config.tree import MAX_BYTES, parse
from feeds.errors import ConfigError, FeedsError
from feeds.model import Kind, Role

_START = """\
# What `feeds run` reads and publishes. `feeds check` tells every mistake in this file.
publisher:
  title: Company news
  base_url: {base_url}{remark}
"""
_NO_BASE_URL = "http://localhost:8000/"
_CHANGE_THIS = "  # change this: where output/ is served. It is part of every id: set it before the first run"
_PLAIN = re.compile(r"[^\W\d_][\w .,()'/+&-]*(?<! )")
# What YAML 1.1 and 1.2 take for something else than text.
_RESERVED = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n|\.(?:inf|nan)")
# What YAML allows nowhere, and what makes a line look in an editor like another (UAX #9: marks, overrides, isolates).
_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_WRITABLE = 0o222  # mode of a file that somebody may write to
_ADDRESS = re.compile(r"https?://[^\s,\[\]{}'\"#]*[^\s,\[\]{}'\"#:]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A source to be written down."""

    url: str
    kind: Kind | None = None  # only where the bytes do not tell
    id: str | None = None  # only where the one made of the address is another source's


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """Sources of one company."""

    company: str  # id, of a company of the file or a new one
    name: str  # of a new company
    homepage: str | None = None  # of a new company
    places: tuple[Place, ...]


def add(path: Path, additions: Sequence[Addition], *, base_url: str | None = None, allow: Sequence[str] = ()) -> None:
    """Write sources into the sources.yaml at `path`; where there is none, make one that says the least.

    `base_url` is for a new file; `allow` are hosts for `fetch.allow`. Raises ConfigError where the file has, or would
    have, mistakes, and FeedsError where it cannot be written, or was changed by somebody else meanwhile. In each of
    these cases it is left as it was.
    """
    path = Path(os.path.realpath(path))  # as Path.resolve(), but a link that leads to itself is left to open()
    before = _bytes_of(path)
    text = new_text(base_url) if before is None else _decoded(before, path)
    edited = with_additions(text, additions, str(path), allow)
    ending = b"\xef\xbb\xbf" if before is not None and before.startswith(b"\xef\xbb\xbf") else b""
    _replace(path, before, ending + edited.encode("utf-8"))


def new_text(base_url: str | None) -> str:
    """Return the text of a sources.yaml that names no source yet."""
    return _START.format(base_url=scalar(base_url or _NO_BASE_URL), remark="" if base_url else _CHANGE_THIS)


def with_additions(text: str, additions: Sequence[Addition], file: str, allow: Sequence[str] = ()) -> str:
    """Return the text of a sources.yaml with sources added and nothing else changed; raises FeedsError."""
    before = parse(text.encode("utf-8"), file)
    if before.problems:
        raise ConfigError(tuple(before.problems))
    root = YAML(typ="safe", pure=True).compose(text)
    if not isinstance(root, MappingNode) or not isinstance(before.value, dict):
        raise FeedsError(f"{file} is not a mapping of keys and values", "Begin it with `publisher:` and `companies:`.")
    additions = _with_ids(before.value, additions)
    hosts = _hosts(before.value, allow)
    insertions = [*_insertions(text, root, additions), *_allowing(text, root, hosts)]
    # From the end, so that places before it stay. At one place what goes into a company stands before a new company,
    # and is therefore set in after it.
    if "fetch" in _named(root):
        insertions.sort(key=lambda insertion: not insertion.inside_fetch)
    insertions.reverse()
    insertions.sort(key=lambda insertion: -insertion.at)
    edited = text
    for insertion in insertions:
        edited = edited[: insertion.at] + insertion.text + edited[insertion.at :]
    if parse(edited.encode("utf-8"), file).value != _expected(before.value, additions, hosts):
        raise FeedsError(
            f"{file} is written in a way that this program cannot add to (aliases, or `~` for a list)",
            "Add it by hand: " + ", ".join(place.url for one in additions for place in one.places),
        )
    return edited


def scalar(text: str) -> str:
    """Return text as YAML takes it for just that text: plain where it can stand so, else in double quotes."""
    if (_PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text)) or _ADDRESS.fullmatch(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return text in double quotes; JSON's are YAML's, but for characters that are written out (`_UNSEEN`)."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


# --------------------------------------------------------------------------- what is to be said


def _with_ids(value: dict[str, Any], additions: Sequence[Addition]) -> list[Addition]:
    """Return the additions with an id for each source whose own would be like that of another: /en/news, /en-news."""
    taken = set(_ids(value))
    return [
        replace(one, places=tuple(_with_id(place, one.company, taken) for place in one.places)) for one in additions
    ]


def _with_id(place: Place, company: str, taken: set[str]) -> Place:
    id_ = source_id(company, place.url)
    if id_ in taken:
        id_ = f"{id_}-{hashlib.sha256(place.url.encode()).hexdigest()[:8]}"
        place = replace(place, id=id_)
    taken.add(id_)
    return place


def _ids(value: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of the sources that a file has."""
    owners = {"wires": Role.WIRE.value, "regulators": Role.REGULATOR.value, "press": Role.PRESS.value}
    for path, source in sources_in(value):
        told = source if isinstance(source, dict) else {"url": source}
        owner = owners.get(str(path[0]), str(path[1]))
        yield str(told.get("id") or source_id(owner, str(told.get("url"))))


def _hosts(value: dict[str, Any], allow: Sequence[str]) -> list[str]:
    """Return the hosts that are not allowed yet."""
    fetch = value.get("fetch")
    there = (fetch.get("allow") if isinstance(fetch, dict) else None) or []
    return [host for host in dict.fromkeys(allow) if host not in there]


def _expected(value: dict[str, Any], additions: Sequence[Addition], hosts: Sequence[str]) -> dict[str, Any]:
    """Return what the edited file has to say."""
    companies: dict[str, Any] = dict(value.get("companies") or {})
    for addition in additions:
        company = companies.get(addition.company)
        if isinstance(company, dict):
            sources = [*(company.get("sources") or []), *_places(addition)]
            companies[addition.company] = {**company, "sources": sources}
        else:
            companies[addition.company] = _company(addition)
    fetch = value.get("fetch") or {}
    more = {"fetch": {**fetch, "allow": [*(fetch.get("allow") or []), *hosts]}} if hosts else {}
    return {**value, "companies": companies, **more}


def _company(addition: Addition) -> dict[str, Any]:
    homepage = {"homepage": addition.homepage} if addition.homepage else {}
    return {"name": addition.name, **homepage, "sources": _places(addition)}


def _places(addition: Addition) -> list[Any]:
    return [_place(one) for one in addition.places]


def _place(one: Place) -> Any:
    more = {"kind": str(one.kind) if one.kind else None, "id": one.id}
    stated = {name: value for name, value in more.items() if value}
    return {"url": one.url, **stated} if stated else one.url


# --------------------------------------------------------------------------- where it is to be said


@dataclass(frozen=True, kw_only=True, slots=True)
class _Insertion:
    at: int  # characters from the start
    text: str
    inside_fetch: bool = False  # it stands before what is set in after `fetch`


def _allowing(text: str, root: MappingNode, hosts: Sequence[str]) -> Iterator[_Insertion]:
    """Yield what puts hosts into `fetch.allow`."""
    if not hosts:
        return
    fetch = _value_at(root, "fetch")
    if fetch is None:
        yield _into_mapping(text, root, {"fetch": {"allow": list(hosts)}})
        return
    if not isinstance(fetch, MappingNode):
        found = _below(text, _key_at(root, "fetch"), {"allow": list(hosts)})
    elif isinstance(allow := _value_at(fetch, "allow"), SequenceNode):
        found = _into_sequence(text, allow, hosts)
    elif allow is None:
        found = _into_mapping(text, fetch, {"allow": list(hosts)})
    else:
        found = _below(text, _key_at(fetch, "allow"), list(hosts))
    yield replace(found, inside_fetch=True)


def _insertions(text: str, root: MappingNode, additions: Sequence[Addition]) -> Iterator[_Insertion]:
    merged = _merged(additions)
    companies = _value_at(root, "companies")
    there = _named(companies) if isinstance(companies, MappingNode) else {}
    new = {one.company: _company(one) for one in merged if one.company not in there}
    for one in merged:
        if one.company in there:
            yield _into_company(text, *there[one.company], one)
    if not new:
        return
    if companies is None:
        yield _into_mapping(text, root, {"companies": new})
    elif isinstance(companies, MappingNode):
        yield _into_mapping(text, companies, new)
    else:
        yield _below(text, _key_at(root, "companies"), new)


def _merged(additions: Sequence[Addition]) -> list[Addition]:
    """Return one addition for each company."""
    found: dict[str, Addition] = {}
    for one in additions:
        first = found.get(one.company)
        found[one.company] = replace(first, places=(*first.places, *one.places)) if first else one
    return list(found.values())


def _into_company(text: str, key: Node, company: Node, addition: Addition) -> _Insertion:
    if not isinstance(company, MappingNode):
        return _below(text, key, _company(addition))
    sources = _value_at(company, "sources")
    if isinstance(sources, SequenceNode):
        return _into_sequence(text, sources, _places(addition))
    if sources is None:
        return _into_mapping(text, company, {"sources": _places(addition)})
    return _below(text, _key_at(company, "sources"), _places(addition))


def _into_mapping(text: str, node: MappingNode, more: Mapping[str, Any]) -> _Insertion:
    if node.flow_style:
        inside = ", ".join(f"{scalar(key)}: {_flow(value)}" for key, value in more.items())
        return _before_bracket(text, node, inside)
    column = node.start_mark.column
    lines = [line for key, value in more.items() for line in _lines(key, value, column)]
    return _after(text, node, lines, column)


def _into_sequence(text: str, node: SequenceNode, more: Sequence[Any]) -> _Insertion:
    if node.flow_style:
        return _before_bracket(text, node, ", ".join(_flow(value) for value in more))
    column = node.start_mark.column
    return _after(text, node, [line for value in more for line in _item_lines(value, column)], column)


def _below(text: str, key: Node, value: Any) -> _Insertion:
    """Return what stands below a key that has no value yet."""
    column = key.start_mark.column + 2
    if isinstance(value, list):
        lines = [line for one in value for line in _item_lines(one, column)]
    else:
        lines = [line for name, held in value.items() for line in _lines(name, held, column)]
    return _after(text, key, lines, column - 2)


def _before_bracket(text: str, node: Node, inside: str) -> _Insertion:
    at = node.end_mark.index - 1
    last = node.value[-1] if node.value else node
    end = (last[1] if isinstance(last, tuple) else last).end_mark.index
    closed = not node.value or "," in re.sub(r"(?m)(?:^|\s)#.*$", "", text[end:at])
    comma = "" if closed else ", "
    return _Insertion(at=at, text=comma + inside)


def _after(text: str, node: Node, lines: Sequence[str], column: int) -> _Insertion:
    """Return lines to stand below a node, and below the comments that belong to it by their indentation."""
    ending = "\r\n" if "\r\n" in text else "\n"
    at = _line_end(text, _end_of(text, node))
    while at < len(text) and re.match(rf"[ ]{{{max(column, 1)},}}#", text[at : at + 200]):
        at = _line_end(text, at)
    start = "" if not text[:at] or text[:at].endswith("\n") else ending
    return _Insertion(at=at, text=start + "".join(f"{line}{ending}" for line in lines))


def _line_end(text: str, at: int) -> int:
    """Return where the line after the one of `at` begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _end_of(text: str, node: Node) -> int:
    """Return where the last thing that a node says ends: its own mark may lie behind comments that follow."""
    last, key = node, node
    while isinstance(last, MappingNode | SequenceNode) and not last.flow_style and last.value:
        key, last = last.value[-1] if isinstance(last, MappingNode) else (node, last.value[-1])
    index: int = last.end_mark.index
    if isinstance(last, ScalarNode) and last.style in ("|", ">"):
        index = _end_of_block(text, last.start_mark.index)
    return max(index, key.end_mark.index if key is not node and isinstance(key, ScalarNode) else 0)


def _end_of_block(text: str, start: int) -> int:
    """Return where a block scalar (`|`, `>`) ends: with the last line as far to the right as its first."""
    at = end = _line_end(text, start)
    indent: str | None = None
    while at < len(text):
        line = text[at : _line_end(text, at)]
        if line.strip():
            indent = indent or re.match(" *", line)[0]  # type: ignore[index]  # it matches anything
            if not indent or not line.startswith(indent):
                break
            end = at + len(line.rstrip())
        at += len(line)
    return end


def _value_at(node: MappingNode, name: str) -> Node | None:
    return next((value for key, value in node.value if str(key.value) == name), None)


def _key_at(node: MappingNode, name: str) -> Node:
    found: Node = next(key for key, _ in node.value if str(key.value) == name)
    return found


def _named(node: MappingNode) -> dict[str, tuple[Node, Node]]:
    """Return keys and values of a mapping by name."""
    return {str(key.value): (key, value) for key, value in node.value}


# --------------------------------------------------------------------------- how it is said


def _lines(key: str, value: Any, column: int) -> Iterator[str]:
    """Yield the lines of one key in block style."""
    indent = " " * column
    if isinstance(value, Mapping):
        yield f"{indent}{scalar(key)}:"
        for name, held in value.items():
            yield from _lines(name, held, column + 2)
    elif isinstance(value, list):
        yield f"{indent}{scalar(key)}:"
        for one in value:
            yield from _item_lines(one, column + 2)
    else:
        yield f"{indent}{scalar(key)}: {scalar(value)}"


def _item_lines(value: Any, column: int) -> Iterator[str]:
    indent = " " * column
    yield f"{indent}- {_flow(value)}" if isinstance(value, Mapping) else f"{indent}- {scalar(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {_flow(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(held) for held in value) + "]"
    return str(value) if re.fullmatch(r"[a-z]+", value) and not _RESERVED.fullmatch(value) else quoted(value)


# --------------------------------------------------------------------------- the file


def _bytes_of(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FeedsError(f"{path} cannot be read: {error.strerror}", "Name another file with --config.") from error


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FeedsError(f"{path} is not UTF-8", "Save the file as UTF-8.") from error


def _replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Put new bytes in a file's place: checked first, whole, with the old one's permissions."""
    if before is not None and not path.stat().st_mode & _WRITABLE:
        raise FeedsError(f"{path} is write-protected", f"Nothing was changed. To allow it: chmod u+w {path}")
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            new.chmod(path.stat().st_mode & 0o7777)
        _check(new, path)
        if _bytes_of(path) != before:
            raise FeedsError(f"{path} was changed by somebody else meanwhile", "Nothing was written: try again.")
        new.replace(path)
    except OSError as error:
        raise FeedsError(
            f"{path} cannot be written: {error.strerror}", "Nothing was changed; check its folder's permissions."
        ) from error
    finally:
        new.unlink(missing_ok=True)


def _check(new: Path, path: Path) -> None:
    """Raise ConfigError where the edited file has mistakes, told as those of the file whose place it takes."""
    try:
        load(new)
    except ConfigError as error:
        raise ConfigError(tuple(replace(problem, file=str(path)) for problem in error.problems)) from error
