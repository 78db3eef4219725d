"""Find where a happening takes place, as printed. Pure; prefers none to a wrong one."""

import re

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
    r"(?i)\b(?:conference|congress|meeting|symposium|summit|forum|phase|patients|annual|section|website|investor|series|day|webcast)\b"
)
_VIRTUAL = re.compile(
    r"(?i)\b(?:held\s+virtually|virtual(?:ly)?[- ](?:only|meeting|event|format|investor)|as\s+a\s+virtual)\b"
)
_CHINESE = re.compile(
    "(?:假座|假|(?<![处处介])在|于|於|地点:|地點:|地址:)(?P<place>[^,;:。()\\d年月日将將]{2,40}?)(?:举行|舉行|举办|舉辦|召开|召開|开幕|開幕|拉开|隆重|盛大|成功|正式|圆满|$)"
)


def place_of(text: str, start: int) -> str | None:
    """Return the place that a plain sentence names for the day at `start`: the nearest one; None for none."""
    held = _HELD_AT.search(text)
    if held is not None and _ADDRESS.match(held["place"]) and not _NO_PLACE.search(held["place"]):
        return held["place"]
    found = [(abs(match.start() - start), place) for match in _IN.finditer(text) if (place := _place(match))]
    if found:
        return min(found)[1]
    chinese = (match["place"].strip() for match in _CHINESE.finditer(text))
    place = next((place for place in chinese if place and not _NO_PLACE.search(place)), None)
    return place or ("virtual" if _VIRTUAL.search(text) else None)


def _place(match: re.Match[str]) -> str | None:
    if match["label"]:
        return match["label"].strip(" .,;:") or None
    place = (match["place"] or match["one"] or match["after"]).strip(" .,;:")
    month = _MONTH.search(place)
    if month is not None:
        place = place[: month.start()].strip(" .,;:")
    return place if len(place) > 2 and not _NO_PLACE.search(place) else None
