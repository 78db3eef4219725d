"""What type checkers know of the public names that __init__.py loads when first used."""

from feeds.api import apply_wrapper as apply_wrapper
from feeds.api import cluster as cluster
from feeds.api import events_of as events_of
from feeds.api import extract as extract
from feeds.api import extract_article as extract_article
from feeds.api import heal_wrapper as heal_wrapper
from feeds.api import learn_wrapper as learn_wrapper
from feeds.api import topics_of as topics_of
from feeds.model import Event as Event
from feeds.model import Item as Item
from feeds.model import Wrapper as Wrapper
from feeds.wiring.running import run as run

__all__ = [
    "Event",
    "Item",
    "Wrapper",
    "__version__",
    "apply_wrapper",
    "cluster",
    "events_of",
    "extract",
    "extract_article",
    "heal_wrapper",
    "learn_wrapper",
    "run",
    "topics_of",
]

__version__: str
