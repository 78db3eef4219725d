import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.classify import CompanyIndex
from feeds.classify.companies import names_of, without_legal_form
from feeds.model import Company
from tests.builders import entry

COMPANIES = (
    Company(id="sino", name="Sino Biopharm", aliases=("中国生物制药有限公司", "中國生物製藥"), tickers=("1177.HK",)),
    Company(id="pfizer", name="Pfizer Inc.", tickers=("PFE",)),
    Company(id="merck-us", name="Merck & Co., Inc.", aliases=("MSD",), tickers=("MRK",)),
    Company(id="merck-de", name="Merck KGaA", tickers=("MRK.DE",)),
)


def about(title: str, summary: str | None = None) -> list[str]:
    matches = CompanyIndex(COMPANIES).companies_of(entry(title, summary=summary), None)
    return [match.id for match in matches]


def test_a_companys_own_source_is_about_it_and_nobody_else() -> None:
    matches = CompanyIndex(COMPANIES).companies_of(entry("Pfizer and Merck KGaA join forces"), "sino")
    assert [(match.id, match.why) for match in matches] == [("sino", "its own source")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Pfizer Reports Results", ["pfizer"]),
        ("Pfizers of the world", []),
        ("中国生物制药公布年度业绩", ["sino"]),
        ("中國生物製藥：創新藥獲批", ["sino"]),
        ("Merck KGaA raises outlook", ["merck-de"]),
        ("Merck & Co. raises outlook", ["merck-us"]),
        ("Pfizer and Merck KGaA end alliance", ["merck-de", "pfizer"]),
        ("Maker of vaccines (NYSE: PFE) opens plant", ["pfizer"]),
        ("Biotech (NASDAQ: PFEX) opens plant", []),
        ("Drug maker (HKEX: 01177) opens plant", ["sino"]),
        ("Drug maker (1177.HK) opens plant", ["sino"]),
        ("某公司（股份代號：1177）公告", ["sino"]),
        ("Another company (SZSE: 001177) opens plant", []),
        ("Chemicals maker (XETRA: MRK) opens plant", ["merck-de"]),
        ("Room 1177 opens", []),
    ],
)
def test_a_wires_item_goes_to_the_companies_its_title_names(title: str, expected: list[str]) -> None:
    assert about(title) == expected


@pytest.mark.parametrize(
    ("company", "title", "expected"),
    [
        (Company(id="x", name="Merck", tickers=("MRK",)), "Merck KGaA opens new plant in Darmstadt", []),
        (Company(id="x", name="Merck", tickers=("MRK",)), "Merck opens new plant in Durham", ["x"]),
        (Company(id="x", name="Merck", tickers=("MRK",)), "Merck & Co. opens new plant in Durham", ["x"]),
        (Company(id="x", name="Merck & Co., Inc.", tickers=("MRK",)), "Merck KGaA opens new plant", []),
        (Company(id="x", name="Merck", tickers=("MRK.DE",)), "Merck KGaA opens new plant in Darmstadt", ["x"]),
        (Company(id="x", name="Merck", tickers=("MKKGY",)), "Merck KGaA opens new plant in Darmstadt", ["x"]),
        (Company(id="x", name="Merck", tickers=("MRK.DE",)), "Merck & Co. opens new plant in Durham", []),
        (Company(id="x", name="Merck KGaA"), "Merck & Co. opens new plant in Durham", []),
        (Company(id="x", name="Fresenius", tickers=("FRE.DE",)), "Fresenius SE & Co. KGaA raises outlook", ["x"]),
        (Company(id="x", name="Fresenius"), "Fresenius SE & Co. KGaA raises outlook", ["x"]),
        (Company(id="x", name="Acme", tickers=("ACM",)), "Acme GmbH & Co. KG opens new plant in Graz", []),
        (Company(id="x", name="Pfizer", tickers=("PFE",)), "Pfizer Inc. opens new plant", ["x"]),
        (Company(id="x", name="Pfizer", tickers=("PFE",)), "Pfizer AG opens new plant", ["x"]),
        (Company(id="x", name="Roche", tickers=("ROG.SW",)), "Roche Holding AG opens new plant", ["x"]),
        (Company(id="x", name="Novartis", tickers=("NVS",)), "Novartis AG opens new plant", ["x"]),
        (Company(id="x", name="Genmab", tickers=("GMAB",)), "Genmab A/S opens new plant", ["x"]),
    ],
)
def test_a_partnership_that_a_company_cannot_be_is_another_firm(
    company: Company, title: str, expected: list[str]
) -> None:
    found = CompanyIndex([company]).companies_of(entry(title), None)
    assert [match.id for match in found] == expected


