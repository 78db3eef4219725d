"""Where the labelled sample data lies: beside the checkout, for developers and CI only."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("FEEDS_SHARED", ROOT.parent / "shared")) / "data"


def sample_path(name: str) -> Path:
    """Return the path of a sample; skips the test where the samples are absent, fails it in CI."""
    path = DATA / name
    if not path.exists():
        reason = f"sample data {name} is not on this machine"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
