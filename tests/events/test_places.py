import pytest

from tests.events.telling import told


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Acme will host an R&D Day in New York on January 20, 2026, from 9:00 a.m. to 12:30 p.m. ET.", "New York"),
        (
            "Acme will present at the Cedar London Conference on Thursday, December 11 at 2:00 p.m. GMT in London.",
            "London",
        ),
        ("Acme will present at the Cedar Healthcare Conference in San Francisco on January 12, 2026.", "San Francisco"),
        ("Acme will present at the Cedar Healthcare Conference in Boston January 12, 2026.", "Boston"),
        (
            "The investor day will be on January 20, 2026 at 9 a.m. at the Grand Hyatt Hong Kong.",
            "Grand Hyatt Hong Kong",
        ),
        (
            "The investor day on January 20, 2026, at the Cedar Hotel in Geneva, is open to all.",
            "Cedar Hotel in Geneva",
        ),
        ("The investor day will be on January 20, 2026 and treats trials in Japan and sales in London.", None),
        ("Acme will present its work in Oncology on January 20, 2026 at the Cedar Healthcare Conference.", None),
        ("Acme, with offices in London, will present at the Cedar Healthcare Conference on January 20, 2026.", None),
        ("Acme will present at Cedar London Healthcare Conference on January 20, 2026.", None),
        ("A forum on January 5, 2026 in London, Fireside chat at noon", "London"),
        ("Acme will hold a conference call in English on January 20, 2026.", None),
    ],
)
def test_a_place_is_told_beside_the_happening_or_its_day(body: str, place: str | None) -> None:
    (event,) = told("Acme tells its news", body)
    assert (event.place or "").removeprefix("the ") == (place or "")
