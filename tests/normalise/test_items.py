from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.links import absolute, canonical, link_key
from feeds.model import Extraction, Item, Kind, Precision, RawItem, RawText
from feeds.normalise import ReadingContext, read_items
from feeds.normalise.stated_links import address, own_link, quick_key

PAGE = "https://www.acme.example/news/"
NOW = datetime(2025, 10, 28, 3, tzinfo=UTC)
CONTEXT = ReadingContext(url=PAGE, fetched_at=NOW, site_names=("Acme Pharma", "中国生物制药"))


def words(value: str) -> RawText:
    return RawText(value=value)


def markup(value: str) -> RawText:
    return RawText(value=value, html=True)


def raw(title: str | None = "New drug approved", **facts: Any) -> RawItem:
    return replace(RawItem(link=PAGE + "7.html", title=words(title) if title is not None else None), **facts)


def read(*items: RawItem, kind: Kind = Kind.LISTING, context: ReadingContext = CONTEXT, **facts: Any) -> list[Item]:
    return read_items(Extraction(kind=kind, items=items, **facts), context)


def read_one(item: RawItem, **facts: Any) -> Item:
    found = read(item, **facts)
    assert len(found) == 1
    return found[0]


# --------------------------------------------------------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (words("  New drug\n approved "), "New drug approved"),
        (markup("New <em>drug</em> approved &amp; sold&nbsp;| Acme Pharma"), "New drug approved & sold"),
        (words("新药获批上市_中国生物制药"), "新药获批上市"),
        (words("AT&amp;T&#8217;s caf&amp;eacute;"), "AT&T’s café"),
        (words("R&D spending rises"), "R&D spending rises"),
        (words("H<sub>2</sub>O and <em>E. coli</em>"), "H2O and E. coli"),
        (words("p < 0.05 and n > 100"), "p < 0.05 and n > 100"),
        (words("New drug approved New drug approved"), "New drug approved"),
        (words("新药获批上市公告新药获批上市公告"), "新药获批上市公告"),
        (words("新药获批上市公告\n新药获批上市公告"), "新药获批上市公告"),
        (words("Bora Bora"), "Bora Bora"),
        (words("Acme Pharma"), "Acme Pharma"),
        (words("\u202eNew drug\u202c"), "New drug"),
    ],
)
def test_a_title_is_one_line_of_plain_text_without_the_site(title: RawText, expected: str) -> None:
    assert read_one(replace(raw(), title=title)).title == expected


def test_the_site_may_name_itself_on_the_page() -> None:
    assert read_one(raw("获批 - 新闻中心"), site_name="新闻中心").title == "获批"


def test_a_paragraph_taken_for_a_title_is_shortened() -> None:
    title = read_one(raw("word " * 2000)).title
    assert title is not None
    assert len(title) <= 500


@pytest.mark.parametrize("label", ["Read more", "READ MORE »", "查看更多>>", "PDF", "続きを読む", "Weiterlesen", "…"])
def test_the_label_of_a_link_is_no_title(label: str) -> None:
    assert read(raw(label)) == []
    assert read_one(raw(label, summary=words("Acme sells its plant."))).title == "Acme sells its plant."


def test_an_item_without_title_is_named_by_its_summary() -> None:
    text = "Acme Pharma today announced that its plant in Beijing has opened. " * 4
    item = read_one(raw(None, summary=words(text)), kind=Kind.FEED)
    assert item.title == "Acme Pharma today announced that its plant in Beijing has opened."
    assert item.summary is not None
    assert item.summary.startswith(item.title)


def test_a_sitemap_names_pages_only_and_an_article_is_not_named_by_its_summary() -> None:
    assert read_one(raw(None), kind=Kind.SITEMAP).title is None
    assert read_one(raw(None, summary=words("Some text of it.")), kind=Kind.ARTICLE).title is None


