"""Companies' names, in every spelling that headlines use, and where they stand in a text as names of those companies.

One automaton finds all names at once; what it finds is then looked at where it stands, in bounded time: is it a whole
word, written as a name, no person's, and not the beginning of another company's name?
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from feeds.classify.company_words import (
    GIVEN_NAMES,
    HAN_AFTER,
    HAN_BEFORE,
    HAN_OTHERS,
    HAN_WORDS,
    HEADLINE,
    KIN,
    OTHER_TRADES,
)
from feeds.han import simplified
from feeds.model import Company

# Legal forms at the end of a name, left out by headlines (ISO 20275 lists the forms; these are the usual ones).
_LEGAL_FORM = re.compile(
    r"(?<!&)[\s,]+(incorporated|inc|corporation|corp|(?:and )?company|"
    r"co|limited|ltd|plc|llc|lp|ag|se|sa|spa|nv|bv|gmbh|ab|as|oyj|"
    r"holdings?|group|kk|pte|pty|s\.a|s\.p\.a|n\.v|b\.v|k\.k|a/s|asa|oy|sas|bhd|berhad|tbk|pjsc|jsc|pvt|aktiengesellschaft)"
    r"\.?$",
    re.IGNORECASE,
)
_CJK_LEGAL_FORM = re.compile(r"(股份有限公司|有限責任公司|有限责任公司|有限公司|株式会社|集團|集团|控股|주식회사)$")
_JAPANESE_PREFIX = re.compile(r"^(株式会社|주식회사|㈜)\s*")
# Forms of whole groups: a name with another one is another group's. Subsidiaries abroad take Inc., Ltd., GmbH.
_TOP_FORM = re.compile(r"\s+(KGaA|KG|AG|SE|plc|PLC|SpA|S\.p\.A\.|N\.V\.|NV|A/S|AB|ASA|Oyj)(?![\w-])")
# Partnerships: German ones (HGB, AktG) and the "& Co." of the United States. A name with one that cannot be its
# company's, by where that is listed, is another firm's of the same founder.
_GERMAN_PARTNERS = re.compile(r",? (?:(?:SE|AG|GmbH) )?(?:& Co\.? )?(?:KGaA|KG)(?![\w-])")
_US_PARTNERS = re.compile(r",? & Co(?:mpany)?(?!\w)(?!\.? KG)")
_PARTNERS_STATED = re.compile(r"(?<!\w)(?:KGaA|KG|& Co)(?!\w)")
_LISTED_IN_GERMANY = re.compile(r"(?i)\.(?:de|f)$|^(?:xetra|etr|fra|fwb)\W")
_LISTED_FROM_ABROAD = re.compile(r"[A-Z]{4}[YF]")  # the fifth letter of a foreign share traded over the counter (FINRA)
_NEXT_WORD = re.compile(r"[ -]([^\s,;:()\[\]]+)")
_LAST_WORD = re.compile(r"([\w'.-]+) $")
_LEGAL_END = re.compile(
    r"((?: [A-Z][\w'.&-]*){1,3}?),? (?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|plc|PLC|AG|GmbH)\b(?! and)"
)
_HONORIFIC = re.compile(
    r"(?i)(?<!\w)(?:dr|mr|mrs|ms|miss|prof|professor|sir|dame|lord|sen|senator|gov|governor|judge|justice|rep|coach|actor|"
    r"actress|singer|author|chef|mayor|minister|captain|capt|colonel|gen|sgt|officer|pastor|rev|congressman|nurse|"
    r"congresswoman|attorney general|herr|frau|monsieur|madame|señora?|signora?)\.? $"
)
_AFTER_PERSON = re.compile(r"(?:, \d{1,3},| [A-Z]\. [A-Z][a-z])")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "·": "・", "•": "・"})
_HYPHEN_BETWEEN = re.compile(r"(?<=\w)-(?=\w)")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_AROUND = 80  # characters looked at on either side of a name


@dataclass(frozen=True, kw_only=True, slots=True)
class Plain:
    """A text as names are looked for in it."""

    text: str  # NFKC, white space as single spaces, straight quotes; capitals kept
    folded: str  # of the same length: lower case, Simplified, spaces for the hyphens within words


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A company's name or ticker where it stands in a text."""

    company: str
    words: str  # as they stand there
    start: int
    end: int
    sure: bool  # a ticker or a longer name: nobody's surname, no common word, one owner
    ticker: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    """One spelling of a name."""

    owners: tuple[str, ...]
    capital: bool  # it is written with a capital, and so it must be in the text
    shout: bool  # a few capitals only: LEO is no Leo
    word: bool  # a single word of an alphabet
    forms: frozenset[str]  # legal forms of groups in the names of its owner, lower case


