"""The nouns, in the order they flow through the pipe; every record is frozen, an unknown fact is None.

    words      Kind, Role, Languages, Precision, EventKind, Status, Verdict, Stage, Result
    told       Publisher, FetchPolicy, Company, Topic, Source, FeedSpec, Config       what we were told (sources.yaml)
    read       Request -> Fetched | NotModified -> RawItem, Follow; Wrapper           what a document says
    news       Item -> Entry -> Story, Event -> Feed -> Document                      what we say
    memory     SourceState, Chosen, Backfill; Outcome, RunReport                      what is remembered, how a run went

Others import from here, not from the files.
"""

from feeds.model.memory import Backfill, Chosen, Outcome, RunReport, SourceState, WrapperChange
from feeds.model.news import Document, Entry, Event, Feed, Item, Known, Match, Published, Story, Written
from feeds.model.read import (
    Extraction,
    Fetched,
    Follow,
    ListRule,
    NotModified,
    RawItem,
    RawText,
    Request,
    Validators,
    Wrapper,
)
from feeds.model.told import (
    Asking,
    Company,
    Config,
    FeedSpec,
    FetchPolicy,
    Fields,
    LinkPatterns,
    Publisher,
    Selectors,
    Source,
    Topic,
)
from feeds.model.words import COUNTED_BACK, EventKind, Kind, Languages, Precision, Result, Role, Stage, Status, Verdict

__all__ = [
    "COUNTED_BACK",
    "Asking",
    "Backfill",
    "Chosen",
    "Company",
    "Config",
    "Document",
    "Entry",
    "Event",
    "EventKind",
    "Extraction",
    "Feed",
    "FeedSpec",
    "FetchPolicy",
    "Fetched",
    "Fields",
    "Follow",
    "Item",
    "Kind",
    "Known",
    "Languages",
    "LinkPatterns",
    "ListRule",
    "Match",
    "NotModified",
    "Outcome",
    "Precision",
    "Published",
    "Publisher",
    "RawItem",
    "RawText",
    "Request",
    "Result",
    "Role",
    "RunReport",
    "Selectors",
    "Source",
    "SourceState",
    "Stage",
    "Status",
    "Story",
    "Topic",
    "Validators",
    "Verdict",
    "Wrapper",
    "WrapperChange",
    "Written",
]
