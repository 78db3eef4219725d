"""Find the days inside a text: stop at each run of digits and ask the readers for runs of that length, in order."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from feeds.dates import arabic, cjk, latin, marked, numeric
from feeds.dates.names import listed
from feeds.dates.order import days_in
from feeds.dates.stated import DateContext, Reading
from feeds.dates.words import base_of

Reader = Callable[[str, int, DateContext], Reading | None]

_OF_A_DAY: tuple[Reader, ...] = (
    latin.day_word_year,
    numeric.year_last,
    latin.word_day_year,
    latin.word_day_clock_year,
    latin.day_numbered_month,
    cjk.month_day,
)
_OF_A_YEAR: tuple[Reader, ...] = (
    numeric.year_first,
    cjk.year_month_day,
    latin.year_word_day,
    latin.year_day_word,
    latin.year_numbered_month,
    numeric.day_of_year,
    numeric.day_of_week,
)
# Readers of whole texts, for scripts that no reader above looks for; what they find goes before what those find.
_OF_A_TEXT = (
    cjk.spelt,
    cjk.other_years,
    arabic.days_in_arabic_letters,
    marked.days_in_marked_scripts,
    latin.days_of_spelt_months,
)
_OTHER_SCRIPTS = re.compile("[年令平昭áÁ\u0621-\u06d5\u0900-\u109f\u1780-\u17d3]")
_OTHER_CALENDARS = frozenset(("fa", "ja", "th", "zh"))  # languages whose numbers alone may be of another calendar
LADDER: Mapping[int, tuple[Reader, ...]] = {1: _OF_A_DAY, 2: _OF_A_DAY, 4: _OF_A_YEAR}

# Digits that can be a year or a day; and those of them that what follows does not rule out at once.
_POSSIBLE = re.compile(r"(?<![0-9])(?:(?:19|20)[0-9]{2}|[0-3]?[0-9])(?![0-9])")
_LIKELY = re.compile(
    r"(?<![0-9])(?:"
    r"(?:19|20)[0-9]{2}(?=[\-/][0-9]|\.\s?[0-9]|\s{0,2}[年년]|[\s.,\-/(]{0,5}[^\W\d_])"
    r"|[0-3]?[0-9](?=[\-/][0-9]|\s?\.\s?[0-9]"
    r"|\s{0,3}(?:st|nd|rd|th|er|ère|[ern]|[º°ª.,\-/])?[\s.,\-/]{0,4}(?:[^\W\d_]{2}|[dD]'|(?:19|20)[0-9]{2}|[0-9]{1,2}:[0-9]))"
    r")"
)
# What stands right before a number that is no day: the number goes on, or is part of a name, a path or an amount.
_TIED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$€£¥%#&=+@\\^~§")
_JOINED = frozenset("-/.,:'|")
_TIES = re.compile(r"[0-9a-zA-Z_/\-:.)](?:[\-/])|[0-9a-zA-Z]\.|[0-9][,:'|]")  # 3-5 May, v.27, a/2025/10/27, 1,27
# Words that make the number after them a name: Phase 3 March 2025, version 2.10.2025.
_COUNTED = listed(
    "top windows session android ios age aged phase part version ver v stage step no nr number week weeks vol "
    "volume issue section sec chapter level tier grade type group cohort page room item figure fig table release "
    "build rev revision edition season episode round rule form file article art act suite unit apt box lot model "
    "serie series chapitre kapitel abschnitt fase teil"
)
_RANGE = re.compile(
    r"(?<![\d.,/\-])\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:-|to|and|through|until|und|bis|au|et|al|a|y|e|i|til|till|tot|t/m|en"
    r"|och|og|до|по|и|do|&)\s\Z"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,10})\.?\s{1,2}\Z")
_AFTER = re.compile(r"[^\W\d_]")
_ENDS_WORD = re.compile(r"(?![A-Za-z_]|[-/]\d|[%$€£])(?!\.\d)")


def _is_tied(text: str, start: int) -> bool:
    """Tell whether the number at `start` is part of something longer."""
    if start == 0:
        return False
    before = text[start - 1]
    if before in _TIED:
        return True
    if start == 1:
        return before == "/"
    return before in _JOINED and bool(_TIES.match(text[start - 2 : start]))


def _is_range_end(text: str, start: int) -> bool:
    """Tell whether the day is the end of "27 to 30 October 2025", of which the first day is not written out."""
    return start > 3 and text[start - 1].isspace() and bool(_RANGE.search(text, max(0, start - 16), start))


def _is_counted(text: str, start: int) -> bool:
    """Tell whether the word before makes the number a name: Phase 3."""
    if start == 0 or not text[start - 1].isspace():
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 14), start)
    return word is not None and word[1].lower() in _COUNTED


def is_real(reading: Reading) -> bool:
    """Tell whether the day exists, between 1900 and 2100."""
    return 1900 <= reading.year <= 2100 and 1 <= reading.day <= days_in(reading.year, reading.month)


def _first_reading(text: str, run: re.Match[str], context: DateContext) -> Reading | None:
    start = run.start()
    for reader in LADDER.get(run.end() - start, ()):
        reading = reader(text, start, context)
        if reading is not None and is_real(reading):
            return reading if stands_alone(text, reading) else None
    return None


def stands_alone(text: str, reading: Reading) -> bool:
    """Tell whether a day is not part of something longer: a product number, a path, an amount, "Phase 3"."""
    if not _is_ended(text, reading.end):
        return False
    start = reading.start
    return not (_is_tied(text, start) or _is_counted(text, start) or _is_range_end(text, start))


def _is_ended(text: str, end: int) -> bool:
    """Tell whether nothing goes on after the day but, perhaps, the T of ISO 8601 and a time."""
    if end == len(text) or _ENDS_WORD.match(text, end):
        return True
    return (text[end] in "Tt" and text[end + 1 : end + 2].isdigit()) or text[end:] == "Z"


def _by_digits(text: str, context: DateContext) -> Iterator[Reading]:
    done = 0
    for run in (_LIKELY if context.year is None else _POSSIBLE).finditer(text):
        if run.start() < done:
            continue
        reading = _first_reading(text, run, context)
        if reading is not None and reading.start >= done:
            done = reading.end
            yield reading


def readings(text: str, context: DateContext) -> list[Reading]:
    """Return the days in a text, in order, none overlapping another.

    The text must be plain (`feeds.dates.characters.plain`); a day without a year is one only if the context knows it.
    """
    found = list(_by_digits(text, context))
    if _OTHER_SCRIPTS.search(text) is None and base_of(context.language) not in _OTHER_CALENDARS:
        return found
    others = [one for reader in _OF_A_TEXT for one in reader(text, context) if is_real(one)]
    return _merged(found, others) if others else found


def _merged(found: list[Reading], better: list[Reading]) -> list[Reading]:
    """Return two lists of readings as one, in order; where some overlap the first of the better ones stays."""
    kept: list[Reading] = []
    ends: list[int] = []
    for one in sorted(better, key=lambda reading: reading.start):
        if not ends or one.start >= ends[-1]:
            kept.append(one)
            ends.append(one.end)
    free = []
    for one in found:
        place = bisect_right(ends, one.start)  # the first of them that ends after this one begins
        if place == len(kept) or kept[place].start >= one.end:
            free.append(one)
    return sorted(kept + free, key=lambda reading: reading.start)
