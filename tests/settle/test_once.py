"""One story once: who joins whom, under which id, and that the order of arrival does not matter."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Entry
from feeds.settle import join_stories, mint, split_story
from tests.builders import NOON
from tests.settle.desks import Desk, arrive_each, desk, told

PLANT = "Acme opens a plant for cell therapies in Suzhou"
TRIAL = "Acme doses first patient in phase 2 trial of zelumab in gastric cancer"
LATER = "Acme doses first patient in phase 3 trial of zelumab in gastric cancer"
DEAL = "Acme completes acquisition of Borealis Biosciences"
OTHER = "Acme completes acquisition of Corvantis Biosciences"
BODY = (
    "SUZHOU, Nov. 19, 2026 -- Acme Pharma today opened a plant for cell therapies in Suzhou. The site employs 350 "
    "people and will make up to 4,000 doses a year. Construction took 26 months and cost 180 million dollars. "
    "The first batches are expected to be released by the middle of next year, the company said in a statement."
)


def pool() -> list[Entry]:
    """Return what six sources tell of five releases; those that belong together are told alike."""
    return [
        told("acme/news", PLANT, body=BODY),
        told("wire", f"Acme Pharma: {PLANT}", "2026-11-20", body=BODY[:320]),
        told("press", "Acme opens cell therapies plant", body=BODY),
        told("acme/ir", TRIAL),
        told("wire", TRIAL.upper()),
        told("acme/news", LATER),
        told("wire2", LATER + " - Other wire", "2026-11-20"),
        told("acme/news", DEAL),
        told("wire", DEAL),
        told("acme/ir", OTHER),
        told("wire2", OTHER),
        told("bolt/news", "Bolt reports third quarter 2026 results"),
    ]


def test_the_places_of_a_release_are_one_story_led_by_the_companys_own(tmp_path: Path) -> None:
    with desk(tmp_path) as d:
        arrive_each(d, pool())
        assert sorted(map(len, d.groups())) == [1, 2, 2, 2, 2, 3]
        story = d.story(pool()[0])
        assert [one.source_id for one in story.entries] == ["acme/news", "wire", "press"]


def test_a_repeat_is_told_as_a_duplicate_and_the_id_stays_with_the_first(tmp_path: Path) -> None:
    wired, own = told("wire", f"Acme Pharma: {PLANT}", body=BODY), told("acme/news", PLANT, body=BODY)
    with desk(tmp_path) as d:
        assert d.arrive(wired).new == 1
        before = d.story(wired)
        assert d.arrive(own).duplicates == 1
        after = d.story(wired)
        assert after.id == before.id == mint(wired.key, d.settler.publisher)
        assert after.lead.source_id == "acme/news"
        assert after.updated == before.updated


def outcome_of(entries: list[Entry]) -> tuple[list[list[str]], set[str]]:
    with TemporaryDirectory() as folder, desk(Path(folder)) as d:
        arrive_each(d, entries)
        return d.groups(), d.lost()


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(12)))
def test_the_order_of_arrival_never_changes_the_stories(order: list[int]) -> None:
    entries = pool()
    groups, lost = outcome_of([entries[place] for place in order])
    assert groups == outcome_of(entries)[0]
    assert lost == set()


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(12)), again=st.lists(st.integers(0, 11), max_size=12))
def test_what_comes_again_changes_nothing(order: list[int], again: list[int]) -> None:
    entries = pool()
    with TemporaryDirectory() as folder, desk(Path(folder)) as d:
        arrive_each(d, [entries[place] for place in order])
        before = list(d.store.every_story())
        for place in again:
            assert d.arrive(replace(entries[place], listed="teaser rotates")).new == 0
            assert d.arrive(entries[place]).changed == 1
            assert d.arrive(entries[place]).same == 1
        assert [(one.id, one.updated, {e.key for e in one.entries}) for one in d.store.every_story()] == [
            (one.id, one.updated, {e.key for e in one.entries}) for one in before
        ]


def test_two_stories_found_to_be_one_keep_the_older_id_and_the_other_is_buried(tmp_path: Path) -> None:
    """The wire's headline fits neither of the others' text; the company's own page has both."""
    press = told("press", "Acme opens cell therapies plant", body=BODY)
    wired = told("wire", f"Acme Pharma: {PLANT}")
    own = told("acme/news", PLANT, body=BODY)
    with desk(tmp_path) as d:
        d.arrive(press)
        d.arrive(wired)
        assert len(d.stories()) == 2
        first, second = d.story(press).id, d.story(wired).id
        d.arrive(own)
        (whole,) = d.stories()
        assert whole.id == first
        (tombstone,) = d.store.tombstones()
        assert (tombstone.id, tombstone.successor) == (second, first)
        assert d.lost() == set()


