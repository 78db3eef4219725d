"""Where the labelled sample data lies: beside the checkout, for developers and CI only."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("FEEDS_SHARED", ROOT.parent / "shared")) / "data"


def sample_path(name: str) -> Path:
    """Return the path of a sample; skips the test where the samples are absent, fails it in CI."""
    path = DATA / name
    if not path.exists():
        do_without(f"sample data {name} is not on this machine")
    return path


def do_without(reason: str) -> NoReturn:
    """Skip a test for a part that this machine lacks; in CI, where nothing may be lacking, it fails."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
