"""How rules see a text: forms of words, scripts, punctuation."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.classify.wording import stream_of, wording_of


@pytest.mark.parametrize(
    "words",
    [
        ("approve", "approves", "approved", "approving", "approval", "APPROVALS"),
        ("acquire", "acquires", "acquisition", "acquisitions"),
        ("authorise", "authorises", "authorization", "authorisation", "authorized"),
        ("enrolment", "enrollment", "enrolling", "enrolled"),
        ("meet", "meets", "met"),
        ("licence", "license", "licensed"),
        ("company", "companies", "company's", "company’s"),
        ("follow-up", "follow up"),
        ("U.S. FDA", "US FDA", "u.s. fda"),
        ("批准上市", "批准 上市", "批准上市"),
        ("中國生物製藥", "中国生物制药"),
        ("FDA批准", "ＦＤＡ批准", "FDA 批准"),
        ("Kisunla™", "Kisunla®", "kisunla"),
    ],
)
def test_forms_of_a_word_are_one(words: tuple[str, ...]) -> None:
    assert len({stream_of(word, exact=False) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meeting", "meets"),
        ("initial", "initiates"),
        ("news", "new"),
        ("conference", "confer"),
        ("department", "depart"),
        ("designation", "design"),
    ],
)
def test_words_of_another_meaning_are_kept_apart(one: str, other: str) -> None:
    assert stream_of(one, exact=False) != stream_of(other, exact=False)


def test_exact_words_keep_their_form_and_lose_their_case() -> None:
    assert stream_of("Approves", exact=True) == stream_of("approves", exact=True) != stream_of("approval", exact=True)


def test_numbers_keep_their_points() -> None:
    wording = wording_of("1.5 million, 2,500 doses (15.3%)")
    assert [wording.words_at(n, n) for n in range(len(wording.spans))] == ["1.5", "million", "2,500", "doses", "15.3"]


def test_a_word_is_told_as_it_stands_in_the_text() -> None:
    wording = wording_of("The FDA Approved it")
    first, last = wording.numbers(*_place(wording.stemmed, stream_of("FDA approval", exact=False)), stemmed=True)
    assert wording.words_at(first, last) == "FDA Approved"


def _place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@given(st.text())
def test_any_text_has_wording_and_its_own_words_are_found_in_it(text: str) -> None:
    wording = wording_of(text)
    assert len(wording.spans) == len(wording.exact_starts) == len(wording.stemmed_starts)
    assert stream_of(text, exact=True) in wording.exact


@given(st.text(alphabet="abc药国國 .,-'’1"))
def test_a_phrase_of_whole_words_is_found_wherever_it_stands(phrase: str) -> None:
    for exact in (True, False):
        stream = stream_of(phrase, exact=exact)
        around = wording_of(f"before {phrase} after")
        assert stream in (around.exact if exact else around.stemmed)


@pytest.mark.parametrize("piece", ["a.b.", "'", ".", "1,", "a", "药a", "phase 3 ", "。", "x'x’", "\ud800"])
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    wording_of(text)
    assert time.perf_counter() - started < 5
