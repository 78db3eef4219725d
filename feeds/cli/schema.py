"""`feeds schema`: the JSON Schema of sources.yaml, for editors."""

from feeds.cli.group import examples
from feeds.cli.show import as_json
from feeds.config import json_schema

EXAMPLES = examples(
    "feeds schema > sources.schema.json",
    "and as the first line of sources.yaml:",
    "# yaml-language-server: $schema=sources.schema.json",
)


def command() -> None:
    """Print the JSON Schema of sources.yaml: editors complete and check by it."""
    as_json(json_schema())
