"""Packs of topics that come with the program: data, read like sources.yaml and used by name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import Field, ValidationError

from feeds.config.part import Part
from feeds.config.schema import Id, Text, TopicPart
from feeds.config.tree import parse
from feeds.errors import ConfigError
from feeds.model import Group, Topic

FOLDER = files("feeds").joinpath("classify", "packs")


class PackFile(Part):
    """All of a pack."""

    version: Annotated[int, Field(ge=1)] = Field(description="Raised whenever its rules decide differently.")
    title: Text = Field(description="For people.")
    shared: Any = Field(None, description="Lists that several topics refer to by YAML's anchors.")
    topics: Mapping[Id, TopicPart] = Field(description="Subjects, by id.")


def pack_names() -> list[str]:
    """Return the names of all packs."""
    return sorted(file.name.removesuffix(".yaml") for file in FOLDER.iterdir() if file.name.endswith(".yaml"))


@lru_cache(maxsize=8)
def pack_topics(name: str) -> Mapping[str, Topic]:
    """Return the topics of a pack by id; raises KeyError where there is no such pack.

    Each rule carries the pack's name and version, which its matches tell.
    """
    if name not in pack_names():
        raise KeyError(name)
    tree = parse(FOLDER.joinpath(f"{name}.yaml").read_bytes(), f"{name}.yaml")
    if tree.problems:
        raise ConfigError(tuple(tree.problems))
    try:
        file = PackFile.model_validate(tree.value)
    except ValidationError as error:
        raise ConfigError(
            tuple(tree.problem(tuple(detail["loc"]), detail["msg"]) for detail in error.errors())
        ) from None
    return {
        id_: Topic(id=id_, title=part.title, rule=_named(part.group(_nothing), f"{name}/{id_} {file.version}"))
        for id_, part in file.topics.items()
    }


def rule_of(reference: str) -> Group:
    """Return the rule of a pack's topic, such as `biopharma/event`; raises KeyError where there is none."""
    pack, _, topic = reference.partition("/")
    return pack_topics(pack)[topic].rule


def references() -> Iterator[str]:
    """Yield every reference to a pack's topic that there is."""
    for name in pack_names():
        yield from (f"{name}/{topic}" for topic in pack_topics(name))


def _named(rule: Group, name: str) -> Group:
    return replace(rule, name=name)


def _nothing(reference: str) -> Group:
    raise KeyError(reference)
