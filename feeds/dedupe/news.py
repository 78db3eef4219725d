"""The release's own text within a body: without what surrounds it on every page of its site, or of its wire.

What is taken off: the headline repeated, dateline and wire mark, "About X", forward-looking statements, contacts,
references, furniture of pages. Taking off too much does little harm, for both sides of a comparison lose the same.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from feeds.dedupe.folding import folded, is_number, is_wide, words_of
from feeds.text import text_of

MOST = 100_000  # characters of a body that are looked at; a release has 3,000 to 30,000
_MOST_WORDS = 3_000  # of the release that are kept: what two releases differ in stands before
_LEAST_BEFORE = 200  # characters of news before a heading of boilerplate counts: "About us" stands in menus, too
_LEAD = 900  # characters in which a dateline stands
_HEAD = 120  # words in which the headline is repeated
_BEGINNING = 5  # letters of a word that its forms share
_LINE = 160  # characters of a line that may be furniture by its first words; pages without lines are all one
_FURNITURE = 20  # characters of a line that, said twice on one page, is furniture

_LINES = re.compile(r"\n|##+|\*\s\*\s\*(?:\s\*)*|[!|](?<=\s[!|])(?=\s)")
_IDLE_LINE = re.compile(
    r"(?:we use cookies|this (?:web)?site uses|accept (?:all )?cookies|cookie (?:policy|settings)|skip to (?:main )?con"
    r"|share (?:this|on)|download (?:the )?pdf|print this|click here|sign up|subscribe|all rights reserved|copyright|©"
    r"|view (?:original|source)|button |stay up to date|follow us|read more|previous|next\b|back to"
    r"|分享|打印|返回|上一篇|下一篇|版权所有|来源[:：]|编辑[:：]|发布时间|浏览次数|阅读量)",
    re.IGNORECASE,
)
# Where the release ends and what its company always says begins.
_ENDS = re.compile(
    r"(?=[AÀÜICFSDMPRVZÉcfs\n。前免媒联聯将お])(?:(?<![\w,] )(?:About\s+(?:the\s+)?[A-Z0-9]|Über\s+(?:die\s+)?[A-Z]"
    r"|À propos d|Acerca de |Informazioni su )"
    r"|(?:[Cc]autionary|CAUTIONARY) (?i:note|statement)"
    r"|(?:[Ff]orward|FORWARD)[\s-](?i:looking (?:statement|information))"
    r"|(?:[Ss]afe|SAFE)[\s-](?i:harbou?r)|D(?:ISCLOSURE NOTICE|isclosure Notice)"
    r"|I(?:mportant Safety Information|MPORTANT SAFETY INFORMATION)"
    r"|(?:Media|Press|Investor|Company|Corporate)(?: Relations)? Contacts?\b|Contacts?:|Refer to:"
    r"|For (?:further|more) information,? (?:please )?(?:visit|contact|see)|SOURCE:? [A-Z]|View (?:original|source) "
    r"|References?:?\**\s{1,3}\[?1\b|Zukunftsgerichtete Aussagen|Énoncés prospectifs"
    r"|前瞻性(?:陈述|声明|陳述|聲明)|免责声明|免責聲明|媒体联系|媒體聯[絡系]|联系方式|联系人[:：]|聯絡人[:：]"
    r"|[\n。]\s{0,2}(?:关于|關於)[^\n，。,]{2,40}(?:\n|[:：])|将来の見通し|お問い合わせ先)"
)
_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"(?i:\b{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s{{0,2}}\d{{4}}|\b\d{{1,2}}\.?\s{_MONTH},?\s\d{{4}})"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|(?<!\d)\d{1,2}:\d{2}(?:\s?(?i:[ap]\.?m\.?))?(?:\s[A-Z]{2,4}\b)?"
)
# The date of a dateline, wherever it stands: furniture may stand before it.
_DATED = re.compile(r"[JFMASOND][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}(?=\s{0,2}[/(–—-])")
_WIRE = r"/[^/\n]{0,40}/|\((?i:[a-z ]{2,20}wires?|[a-z]{2,20} ?newswire|marketwired|accesswire)\)"
_DASHES = r"(?:\s{1,3}[-–—]{1,5}\s|\s{0,3}[-–—]{2,5}\s?|\s?[–—]\s?)"
_DATELINE = re.compile(
    rf"(?:(?:{_DATE.pattern}|{_WIRE})[\s,.()]{{0,4}}(?:{_WIRE})?|\b[A-Z]{{4,20}}[,.A-Z&; ]{{0,40}}|\b[A-Z]\.)"
    rf"{_DASHES}(?=[\w\s(（“\"])|月\d{{1,2}}日\s?(?:电|讯|訊|電|/[^/\n]{{2,20}}/)\s?[-–—]{{0,3}}"
)


def news_of(text: str, title: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the release within a body or summary (plain text or HTML), in order.

    `title` are the words of the release's title, folded.

    Furniture said twice, headings of boilerplate and all behind them, the headline and the dateline are off. Takes
    time in proportion to `text`, of which no more than MOST characters are looked at.
    """
    whole = len(text) <= MOST and text.rstrip().endswith((".", "!", "?", "。", "！", "？", "”", '"', ")", ">", "*"))
    own, ended = _own_text(text)
    words = words_of(folded(_DATED.sub(" ", _without_dateline(own))))
    if not whole and not ended and words and not is_wide(words[-1]):
        words.pop()  # perhaps half a word
    return tuple(_without_headline(words, title)[:_MOST_WORDS])


