"""One request at a time, with a pause between: nobody waits for the past, and a server should not feel it."""

from collections.abc import Callable

from feeds.errors import FetchError
from feeds.model import Fetched, NotModified, Request
from feeds.protocols import Fetcher
from feeds.visit.remembering import is_overload

PAUSE = 2.0  # seconds between the end of one answer and the next request


class Paced:
    """A Fetcher that pauses between requests, counts them, and remembers that a server had enough."""

    def __init__(self, fetcher: Fetcher, pause: Callable[[float], None]) -> None:
        self._fetcher = fetcher
        self._pause = pause
        self.requests = 0
        self.refusal: FetchError | None = None

    def fetch(self, request: Request) -> Fetched | NotModified:
        """Fetch after a pause; raises FetchError."""
        if self.requests:
            self._pause(PAUSE)
        self.requests += 1
        try:
            return self._fetcher.fetch(request)
        except FetchError as error:
            if is_overload(error):
                self.refusal = error
            raise