def test_a_correction_does_not_take_a_story_apart(tmp_path: Path) -> None:
    own, wired = told("acme/news", DEAL), told("wire", DEAL)
    with desk(tmp_path) as d:
        arrive_each(d, [own, wired])
        d.later(hours=1)
        renamed = replace(own, title="Acme now owns Borealis Biosciences for 900 million dollars", listed="corrected")
        assert d.arrive(renamed).changed == 1
        (whole,) = d.stories()
        assert len(whole.entries) == 2
        assert whole.lead.title == renamed.title
        d.arrive(told("wire2", DEAL))
        assert [len(one.entries) for one in d.stories()] == [3]


def test_a_significant_correction_of_the_lead_is_told_and_kept_as_a_revision(tmp_path: Path) -> None:
    own = told("acme/news", "Acme raises 120 million dollars for its cell therapies")
    with desk(tmp_path) as d:
        d.arrive(own)
        before = d.story(own)
        now = d.later(hours=2)
        corrected = replace(own, title=own.title.replace("120", "150"), listed="corrected", first_seen=now)
        d.arrive(corrected)
        after = d.story(own)
        assert (after.id, after.updated) == (before.id, now)
        (revision,) = d.store.revisions([("acme/news", own.key)])
        assert revision.title == own.title
        assert "120" in revision.difference
        assert "150" in revision.difference


def test_an_insignificant_change_moves_nothing_that_subscribers_see(tmp_path: Path) -> None:
    own = told("acme/news", PLANT, body=BODY)
    with desk(tmp_path) as d:
        d.arrive(own)
        before = d.story(own)
        now = d.later(hours=2)
        d.arrive(replace(own, title=PLANT.upper(), body=BODY.replace(" ", "  "), listed="spaced", first_seen=now))
        assert d.story(own).updated == before.updated
        assert d.store.revisions([("acme/news", own.key)]) == []


def test_a_correction_by_a_place_that_does_not_lead_is_kept_but_not_told(tmp_path: Path) -> None:
    own, wired = told("acme/news", PLANT, body=BODY), told("wire", PLANT, body=BODY)
    with desk(tmp_path) as d:
        arrive_each(d, [own, wired])
        before = d.story(own).updated
        now = d.later(hours=2)
        d.arrive(replace(wired, body=BODY.replace("350 people", "530 people"), listed="corrected", first_seen=now))
        assert d.story(own).updated == before


def by_hand(d: Desk, split: Entry) -> None:
    with d.store.turn("by hand") as turn:
        split_story(d.story(split), split, d.settler, turn, d.later(minutes=1))


def test_a_split_by_hand_is_remembered_whatever_comes_later(tmp_path: Path) -> None:
    own, wired = told("acme/news", PLANT, body=BODY), told("wire", PLANT, body=BODY)
    with desk(tmp_path) as d:
        arrive_each(d, [own, wired])
        kept = d.story(own).id
        by_hand(d, wired)
        assert d.groups() == [[own.link], [wired.link]]
        assert d.story(own).id == kept
        assert d.story(wired).id != kept
        d.arrive(replace(wired, listed="teaser"))
        d.arrive(told("wire2", PLANT, body=BODY))
        assert {own.link, wired.link} <= {link for group in d.groups() for link in group}
        assert d.story(own).id != d.story(wired).id
        assert d.lost() == set()


