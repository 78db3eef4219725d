"""sources.yaml from disk to Config, or every reason why not."""

from pathlib import Path

from pydantic import ValidationError

from feeds.config.build import config_of
from feeds.config.cross import cross_problems, sources_in
from feeds.config.mistakes import problems_of
from feeds.config.schema import SourcesFile
from feeds.config.tree import MAX_BYTES, Tree, dotted, parse
from feeds.config.tree import Path as Place
from feeds.errors import ConfigError, Problem
from feeds.model import Config


def load(path: Path, *, unfinished: bool = False) -> Config:
    """Return the configuration that a sources.yaml holds; raises ConfigError with all its mistakes.

    One that is `unfinished` may have no source yet.
    """
    tree = parse(_bytes_of(path), str(path))
    if not tree.problems and not isinstance(tree.value, dict):
        what = "is empty" if tree.value is None else "is not a mapping of keys and values"
        tree.problems.append(tree.problem((), f"{what}; begin with `publisher:` and `companies:` as README shows"))
    if tree.value is None or not isinstance(tree.value, dict):
        raise ConfigError(tuple(tree.problems))
    file, wrong = _checked(tree)
    problems = [*tree.problems, *wrong, *cross_problems(tree, unfinished=unfinished)]
    if file is None or problems:
        raise ConfigError(tuple(sorted(problems, key=lambda problem: problem.line or 0)))
    return _unique(config_of(file, path.resolve().parent), tree)


def _checked(tree: Tree) -> tuple[SourcesFile | None, list[Problem]]:
    try:
        return SourcesFile.model_validate(tree.value), []
    except ValidationError as error:
        return None, problems_of(error, tree)


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
