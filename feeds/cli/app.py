"""The program's frame: name, version, options that all commands share."""

import logging
from pathlib import Path
from typing import Annotated

import typer

from feeds import __version__
from feeds.cli.show import settings

app = typer.Typer(
    name="feeds",
    help="Company news sources in, permanent Atom and RSS feeds out: for each company and each topic.\n\n"
    "Exit codes: 0 all well; 1 some sources failed, the rest is done; 2 nothing could run.",
    epilog="Begin with `feeds demo`; then `feeds check`, `feeds preview URL`, `feeds run`.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ConfigOption = Annotated[
    Path, typer.Option("--config", "-c", envvar="FEEDS_CONFIG", help="The file that says what to read.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document for machines.")]
DEFAULT_CONFIG = Path("sources.yaml")


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
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
