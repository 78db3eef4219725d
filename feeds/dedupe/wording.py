"""What two headlines say alike and what each says alone: the same, a part of it, or something else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from feeds.dedupe.folding import is_number, is_wide
from feeds.dedupe.headlines import Headline
from feeds.dedupe.money import CURRENCIES
from feeds.dedupe.vocabulary import DIMENSIONS, IDLE, NARROWING, NEGATIONS, canonical, is_substance

WIDE = 0.375  # of a word: what a character of a script without spaces tells
_SLACK = 3  # words that stand elsewhere in a title cut off
_LONGEST_LABELS = 6  # words of the pieces that name wires on both sides
_LEAST_PIECE, _MOST_PIECES = 3, 6  # telling words that a piece shared has; pieces of a title that are looked at
_LEAST_PADDED, _MOST_PADDING = 8, 2  # words shared by titles of which one has a word or two more
_LEAST_BEFORE = 5  # words of a title that another goes on from
_LEAST_BROKEN = 6  # words of a title broken off within a word
_SPELLING = 5  # letters from which on two words may be one in another spelling


class Sameness(Enum):
    """What two headlines are to each other."""

    SAME = "same"
    CUT = "one is cut off"
    PIECE = "one has a piece more"
    PADDED = "one has a word more"
    LONGER = "one goes on"
    OTHER = "each tells something else"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """Two headlines set against each other. The order of the two is that in which they were given."""

    sameness: Sameness
    shared: float  # telling words that both have; a character of a script without spaces counts WIDE
    alone: tuple[tuple[str, ...], tuple[str, ...]]  # telling words only the one, only the other has, pieces aside
    spelt: tuple[tuple[str, ...], tuple[str, ...]]  # the same, as they are written


def set_against(one: Headline, two: Headline, names: frozenset[str] = frozenset()) -> Wording:
    """Compare two headlines. Symmetric. `names` are the words of the names of the one company both are about.

    They come and go in front of a headline. Of two companies, none are given: there they tell whose release it is.
    """
    pair = (one, two)
    left = _left_over(one, two)
    alone = [_telling(headline, places, names) for headline, places in zip(pair, left, strict=True)]
    core = [_core(headline, places, names) for headline, places in zip(pair, alone, strict=True)]
    if any(core) and (pieces := _in_pieces(pair, names)) is not None:
        return pieces
    shared = _weight((word for place, word in enumerate(one.words) if place not in set(left[0])), names)
    told = core
    if any(core):
        sameness = _of_cores(pair, core, shared)
    else:
        extra = [[h.words[place] for place in places] for h, places in zip(pair, alone, strict=True)]
        sameness = _of_extras(extra, Sameness.CUT if one.cut or two.cut else Sameness.SAME)
        told = alone if sameness is Sameness.UNSURE else core
    if sameness is Sameness.CUT and not _goes_on(*sorted(pair, key=_length)):
        sameness = Sameness.UNSURE
    words = [tuple(h.words[place] for place in places) for h, places in zip(pair, told, strict=True)]
    spelt = [tuple(h.spelt[place] for place in places) for h, places in zip(pair, told, strict=True)]
    return Wording(sameness=sameness, shared=shared, alone=(words[0], words[1]), spelt=(spelt[0], spelt[1]))


def _length(headline: Headline) -> tuple[int, bool, tuple[str, ...], str]:
    return (len(headline.words), not headline.cut, headline.spelt, headline.half)


def _goes_on(cut: Headline, whole: Headline) -> bool:
    """Tell whether what may be half a word at the end of a title cut off is the beginning of a word of the whole."""
    return any(_begins(cut.half, word) for word in (*whole.spelt, whole.half))


def _begins(half: str, word: str) -> bool:
    """Tell whether what may be half a word is the beginning of a word. A number is whole: 0.5 is no half of 0.55."""
    return word == half if half and is_number(half) else word.startswith(half)


def _telling(headline: Headline, left: Sequence[int], names: frozenset[str]) -> list[int]:
    """Return which of the places left over tell something; a word before a name left over is part of that name."""
    beside = {place - 1 for place in left if headline.words[place] in names}
    told = [place for place in left if _tells(headline, place, names)]
    return [place for place in told if place not in beside or narrows(headline.words[place])]


def _of_extras(extra: Sequence[Sequence[str]], none: Sameness) -> Sameness:
    """Say what two headlines are to each other whose words alone are brackets and pieces at the edge; `none`: no words.

    Pieces of both may be the labels of two wires; they may also be what the two are about: "Programme: Monday".
    """
    if not (extra[0] and extra[1]):
        return Sameness.PIECE if extra[0] or extra[1] else none
    words = [*extra[0], *extra[1]]
    return Sameness.PIECE if len(words) <= _LONGEST_LABELS and not any(map(narrows, words)) else Sameness.UNSURE


def _in_pieces(pair: tuple[Headline, Headline], names: frozenset[str]) -> Wording | None:
    """Return that a run of pieces of the one says the same as a run of the other; None where none does."""
    runs = [_runs(headline, names) for headline in pair]
    common = max(runs[0].keys() & runs[1].keys(), key=lambda words: (_weight(words, names), words), default=())
    if _weight(common, names) < _LEAST_PIECE:
        return None
    extra = [_outside(headline, runs[side][common], names) for side, headline in enumerate(pair)]
    if (Counter(extra[0]) & Counter(extra[1])).total() > 1:
        return None  # "Programme: Results of Part 1", "Programme: Results of Part 2"
    sameness = _of_extras(extra, Sameness.SAME)
    alone = (tuple(extra[0]), tuple(extra[1])) if sameness is Sameness.UNSURE else ((), ())
    return Wording(sameness=sameness, shared=_weight(common, names), alone=alone, spelt=alone)


def _runs(headline: Headline, names: frozenset[str]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return the telling words of each run of pieces, sorted, brackets aside, with the places where the run stands."""
    pieces = headline.pieces[:_MOST_PIECES]
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for first, (start, _) in enumerate(pieces):
        for _, end in pieces[first:]:
            places = [place for place in range(start, end) if place not in headline.asides]
            told = sorted(headline.words[place] for place in places if _tells(headline, place, names))
            found.setdefault(tuple(told), (start, end))
    return found


