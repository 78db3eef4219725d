"""One Run, told in order; it decides nothing itself.

due sources | visit each (fetch, extract, normalise, complete) | settle (judge, cluster, classify, find events, store)
            | select and render the promised feeds from the store | write what differs | report
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from feeds.classify import Classifier
from feeds.classify.companies import names_of
from feeds.errors import FeedsError
from feeds.model import Config, Outcome, Result, RunReport, Source, SourceState, Stage, Written
from feeds.protocols import Clock, Fetcher, Output, Progress, Renderer, Store
from feeds.publish import documents_of, feed_of, newest_first
from feeds.schedule import due
from feeds.settle import Settler, reindex
from feeds.visit import Tools, Visit
from feeds.visiting import visits

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """What a Run touches; `wiring` fills it."""

    clock: Clock
    fetcher: Fetcher
    store: Store
    output: Output
    progress: Progress
    renderer: Renderer | None = None  # None where there is no browser


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What the person who starts a Run may ask for."""

    only: frozenset[str] | None = None  # these sources, due or not; None: all that are due
    force: bool = False  # all of them, due or not, and as if never read before
    dry: bool = False  # store and write nothing


def run(config: Config, world: World, wishes: Wishes | None = None) -> RunReport:
    """Make one Run: visit what is due, settle what it brought, publish every promised feed from the store."""
    wishes = wishes or Wishes()
    started, run_id = world.clock.now(), uuid4().hex
    states = world.store.states()
    sources = _chosen(config.sources, states, wishes, started)
    settler = Settler(publisher=config.publisher, classifier=Classifier(config))
    if not wishes.dry:
        _reclassify(world.store, settler)
        reindex(world.store, settler, started)
    world.progress.started(len(sources))
    outcomes = []
    with visits(sources, states, _tools(config, world, wishes, started), config.fetch.workers) as brought_in:
        for brought in brought_in:
            outcome = _settle(brought, settler, world.store, run_id=run_id if not wishes.dry else None)
            _tell(outcome, world.progress)
            outcomes.append(outcome)
    report = RunReport(
        id=run_id,
        started=started,
        finished=world.clock.now(),
        outcomes=tuple(outcomes),
        waiting=0 if wishes.only is not None else len(config.sources) - len(sources),
        written=Written() if wishes.dry else publish(config, world.store, world.output),
        stories=world.store.count(),
        dry=wishes.dry,
    )
    if not wishes.dry:
        world.store.finish(report)
    return report


def publish(config: Config, store: Store, output: Output) -> Written:
    """Write every promised feed from what is stored; raises OutputError."""
    feeds = [
        feed_of(spec, newest_first(store.stories(spec)), config.publisher, store.dated(spec)) for spec in config.specs
    ]
    sources = {source.id: source for source in config.sources}
    return output.write(documents_of(feeds, config.publisher, sources, config.companies, config.topics))


def _chosen(sources: Sequence[Source], states: dict[str, SourceState], wishes: Wishes, now: datetime) -> list[Source]:
    if wishes.only is not None:
        return [source for source in sources if source.id in wishes.only]
    return list(sources) if wishes.force else due(sources, states, now)


def _tools(config: Config, world: World, wishes: Wishes, started: datetime) -> Tools:
    names = {company.id: tuple(names_of(company)) for company in config.companies.values()}
    return Tools(
        fetcher=world.fetcher,
        clock=world.clock,
        known=world.store.known,
        last_entries=world.store.last_entries,
        recent=world.store.recent,
        absences=world.store.absences,
        renderer=world.renderer,
        site_names={source.id: names.get(source.company or "", (source.name,)) for source in config.sources},
        force=wishes.force,
        seen_at=started,
    )


def _settle(brought: Visit, settler: Settler, store: Store, *, run_id: str | None) -> Outcome:
    """Settle one visit; without a run id it is a rehearsal."""
    try:
        return _in_one_turn(brought, settler, store, run_id)
    except FeedsError:
        raise  # the store cannot go on, and so nor can the run
    except Exception as error:
        # The border of a turn, which is undone: a bug in settling one source must not cost the others theirs.
        log.exception("bug while settling source=%s", brought.source.id)
        return replace(
            brought.outcome,
            result=Result.FAILED,
            stage=Stage.STORE,
            error=type(error).__name__,
            message=str(error),
            hint="This is a bug in feeds: please report it with the log.",
        )


def _in_one_turn(brought: Visit, settler: Settler, store: Store, run_id: str | None) -> Outcome:
    with store.turn(brought.source.id) as turn:
        outcome = settler.settle(brought, turn)
        if run_id is None:
            turn.discard()
        else:
            newest = max((arrival.entry.first_seen for arrival in brought.arrivals), default=None)
            told = outcome.new + outcome.duplicates
            state = replace(brought.state, newest=newest if told else brought.state.newest)
            if brought.change is not None:
                turn.remember_change(brought.change)
            turn.finish(state, outcome, run_id)
    return outcome


def _reclassify(store: Store, settler: Settler) -> None:
    """Sort all Stories anew where the rules of sources.yaml are no longer those they were sorted by."""
    if store.rules() != settler.classifier.digest:
        store.reclassify((settler.sorted(story, story) for story in store.every_story()), settler.classifier.digest)


def _tell(outcome: Outcome, progress: Progress) -> None:
    log.info(
        "outcome source=%s result=%s found=%d new=%d changed=%d duplicates=%d requests=%d seconds=%.2f error=%s",
        outcome.source_id, outcome.result, outcome.found, outcome.new, outcome.changed, outcome.duplicates,
        outcome.requests, outcome.seconds, outcome.error,
    )  # fmt: skip
    progress.finished(outcome)
