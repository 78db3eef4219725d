"""The program's frame: name, version, options that all commands share."""

import logging
from pathlib import Path
from typing import Annotated

import typer

from feeds import __version__
from feeds.cli.group import Commands, examples
from feeds.cli.harmless import harmless_lines
from feeds.cli.show import settings

app = typer.Typer(
    name="feeds",
    cls=Commands,
    help="Company news sources in, permanent Atom and RSS feeds out: for each company and each topic.\n\n"
    "Exit codes: 0 all well; 1 some sources failed, or what was asked for was not found, the rest is done; "
    "2 nothing could run: a mistake in the command or in sources.yaml, a locked or damaged store.",
    epilog=examples(
        "feeds demo                                   see the whole job at work, without a network",
        "feeds add https://www.example.com            find the news of a company, write it into sources.yaml",
        "feeds check                                  is sources.yaml right?",
        "feeds preview https://www.example.com/news   what would be read from a page?",
        "feeds run                                    read what is due, write the feeds",
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ConfigOption = Annotated[
    Path,
    typer.Option("--config", "-c", metavar="FILE", envvar="FEEDS_CONFIG", help="The file that says what to read."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document for machines.")]
DEFAULT_CONFIG = Path("sources.yaml")


class HarmlessFormatter(logging.Formatter):
    """Writes log records that a terminal may show: they hold what servers and pages say."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line, and the traceback of its exception."""
        return harmless_lines(super().format(record))


def _version(wanted: bool) -> None:  # noqa: FBT001 - the form in which Typer calls it
    if wanted:
        typer.echo(f"feeds {__version__}")
        raise typer.Exit


@app.callback()
def frame(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Print without colours (NO_COLOR in the environment does the same).")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log each step to standard error.")] = False,
) -> None:
    """Take the options that come before the command."""
    settings(colour=not no_color)
    handler = logging.StreamHandler()
    handler.setFormatter(HarmlessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO if verbose else logging.ERROR, handlers=[handler])
