"""Tell the words that may stand around a date that is the whole of a text: labels, weekdays, brackets, separators."""

import re

from feeds.dates.marked_names import MARKED_DRESSING
from feeds.dates.names import listed
from feeds.dates.words import is_weekday

# Labels of the day something came out. Not those of changes, deadlines or events: "Updated: 1 May" is not this date.
_LABELS = listed(
    "published publish publication release released date dated posted post created issued added on at the of time "
    "by in press news first online day pub for immediate pubdate dateline written veröffentlicht veröffentlichung "
    "veröffentlichungsdatum datum erschienen vom am den der stand erstellt um publié publiée publication parution "
    "le la du date mis ligne en publicado publicada publicación publicação fecha data de el día dia em pubblicato "
    "pubblicata pubblicazione il del gepubliceerd geplaatst op datum opublikowano dnia data publikacji опубликовано "
    "дата публикации публикация yayın yayınlanma tarihi tarih publicerad publicerat den udgivet julkaistu publisert "
    "publikováno vydáno dne megjelent közzétéve publicat la δημοσιεύτηκε ημερομηνία dodano objavljeno опубліковано "
    "ngày diterbitkan r d г р dia е թ ж жыл yil m e dé dydd axşamı ertəsi гараг "
    "thứ hai ba tư năm sáu bảy chủ nhật lúc hari tanggal tarikh pada יום ביום פורסם בתאריך תאריך ב "
    "تاريخ التاريخ النشر نشر في بتاريخ يوم تاریخ انتشار روز objavljeno datums publicēts "
    "paskelbta data avaldatud argitaratua zverejnené zverejnil dne objavio izdano δημοσίευση στις"
)
_CJK = re.compile(
    r"(?:信息|文章|新闻|公告)?(?:发布|發布|發佈|发表|發表|公布|公佈|刊登|发文|上传|發稿|发稿|刊发|公開|掲載|配信|更新前|作成)"
    r"(?:时间|時間|日期|日時|日|于|於|：)?|日期|时间|時間|日付|日時|등록일|게시일|작성일|입력|배포일|날짜|발행일|보도일"
)
_MARKED = re.compile("|".join(sorted(map(re.escape, MARKED_DRESSING.split()), key=len, reverse=True)))
_MARKED_SCRIPT = re.compile("[\u0900-\u109f\u1780-\u17ff]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80  # characters around the date


def is_dressing(text: str) -> bool:
    """Tell whether a text around a date adds nothing to it: labels, weekdays, punctuation, at most 80 characters."""
    if len(text) > _LONGEST or any(char.isdigit() for char in text):
        return False
    rest = text if text.isascii() else _CJK.sub(" ", text)
    if not text.isascii() and _MARKED_SCRIPT.search(rest):
        rest = _MARKED.sub(" ", rest.replace("\u200c", "").replace("\u200d", ""))
        if _MARKED_SCRIPT.search(rest):
            return False
    return all(word in _LABELS or is_weekday(word) for word in map(str.lower, _WORD.findall(rest)))
