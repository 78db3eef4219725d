"""One visit to a Source: fetch, read, and complete what is new from its article pages. Stores nothing.

visitor     the visit, step by step
places      which documents a Source is read from: its own address, or a better one of its site
arriving    entries judged by what is known of them
completing  article pages of new and incomplete entries
vanished    what a list no longer shows although it should
remembering what is remembered of a Source, before and after
records     what a visit needs and brings
"""

from feeds.visit.records import Arrival, Tools, Visit
from feeds.visit.visitor import visit

__all__ = ["Arrival", "Tools", "Visit", "visit"]
