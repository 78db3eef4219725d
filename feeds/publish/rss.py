"""A Feed as RSS 2.0 with the RSS Advisory Board's Best Practices Profile, valid without a warning. Pure."""

from typing import Any

from feeds.model import Document, Feed, Story
from feeds.publish.fitting import html_of, web_address, whole_seconds, without_tags
from feeds.publish.generator import event_label, generator_of, with_hex_references
from feeds.publish.telling import (
    Names,
    address_of,
    author_of,
    categories_of,
    content_of,
    contributors_of,
    description_of,
    entry_language,
    headline_of,
    source_name,
    summary_of,
)

MEDIA_TYPE = "application/rss+xml"


def rss_document(feed: Feed, names: Names) -> Document:
    """Return the Feed as an RSS document at `<path>.rss`; the same Feed gives the same bytes."""
    path = f"{feed.spec.path}.rss"
    generator = generator_of(feed, names, address_of(names.publisher, path), MEDIA_TYPE)
    generator.description(description_of(feed.spec))
    generator.load_extension("dc", atom=False, rss=True)
    for story in feed.stories:
        _add(story, names, generator)
    return Document(path=path, media_type=MEDIA_TYPE, body=with_hex_references(generator.rss_str(pretty=True)))


def _add(story: Story, names: Names, generator: Any) -> None:
    """Add a Story as an item after those already there.

    The author goes into dc:creator, since RSS demands an e-mail address of its own `author`. The summary is escaped
    once more than the title: a description is HTML, a title is text.
    """
    lead = story.lead
    item = generator.add_entry(order="append")
    item.guid(story.id, permalink=False)
    item.title(without_tags(headline_of(lead)))
    item.link(href=web_address(lead.link), rel="alternate")
    item.description(html_of(summary_of(lead)))
    if body := content_of(lead):
        item.content(body, type="html")
    if lead.published:
        item.pubDate(whole_seconds(lead.published.at))
    for category in categories_of(story, names):
        item.category(term=category.term, scheme=category.scheme, label=category.label)
    source = names.sources.get(lead.source_id)
    if source and (url := web_address(source.url)):
        item.source(url=url, title=source_name(lead, names))
    item.additions.event = event_label(story, names)
    item.dc.dc_creator(author_of(lead, names))
    for name in contributors_of(lead, names):
        item.dc.dc_contributor(name)
    if language := entry_language(lead, names.publisher):
        item.dc.dc_language(language)
