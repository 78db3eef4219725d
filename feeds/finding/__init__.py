"""From any address of a company to the best reading of its news: find(url, fetcher).

records        what was found, and what was tried on the way
walk           the requests: bounded, one at a time, each noted
searching      where to look: news sections, offers of pages
judging        which reading to trust                                 (pure)
subscriptions  addresses in lists of subscriptions: OPML, plain text, bookmarks   (pure)
"""

from feeds.finding.records import Candidate, Found, Tried
from feeds.finding.searching import find

__all__ = ["Candidate", "Found", "Tried", "find"]
