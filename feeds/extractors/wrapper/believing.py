"""Is a list of a page the source's news? Told by what is known of the source.

A list goes on from what is known: its items are known ones, or newer than these, or older than what is remembered. An
item that lies between the known ones in time and is none of them speaks against it, be it ever so well dated: most
read articles, events, another section, the list in another language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from feeds.extractors.records import Record
from feeds.extractors.sight import Sight
from feeds.extractors.wrapper.knowing import Teacher, Trace, home_of_key, share, traces_of

_FAMILIAR = 5  # items that must be known before their order says anything
_HALF = 0.5
_MOSTLY = 0.8
_HIGH_BAR = 0.9  # share of items that are dated, titled and newer than all known ones where none is known
_FEW_KNOWN = 0.2  # of a list's items have to be known
_UNDATED = 0.3  # share of dated items below which a list states no dates
_SHORT = 5  # items; a shorter list in a new place has to be most of what there was
_REST = 0.6  # of the items of old that it then has to have
_FOLLOWING = 400  # days after the newest known item within which a list goes on from it
_SLACK = 2  # known items that a list may leave out from among the newest


@dataclass(frozen=True)
class Evidence:
    """What speaks for a list to be the source's news."""

    records: Sequence[Record]
    teacher: Teacher
    sight: Sight
    before: int  # items that the list had when it was learnt last; those known where it never was

    @cached_property
    def traces(self) -> list[Trace]:
        """What the items are recognised by."""
        return traces_of(self.records, self.sight)

    @cached_property
    def numbers(self) -> list[int | None]:
        """The known item that each is."""
        return [self.teacher.find(trace) for trace in self.traces]

    @cached_property
    def known(self) -> set[int]:
        """The known items among them."""
        return {number for number in self.numbers if number is not None}

    @cached_property
    def usual(self) -> int:
        """How many known items might be among them at most."""
        return min(len(self.teacher), self.before) if self.before else len(self.teacher)

    @cached_property
    def many(self) -> bool:
        """Whether at least half of the known items that might be among them are."""
        return bool(self.known) and len(self.known) >= _HALF * self.usual

    @cached_property
    def dated(self) -> float:
        """The share of the items that are dated."""
        return share(trace.day is not None for trace in self.traces)

    @cached_property
    def dates_lost(self) -> bool:
        """Whether the source dated its items, and these are not."""
        return self.teacher.dated and self.dated < _UNDATED

    @cached_property
    def explained(self) -> float:
        """The share of the items that are known, or may well be new or older than what is remembered."""
        return share(self._explained(place) for place in range(len(self.traces)))

    @cached_property
    def from_the_top(self) -> bool:
        """Whether the known items among them are the newest of those known, but for a few."""
        if len(self.teacher) < _FAMILIAR or not self.known:
            return True
        ranks = self.teacher.ranks
        top = sum(ranks[number] < len(self.known) + _SLACK for number in self.known)
        return top >= _HALF * len(self.known) and min(ranks[number] for number in self.known) <= _SLACK

    @cached_property
    def begun_anew(self) -> bool:
        """Whether the list holds new items, or else what is left of the known ones is all that this year brought."""
        if any(number is None and self._newer(trace) for number, trace in zip(self.numbers, self.traces, strict=True)):
            return True
        traces = self.teacher.traces
        left = [trace.day for number in self.known if (trace := traces[number]).day]
        missing = [trace.day for number, trace in enumerate(traces) if trace.day and number not in self.known]
        return bool(left) and (not missing or max(missing).year < min(left).year)

    @cached_property
    def at_home(self) -> float:
        """The share of the items that lie in a folder where known ones lie."""
        return share(home_of_key(trace.key) in self.teacher.folders for trace in self.traces)

    @cached_property
    def named(self) -> float:
        """The share of the items whose links are named as news."""
        return share(self.sight.regions.kind(record.href) > 0 for record in self.records)

    @cached_property
    def in_content(self) -> float:
        """The share of the items that stand in the content of the page."""
        return share(self.sight.regions.penalty(record.span.root) == 0 for record in self.records)

    @cached_property
    def newer(self) -> float:
        """The share of the items that are dated and not older than the newest known one, nor still to come."""
        return share(self._newer(trace) for trace in self.traces)

    @cached_property
    def following(self) -> bool:
        """Whether the oldest of the items is not much newer than the newest known one."""
        newest = self.teacher.newest
        days = [trace.day for trace in self.traces if trace.day and newest and trace.day >= newest]
        return bool(days) and newest is not None and (min(days) - newest).days <= _FOLLOWING

    @cached_property
    def falling(self) -> bool:
        """Whether the newest items come first."""
        days = [trace.day for trace in self.traces if trace.day]
        return len(days) < 2 or share(one >= two for one, two in pairwise(days)) >= _MOSTLY

    @cached_property
    def in_order(self) -> bool:
        """Whether the items are in the order of their days, be it newest or oldest first."""
        days = [trace.day for trace in self.traces if trace.day]
        pairs = [(one, two) for one, two in pairwise(days) if one != two]
        return len(pairs) < 2 or not 1 - _MOSTLY < share(one > two for one, two in pairs) < _MOSTLY

    def _newer(self, trace: Trace) -> bool:
        newest, today = self.teacher.newest, self.sight.regions.today
        if trace.day is None or newest is None or (today and trace.day > today):
            return False
        return trace.day >= newest

    def _explained(self, place: int) -> bool:
        if self.numbers[place] is not None:
            return True
        trace, oldest = self.traces[place], self.teacher.oldest
        if self.teacher.dated and trace.day and oldest:
            return self._newer(trace) or (bool(self.known) and trace.day <= oldest)
        places = self._known_places
        return bool(places) and not places[0] < place < places[-1]

    @cached_property
    def _known_places(self) -> list[int]:
        return [place for place, number in enumerate(self.numbers) if number is not None]


