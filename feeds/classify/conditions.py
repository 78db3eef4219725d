"""Rules made ready: each becomes a function that tells of an Entry whether it holds, and by which words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Protocol

from feeds.classify.catalogue import Catalogue, Span, Text, nearest
from feeds.classify.wording import plain
from feeds.model import Fact, Group, Near, Pattern, Phrase, Place, Placed, Rule, Stated
from feeds.patterns import expression_of

_BODY = Place.BODY.value
EVERYWHERE = (Place.TITLE.value, Place.SUMMARY.value)  # where a rule looks that names no place


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Why a condition holds: these words, in that place."""

    place: str
    words: str  # as they stand there; where the rule says it in other words, with those in brackets


class Subject(Protocol):
    """What a rule looks at."""

    @property
    def facts(self) -> Mapping[Fact, tuple[str, ...]]:
        """What is known beside the text."""

    @property
    def texts(self) -> Mapping[str, Text]:
        """Every part of the text, by the name of its place; an empty one where it has none."""

    @property
    def mask(self) -> int:
        """The numbers of the phrases in its title and summary, as bits."""


Reasons = tuple[Found, ...]  # empty where a condition holds by what is not there
Condition = Callable[[Subject, Sequence[str]], Reasons | None]  # within these places; None where it does not hold


def compiled(rule: Rule, catalogue: Catalogue) -> Condition:
    """Return a rule as a function, its phrases entered in the catalogue.

    Raises ValueError where it holds a regular expression that is none.
    """
    condition = _compiled(rule, catalogue)
    needed = _needed(rule, catalogue)
    if isinstance(rule, Phrase) or not needed:
        return condition

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        if _BODY not in places:  # whose phrases nobody looks for before a rule asks for it
            for mask in needed:  # most rules fall here, at the cost of one look at one number
                if not subject.mask & mask:
                    return None
        return condition(subject, places)

    return holds


def _needed(rule: Rule, catalogue: Catalogue) -> tuple[int, ...]:
    """Return sets of phrases, as bits: where the title and summary hold none of one set, the rule cannot hold.

    Empty where it may hold by other things: a regular expression, a fact, what stands in the body or is not there.
    """
    match rule:
        case Phrase():
            return (1 << catalogue.enter(rule),)
        case Near(parts=parts):
            return tuple(_bits(1 << catalogue.enter(phrase) for phrase in part) for part in parts)
        case Placed(place=place, rule=inner):
            return () if place is Place.BODY else _needed(inner, catalogue)
        case Group(threshold=threshold):
            needed = [mask for part in rule.all for mask in _needed(part, catalogue)]
            needed += _one_needed(rule.any, catalogue)
            if threshold is not None and threshold > 0:
                needed += _one_needed([weighted.rule for weighted in rule.weights if weighted.weight > 0], catalogue)
            return tuple(dict.fromkeys(needed))
        case _:
            return ()


def _one_needed(rules: Sequence[Rule], catalogue: Catalogue) -> list[int]:
    """Return the one set of which some phrase is needed for one of these rules to hold; no set where none is."""
    each = [_needed(rule, catalogue) for rule in rules]
    return [_bits(needed[0] for needed in each)] if each and all(each) else []


