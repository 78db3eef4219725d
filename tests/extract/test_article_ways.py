"""From an article to other pages: its other languages, the releases beside it, the list it belongs to."""

import time

import lxml.html
import pytest

from feeds.extractors.article_list import lists_of, looks_like_article
from feeds.extractors.article_neighbours import is_page_of, neighbours_of
from feeds.extractors.article_versions import versions_of
from feeds.extractors.page import Page, html_of

URL = "https://acme.example/news/120.html"
TEXT = (
    "<p>Acme Pharma has opened a plant for sterile medicines near the river, and two hundred people work there now. "
    "The plant fills syringes for hospitals in the whole country.</p>"
    "<p>A second plant is to follow when the first one runs at full capacity, said the head of the company.</p>"
)


LABELS = (
    ("Previous:", "Next:"),
    ("Previous article", "Next article"),
    ("上一篇：", "下一篇："),
    ("上一条：", "下一条："),
    ("上一則", "下一則"),
    ("前の記事", "次の記事"),
    ("이전글", "다음글"),
    ("Vorheriger Artikel", "Nächster Artikel"),
    ("Article précédent :", "Article suivant :"),
    ("Noticia anterior:", "Noticia siguiente:"),
    ("Notizia precedente", "Notizia successiva"),
    ("Предыдущая новость:", "Следующая новость:"),
    ("Poprzedni artykuł", "Następny artykuł"),
    ("Önceki haber:", "Sonraki haber:"),
    ("الخبر السابق:", "الخبر التالي:"),
    ("הכתבה הקודמת", "הכתבה הבאה"),
    ("ข่าวก่อนหน้า", "ข่าวถัดไป"),
    ("Bài trước:", "Bài sau:"),
    ("Προηγούμενο άρθρο", "Επόμενο άρθρο"),
    ("Föregående nyhet", "Nästa nyhet"),
)
FORMS = (
    '<p>{label} <a href="{href}">Acme names a new head of research</a></p>',
    '<p><a href="{href}">{label} Acme names a new head of research</a></p>',
    '<div><span>{label}</span><a href="{href}">Acme names a new head of research</a></div>',
    '<tr><th>{label}</th><td><a href="{href}">Acme names a new head of research</a></td></tr>',
    '<a href="{href}"><span>{label}</span><b>Acme names a new head of research</b></a>',
    '<a href="{href}">{label}</a>',
)
# A label that runs into the title without a colon cannot be told from it.
WAYS = [
    (*labels, form) for labels in LABELS for form in FORMS if labels[0][-1] in ":：" or "{label} Acme names" not in form
]


def tree_of(body: str, head: str = "") -> lxml.html.HtmlElement:
    return html_of(Page(url=URL, body=f"<html lang=en><head>{head}</head><body>{body}</body></html>".encode()))


def beside(body: str, head: str = "", url: str = URL) -> tuple[str | None, str | None]:
    found = neighbours_of(tree_of(body, head), url, url)
    return found.previous, found.next


def lists(body: str, head: str = "", url: str = URL) -> list[str]:
    return [follow.url for follow in lists_of(tree_of(body, head), Page(url=url, body=b""))]


def article(below: str = "", head: str = "") -> lxml.html.HtmlElement:
    return tree_of(f"<h1>A plant opens near the river</h1><p>27 October 2025</p>{TEXT}{below}", head)


@pytest.mark.parametrize(("previous", "following", "form"), WAYS)
def test_a_label_names_the_releases_beside_an_article(previous: str, following: str, form: str) -> None:
    rows = form.format(label=previous, href="119.html") + form.format(label=following, href="121.html")
    body = f"<table>{rows}</table>" if form.startswith("<tr") else rows
    assert beside(body) == ("https://acme.example/news/119.html", "https://acme.example/news/121.html")


def test_rel_names_the_releases_beside_an_article() -> None:
    head = '<link rel="prev" href="119.html"><link rel="next" href="/news/121.html">'
    assert beside("", head) == ("https://acme.example/news/119.html", "https://acme.example/news/121.html")


def test_classes_of_a_theme_name_the_releases_beside_an_article() -> None:
    body = (
        '<div class="nav-previous"><a href="/2025/09/a-prize/">Acme wins a prize for research</a></div>'
        '<div class="nav-next"><a href="/2025/11/a-plant/">Acme opens a plant near the river</a></div>'
    )
    expected = ("https://acme.example/2025/09/a-prize/", "https://acme.example/2025/11/a-plant/")
    assert beside(body, url="https://acme.example/2025/10/a-head/") == expected


@pytest.mark.parametrize(
    "body",
    [
        '<a rel="next" href="/news/120.html?page=2">Next</a>',
        '<a rel="next" href="/news/120_2.html">2</a>',
        '<a rel="next" href="/news/120/2">Next page</a>',
        '<a href="#">Next</a><a href="javascript:slide(1)">Previous</a>',
        '<a href="/calendar?month=11">Next</a><a href="/gallery/7">Previous</a>',
        '<p>Next: <a href="https://elsewhere.example/news/1">Another company opens a plant there</a></p>',
        '<p>Next: <a href="/news/120.html">A plant opens near the river, says Acme</a></p>',
        '<a href="/news/">Zurück</a><a href="/news/">Back</a>',
    ],
)
def test_other_pages_of_the_text_sliders_and_calendars_are_no_releases(body: str) -> None:
    assert beside(body) == (None, None)


