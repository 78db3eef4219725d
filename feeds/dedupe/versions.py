"""Are two Entries versions of one release in different languages? Pure; when unsure, no.

Asked in this order: one page names the other (`hreflang`); their addresses differ in the mark of a language only;
their titles are one in Traditional and in Simplified Chinese; they are of one company and day and say the same:
amounts, rates, codes, Latin names, dates. Entries whose languages are not certainly different are never versions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import opencc
from rapidfuzz import fuzz

from feeds.dedupe.version_facts import Facts, facts_of, is_distinctive, latin_names_of, of_kind, weight_of
from feeds.dedupe.version_tongues import LATIN, Tongue, tagged, tongue_of
from feeds.dedupe.version_traces import LONGEST, MAX_ALTERNATES, keys_of
from feeds.dedupe.version_urls import is_list, is_telling, path_shape_of, shape_of
from feeds.han import simplified
from feeds.links import host_of, link_key
from feeds.model import Entry
from feeds.text import letters, text_of

_LINKED_DAYS = 7  # between versions that link each other: translations are late
_ADDRESS_DAYS = 3  # between versions that share an address but for the language
_SAID_DAYS = 1  # between versions that are known by what they say: midnight lies between time zones
_TITLE = 500  # characters of a title that are looked at
_MARKUP = 40_000  # characters of a body that are looked at
_ENOUGH = 3.0  # weight of shared facts; see feeds.dedupe.version_facts
_DOUBT = 1.0  # more of them where the titles tell of different deeds
_DISTINCTIVE = 2  # of them amounts, rates, codes or names; a date counts for half of one
_COVERED = 0.5  # of the distinctive facts of the text that has fewer
_TELLING_FIGURES = 2  # amounts and rates in each of two texts from which on they are compared as a whole
_FIGURES_COVERED = 0.6  # of the text that has fewer
_TRIAL = re.compile(r"c:(?:nct|ctr|isrctn|jrct|chictr|eudract|drks|actrn)\d")  # numbers of trials in registries
_NEAR_TITLES = 90.0  # of 100: another word for the same thing in Taipei and in Beijing


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionEvidence:
    """Why two Entries are versions of one release in two languages."""

    score: float  # 0 to 1; among several candidates the highest is the version
    why: str  # for people


def version_of(one: Entry, two: Entry, companies: frozenset[str]) -> VersionEvidence | None:
    """Return why two Entries are versions of one release in different languages; None where that is not sure.

    `companies` are the ids that both are about. The order of the two makes no difference.
    """
    tongues = tongue_of(one), tongue_of(two)
    if not tongues[0].differs(tongues[1]):
        return None
    linked = _linked(one, two, tongues) if companies or host_of(one.link) == host_of(two.link) else None
    return linked or _addressed(one, two, companies) or _same_title(one, two, companies) or _said(one, two, companies)


# --------------------------------------------------------------------------- the ways of knowing


def _linked(one: Entry, two: Entry, tongues: tuple[Tongue, Tongue]) -> VersionEvidence | None:
    """Look for `hreflang`: one page says that the other is its version; that the other says so, too, is not asked."""
    if is_list(one.link) or is_list(two.link) or not _within(one, two, _LINKED_DAYS):
        return None
    first, second = tongues
    for page, other, own, its in ((one, two, first, second), (two, one, second, first)):
        for tag, url in page.alternates[:MAX_ALTERNATES]:
            if len(url) <= LONGEST and link_key(url) in keys_of(other) and _fits(tagged(tag), own, its):
                return VersionEvidence(score=0.98, why=f"hreflang {tag} at {page.link}")
    return None


def _fits(stated: Tongue, own: Tongue, its: Tongue) -> bool:
    """Tell whether the language that a link states is that of the page it leads to, and not of the page it is on."""
    if its.differs(stated):
        return False
    return own.differs(its) or own.differs(stated) or (own.language in (LATIN, None) and stated.language is not None)


def _addressed(one: Entry, two: Entry, companies: frozenset[str]) -> VersionEvidence | None:
    """Compare the addresses without their marks of language; weak ones want something said in common."""
    shapes = shape_of(one.link), shape_of(two.link)
    paths = path_shape_of(one.link), path_shape_of(two.link)
    same_host = shapes[0] is not None and shapes[0] == shapes[1]
    same_path = bool(companies) and paths[0] is not None and paths[0] == paths[1]
    telling = (same_host and is_telling(shapes[0] or "")) or same_path
    if not (same_host or same_path) or not _within(one, two, _ADDRESS_DAYS if telling else 0):
        return None
    pair = _facts(one), _facts(two)
    shared = _shared(*pair)
    if _contradict(*pair) or (not telling and not any(map(is_distinctive, shared))):
        return None
    few = min(len(_distinctive(facts)) for facts in pair)
    if few >= 4 and not any(map(is_distinctive, shared)):
        return None  # two texts full of figures and none in common: one address was used twice
    if _tell_of_other_deeds(*pair) and not any(map(is_distinctive, shared)):
        return None
    return VersionEvidence(
        score=0.93 if telling else 0.8, why=f"the address but for its language: {shapes[0] if same_host else paths[0]}"
    )


def _same_title(one: Entry, two: Entry, companies: frozenset[str]) -> VersionEvidence | None:
    """Compare titles in Traditional and Simplified Chinese, of one company, on one day or the next."""
    if not companies or not _within(one, two, _SAID_DAYS) or {_scripts(one), _scripts(two)} != {"Hans", "Hant"}:
        return None
    titles = letters(simplified(one.title[:_TITLE])), letters(simplified(two.title[:_TITLE]))
    if min(map(len, titles)) < 6:
        return None
    if titles[0] == titles[1] or _mainland(one.title) == _mainland(two.title):
        return VersionEvidence(score=0.95, why="the same title in Traditional and Simplified Chinese")
    pair = _facts(one), _facts(two)
    shared = _shared(*pair)
    near = fuzz.ratio(*titles) >= _NEAR_TITLES and sum(map(weight_of, shared)) >= _ENOUGH / 2
    if not near or _contradict(*pair) or _numerals(titles[0]) != _numerals(titles[1]):
        return None
    return VersionEvidence(score=0.85, why=f"nearly the same title in both scripts; {_told(shared)}")


def _said(one: Entry, two: Entry, companies: frozenset[str]) -> VersionEvidence | None:
    """Compare what two releases of one company and day say: enough in common, and nothing that contradicts."""
    if not companies or not _within(one, two, _SAID_DAYS):
        return None
    pair = _facts(one), _facts(two)
    shared = frozenset(fact for fact in _shared(*pair) if not _is_own(fact, companies))
    strong = [fact for fact in shared if is_distinctive(fact)]
    weight = sum(map(weight_of, shared)) + _in_titles(pair, strong)
    if (
        weight < _ENOUGH + (_DOUBT if _doubtful(*pair) else 0.0)
        or len(strong) + len(of_kind(shared, "d")) / 2 < _DISTINCTIVE
        or _contradict(*pair)
        or _tell_of_other_deeds(*pair)
    ):
        return None
    fewer = min(len(_distinctive(facts)) for facts in pair)
    if fewer and len([fact for fact in strong if not fact.startswith("l:")]) < fewer * _COVERED:
        return None
    figures = [_figures(facts.all) for facts in pair]
    least = min(map(len, figures))
    if least >= _TELLING_FIGURES and len(figures[0] & figures[1]) < least * _FIGURES_COVERED:
        return None  # two readings of one trial: the same code, site and size, and other results
    same_day = one.published is not None and two.published is not None and one.published.day == two.published.day
    score = min(0.9, 0.5 + weight / 20) - (0.0 if same_day else 0.1)
    return VersionEvidence(score=round(score, 3), why=f"one company, one day, the same facts: {_told(shared)}")


# --------------------------------------------------------------------------- what is compared


def _shared(one: Facts, two: Facts) -> frozenset[str]:
    """Return the facts of both texts, and the Latin names that stand in both."""
    names = frozenset[str]().union(
        *(latin_names_of(facts) & other.words for facts, other in ((one, two), (two, one)) if facts.foreign)
    )
    return (one.all & two.all) | frozenset(f"l:{name}" for name in names)


def _contradict(one: Facts, two: Facts) -> bool:
    """Tell whether two titles speak of different things: other products, another phase, period or amount."""
    if one.codes and two.codes and not one.codes & two.codes:
        return True
    trials = [frozenset(fact for fact in facts.all if _TRIAL.match(fact)) for facts in (one, two)]
    if trials[0] and trials[1] and not trials[0] & trials[1]:
        return True
    for kind in ("ph", "pe"):
        told = of_kind(one.title, kind), of_kind(two.title, kind)
        if told[0] and told[1] and not told[0] & told[1]:
            return True
    figures = [_figures(facts.title) for facts in (one, two)]
    if figures[0] and figures[1] and not figures[0] & figures[1]:
        return True
    for facts, other in ((one, two), (two, one)):
        if facts.codes and not facts.codes & other.all and of_kind(other.all, "c"):
            return True
    return False


def _doubtful(one: Facts, two: Facts) -> bool:
    """Tell whether titles tell of different deeds, or one of a figure that the other release has not.

    Translators are free, and summaries are short, so that this is a doubt and no proof.
    """
    deeds = of_kind(one.title, "a"), of_kind(two.title, "a")
    shared = (deeds[0] & of_kind(two.all, "a")) | (deeds[1] & of_kind(one.all, "a"))
    if deeds[0] and deeds[1] and not shared:
        return True
    pairs = ((_figures(facts.title), _figures(other.all)) for facts, other in ((one, two), (two, one)))
    return any(figures and others and not figures & others for figures, others in pairs)


def _tell_of_other_deeds(one: Facts, two: Facts) -> bool:
    """Tell whether the titles name deeds, and none in common: a first dosing is no acceptance of a filing."""
    deeds = of_kind(one.title, "a"), of_kind(two.title, "a")
    return bool(deeds[0] and deeds[1] and not deeds[0] & deeds[1])


def _figures(facts: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*(of_kind(facts, kind) for kind in ("n", "%", "r")))


def _in_titles(pair: tuple[Facts, Facts], strong: Sequence[str]) -> float:
    """Return what it adds that distinctive facts stand in both titles, 0 to 1."""
    both = [fact for fact in strong if all(fact in facts.title or fact[2:] in facts.title_words for facts in pair)]
    return min(1.0, len(both) / 2)


def _distinctive(facts: Facts) -> frozenset[str]:
    return frozenset(fact for fact in facts.all if is_distinctive(fact))


def _is_own(fact: str, companies: frozenset[str]) -> bool:
    """Tell whether a Latin name is the company's own: it stands in all of its releases."""
    kind, _, name = fact.partition(":")
    return kind == "l" and any(name in company or company in name for company in companies)


