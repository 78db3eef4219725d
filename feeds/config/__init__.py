"""sources.yaml -> Config: read once, checked whole, then frozen; every mistake at once, each with line and path.

tree      YAML -> plain values with the line of each; safe, bounded
values    durations, sizes, addresses, zones: what may stand in one place
part      what all mappings have in common
ruling    what may stand in a topic's rule
packs     topics that come with the program
asking    how a source is asked, where the items stand in its JSON, which of them are wanted
schema    what may stand where (pydantic), and the JSON Schema for editors
mistakes  what pydantic says, in our words
cross     mistakes between places: the same address twice, a company that does not exist
build     checked values -> Config
loading   all of it in order: load(path); load_topics(path) for a file of topics alone
"""

from feeds.config.loading import load, load_topics
from feeds.config.schema import json_schema

__all__ = ["json_schema", "load", "load_topics"]
