"""`feeds explain LINK`: what each stage said of one item."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from feeds.classify import Classifier
from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.happenings import for_machines, lines_of
from feeds.cli.nearest import Search, searched
from feeds.cli.show import as_json, facts, iso, line, moment, note
from feeds.config import load
from feeds.dedupe import Sketch, compare, sketch_of
from feeds.errors import FeedsError
from feeds.links import canonical, host_of, link_key
from feeds.model import Config, Decision, Entry, Precision, Source, SourceState, Story
from feeds.protocols import Store
from feeds.wiring.memory import is_begun, open_store

EXAMPLES = examples(
    "feeds explain https://www.example.com/news/2025/10/27/release.html",
    "feeds explain tag:feeds.example.org,2026-01-01:1f2e...   the id of a published entry",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a Story stands in a feed."""

    number: int | None  # 1 is the newest; None where newer Stories fill the feed
    of: int  # Stories in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One Story with all that is to be told of it."""

    story: Story
    joined: dict[str, str]  # why each Entry is of this Story, by its source's id and its key
    places: dict[str, Place]  # where it stands in each promised feed it belongs to, by path
    sources: dict[str, Source]
    states: dict[str, SourceState]
    stale: bool  # the rules of sources.yaml have changed since it was sorted


def command(
    link: Annotated[str, typer.Argument(metavar="LINK", help="The item's link, or the id of a published entry.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_machine: JsonOption = False,
) -> None:
    """Show what each stage said of one item: where it was found, its dates and identity, other places, feeds.

    Exit code 1 where no source has listed it; the nearest links that are known are then named.
    """
    loaded = load(config)
    wanted = _wanted(link)
    told, search = _look(wanted, loaded)
    if told is None:
        _unknown(wanted, loaded, search)
        raise typer.Exit(Code.SOME_FAILED)
    if as_machine:
        as_json(_machine(told))
    else:
        _tell(told)


def _wanted(link: str) -> str:
    """Return what was typed as an id or a full address; raises FeedsError for anything else."""
    link = link.strip()
    if link.startswith(("tag:", "http://", "https://")):
        return link
    if "." in link.partition("/")[0] and ":" not in link.partition("/")[0]:
        return f"https://{link}"
    raise FeedsError(f"{link!r} is neither a link nor an id", "Give the item's address, or the tag: id of an entry.")


def _look(wanted: str, config: Config) -> tuple[Told | None, Search]:
    """Find the Story by its identity, else by going through all of them, and gather what is to be told."""
    if not is_begun(config):
        return None, Search()
    with open_store(config) as store:
        story = None if wanted.startswith("tag:") else store.story_of(link_key(canonical(wanted)))
        search = Search() if story else searched(wanted, store.every_story())
        story = story or search.found
        return (_told(story, config, store) if story else None), search


def _told(story: Story, config: Config, store: Store) -> Told:
    classifier = Classifier(config)
    return Told(
        story=story,
        joined=_joined(story, classifier, store.decisions()),
        places=_places(story, config, store),
        sources={source.id: source for source in config.sources},
        states=store.states(),
        stale=store.rules() != classifier.digest,
    )


def _joined(story: Story, classifier: Classifier, decisions: Sequence[Decision]) -> dict[str, str]:
    """Return why each Entry is of this Story, in the order in which they were met."""
    entries = sorted(story.entries, key=lambda entry: entry.first_seen)
    sketches = [sketch_of(entry, classifier.companies_about(entry)) for entry in entries]
    reasons = {_name(entries[0]): "first of this story"}
    for place, entry in enumerate(entries[1:], 1):
        reasons[_name(entry)] = _why_joined(sketches[place], [*sketches[:place], *sketches[place + 1 :]])
    names = {(entry.source_id, entry.key) for entry in entries}
    for decision in decisions:
        if decision.together and {decision.one, decision.two} <= names:
            for one, other in ((decision.one, decision.two), (decision.two, decision.one)):
                reasons[" ".join(one)] += f"; {decision.why} with {' '.join(other)}"
    return reasons


def _why_joined(sketch: Sketch, others: Sequence[Sketch]) -> str:
    """Return what links an Entry with the others of its Story: those met before it first."""
    for other in others:
        if likeness := compare(sketch, other):
            return f"{likeness.why} (as {other.entry.source_id} has it)"
    return "by decision, see `feeds story show`; or its title, text or date has changed since"


def _name(entry: Entry) -> str:
    return f"{entry.source_id} {entry.key}"


def _places(story: Story, config: Config, store: Store) -> dict[str, Place]:
    """Return where a Story stands in each promised feed it belongs to."""
    companies, topics = ({match.id for match in matches} for matches in (story.companies, story.topics))
    places: dict[str, Place] = {}
    for spec in config.specs if story.withdrawn is None else ():
        if (spec.companies and not spec.companies & companies) or (spec.topics and not spec.topics & topics):
            continue
        ids = [held.id for held in store.stories(spec)]
        places[spec.path] = Place(number=ids.index(story.id) + 1 if story.id in ids else None, of=len(ids))
    return places


def _tell(told: Told) -> None:
    story = told.story
    line(story.lead.title, style="bold")
    facts(
        {
            "id": story.id,
            "first seen": moment(story.first_seen),
            "updated": moment(story.updated),
            "withdrawn": f"{moment(story.withdrawn)}: its pages are gone, it is in no feed"
            if story.withdrawn
            else None,
            "told by": f"{len(story.entries)} sources; {story.lead.source_id} leads" if story.entries[1:] else None,
        }
    )
    for place, entry in enumerate(story.entries):
        line()
        line("lead entry" if place == 0 else f"also told by ({place})", style="bold")
        facts(_facts_of(entry, told))
    line()
    line("classify and publish", style="bold")
    stale = " (sources.yaml has changed since: the next run sorts anew)" if told.stale else ""
    for name, matches in (("company", story.companies), ("topic", story.topics)):
        for found in matches:
            line(f"{name:<8} {found.id}  because of {found.why}{stale}")
        if not matches:
            line(f"{name:<8} none{stale}")
    for event in story.events:
        for number, said in enumerate(lines_of(event)):
            line(f"{'' if number else 'event':<8} {said}")
    if not story.events:
        line("event    none")
    for path, stand in told.places.items():
        where = f"number {stand.number} of {stand.of}" if stand.number else f"not in it: {stand.of} are newer"
        line(f"feed     {path}  {where}")


def _facts_of(entry: Entry, told: Told) -> dict[str, object]:
    """Return what each stage said of one Entry, in the order of the pipe."""
    source, published = told.sources.get(entry.source_id), entry.published
    return {
        "source": _about(entry, source),
        "fetch": _fetch(source, told.states.get(entry.source_id)),
        "extract": "nothing missing" if entry.complete else _waiting(entry),
        "title": entry.title,
        "link": entry.link,
        "published": published.stated if published else "not stated",
        "precision": _precision(entry),
        "date found": entry.published_evidence,
        "in UTC": moment(published.at) if published else None,
        "origin": entry.origin,
        "author": entry.author,
        "language": entry.language,
        "summary": entry.summary,
        "image": entry.image,
        "categories": ", ".join(entry.categories) or None,
        "identity": entry.key,
        "also known as": ", ".join(entry.aliases) or None,
        "first seen": moment(entry.first_seen),
        "dedupe": told.joined[_name(entry)],
    }


def _about(entry: Entry, source: Source | None) -> str:
    if source is None:
        return f"{entry.source_id} ({entry.role}; no longer in sources.yaml)"
    return f"{entry.source_id} ({entry.role}, kind {source.kind})"


def _fetch(source: Source | None, state: SourceState | None) -> str | None:
    if source is None or state is None:
        return None
    told = f"{state.permanent_url or source.url}, last read well {moment(state.succeeded_at)}"
    return f"{told}; failing now: {state.error}" if state.failures else told


def _waiting(entry: Entry) -> str:
    times = f", asked for {entry.attempts} times" if entry.attempts else ""
    return f"its article page has not been read yet{times}"


def _precision(entry: Entry) -> str | None:
    if entry.published is None:
        return None
    if entry.published.precision is Precision.DATE:
        return "a day; documents that demand a time say 12:00 UTC"
    return "a moment"


def _machine(told: Told) -> dict[str, object]:
    story = told.story
    return {
        "id": story.id,
        "first_seen": iso(story.first_seen),
        "updated": iso(story.updated),
        "withdrawn": iso(story.withdrawn),
        "entries": [_entry_for_machines(entry, told) for entry in story.entries],
        "companies": {match.id: match.why for match in story.companies},
        "topics": {match.id: match.why for match in story.topics},
        "events": [for_machines(event) for event in story.events],
        "rules_changed_since": told.stale,
        "feeds": [{"path": path, "number": place.number, "of": place.of} for path, place in told.places.items()],
    }


def _entry_for_machines(entry: Entry, told: Told) -> dict[str, object]:
    source, published = told.sources.get(entry.source_id), entry.published
    return {
        "source": entry.source_id,
        "source_url": source.url if source else None,
        "role": entry.role,
        "link": entry.link,
        "key": entry.key,
        "aliases": entry.aliases,
        "title": entry.title,
        "published": published.stated if published else None,
        "published_precision": published.precision if published else None,
        "published_evidence": entry.published_evidence,
        "published_utc": iso(published.at) if published else None,
        "summary": entry.summary,
        "origin": entry.origin,
        "author": entry.author,
        "language": entry.language,
        "image": entry.image,
        "categories": entry.categories,
        "complete": entry.complete,
        "attempts": entry.attempts,
        "first_seen": iso(entry.first_seen),
        "joined": told.joined[_name(entry)],
    }


def _unknown(wanted: str, config: Config, search: Search) -> None:
    """Say that nothing is known, and what is nearest to it."""
    note(f"{wanted} is not in the store: no source has listed it.")
    if search.nearest:
        note(f"The nearest links known on {host_of(wanted)}:")
    for link in search.nearest:
        note(f"  {link}")
    if not is_begun(config):
        note("Nothing has been read yet: feeds run")
    host = host_of(wanted)
    near = [source for source in config.sources if host and host_of(source.url) == host]
    for source in near:
        note(f"See what {source.id} gives: feeds preview {source.url}")
    if host and not near:
        note(f"No source of sources.yaml is on {host}.")
