"""Text that can be shown anywhere: markup taken off or made harmless, characters cleaned, cut where a reader would.

Everything here is pure, total and takes time in proportion to its input, whatever the input is: pages are written by
strangers. Characters that XML 1.0 cannot carry never leave this module.
"""

import html as entities
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from functools import lru_cache, partial

import nh3
import rapidfuzz
import regex  # type: ignore[import-untyped]  # it has no type hints; used for \X, the grapheme cluster of UAX #29

from feeds.links import absolute

# ---------------------------------------------------------------------------------------------------- plain characters

_FILLERS = "\u2800\u3164\uffa0"  # blank braille and Hangul fillers are drawn as nothing, too
_JUNK_CHARACTERS = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1 controls other than white space
    "\u00ad\u180e\u200b\u2060-\u2065\ufeff"  # soft hyphen, zero-width spaces and joiners of words, byte order mark
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides and isolates: they reorder what stands around a title
    "\ud800-\udfff"  # lone surrogates
    "\ue000-\uf8ff"  # private use: icon fonts, tofu on every other screen
    "\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"  # noncharacters, anchors of annotations and objects
    "\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U0010ffff"  # unassigned controls, private use
)
_JUNK = re.compile(f"[{_JUNK_CHARACTERS}]+")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_C1 = re.compile("[\x80-\x9f]")
_SPECIALS = "\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef"  # joiners, variations, tag letters
# The first set, small and quickly skipped, is of what no suspect is: most of all text.
_SUSPECT = re.compile(rf"[^\t-\r -~\u4e00-\u9fff](?<=[{_JUNK_CHARACTERS}\x85\u200e\u200f\u061c{_SPECIALS}])")
_SPECIAL_RUN = re.compile(f"(?P<base>[^{_SPECIALS}]?)(?P<run>[{_SPECIALS}]+)(?=(?P<after>.?))", re.DOTALL)
_JOINING_SCRIPTS = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
_EMOJI = "#*0-9©®\u203c-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What may follow which base (and, for the joiner within an emoji, stand before which character).
_JOINING = re.compile(f"[{_JOINING_SCRIPTS}]")
_AN_EMOJI = re.compile(f"[{_EMOJI}]")
_WELCOME = (
    (_JOINING, re.compile("[\u200c\u200d]{1,2}")),
    (re.compile("\U0001f3f4"), re.compile("[\U000e0020-\U000e007e]{1,8}\U000e007f")),
    (re.compile(f"[{_HAN}]"), re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")),
    (_AN_EMOJI, re.compile("[\ufe0e\ufe0f]?\u200d?")),
)
_NO_LETTERS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_REMEMBERED = 400  # characters of a text whose letters are remembered: titles are compared again and again
_NO_ASCII_LETTERS = re.compile(r"[^a-z0-9]+")
# Characters that never join with their neighbours, one or two columns wide: most of Latin, Greek, Cyrillic, Chinese,
# Japanese and Korean text.
_ONE_WIDE = " -~¡-¨ª-¬¯-ɏͰ-ͷΆΈ-ΊΌΎ-ΡΣ-ҁҊ-ԯ‐-‧‰-※‽-⁈"
_TWO_WIDE = "\u3001-\u3029\u3041-\u3096\u309b-\u309f\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
_SIMPLE = re.compile(f"[{_ONE_WIDE}{_TWO_WIDE}]+")
_WIDE_RUN = re.compile(f"[{_TWO_WIDE}]+")
_MARK_RUN = regex.compile(r"(\p{M}{30})\p{M}+")  # Stream-Safe Text Format, UAX #15, section 13
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_MAX_CLUSTER = 64  # code points; the longest emoji has about 15, what is longer is mischief and may be cut


def tidy(text: str) -> str:
    """Return plain text on one line, in NFC, without anything that cannot be seen.

    Controls, zero-width and direction-changing characters go (joiners stay where a script or an emoji needs them),
    every run of white space, no-break and ideographic spaces included, becomes one space.
    """
    text = _carried(text)
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", _MARK_RUN.sub(r"\1", text))
    for filler in _FILLERS:
        text = text.replace(filler, " ")
    return " ".join(text.split())


def letters(text: str) -> str:
    """Return only the letters and digits, casefolded NFKC, for comparing what two texts say.

    Marks that are part of a letter stay (é, Devanagari vowels); full-width forms equal half-width ones.
    """
    return _remembered_letters(text) if len(text) <= _REMEMBERED else _letters(text)


@lru_cache(maxsize=8192)
def _remembered_letters(text: str) -> str:
    return _letters(text)


def _letters(text: str) -> str:
    if text.isascii():
        return _NO_ASCII_LETTERS.sub("", text.lower())
    text = unicodedata.normalize("NFKC", tidy(text)).casefold()
    text = unicodedata.normalize("NFKC", text)
    return unicodedata.normalize("NFC", _NO_LETTERS.sub("", text))


def width(text: str) -> int:
    """Return how many columns a terminal needs: wide East Asian characters and emoji 2, combining marks 0."""
    if text.isascii():
        return len(text)
    if _SIMPLE.fullmatch(text):
        return len(text) + sum(map(len, _WIDE_RUN.findall(text)))
    clusters = Counter(regex.findall(r"\X", text))
    return sum(_cluster_width(cluster) * times for cluster, times in clusters.items())


_NUMBERS = re.compile(r"\d+")
_ALIKE = 90.0  # of 100, of the words of two names in any order (rapidfuzz, token set ratio)
_SAYS_SOMETHING = 8  # letters: a shorter name is within too many others


def alike_names(one: str, two: str) -> bool:
    """Tell whether two names mean one thing: the same letters, one within the other, or nearly the same words.

    Names with different numbers never do: the 11th conference is not the 12th. Meant for names of a line or so.
    """
    first, second = letters(one), letters(two)
    if first == second:
        return True
    numbers, others = set(_NUMBERS.findall(one)), set(_NUMBERS.findall(two))
    if not (numbers <= others or others <= numbers):
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _SAYS_SOMETHING:
        return False
    return shorter in longer or rapidfuzz.fuzz.token_set_ratio(one.casefold(), two.casefold()) >= _ALIKE


def _carried(text: str) -> str:
    """Return the text without characters that XML cannot carry or that no reader sees; white space stays."""
    if _SUSPECT.search(text) is None:
        return text
    text = _JUNK.sub("", _C1.sub(_windows_1252, text))
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTION_MARKS.sub("", text)
    return _SPECIAL_RUN.sub(_welcome_part, text)


def _windows_1252(match: re.Match[str]) -> str:
    """Return the character a C1 control was meant to be, as the HTML standard reads such numbers."""
    return match[0].encode("latin-1").decode("cp1252", errors="ignore")


def _welcome_part(match: re.Match[str]) -> str:
    base, run, after = match["base"], match["run"], match["after"]
    for bases, allowed in _WELCOME:
        found = allowed.match(run) if bases.match(base) else None
        if found:
            joined = bases is _JOINING or _AN_EMOJI.match(after)
            return base + (found[0] if joined else found[0].rstrip("\u200d"))
    return base


def _cluster_width(cluster: str) -> int:
    first = cluster[0]
    if "\ufe0f" in cluster or "\U0001f1e6" <= first <= "\U0001f1ff":
        return 2
    if unicodedata.category(first) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(first) in "WF" else 1


# -------------------------------------------------------------------------------------------------------------- cutting

_SENTENCE_END = re.compile(
    "(?:[。！？｡؟۔।॥။።]|．(?!\\d))[」』”’）》】〉\"']*+"  # scripts that need no space after a sentence
    r"|[.!?…]++[\"'”’»)\]]*+(?=\s)"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]*$")
_INITIALS = re.compile(r"(?:[^\W\d]\.)*[^\W\d]")  # U.S, J, z.B
_ABBREVIATED = """
    dr mr mrs ms messrs prof hon rev sen rep gov gen col lt sgt capt st mt jr sr esq ph.d m.sc b.sc inc corp co cos ltd
    llc plc bros dept est ave blvd no nos vol vols fig figs eq ref pp ch sec art approx ca cf vs al etc resp incl excl
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    bzw usw ggf nr abs mio mrd tel evtl inkl ing dipl sra srta ud uds núm pág av mme mlle
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LOOK_BACK = 40  # characters before a full stop in which its word begins; longer words are no abbreviations


def shorten(text: str, limit: int = 300) -> str:
    """Return tidy text of at most `limit` code points, cut where a sentence ends, else between words with "…".

    A sentence end counts from a third of the limit on, so that what is left says something. Abbreviations, initials
    and ordinals do not end a sentence. Never cuts within what a reader sees as one character (UAX #29).
    """
    text = tidy(text)
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = _last_sentence_end(text, limit)
    return text[:end] if end >= max(1, limit // 3) else _cut_at_word(text, limit - 1) + "…"


def _last_sentence_end(text: str, limit: int) -> int:
    """Return where the last whole sentence within `limit` ends, 0 if there is none."""
    marks = [match for match in _SENTENCE_END.finditer(text, 0, limit + 1) if match.end() <= limit]
    ends = (match.end() for match in reversed(marks) if _ends_sentence(text, match))
    return next((end for end in ends if end == _cluster_start(text, end)), 0)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    mark = match[0][0]
    if mark not in ".!?…":
        return True
    if text[match.end() + 1 : match.end() + 2].islower():
        return False
    if mark != ".":
        return True
    found = _LAST_WORD.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
    word = found[0].casefold() if found else ""
    ordinal = word.isdigit() and len(word) <= 2
    return not (ordinal or word in _ABBREVIATIONS or _INITIALS.fullmatch(word))


def _cut_at_word(text: str, limit: int) -> str:
    """Return the longest start of `text` that ends with a word or, in scripts without spaces, with a character."""
    limit = _cluster_start(text, limit)
    head = text[:limit]
    inside_word = limit > 0 and text[limit - 1] != " " and text[limit] != " "
    if inside_word and not _UNSPACED.search(text[limit - 1 : limit + 1]):
        space = head.rfind(" ")
        head = head[:space] if space > limit // 2 else head
    return head.rstrip(" ,;:-–—(/、，；：（“「『《")


def _cluster_start(text: str, limit: int) -> int:
    """Return the largest boundary between grapheme clusters that is not beyond `limit`."""
    if _SIMPLE.fullmatch(text, max(0, limit - 1), limit + 1):
        return limit
    boundary = 0
    for match in regex.finditer(r"\X", text[: limit + _MAX_CLUSTER]):
        if match.end() > limit:
            break
        boundary = match.end()
    return boundary if limit - boundary < _MAX_CLUSTER else limit


# ----------------------------------------------------------------------------------------------------------- site names

_SEPARATOR = re.compile(r"\s*[|｜丨¦•·‧∙»«›‹→–—―－_:：-]+\s*")
_WORD_MARKS = "-–:·‧∙"  # they also stand within words and names
_LONGEST_NAME = 200  # characters; a longer site name is none, and would only cost time
_MOST_PARTS = 20


def strip_site(title: str, site_names: Iterable[str]) -> str:
    """Return `title` without the names of its site before or behind it: "Title | Site", "Site: Title", "标题_站点".

    Only a part that equals one of `site_names` (but for case and punctuation) goes, repeatedly; the title is never
    emptied. A hyphen or colon within a Latin word is no separator: "Non-Acme" keeps its end.
    """
    title = tidy(title)
    names = [name for name in site_names if len(name) <= _LONGEST_NAME]
    known = {letters(name) for name in names} - {""}
    reach = 2 * max(map(len, names), default=0) + 16  # the page may space or punctuate a name more widely
    for _ in range(_MOST_PARTS if known else 0):
        shorter = _without_first(_without_last(title, known, reach), known, reach)
        if shorter == title:
            break
        title = shorter
    return title


def _without_last(title: str, known: Container[str], reach: int) -> str:
    for match in _SEPARATOR.finditer(title, max(0, len(title) - reach)):
        if (
            _separates(title, match)
            and letters(title[match.end() :]) in known
            and _says_something(title[: match.start()])
        ):
            return title[: match.start()]
    return title


def _without_first(title: str, known: Container[str], reach: int) -> str:
    for match in _SEPARATOR.finditer(title, 0, reach):
        if (
            _separates(title, match)
            and letters(title[: match.start()]) in known
            and _says_something(title[match.end() :])
        ):
            return title[match.end() :]
    return title


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _separates(title: str, match: re.Match[str]) -> bool:
    """Tell whether a separator stands between parts, not within a word such as "Non-Acme"."""
    if len(match[0]) > 1 or match[0] not in _WORD_MARKS:
        return True
    if match[0] in "·‧∙":  # within a foreign name written in Chinese
        return False
    around = title[max(0, match.start() - 1) : match.start()] + title[match.end() : match.end() + 1]
    return not around.isalnum() or bool(_UNSPACED.search(around))


# --------------------------------------------------------------------------------------------------------------- markup

_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z)"""
_END_OF_NAME = r"(?=[\s/>]|\Z)"
_INLINE = (
    "(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|rb|rp|rt|ruby|s|samp"
    f"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr){_END_OF_NAME}"
)
_UNSEEN = (
    "(?:script|style|template|noscript|iframe|noframes|noembed|object|applet|svg|title|textarea|select|audio|video"
    f"|canvas){_END_OF_NAME}"
)
# Each alternative ends at the end of the text if nowhere else, so that nothing is looked at twice. What all begin with
# stands before them: text between tags is skipped several times faster.
_MARKUP = re.compile(
    rf"<(?:(?P<inline>/?{_INLINE}{_ATTRIBUTES}(?:</?{_INLINE}{_ATTRIBUTES})*+)"
    rf"|(?!{_UNSEEN})/?[a-z]{_ATTRIBUTES}(?:<(?!{_UNSEEN})/?[a-z]{_ATTRIBUTES})*+"
    rf"|(?P<name>{_UNSEEN}){_ATTRIBUTES}(?<!/>)(?:.*?(?=</(?P=name)[\s/>])|.*)"
    rf"|[a-z]{_ATTRIBUTES}"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|[!?/][^>]*+(?:>|\Z))",
    re.DOTALL | re.IGNORECASE,
)
_ENDLESS_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")  # int() refuses thousands of digits
_BLOCK = "\x1e"  # stands for the edge of a block until lines are made: a control that no text keeps


def text_of(html: str) -> str:
    """Return the plain text of an HTML fragment: what a reader sees, one tidy line for each block.

    Entities are decoded once; scripts, styles, comments and other unseen parts go; inline elements leave no gap.
    """
    if "<![CDATA[" in html:  # of XML escaped once too often; what it holds is markup, too
        html = html.replace("<![CDATA[", "").replace("]]>", "")
    text = unescape(_MARKUP.sub(_seen, html) if "<" in html else html)
    lines = (tidy(line) for line in text.split(_BLOCK))
    return "\n".join(line for line in lines if line)


def unescape(text: str) -> str:
    """Decode the character references of HTML in `text`, once; impossible numbers become U+FFFD."""
    return entities.unescape(_ENDLESS_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _seen(match: re.Match[str]) -> str:
    return _BLOCK if match["inline"] is None else ""


# ----------------------------------------------------------------------------------------------------------- sanitising

_KEPT_TAGS = """
    a abbr b bdi blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h1 h2 h3 h4
    h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub sup table tbody td tfoot th thead
    time tr u ul var wbr
"""
_DROPPED_TAGS = """
    script style template noscript iframe noframes noembed object applet embed svg math title textarea select audio
    video canvas
"""
_TAGS = set(_KEPT_TAGS.split())
_DROPPED = set(_DROPPED_TAGS.split())
_ATTRIBUTES_KEPT = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
}
_ADDRESSES = {("a", "href"), ("img", "src"), ("blockquote", "cite"), ("q", "cite")}
_MAIL = re.compile(r"(?i)mailto:[^\s<>\"'@]+@[^\s<>\"'@]+")
_DATA_URI = re.compile(r"(?i)data:[a-z]{1,20}/[^\s\"'<>]*")
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>[a-z][^\s/>]*){_ATTRIBUTES}", re.IGNORECASE)
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_NO_DEPTH = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_IMPLIED_END = frozenset(("p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "rp", "rt"))
# Beyond these an HTML parser, by the standard's own algorithm, takes time or room in the square of its input. Real
# articles stay far below.
_MOST_TAGS = 100_000
_MOST_REFERENCES = 100_000
_LONGEST_TAG = 20_000
_DEEPEST = 200
_MOST_OPEN_FORMATS = 20
_ALL, _FORMATS = "/all", "/formats"  # keys no tag name can equal


def sanitise(html: str, base_url: str) -> str:
    """Return a safe subset of the markup: text structure, links and images; nothing that runs, frames or styles.

    Links and images are made absolute against `base_url` and must be http(s) (or mailto); links get
    rel="noopener noreferrer". Markup too deep or too large to be an article is reduced to its paragraphs of text.
    """
    html = _carried(_DATA_URI.sub("", html))
    if _is_excessive(html):
        html = "".join(f"<p>{entities.escape(line)}</p>" for line in text_of(html).split("\n"))
        return html if html != "<p></p>" else ""
    safe = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES_KEPT,
        attribute_filter=partial(_safe_value, base_url),
        url_schemes={"http", "https", "mailto"},
    )
    return _carried(safe).strip()  # references such as &#8238; have become characters


def _safe_value(base_url: str, tag: str, name: str, value: str) -> str | None:
    if (tag, name) not in _ADDRESSES:
        return value
    if tag == "a" and _MAIL.fullmatch(value):
        return value
    return absolute(value, base_url) if value.strip() else None


def _is_excessive(html: str) -> bool:
    if html.count("<") > _MOST_TAGS or html.count("&") > _MOST_REFERENCES:
        return True
    # Within SVG and MathML no end is implied and nothing is void.
    flat = frozenset() if re.search(r"(?i)<(?:svg|math)", html) else _NO_DEPTH | _IMPLIED_END
    opened: Counter[str] = Counter()
    for match in _TAG.finditer(html):
        name = match["name"].lower()
        if match.end() - match.start() > _LONGEST_TAG:
            return True
        if name not in flat:
            _count(opened, name, -1 if match["close"] else 1)
        if opened[_ALL] > _DEEPEST or opened[_FORMATS] > _MOST_OPEN_FORMATS:
            return True
    return False


def _count(opened: Counter[str], name: str, step: int) -> None:
    """Count an element opened or closed; the end of one that is not open counts for nothing."""
    if step > 0 or opened[name] > 0:
        for key in (name, _ALL, _FORMATS) if name in _FORMATTING else (name, _ALL):
            opened[key] += step
