"""Find the times of day in a sentence: 2:55 p.m., Eastern time; 9:00 a.m. - 12:30 p.m. PT; 上午十時三十分(香港時間).

Pure; linear in the length of the sentence.
"""

import re
from collections.abc import Iterator
from datetime import time

from feeds.dates.cjk import spelt_number
from feeds.dates.half_days import hour_in
from feeds.dates.stated import DateContext
from feeds.events.records import Hours
from feeds.events.zones import native_zone_in, zone_stated

_HALF = r"[AaPp]\s?\.?\s?[Mm]\b\.?"
# No part of a longer number; a year or a preposition right before, its space lost, is no part of it.
_FREE = r"(?:(?<=20\d\d,)|(?<=\sat)|(?<=\sfrom)|(?<=\sto)|(?<![\w:.,$€£¥/\-]))"
_ENGLISH = re.compile(
    rf"{_FREE}(?:(?P<word>[Nn]oon|[Mm]idday)\b"
    rf"|(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?P<o>\so'clock)?\s{{0,2}}(?P<half>{_HALF}|(?:noon|midday)\b)"
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:hours|hrs|GMT|BST|UTC|CET|CEST)\b)(?:\s(?:hours|hrs)\b)?"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?:\s?(?:hours|hrs?|h)\b)?(?![\d:]))"
)
# "9:15-9:30 a.m.", "12-2 p.m.", "10:00 to 11:30 am": the first time has the half of the second.
_SPAN = re.compile(
    rf"{_FREE}(?P<hour>[01]?\d)(?::(?P<minute>[0-5]\d))?\s?(?:-|–|\||to|until)\s?"
    rf"(?P<hour2>[01]?\d)(?::(?P<minute2>[0-5]\d))?\s?(?P<half>{_HALF})"
)
_THEN = re.compile(
    rf"\s?(?:-|–|\||to|until|~)\s?(?:(?P<word>noon|midday)\b"
    rf"|(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>{_HALF}|noon\b)?(?![\d:]))"
)
_NUMERAL = "[〇零一二三四五六七八九十廿]"
_CHINESE = re.compile(
    r"(?P<half>上午|下午|午前|午後|中午|早上|晚上|晚间|傍晚|凌晨)?\s?"
    rf"(?P<hour>\d{{1,2}}|{_NUMERAL}{{1,3}})\s?"
    rf"(?:[时時點点](?!间|間|段)(?:\s?(?:(?P<minute>\d{{1,2}}|{_NUMERAL}{{1,3}})\s?分|(?P<thirty>半)|正|整))?|:(?P<minute2>[0-5]\d))"
)
_CHINESE_THEN = re.compile(
    r"\s?(?:-|–|\||~|至|到)\s?(?P<half>上午|下午|中午|晚上)?\s?(?P<hour>\d{1,2})\s?"
    r"(?:[时時點点](?:\s?(?P<minute>\d{1,2})\s?分|(?P<thirty>半))?|:(?P<minute2>[0-5]\d))"
)
# What every time holds; a quick look that spares most sentences the slow ones.
_CLOCK_WORDS = re.compile(
    r"\d:\d|\d\s{0,2}[AaPp]\s?\.?\s?[Mm]|[Nn]oon|[Mm]idday|\d{4}\s(?:hours|hrs|[A-Z])|[时時點点]|\d\.\d\d\s?[AaPp]|o'clock"
)
_HAN = re.compile("[\u4e00-\u9fff]")


