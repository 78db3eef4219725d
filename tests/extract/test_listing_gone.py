"""Pages of a newsroom whose news is gone: what is left (menus, events, related links, tags) is never taken for it."""

import datetime as dt
from pathlib import Path

import pytest

from feeds.errors import EmptyExtractError
from feeds.extractors.listing import extract
from feeds.extractors.page import Page

GONE = sorted((Path(__file__).parent / "gone").glob("*.html"))
NOW = dt.datetime(2025, 11, 3, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("path", GONE, ids=[path.stem for path in GONE])
def test_what_is_left_when_the_news_is_gone_is_no_news(path: Path) -> None:
    with pytest.raises(EmptyExtractError):
        extract(Page(url="https://www.example.com/news/", body=path.read_bytes(), now=NOW))
