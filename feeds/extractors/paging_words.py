"""What sites write on the way to their older news, as data; compared by `feeds.text.letters`, digits left out."""

from feeds.text import letters

_NEXT = """
    next | next page | go to next page | next results | next set | next posts | to next page | show next
    下一页 | 下一頁 | 下页 | 下頁 | 后一页 | 後一頁 | 后页 | 往后 | 次へ | 次のページ | 次のページへ | 次ページ | 次の件
    次の件へ | 다음 | 다음 페이지 | 다음 페이지로 | 다음 목록
    weiter | nächste | nächste seite | zur nächsten seite | nächste einträge | suivant | suivante | suivants
    page suivante | aller à la page suivante | siguiente | siguientes | página siguiente | siguiente página
    próximo | próxima | próxima página | seguinte | página seguinte | successivo | successiva | successivi
    pagina successiva | avanti | prossima | prossima pagina | volgende | volgende pagina | naar volgende pagina
    następna | następne | następny | następna strona | dalej | далее | следующая | следующая страница | вперед
    вперёд | след | следующие | sonraki | sonraki sayfa | ileri | nästa | nästa sida | næste | næste side | neste
    neste side | seuraava | seuraava sivu | další | další strana | ďalšia | ďalej | následující | következő
    következő oldal | următoarea | următor | pagina următoare | înainte | επόμενη | επόμενο | επόμενη σελίδα
    наступна | наступна сторінка | следваща | sljedeća | naslednja | järgmine | nākamā | kitas
    التالي | الصفحة التالية | הבא | לעמוד הבא | بعدی | ถัดไป | หน้าถัดไป | tiếp | tiếp theo | trang sau | sau
    berikutnya | selanjutnya | seterusnya | अगला
"""
_OLDER = """
    older | older posts | older entries | older news | older articles | older stories | older items | older releases
    older press releases | older updates | older content | previous posts | previous entries | earlier posts
    earlier news | earlier releases
    更早 | 更早的文章 | 更早文章 | 较旧的文章 | 較舊的文章 | 旧文章 | 過去の記事 | 過去の記事へ | 以前の記事 | 古い記事
    古い投稿 | 過去のニュース | 過去のお知らせ | 이전 글 목록 | 지난 글 | 지난 뉴스
    ältere | ältere beiträge | ältere meldungen | ältere artikel | ältere einträge | ältere nachrichten
    ältere pressemitteilungen | plus anciens | plus ancien | articles plus anciens | articles précédents
    actualités plus anciennes | entradas anteriores | entradas antiguas | entradas más antiguas | más antiguas
    más antiguos | noticias anteriores | publicaciones anteriores | publicaciones más antiguas
    postagens mais antigas | mais antigas | mais antigos | artigos anteriores | notícias anteriores
    articoli precedenti | articoli meno recenti | meno recenti | più vecchi | post più vecchi | notizie precedenti
    oudere | oudere berichten | ouder | starsze | starsze wpisy | starsze posty | starsze artykuły
    предыдущие записи | старые записи | более ранние | более старые | раньше | архив новостей
    eski yazılar | daha eski | önceki yazılar | äldre | äldre inlägg | äldre nyheter | ældre | ældre indlæg
    ældre nyheder | eldre | eldre innlegg | eldre nyheter | vanhemmat | vanhemmat artikkelit | starší
    starší příspěvky | starší články | starší novinky | régebbi bejegyzések | régebbiek | articole mai vechi
    παλαιότερα | παλαιότερες αναρτήσεις | старіші | bài cũ hơn | tin cũ hơn | lebih lama
"""
_MORE = """
    more | load more | show more | view more | see more | load more news | load more posts | load more articles
    load more stories | load more press releases | load more releases | load more results | load older
    load older posts | show more news | show more results | show more posts | view more news
    more news | more posts | more articles | more results | more press releases | more releases | more stories
    加载更多 | 加載更多 | 載入更多 | 查看更多 | 更多
    显示更多 | 顯示更多 | 点击加载更多 | 點擊加載更多 | 浏览更多 | 更多新闻
    もっと見る | もっとみる | さらに表示 | さらに読み込む | 続きを表示 | さらに見る | もっと読み込む | 더보기 | 더 보기
    더 불러오기 | mehr laden | mehr anzeigen | weitere laden | weitere anzeigen | weitere meldungen
    weitere meldungen laden | weitere beiträge | weitere beiträge laden | weitere artikel laden | mehr news
    charger plus | afficher plus | voir plus | en voir plus | plus d'actualités | plus d'articles
    charger plus d'articles | cargar más | ver más | mostrar más | más noticias | cargar más noticias
    carregar mais | ver mais | mostrar mais | mais notícias | carica altri | carica altro | mostra altri | mostra altro
    mostra di più | vedi altro | carica altre notizie | meer laden | toon meer | meer tonen | meer nieuws
    laad meer | załaduj więcej | pokaż więcej | zobacz więcej | wczytaj więcej | показать ещё | показать еще
    загрузить ещё | загрузить еще | показать больше | ещё | еще | daha fazla | daha fazla göster
    daha fazla yükle | visa fler | ladda fler | visa mer | vis flere | vis mere | vis mer | last inn flere | se flere
    näytä lisää | lataa lisää | načíst další | zobrazit více | další novinky | több betöltése | mai multe
    încarcă mai multe | φόρτωση περισσότερων | περισσότερα | показати більше | عرض المزيد | تحميل المزيد | המשך
    טען עוד | โหลดเพิ่ม | ดูเพิ่มเติม | xem thêm | tải thêm | muat lebih banyak | lihat lainnya
"""
_PREVIOUS_ONE = """
    previous | previous article | previous post | previous story | previous release | previous press release
    previous news | previous entry | prev | prev article | prev post | older article | older post
    上一篇 | 上一条 | 上一條 | 上一则 | 上一則 | 上一个 | 上一個 | 前一篇 | 前へ | 前の記事 | 前の記事へ | 前のニュース
    이전 | 이전 글 | 이전글 | 이전 기사
    zurück | vorheriger | vorherige | vorheriger artikel | vorheriger beitrag | vorherige meldung | précédent
    précédente | article précédent | actualité précédente | communiqué précédent | anterior | artículo anterior
    noticia anterior | entrada anterior | artigo anterior | notícia anterior | precedente | articolo precedente
    notizia precedente | comunicato precedente | vorige | vorig bericht | vorig artikel | poprzedni
    poprzedni artykuł | poprzedni wpis | poprzednia | предыдущая | предыдущая новость | предыдущая запись
    предыдущая статья | önceki | önceki yazı | önceki haber | föregående | forrige | edellinen | předchozí
    předchozí článek | előző | bài trước | tin trước
"""
_NEXT_ONE = """
    next | next article | next post | next story | next release | next press release | next news | next entry
    newer article | newer post
    下一篇 | 下一条 | 下一條 | 下一则 | 下一則 | 下一个 | 下一個 | 后一篇 | 次へ | 次の記事 | 次の記事へ | 次のニュース
    다음 | 다음 글 | 다음글 | 다음 기사
    weiter | nächster | nächste | nächster artikel | nächster beitrag | nächste meldung | suivant | suivante
    article suivant | actualité suivante | communiqué suivant | siguiente | artículo siguiente | siguiente artículo
    noticia siguiente | entrada siguiente | próximo artigo | próxima notícia | seguinte | successivo
    articolo successivo | notizia successiva | comunicato successivo | volgende | volgend bericht
    volgend artikel | następny | następny artykuł | następny wpis | następna | следующая | следующая новость
    следующая запись | следующая статья | sonraki | sonraki yazı | sonraki haber | nästa | neste | næste | seuraava
    další | další článek | következő | bài sau | tin sau
"""


