"""Which of several readings of a company's news to trust."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

from feeds.choosing import beyond, coverage
from feeds.extractors.offers_words import plain, subjects_in
from feeds.finding.records import Candidate
from feeds.links import host_of
from feeds.model import Item, Kind

_STALE = timedelta(days=400)  # behind the newest of another reading: nobody keeps it any more
# Trust: a feed says what it means; a sitemap without titles leaves all to the articles.
_LINKED_FEED, _FEED, _JSON, _NEWS_SITEMAP, _LIST, _SITEMAP = range(6)
_GROUPS = {"press": 0, "news": 0, "media": 0, "investors": 0, "other": 0, "blog": 1, "events": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known of the news before a reading is judged."""

    language: str | None  # BCP 47, of the page that was given
    items: tuple[Item, ...]  # of the page that offers the reading; empty: there is nothing to compare with


def subject_at(url: str, title: str | None = None) -> str:
    """Return what a reading is about by its title, its folders and its host: a subject, or "other"."""
    parts = urlsplit(url)
    folders = [plain(unquote(folder)) for folder in parts.path.split("/") if folder][::-1]
    labels = host_of(url).split(".")[:-2]
    for told in (plain(title or ""), *folders, *labels):
        if told and told not in ("www", "feed", "rss") and (found := subjects_in(told)):
            return found[0]
    return "other"


def judged(candidate: Candidate, known: Known) -> Candidate:
    """Return a candidate with what speaks for and against it."""
    items = candidate.items
    titled = sum(item.title is not None for item in items)
    dates = [item.published for item in items if item.published]
    covers, others = coverage(known.items, items), beyond(known.items, items)
    without_titles = bool(items) and 2 * titled < len(items)
    remarks = [
        *_of_items(candidate, titled, len(dates)),
        *_of_coverage(covers, others),
        *_of_language(candidate, known),
        *(["is a blog"] if candidate.subject == "blog" else ["lists events"] if candidate.subject == "events" else []),
    ]
    return replace(
        candidate,
        newest=max((date.astimezone(UTC) for date in dates), default=None),
        covers=covers,
        beyond=others,
        fits=bool(items) and not (without_titles and candidate.kind is not Kind.SITEMAP),
        remarks=tuple(remarks),
    )


def ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates, the best first."""
    latest = max((one.newest for one in candidates if one.newest), default=None)
    languages = [one.language for one in candidates if one.kind is Kind.LISTING and one.language]
    language = languages[0] if languages else None
    return sorted((_with_age(one, latest) for one in candidates), key=lambda one: _order(one, latest, language))


def _order(one: Candidate, latest: datetime | None, language: str | None) -> tuple[object, ...]:
    return (
        not one.fits,
        _is_foreign(one.language, language),
        _is_stale(one, latest),
        _GROUPS[one.subject],
        (one.covers is not None and one.covers < 0.5) or (one.beyond is not None and one.beyond > 0.5),
        _trust(one),
        -len(one.items),
    )


def _trust(one: Candidate) -> int:
    if one.kind is Kind.FEED:
        return _LINKED_FEED if one.sure else _FEED
    if one.kind is Kind.SITEMAP:
        return _NEWS_SITEMAP if one.newest and any(item.title for item in one.items) else _SITEMAP
    return _JSON if one.kind is Kind.JSON else _LIST


def _with_age(one: Candidate, latest: datetime | None) -> Candidate:
    if not _is_stale(one, latest) or one.newest is None:
        return one
    return replace(one, remarks=(*one.remarks, f"its newest item is of {one.newest.date()}: nobody keeps it any more"))


def _is_stale(one: Candidate, latest: datetime | None) -> bool:
    return latest is not None and one.newest is not None and latest - one.newest > _STALE


def _of_items(candidate: Candidate, titled: int, dated: int) -> list[str]:
    count = len(candidate.items)
    if not count:
        return ["holds no items"]
    remarks = []
    if titled < count:
        remarks.append(f"{titled or 'none'} of its {count} items {'has' if titled == 1 else 'have'} a title")
    if dated < count:
        remarks.append(f"{dated or 'none'} of its {count} items {'has' if dated == 1 else 'have'} a date")
    return remarks


def _of_coverage(covers: float | None, beyond: float | None) -> list[str]:
    if covers is None:
        return []
    if covers < 0.5:
        return [f"holds {covers:.0%} of the newest items of the page: it is another feed"]
    remarks = [f"holds {covers:.0%} of the newest items of the page"]
    if beyond is not None and beyond > 0.5:
        remarks.append(f"{beyond:.0%} of what it holds is not of the page: it is the feed of more than that")
    return remarks


def _of_language(candidate: Candidate, known: Known) -> list[str]:
    foreign = _is_foreign(candidate.language, known.language)
    return [f"is in another language ({candidate.language})"] if foreign else []


def _is_foreign(language: str | None, other: str | None) -> bool:
    """Tell whether two tags name different languages; regions and scripts do not count."""
    if not language or not other:
        return False
    return language.partition("-")[0].lower() != other.partition("-")[0].lower()
