"""What a Source says anew of a release: a correction that readers should notice, or a change that is none.

Significant are other numbers, names, days and words of the title, and numbers and names within the release's own text.
Not: white space, case, punctuation, spelling, navigation, counters ("1,204 views"), teasers that rotate. A false alarm
is worse than a miss: readers who are told for nothing stop reading.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from feeds.dedupe.folding import folded, is_number, is_wide, words_of
from feeds.dedupe.headlines import headline_of
from feeds.dedupe.money import CURRENCIES
from feeds.dedupe.news import own_text, spoken, units_of
from feeds.dedupe.vocabulary import IDLE, NEGATIONS, canonical, is_substance
from feeds.dedupe.wording import Sameness, set_against
from feeds.model import Entry
from feeds.text import letters, shorten, tidy

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_]|[\"“(])|(?<=[。！？])|\n+")
_NAME = re.compile(r"(?<=[^\W_] )[A-Z][^\W_]+|(?<=[,;:(] )[A-Z][^\W_]+|\b[^\W_]{0,30}[a-z0-9][A-Z][^\W_]*")
_MOST_SENTENCES = 400  # of a text that are compared
_MOST_SHOWN = 6  # changed sentences that a difference shows
_LONGEST_SHOWN = 240  # characters of one of them
_MOST_WORDS = 150  # of a sentence that are aligned
_ALIKE = 0.6  # share of words that a sentence keeps when it is corrected; below it is another sentence
_SAME_TEXT = 0.7  # share of sentences that two texts of one release have in common: else pages were rebuilt
# What counts on pages, whatever it counts; also read times and clock times of "last updated" lines.
_COUNTER = re.compile(
    r"(?i)\b\d[\d.,]*\s*[km]?\s*(?:views?|likes?|comments?|reads?|clicks?|downloads?|min(?:ute)?s? read|followers)\b"
    r"|\b\d[\d.,]*\s*[km]?\s*shares?\s*(?:$|\n|[|·•])"
    r"|(?:views?|shares?|likes?|comments?|reads?|downloads?|浏览|阅读|点击|分享|評論|评论)(?:次数|量|数)?\s*[:：(（]?\s*\d[\d.,]*"
    r"|\d+\s*(?:次浏览|次阅读|人阅读|阅读)|(?:last )?updated\b.{0,40}|更新时间.{0,30}"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What differs between two versions of what a Source says of a release."""

    significant: bool  # readers should be told
    difference: str  # for people: one line a change, `title: "…" -> "…"`, `date: … -> …`, sentences as "- …", "+ …"


def difference(old: Entry, new: Entry) -> Change | None:
    """Return what changed from what a Source said before to what it says now; None where nothing did.

    Pure, and linear in the texts but for their changed sentences, of which a bounded number is compared. A text that is
    not known is no change: pages fail, lists carry less than articles.
    """
    changes = [change for part in (_of_title, _of_day, _of_text) if (change := part(old, new)) is not None]
    if not changes:
        return None
    return Change(
        significant=any(change.significant for change in changes),
        difference="\n".join(change.difference for change in changes),
    )


def _of_title(old: Entry, new: Entry) -> Change | None:
    """Compare titles: other words are a correction, another spelling or a title cut off is none."""
    if old.title == new.title:
        return None
    said = f'title: "{_shown(old.title)}" -> "{_shown(new.title)}"'
    if _spelling(old.title) == _spelling(new.title):
        return Change(significant=False, difference=said)
    one, two = headline_of(old.title), headline_of(new.title)
    wording = set_against(one, two)
    # A piece more at the edge is a site's name, or a line that the page puts below its title, unless it tells numbers.
    numbers = [sorted(filter(is_number, headline.words)) for headline in (one, two)]
    same = wording.sameness in (Sameness.SAME, Sameness.CUT)
    same = same or (wording.sameness is Sameness.PIECE and numbers[0] == numbers[1])
    return Change(significant=not same, difference=said)


def _of_day(old: Entry, new: Entry) -> Change | None:
    """Compare the days stated; that one is stated at last, or no more, corrects nothing."""
    if old.published is None or new.published is None or old.published.day == new.published.day:
        return None
    return Change(significant=True, difference=f"date: {old.published.day} -> {new.published.day}")


