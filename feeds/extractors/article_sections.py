"""Names of sections and kinds of page that stand where titles stand, in many languages. Data only."""

from feeds.text import letters

_NEWS = """
News | Newsroom | News Room | News & Events | News and Events | News Center | News Centre | News & Media
| News and Media | Latest News | Company News | Corporate News | Industry News | Press | Press Releases
| Press Room | Press Center | Press Centre | News Releases | Media Center | Media Centre | Media Release
| Media Releases | Media Room | Media Coverage | Articles | Blog | Posts | Announcement | Announcements
| Investor News | Insights | Stories | Updates | 新闻 | 新聞 | 新闻中心 | 新聞中心 | 公司新闻 | 公司新聞
| 企业新闻 | 企業新聞 | 集团新闻 | 集團新聞 | 新闻动态 | 新聞動態 | 公司动态 | 企业动态 | 行业动态 | 行业新闻
| 新闻资讯 | 新聞資訊 | 新闻稿 | 新聞稿 | 媒体中心 | 媒體中心 | 媒体报道 | 媒體報導 | 媒体聚焦 | 最新消息
| 最新动态 | 最新公告 | 公告 | 通知公告 | 公司公告 | 动态 | ニュース | ニュースリリース | ニュースルーム
| プレスリリース | プレスルーム | お知らせ | 新着情報 | 最新情報 | 報道発表 | 報道資料 | トピックス | 広報
| IR情報 | 뉴스 | 뉴스룸 | 보도자료 | 공지사항 | 새소식 | 언론보도 | 홍보센터 | Presse | Pressemitteilungen
| Presseinformationen | Aktuelles | Nachrichten | Neuigkeiten | Medienmitteilungen | Meldungen | Actualités
| Actualité | Communiqués de presse | Espace presse | Salle de presse | Noticias | Prensa | Sala de prensa
| Notas de prensa | Comunicados | Actualidad | Notícias | Imprensa | Sala de imprensa | Comunicado à imprensa
| Notizie | News ed eventi | Comunicati stampa | Sala stampa | Nieuws | Persberichten | Nieuwsbericht | Nyheter
| Pressmeddelanden | Pressemeldinger | Nyheder | Pressemeddelelse | Pressemeddelelser | Uutiset | Tiedotteet
| Ajankohtaista | Aktualności | Wiadomości | Komunikaty prasowe | Informacje prasowe | Dla mediów | Aktuality
| Novinky | Tiskové zprávy | Tlačové správy | Hírek | Sajtóközlemények | Știri | Noutăți | Comunicate de presă
| Novosti | Vijesti | Новости | Пресс-релизы | Пресс-центр | Новини | Прес-релізи | Вести | Νέα | Ανακοινώσεις
| Δελτίο Τύπου | Δελτία Τύπου | Haberler | Basın Bültenleri | Basın Odası | Duyurular | الأخبار | أخبار
| البيانات الصحفية | المركز الإعلامي | חדשות | הודעות לעיתונות | ข่าว | ข่าวสาร | ข่าวประชาสัมพันธ์ | समाचार
| प्रेस विज्ञप्ति | Tin tức | Thông cáo báo chí | Berita | Siaran Pers
"""
_OTHER = """
Home | Press Release | News Release | News Details | News Detail | Media | Article | Article Details | Blog Post
| Post | Events | Investors | Investor Relations | Publications | Details | Detail | Untitled
| Untitled Document | Share | Menu | Search | Navigation | Related News | Related Articles | Contact | Contacts
| Contact Us | About Us | Comments | Leave a Reply | Newsletter | Cookies | Cookie Policy | Categories | Archive
| 新闻详情 | 新闻详细 | 新聞詳情 | 新闻内容 | 新聞內容 | 首页 | 首頁 | 正文 | 详情 | 文章详情 | 文章内容
| 投资者关系 | 投資者關係 | 当前位置 | 相关新闻 | 相关阅读 | 热点新闻 | 推荐阅读 | 企業情報 | 投資家情報
| 関連記事 | 관련기사 | Pressemitteilung | Presseinformation | Medienmitteilung | Medien | Startseite
| Communiqué de presse | Accueil | Noticia | Nota de prensa | Comunicado de prensa | Inicio | Notícia | Início
| Comunicato stampa | Persbericht | Nyhet | Pressmeddelande | Pressemelding | Tiedote | Lehdistötiedote
| Tisková zpráva | Sajtóközlemény | Новость | Пресс-релиз | Haber | Basın Bülteni | بيان صحفي | הודעה לעיתונות
"""


def _keys(names: str) -> frozenset[str]:
    return frozenset(letters(name) for name in names.split("|"))


NEWS_SECTIONS = _keys(_NEWS)  # these list news
SECTIONS = NEWS_SECTIONS | _keys(_OTHER)
