"""The past of a source, read politely and once, whatever stops the reading."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from feeds.backfill import End, Past, Report, Step, Wanted, backfill
from feeds.backfill.pace import PAUSE
from feeds.classify import Classifier
from feeds.model import Asking, Kind, Source
from feeds.settle import Settler
from tests.backfill.newsrooms import PER_PAGE, articles, chinese_site, english, english_site, told
from tests.builders import config, source
from tests.pages import article, atom
from tests.server import ATOM, Page, Site, page, serve, status
from tests.worlds import Town, town


@dataclass
class Place:
    """A source, its site, and the world in which its past is read."""

    site: Site
    town: Town
    source: Source
    pauses: list[float] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    crash_after: int | None = None  # pauses after which the process is as good as killed

    def backfill(self, pages: int = 10, **wanted: object) -> Report:
        world = self.town.world
        past = Past(
            fetcher=world.fetcher, store=world.store, clock=world.clock, pause=self._pause, told=self.steps.append,
            settler=Settler(publisher=self.town.config.publisher, classifier=Classifier(self.town.config)),
            site_names=("Acme Pharma", "Acme"),
        )  # fmt: skip
        return backfill(self.source, past, Wanted(pages=pages, **wanted))  # type: ignore[arg-type]  # its own fields

    def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if self.crash_after is not None and len(self.pauses) > self.crash_after:
            raise KeyboardInterrupt

    def links(self) -> list[str]:
        return [story.lead.link.partition(f":{self.site.port}")[2] for story in self.town.stories()]


@contextmanager
def place(folder: Path, pages: dict[str, Page], path: str = "/news", **facts: object) -> Iterator[Place]:
    with serve(pages) as site:
        made = replace(source(url=site.url(path)), **facts)  # type: ignore[arg-type]  # fields of a source
        with town(config(folder, made)) as here:
            yield Place(site, here, made)


def expected(count: int) -> list[str]:
    return [told(number)[0] for number in range(count)]


# --------------------------------------------------------------------------- the whole way back


def test_an_english_newsroom_is_read_to_its_end_with_the_dates_it_states(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(6)}) as here:
        here.town.run()
        report = here.backfill()
        assert (report.end, report.pages, report.new) == (End.NO_MORE, 5, 50)
        assert here.links() == expected(60)
        days = [story.lead.published.day for story in here.town.stories() if story.lead.published]
        assert days == [told(number)[2] for number in range(60)]
        assert report.oldest == told(59)[2]
        assert [step.number for step in here.steps] == [0, 1, 2, 3, 4, 5]


def test_a_chinese_newsroom_is_read_to_its_end(tmp_path: Path) -> None:
    with place(tmp_path, dict(chinese_site(4)), "/xwzx/index.html") as here:
        report = here.backfill()
        assert (report.end, report.pages) == (End.NO_MORE, 3)
        assert len(here.links()) == 40
        asked = [path for path in here.site.paths if "index" in path]
        assert asked == [f"/xwzx/index{n}.html" for n in ("", "_1", "_2", "_3")]


def test_requests_come_one_at_a_time_with_a_pause_before_each(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(4)}) as here:
        report = here.backfill()
        assert here.pauses == [PAUSE] * (len(here.site.requests) - 1)
        assert report.requests == len(here.site.requests)


def test_what_a_run_stored_before_stays_as_it_is(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(3), **articles(10)}) as here:
        here.town.run()
        before = {story.id: story for story in here.town.stories()}
        here.town.clock.move(days=2)
        here.backfill()
        after = {story.id: story for story in here.town.stories()}
        assert len(before) == 10
        assert {name: after[name] for name in before} == before


def test_a_run_after_it_repeats_nothing(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(3)}) as here:
        here.backfill()
        before = [(story.id, story.updated) for story in here.town.stories()]
        outcome = here.town.run().outcomes[0]
        assert (outcome.new, outcome.duplicates) == (0, 0)
        assert [(story.id, story.updated) for story in here.town.stories()] == before


def test_it_stops_where_all_items_are_older_than_wanted(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(9)}) as here:
        report = here.backfill(since=date(2026, 6, 1))
        assert report.end is End.SINCE
        assert report.pages == 2  # 8 March to 20 May
        assert report.next_url == here.site.url("/news?page=4")


# --------------------------------------------------------------------------- again and again


def test_called_again_it_goes_on_where_it_ended_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(6)}) as here:
        first = here.backfill(pages=2)
        assert (first.end, first.next_url) == (End.PAGES, here.site.url("/news?page=4"))
        second = here.backfill(pages=2)
        assert [step.url for step in second.steps] == [here.site.url(f"/news?page={n}") for n in (4, 5)]
        third = here.backfill()
        assert (third.end, third.total_pages) == (End.NO_MORE, 5)
        assert here.links() == expected(60)
        asked = len(here.site.requests)
        last = here.backfill()
        assert (last.end, last.requests, last.new) == (End.NO_MORE, 0, 0)
        assert len(here.site.requests) == asked
        anew = here.backfill(again=True)
        assert (anew.pages, anew.new) == (5, 0)


def test_pages_that_moved_on_in_between_lose_and_repeat_nothing(tmp_path: Path) -> None:
    shift = 0

    def moving(asked: object) -> object:
        number = int(getattr(asked, "target", "").partition("page=")[2] or 1)
        body = english(number, 5)
        return page(body) if not shift else page(_shifted(number, 5, shift))

    with place(tmp_path, {"/news": moving}) as here:  # type: ignore[dict-item]  # a function of what is asked
        here.backfill(pages=2)
        shift = PER_PAGE  # ten new releases: what was on page 4 is on page 5 now
        here.town.clock.move(days=1)
        here.backfill()
        assert set(expected(40)) <= set(here.links())
        assert len(here.links()) == len(set(here.links()))


def _shifted(number: int, pages: int, by: int) -> str:
    return english(max(1, number - by // PER_PAGE), pages).replace(
        f'href="/news?page={number}"', f'href="/news?page={number + 1}"'
    )


@pytest.mark.parametrize("after", range(1, 9))
def test_killed_at_any_request_and_called_again_it_comes_to_the_same_end(tmp_path: Path, after: int) -> None:
    pages: dict[str, Page] = {"/news": english_site(4, dated=False), **articles(40)}
    (tmp_path / "whole").mkdir()
    with place(tmp_path / "whole", pages) as whole:
        whole.backfill()
        wanted = [(story.lead.title, story.lead.published) for story in whole.town.stories()]
    with place(tmp_path, pages) as here:
        here.crash_after = after * 4
        with pytest.raises(KeyboardInterrupt):
            here.backfill()
        here.crash_after = None
        here.backfill()
        found = [(story.lead.title, story.lead.published) for story in here.town.stories()]
    assert len(found) == 40
    assert found == wanted


def test_a_process_killed_in_the_middle_of_a_page_goes_on_with_that_page(tmp_path: Path) -> None:
    with serve({"/news": english_site(5)}) as site:
        made = source(url=site.url("/news"))
        settings = config(tmp_path, made)
        (tmp_path / "sources.yaml").write_text(
            "publisher: {title: T, base_url: https://feeds.example/}\nfetch: {allow: [127.0.0.1]}\n"
            f"companies: {{acme: {{name: Acme, sources: ['{made.url}']}}}}\n",
            encoding="utf-8",
        )
        program = (
            "import os, signal, sys, time\nfrom pathlib import Path\nfrom feeds.backfill import Wanted\n"
            "from feeds.config import load\nfrom feeds.wiring import past\n"
            "config = load(Path(sys.argv[1]))\n"
            "time.sleep = lambda _: None\n"
            "def told(source, step):\n    if step.number == 2: os.kill(os.getpid(), signal.SIGKILL)\n"
            "past.fill(config, config.sources, Wanted(), told=told)\n"
        )
        killed = subprocess.run([sys.executable, "-c", program, str(tmp_path / "sources.yaml")], check=False)
        assert killed.returncode == -signal.SIGKILL
        whole = program.replace("step.number == 2", "False")
        done = subprocess.run([sys.executable, "-c", whole, str(tmp_path / "sources.yaml")], check=False)
        assert done.returncode == 0
        asked = [site.asked("/news"), *(site.paths.count(f"/news?page={n}") for n in (2, 3, 4, 5))]
        assert asked == [6, 1, 1, 1, 1]  # and the newest page once each time
        assert settings.output.parent == tmp_path
        assert (tmp_path / "output" / "all.atom").exists()


# --------------------------------------------------------------------------- pages that never end


def test_a_last_page_that_repeats_for_ever_is_the_end(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(3, repeats=True)}) as here:
        report = here.backfill(pages=50)
        assert (report.end, report.pages) == (End.NO_MORE, 2)
        assert here.site.paths == ["/news", "/news?page=2", "/news?page=3", "/news?page=4"]
        assert here.links() == expected(30)


def test_a_page_that_leads_back_to_one_that_was_read_is_the_end(tmp_path: Path) -> None:
    circle = {
        "/news": page(english(1, 1).replace('<nav class="pager">', '<nav><a rel="next" href="/news/a">Next</a>')),
        "/news/a": page(english(2, 1).replace('<nav class="pager">', '<nav><a rel="next" href="/news">Next</a>')),
    }
    with place(tmp_path, dict(circle)) as here:
        assert here.backfill(pages=50).end is End.NO_MORE
        assert here.site.paths == ["/news", "/news/a"]


def test_a_page_without_a_way_back_says_so(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(1)}) as here:
        report = here.backfill()
        assert (report.end, report.pages, report.new) == (End.NO_MORE, 0, 10)
        assert "no way to older items" in report.why


# --------------------------------------------------------------------------- servers that say no


def test_a_server_that_has_enough_is_left_alone_and_gone_on_with_later(tmp_path: Path) -> None:
    newsroom = english_site(5)
    pages: dict[str, Page] = {"/news": newsroom, "/news?page=3": status(429, retry_after="120")}
    with place(tmp_path, pages) as here:
        report = here.backfill()
        assert report.end is End.REFUSED
        assert "429" in report.why
        assert report.hint is not None
        assert "/news?page=3" in report.hint
        assert here.site.paths[-1] == "/news?page=3"  # and nothing after it
        assert here.links() == expected(20)
        del here.site.pages["/news?page=3"]
        assert here.backfill().end is End.NO_MORE
        assert here.links() == expected(50)


def test_an_article_that_is_refused_ends_it_with_the_page_stored(tmp_path: Path) -> None:
    pages: dict[str, Page] = {"/news": english_site(3, dated=False), told(0)[0]: status(503, retry_after="9")}
    with place(tmp_path, pages) as here:
        report = here.backfill()
        assert report.end is End.REFUSED
        assert here.site.paths == ["/news", told(0)[0]]
        assert here.links() == expected(10)
        assert report.next_url == here.site.url("/news?page=2")


@pytest.mark.parametrize("body", ["<title>Just a moment...</title><h1>Checking your browser</h1>", "<h1>Log in</h1>"])
def test_a_page_in_place_of_the_news_is_not_the_end_of_the_past(tmp_path: Path, body: str) -> None:
    wall = page(f"<!DOCTYPE html><html><body>{body}<input type=password></body></html>")
    with place(tmp_path, {"/news": english_site(5), "/news?page=3": wall}) as here:
        report = here.backfill()
        assert (report.end, report.next_url) == (End.FAILED, here.site.url("/news?page=3"))
        assert here.links() == expected(20)


def test_a_menu_in_place_of_the_news_is_never_stored(tmp_path: Path) -> None:
    products = page(english(2, 5, dated=False).replace('href="/news/', 'href="/products/'))
    with place(tmp_path, {"/news": english_site(5), "/news?page=2": products}) as here:
        report = here.backfill()
        assert report.end is End.FAILED
        assert "does not look like" in report.why
        assert report.next_url == here.site.url("/news?page=2")
        assert here.links() == expected(10)


def test_an_empty_page_where_one_was_promised_is_tried_once_more(tmp_path: Path) -> None:
    empty = page("<!DOCTYPE html><html><body><p>The news is being moved to another system.</p></body></html>")
    with place(tmp_path, {"/news": english_site(5), "/news?page=3": empty}) as here:
        report = here.backfill()
        assert report.end is End.NO_MORE
        assert report.next_url == here.site.url("/news?page=3")
        assert "taken as the end" in report.notes[0]
        del here.site.pages["/news?page=3"]
        assert here.backfill().new == 30


# --------------------------------------------------------------------------- undated items, article pages


def test_old_items_without_a_date_never_stand_above_the_news(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(4, dated=False)}) as here:
        here.town.run()
        here.town.clock.move(days=30)
        here.backfill()
        assert here.links() == expected(40)


def test_not_all_article_pages_are_asked_for(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": english_site(3, dated=False), **articles(30)}) as here:
        report = here.backfill()
        assert report.requests <= 3 + 3 * 10
        assert here.links() == expected(30)


def test_titles_that_only_article_pages_tell_are_read_some_at_a_time(tmp_path: Path) -> None:
    links = [told(number) for number in range(25)]
    urls = "".join(f"<url><loc>{{0}}{path}</loc></url>" for path, _, _ in links)
    with place(tmp_path, dict(articles(24)), "/sitemap.xml", kind=Kind.SITEMAP) as here:
        body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls.format(here.site.url(""))}</urlset>'
        here.site.pages["/sitemap.xml"] = page(body, "application/xml")
        report = here.backfill()
        assert sorted(here.links()) == sorted(expected(24))  # the last one has no page
        assert here.site.asked("/sitemap.xml") == 1
        assert report.new == 24


# --------------------------------------------------------------------------- other ways back


def test_archives_of_years_are_read_one_after_the_other(tmp_path: Path) -> None:
    years = range(2026, 2022, -1)
    links = "".join(f'<li><a href="/news/{year}/">{year}</a></li>' for year in years)

    def year_page(year: int) -> Page:
        rows = "".join(
            f'<li><span>{year}-0{n}-1{n}</span> <a href="/news/{year}/item-{n}">Acme tells item {n} of {year}</a></li>'
            for n in range(6, 0, -1)
        )
        return page(f"<!DOCTYPE html><html><body><ul class=y>{links}</ul><ul class=n>{rows}</ul></body></html>")

    pages = {"/news/": year_page(2026), **{f"/news/{year}/": year_page(year) for year in years}}
    with place(tmp_path, pages, "/news/") as here:
        report = here.backfill()
        assert report.end is End.NO_MORE
        assert len(here.links()) == 24
        assert here.site.paths == ["/news/", "/news/2026/", "/news/2025/", "/news/2024/", "/news/2023/"]


def test_a_feed_with_an_archive_is_read_back(tmp_path: Path) -> None:
    def part(number: int) -> Page:
        older = f'<link rel="next" href="/feed?page={number + 1}"/>' if number < 3 else ""
        told_here = [(path, title, f"{day}") for path, title, day in map(told, range(number * 5 - 5, number * 5))]
        return page(atom(*told_here).replace("<title>News</title>", f"<title>News</title>{older}"), ATOM)

    pages = {"/feed": part(1), "/feed?page=2": part(2), "/feed?page=3": part(3)}
    with place(tmp_path, pages, "/feed") as here:
        assert here.backfill().end is End.NO_MORE
        assert len(here.town.stories()) == 15


@pytest.mark.parametrize("newest_is", ["next", "previous"])
def test_a_chain_of_articles_is_followed_away_from_what_is_known(tmp_path: Path, newest_is: str) -> None:
    def one(number: int) -> Page:
        _, title, day = told(number)
        older, newer = ("Previous", "Next") if newest_is == "next" else ("Next", "Previous")
        links = f'<p>{older}: <a href="{told(number + 1)[0]}">{told(number + 1)[1]}</a></p>' if number < 5 else ""
        links += f'<p>{newer}: <a href="{told(number - 1)[0]}">{told(number - 1)[1]}</a></p>' if number > 0 else ""
        head = '<meta property="og:type" content="article"></head>'
        return page(article(title, f"{day}").replace("</head>", head).replace("</main>", f"{links}</main>"))

    pages = {told(number)[0]: one(number) for number in range(6)}
    with place(tmp_path, pages, told(0)[0], kind=Kind.ARTICLE) as here:
        assert here.backfill(pages=2).end is End.PAGES
        assert here.backfill().end is End.NO_MORE
        assert here.links() == expected(6)


def test_the_headers_a_source_is_asked_with_go_to_its_own_host_alone(tmp_path: Path) -> None:
    key = Asking(headers=(("X-Key", "secret"),))
    elsewhere = english(1, 5).replace('<nav class="pager">', '<nav><a rel="next" href="http://localhost/news">Next</a>')
    with place(tmp_path, {"/news": english_site(3)}, asking=key) as here:
        here.backfill()
        assert {asked.headers.get("x-key") for asked in here.site.requests} == {"secret"}
        here.site.pages["/news"] = page(elsewhere)
        here.backfill(again=True)
        assert all(asked.host == "127.0.0.1" for asked in here.site.requests)


def test_a_source_that_cannot_be_read_says_why_and_stores_nothing(tmp_path: Path) -> None:
    with place(tmp_path, {"/news": status(403)}) as here:
        report = here.backfill()
        assert (report.end, report.steps, report.next_url) == (End.FAILED, (), None)
        assert report.hint
        assert here.town.stories() == []
        here.site.pages["/news"] = english_site(2)
        assert here.backfill().new == 20