def plain_of(text: str) -> Plain:
    """Return text as names are looked for in it; in time proportional to its length."""
    text = " ".join(unicodedata.normalize("NFKC", text).split()).translate(_QUOTES)
    lower = text.lower()
    if len(lower) != len(text):  # a character whose small form is two: İ
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return Plain(text=text, folded=simplified(_HYPHEN_BETWEEN.sub(" ", lower)))


def names_of(company: Company) -> list[str]:
    """Return a company's name and aliases, each also without its legal form, longest first."""
    names = {company.name, *company.aliases}
    names |= {short for name in names if len(short := without_legal_form(name)) > 1}
    return sorted(names, key=lambda name: (-len(name), name))


def without_legal_form(name: str) -> str:
    """Return `Pfizer` for `Pfizer Inc.`, `中国生物制药` for `中国生物制药有限公司`; forms may be stacked."""
    before = ""
    while before != name:
        before = name
        name = _LEGAL_FORM.sub("", _CJK_LEGAL_FORM.sub("", _JAPANESE_PREFIX.sub("", name))).strip()
    return name or before


class Names:
    """The names of all companies, found at once: ten thousand cost a text no more than ten."""

    def __init__(self, companies: Iterable[Company]) -> None:
        """Take the companies; every name is also known without its legal form and in the spellings of headlines."""
        owners: dict[str, set[str]] = {}
        written: dict[str, str] = {}
        self._own: dict[str, frozenset[str]] = {}  # every spelling of a company, folded
        self._barred: dict[str, tuple[re.Pattern[str], ...]] = {}  # what behind a company's name makes it another's
        forms: dict[str, set[str]] = {}
        for company in companies:
            self._barred[company.id] = _barred_forms(company)
            spellings = {name: plain_of(name).folded for name in _spellings(company)}
            for name, folded in spellings.items():
                if len(folded) > 1 and not folded.isdecimal():
                    owners.setdefault(folded, set()).add(company.id)
                    written.setdefault(folded, name)
            self._own[company.id] = frozenset(spellings.values())
            told = (_TOP_FORM.search(plain_of(name).text) for name in (company.name, *company.aliases))
            forms[company.id] = {found[1].lower() for found in told if found} | _us_form(company)
        self._automaton = ahocorasick.Automaton()
        for folded, ids in owners.items():
            own = frozenset[str]().union(*(forms[id_] for id_ in ids))
            self._automaton.add_word(_bytes(folded), (len(folded), _name(written[folded], tuple(sorted(ids)), own)))
        self._empty = not owners
        if owners:
            self._automaton.make_automaton()

    def find(self, plain: Plain, known: frozenset[str] = frozenset()) -> list[Found]:
        """Return the names that stand in a text, in its order, none within a longer one.

        `known` are companies that the surroundings of the text name beyond doubt: of them a bare first name is one.
        """
        if self._empty:
            return []
        places = _places(plain.folded)
        ends = ((places[last] + 1, length, name) for last, (length, name) in self._automaton.iter(_bytes(plain.folded)))
        spans = [(end - length, end, name) for end, length, name in ends if _bounded(plain.folded, end - length, end)]
        return [found for span in _longest(spans) for found in self._believed(plain, span, known)]

    def _believed(self, plain: Plain, span: tuple[int, int, _Name], known: frozenset[str]) -> Iterator[Found]:
        start, end, name = span
        if not _written_as(plain.text, start, end, name):
            return
        han = _is_short_han(plain.folded[start:end])
        if han and not _is_name_in_han(plain.folded, start, end):
            return
        for owner in name.owners:
            if name.word and not han and self._is_another(plain, span, owner, known):
                continue
            sure = len(name.owners) == 1 and not han and (not name.word or not plain.text[start].isascii())
            yield Found(company=owner, words=plain.text[start:end], start=start, end=end, sure=sure)

    def _is_another(self, plain: Plain, span: tuple[int, int, _Name], owner: str, known: frozenset[str]) -> bool:
        """Tell whether a single word is the name of a person, or the beginning of another company's."""
        start, end, name = span
        before, after = plain.text[max(0, start - _AROUND) : start], plain.text[end : end + _AROUND]
        form = _TOP_FORM.match(after)
        if form and name.forms and form[1].lower().replace(".", "") not in name.forms:
            return True
        if any(barred.match(after) for barred in self._barred[owner]):
            return True
        following = _NEXT_WORD.match(after)
        word = following[1].rstrip(".'") if following else ""
        if word.lower() in OTHER_TRADES and word[0].isupper():
            return f"{plain.folded[start:end]} {word.lower()}" not in self._own[owner]
        return _is_person(before, after, plain.text[start:end], known=owner in known) or _is_longer(after)


