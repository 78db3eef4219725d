"""What tells the headline and the publication of an article where pages put them in many ways."""

from datetime import UTC, date, datetime

import pytest

from feeds.dates import parse_date
from feeds.extractors.article import extract
from feeds.extractors.article_slug import slug_words, told_by
from feeds.extractors.page import Page
from feeds.model import RawItem

URL = "https://acme.example/news/a-plant-opens-near-the-river"
NOW = datetime(2026, 1, 15, tzinfo=UTC)
TEXT = (
    "<p>Acme Pharma has opened a plant for sterile medicines near the river, and two hundred people work there now. "
    "The plant fills syringes for hospitals in the whole country.</p>"
    "<p>A second plant is to follow when the first one runs at full capacity, said the head of the company.</p>"
)
DAY = date(2025, 10, 27)


def item(body: str, head: str = "", url: str = URL) -> RawItem:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return extract(Page(url=url, body=page.encode(), now=NOW)).items[0]


def title(body: str, head: str = "", url: str = URL) -> str:
    found = item(body, head, url).title
    assert found is not None
    return found.value


def day(top: str = "", head: str = "", below: str = "", url: str = URL) -> date | None:
    stated = item(f"<h1>A plant opens near the river</h1>{top}{TEXT}{below}", head, url).date
    read = parse_date(stated) if stated else None
    assert (read is None) == (stated is None)
    return read.value.date() if read else None


@pytest.mark.parametrize(
    "line",
    [
        "วันที่เผยแพร่: 27 ตุลาคม 2025",
        "प्रकाशित: 27 अक्टूबर 2025",
        "تاريخ النشر: 27 أكتوبر 2025",
        "פורסם: 27 באוקטובר 2025",
        "Δημοσιεύτηκε: 27 Οκτωβρίου 2025",
        "Ngày đăng: 27/10/2025",
        "Publicerad: 27 oktober 2025",
        "Publisert 27. oktober 2025",
        "Julkaistu 27.10.2025",
        "Zveřejněno: 27. října 2025",
        "Opublikowano: 27 października 2025",
        "Megjelent: 2025. október 27.",
        "Publicat: 27 octombrie 2025",
        "Опубліковано: 27 жовтня 2025",
        "Diterbitkan: 27 Oktober 2025",
        "Gepubliceerd op 27 oktober 2025",
        "This story is from October 27, 2025",
    ],
)
def test_a_label_in_any_language_states_the_publication(line: str) -> None:
    assert day(f"<p>{line}</p>") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "แก้ไขล่าสุด: 27 ตุลาคม 2025",
        "अपडेटेड: 27 अक्टूबर 2025",
        "آخر تحديث: 27 أكتوبر 2025",
        "עודכן: 27 באוקטובר 2025",
        "Τελευταία ενημέρωση: 27 Οκτωβρίου 2025",
        "Senast ändrad 27 oktober 2025",
        "Aktualizováno: 27. října 2025",
        "Обновлено: 27 октября 2025",
        "最終更新日：2025年10月27日",
        "更新时间：2025-10-27",
    ],
)
def test_a_change_in_any_language_is_no_publication(line: str) -> None:
    assert day(f"<p>{line}</p>") is None


def test_a_change_in_the_month_of_the_address_is_taken_for_the_publication_and_a_later_one_is_not() -> None:
    line = "<p>Last updated: 27 October 2025</p>"
    assert day(line, url="https://acme.example/2025/10/plant") == DAY
    assert day(line, url="https://acme.example/2024/03/plant") is None
    assert day(f"<p>Published 20 October 2025</p>{line}", url="https://acme.example/2025/10/plant") == date(
        2025, 10, 20
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-10-27T09:00:00+01:00">',
        '<meta name="DC.date.issued" content="2025-10-27">',
        '<meta name="parsely-pub-date" content="2025-10-27T09:00:00Z">',
        """<meta name="parsely-page" content='{"title": "A plant", "pub_date": "2025-10-27T09:00:00Z"}'>""",
        '<meta name="sailthru.date" content="Mon, 27 Oct 2025 09:00:00 +0000">',
        '<meta class="swiftype" name="published_at" data-type="date" content="2025-10-27">',
        '<meta name="cXenseParse:recs:publishtime" content="2025-10-27T09:00:00Z">',
        '<meta itemprop="datePublished" content="2025-10-27">',
        '<meta name="PubDate" content="2025-10-27 09:00"><meta name="lastmod" content="2025-12-01">',
        '<script>dataLayer = [{"pageType": "article", "publishDate": "2025-10-27"}];</script>',
        "<script>var page = {publishTime: 1761555600000, now: 1768435200000};</script>",
        '<script type="application/json">{"article": {"datePublished": "2025-10-27T09:00:00Z"}}</script>',
    ],
)
def test_what_content_systems_write_for_machines_states_the_publication(head: str) -> None:
    assert day(head=head) == DAY


