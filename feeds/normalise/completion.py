"""Fill the gaps of an Entry from its article page; what the list has said stays said."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta
from urllib.parse import urlsplit

from feeds.links import host_of, link_key
from feeds.model import COUNTED_BACK, Entry, Item, Precision, Published
from feeds.normalise.addresses import is_own_address
from feeds.normalise.entries import event_of, provisional_title, published_of
from feeds.normalise.summaries import begins_alike, is_cut

_SPREAD = timedelta(days=1)


def complete(entry: Entry, article: Item) -> Entry:
    """Return the entry with the facts that only its article page gives; identity and the list's own facts stay.

    The title is replaced only where the list has it cut off, or has none but the words of the address; a date only by
    a more exact one of the same day, by a sure one of the same two numbers where their order is a guess, or where the
    list merely counted back ("2 days ago"); the link by the article's own canonical address.
    """
    published, evidence = _published(entry, article)
    return replace(
        entry,
        link=_link(entry.link, article.link),
        title=_title(entry, article.title),
        published=published,
        published_evidence=evidence,
        summary=_summary(entry.summary, article.summary),
        body=entry.body or article.body,
        language=entry.language or article.language,
        origin=entry.origin or article.origin,
        author=entry.author or article.author,
        image=entry.image or article.image,
        categories=entry.categories or article.categories,
        event_start=entry.event_start or event_of(article),
        alternates=entry.alternates or article.alternates,
        complete=True,
    )


def _published(entry: Entry, article: Item) -> tuple[Published | None, str | None]:
    stated = published_of(article)
    if entry.published is None:
        return stated, article.published_evidence or entry.published_evidence
    if stated is not None and not article.published_relative and _is_better(entry, entry.published, stated):
        return stated, article.published_evidence
    return entry.published, entry.published_evidence


def _is_better(entry: Entry, listed: Published, stated: Published) -> bool:
    if COUNTED_BACK in (entry.published_evidence or ""):
        return stated.at <= entry.first_seen + _SPREAD
    if listed.ambiguous:
        return not stated.ambiguous and _has_same_numbers(listed.day, stated.day)
    return (
        listed.precision is Precision.DATE
        and stated.precision is Precision.INSTANT
        and stated.day == listed.day
        and not stated.ambiguous
        and not _is_midnight(stated)
    )


def _has_same_numbers(listed: date, stated: date) -> bool:
    """Tell whether two days are the same, or would be if day and month of one of them were swapped."""
    return listed.year == stated.year and (listed.month, listed.day) in {
        (stated.month, stated.day),
        (stated.day, stated.month),
    }


def _is_midnight(published: Published) -> bool:
    """Tell whether an instant is the 00:00 that software writes for a day without a time."""
    return "T00:00:00" in published.stated or published.at.timetz() == time(0, tzinfo=UTC)


def _title(entry: Entry, stated: str | None) -> str:
    if stated is None:
        return entry.title
    cut_off = is_cut(entry.title) and not is_cut(stated) and begins_alike(entry.title, stated)
    return stated if cut_off or entry.title == provisional_title(entry.link) else entry.title


def _summary(listed: str | None, stated: str | None) -> str | None:
    if listed is None or stated is None:
        return listed or stated
    return stated if is_cut(listed) and not is_cut(stated) and begins_alike(listed, stated) else listed


def _link(listed: str, stated: str) -> str:
    """Return the article's own address where it can be believed; never one without TLS in place of one with it."""
    if not is_own_address(stated, listed):
        return listed
    downgraded = listed.startswith("https:") and stated.startswith("http:")
    if downgraded and link_key(listed) == link_key(stated):
        return listed
    if downgraded and host_of(listed) == host_of(stated):
        return urlsplit(stated)._replace(scheme="https").geturl()
    return stated
