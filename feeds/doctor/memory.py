"""Findings in what is remembered of a Source: failures, what was learnt of its page, where it is read instead."""

from collections.abc import Iterator

from feeds.doctor.records import Examined, Finding, Grade
from feeds.model import Kind

_FAMILIAR = 5  # items a source must have had before "none of them is left" says anything


def failures(seen: Examined) -> Iterator[Finding]:
    """Say how the last runs went."""
    state = seen.state
    if not seen.configured:
        return
    if state is None:
        yield Finding(
            code="never-read", grade=Grade.NOTE, what="No run has read it yet.",
            step=f"feeds run --source {seen.source.id}",
        )  # fmt: skip
    elif state.failures:
        since = f" since {state.failing_since:%Y-%m-%d}" if state.failing_since else ""
        times = "once" if state.failures == 1 else f"{state.failures} times in a row"
        said = (state.error or "not told").rstrip(".")
        yield Finding(
            code="failing", grade=Grade.WRONG, what=f"It has failed {times}{since}; the last time: {said}.",
            step=_after_failure(seen),
        )  # fmt: skip
    elif state.succeeded_at:
        yield Finding(
            code="last-run", grade=Grade.FINE,
            what=f"The last good reading was on {state.succeeded_at:%Y-%m-%d}, with {state.items} items.",
        )  # fmt: skip


def _after_failure(seen: Examined) -> str | None:
    if seen.refused or seen.unread:
        return None
    return _accept(seen) if _was_strange(seen) else f"It answers now: feeds run --source {seen.source.id}"


def _was_strange(seen: Examined) -> bool:
    """Tell whether the last run refused what the page lists (ChangedPageError)."""
    state = seen.state
    return bool(state and state.failures and "but none of the" in (state.error or ""))


def _accept(seen: Examined) -> str:
    return f"feeds preview {seen.url}; if its items are right: feeds run --source {seen.source.id} --force"


def wrapper(seen: Examined) -> Iterator[Finding]:
    """Say whether what was learnt of the page still fits it."""
    state = seen.state
    if state is None or state.wrapper is None or seen.by_wrapper is None:
        return
    look = f"Look at it with: feeds preview {seen.url}"
    if seen.by_wrapper == 0:
        yield Finding(
            code="wrapper", grade=Grade.WRONG,
            what=f"What was learnt of the page (items at `{_items_of(seen)}`) finds nothing on it any more.",
            step=_accept(seen)
            if _was_strange(seen)
            else f"feeds run --source {seen.source.id} learns it again where it finds items known. {look}",
        )  # fmt: skip
    else:
        yield Finding(
            code="wrapper", grade=Grade.FINE,
            what=f"What was learnt of the page finds {seen.by_wrapper} items at `{_items_of(seen)}`.",
        )  # fmt: skip
    if state.wrapper.review:
        yield Finding(
            code="wrapper-review", grade=Grade.NOTE,
            what="The page was learnt again when none of its known items was left: a person should look.", step=look,
        )  # fmt: skip


def _items_of(seen: Examined) -> str:
    learnt = seen.state.wrapper if seen.state else None
    if learnt is None:
        return ""
    paths = [path for rule in learnt.lists[:1] for path in rule.items[:1] if path]
    return " ".join((learnt.region, *paths))


def changes(seen: Examined) -> Iterator[Finding]:
    """Say when the page was learnt again, and why."""
    for change in seen.changes:
        if change.old is not None:
            yield Finding(
                code="learnt-again", grade=Grade.FINE, what=f"Learnt again on {change.at:%Y-%m-%d}: {change.why}."
            )


def familiar(seen: Examined) -> Iterator[Finding]:
    """Say that nothing on the page is known, though much should be."""
    state = seen.state
    listing = seen.extraction is not None and seen.extraction.kind is Kind.LISTING
    if state and listing and seen.items and not seen.known and state.items >= _FAMILIAR:
        yield Finding(
            code="strange", grade=Grade.WRONG,
            what=f"None of the {len(seen.items)} items on the page is known, though {state.items} were read before: "
            "it is another page, or has been rebuilt.",
            step=_accept(seen),
        )  # fmt: skip


def chosen(seen: Examined) -> Iterator[Finding]:
    """Say where the source is read instead of at its own address."""
    better = seen.state.chosen if seen.state else None
    if better is not None:
        yield Finding(
            code="read-elsewhere", grade=Grade.FINE, what=f"It is read at {better.url} ({better.kind}): {better.why}."
        )
