"""In which language an Entry is written: as its page says, unless its script or its address says otherwise."""

import re
from dataclasses import dataclass

from feeds.dedupe.version_urls import languages_in
from feeds.han import han_script
from feeds.model import Entry

LATIN = "latin"  # some language of the Latin alphabet, which one is not known
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[^\W\d_]")
_FEW = 2  # characters of a Chinese title that is full of Latin names
_LOOKED_AT = 1_000  # characters
_SCRIPTS = {"tw": "Hant", "hk": "Hant", "mo": "Hant", "hant": "Hant", "cn": "Hans", "sg": "Hans", "hans": "Hans"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tongue:
    """A language as far as it is known."""

    language: str | None  # primary subtag (RFC 5646), such as zh; `latin` where only the alphabet is known
    script: str | None = None  # of Chinese: Hans, Hant

    def differs(self, other: "Tongue") -> bool:
        """Tell whether two texts are certainly in different languages, or in different scripts of Chinese."""
        if self.language is None or other.language is None:
            return False
        if self.language == other.language:
            return None not in (self.script, other.script) and self.script != other.script
        if LATIN in (self.language, other.language):
            return bool({self.language, other.language} & {"zh", "ja", "ko"})
        return True

    def may_differ(self, other: "Tongue") -> bool:
        """Tell whether two texts may be in different languages: certainly, or as far as their alphabet goes."""
        open_ = LATIN in (self.language, other.language) or None in (self.language, other.language)
        return self.differs(other) or open_ or self.language == other.language == "zh"


def tongue_of(entry: Entry) -> Tongue:
    """Return the language of an Entry: of its script where that proves one, else as its page or address states it."""
    title, summary = entry.title[:_LOOKED_AT], (entry.summary or "")[:_LOOKED_AT]
    text = f"{title} {summary}"[:_LOOKED_AT]
    stated = tagged(entry.language)
    addressed = next(iter(languages_in(entry.link)), None)
    proven = _proven(title) or _proven(text)
    if stated.language == "zh" and proven != "ja" and len(_HAN.findall(title)) >= _FEW:
        proven = "zh"
    if proven == "zh":
        script = han_script(text) or han_script((entry.body or "")[:4000])
        return Tongue(language="zh", script=script or stated.script or tagged(addressed).script)
    if proven != LATIN:
        return Tongue(language=proven or stated.language)
    told = [tongue.language for tongue in (stated, tagged(addressed)) if tongue.language]
    return Tongue(language=next((language for language in told if language not in ("zh", "ja", "ko")), LATIN))


def tagged(tag: str | None) -> Tongue:
    """Return the language that a BCP 47 tag names."""
    first, *rest = (tag or "").lower().split("-")
    scripts = [_SCRIPTS[part] for part in rest if part in _SCRIPTS]
    return Tongue(language=first or None, script=scripts[0] if scripts and first == "zh" else None)


def _proven(text: str) -> str | None:
    """Return the language, or the Latin alphabet, that most letters of a text are of."""
    kana, hangul, han = (len(script.findall(text)) for script in (_KANA, _HANGUL, _HAN))
    latin, letters = len(_LATIN.findall(text)), len(_OTHER.findall(text))
    if kana >= 2 and kana * 5 > kana + han:
        return "ja"
    if hangul >= 2 and hangul > han:
        return "ko"
    if han >= 4 and han * 4 > latin:  # product names stand in Latin letters, and a Han character is half a word
        return "zh"
    return LATIN if latin >= 8 and latin * 10 > letters * 8 else None