# --------------------------------------------------------------------------- spellings


def _spellings(company: Company) -> set[str]:
    """Return the spellings of a company's names that are found: with `and` for `&`, without accents, unpunctuated."""
    names = set(names_of(company))
    names |= {name.rstrip(" .,") for name in names}
    names |= {name.replace(". ", " ") for name in names if ". " in name}  # Dr. Reddy's, St. Jude
    names |= {name.removesuffix(" and Company") + " & Co" for name in names if name.endswith(" and Company")}
    names |= {name.replace(" & ", with_) for name in names for with_ in (" and ", "&") if " & " in name}
    names |= {name.replace(" and ", " & ") for name in names if " and " in name}
    names |= {spelt for name in names for spelt in _unaccented(name)}
    return {name for name in names if any(char.isalnum() for char in name)}


def _unaccented(name: str) -> Iterator[str]:
    """Yield a Latin name as keyboards without its letters have it: Grünenthal, Gruenenthal, Grunenthal."""
    if name.isascii() or not any(char.isalpha() and ord(char) < 0x250 and not char.isascii() for char in name):
        return
    german = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe"})
    plain = str.maketrans({"ø": "o", "Ø": "O", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae"})
    yield name.translate(german)
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    yield bare.translate(plain)


def _name(written: str, owners: tuple[str, ...], forms: frozenset[str]) -> _Name:
    cased = next((char for char in written if char.isalpha()), "")
    word = re.fullmatch(r"[^\W_]+(?:'\w)?", written) is not None
    return _Name(
        owners=owners,
        capital=cased.isupper(),
        shout=word and len(written) <= 4 and written.isupper() and written.isalpha(),
        word=word,
        forms=forms,
    )


def _us_form(company: Company) -> set[str]:
    """Return a mark for a company whose name states a form of the United States: an AG of its name is another."""
    names = (company.name, *company.aliases)
    return {"inc"} if any(re.search(r"(?i)[ ,](?:inc|corp|corporation|& co)\b", name) for name in names) else set()


def _barred_forms(company: Company) -> tuple[re.Pattern[str], ...]:
    """Return the partnerships that a company of no such name cannot be: a German one has a German listing.

    Where nothing says where it is listed, the form behind its name is taken for its own.
    """
    names = (company.name, *company.aliases)
    german = [ticker for ticker in company.tickers if _LISTED_IN_GERMANY.search(ticker)]
    elsewhere = bool(company.tickers) and not any(map(_LISTED_FROM_ABROAD.fullmatch, company.tickers))
    if elsewhere and not german and not any(map(_PARTNERS_STATED.search, names)):
        return (_GERMAN_PARTNERS,)
    at_home = bool(german) and len(german) == len(company.tickers)
    if (at_home or any("KGaA" in name for name in names)) and not any("& Co" in name for name in names):
        return (_US_PARTNERS,)
    return ()


# --------------------------------------------------------------------------- where a name stands


def _bytes(text: str) -> str:
    """Return the UTF-8 bytes of a text as characters: an automaton whose nodes fork into thousands is slow at each."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


def _places(text: str) -> Sequence[int]:
    """Return which character of a text each byte of it belongs to."""
    if text.isascii():
        return range(len(text))
    return [place for place, char in enumerate(text) for _ in range(_width(ord(char)))]


def _width(point: int) -> int:
    """Return how many bytes a code point takes (RFC 3629, section 3)."""
    return 1 + (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF)


def _longest(spans: list[tuple[int, int, _Name]]) -> list[tuple[int, int, _Name]]:
    """Drop every span that ends within the one before it: `Merck KGaA` holds no `Merck`."""
    kept: list[tuple[int, int, _Name]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept


def _bounded(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] is bounded as a name in its script is.

    Letters of alphabets by what is none of them; katakana by katakana; a Korean name begins a word, after which come
    particles; Han stands anywhere.
    """
    before, after = (text[start - 1] if start else ""), text[end : end + 1]
    first, last = _script(text[start]), _script(text[end - 1])
    if before and _script(before) == first and first in ("word", "katakana"):
        return False
    if first == "hangul" and _script(before) == "hangul" and text[max(0, start - 2) : start] != "한국":
        return False
    return not (after and _script(after) == last and last in ("word", "katakana"))


def _script(char: str) -> str:
    """Return which script bounds a character: word, katakana, hangul, or nothing for Han and all that is no letter."""
    point = ord(char) if char else 0
    if 0x30A1 <= point <= 0x30FA or point == 0x30FC:
        return "katakana"
    if 0xAC00 <= point <= 0xD7A3:
        return "hangul"
    if 0x2E80 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or 0x20000 <= point <= 0x3FFFF:
        return ""
    return "word" if char.isalnum() else ""


def _written_as(text: str, start: int, end: int, name: _Name) -> bool:
    """Tell whether a name has its capitals: `Vertex` is a company, a vertex is none. A text without any has none."""
    words = text[start:end]
    if name.shout:
        return words.isupper()
    cased = next((char for char in words if char.isalpha()), "")
    return not (name.capital and cased.islower()) or text[:2000].islower()


def _is_short_han(words: str) -> bool:
    return len(words) <= 2 and all("\u3400" <= char <= "\u9fff" for char in words)


def _is_name_in_han(text: str, start: int, end: int) -> bool:
    """Tell whether two Han characters are a name and no part of other words, by what stands around them."""
    after, before = text[end : end + 8].lstrip("'\"”’」』】》"), text[max(0, start - 4) : start]
    if after.startswith(HAN_OTHERS):
        return False
    edge = not before or not _is_han(before[-1])
    left = before.endswith(HAN_BEFORE) or (edge and not _HIRAGANA.search(text[:200]))  # 武田信玄の城
    right = not text[end : end + 1] or not _is_han(text[end]) or after.startswith(HAN_AFTER)
    torn = (not edge and before[-1] + text[start] in HAN_WORDS) + (text[end - 1 : end + 1] in HAN_WORDS)
    return int(left) + int(right) - torn >= 1


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


# --------------------------------------------------------------------------- persons and other companies


def _is_person(before: str, after: str, word: str, *, known: bool) -> bool:
    """Tell whether a word is part of a person's name: `Dr. Lilly Chen`, `Lilly Smith`, `Greg Abbott`."""
    last = _LAST_WORD.search(before)
    if _HONORIFIC.search(before) or (last and last[1].lower() in GIVEN_NAMES and last[1][0].isupper()):
        return True
    if word.lower() not in GIVEN_NAMES:
        return False
    if _AFTER_PERSON.match(after):
        return True
    following = _NEXT_WORD.match(after)
    if not following or known:
        return False
    return _may_be_surname(following[1])


def _may_be_surname(word: str) -> bool:
    """Tell whether a word is neither a headline's nor a company's: capitalised, of letters alone, and unknown."""
    bare = word.rstrip(".'!?")
    return bare.isalpha() and bare[0].isupper() and bare.lower() not in HEADLINE and bare.lower() not in KIN


def _is_longer(after: str) -> bool:
    """Tell whether a name goes on to a legal form over words that are no kin of it: `Acme Widget Co., Inc.`."""
    found = _LEGAL_END.match(after)
    if not found:
        return False
    words = [word.rstrip(".'").lower() for word in found[1].split()]
    return not any(word in HEADLINE for word in words) and any(word not in KIN for word in words)
