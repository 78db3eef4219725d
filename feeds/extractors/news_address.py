"""Does an address speak of news? Told by the words of its path, in the languages that company sites use."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from urllib.parse import unquote, urlsplit

# Accents are left out, as addresses mostly do.
_NEWS = """
    news newsroom newsrooms newswire press pressroom pressrelease pressreleases release releases media mediaroom
    mediacenter mediacentre announcement announcements article articles blog blogs post posts story stories insights
    nachrichten aktuelles neuigkeiten meldungen meldung pressemitteilung pressemitteilungen pressemeldungen presse
    medien medienmitteilungen medienmitteilung actualites actualite nouvelles communique communiques noticias noticia
    actualidad prensa comunicado comunicados novedades imprensa notizie notizia comunicati comunicato stampa novita
    nieuws persberichten persbericht nyheter nyhet pressmeddelanden pressmeddelande nyheder pressemeddelelser
    pressemeldinger uutiset tiedotteet tiedote aktualnosci aktuality novinky hirek sajto stiri presa novosti novini
    haber haberler duyurular basin berita siaran tintuc xinwen gonggao dongtai zixun xwzx xwdt mtbd gsxw
    новости новость пресса релизы новини νεα ανακοινωσεις חדשות أخبار اخبار ข่าว
    新闻 新聞 资讯 資訊 公告 动态 動態 媒体 媒體 新闻中心 新聞中心 新闻动态 公司新闻 公司新聞 企业新闻 媒体报道
    最新消息 新闻稿 新聞稿 ニュース ニュースリリース プレスリリース プレス お知らせ 新着情報 뉴스 보도자료 소식 공지사항
"""
# Pages that list pages.
_LISTS = "category categories tag tags author authors page topic topics archive archives search"

_NEWS_WORDS = frozenset(unicodedata.normalize("NFC", word) for word in _NEWS.split())
_LIST_WORDS = frozenset(_LISTS.split())
_SPLIT = re.compile(r"[-_.+ ]+")
_SITEMAP = re.compile(r"\.(?:xml|txt)(?:\.gz)?$")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-_]?(?:0[1-9]|1[0-2]))?")


def smells_of_news(url: str) -> bool:
    """Tell whether a page lies below a folder, or on a host, that speaks of news, such as /press-releases/.

    Of a sitemap its own name counts too, and of a page that is chosen by parameters: /news-sitemap.xml, /news.php?id=7.
    """
    host, segments, query = _parts(url)
    if not (query or (segments and _SITEMAP.search(segments[-1]))):
        segments = segments[:-1]  # the page's own name: /press-fit-bearings is no news
    labels = host.split(".")[:-2]
    return any(_speaks(word) for word in (*segments, *labels))


def is_listing(url: str, folders: Container[str] = ()) -> bool:
    """Tell whether an address is that of a list (a section, a tag, a month, a home page) rather than of one page.

    `folders` are the addresses below which others lie: /news/2024 is the list of a year if there is a /news/2024/x, or
    else the page that has this number.
    """
    _, segments, query = _parts(url)
    if query:
        return False
    if not segments or _speaks(segments[-1], most=1) or not _LIST_WORDS.isdisjoint(segments):
        return True
    return _PERIOD.fullmatch(segments[-1]) is not None and url.rstrip("/") in folders


@lru_cache(maxsize=8)
def _parts(url: str) -> tuple[str, tuple[str, ...], str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", (), ""
    segments = tuple(_plain(unquote(segment)) for segment in parts.path.split("/") if segment)
    return (parts.hostname or "").casefold(), segments, parts.query


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.casefold())
    latin = "".join(char for char in letters if not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", latin)


def _speaks(segment: str, most: int = 5) -> bool:
    """Tell whether a part of a path says news in `most` words or fewer."""
    words = [word for word in _SPLIT.split(_SITEMAP.sub("", segment)) if word]
    return len(words) <= most and not _NEWS_WORDS.isdisjoint(words)
