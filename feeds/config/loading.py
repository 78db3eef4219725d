"""sources.yaml from disk to Config, or every reason why not."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from feeds.config.build import config_of, topics_of
from feeds.config.cross import cross_problems, pack_problems, rule_problems, sources_in
from feeds.config.mistakes import problems_of
from feeds.config.schema import SourcesFile, TopicsFile
from feeds.config.tree import MAX_BYTES, Tree, dotted, parse
from feeds.config.tree import Path as Place
from feeds.errors import ConfigError, Problem
from feeds.model import Config, Topic

File = TypeVar("File", SourcesFile, TopicsFile)

INSTEAD = "name the file with --config, or copy the example of the project"
TRY_AGAIN = "Correct the file and run `feeds topics test FILE` again."


def load(path: Path, *, unfinished: bool = False) -> Config:
    """Return the configuration that a sources.yaml holds; raises ConfigError with all its mistakes.

    One that is `unfinished` may have no source yet.
    """
    tree = _tree(path, "`publisher:` and `companies:` as README shows", INSTEAD)
    file = _checked(SourcesFile, tree, cross_problems(tree, unfinished=unfinished))
    return _unique(config_of(file, path.resolve().parent), tree)


def load_topics(path: Path, within: Config | None = None) -> dict[str, Topic]:
    """Return the topics of a file, by id, those of its packs too; raises ConfigError with all its mistakes.

    It is a whole sources.yaml, or a file with nothing but its `topics` and `packs`: what their rules refer to is then
    looked for in the configuration they are meant for, where that is known.
    """
    try:
        return _topics(path, within)
    except ConfigError as error:
        raise ConfigError(error.problems, TRY_AGAIN) from None


def _topics(path: Path, within: Config | None) -> dict[str, Topic]:
    tree = _tree(path, "`topics:`, as in sources.yaml", "name a file with `topics:`")
    if "publisher" in tree.value or "companies" in tree.value:
        return dict(load(path, unfinished=True).topics)
    across = list(pack_problems(tree.value, tree))
    if within is not None:
        across += rule_problems(tree.value, list(within.companies), [one.id for one in within.sources], tree)
    file = _checked(TopicsFile, tree, across)
    return topics_of(file.topics, file.packs)


def _tree(path: Path, beginning: str, instead: str) -> Tree:
    """Return what a YAML file says, a mapping; raises ConfigError.

    It tells what the file should begin with, or what to name `instead` where it is none.
    """
    tree = parse(_bytes_of(path, instead), str(path))
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


def _bytes_of(path: Path, instead: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = f"does not exist; {instead}"
    except IsADirectoryError:
        message = f"is a folder; {instead}"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    raise ConfigError((Problem(file=str(path), line=None, path="", message=message),))
