"""What type checkers know of the public names that __init__.py loads when first used."""

from feeds.api import extract as extract
from feeds.api import extract_article as extract_article
from feeds.model import Item as Item
from feeds.wiring.running import run as run

__all__ = ["Item", "__version__", "extract", "extract_article", "run"]

__version__: str