def plain(text: str) -> str:
    """Return the letters of a label, casefolded, without its digits: "Next 10 »" and "next" are the same."""
    return "".join(char for char in letters(text) if not char.isdigit())


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for line in text.splitlines() for word in line.split("|")) - {""}


NEXT = _words(_NEXT)
OLDER = _words(_OLDER)
MORE = _words(_MORE)
PREVIOUS_ONE = _words(_PREVIOUS_ONE)
NEXT_ONE = _words(_NEXT_ONE)
ARROWS = frozenset(("›", "»", ">", ">>", "≫", "→", "▶", "►", "❯", "⟩", "〉", "》", "＞", "&gt;"))
# Classes that themes and frameworks give to the way on, in words parted by "-" and "_" (WordPress calls the older
# posts "previous": https://developer.wordpress.org/reference/functions/get_the_posts_navigation/).
_NEXT_CLASSES = """
    next next-page nextpage page-next pagenext pagination-next paginationnext pager-next nextpostslink next-posts
    nav-next-page pager__item--next pagination__next pagination__item--next pager__next
    older older-posts blog-pager-older-link
    nav-previous nav-older pagination-older next-link nextlink btn-next page-numbers-next layui-laypage-next
"""
NEXT_CLASSES = frozenset(_NEXT_CLASSES.split())
_CURRENT_CLASSES = """
    current active selected on cur now is-active is-current curr thisclass here this current-page currentpage
    page-current pagecurrent pagination__item--current pager__item--current on_page selected-page pageon page-on
    layui-laypage-curr hover nowpage
"""
CURRENT_CLASSES = frozenset(_CURRENT_CLASSES.split())
# What may stand beside the year in the label of its archive.
_PERIOD = """
    archive | archives | news | news archive | news archives | press | press releases | releases | press release archive
    year | in | fy | fiscal year | calendar year | posts | stories | articles | announcements | media releases | all of
    年 | 年度 | 年份 | 年新闻 | 年ニュース | 年のニュース | 年のお知らせ | 년 | 년도 | archiv | jahr
    pressemitteilungen | meldungen | nachrichten
    année | archives de | actualités | communiqués | année de | año | noticias | archivo | ano | notícias
    arquivo | anno | notizie | archivio | comunicati stampa | jaar | archief | nieuws | rok | archiwum | aktualności
    год | года | новости | архив | yıl | arşiv | haberler | år | arkiv | nyheter | vuosi | arkisto | archív | év | anul
    έτος | năm | tahun | ปี
"""
PERIOD = _words(_PERIOD) | {""}
