"""Every command is typed in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder of a test, empty at first."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FEEDS_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
