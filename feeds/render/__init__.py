"""Pages built by script, run in an installed Chromium that is cut off from every network (extra `browser`).

In the order things happen: `chromium` (which program, started how), `loop` (the thread Playwright lives in), `traffic`
(each request of a page, answered through our own Fetcher within limits), `tab` (one page, until it is at rest);
`renderer` tells it in order.

The browser opens no connection of its own: whatever a page asks for is got by the Fetcher, so that address guard,
deadlines, size limits and `connect_to` hold for it as for everything else.
"""

from feeds.render.chromium import executable_of, missing
from feeds.render.renderer import ChromiumRenderer
from feeds.render.traffic import Limits

__all__ = ["ChromiumRenderer", "Limits", "executable_of", "missing"]
