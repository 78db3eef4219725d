"""How well a stored wrapper stands what happens from day to day, beside learning each page anew."""

from collections.abc import Iterable
from dataclasses import dataclass

from feeds.errors import ExtractError
from feeds.healing import healed, learnt
from feeds.links import link_key
from feeds.model import Item
from tests.quality.redesigns.measure import page_at
from tests.quality.redesigns.updates import Update

_REMEMBERED = 50  # items of a source that are known at each visit


@dataclass(frozen=True, kw_only=True)
class Day:
    """What one update came to."""

    what: str
    fits: bool  # the stored wrapper was kept
    why: str | None  # else
    stored: float  # F1 of the items
    dates: float  # share of the items found whose date is told when it should, and not when it should not
    fresh: float  # F1 of learning anew


def days_of(url: str, updates: Iterable[Update]) -> Iterable[Day]:
    """Yield what each update comes to, visit after visit."""
    wrapper, known = None, dict[str, Item]()
    for update in updates:
        page = page_at(url, update.body)
        fresh = learnt(page)
        if wrapper is None:
            wrapper = fresh.wrapper
            known = {item.link: item for item in fresh.items}
            continue
        newest = sorted(known.values(), key=lambda item: str(item.published or ""), reverse=True)[:_REMEMBERED]
        try:
            listing = healed(wrapper, newest, page)
        except ExtractError:
            listing = None
        items = listing.items if listing else []
        undated = {link_key(link) for link in update.undated}
        right = [(item.published is None) == (link_key(item.link) in undated) for item in items]
        yield Day(
            what=update.what, fits=bool(listing and listing.why is None), why=listing.why if listing else "nothing",
            stored=f1(items, update), dates=sum(right) / max(1, len(right)), fresh=f1(fresh.items, update),
        )  # fmt: skip
        known.update({item.link: item for item in items})
        wrapper = listing.wrapper if listing and listing.wrapper else wrapper


def f1(items: Iterable[Item], update: Update) -> float:
    """Return the harmonic mean of precision and recall of the links."""
    found, expected = {link_key(item.link) for item in items}, {link_key(link) for link in update.expected}
    return 2 * len(found & expected) / max(1, len(found) + len(expected))
