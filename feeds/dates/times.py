"""Read the time of day beside a date: 17:30, 17h30, 5:30 p.m. ET, 17.30 Uhr, 下午5点30分, 오후 5:30."""

import re

from feeds.dates.half_days import EARLY, half_after, hour_in
from feeds.dates.stated import Clock, DateContext
from feeds.dates.zones import zone_at

_AT = (
    r"(?i:at|um|à|às|as|a las|a la|alle ore|alle|ore|ora|om|kello|klo|kl|o|godz|в|saat|la|ob|v|ve|u|kell|στις|ώρα|die"
    r"|pukul|pkl|jam|lúc)\b\.?|เวลา|ساعت|الساعة|בשעה|को"
)
_JOIN = r"(?:T|(?:[\s,;|·•/@\-]|\(|\[){0,6}+(?:(?:" + _AT + r")[\s:]{0,3}+)?)"
_CLOCK = (
    r"(?P<half>" + "|".join(map(re.escape, EARLY)) + r"|[AaPp][Mm](?=\s))?\s?"
    r"(?P<hour>[01]?\d|2[0-4])"
    r"(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d|60)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"|\s?[時时點点시]\s?(?:(?P<minute_cjk>[0-5]?\d)\s?[分분]?(?:\s?(?P<second_cjk>[0-5]?\d)\s?[秒초])?)?"
    r"|\s?h(?:\s?(?P<minute_h>[0-5]\d)(?:\s?min)?|(?<=[às]\s\dh)|(?<=[às]\s\d\dh)|(?<=[às]\s\d\d\sh))(?!\w)"
    r"|\.(?P<minute_dot>[0-5]\d)(?=\s?(?:Uhr|uhr|[AaPp]\.?\s?[Mm]\b|น\.|WI[BT]A?\b))"
    r"|(?=\s?(?:[AaPp]\.?\s?[Mm]\b|Uhr\b)))"
    r"(?:\s?(?P<after>[AaPp]\.?\s?[Mm]\b\.?|(?i:uhr|hrs?|hours|h|hs|ч|óra|hod|val)\b\.?|น\.?))?"
    r"(?![\d:])(?!\.\d)"
)
_AFTER = re.compile(_JOIN + _CLOCK)
_DOTTED = re.compile(
    r"[\s,;|·•\-]{0,4}+(?:kl|klo|kello|ore|alle|h|om|pukul|pkl|jam)\.?\s(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.])"
)
_BEFORE = re.compile(r"(?<![\w:.+\-/])" + _CLOCK)
_GAP = re.compile(r"[\s,;|·•\-/)\]]{0,4}+(?:(?i:on|am|le|el|il|den|op|dia)\s)?")
_LOOK_BACK = 40
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d[T ]\Z")


def _hour(match: re.Match[str], language: str | None) -> int | None:
    """Return the hour on a 24-hour clock, None where it contradicts its half of the day."""
    hour = int(match["hour"])
    groups = match.groupdict()
    half = groups.get("half") or ""
    after = (groups.get("after") or "").lower()
    mark = (half or after).lower()
    if mark[:1] in {"a", "p"}:
        if not 0 <= hour <= 12:
            return hour if mark[0] == "p" and hour < 24 else None
        return hour % 12 + (12 if mark[0] == "p" else 0)
    return hour_in(half, hour, language) if half else hour


def _clock(match: re.Match[str], context: DateContext) -> Clock | None:
    hour, end = _hour(match, context.language), match.end()
    groups = match.groupdict()
    minute = int(next((groups[name] for name in _MINUTES if groups.get(name)), 0))
    second = int(groups.get("second") or groups.get("second_cjk") or 0)
    late = None if hour is None or groups.get("half") else half_after(match.string, end, context.language)
    if late is not None and hour is not None:
        end, hour = late[0], hour_in(late[1], hour, context.language)
    if hour is None or (hour == 24 and (minute or second)):
        return None
    micro = int((groups.get("fraction") or "").ljust(6, "0")[:6])
    zone = None if _is_span(match) else zone_at(match.string, end, context)
    if zone is None:
        return Clock(match.start(), end, hour, minute, second, micro, None)
    return Clock(match.start(), zone.end, hour, minute, second, micro, zone.zone, zone.zone is not None)


_MINUTES = ("minute", "minute_cjk", "minute_h", "minute_dot")


def _is_span(match: re.Match[str]) -> bool:
    """Tell whether "-11:00" after "10:00" is the end of a meeting: anywhere but in ISO 8601."""
    text, end = match.string, match.end()
    if text[end : end + 1] != "-" or match.groupdict().get("second"):
        return False
    start = match.start("hour")
    return text[start - 1 : start] != "T" and _ISO_DAY.search(text, max(0, start - 11), start) is None


def clock_after(text: str, position: int, context: DateContext) -> Clock | None:
    """Return the time that follows a day which ends at a position of the text, None if none does."""
    match = _AFTER.match(text, position) or _DOTTED.match(text, position)
    return None if match is None else _clock(match, context)


def clock_before(text: str, position: int, context: DateContext) -> Clock | None:
    """Return the time that stands before a day which begins at a position of the text, None if none does."""
    for match in _BEFORE.finditer(text, max(0, position - _LOOK_BACK), position):
        clock = _clock(match, context)
        if clock is None or clock.end > position:
            continue
        gap = _GAP.match(text, clock.end, position)
        if gap is not None and gap.end() == position:
            return clock
    return None


def clock_at(text: str, position: int, context: DateContext) -> Clock | None:
    """Return the time that begins exactly at a position of the text, None if none does."""
    match = _BEFORE.match(text, position)
    return None if match is None else _clock(match, context)
