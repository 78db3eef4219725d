"""What is remembered between runs, and how a run went."""

from dataclasses import dataclass, field
from datetime import date, datetime

from feeds.model.news import Written
from feeds.model.read import Validators, Wrapper
from feeds.model.words import Kind, Result, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A better address to read a Source at than its own, found at its site and proved there."""

    url: str
    kind: Kind
    why: str  # for people: "linked by the page", "kept at the usual place of a platform"
    proved: datetime  # UTC; when it was last seen to carry the news of the Source's own page


@dataclass(frozen=True, kw_only=True, slots=True)
class WrapperChange:
    """That what was learnt of a Source's page was replaced: when, why, by what."""

    source_id: str
    at: datetime  # UTC
    why: str
    old: Wrapper | None  # None: the first one
    new: Wrapper


@dataclass(frozen=True, kw_only=True, slots=True)
class Backfill:
    """How far back a Source's past has been read, so that it can be gone on with."""

    source_id: str
    next_url: str | None  # the page to read next; None when there is none
    pages: int = 0  # read so far
    items: int = 0  # found on them
    oldest: date | None = None  # day of the oldest item found
    at: datetime  # UTC; of the last page read


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """What is remembered of a Source between runs."""

    source_id: str
    reading: str | None = None  # digest of the settings it was last read with; other settings read afresh
    validators: Validators = field(default_factory=Validators)
    digest: str | None = None  # of the last body that was read well
    permanent_url: str | None = None  # where the server says it has moved for good
    incomplete: bool = False  # some entries still wait for their article page
    items: int = 0  # found in the last good reading that was not empty
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    next_check: datetime | None = None
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    error: str | None = None  # stage and sentence of the last failure; None after a success
    newest: datetime | None = None  # first_seen of its newest entry
    wrapper: Wrapper | None = None  # of its listing page
    chosen: Chosen | None = None  # where it is read instead of at its own address


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How one Source fared in a Run."""

    source_id: str
    result: Result
    stage: Stage | None = None  # where it failed
    error: str | None = None  # class of the failure, such as DeadlineError
    message: str | None = None  # what happened
    hint: str | None = None  # what to do
    retry_after: float | None = None  # seconds the server asked for
    status: int | None = None  # HTTP status of a refusal
    found: int = 0  # items the source lists
    new: int = 0
    changed: int = 0
    same: int = 0
    duplicates: int = 0
    requests: int = 0  # made for it
    seconds: float = 0.0
    notes: tuple[str, ...] = ()  # for people: moved for good, articles that failed


@dataclass(frozen=True, kw_only=True, slots=True)
class RunReport:
    """One pass over the due Sources."""

    id: str
    started: datetime
    finished: datetime
    outcomes: tuple[Outcome, ...]
    waiting: int = 0  # sources that were not due
    written: Written = field(default_factory=Written)
    stories: int = 0  # in the store
    dry: bool = False  # nothing was stored or written
