"""What news sections and feeds are called, in the languages that company sites use; what is none of them.

Words are compared without accents and case, as `plain` leaves them. Chinese, Japanese, Korean and Thai words are found
anywhere in a text, others as whole words.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

# The subjects, the best source of a company's news first, with what sections are called. A phrase is one line's word
# with hyphens for spaces.
_PRESS = """
    press-release press-releases press-center press-centre press-room pressroom news-release news-releases
    media-release media-releases press-and-media press-news press-office press-area for-media for-press
    press-information corporate-news company-news corporate-announcements news-and-media media-and-news
    news-and-press press-announcements press presse pressemitteilungen pressemitteilung pressemeldungen
    pressebereich presseportal pressezentrum presseinformationen medienmitteilungen medienmitteilung
    medieninformationen unternehmensmeldungen unternehmensnews communiques-de-presse communique-de-presse
    communiques espace-presse salle-de-presse centre-de-presse sala-de-prensa notas-de-prensa nota-de-prensa
    comunicados-de-prensa comunicados prensa sala-de-imprensa imprensa comunicados-de-imprensa comunicati-stampa
    comunicato-stampa comunicati sala-stampa area-stampa ufficio-stampa stampa persberichten persbericht perskamer
    pers nieuwsberichten pressmeddelanden pressmeddelande pressrum pressemeddelelser pressemeddelelse presserum
    pressemeldinger pressemelding presserom lehdistotiedotteet tiedotteet komunikaty-prasowe centrum-prasowe
    biuro-prasowe dla-prasy tiskove-zpravy pro-media tiskove-centrum tlacove-spravy sajtokozlemenyek sajtoszoba
    comunicate-de-presa comunicate presa basin-bultenleri basin-odasi basin-bulteni пресс-релизы пресс-центр
    пресс-служба прес-релізи прес-центр прессъобщения δελτια-τυπου γραφειο-τυπου priopcenja saopstenja
    sporocila-za-javnost siaran-pers thong-cao-bao-chi 新闻稿 新聞稿 新闻发布 新聞發佈 新聞發布 公司公告
    プレスリリース ニュースリリース 報道発表 보도자료 ข่าวประชาสัมพันธ์ הודעות-לעיתונות بيانات-صحفية بيان-صحفي
    المركز-الصحفي اطلاعیه-ها প্রেস-বিজ্ঞপ্তি प्रेस-विज्ञप्ति
"""
_NEWS = """
    news newsroom news-room news-center news-centre news-hub latest-news all-news our-news news-and-events
    news-and-updates news-updates news-and-insights news-and-stories whats-new announcements in-the-news
    news-archive newscenter newsdesk nachrichten aktuelles neuigkeiten meldungen news-und-presse aktuelle-meldungen
    neues actualites actualite nos-actualites toutes-les-actualites nouvelles noticias actualidad novedades notizie
    novita attualita nieuws laatste-nieuws nyheter aktuellt nyheder aktuelt nyhetsrom uutiset ajankohtaista
    aktualnosci wiadomosci aktuality novinky zpravy spravy hirek ujdonsagok stiri noutati haberler duyurular
    haber-merkezi bizden-haberler новости новини последние-новости νεα νεα-και-ανακοινωσεις ανακοινωσεις vijesti
    novosti novice naujienos zinas uudised vesti berita berita-terkini tin-tuc tin-tuc-su-kien 新闻 新聞 新闻中心
    新聞中心 公司新闻 公司新聞 企业新闻 企業新聞 新闻动态 公司动态 公司動態 企业动态 集团新闻 集團新聞 新闻资讯
    新闻资讯中心 最新消息 最新动态 最新動態 资讯 資訊 动态 公告 ニュース お知らせ 新着情報 最新情報 ニュースルーム
    ニュース一覧 トピックス 뉴스 소식 새소식 공지사항 뉴스룸 ข่าว ข่าวสาร חדשות أخبار الأخبار اخبار اخر-الاخبار
    خبرها समाचार সংবাদ
"""
_MEDIA = """
    media media-center media-centre media-room mediaroom media-hub medien medienportal mediencenter medias medios
    centro-de-medios midia media-y-prensa mediat medya media-dan-berita truyen-thong сми для-сми смі медиа медіа
    μεσα 媒体 媒體 媒体中心 媒體中心 媒体报道 媒体关注 媒体资讯 メディア 報道関係者 미디어 언론 สื่อมวลชน תקשורת
    وسائل-الإعلام رسانه
"""
_INVESTORS = """
    investors investor-relations investor ir investor-news financial-news shareholders for-investors investor-center
    investoren anleger investor-relations-en aktionare investisseurs relations-investisseurs actionnaires inversores
    inversionistas relacion-con-inversores accionistas investidores relacoes-com-investidores investitori
    relazioni-con-gli-investitori beleggers investerare investorer sijoittajat sijoittajille inwestorzy
    relacje-inwestorskie dla-inwestorow investori pro-investory befektetok yatirimci-iliskileri yatirimcilar
    инвесторам инвесторы інвесторам επενδυτες hubungan-investor quan-he-co-dong nha-dau-tu 投资者关系 投資者關係
    投资者 投資者 投資人 投資人關係 投資家情報 株主投資家情報 投資家 투자정보 투자자 นักลงทุน משקיעים
    علاقات-المستثمرين المستثمرون
