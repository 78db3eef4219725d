from datetime import datetime, timedelta

from feeds.model import Result, SourceState
from feeds.schedule import due, next_check, settings_of
from tests.builders import NOON, outcome, source

HOUR = timedelta(hours=1)


def waiting(id_: str, until: datetime) -> SourceState:
    return SourceState(source_id=id_, next_check=until, reading=settings_of(source(id_)))


def test_a_source_is_due_when_its_time_has_come_or_it_was_never_asked() -> None:
    sources = [source("never"), source("past"), source("now"), source("later")]
    states = {"past": waiting("past", NOON - HOUR), "now": waiting("now", NOON), "later": waiting("later", NOON + HOUR)}
    assert [each.id for each in due(sources, states, NOON)] == ["never", "past", "now"]


def test_a_source_that_is_to_be_read_otherwise_is_due_at_once() -> None:
    states = {"s": waiting("s", NOON + HOUR)}
    assert due([source("s", timezone="Asia/Tokyo")], states, NOON) != []
    assert due([source("s")], states, NOON) == []


def test_a_source_that_answers_is_asked_in_its_own_rhythm() -> None:
    assert next_check(source(every=HOUR * 3), outcome(), 0, NOON) == NOON + HOUR * 3


def test_a_failing_source_is_asked_less_and_less_but_every_day() -> None:
    failed = outcome(result=Result.FAILED)
    waits = [next_check(source(), failed, failures, NOON) - NOON for failures in (1, 2, 3, 50)]
    assert waits == [HOUR * 2, HOUR * 4, HOUR * 8, timedelta(days=1)]


def test_a_server_that_asks_to_be_left_alone_is() -> None:
    asked = outcome(result=Result.FAILED, status=429, retry_after=86_400.0 * 2)
    assert next_check(source(), asked, 1, NOON) == NOON + timedelta(days=2)


def test_a_retry_after_of_years_does_not_silence_a_source_for_ever() -> None:
    asked = outcome(result=Result.FAILED, status=503, retry_after=1e12)
    assert next_check(source(), asked, 1, NOON) == NOON + timedelta(days=7)


def test_a_source_that_is_gone_is_asked_once_a_month() -> None:
    assert next_check(source(), outcome(result=Result.FAILED, status=410), 1, NOON) == NOON + timedelta(days=30)


def test_a_slow_rhythm_is_not_hastened_by_failures() -> None:
    weekly = source(every=timedelta(weeks=1))
    assert next_check(weekly, outcome(result=Result.FAILED), 1, NOON) == NOON + timedelta(weeks=1)


def test_other_settings_have_another_digest() -> None:
    assert settings_of(source()) == settings_of(source(every=HOUR * 9))
    assert settings_of(source()) != settings_of(source(timezone="Asia/Shanghai"))
