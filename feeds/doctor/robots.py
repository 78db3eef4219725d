"""What robots.txt says of an address (RFC 9309). It is told here; nothing is obeyed or refused by it."""

from urllib.parse import urlsplit

from protego import Protego

from feeds.doctor.records import Robots

_MOST = 512_000  # bytes that are read; RFC 9309, section 2.5, asks for 500 KiB at least


def robots_url(url: str) -> str:
    """Return where the robots.txt of an address lies: at the root of its host and port."""
    return urlsplit(url)._replace(path="/robots.txt", query="", fragment="").geturl()


def robots_of(body: bytes, url: str, agent: str) -> Robots:
    """Return what the rules for `agent` say of `url`; what is no rule is passed over, as the RFC wants it."""
    rules = Protego.parse(body[:_MOST].decode("utf-8", "replace"))
    return Robots(url=robots_url(url), allowed=rules.can_fetch(url, agent), delay=rules.crawl_delay(agent))
