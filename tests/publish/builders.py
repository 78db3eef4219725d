"""Stories, feeds and names with defaults, for the tests of what is published."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from feeds.model import (
    Company,
    Entry,
    Feed,
    FeedSpec,
    Group,
    Kind,
    Match,
    Precision,
    Published,
    Publisher,
    Role,
    Source,
    Story,
    Topic,
)
from feeds.publish import feed_of
from feeds.publish.telling import Names

DAWN = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

PUBLISHER = Publisher(
    title="Company news", base_url="https://news.example.org/feeds/", language="en", since=date(2026, 1, 1)
)
ACME = Company(id="acme", name="Acme Biotech", aliases=("Acme",), homepage="https://acme.example/")
YONGHE = Company(id="yonghe", name="永和制药", homepage="https://yonghe.example/")
NEWSROOM = Source(id="acme-news", url="https://acme.example/news", name="Acme Biotech", company="acme")
WIRE = Source(id="wire", url="https://wire.example/all.rss", kind=Kind.FEED, name="Example Newswire", role=Role.WIRE)
YONGHE_NEWS = Source(id="yonghe-news", url="https://yonghe.example/xinwen", name="永和制药", company="yonghe")
NAMES = Names(
    publisher=PUBLISHER,
    sources={source.id: source for source in (NEWSROOM, WIRE, YONGHE_NEWS)},
    companies={company.id: company for company in (ACME, YONGHE)},
    topics={
        "trials": Topic(id="trials", title="Clinical trials", rule=Group()),
        "events": Topic(id="events", title="Events & talks", rule=Group()),
    },
)
SPEC = FeedSpec(
    id="company-acme",
    path="companies/acme",
    title="Acme Biotech",
    description="News of Acme Biotech",
    companies=frozenset({"acme"}),
    homepage="https://acme.example/",
)


def a_day(day: str) -> Published:
    """Return a publication of which only the day is stated."""
    noon = datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=UTC) + timedelta(hours=12)
    return Published(at=noon, precision=Precision.DATE, stated=day)


def an_entry(**changes: Any) -> Entry:
    """Return an Entry of Acme's newsroom."""
    entry = Entry(
        source_id="acme-news",
        key="acme.example/news/1",
        link="https://acme.example/news/1",
        title="Acme doses first patient in a phase II trial",
        published=a_day("2026-03-01"),
        summary="The trial takes in 200 patients in eleven countries.",
        language="en",
        listed="0",
        first_seen=DAWN,
    )
    return replace(entry, **changes)


def a_story(number: int = 1, *others: Entry, **changes: Any) -> Story:
    """Return a Story led by an Entry with these changes; `number` makes its id, link and instant its own."""
    link = f"https://acme.example/news/{number}"
    lead = an_entry(**{"link": link, "key": link.removeprefix("https://"), **changes})
    return Story(
        id=f"tag:news.example.org,2026-01-01:{number:024x}",
        entries=(lead, *others),
        companies=(Match(id="acme", why="owner"),),
        first_seen=lead.first_seen,
        updated=DAWN - timedelta(minutes=number),
    )


def a_feed(*stories: Story, spec: FeedSpec = SPEC, publisher: Publisher = PUBLISHER) -> Feed:
    """Return a Feed of these Stories."""
    return feed_of(spec, stories, publisher)