def _outside(headline: Headline, run: tuple[int, int], names: frozenset[str]) -> list[str]:
    places = (place for place in range(len(headline.words)) if not run[0] <= place < run[1])
    return [headline.words[at] for at in places if at not in headline.asides and _tells(headline, at, names)]


def _weight(words: Iterable[str], names: frozenset[str]) -> float:
    """Return how much words tell; words of names and currencies do not count, characters without spaces for a part."""
    silent = IDLE | names | CURRENCIES
    return sum(WIDE if is_wide(word) else 1.0 for word in words if word not in silent)


def _of_cores(pair: tuple[Headline, Headline], core: Sequence[list[int]], shared: float) -> Sameness:
    """Say what two headlines are to each other of which at least one has words alone, within what it tells."""
    if _broken_off(*pair):
        return Sameness.CUT
    for this, that in ((0, 1), (1, 0)):
        if pair[that].cut and not core[that]:
            return _cut(pair[this], len(pair[that].words), core[this])
    words = [[headline.words[place] for place in places] for headline, places in zip(pair, core, strict=True)]
    extra = words[0] + words[1]
    behind = any(core[side] and min(core[side]) >= len(pair[1 - side].words) for side in (0, 1))
    if all(words) or (any(word in NEGATIONS for word in extra) and not behind):
        return Sameness.OTHER
    named = pair[0].names | pair[1].names
    if any(narrows(word) or word in named for word in extra):
        return Sameness.UNSURE
    if len(extra) <= _MOST_PADDING and shared >= _LEAST_PADDED:
        return Sameness.PADDED
    return Sameness.LONGER if behind and shared >= _LEAST_BEFORE else Sameness.UNSURE


def _broken_off(one: Headline, two: Headline) -> bool:
    """Tell whether one title ends within a word of the other, and is the same before."""
    short, long = sorted((one.spelt, two.spelt), key=len)
    last = len(short) - 1
    if last < _LEAST_BROKEN or short[:last] != long[:last] or is_wide(short[last]):
        return False
    return long[last] != short[last] and _begins(short[last], long[last])


def _cut(whole: Headline, reach: int, core: list[int]) -> Sameness:
    """Say whether all that the whole has more stands behind the `reach` words that the cut one has."""
    before = [place for place in core if place < reach]
    behind = all(place >= reach - len(before) - _SLACK for place in before)
    return Sameness.CUT if behind else Sameness.UNSURE


