"""A thread with an event loop of its own: Playwright lives in one, our workers in many others."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class Loop:
    """Runs coroutines for other threads, from its first use until it is stopped."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it was used and not stopped since."""
        return self._thread is not None

    def do(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine to its end and return its result; raises what it raises. Blocks the calling thread."""
        return asyncio.run_coroutine_threadsafe(work, self._begun()).result()

    def stop(self) -> None:
        """End the thread; a use after this begins another."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def _begun(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name=self._name, daemon=True)
                self._thread.start()
            return self._loop
