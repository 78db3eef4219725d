"""Look up the words of dates: months, days of the week, and the words that may stand around a date."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from feeds.dates.names import MONTHS, SHORT_MONTHS, WEEKDAYS, listed
from feeds.dates.names_further import FURTHER_MONTHS, FURTHER_SHORT_MONTHS, FURTHER_WEEKDAYS

# Abbreviations in Latin letters that are taken for a month whatever the language of the page. The others (pro, gen,
# set, out, led ...) are words of other languages or parts of product names, so they need a page in their language.
_PLAIN_SHORT = listed(
    "jan feb mar apr may jun jul aug sep sept oct nov dec okt dez mrz mär janv févr fév avr juil aoû déc ene abr "
    "dic fev ago giu lug ott mrt avg ápr márc szept febr jaan dets ian iun iul"
)
# Words that are also no month: without a year beside them they are one only in capitals or on a page in the language.
_EVERYDAY = listed("may march mars mar mai maj mei mart ago abr set out jun dic")

Meaning = int | Mapping[str, int]  # one number, or by language where languages disagree


def folded(word: str) -> str:
    """Return a word in lower case without accents and without the dotless i, for lookups."""
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("ı", "i")


def _spread(*tables: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return {word: {language: number}}, numbers from 1, with each word also in its folded form."""
    found: dict[str, dict[str, int]] = {}
    for language, line in (row for table in tables for row in table.items()):
        for number, names in enumerate(line.split("|"), start=1):
            for name in names.split():
                for form in (name, folded(name)):
                    found.setdefault(form, {})[language] = number
    return found


def _agreed(meanings: Mapping[str, int]) -> Meaning:
    numbers = set(meanings.values())
    return numbers.pop() if len(numbers) == 1 else MappingProxyType(dict(meanings))


def _month_table() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    plain = _PLAIN_SHORT | {folded(word) for word in _PLAIN_SHORT}
    for word, meanings in _spread_short.items():
        free = word in plain or not word[0] < "ɐ"
        table[word] = _agreed(meanings) if free else MappingProxyType(dict(meanings))
    for word, meanings in _spread_full.items():
        short = _spread_short.get(word, {})
        table[word] = _agreed({**short, **meanings})
    return table


_spread_short = _spread(SHORT_MONTHS, FURTHER_SHORT_MONTHS)
_spread_full = _spread(MONTHS, FURTHER_MONTHS)
_MONTHS = _month_table()
_WEEKDAYS = {word: _agreed(meanings) for word, meanings in _spread(WEEKDAYS, FURTHER_WEEKDAYS).items()}
_FULL_MONTHS = frozenset(_spread_full)


_LONGEST_MONTH = 40  # characters, more than any name of a month


@lru_cache(maxsize=256)
def base_of(language: str | None) -> str | None:
    """Return the primary subtag of a BCP 47 tag in lower case: "pt" for "pt-BR"."""
    if not language:
        return None
    base = language.replace("_", "-").partition("-")[0].strip().lower()
    return {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}.get(base, base) or None


def _number(table: Mapping[str, Meaning], word: str, language: str | None) -> int | None:
    key = word.lower()
    meaning = table.get(key)
    if meaning is None:
        meaning = table.get(folded(key))
    if meaning is None or isinstance(meaning, int):
        return meaning
    return meaning.get(base_of(language) or "")


def month_of(word: str, language: str | None = None) -> int | None:
    """Return 1 to 12 for the name of a month, None for other words and where languages disagree about it."""
    return _remembered_month(word, language) if len(word) <= _LONGEST_MONTH else None


@lru_cache(maxsize=8192)
def _remembered_month(word: str, language: str | None) -> int | None:
    return _number(_MONTHS, word, language)


def sure_month_of(word: str, language: str | None = None) -> int | None:
    """Return the month of a word that no year confirms: stricter with words that are also no month."""
    month = month_of(word, language)
    if month is None or word[0].isupper() or not word[0].isascii():
        return month
    own = _spread_short.get(word, {}).get(base_of(language) or "")
    plain = word.lower()
    if plain in _EVERYDAY or plain not in _FULL_MONTHS:
        return own
    return month


def weekday_of(word: str, language: str | None = None) -> int | None:
    """Return 0 (Monday) to 6 for the name of a weekday, None for other words and where languages disagree."""
    number = _number(_WEEKDAYS, word, language)
    return None if number is None else number - 1


def is_weekday(word: str) -> bool:
    """Tell whether a word names a day of the week in some language."""
    key = word.lower()
    return key in _WEEKDAYS or folded(key) in _WEEKDAYS
