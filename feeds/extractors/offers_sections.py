"""The news sections of a site that a page links, told by the words of links and addresses in many languages."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

import lxml.html

from feeds.extractors.offers_hosts import of_one_organisation
from feeds.extractors.offers_kinds import LONGEST_ADDRESS, Section
from feeds.extractors.offers_words import is_other, plain, subject_of, subjects_in
from feeds.extractors.page import Page, base_of, html_of
from feeds.links import absolute, host_of, link_key
from feeds.text import tidy, width

MOST_SECTIONS = 20
_MOST_LINKS = 3_000
_WEIGHTS = {"press": 5.0, "news": 4.5, "media": 3.0, "investors": 2.0, "blog": 1.5, "events": 0.5}
_WHOLE_FOLDER = 0.75  # how plainly a whole folder or host speaks, where the words of a link are 1
_LONGEST_NAME = 44  # columns; what is wider is the title of an item
_LONGEST_FOLDER = 80  # characters of a folder that are looked at
_NO_PAGE = re.compile(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|webp|mp[34]|mov|ics|vcf|xml|rss|atom|json|css|js)$"
)
_FILE = re.compile(r"(?i)^(?:index|default|home|main|list)\.\w{2,5}$|\.(?:html?|php|aspx?|jsp|shtml|cfm|do)$")
_LANGUAGE = re.compile(r"(?i)^([a-z]{2})(?:[-_](?:[a-z]{2}|hans|hant))?$")
# Two-letter folders that are sections rather than languages.
_NO_LANGUAGE = frozenset({"ir", "pr", "us", "uk", "eu", "hk", "cn", "tw", "jp", "kr", "in", "au", "ca", "tv", "hr"})
_ASIDE = frozenset({"tag", "tags", "author", "authors", "topic", "topics", "search", "page"})
_PERIOD = re.compile(r"(?:19|20)\d\d")


def sections_of(page: Page) -> tuple[Section, ...]:
    """Return the pages of the same organisation that links of an HTML page call news, the plainest first.

    Pure. Raises UnreadableError where the bytes are no page.
    """
    return sections_in(html_of(page), page)


def sections_in(tree: lxml.html.HtmlElement, page: Page) -> tuple[Section, ...]:
    """Return the news sections that a page links whose tree is at hand."""
    base = base_of(tree, page)
    here = host_of(page.url)
    best: dict[str, Section] = {}
    for link in islice(tree.iter("a", "area"), _MOST_LINKS):
        href = (link.get("href") or "").strip()
        if not 2 <= len(href) <= LONGEST_ADDRESS or href[0] == "#":
            continue
        url = absolute(href, base)
        if url is None or not of_one_organisation(host_of(url), here) or _NO_PAGE.search(urlsplit(url).path):
            continue
        section = _section(url.partition("#")[0], _name_of(link), page)
        key = link_key(url.partition("#")[0])
        if section and (key not in best or best[key].weight < section.weight):
            best[key] = section
    best.pop(link_key(page.url), None)
    # sorted() is stable: of sections that are called alike, the one the page names first
    return tuple(sorted(best.values(), key=lambda section: -section.weight)[:MOST_SECTIONS])


def parents_of(url: str) -> Iterator[str]:
    """Yield the folders above a page, the nearest first, without the root: where a list of it may be."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    folders = [folder for folder in parts.path.split("/") if folder][:-1]
    while folders:
        if not _PERIOD.fullmatch(folders[-1]) and not re.fullmatch(r"\d{1,2}", folders[-1]):
            yield f"{parts.scheme}://{parts.netloc}/{'/'.join(folders)}/"
        folders.pop()


def _name_of(link: lxml.html.HtmlElement) -> str:
    text = tidy(" ".join(islice(link.itertext(), 20))[:400])
    if not text:
        told = [link.get("aria-label"), link.get("title"), *(picture.get("alt") for picture in link.iter("img"))]
        text = next((tidy(one[:400]) for one in told if one and one.strip()), "")
    return text


def _section(url: str, name: str, page: Page) -> Section | None:
    """Return the section that a link leads to, by its words and its address; None where neither calls it news."""
    if width(name) > _LONGEST_NAME or not any(char.isalpha() for char in name):
        return None
    called = plain(name)
    folders = _folders(url)
    if is_other(called) or any(is_other(folder) for folder in folders[-1:]):
        return None
    (by_name, name_weight), (by_path, path_weight) = _by_name(called), _by_path(url, folders)
    told = [(_WEIGHTS[subject] * weight, subject) for subject, weight in ((by_name, name_weight),) if subject]
    if by_path and (by_name is None or path_weight == _WHOLE_FOLDER):
        told.append((_WEIGHTS[by_path] * path_weight, by_path))
    if not told:
        return None
    weight, subject = max(told)
    if by_name and by_path:
        weight += 0.3 * _WEIGHTS[by_path] * path_weight
    weight -= 0.15 * len(folders) + 0.5 * _is_foreign(url, page) + 0.8 * bool(_PERIOD.search(f"{called} {url}"))
    weight -= 0.5 * ("?" in url) + 1.0 * (not _ASIDE.isdisjoint(folders))
    return Section(url=url, name=name, subject=subject, weight=round(weight, 3)) if weight > 0.5 else None


def _by_name(called: str) -> tuple[str | None, float]:
    """Return the subject of a link's words, and how plainly they say it."""
    if whole := subject_of(called):
        return whole, 1.0
    found = subjects_in(called)
    if not found:
        return None, 0.0
    words = called.count("-") + 1 if called.isascii() else 1 + len(called) / 6
    return found[0], max(0.25, 0.9 - 0.12 * words)


def _by_path(url: str, folders: list[str]) -> tuple[str | None, float]:
    """Return the subject of an address's last folder, or of a host that is all about it (ir., newsroom.)."""
    if folders:
        if whole := subject_of(folders[-1]):
            return whole, _WHOLE_FOLDER
        found = subjects_in(folders[-1]) if folders[-1].count("-") < 4 else []
        return (found[0], 0.4) if found else (None, 0.0)
    label = host_of(url).split(".")[0]
    whole = subject_of(label)
    return whole, _WHOLE_FOLDER if whole else 0.0


def _folders(url: str) -> list[str]:
    """Return the folders of an address that say something, as `plain` leaves them."""
    found = [_FILE.sub("", unquote(folder)) for folder in urlsplit(url).path.split("/")]
    plains = [plain(folder[:_LONGEST_FOLDER]) for folder in found if folder and not _is_language(folder)]
    return [folder for folder in plains if folder]


def _is_language(folder: str) -> bool:
    match = _LANGUAGE.match(folder)
    return match is not None and match[1].lower() not in {"ir", "pr"}


def _is_foreign(url: str, page: Page) -> bool:
    """Tell whether an address begins with the folder of a language other than the page's own."""
    there, here = _first_language(url), _first_language(page.url)
    return there is not None and there != here and (here is not None or there != (page.language or there)[:2].lower())


def _first_language(url: str) -> str | None:
    first = next((folder for folder in urlsplit(url).path.split("/") if folder), "")
    match = _LANGUAGE.match(first)
    return match[1].lower() if match and match[1].lower() not in _NO_LANGUAGE else None