def test_a_title_tells_of_the_firm_that_its_first_lines_name_in_full() -> None:
    merck = CompanyIndex([Company(id="x", name="Merck", tickers=("MRK",))])
    lead = "DARMSTADT, Germany, May 3, 2026 -- Merck KGaA, a science and technology company, today opened a plant."
    assert not merck.companies_of(entry("Merck opens new plant", summary=lead), None)


def test_the_lead_decides_where_the_title_names_nobody() -> None:
    assert about("New plant opens in Groton", "GROTON, Conn. -- Pfizer Inc. today opened a plant.") == ["pfizer"]


def test_a_company_mentioned_far_down_is_not_what_an_item_is_about() -> None:
    assert about("New plant opens in Basel", "x" * 300 + " Pfizer") == []


def test_names_are_known_without_their_legal_forms() -> None:
    assert names_of(COMPANIES[1]) == ["Pfizer Inc.", "Pfizer"]
    assert without_legal_form("Acme Holdings Co., Ltd.") == "Acme"
    assert without_legal_form("江苏恒瑞医药股份有限公司") == "江苏恒瑞医药"
    assert without_legal_form("株式会社ハナミ") == "ハナミ"
    assert without_legal_form("Merck & Co., Inc.") == "Merck & Co."
    assert without_legal_form("Inc.") == "Inc."


# --------------------------------------------------------------------------- beyond the title


def test_who_announces_is_what_a_release_is_about_beside_those_of_its_title() -> None:
    lead = "GROTON, Conn., Jan. 3, 2026 /PRNewswire/ -- Pfizer Inc. (NYSE: PFE) today announced a study."
    assert about("Study Combines Tablet With Drug of Merck KGaA", lead) == ["merck-de", "pfizer"]


def test_what_is_said_of_the_announcer_by_the_way_is_not_who_announces() -> None:
    lead = "BOSTON, Jan. 3, 2026 /PRNewswire/ -- Merck KGaA, a company founded before Pfizer Inc., today announced it."
    assert about("New chair elected", lead) == ["merck-de"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>A plant opened.</p><p>SOURCE Pfizer Inc.</p>",
        "<p>A plant opened.</p><p>来源：Pfizer</p>",
        "<p>A plant opened.</p><h3>About Pfizer</h3><p>It makes medicines.</p>",
    ],
)
def test_a_release_that_names_nobody_before_says_at_its_end_whose_it_is(body: str) -> None:
    text = "<p>" + "The plant is large. " * 100 + "</p>" + body
    matches = CompanyIndex(COMPANIES).companies_of(entry("New plant opens", body=text), None)
    assert [match.id for match in matches] == ["pfizer"]
    assert matches[0].why in ("source line: Pfizer Inc.", "source line: Pfizer", "about section: Pfizer")


def test_the_author_that_a_wire_names_decides_before_the_first_lines() -> None:
    told = entry("New plant opens", summary="A plant like one of Pfizer's opened.", author="Merck KGaA")
    matches = CompanyIndex(COMPANIES).companies_of(told, None)
    assert [(match.id, match.why) for match in matches] == [("merck-de", "author: Merck KGaA")]


def test_each_match_says_why() -> None:
    index = CompanyIndex(COMPANIES)
    (ticker,) = index.companies_of(entry("Drug maker (HKEX: 01177) opens plant"), None)
    (name,) = index.companies_of(entry("PFIZER opens plant"), None)
    assert (ticker.why, name.why) == ("title: ticker HKEX: 01177", "title: PFIZER")


def test_a_name_of_two_companies_is_nobodys_unless_the_text_says_whose() -> None:
    both = (
        Company(id="us", name="Merck & Co., Inc.", aliases=("Merck",), tickers=("MRK",)),
        Company(id="de", name="Merck KGaA", aliases=("Merck",)),
    )
    index = CompanyIndex(both)
    assert index.companies_of(entry("Merck opens plant"), None) == ()
    (match,) = index.companies_of(entry("Merck opens plant", summary="Merck KGaA opened a plant."), None)
    assert match.id == "de"


