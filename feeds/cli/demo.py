"""`feeds demo`: the whole job, on newsrooms that come with the program."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

from feeds.cli.app import JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.run import tell
from feeds.cli.show import as_json, line, note
from feeds.cli.watching import Watched
from feeds.demo import demo_config
from feeds.errors import FeedsError
from feeds.model import Config, Entry, FeedSpec, Result, RunReport
from feeds.pipeline import Wishes
from feeds.wiring.memory import open_store
from feeds.wiring.running import run as run_once

EXAMPLES = examples(
    "feeds demo                    writes ./output and leaves nothing else",
    "feeds demo --keep /tmp/demo   leaves output/ and the store there",
    "feeds demo --serve            then subscribe at http://127.0.0.1:8000/",
)
SHOWN = ("companies/sino-biopharm", "topics/biopharma-events")  # the feeds whose newest Stories are printed


def command(
    *,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", help="Put output/ and the store into DIR and leave them.")
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Then serve the feeds until Ctrl-C.")] = False,
    port: Annotated[int, typer.Option("--port", help="Where --serve listens.", min=1, max=65535)] = 8000,
    as_machine: JsonOption = False,
) -> None:
    """Run the real job, twice, on a small web of newsrooms that comes with the program; no network is needed.

    The second pass shows that nothing is repeated and nothing is rewritten. One of the newsrooms is broken on
    purpose, so that you see what a failure looks like; it does not count for the exit code.
    """
    with ExitStack() as stack:
        folder = _folder(keep, stack)
        output = (keep or Path()) / "output"
        server = _listen(output, port) if serve else None
        base_url = f"http://127.0.0.1:{port}/" if serve else None
        config = stack.enter_context(demo_config(folder, output.resolve(), base_url))
        first, second = _twice(config, quiet=as_machine)
        if as_machine:
            as_json({"output": str(config.output), "first": _figures(first), "second": _figures(second)})
        else:
            _show_newest(config)
            line()
            line(f"Open {config.output / 'index.html'} in a browser, or any .atom or .rss file in a feed reader.")
            line("Next: `feeds add https://www.example.com` with a company of yours finds its news; then `feeds run`.")
        if server is not None:
            _serve(server, port)
    raise typer.Exit(Code.WELL if _held(first, second) else Code.SOME_FAILED)


def _folder(keep: Path | None, stack: ExitStack) -> Path:
    """Return where the store goes; a demo never writes into the output of a store that is in use."""
    if keep is not None:
        try:
            keep.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FeedsError(f"{keep}: {error.strerror}", "Name a folder that can be written to.") from error
        return keep.resolve()
    if Path("feeds.db").exists():
        raise FeedsError(
            "this folder holds feeds.db, so ./output may hold feeds that someone reads",
            "Keep the demo elsewhere: feeds demo --keep DIR",
        )
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="feeds-demo-")))


def _twice(config: Config, *, quiet: bool) -> tuple[RunReport, RunReport]:
    """Make two runs: the second asks every source again, and finds nothing to say or to write."""
    reports = []
    everyone = Wishes(only=frozenset(source.id for source in config.sources))
    for heading in ("First pass: everything is new", "Second pass: every source is asked again, nothing has changed"):
        if quiet:
            reports.append(run_once(config, everyone))
            continue
        line()
        line(heading, style="bold")
        with Watched() as progress:
            report = run_once(config, everyone, progress=progress)
        tell(report, config)
        reports.append(report)
    return reports[0], reports[1]


def _held(first: RunReport, second: RunReport) -> bool:
    """Tell whether the demo showed what it promises: news at first, then nothing repeated and nothing rewritten."""
    again = sum(outcome.new + outcome.changed + outcome.duplicates for outcome in second.outcomes)
    return first.stories > 0 and again == 0 and not second.written.changed


def _figures(report: RunReport) -> dict[str, object]:
    return {
        "sources": len(report.outcomes),
        "found": sum(outcome.found for outcome in report.outcomes),
        "new": sum(outcome.new for outcome in report.outcomes),
        "changed": sum(outcome.changed for outcome in report.outcomes),
        "duplicates": sum(outcome.duplicates for outcome in report.outcomes),
        "stories": report.stories,
        "written": list(report.written.changed),
        "unchanged": len(report.written.unchanged),
        "failed": {o.source_id: o.message for o in report.outcomes if o.result is Result.FAILED},
    }


def _show_newest(config: Config) -> None:
    with open_store(config) as store:
        for spec in config.specs:
            if spec.path in SHOWN:
                _show_feed(spec, [story.lead for story in store.stories(replace(spec, limit=4))])


def _show_feed(spec: FeedSpec, entries: list[Entry]) -> None:
    line()
    line(f"{spec.title}  (output/{spec.path}.atom, .rss)", style="bold")
    for entry in entries:
        day = entry.published.stated[:10] if entry.published else "undated"
        line(f"  {day}  {entry.title}")
        line(f"              {entry.link}" + (f"  (origin: {entry.origin})" if entry.origin else ""))


class _Handler(SimpleHTTPRequestHandler):
    """The output folder with the media types of feeds."""

    extensions_map = {  # noqa: RUF012 - the form in which http.server keeps it
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml; charset=utf-8",
        ".rss": "application/rss+xml; charset=utf-8",
        ".opml": "text/x-opml; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }


def _listen(output: Path, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(output)))
    except OSError as error:
        raise FeedsError(f"port {port}: {error.strerror}", "Choose another with --port.") from error


def _serve(server: ThreadingHTTPServer, port: int) -> None:
    note(f"Serving the feeds at http://127.0.0.1:{port}/ until Ctrl-C.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        note("Stopped.")
    finally:
        server.server_close()
