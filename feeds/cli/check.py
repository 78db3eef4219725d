"""`feeds check`: tells whether sources.yaml is right."""

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.show import as_json, complain, line
from feeds.config import load
from feeds.errors import ConfigError


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        "check",
        help="Check sources.yaml: every mistake with its line, and what would be right.",
        epilog="Example: `feeds check --config my/sources.yaml`",
    )(command)


def command(*, config: ConfigOption = DEFAULT_CONFIG, as_machine: JsonOption = False) -> None:
    """Check the file."""
    try:
        loaded = load(config)
    except ConfigError as error:
        if not as_machine:
            complain(error)
        else:
            problems = [{"file": p.file, "line": p.line, "path": p.path, "message": p.message} for p in error.problems]
            as_json({"ok": False, "problems": problems})
        raise typer.Exit(Code.NOTHING_RAN) from None
    counts = {
        "companies": len(loaded.companies),
        "topics": len(loaded.topics),
        "sources": len(loaded.sources),
        "feeds": len(loaded.specs),
    }
    if as_machine:
        as_json({"ok": True, **counts})
    else:
        line(f"{config} is right: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
