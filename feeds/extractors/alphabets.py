"""Which characters the languages written in an encoding use: the yardstick for telling encodings apart."""

from collections.abc import Callable
from dataclasses import dataclass

# Which letters beyond ASCII the languages written in an encoding use; the first wins a tie.
LATIN = {
    "windows-1252": "éèêëàâáãäåæçíîïñóôöøúùûüßœÿ",
    "windows-1250": "ąćęłńóśźżáčďéěíňřšťúůýžäöüôĺľŕőűăâîşţ",
    "iso-8859-2": "ąćęłńóśźżáčďéěíňřšťúůýžäöüôĺľŕőűăâîşţ",
    "windows-1254": "çğıöşüâîûİ",
    "windows-1257": "ąčęėįšųūžāēģīķļņūõäöü",
}
SCRIPTS = {
    "windows-1251": "CYRILLIC",
    "koi8-r": "CYRILLIC",
    "koi8-u": "CYRILLIC",
    "iso-8859-5": "CYRILLIC",
    "ibm866": "CYRILLIC",
    "x-mac-cyrillic": "CYRILLIC",
    "windows-1253": "GREEK",
    "iso-8859-7": "GREEK",
    "windows-1255": "HEBREW",
    "iso-8859-8": "HEBREW",
    "windows-1256": "ARABIC",
    "iso-8859-6": "ARABIC",
    "windows-874": "THAI",
}


def neutral(char: str) -> bool:
    """Tell whether every East Asian text may hold this character: punctuation and full-width forms."""
    return "\u3000" <= char <= "\u3020" or "\uff01" <= char <= "\uff5e" or char in "“”‘’…—·×°®™©•–"


def _lead(codec: str, first: int, last: int) -> Callable[[str], bool]:
    """Return a test for the characters whose lead byte in a national standard lies between these two."""

    def within(char: str) -> bool:
        try:
            encoded = char.encode(codec)
        except UnicodeEncodeError:
            return False
        return len(encoded) == 2 and first <= encoded[0] <= last

    return within


_gb_first = _lead("gb2312", 0xB0, 0xD7)
_gb_second = _lead("gb2312", 0xD8, 0xF7)
_big5_first = _lead("big5", 0xA4, 0xC6)
_jis_first = _lead("euc_jp", 0xB0, 0xCF)
_hangul = _lead("euc_kr", 0xB0, 0xC8)


def _kana(char: str) -> bool:
    return "\u3041" <= char <= "\u30fe"


def _simplified(char: str) -> float:
    return 1.0 if _gb_first(char) else 0.5 if _gb_second(char) else 0.0


def _traditional(char: str) -> float:
    return 1.0 if _big5_first(char) else 0.0


def _japanese(char: str) -> float:
    return 1.0 if _kana(char) or _jis_first(char) else 0.0


def _korean(char: str) -> float:
    # Chinese first-level characters share these bytes up to C8, but no Chinese text does without those after it.
    return 1.01 if _hangul(char) else -1.0 if "\u4e00" <= char <= "\u9fff" else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class EastAsian:
    """How to know a text in an East Asian encoding by its characters."""

    weigh: Callable[[str], float]  # 1 for an everyday character
    common: Callable[[str], bool]  # is it one of the few that every text is full of?
    few: int  # in a text of fewer characters they may be missing
    expected: float  # their share in all other texts, at the least


_HAN = frozenset("的一是不在有中大国人和上了年为以到业市公司产品发布新日月会与个出地行对时生现第全合本开高成研于药获美")
_HAN_TRADITIONAL = frozenset(
    "的一是不在有中大國人和上了年為以到業市公司產品發布佈新日月會與個出地行對時生現第全合本開高成研於藥獲美"
)
EVERYDAY = {
    "gb18030": EastAsian(weigh=_simplified, common=(_HAN | _HAN_TRADITIONAL).__contains__, few=8, expected=0.05),
    "big5": EastAsian(weigh=_traditional, common=_HAN_TRADITIONAL.__contains__, few=8, expected=0.05),
    "shift_jis": EastAsian(weigh=_japanese, common=_kana, few=1, expected=0.05),
    "euc-jp": EastAsian(weigh=_japanese, common=_kana, few=1, expected=0.05),
    "euc-kr": EastAsian(
        weigh=_korean, common=frozenset("이다는의을에가를은한하로고지도").__contains__, few=12, expected=0.04
    ),
}
