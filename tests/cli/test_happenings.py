from dataclasses import replace

from feeds.cli.happenings import for_machines, lines_of
from tests.publish.cases import CALL, FORUM, TALK


def test_an_event_is_shown_with_when_it_is_and_why_it_is_believed() -> None:
    when, about, why = lines_of(replace(CALL, why="The company will host a call on March 12.", confidence=0.9))
    assert when == "2026-03-12 08:30-09:30 America/New_York  Fourth-quarter 2025 results and conference call"
    assert about == "call  confirmed  https://acme.example/call?id=4&lang=en  0.90 sure, on calendars"
    assert why == "because of: The company will host a call on March 12."


def test_days_and_offsets_are_shown_as_such() -> None:
    assert lines_of(FORUM)[0].startswith("2026-03-27 to 2026-03-29  ")
    assert lines_of(TALK)[0].startswith("2026-04-01 10:00 +0800  ")


def test_an_event_that_is_not_sure_says_that_it_is_on_no_calendar() -> None:
    assert "on no calendar" in lines_of(replace(CALL, confidence=0.4))[1]
    assert for_machines(replace(CALL, confidence=0.4))["on_calendars"] is False
    assert for_machines(CALL)["start"] == "2026-03-12T08:30:00-04:00"
