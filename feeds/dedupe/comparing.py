"""Do two Entries tell the same release? By link, by text, by title; and what speaks against it.

When unsure they are not: hiding news is worse than repeating it. Both questions are symmetric, and answered from two
Sketches alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from feeds.dedupe.blocks import may_be_versions, worth_comparing
from feeds.dedupe.folding import folded, is_number, is_wide, words_of
from feeds.dedupe.headlines import headline_of, numbers_of
from feeds.dedupe.likeness import Likeness, Way
from feeds.dedupe.news import units_of
from feeds.dedupe.sketch import NEAR_TEXTS, NEAR_TITLES, Sketch
from feeds.dedupe.versions import version_of
from feeds.dedupe.vocabulary import EVERYONES, EVERYONES_WIDE, IDLE, OF_FIRMS
from feeds.dedupe.wording import Sameness, Wording, narrows, set_against

FAR = 30  # days after which two texts, however alike, are two of a kind: a template used again
_RESEMBLANCE = 0.7  # of two whole texts (Jaccard, over runs of four words); an edit in twelve words leaves that much
_CONTAINMENT = 0.8  # of the shorter text in the longer: bodies are cut, and wires add a line of their own
_LEAST_TEXT = 15  # runs of words a text needs to be recognised by
_MUCH_TEXT = 40  # runs of words; a shorter text may be what a company begins all its releases with
_SPOKEN = 0.45  # share of each title's telling words that the texts use: see sketch
_TOLD = 3.0  # telling words, the company's name for one, that say which release it is; "Annual report" has two
_MUCH_TOLD = 4.0  # telling words that no notice has which recurs within days
_UNMISTAKABLE = 8.0  # telling words that two releases of a day do not share
_LEAST_SLUG = 3  # words of a title in the address of its page
_OWN_TEXT = 40  # words of a text that should use the words of its own title; a shorter one is but a beginning
_AROUND = 2  # words on each side of a number that tell what it is of
_PADDED_DAYS = 1  # days between titles of which one has a word more
_SCORES = {Sameness.SAME: 0.9, Sameness.CUT: 0.8, Sameness.PIECE: 0.85, Sameness.PADDED: 0.7, Sameness.LONGER: 0.7}


def compare(one: Sketch, two: Sketch) -> Likeness | None:
    """Return in what two Entries are the same release; None where they are not, or that is unsure."""
    if one.entry.key == two.entry.key:
        return Likeness(score=1.0, kind=Way.LINK, why=one.entry.key)
    if not worth_comparing(one, two):
        return None
    if (version := _by_version(one, two)) is not None:
        return version
    if _gap(one, two) > NEAR_TEXTS or one.tongue.differs(two.tongue):
        return None
    wording = set_against(one.headline, two.headline, _common_names(one, two))
    if _against(one, two, wording) is not None:
        return None
    return next((found for way in WAYS if (found := way(one, two, wording)) is not None), None)


def titles_alike(one: Sketch, title: str) -> bool:
    """Tell whether an Entry of this title may be the same as `one` by its title; the rest of it need not be known."""
    return set_against(one.headline, headline_of(title), one.names).sameness in _SCORES


def differ(one: Sketch, two: Sketch) -> str | None:
    """Return, for people, why two Entries cannot be the same release; None where nothing speaks against it."""
    if one.entry.key == two.entry.key:
        return None
    return _against(one, two, set_against(one.headline, two.headline, _common_names(one, two)))


def contradict(one: Sketch, two: Sketch) -> bool:
    """Tell whether two Entries disagree in what no third can outweigh: their companies, days or figures."""
    wording = set_against(one.headline, two.headline, _common_names(one, two))
    reasons = (_of_others(one, two), _other_days(one, two, wording), _other_figures(one, two))
    return one.entry.key != two.entry.key and any(reason is not None for reason in reasons)


def narrower(one: Sketch, two: Sketch) -> bool:
    """Tell whether one title says all that the other does and something more that narrows it: `in Children`. Symmetric.

    Or each something of its own behind what both say: `Recall: 5 mg`, `Recall: 10 mg`. Those may be other releases, or
    the same under a longer title.
    """
    wording = set_against(one.headline, two.headline, _common_names(one, two))
    alone = [words for words in wording.alone if words]
    return wording.sameness is Sameness.UNSURE and bool(alone) and all(any(map(narrows, words)) for words in alone)


def _against(one: Sketch, two: Sketch, wording: Wording) -> str | None:
    if (gap := _gap(one, two)) > FAR and one.entry.published and two.entry.published:
        return f"{gap} days apart"
    if not _one_script(one, two) or one.tongue.differs(two.tongue):
        return None
    same = _same_text(one, two, wording)
    if same is not None:
        return None
    reasons = (
        _another_wording(one, two, wording),
        _of_others(one, two),
        _other_days(one, two, wording),
        _other_figures(one, two),
    )
    return next((reason for reason in reasons if reason is not None), None)


# ----------------------------------------------------------------------------------------------------- what is the same


def by_text(one: Sketch, two: Sketch, wording: Wording) -> Likeness | None:
    """Return that two Entries have the same text, or one the beginning of the other's."""
    share = _same_text(one, two, wording)
    if share is None:
        return None
    score = 0.9 if min(len(one.shingles), len(two.shingles)) >= _MUCH_TEXT else 0.8
    return Likeness(
        score=score + 0.09 * share, kind=Way.TEXT, why=f"{share:.0%} of the shorter text stands in the other"
    )


