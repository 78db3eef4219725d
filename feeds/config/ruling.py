"""What may stand in a topic's rule: phrases, and mappings of conditions that have to hold together; nested."""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from rapidfuzz.distance import OSA

from feeds.config.part import Part
from feeds.config.values import language
from feeds.model import Fact, Group, Near, Pattern, Phrase, Place, Placed, Rule, Stated, Weighted
from feeds.patterns import expression_of

_SHORT = 4  # letters of a field's name in which one wrong letter is much
NEAR = 10  # words between the parts of `near`, where the rule does not say
PLACES = tuple(place.value for place in Place)
FACTS = tuple(fact.value for fact in Fact)
_PREFIX = re.compile(rf"({'|'.join((*PLACES, *FACTS))}):(?!//)\s*(\S.*)", re.DOTALL)
_SEVERAL = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})

_COLON = re.compile(r"(\w{3,12}):(?=\S)(?!//)")  # a word, and what it is said of follows at once

Lookup = Callable[[str], Group]  # `biopharma/event` -> that topic's rule


def _words(text: str) -> str:
    """Return a phrase as it was written; raises ValueError where it holds no word."""
    if not any(char.isalnum() for char in text):
        raise ValueError(f'"{text[:100]}" holds no letter or digit, so that nothing could be found; write words')
    if _PREFIX.fullmatch(text):
        raise ValueError(f'"{text[:100]}" names a field in the wrong place; write it as a rule of its own')
    if meant := _mistyped_field(text):
        raise ValueError(
            f'"{text[:100]}" begins almost like the field {meant}; write {meant}:, or put it into quotation marks '
            "within quotes if these very words are meant"
        )
    return text


def _mistyped_field(text: str) -> str | None:
    """Return the field that the beginning of a phrase is near to: one letter off, or two of a longer name."""
    found = _COLON.match(text)
    if found is None:
        return None
    word = found[1].lower()
    near = ((OSA.distance(word, name), name) for name in (*PLACES, *FACTS))
    return next((name for off, name in sorted(near) if off <= (1 if len(name) <= _SHORT else 2)), None)


def _regex(text: str) -> str:
    try:
        expression_of(text)
    except ValueError as error:
        raise ValueError(
            f'"{text[:200]}" is not a regular expression ({error}); RE2 reads them: https://github.com/google/re2/wiki/Syntax'
        ) from None
    return text


def _listed(value: Any) -> Any:
    """Take one phrase for a list of one, and lists within a list (aliases of YAML) for what they hold."""
    if not isinstance(value, list):
        return [value] if isinstance(value, str) else value
    return [phrase for held in value for phrase in (_listed(held) if isinstance(held, list) else [held])]


PhraseText = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_words)]
Regex = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_regex)]
OneOrMore = Annotated[tuple[PhraseText, ...], BeforeValidator(_listed), Field(min_length=1, max_length=500), _SEVERAL]
Value = Annotated[str, Field(min_length=1, max_length=300)]
Tags = Annotated[
    tuple[Annotated[Value, AfterValidator(language)], ...], BeforeValidator(_listed), Field(max_length=500), _SEVERAL
]
Values = Annotated[tuple[Value, ...], BeforeValidator(_listed), Field(max_length=500), _SEVERAL]