def _facts(entry: Entry) -> Facts:
    tongue = tongue_of(entry)
    text = entry.body[:_MARKUP] if entry.body else (entry.summary or "")
    day = entry.published.day if entry.published else None
    return _remembered_facts(entry.title, text, None if tongue.language == LATIN else tongue.language, day)


@lru_cache(maxsize=512)
def _remembered_facts(title: str, text: str, language: str | None, day: date | None) -> Facts:
    return facts_of(title, text_of(text), language, day)


def _told(shared: frozenset[str]) -> str:
    """Return shared facts for people, the telling ones first."""
    ordered = sorted(shared, key=lambda fact: (-weight_of(fact), fact))
    return ", ".join(fact.partition(":")[2] for fact in ordered[:8])


# --------------------------------------------------------------------------- small questions


def _within(one: Entry, two: Entry, days: int) -> bool:
    """Tell whether two Entries state days that are near; of one that states none nobody knows."""
    if one.published is None or two.published is None:
        return days > _SAID_DAYS
    return abs((one.published.day - two.published.day).days) <= days


def _scripts(entry: Entry) -> str | None:
    return tongue_of(entry).script


def _mainland(title: str) -> str:
    return letters(_converter().convert(title[:_TITLE]))


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    """Return what puts the words of Taipei into those of Beijing: 軟體 and 软件, 伺服器 and 服务器."""
    return opencc.OpenCC("tw2sp")


def _numerals(title: str) -> list[str]:
    """Return the digits and numerals of a title in order: another quarter or month is another release."""
    return [char for char in title if char.isdigit() or char in "一二三四五六七八九十百千零上下首中末甲乙丙"]
