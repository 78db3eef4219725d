"""All classification of one sources.yaml in one object, with a digest that tells when its rules have changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from feeds.classify.companies import CompanyIndex
from feeds.classify.topics import TopicIndex
from feeds.languages import primary
from feeds.model import Company, Config, Entry, Match, Story

_VERSION = 3  # raise it when the code below the rules decides differently: stored Stories are then sorted anew
_RECENT = 64  # Entries whose companies are kept at hand


class Classifier:
    """Assigns companies and topics as sources.yaml says; `digest` names the rules it follows."""

    def __init__(self, config: Config) -> None:
        """Take the whole configuration: companies, topics, and whose each source is."""
        self._described = dict(config.companies)
        self._companies = CompanyIndex(config.companies.values())
        self._topics = TopicIndex(config.topics.values())
        self._owners = {source.id: source.company for source in config.sources}
        self._recent: dict[tuple[str | None, ...], tuple[Match, ...]] = {}
        self.digest = _digest(config)

    def companies_of(self, entry: Entry) -> tuple[Match, ...]:
        """Return the companies one Entry is about; asked several times while it is settled, found once."""
        known = (entry.source_id, entry.key, entry.title, entry.summary, entry.body)
        if (found := self._recent.get(known)) is None:
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            found = self._companies.companies_of(entry, self._owners.get(entry.source_id))
            self._recent[known] = found
        return found

    def companies_about(self, entry: Entry) -> tuple[Company, ...]:
        """Return the companies one Entry is about, as sources.yaml describes them."""
        return tuple(self._described[match.id] for match in self.companies_of(entry))

    def topics_of(self, entry: Entry) -> tuple[Match, ...]:
        """Return the topics one Entry belongs to."""
        companies = self.companies_of(entry) if self._topics.asks_for_companies else ()
        return self._topics.topics_of(entry, [company.id for company in companies])

    def retired(self, story: Story) -> frozenset[str]:
        """Return the Sources of a Story that sources.yaml no longer names."""
        return frozenset(entry.source_id for entry in story.entries) - self._owners.keys()

    def companies_of_story(self, story: Story) -> tuple[Match, ...]:
        """Return the companies of all its Entries, the lead's reasons first.

        An Entry whose Source is no longer in sources.yaml keeps what was found while it was.
        """
        found: dict[str, Match] = {}
        for entry in story.entries:
            if entry.source_id in self._owners:
                for match in self.companies_of(entry):
                    found.setdefault(match.id, match)
        if any(entry.source_id not in self._owners for entry in story.entries):
            for match in story.companies:
                found.setdefault(match.id, match)
        return tuple(sorted(found.values(), key=lambda match: match.id))

    def topics_of_story(self, story: Story) -> tuple[Match, ...]:
        """Return the topics of its lead Entry, the one that subscribers read, then those of its other languages.

        A rule may know the words of one language only: `any: [细胞治疗]` finds a release whose English version leads.
        Places in the lead's language, and those whose language is unknown, add nothing: a reprint's words are not the
        company's.
        """
        found = {match.id: match for match in self.topics_of(story.lead)}
        for entry in _in_other_languages(story):
            for match in self.topics_of(entry):
                found.setdefault(match.id, replace(match, why=f"in {entry.language}: {match.why}"))
        return tuple(found.values())


def _in_other_languages(story: Story) -> Iterator[Entry]:
    """Yield the Entries whose language is another than the lead's, both being known."""
    if story.lead.language is None:
        return
    own = primary(story.lead.language)
    yield from (entry for entry in story.entries[1:] if entry.language and primary(entry.language) != own)


def _digest(config: Config) -> str:
    """Return a digest of everything that classification depends on."""
    owners = sorted((source.id, source.company or "") for source in config.sources)
    companies = [
        (company.id, company.name, company.aliases, company.tickers) for _, company in sorted(config.companies.items())
    ]
    topics = [repr(topic) for _, topic in sorted(config.topics.items())]
    return hashlib.sha256(repr((_VERSION, owners, companies, topics)).encode()).hexdigest()
