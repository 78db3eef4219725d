"""What speaks against a reading by a stored wrapper, and what does not."""

from feeds.extractors.wrapper import apply_to
from tests.extract.wrapper.pages import FIRST, URL, doubts, html, known_of, page, rows, undated, wrapper_of

OLD = page(rows())
WRAPPER = wrapper_of(OLD)
KNOWN = known_of(OLD)


def test_the_page_it_was_learnt_from_leaves_no_doubt() -> None:
    assert doubts(WRAPPER, KNOWN, OLD) == ()


def test_new_items_on_top_leave_no_doubt() -> None:
    assert doubts(WRAPPER, KNOWN, page(rows(first=-3))) == ()


def test_a_busy_source_may_have_only_new_items() -> None:
    assert doubts(WRAPPER, KNOWN, page(rows(first=-8))) == ()


def test_a_list_may_begin_anew_with_the_year() -> None:
    assert doubts(WRAPPER, KNOWN, page(rows(2, first=-1))) == ()
    assert doubts(WRAPPER, KNOWN, page(rows(2, first=-2))) == ()


def test_the_items_of_a_new_year_may_all_be_known() -> None:
    old = page(rows(9, first=-11), url=URL)
    listed = [row for row in rows(9, first=-11) if row[2] and row[2].year == 2026]
    assert 0 < len(listed) < 3
    assert doubts(wrapper_of(old), known_of(old), page(listed)) == ()


def test_the_newest_item_alone_is_no_new_year() -> None:
    assert doubts(WRAPPER, KNOWN, page(rows(1))) == ("1 items are left of 8",)


def test_one_item_without_date_leaves_no_doubt() -> None:
    listed = rows()
    assert doubts(WRAPPER, KNOWN, page([*listed[:3], *undated(listed[3:4]), *listed[4:]])) == ()


def test_items_that_vanished() -> None:
    assert apply_to(html("<p>There are no news at present.</p>"), WRAPPER) is None


def test_most_items_vanished_and_the_newest_are_not_among_what_is_left() -> None:
    assert doubts(WRAPPER, KNOWN, page(rows(2, first=6))) == ("2 items are left of 8",)


def test_dates_that_are_gone() -> None:
    assert "its dates are gone" in doubts(WRAPPER, KNOWN, page(undated(rows())))


def test_dates_that_never_were_are_not_missed() -> None:
    source = page(undated(rows()))
    assert doubts(wrapper_of(source), known_of(source), source) == ()


def test_titles_that_are_all_the_same() -> None:
    listed = [(link, "Press release of our company", day) for link, _, day in rows()]
    assert doubts(WRAPPER, KNOWN, page(listed)) == ("all titles are the same",)


def test_a_source_with_one_title_for_all_is_no_wonder() -> None:
    source = page([(link, "Transaction in own shares", day) for link, _, day in rows(4)])
    known = known_of(page([(link, "Transaction in own shares", day) for link, _, day in rows(6)]))
    assert "all titles are the same" not in doubts(WRAPPER, known, source)


def test_links_that_lead_to_the_same_page() -> None:
    listed = [("/login?back=news", title, day) for _, title, day in rows()]
    assert "all links lead to the same page" in doubts(WRAPPER, KNOWN, page(listed))


def test_links_that_lead_back_to_the_list() -> None:
    listed = [(f"/news#item-{number}", title, day) for number, (_, title, day) in enumerate(rows())]
    assert "its links lead nowhere" in doubts(WRAPPER, KNOWN, page(listed))


def test_known_items_that_are_no_longer_found() -> None:
    listed = [(f"/careers/job-{number}", f"Engineer number {number} wanted", FIRST) for number in range(8)]
    assert doubts(WRAPPER, KNOWN, page(listed)) == ("none of the known items is among them",)


def test_a_single_known_item_among_others_that_should_be_known_too() -> None:
    strange = [
        (f"/stories/{number}", f"Story of the day number {number}", day) for number, (_, _, day) in enumerate(rows(12))
    ]
    assert doubts(WRAPPER, KNOWN, page([*strange[:5], rows()[0], *strange[5:]])) == (
        "few of the known items are among them",
    )


def test_without_any_known_item_only_the_reading_is_judged() -> None:
    assert doubts(WRAPPER, [], page(rows(first=-8))) == ()
    assert doubts(WRAPPER, [], page(undated(rows()))) == ("its dates are gone",)
    assert doubts(WRAPPER, [], page(rows(2))) == ("2 items are left of 8",)
