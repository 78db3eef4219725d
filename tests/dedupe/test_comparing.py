"""Which Entries are called the same release, and which never."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.dedupe import Way, compare, differ, sketch_of
from feeds.model import Company
from tests.builders import stated
from tests.dedupe.texts import ACME, BODY, BOILERPLATE, FURNITURE, TITLE, differing, issued, same, sketched, wired

# ------------------------------------------------------------------------------------------------------------- the same


def test_the_same_link_is_the_same_release_whatever_is_said_there() -> None:
    one, two = issued("One title"), wired("Quite another headline")
    two = replace(two, key=one.key)
    found = compare(sketched(one), sketched(two))
    assert found is not None
    assert found.kind is Way.LINK


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        TITLE.upper(),
        TITLE.lower(),
        f"Acme Pharma: {TITLE}",
        f"{TITLE} - HealthWire",
        f"{TITLE} | Global Wire",
        f"UPDATE 1 - {TITLE}",
        TITLE.replace("Announces", "Reports"),
        TITLE.replace("Phase 3", "Phase III"),
        TITLE.replace("Acme", "Acme Pharma Inc. (SIX: ACM)"),
        TITLE.replace("Zelmotinib", "ZELMORA® (zelmotinib)").replace("ZELMORA® (zelmotinib)", "Zelmotinib (ZMT-11)"),
        TITLE[:62] + "…",
        TITLE[:75] + "...",
        f"{TITLE}: Itch Fell by 9.8 Points; 612 Patients in 14 Countries",
        TITLE.replace(" ", "  "),
        "In Adults with Chronic Hives, Acme Announces Positive Phase 3 Results for Zelmotinib",
    ],
)
def test_a_title_as_wires_edit_it_is_the_same_even_without_a_text(title: str) -> None:
    assert same(issued(), wired(title))


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY[:300],
        BODY[:800],
        "NEW YORK, Nov. 20, 2026 /HealthWire/ -- " + BODY.partition("–")[2] + " SOURCE Acme Pharma",
        "".join(f"<p>{line}.</p>" for line in BODY.split(". ")),
        BODY.replace("'", "’").replace('"', "“").replace(" ", "  "),
        FURNITURE + BODY + FURNITURE,
        TITLE + "\n" + BODY,
    ],
)
def test_the_same_text_is_the_same_release_under_another_title(body: str) -> None:
    assert same(issued(), wired("Itch of chronic hives eases with zelmotinib in a Phase 3 trial of Acme", body))


def test_marks_of_ownership_and_glued_superscripts_do_not_matter() -> None:
    title = "Acme’s ZELMORA™ (zelmotinib) Receives Positive CHMP Opinion for Chronic Hives"
    assert same(
        issued(title, None), wired("Acme's ZELMORATM (zelmotinib) receives positive CHMP opinion for chronic hives")
    )
    assert same(issued(title, None), wired("Acme's ZELMORA(R) Receives Positive CHMP Opinion for Chronic Hives"))


def test_traditional_and_simplified_characters_are_one() -> None:
    one = issued("國家藥品監督管理局批准澤莫替尼用於治療慢性蕁麻疹", None)
    assert same(one, wired("国家药品监督管理局批准泽莫替尼用于治疗慢性荨麻疹"))


@pytest.mark.parametrize(
    ("title", "other"),
    [
        (
            "アクメ、慢性蕁麻疹治療薬ゼルモチニブの第3相試験で主要評価項目を達成",
            "アクメ、慢性蕁麻疹治療薬ゼルモチニブの第3相試験で主要評価項目を達成 | 通信社",
        ),
        (
            "애크미, 만성 두드러기 치료제 젤모티닙 3상 임상 1차 평가변수 충족",
            "[속보] 애크미, 만성 두드러기 치료제 젤모티닙 3상 임상 1차 평가변수 충족",
        ),
        (
            "Acme erhält Zulassung für Zelmotinib bei chronischer Nesselsucht",
            "Acme erhält Zulassung für Zelmotinib bei chronischer Nesselsucht - Nachrichtendienst",
        ),
    ],
)
def test_no_word_list_is_needed(title: str, other: str) -> None:
    assert same(issued(title, None), wired(other))


def test_furniture_neither_joins_nor_stands_in_the_way_of_a_title() -> None:
    assert same(issued(TITLE, FURNITURE), wired(TITLE, BODY))
    assert not same(
        issued(TITLE, FURNITURE), wired("Acme Appoints Mara Lindqvist as Chief Executive Officer", FURNITURE)
    )


def test_one_release_posted_twice_on_a_site_on_one_day_is_one() -> None:
    assert same(issued(), replace(issued(), key="acme.example/news/again-0"))


def test_of_two_pages_of_one_day_one_may_name_the_condition_more_fully() -> None:
    title = "Acme Receives Positive CHMP Opinion for Zelmotinib in Certain Patients with Diagnosed or Inherited Hives"
    other = title.replace(" or Inherited", "")
    assert same(issued(title, None), issued(other, None))
    assert not same(issued(title, None), wired(other, published=stated("2026-11-22")))


def test_a_summary_stands_in_for_a_text() -> None:
    headline = "Zelmotinib eases the itch of chronic hives in adults, Acme says of its Phase 3 trial"
    assert same(issued(), wired(headline, None, summary=BODY[:400]))


# ------------------------------------------------------------------------------------------------------- never the same


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Zelmotinib", "Tasmolimab"),
        ("Phase 3", "Phase 2"),
        ("Positive", "Preliminary"),
        ("Announces Positive", "Did Not Meet Primary Endpoint in"),
        ("Adults", "Children"),
        ("Chronic", "Acute"),
        ("Hives", "Migraine"),
        ("Results for", "Results for the Second Trial of"),
    ],
)
def test_another_word_makes_another_release(word: str, other: str) -> None:
    assert word in TITLE
    assert not same(issued(TITLE, None), wired(TITLE.replace(word, other)))
    assert not same(issued(TITLE, FURNITURE), issued(TITLE.replace(word, other), FURNITURE))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Acme Reports Second-Quarter 2026 Financial Results", "Acme Reports Third-Quarter 2026 Financial Results"),
        ("Acme to Join the Harbour Bank Healthcare Conference", "Acme to Join the Stonebridge Healthcare Conference"),
        ("Acme Announces Agreement to Acquire Borealis Bio", "Acme Completes Acquisition of Borealis Bio"),
        ("Acme Completes Acquisition of Borealis Bio", "Acme Completes Acquisition of Helix Vaccines"),
        ("Acme Announces Preliminary Results of Exchange Offer", "Acme Announces Final Results of Exchange Offer"),
        ("Acme Submits Application to FDA for Zelmotinib", "Acme Receives FDA Approval for Zelmotinib"),
        ("Zelmotinib Approved in the EU for Treating Hives", "Zelmotinib Approved in the US for Treating Hives"),
        ("Acme Recalls One Lot of Zelmotinib Injection, 10 mg", "Acme Recalls One Lot of Zelmotinib Injection, 20 mg"),
        ("Japanese Government to Purchase Zelmotinib of Acme", "Canadian Government to Purchase Zelmotinib of Acme"),
        (
            "Acme Trial of Zelmotinib Met Its Primary Endpoint",
            "Acme Trial of Zelmotinib Has Not Met Its Primary Endpoint",
        ),
        ("Acme Prices $500 Million Offering of Senior Notes", "Acme Prices $750 Million Offering of Senior Notes"),
        ("First Patient Dosed in Acme Trial of Zelmotinib", "Last Patient Dosed in Acme Trial of Zelmotinib"),
        ("国家药监局批准泽莫替尼用于非小细胞肺癌", "国家药监局批准泽莫替尼用于小细胞肺癌"),
        ("公司泽莫替尼慢性荨麻疹II期临床试验完成入组", "公司泽莫替尼慢性荨麻疹III期临床试验完成入组"),
        ("Zelmotinib in Severe Hives: Week 16 of LIGHT-1", "Zelmotinib in Severe Hives: Week 16 of LIGHT-2"),
        ("Acme Pharma declares quarterly dividend of $0.50", "Acme Pharma declares quarterly dividend of $0.55"),
        ("Acme Pharma declares quarterly dividend of $1.50", "Acme Pharma declares quarterly dividend of $1.55"),
        ("Acme Pharma declares a quarterly cash dividend of 5", "Acme Pharma declares a quarterly cash dividend of 55"),
        ("Acme Pharma says sales in third quarter rose 1%", "Acme Pharma says sales in third quarter rose 11%"),
        ("Acme Pharma says sales in third quarter rose 9%", "Acme Pharma says sales in third quarter rose 9.5%"),
        (
            "Acme vaccine neutralises Covid-19 variant Omicron BA.4",
            "Acme vaccine neutralises Covid-19 variant Omicron BA.5",
        ),
        (
            "Acme releases its laboratory software Zelmo version 1.1",
            "Acme releases its laboratory software Zelmo version 1.10",
        ),
        ("Acme to hold annual general meeting on June 1", "Acme to hold annual general meeting on June 12"),
        ("Acme to webcast its results call on 2026-11-1", "Acme to webcast its results call on 2026-11-12"),
        ("国家药监局批准公司泽莫替尼片新增规格1", "国家药监局批准公司泽莫替尼片新增规格10"),
    ],
)
def test_templates_filled_differently_are_kept_apart(one: str, two: str) -> None:
    assert not same(issued(one, None), wired(two))
    assert differing(issued(one, None), wired(two))
    assert not same(issued(one, FURNITURE), issued(two, FURNITURE))


_FIGURES = st.one_of(
    st.integers(1, 2000).map(str), st.integers(1, 2000).map(lambda hundredths: f"{hundredths / 100:.2f}")
)
_FIGURED = [
    "Acme Pharma declares quarterly dividend of ${}",
    "Acme Pharma says third-quarter sales of Zelmotinib rose {}%",
    "Acme Pharma prices {} million offering of senior notes",
    "Health agency approves Zelmotinib {} mg tablets of Acme",
    "Acme Zelmotinib lowers attacks of severe hives by {}",
]

NOTICE = """
Acme Pharma announces that on {day} it bought {number} of its own shares on the exchange at an average price of {price}
francs each. The shares are to be held in treasury. Following this purchase Acme Pharma holds {held} shares in treasury
and has 96,400,000 shares in issue, not counting those. The total voting rights are therefore the latter number, and may
be used by shareholders as the denominator when they find out whether they have to notify an interest in the company.
"""


def notice(title: str, day: str, number: str, price: str = "41.20", held: str = "1,204,000") -> str:
    return NOTICE.format(title=title, day=day, number=number, price=price, held=held)


def test_notices_that_recur_are_told_apart_by_day_and_figures() -> None:
    title = "Acme Pharma - Transaction in Own Shares and Total Voting Rights"
    monday = issued(title, notice(title, "16 November", "12,000"), published=stated("2026-11-16"))
    tuesday = replace(
        issued(title, notice(title, "17 November", "9,500"), published=stated("2026-11-17")), key="acme.example/2"
    )
    assert not same(monday, tuesday)
    assert differing(monday, tuesday)
    assert same(monday, wired(title, notice(title, "16 November", "12,000"), published=stated("2026-11-16")))
    assert not same(monday, wired(title, None, published=stated("2026-11-16")))


@pytest.mark.parametrize(
    "title", ["翌日披露報表", "截至二零二六年十月三十一日止月份之股份發行人的證券變動月報表", "Monthly Return"]
)
def test_the_title_of_a_form_says_not_which_one_it_is(title: str) -> None:
    assert not same(issued(title, None), wired(title, None))


def test_titles_recur_and_texts_are_used_again_when_time_has_passed() -> None:
    assert not same(issued(), wired(TITLE, BODY, published=stated("2027-11-19")))
    assert differing(issued(), wired(TITLE, BODY, published=stated("2027-11-19")))
    assert not same(issued(TITLE, None), wired(TITLE, None, published=stated("2026-11-26")))


def test_the_same_event_of_two_companies_is_two_releases() -> None:
    borealis = Company(id="borealis", name="Borealis")
    one = sketch_of(issued("Acme to Participate in Harbour Bank Annual Healthcare Conference", None), [ACME])
    two = sketch_of(wired("Borealis to Participate in Harbour Bank Annual Healthcare Conference"), [borealis])
    assert compare(one, two) is None
    assert differ(one, two) is not None


def test_one_template_about_two_substances_is_two_releases_however_alike_the_texts_are() -> None:
    other = BODY.replace("zelmotinib", "tasmolimab")
    assert not same(issued(), issued(TITLE.replace("Zelmotinib", "Tasmolimab"), other + BOILERPLATE))


@given(one=_FIGURES, two=_FIGURES, shape=st.sampled_from(_FIGURED))
@settings(deadline=None)
def test_two_titles_that_differ_in_a_number_are_two_releases(one: str, two: str, shape: str) -> None:
    joined = same(issued(shape.format(one), None), wired(shape.format(two)))
    assert joined == (float(one) == float(two))


@pytest.mark.parametrize(
    "title",
    ["Acme Pharma declares quarterly dividend of $0.5…", "Acme Pharma declares quarterly dividend of $0.50 ..."],
)
def test_a_number_at_which_a_title_is_cut_off_is_no_half_of_another(title: str) -> None:
    assert not same(issued(title, None), wired("Acme Pharma declares quarterly dividend of $0.55 on common shares"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("$412 million", "US$412 million"),
        ("$412 million", "U.S. $412 million"),
        ("$412 million", "USD 412 million"),
        ("$412M", "USD412M"),
        ("$412M", "US$412 million"),
        ("$412 million", "412 million dollars"),
        ("$412 million", "412 million USD"),
        ("$412 million", "US$412 million USD"),
        ("$412 million", "412 million"),
        ("$2.1 billion", "US$2.10bn"),
        ("€412 million", "EUR 412 million"),
        ("€412 million", "412 million euros"),
        ("HK$1,412 million", "HKD 1412 million"),
        ("RMB412 million", "CNY 412 million"),
        ("RMB 412 million", "412 million yuan"),
        ("£412 million", "GBP 412 million"),
    ],
)
def test_one_amount_is_spelt_in_many_ways(one: str, two: str) -> None:
    title = "Acme Pharma raises {} in offering"
    assert same(issued(title.format(one), None), wired(title.format(two)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("$412 million", "€412 million"),
        ("$412 million", "HK$412 million"),
        ("US$412 million", "HK$412 million"),
        ("€412 million", "£412 million"),
        ("RMB412 million", "$412 million"),
        ("¥412 million", "JPY 412 million"),
        ("A$412 million", "C$412 million"),
        ("412 million euros", "412 million dollars"),
    ],
)
def test_amounts_in_two_currencies_are_two(one: str, two: str) -> None:
    title = "Acme Pharma raises {} in offering"
    assert not same(issued(title.format(one), None), wired(title.format(two)))
    assert differing(issued(title.format(one), None), wired(title.format(two)))


def test_the_same_text_is_one_release_whatever_the_spelling_of_its_amounts() -> None:
    text = BODY + " Acme Pharma paid {} in cash for it."
    title = "Acme Pharma pays {} for zelmotinib in chronic hives"
    one = issued(title.format("$2.1 billion"), text.format("$2.1 billion"))
    assert same(one, wired(title.format("US$2.1 billion"), text.format("$2.1 billion")))
    assert same(one, wired(title.format("USD 2.1 billion"), text.format("US$2.1 billion")))


def test_a_title_cut_before_it_says_anything_needs_a_text() -> None:
    assert not same(issued(TITLE, None), wired("Acme Announces Positive…"))
    assert same(issued(TITLE), wired("Acme Announces Positive…", BODY))


def test_an_entry_without_a_date_is_near_where_it_was_first_seen() -> None:
    undated = replace(wired(TITLE, published=None), first_seen=datetime(2026, 11, 20, tzinfo=UTC))
    assert same(issued(TITLE, None), undated)
    assert not same(issued(TITLE, None), replace(undated, first_seen=datetime(2027, 3, 20, tzinfo=UTC)))


# ----------------------------------------------------------------------------------------------------------- what holds

_WORDS = [
    "Acme",
    "announces",
    "reports",
    "phase",
    "2",
    "3",
    "results",
    "zelmotinib",
    "–",
    ":",
    "|",
    "…",
    "(EU)",
    "adults",
]
_WORDS += ["非", "小细胞", "批准", "12", "1.5", "not"]
_TITLES = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(_WORDS),
        max_size=14,
    ).map(" ".join),
)  # fmt: skip
_BODIES = st.one_of(
    st.none(), st.text(max_size=200), st.sampled_from([BODY, BODY[:400], FURNITURE, BODY + BOILERPLATE])
)


@given(one=st.tuples(_TITLES, _BODIES), two=st.tuples(_TITLES, _BODIES), shift=st.integers(0, 40))
@settings(deadline=None)
def test_comparing_is_symmetric_and_what_is_the_same_shares_a_block(
    one: tuple[str, str | None], two: tuple[str, str | None], shift: int
) -> None:
    day = datetime.fromordinal(stated("2026-11-19").day.toordinal() + shift).date().isoformat()
    first, second = issued(*one), wired(*two, published=stated(day))
    same(first, second)
    differing(first, second)
    assert same(first, first)
