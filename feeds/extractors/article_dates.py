"""The publication date of an article page: all clues weighed against each other; when in doubt, none."""

import math
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta

import htmldate
import lxml.etree
import lxml.html

from feeds.dates import DateContext, StatedDate, day_first_of, parse_date
from feeds.extractors.article_blocks import Blocks
from feeds.extractors.article_clues import (
    Clue,
    ClueKind,
    Subject,
    json_ld_clues,
    meta_clues,
    microdata_clues,
    month_in_address,
    state_clues,
    stated_in,
    url_clues,
)
from feeds.extractors.article_visible import Sight, completed_sights, sights_of
from feeds.extractors.borrowed_bounds import too_much
from feeds.extractors.embedded import Embedded, Thing
from feeds.model import Precision

ENOUGH = 0.45  # trust from which on a date is stated: a wrong one is worse than none
CONFIRMED = 0.2  # trust from which on the day is stated if htmldate, asked independently, gives the same
LAST_CHANGE = 0.46  # trust in the day of a change as that of the publication: less than in anything that says so
EARLIEST = 1990  # no page of the web is older


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleDates:
    """What an article page states of its own dates."""

    published: str | None = None
    evidence: str | None = None
    updated: str | None = None
    reason: str = "no date on the page says when it was published"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageFacts:
    """What the dates of a page are read from."""

    tree: lxml.html.HtmlElement
    embedded: Embedded
    blocks: Blocks
    subject: Subject


def dates_of(facts: PageFacts, main: Thing | None, context: DateContext) -> ArticleDates:
    """Weigh all clues of a page; `published` is None where no day reaches the trust of `ENOUGH`."""
    context = with_order(facts, context)
    sights = sights_of(facts.blocks, context)
    clues = [*machine_clues(facts, context), *(sight.clue for sight in sights if not sight.modified)]
    if month := month_in_address(facts.subject):
        clues += [*_changes_at_once(month, sights), *completed_sights(facts.blocks, month, context)]
    clues = [clue for clue in clues if _is_possible(clue, context)]
    updated = _updated(facts.embedded, main, sights, context)
    ranked = ranking(clues)
    if not ranked:
        return ArticleDates(updated=updated)
    day, trust = ranked[0]
    confirmed = CONFIRMED <= trust < ENOUGH and _second_opinion(facts) == day
    if trust < ENOUGH and not confirmed:
        return ArticleDates(
            updated=updated, reason=f"the dates on the page are too weak a sign (best: {day}, {trust:.2f})"
        )
    clue = _speaker(day, clues)
    return ArticleDates(
        published=_stated_text(clue, context),
        evidence=clue.evidence,
        updated=updated,
        reason=f"date from {clue.evidence}: {clue.text!r}, trust {trust:.2f}"
        + (", and htmldate reads the same" if confirmed else ""),
    )


def _changes_at_once(month: tuple[int, int], sights: list[Sight]) -> list[Clue]:
    """Return the visible dates of a last change that lie in the month of the page's address, weak clues.

    Most pages that name but one date, and call it that of the last change, were last changed on the day they came out;
    those changed much later are told by their address.
    """
    return [
        replace(
            sight.clue,
            kind=ClueKind.VISIBLE,
            evidence="the day of a change in the month of the page's address",
            trust=LAST_CHANGE,
        )
        for sight in sights
        if sight.modified and (sight.clue.stated.value.year, sight.clue.stated.value.month) == month
    ]


def _second_opinion(facts: PageFacts) -> date | None:
    """Return the day that htmldate reads, which knows other habits of pages; believed only with a clue of ours."""
    if too_much(facts.tree, facts.blocks.depth):
        return None
    try:
        found = htmldate.find_date(
            deepcopy(facts.tree), url=facts.subject.url, original_date=True, extensive_search=False
        )
        return date.fromisoformat(found) if found else None
    except (ValueError, TypeError, AttributeError, RecursionError, lxml.etree.LxmlError):
        return None  # what its code raises on hostile markup: no opinion


def machine_clues(facts: PageFacts, context: DateContext) -> list[Clue]:
    """Return the clues that stand in markup for machines and in addresses."""
    return [
        *json_ld_clues(facts.embedded.things, facts.subject, context),
        *meta_clues(facts.embedded, context),
        *microdata_clues(facts.embedded, facts.blocks.spine, context),
        *state_clues(facts.tree, context),
        *url_clues(facts.subject, context),
    ]


def with_order(facts: PageFacts, context: DateContext) -> DateContext:
    """Return the context with the order of day and month that the page as a whole shows."""
    texts = (
        block.text[:200] for block in facts.blocks.blocks[:2000] if any(char.isdigit() for char in block.text[:200])
    )
    return replace(context, day_first=day_first_of(texts, context.language))


def _is_possible(clue: Clue, context: DateContext) -> bool:
    value = clue.stated.value
    if value.year < EARLIEST:
        return False
    return context.now is None or value <= context.now + timedelta(days=1)


