"""Stories of a Run: real HTTP on loopback, a real database, real files; the clock is a test's own."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest

from feeds.model import Company, Result, Role, Source, Stage
from tests.builders import config, publisher, source, spec, topic, wire
from tests.extract.pdfs import pdf_of
from tests.pages import article, atom, newsroom
from tests.server import ATOM, RSS, XML, Page, Reply, Site, moved, page, reset, serve, status
from tests.worlds import Clock, town

PLANT = ("/news/plant", "Acme opens a plant for cell therapies in Suzhou", "2026-11-18")
TRIAL = ("/news/trial", "Acme doses first patient in phase 2 trial of AB-101", "2026-11-19")
FORUM = ("/news/forum", "Acme speaks at the biomedical industry forum in Beijing", "2026-11-20")


def feed_page(*items: tuple[str, str, str]) -> Reply:
    return page(atom(*items), ATOM)


def feed_source(site: Site, path: str = "/feed", **facts: Any) -> Source:
    return source(f"acme{path}", url=site.url(path), **facts)


def test_what_a_feed_tells_is_published_in_the_companys_feed_and_in_all(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(TRIAL, PLANT)}) as site, town(config(tmp_path, feed_source(site))) as t:
        report = t.run()
        assert [(o.result, o.found, o.new) for o in report.outcomes] == [(Result.READ, 2, 2)]
        for path in ("companies/acme.atom", "companies/acme.rss", "all.atom", "all.rss"):
            parsed = feedparser.parse(t.files()[path][0])
            assert not parsed.bozo
            assert [entry.title for entry in parsed.entries] == [TRIAL[1], PLANT[1]]
            assert parsed.entries[0].link == "https://www.acme.example/news/trial"


def test_a_second_run_without_changes_parses_nothing_and_writes_nothing(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(TRIAL, PLANT)}) as site, town(config(tmp_path, feed_source(site))) as t:
        t.run()
        before = t.files()
        report = t.run()
        assert [outcome.result for outcome in report.outcomes] == [Result.UNCHANGED]
        assert report.written.changed == ()
        assert t.files() == before


def test_the_same_body_without_validators_is_not_parsed_again(tmp_path: Path) -> None:
    same = replace(page(atom(TRIAL), ATOM), validated=False)
    with serve({"/feed": same}) as site, town(config(tmp_path, feed_source(site))) as t:
        t.run()
        assert [outcome.result for outcome in t.run().outcomes] == [Result.UNCHANGED]


def test_a_listing_is_completed_from_its_article_pages_once(tmp_path: Path) -> None:
    items = [FORUM, TRIAL, PLANT]
    pages = {path: page(article(title, day)) for path, title, day in items}
    with serve({"/news": page(newsroom(items)), **pages}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            assert site.asked(FORUM[0]) == 1
            lead = t.stories()[0].lead
            assert lead.title == FORUM[1]
            assert lead.published is not None
            assert lead.published.stated == "2026-11-20"
            assert lead.summary is not None
            assert lead.summary.startswith("Acme Pharma said today what")
            assert lead.origin == "Daily Post"
            site.pages["/news"] = page(
                newsroom([*items, ("/news/old", "Acme appoints a chief scientist", "2026-11-01")])
            )
            t.run()
            assert site.asked(FORUM[0]) == 1


def test_an_item_that_is_a_pdf_is_told_by_its_first_page(tmp_path: Path) -> None:
    items = [("/files/q3.pdf", FORUM[1], FORUM[2]), TRIAL, PLANT]
    told = ["The forum in Suzhou brought together four hundred researchers", "from all over the world."]
    with serve({"/news": page(newsroom(items)), "/files/q3.pdf": page(pdf_of(told), "application/pdf")}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            lead = t.stories()[0].lead
            assert lead.link.endswith("/files/q3.pdf")
            assert lead.summary == " ".join(told)


def test_an_article_that_fails_is_asked_for_again_and_given_up_in_the_end(tmp_path: Path) -> None:
    with serve({"/news": page(newsroom([FORUM, TRIAL, PLANT]))}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            for _ in range(5):
                t.run()
            assert site.asked(FORUM[0]) == 3
            assert len(t.stories()) == 3


def test_a_page_that_tells_of_something_else_does_not_complete_an_entry(tmp_path: Path) -> None:
    consent = page(article("We value your privacy and your choices", "2020-01-01"))
    with serve({"/news": page(newsroom([FORUM, TRIAL, PLANT])), FORUM[0]: consent}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            report = t.run()
            lead = t.stories()[0].lead
            assert lead.summary is None
            assert any("tells of something else" in note for note in report.outcomes[0].notes)


def test_a_failing_source_does_not_stop_the_others(tmp_path: Path) -> None:
    pages: dict[str, Page] = {"/down": status(503), "/feed": feed_page(TRIAL), "/gone": reset()}
    with serve(pages) as site:
        sources = [feed_source(site, path) for path in ("/down", "/gone", "/feed")]
        with town(config(tmp_path, *sources)) as t:
            report = t.run()
            assert [(o.result, o.stage) for o in report.outcomes] == [
                (Result.FAILED, Stage.FETCH),
                (Result.FAILED, Stage.FETCH),
                (Result.READ, None),
            ]
            assert t.titles() == [TRIAL[1]]
            state = t.world.store.states()["acme/down"]
            assert state.failures == 1
            assert state.error is not None
            assert "503" in state.error


@pytest.mark.parametrize("answer", [status(200, "<h1>Sorry, something went wrong</h1>"), page(""), status(404)])
def test_an_error_page_never_empties_a_feed(tmp_path: Path, answer: Reply) -> None:
    items = [FORUM, TRIAL, PLANT]
    pages = {path: page(article(title, day)) for path, title, day in items}
    with serve({"/news": page(newsroom(items)), **pages}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            before = t.files()
            site.pages["/news"] = answer
            report = t.run()
            assert report.outcomes[0].result is Result.FAILED
            assert report.outcomes[0].hint
            assert t.files() == before


def test_an_error_page_full_of_links_is_not_taken_for_news(tmp_path: Path) -> None:
    items = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", f"2026-11-{n:02}") for n in range(19, 9, -1)]
    other = [(f"/help/{n}", f"Answers to question {n} that visitors ask often", "2026-11-20") for n in range(4)]
    pages = {path: page(article(title, day)) for path, title, day in items}
    with serve({"/news": page(newsroom(items)), **pages}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            site.pages["/news"] = page(newsroom(other))
            report = t.run()
            assert report.outcomes[0].error == "ChangedPageError"
            assert len(t.stories()) == 10


def test_an_item_that_vanishes_and_comes_back_is_the_same_entry(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(TRIAL, PLANT)}) as site, town(config(tmp_path, feed_source(site))) as t:
        t.run()
        ids = {story.id: story.first_seen for story in t.stories()}
        before = t.files()
        for items in ((TRIAL,), (TRIAL, PLANT)):
            site.pages["/feed"] = feed_page(*items)
            assert t.run().outcomes[0].new == 0
        assert {story.id: story.first_seen for story in t.stories()} == ids
        assert t.files() == before


def test_tracking_parameters_https_and_title_edits_make_no_new_entry(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(PLANT)}) as site, town(config(tmp_path, feed_source(site))) as t:
        t.run()
        (first,) = t.stories()
        for path in (PLANT[0] + "?utm_source=mail", "http://acme.example" + PLANT[0] + "/"):
            site.pages["/feed"] = feed_page((path, PLANT[1] + ", its third", PLANT[2]))
            t.run()
        (after,) = t.stories()
        assert (after.id, after.first_seen) == (first.id, first.first_seen)
        assert after.lead.title == PLANT[1] + ", its third"
        assert after.updated > first.updated


def test_a_new_spelling_of_the_same_title_tells_subscribers_nothing(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(PLANT)}) as site, town(config(tmp_path, feed_source(site))) as t:
        t.run()
        (first,) = t.stories()
        site.pages["/feed"] = feed_page((PLANT[0], PLANT[1] + "  ", PLANT[2]))
        t.run()
        assert t.stories()[0].updated == first.updated


def test_what_a_wire_repeats_is_one_story_led_by_the_issuer(tmp_path: Path) -> None:
    told = ("https://wire.example/1?utm_medium=rss", PLANT[1] + " - HealthWire", PLANT[2])
    linked = ("https://www.acme.example/news/trial?utm_source=wire", "Acme: first patient dosed", TRIAL[2])
    other = ("https://wire.example/3", "Borealis reports third quarter results", TRIAL[2])
    with serve({"/wire": feed_page(told, linked, other), "/feed": feed_page(TRIAL, PLANT)}) as site:
        sources = (wire(url=site.url("/wire"), role=Role.WIRE), feed_source(site))
        with town(config(tmp_path, *sources)) as t:
            report = t.run()
            assert [(o.new, o.duplicates) for o in report.outcomes] == [(3, 0), (0, 2)]
            assert len(t.stories()) == 3
            plant = next(story for story in t.stories() if len(story.entries) == 2 and "plant" in story.lead.key)
            assert plant.lead.role is Role.ISSUER
            company_feed = feedparser.parse(t.files()["companies/acme.atom"][0])
            assert [entry.title for entry in company_feed.entries] == [TRIAL[1], PLANT[1]]


def test_changed_rules_sort_old_stories_anew(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(FORUM, PLANT)}) as site:
        bare = config(tmp_path, feed_source(site))
        with town(bare) as t:
            t.run()
        events = topic(any=("forum", "论坛"))
        specs = (*bare.specs, spec("topics/events", topics=frozenset({"events"})))
        with town(replace(bare, topics={"events": events}, specs=specs), Clock()) as t:
            t.run(later=2.5)
            parsed = feedparser.parse(t.files()["topics/events.atom"][0])
            assert [entry.title for entry in parsed.entries] == [FORUM[1]]


def test_a_permanent_move_is_remembered_followed_and_reported(tmp_path: Path) -> None:
    with serve({"/feed": moved("/new"), "/new": feed_page(TRIAL)}) as site:
        with town(config(tmp_path, feed_source(site))) as t:
            assert "moved for good" in t.run().outcomes[0].notes[0]
            t.run()
            assert site.paths == ["/feed", "/new", "/new"]
            site.pages["/new"] = status(404)
            t.run()
            site.pages["/feed"] = feed_page(TRIAL, PLANT)
            assert t.run(later=48).outcomes[0].new == 1


def test_a_rehearsal_leaves_no_trace(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(TRIAL, PLANT)}) as site, town(config(tmp_path, feed_source(site))) as t:
        report = t.run(dry=True)
        assert report.outcomes[0].new == 2
        assert t.stories() == []
        assert t.files() == {}
        assert t.world.store.states() == {}
        assert t.run().outcomes[0].new == 2


def test_what_is_not_due_is_left_alone_unless_forced(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(TRIAL)}) as site, town(config(tmp_path, feed_source(site))) as t:
        t.run()
        report = t.run(later=0.1)
        assert (len(report.outcomes), report.waiting) == (0, 1)
        assert t.run(later=0.1, force=True).outcomes[0].result is Result.READ
        assert len(site.requests) == 2


def test_other_settings_read_a_source_afresh(tmp_path: Path) -> None:
    with serve({"/feed": feed_page(TRIAL)}) as site:
        clock = Clock()
        with town(config(tmp_path, feed_source(site)), clock) as t:
            t.run()
        with town(config(tmp_path, feed_source(site, timezone="Asia/Shanghai")), clock) as t:
            assert t.run().outcomes[0].result is Result.READ


def test_a_feed_that_is_born_empty_is_no_failure_but_one_that_empties_is(tmp_path: Path) -> None:
    with serve({"/feed": feed_page()}) as site, town(config(tmp_path, feed_source(site))) as t:
        assert t.run().outcomes[0].result is Result.READ
        site.pages["/feed"] = feed_page(TRIAL)
        t.run()
        site.pages["/feed"] = feed_page()
        outcome = t.run().outcomes[0]
        assert (outcome.result, outcome.error) == (Result.FAILED, "EmptyExtractError")


def test_a_sitemap_index_is_read_through_its_children_and_not_again_while_they_stay_the_same(tmp_path: Path) -> None:
    def sitemap(*items: tuple[str, str, str]) -> Reply:
        urls = "".join(f"<url><loc>{site.url(path)}</loc><lastmod>{day}</lastmod></url>" for path, _, day in items)
        return page(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>', XML)

    pages: dict[str, Page] = {path: page(article(title, day)) for path, title, day in (FORUM, TRIAL, PLANT)}
    with serve(pages) as site:
        children = "".join(f"<sitemap><loc>{site.url(f'/news-{n}.xml')}</loc></sitemap>" for n in (1, 2))
        index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>'
        site.pages |= {"/sitemap.xml": page(index, XML), "/news-1.xml": sitemap(PLANT), "/news-2.xml": sitemap(TRIAL)}
        with town(config(tmp_path, source(url=site.url("/sitemap.xml")))) as t:
            assert t.run().outcomes[0].new == 2
            assert t.titles() == [TRIAL[1], PLANT[1]]
            assert t.run().outcomes[0].result is Result.UNCHANGED
            site.pages["/news-2.xml"] = sitemap(FORUM, TRIAL)
            assert t.run().outcomes[0].new == 1
            assert t.titles() == [FORUM[1], TRIAL[1], PLANT[1]]
            site.pages["/news-1.xml"] = site.pages["/news-2.xml"] = status(503)
            outcome = t.run().outcomes[0]
            assert (outcome.stage, outcome.status) == (Stage.FETCH, 503)


def test_an_item_of_a_sitemap_waits_for_its_title(tmp_path: Path) -> None:
    urls = "<url><loc>http://127.0.0.1:9/never</loc></url>"
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    with serve({"/sitemap.xml": page(body, XML)}) as site:
        with town(config(tmp_path, source(url=site.url("/sitemap.xml")))) as t:
            t.run()
            assert t.titles() == []


def test_a_guid_that_moves_and_a_link_that_is_given_away_lose_nothing(tmp_path: Path) -> None:
    def told(*items: tuple[str, str, str]) -> Reply:
        entries = "".join(
            f"<item><guid isPermaLink='false'>{guid}</guid><link>https://www.acme.example{path}</link>"
            f"<title>{title}</title><pubDate>Wed, 18 Nov 2026 09:00:00 GMT</pubDate>"
            f"<description>What {title} means for patients.</description></item>"
            for guid, path, title in items
        )
        return page(f"<rss version='2.0'><channel><title>News</title>{entries}</channel></rss>", RSS)

    with serve({"/feed": told(("g-one", "/latest", PLANT[1]))}) as site:
        with town(config(tmp_path, feed_source(site))) as t:
            t.run()
            (first,) = t.stories()
            site.pages["/feed"] = told(("g-two", "/latest", TRIAL[1]), ("g-one", "/news/plant", PLANT[1]))
            t.run()
            t.run(force=True)
            assert sorted(t.titles()) == sorted([PLANT[1], TRIAL[1]])
            assert first.id in {story.id for story in t.stories()}
            assert t.run(force=True).written.changed == ()


def test_order_of_answers_does_not_change_what_is_stored(tmp_path: Path) -> None:
    stored = []
    for delays in ((0.3, 0.0), (0.0, 0.3)):
        told = ("https://wire.example/1", PLANT[1] + " - HealthWire", PLANT[2])
        pages = {
            "/wire": replace(page(atom(told), ATOM), delay=delays[0]),
            "/feed": replace(page(atom(PLANT), ATOM), delay=delays[1]),
        }
        folder = tmp_path / str(delays[0])
        folder.mkdir()
        with serve(pages) as site:
            policy = site.policy("wire.example", "acme.example")
            wire_url, acme_url = (
                site.url(path, host) for path, host in (("/wire", "wire.example"), ("/feed", "acme.example"))
            )
            sources = (wire(url=wire_url, role=Role.WIRE), source(url=acme_url))
            with town(config(folder, *sources, fetch=policy)) as t:
                t.run()
                stored.append([(s.id, s.updated, [e.key for e in s.entries]) for s in t.stories()])
    assert stored[0] == stored[1]


def test_chinese_news_keeps_its_words_all_the_way(tmp_path: Path) -> None:
    title = "中国生物制药“AB-101”获国家药监局批准上市"
    sino = Company(id="acme", name="Sino Biopharm", aliases=("中国生物制药",))
    with serve({"/feed": feed_page(("/新闻/1", title, "2026-11-20"))}) as site:
        settings = config(tmp_path, feed_source(site), companies={"acme": sino}, publisher=publisher(language="zh-CN"))
        with town(settings) as t:
            t.run()
            for path in ("companies/acme.atom", "companies/acme.rss"):
                entry = feedparser.parse(t.files()[path][0]).entries[0]
                assert entry.title == title
                assert entry.link == "https://www.acme.example/%E6%96%B0%E9%97%BB/1"
