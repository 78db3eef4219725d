import pytest

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
