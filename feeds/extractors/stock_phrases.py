"""Texts that every site has and that name nothing: "Read more", "PDF", "更多", "View all", "Next page"."""

import re

_WORDS = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_OPENING_WORDS = """
    read learn see view find out show load more full continue details detail download downloads open click here the this
    story article release press reading information info post document file pdf html htm doc docx xls xlsx online now in
    to as for watch listen video audio transcript english new window opens link access text print save share it on
    weiter lesen weiterlesen mehr erfahren zum artikel beitrag lire la suite plus savoir en article leer más mas ver
    leggi tutto di più piu continua saiba leia mais ler lees meer verder czytaj więcej wiecej devamı devamini devamını
    oku подробнее далее читать les mer läs läs lue lisää læs mere čítať více číst
"""
_TURNING_WORDS = """
    view see show browse more all back older newer next previous prev archive archives first last page pages posts post
    news to load home top entries items results alle anzeigen zurück nächste vorherige seite älter neuer suivant
    précédent page tous toutes siguiente anterior todas todos volver successivo precedente
"""
_OPENING = frozenset(_OPENING_WORDS.split())
_TURNING = frozenset(_TURNING_WORDS.split())
_EAST_ASIAN = re.compile(
    r"\W*(?:查?看?(?:更多|详情|詳情|全文)|阅读(?:全文|更多)|閱讀(?:全文|更多)|了解(?:更多|详情|詳情)|查看|下载|下載"
    r"|点击(?:查看|进入|下载)|(?:続き|つづき)を(?:読む|見る)|もっと(?:見る|読む|詳しく)|詳細(?:は?こちら|を見る)?"
    r"|詳しく(?:はこちら|見る)?|こちら|자세히 ?보기|더 ?보기)\W*"
)
_EAST_ASIAN_TURNING = re.compile(
    r"\W*(?:[上下前后後]一?[页頁]|首[页頁]|[末尾][页頁]|更多.{0,4}|返回.{0,6}|前へ|次へ|(?:.{0,8})一覧(?:.{0,6})"
    r"|戻る|목록|이전|다음|(?:19|20)\d\d ?[年년](?:度| ?\d{1,2} ?[月월])?)\W*"
)
_SIZE = re.compile(
    r"(?i)[(\[]?\b\d+(?:[.,]\d+)?\s*(?:[kmg]i?b|[kmg]o|[кмг]б|bytes?|octets?)\b[)\]]?"
)  # of a file: "1.2 MB", "240 Ko"
_LONGEST = 48  # characters


def invites(word: str) -> bool:
    """Tell whether a word is one of those that invite to open something ("Download")."""
    return word.casefold() in _OPENING


def says_nothing(text: str) -> bool:
    """Tell whether a text is a mere invitation to open what it links to."""
    if len(text) > _LONGEST:
        return False
    text = _SIZE.sub(" ", text)
    return bool(_EAST_ASIAN.fullmatch(text)) or _all_in(text, _OPENING)


def turns_page(text: str) -> bool:
    """Tell whether a text leads to more of the list, or back, or has no letter at all."""
    if len(text) > _LONGEST:
        return False
    return (
        bool(_EAST_ASIAN_TURNING.fullmatch(text))
        or _all_in(_DIGITS.sub(" ", text), _TURNING)
        or not _LETTER.search(text)
    )


def _all_in(text: str, words: frozenset[str]) -> bool:
    found = _WORDS.findall(text.casefold())
    return bool(found) and all(word in words for word in found)
