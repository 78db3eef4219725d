"""What sorting costs: one pass over a text finds the phrases of all topics."""

import time

from feeds.classify import TopicIndex
from feeds.config.packs import pack_topics
from feeds.model import Topic
from tests.builders import topic

TEXT = "Acme today announced that the first patient was dosed in a study of its antibody for adults with asthma. " * 5


def seconds(topics: list[Topic]) -> float:
    """Return how long the fastest of several rounds takes to sort a hundred releases."""
    index, rounds = TopicIndex(topics), []
    for _ in range(5):
        started = time.perf_counter()
        for number in range(100):
            index.matches(f"Acme {number} doses first patient in its trial", TEXT, None, {})
        rounds.append(time.perf_counter() - started)
    return min(rounds)


def test_fifty_more_topics_of_many_phrases_cost_little_beside_the_pack() -> None:
    pack = list(pack_topics("biopharma").values())
    more = [topic(f"t{n}", any=tuple(f"phrase {m} of {n}" for m in range(100)), none=("never",)) for n in range(50)]
    alone, together = seconds(pack), seconds([*pack, *more])
    assert together < 2 * alone, (alone, together)
