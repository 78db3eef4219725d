"""What a text says in any language: its amounts, rates, codes, Latin names, dates, phases, periods and what is done.

A fact is a short string, the same whatever the language that states it: `12.3亿元` and `1.23 billion` are both
`n:1230000000`. Each kind has its weight: how much it tells which release a text is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from feeds.han import simplified

_LENGTH = 6_000  # characters of a text that are looked at
# What follows is the same under every release of a company.
_FURNITURE = re.compile(
    r"(?im)^\W{0,4}(?:about\b|关于|forward[- ]looking|safe harbou?r|cautionary|前瞻性|"
    r"免责声明|disclaimer|source\b|media contact"
    r"|investor contact|contacts?\b|媒体联系|联系方式|投资者关系|会社概要|회사 소개|"
    r"über\b|à propos|references\b|参考文献)"
)
_POWERS = {
    "thousand": 3, "million": 6, "millions": 6, "mn": 6, "mio": 6, "mln": 6, "millionen": 6, "m": 6,
    "billion": 9, "billions": 9, "bn": 9, "milliarden": 9, "mrd": 9, "milliards": 9, "miliardi": 9, "trillion": 12,
    "十亿": 9, "千万": 7, "百万": 6, "万亿": 12, "亿": 8, "万": 4, "千": 3, "兆": 12, "억": 8, "만": 4, "조": 12,
}  # fmt: skip
_UNITS = "|".join(sorted(_POWERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9.,])(?<![A-Za-z0-9]-)(\d{{1,15}}(?:[.,]\d{{1,6}}){{0,4}})(?:[ -]?({_UNITS})(?![a-z]))?( ?(?:%|"
    rf"percent\b|per cent\b|prozent\b|pour cent\b))?"
)
_PERCENT_IN_HAN = re.compile("百分之([零〇一二三四五六七八九十百点]{1,9}|\\d{1,3}(?:\\.\\d{1,3})?)")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SPACED_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_DECIMAL_COMMA = frozenset(("de", "fr", "es", "it", "pt", "nl", "da", "sv", "no", "fi", "pl", "ru", "tr"))
# Codes and Latin names; those that stand in releases of everybody tell nothing.
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.'’&/-]*")
_NAME_WORDS = 3  # in a row: more, most of them in small letters, are a sentence that is quoted, or furniture
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")
_COMMON = frozenset(
    """
    adc ag agm ai and announcement api app asia bio biopharm biopharma biopharmaceutical biotech bla board cde ceo cfo
    china chief class clinical co coo company conference corp corporation cro cso cnbc com covid covid-19 cto d data
    day dna drug ebitda egm ema esg fda first forum gaap global gmp group health healthcare her hkd hkex holdings hong
    http https iii inc ind innovation international investor investors ipo kol kong limited llc logo ltd medical
    medicine medicines ii iv mab mah mrna nasdaq nda new news nmpa nyse oncology otc ma md pdf pharma pharmaceutical
    pharmaceuticals phase phd plc pmda press pr q1 q2 q3 q4 qa r rmb rna sar sehk share shares stock tel the
    therapeutics usd vi www zh en of for in on to a with
    """.split()  # noqa: SIM905
)
# Molecules that many drugs of many companies bind to: a hint, and no product's name.
_TARGETS = re.compile(
    r"pd-?l?\d|her-?\d|glp-?\d\w*|gip|il-?\d+\w?|cd-?\d+|cldn[\d.]*|kras\w*|egfr\w*|ccr\d|cox-?\d|sglt-?\d|jak-?\d"
)
_DATES = (
    re.compile(
        r"(?i)(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (\d{1,2})(?:st|"
        r"nd|rd|th)?(?!\d|\.\d)"
    ),
    re.compile(r"(?<!\d)(\d{1,2})[月월] ?(\d{1,2})[日号일]"),
)
_HAN_DATE = re.compile("([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_DAY_FIRST = re.compile(r"(?i)(?<!\d)(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?![a-z])")
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_PHASES = re.compile(
    r"(?i)(?<![a-z])phase[ -]?(iii|ii|iv|i|[1-4])[ab]?(?: ?/ ?(iii|ii|[23])[ab]?)?(?![a-z0-9])|"
    r"(?<![a-z])(iii|ii|iv|i|[1-4一二三四])[ab]? ?(?:/ ?(iii|ii|[23])[ab]? ?)?期|第([1-4])相|([1-3])상"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "一": "1", "二": "2", "三": "3", "四": "4"}
_PERIODS = {
    "q1": r"first[- ]quarter|\bq1\b|1q\d\d|第?一季度|首季|第1四半期|第一季|1분기",
    "q2": r"second[- ]quarter|\bq2\b|2q\d\d|第?二季度|第2四半期|第二季|2분기",
    "q3": r"third[- ]quarter|\bq3\b|3q\d\d|第?三季度|第3四半期|第三季|3분기",
    "q4": r"fourth[- ]quarter|\bq4\b|4q\d\d|第?四季度|第4四半期|第四季|4분기",
    "h1": (
        r"first[- ]half|half[- ]year|interim (?:results|report|dividend)|six months|"
        r"上半年|中期(?:业绩|报告|股息)|半年度?报?"
    ),
    "fy": r"full[- ]year|annual (?:results|report)|年度(?:业绩|报告)|全年|年报|通期",
}
_ACTIONS = {
    "approve": r"approv\w+|granted marketing|获批|批准|核准|承認|승인|上市许可|zulassung|zugelassen",
    "accept": r"accept(?:s|ed|ance)|受理",
    "submit": r"submi\w+|filing of|files? for|递交|提交|申请",
    "collaborate": (
        r"collaborat\w+|licens\w+ (?:agreement|deal)|partner\w*|strategic cooperation|"
        r"合作|授权|许可协议|携手|提携|kooperation|협력"
    ),
    "acquire": r"acqui(?:re|res|red|sition)\w*|收购|买収|übernahme|übernimmt|인수",
    "results": (
        r"(?:quarter|half|annual|interim|full[- ]year|financial)\w* (?:\w+ )?results|"
        r"earnings|业绩|财报|決算|决算|季报|年报|实적|실적"
    ),
    "data": (
        r"(?:positive|topline|top-line|interim|phase \w+|trial|study|clinical) (?:\w+ )?(?:data|"
        r"results)|endpoint|终点|研究结果|临床数据|试验结果"
    ),
    "trial": (
        r"first (?:patient|participant|subject)|doses? first|dosed|initiat\w+ (?:of )?(?:a )?(?:phase|"
        r"trial|clinical|study)|首例|入组|给药|临床试验申请|启动"
    ),
    "appoint": r"appoint\w*|names? (?:new )?\w+ (?:as )?(?:chief|ceo|chair)|委任|任命|聘任|就任|ernennt|선임",
    "dividend": r"dividend\w*|股息|派息|分红|配当",
    "buyback": r"buy-?backs?|repurchas\w+|回购",
    "raise": r"offering|placing|placement|ipo\b|listing|raises? \$|financing|配售|募资|融资|上市发行|挂牌",
    "award": r"award\w*|honou?r\w*|ranks? |ranked|list of|top 100|奖|荣获|榜|百强|荣登|位列",
    "meeting": r"conference|forum|congress|summit|symposium|annual meeting|大会|论坛|峰会|年会|会议|学会",
    "plant": r"plant\b|facility|manufacturing site|factory|工厂|基地|奠基|投产|工場|werk\b",
    "recall": r"recall\w*|召回|回収|rückruf",
    "designation": r"designation|orphan|breakthrough|fast track|priority review|孤儿药|突破性|快速通道|优先审评|认定",
    "return": r"monthly return|月报表|证券变动",
    "donate": r"donat\w+|捐赠|捐款",
    "board": r"board (?:meeting|of directors)|董事会(?:会议|召开)",
    "esg": r"\besg\b|sustainability|可持续发展|环境、社会",
}  # fmt: skip
_PERIOD_CUES = {name: re.compile(cue) for name, cue in _PERIODS.items()}
_ACTION_CUES = {name: re.compile(cue) for name, cue in _ACTIONS.items()}
WEIGHTS = {
    "n": 1.0,
    "%": 1.0,
    "r": 0.6,
    "c": 1.25,
    "l": 1.0,
    "d": 0.5,
    "s": 0.2,
    "t": 0.5,
    "ph": 0.6,
    "pe": 0.4,
    "a": 0.5,
}
DISTINCTIVE = frozenset(("n", "%", "c", "l"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a text says in any language."""

    title: frozenset[str]
    all: frozenset[str]  # those of the title, too
    title_words: frozenset[str]  # Latin words of the title, small letters
    words: frozenset[str]  # Latin words that are no facts of their own, small letters: what a name may be found among
    codes: frozenset[str]  # of the title: product names with digits, which another release has others of
    foreign: bool  # written in no alphabet, so that every Latin word in it is a name