# ---------------------------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"link": "HTTPS://WWW.Acme.example:443/a?id=1&utm_source=x#top"}, "https://www.acme.example/a?id=1"),
        ({"link": "/新闻/7"}, "https://www.acme.example/%E6%96%B0%E9%97%BB/7"),
        ({"link": None, "guid": "http://www.acme.example/?p=7"}, "http://www.acme.example/?p=7"),
        ({"link": "javascript:void(0)", "guid": "https://www.acme.example/8"}, "https://www.acme.example/8"),
        ({"canonical": "https://www.acme.example/news/seven"}, "https://www.acme.example/news/seven"),
        ({"canonical": "https://acme.example/"}, PAGE + "7.html"),
        ({"canonical": PAGE}, PAGE + "7.html"),
        ({"canonical": "https://other.example/news/7.html"}, PAGE + "7.html"),
        ({"canonical": "https://ir.acme.example/7"}, "https://ir.acme.example/7"),
        ({"canonical": "https://acme.example/news/7.html"}, "https://acme.example/news/7.html"),
    ],
)
def test_a_link_is_absolute_and_canonical(facts: dict[str, Any], expected: str) -> None:
    assert read_one(raw(**facts)).link == expected


@pytest.mark.parametrize(
    "facts", [{"link": None}, {"link": ""}, {"link": "mailto:a@b.example"}, {"link": None, "guid": "7"}]
)
def test_an_item_without_a_web_address_is_left_out(facts: dict[str, Any]) -> None:
    assert read(raw(**facts), raw("Another")) == read(raw("Another"))


def test_what_a_page_says_twice_is_one_item_and_the_order_stays() -> None:
    other = raw("Other news", link=PAGE + "8.html")
    twice = raw("NEW DRUG approved!", link=PAGE + "7.html?utm_source=teaser")
    assert [item.title for item in read(raw(), other, twice)] == ["New drug approved", "Other news"]
    assert len(read(raw(date="2025-10-01"), raw(date="2025-10-02"))) == 2


# ---------------------------------------------------------------------------------------------------------------- dates


def test_a_day_stays_a_day_in_the_zone_of_the_source() -> None:
    item = read_one(raw(date="2025-10-27", date_evidence="td"), context=replace(CONTEXT, timezone="Asia/Shanghai"))
    assert item.published is not None
    assert item.published.isoformat() == "2025-10-27T00:00:00+08:00"
    assert item.published_precision is Precision.DATE
    assert item.published_evidence is not None
    assert item.published_evidence.startswith("td: ")


