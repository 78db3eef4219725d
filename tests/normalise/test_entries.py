from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from feeds.model import Entry, Item, Kind, Precision, Role, Source
from feeds.normalise import complete, entry_of

SEEN = datetime(2025, 10, 28, 3, tzinfo=UTC)
CHINA = timezone(timedelta(hours=8))
SOURCE = Source(id="acme/news", url="https://www.acme.example/news/", name="Acme", role=Role.WIRE)
LINK = "https://www.acme.example/news/china-approval.html"


def day(number: int = 27, zone: Any = UTC) -> dict[str, Any]:
    return {"published": datetime(2025, 10, number, tzinfo=zone), "published_precision": Precision.DATE}


def instant(day_: int, hour: int = 0, minute: int = 0, *, zone: Any = UTC) -> dict[str, Any]:
    return {"published": datetime(2025, 10, day_, hour, minute, 5, 999, zone), "published_precision": Precision.INSTANT}


def listed(title: str | None = "New drug approved", **facts: Any) -> Item:
    return replace(Item(link=LINK, title=title, summary="It is approved.", **day()), **facts)


def entry(source: Source = SOURCE, **facts: Any) -> Entry:
    return entry_of(replace(listed(), **facts), source, key="acme.example/7", aliases=("guid:7",), seen_at=SEEN)


def article(**facts: Any) -> Item:
    return replace(Item(link=LINK, title="New drug approved", language="en", body="<p>It is.</p>"), **facts)


# -------------------------------------------------------------------------------------------------------------- birth


def test_an_entry_says_what_its_item_says_under_its_own_identity() -> None:
    born = entry(guid="7", origin="北京日报", image="https://a.example/i.png", categories=("药",), language="zh-CN")
    assert (born.source_id, born.key, born.aliases, born.role) == (
        "acme/news",
        "acme.example/7",
        ("guid:7",),
        Role.WIRE,
    )
    assert (born.title, born.summary, born.link) == ("New drug approved", "It is approved.", LINK)
    assert (born.origin, born.image, born.categories) == ("北京日报", "https://a.example/i.png", ("药",))
    assert (born.language, born.first_seen, born.attempts) == ("zh-CN", SEEN, 0)


@pytest.mark.parametrize("zone", [UTC, CHINA, timezone(timedelta(hours=-11)), timezone(timedelta(hours=14))])
def test_a_day_is_noon_of_that_day_whatever_its_zone(zone: timezone) -> None:
    published = entry(**day(27, zone)).published
    assert published is not None
    assert published.at == datetime(2025, 10, 27, 12, tzinfo=UTC)
    assert (published.stated, published.precision) == ("2025-10-27", Precision.DATE)
    assert published.day.isoformat() == "2025-10-27"


def test_an_instant_is_kept_as_stated_and_in_utc() -> None:
    published = entry(**instant(27, 1, 30, zone=CHINA)).published
    assert published is not None
    assert published.at == datetime(2025, 10, 26, 17, 30, 5, tzinfo=UTC)
    assert published.stated == "2025-10-27T01:30:05+08:00"
    assert published.day.isoformat() == "2025-10-27"


def test_an_undated_item_stays_undated() -> None:
    assert entry(published=None, published_precision=None).published is None


@pytest.mark.parametrize(
    ("facts", "whole"),
    [
        ({}, True),
        ({"summary": None}, False),
        ({"published": None}, False),
        ({"title": None}, False),
        ({"title": "New drug appro…"}, False),
        ({"published_relative": True}, False),
        ({"published_ambiguous": True}, False),
    ],
)
def test_an_entry_is_complete_when_its_list_tells_all(facts: dict[str, Any], whole: bool) -> None:  # noqa: FBT001
    assert entry(**facts).complete is whole
    assert entry(replace(SOURCE, kind=Kind.ARTICLE), **facts).complete


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("https://a.example/news/2025/new-drug-approved.html", "New drug approved"),
        ("https://a.example/%E6%96%B0%E8%8D%AF%E8%8E%B7%E6%89%B9", "新药获批"),
        ("https://a.example/news/12345.html", "a.example/news/12345.html"),
        ("https://a.example/", "a.example/"),
    ],
)
def test_a_page_known_by_its_address_only_is_called_by_it_for_the_time_being(link: str, title: str) -> None:
    assert entry(title=None, link=link).title == title


def test_a_guessed_order_of_day_and_month_stays_marked() -> None:
    for facts in (day(4), instant(4, 9)):
        published = entry(**facts, published_ambiguous=True).published
        assert published is not None
        assert published.ambiguous


