"""The renderer of pages built by script, and a fetcher that has it build those that hold no items without."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from feeds.errors import ExtractError, ScriptPageError
from feeds.extractors import Page, extract, kind_of
from feeds.model import Fetched, FetchPolicy, Kind, NotModified, Request
from feeds.protocols import Fetcher, Renderer
from feeds.render import ChromiumRenderer, Limits, missing
from feeds.wiring.web import fetcher_of


@contextmanager
def renderer_of(policy: FetchPolicy, fetcher: Fetcher) -> Iterator[ChromiumRenderer]:
    """Open a renderer whose pages ask through `fetcher`; its browser starts with the first page, if there is one."""
    with ChromiumRenderer(fetcher, os.environ, Limits(bytes=policy.max_bytes)) as renderer:
        yield renderer


@contextmanager
def rendering_of(policy: FetchPolicy) -> Iterator[Fetcher]:
    """Open a fetcher for commands that look at pages as a run would read them, with a browser where there is one."""
    with fetcher_of(policy) as fetcher:
        if missing(os.environ) is not None:
            yield fetcher
            return
        with renderer_of(policy, fetcher) as renderer:
            yield Rendering(fetcher, renderer)


class Rendering:
    """A Fetcher that has pages built which are the empty frame of an application; all others are given as they came."""

    def __init__(self, fetcher: Fetcher, renderer: Renderer) -> None:
        self._fetcher = fetcher
        self._renderer = renderer

    def fetch(self, request: Request) -> Fetched | NotModified:
        """Return the document at `request.url`, built by a browser where it is empty without; raises FetchError."""
        response = self._fetcher.fetch(request)
        if isinstance(response, Fetched) and _is_frame(response):
            return self._renderer.render(response.final_url, response)
        return response


def _is_frame(response: Fetched) -> bool:
    page = Page(
        url=response.final_url, body=response.body, media_type=response.media_type, charset=response.charset,
        now=response.fetched_at,
    )  # fmt: skip
    try:
        if kind_of(page) is Kind.LISTING:
            extract(page, Kind.LISTING)
    except ScriptPageError:
        return True
    except ExtractError:
        return False
    return False
