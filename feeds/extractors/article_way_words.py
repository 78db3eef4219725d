"""What article pages call the ways to the releases beside them and back to their list, in many languages. Data only."""

from feeds.extractors.paging_words import NEXT_ONE, PREVIOUS_ONE, plain

_PREVIOUS = """
    上一則新聞 | 上一篇文章 | 上一篇新闻 | 上一条新闻 | 上篇 | 上一个新闻 | 前篇 | 前のお知らせ | 前のリリース
    이전 뉴스 | 이전 보도자료 | vorherige nachricht | vorherige pressemitteilung | älterer beitrag
    vorheriger eintrag | communiqué précédent | nouvelle précédente | noticia previa | comunicado anterior
    nota anterior | post anterior | matéria anterior | vorig nieuws | vorig nieuwsbericht | poprzedni komunikat
    poprzednia wiadomość | poprzednia aktualność | предыдущий | предыдущее | предыдущий пресс-релиз
    предыдущий материал | попередня | попередня новина | предишна | предишна новина | önceki duyuru
    föregående nyhet | föregående artikel | föregående pressmeddelande | forrige artikkel | forrige nyhet
    forrige nyhed | forrige artikel | edellinen uutinen | edellinen tiedote | edellinen artikkeli
    předchozí zpráva | předchozí příspěvek | předcházející | predchádzajúci | predchádzajúci článok | előző hír
    előző cikk | articolul anterior | articol precedent | prethodna | prethodna vijest | prejšnja novica
    προηγούμενο | προηγούμενη | προηγούμενο άρθρο | προηγούμενη είδηση | السابق | الخبر السابق | المقال السابق
    السابقة | הקודם | הכתבה הקודמת | הידיעה הקודמת | ก่อนหน้า | ข่าวก่อนหน้า | บทความก่อนหน้า | पिछला | पिछली खबर
    bài viết trước | tin cũ hơn | sebelumnya | berita sebelumnya | artikel sebelumnya
"""
_NEXT = """
    下一則新聞 | 下一篇文章 | 下一篇新闻 | 下一条新闻 | 下篇 | 下一个新闻 | 后篇 | 次のお知らせ | 次のリリース
    다음 뉴스 | 다음 보도자료 | nächste nachricht | nächste pressemitteilung | neuerer beitrag | nächster eintrag
    communiqué suivant | nouvelle suivante | siguiente noticia | comunicado siguiente | nota siguiente | próximo
    próxima | próximo post | próxima matéria | volgend nieuws | volgend nieuwsbericht | następny komunikat
    następna wiadomość | następna aktualność | следующий | следующее | следующий пресс-релиз | следующий материал
    наступна | наступна новина | следваща | следваща новина | sonraki duyuru | nästa nyhet | nästa artikel
    nästa pressmeddelande | neste artikkel | neste nyhet | næste nyhed | næste artikel | seuraava uutinen
    seuraava tiedote | seuraava artikkeli | další zpráva | další příspěvek | následující | nasledujúci
    nasledujúci článok | következő hír | következő cikk | articolul următor | articol următor | sljedeća
    sljedeća vijest | naslednja novica | επόμενο | επόμενη | επόμενο άρθρο | επόμενη είδηση | التالي
    الخبر التالي | المقال التالي | التالية | הבא | הכתבה הבאה | הידיעה הבאה | ถัดไป | ข่าวถัดไป | บทความถัดไป
    अगला | अगली खबर | bài viết sau | bài tiếp theo | tin mới hơn | selanjutnya | berikutnya | berita selanjutnya
    artikel berikutnya
"""
_BACK = """
    back to news | back to all news | back to newsroom | back to list | back to the list | back to overview
    back to press releases | back to all press releases | back to news releases | back to news list
    back to news overview | back to blog | back to all posts | back to all articles | back to articles
    back to archive | back to media releases | back to news & events | back to listing | back to previous page
    return to list | return to news | return to newsroom | return to press releases | all news
    all press releases | all news releases | all articles | all posts | all stories | all releases | view all news
    view all press releases | see all news | see all press releases | more press releases | news archive | list
    back | 返回列表 | 返回 | 返回上一级 | 返回上级 | 返回新闻列表 | 返回新闻中心 | 返回目录 | 返回上一页
    返回列表页 | 回列表 | 回上頁 | 回新聞列表 | 返回新聞列表 | 回到列表 | 列表 | 新闻列表 | 更多新闻 | 全部新闻
    一覧 | 一覧へ | 一覧へ戻る | 一覧に戻る | 一覧を見る | ニュース一覧 | ニュース一覧へ | ニュース一覧へ戻る
    ニュース一覧に戻る | お知らせ一覧 | お知らせ一覧へ | お知らせ一覧へ戻る | お知らせ一覧に戻る
    ニュースリリース一覧 | ニュースリリース一覧へ | プレスリリース一覧 | プレスリリース一覧へ
    プレスリリース一覧へ戻る | 戻る | 목록 | 목록보기 | 목록으로 | 목록으로 돌아가기 | 리스트 | 전체 목록
    목록 보기 | zurück | zurück zur übersicht | zurück zur liste | zurück zu den nachrichten
    zurück zur newsübersicht | zurück zu news | zurück zu allen news | zurück zum newsroom
    zurück zu den pressemitteilungen | zur übersicht | zur newsübersicht | übersicht | alle meldungen | alle news
    alle nachrichten | alle pressemitteilungen | alle beiträge | alle artikel | retour | retour à la liste
    retour aux actualités | retour à la liste des actualités | retour aux communiqués | toutes les actualités
    tous les communiqués | tous les articles | voir toutes les actualités | volver | volver a noticias
    volver al listado | volver a la lista | volver atrás | todas las noticias | ver todas las noticias
    todos los comunicados | voltar | voltar para notícias | voltar para a lista | todas as notícias
    ver todas as notícias | indietro | torna alle news | torna all'elenco | torna alla lista | torna indietro
    tutte le news | tutte le notizie | tutti i comunicati | tutti i comunicati stampa | terug
    terug naar overzicht | terug naar nieuws | terug naar het nieuwsoverzicht | alle nieuws | alle berichten
    naar overzicht | tillbaka | tillbaka till nyheter | till alla nyheter | alla nyheter | alla pressmeddelanden
    tilbake | tilbake til nyheter | alle nyheter | tilbage | tilbage til nyheder | alle nyheder | takaisin
    takaisin uutisiin | kaikki uutiset | kaikki tiedotteet | palaa uutisiin | wróć | wróć do listy | powrót
    powrót do listy | powrót do aktualności | wszystkie aktualności | wszystkie wiadomości | zpět | zpět na seznam
    zpět na aktuality | zpět na přehled | všechny aktuality | späť | späť na zoznam | všetky aktuality | vissza
    vissza a hírekhez | összes hír | înapoi | înapoi la știri | toate știrile | natrag | sve vijesti | nazaj
    vse novice | назад | назад к списку | к списку | к списку новостей | вернуться к списку | вернуться к новостям
    возврат к списку | все новости | все пресс-релизы | до списку | до списку новин | усі новини | всі новини
    назад до новин | всички новини | πίσω | επιστροφή | επιστροφή στα νέα | όλα τα νέα | geri | geri dön
    tüm haberler | haberlere dön | tüm duyurular | العودة | العودة إلى الأخبار | رجوع | جميع الأخبار | كل الأخبار
    חזרה | חזרה לחדשות | חזרה לרשימה | כל החדשות | กลับ | ย้อนกลับ | กลับหน้าข่าว | ข่าวทั้งหมด | वापस
    सभी समाचार | quay lại | trở lại | tất cả tin tức | xem tất cả | kembali | semua berita
"""
# Words that by themselves lead back to a list, or on to the rest of a text, as often as to another release.
_UNSURE = frozenset(map(plain, ("zurück", "weiter", "dalej", "back", "avanti", "indietro", "volver")))


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.replace("\n", "|").split("|")) - {""}


PREVIOUS_RELEASE = (PREVIOUS_ONE | _words(_PREVIOUS)) - _UNSURE
NEXT_RELEASE = (NEXT_ONE | _words(_NEXT)) - _UNSURE
BACK_TO_LIST = _words(_BACK)