def _bits(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _compiled(rule: Rule, catalogue: Catalogue) -> Condition:
    match rule:
        case Phrase():
            return _one_of((rule,), catalogue)
        case Pattern(regex=regex):
            return _matching(regex)
        case Near(parts=parts, within=within):
            return _near(parts, within, catalogue)
        case Placed(place=place, rule=inner):
            return _in_place(place, compiled(inner, catalogue))
        case Stated(fact=fact, values=values):
            return _stated(fact, values)
        case Group():
            return _group(rule, catalogue)


def names_a_fact(rule: Rule, fact: Fact) -> bool:
    """Tell whether a rule asks for something that is known of an Entry beside its text."""
    match rule:
        case Stated(fact=asked):
            return asked is fact
        case Placed(rule=inner):
            return names_a_fact(inner, fact)
        case Group():
            inside = (*rule.any, *rule.all, *rule.none, *(weighted.rule for weighted in rule.weights))
            return any(names_a_fact(inner, fact) for inner in inside)
        case _:
            return False


def _one_of(phrases: Iterable[Phrase], catalogue: Catalogue) -> Condition:
    """Return the condition that one of these phrases occurs: one bit of a number stands for each."""
    wanted: dict[int, Phrase] = {}
    for phrase in phrases:
        wanted.setdefault(catalogue.enter(phrase), phrase)
    mask = sum(1 << number for number in wanted)

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        found: dict[int, Found] = {}
        for place in places:
            text = subject.texts[place]
            if text.mask & mask:
                for number in text.hits.keys() & wanted.keys() - found.keys():
                    found[number] = _found(text, place, text.hits[number][0], wanted[number].text)
        return tuple(found[number] for number in sorted(found)) if found else None

    return holds


def _near(parts: Sequence[Sequence[Phrase]], within: int, catalogue: Catalogue) -> Condition:
    numbers = [[catalogue.enter(phrase) for phrase in part] for part in parts]
    masks = [sum(1 << number for number in set(part)) for part in numbers]

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        for place in places:
            text = subject.texts[place]
            if all(text.mask & mask for mask in masks):
                spans = [[span for number in part for span in text.hits.get(number, ())] for part in numbers]
                stretch = nearest(spans, within)
                if stretch is not None:
                    return (Found(place=place, words=text.words(stretch)),)
        return None

    return holds


def _matching(regex: str) -> Condition:
    pattern = expression_of(plain(regex))

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        for place in places:
            found = pattern.search(subject.texts[place].wording.text)
            if found:
                return (Found(place=place, words=f"{found[0]} (regex {regex})"),)
        return None

    return holds


def _in_place(place: Place, condition: Condition) -> Condition:
    places = (place.value,)  # plain text: looked up far more often than an enumeration's member is hashed quickly
    return lambda subject, _: condition(subject, places)


def _stated(fact: Fact, values: Sequence[str]) -> Condition:
    wanted = [value.casefold() for value in values]

    def holds(subject: Subject, _: Sequence[str]) -> Reasons | None:
        for known in subject.facts.get(fact, ()):
            for value in wanted:
                if _is(fact, known.casefold(), value):
                    return (Found(place=fact.value, words=known),)
        return None

    return holds


def _is(fact: Fact, known: str, value: str) -> bool:
    """Tell whether a known value is the one wanted: of a language also its variants, of a source all of its owner."""
    if fact is Fact.LANG:
        return known == value or known.startswith(f"{value}-")
    return known == value or (fact is Fact.SOURCE and known.startswith(f"{value.rstrip('/')}/"))


def _group(group: Group, catalogue: Catalogue) -> Condition:
    parts: list[Condition] = [compiled(rule, catalogue) for rule in group.all]
    if group.any:
        parts.append(_either(group.any, catalogue))
    if group.threshold is not None:
        parts.append(_weighed(group, catalogue))
    against = _either(group.none, catalogue) if group.none else None

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        if against is not None and against(subject, places) is not None:
            return None
        reasons: list[Found] = []
        for part in parts:
            found = part(subject, places)
            if found is None:
                return None
            reasons += found
        return _named(group.name, reasons)

    return holds


def _either(rules: Sequence[Rule], catalogue: Catalogue) -> Condition:
    """Return the condition that one of these rules holds; all phrases among them are looked for at once."""
    phrases = [rule for rule in rules if isinstance(rule, Phrase)]
    options = [compiled(rule, catalogue) for rule in rules if not isinstance(rule, Phrase)]
    if phrases:
        options.insert(0, _one_of(phrases, catalogue))

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        for option in options:
            found = option(subject, places)
            if found is not None:
                return found
        return None

    return holds


def _weighed(group: Group, catalogue: Catalogue) -> Condition:
    weights = [(weighted.weight, compiled(weighted.rule, catalogue)) for weighted in group.weights]
    threshold = group.threshold or 0

    def holds(subject: Subject, places: Sequence[str]) -> Reasons | None:
        total, reasons = 0, list[Found]()
        for weight, condition in weights:
            found = condition(subject, places)
            if found is not None:
                total += weight
                reasons += _signed(found, weight)
        return tuple(reasons) if total >= threshold else None

    return holds


def _signed(found: Reasons, weight: int) -> Iterator[Found]:
    for reason in found[:1]:
        yield Found(place=reason.place, words=f"{reason.words} {weight:+d}")


def _named(name: str | None, reasons: Sequence[Found]) -> Reasons:
    if name is None or not reasons:
        return tuple(reasons)
    return (Found(place=f"{name}: {reasons[0].place}", words=reasons[0].words), *reasons[1:])


def _found(text: Text, place: str, span: Span, phrase: str) -> Found:
    words = " ".join(text.words(span).split())
    same = words.casefold() == phrase.casefold()
    return Found(place=place, words=phrase if same else f"{words} ({phrase})")
