"""Who a page is by, as far as it says: for a person who is about to follow the news of that organisation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

import idna
import lxml.html

from feeds.extractors.embedded import Embedded, embedded_of
from feeds.extractors.offers_hosts import brand_of, of_one_organisation
from feeds.extractors.offers_words import is_other, plain, subject_of, subjects_in
from feeds.extractors.page import Page, base_of, html_of, language_of
from feeds.links import absolute, host_of
from feeds.text import tidy, width

_ORGANISATIONS = frozenset({"Organization", "Corporation", "NewsMediaOrganization", "LocalBusiness", "NGO"})
_SEPARATOR = re.compile(
    r"(?<=[\u2e80-\u9fff\uac00-\ud7af])[-–](?=[\u2e80-\u9fff\uac00-\ud7af])"  # Chinese sets no spaces around it
    r"|\s*[|｜丨¦•·»«›‹→–—―_]\s*|\s+[-－:：]\s+|_"
)
_FRONT = re.compile(
    r"(?i)^(?:home ?page|home|welcome(?: to)?|start(?:seite)?|accueil|inicio|homepage|official (?:web)?site|index"
    r"|首页|首頁|官网|官方网站|トップページ|ホーム|홈|главная|willkommen(?: bei)?)\b[\s:,-]*"
)
_STATED = ("og:site_name", "JSON-LD Organization")
_LONGEST = 60  # columns of a name
# What companies are called by law (ISO 20275 lists the forms; these are the usual ones), in the writing of names.
_LEGAL = re.compile(
    r"有限公司|有限责任|有限責任|股份|集团|集團|控股|株式会社|合同会社|㈱|주식회사|㈜|บริษัท|(?<!\w)(?:ПАО|ООО|АО|Inc|Corp|Corporation"
    r"|Incorporated|Co|Company|Ltd|Limited|LLC|LLP|LP|PLC|plc|GmbH|KGaA|KG|AG|SE|S\.A\.S?|SA|SAS|S\.p\.A|SpA|S\.r\.l"
    r"|Srl|N\.V|NV|B\.V|BV|AB|A/S|ASA|Oyj?|Group|Groupe|Gruppe|Grupo|Holdings?|Pty|Pte|Bhd|Tbk|A\.Ş|Ltda|Kft|Zrt"
    r"|sp\. z o\.o|a\.s|d\.d)(?!\w)"
)
_ENDS_AS_SENTENCE = re.compile(r"[.。!！?？…]$")
_CJK = re.compile(r"[\u2e80-\u9fff]")
_PAUSE = re.compile(r"(?<=[\u2e80-\u9fff])[,，、;；\s](?=[\u2e80-\u9fff])")
_COPYRIGHT = re.compile(r"(?i)©|\bcopyright\b|\(c\)\s*\d{4}|版权所有|版權所有|著作権|all rights reserved")
_MOST_WORDS = 5  # of a name without a legal form
_MOST_SIGNS = 16  # of such a name in a script without spaces
_MOST_LOOKED_AT = 20_000  # elements of a page
_LONGEST_TEXT = 500  # characters of a title that are looked at


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """An organisation as its page names it."""

    name: str
    why: str  # where the name stood
    homepage: str  # absolute
    language: str | None = None  # BCP 47, of the page
    stated: bool = False  # the site says it to machines; else it is concluded


def owner_of(page: Page) -> Owner:
    """Return who an HTML page is by: as it says to machines, else by its title, else by its host.

    Raises UnreadableError where the bytes are no page.
    """
    tree = html_of(page)
    embedded = embedded_of(tree)
    name, why = next(_names(tree, embedded, page))
    return Owner(
        name=name,
        why=why,
        homepage=_homepage(tree, page),
        language=language_of(tree, page),
        stated=why in _STATED,
    )


def owner_by_host(url: str) -> Owner:
    """Return who stands behind an address of which nothing else is known."""
    return Owner(name=_by_host(url), why="its host", homepage=_root(url))


def _names(tree: lxml.html.HtmlElement, embedded: Embedded, page: Page) -> Iterator[tuple[str, str]]:
    """Yield names of the owner, the most trustworthy first; the last is always there."""
    stated = (embedded.meta("og:site_name"), _STATED[0]), (_organisation(embedded), _STATED[1])
    titled = ((part, "its title") for part in _parts_of_title(tree, page))
    application = ((embedded.meta("application-name"), "application-name"),)
    for text, why in (*stated, *application, *titled):
        name = _bare(text or "")
        if name and width(name) <= _LONGEST and "://" not in name and (why in _STATED or not _is_sentence(name)):
            yield name, why
    yield _by_host(page.url), "its host"


def _organisation(embedded: Embedded) -> str | None:
    """Return the name of the organisation that the page is about or by: the outermost first."""
    named = [thing for thing in embedded.things if thing.types & _ORGANISATIONS and thing.text("name")]
    return min(named, key=lambda thing: len(thing.path)).text("name") if named else None


def _parts_of_title(tree: lxml.html.HtmlElement, page: Page) -> Iterator[str]:
    """Yield the parts of the title that can name a site, the most likely first.

    That is: what resembles its host; what has a legal form; what the page says beside © or on its logo. Else the part
    before a slogan, or behind a headline.
    """
    title = tidy((tree.findtext(".//title") or "")[:_LONGEST_TEXT])
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    brand = plain(_brand(page.url)).replace("-", "")
    for part in parts:
        letters = plain(_bare(part)).replace("-", "")
        if letters and brand and (letters in brand or brand in letters):
            yield part
    names = [part for part in parts if _bare(part) and not _is_sentence(part)]
    yield from (part for part in names if _LEGAL.search(part))
    echoes = _echoes(tree) if len(parts) > 1 else ""
    yield from (part for part in names if plain(_bare(part)) in echoes)
    if len(parts) == 1:
        yield from parts if not urlsplit(page.url).path.strip("/") else ()
    elif len(names) > 1 and _is_headline(names[0], tree):
        yield from reversed(names[1:])
    else:
        yield from names


def _is_headline(part: str, tree: lxml.html.HtmlElement) -> bool:
    """Tell whether a part of the title is that of the page alone: it stands over its text."""
    called = plain(part)
    return any(plain(tidy(str(head.text_content())[:_LONGEST_TEXT])) == called for head in tree.iter("h1", "h2"))


def _echoes(tree: lxml.html.HtmlElement) -> str:
    """Return what a page says beside © and on its logo, as `plain` leaves it."""
    said: list[str] = []
    for element in islice(tree.iter(), _MOST_LOOKED_AT):
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "title"):
            continue
        if element.tag == "img":
            marks = " ".join(element.get(name) or "" for name in ("class", "id", "src", "alt"))
            said += [element.get("alt") or ""] if "logo" in marks.lower() else []
            continue
        said += [text for text in (element.text, element.tail) if text and _COPYRIGHT.search(text)]
    return plain(" ".join(text[:_LONGEST_TEXT] for text in said))


def _is_sentence(text: str) -> bool:
    """Tell whether a text reads as a slogan or sentence and not as a name."""
    words = text.split()
    if _LEGAL.search(text) and len(words) <= 2 * _MOST_WORDS:
        return False
    if _CJK.search(text):
        return bool(_ENDS_AS_SENTENCE.search(text)) or len(text) > _MOST_SIGNS or bool(_PAUSE.search(text))
    small = sum(word[:1].islower() for word in words)
    ends = len(words) > 1 and bool(_ENDS_AS_SENTENCE.search(text))
    return ends or len(words) > _MOST_WORDS or (len(words) > 2 and 2 * small > len(words))


def _bare(text: str) -> str:
    """Return a name without the words of its section: Acme for `Acme | Newsroom`, `Acme News`, "" for `Newsroom`."""
    parts = [part for part in _SEPARATOR.split(tidy(text[:_LONGEST_TEXT])) if part.strip()]
    kept = [part for part in parts if not _is_section(part)]
    name = _FRONT.sub("", kept[0]) if kept else ""
    words = name.split()
    while len(words) > 1 and _is_section(" ".join(words[-2:])):
        words = words[:-2]
    while len(words) > 1 and _is_section(words[-1]):
        words.pop()
    return " ".join(words).strip(" ,:;-–|&®™")


def _is_section(text: str) -> bool:
    """Tell whether a text is nothing but the name of a section, such as `Newsroom` or `Investor Relations`."""
    called = plain(text)
    words = [word for word in called.split("-") if word not in {"and", "the", "und", "et", "y", "e", "our", "site"}]
    return subject_of(called) is not None or all(
        subjects_in(word) or is_other(word) or word in ("relations", "releases", "latest", "rss", "feed")
        for word in words
    )


def _by_host(url: str) -> str:
    brand = _brand(url)
    return brand if brand.replace(".", "").isdigit() else brand.replace("-", " ").title()


def _brand(url: str) -> str:
    """Return what a host is called after, in its own script (RFC 5890)."""
    brand = brand_of(host_of(url))
    try:
        return idna.decode(brand) if brand.startswith("xn--") else brand
    except idna.IDNAError:
        return brand


def _homepage(tree: lxml.html.HtmlElement, page: Page) -> str:
    """Return the organisation's front page: of a host such as ir. or news., the main site that it links."""
    here = host_of(page.url)
    if subjects_in(here.split(".")[0]):
        base = base_of(tree, page)
        for link in tree.iter("a"):
            url = absolute((link.get("href") or "").strip(), base)
            if url and _is_main(url, here):
                return _root(url)
    return _root(page.url)


def _is_main(url: str, here: str) -> bool:
    host = host_of(url)
    return host != here and of_one_organisation(host, here) and not subjects_in(host.split(".")[0]) and _is_root(url)


def _is_root(url: str) -> bool:
    return urlsplit(url).path.strip("/").count("/") == 0 and len(urlsplit(url).path) <= 4


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def owner_by_title(title: str, url: str) -> Owner:
    """Return who stands behind a feed, by its title."""
    name = _bare(title)
    if not name or width(name) > _LONGEST:
        return owner_by_host(url)
    return Owner(name=name, why="the feed's title", homepage=_root(url))
