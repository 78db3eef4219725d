"""Item -> Entry: the only place where an Entry is born."""

import re
from datetime import UTC, datetime, time
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from feeds.model import Entry, Item, Kind, Precision, Published, Source
from feeds.normalise.summaries import is_cut
from feeds.text import letters, shorten, tidy

_NOON = time(12, tzinfo=UTC)  # so that readers in nearly every zone show the day the company stated
_EXTENSION = re.compile(r"\.[A-Za-z]{2,5}$")
_WORD_JOINTS = re.compile(r"[-_+\s]+")


def entry_of(item: Item, source: Source, *, key: str, aliases: tuple[str, ...], seen_at: datetime) -> Entry:
    """Return what we say of an item that `source` lists, first met at `seen_at` under the identity `key`, `aliases`.

    It is complete if the list itself gives title, date and summary, none of them cut off, counted back or a guess, or
    if the source is the article page.
    """
    known = item.title is not None and item.published is not None and item.summary is not None
    sure = not item.published_relative and not item.published_ambiguous
    told = known and sure and not is_cut(item.title or "")
    return Entry(
        source_id=source.id,
        key=key,
        aliases=aliases,
        link=item.link,
        title=item.title or provisional_title(item.link),
        published=published_of(item),
        published_evidence=item.published_evidence,
        summary=item.summary,
        body=item.body,
        language=item.language,
        origin=item.origin,
        author=item.author,
        image=item.image,
        categories=item.categories,
        event_start=event_of(item),
        alternates=item.alternates,
        role=source.role,
        listed=_digest(item),
        complete=told or source.kind is Kind.ARTICLE,
        first_seen=seen_at,
    )


def published_of(item: Item) -> Published | None:
    """Return the item's publication in UTC beside what was stated, None where nothing was."""
    if item.published is None:
        return None
    if item.published_precision is Precision.INSTANT or (
        item.published_precision is None and item.published.time() != time.min
    ):
        moment = item.published.replace(microsecond=0)
        return Published(
            at=moment.astimezone(UTC),
            precision=Precision.INSTANT,
            stated=moment.isoformat(),
            ambiguous=item.published_ambiguous,
        )
    day = item.published.date()
    return Published(
        at=datetime.combine(day, _NOON),
        precision=Precision.DATE,
        stated=day.isoformat(),
        ambiguous=item.published_ambiguous,
    )


def event_of(item: Item) -> str | None:
    """Return the beginning of the event an item tells of, ISO 8601 as stated: 2026-01-05, 2026-01-05T09:00:00+08:00.

    Midnight is what a day without a time of day is given as.
    """
    start = item.event_start
    if start is None:
        return None
    return start.date().isoformat() if start.time() == time.min else start.replace(microsecond=0).isoformat()


def provisional_title(link: str) -> str:
    """Return words for a news that only its address is known of, until its page is read: those of the address."""
    parts = urlsplit(link)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    words = tidy(_WORD_JOINTS.sub(" ", _EXTENSION.sub("", segments[-1]))) if segments else ""
    if sum(char.isalpha() for char in words) < 4:
        return shorten(f"{parts.netloc}{parts.path}", 200)
    return shorten(words[0].upper() + words[1:], 200)


def _digest(item: Item) -> str:
    """Return the digest of what the list says and readers should notice: title, date, summary.

    Spelling, markup and white space do not count; nor does a date counted back from the time of reading, which is
    another one each time.
    """
    published = None if item.published_relative else published_of(item)
    when = "" if published is None else f"{published.precision} {published.at.isoformat()}"
    said = (letters(item.title or ""), when, letters(item.summary or ""))
    return sha256("\n".join(said).encode()).hexdigest()
