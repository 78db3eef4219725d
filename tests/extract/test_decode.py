"""Text in every encoding that company sites still use, declared rightly, wrongly, and not at all."""

import pytest

from feeds.extractors.charsets import codec_of, name_of
from feeds.extractors.decode import decode

SIMPLIFIED = "本公司今日宣布，自主研发的创新药获得国家药品监督管理局批准上市，用于治疗晚期非小细胞肺癌。"
TRADITIONAL = "本公司董事會今日宣佈，自主研發的創新藥已獲得批准上市，用於治療晚期非小細胞肺癌的患者。"
JAPANESE = "当社は本日、新しい治療薬の製造販売承認を取得したことをお知らせいたします。詳しくは資料をご覧ください。"
KOREAN = "당사는 오늘 새로운 항암제의 품목허가를 획득하였다고 밝혔습니다. 자세한 내용은 보도자료를 참고하시기 바랍니다."
RUSSIAN = "Компания сегодня объявила о регистрации нового препарата для лечения рака лёгкого."
GREEK = "Η εταιρεία ανακοίνωσε σήμερα την έγκριση του νέου φαρμάκου για τον καρκίνο του πνεύμονα."
HEBREW = "החברה הודיעה היום על אישור התרופה החדשה לטיפול בסרטן הריאות"
ARABIC = "أعلنت الشركة اليوم الموافقة على الدواء الجديد لعلاج سرطان الرئة لدى البالغين"
THAI = "บริษัทประกาศในวันนี้ว่ายาใหม่ได้รับการอนุมัติให้ใช้รักษามะเร็งปอด"
FRENCH = "La société a annoncé aujourd’hui l’autorisation d’un médicament pour des patients âgés très atteints."
GERMAN = "Das Unternehmen erhält die Zulassung für ein neues Arzneimittel – größere Märkte folgen später."
POLISH = "Spółka ogłosiła dziś rejestrację nowego leku. Więcej szczegółów można znaleźć w raporcie bieżącym."
CZECH = "Společnost dnes oznámila schválení nového léčivého přípravku určeného k léčbě pacientů s rakovinou plic."
TURKISH = "Şirket, akciğer kanseri tedavisinde kullanılan yeni ilacın onaylandığını bugün duyurdu."

# (text, Python's codec, the label a page gives, the WHATWG name)
WRITTEN = [
    (SIMPLIFIED, "gb18030", "GB18030", "gb18030"),
    (SIMPLIFIED, "gbk", "gb2312", "gb18030"),
    (TRADITIONAL, "gb18030", "gbk", "gb18030"),
    (TRADITIONAL, "big5", "Big5", "big5"),
    (JAPANESE, "cp932", "Shift_JIS", "shift_jis"),
    (JAPANESE, "cp932", "x-sjis", "shift_jis"),
    (JAPANESE, "euc_jp", "EUC-JP", "euc-jp"),
    (JAPANESE, "iso2022_jp", "ISO-2022-JP", "iso-2022-jp"),
    (KOREAN, "cp949", "EUC-KR", "euc-kr"),
    (KOREAN, "euc_kr", "ks_c_5601-1987", "euc-kr"),
    (RUSSIAN, "cp1251", "windows-1251", "windows-1251"),
    (RUSSIAN, "koi8_r", "KOI8-R", "koi8-r"),
    (RUSSIAN, "iso8859_5", "ISO-8859-5", "iso-8859-5"),
    (GREEK, "cp1253", "windows-1253", "windows-1253"),
    (HEBREW, "cp1255", "windows-1255", "windows-1255"),
    (ARABIC, "cp1256", "windows-1256", "windows-1256"),
    (THAI, "cp874", "TIS-620", "windows-874"),
    (FRENCH, "cp1252", "iso-8859-1", "windows-1252"),
    (GERMAN, "cp1252", "latin1", "windows-1252"),
    (POLISH, "cp1250", "windows-1250", "windows-1250"),
    (CZECH, "iso8859_2", "ISO-8859-2", "iso-8859-2"),
    (TURKISH, "cp1254", "ISO-8859-9", "windows-1254"),
    (SIMPLIFIED, "utf-8", "utf-8", "utf-8"),
    (JAPANESE, "utf-8", "UTF8", "utf-8"),
]
IDS = [f"{codec}-{label}" for _, codec, label, _ in WRITTEN]


def page(text: str, head: str = "") -> str:
    return (
        f"<html><head>{head}<title>News</title></head><body class=list>\n<p>About us, contact</p><p>{text}</p></body>"
    )


@pytest.mark.parametrize(("text", "codec", "label", "name"), WRITTEN, ids=IDS)
def test_the_header_names_the_encoding(text: str, codec: str, label: str, name: str) -> None:
    assert decode(page(text).encode(codec), label) == (page(text), name)


@pytest.mark.parametrize(("text", "codec", "label", "name"), WRITTEN, ids=IDS)
def test_a_meta_element_names_the_encoding(text: str, codec: str, label: str, name: str) -> None:
    for meta in (f'<meta charset="{label}">', f"<META http-equiv=Content-Type content='text/html; charset={label}'>"):
        assert decode(page(text, meta).encode(codec), None) == (page(text, meta), name)