def _core(headline: Headline, alone: list[int], names: frozenset[str]) -> list[int]:
    """Return which of the words that a headline has alone stand within what it tells.

    Not in brackets, and not in whole pieces of its own at its beginning or end: `Wire: Title`, `Title - Wire`,
    `Title: what stands below it`, `Brand (substance)`.
    """
    left = {place for place in alone if place not in headline.asides}
    plain = set(range(len(headline.words))) - headline.asides
    if all(place in left for place in plain if _tells(headline, place, names)):
        return sorted(left)  # nothing is shared that the pieces could stand at the edge of
    for pieces in (headline.pieces[:-1], headline.pieces[:0:-1]):
        for start, end in pieces:
            piece = set(range(start, end)) - headline.asides
            if any(_tells(headline, place, names) for place in piece - left):
                break
            left -= piece
    return sorted(left)


def _tells(headline: Headline, place: int, names: frozenset[str]) -> bool:
    """Tell whether a word that one headline has alone says something: not a small word, nor of a company's name.

    The first word of a headline belongs to the name behind it: `Eli Acme and Company reports`.
    """
    following = headline.words[place + 1 : place + 2]
    of_name = place == 0 and bool(following) and following[0] in names
    return not of_name and headline.words[place] not in IDLE and headline.words[place] not in names


def narrows(word: str) -> bool:
    """Tell whether one word more makes another release of it: a number, a currency, a place, a stage, a substance."""
    general = word in NARROWING or word in DIMENSIONS or word in CURRENCIES
    return general or is_number(word) or is_wide(word) or is_substance(word)


def _left_over(one: Headline, two: Headline) -> tuple[list[int], list[int]]:
    """Return the places of the words that only the one, only the other has, spellings of one word aside."""
    left = _missing(one, Counter(two.words)), _missing(two, Counter(one.words))
    gone: tuple[set[int], set[int]] = (set(), set())
    for place in left[0]:
        alike = (at for at in left[1] if at not in gone[1] and _spelt_alike(one.words[place], two.words[at]))
        other = next(alike, None)
        if other is not None:
            gone[0].add(place)
            gone[1].add(other)
    _pair_compounds((one.words, two.words), left, gone)
    _pair_compounds((two.words, one.words), (left[1], left[0]), (gone[1], gone[0]))
    kept = [[place for place in left[side] if place not in gone[side]] for side in (0, 1)]
    return _without_unsaid_currency((one, two), (kept[0], kept[1]))


def _without_unsaid_currency(
    pair: tuple[Headline, Headline], left: tuple[list[int], list[int]]
) -> tuple[list[int], list[int]]:
    """Return the places left over without currencies that one headline states and the other leaves unsaid."""
    money = [{at for at in left[side] if pair[side].words[at] in CURRENCIES} for side in (0, 1)]
    if all(money):
        return left
    return [at for at in left[0] if at not in money[0]], [at for at in left[1] if at not in money[1]]


def _missing(headline: Headline, others: Counter[str]) -> list[int]:
    """Return the places of the words that are not among the others as often."""
    found = []
    for place, word in enumerate(headline.words):
        if others[word] > 0:
            others[word] -= 1
        else:
            found.append(place)
    return found


def _pair_compounds(
    texts: tuple[Sequence[str], Sequence[str]], left: tuple[list[int], list[int]], gone: tuple[set[int], set[int]]
) -> None:
    """Pair a word that one has with the two that the other has in its place: topline and top line."""
    halves = {
        canonical(texts[1][place] + texts[1][place + 1]): place
        for place in left[1]
        if place + 1 in left[1] and not {place, place + 1} & gone[1] and not is_number(texts[1][place])
    }
    for place in left[0]:
        half = halves.pop(texts[0][place], None)
        if half is not None and place not in gone[0]:
            gone[0].add(place)
            gone[1].update((half, half + 1))


def _spelt_alike(one: str, two: str) -> bool:
    """Tell whether two words are one in another spelling or form: tumour and tumor, diabetes and diabetic."""
    shorter, longer = sorted((len(one), len(two)))
    if shorter < _SPELLING or longer - shorter > 2 or one[:3] != two[:3] or not (one + two).isalpha():
        return False
    common = next((place for place, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), shorter)
    return common >= longer - 2 and not (is_substance(one) and is_substance(two))
