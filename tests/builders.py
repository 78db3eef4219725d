"""Builders of records with sensible defaults: a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from feeds.model import (
    Company,
    Config,
    Entry,
    FeedSpec,
    FetchPolicy,
    Group,
    Known,
    Outcome,
    Phrase,
    Precision,
    Published,
    Publisher,
    Result,
    Rule,
    Source,
    Story,
    Topic,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def publisher(**facts: Any) -> Publisher:
    return replace(Publisher(title="Test feeds", base_url="https://feeds.example/"), **facts)


def company(name: str = "Acme Pharma", **facts: Any) -> Company:
    return replace(Company(id=name.split(maxsplit=1)[0].lower(), name=name, aliases=("Acme",)), **facts)


def topic(id_: str = "events", **rules: Any) -> Topic:
    """Return a topic; text among its rules is a phrase."""
    lists = {
        name: tuple(phrase(rule) for rule in held) for name, held in rules.items() if name in ("any", "all", "none")
    }
    return Topic(id=id_, title=id_.title(), rule=Group(**{**rules, **lists}))


def phrase(rule: Rule | str) -> Rule:
    return Phrase(text=rule) if isinstance(rule, str) else rule


def source(id_: str = "acme/news", **facts: Any) -> Source:
    return replace(
        Source(
            id=id_, url=f"https://www.acme.example/{id_}", name="Acme Pharma", company="acme", every=timedelta(hours=1)
        ),
        **facts,
    )


def wire(id_: str = "wire", **facts: Any) -> Source:
    return replace(source(id_, company=None, name="Wire"), **facts)


def stated(day: str) -> Published:
    return Published(
        at=datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=12),
        precision=Precision.DATE,
        stated=day,
    )


def entry(title: str = "Acme opens a plant for cell therapies in Suzhou", **facts: Any) -> Entry:
    key = facts.pop("key", "acme.example/news/plant")
    return replace(
        Entry(
            source_id="acme/news", key=key, link=f"https://{key}", title=title, listed=f"digest of {title}",
            published=stated("2026-11-19"), first_seen=NOON,
        ),
        **facts,
    )  # fmt: skip


def story(*entries: Entry, **facts: Any) -> Story:
    members = entries or (entry(),)
    first = min(member.first_seen for member in members)
    return replace(
        Story(id=f"tag:feeds.example,2026-01-01:{members[0].key}", entries=members, first_seen=first, updated=first),
        **facts,
    )


def known(of: Entry, **facts: Any) -> Known:
    return replace(Known(key=of.key, listed=of.listed, complete=True, attempts=0, story_id="tag:x"), **facts)


def outcome(**facts: Any) -> Outcome:
    return replace(Outcome(source_id="acme/news", result=Result.READ), **facts)


def spec(path: str = "all", **facts: Any) -> FeedSpec:
    return replace(FeedSpec(id=path, path=path, title=path, description=f"All of {path}"), **facts)


def config(folder: Path, *sources: Source, **facts: Any) -> Config:
    return replace(
        Config(
            publisher=publisher(),
            fetch=FetchPolicy(allow=("127.0.0.0/8",), deadline=5.0),
            companies={"acme": company()},
            topics={},
            sources=sources,
            specs=(spec("companies/acme", companies=frozenset({"acme"})), spec("all")),
            store=f"sqlite:///{folder / 'feeds.db'}",
            output=folder / "output",
        ),
        **facts,
    )