"""
_BLOG = """
    blog blogs insights stories our-stories articles magazine journal perspectives thought-leadership magazin
    geschichten histoires historias storie verhalen artikel blogi tarinat blogg reportage 博客 专栏 观点 ブログ
    コラム 블로그 блог บทความ בלוג مدونة
"""
_EVENTS = """
    events event calendar veranstaltungen termine evenements agenda eventos eventi evenementen kalender tapahtumat
    wydarzenia akce udalosti rendezvenyek etkinlikler мероприятия события acara su-kien 活动 活動 イベント 행사
    กิจกรรม אירועים فعاليات
"""
# A link that says one of these leads to no list of news, whatever else it says.
_OTHER = """
    job jobs career careers vacancies recruiting recruitment karriere stellenangebote emploi carrieres empleo
    trabajo lavora carriera vacatures karriar ura kariera kariyer вакансии карьера 招聘 人才 加入我们 採用 採用情報
    채용 login log-in sign-in signin sign-up subscribe subscription subscriptions unsubscribe newsletter newsletters
    e-mail-alerts email-alerts alerts abonnieren anmelden anmeldung registrieren inscription abonnement suscripcion
    iscriviti konto account warenkorb cart shop store 登录 登錄 注册 ログイン 로그인 contact contacts kontakt
    kontakte contacto contatti yhteystiedot kontakty contacten iletisim контакты ansprechpartner media-contacts
    press-contact pressekontakt 联系 聯絡 聯繫 お問い合わせ 문의 media-kit press-kit presskit pressemappe
    media-library image-library mediathek bildarchiv downloads download gallery photos videos video podcast podcasts
    webcasts multimedia images logos bilder 下载 图片 视频 social-media social privacy cookies cookie terms legal
    imprint impressum sitemap search suche faq accessibility products product services solutions produkte leistungen
    loesungen produits servicios productos prodotti 产品 產品 製品 governance annual-report annual-reports
    sec-filings stock dividend dividends reports presentations esg sustainability wikipedia share teilen partager
    print mailto kit glossary
"""
SUBJECTS = ("press", "news", "media", "investors", "blog", "events")  # best first
_LISTS = (_PRESS, _NEWS, _MEDIA, _INVESTORS, _BLOG, _EVENTS)
# Written without spaces between words: a word of these stands anywhere in a text.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MARKS = re.compile(r"[\W_]+")
_AND = {"&": " and ", "＆": " and ", "＋": " and "}


def plain(text: str) -> str:
    """Return text without accents, case and marks, its words separated by hyphens: `press-releases`."""
    for sign, word in _AND.items():
        text = text.replace(sign, word)
    letters = unicodedata.normalize("NFD", text.replace("ı", "i").replace("ł", "l").replace("ø", "o").casefold())
    bare = "".join(char for char in letters if not "\u0300" <= char <= "\u036f" and char not in "'’")
    return _MARKS.sub("-", unicodedata.normalize("NFC", bare)).strip("-")


def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Return subject by phrase: of languages that separate words, and of those that do not."""
    spaced: dict[str, str] = {}
    unspaced: dict[str, str] = {}
    for subject, words in zip(SUBJECTS, _LISTS, strict=True):
        for word in words.split():
            (unspaced if _UNSPACED.search(word) else spaced).setdefault(plain(word), subject)
    return spaced, unspaced


_SPACED, _ANYWHERE = _table()
_LONGEST = max(phrase.count("-") + 1 for phrase in _SPACED)
_NOT_NEWS = frozenset(plain(word) for word in _OTHER.split() if not _UNSPACED.search(word))
_NOT_NEWS_ANYWHERE = tuple(word for word in _OTHER.split() if _UNSPACED.search(word))


def subject_of(phrase: str) -> str | None:
    """Return the subject that a whole phrase names (as `plain` leaves it), None where it names none."""
    return _SPACED.get(phrase) or _ANYWHERE.get(phrase)


def subjects_in(phrase: str) -> list[str]:
    """Return the subjects that parts of a phrase name, the best first; longer phrases hide the words in them."""
    words = phrase.split("-")
    found: set[str] = set()
    place = 0
    while place < len(words):
        length = next((size for size in range(_LONGEST, 0, -1) if "-".join(words[place : place + size]) in _SPACED), 0)
        if length:
            found.add(_SPACED["-".join(words[place : place + length])])
        place += max(1, length)
    if _UNSPACED.search(phrase):
        found |= {subject for word, subject in _ANYWHERE.items() if word in phrase}
    return sorted(found, key=SUBJECTS.index)


def is_other(phrase: str) -> bool:
    """Tell whether a phrase speaks of jobs, logins, products and the like."""
    words = phrase.split("-")
    pairs = ("-".join(pair) for pair in pairwise(words))
    return not _NOT_NEWS.isdisjoint([*words, *pairs]) or _any_in(phrase, _NOT_NEWS_ANYWHERE)


def _any_in(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
