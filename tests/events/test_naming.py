import pytest

from feeds.model import EventKind
from tests.events.telling import told


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        (
            "Acme provides update on its antibody programs",
            "Interim data of the Phase 2 study were shown in a conference call on November 6, 2025.",
            "Conference call: Acme provides update on its antibody programs",
        ),
        (
            "Acme announces topline interim results",
            "Acme will hold an investor call on interim results of its Phase 3 trial on November 6, 2025.",
            "Investor call: Acme announces topline interim results",
        ),
        (
            "Acme to hold conference call",
            "Acme will report its interim results for the six months ended 30 June in a call on November 6, 2025.",
            "Interim results and conference call",
        ),
        (
            "Acme acquires Beta",
            "A conference call about the first quarter 2026 results will be held on November 6, 2025.",
            "First quarter 2026 results and conference call",
        ),
        (
            "Acme acquires Beta",
            "A conference call on the deal, to close in the first quarter, will be held on November 6, 2025.",
            "Conference call: Acme acquires Beta",
        ),
        (
            "Government buys more courses of examplimab",
            "It will be discussed at the FDA's Antimicrobial Drugs Advisory Committee meeting on November 30, 2025.",
            "Advisory committee meeting",
        ),
        (
            "New study shows how patients sleep",
            "See it at the Advances in Sleep Disorders conference in Orlando November 12-14, 2025, or at congresses.",
            "Advances in Sleep Disorders conference",
        ),
        (
            "New study shows how patients sleep",
            "Data will be presented at the Nordic Academy of Sleep annual meeting taking place November 12-14, 2025.",
            "Nordic Academy of Sleep annual meeting",
        ),
        (
            "New study shows how patients sleep at SLEEPX 2025",
            "The congress will be held November 12-14, 2025.",
            "SLEEPX 2025",
        ),
        (
            "Acme to Present at the Cedar 37thAnnual Healthcare Conference",
            "The Cedar 37thAnnual Healthcare Conference will be held on November 12, 2025.",
            "Cedar 37th Annual Healthcare Conference",
        ),
        ("Acme to host R&D Day on January 20, 2026", "", "R&D Day"),
        ("Acme to host Pipeline Day on 20 January 2026", "", "Pipeline Day"),
    ],
)
def test_a_name_says_what_happens_and_nothing_else(title: str, body: str, name: str) -> None:
    assert [event.name for event in told(title, body)] == [name]


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        (
            "Acme Invites Public to Listen to Webcast of November 25 Annual Meeting of Shareholders",
            EventKind.ANNUAL_MEETING,
            "Annual Meeting of Shareholders",
        ),
        (
            "Acme Invites Public to View and Listen to Webcast of November 4 Conference Call with Analysts",
            EventKind.CALL,
            "Conference Call with Analysts",
        ),
    ],
)
def test_what_is_webcast_is_the_call_or_meeting(title: str, kind: EventKind, name: str) -> None:
    (event,) = told(title)
    assert (event.kind, event.name) == (kind, name)


def test_no_name_is_a_headline_that_was_cut() -> None:
    title = "New data show treatment with examplimab reduced the risk of " + "a very long disease and " * 10
    (event,) = told(title, "Acme will hold a conference call on November 6, 2025.")
    assert event.name == "Conference call"
