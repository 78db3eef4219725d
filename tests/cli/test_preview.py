"""`feeds preview URL|FILE`: what would be read, and why."""

from pathlib import Path

import pytest

from tests.cli.door import sources_yaml, typed
from tests.pages import article, atom, newsroom
from tests.server import ATOM, page, serve, status

NEWS = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", f"2026-11-{n:02}") for n in range(10, 16)]
ODD = "<div class=a><b>First of all things</b><i>4/11/2026</i><a href=/x/1>more</a></div>" * 3


def test_a_list_is_a_table_with_the_reason_of_each_date(folder: Path) -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        done = typed("preview", site.url("/news"), "--allow", "127.0.0.1")
    assert done.code == 0
    assert "read as listing, 6 items" in done.out
    rows = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
    assert rows[0] == ["#", "date", "title", "link", "where the date stood"]
    assert rows[1][:3] == ["1", "2026-11-15", NEWS[-1][1]]
    assert rows[1][3].endswith("/news/15")
    assert rows[1][4]


def test_for_machines_it_is_one_document(folder: Path) -> None:
    (folder / "page.html").write_text(newsroom(NEWS), encoding="utf-8")
    told = typed("preview", "page.html", "--url", "https://www.acme.example/news", "--json", "--limit", "2").json
    assert (told["kind"], told["total"], len(told["items"])) == ("listing", 6, 2)
    assert told["items"][0]["link"] == "https://www.acme.example/news/15"
    assert (told["items"][0]["published"], told["items"][0]["published_precision"]) == ("2026-11-15", "date")
    assert told["reasons"]


def test_selectors_can_be_tried(folder: Path) -> None:
    (folder / "page.html").write_text(ODD.replace("/x/1", "/x/1", 1), encoding="utf-8")
    tried = ("--items", "div.a", "--title", "b", "--date", "i", "--link", "a")
    told = typed("preview", "page.html", *tried, "--json").json
    assert told["items"][0]["title"] == "First of all things"
    assert told["kind"] == "listing"


def test_an_article_is_read_as_one_if_asked(folder: Path) -> None:
    (folder / "page.html").write_text(article("Acme opens a plant", "2026-11-18"), encoding="utf-8")
    done = typed("preview", "page.html", "--kind", "article")
    assert done.code == 0
    assert "title    Acme opens a plant\n" in done.out
    assert "date     2026-11-18  (" in done.out
    assert "origin   Daily Post" in done.out


def test_an_address_of_sources_yaml_is_read_with_its_settings(folder: Path) -> None:
    with serve({"/news": page(ODD), "/plain": page(newsroom(NEWS))}) as site:
        sources_yaml(
            folder,
            more=f"wires: [{{id: odd, url: '{site.url('/news')}', items: div.a, title: b, date: i, link: a}}]\n",
        )
        done = typed("preview", site.url("/news"))
        assert done.code == 0
        assert "with the settings of odd in sources.yaml" in done.out
        assert "First of all things" in done.out
        assert typed("preview", site.url("/plain"), "--json").json["source"] is None  # its hosts are allowed, too


def test_a_host_that_is_not_public_wants_to_be_allowed(folder: Path) -> None:
    with serve({"/news": page(newsroom(NEWS))}) as site:
        done = typed("preview", site.url("/news"))
        assert site.requests == []
    assert done.code == 1
    assert "--allow" in done.err
    assert "fetch.allow" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("http://127.0.0.1:9/", "--allow", "127.0.0.1"), 1, "refused"),
        (("http://nowhere.invalid/",), 1, "not found"),
        (("http://",), 2, "http"),
        (("nofile.html",), 2, "No such file"),
        (("nofile\x1b.html",), 2, "No such file"),
        ((".",), 2, "directory"),
        (("http://127.0.0.1/", "--allow", "no host!"), 2, "no host"),
        (("page.html", "--title", "b"), 2, "--items"),
        (("page.html", "--items", "a[", "--title", "b"), 1, "a["),
        (("http://127.0.0.1/", "--config", "missing.yaml"), 2, "does not exist"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_code(
    folder: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    (folder / "page.html").write_text(ODD, encoding="utf-8")
    done = typed("preview", *arguments)
    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize("body", ["", "<html><body><h1>Sorry</h1></body></html>", "\x00\x01\x02"])
def test_a_page_without_items_ends_with_1_and_a_word(folder: Path, body: str) -> None:
    with serve({"/news": page(body), "/gone": status(410)}) as site:
        for path in ("/news", "/gone"):
            done = typed("preview", site.url(path), "--allow", "127.0.0.1")
            assert done.code == 1
            assert done.err.strip()
            assert "Traceback" not in done.err


@pytest.mark.parametrize("columns", [60, 140])
def test_cjk_titles_stand_aligned_and_within_the_terminal(folder: Path, columns: int) -> None:
    titles = [
        ("/news/1", "谢其润女士应邀出席国际生物医药产业创新大会", "2026-11-18"),
        ("/news/2", "富山新工場", "2026-11-17"),
    ]
    (folder / "feed.atom").write_text(atom(*titles), encoding="utf-8")
    said = typed("preview", "feed.atom", "--url", "https://www.acme.example/feed", columns=columns, NO_COLOR="1").out
    assert all(title in said for _, title, _ in titles)
    if columns > 100:
        rows = [line for line in said.splitlines() if "https://www.acme.example/news/" in line]
        starts = {_columns(row.partition("https://")[0]) for row in rows}
        assert len(rows) == 2
        assert len(starts) == 1


def _columns(text: str) -> int:
    return sum(2 if character >= "\u2e80" else 1 for character in text)


def test_a_sitemap_index_says_what_a_run_would_read_next(folder: Path) -> None:
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://www.acme.example/news-sitemap.xml</loc></sitemap></sitemapindex>"
    )
    (folder / "index.xml").write_text(index, encoding="utf-8")
    done = typed("preview", "index.xml", "--url", "https://www.acme.example/sitemap.xml")
    assert done.code == 0
    assert "would also read https://www.acme.example/news-sitemap.xml" in done.out


def test_a_feed_is_found_out_by_its_bytes(folder: Path) -> None:
    with serve({"/news": page(atom(*NEWS), ATOM)}) as site:
        assert "read as feed" in typed("preview", site.url("/news"), "--allow", "127.0.0.0/8").out