def test_a_split_that_takes_the_founder_away_leaves_the_id_with_it(tmp_path: Path) -> None:
    wired, own = told("wire", PLANT, body=BODY), told("acme/news", PLANT, body=BODY)
    with desk(tmp_path) as d:
        arrive_each(d, [wired, own])
        first = d.story(own).id
        by_hand(d, own)
        assert d.story(wired).id == first
        assert d.story(own).id == mint(own.key, d.settler.publisher)


def test_what_was_split_can_be_joined_again_and_gets_its_old_id(tmp_path: Path) -> None:
    own, wired = told("acme/news", PLANT, body=BODY), told("wire", PLANT, body=BODY)
    with desk(tmp_path) as d:
        arrive_each(d, [own, wired])
        first = d.story(own).id
        by_hand(d, wired)
        second = d.story(wired).id
        for _ in range(2):
            with d.store.turn("by hand") as turn:
                join_stories(d.story(own), d.story(wired), d.settler, turn, d.later(minutes=1))
            assert d.story(wired).id == first
            assert [one.id for one in d.store.tombstones()] == [second]
            by_hand(d, wired)
            assert d.story(wired).id == second
            assert d.store.tombstones() == []


def test_the_id_of_a_split_is_younger_than_the_one_it_was_split_from(tmp_path: Path) -> None:
    earlier = NOON - timedelta(seconds=40)
    own, wired = told("acme/news", PLANT, body=BODY), told("wire", PLANT, body=BODY, first_seen=earlier)
    with desk(tmp_path) as d:
        arrive_each(d, [own, wired])
        first = d.story(own).id
        by_hand(d, wired)
        with d.store.turn("by hand") as turn:
            join_stories(d.story(own), d.story(wired), d.settler, turn, d.later(minutes=1))
        assert d.story(own).id == first


def test_two_releases_joined_by_hand_stay_one(tmp_path: Path) -> None:
    own, press = told("acme/news", PLANT), told("press", "A look into the future of medicine", "2026-10-01")
    with desk(tmp_path) as d:
        arrive_each(d, [own, press])
        with d.store.turn("by hand") as turn:
            join_stories(d.story(own), d.story(press), d.settler, turn, d.later(minutes=1))
        assert d.groups() == [[own.link, press.link]]
        d.arrive(told("wire", PLANT))
        assert [len(group) for group in d.groups()] == [3]
        assert d.lost() == set()


def test_a_split_undoes_a_join_with_all_that_belongs_to_the_place(tmp_path: Path) -> None:
    plant = [told(source, PLANT, body=BODY) for source in ("acme/news", "wire", "press")]
    deal = [told(source, DEAL) for source in ("acme/ir", "wire2")]
    with desk(tmp_path) as d:
        arrive_each(d, [*plant, *deal])
        before = d.groups()
        ids = {d.story(plant[0]).id, d.story(deal[0]).id}
        with d.store.turn("by hand") as turn:
            join_stories(d.story(plant[0]), d.story(deal[0]), d.settler, turn, d.later(minutes=1))
        assert [len(group) for group in d.groups()] == [5]
        by_hand(d, deal[1])
        assert d.groups() == before
        assert {d.story(plant[0]).id, d.story(deal[0]).id} == ids
        assert d.store.tombstones() == []