def by_title(one: Sketch, two: Sketch, wording: Wording) -> Likeness | None:
    """Return that two Entries near each other have the same title, but for what wires do to titles."""
    score = _SCORES.get(wording.sameness)
    if score is None or _gap(one, two) > NEAR_TITLES:
        return None
    if _told(one, two, wording) < _TOLD or _recurs(one, two) or _change_places(one, two, wording):
        return None
    if one.entry.source_id == two.entry.source_id and not _posted_twice(one, two, wording):
        return None
    if wording.sameness in (Sameness.PADDED, Sameness.LONGER) and not (
        _gap(one, two) <= _PADDED_DAYS and _one_owner(one, two)
    ):
        return None
    return Likeness(score=score, kind=Way.TITLE, why=f"{wording.sameness.value}: {one.entry.title} = {two.entry.title}")


def _change_places(one: Sketch, two: Sketch, wording: Wording) -> bool:
    """Tell whether two titles have the same words in another order: `A sues B` is not `B sues A`.

    Titles that are put together of other pieces may have them in any order, but for their numbers.
    """
    if wording.sameness is Sameness.PIECE:
        numbers = [numbers_of(sketch.headline.words) for sketch in (one, two)]
        return numbers[0] != numbers[1] and sorted(numbers[0]) == sorted(numbers[1])
    counts = [Counter(sketch.headline.words) for sketch in (one, two)]
    common = {word for word, count in counts[0].items() if word not in IDLE and counts[1][word] == count}
    first, second = ([word for word in sketch.headline.words if word in common] for sketch in (one, two))
    turned = (second[place:] + second[:place] for place in range(len(second)))  # "In adults, A does B": a part in front
    return first != second and all(first != words for words in turned)


def _posted_twice(one: Sketch, two: Sketch, wording: Wording) -> bool:
    """Tell whether one Source that lists a title twice means one release: posted twice, as sites do.

    Then both addresses are made of the title's words, as those of the same page made again are; or the title tells so
    much that no two have it. With a piece more it names another part: `Title`, `Title (Appendix)`.
    """
    if wording.sameness not in (Sameness.SAME, Sameness.PADDED):
        return False
    return all(_of_title(sketch) for sketch in (one, two)) or wording.shared >= _UNMISTAKABLE


def _of_title(sketch: Sketch) -> bool:
    """Tell whether the address of a page is made of the words of its title."""
    words = [word for word in words_of(folded(unquote(urlsplit(sketch.entry.link).path)[-300:])) if not is_number(word)]
    return units_of(words) >= sketch.title_units or len(sketch.title_units & units_of(words)) >= _LEAST_SLUG


def _by_version(one: Sketch, two: Sketch) -> Likeness | None:
    """Return that two Entries are one release in two languages."""
    if not (one.tongue.may_differ(two.tongue) and may_be_versions(one, two)):
        return None
    found = version_of(one.entry, two.entry, one.companies & two.companies)
    return None if found is None else Likeness(score=found.score, kind=Way.VERSION, why=found.why)


# In this order.
WAYS: tuple[Callable[[Sketch, Sketch, Wording], Likeness | None], ...] = (by_text, by_title)


def _same_text(one: Sketch, two: Sketch, wording: Wording) -> float | None:
    """Return what share of the shorter text stands in the other, where that makes them the same; else None.

    Releases are written from templates, and pages carry texts that are of the page: what the titles tell must be told
    by the texts, above all what only one of them tells by the other's, and the figures must be the same.
    """
    share = _shared_text(one, two)
    if share is None or _other_numbers(one, two):
        return None
    both = one.units | two.units
    if not all(_speaks(own, own.units if len(own.words) >= _OWN_TEXT else both) for own in (one, two)):
        return None
    if wording.sameness is Sameness.OTHER and not (_told_by(one, two, wording, 0) and _told_by(two, one, wording, 1)):
        return None
    return share


def _told_by(own: Sketch, other: Sketch, wording: Wording, side: int) -> bool:
    """Tell whether the other Entry, too, tells what only one's title says. Texts are looked at as far as both go.

    Words that its own text does not use, and that narrow nothing, are the headline writer's.
    """
    reach = len(other.words)
    used = units_of(own.words[:reach]) | set(own.words[:reach])
    told = other.units | other.title_units | set(other.words)
    for word, spelt in zip(wording.alone[side], wording.spelt[side], strict=True):
        unit = spelt if is_number(spelt) or is_wide(spelt) else spelt[:5]
        if unit not in told and (unit in used or narrows(word)):
            return False
    return True


