"""Read the zone beside a time: offsets, abbreviations of RFC 822 and of press releases, IANA names, zones in words."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from feeds.dates.stated import DateContext
from feeds.dates.words import base_of
from feeds.dates.zone_names import NATIVE, OFFSETS, PHRASES, WALLS

# CST on pages of these zones is China Standard Time.
_EAST_ASIA = re.compile(r"Asia/(?:Shanghai|Taipei|Hong_Kong|Macau|Chongqing|Harbin|Urumqi)|PRC|ROC|Hongkong")

_ZONE = re.compile(
    r"[\s,]{0,3}+(?P<open>[(\[])?\s?(?:"
    r"(?P<offset>(?:(?:GMT|UTC|Z)\s?)?[+\-]\s?\d{1,2}(?::?\d\d)?)(?![\d:])"
    r"|(?P<native>" + "|".join(NATIVE) + r")"
    r"|(?P<iana>(?:[A-Z][a-z]{2,12}|US)/[A-Z][A-Za-z_+\-0-9]{1,20}(?:/[A-Z][A-Za-z_]{1,20})?)(?![\w/])"
    r"|(?:U\.?S\.?\s)?(?P<phrase>(?i:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r"))"
    r"\s(?:(?i:standard|daylight|summer)\s)?(?i:time)\b"
    r"|(?P<name>[A-Z]{1,5}|gmt|utc)(?![\w+\-])"
    r")(?P<close>\s?[)\]])?"
)
_TAIL = re.compile(
    r"Z(?!\w)|\s?\((?:[A-Z]{2,5}|[^\d()]{2,40}(?:[Tt]ime|[Zz]eit|时间|時間))\)|\[[A-Za-z_]{2,20}(?:/[A-Za-z_]{2,20}){1,2}\]"
)
_NAMED_AGAIN = re.compile(r"\s([A-Z]{3,5})(?![\w+\-])(?:\sm=[+\-][\d.]+)?")  # Go: +0000 UTC, -0700 PDT


_NATIVE_BEFORE = re.compile(r"(" + "|".join(NATIVE) + r")[\s:,]{0,3}\Z")


class Zone(NamedTuple):
    """A zone as stated, where its words end, and whether anybody knows it."""

    zone: tzinfo | None
    end: int


@lru_cache(maxsize=128)
def named(name: str) -> tzinfo | None:
    """Return the zone of an IANA name, None if there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no such name, a path that leaves the folder, a folder
        return None


@lru_cache(maxsize=256)
def _fixed(minutes: int, name: str) -> tzinfo:
    return UTC if minutes == 0 else timezone(timedelta(minutes=minutes), name) if name else _unnamed(minutes)


def _unnamed(minutes: int) -> tzinfo:
    return timezone(timedelta(minutes=minutes))


def offset_of(text: str) -> tzinfo | None:
    """Return the zone of "+08:00", "+0800", "+8", "GMT-7", "UTC+05:30"; None outside -14:59 to +14:59."""
    digits = re.sub(r"[^\d+\-:]", "", text)
    sign = -1 if digits[0] == "-" else 1
    hours, colon, minutes = digits[1:].partition(":")
    if not colon and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    if int(hours) > 14 or int(minutes or 0) > 59:
        return None
    return _fixed(sign * (int(hours) * 60 + int(minutes or 0)), "")


def abbreviated(name: str, context: DateContext) -> tzinfo | None:
    """Return the zone of an abbreviation such as EST, ET, CEST; None for unknown ones.

    CST and IST mean two zones each: that of the context's time zone or language, else that of RFC 822 and of India.
    """
    wall = WALLS.get(name)
    if wall is not None:
        return named(wall)
    if name == "CST":
        chinese = base_of(context.language) == "zh" or _EAST_ASIA.fullmatch(context.timezone or "") is not None
        return _fixed(480 if chinese else -360, name)
    if name == "IST":
        place = context.timezone if context.timezone in {"Europe/Dublin", "Asia/Jerusalem"} else "Asia/Kolkata"
        return named("Asia/Jerusalem" if base_of(context.language) == "he" else place)
    minutes = OFFSETS.get(name)
    return None if minutes is None else _fixed(minutes, "" if minutes == 0 else name)


def _meaning(match: re.Match[str], context: DateContext) -> tzinfo | None:
    if offset := match["offset"]:
        return offset_of(offset)
    if iana := match["iana"]:
        return named(iana)
    if phrase := match["phrase"]:
        return named(PHRASES[phrase.lower()])
    if native := match["native"]:
        return named(NATIVE[native])
    return abbreviated(match["name"].upper(), context)


def _is_prose(match: re.Match[str], zone: tzinfo | None) -> bool:
    """Tell whether a word in capitals after a time is no zone but the next word of the text."""
    name = match["name"]
    if name is None:
        return False
    if zone is None:
        return not (match.end() == len(match.string) or (name[-1] == "T" and len(name) > 2))
    return name == "AT" and match.end() < len(match.string) and match["close"] is None


def zone_at(text: str, position: int, context: DateContext) -> Zone | None:
    """Return the zone that stands at a position of the text, None if none does.

    A zone in due form that nobody knows (XYZT, +99:99) is returned with `zone` None.
    """
    match = _ZONE.match(text, position)
    if match is None or (match["open"] is not None and match["close"] is None):
        return None
    zone = _meaning(match, context)
    if _is_prose(match, zone):
        return None
    if match["close"] is not None and match["open"] is None:
        return Zone(zone, match.start("close"))  # the bracket is the text's own
    tail = _TAIL.match(text, match.end())
    again = _NAMED_AGAIN.match(text, match.end()) if match["offset"] and tail is None else None
    if again is not None and abbreviated(again[1], context) is not None:
        tail = again
    return Zone(zone, tail.end() if tail and zone is not None else match.end())


def zone_before(text: str, position: int) -> tuple[int, tzinfo | None]:
    """Return (start, zone) of words such as 北京时间 right before a position, (position, None) if there are none."""
    if text.isascii():
        return position, None
    match = _NATIVE_BEFORE.search(text, max(0, position - 30), position)
    return (position, None) if match is None else (match.start(), named(NATIVE[match[1]]))


@lru_cache(maxsize=64)
def home_of(name: str | None) -> tzinfo:
    """Return the zone for dates that state none: that of an IANA name, UTC for None.

    Raises ValueError if there is no such zone: a context with a wrong name would make every date wrong.
    """
    if name is None:
        return UTC
    zone = named(name)
    if zone is None:
        raise ValueError(f"{name!r} is not an IANA time zone")
    return zone


def in_zone(moment: datetime, name: str | None) -> datetime:
    """Return the moment on the clocks of an IANA zone, of UTC for None."""
    return moment.astimezone(home_of(name))