@pytest.mark.parametrize(
    ("start", "text"),
    [
        (None, None),
        (datetime(2026, 1, 5, tzinfo=UTC), "2026-01-05"),
        (datetime(2026, 1, 5, tzinfo=CHINA), "2026-01-05"),
        (datetime(2026, 1, 5, 9, 30, 0, 7, CHINA), "2026-01-05T09:30:00+08:00"),
    ],
)
def test_an_event_is_stated_as_the_page_states_it(start: datetime | None, text: str | None) -> None:
    assert entry(event_start=start).event_start == text
    assert complete(entry(), article(event_start=start)).event_start == text
    assert complete(entry(event_start=datetime(2026, 2, 3, tzinfo=UTC)), article(event_start=start)).event_start == (
        "2026-02-03"
    )


def test_language_versions_come_from_the_list_or_else_from_the_article() -> None:
    german, french = (("de", "https://a.example/de/7"),), (("fr", "https://a.example/fr/7"),)
    assert entry(alternates=german).alternates == german
    assert complete(entry(), article(alternates=french)).alternates == french
    assert complete(entry(alternates=german), article(alternates=french)).alternates == german


# -------------------------------------------------------------------------------------------------------------- digest


@pytest.mark.parametrize(
    "facts",
    [
        {"title": " NEW  drug — approved "},
        {"summary": "It is approved!"},
        {"body": "<p>x</p>"},
        {"image": "https://a.example/x.png"},
        {"published_evidence": "elsewhere"},
        day(27, CHINA),
    ],
)
def test_noise_does_not_change_what_the_list_says(facts: dict[str, Any]) -> None:
    assert entry(**facts).listed == entry().listed


@pytest.mark.parametrize(
    "facts", [{"title": "New drug refused"}, {"summary": "It is not approved."}, day(28), {"published": None}]
)
def test_news_changes_what_the_list_says(facts: dict[str, Any]) -> None:
    assert entry(**facts).listed != entry().listed


def test_the_same_instant_in_another_zone_is_no_change() -> None:
    assert entry(**instant(27, 9, zone=CHINA)).listed == entry(**instant(27, 1)).listed
    assert entry(**instant(27, 2)).listed != entry(**instant(27, 1)).listed


def test_a_date_counted_back_is_another_one_each_time_and_no_change() -> None:
    assert (
        entry(**instant(27, 9), published_relative=True).listed
        == entry(**instant(27, 8), published_relative=True).listed
    )


# ---------------------------------------------------------------------------------------------------------- completion


def test_the_article_fills_gaps_and_the_list_keeps_its_word() -> None:
    gaps = entry(summary=None, published=None, published_precision=None)
    done = complete(gaps, article(summary="From the article.", origin="Beijing Daily", title="Another", **day(26)))
    assert done.complete
    assert (done.summary, done.origin, done.language, done.body) == (
        "From the article.", "Beijing Daily", "en", "<p>It is.</p>",
    )  # fmt: skip
    assert done.published is not None
    assert done.published.stated == "2025-10-26"
    assert done.title == "New drug approved"
    assert (done.key, done.aliases, done.listed, done.first_seen) == (
        gaps.key,
        gaps.aliases,
        gaps.listed,
        gaps.first_seen,
    )
    kept = complete(entry(), article(summary="Other.", **day(26)))
    assert kept.summary == "It is approved."
    assert kept.published == entry().published


def stated(before: Entry, page: Item) -> str | None:
    published = complete(before, page).published
    return published.stated if published else None


def test_an_instant_of_the_same_day_is_the_better_date() -> None:
    assert stated(entry(**day(27, CHINA)), article(**instant(27, 9, 30, zone=CHINA))) == "2025-10-27T09:30:05+08:00"
    assert stated(entry(), article(**instant(28, 9))) == "2025-10-27"
    assert (
        stated(entry(), article(published=datetime(2025, 10, 27, tzinfo=CHINA), published_precision=Precision.INSTANT))
        == "2025-10-27"
    )
    assert stated(entry(**instant(27, 9)), article(**instant(27, 10))) == "2025-10-27T09:00:05+00:00"


def test_the_article_knows_better_than_a_date_counted_back() -> None:
    guessed = entry(
        **day(27), published_relative=True, published_evidence="span: days ago; counted back from the time of reading"
    )
    assert stated(guessed, article(**day(26))) == "2025-10-26"
    assert stated(guessed, article()) == "2025-10-27"
    assert stated(guessed, article(**day(25), published_relative=True)) == "2025-10-27"
    undated = entry(published=None, published_precision=None)
    assert stated(undated, article(**day(25), published_relative=True)) == "2025-10-25"