@pytest.mark.parametrize(
    "top",
    [
        "<p>27 | 10 | 2025</p>",
        "<p class=date>News, 27.10.25</p>",
        "<p>27.10.2025 Category: Plants, people and more of them</p>",
        '<div data-publish-date="2025-10-27">some months ago</div>',
        '<div class="d"><span>27</span> <span>Oct</span> <span>2025</span></div>',
        "<p>OCT 27, 2025</p>",
    ],
)
def test_a_date_below_the_headline_states_the_publication(top: str) -> None:
    assert day(top) == DAY


@pytest.mark.parametrize(
    "below",
    [
        "<p>© 2025-10-27 Acme</p>",
        '<div class="comments"><p>Jane, 27 October 2025: well done</p></div>',
        "<ul>" + "".join(f"<li><a href=/{n}>Acme opens plant number {n}</a> {n} October 2025</li>" for n in "1234"),
        '<div data-event-date="2025-10-27" data-modified="2025-10-27">Open day</div>',
        "<p>Join us: event date 27 October 2025</p>",
    ],
)
def test_dates_of_other_things_are_no_publication(below: str) -> None:
    assert day(below=below) is None


def test_the_first_post_of_a_thread_dates_it() -> None:
    posts = "".join(
        f'<div class="comment"><div class="info">user{n} 2{n}.10.25 12:4{n}</div>{TEXT}</div>' for n in "789"
    )
    stated = item(f"<h2 class=title>Which plant opens near the river?</h2>{posts}").date
    read = parse_date(stated) if stated else None
    assert read is not None
    assert read.value == datetime(2025, 10, 27, 12, 47, tzinfo=UTC)


def test_a_kicker_within_the_headline_is_told_by_the_address() -> None:
    head = '<meta property="og:title" content="A plant opens near the river">'
    body = f"<h1>Medicines: A plant opens near the river</h1>{TEXT}"
    assert title(body, head) == "A plant opens near the river"
    told_too = "https://acme.example/news/medicines-a-plant-opens-near-the-river"
    assert title(body, head, told_too) == "Medicines: A plant opens near the river"


def test_what_search_engines_and_sharers_are_told_alike_goes_before_a_shorter_headline() -> None:
    head = (
        '<meta property="og:title" content="After long delays: a plant opens near the river at last">'
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"headline": "After long delays: a plant opens near the river at last"}</script>'
    )
    url = "https://acme.example/news/120"
    found = title(f"<h1>A plant opens near the river at last</h1>{TEXT}", head, url)
    assert found == "After long delays: a plant opens near the river at last"


def test_a_site_that_names_every_page_alike_has_its_headline_above_the_text() -> None:
    head = '<title>Acme | News</title><meta property="og:title" content="Acme">'
    body = f'<div class="view"><p class="tit">A plant opens near the river</p><p>2025-10-27</p>{TEXT}</div>'
    assert title(body, head) == "A plant opens near the river"


def test_a_headline_is_known_in_its_address_however_its_letters_are_written_there() -> None:
    assert told_by("Größere Werke für Ångström", slug_words("https://a.example/x/groessere-werke-fuer-aangstroem"))
    assert told_by("Größere Werke für Ångström", slug_words("https://a.example/x/grossere-werke-fur-angstrom.html"))
    assert told_by("Новый завод открыт", slug_words("https://a.example/%D0%BD%D0%BE%D0%B2%D1%8B%D0%B9-завод-открыт"))
    assert not told_by("A plant opens near the river", slug_words("https://a.example/news/120"))
    assert slug_words("http://[broken", None, "https://a.example/2025/10/27/") == frozenset()
