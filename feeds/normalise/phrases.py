"""Furniture: words a page puts where a title or a summary should be, and tails that publishing software adds."""

import re

from feeds.text import letters

# Labels of links and buttons, as letters() gives them, in the languages of company news.
_FURNITURE = """
readmore|readmoreabout|readthefullstory|readthefullarticle|readfullarticle|readthefullrelease|readarticle|readon|more
moreinfo|moreinformation|moredetails|learnmore|findoutmore|seemore|viewmore|viewdetails|viewall|details|continue
continuereading|clickhere|here|link|download|downloadpdf|viewpdf|pdf|pdfversion|html|print|share|back|next|previous
pressrelease|newsrelease|news|nosummary|nodescription|description|summary|null|none|undefined|untitled|na|tbd
weiterlesen|mehr|mehrlesen|mehrerfahren|zumartikel|details|herunterladen
liresuite|lirelasuite|enlireplus|ensavoirplus|voirplus|télécharger|plusdinfos
leermás|leermas|vermás|vermas|sabermás|másinformación|descargar|continuarleyendo|leiamais|vermais|saibamais|baixar
leggitutto|leggidipiù|continua|scopridipiù|scarica|leesmeer|meerlezen|läsmer|læsmere|lesmer|luelisää|czytajwięcej
devamınıoku|подробнее|читатьдалее|далее|скачать|اقرأالمزيد|المزيد|קראעוד
查看更多|查看详情|查看詳情|查看全文|阅读更多|閱讀更多|阅读全文|閱讀全文|了解更多|了解详情|了解詳情|更多|详细|详情|詳情|下载|下載|点击查看|全文
続きを読む|もっと見る|詳細|詳しくはこちら|詳細はこちら|こちら|一覧へ|一覧|ダウンロード|더보기|더읽기|자세히보기|자세히|다운로드
"""
_PHRASES = frozenset(phrase for line in _FURNITURE.split() for phrase in line.split("|"))

_LABELS = (
    r"Learn more|Find out more|Read on|Weiterlesen|Lire la suite|En savoir plus|Leer más|Leia mais|Leggi tutto"
    r"|Lees meer|查看更多|查看详情|查看詳情|查看全文|阅读更多|閱讀更多|阅读全文|閱讀全文|了解更多|続きを読む"
    r"|더보기|\[详细\]"
)
_LABELS_WITH_TITLE = r"Read more|Continue reading|Read the full (?:article|story|release)"
_TAILS = re.compile(
    r"\s*(?:The post .{1,300} (?:appeared first|first appeared) on .{1,200}"  # WordPress
    rf"|[\[【（(]?\s*(?:(?:{_LABELS_WITH_TITLE})\b[^.!?。]{{0,150}}|(?:{_LABELS}))[\s.»>→›…\]】）)]*)$"
)
_CUT_MARK = re.compile(r"\s*[\[(（【]\s*(?:…|\.{3,}|⋯+)\s*[\])）】]\s*$")


def is_furniture(text: str) -> bool:
    """Tell whether a text is nothing but the label of a link or a placeholder."""
    return letters(text) in _PHRASES


def without_tail(text: str) -> str:
    """Return a summary without what software adds to its end; "[...]" becomes a plain "…"."""
    for _ in range(3):
        shorter = _CUT_MARK.sub("…", _TAILS.sub("", text))
        if shorter == text:
            break
        text = shorter
    return text.rstrip()