class Conditions(Part):
    """Conditions that have to hold together."""

    any: Annotated[tuple["RulePart", ...], Field(max_length=2000)] = Field(
        (), description="One of these rules has to hold.", examples=[["forum", "论坛"]]
    )
    all: Annotated[tuple["RulePart", ...], Field(max_length=2000)] = Field((), description="Each of these has to hold.")
    none: Annotated[tuple["RulePart", ...], Field(max_length=2000)] = Field((), description="None of these may hold.")
    near: Annotated[tuple[OneOrMore, ...], Field(max_length=10)] = Field(
        (), description="Phrases (or lists of them: one of each) that stand close together, in any order."
    )
    within: Annotated[int, Field(ge=0, le=200)] | None = Field(
        None, description=f"Other words between those of `near` at most; {NEAR} if left out.", examples=["5"]
    )
    regex: Regex | None = Field(None, description="An RE2 expression, in any case.", examples=["Q[1-4] 20\\d\\d"])
    weights: Annotated[tuple["WeightedPart", ...], Field(max_length=500)] = Field(
        (), description="Rules that add their `weight` (1 if left out) where they hold."
    )
    threshold: Annotated[int, Field(ge=1, le=10_000)] | None = Field(
        None, description="What the weights have to come to.", examples=["3"]
    )
    lead: "RulePart | None" = Field(None, description="Has to hold of the summary's beginning.")
    summary: "RulePart | None" = Field(None, description="Has to hold of the summary.")
    body: "RulePart | None" = Field(None, description="Has to hold of the whole text.")
    source: Values = Field((), description="Id of a source, or how the ids begin: acme, wire.")
    company: Values = Field((), description="Id of a company it is about.")
    lang: Tags = Field((), description="Its language: en, zh.")
    use: Value | None = Field(None, description="The rule of a pack's topic.", examples=["biopharma/event"])

    @model_validator(mode="after")
    def _fits_together(self) -> "Conditions":
        if len(self.near) == 1:
            raise ValueError("`near` needs two phrases or more; write near: [opens, plant]")
        if self.within is not None and not self.near:
            raise ValueError("`within` says more of `near`; say what has to be near, or leave it out")
        if bool(self.weights) != (self.threshold is not None):
            raise ValueError("`weights` and `threshold` go together: what counts, and how much is enough")
        most = sum(max(0, part.weight) for part in self.weights)
        if self.threshold is not None and most < self.threshold:
            raise ValueError(f"the weights come to {most} at most, and never reach the threshold of {self.threshold}")
        return self

    def group(self, lookup: Lookup) -> Group:
        """Return what was written as a rule; `lookup` gives the rule of a pack's topic."""
        return Group(
            any=tuple(part.rule(lookup) for part in self.any),
            all=(*(part.rule(lookup) for part in self.all), *self._further(lookup)),
            none=tuple(part.rule(lookup) for part in self.none),
            weights=tuple(Weighted(rule=part.rule(lookup), weight=part.weight) for part in self.weights),
            threshold=self.threshold,
        )

    def asks_for_nothing(self) -> tuple[str | int, ...] | None:
        """Return where a rule stands that holds of an item without a word, so that everything would fit; None: nowhere.

        Such a rule only excludes, or takes what an expression finds in no text at all. The path leads to the innermost
        alternative at fault, and is empty where the whole is.
        """
        each = [part.asks_for_nothing() for part in self._needed()]
        asks = self.near or self.source or self.company or self.lang or self.use is not None
        if asks or None in each or (self.regex is not None and not expression_of(self.regex).search("")):
            return None
        if any(part.asks_for_nothing() is not None for part in self.none) or not self._weighs_enough():
            return None
        if not self.any:
            return ()
        for place, part in enumerate(self.any):
            if (path := part.asks_for_nothing()) is not None:
                return ("any", place, *path)
        return None

    def _needed(self) -> Iterator["RulePart"]:
        """Yield the rules that have to hold, each of them."""
        yield from self.all
        for place in Place:
            part = getattr(self, place.value)
            if isinstance(part, RulePart):
                yield part

    def _weighs_enough(self) -> bool:
        """Tell whether the weights of what holds of an item without a word reach the threshold."""
        reached = sum(part.weight for part in self.weights if part.asks_for_nothing() is not None)
        return self.threshold is None or reached >= self.threshold

    def _further(self, lookup: Lookup) -> Iterator[Rule]:
        """Yield the conditions beside any, all, none and weights."""
        if self.near:
            parts = tuple(tuple(phrase_of(text) for text in part) for part in self.near)
            yield Near(parts=parts, within=NEAR if self.within is None else self.within)
        if self.regex is not None:
            yield Pattern(regex=self.regex)
        for place in Place:
            part = getattr(self, place.value)
            if isinstance(part, RulePart):
                yield Placed(place=place, rule=part.rule(lookup))
        for fact in Fact:
            if getattr(self, fact.value):
                yield Stated(fact=fact, values=getattr(self, fact.value))
        if self.use is not None:
            yield lookup(self.use)


class RulePart(Conditions):
    """One rule within a topic: a phrase, a list (one of them), or a mapping of conditions."""

    words: PhraseText | None = Field(None, description='A phrase; in "quotation marks" no other form of its words.')
    title: "RulePart | None" = Field(None, description="Has to hold of the title.")
    name: Value | None = Field(None, description="Told with what it found.")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        if isinstance(value, list):
            return {"any": value}
        if not isinstance(value, str):
            return value
        field = fielded(value)
        return {field[0]: field[1]} if field else {"words": value}

    def asks_for_nothing(self) -> tuple[str | int, ...] | None:
        """Return where a rule stands that holds of an item without a word; None where nothing does."""
        return None if self.words is not None else super().asks_for_nothing()

    def rule(self, lookup: Lookup) -> Rule:
        """Return what was written as a rule; `lookup` gives the rule of a pack's topic."""
        if self.words is not None and self.model_fields_set <= {"words", "weight"}:
            return phrase_of(self.words)
        group = self.group(lookup)
        words = () if self.words is None else (phrase_of(self.words),)
        return Group(
            any=group.any, all=(*words, *group.all), none=group.none, weights=group.weights,
            threshold=group.threshold, name=self.name,
        )  # fmt: skip


class WeightedPart(RulePart):
    """A rule with its weight."""

    weight: Annotated[int, Field(ge=-10_000, le=10_000)] = Field(
        1, description="What it adds where it holds; negative ones take away."
    )


Conditions.model_rebuild()
RulePart.model_rebuild()
WeightedPart.model_rebuild()


def fielded(text: str) -> tuple[str, str] | None:
    """Return the field and what has to hold of it, of a rule in short such as `title:forum`; None of a phrase."""
    found = _PREFIX.fullmatch(text)
    return (found[1], found[2]) if found else None


def phrase_of(text: str) -> Phrase:
    """Return a phrase as rules have it: exact where it was written in quotation marks."""
    inner = text[1:-1].strip()
    exact = len(text) > 2 and text[0] + text[-1] in ('""', "“”") and bool(inner)
    return Phrase(text=inner if exact else text, exact=exact)
