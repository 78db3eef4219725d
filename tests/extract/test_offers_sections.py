"""The news sections that a page links, and who the page is by."""

import pytest

from feeds.extractors.offers_hosts import brand_of, of_one_organisation, organisation_of
from feeds.extractors.offers_owner import owner_by_host, owner_by_title, owner_of
from feeds.extractors.offers_sections import parents_of, sections_of
from feeds.extractors.page import Page

HERE = "https://www.acme.example/"


def sections(*links: tuple[str, str], url: str = HERE) -> list[str]:
    html = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in links)
    found = sections_of(Page(url=url, body=f"<html><body><ul>{html}</ul></body></html>".encode()))
    return [section.url.removeprefix("https://www.acme.example") for section in found]


@pytest.mark.parametrize(
    "name",
    [
        "News", "Newsroom", "Press", "Press Releases", "Media Center", "Latest news", "News & Events",
        "Investors", "新闻中心", "媒体", "公司新闻", "投资者关系", "最新消息", "新聞稿", "ニュース",
        "プレスリリース", "お知らせ", "IR情報・投資家情報", "보도자료", "뉴스룸", "Presse", "Aktuelles",
        "Pressemitteilungen", "Actualités", "Communiqués de presse", "Espace presse", "Noticias",
        "Sala de prensa", "Comunicados", "Notizie", "Comunicati stampa", "Nieuws", "Persberichten", "Imprensa",
        "Notícias", "Sala de imprensa", "Новости", "Пресс-центр", "Новини", "Aktualności", "Biuro prasowe",
        "Tiskové zprávy", "Novinky", "Hírek", "Știri", "Comunicate de presă", "Haberler", "Basın Bültenleri",
        "Uutiset", "Tiedotteet", "Nyheter", "Pressmeddelanden", "Nyheder", "Pressemeddelelser",
        "Pressemeldinger", "Νέα", "Δελτία Τύπου", "أخبار", "الأخبار", "חדשות", "Tin tức", "ข่าวสาร", "Berita",
        "Siaran Pers", "Naujienos", "Uudised", "Vijesti",
    ],
)  # fmt: skip
def test_news_is_called_so_in_many_languages(name: str) -> None:
    assert sections(("/x", "About"), ("/y", name)) == ["/y"]


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("/careers/news", "Jobs"), ("/newsletter", "Newsletter"), ("/login", "Press login"), ("/x", "Press contact"),
        ("/media-kit", "Media kit"), ("/x", "Social media"), ("/products", "New products"), ("/report.pdf", "News"),
        ("https://twitter.com/acme", "News"), ("https://news.other.example/", "News"),
        ("mailto:press@acme.example", "Press"),
        ("#news", "News"), ("/espresso", "Espresso"), ("/impressum", "Impressum"), ("/x", "Depression"),
        ("/x", "招聘新闻"),
        ("/n/1", "Acme Pharma reports news of its plan for Asia and the years that follow"), ("/x", "2"), ("/x", ""),
    ],
)  # fmt: skip
def test_other_links_are_no_news_sections(href: str, name: str) -> None:
    assert sections((href, name)) == []


def test_the_plainest_section_comes_first() -> None:
    assert sections(
        ("/events", "Events"), ("/blog", "Blog"), ("/investors", "Investors"), ("/media", "Media"),
        ("/news", "News"), ("/news/press-releases", "Press releases"),
    ) == ["/news/press-releases", "/news", "/media", "/investors", "/blog"]  # fmt: skip


def test_subdomains_of_the_same_organisation_belong_to_it() -> None:
    assert sections(("https://ir.acme.example/", "Investors"), ("//newsroom.acme.example/", "Stories and more")) == [
        "https://newsroom.acme.example/",
        "https://ir.acme.example/",
    ]


def test_a_section_in_the_page_s_own_language_comes_first() -> None:
    assert sections(("/de/news", "News"), ("/en/news", "News"), url="https://www.acme.example/en/") == [
        "/en/news",
        "/de/news",
    ]


def test_the_words_of_the_address_count_where_the_link_says_something_else() -> None:
    assert sections(("/en/press-releases/", "See all of them")) == ["/en/press-releases/"]


def test_folders_above_a_page_are_where_its_list_may_be() -> None:
    url = "https://www.acme.example/en/news/2026/11/acme-opens-a-plant"
    assert list(parents_of(url)) == ["https://www.acme.example/en/news/", "https://www.acme.example/en/"]


