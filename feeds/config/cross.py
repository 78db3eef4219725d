"""Mistakes between places of sources.yaml, looked for in the plain values: so they are told with all the others."""

from collections.abc import Iterator
from typing import Any

from rapidfuzz import process

from feeds.config.build import source_id
from feeds.config.packs import pack_names, pack_topics, references
from feeds.config.references import references_in
from feeds.config.tree import Path, Tree, dotted
from feeds.config.values import address
from feeds.errors import Problem
from feeds.links import link_key
from feeds.model import Fact

_SOME = 20  # ids told where none is near
_OWNERS = {"wires": "wire", "regulators": "regulator", "press": "press"}  # else the company


def cross_problems(tree: Tree, *, unfinished: bool = False) -> list[Problem]:
    """Return every address or id that stands twice, and every reference to what is not there.

    A file that is `unfinished` may have no source yet.
    """
    root = tree.value if isinstance(tree.value, dict) else {}
    lacking = [] if unfinished else _nothing_to_read(root, tree)
    referring = rule_problems(root, companies_in(root), list(_source_ids(root)), tree)
    return [*_twice(root, tree), *_dangling(root, tree), *pack_problems(root, tree), *referring, *lacking]


def rule_problems(root: dict[str, Any], companies: list[str], sources: list[str], tree: Tree) -> Iterator[Problem]:
    """Yield every company and source that a topic's rule asks for although there is none of the kind.

    `companies` and `sources` are the ids that there are; of a source a rule may name what its id begins with, to a `/`.
    """
    known, ids, folders = set(companies), {id_.casefold() for id_ in sources}, _folders(sources)
    for path, fact, value in references_in(root):
        wanted = value.casefold()
        if fact is Fact.COMPANY and wanted not in known:
            hint = _nearest(value, companies) if companies else "; there is none"
            yield tree.problem(path, f'"{value}" is none of the companies{hint}')
        elif fact is Fact.SOURCE and wanted not in ids and wanted.rstrip("/") not in folders:
            hint = _nearest(value, sources if "/" in value else [*folders, *sources]) if sources else "; there is none"
            yield tree.problem(path, f'"{value}" is none of the sources, nor what their ids begin with{hint}')


def _folders(ids: list[str]) -> dict[str, None]:
    """Return everything that ids begin with, up to a `/`, in small letters and in order."""
    parts = (id_.casefold().split("/") for id_ in ids)
    return dict.fromkeys("/".join(part[:end]) for part in parts for end in range(1, len(part)))


