"""The past of sources, read against the real world."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feeds.backfill import Past, Report, Step, Wanted, backfill
from feeds.classify import Classifier
from feeds.classify.companies import names_of
from feeds.model import Config, Source, Written
from feeds.pipeline import publish
from feeds.settle import Settler
from feeds.wiring.running import world_of

Told = Callable[[Source, Step], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What came of reading the past of some sources."""

    reports: tuple[Report, ...]
    written: Written


def fill(
    config: Config, sources: Sequence[Source], wanted: Wanted, *, told: Told | None = None, wait: float = 0.0
) -> Filled:
    """Read the past of these sources, one after the other, and write the feeds from the store.

    `wait`: seconds to wait for another process at work on the same store. Raises StoreError and OutputError.
    """
    settler = Settler(publisher=config.publisher, classifier=Classifier(config))
    with world_of(config, wait=wait) as world:
        reports = []
        for source in sources:
            past = Past(
                fetcher=world.fetcher,
                store=world.store,
                clock=world.clock,
                settler=settler,
                pause=time.sleep,
                site_names=_names(source, config),
                told=_teller(source, told),
            )
            reports.append(backfill(source, past, wanted))
        return Filled(reports=tuple(reports), written=publish(config, world.store, world.output))


def _names(source: Source, config: Config) -> tuple[str, ...]:
    company = config.companies.get(source.company or "")
    return tuple(names_of(company)) if company else (source.name,)


def _teller(source: Source, told: Told | None) -> Callable[[Step], None] | None:
    return None if told is None else lambda step: told(source, step)
