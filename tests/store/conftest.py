"""A store in a file of its own for each test: the real SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.store import SqlStore


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'feeds.db'}"


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    with SqlStore(url, busy_seconds=0.2) as opened:
        yield opened
