"""Stories of sites that move, of feeds that carry only a part of a page, and of a past that was read."""

from collections.abc import Sequence
from datetime import date, timedelta
from json import dumps
from pathlib import Path

import pytest

from feeds.backfill import Past, Wanted, backfill
from feeds.classify import Classifier
from feeds.model import Result, Selectors
from feeds.settle import Settler
from tests.backfill.newsrooms import english, told
from tests.builders import config, source
from tests.pages import Told, article, atom, newsroom
from tests.server import page, serve
from tests.test_redesigns import cards, gone, pages_of, releases
from tests.worlds import Town, town

LINKED = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'


def undated(items: Sequence[Told]) -> str:
    """The newsroom without days."""
    page_of = newsroom(items)
    for day in {day for _, _, day in items}:
        page_of = page_of.replace(f'<span class="date">{day}</span> ', "")
    return page_of


def elsewhere(items: Sequence[Told]) -> list[Told]:
    """The same releases at new addresses."""
    return [(f"/en/media/item-{path.rpartition('/')[2]}.html", title, day) for path, title, day in items]


def notices(first: int, last: int) -> list[Told]:
    """Notices of which every other has the one title that comes again and again, newest first."""
    usual, day = "Transaction in Own Shares", date(2026, 10, 1)
    return [
        (f"/rns/{1000 + n}", usual if n % 2 else f"Trading update number {n} of Acme", str(day + timedelta(n // 2)))
        for n in range(last, first - 1, -1)
    ]


def blog(count: int) -> list[Told]:
    return [
        (f"/blog/{n}", f"Ten thoughts of our people on topic {n}", f"2026-10-{1 + n % 12:02}") for n in range(count)
    ]


def test_a_site_that_moved_is_remembered_at_its_new_addresses_while_news_comes_in(tmp_path: Path) -> None:
    items = releases(1, 28)
    there = elsewhere(items)
    with serve({"/news": page(newsroom(items[16:])), **pages_of([*items, *there])}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            for count in range(1, 14):
                site.pages["/news"] = page(cards(there[16 - count : 28 - count]))
                assert t.run().outcomes[0].new == 1
            assert len(t.stories()) == 25
            assert all("/en/media/" in story.lead.link for story in t.stories()[:24])
            site.pages["/news"] = page(newsroom(items[3:15]))
            assert t.run().outcomes[0].new == 0


@pytest.mark.parametrize("behind", [" | Acme Pharma Group", " - Press Release", " (Acme)"])
def test_a_site_that_moved_and_lengthened_its_titles_repeats_nothing(tmp_path: Path, behind: str) -> None:
    items = releases(1, 12)
    there = [(path, title + behind, day) for path, title, day in elsewhere(items)]
    with serve({"/news": page(newsroom(items[1:])), **pages_of([*items, *there])}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            before = {story.id for story in t.stories()}
            site.pages["/news"] = page(cards(there))
            assert t.run().outcomes[0].new == 1
            assert before < {story.id for story in t.stories()}


def test_notices_of_one_title_on_a_busy_list_are_not_taken_for_moved_ones(tmp_path: Path) -> None:
    items = notices(1, 40)
    with serve(pages_of(items)) as site:
        site.pages["/news"] = page(undated(items[20:32]))
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            site.pages["/news"] = page(undated(items[13:25]))
            assert t.run().outcomes[0].new == 7


def test_hand_written_selectors_follow_a_site_that_moved(tmp_path: Path) -> None:
    items = releases(1, 12)
    there = elsewhere(items)
    with serve({"/news": page(newsroom(items[1:])), **pages_of([*items, *there])}) as site:
        with town(config(tmp_path, source(url=site.url("/news"), selectors=Selectors(items="li.row")))) as t:
            t.run()
            site.pages["/news"] = page(newsroom(there))
            report = t.run()
            assert (report.outcomes[0].result, report.outcomes[0].new) == (Result.READ, 1)


@pytest.mark.parametrize("fed", [releases(1, 12)[::2], releases(12, 12)], ids=["half of it", "one item"])
def test_a_feed_of_a_part_of_the_page_is_not_read_in_its_place(tmp_path: Path, fed: list[Told]) -> None:
    items = releases(1, 12)
    with serve(pages_of(items)) as site:
        site.pages["/news"] = page(newsroom(items).replace("</head>", LINKED))
        site.pages["/rss"] = page(atom(*fed, base=site.url("").rstrip("/")), "application/atom+xml")
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            assert t.run().outcomes[0].new == 12
            assert t.world.store.states()["acme/news"].chosen is None


@pytest.mark.parametrize("body", [undated(releases(1, 12)), newsroom(releases(9, 12))], ids=["undated", "short"])
def test_a_feed_of_the_whole_site_is_not_read_in_the_place_of_a_page_that_says_little(
    tmp_path: Path, body: str
) -> None:
    items = releases(1, 12) if body == undated(releases(1, 12)) else releases(9, 12)
    fed = sorted([*items, *blog(60)], key=lambda one: one[2], reverse=True)
    with serve(pages_of(fed)) as site:
        site.pages["/news"] = page(body.replace("</head>", LINKED))
        site.pages["/rss"] = page(atom(*fed, base=site.url("").rstrip("/")), "application/atom+xml")
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            assert t.run().outcomes[0].new == len(items)


def test_a_list_of_products_for_machines_that_links_one_release_is_no_news(tmp_path: Path) -> None:
    items = releases(1, 12)
    with serve(pages_of(items)) as site:
        site.pages["/news"] = page(newsroom(items))
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            rows = [(f"/products/{n}", f"A product of ours for patients, number {n}") for n in range(9)] + [
                items[0][:2]
            ]
            listed = [{"@type": "ListItem", "url": site.url(path), "name": name} for path, name in rows]
            data = dumps({"@context": "https://schema.org", "@type": "ItemList", "itemListElement": listed})
            script = f'<script type="application/ld+json">{data}</script></head>'
            site.pages["/news"] = page(gone(items).replace("</head>", script))
            assert t.run().outcomes[0].result is Result.FAILED
            assert len(t.stories()) == 12


def test_a_source_that_is_given_another_address_is_met_anew(tmp_path: Path) -> None:
    items = releases(1, 12)
    others = [(f"/zh/{n}", f"安科制药宣布在第{n}个地区开设新的生产工厂", day) for n, (_, _, day) in enumerate(items)]
    with serve({"/news": page(newsroom(items)), **pages_of([*items, *others])}) as site:
        site.pages["/zh"] = page(newsroom(others).replace("</head>", LINKED))
        site.pages["/rss"] = page(atom(*others, base=site.url("").rstrip("/")), "application/atom+xml")
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            t.config = config(tmp_path, source(url=site.url("/zh")))
            assert t.run().outcomes[0].new == 12
            assert t.world.store.states()["acme/news"].chosen is not None


def _filled(t: Town) -> int:
    """Read the past of the only source; return how many stories there are."""
    past = Past(
        fetcher=t.world.fetcher, store=t.world.store, clock=t.clock, pause=lambda seconds: None,
        settler=Settler(publisher=t.config.publisher, classifier=Classifier(t.config)),
    )  # fmt: skip
    t.clock.move(hours=1)
    backfill(t.config.sources[0], past, Wanted(pages=14))
    return len(t.stories())


@pytest.mark.parametrize("folder", ["/news/", "/media/news/"], ids=["as it was", "moved"])
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_a_past_that_was_read_makes_nobody_forget_the_newest(tmp_path: Path, folder: str, *, dated: bool) -> None:
    pages = {f"/news?page={n}": page(english(n, 16, dated=dated)) for n in range(1, 17)}
    for path, title, day in map(told, range(160)):
        pages |= dict.fromkeys((path, path.replace("/news/", folder)), page(article(title, str(day))))
    with serve(pages) as site:
        site.pages["/news"] = page(english(1, 16, dated=dated))
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            count = _filled(t)
            assert count >= 140
            changed = english(1, 16, dated=dated).replace("<h1>News", "<h1>All news").replace('"/news/', f'"{folder}')
            site.pages["/news"] = page(changed)
            report = t.run()
            assert (report.outcomes[0].result, report.outcomes[0].new) == (Result.READ, 0)
            assert len(t.stories()) == count