def goes_on(evidence: Evidence) -> bool:
    """Tell whether a list at its place of old, most of whose items are new, goes on from the known ones."""
    home = evidence.at_home >= _HIGH_BAR
    return home and evidence.newer >= _HIGH_BAR and evidence.falling and evidence.following


def is_believed(evidence: Evidence) -> bool:
    """Tell whether a list at a new place has enough known items in it, and nothing that speaks against it."""
    count, known = len(evidence.records), len(evidence.known)
    if known < max(1, min(2, len(evidence.teacher))):
        return False
    if count < _SHORT and count <= _REST * evidence.before:
        return False
    if evidence.explained < _HALF and not evidence.many:
        return False
    if known < _FEW_KNOWN * count and not evidence.many and evidence.explained < _HIGH_BAR:
        return False
    if not evidence.many and not (evidence.from_the_top and evidence.in_order):
        return False
    return _dates_as_before(evidence) and _where_news_stands(evidence)


def _dates_as_before(evidence: Evidence) -> bool:
    """Tell whether a list of a source that dates its items does so, too, or else holds most of them."""
    if not evidence.dates_lost:
        return True
    return evidence.many and (len(evidence.records) >= _SHORT or len(evidence.known) >= _MOSTLY * evidence.usual)


def _where_news_stands(evidence: Evidence) -> bool:
    """Tell whether a list stands in the content, or else is surely the one there was."""
    if evidence.in_content >= _HALF:
        return True
    return evidence.many and not evidence.dates_lost and len(evidence.records) >= _HALF * evidence.before


def is_beyond_doubt(evidence: Evidence) -> bool:
    """Tell whether a list without a known item is the source's news all the same.

    It is dated and titled throughout, newest first, in the content, and goes on from where the known items end: none is
    older than these. Its links lie where known ones lay; where nothing at all is known, they are named as news.
    """
    titled = share(len(trace.title) >= 8 for trace in evidence.traces)
    if len(evidence.records) < _FAMILIAR or min(titled, evidence.dated) < _HIGH_BAR:
        return False
    if not evidence.falling or evidence.in_content < 1.0:
        return False
    if not len(evidence.teacher):
        return evidence.named >= _HIGH_BAR
    return evidence.newer >= _HIGH_BAR and evidence.following and evidence.at_home >= _HIGH_BAR


def worth_of(evidence: Evidence, score: float) -> tuple[float, float]:
    """Return what a list is worth among others: how many items it explains, if as dated as before; then its score.

    More items than the list had say nothing: an archive beside the list links all that is known.
    """
    explained = min(evidence.explained * len(evidence.records), max(evidence.before, _FAMILIAR))
    dated = evidence.dated if evidence.teacher.dated else 1.0
    return round(explained * (0.5 + 0.5 * dated), 1), score
