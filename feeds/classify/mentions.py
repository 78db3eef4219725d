"""Whom a headline is about, and whom it only mentions: by the words right before and after each name.

Three parts: what is told of a company is about it; a comparison, a rival that is beaten, a former employer, a customer
in a list, the host of a conference is mentioned; and a partner whose drug is combined, a bank that rates a share is
mentioned if there is somebody the headline is about, and what it is about if there is nobody else.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from feeds.classify.company_names import Found, Plain
from feeds.classify.company_words import HEADLINE, KIN

MANY = 5  # companies in one headline: more is a list
_BEFORE = 70  # characters looked at before a name
_AFTER = 90  # and after it


class Part(IntEnum):
    """Which part a company plays in a text; the higher, the more the text is about it."""

    MENTIONED = 0
    ASIDE = 1  # what it is about only where it is about nobody else
    SUBJECT = 2


# Patterns are met right before a name, at its left edge, in lower case ...
_MENTION_BEFORE = re.compile(
    r"(?:\b(?:former|formerly(?: of| at| with)?|formerly known as|onetime|ex|unlike|than|such as|"
    r"similar to|"
    r"compared (?:with|to)|relative to|competing with|competes? (?:with|against)|competitors? (?:of|to|like|"
    r"including)|"
    r"rivals? (?:of|to|like|including)|rivals? such as|rival(?:l)?ing|alternatives? to|answer to|challengers? to|"
    r"(?:rivals?|competitors?|challengers?) (?:[\w-]+ )?from|"
    r"(?:veteran|alumnus|alumna|alum|alumni|executive|scientist|head|ceo) (?:of|from|at)|(?:upgraded|downgraded|rated|"
    r"initiated|target (?:raised|cut|lowered)(?: to \S+)?|price target [\w$. ]{0,20}) (?:by|at)|according to|"
    r"(?:joins|hired|"
    r"hires|recruited|comes|arrives) (?:[\w ]{0,30})?from|previously (?:at|with)|(?:customers?|clients?|backers?|"
    r"investors) "
    r"(?:including|include|like|are)|(?:trusted|used) by|analysts? (?:at|from)|reminiscent of|(?:spun (?:out|"
    r"off)) (?:of|"
    r"from)|"
    r"ehemaliger?|früherer?|konkurrent(?:en)?|rivalen?|anders als|im vergleich zu|contrairement à|"
    r"ancien(?:ne)? (?:dirigeante? de|pdg de)|a diferencia de)"
    r"|(?:不同于|相比于|相较于|对标|媲美|区别于|诸如|竞争对手|前身为|出身|来自|师从|曾任职于?|曾在|曾任|"
    r"曾就职于?)) ?$"
)
_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:rivals?|competitors?|like|amid|"
    r"and other|"
    r"ahead of|in the wake of|(?:in )?combination with|combined with|in combination|alongside|plus|added to|"
    r"biosimilars? (?:of|to)|copy of|generic (?:version )?(?:of|to)|generics? of|licensed from|"
    r"combo with|head-to-head (?:trial |study )?(?:with|against|versus)|"
    r"formerly part of|including|against)"
    r"|(?:对手|继|随着|联用|仿制|竞品)) ?$"
)
# Who is beaten or not reached is told of by what beats it, its own forecasts aside: `sales top Acme's guidance`.
_RIVAL = r"(?: (?:the|its|fellow|(?:arch ?)?rivals?|competitors?|drugmakers?|leaders?|giants?|heavyweights?)){0,3} $"
_BEATEN_BEFORE = re.compile(
    r"(?:\b(?:beats?|beating|tops|topped|topping|overt(?:akes?|ook|aking)|outs(?:ells?|old|elling)|"
    r"outperform(?:s|ed|ing)?|outpace[sd]?|outshines?|surpass(?:es|ed|ing)?|eclipse[sd]?|dethrone[sd]?|leapfrog(?:s|ged)?|"
    r"edge[sd]? out|trail(?:s|ed|ing)?|lag(?:s|ged|ging)?(?: behind)?|falls? short of|fell short of|falling short of|"
    r"c(?:atch(?:es|ing)?|aught) up (?:with|to)|los(?:es?|t|ing)(?: out)? to|(?:in|su)perior to)" + _RIVAL + ")"
    r"|(?:击败|打败|战胜|超越|超过|赶超|反超|胜过|优于|领先于|落后于?|不敌|不及|逊于|劣于)(?:对手|巨头)?[“\"]? ?$"
)
# Who is challenged is so, too, if by a rival; courts, owners and the weather challenge whom the news is about.
_CHALLENGED_BEFORE = re.compile(
    r"(?:\b(?:versus|vs\.?|challeng(?:es?|ed|ing)|t(?:akes?|ook|aking) on|threaten(?:s|ed|ing)?)" + _RIVAL + ")"
    r"|(?:挑战|叫板|威胁|紧追)(?:对手|巨头)?[“\"]? ?$"
)
_POWERS = re.compile(
    r"\b(?:fda|ftc|sec|doj|cms|ema|commission|court|judges?|jury|justice|attorney|states?|senat(?:e|ors?)|"
    r"congress|lawmakers?|house|government|ministry|minister|president|regulators?|agency|watchdog|authority|police|"
    r"activists?|investors?|shareholders?|hedge fund|short sellers?|unions?|workers|employees|patients?|hospitals?|"
    r"pharmacies|insurers?|critics|doctors|whistleblower|lawsuits?|suits?|ruling|law|bill|order|probe|tariffs?|prices?|"
    r"cap|cuts?|shortages?|patent|expiry|generics|storm|hurricane|flood|fire|strike|war|recall)\b"
    r"|\b(?:us|u\.s\.|uk|eu) ?$"
    r"|法院|监管|药监|委员会|政府|司法|股东|投资者|患者|医保|集采|关税|专利|诉讼|飓风|火灾|罢工"
)
_OWN_MEASURE = re.compile(
    r"(?:'s?)?(?: [\w-]+){0,2} (?:expectations?|forecasts?|estimates?|guidance|goals?|targets?|hopes|outlook|"
    r"projections?)\b"
    r"|自?身?(?:的)?(?:预期|指引|目标)"
)
_LISTED_BEFORE = re.compile(  # whatever comes after these words is a list, to the end of the text
    r"\b(?:key|leading|major|top|prominent|market|notable)(?: \d+)?(?: [\w-]+){0,3} (?:players?|companies|vendors|"
    r"manufacturers|leaders|"
    r"participants|competitors)\b|\bcompanies (?:covered|mentioned|profiled|included|analy[sz]ed)\b|\bplayers (?:are|"
    r"include|covered)\b|\bcompany profiles\b|主要企业|主要厂商|主要玩家|重点企业|竞争格局|龙头企业包括"
)
_MARKET_REPORT = re.compile(
    r"\b(?:market|industry)\b[^.]{0,60}?\b(?:size|(?:expected |projected |set |poised |estimated )?to (?:reach|hit|"
    r"surpass|"
    r"grow|exceed|cross|record|witness)|worth|cagr|forecasts?|global (?:report|analysis)|research report|outlook|"
    r"trends|"
    r"insights|analysis|report (?:20\d\d|to 20\d\d)|by 20\d\d|20\d\d ?- ?20\d\d|competitive landscape|key players)\b"
    r"|市场规模|市场研究报告|行业研究报告|市场前景分析|行业报告"
)
# ... and right after it, at its right edge.
_MENTION_AFTER = re.compile(
    r"(?:(?:'s?)?(?P<gap>(?: \w+){0,2}?) (?:rivals?|competitors?|challengers?|alum|alums|alumni|alumna|alumnus|"
    r"veterans?|vets?|"
    r"analysts?|spinouts?|spin-offs?|spinoffs?|offshoot|look-?alike|copycats?)\b"
    r"|[- ](?:backed|like|style|esque|founded|trained)\b"
    r"|(?:'s?)?(?P<gap2>(?: [\w-]+){0,3}?) (?:exec|execs|executives?|ceo|cfo|cso|cmo|coo|president|head|scientist|"
    r"chief|boss|leader|"
    r"director|vp|researcher|manager)(?: [\w.-]+){0,2}? (?:joins|to join|to lead|to head|takes? (?:the )?(?:helm|"
    r"over)|"
    r"lands at|moves to|jumps to|heads to|departs for|leaves for|as (?:its |new )?(?:ceo|chief|cfo|coo|cso|cmo|"
    r"president|head))\b"
    r"|'s(?: [\w.-]+){1,3} as (?:its |new |next )?(?:ceo|chief|cfo|coo|cso|cmo|president|head|chair)"
    r"|-(?:manager|rivale|konkurrent|veteran)"
    r"|'s former\b|\(?(?:前任?高管|前员工|前总裁|前首席|老将|系高管|出身)|的?(?:竞争对手|老对手|竞品|前高管|前员工|"
    r"前总裁|分析师)"
    r"|(?:出身|背景)的|研报|(?:研报|证券)?[：:]? ?(?:上调|下调|维持|重申|给予|首予)[^，。,]{0,30}(?:评级|目标价)|"
    r"元?社員|出身の|のライバル|の競合"
    r"|의? ?(?:경쟁사|출신))"
)
# Who is hired away: `Acme lures away X's head of vaccines`, and not what happens to X itself.
_HIRES = re.compile(r"\b(?:lures|poaches|hires|taps|recruits|nabs|names|appoints|lands|snags)(?: away)? ?$")
_OFFICER = re.compile(
    r"(?:'s)?(?: [\w-]+){0,3} (?:head|chief|ceo|cfo|coo|cmo|cso|president|exec|executive|vp|leader|director)\b"
)
_AND = re.compile(r"(?:'s)?(?:, ?|,? (?:and|or|und|et|y) | ?& ?|[、/]|和|与|及|以及)(?:of |from |by )?")
_AGAINST = re.compile(r" (?:vs|v|versus)\.? ")
_HOSTING = re.compile(
    r"(?: ?&? ?[\w.'-]+){0,9}? ?(?:conference|symposium|summit|forum|fireside chat|investor days?|healthcare days?|"
    r"roundtable|bus tour|corporate access|年会|大会|论坛|峰会|研讨会)\b"
)
_HOSTED = re.compile(
    r"(?:\b(?:at|in|to|attend|join|during|of)(?: the)?(?: (?:upcoming|virtual|annual|\w*\d\w*))*|出席|参加|亮相|在) ?$"
)
_RATING = re.compile(
    r"(?: analysts?| securities| research)? (?:raises|raised|cuts|cut|lowers|lowered|boosts|hikes|trims|sets|upgrades|"
    r"upgraded|downgrades|downgraded|initiates|initiated|reiterates|reiterated|maintains|maintained|resumes|assumes|"
    r"starts|"
    r"keeps|lifts|names)\b(?: [^.;]{0,60}?(?:price target|target price|rating|coverage|overweight|underweight|"
    r"outperform|"
    r"underperform|neutral|\bbuy\b|\bhold\b|\bsell\b|top pick)|(?<=grades) )"
)


def parts_of(plain: Plain, places: Sequence[Found]) -> dict[str, Part]:
    """Return the part that each company plays in a headline or lead; its best place counts."""
    listed = _list_start(plain.folded)
    parts: dict[str, Part] = {}
    end, last = -1, Part.SUBJECT
    for found in sorted(places, key=lambda found: found.start):
        part = Part.MENTIONED if found.start >= listed else _part(plain, found)
        if end >= 0 and _AND.fullmatch(plain.folded, end, found.start):
            part = min(part, last)  # compared with X and Y
        elif end >= 0 and _AGAINST.fullmatch(plain.folded, end, found.start):
            part = last  # the headline weighs two companies, not the drug of one
        end, last = found.end, part
        parts[found.company] = max(part, parts.get(found.company, Part.MENTIONED))
    return parts


def about_of(parts: dict[str, Part]) -> frozenset[str]:
    """Return the companies that a text is about: its subjects, else those aside; of a list nobody."""
    about = {company for company, part in parts.items() if part is Part.SUBJECT}
    about = about or {company for company, part in parts.items() if part is Part.ASIDE}
    return frozenset(about) if len(about) <= MANY else frozenset()


def _list_start(text: str) -> int:
    """Return where a list of companies begins that nothing is told of: key players of a market, or its report."""
    starts = [found.start() for cue in (_LISTED_BEFORE, _MARKET_REPORT) if (found := cue.search(text[:5000]))]
    return min(starts, default=len(text))


def _part(plain: Plain, found: Found) -> Part:
    before = plain.folded[max(0, found.start - _BEFORE) : found.start]
    after = _raw(plain, found.end, found.end + _AFTER)
    if _MENTION_BEFORE.search(before) or _is_mentioned(after) or _is_host(before, after) or _is_rival(before, after):
        return Part.MENTIONED
    if _HIRES.search(before) and _OFFICER.match(after):
        return Part.MENTIONED
    if before.endswith(("前", "原")) and re.match(
        r".{0,6}?(?:高管|总裁|ceo|首席|董事|副总|科学家|员工|总经理|负责人)", after
    ):
        return Part.MENTIONED
    if _RATING.match(after):
        return Part.ASIDE
    if _ASIDE_BEFORE.search(before) or _CHALLENGED_BEFORE.search(before):
        return Part.ASIDE
    return Part.SUBJECT


def _is_rival(before: str, after: str) -> bool:
    """Tell whether a name is that of a rival with whom another is compared: `Pill falls short of Lilly's injection`."""
    if _BEATEN_BEFORE.search(before):
        return _OWN_MEASURE.match(after) is None
    challenged = _CHALLENGED_BEFORE.search(before)
    return challenged is not None and _POWERS.search(before, 0, challenged.start()) is None


def _is_mentioned(after: str) -> bool:
    """Tell whether what follows a name makes a mention of it: `Pfizer veteran`, but not `Acme appoints a veteran`."""
    found = _MENTION_AFTER.match(after)
    between = f"{found['gap'] or ''} {found['gap2'] or ''}".split() if found else []
    return found is not None and not any(word in HEADLINE and word not in KIN for word in between)


def _raw(plain: Plain, start: int, end: int) -> str:
    """Return a stretch in lower case with the hyphens that the folded text has lost: `Pfizer-backed`."""
    pairs = zip(plain.text[start:end], plain.folded[start:end], strict=True)
    return "".join("-" if char == "-" else folded for char, folded in pairs)


def _is_host(before: str, after: str) -> bool:
    """Tell whether a name is that of a conference's host: `at the 42nd Annual J.P. Morgan Healthcare Conference`."""
    return _HOSTED.search(before) is not None and _HOSTING.match(after) is not None