def facts_of(title: str, text: str, language: str | None, day: date | None) -> Facts:
    """Return the facts of a release: of its title and of the beginning of its text, without the day it came out.

    `language` is a primary subtag: it says what a comma in a number means. Time grows with the length looked at only.
    """
    title = _comparable(title[:500])
    text = _comparable(text[:_LENGTH])
    furniture = _FURNITURE.search(text, 200) if len(text) > 200 else None
    text = text[: furniture.start()] if furniture else text
    own = frozenset(_facts_in(title, language, day))
    whole = own | frozenset(_facts_in(text, language, day))
    foreign = language in ("zh", "ja", "ko")
    heads, rest = (_latin_words(part, foreign=foreign) for part in (title, text))
    codes = frozenset(fact for fact in own if fact.startswith("c:"))
    return Facts(title=own, all=whole, title_words=heads, words=heads | rest, codes=codes, foreign=foreign)


def weight_of(fact: str) -> float:
    """Return how much a fact tells which release a text is: an amount of four figures more than a round one."""
    kind, _, value = fact.partition(":")
    exact = kind == "n" and len(value.strip("0").replace(".", "")) >= 4
    return WEIGHTS[kind] + (0.3 if exact else 0.0)


def is_distinctive(fact: str) -> bool:
    """Tell whether a fact is one of few releases: an amount, a rate, a code, a name."""
    return fact.partition(":")[0] in DISTINCTIVE