# --------------------------------------------------------------------------- weighing


def ranking(clues: Iterable[Clue]) -> list[tuple[date, float]]:
    """Return the days that clues speak for with their trust, most trusted first; earlier ones first among equals."""
    clues = list(clues)
    doubts: dict[date, dict[ClueKind, float]] = {}
    for day in {clue.stated.value.date() for clue in clues}:
        kinds = doubts.setdefault(day, {})
        for clue in clues:
            kinds[clue.kind] = max(kinds.get(clue.kind, 0.0), clue.trust * support(clue, day, clues))
    trusts = [(day, 1 - math.prod(1 - trust for trust in kinds.values())) for day, kinds in doubts.items()]
    return sorted(trusts, key=lambda pair: (-round(pair[1], 6), pair[0]))


def support(clue: Clue, day: date, clues: list[Clue]) -> float:
    """Return how far a clue speaks for a day: 1 for its own; some for one that its instant may be elsewhere.

    An instant in UTC whose minute readers see on the clock of another day is that of the other day.
    """
    stated = clue.stated
    own = stated.value.date()
    elsewhere = _day_elsewhere(stated)
    shifted = elsewhere and not _is_echoed(stated, own, clues) and _is_echoed(stated, elsewhere, clues)
    if stated.ambiguous:
        return _support_of_guess(stated, day)
    if own == day:
        return 0.5 if shifted else 1.0
    if day == elsewhere:
        return 1.0 if shifted else 0.5
    return 0.0


def _support_of_guess(stated: StatedDate, day: date) -> float:
    """Return how far a date whose order of day and month is a guess speaks for either reading.

    Full stops stand between numbers where the day is written first; slashes stand for anything.
    """
    own = stated.value.date()
    dotted = "." in stated.text
    if own == day:
        return 0.85 if dotted else 0.45
    swapped = (own.month, own.day, own.year) == (day.day, day.month, day.year)
    return (0.1 if dotted else 0.4) if swapped else 0.0


def _day_elsewhere(stated: StatedDate) -> date | None:
    """Return the day other than its own that an instant stated in UTC has in many inhabited zones."""
    if stated.precision is not Precision.INSTANT or stated.value.utcoffset():
        return None
    if stated.value.hour >= 14:  # already the next day from Japan to New Zealand
        return stated.value.date() + timedelta(days=1)
    if stated.value.hour < 9:  # still the day before in America
        return stated.value.date() - timedelta(days=1)
    return None


def _is_echoed(stated: StatedDate, day: date, clues: list[Clue]) -> bool:
    """Tell whether a visible date is the same instant on a local clock: same minute, whole hours apart, that day."""
    for clue in clues:
        local = clue.stated
        if (
            clue.kind in {ClueKind.VISIBLE, ClueKind.LABEL}
            and clue.trust >= 0.3
            and local.precision is Precision.INSTANT
            and local.value.date() == day
            and local.value.minute == stated.value.minute
            and abs(local.value.replace(tzinfo=None) - stated.value.replace(tzinfo=None)) <= timedelta(hours=14)
        ):
            return True
    return False


def _speaker(day: date, clues: list[Clue]) -> Clue:
    """Return the clue whose words state the day best: a moment, if a trusted clue gives one, else the most trusted."""
    own = sorted((clue for clue in clues if clue.stated.value.date() == day), key=lambda clue: -clue.trust)
    moments = [clue for clue in own if _is_moment(clue) and clue.trust >= 0.5]
    return moments[0] if moments else own[0]


def _is_moment(clue: Clue) -> bool:
    """Tell whether a clue states a time of day; midnight sharp is what programs write for a day."""
    value = clue.stated.value
    return clue.stated.precision is Precision.INSTANT and any((value.hour, value.minute, value.second))


def _stated_text(clue: Clue, context: DateContext) -> str:
    """Return words that state the same date without the page around them: as found, else in ISO 8601."""
    stated = clue.stated
    if stated.precision is Precision.INSTANT and not _is_moment(clue):
        return stated.value.date().isoformat()
    again = parse_date(clue.text, replace(context, day_first=None, year=None))
    if again is not None and again.value == stated.value and again.ambiguous == stated.ambiguous:
        return clue.text  # a guess stays to be seen as one
    if stated.precision is Precision.DATE:
        return stated.value.date().isoformat()
    return stated.value.isoformat()


# --------------------------------------------------------------------------- the last change


def _updated(embedded: Embedded, main: Thing | None, sights: list[Sight], context: DateContext) -> str | None:
    stated = [main.text("dateModified") if main else None]
    stated.append(embedded.meta("article:modified_time", "og:updated_time", "datemodified", "last-modified"))
    for text in stated:
        if text and stated_in(text, context):
            return text
    modified = [sight.clue for sight in sights if sight.modified and sight.clue.trust >= 0.3]
    return max(modified, key=lambda clue: clue.trust).text if modified else None
