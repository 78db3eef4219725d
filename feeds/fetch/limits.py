"""The time and the amount one answer may take."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_WAIT = 86_400.0  # seconds; sockets and queues cannot wait for ever and a day


class OverLimitError(Exception):
    """A body, or what it unpacks to, went over the limit; mapped to TooLargeError where the URL is known."""


class Deadline:
    """The moment by which a whole answer must have arrived: lookups, redirects, headers and body included.

    One worker has one; its sockets share it and ask it before every operation, so that a server which sends a byte
    now and then gains no time by it. (The timeouts of requests and urllib3 start anew with each byte received.)
    """

    def __init__(self) -> None:
        self._end = math.inf

    def start(self, seconds: float) -> None:
        """Begin a new answer, to be complete in so many seconds."""
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Return the seconds left, more than 0 and at most a day; raises TimeoutError when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the deadline has passed")
        return min(left, _LONGEST_WAIT)

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Within the block, allow no more than so many seconds."""
        end = self._end
        self._end = min(end, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._end = end