def test_another_day_of_an_event_is_told_though_the_rest_stays(tmp_path: Path) -> None:
    text = (
        "Acme Pharma will host its investor day in Boston on {day}, 2026. The event will be webcast live, and its "
        "management will speak about the pipeline, the plants and the plans of the company for the next ten years."
    )
    first = told("acme/news", "Acme Pharma to host investor day", summary=text.format(day="Thursday, December 10"))
    with desk(tmp_path) as d:
        d.arrive(first)
        (event,) = d.story(first).events
        now = d.later(hours=2)
        moved = text.format(day="Friday, December 11")
        d.arrive(replace(first, summary=moved, listed="moved", first_seen=now))
        (again,) = d.story(first).events
        assert (again.uid, again.sequence) == (event.uid, event.sequence + 1)
        assert d.story(first).updated == now
        assert len(d.store.revisions([("acme/news", first.key)])) == 1


def test_one_link_told_by_several_sources_is_one_story_at_any_time(tmp_path: Path) -> None:
    own = told("acme/news", PLANT, key="acme.example/plant")
    with desk(tmp_path) as d:
        d.arrive(own)
        d.arrive(told("press", "Quite another headline", "2026-06-01", key="acme.example/plant"))
        assert [len(group) for group in d.groups()] == [2]


def test_places_of_one_link_that_are_split_by_hand_get_ids_of_their_own(tmp_path: Path) -> None:
    own = told("acme/news", PLANT, key="acme.example/plant")
    press = told("press", PLANT, key="acme.example/plant")
    with desk(tmp_path) as d:
        arrive_each(d, [own, press])
        by_hand(d, press)
        assert len({d.story(own).id, d.story(press).id}) == 2
        d.arrive(replace(press, listed="again"))
        assert len({d.story(own).id, d.story(press).id}) == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_ambiguous_place_goes_where_it_fits_best_whatever_came_first(order: tuple[int, ...], tmp_path: Path) -> None:
    entries = [told("acme/news", DEAL), told("acme/ir", OTHER), told("wire", DEAL + " - Wire")]
    with desk(tmp_path) as d:
        arrive_each(d, [entries[place] for place in order])
        assert d.groups() == sorted([[entries[0].link, entries[2].link], [entries[1].link]])


def test_a_story_is_withdrawn_when_all_its_places_are_gone_and_comes_back_with_its_id(tmp_path: Path) -> None:
    own, wired = told("acme/news", PLANT, body=BODY), told("wire", PLANT, body=BODY)
    with desk(tmp_path) as d:
        arrive_each(d, [own, wired])
        first = d.story(own).id
        d.later(days=1)
        d.arrive(source_id="acme/news", absent=(own.key,), asked=((own.key, True),))
        assert [one.id for one in d.stories()] == [first]
        d.arrive(source_id="wire", absent=(wired.key,))
        d.later(days=4)
        d.arrive(source_id="wire", absent=None, asked=((wired.key, True),))
        assert d.stories() == []
        (tombstone,) = d.store.tombstones()
        assert (tombstone.id, tombstone.successor) == (first, None)
        assert d.arrive(own, absent=()).same == 1
        assert [one.id for one in d.stories()] == [first]
        assert d.store.tombstones() == []


def test_a_page_that_is_still_there_is_waited_for_anew(tmp_path: Path) -> None:
    own = told("acme/news", PLANT)
    with desk(tmp_path) as d:
        d.arrive(own)
        d.arrive(source_id="acme/news", absent=(own.key,))
        now = d.later(days=4)
        d.arrive(source_id="acme/news", absent=(own.key,), asked=((own.key, False),))
        assert [one.since for one in d.store.absences("acme/news")] == [now]
        d.arrive(own, absent=())
        assert d.store.absences("acme/news") == []
        assert len(d.stories()) == 1


def test_verdicts_are_counted(tmp_path: Path) -> None:
    with desk(tmp_path) as d:
        outcome = d.arrive(*[one for one in pool() if one.source_id == "acme/news"])
        assert (outcome.new, outcome.duplicates) == (3, 0)


def apart(*entries: Entry) -> bool:
    """Tell whether entries are as many stories, in this order of arrival and the other."""
    return all(len(outcome_of(list(order))[0]) == len(entries) for order in (entries, entries[::-1]))


