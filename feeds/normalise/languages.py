"""Language tags: written as BCP 47 has them, and believed only where the script of the text agrees."""

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3})?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
# ISO 639-1. BCP 47 wants the two-letter code where there is one.
_ISO_639_1 = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_ISO_639_1.split())
_SHORTER = {
    "eng": "en", "zho": "zh", "chi": "zh", "cmn": "zh", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr",
    "spa": "es", "ita": "it", "jpn": "ja", "kor": "ko", "por": "pt", "rus": "ru", "nld": "nl", "dut": "nl",
    "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "pol": "pl", "ces": "cs", "cze": "cs", "ara": "ar",
    "tur": "tr", "hun": "hu", "ell": "el", "gre": "el", "heb": "he", "vie": "vi", "tha": "th", "ind": "id",
    # Country codes that pages write where a language code belongs; none of them is one.
    "cn": "zh", "jp": "ja", "cz": "cs", "dk": "da",
}  # fmt: skip
_NO_LANGUAGE = frozenset(("und", "mul", "mis", "zxx"))

_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
_WRITTEN_IN_HAN = frozenset(("zh", "ja", "ko", "yue", "wuu", "nan", "hak", "lzh"))
_ENOUGH = 20  # letters before a text tells that it is not in the language its page claims


def language_of(tag: str | None, text: str = "") -> str | None:
    """Return a BCP 47 tag in its usual spelling ("zh_CN" -> "zh-CN"), None for what is no language.

    A template's tag is often left as it came ("en" on a Chinese page), so that a tag the script of `text` contradicts
    is replaced by what the script proves, or dropped.
    """
    tag = _tidy_tag(tag)
    proven = _proven(text)
    base = tag.partition("-")[0] if tag else None
    if proven is not None:
        return tag if base == proven or (proven == "zh" and base in _WRITTEN_IN_HAN) else proven
    if base in _WRITTEN_IN_HAN and not _HAN.search(text) and len(_LETTER.findall(text[:1000])) >= _ENOUGH:
        return None
    return tag


def _tidy_tag(tag: str | None) -> str | None:
    """Return the tag with the case of RFC 5646, section 2.1.1, None where it is malformed or names no language."""
    tag = re.split("[.@]", (tag or "").strip().replace("_", "-"))[0]  # POSIX: en_US.UTF-8, ca_ES@valencia
    match = _TAG.fullmatch(tag) if len(tag) <= 35 else None
    if match is None:
        return None
    base = _SHORTER.get(match["language"].lower(), match["language"].lower())
    if base in _NO_LANGUAGE or (len(base) == 2 and base not in _TWO_LETTERS):
        return None
    parts = tag.lower().split("-")
    for place, part in enumerate(parts[1:], 1):
        if len(parts[place - 1]) == 1:
            break  # what follows a singleton stays in lower case
        if len(part) == 4 and part.isalpha():
            parts[place] = part.title()
        elif len(part) == 2:
            parts[place] = part.upper()
    return "-".join((base, *parts[1:]))


def _proven(text: str) -> str | None:
    """Return the language that the script of a text proves: Japanese, Korean, or one written in Han characters."""
    text = text[:1000]
    letters = len(_LETTER.findall(text))
    for language, script in (("ja", _KANA), ("ko", _HANGUL), ("zh", _HAN)):
        share = len(script.findall(text))
        if share >= 4 and share * (5 if language == "ja" else 2) > letters:
            return language
    return None