def test_consecutive_numbers_are_articles_and_not_pages() -> None:
    assert not is_page_of("https://a.example/news/18", "https://a.example/news/17")
    assert is_page_of("https://a.example/news/17/2", "https://a.example/news/17")
    assert is_page_of("https://a.example/news/17/page/3/", "https://a.example/news/17/page/2/")


def test_language_versions_are_absolute_tagged_and_not_the_page_itself() -> None:
    head = (
        f'<link rel="alternate" hreflang="en" href="{URL}"><link rel="alternate" hreflang="x-default" href="/">'
        '<link rel="alternate" hreflang="zh_cn" href="/zh/news/120.html">'
        '<link rel="alternate" hreflang="ZH-HANT-tw" href="/tw/news/120.html">'
        '<link rel="alternate" hreflang="de" href="javascript:void(0)">'
        '<link rel="alternate" hreflang="fr" type="application/rss+xml" href="/fr/feed.xml">'
    )
    body = (
        '<a hreflang="ja" href="/ja/news/120.html">日本語</a><a hreflang="es" href="/es/home">Español</a>'
        '<a hreflang="it" href="https://elsewhere.example/it">Italian source</a><a hreflang="zh-CN" href="/b">中文</a>'
    )
    assert versions_of(tree_of(body, head), URL, URL) == (
        ("zh-CN", "https://acme.example/zh/news/120.html"),
        ("zh-Hant-TW", "https://acme.example/tw/news/120.html"),
        ("ja", "https://acme.example/ja/news/120.html"),
    )


@pytest.mark.parametrize(
    "label",
    """
    Back to news | 返回列表 | 返回新聞列表 | 一覧へ戻る | 목록 | Zurück zur Übersicht | Retour à la liste
    | Volver a noticias | К списку новостей | Tüm haberler | العودة إلى الأخبار | กลับหน้าข่าว
    | Powrót do listy | Tillbaka till nyheter
    """.strip().split("|"),
)
def test_a_link_back_leads_to_the_list(label: str) -> None:
    back = f'<a href="/press/all?year=2025">« {label.strip()}</a>'
    body = f'<a href="/">Acme</a><a href="/products">Products</a>{TEXT}{back}'
    assert lists(body)[0] == "https://acme.example/press/all?year=2025"


def test_the_nearest_step_of_a_breadcrumb_is_the_list() -> None:
    steps = '<a href="/">Home</a><a href="/about">About</a><a href="/about/press">Press</a>'
    assert lists(f'<nav aria-label="Breadcrumb">{steps}</nav>') == [
        "https://acme.example/about/press",
        "https://acme.example/about",
    ]


def test_a_stated_breadcrumb_is_read_by_its_positions() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": ['
        f'{{"@type": "ListItem", "position": "3", "item": "{URL}"}},'
        '{"@type": "ListItem", "position": 2, "item": {"@id": "/en/media", "name": "Media"}},'
        '{"@type": "ListItem", "position": 1, "item": "https://acme.example/"}]}</script>'
    )
    assert lists("", head) == ["https://acme.example/en/media"]


def test_a_folder_of_the_address_is_the_list_if_the_page_links_it_and_a_year_is_less() -> None:
    body = '<a href="/news">All</a><a href="/news/2025/">2025</a><a href="/shop/">Shop</a>'
    assert lists(body, url="https://acme.example/news/2025/a-plant") == ["https://acme.example/news"]


def test_the_front_page_another_site_and_the_article_itself_are_no_list() -> None:
    body = (
        f'<div class="breadcrumb"><a href="/">Home</a><a href="/en/">Acme</a><a href="{URL}">A plant</a></div>'
        '<a href="https://elsewhere.example/news">News</a>'
    )
    assert lists(body) == []


def test_a_text_with_a_headline_is_an_article_and_rows_of_links_are_a_list() -> None:
    rows = "".join(
        f'<li><a href="/news/{n}">Acme opens plant number {n} near the river</a> <i>{n} October 2025</i></li>'
        for n in range(1, 20)
    )
    teasers = "".join(f'<h2><a href="/news/{n}">Acme opens plant number {n}</a></h2>{TEXT}' for n in range(1, 9))
    page = Page(url=URL, body=b"")
    assert looks_like_article(article(), page)
    assert looks_like_article(article(below=f"<aside><ul>{rows}</ul></aside>"), page)
    assert not looks_like_article(tree_of(f"<h1>News</h1><ul>{rows}</ul>"), page)
    assert not looks_like_article(tree_of(f"<h1>News</h1>{teasers}"), page)
    assert not looks_like_article(article(), Page(url="https://acme.example/", body=b""))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/n/{n}" rel="next" class="nav-next">Next: A release with the number {n}</a>' * 60_000,
        '<div class="breadcrumb">' * 2_000 + TEXT,
        "<p>a" * 900_000,
    ],
    ids=["links", "nested", "many"],
)
def test_endless_pages_take_bounded_time(body: str) -> None:
    tree, page = tree_of(body), Page(url=URL, body=b"")
    started = time.process_time()
    neighbours_of(tree, URL, URL)
    versions_of(tree, URL, URL)
    lists_of(tree, page)
    looks_like_article(tree, page)
    assert time.process_time() - started < 5
