"""What every format says of a Feed and its Stories: names, authors, summaries, categories, addresses. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from feeds.links import host_of
from feeds.model import CONFIDENT, Company, Entry, Event, FeedSpec, Publisher, Source, Status, Story, Topic
from feeds.publish.fitting import carried, language_of, one_line, web_address, without_tags
from feeds.text import shorten, text_of

MAX_CONTENT = 50_000  # bytes of one body: fifty of them stay below the 5 MB that validators and many readers take in

HTML = "text/html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Who is who: what a document needs to know beside the Feed itself."""

    publisher: Publisher
    sources: Mapping[str, Source]
    companies: Mapping[str, Company]
    topics: Mapping[str, Topic]


@dataclass(frozen=True, kw_only=True, slots=True)
class Category:
    """A company or topic a Story was assigned to."""

    term: str
    scheme: str  # the URI that says what kind of term it is
    label: str  # for people


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link of an entry (RFC 4287, section 4.2.7); no two of one entry share rel, type and hreflang."""

    href: str
    rel: str
    type: str | None = HTML
    hreflang: str | None = None


def address_of(publisher: Publisher, path: str) -> str:
    """Return the URL at which a document of the output folder is served."""
    base = web_address(publisher.base_url) or publisher.base_url
    return base.rstrip("/") + "/" + quote(path)


def homepage_of(spec: FeedSpec, publisher: Publisher) -> str:
    """Return the page a feed is about; the list of all feeds where it names none."""
    return web_address(spec.homepage) or address_of(publisher, "")


def title_of(spec: FeedSpec) -> str:
    """Return the feed's title as plain text without anything that looks like markup."""
    return without_tags(one_line(spec.title)) or spec.path


def description_of(spec: FeedSpec) -> str:
    """Return the feed's description, its title where it has none."""
    return without_tags(one_line(spec.description)) or title_of(spec)


def feed_language(publisher: Publisher) -> str:
    """Return the language of the feeds' own titles."""
    return language_of(publisher.language) or "en"


def entry_language(entry: Entry, publisher: Publisher) -> str | None:
    """Return the Entry's language where it is known and not that of the feed."""
    language = language_of(entry.language)
    return language if language != feed_language(publisher) else None


def headline_of(entry: Entry) -> str:
    """Return the Entry's title as one line of plain text; its address where it has none (a blank title warns)."""
    return one_line(entry.title) or web_address(entry.link) or entry.key


def publisher_name(publisher: Publisher) -> str:
    """Return the publisher's title as plain text without anything that looks like markup."""
    return without_tags(one_line(publisher.title)) or "feeds"


def source_name(entry: Entry, names: Names) -> str:
    """Return the name of the Source an Entry came from; its site's where sources.yaml no longer names it."""
    source = names.sources.get(entry.source_id)
    return without_tags(one_line(source.name if source else "")) or host_of(entry.link)


def author_of(entry: Entry, names: Names) -> str:
    """Return who speaks: the company that owns the Source, else the stated origin, else the Source."""
    source = names.sources.get(entry.source_id)
    owner = names.companies.get(source.company) if source and source.company else None
    said = (without_tags(one_line(name)) for name in (owner.name if owner else None, entry.origin))
    return next((name for name in said if name), None) or source_name(entry, names)


def owners_of(story: Story, names: Names) -> list[str]:
    """Return whose a Story's events are: the companies it was assigned to, whoever tells of them; else its author."""
    found = (names.companies.get(match.id) for match in story.companies)
    owners = dict.fromkeys(without_tags(one_line(company.name)) for company in found if company is not None)
    return [name for name in owners if name] or [author_of(story.lead, names)]


def contributors_of(entry: Entry, names: Names) -> list[str]:
    """Return the stated origin and byline that are not the author already."""
    said = dict.fromkeys(without_tags(one_line(name)) for name in (entry.origin, entry.author))
    return [name for name in said if name and name != author_of(entry, names)]


def content_of(entry: Entry) -> str | None:
    """Return the Entry's HTML body where it has one of a size that a feed can carry."""
    body = carried(entry.body or "").strip()
    return body if body and len(body.encode()) <= MAX_CONTENT else None


def summary_of(entry: Entry) -> str:
    """Return the Entry's summary; where it has none the beginning of its body, else its title.

    An entry without any text is not valid everywhere (MissingTextualContent), and readers show nothing for it.
    """
    return one_line(entry.summary) or one_line(shorten(text_of(entry.body or ""))) or headline_of(entry)


def categories_of(story: Story, names: Names) -> list[Category]:
    """Return the Story's companies, then its topics, each once."""
    publisher = names.publisher
    companies = [
        _category(match.id, address_of(publisher, "companies/"), company.name)
        for match in story.companies
        if (company := names.companies.get(match.id))
    ]
    topics = [
        _category(match.id, address_of(publisher, "topics/"), topic.title)
        for match in story.topics
        if (topic := names.topics.get(match.id))
    ]
    once = {(category.scheme, category.term): category for category in (*companies, *topics)}
    return list(once.values())


def event_of(story: Story) -> Event | None:
    """Return the first of a Story's events that is sure enough for a calendar and not cancelled, None for none."""
    told = (one for one in story.events if one.confidence >= CONFIDENT and one.status is not Status.CANCELLED)
    return next(told, None)


def _category(term: str, scheme: str, label: str) -> Category:
    return Category(term=term, scheme=scheme, label=without_tags(one_line(label)) or term)


def links_of(story: Story) -> list[Link]:
    """Return the Story's links: the lead's page first, then those of the other Entries, as far as they can be told.

    A version in another language is an alternate; anything else is related, and where several are in one language,
    the next are told apart by leaving out the language or as `via`. No two share rel, type and hreflang, or an address.
    """
    lead = story.lead
    first = Link(href=web_address(lead.link) or "", rel="alternate", hreflang=language_of(lead.language))
    links, taken = [first], {_role(first)}
    seen = {first.href}
    for entry in story.entries[1:]:
        href = web_address(entry.link)
        if not href or href in seen:
            continue
        free = (link for link in _candidates(href, entry, lead) if _role(link) not in taken)
        if link := next(free, None):
            links.append(link)
            taken.add(_role(link))
            seen.add(href)
    return links


def _role(link: Link) -> tuple[str, str | None, str | None]:
    return link.rel, link.type, link.hreflang


def _candidates(href: str, entry: Entry, lead: Entry) -> Iterator[Link]:
    """Yield the ways in which another Entry's page may be linked, best first."""
    language = language_of(entry.language)
    if language and language_of(lead.language) not in {None, language}:
        # Of several alternates most readers take the first, but feedparser the last that is plain text/html.
        yield Link(href=href, rel="alternate", type=f"{HTML}; lang={language}", hreflang=language)
    for rel in ("related", "via"):
        yield Link(href=href, rel=rel, hreflang=language)
        yield Link(href=href, rel=rel)
        yield Link(href=href, rel=rel, type=None)
