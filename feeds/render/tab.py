"""One page in the browser: opened, answered, waited for until it is at rest, and taken as it then is.

Playwright is an optional extra, so that its objects are `Any` here.
"""

import asyncio
from concurrent.futures import Executor
from typing import Any

from feeds.render.traffic import Answer, Asked, Limits, Traffic

_PAUSE = 0.2  # seconds between two looks at a page
_AT_REST = 4  # looks in a row without a change
_PATIENCE = 4.0  # seconds for a page to answer a look: one whose script never pauses does not

# Ways out that are no requests, and windows nobody would see.
_DEAF = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "open", "print"])
  try { Object.defineProperty(window, name, { value: undefined }) } catch {}
"""
_LOOK = """() => [document.readyState, document.getElementsByTagName("*").length,
  document.documentElement ? document.documentElement.textContent.length : 0]"""
# What components hold in shadow trees is no part of the page as text: it is laid open first.
_LAY_OPEN = """() => {
  const open = (root, depth) => {
    if (depth > 20) return;
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) {
      open(element.shadowRoot, depth + 1);
      const box = document.createElement("div");
      box.innerHTML = element.shadowRoot.innerHTML;
      element.append(box);
    }
  };
  open(document, 0);
}"""


async def opened(browser: Any, traffic: Traffic, executor: Executor) -> Any:
    """Return an empty page whose every request `traffic` answers, in threads of `executor`."""
    context = await browser.new_context(
        accept_downloads=False,
        service_workers="block",
        viewport={"width": 1280, "height": 6000},  # lists that are drawn where they are seen are drawn whole
    )

    async def answer(route: Any) -> None:
        asked = _asked(route.request)
        answered = await asyncio.get_running_loop().run_in_executor(executor, traffic.answer, asked)
        await _give(route, answered)

    await context.add_init_script(_DEAF)
    await context.route("**/*", answer)
    await context.route_web_socket("**/*", lambda socket: socket.close())
    return await context.new_page()


async def come_to_rest(tab: Any, traffic: Traffic, limits: Limits) -> None:
    """Wait until a page asks for nothing and changes nothing, or has grown too large.

    Raises TimeoutError where its script does not let itself be interrupted.
    """
    before, quiet = None, 0
    while quiet < _AT_REST:
        await asyncio.sleep(_PAUSE)
        seen = await _look(tab)
        same = seen is not None and seen == before and seen[0] != "loading" and traffic.pending == 0
        before, quiet = seen, quiet + 1 if same else 0
        if seen is not None and int(seen[1]) > limits.elements:
            return


async def taken(tab: Any) -> tuple[str, str]:
    """Return the address a page has come to and its HTML as it is now; raises TimeoutError."""
    async with asyncio.timeout(_PATIENCE):
        await tab.evaluate(_LAY_OPEN)
        return tab.url, await tab.content()


async def _look(tab: Any) -> list[Any] | None:
    """Return what would change if the page did; None while it goes from one address to another."""
    from playwright.async_api import Error  # noqa: PLC0415 - an optional extra

    try:
        async with asyncio.timeout(_PATIENCE):
            seen: list[Any] = await tab.evaluate(_LOOK)
            return seen
    except Error as error:
        if tab.is_closed():
            raise
        return None if "context" in str(error).lower() or "navigat" in str(error).lower() else ["", 0, str(error)]


def _asked(request: Any) -> Asked:
    return Asked(
        url=request.url,
        method=request.method,
        kind=request.resource_type,
        main=request.is_navigation_request() and _is_main(request),
        headers=request.headers,
        body=request.post_data_buffer,
    )


def _is_main(request: Any) -> bool:
    """Tell whether a navigation is that of the page itself, not of a frame in it or of another window."""
    from playwright.async_api import Error  # noqa: PLC0415 - an optional extra

    try:
        return request.frame.parent_frame is None and request.frame.page.context.pages[0] == request.frame.page
    except Error:  # a window that is not there yet
        return False


async def _give(route: Any, answered: Answer | None) -> None:
    from playwright.async_api import Error  # noqa: PLC0415 - an optional extra

    try:
        if answered is None:
            await route.abort("blockedbyclient")
        else:
            await route.fulfill(status=answered.status, headers=dict(answered.headers), body=answered.body)
    except Error:
        return  # the page has gone on, or was closed, and does not want it any more
