"""The addresses that an item states: its own page, pictures, language versions, the releases before and after it."""

import re
from urllib.parse import urlsplit

from feeds.links import absolute, canonical, link_key
from feeds.model import RawItem
from feeds.normalise.addresses import is_own_address, is_same_site
from feeds.normalise.languages import language_of

_LONGEST = 2_000  # characters; browsers and databases take no more
_MOST_ALTERNATES = 60  # more language versions than any site has
_WEB_ADDRESS = re.compile(r"(?i)\s*https?://")
# An address that is its own absolute and canonical form, letter by letter. Most are, and to see it is twenty times as
# fast as to take them apart. What may hide something (ports, escapes, dot segments, sessions, queries, fragments) is
# taken apart.
_NORMAL = re.compile(
    r"https?://(?P<www>www\.)?(?P<host>(?=[a-z0-9])(?:[a-z0-9-]+\.)*[a-z0-9-]*[a-z0-9])"
    r"(?P<path>/(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?)?)"
)
_DEFAULT_DOCUMENTS = ("index.", "default.")
_LANGUAGE_SEGMENT = re.compile(r"(?i)[a-z]{2,3}(?:[-_][a-z]{2,4})?|chs|cht|home|index\.\w{2,5}|default\.\w{2,5}")


def own_link(raw: RawItem, url: str) -> str | None:
    """Return an item's page: its canonical address where that can be true, else its link, else a guid that is one."""
    link = address(raw.link, url) or (address(raw.guid, url) if _is_web_address(raw.guid) else None)
    stated = address(raw.canonical, url)
    if stated is not None and is_own_address(stated, link or canonical(url)):
        link = stated
    return None if link is None else _canonical(link)


def address(stated: str | None, url: str) -> str | None:
    """Return an address of the page at `url` as an absolute one, None where it is none or endless."""
    if not stated or len(stated) > _LONGEST:
        return None
    if _NORMAL.fullmatch(stated):
        return stated
    found = absolute(stated, url) if stated.strip() else None
    return found if found is not None and len(found) <= _LONGEST else None


def quick_key(link: str) -> str:
    """Return `feeds.links.link_key` of an address, at once where it is plain."""
    match = _NORMAL.fullmatch(link)
    if match is None or any(name in link.lower() for name in _DEFAULT_DOCUMENTS):
        return link_key(link)
    www = match["www"] if match["www"] and "." not in match["host"] else ""
    return f"{www}{match['host']}{match['path'].rstrip('/')}"


def neighbour(stated: str | None, link: str, url: str) -> str | None:
    """Return the release before or after the one at `link`: another page of the same site, None for anything else."""
    found = address(stated, url)
    if found is None or not is_same_site(found, link) or quick_key(found) in {quick_key(link), quick_key(url)}:
        return None
    return _canonical(found)


def alternates_of(raw: RawItem, link: str, url: str) -> tuple[tuple[str, str], ...]:
    """Return the other language versions of the page at `link`: BCP 47 tag and absolute URL, one for each tag.

    Not among them: the page itself, tags that name no language (x-default), and the front page of another language,
    which templates give where a page was not translated.
    """
    found: dict[str, str] = {}
    own = quick_key(link) if raw.alternates else ""
    for tag, stated in raw.alternates[:_MOST_ALTERNATES]:
        language, target = language_of(tag), address(stated, url)
        if language is None or target is None or quick_key(target) == own or _is_front(target, link):
            continue
        found.setdefault(language, _canonical(target))
    return tuple(found.items())


def _canonical(link: str) -> str:
    return link if _NORMAL.fullmatch(link) else canonical(link)


def _is_web_address(guid: str | None) -> bool:
    return bool(guid and _WEB_ADDRESS.match(guid))


def _is_front(target: str, link: str) -> bool:
    """Tell whether an address is the front page of a language, and `link` is not."""
    return _names_no_page(target) and not _names_no_page(link)


def _names_no_page(address_: str) -> bool:
    parts = urlsplit(address_)
    segments = [segment for segment in parts.path.split("/") if segment]
    return not parts.query and len(segments) < 4 and all(map(_LANGUAGE_SEGMENT.fullmatch, segments))
