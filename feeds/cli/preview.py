"""`feeds preview URL|FILE`: what would be extracted, and why."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.show import as_json, complain, line, table
from feeds.config import load
from feeds.errors import ExtractError, FeedsError
from feeds.extract.page import Page
from feeds.model import Extraction, Fetched, FetchPolicy, Item, Kind, Precision, Request, Selectors
from feeds.reading import newest, read_page
from feeds.wiring import fetcher_of

LOCAL = "https://preview.invalid/"  # where a file is taken to come from, unless --url says


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        "preview",
        help="Show what would be extracted from an address or a file, with the reason for each decision.",
        epilog="Examples: `feeds preview https://www.example.com/news`; "
        "`feeds preview page.html --url https://www.example.com/news`; "
        "`feeds preview URL --items 'li.release' --title a --date .date` to try selectors.",
    )(command)


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    place: Annotated[str, typer.Argument(metavar="URL|FILE", help="An http(s) address, or a file that was saved.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="How to read it.")] = Kind.AUTO,
    url: Annotated[str | None, typer.Option("--url", help="Where a FILE came from.")] = None,
    items: Annotated[str | None, typer.Option("--items", help="CSS or XPath of the records.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Within a record.")] = None,
    link: Annotated[str | None, typer.Option("--link", help="Within a record.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="Within a record.")] = None,
    summary: Annotated[str | None, typer.Option("--summary", help="Within a record.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="Items to show.", min=1)] = 50,
    as_machine: JsonOption = False,
) -> None:
    """Fetch or open it, read it, show it."""
    selectors = _selectors(items, {"title": title, "link": link, "date": date, "summary": summary})
    page = _page(place, url, selectors, config)
    try:
        extraction, read = read_page(page, Kind.LISTING if selectors else kind)
    except ExtractError as error:
        complain(error)
        raise typer.Exit(Code.SOME_FAILED) from None
    shown = newest(read, limit)
    if as_machine:
        as_json(_machine(page, extraction, shown))
    else:
        _tell(page, extraction, shown, total=len(read))
    if not read:
        raise typer.Exit(Code.SOME_FAILED)


def _selectors(items: str | None, fields: dict[str, str | None]) -> Selectors | None:
    if items is None:
        if any(fields.values()):
            raise FeedsError("--title, --link, --date and --summary need --items", "Say what the records are first.")
        return None
    return Selectors(items=items, **fields)


def _page(place: str, url: str | None, selectors: Selectors | None, config: Path) -> Page:
    if not place.lower().startswith(("http://", "https://")):
        return Page(url=url or LOCAL, body=_bytes_of(Path(place)), selectors=selectors, now=_now())
    policy = load(config).fetch if config.exists() else FetchPolicy()
    with fetcher_of(policy) as fetcher:
        fetched = fetcher.fetch(Request(url=place))
    if not isinstance(fetched, Fetched):
        raise FeedsError(f"{place} gave no document")
    return Page(
        url=fetched.final_url, body=fetched.body, media_type=fetched.media_type, charset=fetched.charset,
        selectors=selectors, now=fetched.fetched_at,
    )  # fmt: skip


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FeedsError(
            f"{path}: {error.strerror}", "Give an address that begins with http:// or https://, or a file."
        ) from error


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a file has no time of fetch; this command stands at the outer edge


def _tell(page: Page, extraction: Extraction, items: list[Item], *, total: int) -> None:
    line(f"{page.url}: read as {extraction.kind}, {total} items", style="bold")
    for reason in extraction.reasons:
        line(f"  {reason}")
    line()
    rows = [
        (str(number), _date(item), item.title or "-", item.link, item.published_evidence or "no date stated")
        for number, item in enumerate(items, 1)
    ]
    table(("#", "date", "title", "link", "where the date stood"), rows)
    if extraction.kind is Kind.ARTICLE and items:
        line()
        line(f"origin   {items[0].origin or '-'}")
        line(f"summary  {items[0].summary or '-'}")
    for follow in extraction.follows:
        line(f"would also read {follow.url} ({follow.why})")


def _date(item: Item) -> str:
    if item.published is None:
        return "-"
    day = item.published_precision is Precision.DATE
    return item.published.date().isoformat() if day else item.published.isoformat(timespec="minutes")


def _machine(page: Page, extraction: Extraction, items: list[Item]) -> dict[str, object]:
    return {
        "url": page.url,
        "kind": extraction.kind,
        "reasons": extraction.reasons,
        "follows": [follow.url for follow in extraction.follows],
        "items": [
            {
                "title": item.title,
                "link": item.link,
                "published": _date(item) if item.published else None,
                "published_precision": item.published_precision,
                "published_evidence": item.published_evidence,
                "summary": item.summary,
                "origin": item.origin,
                "language": item.language,
                "image": item.image,
            }
            for item in items
        ],
    }
