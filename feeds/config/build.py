"""Checked values become the frozen Config."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from feeds.config.asking import patterns_of
from feeds.config.packs import pack_topics, rule_of
from feeds.config.schema import (
    CompanyPart,
    DefaultsPart,
    PackPart,
    PublisherPart,
    SourcePart,
    SourcesFile,
    TopicPart,
)
from feeds.model import Company, Config, FeedSpec, FetchPolicy, Kind, Publisher, Role, Selectors, Source, Topic

LONGEST_SLUG = 60
# Where companies keep their sites for investors: ir.acme.com, acme.com/investors/news.
_INVESTOR_HOSTS = frozenset(("ir", "investor", "investors"))
_INVESTOR_FOLDERS = frozenset(("ir", "investor", "investors", "investor-relations"))


def config_of(file: SourcesFile, folder: Path) -> Config:
    """Return the configuration; `folder` is where sources.yaml lies: relative paths start there."""
    return Config(
        publisher=Publisher(**file.publisher.model_dump()),
        fetch=FetchPolicy(
            contact=file.publisher.contact,
            allow=file.fetch.allow,
            deadline=file.fetch.deadline.total_seconds(),
            max_bytes=file.fetch.max_bytes,
            workers=file.fetch.workers,
        ),
        companies={id_: _company(id_, part) for id_, part in file.companies.items()},
        topics=topics_of(file.topics, file.packs),
        sources=tuple(_sources(file)),
        specs=tuple(_in_languages(_specs(file), file.publisher.feed_languages)),
        store=store_url(file.store, folder),
        output=folder / file.output,
    )


def topics_of(topics: Mapping[str, TopicPart], packs: Iterable[PackPart]) -> dict[str, Topic]:
    """Return the topics of a file, then those of its packs; one of the file replaces the pack's of the same id."""
    own = {id_: Topic(id=id_, title=part.title, rule=part.group(rule_of)) for id_, part in topics.items()}
    for pack in packs:
        for id_, topic in pack_topics(pack.name).items():
            if id_ not in pack.without:
                own.setdefault(id_, topic)
    return own


def store_url(text: str, folder: Path) -> str:
    """Return the SQLAlchemy URL of a store that is given as a path or as such a URL."""
    if "://" in text:
        return text
    path = str(folder / text).replace("%", "%25").replace("?", "%3F")  # what would not be a path's in a URL
    return f"sqlite:///{path}"


def source_id(owner: str, url: str) -> str:
    """Return the permanent id of a source that states none: readable, bounded, unlike that of any other address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    whole = host + parts.path + (f"?{parts.query}" if parts.query else "")
    slug = re.sub(r"[^a-z0-9.]+", "-", whole.lower()).strip("-.")
    readable = parts.query == "" and parts.fragment == "" and whole == whole.lower() and whole.isascii()
    if not readable or len(slug) > LONGEST_SLUG:
        slug = f"{slug[:LONGEST_SLUG].rstrip('-.')}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"
    return f"{owner}/{slug}"


def _company(id_: str, part: CompanyPart) -> Company:
    return Company(id=id_, name=part.name, aliases=part.aliases, tickers=part.tickers, homepage=part.homepage)


def _sources(file: SourcesFile) -> Iterator[Source]:
    common = _common(file.defaults, file.publisher)
    for id_, company in file.companies.items():
        own = replace(
            common,
            name=company.name,
            company=id_,
            language=company.language or common.language,
            timezone=company.timezone or common.timezone,
        )
        for part in company.sources:
            yield _source(part, replace(own, role=_role(part)), id_)
    for role, shared in ((Role.WIRE, file.wires), (Role.REGULATOR, file.regulators), (Role.PRESS, file.press)):
        for source in shared:
            name = source.name or urlsplit(source.url).hostname or source.url
            yield _source(source, replace(common, name=name, role=role), role.value)


def _common(defaults: DefaultsPart, publisher: PublisherPart) -> Source:
    """Return a Source that holds what sources have in common; each replaces what is its own."""
    return Source(
        id="",
        url="",
        name="",
        every=defaults.every,
        limit=defaults.limit,
        language=defaults.language,
        timezone=defaults.timezone or publisher.timezone,
    )


def _source(part: SourcePart, common: Source, owner: str) -> Source:
    return replace(
        common,
        id=part.id or source_id(owner, part.url),
        url=part.url,
        kind=part.kind or _kind(part),
        every=part.every or common.every,
        limit=part.limit or common.limit,
        language=part.language or common.language,
        timezone=part.timezone or common.timezone,
        selectors=_selectors(part),
        fields=part.json_.fields() if part.json_ else None,
        asking=part.request.asking() if part.request else None,
        links=patterns_of(part.include, part.exclude),
    )


def _role(part: SourcePart) -> Role:
    """Return whose voice a company's source is: as stated, or its site for investors where the address says so."""
    if part.role is not None:
        return Role(part.role)
    parts = urlsplit(part.url)
    label = (parts.hostname or "").partition(".")[0]
    folders = parts.path.lower().split("/")
    at_investors = label in _INVESTOR_HOSTS or not _INVESTOR_FOLDERS.isdisjoint(folders)
    return Role.INVESTORS if at_investors else Role.ISSUER


def _kind(part: SourcePart) -> Kind:
    """Return the kind that the other keys of a source speak of."""
    if part.json_ is not None:
        return Kind.JSON
    return Kind.LISTING if part.items else Kind.AUTO


def _selectors(part: SourcePart) -> Selectors | None:
    if part.items is None:
        return None
    return Selectors(
        items=part.items, reach=part.reach, title=part.title, link=part.link, date=part.date, summary=part.summary
    )  # fmt: skip


def _in_languages(specs: Iterator[FeedSpec], languages: tuple[str, ...]) -> Iterator[FeedSpec]:
    """Yield each promised feed, and after it the like in each language: companies/acme, companies/acme.zh-hans."""
    for spec in specs:
        yield spec
        for tag in languages:
            name = tag.lower()
            yield replace(
                spec, id=f"{spec.id}.{name}", path=f"{spec.path}.{name}", title=f"{spec.title} ({tag})",
                description=f"{spec.description} ({tag})", language=tag,
            )  # fmt: skip


def _specs(file: SourcesFile) -> Iterator[FeedSpec]:
    limit, whole = file.defaults.feed_limit, file.publisher.title
    for id_, company in file.companies.items():
        yield FeedSpec(
            id=f"companies/{id_}",
            path=f"companies/{id_}",
            title=company.name,
            description=f"News of {company.name}",
            companies=frozenset({id_}),
            limit=limit,
            homepage=company.homepage,
        )
    for id_, topic in topics_of(file.topics, file.packs).items():
        path = f"topics/{id_}"
        yield FeedSpec(
            id=path, path=path, title=topic.title, description=f"{topic.title}: news of all companies",
            topics=frozenset({id_}), limit=limit,
        )  # fmt: skip
    for id_, feed in file.feeds.items():
        path = f"feeds/{id_}"
        yield FeedSpec(
            id=path, path=path, title=feed.title, description=feed.title, companies=frozenset(feed.companies),
            topics=frozenset(feed.topics), limit=feed.limit or limit,
        )  # fmt: skip
    yield FeedSpec(id="all", path="all", title=whole, description=f"{whole}: everything", limit=limit)
