"""Which topics an Entry belongs to: rules over its title and text, and over what else is known of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feeds.classify.catalogue import Catalogue, Text
from feeds.classify.conditions import EVERYWHERE, Condition, Found, compiled, names_a_fact
from feeds.model import Entry, Fact, Match, Place, Topic
from feeds.text import text_of

LEAD = 400  # characters of the summary that hold its sub-headlines and its first sentence
LEADING = 900  # characters of the body that stand for a summary where there is none
LONGEST_MARKUP = 300_000  # characters of a body's markup that are read
TOLD = 5  # reasons of one match that are told
LONGEST_REASON = 400  # characters of one match's reasons


class TopicIndex:
    """Every topic's rule, ready to be applied."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Take the topics of sources.yaml; raises ValueError where a rule holds a regular expression that is none."""
        topics, catalogue = tuple(topics), Catalogue()
        self._rules: list[tuple[str, Condition]] = [(topic.id, compiled(topic.rule, catalogue)) for topic in topics]
        self._catalogue = catalogue
        self.asks_for_companies = any(names_a_fact(topic.rule, Fact.COMPANY) for topic in topics)
        catalogue.close()

    def topics_of(self, entry: Entry, companies: Iterable[str] = ()) -> tuple[Match, ...]:
        """Return the topics whose rule holds, each with the words that made it hold, in the order of sources.yaml.

        `companies` are the ids of those it is about, for rules that ask for them.
        """
        facts = {
            Fact.SOURCE: (entry.source_id,),
            Fact.COMPANY: tuple(companies),
            Fact.LANG: (entry.language,) if entry.language else (),
        }
        return self.matches(entry.title, entry.summary, entry.body, facts)

    def matches(
        self, title: str | None, summary: str | None, body: str | None, facts: Mapping[Fact, tuple[str, ...]]
    ) -> tuple[Match, ...]:
        """Return the topics of a text: `body` is HTML, the others are plain; what is not known is None."""
        texts = _Texts(self._catalogue, title or "", summary or "", body or "")
        mask = texts[Place.TITLE.value].mask | texts[Place.SUMMARY.value].mask
        subject = _Read(texts=texts, facts=facts, mask=mask)
        found = ((id_, condition(subject, EVERYWHERE)) for id_, condition in self._rules)
        return tuple(Match(id=id_, why=_told(why)) for id_, why in found if why is not None)


class _Texts(dict[str, Text]):
    """The parts of one Entry's text by place, each read when a rule first looks at it."""

    def __init__(self, catalogue: Catalogue, title: str, summary: str, markup: str) -> None:
        super().__init__()
        self._catalogue, self._title, self._summary, self._markup = catalogue, title, summary, markup

    def __missing__(self, place: str) -> Text:
        """Read a part that was not looked at before."""
        read = self[place] = self._text(place)
        return read

    def _text(self, place: str) -> Text:
        if place == Place.LEAD:
            return self[Place.SUMMARY.value].until(LEAD)
        if place == Place.TITLE:
            return self._catalogue.read(self._title)
        if place == Place.BODY:
            return self._catalogue.read(text_of(self._markup[:LONGEST_MARKUP]))
        return self._catalogue.read(self._summary or text_of(self._markup[:LONGEST_MARKUP])[:LEADING])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """What rules look at of one Entry."""

    texts: Mapping[str, Text]
    facts: Mapping[Fact, tuple[str, ...]]
    mask: int  # the numbers of the phrases in its title and summary, as bits


def _told(reasons: tuple[Found, ...]) -> str:
    told = ", ".join(f"{reason.place}: {reason.words}" for reason in reasons[:TOLD])
    more = f" and {len(reasons) - TOLD} more" if len(reasons) > TOLD else ""
    return f"{told[:LONGEST_REASON]}{more}"