def test_an_instant_keeps_its_own_zone() -> None:
    item = read_one(raw(date="2025-10-27T09:30:00+08:00", updated="2025-10-27T10:00:00Z"))
    assert item.published == datetime(2025, 10, 27, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    assert item.published_precision is Precision.INSTANT
    assert item.updated == datetime(2025, 10, 27, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2025-10-30", "2025-10-29T04:00:00Z", "31 December 2099", "2026年1月5日"])
def test_a_future_date_is_no_publication_and_the_evidence_says_so(text: str) -> None:
    item = read_one(raw(date=text, updated=text))
    assert item.published is None
    assert item.published_precision is None
    assert item.updated is None
    assert "future" in (item.published_evidence or "")


@pytest.mark.parametrize(
    ("fetched", "text", "is_past"),
    [
        (datetime(2025, 10, 28, 3, tzinfo=UTC), "2025-10-28", True),
        (datetime(2025, 10, 28, 3, tzinfo=UTC), "2025-10-29", False),
        (datetime(2025, 10, 28, 11, tzinfo=UTC), "2025-10-29", True),  # it has begun on Kiritimati
        (datetime(2025, 10, 28, 23, tzinfo=UTC), "2025-10-29", True),
        (datetime(2025, 10, 28, 23, tzinfo=UTC), "2025-10-30", False),
        (datetime(2025, 10, 28, 3, tzinfo=timezone(timedelta(hours=9))), "2025-10-28", True),
        (datetime(2025, 10, 28, 3, tzinfo=timezone(timedelta(hours=9))), "2025-10-29", False),
        (datetime(2025, 10, 28, 3, tzinfo=UTC), "2025-10-28T16:59:00Z", True),
        (datetime(2025, 10, 28, 3, tzinfo=UTC), "2025-10-28T19:00:00Z", False),
        (datetime(2025, 10, 28, 3, tzinfo=UTC), "2025-10-28T19:00:00+08:00", True),
        (None, "2099-01-01", True),
    ],
)
def test_a_day_that_has_begun_somewhere_on_earth_is_past(fetched: datetime | None, text: str, is_past: bool) -> None:  # noqa: FBT001
    context = replace(CONTEXT, fetched_at=fetched)
    for zone in (None, "Asia/Shanghai", "America/New_York"):
        item = read_one(raw(date=text), context=replace(context, timezone=zone))
        assert (item.published is not None) is is_past
        assert (item.event_start is None) is is_past


def test_a_date_to_come_is_that_of_an_event() -> None:
    assert read_one(raw(date="2026年1月5日")).event_start == datetime(2026, 1, 5, tzinfo=UTC)
    moment = read_one(raw(date="2026-01-05T09:00:00+08:00")).event_start
    assert moment is not None
    assert moment.isoformat() == "2026-01-05T09:00:00+08:00"
    assert read_one(raw(date="27/02/2026")).event_start == datetime(2026, 2, 27, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2099-12-31", "31 December 2099", "03/04/2026", "2025-10-27", "soon", None])
def test_no_event_is_made_of_a_placeholder_a_guess_or_the_past(text: str | None) -> None:
    assert read_one(raw(date=text)).event_start is None


@pytest.mark.parametrize("text", ["1970-01-01", "1989-12-31", "2025-02-30", "soon", "", "12", "2025", "x" * 100_000])
def test_nonsense_is_no_date(text: str) -> None:
    assert read_one(raw(date=text)).published is None


def test_a_date_with_words_around_it_counts_if_it_is_the_only_one() -> None:
    alone = read_one(raw(date="Oct 27, 2025 | Corporate news | 3 min read"))
    assert alone.published is not None
    assert alone.published.date().isoformat() == "2025-10-27"
    assert read_one(raw(date="From Oct 1, 2025 and until Oct 9, 2025 in Beijing")).published is None


def days(*texts: str) -> list[str | None]:
    items = read(*(raw(f"Title {n}", link=f"/{n}", date=text) for n, text in enumerate(texts)))
    return [item.published.date().isoformat() if item.published else None for item in items]


def test_one_clear_date_decides_the_order_of_the_whole_page() -> None:
    assert days("03/04/2025", "27/04/2025") == ["2025-04-03", "2025-04-27"]
    assert days("03/04/2025", "04/27/2025") == ["2025-03-04", "2025-04-27"]


def test_an_order_that_puts_news_into_the_future_is_wrong() -> None:
    assert days("07/11/2025", "06/12/2024") == ["2025-07-11", "2024-06-12"]
    assert days("11/07/2025", "12/06/2024") == ["2025-07-11", "2024-06-12"]


def test_an_order_that_shuffles_the_list_is_wrong() -> None:
    assert days("10/09/2025", "02/09/2025", "12/08/2025", "05/06/2025") == [
        "2025-09-10", "2025-09-02", "2025-08-12", "2025-06-05",
    ]  # fmt: skip
    assert days("09/10/2025", "09/02/2025", "08/12/2025", "06/05/2025") == [
        "2025-09-10", "2025-09-02", "2025-08-12", "2025-06-05",
    ]  # fmt: skip


def order_marked(*texts: str, language: str | None = None, day_first: bool | None = None) -> list[str]:
    """Return the days of a list, with "?" behind those whose order of day and month is a guess."""
    items = read(
        *(raw(f"Title {n}", link=f"/{n}", date=text) for n, text in enumerate(texts)),
        context=replace(CONTEXT, day_first=day_first),
        language=language,
    )
    return [f"{item.published:%m-%d}{'?' * item.published_ambiguous}" if item.published else "" for item in items]


def test_a_guessed_order_is_marked_as_one() -> None:
    item = read_one(raw(date="03/04/2025"))
    assert "guess" in (item.published_evidence or "")
    assert item.published_ambiguous
    assert not read_one(raw(date="27/04/2025")).published_ambiguous


@pytest.mark.parametrize(
    ("texts", "language", "days_read"),
    [
        (("03/04/2025",), "en", ["03-04?"]),
        (("03/04/2025",), None, ["03-04?"]),
        (("03/04/2025",), "en-US", ["03-04"]),
        (("03/04/2025",), "en-PH", ["03-04"]),
        (("03/04/2025",), "en-GB", ["04-03"]),
        (("03/04/2025",), "en_AU", ["04-03"]),
        (("03/04/2025",), "en-IN", ["04-03"]),
        (("03/04/2025",), "fr", ["04-03"]),
        (("03.04.2025",), None, ["04-03?"]),
        (("03.04.2025",), "de", ["04-03"]),
        (("04/04/2025",), None, ["04-04"]),
        (("Thu 03/04/2025",), "en", ["04-03"]),
        # the page's other dates beat its language
        (("03/04/2025", "27/03/2025"), "en-US", ["04-03", "03-27"]),
        (("03/04/2025", "03/27/2025"), "en-GB", ["03-04", "03-27"]),
        (("03/04/2025", "Monday 10/03/2025"), "en-US", ["04-03", "03-10"]),
        # dates that contradict each other prove that the language tells nothing
        (("03/04/2025", "27/03/2025", "03/27/2025"), "en-US", ["03-04?", "03-27", "03-27"]),
        (("03/04/2025", "27/03/2025", "03/27/2025"), "de", ["04-03?", "03-27", "03-27"]),
        # a list in sequence
        (("10/09/2025", "02/09/2025", "12/08/2025", "05/06/2025"), "en", ["09-10", "09-02", "08-12", "06-05"]),
        (("05/06/2025", "12/08/2025", "02/09/2025", "10/09/2025"), "en", ["06-05", "08-12", "09-02", "09-10"]),
        (("10/09/2025", "02/09/2025"), "en", ["10-09?", "02-09?"]),
        (("10/09/2025", "09/09/2025", "08/09/2025"), "en", ["10-09?", "09-09", "08-09?"]),
        # what would lie in the future
        (("07/11/2025",), "en", ["07-11"]),
        (("12/10/2025",), "en", ["10-12"]),
        (("12/10/2025",), "en-US", [""]),
    ],
)
def test_the_order_is_that_of_the_whole_page_or_marked(
    texts: tuple[str, ...], language: str | None, days_read: list[str]
) -> None:
    assert order_marked(*texts, language=language) == days_read


def test_what_was_learnt_of_the_source_decides_what_its_dates_leave_open() -> None:
    assert order_marked("03/04/2025", day_first=True) == ["04-03"]
    assert order_marked("03/04/2025", day_first=False) == ["03-04"]
    assert order_marked("03/04/2025", "27/03/2025", day_first=False) == ["04-03", "03-27"]


def test_a_date_counted_back_is_marked_as_one() -> None:
    item = read_one(raw(date="3 hours ago"))
    assert item.published_relative
    assert "counted back" in (item.published_evidence or "")


@given(
    st.dates(date(1990, 1, 1), date(2025, 10, 27)),
    st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York"]),
)
@settings(deadline=None, max_examples=50)
def test_every_day_stays_the_day_it_was(day: date, zone: str) -> None:
    item = read_one(raw(date=day.isoformat()), context=replace(CONTEXT, timezone=zone))
    assert item.published is not None
    assert item.published.date() == day


# ---------------------------------------------------------------------------------------------------- summary and body


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"summary": words(" It is  approved. ")}, "It is approved."),
        ({"summary": markup("<p>It is <b>approved</b>.</p><p>Now.</p>")}, "It is approved. Now."),
        ({"summary": words("New drug approved")}, None),
        ({"summary": words("New drug appro…")}, None),
        ({"summary": words("Read more »")}, None),
        ({"summary": words("27 October 2025")}, None),
        ({"summary": words("查看详情")}, None),
        ({"summary": words(""), "body": markup("<p>From the body.</p>")}, "From the body."),
        ({"summary": words("Read more"), "body": markup("<h1>New drug approved</h1><p>From it.</p>")}, "From it."),
        ({"body": markup("<p>Release Date: 2025-10-27</p><p>On Monday, it began.</p>")}, "On Monday, it began."),
        ({"summary": words("It is approved. The post New drug appeared first on Acme.")}, "It is approved."),
        ({"summary": words("It is approved and sold [&#8230;]")}, "It is approved and sold…"),
        ({"summary": words("It is approved. Continue reading “New drug”")}, "It is approved."),
        ({"summary": words("新药已获批。[阅读更多]")}, "新药已获批。"),
        ({"summary": words("New drug approved. The agency said so on Monday.")}, "The agency said so on Monday."),
        ({"summary": words("New drug approved by the agency Monday.")}, "New drug approved by the agency Monday."),
        ({"summary": words("BEIJING, Oct. 27, 2025 /PRNewswire/ -- Acme said so.")},
         "BEIJING, Oct. 27, 2025 /PRNewswire/ -- Acme said so."),
        ({"summary": markup("<script>x()</script>")}, None),
    ],
)  # fmt: skip
def test_a_summary_says_more_than_the_title_or_is_none(facts: dict[str, Any], expected: str | None) -> None:
    assert read_one(raw(**facts)).summary == expected


