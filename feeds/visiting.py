"""Visits made by several workers at once, given in the order of the sources."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Lock

from feeds.errors import ConnectError
from feeds.links import host_of
from feeds.model import Fetched, NotModified, Request, Source, SourceState
from feeds.protocols import Fetcher
from feeds.visit import Tools, Visit, visit


@contextmanager
def visits(
    sources: Sequence[Source], states: Mapping[str, SourceState], tools: Tools, workers: int
) -> Iterator[Iterable[Visit]]:
    """Yield the visits in the order of the sources, made by several workers at once, one host by one worker.

    The order makes a Run's result independent of which server answers first; a host is never asked twice at once.
    When the block ends early, what has not begun is dropped.
    """
    awaited = deque((source, Future[Visit]()) for source in sources)
    hosts: dict[str, list[tuple[Source, Future[Visit]]]] = defaultdict(list)
    for source, future in awaited:
        hosts[host_of(source.url)].append((source, future))
    ending = Event()
    tools = replace(tools, fetcher=_OneAtATime(tools.fetcher, ending))

    def visit_host(group: Iterable[tuple[Source, Future[Visit]]]) -> None:
        for source, future in group:
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(visit(source, states.get(source.id), tools))
            except BaseException as error:
                future.set_exception(error)  # raised again where the visit is awaited
                raise

    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="visit") as pool:
        for group in hosts.values():
            pool.submit(visit_host, group)
        try:
            yield _in_order(awaited)
        finally:
            ending.set()
            for _, future in awaited:
                future.cancel()
            pool.shutdown(cancel_futures=True)


def _in_order(awaited: deque[tuple[Source, Future[Visit]]]) -> Iterator[Visit]:
    """Yield each visit when its turn has come; one that was given is no longer held."""
    while awaited:
        yield awaited.popleft()[1].result()


class _OneAtATime:
    """A Fetcher that asks each host one thing at a time, and nothing more once the run is ending.

    The articles of a source, and the children of its sitemap, may lie on a host that another worker is reading.
    """

    def __init__(self, fetcher: Fetcher, ending: Event) -> None:
        self._fetcher = fetcher
        self._ending = ending
        self._hosts: defaultdict[str, Lock] = defaultdict(Lock)

    def fetch(self, request: Request) -> Fetched | NotModified:
        with self._hosts[host_of(request.url)]:
            if self._ending.is_set():
                raise ConnectError(request.url, "the run is ending", "The next run asks again.")
            return self._fetcher.fetch(request)