def own_text(text: str) -> str:
    """Return the release within a body or summary as plain text: without boilerplate and furniture."""
    return _own_text(text)[0]


def _own_text(text: str) -> tuple[str, bool]:
    """Return the text before the boilerplate, and whether there was any."""
    plain = "\n".join(_lines(text_of(text[:MOST])))
    end = _ENDS.search(plain, _LEAST_BEFORE)
    return (plain[: end.start()], True) if end else (plain, False)


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in _LINES.split(text)]
    times = Counter(line for line in lines if len(line) >= _FURNITURE)
    return [line for line in lines if line and times[line] < 2 and not (len(line) < _LINE and _IDLE_LINE.match(line))]


def _without_dateline(text: str) -> str:
    """Return text from behind its dateline on, without the dates of its head: wires put their own there."""
    head = text[:_LEAD]
    found = _DATELINE.search(head)
    head = head[found.end() :] if found else head
    return _DATE.sub(" ", head[:250]) + head[250:] + text[_LEAD:]


def _without_headline(words: list[str], headline: Sequence[str]) -> list[str]:
    """Return the words from behind the headline on, where the text repeats it near its beginning.

    Pages leave a bracket or a word of it out: three in four of its words, in one stretch, are enough.
    """
    if len(headline) < 3:
        return words
    wanted = Counter(headline)
    reach = len(headline)
    for start, word in enumerate(words[:_HEAD]):
        if word == headline[0]:
            met = wanted & Counter(words[start : start + reach])
            if met.total() * 4 >= reach * 3:
                return words[start + reach :]
    return words


def spoken(headline: Sequence[str], words: frozenset[str]) -> float:
    """Return what share of a headline's words (see `units_of`) a text uses, 0 to 1."""
    units = units_of(headline)
    return len(units & words) / len(units) if units else 0.0


def units_of(words: Sequence[str]) -> frozenset[str]:
    """Return what two texts on one matter share, whatever the form of its words: beginnings of words, and numbers.

    Of scripts without spaces pairs of characters.
    """
    if all(map(str.isascii, words)):
        return frozenset({word if word < ":" else word[:_BEGINNING] for word in words})  # digits stand before ":"
    found = {word if is_number(word) else word[:_BEGINNING] for word in words if not is_wide(word)}
    return frozenset(found | {one + two for one, two in pairwise(words) if is_wide(one)})
