"""What may stand in one place of sources.yaml: each reader takes text and returns the value, or says what is right."""

import ipaddress
import re
from datetime import timedelta
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from feeds.config.part import WithinError
from feeds.model import Role

_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(s|m|h|d|w)", re.IGNORECASE)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*(B|KB|MB|GB)", re.IGNORECASE)
_SIZES = {"B": 1, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
# BCP 47 (RFC 5646, section 2.1), without extensions and private use: language, script, region, variants.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*", re.IGNORECASE)
_HOST = re.compile(r"(?=.{1,253}$)([a-z\d_]([a-z\d_-]{0,61}[a-z\d])?\.)*[a-z\d]([a-z\d-]{0,61}[a-z\d])?", re.IGNORECASE)
ID = r"^[a-z0-9][a-z0-9-]{0,63}$"


def duration(text: object) -> timedelta:
    """Return how long `90s`, `30m`, `1h`, `1d` or `1w` is; raises ValueError."""
    if not isinstance(text, str):
        raise ValueError("takes one duration; write 30m, 1h, 1d")
    found = _DURATION.fullmatch(text.strip())
    if found is None and text.strip().isdecimal():
        raise ValueError(f'"{text}" has no unit; write {text}s, {text}m or {text}h')
    if found is None:
        raise ValueError(f'"{text}" is not a duration; write 30m, 1h, 1d')
    return timedelta(seconds=float(found[1]) * _UNITS[found[2].lower()])


def rhythm(text: object) -> timedelta:
    """Return how often a source is asked, between a minute and a year; raises ValueError."""
    every = duration(text)
    if not timedelta(minutes=1) <= every <= timedelta(days=366):
        raise ValueError(f'"{text}" is out of range; write something between 1m and 366d')
    return every


def size(text: object) -> int:
    """Return how many bytes `500KB` or `20MB` are; raises ValueError."""
    found = _SIZE.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None or float(found[1]) == 0:
        raise ValueError(f'"{text}" is not a size; write 500KB, 20MB')
    return int(float(found[1]) * _SIZES[found[2].upper()])


def address(text: str) -> str:
    """Return an absolute http or https URL as it was written; raises ValueError."""
    if re.search(r"[\s<>\"{}|\\^`\x00-\x1f]", text):
        raise ValueError(f'"{text}" holds characters that no URL may hold; copy it from the address bar of a browser')
    parts = _split(text)
    if parts is None or parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ValueError(f'"{text}" is not an address; write a full one, such as https://www.example.com/news')
    if parts.username is not None:
        raise ValueError(f'"{text}" holds a user name or password; they would be published: leave them out')
    return text


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def folder_address(text: str) -> str:
    """Return an absolute URL that ends in a slash, without query or fragment; raises ValueError."""
    parts = urlsplit(address(text))
    if parts.query or parts.fragment:
        raise ValueError(f'"{text}" is where the output folder is served; write it without ? and #')
    return text if text.endswith("/") else text + "/"


def zone(text: str) -> str:
    """Return an IANA time zone name; raises ValueError."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f'"{text}" is not a time zone; write a name such as Asia/Shanghai or UTC') from error
    return text


def language(text: str) -> str:
    """Return a BCP 47 language tag as it was written; raises ValueError."""
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(f'"{text}" is not a language tag; write en, zh-CN, zh-Hant')
    return text


def authority(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Return every role once, those named first, the others after them in their usual order; raises ValueError."""
    twice = next((place for place, role in enumerate(roles) if role in roles[:place]), None)
    if twice is not None:
        raise WithinError(f'"{roles[twice]}" stands twice; name each role once', (twice,))
    return (*roles, *(role for role in Role if role not in roles))


def languages(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return language tags, of which none may stand twice, in whatever case; raises ValueError."""
    small = [tag.lower() for tag in tags]
    twice = next((place for place, tag in enumerate(small) if tag in small[:place]), None)
    if twice is not None:
        raise WithinError(f'"{tags[twice]}" stands twice; name each language once', (twice,))
    return tags


def place(text: str) -> str:
    """Return a host name, an IP address or a network in CIDR form; raises ValueError."""
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        if not _HOST.fullmatch(text) or re.fullmatch(r"[\d.]+", text):
            raise ValueError(f'"{text}" is no host, address or network; write intranet.example or 10.0.0.0/8') from None
    return text
