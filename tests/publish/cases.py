"""The feeds whose documents lie in golden/: a small one, a Chinese one, an empty one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from feeds.model import Event, EventKind, Feed, FeedSpec, Match, Precision, Published, Status
from tests.publish.builders import SPEC, a_day, a_feed, a_story, an_entry

ALL = FeedSpec(id="all", path="all", title="All company news", description="Everything that is followed")
TOPIC = FeedSpec(
    id="topic-events",
    path="topics/events",
    title="Events & talks",
    description="Events & talks of all companies",
    topics=frozenset({"events"}),
)
CHINESE = FeedSpec(
    id="company-yonghe",
    path="companies/yonghe",
    title="永和制药",
    description="永和制药的新闻",
    companies=frozenset({"yonghe"}),
    homepage="https://yonghe.example/",
)
CALL = Event(
    name="Fourth-quarter 2025 results and conference call",
    kind=EventKind.CALL,
    start=datetime(2026, 3, 12, 8, 30, tzinfo=ZoneInfo("America/New_York")),
    end=datetime(2026, 3, 12, 9, 30, tzinfo=ZoneInfo("America/New_York")),
    zone="America/New_York",
    webcast="https://acme.example/call?id=4&lang=en",
    uid="5c2e4b1e-0000-5000-8000-000000000001",
    sequence=2,
)
TALK = Event(
    name='The "Harbour" Conference; talks, <b>posters</b>',
    kind=EventKind.CONFERENCE,
    start=datetime(2026, 4, 1, 10, 0, tzinfo=timezone(timedelta(hours=8))),
    place="Hong Kong",
    status=Status.TENTATIVE,
    uid="5c2e4b1e-0000-5000-8000-000000000002",
)
FORUM = Event(
    name="第十二届国际生物医药创新大会暨永和制药二十周年论坛,会议与展览同期举行",
    kind=EventKind.CONGRESS,
    start=date(2026, 3, 27),
    end=date(2026, 3, 29),
    place="上海",
    uid="5c2e4b1e-0000-5000-8000-000000000003",
)


def small() -> Feed:
    """Return a feed with what makes documents hard: entities, markup, bodies, several sources, no date."""
    exact = Published(
        at=datetime(2026, 2, 27, 13, 5, 9, 250, tzinfo=UTC),
        precision=Precision.INSTANT,
        stated="2026-02-27T21:05:09+08:00",
    )
    wire = an_entry(
        source_id="wire", link="https://wire.example/r?id=7&lang=en", title="Acme doses first patient", key="wire/7"
    )
    chinese = an_entry(source_id="acme-news", link="https://acme.example/zh/1", language="zh_hans", key="acme/zh/1")
    first = a_story(1, wire, chinese, origin="Beijing Daily, etc.", author="A. Reporter")
    first = replace(
        first,
        companies=(Match(id="acme", why="owner"), Match(id="gone", why="?")),
        topics=(Match(id="events", why=""),),
        events=(CALL, TALK),
    )
    body = (
        '<p>Shares of AT&amp;T <a href="https://acme.example/a?b=1&amp;c=2" rel="noopener">rose</a>.</p>\n<p>]]&gt;</p>'
    )
    return a_feed(
        first,
        a_story(2, title="AT&T, S&P500: p < 0.05 & the <b>bold</b> &amp; text", published=exact, body=body),
        a_story(3, source_id="wire", published=None, summary=None, body=None, language=None, title="Undated"),
        spec=SPEC,
    )


def chinese() -> Feed:
    """Return a feed of a Chinese company, in Chinese."""
    lead = {"source_id": "yonghe-news", "language": "zh-CN", "published": a_day("2026-02-28")}
    story = a_story(
        4,
        link="https://yonghe.example/新闻/4?页=1",
        title="永和制药宣布其创新药获国家药监局批准上市",
        summary="2月28日，永和制药宣布……用于治疗晚期非小细胞肺癌。",
        origin="北京日报等",
        **lead,
    )
    story = replace(story, companies=(Match(id="yonghe", why="owner"),), events=(FORUM,))
    return a_feed(story, spec=CHINESE)


def empty() -> Feed:
    """Return a promised feed that nothing has come in for."""
    return a_feed(spec=TOPIC)


def every_feed() -> list[Feed]:
    """Return the feeds of a whole output folder, in the order of sources.yaml."""
    return [small(), chinese(), empty(), a_feed(*small().stories, *chinese().stories, spec=ALL)]
