from feeds.classify.phrases import Phrases


def found(phrases: list[str], text: str) -> list[str]:
    return [hit.phrase for hit in Phrases((phrase, phrase) for phrase in phrases).find(text)]


def test_a_phrase_is_found_whatever_its_case_width_and_spacing() -> None:
    assert found(["Investor Day"], "Acme  INVESTOR\u00a0day 2026") == ["Investor Day"]
    assert found(["FDA"], "Ｆｄａ approves") == ["FDA"]


def test_a_latin_phrase_matches_whole_words_only() -> None:
    assert found(["forum"], "the forums are fora") == []
    assert found(["forum"], "Beijing-Forum: opening") == ["forum"]


def test_a_latin_word_beside_chinese_is_whole() -> None:
    assert found(["FDA"], "获FDA批准") == ["FDA"]


def test_a_chinese_phrase_is_found_within_a_sentence() -> None:
    assert found(["论坛"], "第五届国际论坛在北京举行") == ["论坛"]


def test_accents_and_other_alphabets_bound_words_too() -> None:
    assert found(["caf"], "café") == []
    assert found(["форум"], "на форуме") == []
    assert found(["форум"], "форум открыт") == ["форум"]


def test_phrases_within_phrases_are_found_unless_only_the_longest_counts() -> None:
    phrases = Phrases([("phase", "a"), ("phase 3", "b")])
    assert {hit.phrase for hit in phrases.find("A phase 3 trial")} == {"phase 3", "phase"}
    assert [hit.phrase for hit in phrases.find_longest("A phase 3 trial")] == ["phase 3"]


def test_no_phrases_and_no_text_find_nothing() -> None:
    assert found([], "anything") == []
    assert found(["word"], "") == []
    assert found(["", "  "], "anything") == []
