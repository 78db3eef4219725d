"""Versions of one release in several languages: linked, at addresses unlike in language, or saying the same."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dedupe import version_traces
from feeds.dedupe.blocks import may_be_versions
from feeds.dedupe.version_facts import facts_of
from feeds.dedupe.version_traces import traces_of
from feeds.dedupe.versions import VersionEvidence, version_of
from feeds.model import Entry
from tests.builders import entry, stated

ACME = frozenset({"acme"})
ENGLISH = "Acme opens a plant for cell therapies in Suzhou"
CHINESE = "某公司细胞治疗工厂在苏州启用"
DAY = stated("2025-11-10")


def release(title: str, url: str, **facts: object) -> Entry:
    return entry(title, key=url.partition("://")[2], link=url, **{"published": DAY, **facts})


def evidence(one: Entry, two: Entry, companies: frozenset[str] = ACME) -> VersionEvidence | None:
    """Return what is found, the same in both orders and only where a block is shared."""
    found = version_of(one, two, companies)
    assert version_of(two, one, companies) == found
    assert found is None or may_be_versions(traces_of(one, companies), traces_of(two, companies))
    return found


# --------------------------------------------------------------------------- hreflang


def test_one_page_that_links_the_other_as_its_version_is_enough() -> None:
    one = release(ENGLISH, "https://acme.example/news/1", alternates=(("zh-CN", "https://acme.example/xinwen/9/"),))
    two = release(CHINESE, "https://acme.example/xinwen/9")
    found = evidence(one, two, frozenset())
    assert found is not None
    assert found.why == "hreflang zh-CN at https://acme.example/news/1"


@pytest.mark.parametrize(
    ("tag", "url", "title", "day"),
    [
        ("zh", "https://acme.example/xinwen/9", "Acme opens another plant, this one in Ghent", DAY),  # not in Chinese
        ("zh", "https://acme.example/zh/news/", CHINESE, DAY),  # a list
        ("zh", "https://acme.example/zh/", CHINESE, DAY),  # a start page
        ("de", "https://acme.example/xinwen/9", CHINESE, DAY),  # not in German
        ("zh", "https://acme.example/xinwen/9", CHINESE, stated("2025-08-01")),  # of another season
    ],
)
def test_a_link_to_what_is_no_version_proves_nothing(tag: str, url: str, title: str, day: object) -> None:
    one = release(ENGLISH, "https://acme.example/news/1", language="en", alternates=((tag, url),))
    assert evidence(one, release(title, url, language=None, published=day), frozenset()) is None


# --------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "https://acme.example/en/news/plant-in-suzhou-opens",
            "https://acme.example/zh-hans/news/plant-in-suzhou-opens",
        ),
        (
            "https://www.acme.example/news/plant-in-suzhou-opens",
            "https://www.acme.example/cn/news/plant-in-suzhou-opens",
        ),
        ("https://acme.example/ir/20251110_en.html", "https://acme.example/ir/20251110_tc.html"),
        ("https://files.example/2025/1110/2025111000123.pdf", "https://files.example/2025/1110/2025111000123_c.pdf"),
        ("https://files.example/e_1177ann20251110.pdf", "https://files.example/c_1177ann20251110.pdf"),
        ("https://www.acme.com/news/plant-in-suzhou-opens", "https://www.acme.cn/news/plant-in-suzhou-opens"),
    ],
)
def test_addresses_that_differ_in_the_language_only_are_of_versions(one: str, two: str) -> None:
    found = evidence(release(ENGLISH, one), release(CHINESE, two))
    assert found is not None
    assert found.why.startswith("the address but for its language")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://acme.example/en/news/123", "https://acme.example/cn/news/123"),  # two counters
        ("https://acme.example/en/news/plant-in-suzhou-opens", "https://acme.example/cn/news/plant-in-ghent-opens"),
        ("https://acme.example/en/", "https://acme.example/cn/"),
        ("https://acme.example/en/news", "https://acme.example/cn/news"),
        ("https://acme.example/en/news/list.html", "https://acme.example/cn/news/list.html"),
        ("https://acme.example/news?id=7", "https://acme.example/news?id=8"),
    ],
)
def test_addresses_that_tell_no_release_prove_nothing(one: str, two: str) -> None:
    assert evidence(release(ENGLISH, one), release(CHINESE, two)) is None


def test_a_counted_address_counts_where_something_said_agrees() -> None:
    one = release(ENGLISH, "https://acme.example/en/news/123", summary="It cost RMB 1.85 billion.")
    assert evidence(one, release(CHINESE, "https://acme.example/cn/news/123", summary="投资18.5亿元。"))
    assert evidence(one, release(CHINESE, "https://acme.example/cn/news/123", summary="投资18.6亿元。")) is None


def test_an_address_of_another_week_is_of_another_release() -> None:
    one = release(ENGLISH, "https://acme.example/en/news/monthly-return-of-shares")
    later = release(CHINESE, "https://acme.example/cn/news/monthly-return-of-shares", published=stated("2025-12-10"))
    assert evidence(one, later) is None


def test_one_address_in_one_language_is_no_version() -> None:
    one = release(ENGLISH, "https://acme.example/en/news/plant-in-suzhou-opens", language="en")
    two = release("Acme opens a plant in Suzhou", "https://acme.example/news/plant-in-suzhou-opens", language="en")
    assert evidence(one, two) is None


# --------------------------------------------------------------------------- titles and texts


def test_a_title_in_traditional_and_simplified_chinese_is_one() -> None:
    one = release("某公司與兩所大學共建軟體實驗室", "https://a.example/1")
    two = release("某公司与两所大学共建软件实验室", "https://b.example/2")
    assert evidence(one, two)
    assert evidence(one, two, frozenset()) is None
    assert evidence(one, release("某公司与三所大学共建软件实验室", "https://b.example/2")) is None


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("RMB 1.23 billion", "12.3亿元"),
        ("50,000 patients", "5万名患者"),
        ("30 million doses", "3千万剂"),
        ("35.2% of them", "其中百分之三十五点二"),
        ("a phase III trial", "Ⅲ期临床"),
        ("a phase 1/2 trial", "I/II期临床"),
        ("on October 25", "10月25日"),
        ("on 25 October", "十月二十五日"),
        ("ACM-2450 injection", "注射用ACM2450"),
        ("the third quarter", "第三季度"),
        ("2,500.5 tonnes", "２５００.５吨"),
    ],
)
def test_a_fact_is_the_same_in_both_languages(english: str, chinese: str) -> None:
    facts = [facts_of(text, "", language, None).all for text, language in ((english, "en"), (chinese, "zh"))]
    assert facts[0] == facts[1] != frozenset()


def test_numbers_are_read_as_their_language_writes_them() -> None:
    assert facts_of("", "1.450 Stück zu 12,5 Millionen", "de", None).all == {"n:1450", "n:12500000"}
    assert facts_of("", "1 450 pièces", "fr", None).all == {"n:1450"}
    assert facts_of("", "売上高は72.3億円", "ja", None).all == {"n:7230000000"}
    assert facts_of("", "매출 72.3억원", "ko", None).all == {"n:7230000000"}


def test_the_day_a_release_came_out_and_its_year_are_no_facts() -> None:
    assert facts_of("News of November 10, 2025", "", "en", DAY.day).all == frozenset()


def test_what_stands_under_every_release_of_a_company_is_not_compared() -> None:
    text = "The plant is open. " * 20 + "\nAbout Acme\nAcme has 4,512 employees."
    assert facts_of("A plant", text, "en", None).all == {"a:plant"}


def test_releases_of_different_companies_or_days_are_never_versions_by_what_they_say() -> None:
    said = "ACM2450 and ACM3117 in 342 patients at 1,256 sites, 47.7% against 11.9%"
    one = release(ENGLISH, "https://a.example/1", summary=said)
    two = release(CHINESE, "https://b.example/2", summary=f"结果：{said}")
    assert evidence(one, two)
    assert evidence(one, two, frozenset()) is None
    late = release(CHINESE, "https://b.example/2", summary=f"结果：{said}", published=stated("2025-11-13"))
    undated = release(CHINESE, "https://b.example/2", summary=f"结果：{said}", published=None)
    assert evidence(one, late) is None
    assert evidence(one, undated) is None


# --------------------------------------------------------------------------- anything at all


@pytest.mark.parametrize(
    "piece", ["1,", "1.", "1 ", "12.3亿", "百分之十", "phase I/", "A1-", "Oct 25 ", "三期", "期",
     "中國", "annual ", "a:", "\u0130"]
)  # fmt: skip
def test_a_hostile_text_takes_no_longer_than_an_honest_one(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    one = release(text, "https://a.example/en/1", summary=text, body=f"<p>{text}</p>", language="en")
    two = release("某公司" + text, "https://a.example/cn/1", summary=text, body=f"<p>{text}</p>", language="zh")
    begun = time.process_time()
    version_of(one, two, ACME)
    traces_of(one, ACME)
    assert time.process_time() - begun < 1.0


TEXTS = st.text() | st.text(alphabet="Acme 0123456789.,%亿万期第三季度月日phaseI/中國国", max_size=80)
URLS = st.text() | st.sampled_from(
    ["https://a.example/en/20251110-a", "https://a.example/cn/20251110-a", "//[", "http://"]
)


@given(TEXTS, TEXTS, URLS, URLS)
def test_any_two_entries_are_compared_alike_in_both_orders(one: str, two: str, here: str, there: str) -> None:
    first = entry(one, link=here, key=here, summary=two, alternates=(("zh", there),))
    second = entry(two, link=there, key=there, body=one, language="zh")
    evidence(first, second)
    assert all(-(2**63) <= block < 2**63 for block in traces_of(first, ACME).blocks)


@given(TEXTS)
def test_an_entry_is_no_version_of_itself(text: str) -> None:
    assert evidence(entry(text), entry(text)) is None


def test_whoever_is_looked_for_as_a_version_looks_back() -> None:
    writings = (*version_traces._WRITINGS, "en", *version_traces._BESIDE_ENGLISH)
    for one in writings:
        for two in writings:
            assert (two in version_traces._others(one)) is (one in version_traces._others(two)), (one, two)
