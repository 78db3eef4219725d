"""A Feed as Atom 1.0 (RFC 4287), valid without a warning from the W3C feed validator. Pure."""

from typing import Any

from feeds.model import Document, Entry, Feed, Kind, Story
from feeds.publish.fitting import (
    holds_markup,
    html_of,
    tag_uri,
    web_address,
    whole_seconds,
)
from feeds.publish.generator import SourceLabel, event_label, generator_of, with_hex_references
from feeds.publish.telling import (
    Link,
    Names,
    address_of,
    author_of,
    categories_of,
    content_of,
    contributors_of,
    description_of,
    entry_language,
    headline_of,
    links_of,
    publisher_name,
    source_name,
    summary_of,
)

MEDIA_TYPE = "application/atom+xml"


def atom_document(feed: Feed, names: Names) -> Document:
    """Return the Feed as an Atom document at `<path>.atom`; the same Feed gives the same bytes."""
    path = f"{feed.spec.path}.atom"
    generator = generator_of(feed, names, address_of(names.publisher, path), MEDIA_TYPE)
    generator.id(tag_uri(names.publisher, f"feeds/{feed.spec.path}"))
    generator.subtitle(description_of(feed.spec))
    generator.author(name=publisher_name(names.publisher), uri=address_of(names.publisher, ""))
    for story in feed.stories:
        _add(story, names, generator)
    return Document(path=path, media_type=MEDIA_TYPE, body=with_hex_references(generator.atom_str(pretty=True)))


def _add(story: Story, names: Names, generator: Any) -> None:
    """Add a Story as an entry after those already there."""
    lead = story.lead
    title, summary = headline_of(lead), summary_of(lead)
    links = links_of(story)
    entry = generator.add_entry(order="append")
    entry.id(story.id)
    entry.title(html_of(title) if holds_markup(title) else title)
    entry.updated(whole_seconds(story.updated))
    if lead.published:
        entry.published(whole_seconds(lead.published.at))
    entry.link(href=links[0].href, rel="alternate")
    entry.author(name=author_of(lead, names))
    for name in contributors_of(lead, names):
        entry.contributor(name=name)
    entry.summary(html_of(summary), type="html") if holds_markup(summary) else entry.summary(summary)
    if body := content_of(lead):
        entry.content(body, type="html")
    for category in categories_of(story, names):
        entry.category(term=category.term, scheme=category.scheme, label=category.label)
    entry.additions.links = links
    entry.additions.language = entry_language(lead, names.publisher)
    entry.additions.html_title = holds_markup(title)
    entry.additions.event = event_label(story, names)
    entry.additions.source = _source_of(lead, names)


def _source_of(entry: Entry, names: Names) -> SourceLabel:
    """Return the Source an Entry came from; its id is ours and permanent, since pages have none of their own.

    `updated` is when the Entry came out there, as far as it says, else when it was first met: the Source had changed by
    then, and a run that is repeated on an empty store says the same again.
    """
    told = min(entry.published.at, entry.first_seen) if entry.published else entry.first_seen
    source = names.sources.get(entry.source_id)
    url = web_address(source.url) if source else None
    rel = "self" if source and source.kind is Kind.FEED else "alternate"
    return SourceLabel(
        id=tag_uri(names.publisher, f"sources/{entry.source_id}"),
        title=source_name(entry, names),
        updated=whole_seconds(told).isoformat(),
        link=Link(href=url, rel=rel, type=None) if url else None,
    )
