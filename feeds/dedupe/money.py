"""Amounts of money in one spelling: `$412 million`, `US$412 million` and `412 million dollars` are `usd 412 million`.

A bare `$` is the dollar of the United States, as wires write it; those of others say whose they are. A bare `¥` may be
the yen or the yuan: it is neither. Contains no comparing.
"""

import re

_SIGNS = {
    "$": "usd", "us$": "usd", "us $": "usd", "hk$": "hkd", "hk $": "hkd", "c$": "cad", "ca$": "cad", "a$": "aud",
    "au$": "aud", "s$": "sgd", "sg$": "sgd", "nt$": "twd", "nz$": "nzd", "r$": "brl", "€": "eur", "£": "gbp",
    "¥": "yen", "cn¥": "cny", "rmb¥": "cny", "jp¥": "jpy", "₹": "inr", "₩": "krw", "人民币": "cny",
}  # fmt: skip
# ISO 4217, and what is written in its place.
_CODES = {
    **{
        code: code
        for code in (
            "usd",
            "hkd",
            "cad",
            "aud",
            "sgd",
            "twd",
            "nzd",
            "brl",
            "eur",
            "gbp",
            "cny",
            "jpy",
            "inr",
            "krw",
            "chf",
            "sek",
        )
    },
    "rmb": "cny",
}
_WORDS = {
    "us dollars": "usd", "hong kong dollars": "hkd", "canadian dollars": "cad", "australian dollars": "aud",
    "singapore dollars": "sgd", "dollars": "usd", "euros": "eur", "euro": "eur", "yuan": "cny", "renminbi": "cny",
    "yen": "jpy", "swiss francs": "chf", "rupees": "inr",
    "美元": "usd", "港元": "hkd", "港币": "hkd", "欧元": "eur", "日元": "jpy", "英镑": "gbp", "人民币": "cny",
}  # fmt: skip
_MARKS, _NAMES = _SIGNS | _CODES, _CODES | _WORDS  # what stands before an amount, and behind it
CURRENCIES = frozenset((*_SIGNS.values(), *_CODES.values(), *_WORDS.values()))  # as they stand in `priced` text


def _one_of(spellings: dict[str, str]) -> str:
    return "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))


# Each spelling looks back for a letter before it: a search that begins with a character to look for is fast.
_STARTS = "|".join(rf"{mark}(?<![a-z]{mark})" for mark in _one_of(_MARKS).split("|"))
# Of two marks of one amount that which stood behind it is the plainer: `¥5 CNY`.
_BEFORE = re.compile(rf"({_STARTS})(?:\s?(?=\d)|\s{{1,2}}(?=(?P<plainer>{_one_of(_CODES)}) \d))")
# The digits are bounded, so that long runs of them cost no more.
_BEHIND = re.compile(
    r"(\d(?<![\d.]\d)[\d.]{0,15}\s?(?:thousand|million|billion|trillion|bn|mn?|b|k|[十百千]?[万亿]|千)?)"
    rf"\s?({_one_of(_NAMES)})(?![a-z])"
)
_ANY = re.compile(rf"[$€£¥₹₩]|{_one_of(_CODES)}|dollars|euro|yuan|renminbi|yen|francs|rupees|元|币|英镑")


def priced(text: str) -> str:
    """Return folded text in which a currency stands as its ISO 4217 code before its amount.

    Takes time in proportion to the text.
    """
    if _ANY.search(text) is None:
        return text
    return _BEFORE.sub(_before, _BEHIND.sub(_behind, text))


def _before(match: re.Match[str]) -> str:
    return " " if match["plainer"] else f" {_MARKS[match[1]]} "


def _behind(match: re.Match[str]) -> str:
    return f" {_NAMES[match[2]]} {match[1]} "
