"""What sources.yaml says of companies and sources already, and whose another source is to be."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from feeds.classify.companies import without_legal_form
from feeds.config import load
from feeds.config.tree import MAX_BYTES, parse
from feeds.errors import ConfigError, FeedsError
from feeds.extractors.offers_hosts import brand_of
from feeds.extractors.offers_words import is_other, plain, subject_of, subjects_in
from feeds.links import host_of, link_key
from feeds.model import FetchPolicy

_LONGEST_ID = 48
# Folders that say nothing of whose a page is, besides those of sections and languages.
_COMMON = re.compile(
    r"(?i)@?(?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4}|feeds?|rss2?|atom|xml|about|about-us|company|corporate|global|home|index"
    r"|web|sites?|pages?|content|default|portal|users?|channel|c|u|p|latest|archives?|category|tag|api|public|\d+)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """A company as sources.yaml has it, or is to have it."""

    id: str
    name: str
    homepage: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What is known of whose a source is."""

    name: str
    homepage: str | None = None
    url: str | None = None  # of the source
    typed: bool = False  # a person gave the name
    stated: bool = False  # the site itself says the name to machines


class Book:
    """What sources.yaml says of companies and sources, as far as it can be read; there may be none yet."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ConfigError where it is no YAML, or no mapping."""
        self.path = path
        self.exists = path.exists()
        self._companies: dict[str, Owner] = {}
        self._at_home: dict[str, list[Owner]] = {}  # by the host of the homepage
        self._sources: dict[str, list[str]] = {}  # addresses, by company
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
            aliases = told.get("aliases")
            self._know(
                Owner(
                    id=name,
                    name=str(told.get("name") or name),
                    homepage=_text(told, "homepage"),
                    aliases=tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else (),
                )
            )
            self._note(told.get("sources"), name)
        for kind in ("wires", "regulators", "press"):
            self._note(root.get(kind), kind)

    def _note(self, sources: object, whose: str) -> None:
        for source in sources if isinstance(sources, list) else []:
            url = source.get("url") if isinstance(source, dict) else source
            if isinstance(url, str):
                self._places.setdefault(link_key(url), whose)
                self._sources.setdefault(whose, []).append(url)

    def _know(self, owner: Owner) -> None:
        if owner.id not in self._companies:
            self._companies[owner.id] = owner
            if owner.homepage:
                self._at_home.setdefault(_bare(owner.homepage), []).append(owner)

    def whose(self, url: str) -> str | None:
        """Return under which company (or "wires", "regulators", "press") an address stands already."""
        return self._places.get(link_key(url))

    def company(self, id_: str) -> Owner | None:
        """Return the company of that id."""
        return self._companies.get(id_)

    def owner(self, claim: Claim, wanted: str | None = None) -> Owner:
        """Return the company that a source is of: the one asked for, the one with that homepage or name, or a new one.

        Two companies that are called differently never become one because their ids would be alike, or because they
        share a host.
        """
        name, homepage = claim.name, claim.homepage
        if wanted is not None:
            return self.company(wanted) or Owner(id=wanted, name=name, homepage=homepage)
        neighbours = self._neighbours(claim)
        found = _one_of(neighbours, claim, self._sources)
        if found is not None:
            return found
        if neighbours and homepage and claim.url:
            homepage = narrowed(homepage, claim.url)
        return self._called(name, homepage)

    def _called(self, name: str, homepage: str | None) -> Owner:
        first = id_of(name, homepage or "")
        for id_ in (
            first,
            id_of("", homepage) if homepage else first,
            *(f"{first}-{number}" for number in range(2, 1000)),
        ):
            there = self.company(id_)
            if there is None:
                return Owner(id=id_, name=name, homepage=homepage)
            if _is_name_of(there, name) and (not homepage or there.homepage is None):
                return there
        raise FeedsError(f"there are too many companies called {name}", "Say which it is: --company ID.")

    def _neighbours(self, claim: Claim) -> list[Owner]:
        host = _bare(claim.homepage or "")
        return self._at_home.get(host, []) if host else []

    def beside(self, claim: Claim, owner: Owner) -> Owner | None:
        """Return the company on the host of a source that is to be of a new one: a person should know of it."""
        others = [one for one in self._neighbours(claim) if one.id != owner.id]
        return others[0] if others and self.company(owner.id) is None else None

    def remember(self, owner: Owner, url: str) -> None:
        """Take a source as written down, so that the next one of the same list finds it there."""
        self._know(owner)
        self._places.setdefault(link_key(url), owner.id)
        self._sources.setdefault(owner.id, []).append(url)

    def policy(self) -> FetchPolicy:
        """Return the limits on outward connections that the file sets, else those of the program; raises ConfigError.

        A file that names no source yet sets them as well.
        """
        return load(self.path, unfinished=True).fetch if self.exists else FetchPolicy()


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


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_ID].strip("-")


