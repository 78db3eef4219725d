"""Mistakes between places of sources.yaml, looked for in the plain values: so they are told with all the others."""

from collections.abc import Iterator
from typing import Any

from rapidfuzz import process

from feeds.config.tree import Path, Tree, dotted
from feeds.errors import Problem
from feeds.links import link_key


def cross_problems(tree: Tree, *, unfinished: bool = False) -> list[Problem]:
    """Return every address or id that stands twice, and every reference to what is not there.

    A file that is `unfinished` may have no source yet.
    """
    root = tree.value if isinstance(tree.value, dict) else {}
    lacking = [] if unfinished else _nothing_to_read(root, tree)
    return [*_twice(root, tree), *_dangling(root, tree), *lacking]


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
            there = root.get(what) if isinstance(root.get(what), dict) else {}
            wanted = feed.get(what) if isinstance(feed, dict) else None
            for place, reference in enumerate(wanted if isinstance(wanted, list) else []):
                if isinstance(reference, str) and reference not in (there or {}):
                    nearest = process.extractOne(reference, list(there or {}), score_cutoff=60)
                    hint = f"; did you mean {nearest[0]}?" if nearest else f"; add it to {what}"
                    yield tree.problem(
                        ("feeds", name, what, place), f'"{reference}" is none of the {what} of this file{hint}'
                    )


def _nothing_to_read(root: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    if root and "publisher" in root and not any(True for _ in sources_in(root)):
        yield tree.problem((), "holds no source; give a company `sources: [https://www.example.com/news]`")