@pytest.mark.parametrize(
    ("host", "organisation", "brand"),
    [
        ("www.acme.com", "acme.com", "acme"),
        ("ir.acme.co.jp", "acme.co.jp", "acme"),
        ("acme.com.cn", "acme.com.cn", "acme"),
        ("acme.github.io", "acme.github.io", "acme"),
        ("10.0.0.1", "10.0.0.1", "10.0.0.1"),
        ("localhost", "localhost", "localhost"),
    ],
)  # fmt: skip
def test_hosts_belong_to_organisations(host: str, organisation: str, brand: str) -> None:
    assert organisation_of(host) == organisation
    assert brand_of(host) == brand


def test_neighbours_on_a_shared_host_are_strangers() -> None:
    assert not of_one_organisation("acme.github.io", "other.github.io")
    assert not of_one_organisation("", "")
    assert of_one_organisation("ir.acme.co.uk", "www.acme.co.uk")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Acme Pharma | Newsroom">', "Acme Pharma"),
        ('<meta property="og:site_name" content="Newsroom"><title>News | Acme Pharma AG</title>', "Acme Pharma AG"),
        ('<script type="application/ld+json">{"@type":"Corporation","name":"Acme S.p.A."}</script>', "Acme S.p.A."),
        ('<meta property="og:site_name" content="Acme 中国">', "Acme 中国"),
        ("<title>Acme News &amp; Events</title>", "Acme"),
        ("<title>Home - Acme Pharma</title>", "Acme Pharma"),
        ("<title>新闻中心-正大天晴药业集团</title>", "正大天晴药业集团"),
        ("<title>Press releases | Acme</title>", "Acme"),
        ("<title></title>", "Acme"),
        ("", "Acme"),
    ],
)
def test_a_page_says_who_it_is_by(head: str, name: str) -> None:
    owner = owner_of(Page(url="https://www.acme.example/news/", body=f"<html><head>{head}</head></html>".encode()))
    assert owner.name == name
    assert owner.homepage == "https://www.acme.example/"


SLOGANS = [
    ("恒瑞医药-关爱生命每一天", "恒瑞医药"),
    ("中国生物制药有限公司_健康科技 温暖更多生命", "中国生物制药有限公司"),
    ("健康科技 温暖更多生命_中国生物制药有限公司", "中国生物制药有限公司"),
    ("第一三共株式会社｜イノベーションに情熱を。", "第一三共株式会社"),
    ("Acme Robotics – Robots that lend a hand", "Acme Robotics"),
    ("Robots that lend a hand – Acme Robotics", "Acme Robotics"),
    ("Better health, every day. | Acme Pharma plc", "Acme Pharma plc"),
    ("Newsroom | Acme Robotics | Robots for all", "Acme Robotics"),
    ("삼성바이오로직스 주식회사 | 더 나은 삶을 위하여", "삼성바이오로직스 주식회사"),
]


@pytest.mark.parametrize(("title", "name"), SLOGANS)
@pytest.mark.parametrize("path", ["", "news/"])
def test_a_slogan_is_no_name(title: str, name: str, path: str) -> None:
    body = f"<html><head><meta charset=utf-8><title>{title}</title></head><body><p>x</p></body></html>".encode()
    assert owner_of(Page(url=f"http://192.0.2.7/{path}", body=body)).name == name


@pytest.mark.parametrize(
    "more",
    [
        "<footer><p>Copyright © 2026 Northwind. All rights reserved.</p></footer>",
        '<a href="/"><img class="site-logo" alt="Northwind"></a>',
    ],
)
def test_the_part_of_a_title_that_stands_beside_the_copyright_or_on_the_logo_is_the_name(more: str) -> None:
    body = f"<html><title>Energy Today – Northwind</title><body>{more}</body></html>".encode()
    assert owner_of(Page(url="http://192.0.2.7/", body=body)).name == "Northwind"


def test_a_headline_before_the_name_of_the_site_is_not_its_name() -> None:
    body = b"<html><title>Zeta opens plant - Northwind</title><body><h1>Zeta opens plant</h1></body></html>"
    assert owner_of(Page(url="http://192.0.2.7/news/1", body=body)).name == "Northwind"


def test_an_international_host_is_named_in_its_own_script() -> None:
    assert owner_by_host("https://xn--fiqs8s.example/").name == "中国"
    assert owner_by_host("https://xn--a.example/").name


def test_an_investors_site_names_the_main_site_it_belongs_to() -> None:
    body = b'<html><body><a href="/sec">Filings</a><a href="https://www.acme.example/en">Acme</a></body></html>'
    assert owner_of(Page(url="https://ir.acme.example/news", body=body)).homepage == "https://www.acme.example/"


def test_a_feed_s_title_names_who_it_is_by() -> None:
    assert owner_by_title("Acme Pharma - Press Releases", "https://feeds.acme.example/x").name == "Acme Pharma"
    assert owner_by_title("Press Releases", "https://www.acme.example/x").name == "Acme"
