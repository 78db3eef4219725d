"""`feeds check`: tells whether sources.yaml is right."""

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.show import as_json, complain, counted, line
from feeds.config import load
from feeds.errors import ConfigError

EXAMPLES = examples(
    "feeds check",
    "feeds check --config my/sources.yaml",
)


def command(*, config: ConfigOption = DEFAULT_CONFIG, as_machine: JsonOption = False) -> None:
    """Tell every mistake in sources.yaml, each with its line and what would be right.

    Reads the file and nothing else: no source is asked. Exit code 2 where there is a mistake.
    """
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
        return
    singular = ("company", "topic", "source", "feed")
    told = [
        counted(count, one) if count == 1 else f"{count} {name}"
        for one, (name, count) in zip(singular, counts.items(), strict=True)
    ]
    line(f"{config} is right: {', '.join(told)}")
