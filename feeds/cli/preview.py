"""`feeds preview URL|FILE`: what would be extracted, and why."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from feeds.classify.companies import names_of
from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.learnt import memory_of, told, yaml_of
from feeds.cli.learnt import read as read_as_remembered
from feeds.cli.show import as_json, complain, counted, line, note
from feeds.cli.tables import table
from feeds.config import load, values
from feeds.errors import ExtractError, FeedsError, FetchError, ForbiddenAddressError, UrlError
from feeds.extractors.page import Page
from feeds.links import canonical
from feeds.model import (
    Config,
    Extraction,
    Fetched,
    FetchPolicy,
    Item,
    Kind,
    Precision,
    Request,
    Selectors,
    Source,
    Wrapper,
)
from feeds.reading import newest, page_of
from feeds.wiring.browser import rendering_of
from feeds.wiring.clock import SystemClock

MOST = FetchPolicy().max_bytes  # of a file: what a server may send, too
EXAMPLES = examples(
    "feeds preview https://www.example.com/news --yaml",
    "feeds preview https://www.example.com/news",
    "feeds preview https://www.example.com/news --items 'li.release' --title a --date .date",
    "feeds preview page.html --url https://www.example.com/news",
    "feeds preview http://intranet.example/news --allow intranet.example",
    "feeds preview https://www.example.com/news/1 --kind article",
)
LOCAL = "https://preview.invalid/"  # where a file is taken to come from, unless --url says


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """A document, and what it gave."""

    page: Page
    extraction: Extraction
    items: list[Item]  # newest first
    source: Source | None  # of sources.yaml, whose settings it was read with
    wrapper: Wrapper | None = None  # of a listing: what was learnt of it


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    place: Annotated[str, typer.Argument(metavar="URL|FILE", help="An http(s) address, or a file that was saved.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--kind", "-k", metavar="KIND", help="auto, feed, sitemap, listing or article; found out if left out."
        ),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where a FILE came from.")] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="HOST",
            help="Read this host, address or network although it is not public. May be given several times.",
        ),
    ] = None,
    items: Annotated[
        str | None, typer.Option("--items", metavar="SELECTOR", help="CSS or XPath of the records of a list.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="SELECTOR", help="Within a record.")] = None,
    link: Annotated[str | None, typer.Option("--link", metavar="SELECTOR", help="Within a record.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="SELECTOR", help="Within a record.")] = None,
    summary: Annotated[str | None, typer.Option("--summary", metavar="SELECTOR", help="Within a record.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="NUMBER", help="Items to show.", min=1)] = 50,
    as_yaml: Annotated[
        bool, typer.Option("--yaml", help="Print the source as it would stand in sources.yaml, with selectors.")
    ] = False,
    as_machine: JsonOption = False,
) -> None:
    """Show what would be read from an address or a file, with the reason for each decision. Stores nothing.

    An address that stands in sources.yaml is read with the settings it has there, unless options say otherwise.
    Exit code 1 where the address gives no document, or the document no items.
    """
    asked = _Asked(
        kind=kind, selectors=_selectors(items, {"title": title, "link": link, "date": date, "summary": summary})
    )
    loaded = _config(config)
    allowed = _allowed(allow or [])
    try:
        read = _read(place, url, asked, loaded, allowed)
    except UrlError:
        raise  # a mistake in the command
    except ForbiddenAddressError as error:
        complain(error, hint="If this is a host of your own: --allow HOST here, and `fetch.allow` in sources.yaml.")
        raise typer.Exit(Code.SOME_FAILED) from None
    except (FetchError, ExtractError) as error:
        complain(error)
        raise typer.Exit(Code.SOME_FAILED) from None
    if as_machine:
        as_json(_machine(read, limit))
    elif as_yaml:
        text = yaml_of(read.page, address_of(place, url), read.wrapper, read.items, read.extraction.kind)
        for one in text.rstrip().splitlines():
            line(one)
    else:
        _tell(read, limit)
    if not read.items and not read.extraction.follows:
        raise typer.Exit(Code.SOME_FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """How options say to read; None: not said."""

    kind: Kind | None
    selectors: Selectors | None


def _config(path: Path) -> Config | None:
    """Return the configuration; a preview can do without, unless it was named."""
    return load(path) if path.exists() or path != DEFAULT_CONFIG else None


def _allowed(places: Sequence[str]) -> tuple[str, ...]:
    """Return what --allow names, under the rule of `fetch.allow`; raises FeedsError."""
    try:
        return tuple(values.place(place) for place in places)
    except ValueError as error:
        raise FeedsError(f"--allow: {error}") from error


def _selectors(items: str | None, fields: dict[str, str | None]) -> Selectors | None:
    if items is None:
        if any(fields.values()):
            raise FeedsError("--title, --link, --date and --summary need --items", "Say what the records are first.")
        return None
    return Selectors(items=items, **fields)


def _read(place: str, url: str | None, asked: _Asked, config: Config | None, allow: tuple[str, ...]) -> Read:
    address = place if _is_address(place) else url
    source = _source_of(address, config)
    settings = _settings(source or Source(id="preview", url=address or LOCAL, name="preview"), asked)
    page = _fetched(place, settings, config, allow) if _is_address(place) else _opened(Path(place), settings)
    company = config.companies.get(source.company or "") if config and source else None
    names = tuple(names_of(company)) if company else ()
    extraction, items, wrapper = read_as_remembered(page, settings.kind, names, memory_of(config, source))
    return Read(
        page=page, extraction=extraction, items=newest(items, len(items)), source=source, wrapper=wrapper
    )  # fmt: skip


def address_of(place: str, url: str | None) -> str:
    """Return the address of what is previewed, as it would stand in sources.yaml."""
    return place if _is_address(place) else url or LOCAL


def _is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def _source_of(address: str | None, config: Config | None) -> Source | None:
    if address is None or config is None:
        return None
    return next((source for source in config.sources if canonical(source.url) == canonical(address)), None)


def _settings(source: Source, asked: _Asked) -> Source:
    """Return how to read: as sources.yaml says, but for what options say."""
    if asked.selectors:
        return replace(source, selectors=asked.selectors, kind=Kind.LISTING)
    if asked.kind:
        return replace(source, kind=asked.kind, selectors=source.selectors if asked.kind is Kind.LISTING else None)
    return source


def _fetched(place: str, settings: Source, config: Config | None, allow: tuple[str, ...]) -> Page:
    policy = config.fetch if config else FetchPolicy()
    with rendering_of(replace(policy, allow=(*policy.allow, *allow))) as fetcher:
        fetched = fetcher.fetch(Request(url=place))
    if not isinstance(fetched, Fetched):
        raise FetchError(place, f"{place} answered 304 to a request without conditions", "The server is faulty.")
    return page_of(fetched, settings)


def _opened(path: Path, settings: Source) -> Page:
    try:
        if path.exists() and not path.is_file():
            what = "a directory" if path.is_dir() else "no file"
            raise FeedsError(f"{path} is {what}", "Give an address that begins with http:// or https://, or a file.")
        with path.open("rb") as file:
            body = file.read(MOST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise FeedsError(
            f"{path}: {reason}", "Give an address that begins with http:// or https://, or a file."
        ) from error
    if len(body) > MOST:
        raise FeedsError(f"{path} has more than {MOST:,} bytes", "Save a smaller page.")
    return Page(
        url=settings.url, body=body, selectors=settings.selectors, now=SystemClock().now(),
        language=settings.language, timezone=settings.timezone,
    )  # fmt: skip


def _tell(read: Read, limit: int) -> None:
    extraction = read.extraction
    line(f"{read.page.url}: read as {extraction.kind}, {counted(len(read.items), 'item')}", style="bold")
    if read.source:
        line(f"  with the settings of {read.source.id} in sources.yaml")
    for reason in extraction.reasons:
        line(f"  {reason}")
    for learnt in told(read.wrapper) if read.wrapper else ():
        line(f"  {learnt}")
    line()
    if extraction.kind is Kind.ARTICLE and read.items:
        _tell_article(read.items[0])
    elif read.items:
        _tell_items(read.items[:limit])
        if len(read.items) > limit:
            line(f"and {len(read.items) - limit} more: --limit {len(read.items)}")
    for follow in extraction.follows:
        line(f"a run would also read {follow.url} ({follow.why})")
    if not read.items and not extraction.follows:
        note("No items: try another --kind, or say where they are with --items.")


def _tell_items(items: Sequence[Item]) -> None:
    rows = [
        (str(number), _date(item), item.title or "-", item.link, item.published_evidence or "no date stated")
        for number, item in enumerate(items, 1)
    ]
    table(("#", "date", "title", "link", "where the date stood"), rows, least=100)


def _tell_article(item: Item) -> None:
    line(f"title    {item.title or '-'}")
    line(f"date     {_date(item)}  ({item.published_evidence or 'no date stated'})")
    line(f"link     {item.link}")
    line(f"origin   {item.origin or '-'}")
    line(f"summary  {item.summary or '-'}")


def _date(item: Item) -> str:
    if item.published is None:
        return "-"
    day = item.published_precision is Precision.DATE
    return item.published.date().isoformat() if day else item.published.isoformat(timespec="minutes")


def _machine(read: Read, limit: int) -> dict[str, object]:
    return {
        "url": read.page.url,
        "kind": read.extraction.kind,
        "source": read.source.id if read.source else None,
        "reasons": read.extraction.reasons,
        "wrapper": asdict(read.wrapper) if read.wrapper else None,
        "follows": [{"url": follow.url, "why": follow.why} for follow in read.extraction.follows],
        "total": len(read.items),
        "items": [_item_for_machines(item) for item in read.items[:limit]],
    }


def _item_for_machines(item: Item) -> dict[str, object]:
    return {
        "title": item.title,
        "link": item.link,
        "published": _stated(item),
        "published_precision": item.published_precision,
        "published_evidence": item.published_evidence,
        "summary": item.summary,
        "origin": item.origin,
        "language": item.language,
        "image": item.image,
    }


def _stated(item: Item) -> str | None:
    if item.published is None:
        return None
    day = item.published_precision is Precision.DATE
    return item.published.date().isoformat() if day else item.published.isoformat()
