"""What a heading over a list says that the list holds: news, or something else such as events or related links."""

import re
import unicodedata

# Beginnings of words in lower case without accents, so that cases and plurals are covered.
_NEWS_STEMS = """
    news press presse prensa imprensa stampa pers media medien announcement release article blog insight stor update
    latest headline bulletin nachricht aktuell neuigkeit meldung mitteilung pressemitteilung medienmitteilung
    actualit nouvelle communique dernier noticia actualidad comunicad novedad ultim notizi comunicat novita attualita
    nieuws bericht persbericht actueel nyhet pressmeddeland aktuellt nyhed pressemedd pressemeld melding uutis tiedot
    ajankohtaist aktualnosc komunikat wiadomosc prasow tiskov aktualit novink zpravy sprav hirek hir sajtokozlemeny
    kozlemeny stiri comunicate presa novosti vijesti novice haber duyuru basin bulten berita siaran pers kabar
    tin thong uudis naujien zinas новост пресс релиз сообщени публикаци новини пресреліз повідомлен νεα δελτι τυπου
    ανακοινωσ חדשות הודעות עיתונות عدشات أخبار اخبار البيانات بيانات صحفي إعلان
"""
_NEWS_SIGNS = re.compile(
    r"新闻|新聞|资讯|資訊|公告|动态|動態|媒体报道|媒體報導|消息|快讯|快訊|通知|ニュース|プレスリリース|お知らせ|新着|報道|トピックス"
    r"|뉴스|보도|소식|공지|ข่าว|ประกาศ|समाचार"
)
_OTHER_STEMS = """
    event webinar calendar conference veranstaltung termin kalender evenement agenda calendrier rendez evento eventi
    calendario appuntament evenementen kalendern evenemang arrangement tapahtum wydarzeni akce udalost podujati esemeny
    rendezveny evenimente dogadaj dogodk etkinlik takvim acara su мероприяти событи календар поді захід εκδηλωσ
    אירועים فعاليات
    also aussi auch tambien tambem anche ook takze ayrica также також ocksa ogsa myos
    related similar recommend popular trending quick useful categor tag topic archiv download document contact
    follow career job vacanc partner product service solution team verwandt ahnlich empfohlen weiterfuhrend beliebt
    themen schlagwort kategorie kontakt karriere produkt associe similair lien thematique produit enlace relacionad
    etiqueta producto ligac relacionad produto correlat link utili prodott gerelateerd relater
    aiheeseen zobacz powiazan souvisejici kapcsolodo ilgili baglanti terkait tautan lien lienlar ссылк похож
    полезн рубрик посиланн корисн σχετικ קישורים נוספים روابط
"""
_OTHER_SIGNS = re.compile(
    r"活动|活動|会议|日历|友情链接|友情連結|相关|相關|推荐|推薦|热门|熱門|标签|標籤|分类|分類|下载|下載|产品|產品|招聘|联系"
    r"|イベント|セミナー|関連|おすすめ|人気|カテゴリ|タグ|アーカイブ|製品|採用|お問い合わせ|행사|이벤트|관련|추천|인기|제품|채용|กิจกรรม|ที่เกี่ยวข้อง"
)
_WORDS = re.compile(r"[^\W\d_]+")
_SHORT = 4  # letters of a stem up to which it must be the whole word
_LONGEST = 60  # characters of a heading that is looked at


def _stems(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    stems = {_plain(stem) for stem in text.split()}
    return frozenset(stem for stem in stems if len(stem) <= _SHORT), tuple(
        sorted(stem for stem in stems if len(stem) > _SHORT)
    )


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", "".join(one for one in letters if not "\u0300" <= one <= "\u036f"))


_NEWS = _stems(_NEWS_STEMS)
_OTHER = _stems(_OTHER_STEMS)


def says_news(heading: str) -> bool:
    """Tell whether a heading names news ("Latest press releases", "Пресс-релизы", "新闻中心")."""
    return _says(heading, _NEWS, _NEWS_SIGNS)


def says_otherwise(heading: str) -> bool:
    """Tell whether a heading names something else, and not news: events, related links, tags, products, jobs."""
    return _says(heading, _OTHER, _OTHER_SIGNS) and not says_news(heading)


def _says(heading: str, stems: tuple[frozenset[str], tuple[str, ...]], signs: re.Pattern[str]) -> bool:
    text = heading[:_LONGEST]
    whole, begun = stems
    words = _WORDS.findall(_plain(text))
    return bool(signs.search(text)) or any(word in whole or word.startswith(begun) for word in words)
