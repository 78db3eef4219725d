"""`feeds story show|split|join`: one story's places and history; what was wrongly joined or kept apart, put right."""

from collections import Counter
from collections.abc import Callable
from typing import Annotated

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.show import as_json, complain, counted, facts, iso, line, moment
from feeds.config import load
from feeds.errors import StoryError
from feeds.model import Entry, Story, Tombstone
from feeds.wiring.stories import Done, Seen, look
from feeds.wiring.stories import join as join_by_hand
from feeds.wiring.stories import split as split_by_hand

EXAMPLES = examples(
    "feeds story show https://www.example.com/news/plant           its places, revisions and decisions",
    "feeds story split https://wire.example/2026/plant-opening     this place tells something else",
    "feeds story join https://www.example.com/a https://wire.example/b     these two tell the same",
)

app = typer.Typer(
    help="Look at one story: its places, what was corrected, what was decided; join two, or split one, by hand.\n\n"
    "What is decided is remembered: later runs keep to it, whatever the pages say.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Link = Annotated[str, typer.Argument(metavar="LINK", help="The link of one of its places, or its id.")]
WaitOption = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", help="How long to wait for a run to end.", min=0)
]


@app.command()
def show(link: Link, *, config: ConfigOption = DEFAULT_CONFIG, as_machine: JsonOption = False) -> None:
    """Show a story: its id, its places with the leading one first, its revisions, what was decided of it.

    Of an id that is no longer published it is told what became of it. Exit code 1 where nothing goes by LINK.
    """
    try:
        seen = look(load(config), link)
    except StoryError as error:
        complain(error)
        raise typer.Exit(Code.SOME_FAILED) from error
    if as_machine:
        as_json(_buried(seen) if isinstance(seen, Tombstone) else _machine(seen))
    elif isinstance(seen, Tombstone):
        facts(_buried(seen))
    else:
        _tell(seen)


@app.command()
def split(
    link: Annotated[str, typer.Argument(metavar="LINK", help="The link of the place that tells something else.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help="The place's source, where several list that link.")
    ] = None,
    wait: WaitOption = 0.0,
    as_machine: JsonOption = False,
) -> None:
    """Take one place out of its story, for good: it becomes a story of its own, with an id of its own.

    Where the story is one only because it was joined by hand, all that is one with the place by itself goes with it.
    The story keeps its id, unless that was made for what is taken out. The feeds are written anew. Exit code 1 where
    there is nothing to split.
    """
    _change(lambda: split_by_hand(load(config), link, source=source, wait=wait), as_machine=as_machine)


@app.command()
def join(
    one: Annotated[str, typer.Argument(metavar="ONE", help="The link or id of a story.")],
    two: Annotated[str, typer.Argument(metavar="TWO", help="The link or id of another that tells the same.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    wait: WaitOption = 0.0,
    as_machine: JsonOption = False,
) -> None:
    """Make one story of two, for good: it keeps the older id, the other's is told to be one with it.

    The feeds are written anew. Exit code 1 where they are one already, or nothing goes by a link.
    """
    _change(lambda: join_by_hand(load(config), one, two, wait=wait), as_machine=as_machine)


def _change(act: Callable[[], Done], *, as_machine: bool) -> None:
    try:
        done = act()
    except StoryError as error:
        complain(error)
        raise typer.Exit(Code.SOME_FAILED) from error
    if as_machine:
        as_json(
            {
                "stories": [_story(story) for story in done.stories],
                "buried": [_buried(tombstone) for tombstone in done.buried],
                "written": {"changed": done.written.changed, "unchanged": done.written.unchanged},
            }
        )
        return
    for story in done.stories:
        line(story.lead.title, style="bold")
        facts({"id": story.id} | {f"place {n}": entry.link for n, entry in enumerate(story.entries, 1)})
    for tombstone in done.buried:
        line(f"{tombstone.id} is no longer published: {tombstone.why}")
    line(f"{counted(len(done.written.changed), 'document')} written")


def _tell(seen: Seen) -> None:
    story = seen.story
    line(story.lead.title, style="bold")
    facts(
        {
            "id": story.id,
            "first seen": moment(story.first_seen),
            "updated": moment(story.updated),
            "withdrawn": moment(story.withdrawn) if story.withdrawn else None,
        }
    )
    for place, entry in enumerate(story.entries):
        line()
        line("leads" if place == 0 else f"also told by ({place})", style="bold")
        facts(_place(entry))
    for revision in seen.revisions:
        line()
        line(f"corrected {moment(revision.at)} by {revision.source_id}", style="bold")
        for text in revision.difference.splitlines():
            line(text)
    for (why, at), count in Counter((decision.why, decision.at) for decision in seen.decisions).items():
        line()
        line(f"{why} {moment(at)} ({counted(count, 'pair')} of places; --json has them)", style="bold")


def _place(entry: Entry) -> dict[str, object]:
    return {
        "source": f"{entry.source_id} ({entry.role})",
        "title": entry.title,
        "link": entry.link,
        "language": entry.language,
        "published": entry.published.stated if entry.published else "not stated",
        "first seen": moment(entry.first_seen),
    }


def _machine(seen: Seen) -> dict[str, object]:
    return _story(seen.story) | {
        "revisions": [
            {
                "source": revision.source_id,
                "at": iso(revision.at),
                "title_before": revision.title,
                "published_before": revision.published,
                "difference": revision.difference,
            }
            for revision in seen.revisions
        ],
        "decisions": [
            {
                "one": decision.one,
                "two": decision.two,
                "together": decision.together,
                "why": decision.why,
                "at": iso(decision.at),
            }
            for decision in seen.decisions
        ],
    }


def _story(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "first_seen": iso(story.first_seen),
        "updated": iso(story.updated),
        "withdrawn": iso(story.withdrawn),
        "places": [
            {
                "source": entry.source_id,
                "role": entry.role,
                "title": entry.title,
                "link": entry.link,
                "language": entry.language,
                "published": entry.published.stated if entry.published else None,
                "first_seen": iso(entry.first_seen),
            }
            for entry in story.entries
        ],
    }


def _buried(tombstone: Tombstone) -> dict[str, object]:
    return {
        "id": tombstone.id,
        "buried": iso(tombstone.at),
        "why": tombstone.why,
        "successor": tombstone.successor,
        "title": tombstone.title,
        "link": tombstone.link,
    }
