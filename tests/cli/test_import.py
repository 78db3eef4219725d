"""`feeds import FILE`: a list of subscriptions into sources.yaml."""

import io
import sys
from pathlib import Path

import pytest

from feeds.config import load
from tests.cli.door import Terminal, typed
from tests.finding.sites import RELEASES, chrome, feed, rows
from tests.server import page, serve

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Pharma">
 <outline type="rss" text="Acme Pharma | News" xmlUrl="https://acme.example/feed" htmlUrl="https://acme.example/"/>
 <outline type="rss" text="Acme events" xmlUrl="https://acme.example/events.rss" htmlUrl="https://acme.example/"/>
 <outline type="rss" text="恒瑞医药" xmlUrl="https://www.hengrui.example/rss"/>
 <outline type="rss" text="Borealis" xmlUrl="https://feeds.feedburner.com/borealis"/>
 <outline type="rss" text="Zephyr" xmlUrl="https://feeds.feedburner.com/zephyr"/>
</outline></body></opml>"""
START = (
    "publisher: {title: T, base_url: https://f.example/}\nfetch: {allow: [127.0.0.1]}\n"
    "companies:\n  acme: # the first\n    name: Acme\n    homepage: https://www.acme.example/\n"
    "    sources:\n      - https://acme.example/feed\n"
)


def written(folder: Path, text: str, name: str = "list.txt") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_opml_becomes_companies_with_sources_without_any_request(folder: Path) -> None:
    done = typed("import", written(folder, OPML, "subs.opml"), "--yes")
    assert done.code == 0, done.err
    config = load(folder / "sources.yaml")
    assert {source.url: source.company for source in config.sources} == {
        "https://acme.example/feed": "acme-pharma",
        "https://acme.example/events.rss": "acme-pharma",
        "https://www.hengrui.example/rss": "hengrui",
        "https://feeds.feedburner.com/borealis": "borealis",
        "https://feeds.feedburner.com/zephyr": "zephyr",
    }
    assert config.companies["acme-pharma"].name == "Acme Pharma"
    assert config.companies["hengrui"].name == "恒瑞医药"
    assert config.companies["borealis"].homepage is None


def test_what_stands_there_already_is_told_and_the_rest_is_one_change(folder: Path) -> None:
    (folder / "sources.yaml").write_text(START)
    done = typed("import", written(folder, OPML, "subs.opml"), "--yes")
    assert done.code == 0, done.err
    assert "already in sources.yaml, under acme: https://acme.example/feed" in done.out
    text = (folder / "sources.yaml").read_text()
    assert text.startswith(START + "      - https://acme.example/events.rss\n")
    assert len(load(folder / "sources.yaml").sources) == 5
    again = typed("import", "subs.opml", "--yes")
    assert (again.code, (folder / "sources.yaml").read_text()) == (0, text)


def test_folders_can_be_companies(folder: Path) -> None:
    assert typed("import", written(folder, OPML, "subs.opml"), "--yes", "--folders").code == 0
    config = load(folder / "sources.yaml")
    assert list(config.companies) == ["pharma"]
    assert len(config.sources) == 5


def test_all_can_be_one_company_s(folder: Path) -> None:
    (folder / "sources.yaml").write_text(START)
    listed = written(folder, "https://x.example/news\nhttps://y.example/news\n")
    assert typed("import", listed, "--yes", "--company", "acme").code == 0
    assert {source.company for source in load(folder / "sources.yaml").sources} == {"acme"}


def test_lines_that_are_no_address_are_told_and_left_out(folder: Path) -> None:
    listed = written(folder, "# mine\nhttps://x.example/news\nnonsense\nhttps://user:secret@y.example/\n")
    done = typed("import", listed, "--yes")
    assert done.code == 1
    assert done.out.count("left out:") == 2
    assert [source.url for source in load(folder / "sources.yaml").sources] == ["https://x.example/news"]


def test_it_asks_before_it_writes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = written(folder, "https://x.example/news\n")
    for answer, there in (("n", False), ("", True)):
        monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(f"{answer}\n".encode()), encoding="utf-8"))
        assert typed("import", listed).code == 0
        assert (folder / "sources.yaml").exists() is there


def test_where_nobody_can_be_asked_it_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    done = typed("import", written(folder, "https://x.example/news\n"))
    assert done.code == 2
    assert "--yes" in done.err
    assert not (folder / "sources.yaml").exists()


def test_for_machines_it_tells_what_would_become_of_each(folder: Path) -> None:
    listed = written(folder, "https://x.example/news\nnonsense\n")
    done = typed("import", listed, "--json")
    assert done.json["added"] is False
    assert [entry["company"] for entry in done.json["entries"]] == ["x", None]
    assert not (folder / "sources.yaml").exists()
    assert typed("import", listed, "--json", "--yes").json["added"] is True


def test_each_address_can_be_looked_into_first(folder: Path) -> None:
    head = '<link rel="alternate" type="application/atom+xml" href="/feed.atom">'
    pages = {
        "/news/": page(chrome(rows(RELEASES), head=head)),
        "/feed.atom": feed(*RELEASES, base="https://www.acme-pharma.example"),
    }
    with serve(pages) as site:
        listed = written(folder, f"{site.url('/news/')}\n{site.url('/gone')}\n")
        done = typed("import", listed, "--find", "--yes", "--allow", "127.0.0.1")
        assert done.code == 1
        assert "404" in done.out
        assert [source.url for source in load(folder / "sources.yaml").sources] == [site.url("/feed.atom")]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "no address"), ("# only words\n", "no address"), ("%PDF-1.7", "PDF"), ("<?xml version='1.0'?><a/>", "OPML")],
)
def test_files_that_are_no_list_are_told(folder: Path, text: str, words: str) -> None:
    done = typed("import", written(folder, text), "--yes")
    assert done.code == 2
    assert words in done.err
    assert not (folder / "sources.yaml").exists()


@pytest.mark.parametrize("arguments", [("missing.opml",), (".",), ("list.txt", "--company", "No Id")])
def test_mistakes_are_told(folder: Path, arguments: tuple[str, ...]) -> None:
    written(folder, "https://x.example/\n")
    done = typed("import", *arguments)
    assert done.code == 2
    assert "Traceback" not in done.err


def test_publishers_that_share_a_host_stay_apart(folder: Path) -> None:
    listed = written(folder, "https://platform.example/acme\nhttps://platform.example/globex\n")
    assert typed("import", listed, "--yes").code == 0
    config = load(folder / "sources.yaml")
    assert {source.url: config.companies[source.company or ""].name for source in config.sources} == {
        "https://platform.example/acme": "Platform Acme",
        "https://platform.example/globex": "Platform Globex",
    }
    later = written(folder, "https://platform.example/initech\nhttps://platform.example/acme/feed\n", "later.txt")
    assert typed("import", later, "--yes").code == 0
    owners = {source.url: source.company for source in load(folder / "sources.yaml").sources}
    assert owners["https://platform.example/acme/feed"] == owners["https://platform.example/acme"]
    assert len(set(owners.values())) == 3


def test_sections_and_languages_of_one_site_are_one_company_s(folder: Path) -> None:
    urls = [
        f"https://x.example/{path}" for path in ("news", "en/news", "zh-cn/news", "investors", "events.rss", "blog")
    ]
    assert typed("import", written(folder, "\n".join(urls)), "--yes").code == 0
    assert len(load(folder / "sources.yaml").companies) == 1


def test_an_address_that_the_list_has_twice_is_said_to_be_there_twice(folder: Path) -> None:
    done = typed("import", written(folder, "https://x.example/news\nhttps://x.example/news#top\n"), "--yes")
    assert "twice in the list" in done.out
    assert "already in" not in done.out


def test_an_address_without_a_scheme_is_taken_as_add_takes_it(folder: Path) -> None:
    assert typed("import", written(folder, "www.x.example/news\n"), "--yes").code == 0
    assert [source.url for source in load(folder / "sources.yaml").sources] == ["https://www.x.example/news"]


def test_a_company_that_is_looked_up_is_called_as_its_site_calls_it(folder: Path) -> None:
    head = '<meta property="og:site_name" content="Acme Pharma">'
    with serve({"/news/": page(chrome(rows(RELEASES), head=head))}) as site:
        listed = written(folder, site.url("/news/"))
        assert typed("import", listed, "--find", "--yes", "--allow", "127.0.0.1").code == 0
    assert [company.name for company in load(folder / "sources.yaml").companies.values()] == ["Acme Pharma"]
