"""The words that tell what stands beside a date or in a part of a page, in many languages. Data only."""

import re


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that spaces part."""
    return frozenset(text.split())


# ------------------------------------------------------------------ parts of a page, by words of class, id and role
FURNITURE_WORDS = words_of(
    """nav navbar navigation menu breadcrumb breadcrumbs crumbs footer foot copyright legal cookie cookies consent
    banner masthead topbar toolbar header login search share sharing social subscribe newsletter advert advertisement
    ads"""
)
# Never the article, however long the text in them: consents, terms, disclaimers.
SURE_FURNITURE_WORDS = words_of("nav navbar navigation menu footer foot copyright legal cookie cookies consent gdpr")
ASIDE_WORDS = words_of(
    """related relateds recommend recommended recommendation recommendations sidebar aside widget widgets teaser
    teasers popular trending mostread similar ranking latest recent carousel slider promo upnext archive archives
    calendar readmore morenews relatednews othernews pagination pager previous next prevnext"""
)
COMMENT_WORDS = words_of(
    """comment comments commentlist disqus respond replies kommentar kommentare comentario comentarios commentaire
    commentaires reactions reacties komentarze"""
)
# Words that make the same class mean the article's own part: "article-header", "post-share-header".
ARTICLE_WORDS = words_of(
    "article post entry story content news detail details single main page press release elementor"
)

# ------------------------------------------------------------------ what class, id and itemprop say of a date inside
_DATE_HINT = (
    r"(?<!up)(?<!valid)date(?!modified|picker|-?range)|datum|fecha|timestamp|time(?!line|r)|zeit"
    r"|(?:^|[\s_-])(?:data|day|when|rq|sj|riqi|shijian|calendar)(?:$|[\s_-])"
)
HINT_WORDS = (
    ("modified", r"modif|updat|revis|edited|aktualis|(?:^|[\s_-])maj(?:$|[\s_-])"),
    (
        "event",
        r"event-?(?:date|time)|countdown|deadline|expir|birth|start-?(?:date|time)|end-?(?:date|time)|validThrough",
    ),
    (
        "published",
        r"publi(?:sh|c|k|é|e)|pub[_-]?(?:date|time)|pubDate|pubTime|posted|dateCreated|release-?date|releaseDate",
    ),
    ("date", _DATE_HINT),
    (
        "byline",
        r"byline|dateline|meta|info|submitted|created|source|author|details?(?:$|[\s_-])|subtitle|sub-?title|kicker",
    ),
)  # in this order: the first that fits counts

# Attributes that may hold a date, and those that hold one of something else.
DATE_ATTRIBUTE = re.compile(
    r"datetime|content|title|data-(?![\w-]*(?:end|start|event|expir|until|valid|birth|updat|modif|now|current|server))"
    r"(?:[\w-]*(?:date|datetime|publish(?:ed)?(?:-?at)?|pubdate|posted|timestamp|time))"
)
MODIFIED_ATTRIBUTE = re.compile(r"modif|updat")

# ------------------------------------------------------------------ labels that stand right before or after a date
_PUBLISHED = (
    # English
    r"release[ -]date|press release date|news date|issue date|publication date|publish(?:ed|ing)? date|post(?:ed)? date"
    r"|date (?:of )?(?:publication|release|issue|published|posted|issued|added)|first published|(?:re)?published|posted"
    r"|publish(?:ed)? (?:on|at|time)|released|issued|publi(?:sh|cation)|date(?:d)?|created|added|uploaded|submitted"
    r"|this (?:story|article|report|post) (?:is|was) (?:from|first published|published|posted)"
    r"|written|filed|distributed|release|for immediate release|news release|press release|pub\. date"
    # Chinese
    r"|发布(?:时间|日期|于|日)?|發佈(?:時間|日期|於)?|發布(?:時間|日期|於)?|发表(?:时间|日期|于)?|發表(?:時間|日期|於)?"
    r"|发稿(?:时间)?|公布(?:时间|日期)|刊登(?:日期|时间)|刊發|登载|发文日期|成文日期|上传时间|录入时间|添加时间|时间|時間"
    r"|日期|出版(?:日期|时间)?|创建时间|稿件时间"
    # Japanese, Korean
    r"|公開日?時?|掲載日?|投稿日?時?|発表日?|配信日?時?|発信日|登録日|作成日|初版|日付|公表日"
    r"|등록(?:일시|일)?|입력|작성(?:일시|일)?|게시(?:일시|일)?|발행(?:일시|일)?|배포(?:일시|일)?|승인|날짜|기사입력"
    # German, Dutch, Nordic
    r"|veröffentlicht(?: am)?|veröffentlichung(?:sdatum)?|publiziert|erschienen(?: am)?|erstellt(?: am)?|eingestellt"
    r"|datum|gepostet|online seit|pressemitteilung|meldung|gepubliceerd|geplaatst|publicerad|publicerat|publisert"
    r"|publiceret|udgivet|julkaistu|lagt ut|skapad|opprettet|oprettet|dato"
    # Romance
    r"|publié(?:e)?|mis en ligne|paru|parution|date de (?:publication|parution)|diffusé|posté|créé|rédigé"
    r"|publicado|publicada|publicación|fecha(?: de publicación)?|fecha|creado|publicat|publicação"
    r"|data(?: d[ei] (?:publicação|pubblicazione|publicación))?|postado|pubblicat[oa]|pubblicazione|inserito|scritto"
    # Slavic, Baltic, Greek, Turkish, Hungarian and others
    r"|опубликован[оаы]?|дата(?: публикации)?|размещен[оа]?|добавлен[оа]?|создан[оа]?|опубліковано|публикувано"
    r"|opublikowan[oay]|data (?:publikacji|dodania)|dodano|utworzono|publikováno|vydáno|zveřejněno|publikované"
    r"|objavljeno|objavljen|megjelent|közzétéve|létrehozva|paskelbta|publicēts|avaldatud|δημοσιεύ(?:θηκε|τηκε)"
    r"|ημερομηνία|yayın(?:lanma)?(?: tarihi)?|yayım(?:lanma)?(?: tarihi)?|giriş(?: tarihi)?|eklenme(?: tarihi)?|tarih"
    r"|oluşturulma|diterbitkan|tanggal|ngày đăng|đăng lúc|đăng ngày|ngày xuất bản"
    r"|xuất bản|ngày phát hành|dipublikasikan|diposting|dimuat|terbit|publikuota|birt|publikováno dne|zverejnené"
    r"|publikované|data publicării|публикувана|публикувано на|обявено|објављено|објавено|дата выхода|жарияланған"
    r"|δημοσίευση|ημ/νία|გამოქვეყნდა|հրապարակվել"
    # right to left, South and South-East Asia
    r"|تاريخ النشر|نشر(?: في| بتاريخ)?|نُشر(?: في)?|تم النشر|تاریخ انتشار|منتشر شده|تاریخ|التاريخ|شائع"
    r"|פורסם(?: ב)?|תאריך פרסום|תאריך|प्रकाशित|प्रकाशन तिथि|पोस्ट किया|तारीख|दिनांक|প্রকাশিত|প্রকাশ|வெளியிடப்பட்டது"
    r"|เผยแพร่(?:เมื่อ|วันที่)?|วันที่เผยแพร่|วันที่โพสต์|โพสต์เมื่อ|ประกาศเมื่อ|ลงวันที่|วันที่"
)
_MODIFIED = (
    r"updat(?:e|ed|es)|last (?:modified|edited|changed|reviewed|revised|update|updated)|modified|revised|edited"
    r"|reviewed|corrected|changed|accessed|retrieved|archived|zuletzt|aktualisier(?:t|ung)|geändert|überarbeitet"
    r"|stand(?![^\W\d_])|abgerufen|mise? à jour|modifié(?:e)?|màj|maj(?![^\W\d_])|consulté"
    r"|actuali[sz]ad[oa]|actuali[sz]ación|modificad[oa]|atualizad[oa]|atualização|modificação|aggiornat[oa]|aggiornamento|modificat[oa]|actualizat"
    r"|更新(?:时间|日期|時間|于|於|日)?|修改(?:时间|日期)?|最終更新(?:日)?|改訂(?:日)?|修正|수정(?:일시|일)?|최종수정"
    r"|обновлен[оа]?|изменен[оа]?|оновлено|bijgewerkt|gewijzigd|laatste update|aktualizowan[oa]|aktualizacja"
    r"|aktualizováno|zmodyfikowano|güncelle(?:nme|me|ndi)?(?: tarihi)?|oppdatert|uppdaterad|senast ändrad|opdateret"
    r"|päivitetty|muokattu|frissítve|frissült|módosítva|ενημερώθηκε|τελευταία ενημέρωση|diperbarui|cập nhật"
    r"|aktualizovan[éáý]|upravené|ažurirano|zadnja izmjena|posodobljeno|ажурирано|актуализиран[ао]?|обновена|uppfært"
    r"|uuendatud|muudetud|atjaunots|atnaujinta|آخر تحديث|تم التحديث|تحديث|به‌روزرسانی|آخرین به‌روزرسانی"
    r"|עודכן|עדכון אחרון|अपडेट(?:ेड)?|संशोधित|আপডেট|อัปเดต(?:เมื่อ|ล่าสุด)?|อัพเดท|แก้ไข(?:ล่าสุด)?|ปรับปรุง(?:ล่าสุด)?"
)
_OTHER = (  # dates of something else: events, deadlines, people, rights
    r"when|event date|date (?:and|&) time|starts?|starting|begins?|beginning|ends?|ending|from|until|till|through|to"
    r"|deadline|expires?|valid|closes?|closing|register by|due|next|effective|as of|since|born|died|founded"
    r"|veranstaltung\w*|termin\w*|beginn|bis|ab|ende|gültig|geboren|seit|wann|début|fin|jusqu'au|du|au|né le|desde"
    r"|hasta|até|dal|al|fino|有效期|截止(?:日期|时间)?|活动时间|举办时间|会议时间|开始时间|结束时间|开播|上映|開催日時?|日時|会期"
    r"|copyright|©|\(c\)|all rights reserved"
)
# Between label and date: punctuation and at most a few words ("Posted by Jane Doe on Monday, ").
_NUMBER = r"(?:nr|no|n°|nº|№)[.\s]{0,2}\d[\d/.\-]{0,10}"  # of the release: "Press release No. 12/2020 of"
_GAP = rf"[\s:：.,|/()（\[\-–—】]*(?:(?:[^\W\d]{{1,15}}|{_NUMBER})[\s:,.|]+){{0,5}}[\s:：.,|(（\[]*$"
_TIGHT_GAP = r"[\s:：.,|/()（\[\-–—】]*(?:[^\W\d]{1,9}[\s:,.|]+){0,1}[\s:：.,|(（\[]*$"


# A label is a word of its own, not the beginning of a name: "to" is none in "Tom", nor "stand" in "Standard".
_WHOLE = r"(?:(?<=[^\x00-\u024f])|(?![^\W\d_]))"


def _label(words: str, gap: str) -> re.Pattern[str]:
    """Match a text up to a date that ends with a label; the group `label` is the last of them."""
    return re.compile(
        rf"(.*)(?:(?<![^\W\d_])(?=[^\W\d_])|(?=[^\x00-\u02ff])|(?=[©(]))(?P<label>{words}){gap}",
        re.IGNORECASE | re.DOTALL,
    )


PUBLISHED_LABEL = _label(_PUBLISHED, _GAP)
MODIFIED_LABEL = _label(_MODIFIED, _GAP)
OTHER_LABEL = _label(rf"(?:{_OTHER}){_WHOLE}", _TIGHT_GAP)

# ------------------------------------------------------------------ lines around the text of an article
_ORIGIN = (
    r"(?:article |news |original )?sources?|quellen?|fuentes?|fontes?|bron|källa|kilde|lähde|źródło|zdroj|forrás|kaynak"
    r"|источник|джерело|출처|来源|來源|稿源|文章来源|文章來源|信息来源|信息來源|新闻来源|新聞來源|资料来源|資料來源|出典|转自|转载自|轉載自"
    r"|転載元|引用元|情報元|提供元|출처|자료출처|πηγή|πηγές|מקור|المصدر|ที่มา|แหล่งที่มา|स्रोत|nguồn(?: tin)?|sumber|sursa"
    r"|izvor|vir|извор|източник|allikas|šaltinis|avots"
)
ORIGIN_LABEL = re.compile(rf"^[\s\[(（【*—–-]*(?:{_ORIGIN})\s*[:：]\s*(?P<name>\S.*)$", re.IGNORECASE)
ORIGIN_INLINE = re.compile(
    r"(?:^|[\s|｜(（])(?:文章来源|信息来源|新闻来源|稿源|来源|來源|出处|出典|転載元|출처)\s*[:：]\s*(?P<name>[^\s|｜：:()（）]{2,30})"
    r"|(?:^|[|｜]\s*|\s{2,})Source\s*:\s*(?P<latin>[^|｜:]{2,60}?)\s*(?=$|[|｜])",
    re.IGNORECASE,
)
NEIGHBOUR_LINE = re.compile(
    r"^[\s\-–—•·«»<>←→]*(?:previous|prev|next|older|newer|back to|return to|vorherige[rs]?|nächste[rs]?|zurück"
    r"|précédent|suivant|anterior|siguiente|próximo|precedente|successivo|предыдущ|следующ|[上下][一1]?[篇页頁條条则則个個]"
    r"|前一篇|后一篇|返回|前の記事|次の記事|前へ|次へ|一覧|이전글?|다음글?|목록|related (?:news|articles|links|posts)"
    r"|相关(?:新闻|阅读|文章|推荐)|責任編輯|责任编辑|share this|print this)(?![a-z])\s*"
    r"(?:[:：>»|].*|(?:\S{1,40}(?:\s+|$)){0,4})$",
    re.IGNORECASE,
)
CREDIT_LINE = re.compile(
    r"^[\s(\[（]*(?:(?:photo|image|picture|foto|fotos|bild|bilder|crédit|credit|credits|fotografía|imagen|图|图片|图源|摄影|写真|사진"
    r"|фото|photograph|illustration|video)(?:\s*(?:credit|by|courtesy|source|nachweis|来源|via))?\s*[:：/©]|©|\(c\))",
    re.IGNORECASE,
)
CREDIT_END = re.compile(
    r"(?:^|[\s(\[（])(?:photo|image|picture|foto|bild|crédit|credit|©|图|图片|图源|摄影|写真|사진|фото)"
    r"(?:\s*(?:credit|by|courtesy|nachweis))?\s*[:：/©]?\s*[^.:：。]{2,40}[)\]）]?$",
    re.IGNORECASE,
)
LABEL_LINE = re.compile(
    rf"^(?:(?:{_PUBLISHED}|{_MODIFIED}|by|von|par|por|di|作者|编辑|記者|记者)\s*[:：]|[\d\s./:,年月日-]+$)", re.I
)
