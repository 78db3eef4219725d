"""Decide whether an address that a page states for itself can be believed."""

import re
from urllib.parse import parse_qsl, urlsplit

from feeds.links import host_of, link_key

# Last segments that name another rendering of a page, not a page below it.
_RENDERINGS = frozenset(("amp", "print", "printable", "mobile", "full", "single", "index"))
# Parameters that choose what a page shows; a canonical address without them is that of the script behind all pages.
_CHOOSING = re.compile(r"(?i).*(?:id|key|num|code|slug)|no|nr|p|a|n|article|news|item|doc|story|release|title|q|url")


def is_own_address(stated: str, link: str) -> bool:
    """Tell whether `stated`, a page's canonical address, can be that of the page known as `link`.

    Templates often name the home page, the section or another site instead: then the link we came by is better.
    """
    return is_same_site(stated, link) and not _is_front_of(stated, link)


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two addresses have the same host, but for "www.", or one a subdomain of the other's."""
    hosts = host_of(one).removeprefix("www."), host_of(other).removeprefix("www.")
    short, long = sorted(hosts, key=len)
    return bool(short) and (short == long or (long.endswith(f".{short}") and "." in short))


def _is_front_of(stated: str, link: str) -> bool:
    """Tell whether `stated` is the home page, or a section or script that `link` lies behind."""
    front, page = link_key(stated), link_key(link)
    if front == page:
        return False
    if "/" not in front and "?" not in front and "#" not in front:
        return True
    if page.startswith(f"{front}/"):
        return page.removeprefix(f"{front}/").partition("?")[0] not in _RENDERINGS
    return page.startswith(f"{front}?") and any(_CHOOSING.fullmatch(name) for name in _parameters(link))


def _parameters(link: str) -> list[str]:
    return [name for name, _ in parse_qsl(urlsplit(link).query, keep_blank_values=True)]