def _of_text(old: Entry, new: Entry) -> Change | None:
    """Compare the releases' own texts, sentence by sentence."""
    texts = _texts(old, new)
    if texts is None:
        return None
    before, after = (_sentences(text) for text in texts)
    gone, come = _only(before, after), _only(after, before)
    if not gone and not come:
        return None
    kept = len(before) - len(gone)
    if kept < _SAME_TEXT * min(len(before), len(after)) - 1:
        return None  # another page, or a text the page did not carry before
    pairs = _corrected(gone, come)
    told = [(one, two) for one, two in pairs if _corrects(one, two)]
    shown = told or pairs or [(one, "") for one in gone] + [("", two) for two in come]
    lines = [line for pair in shown[:_MOST_SHOWN] for line in _as_lines(*pair)]
    if len(shown) > _MOST_SHOWN:
        lines.append(f"  and {len(shown) - _MOST_SHOWN} more")
    return Change(significant=bool(told), difference="\n".join(["text:", *lines]))


def _texts(old: Entry, new: Entry) -> tuple[str, str] | None:
    """Return the texts that can be set against each other: both bodies, else both summaries if they are leads.

    Both must be of the release: furniture of pages, and teasers that rotate, do not use the words of the title.
    """
    for one, two in ((old.body, new.body), (old.summary, new.summary)):
        if one is None or two is None:
            continue
        texts = own_text(one), own_text(two)
        if all(_speaks(text, entry.title) for text, entry in zip(texts, (old, new), strict=True)):
            return texts
    return None


def _speaks(text: str, title: str) -> bool:
    telling = [word for word in words_of(folded(title)) if canonical(word) not in IDLE]
    return spoken(telling, units_of(words_of(folded(text)))) >= 0.5


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text, tidy, without what counts."""
    parts = (tidy(_COUNTER.sub(" ", part)) for part in _SENTENCE.split(text))
    return [part for part in parts if letters(part)][:_MOST_SENTENCES]


def _only(ones: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the sentences that the others have not, in any spelling of case and punctuation; each once."""
    known = {_spelling(other) for other in others}
    return list(dict.fromkeys(one for one in ones if _spelling(one) not in known))


def _spelling(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what stays of a text in any case and punctuation: letters, and amounts, whose marks matter (1.5, €)."""
    amounts = (word for word in _told_words(text) if is_number(word) or word in CURRENCIES)
    return letters(text), tuple(amounts)


def _corrected(gone: Sequence[str], come: Sequence[str]) -> list[tuple[str, str]]:
    """Return pairs of a sentence and what it was made into, each used once, in order."""
    pairs = []
    free = [(sentence, Counter(_told_words(sentence))) for sentence in come[: 4 * _MOST_SHOWN]]
    for one in gone[: 4 * _MOST_SHOWN]:
        words = Counter(_told_words(one))
        best = max(free, key=lambda pair: (_share(words, pair[1]), pair[0]), default=None)
        if best is not None and _share(words, best[1]) >= _ALIKE:
            pairs.append((one, best[0]))
            free.remove(best)
    return pairs


def _share(one: Counter[str], two: Counter[str]) -> float:
    return 2 * (one & two).total() / max(1, one.total() + two.total())


def _told_words(sentence: str) -> list[str]:
    return words_of(folded(sentence[:4000]))


def _corrects(one: str, two: str) -> bool:
    """Tell whether a number, a name or a "not" is another in a sentence that otherwise stays.

    Where a number or name is only there in one of the two, a footnote may have come or gone: that is none.
    """
    short, long = sorted((letters(one), letters(two)), key=len)
    if short != long and long.startswith(short):
        return False  # cut off
    words = [_told_words(sentence) for sentence in (one, two)]
    matcher = SequenceMatcher(a=words[0][:_MOST_WORDS], b=words[1][:_MOST_WORDS], autojunk=False)
    names = _names(one) | _names(two)
    for kind, start, end, first, last in matcher.get_opcodes():
        before, after = words[0][start:end], words[1][first:last]
        if kind != "equal" and any(canonical(word) in NEGATIONS for word in (*before, *after)):
            return True
        facts = _facts(before, names), _facts(after, names)
        if kind == "replace" and all(facts) and facts[0] != facts[1]:
            return True
    return False


def _facts(words: Iterable[str], names: frozenset[str]) -> set[str]:
    return {
        word for word in words if is_number(word) or word in names | CURRENCIES or is_substance(word) or is_wide(word)
    }


def _names(sentence: str) -> frozenset[str]:
    """Return the words that are written like names: with a capital, not at the beginning of the sentence."""
    found = _NAME.findall(sentence[:4000])
    return frozenset(word for name in found for word in words_of(folded(name)))


def _as_lines(one: str, two: str) -> Iterable[str]:
    if one:
        yield f"- {_shown(one)}"
    if two:
        yield f"+ {_shown(two)}"


def _shown(text: str) -> str:
    return shorten(text, _LONGEST_SHOWN)
