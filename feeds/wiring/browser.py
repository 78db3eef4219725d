"""The renderer of pages built by script."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from feeds.model import FetchPolicy
from feeds.protocols import Fetcher
from feeds.render import ChromiumRenderer, Limits


@contextmanager
def renderer_of(policy: FetchPolicy, fetcher: Fetcher) -> Iterator[ChromiumRenderer]:
    """Open a renderer whose pages ask through `fetcher`; its browser starts with the first page, if there is one."""
    with ChromiumRenderer(fetcher, os.environ, Limits(bytes=policy.max_bytes)) as renderer:
        yield renderer