def test_a_summary_is_short_and_ends_well() -> None:
    text = "中国生物制药今日在北京举行的国际生物医药产业创新大会上宣布了新的合作计划。" * 20
    summary = read_one(raw("新合作计划", body=markup(f"<p>{text}</p>"))).summary
    assert summary is not None
    assert len(summary) <= 300
    assert summary.endswith("。")


def test_a_body_is_made_safe_and_its_addresses_absolute() -> None:
    body = markup('<p onclick=x>It <a href="/a">is</a>.</p><script>y</script>')
    assert read_one(raw(body=body)).body == (
        '<p>It <a href="https://www.acme.example/a" rel="noopener noreferrer">is</a>.</p>'
    )
    assert read_one(raw(body=words("a < b\n\nc"))).body == "<p>a &lt; b</p><p>c</p>"
    assert read_one(raw(body=markup("<p> </p><script>x</script>"))).body is None
    assert read_one(raw(body=markup("x" * 2_000_000))).body is None


def test_a_description_that_is_the_whole_text_is_the_body_too() -> None:
    item = read_one(raw(summary=markup("<p>One sentence of it.</p>" * 60)), kind=Kind.FEED)
    assert item.body is not None
    assert item.body.count("<p>") == 60
    assert item.summary is not None
    assert len(item.summary) <= 300