def hours_in(text: str, context: DateContext) -> list[Hours]:
    """Return the times of day of a plain sentence, in order; none overlaps another."""
    if _CLOCK_WORDS.search(text) is None:
        return []
    found = [*_chinese(text, context)] if _HAN.search(text) else []
    found += [*_spans(text, context), *_english(text, context)]
    kept: list[Hours] = []
    for one in sorted(found, key=lambda hours: (hours.start, -hours.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _spans(text: str, context: DateContext) -> Iterator[Hours]:
    for match in _SPAN.finditer(text):
        ends = _clock(match["hour2"], match["minute2"], match["half"])
        begins = _clock(match["hour"], match["minute"], match["half"])
        if begins is None or ends is None:
            continue
        if begins > ends:  # "10:30-12:00 p.m.", "11-1 p.m.": the first is of the morning
            begins = begins.replace(hour=begins.hour - 12) if begins.hour >= 12 else begins
        zone, end = zone_stated(text, match.end(), context)
        if begins < ends:
            yield Hours(start=match.start(), end=end, begins=begins, ends=ends, zone=zone)


def _english(text: str, context: DateContext) -> Iterator[Hours]:
    for match in _ENGLISH.finditer(text):
        begins, bare = _english_clock(match), match["hour24"] is not None
        if begins is None:
            continue
        then = _THEN.match(text, match.end())
        zone, end = (None, match.end()) if then is not None else zone_stated(text, match.end(), context)
        then = then or _THEN.match(text, end)
        ends = _then_clock(then, begins) if then is not None else None
        if then is not None and ends is not None:
            end = then.end()
            later, after = zone_stated(text, end, context)
            zone, end = (zone, end) if zone else (later, after)
        elif then is not None:
            zone, end = zone_stated(text, match.end(), context)
        if not bare or zone is not None or _HAN.search(text) or _said_at(text, match.start()):
            yield Hours(start=match.start(), end=end, begins=begins, ends=ends, zone=zone)


def _said_at(text: str, start: int) -> bool:
    """Tell whether "at" or a label stands before a bare 14:30, which otherwise may be a ratio or a verse."""
    return re.search(r"(?:\bat|\bfrom|[Tt]ime:?|[Ww]hen:)\s{0,2}\Z", text[max(0, start - 10) : start]) is not None


def _english_clock(match: re.Match[str]) -> time | None:
    if match["word"]:
        return time(12)
    if match["military"]:  # "0700 GMT"
        return time(int(match["military"][:2]), int(match["military"][2:]))
    if match["hour24"]:
        return time(int(match["hour24"]), int(match["minute24"]))
    return _clock(match["hour"], match["minute"], match["half"])


def _then_clock(match: re.Match[str], begins: time) -> time | None:
    """Return the end of a span, None where it makes none: no half and no minutes, or not after the beginning."""
    if match["word"]:
        return time(12) if begins < time(12) else None
    if not match["half"] and not match["minute"]:
        return None
    ends = _clock(match["hour"], match["minute"], match["half"] or "")
    return ends if ends is not None and ends > begins else None


def _clock(hour: str, minute: str | None, half: str) -> time | None:
    """Return the time of day of an hour with its half (a.m., p.m., noon); None for 13 a.m. and 0 p.m."""
    number, mark = int(hour), half[:1].lower()
    if mark == "":
        return time(number, int(minute or 0))
    if mark in "nm":  # 12 noon, 12 midday
        return time(12, int(minute or 0)) if number == 12 else None
    if number > 12:
        return time(number, int(minute or 0)) if mark == "p" and number < 24 else None
    if number == 0:
        return None if mark == "p" else time(0, int(minute or 0))
    return time(number % 12 + (12 if mark == "p" else 0), int(minute or 0))


def _chinese(text: str, context: DateContext) -> Iterator[Hours]:
    past = 0
    for match in _CHINESE.finditer(text):
        begins = _chinese_clock(match, match["half"])
        if begins is None:
            continue
        then = _CHINESE_THEN.match(text, match.end())
        zone, end = (None, match.end()) if then is not None else zone_stated(text, match.end(), context)
        then = then or _CHINESE_THEN.match(text, end)
        ends = _chinese_clock(then, then["half"] or match["half"]) if then is not None else None
        if then is not None and ends is not None and ends > begins:
            end = then.end()
            later, after = zone_stated(text, end, context)
            zone, end = (zone, end) if zone else (later, after)
        else:
            ends = None
        zone = native_zone_in(text, max(past, match.start() - 40), match.start()) or zone
        past = end
        yield Hours(start=match.start(), end=end, begins=begins, ends=ends, zone=zone)


def _chinese_clock(match: re.Match[str], half: str | None) -> time | None:
    hour = _number(match["hour"])
    groups = match.groupdict()
    minute = 30 if match["thirty"] else _number(match["minute"] or match["minute2"] or "0")
    if hour is None or minute is None or hour > 23 or minute > 59:
        return None
    if half is None:
        # "第3点" and "3点建议" are no times: a clock in Chinese words has its half of the day, or minutes.
        written = groups["minute"] or groups["minute2"] or groups["thirty"]
        return time(hour, minute) if written else None
    known = hour_in("晚上" if half == "晚间" else half, hour, "zh")
    return None if known is None or known > 23 else time(known, minute)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else spelt_number(text)
