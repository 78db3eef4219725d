"""`feeds doctor SOURCE|URL`: what is wrong with a source, and what to do."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from typing import Annotated

import typer

from feeds.classify.companies import names_of
from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.run import chosen
from feeds.cli.show import as_json, line
from feeds.config import load, values
from feeds.doctor import Examined, Finding, Grade, Instruments, examine, findings_of
from feeds.errors import FeedsError
from feeds.links import canonical
from feeds.model import Config, FetchPolicy, Source
from feeds.render import missing
from feeds.wiring.browser import rendering_of
from feeds.wiring.clock import SystemClock
from feeds.wiring.memory import is_begun, open_store

EXAMPLES = examples(
    "feeds doctor acme/newsroom                    why does it give nothing?",
    "feeds doctor acme                             all sources of a company",
    "feeds doctor https://www.example.com/news     an address that is no source yet",
)
_MARKS = {Grade.WRONG: ("wrong", "red"), Grade.NOTE: ("note ", "yellow"), Grade.FINE: ("fine ", None)}


def command(
    place: Annotated[
        str, typer.Argument(metavar="SOURCE|URL", help="A source by id, address, owner or pattern; or any address.")
    ],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="HOST", help="Read this host although it is not public; may be repeated."),
    ] = None,
    as_machine: JsonOption = False,
) -> None:
    """Look at a source once, and tell what was found, what not, and why; each with the next step. Stores nothing.

    Asks for the document and for robots.txt. Exit code 1 where something is wrong.
    """
    loaded = load(config) if config.exists() or config != DEFAULT_CONFIG else None
    sources = _sources(place, loaded)
    with ExitStack() as stack:
        policy = loaded.fetch if loaded else FetchPolicy()
        fetcher = stack.enter_context(rendering_of(replace(policy, allow=(*policy.allow, *_allowed(allow or [])))))
        store = stack.enter_context(open_store(loaded)) if loaded and is_begun(loaded) else None
        lacking = missing(os.environ)
        tools = Instruments(fetcher=fetcher, clock=SystemClock(), store=store, browser=lacking[1] if lacking else None)
        seen = [
            examine(source, replace(tools, site_names=_names(source, loaded)), configured=configured)
            for source, configured in sources
        ]
    found = [(one, findings_of(one)) for one in seen]
    if as_machine:
        as_json([_machine(one, findings) for one, findings in found])
    else:
        for one, findings in found:
            _tell(one, findings)
    if any(finding.grade is Grade.WRONG for _, findings in found for finding in findings):
        raise typer.Exit(Code.SOME_FAILED)


def _sources(place: str, config: Config | None) -> list[tuple[Source, bool]]:
    """Return the sources that are meant, and whether they stand in sources.yaml; raises FeedsError."""
    address = place.lower().startswith(("http://", "https://"))
    if config is not None:
        same = [one for one in config.sources if address and canonical(one.url) == canonical(place)]
        if same or not address:
            ids = {one.id for one in same} or chosen(config, [place])
            return [(one, True) for one in config.sources if one.id in ids]
    if not address:
        raise FeedsError(f"there is no {DEFAULT_CONFIG} with a source {place!r}", "Give an address, or --config FILE.")
    return [(Source(id="doctor", url=place, name="doctor"), False)]


def _allowed(places: Sequence[str]) -> tuple[str, ...]:
    try:
        return tuple(values.place(place) for place in places)
    except ValueError as error:
        raise FeedsError(f"--allow: {error}") from error


def _names(source: Source, config: Config | None) -> tuple[str, ...]:
    company = config.companies.get(source.company or "") if config else None
    return tuple(names_of(company)) if company else ()


def _tell(seen: Examined, findings: Sequence[Finding]) -> None:
    wrong = sum(finding.grade is Grade.WRONG for finding in findings)
    verdict = "all well" if not wrong else f"{wrong} {'thing' if wrong == 1 else 'things'} wrong"
    name = f"{seen.source.id}  " if seen.configured else ""
    line(f"{name}{seen.url}: {verdict}", style="bold")
    for finding in findings:
        mark, colour = _MARKS[finding.grade]
        line(f"  {mark}  {finding.what}", style=colour)
        if finding.step:
            line(f"         -> {finding.step}")


def _machine(seen: Examined, findings: Sequence[Finding]) -> dict[str, object]:
    response = seen.response
    return {
        "source": seen.source.id if seen.configured else None,
        "url": seen.url,
        "final_url": response.final_url if response else None,
        "status": response.status if response else getattr(seen.refused, "status", None),
        "media_type": response.media_type if response else None,
        "kind": seen.extraction.kind if seen.extraction else None,
        "items": len(seen.items),
        "dated": sum(item.published is not None for item in seen.items),
        "well": all(finding.grade is not Grade.WRONG for finding in findings),
        "findings": [asdict(finding) for finding in findings],
    }
