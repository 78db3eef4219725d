"""`feeds add URL`: from any address of a company to a source in sources.yaml."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.book import Book, Claim, Owner
from feeds.cli.codes import Code
from feeds.cli.entering import asked, check_id, checked_address, someone_answers
from feeds.cli.group import examples
from feeds.cli.show import as_json, complain, counted, line, note
from feeds.cli.tables import table
from feeds.config.editing import Addition, Place, add
from feeds.config.values import place as allowed_place
from feeds.errors import FeedsError, FetchError, ForbiddenAddressError
from feeds.finding import Candidate, Found, Tried, find
from feeds.model import Item, Kind, Precision
from feeds.wiring.browser import rendering_of

EXAMPLES = examples(
    "feeds add https://www.example.com              find the news of a company, show it, ask",
    "feeds add https://www.example.com/news --yes   take the best reading without asking",
    "feeds add https://www.example.com/cn/news --company example",
    "feeds add https://www.example.com/feed.xml --kind feed --yes",
)
SHOWN = 5  # items of the best reading
ALSO = 2  # of each other


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    url: Annotated[str, typer.Argument(metavar="URL", help="A front page, a newsroom, an article, a feed, a sitemap.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    company: Annotated[
        str | None, typer.Option("--company", metavar="ID", help="Whose it is; made of the name if left out.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Name of a new company, if the site says it wrong.")
    ] = None,
    kind: Annotated[
        Kind, typer.Option("--kind", "-k", metavar="KIND", help="Read this very address, as this; look no further.")
    ] = Kind.AUTO,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take the best reading without asking.")] = False,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="HOST",
            help="Read this host although it is not public, now and in runs. May be repeated.",
        ),
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Where a new sources.yaml says output/ is served.")
    ] = None,
    as_machine: JsonOption = False,
) -> None:
    """Find the news of a company from any of its addresses, and add it to sources.yaml.

    Shows what each reading gives, and asks which to take. Comments and order of sources.yaml stay as they are; where
    there is none, one is made. At most twelve requests are made, one at a time. Exit code 1 where nothing is found.
    """
    url = checked_address(url)
    if company is not None:
        check_id(company)
    book = Book(config)
    if whose := book.whose(url):
        _already(url, whose, book, as_machine=as_machine)
        return
    found = _found(url, kind, book, allow or [])
    told = _Told(found=found, owner=_owner(found, name, company, book, quiet=yes or as_machine))
    if not as_machine:
        _tell(told, book)
    chosen = _chosen(told, yes=yes, as_machine=as_machine)
    added = chosen is not None and _written(chosen, told.owner, book, base_url, allow or [])
    if as_machine:
        as_json(_machine(told, book, chosen if added else None))
    if found.best is None:
        complain(FeedsError(found.problem or "nothing was found", found.hint))
        raise typer.Exit(Code.SOME_FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What a search found, and whose it is."""

    found: Found
    owner: Owner

    @property
    def fitting(self) -> list[Candidate]:
        """The readings that can be sources, the best first."""
        return [candidate for candidate in self.found.candidates if candidate.fits]


def _owner(found: Found, name: str | None, company: str | None, book: Book, *, quiet: bool) -> Owner:
    """Return whose the source is to be; where another company shares its host and nobody typed a name, ask."""
    claim = Claim(
        name=name or found.owner.name,
        homepage=found.owner.homepage,
        url=found.asked,
        typed=name is not None,
        stated=found.owner.stated,
    )
    owner = book.owner(claim, company)
    beside = book.beside(claim, owner) if company is None else None
    if beside is None:
        return owner
    if name is None and not quiet and someone_answers():
        question = f"Is {found.asked} of {beside.name} ({beside.id}), whose homepage is on the same host? (y, n)"
        return beside if asked(question, ["y", "n"], "n") == "y" else owner
    note(
        f"{owner.name} is taken for another company than {beside.name} on the same host; if it is the same: "
        f"--company {beside.id}"
    )
    return owner


def _already(url: str, whose: str, book: Book, *, as_machine: bool) -> None:
    if as_machine:
        as_json({"url": url, "already": whose, "candidates": [], "added": None})
    else:
        line(f"{url} stands in {book.path} already, under {whose}; nothing was changed.")


def _found(url: str, kind: Kind, book: Book, allow: Sequence[str]) -> Found:
    """Return what a search finds; an address that gives no document ends the command."""
    policy = book.policy()
    try:
        allowed = tuple(allowed_place(host) for host in allow)
    except ValueError as error:
        raise FeedsError(f"--allow: {error}") from error
    with rendering_of(replace(policy, allow=(*policy.allow, *allowed))) as fetcher:
        try:
            return find(url, fetcher, kind=kind, tell=_progress)
        except ForbiddenAddressError as error:
            complain(error, hint="If this is a host of your own: --allow HOST here, and `fetch.allow` in sources.yaml.")
        except FetchError as error:
            complain(error)
    raise typer.Exit(Code.SOME_FAILED)


def _progress(tried: Tried) -> None:
    note(f"{tried.url} ({tried.why}): {tried.outcome}")


