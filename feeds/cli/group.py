"""The commands of the program by name, each loaded when it is invoked: `feeds --help` has no need of any."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# In the order of --help; each is the module of its name in this folder (with `_` where Python has the name).
COMMANDS = {
    "add": "Find a company's news from any address of it, and add it.",
    "import": "Add the addresses of a list: OPML, plain text, bookmarks.",
    "run": "Read the sources that are due, and write the feeds.",
    "check": "Tell every mistake in sources.yaml.",
    "preview": "Show what would be read from an address or a file, and why.",
    "status": "Show how each source fares.",
    "doctor": "Tell in plain words what a source gives, what not, and why.",
    "backfill": "Read a source's past: older pages, year archives.",
    "explain": "Show what each stage said of one item.",
    "story": "Look at one story; join two, or split one, by hand.",
    "topics": "List the topics; try rules before they are switched on.",
    "schema": "Print the JSON Schema of sources.yaml, for editors.",
    "demo": "Run the real job on newsrooms that come with the program.",
}


class Commands(TyperGroup):
    """A group that knows its commands by name and one line."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, summary in COMMANDS.items():
            self.add_command(Promised(name=name, help=summary, short_help=summary))


class Promised(TyperCommand):
    """A command that is there when it is asked to do something."""

    def make_context(self, *arguments: Any, **settings: Any) -> Any:
        """Load the command and let it read what was typed; what follows (a run, --help, completion) is its own."""
        if self.name is None:
            raise ValueError("a promised command is loaded by its name")
        return loaded(self.name).make_context(*arguments, **settings)


def loaded(name: str) -> Any:
    """Return the command of that name: the function `command` of its module, with its docstring and EXAMPLES.

    A command that is several, such as `feeds story show`, is the module's `app`.
    """
    module = import_module(f"feeds.cli.{name}{'_' if iskeyword(name) else ''}")
    if hasattr(module, "app") and not hasattr(module, "command"):
        return typer.main.get_command(module.app)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name, epilog=module.EXAMPLES)(module.command)
    return typer.main.get_command(alone)


def examples(*lines: str) -> str:
    """Return the end of a --help: examples, each on a line of its own."""
    # \b keeps a paragraph from being wrapped: https://click.palletsprojects.com/en/stable/documentation/
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
