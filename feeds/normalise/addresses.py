"""Decide whether an address that a page states for itself can be believed."""

from urllib.parse import urlsplit

from feeds.links import host_of, link_key


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
    """Tell whether `stated` is the home page or a section that `link` lies in."""
    front, page = link_key(stated), link_key(link)
    if front == page:
        return False
    path = urlsplit(stated).path.strip("/")
    return (not path and not urlsplit(stated).query) or page.startswith((f"{front}/", f"{front}?"))
