from hypothesis import given
from hypothesis import strategies as st

from feeds.han import han_script, simplified


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


def test_the_script_of_chinese_is_known_where_its_characters_tell() -> None:
    assert han_script("中國生物製藥公佈業績") == "Hant"
    assert han_script("中国生物制药公布业绩") == "Hans"
    assert han_script("上市公司公告") is None
    assert han_script("Annual report") is None
