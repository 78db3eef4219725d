"""A Source's past: page after page of older items, politely, until there are no more or enough are read.

records     what is wanted, what is needed of the world, what it came to
pace        one request at a time, with a pause between
likeness    does an older page look like the list it belongs to?                      (pure)
trail       which way to go next, and when the way is at its end                      (pure)
pages       a document of the past -> items
putting     items -> the store: only what is not known yet
walking     the walk itself, step by step
"""

from feeds.backfill.records import End, Past, Report, Step, Wanted
from feeds.backfill.walking import backfill

__all__ = ["End", "Past", "Report", "Step", "Wanted", "backfill"]
