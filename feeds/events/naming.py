"""Name a happening for people: as it is printed, else by what it is, else by the headline. Pure."""

import re
from collections.abc import Mapping

from feeds.dates.names import listed
from feeds.events.records import Trigger
from feeds.model import EventKind
from feeds.text import shorten, tidy

LONGEST = 160  # characters of a name
_MOST_WORDS = 18  # of a printed name: "37th Annual J.P. Morgan Healthcare Conference" has six
_WORD = re.compile(r"\S+")
_JOINING = listed("of for and the on in & de der für van von des du la - – a")
_CAPITAL = re.compile(r"[\"“(']?[A-Z0-9Ⅰ-Ⅻ]")
_NOUN = re.compile(
    r"(?:Conference|Congress|Symposium|Summit|Forum|Meeting|Series|Days?|Expo|Exhibition|Convention|Sessions?|Workshop|Week"
    r"|Ceremony|Opening|Parade|Webinar|Seminar|Assembly|Update|Event|CONGRESS|EXPO)\b"
)
_TAIL = re.compile(
    r"(?:\s[A-Z]\w+){1,2}\s(?:Forum|Summit|Session)\b|\s(?:20\d\d(?!\d)|[Oo]f\s(?:the\s)?[A-Z][\w'&\-]*"
    r"(?:\s(?:(?:of|for|and|the)\s)?(?:the\s)?[A-Z][\w'&\-]*){0,7}|on\s(?!"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun))[A-Z]\w+(?:\s[A-Z]\w+){0,3})"
)
_STOPS = listed(
    "at join joins attend attends attending during participate participates present presents host hosts hold holds "
    "invites announces details presentations data its our their will to"
)
_SPEAKERS = re.compile(r"(?i)^(?:(?:the|its|a|an|our|their|upcoming|virtual-only)\s+)+")
_CLOCK = re.compile(r"\d{1,2}(?::\d\d)?[ap]\.?m\.?|\d{1,2}:\d\d|[ECMP][SD]?T|GMT|BST|CES?T|JST|HKT|UTC")
_CALLED = re.compile(r"(?i)\b(?:calls?|webcasts?|webinar|event|briefing|conference|presentation)\b")
_MEETINGS = {"agm": "Annual general meeting", "egm": "Extraordinary general meeting"}
# Kinds that headlines are about something else of: an acquisition, with a call to discuss it.
_SELDOM_TITLES = frozenset((EventKind.REGULATORY_DATE, EventKind.CALL, EventKind.WEBCAST))
_FEW = 30  # letters of words that name a call: "results briefing"
_PERIOD = re.compile(
    r"(?i)\b(?P<what>(?:first|second|third|fourth)[\s-]quarter(?:\s+and\s+(?:full[\s-]year|first[\s-]half|nine[\s-]months?))?"
    r"|full[\s-]year|half[\s-]year|first[\s-]half|nine[\s-]months?|interim|annual|[qh][1-4](?:/fy)?)"
    r"(?:,?\s+(?:of\s+)?(?:fiscal\s+(?:year\s+)?|fy\s?)?(?P<year>20\d\d))?(?!\s+(?:general\s+)?meeting)"
)
_CHINESE_PERIOD = re.compile("(?:20\\d\\d年?)?(?:第?[一二三四1-4]季度?|上半年|中期|半年度|年度|全年|前三季度)")
_LABELS: Mapping[EventKind, str] = {
    EventKind.CALL: "Conference call", EventKind.WEBCAST: "Webcast", EventKind.INVESTOR_DAY: "Investor event",
    EventKind.ANNUAL_MEETING: "Annual meeting of shareholders", EventKind.REGULATORY_DATE: "Regulatory decision date",
    EventKind.CONFERENCE: "Conference", EventKind.CONGRESS: "Congress", EventKind.CEREMONY: "Ceremony",
}  # fmt: skip
_CHINESE_LABELS: Mapping[EventKind, str] = {
    EventKind.CALL: "业绩会", EventKind.ANNUAL_MEETING: "股东大会", EventKind.REGULATORY_DATE: "目标审评日期",
}  # fmt: skip
_LEAD_IN = re.compile(
    r"(?i)^.{0,80}?\b(?:to\s+(?:participate|present|attend|speak|host|hold|webcast|join|showcase|highlight|announce)(?:\s+(?:in|at|on))?"
    r"|invites?\s+(?:public|shareholders|investors)\s+to\s+(?:view\s+and\s+)?(?:listen\s+to|attend|register\s+for|join)"
    r"|announces?(?:\s+(?:details\s+of|date\s+(?:of|for)))?|confirms\s+date\s+(?:and|of|for))\s+(?:a\s+|the\s+|its\s+)?"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_HAN_BOUNDS = re.compile(
    "[\\s,;:。、《》“”「」『』\"']|参加|參加|出席|亮相|举办|舉辦|召开|召開|举行|舉行|主办|主辦|将于|將於|在|于|於|及|的|邀请|邀請|首届(?=$)|日|午"
)


def printed_name(text: str, shown: str, trigger: Trigger) -> str | None:
    """Return the proper name that ends with the words of a trigger: "11th Annual X Global Healthcare Conference".

    `shown` is the sentence as printed, of equal length; None where no proper name stands there.
    """
    if _HAN.search(text[trigger.start : trigger.end]):
        return _chinese_name(text, shown, trigger)
    noun = _NOUN.search(text, trigger.start, min(len(text), trigger.end + 40))
    if noun is None:
        return None
    tail = _TAIL.match(text, noun.end())
    start = _first_capital(text, noun.start())
    name = tidy(shown[start : tail.end() if tail is not None else noun.end()].strip(" \"“”'(),"))
    named = start < noun.start() or (tail is not None and " of " in tail[0])
    return name if named and 8 <= len(name) <= LONGEST else None


def _first_capital(text: str, end: int) -> int:
    """Return where the run of capitalised words begins that leads to the place `end`; `end` where there is none."""
    reach = max(0, end - 200)
    words = [word for word in _WORD.finditer(text, reach, end) if word.start() > reach or reach == 0]
    start = end
    for word in reversed(words[-_MOST_WORDS:]):
        said = word[0]
        capital = _CAPITAL.match(said) is not None
        if said.lower() in _STOPS or _CLOCK.fullmatch(said) or said[-1] in ",;:)" or not (capital or said in _JOINING):
            break
        if said[-1] == "." and len(said) > 4 and said.lower() not in {"inc.", "bros."}:  # of the sentence before
            break
        if capital:
            start = word.start()
    return start


def _chinese_name(text: str, shown: str, trigger: Trigger) -> str | None:
    start = max(0, trigger.end - 40)
    bounds = [match.end() for match in _HAN_BOUNDS.finditer(text, start, max(start, trigger.end - 2))]
    start = max([start, *bounds])
    name = tidy(shown[start : trigger.end])
    if ")" in name and "(" not in name.partition(")")[0]:
        name = name.partition(")")[2]
    if "(" in name and ")" not in name.rpartition("(")[2]:
        name = name.rpartition("(")[2]
    return name if len(name) >= 4 else None


def made_name(kind: EventKind, headline: str, text: str, said: str = "") -> str:
    """Return a name for a happening that has none in print, made of the headline and the words `said` for it.

    `text` is the sentence it was read from. Of results their period; of shareholders' meetings what they are called.
    """
    headline = tidy(headline)
    chinese = _HAN.search(said or headline or text) is not None
    if kind is EventKind.CALL and (named := _results_name(headline, text, said)) is not None:
        return named
    if kind is EventKind.ANNUAL_MEETING and said:
        return tidy(said) if chinese else _MEETINGS.get(said.casefold(), said[0].upper() + tidy(said[1:]))
    label = (_CHINESE_LABELS if chinese else {}).get(kind) or _LABELS.get(kind, "Event")
    rest = _LEAD_IN.sub("", headline, count=1)
    if len(rest) < 8:
        return shorten(f"{label}: {headline}" if headline else label, LONGEST)
    if kind in _SELDOM_TITLES and not (_CALLED.search(headline) and kind is not EventKind.REGULATORY_DATE):
        return shorten(f"{label}: {headline}", LONGEST)
    return shorten(rest[0].upper() + rest[1:], LONGEST)


def _results_name(headline: str, text: str, said: str) -> str | None:
    """Return a name for a day of results and its call, by their period; None where no period is told."""
    if _HAN.search(said or headline or text):
        words = _CHINESE_PERIOD.search(headline) or _CHINESE_PERIOD.search(text)
        board = said.startswith("董事") and tidy(said)
        return board or (f"{words[0]}业绩会" if words is not None else None)
    period = _PERIOD.search(headline) or _PERIOD.search(text)
    if period is None:
        if _CALLED.search(headline):
            return None
        if len(said) > _FEW or "result" in said.casefold():
            return _capital(said) if len(said) <= _FEW else "Results"
        return shorten(f"{_capital(said)}: {headline}", LONGEST)
    what = " ".join(period["what"].split())
    year = f" {period['year']}" if period["year"] else ""
    call = " and conference call" if _CALLED.search(headline) or _CALLED.search(text) else ""
    return f"{_capital(what)}{year} results{call}"


def _capital(words: str) -> str:
    words = tidy(words)
    return words[:1].upper() + words[1:]


def bare_name(name: str) -> str:
    """Return a name without the article before it."""
    return _SPEAKERS.sub("", name) or name
