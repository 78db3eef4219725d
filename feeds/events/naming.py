"""Name a happening for people: as it is printed, else by what it is, else by the headline. Pure."""

import re
from collections.abc import Mapping
from itertools import islice

from feeds.dates.names import listed
from feeds.events.records import Trigger
from feeds.model import EventKind
from feeds.text import shorten, tidy

LONGEST = 160  # characters of a name
SHORTEST = 7  # of a printed one: "R&D Day"
_MOST_WORDS = 18  # of a printed name: "37th Annual J.P. Morgan Healthcare Conference" has six
_WORD = re.compile(r"\S+")
_JOINING = listed("of for and the on in & de der für van von des du la - – a")
_CAPITAL = re.compile(r"[\"“(']?[A-Z0-9Ⅰ-Ⅻ]")
_NOUN = re.compile(
    r"(?:Conference|Congress|Symposium|Summit|Forum|Meeting|Series|Days?|Expo|Exhibition|Convention|Sessions?|Workshop|Week"
    r"|Ceremony|Opening|Parade|Webinar|Seminar|Assembly|Update|Event|CONGRESS|EXPO)\b"
)
# Printed small it belongs to a name only behind several words with capitals: "Advances in Rare Diseases conference".
_SMALL_NOUN = re.compile(
    r"(?:annual\s)?(?:scientific\s)?(?:conference|congress|symposium|summit|forum|meeting|sessions?|convention|assembly)\b"
)
_CAPITALS = re.compile(r"(?<!\S)[\"“(']?[A-Z]")
_FIELDS = listed("advances progress innovations trends frontiers research leaders controversies perspectives partners")
# "ASCO 2019", "ACC.23": a society's letters with the year are what its meeting is called.
_LETTERS = re.compile(r"[A-Z]\w*[A-Z]{2}\w*®?(?:\s20\d\d|\s'\d\d|\.\d\d)")
_GLUED = re.compile(r"(?<=\d)(st|nd|rd|th)(?=[A-Z]|annual)")  # "37thAnnual": a lost blank
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = re.compile(
    r"(?:,?\s(?:on|for|from|to|by))?,?(?:^|\s)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s20\d\d)?|\d{{1,2}}\s{_MONTH}(?:,?\s20\d\d)?)(?![\w/])"
    r"(?:,?\s(?:at\s)?\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:\s[A-Z]{2,4}\b)?)?|^20\d\d\sfor\s"
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
_LEFT_OVER = re.compile(r"(?:[\s,;:\-]|\s(?:of|on|for|to|from))+\Z")
_COMMITTEE = re.compile(r"(?i)\badvisory\s+committee\b")
# What a headline about an application for approval says.
_REGULATED = re.compile(
    r"(?i)\b(?:fda|ema|chmp|nmpa|pmda|mhra|pdufa|regulat\w+|accept\w*|review|applications?|submi\w+|filings?|[sn]?[bn]da|maa)\b"
)
_WEBCAST_OF = re.compile(r"(?i)^(?:live\s+|audio\s+)?webcast\s+of\s+(?:the\s+|its\s+)?")
_MEETINGS = {"agm": "Annual general meeting", "egm": "Extraordinary general meeting"}
# Kinds that headlines are about something else of: an acquisition, with a call to discuss it.
_SELDOM_TITLES = frozenset((EventKind.REGULATORY_DATE, EventKind.CALL, EventKind.WEBCAST))
_MEETINGS_OF_MANY = frozenset((EventKind.CONGRESS, EventKind.CONFERENCE))
_MOST_READ = 1_200  # characters of a headline: what goes on is none
_TELLS = 8  # letters of a headline, without what leads to them, that say something
_FEW = 30  # letters of words that name a call: "results briefing"
_PERIOD = re.compile(
    r"(?i)\b(?P<what>(?:first|second|third|fourth)[\s-]quarter(?:\s+and\s+(?:full[\s-]year|first[\s-]half|nine[\s-]months?))?"
    r"|full[\s-]year|half[\s-]year|first[\s-]half|nine[\s-]months?|interim|annual|[qh][1-4](?:/fy)?)"
    r"(?:,?\s+(?:of\s+)?(?:fiscal\s+(?:year\s+)?|fy\s?)?(?P<year>20\d\d))?(?!\s+(?:general\s+)?meeting)"
)
# Beside a period these say that it is one of accounts; "interim" and "annual" stand right before them.
_REPORTED = re.compile(
    r"(?i)\b(?:results?|earnings|sales|revenues?|financial|guidance|reports?|fiscal|statements?|updates?|calls?|webcast)\b"
)
_ACCOUNTS = re.compile(
    r"(?i)(?:[\s-]+(?:and|financial|consolidated|unaudited|business|full|half|year|group)){0,4}\s+"
    r"(?:results?|reports?|earnings|accounts|statements?)\b"
)
_CLINICAL = re.compile(
    r"(?i)\b(?:phase\s+[1-4iv]+|trials?|stud(?:y|ies)|patients?|clinical|top-?line|therap\w+|data|analysis|endpoints?|efficacy)\b"
)
_WHEN = re.compile(
    r"(?i)\b(?:in|by|during)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?)?\Z"
)  # "closes in the first quarter"
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
        return small_name(text, shown, trigger.start - 20, trigger.end + 20)
    tail = _TAIL.match(text, noun.end())
    start = _first_capital(text, noun.start())
    name = tidy(shown[start : tail.end() if tail is not None else noun.end()].strip(" \"“”'(),"))
    named = start < noun.start() or (tail is not None and " of " in tail[0])
    return name if named and SHORTEST <= len(name) <= LONGEST else None


def small_name(text: str, shown: str, start: int, end: int) -> str | None:
    """Return the first proper name between two places whose last word is printed small: "Advances in X conference".

    None where fewer than two words with capitals lead to one.
    """
    for noun in _SMALL_NOUN.finditer(text, max(0, start), min(len(text), end)):
        begins = _first_capital(text, noun.start())
        name = tidy(shown[begins : noun.end()])
        if len(_CAPITALS.findall(text[begins : noun.start()])) > 1 and len(name) <= LONGEST:
            return name
    return None


def _first_capital(text: str, end: int) -> int:
    """Return where the run of capitalised words begins that leads to the place `end`; `end` where there is none."""
    reach = max(0, end - 200)
    words = [word for word in _WORD.finditer(text, reach, end) if word.start() > reach or reach == 0]
    start = end
    run = words[-_MOST_WORDS:]
    for place, word in reversed(list(enumerate(run))):
        said = word[0]
        capital = _CAPITAL.match(said) is not None
        if said == "in" and place and run[place - 1][0].lower() in _FIELDS:  # "Advances in Rare Diseases"
            continue
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
    headline = tidy(headline[:_MOST_READ])
    chinese = _HAN.search(said or headline or text) is not None
    if kind is EventKind.CALL and (named := _results_name(headline, text, said)) is not None:
        return named
    if kind is EventKind.ANNUAL_MEETING and said:
        return tidy(said) if chinese else _MEETINGS.get(said.casefold(), said[0].upper() + tidy(said[1:]))
    if kind in _MEETINGS_OF_MANY and not chinese:
        return _meeting_name(kind, headline, said)
    label = _label_of(kind, said, chinese=chinese)
    if kind is EventKind.REGULATORY_DATE:
        about = (_COMMITTEE if _COMMITTEE.search(said) else _REGULATED).search(headline) is not None
        return shorten(f"{label}: {headline}", LONGEST) if headline and (about or chinese) else label
    rest = _led(headline)
    if kind in _SELDOM_TITLES and not (len(rest) >= _TELLS and _CALLED.search(headline)):
        return _labelled(label, headline)
    return shorten(_capital(rest), LONGEST) if len(rest) >= _TELLS else _labelled(label, headline)


def _led(headline: str) -> str:
    """Return a headline without the words that lead to what it is about: "Acme to Host", "Acme Invites Public to"."""
    return _LEAD_IN.sub("", headline, count=1)


def _label_of(kind: EventKind, said: str, *, chinese: bool) -> str:
    if kind is EventKind.REGULATORY_DATE and _COMMITTEE.search(said):
        return "Advisory committee meeting"
    return (_CHINESE_LABELS if chinese else {}).get(kind) or _LABELS.get(kind, "Event")


def _labelled(label: str, headline: str) -> str:
    """Return a label with the headline behind it; alone where there is none, and before one that would be cut."""
    whole = f"{label}: {headline}"
    return whole if headline and len(whole) <= LONGEST else label


def _meeting_name(kind: EventKind, headline: str, said: str) -> str:
    """Return a name for a meeting of many: its letters, its name in the headline, or the headline if it names one.

    A headline about something else that is told there names no meeting.
    """
    if (letters := _LETTERS.search(said) or _LETTERS.search(headline)) is not None:
        return tidy(letters[0])
    nouns = (Trigger(start=noun.start(), end=noun.end(), kind=kind) for noun in _NOUN.finditer(headline))
    names = (printed_name(headline, headline, noun) for noun in islice(nouns, _MOST_WORDS))
    if (name := next((name for name in names if name is not None), None)) is not None:
        return name
    rest = _led(headline)
    tells = _CALLED.search(headline) or _SMALL_NOUN.search(headline) or _NOUN.search(headline)
    return _capital(rest) if tells and _TELLS <= len(rest) <= LONGEST else _LABELS[kind]


def _results_name(headline: str, text: str, said: str) -> str | None:
    """Return a name for a day of results and its call, by their period; None where no period is told."""
    if _HAN.search(said or headline or text):
        words = _CHINESE_PERIOD.search(headline) or _CHINESE_PERIOD.search(text)
        board = said.startswith("董事") and tidy(said)
        return board or (f"{words[0]}业绩会" if words is not None else None)
    told = f"{headline} {text}"
    period = _period_in(headline, told) or _period_in(text, told)
    if period is None:
        if _CALLED.search(headline):
            return None
        if len(said) > _FEW or "result" in said.casefold():
            return _capital(said) if len(said) <= _FEW else "Results"
        return _labelled(_capital(said), headline)
    what = " ".join(period["what"].split())
    year = f" {period['year']}" if period["year"] else ""
    call = " and conference call" if _CALLED.search(headline) or _CALLED.search(text) else ""
    return f"{_capital(what)}{year} results{call}"


def _period_in(text: str, told: str) -> re.Match[str] | None:
    """Return the first period of accounts that a text names; interim data and next year's first quarter are none.

    `told`: the text with what stands around it.
    """
    return next((period for period in _PERIOD.finditer(text) if _is_of_accounts(text, period, told)), None)


def _is_of_accounts(text: str, period: re.Match[str], told: str) -> bool:
    if period["what"].casefold() in {"interim", "annual"}:
        return _ACCOUNTS.match(text, period.end()) is not None and _CLINICAL.search(told) is None
    before, after = text[max(0, period.start() - 60) : period.start()], text[period.end() : period.end() + 80]
    return _WHEN.search(before) is None and (_REPORTED.search(before) or _REPORTED.search(after)) is not None


def _capital(words: str) -> str:
    words = tidy(words)
    return words[:1].upper() + words[1:]


def bare_name(name: str) -> str:
    """Return a name without the article before it."""
    return _SPEAKERS.sub("", name) or name


def tidy_name(kind: EventKind, name: str) -> str:
    """Return a name with the blanks that print has lost, and without the day, which a calendar shows beside it.

    Of a call or meeting that is webcast the name is that of the call or meeting.
    """
    spaced = _GLUED.sub(r"\1 ", name)
    timeless = _LEFT_OVER.sub("", tidy(_DAY.sub(" ", spaced)).strip(" ,;:-"))
    if kind is not EventKind.WEBCAST:
        timeless = _WEBCAST_OF.sub("", timeless)
    return _capital(timeless) if len(timeless) >= SHORTEST and timeless != spaced else spaced
