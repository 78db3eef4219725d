"""Visits by several workers: each given once, in the order of the sources, however soon or late it is done."""

from collections.abc import Iterable
from threading import Event

import pytest

from feeds.errors import ConnectError
from feeds.model import Fetched, Known, NotModified, Request, Result, Source
from feeds.visit import Tools
from feeds.visiting import visits
from tests.builders import NOON, source
from tests.worlds import Clock


class Web:
    """A web that refuses everything, some of it late, and remembers what it was asked."""

    def __init__(self, late: Iterable[str] = ()) -> None:
        self.asked: list[str] = []
        self.gates = {url: Event() for url in late}

    def fetch(self, request: Request) -> Fetched | NotModified:
        self.asked.append(request.url)
        if request.url in self.gates:
            self.gates[request.url].wait(10)
        raise ConnectError(request.url, "refused")


def nothing_known(source_id: str, keys: Iterable[str]) -> dict[str, Known]:
    return {}


def tools(web: Web) -> Tools:
    return Tools(fetcher=web, clock=Clock(), known=nothing_known, site_names={}, seen_at=NOON)


def many(count: int, hosts: int) -> list[Source]:
    return [source(f"s{n}", url=f"https://h{n % hosts}.example/{n}") for n in range(count)]


@pytest.mark.parametrize("hosts", [1, 7, 400])
def test_every_visit_is_given_once_in_the_order_of_the_sources(hosts: int) -> None:
    sources = many(400, hosts)
    with visits(sources, {}, tools(Web()), 8) as done:
        assert [visit.source.id for visit in done] == [each.id for each in sources]


def test_a_slow_host_holds_its_place_and_nobody_elses_visit() -> None:
    sources = many(20, 20)
    web = Web(late=[sources[0].url])
    with visits(sources, {}, tools(web), 4) as done:
        while len(web.asked) < len(sources):
            web.gates[sources[0].url].wait(0.005)
        web.gates[sources[0].url].set()
        assert [visit.source.id for visit in done] == [each.id for each in sources]


def test_a_run_that_ends_early_asks_nothing_more() -> None:
    sources = many(50, 2)
    web = Web(late=[sources[0].url, sources[1].url])

    def end_early() -> None:
        with visits(sources, {}, tools(web), 2):
            for gate in web.gates.values():
                gate.set()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        end_early()
    assert len(web.asked) < len(sources)


def test_no_sources_give_no_visits() -> None:
    with visits([], {}, tools(Web()), 8) as done:
        assert list(done) == []


def test_a_visit_that_fails_is_given_as_failed() -> None:
    with visits(many(1, 1), {}, tools(Web()), 1) as done:
        assert [visit.outcome.result for visit in done] == [Result.FAILED]
