"""What a topic's rule says: a tree of conditions, each of which holds for an Entry or does not."""

from dataclasses import dataclass
from typing import TypeAlias

from feeds.model.words import Fact, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Words that have to occur, one after the other."""

    text: str  # as it was written, without the quotation marks of an exact one
    exact: bool = False  # these words and no other form of them: `approves` is then not `approval`


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """A regular expression (RE2 syntax) that has to match somewhere, in any case."""

    regex: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """One phrase of each part has to occur, in any order, close to each other."""

    parts: tuple[tuple[Phrase, ...], ...]
    within: int  # other words between the first and the last at most; a Chinese or Japanese character is a word


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A rule that has to hold of one part of the text."""

    place: Place
    rule: "Rule"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """What is known of an Entry beside its text has to be one of these values."""

    fact: Fact
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighted:
    """A rule that adds its weight where it holds; a negative weight takes away."""

    rule: "Rule"
    weight: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Conditions that have to hold together: one of `any`, each of `all`, none of `none`, enough weight."""

    any: tuple["Rule", ...] = ()  # empty: nothing is asked
    all: tuple["Rule", ...] = ()
    none: tuple["Rule", ...] = ()
    weights: tuple[Weighted, ...] = ()
    threshold: int | None = None  # what the weights have to come to; None: nothing is asked
    name: str | None = None  # for people: told with what it found


Rule: TypeAlias = Phrase | Pattern | Near | Placed | Stated | Group
