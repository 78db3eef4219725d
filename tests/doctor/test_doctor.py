"""What is told of a source that gives nothing, or not what it should; each time with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from feeds.doctor import Examined, Finding, Grade, Instruments, examine, findings_of
from feeds.errors import DnsError, FetchError, ForbiddenAddressError, TlsError
from feeds.fetch import HttpFetcher
from feeds.model import Chosen, Extraction, Item, Kind, ListRule, Outcome, Result, SourceState, Wrapper, WrapperChange
from tests.builders import NOON, config, source
from tests.pages import atom, newsroom
from tests.server import ATOM, Page, Site, moved, page, serve, status
from tests.worlds import Clock, Town, town

NEWS = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", f"2026-11-{n:02}") for n in range(12, 0, -1)]


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def wrong(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings if finding.grade is Grade.WRONG}


def look(site: Site, path: str = "/news", **facts: Any) -> tuple[Finding, ...]:
    """Examine an address that no sources.yaml has."""
    with HttpFetcher(site.policy(deadline=2.0), Clock(), user_agent="feeds/test") as fetcher:
        made = replace(source(url=site.url(path)), **facts)
        return findings_of(examine(made, Instruments(fetcher=fetcher, clock=Clock()), configured=False))


def html(body: str, head: str = "") -> Page:
    return page(f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>")


# --------------------------------------------------------------------------- how the server answers


def test_a_newsroom_that_is_well_is_called_so() -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        found = look(site)
    assert wrong(found) == set()
    assert "12 items found, read as listing; the newest is of 2026-11-12." in [finding.what for finding in found]


def test_it_asks_for_the_document_and_robots_txt_and_nothing_else() -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        look(site)
        assert sorted(site.paths) == ["/news", "/robots.txt"]


@pytest.mark.parametrize(
    ("code", "name"),
    [(401, "login"), (403, "blocked"), (404, "missing"), (410, "gone"), (429, "asked-too-often"), (500, "server-error"),
     (503, "server-error"), (451, "blocked"), (418, "status")],
)  # fmt: skip
def test_a_refusal_is_told_with_what_to_do(code: int, name: str) -> None:
    with serve({"/news": status(code)}) as site:
        found = look(site)
        assert site.asked("/news") == 1
    assert wrong(found) == {name}
    assert str(code) in found[0].what
    assert found[0].step


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (TlsError("https://a.example/", "the certificate of a.example has expired"), "tls"),
        (DnsError("https://a.example/", "a.example does not resolve"), "dns"),
        (ForbiddenAddressError("http://a.example/", "a.example is 10.0.0.1"), "address"),
        (FetchError("https://a.example/", "something else"), "fetch"),
    ],
)
def test_trouble_on_the_way_has_its_name(error: FetchError, name: str) -> None:
    seen = Examined(source=source(), configured=False, url=error.url, at=NOON, refused=error)
    assert wrong(findings_of(seen)) == {name}


def test_robots_txt_that_forbids_is_told_and_one_that_allows_is_not() -> None:
    rules = "User-agent: *\nDisallow: /news\nCrawl-delay: 86400\n"
    with serve({"/news": page(newsroom(NEWS)), "/robots.txt": page(rules, "text/plain")}) as site:
        found = look(site)
        assert wrong(found) == {"robots"}
        assert "robots-delay" in codes(found)
        assert any(finding.step == "In sources.yaml: `every: 24h`" for finding in found)
        site.pages["/robots.txt"] = page("User-agent: *\nDisallow: /admin\n", "text/plain")
        assert wrong(look(site)) == set()
        site.pages["/robots.txt"] = status(503)
        assert wrong(look(site)) == set()


def test_an_address_that_has_moved_is_told_where() -> None:
    with serve({"/news": moved("/press"), "/press": page(newsroom(NEWS)), "/": page(newsroom(NEWS))}) as site:
        found = [finding for finding in look(site) if finding.code == "moved"]
        assert [finding.step for finding in found] == [f"In sources.yaml: `url: {site.url('/press')}`"]
        site.pages["/news"] = moved("/", 302)
        assert "redirect-home" in wrong(look(site))


# --------------------------------------------------------------------------- what the document gives

CHINESE_LOGIN = "<title>登录</title>"


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (html('<div id="root"></div><script src="/app.js"></script>'), "script"),
        (html("<h1>Checking your browser before accessing</h1>", "<title>Just a moment...</title>"), "captcha"),
        (html("<h1>Access Denied</h1>"), "blocked"),
        (html("<form><input type=password></form>", CHINESE_LOGIN), "login"),
        (html("<h1>Seite nicht gefunden</h1>"), "missing"),
        (html("<p>We have moved to a new system and shall be back soon, with all of our news as before.</p>"), "empty"),
        (page(b"%PDF-1.7 xxx", "application/pdf"), "not-html"),
        (page(b"\x89PNG....", "image/png"), "not-html"),
        (page("", "text/html"), "blank"),
        (page("   \n", "text/html"), "blank"),
    ],
)
def test_a_page_without_items_says_why(answer: Page, name: str) -> None:
    with serve({"/news": answer}) as site:
        found = look(site)
    assert wrong(found) == {name}
    assert found[0].step


def test_items_without_dates_are_worth_a_word() -> None:
    undated = page(newsroom([(path, title, "") for path, title, _ in NEWS]))
    with serve({"/news": undated}) as site:
        found = look(site)
    assert "no-dates" in codes(found)
    assert wrong(found) == set()


def test_another_language_than_stated_is_wrong() -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        assert wrong(look(site, language="zh-CN")) == {"language"}
        assert wrong(look(site, language="en-GB")) == set()


def test_a_feed_that_the_page_links_is_offered() -> None:
    link = '<link rel="alternate" type="application/atom+xml" title="News" href="/feed.atom"></head>'
    with serve({"/news": page(newsroom(NEWS).replace("</head>", link))}) as site:
        found = [finding for finding in look(site) if finding.code == "feed"]
        assert len(found) == 1
        assert site.url("/feed.atom") in found[0].what
        site.pages["/news"] = page(atom(*NEWS), ATOM)
        assert "feed" not in codes(look(site))


def read(*items: Item, **facts: Any) -> tuple[Finding, ...]:
    """Return what is found in items that were read, without a network."""
    seen = Examined(
        source=source(), configured=False, url="https://www.acme.example/news", at=NOON,
        extraction=Extraction(kind=Kind.LISTING), items=items,
    )  # fmt: skip
    return findings_of(replace(seen, **facts))


def item(number: int = 1, **facts: Any) -> Item:
    return replace(
        Item(
            link=f"https://www.acme.example/news/{number}",
            title=f"Acme tells of step {number}",
            published=NOON - timedelta(days=number),
        ),
        **facts,
    )


def test_dates_that_can_be_read_in_two_ways_are_told() -> None:
    found = read(item(1), item(2, published_ambiguous=True), item(3))
    assert "undecided-dates" in codes(found)
    assert "undecided-dates" not in codes(read(item(1), item(2)))


def test_old_news_equal_titles_and_other_sites_are_told() -> None:
    assert "stale" in codes(read(item(900), item(901)))
    assert "same-titles" in wrong(read(*(item(n, title="Read more") for n in range(5))))
    assert "no-titles" in wrong(read(*(item(n, title=None) for n in range(5))))
    assert "elsewhere" in codes(read(*(item(n, link=f"https://wire.example/{n}") for n in range(5))))
    assert "few-dates" in codes(read(item(1), *(item(n, published=None) for n in range(2, 5))))


# --------------------------------------------------------------------------- what is remembered

LEARNT = Wrapper(
    region="main", lists=(ListRule(items=("ul.gone > li",), link="a", title="a"),), confidence=0.9, items=12
)


def remembered(**facts: Any) -> tuple[Finding, ...]:
    state = replace(SourceState(source_id="acme/news", items=12, succeeded_at=NOON), **facts.pop("state", {}))
    return read(*map(item, range(1, 8)), configured=True, state=state, known=7, **facts)


def test_failures_in_a_row_are_told_with_the_last_one() -> None:
    found = remembered(state={"failures": 3, "failing_since": NOON, "error": "fetch: acme.example answered 503"})
    failing = next(finding for finding in found if finding.code == "failing")
    assert "3 times in a row since 2026-11-20" in failing.what
    assert "answered 503" in failing.what
    assert failing.step == "It answers now: feeds run --source acme/news"


def test_a_run_that_refused_strange_items_is_not_promised_to_learn_them() -> None:
    error = "extract: https://a.example/ lists 7 items, but none of the 12 known from it."
    found = remembered(state={"failures": 1, "error": error, "wrapper": LEARNT}, by_wrapper=0)
    steps = {finding.code: finding.step or "" for finding in found if finding.grade is Grade.WRONG}
    assert all("feeds preview" in step and step.endswith("--force") for step in steps.values())
    assert set(steps) == {"failing", "wrapper"}
    assert not any(".." in finding.what for finding in found)


def test_a_feed_that_the_page_links_is_left_to_the_first_run() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    with serve({"/news": html("<p>x</p>", head)}) as site:
        with HttpFetcher(site.policy(deadline=2.0), Clock(), user_agent="feeds/test") as fetcher:
            seen = examine(source(url=site.url("/news")), Instruments(fetcher=fetcher, clock=Clock()), configured=True)
    (feed,) = [finding for finding in findings_of(seen) if finding.code == "feed"]
    assert "first run" in feed.what
    assert feed.grade is Grade.FINE


def test_a_page_built_by_script_names_what_is_missing_to_build_it() -> None:
    with serve({"/news": html('<div id="root"></div><script src="/app.js"></script>')}) as site:
        with HttpFetcher(site.policy(deadline=2.0), Clock(), user_agent="feeds/test") as fetcher:
            for browser, words in (("Install the extra and a Chromium.", "a Chromium"), (None, "has built the page")):
                tools = Instruments(fetcher=fetcher, clock=Clock(), browser=browser)
                found = findings_of(examine(source(url=site.url("/news")), tools, configured=False))
                assert words in next(finding.step or "" for finding in found if finding.code == "script")


def test_what_was_learnt_and_no_longer_fits_is_told() -> None:
    fits = remembered(state={"wrapper": LEARNT}, by_wrapper=12)
    assert "main ul.gone > li" in next(finding.what for finding in fits if finding.code == "wrapper")
    assert wrong(fits) == set()
    broken = remembered(state={"wrapper": LEARNT}, by_wrapper=0)
    assert wrong(broken) == {"wrapper"}
    review = remembered(state={"wrapper": replace(LEARNT, review=True)}, by_wrapper=12)
    assert "wrapper-review" in codes(review)


def test_each_time_the_page_was_learnt_again_is_told() -> None:
    change = WrapperChange(source_id="acme/news", at=NOON, why="its items had vanished", old=LEARNT, new=LEARNT)
    found = remembered(changes=(change, replace(change, old=None)))
    assert [finding.what for finding in found if finding.code == "learnt-again"] == [
        "Learnt again on 2026-11-20: its items had vanished."
    ]


def test_a_page_on_which_nothing_is_known_is_strange() -> None:
    state = SourceState(source_id="acme/news", items=12, succeeded_at=NOON)
    found = read(*map(item, range(1, 8)), configured=True, state=state, known=0)
    assert wrong(found) == {"strange"}


def test_where_it_is_read_instead_is_told() -> None:
    better = Chosen(url="https://www.acme.example/feed", kind=Kind.FEED, why="linked by the page", proved=NOON)
    assert "read-elsewhere" in codes(remembered(state={"chosen": better}))


@contextmanager
def visited(folder: Path, pages: dict[str, Page]) -> Iterator[tuple[Site, Town]]:
    with serve(pages) as site, town(config(folder, source(url=site.url("/news")))) as here:
        here.run()
        yield site, here


def examined(here: Town) -> tuple[Finding, ...]:
    tools = Instruments(fetcher=here.world.fetcher, clock=here.clock, store=here.world.store)
    return findings_of(examine(here.config.sources[0], tools, configured=True))


def test_a_source_that_runs_have_read_is_looked_at_with_what_they_remember(tmp_path: Path) -> None:
    with visited(tmp_path, {"/news": page(newsroom(NEWS))}) as (site, here):
        assert wrong(examined(here)) == set()
        assert "last-run" in codes(examined(here))
        site.pages["/news"] = status(403)
        here.run()
        found = examined(here)
        assert wrong(found) == {"blocked", "failing"}
        stored = here.world.store.outcomes("acme/news")
        assert [outcome.result for _, outcome in stored] == [Result.FAILED, Result.READ]
        assert isinstance(stored[0][1], Outcome)


def test_a_source_never_read_is_told_how_to_read_it(tmp_path: Path) -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site, town(config(tmp_path, source(url=site.url("/news")))) as here:
        found = examined(here)
    assert "never-read" in codes(found)
    assert any(finding.step == "feeds run --source acme/news" for finding in found)


def test_what_is_wrong_comes_first() -> None:
    found = remembered(state={"failures": 1, "error": "fetch: no"}, robots=None)
    grades = [finding.grade for finding in found]
    assert grades == sorted(grades, key=list(Grade).index)