@pytest.mark.parametrize(("text", "codec", "label", "name"), WRITTEN, ids=IDS)
def test_an_xml_declaration_names_the_encoding(text: str, codec: str, label: str, name: str) -> None:
    document = f'<?xml version="1.0" encoding="{label}"?>\n<rss><title>{text}</title></rss>'
    assert decode(document.encode(codec), None, html=False) == (document, name)


# What sister encodings have in common is not told apart without a declaration.
@pytest.mark.parametrize(("text", "codec", "label", "name"), WRITTEN, ids=IDS)
def test_an_undeclared_encoding_is_known_by_its_text(text: str, codec: str, label: str, name: str) -> None:
    assert decode(page(text).encode(codec), None)[0] == page(text)


@pytest.mark.parametrize(("text", "codec", "label", "name"), WRITTEN, ids=IDS)
def test_a_server_that_says_utf_8_of_everything_is_not_believed(text: str, codec: str, label: str, name: str) -> None:
    meta = f'<meta charset="{label}">'
    assert decode(page(text, meta).encode(codec), "utf-8")[0] == page(text, meta)
    assert decode(page(text).encode(codec), "utf-8")[0] == page(text)


@pytest.mark.parametrize(("text", "codec", "label", "name"), WRITTEN[:15], ids=IDS[:15])
def test_a_server_that_says_latin_1_of_everything_is_not_believed(text: str, codec: str, label: str, name: str) -> None:
    assert decode(page(text).encode(codec), "iso-8859-1")[0] == page(text)


@pytest.mark.parametrize("text", [SIMPLIFIED, JAPANESE, KOREAN, RUSSIAN, FRENCH, THAI])
@pytest.mark.parametrize("label", ["iso-8859-1", "gb2312", "Shift_JIS", "windows-1251", "euc-kr"])
def test_valid_utf_8_is_utf_8_whatever_is_declared(text: str, label: str) -> None:
    meta = f'<meta charset="{label}">'
    assert decode(page(text, meta).encode(), label) == (page(text, meta), "utf-8")


@pytest.mark.parametrize("text", [SIMPLIFIED, JAPANESE, KOREAN, FRENCH, "plain words"])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"])
@pytest.mark.parametrize("label", [None, "utf-8", "utf-16", "gbk"])
def test_wide_encodings_are_known_by_mark_or_by_their_zero_bytes(text: str, codec: str, label: str | None) -> None:
    assert decode(page(text).encode(codec), label)[0] == page(text)


def test_a_wrong_declaration_gives_way_to_what_the_bytes_are() -> None:
    assert decode(page(TRADITIONAL).encode("big5"), "gb2312") == (page(TRADITIONAL), "big5")
    assert decode(page(SIMPLIFIED).encode("gbk"), "big5") == (page(SIMPLIFIED), "gb18030")
    assert decode(page(JAPANESE).encode("cp932"), "euc-jp") == (page(JAPANESE), "shift_jis")
    assert decode(page(KOREAN).encode("cp949"), "gb2312") == (page(KOREAN), "euc-kr")


def test_a_text_cut_in_mid_character_stays_utf_8() -> None:
    body = page(SIMPLIFIED).encode()[:-20] + "药".encode()[:2] + b"</p></body>"
    text, name = decode(body, None)
    assert name == "utf-8"
    assert SIMPLIFIED[:20] in text
    assert "\ufffd" in text


def test_a_unit_that_is_no_character_is_replaced() -> None:
    body = page(SIMPLIFIED).encode("gb18030").replace(b"</p></body>", b"\xff\xff</p></body>")
    text, name = decode(body, "gb18030")
    assert (SIMPLIFIED in text, "\ufffd" in text, name) == (True, True, "gb18030")


def test_a_label_that_is_no_encoding_is_passed_over() -> None:
    for label in ("bogus", "", "hex", "base64", "zlib", "unicode_escape", "utf-7", "idna", "rot13"):
        assert name_of(label) is None
        assert decode(page(FRENCH).encode("cp1252"), label)[0] == page(FRENCH)


def test_a_commented_out_declaration_does_not_count() -> None:
    head = '<!-- <meta charset="euc-kr"> --><meta charset="gb2312">'
    assert decode(page(SIMPLIFIED, head).encode("gbk"), None) == (page(SIMPLIFIED, head), "gb18030")


def test_labels_are_read_as_browsers_read_them() -> None:
    known = {"ISO-8859-1": "windows-1252", " gb2312 ": "gb18030", '"utf8"': "utf-8", "ks_c_5601-1987": "euc-kr"}
    assert {label: name_of(label) for label in known} == known
    assert codec_of("shift_jis") == "cp932"
    assert codec_of("nothing") is None


def test_no_bytes_at_all_are_no_text() -> None:
    assert decode(b"", None) == ("", "utf-8")
    assert decode(b"\xef\xbb\xbf", "gbk") == ("", "utf-8")
