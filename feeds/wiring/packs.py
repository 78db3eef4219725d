"""The packs of topics that come with the program, ready to be applied."""

from functools import lru_cache

from feeds.classify import TopicIndex
from feeds.config.packs import pack_names, pack_topics
from feeds.errors import FeedsError


@lru_cache(maxsize=8)
def pack_index(name: str) -> TopicIndex:
    """Return the topics of a pack; raises FeedsError where there is no such pack."""
    if name not in pack_names():
        raise FeedsError(f"There is no pack of topics called {name!r}.", f"There is: {', '.join(pack_names())}.")
    return TopicIndex(pack_topics(name).values())
