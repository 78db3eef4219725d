"""How amounts of money are brought into one spelling."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dedupe.folding import folded, words_of
from feeds.dedupe.money import priced


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("raises $412 million", "raises usd 412 million"),
        ("raises a US$412 million loan", "raises a usd 412 million loan"),
        ("raises U.S. $412 million USD", "raises usd 412 million"),
        ("raises RMB1,412 million", "raises cny 1412 million"),
        ("raises 5 Hong Kong dollars a share", "raises hkd 5 a share"),
        ("募资4亿美元", "募 资 usd 4 亿"),
        ("募资人民币4亿", "募 资 cny 4 亿"),
        ("募资4亿元", "募 资 4 亿 元"),
        ("pays in dollars for 5 patients in the US", "pays in dollars for 5 patients in the us"),
        ("weighs 5 pounds", "weighs 5 pounds"),
    ],
)
def test_a_currency_stands_as_its_code_before_its_amount(text: str, words: str) -> None:
    assert words_of(folded(text)) == words.split()


@given(st.text(alphabet="$€¥us hkd eurmilon.15亿美元", max_size=60))
def test_what_is_priced_once_is_priced(text: str) -> None:
    assert words_of(priced(priced(text))) == words_of(priced(text))


@pytest.mark.parametrize("hostile", ["$", "1", "1.", "us $", "usd 1 ", "5 million us ", "1 usd", "5 euros yen 1"])
def test_pricing_takes_time_in_proportion_to_the_text(hostile: str) -> None:
    begun = time.perf_counter()
    priced((hostile * 300_000)[:1_000_000])
    assert time.perf_counter() - begun < 5
