"""`feeds add URL`: from any address of a company to a source in sources.yaml."""

import io
import json
import sys
from pathlib import Path

import pytest

from feeds.config import load
from feeds.model import Kind
from tests.cli.door import Terminal, sources_yaml, typed
from tests.finding.sites import POSTS, RELEASES, chrome, feed, rows, rss_feed
from tests.server import Page, Site, page, serve, status

HERE = ("--allow", "127.0.0.1")
MENU = '<li><a href="/news/">News</a></li>'
LINKED = '<link rel="alternate" type="application/atom+xml" href="/news/feed.atom" title="News">'
NAMED = '<meta property="og:site_name" content="Acme Pharma | Newsroom">'


def pages(base: str = "https://www.acme-pharma.example") -> dict[str, Page]:
    return {
        "/": page(chrome("<h1>Medicines</h1>", links=MENU, head=NAMED)),
        "/news/": page(chrome(rows(RELEASES), head=LINKED, links=MENU)),
        "/news/feed.atom": feed(*RELEASES, base=base),
    }


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let a person sit at the terminal and type these lines."""
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(text.encode()), encoding="utf-8"))


def test_from_a_front_page_to_a_source_in_a_new_file(folder: Path) -> None:
    with serve(pages()) as site:
        done = typed("add", site.url("/"), "--yes", *HERE)
        assert done.code == 0, done.err
        path = folder / "sources.yaml"
        assert "change this" in path.read_text(encoding="utf-8")
        config = load(path)
        assert [source.url for source in config.sources] == [site.url("/news/feed.atom")]
        assert config.companies["acme-pharma"].name == "Acme Pharma"
        assert config.companies["acme-pharma"].homepage == site.url("/")
        assert "1. feed, 6 items" in done.out
        assert "2. listing, 6 items" in done.out
        assert RELEASES[0][1] in done.out
        assert "Added" in done.err
        assert typed("check").code == 0
        again = typed("add", site.url("/"), "--yes", *HERE)
        assert again.code == 0
        assert "already" in again.err
        assert load(path).sources == config.sources


def test_it_asks_which_to_take(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(pages()) as site:
        sources_yaml(folder, "https://www.acme.example/")
        typing(monkeypatch, "7", "2")
        done = typed("add", site.url("/news/"), "--company", "acme")
        assert done.code == 0, done.err
        assert "1 to 2" in done.err
        urls = [source.url for source in load(folder / "sources.yaml").sources]
        assert urls == ["https://www.acme.example/", site.url("/news/")]


@pytest.mark.parametrize("answers", [("n",), ()])
def test_a_person_may_take_none(folder: Path, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]) -> None:
    with serve(pages()) as site:
        typing(monkeypatch, *answers)
        done = typed("add", site.url("/news/"), *HERE)
    assert done.code == 0
    assert not (folder / "sources.yaml").exists()


def test_a_new_file_is_given_the_address_that_a_person_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(pages()) as site:
        typing(monkeypatch, "1", "https://news.example.org/feeds/")
        assert typed("add", site.url("/news/"), *HERE).code == 0
    assert load(folder / "sources.yaml").publisher.base_url == "https://news.example.org/feeds/"


def test_where_nobody_can_be_asked_it_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with serve(pages()) as site:
        done = typed("add", site.url("/"), *HERE)
    assert done.code == 2
    assert "--yes" in done.err
    assert RELEASES[0][1] in done.out
    assert not (folder / "sources.yaml").exists()


def test_for_machines_it_prints_the_candidates_and_changes_nothing(folder: Path) -> None:
    with serve(pages()) as site:
        told = typed("add", site.url("/"), "--json", *HERE).json
        assert [one["kind"] for one in told["candidates"]] == ["feed", "listing"]
        assert told["candidates"][0]["items"][0]["published"] == "2026-11-19T09:00:00+00:00"
        assert told["company"] == {"id": "acme-pharma", "name": "Acme Pharma", "homepage": site.url("/"), "new": True}
        assert told["added"] is None
        assert not (folder / "sources.yaml").exists()
        added = typed("add", site.url("/"), "--json", "--yes", *HERE).json
        assert added["added"] == site.url("/news/feed.atom")
        assert typed("add", added["added"], "--json", *HERE).json["already"] == "acme-pharma"


def test_a_company_with_the_same_homepage_gets_one_more_source(folder: Path) -> None:
    with serve({**pages(), "/blog/feed.xml": rss_feed(*POSTS, base="https://www.acme-pharma.example")}) as site:
        path = folder / "sources.yaml"
        path.write_text(
            "publisher: {title: T, base_url: https://f.example/}\nfetch: {allow: [127.0.0.1]}\ncompanies:\n"
            f"  the-firm:\n    name: The Firm # ours\n    homepage: {site.url('/')}\n    sources:\n"
            f"      - {site.url('/news/feed.atom')}\n"
        )
        before = path.read_text()
        done = typed("add", site.url("/news/"), "--kind", "listing", "--yes")
        assert done.code == 0, done.err
        assert path.read_text() == f"{before}      - {{url: {url_in_quotes(site)}, kind: listing}}\n"


def url_in_quotes(site: Site) -> str:
    return f'"{site.url("/news/")}"'


def test_two_companies_of_one_name_stay_two(folder: Path) -> None:
    with serve(pages()) as site:
        path = folder / "sources.yaml"
        path.write_text(
            "publisher: {title: T, base_url: https://f.example/}\nfetch: {allow: [127.0.0.1]}\ncompanies:\n"
            "  acme-pharma: {name: Acme Pharma, homepage: https://acme.example.org/, sources: [https://acme.example.org/]}\n"
        )
        assert typed("add", site.url("/"), "--yes").code == 0
        config = load(path)
        assert len(config.companies) == 2
        assert config.companies["acme-pharma"].homepage == "https://acme.example.org/"


def test_name_and_id_can_be_given(folder: Path) -> None:
    with serve(pages()) as site:
        done = typed("add", site.url("/"), "--yes", "--company", "ap", "--name", "Acme: Pharma", *HERE,
                     "--base-url", "https://f.example/")  # fmt: skip
        assert done.code == 0, done.err
        assert load(folder / "sources.yaml").companies["ap"].name == "Acme: Pharma"
        assert load(folder / "sources.yaml").publisher.base_url == "https://f.example/"


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (status(403), 1, "403"),
        (page("<!DOCTYPE html><title>Log in</title><form><input type=password></form>"), 1, "login"),
        (page("%PDF-1.7"), 1, "PDF"),
        (page("<!DOCTYPE html><title>Acme</title><p>Welcome</p>"), 1, "no list"),
    ],
)
def test_where_nothing_is_found_it_says_why(folder: Path, answer: Page, code: int, words: str) -> None:
    with serve({"/": answer}) as site:
        done = typed("add", site.url("/"), "--yes", *HERE)
        told = typed("add", site.url("/"), "--yes", *HERE, "--json")
    assert done.code == told.code == code
    assert words in done.err
    assert "Traceback" not in done.err
    assert not (folder / "sources.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ftp://x.example/",), "address"),
        (("nonsense",), "address"),
        (("https://x.example/", "--company", "Not An Id"), "--company"),
        (("https://x.example/", "--allow", "no host!"), "--allow"),
        (("http://127.0.0.1:9/",), "--allow"),
    ],
)
def test_mistakes_are_told_before_anything_is_asked(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    done = typed("add", *arguments)
    assert done.code in (1, 2)
    assert words in done.err


def test_a_file_with_mistakes_is_left_alone(folder: Path) -> None:
    path = folder / "sources.yaml"
    path.write_text("publisher: {title: T}\ncompanies: {}\n")
    with serve(pages()) as site:
        done = typed("add", site.url("/"), "--yes", *HERE)
        assert site.requests == []
    assert done.code == 2
    assert "base_url" in done.err
    assert path.read_text() == "publisher: {title: T}\ncompanies: {}\n"


def test_from_nothing_to_a_feed_that_can_be_subscribed_to(folder: Path) -> None:
    with serve(pages()) as site:
        (folder / "sources.yaml").write_text(
            "publisher: {title: T, base_url: https://f.example/}\nfetch: {allow: [127.0.0.1]}\n"
        )
        assert typed("add", site.url("/"), "--yes", *HERE).code == 0
        done = typed("run")
        assert done.code == 0, done.err
    feed_of_company = (folder / "output" / "companies" / "acme-pharma.atom").read_text(encoding="utf-8")
    assert all(title in feed_of_company for _, title, _ in RELEASES)


def test_a_json_endpoint_is_written_with_its_kind(folder: Path) -> None:
    listed = [{"Headline": title, "LinkToDetailPage": path, "PressReleaseDate": day} for path, title, day in RELEASES]
    answer = page(json.dumps({"GetPressReleaseListResult": listed}), "application/json")
    with serve({"/api/news": answer}) as site:
        done = typed("add", site.url("/api/news?page=1&size=50"), "--yes", "--kind", "json", *HERE)
        assert done.code == 0, done.err
        (source,) = load(folder / "sources.yaml").sources
        assert (source.kind, source.url) == (Kind.JSON, site.url("/api/news?page=1&size=50"))


def test_titles_cannot_command_the_terminal(folder: Path) -> None:
    evil = [(path, f"\x1b[2J{title}\u202e", day) for path, title, day in RELEASES]
    with serve(
        {"/news/": page(chrome(rows(evil), head='<meta property="og:site_name" content="A\x1b[2Jcme">'))}
    ) as site:
        done = typed("add", site.url("/news/"), "--yes", *HERE)
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert "\x1b" not in (folder / "sources.yaml").read_text()


def shared_host(folder: Path, site: Site) -> None:
    (folder / "sources.yaml").write_text(
        "publisher: {title: T, base_url: https://f.example/}\nfetch: {allow: [127.0.0.1]}\n"
        f"companies:\n  acme:\n    name: Acme\n    aliases: [ACME Pharma]\n    homepage: {site.url('/')}\n"
        f"    sources: [{site.url('/acme/news/')}]\n"
    )


@pytest.mark.parametrize(
    ("head", "more", "company"),
    [
        ('<meta property="og:site_name" content="Globex Corp">', (), "globex"),
        ("", ("--name", "Globex Corp"), "globex"),
        ('<meta property="og:site_name" content="Acme">', ("--name", "Globex Corp"), "globex"),
        ('<meta property="og:site_name" content="Acme Pharma Inc.">', (), "acme"),
        ('<meta property="og:site_name" content="Globex">', ("--company", "acme"), "acme"),
        ("", ("--name", "acme pharma"), "acme"),
    ],
)
def test_another_company_on_the_host_of_one_is_told_from_it(
    folder: Path, head: str, more: tuple[str, ...], company: str
) -> None:
    with serve({"/globex/news/": page(chrome(rows(RELEASES), head=head))}) as site:
        shared_host(folder, site)
        done = typed("add", site.url("/globex/news/"), "--yes", *more)
        assert done.code == 0, done.err
        owners = {source.url: source.company for source in load(folder / "sources.yaml").sources}
    assert owners[site.url("/globex/news/")] == company
    assert ("--company acme" in done.err) is (company != "acme")


@pytest.mark.parametrize(("answer", "company"), [("y", "acme"), ("", "globex")])
def test_a_person_is_asked_whether_it_is_the_company_on_that_host(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, company: str
) -> None:
    head = '<meta property="og:site_name" content="Globex Corp">'
    with serve({"/globex/news/": page(chrome(rows(RELEASES), head=head))}) as site:
        shared_host(folder, site)
        typing(monkeypatch, answer, "1")
        assert typed("add", site.url("/globex/news/")).code == 0
        owners = {source.url: source.company for source in load(folder / "sources.yaml").sources}
    assert owners[site.url("/globex/news/")] == company


def test_limits_of_a_file_without_a_source_hold(folder: Path) -> None:
    text = "publisher: {title: T, base_url: https://f.example/}\nfetch: {allow: [127.0.0.1]}\n"
    (folder / "sources.yaml").write_text(text)
    with serve(pages()) as site:
        done = typed("add", site.url("/"), "--yes")
    assert done.code == 0, done.err
    assert (folder / "sources.yaml").read_text().startswith(text)


def test_what_was_allowed_to_be_read_is_allowed_to_runs(folder: Path) -> None:
    with serve(pages()) as site:
        done = typed("add", site.url("/"), "--yes", *HERE)
        assert "fetch.allow" in done.err
        assert load(folder / "sources.yaml").fetch.allow == ("127.0.0.1",)
        assert typed("run").code == 0
