"""Name the time zone that stands beside a time: the clocks of a place, by their IANA name. Pure."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from feeds.dates.names import listed
from feeds.dates.stated import DateContext
from feeds.dates.zone_names import NATIVE
from feeds.dates.zones import named, zone_at

# Abbreviations stand for the clocks of a region: releases write EST all year round and mean Eastern time. Where several
# IANA zones share the clocks, the city by which tz database itself names the region (its file `zone1970.tab`).
_WALLS: Mapping[str, str] = dict(
    pair.split("=")
    for pair in listed(
        "ET=America/New_York EST=America/New_York EDT=America/New_York CT=America/Chicago CST=America/Chicago "
        "CDT=America/Chicago MT=America/Denver MST=America/Denver MDT=America/Denver PT=America/Los_Angeles "
        "PST=America/Los_Angeles PDT=America/Los_Angeles BST=Europe/London WET=Europe/Lisbon WEST=Europe/Lisbon "
        "CET=Europe/Paris CEST=Europe/Paris MEZ=Europe/Berlin MESZ=Europe/Berlin EET=Europe/Helsinki "
        "EEST=Europe/Helsinki MSK=Europe/Moscow TRT=Europe/Istanbul IST=Asia/Kolkata SAST=Africa/Johannesburg "
        "HKT=Asia/Hong_Kong SGT=Asia/Singapore JST=Asia/Tokyo KST=Asia/Seoul AEST=Australia/Sydney "
        "AEDT=Australia/Sydney AWST=Australia/Perth NZST=Pacific/Auckland NZDT=Pacific/Auckland BRT=America/Sao_Paulo "
        "ICT=Asia/Bangkok MYT=Asia/Kuala_Lumpur BJT=Asia/Shanghai HKST=Asia/Hong_Kong"
    )
)
_WORDS = re.compile(
    r"[\s,(\[]{0,4}(?:U\.?S\.?\s)?(?:(?P<region>Eastern|Central|Mountain|Pacific)(?!\w)(?!\s(?:European|Europe|Africa))"
    r"|(?P<paris>C(?:entral )?E(?:uropean )?(?:S(?:ummer|tandard)? )?T(?:ime)?(?![A-Za-z]))"
    r"|(?P<local>(?:local\stime\s(?:in\s)?)?(?:Beijing|Hong\sKong|Shanghai|Tokyo|Taipei|Singapore|London|Paris"
    r"|Zurich|Basel|Copenhagen|Stockholm|Berlin|Frankfurt|Seoul|Sydney|New\sYork)(?:\s(?:local\s)?[Tt]ime))"
    r"|(?P<name>BJT|HKST|GMT|UTC|[A-Z]{2,4})(?![\w+\-]))"
)
_REGIONS = {"Eastern": "ET", "Central": "CT", "Mountain": "MT", "Pacific": "PT"}
_CITIES: Mapping[str, str] = {
    "Beijing": "Asia/Shanghai", "Hong Kong": "Asia/Hong_Kong", "Shanghai": "Asia/Shanghai", "Tokyo": "Asia/Tokyo",
    "Taipei": "Asia/Taipei", "Singapore": "Asia/Singapore", "London": "Europe/London", "Paris": "Europe/Paris",
    "Zurich": "Europe/Zurich", "Basel": "Europe/Zurich", "Copenhagen": "Europe/Copenhagen",
    "Stockholm": "Europe/Stockholm", "Berlin": "Europe/Berlin", "Frankfurt": "Europe/Berlin", "Seoul": "Asia/Seoul",
    "Sydney": "Australia/Sydney", "New York": "America/New_York",
}  # fmt: skip
_FURTHER_NATIVE: Mapping[str, str] = {
    "美国东部时间": "America/New_York", "美國東部時間": "America/New_York", "纽约时间": "America/New_York",
    "紐約時間": "America/New_York", "美西时间": "America/Los_Angeles", "新加坡时间": "Asia/Singapore",
    "新加坡時間": "Asia/Singapore", "东京时间": "Asia/Tokyo", "東京時間": "Asia/Tokyo", "欧洲中部时间": "Europe/Paris",
    "歐洲中部時間": "Europe/Paris", "倫敦時間": "Europe/London", "中国标准时间": "Asia/Shanghai",
}  # fmt: skip
_NATIVE: Mapping[str, str] = {
    **{words: zone for words, zone in NATIVE.items() if not words[0].islower()}, **_FURTHER_NATIVE
}  # fmt: skip
# In brackets only if nothing else stands in them: "上午8点(北京时间晚上9点)" is the time of another place.
_NATIVE_WORDS = re.compile(
    "(?:\\s{0,3}|\\s?\\(\\s?(?=[^()]{2,12}\\)))("
    + "|".join(sorted(map(re.escape, _NATIVE), key=len, reverse=True))
    + ")"
)
# Places whose clocks a time goes by where no zone is printed: the meeting is there.
_PLACES: Mapping[str, str] = {
    "Hong Kong": "Asia/Hong_Kong", "香港": "Asia/Hong_Kong", "Beijing": "Asia/Shanghai", "北京": "Asia/Shanghai",
    "Shanghai": "Asia/Shanghai", "上海": "Asia/Shanghai", "Shenzhen": "Asia/Shanghai", "深圳": "Asia/Shanghai",
    "Suzhou": "Asia/Shanghai", "苏州": "Asia/Shanghai", "Guangzhou": "Asia/Shanghai", "广州": "Asia/Shanghai",
    "Hangzhou": "Asia/Shanghai", "杭州": "Asia/Shanghai", "Nanjing": "Asia/Shanghai", "南京": "Asia/Shanghai",
    "PRC": "Asia/Shanghai", "China": "Asia/Shanghai", "Taipei": "Asia/Taipei", "台北": "Asia/Taipei",
    "Tokyo": "Asia/Tokyo", "Osaka": "Asia/Tokyo", "Singapore": "Asia/Singapore", "Seoul": "Asia/Seoul",
    "London": "Europe/London", "Paris": "Europe/Paris", "Basel": "Europe/Zurich", "Zurich": "Europe/Zurich",
    "Geneva": "Europe/Zurich", "Lausanne": "Europe/Zurich", "Copenhagen": "Europe/Copenhagen",
    "Stockholm": "Europe/Stockholm", "Berlin": "Europe/Berlin", "Frankfurt": "Europe/Berlin",
    "Munich": "Europe/Berlin", "Brussels": "Europe/Brussels", "Amsterdam": "Europe/Amsterdam",
    "Madrid": "Europe/Madrid", "Barcelona": "Europe/Madrid", "Milan": "Europe/Rome", "Vienna": "Europe/Vienna",
    "Dublin": "Europe/Dublin", "New York": "America/New_York", "Boston": "America/New_York",
    "Chicago": "America/Chicago", "San Francisco": "America/Los_Angeles", "San Diego": "America/Los_Angeles",
}  # fmt: skip
_PLACE_WORDS = re.compile("(?<![A-Za-z])(" + "|".join(sorted(_PLACES, key=len, reverse=True)) + ")(?![a-z])")
_OFFSET = re.compile(r"[+\-]\d\d:\d\d")


def zone_stated(text: str, position: int, context: DateContext) -> tuple[str | None, int]:
    """Return (IANA name or an offset such as "+08:00", where its words end) for the zone at a position of plain text.

    (None, position) where none stands there. CST is China's in Chinese texts and America's elsewhere.
    """
    native = _NATIVE_WORDS.match(text, position)
    if native is not None:
        return _NATIVE[native[1]], native.end()
    words = _WORDS.match(text, position)
    if words is not None and (zone := _meaning(words, context)) is not None:
        return zone, words.end()
    found = zone_at(text, position, context)
    if found is None or found.zone is None:
        return None, position
    return _name_of(found.zone), found.end


def _meaning(words: re.Match[str], context: DateContext) -> str | None:
    if words["region"]:
        return _WALLS[_REGIONS[words["region"]]]
    if words["paris"]:
        return "Europe/Paris"
    if words["local"]:
        return next((zone for city, zone in _CITIES.items() if city in " ".join(words["local"].split())), None)
    name = words["name"]
    if name == "CST" and (context.language or "").startswith("zh"):
        return "Asia/Shanghai"
    return "Etc/GMT" if name == "GMT" else "UTC" if name == "UTC" else _WALLS.get(name)


def _name_of(zone: tzinfo) -> str | None:
    """Return the name of a zone that feeds.dates read."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    if zone is UTC:
        return "UTC"
    if (known := _WALLS.get(zone.tzname(None) or "")) is not None:
        return known
    shift = zone.utcoffset(None)
    if shift is None:
        return None
    minutes = int(shift.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def native_zone_in(text: str, start: int, end: int) -> str | None:
    """Return the zone named in Chinese or Japanese words between two places of a text: 北京时间8月20日上午10时."""
    found = [match[1] for match in _NATIVE_WORDS.finditer(text, start, end)]
    return _NATIVE[found[-1]] if found else None


def zone_of_place(text: str) -> str | None:
    """Return the zone of the only place that a short text names, None for no place, an unknown one, or several."""
    zones = {_PLACES[match[1]] for match in _PLACE_WORDS.finditer(text)}
    return zones.pop() if len(zones) == 1 else None


def moment_of(day: date, clock: time, zone: str) -> tuple[datetime, str | None] | None:
    """Return the moment on the clocks of a zone and the zone's IANA name (None for an offset); None for no such zone.

    GMT is Britain's winter time: in summer, when Britain leaves it, it is UTC.
    """
    if _OFFSET.fullmatch(zone):
        shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
        return datetime.combine(day, clock, timezone(-shift if zone[0] == "-" else shift)), None
    if zone == "Etc/GMT":
        there = datetime.combine(day, clock, ZoneInfo("Europe/London"))
        zone = "UTC" if there.utcoffset() else "Europe/London"
    found = named(zone)
    return None if found is None else (datetime.combine(day, clock, found), zone)
