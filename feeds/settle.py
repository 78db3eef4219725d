"""What a visit's Entries mean for what is stored: each finds its Story, or becomes one. Decides; the Turn remembers."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from feeds.classify import Classifier
from feeds.dedupe import join, match, noticeable, revise
from feeds.model import Entry, Outcome, Publisher, Story, Verdict
from feeds.protocols import Turn
from feeds.visit import Arrival, Visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Settler:
    """Settles visits by one set of rules."""

    publisher: Publisher
    classifier: Classifier

    def settle(self, visit: Visit, turn: Turn) -> Outcome:
        """Bring a visit's arrivals into the store, oldest first, and return its outcome with their verdicts counted."""
        tally = _Tally()
        for arrival in reversed(visit.arrivals):
            tally.add(self._settle(arrival, turn))
        return tally.outcome(visit.outcome)

    def _settle(self, arrival: Arrival, turn: Turn) -> Verdict:
        if arrival.verdict is Verdict.SAME and not arrival.completed:
            return Verdict.SAME
        entry = arrival.entry
        if arrival.verdict is Verdict.NEW:
            companies = self.classifier.companies_of(entry)
            candidates = turn.candidates(entry, frozenset(company.id for company in companies))
            story = match(entry, candidates, self.classifier.names_of(companies))
            if story is None:
                turn.put(self._sorted(self._new_story(entry, turn)))
                return Verdict.NEW
            turn.put(self._sorted(join(story, entry, self.classifier.retired(story))))
            return Verdict.DUPLICATE
        turn.put(self._sorted(self._revised(arrival, turn.candidates(entry, frozenset()))))
        return arrival.verdict

    def _new_story(self, entry: Entry, turn: Turn) -> Story:
        """Return the Story of an Entry never seen; one that was seen and forgotten gets its id and instant back."""
        remembered = turn.first_seen(entry.key)
        story_id, first_seen = remembered or (mint(entry.key, self.publisher), entry.first_seen)
        # A day stands for its noon, which may still be to come; `updated` never is (it would draw a warning).
        updated = min(entry.published.at, first_seen) if entry.published else first_seen
        entry = replace(entry, first_seen=first_seen)
        return Story(id=story_id, entries=(entry,), first_seen=first_seen, updated=updated.replace(microsecond=0))

    def _revised(self, arrival: Arrival, candidates: Sequence[Story]) -> Story:
        """Return the stored Story with what its Source says now."""
        story, old = _stored(arrival.entry, candidates)
        new = revise(old, arrival.entry)
        revised = join(story, new, self.classifier.retired(story))
        told = arrival.verdict is Verdict.CHANGED and story.lead.key == new.key and noticeable(story.lead, revised.lead)
        return replace(revised, updated=arrival.entry.first_seen.replace(microsecond=0)) if told else revised

    def _sorted(self, story: Story) -> Story:
        """Return the Story with its companies and topics."""
        story = replace(story, companies=self.classifier.companies_of_story(story))
        return replace(story, topics=self.classifier.topics_of_story(story))


def mint(key: str, publisher: Publisher) -> str:
    """Return the permanent id of a Story first seen under an identity key: a tag: URI (RFC 4151).

    It depends on nothing but the key and the publisher's host, so that a lost store mints the same ids again.
    """
    host = urlsplit(publisher.base_url).hostname or "localhost"
    digest = hashlib.sha256(key.encode()).hexdigest()[:24]
    return f"tag:{host},{publisher.since.isoformat()}:{digest}"


def _stored(entry: Entry, candidates: Sequence[Story]) -> tuple[Story, Entry]:
    """Return the Story and the Entry that a Source's known entry is stored as."""
    for story in candidates:
        for stored in story.entries:
            if (stored.source_id, stored.key) == (entry.source_id, entry.key):
                return story, stored
    raise LookupError(f"{entry.key} of {entry.source_id} is known, but its story is not in the store")


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
