"""The quick looks that spare sentences the slow patterns never refuse what a pattern would find."""

import re
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dates.names import listed
from feeds.events import Facts, days, events_of, words
from feeds.text import text_of, tidy
from tests.quality.test_event_floors import announcements

# What the patterns are made of; at random beside one another they name happenings of every kind.
PIECES = listed("""
    annual general special meeting of the our its shareholders stockholder's AGM EGM class extraordinary
    investor investors' analyst capital markets R&D research and development Day days conference earnings
    result results media update audio call calls with tele-conference webcast presentation briefing
    announcement release date press news this live fireside chat healthcare biotech growth summit forum series
    symposium non-deal roadshow strategy opening signing ceremony ceremonies event groundbreaking
    ribbon-cutting inauguration officially opened opens open house parade congress scientific sessions webinar
    livestreamed virtual public expert panel discussion town hall roundtable target action goal decision dates
    PDUFA prescription drug user fee act BsUFA advisory committee convene FDA's from by will announce report
    board trading statement guidance published quarterly interim 20 May 5 June 2026 Monday, 3rd 14 2026-05-01
    Sept. 9 today morning later tomorrow October 11-12, / - , ( ) :
""")
SENTENCES = st.lists(st.sampled_from(sorted(PIECES)), max_size=14).map(lambda parts: tidy(" ".join(parts)))
GLUED = st.lists(st.sampled_from([*sorted(PIECES), " ", " ", " "]), max_size=24).map(lambda parts: tidy("".join(parts)))


def holds(hints: tuple[str, ...], text: str) -> bool:
    return any(hint in text.casefold() for hint in hints)


def found_without_hint(text: str) -> Iterator[str]:
    patterns = [(words.HINTS[kind], pattern) for kind, pattern in words.TRIGGERS if kind in words.HINTS]
    for hints, pattern in (*patterns, (words.RESULTS_DAY_HINTS, words.RESULTS_DAY)):
        if not holds(hints, text):
            yield from (match[0] for match in pattern.finditer(text))


@given(st.one_of(SENTENCES, GLUED))
def test_every_happening_holds_a_word_of_the_quick_look(text: str) -> None:
    assert list(found_without_hint(text)) == []


def test_every_happening_of_the_announcements_holds_a_word_of_the_quick_look() -> None:
    lines = [line for case in announcements() for line in (case["title"], *text_of(case["body"]).splitlines())]
    assert [found for line in lines for found in found_without_hint(tidy(line))] == []


@given(st.one_of(SENTENCES, GLUED))
def test_the_quick_looks_for_days_change_no_day(text: str) -> None:
    quick = days.days_in(text, date(2026, 4, 20))
    with pytest.MonkeyPatch.context() as patch:
        anything = re.compile("")
        for name in ("_MONTH_WORD", "_BEGINS_WITH_MONTH", "_ENDS_WITH_MONTH", "_BEGINS_WITH_YEAR", "_TODAY_WORDS"):
            patch.setattr(days, name, anything)
        assert days.days_in(text, date(2026, 4, 20)) == quick


HOSTILE = {
    "dates": "The annual meeting on May 5, 2026 and ",
    "lines of dates": "Webcast: May 5\n",
    "headings": "Webcast:\nFormat: Webcast\n",
    "triggers": "FDA meeting decision advisory conference call results webcast ",
    "agencies": "agency ",
    "capitals": "A B ",
    "times": "at 9:00 a.m. ET - 10:00 a.m. ",
    "full stops": "A. ",
    "today": "The results were shown today. ",
    "months": "1 May ",
    "announcing": "will announce its ",
    "meetings": "convene meeting of the board ",
    "characters": "股东大会业绩发布5月5日",
    "places": "held at Aa Bb, Cc in Dd ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_mischief_takes_no_longer_than_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        facts = Facts(
            title=piece[:200].strip(), text=(piece * (size // len(piece))).strip(), published=date(2026, 4, 20)
        )
        started = time.process_time()
        events_of(facts)
        return time.process_time() - started

    assert seconds(1_000_000) < 4.0  # generous: below one is usual, and machines differ