def _shared_text(one: Sketch, two: Sketch) -> float | None:
    shorter, longer = sorted((one, two), key=lambda sketch: (len(sketch.shingles), sketch.entry.key))
    if len(shorter.shingles) < _LEAST_TEXT:
        return None
    common = len(shorter.shingles & longer.shingles)
    contained = common / len(shorter.shingles)
    resembling = common / (len(shorter.shingles) + len(longer.shingles) - common)
    return contained if contained >= _CONTAINMENT or resembling >= _RESEMBLANCE else None


# -------------------------------------------------------------------------------------------------- what speaks against


def _another_wording(one: Sketch, two: Sketch, wording: Wording) -> str | None:
    if wording.sameness is not Sameness.OTHER:
        return None
    told = [" ".join(alone) or "nothing of it" for alone in sorted(wording.spelt)]
    return f"the titles tell of {told[0]!r} and {told[1]!r}"


def _of_others(one: Sketch, two: Sketch) -> str | None:
    """Say that two companies tell what every company tells: results, meetings, officers.

    A release of both is another matter: each names the other, or it is none of these.
    """
    if not one.companies or not two.companies or one.companies & two.companies or (one.names & two.names) - OF_FIRMS:
        return None
    words = set(one.headline.words) & set(two.headline.words)
    if one.names & words and two.names & words:
        return None
    everyones = next((word for word in one.headline.words if word in EVERYONES), None)
    title = "".join(one.headline.words)
    everyones = everyones or next((word for word in EVERYONES_WIDE if word in title), None)
    return f"two companies, each with its own {everyones}" if everyones else None


def _other_days(one: Sketch, two: Sketch, wording: Wording) -> str | None:
    """Say that one Source states two days for one title: a notice that recurs, unless the title tells much.

    A site states one day for a release; wires repeat one the day after.
    """
    stated = one.entry.published is not None and two.entry.published is not None
    if not stated or one.entry.source_id != two.entry.source_id or one.day == two.day:
        return None
    alike = wording.sameness in (Sameness.SAME, Sameness.CUT, Sameness.PIECE) and _told(one, two, wording) >= _MUCH_TOLD
    sure = wording.shared >= _UNMISTAKABLE or not _other_texts(one, two)
    repeated = alike and sure and _gap(one, two) <= NEAR_TITLES and not _recurs(one, two)
    return None if repeated else f"one source states {min(one.day, two.day)} and {max(one.day, two.day)}"


def _other_texts(one: Sketch, two: Sketch) -> bool:
    return _shared_text(one, two) is None and all(_speaks(sketch, sketch.units) for sketch in (one, two))


def _speaks(sketch: Sketch, units: frozenset[str]) -> bool:
    """Tell whether a text uses the words of an Entry's title: that it is of the release, not of a page."""
    return len(sketch.title_units & units) >= _SPOKEN * len(sketch.title_units)


def _other_figures(one: Sketch, two: Sketch) -> str | None:
    """Say that two texts of one template tell other figures."""
    if _shared_text(one, two) is not None and (found := _other_numbers(one, two)):
        return f"the texts tell of {found[0]} and {found[1]}"
    return None


def _other_numbers(one: Sketch, two: Sketch) -> tuple[str, str] | None:
    """Return two numbers of which each stands where the other text has the other; None where there are none.

    What stands around a number tells what it is of: two words before it and two behind it.
    """
    told = [_numbers_in_place(sketch.words) for sketch in (one, two)]
    for place in sorted(told[0].keys() & told[1].keys()):
        if told[0][place].isdisjoint(told[1][place]):
            return min(told[0][place]), min(told[1][place])
    return None


def _numbers_in_place(words: tuple[str, ...]) -> dict[tuple[str, ...], set[str]]:
    plain = ["#" if is_number(word) else word for word in words]
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for place in range(_AROUND, len(words) - _AROUND):
        if plain[place] == "#":
            around = (*plain[place - _AROUND : place], *plain[place + 1 : place + 1 + _AROUND])
            found[around].add(words[place])
    return found


def _recurs(one: Sketch, two: Sketch) -> bool:
    return one.headline.recurring or two.headline.recurring


def _common_names(one: Sketch, two: Sketch) -> frozenset[str]:
    """Return the words of the names of the company two Entries are about; none where they are about two.

    A company that is not known may be the other's; one is known by a part of its name, too.
    """
    shorter, longer = sorted((one.names - IDLE, two.names - IDLE), key=len)
    related = one.companies & two.companies or shorter <= longer
    return one.names | two.names if related else frozenset()


def _one_owner(one: Sketch, two: Sketch) -> bool:
    known = bool(one.names and two.names and _common_names(one, two))
    return known or one.entry.source_id == two.entry.source_id


def _told(one: Sketch, two: Sketch, wording: Wording) -> float:
    """Return how many telling words two titles share; the company's name in both counts for one."""
    return wording.shared + bool(_common_names(one, two).intersection(one.headline.words, two.headline.words))


def _one_script(one: Sketch, two: Sketch) -> bool:
    """Tell whether two titles are written in scripts that can be set against each other."""
    wide = [sum(map(is_wide, sketch.headline.words)) * 2 > len(sketch.headline.words) for sketch in (one, two)]
    return wide[0] == wide[1]


def _gap(one: Sketch, two: Sketch) -> int:
    return abs((one.day - two.day).days)