def of_kind(facts: frozenset[str], kind: str) -> frozenset[str]:
    """Return the facts of one kind."""
    return frozenset(fact for fact in facts if fact.startswith(f"{kind}:"))


def _comparable(text: str) -> str:
    """Return text with full-width digits as half-width ones, Simplified; Roman numerals as letters."""
    return simplified(text.translate(_HALF_WIDTH))


_HALF_WIDTH = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)} | {
    0x2160: "I", 0x2161: "II", 0x2162: "III", 0x2163: "IV", 0x00A0: " ", 0x3000: " ", 0x2009: " ", 0x202F: " ",
    0x2010: "-", 0x2011: "-", 0x2013: "-",
}  # fmt: skip


def _facts_in(text: str, language: str | None, day: date | None) -> Iterator[str]:
    small = text.lower()
    yield from _dates(small, day)
    yield from _numbers(small, language)
    yield from _names(text)
    for found in _PHASES.finditer(small):
        yield from (f"ph:{_ROMAN.get(number, number)}" for number in found.groups() if number)
    yield from (f"pe:{name}" for name, cue in _PERIOD_CUES.items() if cue.search(small))
    yield from (f"a:{name}" for name, cue in _ACTION_CUES.items() if cue.search(small))


def _dates(text: str, day: date | None) -> Iterator[str]:
    pairs = [(found[1], found[2]) for cue in _DATES for found in cue.finditer(text)]
    pairs += [(found[2], found[1]) for found in _DAY_FIRST.finditer(text)]
    pairs += [(str(_han_number(found[1])), str(_han_number(found[2]))) for found in _HAN_DATE.finditer(text)]
    for month, number in pairs:
        stated = (_MONTHS.get(month) or int(month), int(number))
        if day is None or stated != (day.month, day.day):
            yield f"d:{stated[0]}-{stated[1]}"