# --------------------------------------------------------------------------- choosing


def _chosen(told: _Told, *, yes: bool, as_machine: bool) -> Candidate | None:
    """Return the reading to be added: the best, or the one a person names; None for none."""
    fitting = told.fitting
    if not fitting:
        return None
    if yes:
        return fitting[0]
    if as_machine:
        return None
    if not someone_answers():
        note("Nothing was changed: --yes takes the first; on a terminal you are asked.")
        raise typer.Exit(Code.NOTHING_RAN)
    numbers = [str(number) for number in range(1, len(fitting) + 1)]
    span = "1" if len(numbers) == 1 else f"1 to {numbers[-1]}"
    answer = asked(f"Add which to sources.yaml? ({span}, n for none)", [*numbers, "n"], "1")
    if answer in ("", "n"):
        line("Nothing was changed.")
        return None
    return fitting[int(answer) - 1]


def _written(candidate: Candidate, owner: Owner, book: Book, base_url: str | None, allow: Sequence[str]) -> bool:
    """Put a reading into sources.yaml unless it stands there; tell what was done, on standard error."""
    if whose := book.whose(candidate.url):
        note(f"{candidate.url} stands in {book.path} already, under {whose}; nothing was changed.")
        return False
    new = not book.exists
    if new and base_url is None and someone_answers():
        base_url = _asked_for_base_url()
    add(book.path, [addition_of(candidate, owner)], base_url=base_url, allow=allow)
    note(f"Added {candidate.url} to {book.path}, under {owner.id} ({owner.name}).")
    if allow:
        note(f"`fetch.allow` of {book.path} names {', '.join(allow)}, so that runs read it too.")
    if new and base_url is None:
        note(f"{book.path} is new: set its base_url to where you will serve output/, before the first run.")
    note(f"Next: feeds run --config {book.path}" if book.path != DEFAULT_CONFIG else "Next: feeds run")
    return True


def _asked_for_base_url() -> str | None:
    note("There is no sources.yaml yet. Where will output/ be served? An empty line for: not known yet.")
    typer.echo("base_url: ", nl=False, err=True)
    answer = typer.get_text_stream("stdin").readline().strip()
    return checked_address(answer) if answer else None


def addition_of(candidate: Candidate, owner: Owner) -> Addition:
    """Return a reading as sources.yaml is to have it."""
    kind = candidate.kind if candidate.stated else None
    return Addition(
        company=owner.id,
        name=owner.name,
        homepage=owner.homepage,
        places=(Place(url=candidate.url, kind=kind),),
    )


# --------------------------------------------------------------------------- showing


def _tell(told: _Told, book: Book) -> None:
    known = "in sources.yaml" if book.company(told.owner.id) else f"new; its name from {told.found.owner.why}"
    line(f"{told.owner.name} ({told.owner.id}, {known})", style="bold")
    for number, candidate in enumerate(told.fitting, 1):
        line()
        there = f"; in sources.yaml already, under {whose}" if (whose := book.whose(candidate.url)) else ""
        line(f"{number}. {candidate.kind}, {counted(len(candidate.items), 'item')}: {candidate.url}", style="bold")
        line(f"   {candidate.why}{there}")
        for remark in candidate.remarks:
            line(f"   {remark}")
        shown = candidate.items[: SHOWN if number == 1 else ALSO]
        table(("date", "title", "link"), [(_date(item), item.title or "-", item.link) for item in shown])
    for candidate in told.found.candidates:
        if not candidate.fits:
            line()
            line(f"-  {candidate.kind}: {candidate.url}: {'; '.join(candidate.remarks)}")


def _date(item: Item) -> str:
    return "-" if item.published is None else item.published.date().isoformat()


def _machine(told: _Told, book: Book, added: Candidate | None) -> dict[str, object]:
    found = told.found
    return {
        "url": found.asked,
        "already": None,
        "company": {"id": told.owner.id, "name": told.owner.name, "homepage": told.owner.homepage,
                    "new": book.company(told.owner.id) is None},
        "candidates": [_candidate(candidate, book) for candidate in found.candidates],
        "added": added.url if added else None,
        "problem": found.problem,
        "hint": found.hint or None,
        "tried": [{"url": tried.url, "why": tried.why, "outcome": tried.outcome} for tried in found.tried],
    }  # fmt: skip


def _candidate(candidate: Candidate, book: Book) -> dict[str, object]:
    return {
        "url": candidate.url,
        "kind": candidate.kind,
        "fits": candidate.fits,
        "sure": candidate.sure,
        "why": candidate.why,
        "remarks": candidate.remarks,
        "subject": candidate.subject,
        "language": candidate.language,
        "covers": candidate.covers,
        "newest": candidate.newest,
        "already": book.whose(candidate.url),
        "total": len(candidate.items),
        "items": [
            {"title": item.title, "link": item.link, "published": _stated(item)} for item in candidate.items[:SHOWN]
        ],
    }


def _stated(item: Item) -> str | None:
    if item.published is None:
        return None
    day = item.published_precision is Precision.DATE
    return item.published.date().isoformat() if day else item.published.isoformat()
