"""One visit's arrivals, oldest first: each finds its Story, or becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from feeds.classify import Classifier
from feeds.dedupe import Change, Sketch, Voices, compare, difference, grouped, led, revise, sketch_of
from feeds.events import events_of_entry, is_corrected, told_again
from feeds.model import Decision, Entry, EntryId, Outcome, Publisher, Revision, Story, Verdict
from feeds.protocols import Turn
from feeds.settle.gathering import Neighbourhood, Pair, gather, pair_of, place_of
from feeds.settle.naming import Named, named, told, tombstones_of
from feeds.settle.vanishing import settle_absences
from feeds.visit import Arrival, Visit

_KEPT = 2000  # sketches kept at hand: the Stories of a day are compared again and again


@dataclass(frozen=True, kw_only=True, slots=True)
class Settler:
    """Settles visits by one set of rules."""

    publisher: Publisher
    classifier: Classifier
    _sketches: dict[tuple[object, ...], Sketch] = field(default_factory=dict)

    @property
    def _voices(self) -> Voices:
        return Voices(authority=self.publisher.authority, language=self.publisher.language)

    def settle(self, visit: Visit, turn: Turn) -> Outcome:
        """Bring a visit's arrivals into the store, oldest first, and return its outcome with their verdicts counted."""
        tally = _Tally()
        for arrival in reversed(visit.arrivals):
            at = visit.state.checked_at or arrival.entry.first_seen
            tally.add(self._settle(arrival, turn, at))
        notes = settle_absences(visit, turn, self.revived)
        outcome = tally.outcome(visit.outcome)
        return replace(outcome, notes=(*outcome.notes, *notes))

    def _settle(self, arrival: Arrival, turn: Turn, at: datetime) -> Verdict:
        if arrival.verdict is Verdict.SAME and not arrival.completed:
            return Verdict.SAME
        if arrival.verdict is Verdict.NEW:
            return self._arrived(arrival.entry, turn, at)
        self._corrected(arrival, turn, at)
        return arrival.verdict

    def _arrived(self, entry: Entry, turn: Turn, at: datetime) -> Verdict:
        """Bring in an Entry that its Source has not told before."""
        around = gather([entry], turn, self.sketch)
        stored = self.regroup(around, turn, at)
        turn.index(entry, around.sketches[place_of(entry)].blocks, known=False)
        own = next(story for story in stored if place_of(entry) in map(place_of, story.entries))
        return Verdict.DUPLICATE if len(own.entries) > 1 else Verdict.NEW

    def _corrected(self, arrival: Arrival, turn: Turn, at: datetime) -> None:
        """Bring in what a Source says now of an Entry that it has told before.

        What was one Story stays one, whatever its places say now: a correction reaches them one after the other.
        """
        place = place_of(arrival.entry)
        story = turn.holder(place)
        if story is None:
            raise LookupError(f"{place} is known, but its story is not in the store")
        old = next(entry for entry in story.entries if place_of(entry) == place)
        new = revise(old, arrival.entry)
        before, now = self.sketch(old), self.sketch(new)
        self._keep_together(now, story, turn, at)
        around = gather([new], turn, self.sketch, together=_pairs(place, story))
        stored = self.regroup(around, turn, at, story)
        if (before.blocks, old.published) != (now.blocks, new.published):
            turn.index(new, now.blocks, known=True)
        if arrival.verdict is Verdict.CHANGED:
            change = difference(old, new)
            if (change and change.significant) or _is_moved(story, stored):
                turn.remember_revision(_revision(old, arrival.entry.first_seen, change))
                own = next((one for one in stored if place_of(one.lead) == place_of(new)), None)
                if own is not None:
                    turn.put(replace(own, updated=arrival.entry.first_seen.replace(microsecond=0)))

    def _keep_together(self, now: Sketch, story: Story, turn: Turn, at: datetime) -> None:
        """Remember that an Entry belongs to its Story where what it says now does not show it any more."""
        others = [entry for entry in story.entries if place_of(entry) != place_of(now.entry)]
        if not others or any(compare(now, self.sketch(other)) for other in others):
            return
        one, two = pair_of(place_of(now.entry), place_of(others[0]))
        decided = {(decision.one, decision.two) for decision in turn.decisions([one])}
        if (one, two) not in decided:
            turn.decide(Decision(one=one, two=two, together=True, why="one story before it was corrected", at=at))

    def regroup(self, around: Neighbourhood, turn: Turn, at: datetime, changed: Story | None = None) -> list[Story]:
        """Make Stories of a neighbourhood, store those that are not stored like that yet, and return all.

        `changed`: a stored Story with an Entry that says something else now, so that it has to be stored in any case.
        """
        sketches = [around.sketches[place] for place in sorted(around.sketches)]
        alone = len(sketches) == 1  # as most are
        groups = [[0]] if alone else grouped(sketches, together=around.together, apart=around.apart)
        names = named([[sketches[n].entry for n in group] for group in groups], around, turn, self.publisher)
        held = {place_of(entry): story.id for story in around.stories.values() for entry in story.entries}
        stored = []
        for one in names:
            if one.before is not None and one.before != changed and _is_stored(one, held):
                stored.append(one.before)
                continue
            if one.before is None and all(place_of(entry) in held for entry in one.entries):
                one = replace(one, born=at)  # noqa: PLW2901 - split off: its id is new, whatever its Entries are
            stored.append(self._put(one, around, held, turn))
            for tombstone in tombstones_of(one, at):
                turn.bury(tombstone)
        return stored

    def _put(self, one: Named, around: Neighbourhood, held: dict[EntryId, str], turn: Turn) -> Story:
        """Store a group under its id; Entries of it that go elsewhere stay in it until they are fetched from there."""
        own = {place_of(entry) for entry in one.entries}
        left = [around.sketches[place].entry for place in sorted(around.sketches) if held.get(place) == one.id]
        left = [entry for entry in left if place_of(entry) not in own]
        story = self._story(one)
        put = turn.put(replace(story, entries=(*story.entries, *left)))
        if one.told_before or (one.before is not None and one.before.withdrawn is not None):
            turn.exhume(one.id)
        held |= dict.fromkeys(own, one.id)
        return replace(put, entries=put.entries[: len(story.entries)])

    def _story(self, one: Named) -> Story:
        """Return a group as a Story: led, sorted into companies and topics."""
        first_seen = min(entry.first_seen for entry in one.entries)
        if one.met is not None and len(one.entries) == 1:
            first_seen = one.met
            one = replace(one, entries=(replace(one.entries[0], first_seen=first_seen),))
        first_seen = one.born or first_seen
        shell = told(one, one.entries, first_seen)
        ordered = led(one.entries, self._voices, self.classifier.retired(shell))
        return self.sorted(told(one, ordered, first_seen), one.before)

    def sorted(self, story: Story, before: Story | None = None) -> Story:
        """Return the Story with its companies, topics and events; `before`: as it is stored, where it is."""
        story = replace(story, companies=self.classifier.companies_of_story(story))
        stored, corrected = (before.events, is_corrected(before.lead, story.lead)) if before else ((), False)
        events = told_again(story.id, stored, events_of_entry(story.lead), corrected=corrected)
        return replace(story, topics=self.classifier.topics_of_story(story), events=tuple(events))

    def revived(self, story: Story) -> Story:
        """Return a Story that had been taken back and is shown again."""
        return self.sorted(replace(story, withdrawn=None), story)

    def sketch(self, entry: Entry) -> Sketch:
        """Return what of an Entry is compared with others; made once for all that is compared with it."""
        body = entry.body or ""
        known = (entry.source_id, entry.key, entry.listed, entry.title, entry.published, len(body), entry.complete)
        found = self._sketches.get(known)
        if found is None:
            if len(self._sketches) >= _KEPT:
                self._sketches.clear()
            found = self._sketches[known] = sketch_of(entry, self.classifier.companies_about(entry))
        return found if found.entry is entry else replace(found, entry=entry)