def _numbers(text: str, language: str | None) -> Iterator[str]:
    comma = language in _DECIMAL_COMMA
    text = _SPACED_THOUSANDS.sub("", text) if comma else text
    for found in _NUMBER.finditer(text):
        value = _value(found[1], comma=comma)
        if value is not None:
            yield from _number(value, found[2], percent=found[3] is not None)
    for found in _PERCENT_IN_HAN.finditer(text):
        percent = _han_number(found[1])
        if percent is not None:
            yield from _number(percent, None, percent=True)


def _number(value: Decimal, unit: str | None, *, percent: bool) -> Iterator[str]:
    """Yield the fact that a number is, if it is one: years, days and small counts are everywhere."""
    if percent:
        yield f"{'%' if value != value.to_integral_value() else 'r'}:{_plain(value)}"
        return
    value = value.scaleb(_POWERS[unit]) if unit else value
    whole = value == value.to_integral_value()
    if whole and not unit and 1990 <= value <= 2040:
        return
    if (whole and value >= 100) or (not whole and len(value.as_tuple().digits) > 1) or unit:
        yield f"n:{_plain(value)}"
    elif whole and value > 31:
        yield f"s:{_plain(value)}"


def _value(text: str, *, comma: bool) -> Decimal | None:
    """Return the number that digits write; a comma groups thousands but in languages that put it for the point."""
    if comma and re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None  # 1.2.3, 1,2,3


def _han_number(text: str) -> Decimal | None:
    """Return a number below a thousand that Han characters write: 三十五, 三十五点二."""
    whole, _, rest = text.partition("点")
    try:
        if whole.replace(".", "").isdecimal() and whole.isascii():
            return Decimal(whole)
        total, digit = 0, 0
        for char in whole:
            if char in "十百":
                total, digit = total + (digit or 1) * (10 if char == "十" else 100), 0
            else:
                digit = _DIGITS[char]
        after = "".join(str(_DIGITS[char]) for char in rest)
        return Decimal(f"{total + digit}.{after}" if after else total + digit)
    except KeyError:
        return None


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _names(text: str) -> Iterator[str]:
    """Yield the codes (letters with digits) of a text; its plain Latin words are compared as words."""
    for found in _LATIN.finditer(text[:_LENGTH]):
        word = found[0].lower()
        letters, digits = sum(char.isalpha() for char in word), sum(char.isdigit() for char in word)
        if (
            letters + digits // 4 >= 2
            and digits
            and len(word) >= 4
            and word not in _COMMON
            and not re.fullmatch(r"[1-4]?q\d+|fy\d+|h[12]", word)
        ):
            yield f"{'t' if _TARGETS.fullmatch(word) else 'c'}:{re.sub('[-/]', '', word)}"


def _latin_words(text: str, *, foreign: bool) -> frozenset[str]:
    """Return the Latin words of a text in small letters; of a foreign one without whole sentences, which name none."""
    runs = _RUN.findall(text) if foreign else (text,)
    words = (_LATIN.findall(run) for run in runs)
    return frozenset(word.lower() for told in words if not foreign or not _is_sentence(told) for word in told)


def _is_sentence(words: Sequence[str]) -> bool:
    return len(words) > _NAME_WORDS and 2 * sum(word[0].islower() for word in words) > len(words)


def latin_names_of(facts: Facts) -> frozenset[str]:
    """Return the Latin words of a text that may be names: in a text of another script each is one."""
    return frozenset(word for word in facts.words if len(word) >= 4 and word not in _COMMON and not word[-1].isdigit())
