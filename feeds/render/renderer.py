"""The Renderer: a page as it was fetched in, the same page as its scripts make it out."""

import asyncio
import hashlib
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from feeds.errors import DeadlineError, FetchError, ScriptPageError, TooLargeError
from feeds.model import Fetched, NotModified, Request, Validators
from feeds.protocols import Fetcher
from feeds.render.chromium import executable_of, launch_options, missing
from feeds.render.loop import Loop
from feeds.render.tab import come_to_rest, opened, taken
from feeds.render.traffic import Limits, Traffic

_PARALLEL = 4  # requests of one page at a time
_AFTER = 10.0  # seconds beyond the page's own for opening and closing it
_PAGES = 50  # after which the browser is started anew: it grows


class ChromiumRenderer:
    """Runs the scripts of pages in an installed Chromium, one page at a time; the browser is started when first needed.

    Parameters: `fetcher`, by which all requests are made; `environ`, where FEEDS_CHROMIUM and the PATH are looked up;
    `limits`, what one page may cost. Safe to use from several threads. Close it after use.
    """

    def __init__(self, fetcher: Fetcher, environ: Mapping[str, str], limits: Limits | None = None) -> None:
        self._fetcher = fetcher
        self._environ = dict(environ)
        self._limits = limits or Limits()
        self._turn = threading.Lock()
        self._loop = Loop("renderer")
        self._executor = ThreadPoolExecutor(_PARALLEL, thread_name_prefix="renderer")
        self._playwright: Any = None
        self._browser: Any = None
        self._pages = 0

    def render(self, url: str, page: Fetched | None = None) -> Fetched:
        """Return the page at `url` after its scripts have run: where they went to, the DOM as UTF-8 HTML.

        `page`: how it was fetched, where that was done already. The result has no validators: those of the page say
        nothing of what its scripts fetch. Raises FetchError (DeadlineError where a script never pauses,
        TooLargeError), and ScriptPageError where there is nothing to render with.
        """
        lacking = missing(self._environ)
        if lacking is not None:
            what, hint = lacking
            raise ScriptPageError(f"{url} is built by script, and {what}.", hint)
        page = page or self._fetched(url)
        with self._turn:
            place, html = self._loop.do(self._rendered(page))
        body = html.encode("utf-8", "replace")
        if len(body) > self._limits.bytes:
            raise TooLargeError(page.url, f"{page.url}, built by script, is larger than {self._limits.bytes:,} bytes.")
        return replace(
            page,
            final_url=place if place.startswith(("http://", "https://")) else page.final_url,
            media_type="text/html",
            charset="utf-8",
            body=body,
            validators=Validators(),
            digest=hashlib.sha256(body).hexdigest(),
        )

    def _fetched(self, url: str) -> Fetched:
        fetched = self._fetcher.fetch(Request(url=url))
        if isinstance(fetched, NotModified):
            raise FetchError(url, f"{url} answers 304 to a request without conditions.")
        return fetched

    def close(self) -> None:
        """End the browser; a page rendered after this starts another."""
        with self._turn:
            if self._loop.is_running:
                self._loop.do(self._ended())
                self._loop.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def _rendered(self, page: Fetched) -> tuple[str, str]:
        """Return the address and the HTML of a page at rest; what went wrong costs the browser, not the next page."""
        from playwright.async_api import Error  # noqa: PLC0415 - an optional extra

        traffic = Traffic(self._fetcher, page, self._limits)
        try:
            async with asyncio.timeout(self._limits.seconds + _AFTER):
                return await self._visited(page, traffic)
        except TimeoutError as error:
            await self._ended()
            raise DeadlineError(page.url, f"{page.url} is built by a script that never comes to rest.") from error
        except Error as error:
            await self._ended()
            told = str(error).strip().partition("\n")[0][:200]
            raise FetchError(page.url, f"{page.url} could not be built in the browser: {told}") from error
        finally:
            traffic.end()

    async def _visited(self, page: Fetched, traffic: Traffic) -> tuple[str, str]:
        tab = await opened(await self._started(), traffic, self._executor)
        with suppress(TimeoutError):  # it is taken as it is then
            async with asyncio.timeout(self._limits.seconds):
                await tab.goto(page.final_url, wait_until="commit", timeout=0)
                await come_to_rest(tab, traffic, self._limits)
        url, html = await taken(tab)
        await tab.context.close()
        return url, html

    async def _started(self) -> Any:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an optional extra

        if self._browser is not None and (self._pages >= _PAGES or not self._browser.is_connected()):
            await self._ended()
        if self._browser is None:
            executable = executable_of(self._environ) or ""
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(**launch_options(executable, self._environ))
            self._pages = 0
        self._pages += 1
        return self._browser

    async def _ended(self) -> None:
        """End the browser and Playwright, whatever state they are in."""
        from playwright.async_api import Error  # noqa: PLC0415 - an optional extra

        browser, playwright = self._browser, self._playwright
        self._browser = self._playwright = None
        for end in (getattr(browser, "close", None), getattr(playwright, "stop", None)):
            if end is not None:
                with suppress(Error, TimeoutError):
                    async with asyncio.timeout(_AFTER):
                        await end()
