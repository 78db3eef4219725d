"""Which addresses a pattern means."""

import time

import pytest

from feeds.model import LinkPatterns
from feeds.patterns import fits, matches


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("https://acme.example/news/*", "https://acme.example/news/2025/one"),
        ("https://acme.example/news/*", "https://acme.example/news/"),
        ("*/news/*", "https://acme.example/en/news/one"),
        ("*/news/*.html", "https://acme.example/news/2025/one.html"),
        ("https://*.acme.example/*", "https://ir.acme.example/one"),
        ("http://acme.example/*", "https://acme.example/one"),  # a site that went over to https keeps its news
        ("https://ACME.example/News/*", "https://acme.example/News/1"),
        ("*://acme.example/*", "http://acme.example/one"),
        ("http*://acme.example/*", "https://acme.example/one"),
        ("*?id=*", "https://acme.example/show?id=7"),
        ("*/新闻/*", "https://acme.example/%E6%96%B0%E9%97%BB/1"),
        ("*/%e6%96%b0%e9%97%bb/*", "https://acme.example/新闻/1"),
        ("https://acme.example/one", "https://acme.example/one"),
        ("*", "https://acme.example/"),
        ("*a*b*a*", "https://xaxbxa/"),
        ("***news***", "https://acme.example/news"),
    ],
)
def test_a_pattern_means_this_address(pattern: str, url: str) -> None:
    assert fits(url, pattern)


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("https://acme.example/news/*", "https://acme.example/newsroom/one"),
        ("https://acme.example/news", "https://acme.example/news/one"),
        ("*/news", "https://acme.example/news/one"),
        ("*/News/*", "https://acme.example/news/one"),  # paths tell case apart
        ("https://*.acme.example/*", "https://acme.example/one"),
        ("*.html", "https://acme.example/one.html?print=1"),
        ("https://acme.example/a*a", "https://acme.example/a"),  # no character serves two parts
        ("*ab*ba", "https://acme.example/aba"),
        ("*/[a-z]/*", "https://acme.example/b/"),  # no other sign has a meaning of its own
        ("*/new?/*", "https://acme.example/news/"),
        ("https://acme.example/%2A", "https://acme.example/one"),
    ],
)
def test_a_pattern_does_not_mean_that_address(pattern: str, url: str) -> None:
    assert not fits(url, pattern)


def test_what_is_excluded_is_left_out_of_what_is_included() -> None:
    patterns = LinkPatterns(include=("*/news/*", "*/press/*"), exclude=("*/news/events/*",))
    assert matches("https://acme.example/news/one", patterns)
    assert matches("https://acme.example/press/one", patterns)
    assert not matches("https://acme.example/news/events/one", patterns)
    assert not matches("https://acme.example/about", patterns)


def test_without_an_inclusion_all_is_wanted_that_is_not_excluded() -> None:
    assert matches("https://acme.example/about", LinkPatterns(exclude=("*/events/*",)))
    assert not matches("https://acme.example/events/one", LinkPatterns(exclude=("*/events/*",)))
    assert matches("anything", LinkPatterns())


def test_a_pattern_of_stars_is_no_slower_than_another() -> None:
    began = time.perf_counter()
    for _ in range(20):
        assert not fits("https://acme.example/" + "a" * 20_000, "*a" * 200 + "*b")
    assert time.perf_counter() - began < 2
