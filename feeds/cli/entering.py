"""What `add` and `import` share: whose a source is, what stands in sources.yaml already, questions at a terminal."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from feeds.classify.companies import without_legal_form
from feeds.cli.show import note
from feeds.config import load
from feeds.config.tree import MAX_BYTES, parse
from feeds.config.values import ID, address
from feeds.errors import ConfigError, FeedsError
from feeds.extractors.offers_hosts import brand_of
from feeds.links import host_of, link_key
from feeds.model import Config, FetchPolicy

_LONGEST_ID = 48


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """A company as sources.yaml has it, or is to have it."""

    id: str
    name: str
    homepage: str | None = None


class Book:
    """What sources.yaml says of companies and sources, as far as it can be read; there may be none yet."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ConfigError where it is no YAML, or no mapping."""
        self.path = path
        self.exists = path.exists()
        self._companies: dict[str, Owner] = {}
        self._at_home: dict[str, Owner] = {}  # by the host of the homepage
        self._places: dict[str, str] = {}
        if self.exists:
            self._read()

    def _read(self) -> None:
        try:
            with self.path.open("rb") as file:
                tree = parse(file.read(MAX_BYTES + 1), str(self.path))
        except OSError as error:
            raise FeedsError(f"{self.path} cannot be read: {error.strerror}", "Name another with --config.") from error
        if tree.problems:
            raise ConfigError(tuple(tree.problems))
        root = tree.value if isinstance(tree.value, dict) else {}
        companies = root.get("companies")
        for name, company in (companies if isinstance(companies, dict) else {}).items():
            told = company if isinstance(company, dict) else {}
            self._know(Owner(id=name, name=str(told.get("name") or name), homepage=_text(told, "homepage")))
            self._note(told.get("sources"), name)
        for kind in ("wires", "regulators"):
            self._note(root.get(kind), kind)

    def _note(self, sources: object, whose: str) -> None:
        for source in sources if isinstance(sources, list) else []:
            url = source.get("url") if isinstance(source, dict) else source
            if isinstance(url, str):
                self._places.setdefault(link_key(url), whose)

    def _know(self, owner: Owner) -> None:
        self._companies.setdefault(owner.id, owner)
        if owner.homepage:
            self._at_home.setdefault(_bare(owner.homepage), owner)

    def whose(self, url: str) -> str | None:
        """Return under which company (or "wires", "regulators") an address stands already."""
        return self._places.get(link_key(url))

    def company(self, id_: str) -> Owner | None:
        """Return the company of that id."""
        return self._companies.get(id_)

    def owner(self, name: str, homepage: str | None, wanted: str | None = None) -> Owner:
        """Return the company that a source is of: the one asked for, the one with that homepage or name, or a new one.

        Two companies that are called differently never become one because their ids would be alike.
        """
        if wanted is not None:
            return self.company(wanted) or Owner(id=wanted, name=name, homepage=homepage)
        host = _bare(homepage or "")
        if host and host in self._at_home:
            return self._at_home[host]
        first = id_of(name, homepage or "")
        for id_ in (
            first,
            id_of("", homepage) if homepage else first,
            *(f"{first}-{number}" for number in range(2, 1000)),
        ):
            there = self.company(id_)
            if there is None:
                return Owner(id=id_, name=name, homepage=homepage)
            if _same_name(there.name, name) and (not host or there.homepage is None):
                return there
        raise FeedsError(f"there are too many companies called {name}", "Say which it is: --company ID.")

    def remember(self, owner: Owner, url: str) -> None:
        """Take a source as written down, so that the next one of the same list finds it there."""
        self._know(owner)
        self._places.setdefault(link_key(url), owner.id)

    def policy(self) -> FetchPolicy:
        """Return the limits on outward connections that the file sets, else those of the program."""
        config = self.config()
        return config.fetch if config else FetchPolicy()

    def config(self) -> Config | None:
        """Return the configuration; None where there is no file, or one that still lacks something."""
        if not self.exists:
            return None
        try:
            return load(self.path)
        except ConfigError as error:
            lacking = [problem for problem in error.problems if "holds no source" in problem.message]
            if len(lacking) != len(error.problems):
                raise
            return None


def id_of(name: str, homepage: str) -> str:
    """Return an id for a company: of its name where that is in Latin letters, else of its host."""
    bare = without_legal_form(name)
    letters = unicodedata.normalize("NFKD", bare.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    latin = "".join(char for char in letters if char.isascii())
    foreign = sum(
        char.isalpha() and not char.isascii() and not unicodedata.name(char, "").startswith("LATIN") for char in bare
    )
    slug = _slug(latin) if not foreign else ""
    return slug or _slug(brand_of(host_of(homepage))) or "company"


def check_id(id_: str) -> None:
    """Raise FeedsError where an id cannot be one."""
    if not re.fullmatch(ID, id_):
        raise FeedsError(
            f"--company: {id_!r} cannot be an id", "Use small letters, digits and hyphens, such as acme-2."
        )


def checked_address(text: str) -> str:
    """Return an address as sources.yaml can hold it, with https:// where no scheme was typed; raises FeedsError."""
    full = text.strip()
    if "://" not in full and re.match(r"(?i)[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)", full):
        full = f"https://{full}"
    try:
        return address(full)
    except ValueError as error:
        raise FeedsError(str(error)) from error


def someone_answers() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked(question: str, answers: Iterable[str], default: str) -> str:
    """Ask a person until one of the answers comes; an empty line is the default, the end of input no answer ("")."""
    possible = set(answers)
    while True:
        sys.stderr.write(f"{question} [{default}] ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            return ""
        answer = line.strip().lower() or default
        if answer in possible:
            return answer
        note(f"Answer one of {', '.join(sorted(possible))}.")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_ID].strip("-")


def _same_name(one: str, other: str) -> bool:
    return without_legal_form(one).casefold() == without_legal_form(other).casefold()


def _bare(url: str) -> str:
    return (host_of(url) or urlsplit(url).netloc).removeprefix("www.")


def _text(told: dict[str, object], name: str) -> str | None:
    value = told.get(name)
    return value if isinstance(value, str) else None
