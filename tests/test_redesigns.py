"""Stories of pages that change under a Source: ordinary days, redesigns, moved addresses, news that is gone."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from feeds.model import Kind, Result
from tests.builders import config, source
from tests.pages import Told, article, atom, newsroom
from tests.server import Page, page, serve, status
from tests.worlds import town

WORDS = ("a plant", "a partnership", "results", "an approval", "a dividend", "a forum", "a trial", "a board change")


def releases(first: int, last: int, *, folder: str = "/news") -> list[Told]:
    """Some releases, newest first."""
    return [
        (f"{folder}/{n}", f"Acme Pharma announces {WORDS[n % 8]} in region {n}", f"2026-10-{n:02}")
        for n in range(last, first - 1, -1)
    ]


def cards(items: Sequence[Told]) -> str:
    """The same newsroom after a redesign: other elements, other classes, other order, dates in another form."""
    rows = "".join(
        f'<article class="c-card"><div class="c-card__body"><h3 class="c-card__title">{escape(title)}</h3>'
        f'<time datetime="{day}">{day[8:]} October 2026</time></div><a class="c-card__more" href="{path}">Read more</a>'
        "</article>"
        for path, title, day in items
    )
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("home", "science", "people", "jobs"))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Newsroom</title></head><body>'
        f'<div class="top"><ul>{menu}</ul></div><div id="app-main"><section><h1>Newsroom</h1>'
        f'<div class="grid">{rows}</div></section></div><div class="bottom"><a href="/legal">Legal</a></div>'
        "</body></html>"
    )


def gone(items: Sequence[Told]) -> str:
    """A page whose news was taken away: what is left is a menu, jobs and related links."""
    del items
    jobs = "".join(f'<li><a href="/careers/{n}">Senior chemist number {n} (all genders)</a></li>' for n in range(8))
    return newsroom([]).replace('<ul class="news">', f'<h2>Jobs</h2><ul class="jobs">{jobs}')


def pages_of(items: Sequence[Told]) -> dict[str, Page]:
    return {path: page(article(title, day)) for path, title, day in items}


def test_a_wrapper_is_learnt_once_kept_and_applied(tmp_path: Path) -> None:
    items = releases(1, 12)
    with serve({"/news": page(newsroom(items[2:])), **pages_of(items)}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            first = t.world.store.states()["acme/news"].wrapper
            assert first is not None
            assert first.lists[0].items[0].endswith("li.row")
            site.pages["/news"] = page(newsroom(items))
            report = t.run()
            assert report.outcomes[0].new == 2
            assert t.world.store.states()["acme/news"].wrapper == first
            changes = t.world.store.wrapper_changes("acme/news")
            assert [(change.why, change.old) for change in changes] == [("learnt for the first time", None)]


def test_a_redesign_heals_without_a_person_and_repeats_nothing(tmp_path: Path) -> None:
    items = releases(1, 12)
    with serve({"/news": page(newsroom(items[1:])), **pages_of(items)}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            before = {story.id: story.lead.title for story in t.stories()}
            site.pages["/news"] = page(cards(items))
            report = t.run()
            assert (report.outcomes[0].result, report.outcomes[0].new) == (Result.READ, 1)
            after = {story.id: story.lead.title for story in t.stories()}
            assert before.items() <= after.items()
            assert len(after) == 12
            newest, first = t.world.store.wrapper_changes("acme/news")
            assert newest.old == first.new
            assert newest.why
            assert not newest.new.review
            assert any("learnt again" in note for note in report.outcomes[0].notes)


def test_a_redesign_that_moves_every_address_keeps_every_id(tmp_path: Path) -> None:
    items = releases(1, 12)
    there = [(f"/en/media/2026/item-{n}.html", title, day) for n, (_, title, day) in enumerate(items)]
    with serve({"/news": page(newsroom(items[1:])), **pages_of([*items, *there])}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            before = {story.id for story in t.stories()}
            site.pages["/news"] = page(cards(there))
            assert t.run().outcomes[0].new == 1
            after = {story.id for story in t.stories()}
            assert before < after
            assert len(after) == 12
            assert t.run(force=True).outcomes[0].new == 0
            assert len(t.stories()) == 12


def test_news_that_is_gone_is_told_and_the_last_good_feed_stays(tmp_path: Path) -> None:
    items = releases(1, 12)
    with serve({"/news": page(newsroom(items)), **pages_of(items)}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            files = t.files()
            wrapper = t.world.store.states()["acme/news"].wrapper
            site.pages["/news"] = page(gone(items))
            report = t.run()
            assert report.outcomes[0].result is Result.FAILED
            assert report.outcomes[0].error in {"ChangedPageError", "EmptyExtractError"}
            assert t.files() == files
            assert t.world.store.states()["acme/news"].wrapper == wrapper
            site.pages["/news"] = page(newsroom(items))
            assert t.run().outcomes[0].result is Result.UNCHANGED
            assert t.files() == files


def test_a_feed_that_carries_the_pages_news_is_read_in_its_place_until_it_fails(tmp_path: Path) -> None:
    items = releases(1, 12)
    linked = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    with serve(pages_of(items)) as site:
        site.pages["/news"] = page(newsroom(items).replace("</head>", linked))
        site.pages["/rss"] = page(atom(*items, base=site.url("").rstrip("/")), "application/atom+xml")
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            report = t.run()
            chosen = t.world.store.states()["acme/news"].chosen
            assert chosen is not None
            assert (chosen.kind, chosen.url) == (Kind.FEED, site.url("/rss"))
            assert report.outcomes[0].new == 12
            assert any("/rss" in note for note in report.outcomes[0].notes)
            site.requests.clear()
            t.run()
            assert site.paths == ["/rss"]
            del site.pages["/rss"]
            site.pages["/news"] = page(newsroom(items))
            report = t.run()
            assert (report.outcomes[0].result, report.outcomes[0].new) == (Result.READ, 0)
            assert t.world.store.states()["acme/news"].chosen == chosen  # it may come back
            t.run(later=8 * 24)
            assert t.world.store.states()["acme/news"].chosen is None
            assert len(t.stories()) == 12


def test_a_feed_that_fails_for_a_day_is_read_again_when_it_is_back(tmp_path: Path) -> None:
    items = releases(1, 14)
    linked = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    with serve(pages_of(items)) as site:
        feed = page(atom(*items[2:], base=site.url("").rstrip("/")), "application/atom+xml")
        site.pages |= {"/news": page(newsroom(items[2:]).replace("</head>", linked)), "/rss": feed}
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            site.pages |= {"/news": page(newsroom(items[1:]).replace("</head>", linked)), "/rss": status(403)}
            assert t.run(later=24).outcomes[0].new == 1
            site.pages["/rss"] = page(atom(*items, base=site.url("").rstrip("/")), "application/atom+xml")
            site.requests.clear()
            assert t.run(later=24).outcomes[0].new == 1
            assert site.paths[0] == "/rss"
            assert "/news" not in site.paths
            assert len(t.stories()) == 14


def test_a_source_with_few_known_items_does_not_take_another_list_for_its_news(tmp_path: Path) -> None:
    items = releases(1, 3)
    events = [(f"/events/{n}", f"Meet Acme Pharma at congress {n} in Vienna", f"2026-09-0{n}") for n in range(9, 0, -1)]
    with serve({"/news": page(newsroom(items)), **pages_of([*items, *events])}) as site:
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            site.pages["/news"] = page(cards(events))
            assert t.run().outcomes[0].error == "ChangedPageError"
            assert len(t.stories()) == 3


def test_a_feed_that_is_no_longer_kept_up_is_given_up_for_the_page(tmp_path: Path) -> None:
    items = releases(1, 24)
    linked = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    with serve(pages_of(items)) as site:
        site.pages["/news"] = page(newsroom(items[12:]).replace("</head>", linked))
        site.pages["/rss"] = page(atom(*items[12:], base=site.url("").rstrip("/")), "application/atom+xml")
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            assert t.world.store.states()["acme/news"].chosen is not None
            site.pages["/news"] = page(newsroom(items[:12]).replace("</head>", linked))
            assert t.run().outcomes[0].new == 0
            report = t.run(later=8 * 24)
            assert report.outcomes[0].new == 12
            assert any("not kept up" in note for note in report.outcomes[0].notes)
            assert t.world.store.states()["acme/news"].chosen is None


def test_an_article_given_as_a_source_leads_to_its_list(tmp_path: Path) -> None:
    items = releases(1, 12)
    path, title, day = items[3]
    body = "<p>The company will tell more about the next steps, the partners and the costs in due course.</p>" * 6
    crumbs = '<nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/news">News</a></nav>'
    told = article(title, day).replace("<main>", f"{crumbs}<main>").replace("</main>", f"{body}</main>")
    with serve({"/news": page(newsroom(items)), **pages_of(items), path: page(told)}) as site:
        with town(config(tmp_path, source(url=site.url(path)))) as t:
            report = t.run()
            chosen = t.world.store.states()["acme/news"].chosen
            assert chosen is not None
            assert (chosen.kind, chosen.url) == (Kind.LISTING, site.url("/news"))
            assert report.outcomes[0].new == 12
            site.requests.clear()
            t.run()
            assert site.paths == ["/news"]


def test_a_feed_of_something_else_is_not_read_in_the_pages_place(tmp_path: Path) -> None:
    items, others = releases(1, 12), releases(13, 24, folder="/blog")
    linked = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    with serve(pages_of(items)) as site:
        site.pages["/news"] = page(newsroom(items).replace("</head>", linked))
        site.pages["/rss"] = page(atom(*others, base=site.url("").rstrip("/")), "application/atom+xml")
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            assert t.run().outcomes[0].new == 12
            assert t.world.store.states()["acme/news"].chosen is None
            assert all("/news/" in story.lead.link for story in t.stories())
