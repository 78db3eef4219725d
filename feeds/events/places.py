"""Find where a happening takes place, as printed. Pure; prefers none to a wrong one."""

import re
from collections.abc import Iterator

from feeds.dates.names import listed
from feeds.events.zones import zone_of_place

_NAME = r"[A-Z][\w.'\-]*(?:\s(?:de\s|of\s|the\s)?[A-Z][\w.'\-]*){0,3}"
_HELD_AT = re.compile(
    r"\bheld\s(?:[a-z]+\s){0,3}(?:at|in)\s(?P<place>[^;()]{5,160}?),?\s(?:on|at)\s"
    r"(?=(?:the\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}\b|[A-Z][a-z]{2,8}\.?\s\d)"
)
_ADDRESS = re.compile(r"(?!.*\b(?:will|is|are|was|were)\b)(?:the\s)?[A-Z0-9]")
_IN = re.compile(
    rf"\b(?:in|at)\s(?P<place>(?:the\s)?{_NAME}(?:,\s{_NAME}){{1,4}})(?=$|[\s.,;:)])"
    rf"|\b(?:held|place|place\sin\sperson|hosted|live|held\svirtually\sand)\s(?:[a-z]+ly\s)?(?:in|at)\s(?P<one>(?:the\s)?{_NAME})"
    rf"|[\d)],?\s(?:in|at)\s(?P<after>{_NAME})(?=$|[.,;)])"
    r"|\b(?:Location|Venue|Place|Where)\s?:\s?(?P<label>[^;|]{3,120})"
)
_MONTH = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{4}"
)
_NO_PLACE = re.compile(
    r"(?i)\b(?:conference|congress|meeting|symposium|summit|forum|phase|patients|annual|section|website|investor|series|day|webcast|fireside|chat|call|presentation)\b"
)
_VIRTUAL = re.compile(
    r"(?i)\b(?:held\s+virtually|virtual(?:ly)?[- ](?:only|meeting|event|format|investor)|as\s+a\s+virtual)\b"
)
_CHINESE = re.compile(
    "(?:假座|假|(?<![处处介])在|于|於|地点:|地點:|地址:)(?P<place>[^,;:。()\\d年月日将將]{2,40}?)(?:举行|舉行|举办|舉辦|召开|召開|开幕|開幕|拉开|隆重|盛大|成功|正式|圆满|$)"
)
# A bare "in London" or "at the Cedar Hotel" is the happening's only beside its words or its day.
# Looked ahead at, since one may lie within another: "at the Cedar Conference in London".
_BARE = re.compile(rf"\b(?:in|at)\s(?=(?P<place>(?:[Tt]he\s)?{_NAME}(?:,?\sin\s{_NAME})?))")
_HAPPENING = re.compile(
    r"(?i)\b(?:conference|congress|meeting|symposium|summit|forum|day|seminar|workshop|event|ceremony|sessions?|expo"
    r"|exhibition|convention|roadshow|reception|briefing)\s?(?:\([^()]{1,12}\)|20\d\d)?,?\s\Z"
)
_UP_TO_DAY = re.compile(r",?\s?(?:\(?(?:on|from)\s)?(?:the\s)?(?:[A-Z][a-z]{2,5}day,?\s)?\(?")
_BETWEEN = re.compile(r"[\s,()]+")
_OF_A_CLOCK = re.compile(
    r"(?:at|from|to|and|beginning|starting|until|local|noon|[ap]\.?m\.?|[A-Z]{2,4}|Eastern|Central|Pacific|Mountain"
    r"|Greenwich|Mean|Standard|Daylight|European|Summer|Beijing|[Tt]ime|\d{1,2}(?::\d\d)?(?:[ap]m)?|20\d\d|[-–])"
)
_VENUE = re.compile(
    r"\b(?:Hotel|Inn|Plaza|Cent(?:er|re)|Palace|Hall|Auditorium|Ballroom|Campus|Museum|Club"
    r"|Resort|Arena|Pavilion|Theat(?:er|re)|Headquarters|Stock\sExchange|Fairgrounds?|Messe)\b"
)
_FURTHER_CITIES = frozenset(
    listed(
        "Athens Atlanta Baltimore Bangkok Birmingham Cambridge Cannes Chengdu Cleveland Dallas Denver Detroit "
        "Dubai Edinburgh Florence Glasgow Hamburg Helsinki Honolulu Houston Istanbul Lisbon Lyon Manchester Melbourne "
        "Miami Minneapolis Montreal Mumbai Nashville Nice Orlando Oslo Philadelphia Phoenix Pittsburgh Prague Rome "
        "Seattle Toronto Valencia Vancouver Warsaw Washington Wuhan"
    )
)
_MOST_AROUND = 120  # characters between a bare place and its day


def place_of(text: str, start: int, end: int) -> str | None:
    """Return the place that a plain sentence names for the day from `start` to `end`: the nearest; None for none."""
    held = _HELD_AT.search(text)
    if held is not None and _ADDRESS.match(held["place"]) and not _NO_PLACE.search(held["place"]):
        return held["place"]
    found = [(abs(match.start() - start), 0, place) for match in _IN.finditer(text) if (place := _place(match))]
    found += [(gap, 1, place) for gap, place in _beside(text, start, end)]
    if found:
        return min(found)[2]
    chinese = (match["place"].strip() for match in _CHINESE.finditer(text))
    place = next((place for place in chinese if place and not _NO_PLACE.search(place)), None)
    return place or ("virtual" if _VIRTUAL.search(text) else None)


def _beside(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield bare places, each with how far it is from the day: right beside it, or behind the words of a happening.

    Only those that are known for places, by a city or by what a house is called: "in Oncology", "at Cedar" may not be.
    """
    first, last = max(0, start - _MOST_AROUND), min(len(text), end + _MOST_AROUND)
    for match in (*_BARE.finditer(text, first, start), *_BARE.finditer(text, end, last)):
        place = match["place"]
        month = _MONTH.search(place)
        place = (place[: month.start()] if month is not None else place).strip(" .,;:")
        ends = match.start("place") + len(place)
        if _is_known(place) and _is_next_to(text, (match.start(), ends), (start, end)):
            yield abs(match.start() - start), place


def _is_known(place: str) -> bool:
    if not place or _NO_PLACE.search(place):
        return False
    if zone_of_place(place) is not None or _VENUE.search(place) is not None:
        return True
    return any(word.strip(",.") in _FURTHER_CITIES for word in place.split())


def _is_next_to(text: str, place: tuple[int, int], day: tuple[int, int]) -> bool:
    """Tell whether a place stands right before a day, behind it and its time, or right behind a happening's words."""
    if _HAPPENING.search(text, max(0, place[0] - 60), place[0]) is not None:
        return True
    if place[1] <= day[0]:
        return _UP_TO_DAY.fullmatch(text, place[1], day[0]) is not None
    between = _BETWEEN.split(text[day[1] : place[0]])
    return all(_OF_A_CLOCK.fullmatch(word) for word in between if word)


def _place(match: re.Match[str]) -> str | None:
    if match["label"]:
        return match["label"].strip(" .,;:") or None
    place = (match["place"] or match["one"] or match["after"]).strip(" .,;:")
    month = _MONTH.search(place)
    if month is not None:
        place = place[: month.start()].strip(" .,;:")
    return place if len(place) > 2 and not _NO_PLACE.search(place) else None