def test_a_few_capitals_are_found_in_capitals_only() -> None:
    index = CompanyIndex([Company(id="leo", name="LEO")])
    assert index.companies_of(entry("LEO opens plant"), None) != ()
    assert index.companies_of(entry("Leo opens plant"), None) == ()


def test_a_company_without_a_name_that_can_be_looked_for_is_found_nowhere() -> None:
    index = CompanyIndex([Company(id="dots", name="...")])
    assert index.companies_of(entry("... and more"), None) == ()


@pytest.mark.parametrize(
    "piece",
    ["Pfizer ", "Pfizer and ", "former Pfizer's ", "(NYSE: PFE, ", "NYSE: A, B, C, ", "Lilly A. ", "a, ", "强生", "-- ",
     "Market ", "About Pfizer\n", "SOURCE ", "( ", "/PRNewswire", "İ", "Pfizer Acme Acme, "],
)  # fmt: skip
def test_a_hostile_text_takes_no_longer_than_an_honest_one(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    told = entry(text, summary=text, body=f"<p>{text}</p>")
    begun = time.process_time()
    CompanyIndex(COMPANIES).companies_of(told, None)
    assert time.process_time() - begun < 1.0


@given(st.text(), st.text(), st.text())
def test_any_text_is_read_and_gives_companies_that_are_followed(title: str, summary: str, body: str) -> None:
    found = CompanyIndex(COMPANIES).companies_of(entry(title, summary=summary, body=body), None)
    assert {match.id for match in found} <= {company.id for company in COMPANIES}


# --------------------------------------------------------------------------- rivals

LILLY = Company(id="lilly", name="Eli Lilly and Company", aliases=("Lilly", "礼来"), tickers=("LLY",))
NOVO = Company(id="novo", name="Novo Nordisk A/S", aliases=("诺和诺德",), tickers=("NVO",))


@pytest.mark.parametrize(
    "title",
    [
        "Novo Nordisk beats Eli Lilly in obesity race, analysts say",
        "Novo Nordisk's CagriSema falls short of Lilly's Zepbound in trial",
        "Novo Nordisk overtakes rival Eli Lilly in sales of injections",
        "Novo Nordisk trails Eli Lilly in weight loss",
        "Novo Nordisk tops Lilly as the largest maker of insulin",
        "Novo Nordisk's pill outsells Lilly's for a third month",
        "Novo Nordisk challenges Lilly's lead",
        "Novo Nordisk takes on Eli Lilly with a new pill",
        "Novo Nordisk threatens Lilly's lead in obesity",
        "Novo Nordisk catches up with Lilly",
        "诺和诺德击败礼来",
        "诺和诺德减重药超越礼来产品",
        "诺和诺德新药落后于礼来替尔泊肽",
        "诺和诺德新药优于礼来替尔泊肽",
        "诺和诺德挑战礼来",
    ],
)
def test_a_rival_is_not_what_a_headline_is_about_whoever_is_followed(title: str) -> None:
    alone, both = CompanyIndex([LILLY]), CompanyIndex([LILLY, NOVO])
    assert not alone.companies_of(entry(title), None)
    assert [match.id for match in both.companies_of(entry(title), None)] == ["novo"]


@pytest.mark.parametrize(
    "title",
    [
        "Lilly beats estimates on strong sales",
        "Eli Lilly overtakes a rival in obesity",
        "Lilly Trails Estimates as Prices Fall",
        "Lilly Overtakes Competitors in Obesity",
        "EU challenges Lilly over its prices",
        "FDA challenges Lilly's patent claims",
        "FTC takes on Lilly over insulin prices",
        "Hurricane threatens Lilly plant",
        "Drug's sales top Lilly's own forecasts",
        "Quarterly sales fall short of Lilly's guidance",
        "Investor challenges Lilly board",
        "专利诉讼威胁礼来减肥药",
    ],
)
def test_what_is_won_or_suffered_by_a_company_is_about_it(title: str) -> None:
    assert [match.id for match in CompanyIndex([LILLY]).companies_of(entry(title), None)] == ["lilly"]


def test_a_headline_that_weighs_two_followed_companies_is_about_both() -> None:
    found = CompanyIndex([LILLY, NOVO]).companies_of(entry("Novo Nordisk versus Eli Lilly: who will win?"), None)
    assert [match.id for match in found] == ["lilly", "novo"]
