"""Heal pairs as a scheduled visit would, and count what came of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

from feeds.errors import ExtractError
from feeds.extractors.page import Page
from feeds.healing import applied, healed, learnt
from feeds.links import link_key
from feeds.model import Item, Wrapper
from tests.quality.redesigns.pairs import Pair

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one pair."""

    pair: Pair
    learnt: bool  # the old page gave what is expected of it
    accepted: bool
    recall: float  # of the expected links
    precision: float
    review: bool = False
    why: str | None = None

    @property
    def healed(self) -> bool:
        return self.recall >= 0.9

    @property
    def false_heal(self) -> bool:
        return self.accepted and bool(self.pair.expected) and self.recall < 0.5

    @property
    def false_accept(self) -> bool:
        return self.accepted and not self.pair.expected


def page_at(url: str, body: bytes) -> Page:
    return Page(url=url, body=body, media_type="text/html", now=NOW)


class Memory:
    """The wrappers and items of old pages, learnt once each."""

    def __init__(self) -> None:
        self.learnt: dict[tuple[str, bytes], tuple[Wrapper | None, list[Item]]] = {}

    def of(self, pair: Pair) -> tuple[Wrapper | None, list[Item]]:
        key = pair.url, pair.old
        if key not in self.learnt:
            listing = learnt(page_at(pair.url, pair.old))
            self.learnt[key] = listing.wrapper, listing.items
        return self.learnt[key]


def result_of(pair: Pair, memory: Memory) -> Result:
    """Learn, heal and count one pair."""
    wrapper, known = memory.of(pair)
    if wrapper is None:
        return Result(pair=pair, learnt=False, accepted=False, recall=0.0, precision=0.0)
    if pair.known is not None:
        keys = {link_key(link) for link in pair.known}
        known = [item for item in known if link_key(item.link) in keys]
    known = known[: pair.most_known] if pair.most_known else known
    try:
        listing = healed(wrapper, known, page_at(pair.url, pair.new))
    except ExtractError:
        listing = None
    if listing is None:
        return Result(pair=pair, learnt=True, accepted=False, recall=0.0, precision=0.0)
    again = applied(listing.wrapper, page_at(pair.url, pair.new)).items if listing.wrapper else listing.items
    found = {_plain(item.link) for item in again}
    expected = {_plain(link) for link in pair.expected}
    good = len(found & expected)
    return Result(
        pair=pair, learnt=True, accepted=True, recall=good / max(1, len(expected)), precision=good / max(1, len(found)),
        review=bool(listing.wrapper and listing.wrapper.review), why=listing.why,
    )  # fmt: skip


def _plain(link: str) -> str:
    """Return a link as labels are compared: without case and escapes."""
    return unquote(link_key(unquote(link))).casefold()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What became of many pairs."""

    heals: int  # pairs that have news
    healed: int
    false_heals: int
    gone: int  # pairs whose news is gone
    false_accepts: int
    precision: float  # mean, where something was accepted

    @property
    def share(self) -> float:
        return self.healed / max(1, self.heals)


def figures_of(results: Iterable[Result]) -> Figures:
    """Count results."""
    results = [one for one in results if one.learnt]
    heals = [one for one in results if one.pair.expected]
    gone = [one for one in results if not one.pair.expected]
    precise = [one.precision for one in heals if one.accepted]
    return Figures(
        heals=len(heals), healed=sum(one.healed for one in heals), false_heals=sum(one.false_heal for one in heals),
        gone=len(gone), false_accepts=sum(one.false_accept for one in gone),
        precision=sum(precise) / max(1, len(precise)),
    )  # fmt: skip


def by_change(results: Iterable[Result]) -> dict[str, list[Result]]:
    groups = defaultdict(list)
    for one in results:
        groups[one.pair.change].append(one)
    return dict(sorted(groups.items()))