# ------------------------------------------------------------------------------------------------------- smaller facts


@pytest.mark.parametrize(
    ("tag", "title", "expected"),
    [
        ("en_US", "New drug approved", "en-US"),
        ("zh_CN", "新药获批上市", "zh-CN"),
        ("ZH-hant-tw", "新藥獲批上市", "zh-Hant-TW"),
        ("en", "中国生物制药新药获批上市", "zh"),
        ("en", "新薬の承認について", "ja"),
        ("zh-CN", "신약 승인 발표", "ko"),
        ("ja", "新薬承認発表", "ja"),
        ("zh", "Sino Biopharm announces its results", None),
        ("english", "New drug approved", None),
        ("x-default", "New drug approved", None),
        ("cn", "新药获批上市", "zh"),
        ("de-DE.UTF-8", "Neues Medikament", "de-DE"),
        ("", "New drug approved", None),
        (None, "New drug approved", None),
        (None, "新药获批上市公告", "zh"),
        ("a" * 5000, "New drug approved", None),
    ],
)
def test_a_language_is_tidy_and_agrees_with_the_script(tag: str | None, title: str, expected: str | None) -> None:
    assert read_one(raw(title, language=tag)).language == expected


def test_an_item_speaks_the_language_of_its_page_where_it_says_nothing() -> None:
    assert read_one(raw(), language="en_GB").language == "en-GB"
    assert read_one(raw(), context=replace(CONTEXT, language="en")).language == "en"
    assert read_one(raw(language="fr"), language="en").language == "fr"
    assert read_one(raw(language="??"), language="en").language == "en"


def test_names_pictures_and_categories_are_cleaned() -> None:
    item = read_one(
        raw(
            origin=" 北京日报\u3000",
            author="press@acme.example (Theresa Tse)",
            image="/a b.png",
            categories=("News", " News ", "", "药\x00"),
            guid=" 7-1\n",
        )
    )
    assert (item.origin, item.author, item.guid) == ("北京日报", "Theresa Tse", "7-1")
    assert item.image == "https://www.acme.example/a%20b.png"
    assert item.categories == ("News", "药")
    empty = read_one(raw(origin="", author=" ", image="data:x", guid="", categories=("x" * 999,)))
    assert (empty.origin, empty.author, empty.image, empty.guid, empty.categories) == (None, None, None, None, ())


