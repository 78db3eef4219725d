"""What a list no longer shows although it should, and whether the pages of that are gone, too."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from feeds.errors import FetchError, HttpStatusError
from feeds.model import Absence, Request
from feeds.visit.records import Arrival, Tools

GRACE = timedelta(days=3)  # lists are rearranged, cached, and shown in part; what comes back within days never left
ASKED = 3  # pages asked for in one visit
OLDER = 3  # items of the list that are older: it still reaches back so far, whatever is pinned at its end
SHARE = 0.25  # of the list: where more are missing, the list shows a part of the news, and nothing was taken back
RECENT = 100  # of the entries that a Source told last are looked for
GONE = frozenset((404, 410))


def absent(arrivals: Sequence[Arrival], recent: Iterable[tuple[str, datetime]]) -> tuple[str, ...]:
    """Return the keys of dated Entries that the list does not show although it shows older ones.

    `recent`: keys of the Entries that the Source told last, each with its publication.
    """
    listed = sorted(arrival.entry.published.at for arrival in arrivals if arrival.entry.published)
    if len(listed) <= OLDER:
        return ()
    shown = {arrival.entry.key for arrival in arrivals}
    missing = tuple(key for key, at in recent if key not in shown and listed[OLDER - 1] < at)
    return missing if len(missing) <= max(1, SHARE * len(arrivals)) else ()


def asked(absences: Iterable[Absence], tools: Tools, now: datetime) -> tuple[tuple[str, bool], ...]:
    """Return the keys of Entries that were absent for long, each with whether its page is gone; asks for a few."""
    due = sorted((one for one in absences if one.gone is None and one.since <= now - GRACE), key=lambda one: one.since)
    answers = ((absence.key, _is_gone(absence.link, tools)) for absence in due[:ASKED])
    return tuple((key, gone) for key, gone in answers if gone is not None)


def _is_gone(link: str, tools: Tools) -> bool | None:
    """Tell whether a page is gone; None where its server does not say."""
    try:
        tools.fetcher.fetch(Request(url=link))
    except HttpStatusError as error:
        return True if error.status in GONE else None
    except FetchError:
        return None
    return False
