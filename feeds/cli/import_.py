"""`feeds import FILE`: a list of subscriptions into sources.yaml."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

import typer

from feeds.cli.add import addition_of
from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.book import Book, Claim, Owner, crowded, narrowed
from feeds.cli.codes import Code
from feeds.cli.entering import asked, check_id, checked_address, someone_answers
from feeds.cli.group import examples
from feeds.cli.show import as_json, counted, line, note
from feeds.cli.tables import table
from feeds.config import values
from feeds.config.editing import Addition, Place, add
from feeds.errors import FeedsError, FetchError
from feeds.extractors.offers_hosts import brand_of, carries_feeds
from feeds.extractors.offers_owner import owner_by_host, owner_by_title
from feeds.finding import find
from feeds.finding.subscriptions import Listed, listed_in
from feeds.links import host_of, link_key
from feeds.protocols import Fetcher
from feeds.wiring.browser import rendering_of

EXAMPLES = examples(
    "feeds import subscriptions.opml            show what would be added, and ask",
    "feeds import urls.txt --yes                one address a line; lines with # are comments",
    "feeds import team.opml --folders --yes     a folder's name is the company's",
    "feeds import homepages.txt --find --yes    look for the news of each address first",
)
MAX_BYTES = 20_000_000


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    file: Annotated[Path, typer.Argument(metavar="FILE", help="OPML, a text of one address a line, or bookmarks.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    company: Annotated[str | None, typer.Option("--company", metavar="ID", help="Whose all of them are.")] = None,
    folders: Annotated[
        bool, typer.Option("--folders", help="Take the name of a folder for the name of the company.")
    ] = False,
    search: Annotated[
        bool, typer.Option("--find", help="Look for the best reading of each address, as `feeds add` does.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Add them without asking.")] = False,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="HOST", help="Read this host although it is not public, now and in runs."),
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Where a new sources.yaml says output/ is served.")
    ] = None,
    as_machine: JsonOption = False,
) -> None:
    """Add the addresses of a list to sources.yaml, all or none: OPML, plain text, bookmarks of a browser.

    Each is added as it stands; nothing is asked for over the network, unless --find is given. Sources of one host are
    one company's. What stands in sources.yaml already is told and left alone. Exit code 1 where some of the list is no
    address, or --find finds nothing for it.
    """
    if company is not None:
        check_id(company)
    book = Book(config)
    listed = _listed(file)
    wishes = _Wishes(company=company, folders=folders, crowded=crowded(one.url for one in listed))
    entries = _searched(listed, book, wishes, allow or []) if search else list(_entries(listed, book, wishes))
    new = [entry for entry in entries if entry.addition]
    if not as_machine:
        _tell(entries, book)
    agreed = bool(new) and _agreed(len(new), yes=yes, as_machine=as_machine)
    if agreed:
        add(book.path, [entry.addition for entry in new if entry.addition], base_url=base_url, allow=allow or [])
        note(f"Added {counted(len(new), 'source')} to {book.path}. Next: feeds check, feeds run")
    if as_machine:
        as_json(_machine(entries, added=agreed))
    if any(entry.wrong for entry in entries):
        raise typer.Exit(Code.SOME_FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wishes:
    """Whose the addresses are to be."""

    company: str | None
    folders: bool
    crowded: frozenset[str] = frozenset()  # hosts on which the list has several publishers, a folder each


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """An address of the list and what becomes of it: one of `addition`, `already` and `wrong`."""

    listed: Listed
    addition: Addition | None = None
    already: str | None = None  # where it stands
    beside: Owner | None = None  # the company on its host that it is not taken to be of
    twice: bool = False  # it stands there because the list has it twice
    wrong: str | None = None  # why it cannot be added


def _listed(file: Path) -> tuple[Listed, ...]:
    try:
        if file.is_dir():
            raise FeedsError(f"{file} is a directory", "Name a file: OPML, or one address a line.")
        with file.open("rb") as opened:
            body = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise FeedsError(f"{file}: {error.strerror}", "Name a file: OPML, or one address a line.") from error
    if len(body) > MAX_BYTES:
        raise FeedsError(f"{file} has more than {MAX_BYTES:,} bytes", "Split the list.")
    listed = listed_in(body, str(file))
    if not listed:
        raise FeedsError(f"{file} holds no address", "Write one address a line, or export OPML.")
    return listed


def _entries(listed: Sequence[Listed], book: Book, wishes: _Wishes, fetcher: Fetcher | None = None) -> Iterator[_Entry]:
    """Yield what becomes of each address; with a fetcher, the best reading of each takes its place."""
    before: set[str] = set()
    for one in listed:
        try:
            url = checked_address(one.url)
        except FeedsError as error:
            yield _Entry(listed=one, wrong=str(error))
            continue
        if whose := book.whose(url):
            yield _Entry(listed=one, already=whose, twice=link_key(url) in before)
            continue
        before.add(link_key(url))
        yield _found(one, url, book, wishes, fetcher) if fetcher else _as_it_stands(one, url, book, wishes)


def _as_it_stands(one: Listed, url: str, book: Book, wishes: _Wishes) -> _Entry:
    owner, beside = _owner(one, _claim(one, url, wishes), book, wishes)
    book.remember(owner, url)
    addition = Addition(company=owner.id, name=owner.name, homepage=owner.homepage, places=(Place(url=url),))
    return _Entry(listed=one, addition=addition, beside=beside)


def _owner(one: Listed, claim: Claim, book: Book, wishes: _Wishes) -> tuple[Owner, Owner | None]:
    """Return whose an address is, and the company beside it on its host if it is a new one."""
    if wishes.folders and one.folder and wishes.company is None:
        return book.owner(Claim(name=one.folder)), None
    owner = book.owner(claim, wishes.company)
    beside = book.beside(claim, owner) if wishes.company is None else None
    if beside and not one.name and not claim.stated and claim.homepage and claim.url:
        home = narrowed(claim.homepage, claim.url)
        owner = book.owner(replace(claim, name=_name_by_address(claim.url, home)))
    return owner, beside


def _claim(one: Listed, url: str, wishes: _Wishes) -> Claim:
    """Return what a list says of whose an address is: by its page, by its name."""
    homepage = _homepage(one, url)
    if homepage and host_of(url).removeprefix("www.") in wishes.crowded:
        homepage = narrowed(homepage, url)
    name = owner_by_title(one.name, homepage or url).name if one.name else _name_by_address(url, homepage)
    return Claim(name=name, homepage=homepage, url=url)


def _homepage(one: Listed, address: str) -> str | None:
    """Return the front page of the site an address is of; None where its host carries the feeds of others."""
    for url in (one.homepage, address):
        if url and host_of(url) and not carries_feeds(host_of(url)):
            return owner_by_host(url).homepage
    return None


def _name_by_address(url: str, homepage: str | None) -> str:
    if homepage:
        folder = unquote(urlsplit(homepage).path).strip("/@").replace("-", " ").title()
        return f"{owner_by_host(homepage).name} {folder}".strip()
    folders = [folder for folder in urlsplit(url).path.split("/") if folder]
    return folders[-1] if folders else brand_of(host_of(url))


def _agreed(count: int, *, yes: bool, as_machine: bool) -> bool:
    if yes or as_machine:
        return yes
    if not someone_answers():
        note("Nothing was changed: --yes adds them; on a terminal you are asked.")
        raise typer.Exit(Code.NOTHING_RAN)
    if asked(f"Add {counted(count, 'source')} to sources.yaml? (y, n)", ["y", "n"], "y") == "y":
        return True
    line("Nothing was changed.")
    return False


# --------------------------------------------------------------------------- --find


def _searched(listed: Sequence[Listed], book: Book, wishes: _Wishes, allow: Sequence[str]) -> list[_Entry]:
    """Return the entries with the best reading of each in its place; one after the other, each site by itself."""
    policy = book.policy()
    try:
        allowed = tuple(values.place(host) for host in allow)
    except ValueError as error:
        raise FeedsError(f"--allow: {error}") from error
    with rendering_of(replace(policy, allow=(*policy.allow, *allowed))) as fetcher:
        return list(_entries(listed, book, wishes, fetcher))


def _found(one: Listed, url: str, book: Book, wishes: _Wishes, fetcher: Fetcher) -> _Entry:
    try:
        found = find(url, fetcher)
    except FetchError as error:
        note(f"{url}: {error}")
        return _Entry(listed=one, wrong=str(error))
    best = found.best
    if best is None:
        note(f"{url}: {found.problem}")
        return _Entry(listed=one, wrong=found.problem or "nothing was found")
    note(f"{url}: {best.kind}, {counted(len(best.items), 'item')}: {best.url}")
    if whose := book.whose(best.url):
        return _Entry(listed=one, already=whose)
    claim = _claim(one, url, wishes)
    if not one.name:
        claim = Claim(name=found.owner.name, homepage=found.owner.homepage, url=url, stated=found.owner.stated)
    owner, beside = _owner(one, claim, book, wishes)
    book.remember(owner, best.url)
    return _Entry(listed=one, addition=addition_of(best, owner), beside=beside)


# --------------------------------------------------------------------------- showing


def _tell(entries: Sequence[_Entry], book: Book) -> None:
    rows = [
        (entry.addition.company, entry.addition.name, entry.addition.places[0].url)
        for entry in entries
        if entry.addition
    ]
    if rows:
        table(("company", "name", "source"), rows)
    for entry in entries:
        if entry.twice:
            line(f"twice in the list, under {entry.already}: {entry.listed.url}")
        elif entry.already:
            line(f"already in {book.path}, under {entry.already}: {entry.listed.url}")
        elif entry.beside and entry.addition:
            line(
                f"{entry.addition.name} is taken for another company than {entry.beside.name} ({entry.beside.id}) "
                f"on the same host: {entry.listed.url}"
            )
        elif entry.wrong:
            line(f"left out: {entry.listed.url}: {entry.wrong}", style="red")


def _machine(entries: Sequence[_Entry], *, added: bool) -> dict[str, object]:
    return {
        "added": added,
        "entries": [
            {
                "url": entry.listed.url,
                "source": entry.addition.places[0].url if entry.addition else None,
                "company": entry.addition.company if entry.addition else None,
                "name": entry.addition.name if entry.addition else None,
                "already": entry.already,
                "wrong": entry.wrong,
            }
            for entry in entries
        ],
    }
