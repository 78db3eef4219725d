"""What is remembered of a Source: as a visit finds it, and as a visit leaves it."""

from dataclasses import replace
from datetime import datetime

from feeds.errors import (
    ConnectError,
    DeadlineError,
    ExtractError,
    FeedsError,
    FetchError,
    HttpStatusError,
)
from feeds.model import (
    Fetched,
    NotModified,
    Outcome,
    Request,
    Result,
    Source,
    SourceState,
    Stage,
    Validators,
)
from feeds.schedule import settings_of
from feeds.visit.records import Visit


def is_overload(error: FeedsError) -> bool:
    """Tell whether a server asks to be left alone, or cannot cope: the other articles then wait for the next visit."""
    return isinstance(error, DeadlineError | ConnectError) or (
        isinstance(error, HttpStatusError) and (error.status == 429 or error.status >= 500)
    )


def current(source: Source, state: SourceState | None) -> SourceState:
    """Return the state to go by; where the source's settings have changed, all that speaks of its bytes is void."""
    settings = settings_of(source)
    if state is None:
        return SourceState(source_id=source.id, reading=settings)
    if state.reading == settings:
        return state
    return replace(
        state,
        reading=settings,
        validators=Validators(),
        digest=None,
        permanent_url=None,
        incomplete=False,
        items=0,
        wrapper=None,
        chosen=None,
    )


def request_of(source: Source, state: SourceState, *, force: bool) -> Request:
    """Return what to ask for: only what has changed, unless some of it still has to be read, or all is wanted."""
    url = state.chosen.url if state.chosen else state.permanent_url or source.url
    asking = None if state.chosen else source.asking
    if force or state.incomplete:
        return Request(url=url, asking=asking)
    return Request(url=url, asking=asking, validators=state.validators, digest=state.digest)


def succeeded(state: SourceState, response: Fetched | NotModified, *, items: int, incomplete: bool) -> SourceState:
    """Return the state after a visit that went well."""
    return replace(
        state,
        validators=response.validators,
        digest=response.digest,
        permanent_url=state.permanent_url if state.chosen else response.permanent_url or state.permanent_url,
        incomplete=incomplete,
        items=items or state.items,
        succeeded_at=response.fetched_at,
        failures=0,
        failing_since=None,
        error=None,
    )


def failed(source: Source, state: SourceState, error: Exception, started: datetime) -> Visit:
    """Return the visit that a failure ended; what was known of the source stays as it was."""
    status = error if isinstance(error, HttpStatusError) else None
    outcome = Outcome(
        source_id=source.id,
        result=Result.FAILED,
        stage=_stage_of(error),
        error=type(error).__name__,
        message=str(error) or type(error).__name__,
        hint=error.hint if isinstance(error, FeedsError) else "This is a bug in feeds: please report it with the log.",
        retry_after=status.retry_after if status else None,
        status=status.status if status else None,
    )
    remembered = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or started,
        permanent_url=None,  # should the new address be the trouble, the next visit asks the old one
        error=f"{outcome.stage}: {outcome.message}",
    )
    return Visit(source=source, outcome=outcome, state=remembered)


def _stage_of(error: Exception) -> Stage:
    if isinstance(error, FetchError):
        return Stage.FETCH
    return Stage.EXTRACT if isinstance(error, ExtractError) else Stage.NORMALISE