def _revision(old: Entry, at: datetime, change: Change | None) -> Revision:
    return Revision(
        source_id=old.source_id,
        key=old.key,
        at=at,
        title=old.title,
        published=old.published.stated if old.published else None,
        difference=change.difference if change else "what it tells of an event",
    )


def _is_moved(before: Story, stored: Sequence[Story]) -> bool:
    """Tell whether subscribers see something else of an Event that a Story told of before."""
    known = {event.uid: event.sequence for event in before.events}
    return any(event.sequence > known.get(event.uid, event.sequence) for story in stored for event in story.events)


def _pairs(place: EntryId, story: Story) -> list[Pair]:
    return [pair_of(place, place_of(entry)) for entry in story.entries if place_of(entry) != place]


def _is_stored(one: Named, held: dict[EntryId, str]) -> bool:
    """Tell whether a group is stored just so: the same Entries under its id, and no other."""
    own = {place_of(entry) for entry in one.entries}
    return not one.merged and own == {place for place, story_id in held.items() if story_id == one.id}


@dataclass(slots=True)
class _Tally:
    """Counts the verdicts of one visit."""

    counts: dict[Verdict, int] = field(default_factory=dict)

    def add(self, verdict: Verdict) -> None:
        self.counts[verdict] = self.counts.get(verdict, 0) + 1

    def outcome(self, outcome: Outcome) -> Outcome:
        return replace(
            outcome,
            new=self.counts.get(Verdict.NEW, 0),
            changed=self.counts.get(Verdict.CHANGED, 0),
            same=self.counts.get(Verdict.SAME, 0),
            duplicates=self.counts.get(Verdict.DUPLICATE, 0),
        )
