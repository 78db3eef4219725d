"""`feeds explain LINK`: what each stage said of one item."""

from typing import Annotated

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.show import as_json, err, facts, line, moment
from feeds.config import load
from feeds.links import canonical, host_of, link_key
from feeds.model import Config, Entry, FeedSpec, Story
from feeds.protocols import Store
from feeds.wiring import open_store


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        "explain",
        help="Show what each stage said of one item: identity, dates, other places, companies, topics, feeds.",
        epilog="Example: `feeds explain https://www.example.com/news/2025/10/27/release.html`",
    )(command)


def command(
    link: Annotated[str, typer.Argument(metavar="LINK", help="The item's link, or the id of a published entry.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_machine: JsonOption = False,
) -> None:
    """Look the item up and tell its story."""
    loaded = load(config)
    with open_store(loaded) as store:
        story = _find(link, store)
    if story is None:
        _unknown(link, loaded)
        raise typer.Exit(Code.SOME_FAILED)
    if as_machine:
        as_json(_machine(story, loaded))
    else:
        _tell(story, loaded)


def _find(link: str, store: Store) -> Story | None:
    if link.startswith("tag:"):
        return next((story for story in store.every_story() if story.id == link), None)
    return store.story_of(link_key(canonical(link)))


def holds(spec: FeedSpec, story: Story) -> bool:
    """Tell whether a Story belongs into a promised feed."""
    companies, topics = ({match.id for match in matches} for matches in (story.companies, story.topics))
    return (not spec.companies or bool(spec.companies & companies)) and (not spec.topics or bool(spec.topics & topics))


def _feeds_of(story: Story, config: Config) -> list[str]:
    return [spec.path for spec in config.specs if holds(spec, story)]


def _tell(story: Story, config: Config) -> None:
    line(story.lead.title, style="bold")
    facts({"id": story.id, "first seen": moment(story.first_seen), "updated": moment(story.updated)})
    for place, entry in enumerate(story.entries):
        line()
        line("lead entry" if place == 0 else f"also told by ({place})")
        facts(_facts_of(entry))
    line()
    for name, matches in (("companies", story.companies), ("topics", story.topics)):
        for match in matches:
            line(f"{name:<10} {match.id}  because of {match.why}")
        if not matches:
            line(f"{name:<10} none")
    line(f"feeds      {', '.join(_feeds_of(story, config)) or 'none'}")


def _facts_of(entry: Entry) -> dict[str, object]:
    published = entry.published
    return {
        "source": f"{entry.source_id} ({entry.role})",
        "link": entry.link,
        "identity": entry.key,
        "also known as": ", ".join(entry.aliases) or None,
        "title": entry.title,
        "published": f"{published.stated} ({published.precision})" if published else "not stated",
        "because of": entry.published_evidence,
        "origin": entry.origin,
        "language": entry.language,
        "summary": entry.summary,
        "article": _article(entry),
    }


def _article(entry: Entry) -> str:
    if entry.complete:
        return "nothing missing"
    return f"not read yet, asked for {entry.attempts} times" if entry.attempts else "waits for the next visit"


def _machine(story: Story, config: Config) -> dict[str, object]:
    return {
        "id": story.id,
        "first_seen": story.first_seen.isoformat(),
        "updated": story.updated.isoformat(),
        "entries": [_facts_of(entry) for entry in story.entries],
        "companies": {match.id: match.why for match in story.companies},
        "topics": {match.id: match.why for match in story.topics},
        "feeds": _feeds_of(story, config),
    }


def _unknown(link: str, config: Config) -> None:
    err().print(f"{link} is not in the store: no source has listed it.", markup=False, soft_wrap=True)
    near = [source for source in config.sources if host_of(source.url) == host_of(link)]
    for source in near:
        err().print(f"See what {source.id} gives: feeds preview {source.url}", markup=False, soft_wrap=True)
    if not near:
        err().print(f"No source of sources.yaml is on {host_of(link)}.", markup=False, soft_wrap=True)