def pack_problems(root: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    """Yield every pack that does not exist, and every topic of a pack that it does not hold."""
    packs = root.get("packs")
    for place, pack in enumerate(packs if isinstance(packs, list) else []):
        name = pack.get("name") if isinstance(pack, dict) else pack
        if isinstance(name, str) and name not in pack_names():
            yield tree.problem(("packs", place), f'"{name}" is no pack; there is {", ".join(pack_names())}')
        elif isinstance(name, str):
            yield from _not_in_pack(pack, name, ("packs", place), tree)
    yield from _unknown_uses(root.get("topics"), ("topics",), tree)


def _not_in_pack(pack: Any, name: str, path: Path, tree: Tree) -> Iterator[Problem]:
    without = pack.get("without") if isinstance(pack, dict) else None
    for place, topic in enumerate(without if isinstance(without, list) else []):
        if isinstance(topic, str) and topic not in pack_topics(name):
            hint = _nearest(topic, list(pack_topics(name)))
            yield tree.problem((*path, "without", place), f'"{topic}" is no topic of {name}{hint}')


def _unknown_uses(value: Any, path: Path, tree: Tree) -> Iterator[Problem]:
    """Yield every `use` below a place that refers to no topic of a pack."""
    if isinstance(value, dict):
        reference = value.get("use")
        if isinstance(reference, str) and reference not in set(references()):
            message = f'"{reference}" is no topic of a pack{_nearest(reference, list(references()))}'
            yield tree.problem((*path, "use"), message)
        for key, held in value.items():
            yield from _unknown_uses(held, (*path, key), tree)
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _unknown_uses(held, (*path, place), tree)


def _nearest(word: str, possible: list[str]) -> str:
    more = f" and {len(possible) - _SOME} more" if len(possible) > _SOME else ""
    return _near(word, possible) or f"; there is {', '.join(possible[:_SOME])}{more}"


def _near(word: str, possible: list[str]) -> str:
    found = process.extractOne(word, possible, score_cutoff=60)
    return f"; did you mean {found[0]}?" if found else ""


def _there(root: dict[str, Any], what: str) -> list[str]:
    """Return the ids that may be referred to: those of the file, and of topics also those of its packs."""
    held = root.get(what)
    ids = list(held) if isinstance(held, dict) else []
    packs = root.get("packs") if what == "topics" else None
    for pack in packs if isinstance(packs, list) else []:
        name, without = (pack.get("name"), pack.get("without")) if isinstance(pack, dict) else (pack, None)
        if isinstance(name, str) and name in pack_names():
            ids += [id_ for id_ in pack_topics(name) if id_ not in (without or ())]
    return ids


def sources_in(root: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Yield every source as it is written, with its path."""
    companies = root.get("companies")
    for name, company in (companies if isinstance(companies, dict) else {}).items():
        listed = company.get("sources") if isinstance(company, dict) else None
        for place, source in enumerate(listed if isinstance(listed, list) else []):
            yield ("companies", name, "sources", place), source
    for kind in ("wires", "regulators", "press"):
        listed = root.get(kind)
        for place, source in enumerate(listed if isinstance(listed, list) else []):
            yield (kind, place), source


def companies_in(root: dict[str, Any]) -> list[str]:
    """Return the ids of all companies as they are written."""
    held = root.get("companies")
    return list(held) if isinstance(held, dict) else []


def _source_ids(root: dict[str, Any]) -> Iterator[str]:
    """Yield the id of every source: stated, or made of its owner and address; of a broken address the owner alone."""
    for path, source in sources_in(root):
        owner = _OWNERS.get(str(path[0]), str(path[1]))
        url = source.get("url") if isinstance(source, dict) else source
        named = source.get("id") if isinstance(source, dict) else None
        try:
            yield named if isinstance(named, str) else source_id(owner, address(str(url)))
        except ValueError:
            yield f"{owner}/"


def _twice(root: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Path] = {}
    for path, source in sources_in(root):
        url = source.get("url") if isinstance(source, dict) else source
        named = source.get("id") if isinstance(source, dict) else None
        for what, value in (("address", url), ("id", named)):
            if not isinstance(value, str):
                continue
            same = link_key(value) + _asked(source) if what == "address" else value
            first = seen.setdefault((what, same), path)
            if first != path:
                yield tree.problem(
                    path, f'the {what} "{value}" stands at {dotted(first)} already; leave one of them out'
                )


def _asked(source: Any) -> str:
    """Return how a source is asked: one address may give different lists to different requests."""
    request = source.get("request") if isinstance(source, dict) else None
    return f" {request!r}" if request else ""


def _dangling(root: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    feeds = root.get("feeds")
    for name, feed in (feeds if isinstance(feeds, dict) else {}).items():
        for what in ("companies", "topics"):
            there = _there(root, what)
            wanted = feed.get(what) if isinstance(feed, dict) else None
            for place, reference in enumerate(wanted if isinstance(wanted, list) else []):
                if isinstance(reference, str) and reference not in there:
                    nearest = process.extractOne(reference, there, score_cutoff=60)
                    hint = f"; did you mean {nearest[0]}?" if nearest else f"; add it to {what}"
                    yield tree.problem(
                        ("feeds", name, what, place), f'"{reference}" is none of the {what} of this file{hint}'
                    )


def _nothing_to_read(root: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    if root and "publisher" in root and not any(True for _ in sources_in(root)):
        yield tree.problem((), "holds no source; give a company `sources: [https://www.example.com/news]`")
