"""`feeds schema`: the JSON Schema of sources.yaml, for editors."""

import typer

from feeds.cli.show import as_json
from feeds.config import json_schema


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        "schema",
        help="Print the JSON Schema of sources.yaml; editors complete and check by it.",
        epilog="Example: `feeds schema > sources.schema.json`, and as the first line of sources.yaml "
        "`# yaml-language-server: $schema=sources.schema.json`",
    )(command)


def command() -> None:
    """Print the schema."""
    as_json(json_schema())