def dated(month: int, number: int, **facts: Any) -> dict[str, Any]:
    moment = {"published": datetime(2025, month, number, tzinfo=UTC), "published_precision": Precision.DATE}
    return {**moment, "published_evidence": f"read as {month}-{number}", **facts}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (dated(4, 3), "2025-04-03"),  # the same two numbers the other way round
        (dated(3, 4), "2025-03-04"),  # the same day, and now it is sure
        (dated(4, 3, published_ambiguous=True), "2025-03-04?"),
        (dated(5, 6), "2025-03-04?"),  # some other date of the page
        (dated(4, 3, published_relative=True), "2025-03-04?"),
        ({}, "2025-03-04?"),
        (
            {"published": datetime(2025, 4, 3, 9, 30, tzinfo=CHINA), "published_precision": Precision.INSTANT},
            "2025-04-03T09:30:00+08:00",
        ),
    ],
)
def test_the_article_tells_which_number_was_the_day(page: dict[str, Any], expected: str) -> None:
    done = complete(entry(**dated(3, 4, published_ambiguous=True)), article(**page))
    assert done.complete
    assert done.published is not None
    assert done.published.stated + "?" * done.published.ambiguous == expected
    assert complete(done, article(**page)) == done


def test_a_guess_of_the_article_makes_no_sure_date_unsure() -> None:
    done = complete(entry(**day(4)), article(**instant(4, 9), published_ambiguous=True))
    assert done.published is not None
    assert (done.published.stated, done.published.ambiguous) == ("2025-10-04", False)


def test_evidence_follows_the_date() -> None:
    assert (
        complete(entry(published_evidence="td"), article(**day(1), published_evidence="meta")).published_evidence
        == "td"
    )
    undated = entry(published=None, published_precision=None, published_evidence="refused")
    assert complete(undated, article(**day(1), published_evidence="meta")).published_evidence == "meta"
    assert complete(undated, article()).published_evidence == "refused"


@pytest.mark.parametrize(
    ("listed_title", "stated_title", "expected"),
    [
        ("New drug appro…", "New drug approved in China", "New drug approved in China"),
        ("New drug appro...", "New drug approved in China", "New drug approved in China"),
        ("中国生物制药新药…", "中国生物制药新药获批上市", "中国生物制药新药获批上市"),
        ("New drug appro…", "Our pipeline", "New drug appro…"),
        ("New drug approved", "New drug approved in China", "New drug approved"),
        (None, "新药获批", "新药获批"),
        (None, None, "China approval"),
    ],
)
def test_a_title_is_replaced_only_where_the_list_cuts_it_off(
    listed_title: str | None, stated_title: str | None, expected: str
) -> None:
    assert complete(entry(title=listed_title), article(title=stated_title)).title == expected


def test_a_teaser_cut_off_gives_way_to_whole_sentences() -> None:
    whole = "It is approved by the agency in Beijing. It will be sold soon."
    assert complete(entry(summary="It is approved by the…"), article(summary=whole)).summary == whole
    assert complete(entry(summary="It was refused…"), article(summary=whole)).summary == "It was refused…"


@pytest.mark.parametrize(
    ("before", "page", "after"),
    [
        ("http://acme.example/n/7", "https://acme.example/n/7", "https://acme.example/n/7"),
        ("https://acme.example/n/7", "http://acme.example/n/7", "https://acme.example/n/7"),
        ("https://acme.example/n/7", "http://acme.example/n/seven", "https://acme.example/n/seven"),
        ("https://acme.example/n/7", "https://www.acme.example/n/seven", "https://www.acme.example/n/seven"),
        ("https://acme.example/n/7", "https://ir.acme.example/n/7", "https://ir.acme.example/n/7"),
        ("https://acme.example/n/7", "https://other.example/n/7", "https://acme.example/n/7"),
        ("https://acme.example/n/7", "https://acme.example/", "https://acme.example/n/7"),
        ("https://acme.example/n/7", "https://acme.example/index.html", "https://acme.example/n/7"),
        ("https://acme.example/n/7", "https://acme.example/n/", "https://acme.example/n/7"),
        ("https://acme.example/n?id=7", "https://acme.example/n", "https://acme.example/n?id=7"),
        ("https://acme.example/n?newsId=7&x=1", "https://acme.example/n?newsId=7", "https://acme.example/n?newsId=7"),
        ("https://acme.example/n/7?src=list", "https://acme.example/n/7", "https://acme.example/n/7"),
        ("https://acme.example/n/7/amp", "https://acme.example/n/7", "https://acme.example/n/7"),
        ("https://acme.example/n/7/annex", "https://acme.example/n/7", "https://acme.example/n/7/annex"),
        ("https://acme.example/n/7", "https://notacme.example/n/7", "https://acme.example/n/7"),
        ("https://acme.com/n/7", "https://com/n/7", "https://acme.com/n/7"),
    ],
)
def test_the_article_may_state_its_own_address_and_no_other(before: str, page: str, after: str) -> None:
    assert complete(entry(link=before), article(link=page)).link == after


def test_completing_twice_is_completing_once() -> None:
    page = article(summary="From it.", title="New drug approved in China", **instant(27, 9, 30))
    once = complete(entry(summary=None, title="New drug…"), page)
    assert complete(once, page) == once
