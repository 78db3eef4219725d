"""Days in the paths of URLs."""

import pytest

from feeds.dates import DateContext, url_date
from feeds.model import Precision
from tests.dates.reading import KNOWN, said


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/2025/10/27/a-title",
            "/news/2025/10/27",
            "/a/2025-10-27-title",
            "/20251027/",
            "/doc-20251027.pdf",
            "/2025_10_27/",
        ),
        *("/t20251027_12345.html", "/n1/2025/1027/c1.html", "/2025-10/27/content_1.htm", "/2025/10/27/2025-10-27-x"),
    ],
)
def test_a_full_day_in_a_path_is_read(path: str) -> None:
    url = f"https://example.org{path}"
    read = url_date(url, KNOWN)
    assert read is not None
    assert said(read) == "2025-10-27"
    assert (read.precision, read.evidence, url[read.start : read.end]) == (Precision.DATE, "URL", read.text)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://x.org/2025/10/",
            "https://x.org/2025/13/27/",
            "https://x.org/2025/02/30/",
            "https://x.org/1925/10/27/",
        ),
        *(
            "https://x.org/20261027/x",
            "https://x.org/p/120251027",
            "https://x.org/p/202510271",
            "https://x.org/?d=2025-10-27",
        ),
        *(
            "https://x.org/2025/10/27/to/2025/10/28",
            "http://[x/2025/10/27/",
            "",
            "/" * 3000,
            "https://2025-10-27.org/a",
        ),
        *("https://x.org/#/2025/10/27", "https://x.org/2025/27/10/", "https://x.org/a20251027b"),
    ],
)
def test_other_paths_hold_no_day(url: str) -> None:
    assert url_date(url, KNOWN) is None


def test_without_a_now_a_later_day_is_plausible() -> None:
    assert said(url_date("https://x.org/2031/01/02/", DateContext())) == "2031-01-02"
