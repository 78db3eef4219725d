"""`feeds topics list|test`: the rules in force, and what others would catch before they are switched on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from feeds.classify import Classifier
from feeds.classify.trying import Sample, Tried, tried
from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.show import as_json, counted, line, note
from feeds.cli.tables import table
from feeds.config import load, load_topics
from feeds.model import Config, Match, Story, Topic
from feeds.wiring.memory import is_begun, open_store

EXAMPLES = examples(
    "feeds topics list                                      every topic, and how many stories it holds",
    "feeds topics test new-rules.yaml                       what would these rules catch?",
    "feeds topics test sources.yaml --topic events          after a change, before the next run",
    "feeds topics test new-rules.yaml --limit 50 --json     with many samples, for machines",
)

app = typer.Typer(
    help="Look at the topics in force, and try rules on the stored stories before they are switched on.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command("list", epilog=EXAMPLES)
def list_(*, config: ConfigOption = DEFAULT_CONFIG, as_machine: JsonOption = False) -> None:
    """List the topics of sources.yaml, those of its packs too, and how many stored stories each of them holds."""
    loaded = load(config)
    counts = _counts(loaded)
    rows = [(topic.id, topic.title, counts[topic.id]) for topic in loaded.topics.values()]
    if as_machine:
        as_json([{"topic": id_, "title": title, "stories": stories} for id_, title, stories in rows])
    else:
        table(("topic", "title", "stories"), [(id_, title, str(stories)) for id_, title, stories in rows])


@app.command("test", epilog=EXAMPLES)
def try_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A YAML file with `topics:` or `packs:`, or a whole sources.yaml.")
    ],
    *,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", metavar="ID", help="Only this topic; may be given several times.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help="Samples of each kind, the newest.", min=0, max=1000)
    ] = 5,
    config: ConfigOption = DEFAULT_CONFIG,
    as_machine: JsonOption = False,
) -> None:
    """Show what the rules of FILE would catch in the stored stories: counts, samples, why, what is gained and lost.

    They are held against the rules of the same id that are in force in sources.yaml. Nothing is changed. Exit code 1
    where FILE has no topic of that id, 2 where it holds a mistake.
    """
    loaded = load(config)
    proposed = load_topics(file, loaded)
    unknown = [id_ for id_ in topic or () if id_ not in proposed]
    for id_ in unknown:
        note(f"{file} has no topic {id_}; it has: {', '.join(proposed)}")
    if unknown:
        raise typer.Exit(Code.SOME_FAILED)
    found = _tried(loaded, proposed, topic or list(proposed), limit)
    if as_machine:
        as_json([_machine(id_, one) for id_, one in found.items()])
        return
    told = {id_: one for id_, one in found.items() if topic or not one.changes_nothing}
    for id_, one in told.items():
        _tell(proposed[id_], one)
    if len(told) < len(found):
        _tell_left_out(len(found) - len(told))
    if not is_begun(loaded):
        note("Nothing has been read yet: feeds run")


def _counts(config: Config) -> Counter[str]:
    counts: Counter[str] = Counter()
    if is_begun(config):
        with open_store(config) as store:
            for story in store.every_story():
                counts.update({match.id for match in story.topics})
    return counts


def _tried(config: Config, proposed: Mapping[str, Topic], ids: Iterable[str], limit: int) -> dict[str, Tried]:
    classifier = Classifier(config)
    new = Classifier(replace(config, topics={id_: proposed[id_] for id_ in ids}))
    wanted = [(id_, id_ in config.topics) for id_ in ids]
    if not is_begun(config):
        return tried((), new, classifier.topics_of_story, wanted, limit)
    with open_store(config) as store:
        # What is stored was sorted by the rules in force, unless sources.yaml has changed since.
        current = store.rules() == classifier.digest
        return tried(store.every_story(), new, _stored if current else classifier.topics_of_story, wanted, limit)


def _stored(story: Story) -> tuple[Match, ...]:
    return story.topics


def _tell(topic: Topic, one: Tried) -> None:
    line(f"{topic.id}  {topic.title}", style="bold")
    if one.in_force:
        line(f"  {_stories(one.caught)}, now {one.before}: {one.gained} gained, {one.lost} lost")
    else:
        line(f"  {_stories(one.caught)}; a new topic")
    for sign, colour, samples in (("+", "green", one.gains), ("-", "red", one.losses)):
        for sample in reversed(samples):
            line(f"  {sign} {_day(sample.story)}  {sample.story.lead.title}", style=colour)
            line(f"    {sample.story.lead.link}")
            line(f"    because of {sample.why}")
    line()


def _tell_left_out(number: int) -> None:
    topics = "1 topic gains and loses" if number == 1 else f"{number} topics gain and lose"
    line(f"{topics} nothing; --topic ID shows one all the same")


def _stories(number: int) -> str:
    return counted(number, "story") if number == 1 else f"{number} stories"


def _day(story: Story) -> str:
    return story.lead.published.stated[:10] if story.lead.published else "undated   "


def _machine(id_: str, one: Tried) -> dict[str, object]:
    return {
        "topic": id_,
        "caught": one.caught,
        "before": one.before if one.in_force else None,
        "gained": one.gained,
        "lost": one.lost,
        "gains": [_sample(sample) for sample in reversed(one.gains)],
        "losses": [_sample(sample) for sample in reversed(one.losses)],
    }


def _sample(sample: Sample) -> dict[str, object]:
    lead = sample.story.lead
    return {
        "id": sample.story.id,
        "title": lead.title,
        "link": lead.link,
        "published": lead.published.stated if lead.published else None,
        "why": sample.why,
    }