def test_a_page_that_claims_many_releases_as_its_versions_melts_none_of_them() -> None:
    titles = [PLANT, TRIAL, DEAL, "Acme names Jane Roe chief financial officer", "Acme recalls insulin pens in Japan"]
    own = [
        told("acme/news", title, f"2026-11-{15 + place}", key=f"acme.example/r{place}", language="en")
        for place, title in enumerate(titles)
    ]
    claims = tuple(("en", f"https://acme.example/r{place}") for place in range(5))
    assert apart(*own, told("press", "今日要闻", language="zh", alternates=claims))
    liar = told("wire2", "Acme opens an office in Oslo", alternates=claims[:1])
    assert apart(own[0], liar)


@pytest.mark.parametrize(
    "title",
    [
        "Third quarter 2026 financial results and business update",
        "Notice of annual general meeting of shareholders 2027",
        "Company to present at Jefferies London Healthcare Conference",
        "关于召开2026年第三季度业绩说明会的公告",
    ],
)
def test_what_every_company_tells_is_each_companys_own(title: str) -> None:
    assert apart(told("acme/news", title), told("bolt/news", title))


def test_no_third_place_joins_two_whose_figures_disagree() -> None:
    body = (
        "NEW YORK, Nov. 19, 2026 -- Acme Pharma today announced that the Food and Drug Administration has approved "
        "its antibody for the treatment of adults. The approval is based on results of a randomised trial with {} "
        "patients in which the antibody reduced the rate of events by {} percent compared with placebo. Acme will make "
        "it available within weeks at pharmacies across the country. The company plans further studies this year."
    )
    title = "Acme receives FDA approval of its antibody for adults"
    one = told("acme/news", title, body=body.format(812, 45), key="acme.example/n/1")
    two = told("acme/ir", title, body=body.format(455, 31), key="acme.example/n/2")
    assert apart(one, two)
    groups, _ = outcome_of([one, two, told("wire", title)])
    assert not any({one.link, two.link} <= set(group) for group in groups)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Acme licenses antibody from Bolt Therapeutics for cancer",
            "Bolt Therapeutics licenses antibody from Acme for cancer",
        ),
        (
            "Acme sues Bolt over patent for lipid nanoparticles",
            "Bolt sues Acme over patent for lipid nanoparticles",
        ),
        (
            "Acme third quarter: revenue rises and profit falls in Europe",
            "Acme third quarter: revenue falls and profit rises in Europe",
        ),
        ("艾克美医药第三届董事会第十二次会议决议公告", "艾克美医药第三届董事会第二十次会议决议公告"),
    ],
)
def test_the_same_words_in_another_order_are_unsure(one: str, two: str) -> None:
    assert apart(told("acme/news", one), told("acme/ir", two))


@pytest.mark.parametrize("path", ["news-center-details/12", "2026/11/1.html", "20261119/1.html", "news/20261119-1"])
def test_items_that_languages_count_apart_are_no_versions(path: str) -> None:
    english = told(
        "acme/news", "Acme appoints new chief financial officer", key=f"acme.example/en/{path}", language="en"
    )
    chinese = told("acme/ir", "艾克美医药苏州细胞治疗工厂投产", key=f"acme.example/zh/{path}", language="zh")
    assert apart(english, chinese)


@pytest.mark.parametrize("days", [0, 6, 10, 14, 20])
def test_a_translation_that_is_late_is_treated_alike_in_any_order(days: int) -> None:
    day = f"2026-11-{25 - days:02}"
    one = told("acme/news", PLANT, day, key="acme.example/a", language="en")
    links = (("en", "https://acme.example/a"),)
    two = told(
        "acme/ir",
        "艾克美医药苏州细胞治疗工厂投产",
        "2026-11-25",
        key="acme.example/zh/a",
        language="zh",
        alternates=links,
    )
    assert outcome_of([one, two])[0] == outcome_of([two, one])[0]
