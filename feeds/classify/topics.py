"""Which topics an Entry belongs to: word rules over its title and summary."""

from collections.abc import Iterable

from feeds.classify.phrases import Phrases
from feeds.model import Entry, Match, Topic


class TopicIndex:
    """Every topic's rule, ready to be applied."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Take the topics of sources.yaml."""
        self._topics = tuple(topics)
        self._any = {topic.id: Phrases((phrase, phrase) for phrase in topic.any) for topic in self._topics}
        self._all = {topic.id: Phrases((phrase, phrase) for phrase in topic.all) for topic in self._topics}
        self._none = {topic.id: Phrases((phrase, phrase) for phrase in topic.none) for topic in self._topics}

    def topics_of(self, entry: Entry) -> tuple[Match, ...]:
        """Return the topics whose rule holds, each with the words that made it hold, in the order of sources.yaml."""
        places = (("title", entry.title), ("summary", entry.summary or ""))
        return tuple(
            Match(id=topic.id, why=why) for topic in self._topics if (why := self._holds(topic, places)) is not None
        )

    def _holds(self, topic: Topic, places: tuple[tuple[str, str], ...]) -> str | None:
        """Return why the rule holds, or None: one of `any`, each of `all`, none of `none`."""
        if _found(self._none[topic.id], places):
            return None
        some, every = _found(self._any[topic.id], places), _found(self._all[topic.id], places)
        if (topic.any and not some) or len(every) < len(set(topic.all)):
            return None
        return ", ".join(f"{place}: {phrase}" for phrase, place in (every | some).items())


def _found(phrases: Phrases, places: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the phrases that occur, each with the first place where it does."""
    found: dict[str, str] = {}
    for place, text in places:
        for hit in phrases.find(text):
            found.setdefault(hit.phrase, place)
    return found