VERSIONS = "https://www.acme.example/"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ((("de_DE", "/de/7.html"), ("ja", "https://acme.jp/7")),
         (("de-DE", VERSIONS + "de/7.html"), ("ja", "https://acme.jp/7"))),
        ((("zh-hans", "/cn/7?utm_source=x#top"),), (("zh-Hans", VERSIONS + "cn/7"),)),
        ((("x-default", "/x/7"), ("", "/y/7"), ("klingon!", "/z/7"), ("de", "javascript:x"), ("fr", "")), ()),
        ((("en", PAGE + "7.html"), ("en-GB", "http://acme.example/news/7.html")), ()),
        ((("de", "/de/"), ("fr", "https://acme.fr"), ("it", "/it-it/index.html")), ()),
        ((("de", "/de/7"), ("de", "/de/8"), ("DE", "/de/9")), (("de", VERSIONS + "de/7"),)),
    ],
)  # fmt: skip
def test_other_language_versions_are_kept_with_sound_tags_and_addresses(
    stated: tuple[tuple[str, str], ...], expected: tuple[tuple[str, str], ...]
) -> None:
    assert read_one(raw(alternates=stated)).alternates == expected


def test_a_page_with_thousands_of_language_versions_gives_a_few() -> None:
    many = tuple((f"de-x-v{n}", f"/v{n}/seven") for n in range(5000))
    assert len(read_one(raw(alternates=many)).alternates) == 60


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("/news/6.html?utm_source=x", PAGE + "6.html"),
        ("http://acme.example/news/6.html", "http://acme.example/news/6.html"),
        (PAGE + "7.html", None),
        (PAGE, None),
        ("https://other.example/news/6.html", None),
        ("javascript:history.back()", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_the_releases_before_and_after_are_pages_of_the_site(stated: str, expected: str | None) -> None:
    item = read_one(raw(previous=stated, next=stated))
    assert (item.previous, item.next) == (expected, expected)


ADDRESSES = st.one_of(
    st.from_regex(r"https?://(www\.)?[a-z0-9.-]{1,12}(/[A-Za-z0-9_.~%-]{0,6}){0,4}/?(index\.html)?", fullmatch=True),
    st.text(max_size=40),
)


@given(ADDRESSES)
@settings(deadline=None, max_examples=500)
def test_the_quick_way_with_plain_addresses_is_only_quicker(text: str) -> None:
    found = absolute(text, PAGE) if text.strip() else None
    assert address(text, PAGE) == found
    if found is not None:
        assert own_link(RawItem(link=text), PAGE) == canonical(found)
        assert quick_key(found) == link_key(found)
        assert quick_key(canonical(found)) == link_key(found)


TEXTS = st.one_of(st.none(), st.builds(RawText, value=st.text(max_size=80), html=st.booleans()))
RAW_ITEMS = st.builds(
    RawItem,
    link=st.one_of(st.none(), st.text(max_size=30), st.just("/news/7")),
    title=TEXTS,
    date=st.one_of(st.none(), st.text(max_size=30), st.just("03/04/2025")),
    updated=st.one_of(st.none(), st.text(max_size=30)),
    summary=TEXTS,
    body=TEXTS,
    guid=st.one_of(st.none(), st.text(max_size=30)),
    canonical=st.one_of(st.none(), st.text(max_size=30)),
    language=st.one_of(st.none(), st.text(max_size=10)),
    origin=st.one_of(st.none(), st.text(max_size=30)),
    image=st.one_of(st.none(), st.text(max_size=30)),
    categories=st.lists(st.text(max_size=10), max_size=3).map(tuple),
)


@given(st.lists(RAW_ITEMS, max_size=5), st.sampled_from(Kind))
@settings(deadline=None)
def test_whatever_a_page_says_gives_clean_items_or_none(items: list[RawItem], kind: Kind) -> None:
    for item in read(*items, kind=kind):
        assert item.link.startswith(("http://", "https://"))
        for text in (item.title, item.summary, item.body, item.guid, item.origin, item.author, item.language):
            assert text is None or text.strip() == text != ""
        assert item.published is None or item.published.tzinfo is not None
        assert (item.published is None) == (item.published_precision is None)


@given(st.lists(RAW_ITEMS, max_size=4))
@settings(deadline=None)
def test_reading_what_was_read_changes_nothing(items: list[RawItem]) -> None:
    for item in read(*items):
        again = read_one(
            RawItem(
                link=item.link,
                title=words(item.title) if item.title else None,
                summary=words(item.summary) if item.summary else None,
                body=markup(item.body) if item.body else None,
                language=item.language,
                guid=item.guid,
                image=item.image,
                categories=item.categories,
            )
        )
        assert (again.link, again.title, again.body, again.language) == (
            item.link,
            item.title,
            item.body,
            item.language,
        )
        assert (again.guid, again.image, again.categories) == (item.guid, item.image, item.categories)
