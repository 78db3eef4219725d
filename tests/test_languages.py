"""Which texts belong into a feed of a language; versions of a release told together, and apart."""

from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from feeds.config import load
from feeds.languages import speaks
from feeds.model import Config
from tests.builders import config, source, spec
from tests.pages import atom
from tests.server import ATOM, Site, page, serve
from tests.worlds import town

ENGLISH = ("/en/news/1177", "Acme wins approval of zelumab for 12.5 million patients with gastric cancer", "2026-11-19")
CHINESE = ("/zh/news/1177", "爱科美泽鲁单抗（zelumab）获批用于1250万胃癌患者", "2026-11-19")
OTHER = ("/en/news/1180", "Acme appoints a chief scientist", "2026-11-18")


@pytest.mark.parametrize(
    ("language", "wanted", "belongs"),
    [
        ("en", "en", True),
        ("en-GB", "en", True),
        ("en", "en-GB", True),
        ("eng", "en", False),
        ("zh", "zh", True),
        ("zh-TW", "zh", True),
        ("zh-Hans-CN", "zh-Hans", True),
        ("zh", "zh-Hans", True),
        ("zh-CN", "zh-Hans", True),
        ("zh-HK", "zh-Hans", False),
        ("zh-HK", "zh-Hant", True),
        ("zh-hant", "zh-TW", True),
        ("zh", "zh-TW", False),
        ("de", "en", False),
        (None, "en", False),
    ],
)
def test_a_text_belongs_by_language_and_by_script_where_one_is_meant(
    language: str | None, wanted: str, *, belongs: bool
) -> None:
    assert speaks(language, wanted) is belongs


def sources(site: Site, tmp_path: Path, **facts: object) -> Config:
    """A company with a feed in English and one in Chinese, at addresses that differ in the language only."""
    base = site.url("").rstrip("/")
    for path, items in (("/en.atom", [ENGLISH, OTHER]), ("/zh.atom", [CHINESE])):
        site.pages[path] = page(atom(*((f"{base}{link}", title, day) for link, title, day in items)), ATOM)
    own = [
        source(f"acme/{language}", url=site.url(f"/{language}.atom"), language=language) for language in ("en", "zh")
    ]
    return config(tmp_path, *own, **facts)


def test_versions_of_a_release_are_one_entry_with_a_link_to_each(tmp_path: Path) -> None:
    with serve({}) as site, town(sources(site, tmp_path)) as t:
        t.run()
        parsed = feedparser.parse(t.files()["all.atom"][0])
        assert [entry.title for entry in parsed.entries] == [ENGLISH[1], OTHER[1]]
        links = [(link.rel, link.get("hreflang")) for link in parsed.entries[0].links]
        assert links == [("alternate", "en"), ("alternate", "zh")]


def test_apart_each_language_has_a_feed_of_its_own_under_ids_of_its_own(tmp_path: Path) -> None:
    whole = spec("all")
    specs = (whole, replace(whole, path="all.en", language="en"), replace(whole, path="all.zh", language="zh"))
    with serve({}) as site, town(sources(site, tmp_path, specs=specs)) as t:
        t.run()
        files = {path: feedparser.parse(t.files()[f"{path}.atom"][0]) for path in ("all", "all.en", "all.zh")}
        assert [entry.title for entry in files["all"].entries] == [ENGLISH[1], OTHER[1]]
        assert [entry.title for entry in files["all.en"].entries] == [ENGLISH[1], OTHER[1]]
        assert [entry.title for entry in files["all.zh"].entries] == [CHINESE[1]]
        assert files["all.zh"].feed.language == "zh"
        ids = {feed.entries[0].id for feed in files.values()}
        assert ids == {files["all"].entries[0].id + suffix for suffix in ("", "/en", "/zh")}
        assert t.run().written.changed == ()


def test_the_feeds_of_a_sources_yaml_that_keeps_languages_apart_are_promised(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(
        "publisher: {title: T, base_url: https://f.example/, languages: apart, feed_languages: [en, zh-Hans]}\n"
        "companies: {acme: {name: Acme, sources: [https://www.acme.example/news]}}\n",
        encoding="utf-8",
    )
    found = {one.path: one.language for one in load(path).specs}
    assert found["companies/acme.zh-hans"] == "zh-Hans"
    assert found["companies/acme"] is None
