from hypothesis import given
from hypothesis import strategies as st

from feeds.han import simplified


def test_traditional_simplified_and_japanese_forms_of_a_word_are_one() -> None:
    assert simplified("中國生物製藥") == simplified("中国生物制药") == "中国生物制药"
    assert simplified("武田薬品工業") == simplified("武田藥品工業") == simplified("武田药品工业")
    assert simplified("衛材") == simplified("卫材")


def test_what_is_no_han_stays() -> None:
    assert simplified("Acme 3.5% ファイザー 화이자") == "Acme 3.5% ファイザー 화이자"


@given(st.text())
def test_folding_keeps_every_place_and_changes_nothing_the_second_time(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once
