"""sources.yaml from disk to Config, or every reason why not."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from feeds.config.build import config_of, topics_of
from feeds.config.cross import cross_problems, pack_problems, sources_in
from feeds.config.mistakes import problems_of
from feeds.config.schema import SourcesFile, TopicsFile
from feeds.config.tree import MAX_BYTES, Tree, dotted, parse
from feeds.config.tree import Path as Place
from feeds.errors import ConfigError, Problem
from feeds.model import Config, Topic

File = TypeVar("File", SourcesFile, TopicsFile)


def load(path: Path, *, unfinished: bool = False) -> Config:
    """Return the configuration that a sources.yaml holds; raises ConfigError with all its mistakes.

    One that is `unfinished` may have no source yet.
    """
    tree = _tree(path, "`publisher:` and `companies:` as README shows")
    file = _checked(SourcesFile, tree, cross_problems(tree, unfinished=unfinished))
    return _unique(config_of(file, path.resolve().parent), tree)


def load_topics(path: Path) -> dict[str, Topic]:
    """Return the topics of a file, by id, those of its packs too; raises ConfigError with all its mistakes.

    It is a whole sources.yaml, or a file with nothing but its `topics` and `packs`.
    """
    tree = _tree(path, "`topics:`, as in sources.yaml")
    if "publisher" in tree.value or "companies" in tree.value:
        return dict(load(path, unfinished=True).topics)
    file = _checked(TopicsFile, tree, list(pack_problems(tree.value, tree)))
    return topics_of(file.topics, file.packs)


def _tree(path: Path, beginning: str) -> Tree:
    """Return what a YAML file says, a mapping; raises ConfigError, which tells what it should begin with."""
    tree = parse(_bytes_of(path), str(path))
    if not tree.problems and not isinstance(tree.value, dict):
        what = "is empty" if tree.value is None else "is not a mapping of keys and values"
        tree.problems.append(tree.problem((), f"{what}; begin with {beginning}"))
    if not isinstance(tree.value, dict):
        raise ConfigError(tuple(tree.problems))
    return tree


def _checked(kind: type[File], tree: Tree, across: list[Problem]) -> File:
    """Return what a file says, checked; raises ConfigError with all mistakes, those `across` its places too."""
    file: File | None = None
    wrong: list[Problem] = []
    try:
        file = kind.model_validate(tree.value)
    except ValidationError as error:
        wrong = problems_of(error, tree)
    problems = [*tree.problems, *wrong, *across]
    if file is None or problems:
        raise ConfigError(tuple(sorted(problems, key=lambda problem: problem.line or 0)))
    return file


def _unique(config: Config, tree: Tree) -> Config:
    """Return the configuration unless two sources came out with one id: one stated, the other made of an address."""
    first: dict[str, Place] = {}
    problems = []
    for source, (path, _) in zip(config.sources, sources_in(tree.value), strict=True):
        if source.id in first:
            also = dotted(first[source.id])
            problems.append(tree.problem(path, f'has the id "{source.id}" like {also}; give one an `id:` of its own'))
        first.setdefault(source.id, path)
    if problems:
        raise ConfigError(tuple(problems))
    return config


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = "does not exist; name another with --config, or copy the example of the project"
    except IsADirectoryError:
        message = "is a folder; name the file in it with --config"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    raise ConfigError((Problem(file=str(path), line=None, path="", message=message),))