def _is_name_of(owner: Owner, name: str) -> bool:
    """Tell whether a company is called so, legal forms and case aside."""
    called = without_legal_form(name).casefold()
    return any(without_legal_form(one).casefold() == called for one in (owner.name, *owner.aliases))


def _resembles(owner: Owner, claim: Claim) -> bool:
    """Tell whether a name that a site states can be a longer or shorter one of a company, or both are the host's."""
    stated = _words(claim.name)
    brand = plain(brand_of(_bare(claim.homepage or ""))).replace("-", "")
    for name in (owner.name, *owner.aliases):
        words = _words(name)
        shorter = min(len(words), len(stated))
        if shorter and words[:shorter] == stated[:shorter]:
            return True
        if brand and not brand.isdigit() and brand in "".join(words) and brand in "".join(stated):
            return True
    return False


def _words(name: str) -> list[str]:
    return [word for word in plain(without_legal_form(name)).split("-") if word]


def _one_of(neighbours: Sequence[Owner], claim: Claim, sources: dict[str, list[str]]) -> Owner | None:
    """Return which of the companies on a host a source is of, None where of none of them.

    A name that was typed has to be the company's. One that the site states may be a longer or shorter one of it. Where
    nobody says a name, the folders of the addresses have to agree.
    """
    named = [owner for owner in neighbours if _is_name_of(owner, claim.name)]
    if claim.typed or (named and claim.stated):
        return named[0] if named else None
    if claim.stated:
        return next((owner for owner in neighbours if _resembles(owner, claim)), None)
    if claim.url is None:
        return neighbours[0] if neighbours else None
    url = claim.url
    fitting = [owner for owner in neighbours if not _lies_elsewhere(owner, url, sources.get(owner.id, ()))]
    fitting.sort(key=lambda owner: _folder(owner.homepage or "") != _folder(url))
    return next((owner for owner in fitting if owner in named), None) or (fitting[0] if fitting else None)


def _lies_elsewhere(owner: Owner, url: str, sources: Iterable[str]) -> bool:
    """Tell whether a company keeps to another folder of its host than that of an address."""
    home = _folder(owner.homepage or "")
    if home:
        return home != _folder(url)
    here = [_split(one) for one in sources if _bare(one) == _bare(url)]
    folder, rest = _split(url)
    return bool(folder) and all(one != folder for one, _ in here) and any(one and rest == more for one, more in here)


def _folder(url: str) -> str:
    return _split(url)[0]


def _split(url: str) -> tuple[str, str]:
    """Return the first folder of an address that can be a publisher's name ("" for none), and the path without it."""
    folders = [unquote(folder).casefold() for folder in urlsplit(url).path.split("/") if folder]
    for place, folder in enumerate(folders):
        if not _says_nothing(folder):
            return folder, "/".join([*folders[:place], *folders[place + 1 :]])
        if subjects_in(plain(folder)) and not _COMMON.fullmatch(folder):
            break  # what lies below news is of the news
    return "", "/".join(folders)


def _says_nothing(folder: str) -> bool:
    words = plain(folder)
    return (
        not words
        or "." in folder
        or _COMMON.fullmatch(folder) is not None
        or subject_of(words) is not None
        or bool(subjects_in(words))
        or is_other(words)
    )


def crowded(urls: Iterable[str]) -> frozenset[str]:
    """Return the hosts on which addresses differ in nothing but a folder that can be a publisher's name."""
    folders: dict[tuple[str, str], set[str]] = {}
    for url in urls:
        folder, rest = _split(url)
        if folder:
            folders.setdefault((_bare(url), rest), set()).add(folder)
    return frozenset(host for (host, _), names in folders.items() if len(names) > 1)


def narrowed(homepage: str, url: str) -> str:
    """Return the part of a host that is a publisher's: its front page with the folder of an address."""
    folders = [folder for folder in urlsplit(url).path.split("/") if folder]
    named = next((folder for folder in folders if unquote(folder).casefold() == _folder(url)), None)
    parts = urlsplit(homepage)
    return f"{parts.scheme}://{parts.netloc}/{named}/" if named else homepage


def _bare(url: str) -> str:
    return (host_of(url) or urlsplit(url).netloc).removeprefix("www.")


def _text(told: dict[str, object], name: str) -> str | None:
    value = told.get(name)
    return value if isinstance(value, str) else None
