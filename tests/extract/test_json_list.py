"""JSON of any shape read as a list: what counts as what, what is refused, and in which words."""

import contextlib
import datetime as dt
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import EmptyExtractError, ExtractError, UnreadableError
from feeds.extractors import extract
from feeds.extractors.page import Page, html_of
from feeds.extractors.structured import list_in
from feeds.model import Extraction, Fields, Kind

URL = "https://www.example.com/api/news"
NOW = dt.datetime(2025, 10, 28, 9, 0, tzinfo=dt.UTC)
TITLES = (
    "New plant opens in the north of the country",
    "Third quarter results are better than expected",
    "A new chief",
)


def read(body: object, fields: Fields | None = None, timezone: str | None = None) -> Extraction:
    data = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return extract(Page(url=URL, body=data, fields=fields, now=NOW, timezone=timezone), Kind.JSON)


def rows(*dates: object, key: str = "date", **more: object) -> list[dict[str, object]]:
    return [{"title": TITLES[n], "url": f"/n/{n}", key: date, **more} for n, date in enumerate(dates)]


def dates(extraction: Extraction) -> list[str | None]:
    return [item.date for item in extraction.items]


# --------------------------------------------------------------------------- dates

INSTANTS = ["2025-10-27T07:30:00+00:00", "2025-10-20T07:30:00+00:00"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1761550200, 1760945400], INSTANTS),
        (["1761550200123", "1760945400999"], INSTANTS),
        ([1761550200.5, 1760945400.0], INSTANTS),
        ([981173106, 1012709106], ["2001-02-03T04:05:06+00:00", "2002-02-03T04:05:06+00:00"]),
        (["/Date(1761550200000)/", "\\/Date(1760945400000+0530)\\/"], [INSTANTS[0], "2025-10-20T13:00:00+05:30"]),
        ([{"$date": "2025-10-27T07:30Z"}, {"$date": "2025-10-20T07:30Z"}], ["2025-10-27T07:30Z", "2025-10-20T07:30Z"]),
        ([{"seconds": 1761550200, "nanoseconds": 0}, {"seconds": 1760945400, "nanoseconds": 5}], INSTANTS),
        (
            [{"date": f"2025-{at}:00.000000", "timezone": "Europe/Paris"} for at in ("10-27 09:00", "07-20 09:30")],
            ["2025-10-27T09:00:00+01:00", "2025-07-20T09:30:00+02:00"],
        ),
        ([[2025, 10, 27, 9, 5], [2025, 10, 20, 9, 5, 7]], ["2025-10-27T09:05:00", "2025-10-20T09:05:07"]),
        ([[2025, 10, 27], [2025, 10, 20]], ["2025-10-27", "2025-10-20"]),
        ([20251027, 20251020], ["20251027", "20251020"]),
        (["2025-10-27T00:00:00", "2025-10-20T00:00:00"], ["2025-10-27", "2025-10-20"]),
        (["10/27/2025 12:00:00 AM", "10/20/2025 12:00:00 AM"], ["10/27/2025", "10/20/2025"]),
        (["2025-10-27T00:00:00Z", "2025-10-20T08:00:00Z"], ["2025-10-27T00:00:00Z", "2025-10-20T08:00:00Z"]),
        (["0000-00-00 00:00:00", "2025-10-20 08:00:00"], [None, "2025-10-20 08:00:00"]),
        ([None, "2025-10-20 08:00:00"], [None, "2025-10-20 08:00:00"]),
    ],
)  # fmt: skip
def test_moments_keep_their_true_zone(values: list[object], expected: list[str | None]) -> None:
    assert dates(read(rows(*values))) == expected


def test_midnights_at_home_are_days() -> None:
    values = ["2025-10-27T04:00:00.000Z", "2025-01-20T05:00:00.000Z"]
    assert dates(read(rows(*values), timezone="America/New_York")) == ["2025-10-27", "2025-01-20"]
    assert dates(read(rows(*values))) == values


def test_the_last_change_is_no_publication() -> None:
    extraction = read(rows("2025-10-27", "2025-10-20", key="lastModified"))
    assert dates(extraction) == [None, None]
    assert [item.updated for item in extraction.items] == ["2025-10-27", "2025-10-20"]


@pytest.mark.parametrize("key", ["expires", "validUntil", "updated_at", "modified_gmt", "eventDate", "endDate"])
def test_other_dates_are_no_publication(key: str) -> None:
    assert dates(read(rows("2025-10-27", "2025-10-20", key=key))) == [None, None]


def test_a_stated_date_comes_before_those_the_system_keeps() -> None:
    kept = {"createdAt": "2025-05-05", "updatedAt": "2025-06-06", "publishedAt": "2025-05-06"}
    assert dates(read(rows("2025-10-27", "2025-10-20", **kept))) == ["2025-10-27", "2025-10-20"]


def test_numbers_that_are_ids_are_no_dates() -> None:
    assert dates(read(rows(1761550200, 1760945400, key="documentNumber"))) == [None, None]


# --------------------------------------------------------------------------- links and lists


def test_a_release_without_a_page_leads_to_its_document() -> None:
    told = rows("2025-10-27", "2025-10-20", DocumentPath="/files/x.pdf")
    told[1]["url"] = None
    told[1]["DocumentPath"] = "/files/y.pdf"
    assert [item.link for item in read(told).items] == [
        "https://www.example.com/n/0",
        "https://www.example.com/files/y.pdf",
    ]


def test_objects_without_an_address_are_named_as_such() -> None:
    told = {
        "data": {"list": [{"id": n, "title": title, "publishTime": "2025-10-27"} for n, title in enumerate(TITLES)]}
    }
    with pytest.raises(
        EmptyExtractError, match=r"3 titled objects at data\.list\[\] .* none has the address"
    ) as caught:
        read(told)
    assert "`link` under `json`" in caught.value.hint


def test_it_is_said_how_the_list_was_read_and_what_was_left_out() -> None:
    told = [
        *rows("2025-10-27", "2025-10-20"),
        {"title": "One more without an address", "url": None, "date": "2025-10-01"},
    ]
    assert read({"result": {"rows": told}}).reasons == (
        "2 of 3 objects at result.rows[]",
        "title from title",
        "link from url",
        "date from date",
        "1 objects left out: they have no address of a page",
    )


def test_a_single_release_is_a_list_too() -> None:
    assert len(read({"items": rows("2025-10-27")}).items) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + json.dumps(rows("2025-10-27")).encode(),
        json.dumps(rows("2025-10-27")).encode("utf-16"),
        b")]}',\n" + json.dumps(rows("2025-10-27")).encode(),
        b"while(1);" + json.dumps(rows("2025-10-27")).encode(),
        b"window.news.list(" + json.dumps(rows("2025-10-27")).encode() + b");",
        b"var news = " + json.dumps(rows("2025-10-27")).encode() + b";",
        b"\x1e" + b"\n\x1e".join(json.dumps(row).encode() for row in rows("2025-10-27", "2025-10-20")),
        json.dumps(json.dumps(rows("2025-10-27"))).encode(),
        b'[{"title":"A title of news", "url":"/x", "score": NaN, "n": -Infinity, "m": ' + b"9" * 10_000 + b"}]",
        b'[{"title":"Not this one", "url":"/x", "title":"But the last that is stated"}]',
        b'[{"title":"A raw\ttab and half a \\ud83d character", "url":"/x"}]',
    ],
    ids=["BOM", "UTF-16", "guard", "loop", "call", "variable", "sequence", "JSON in JSON", "NaN", "twice", "odd"],
)  # fmt: skip
def test_what_servers_put_around_json_does_no_harm(body: bytes) -> None:
    items = extract(Page(url=URL, body=body, media_type="application/json"), Kind.JSON).items
    assert items
    assert all(item.title and item.title.value.encode() for item in items)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('[{"title": "x"},]', "a comma stands before the closing bracket in line 1, column 17"),
        ('{"title": "x",\n}', "a comma stands before the closing bracket in line 2, column 1"),
        ('{"items": [{"title": ', "it breaks off in line 1, column 21"),
        ('{"a": 1} and more', "something follows after its end"),
        ("{'a': 1}", "Expecting property name"),
        ("[" * 200_000, "nested too deep"),
        ('{"a":' * 200_000, "nested too deep"),
        ("[" + "[]," * 1_100_000 + "[]]", "millions of values"),
        ("[" + "1," * 6_100_000 + "1]", "millions of values"),
    ],
)
def test_what_is_no_json_is_refused_with_the_place(body: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        read(body)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "body",
    [{}, [], {"items": []}, {"error": "not found"}, [1, 2, 3], {"menu": [{"label": "x"}]}, {"html": "<p>No news</p>"}],
)
def test_json_without_news_is_empty(body: object) -> None:
    with pytest.raises(EmptyExtractError, match="is JSON"):
        read(body)


# --------------------------------------------------------------------------- hand-written paths

TOLD = {"rows": [{"n": {"t": title}, "l": f"/n/{n}", "d": 1761550200 - n, "x": None} for n, title in enumerate(TITLES)]}


def test_paths_win_and_open_fields_are_found() -> None:
    found = read(rows("2025-10-27", "2025-10-20", slug="s"), Fields(link="join('', ['/made/', slug, '/', title])"))
    assert (
        found.items[0].link
        == "https://www.example.com/made/s/New%20plant%20opens%20in%20the%20north%20of%20the%20country"
    )
    assert dates(found) == ["2025-10-27", "2025-10-20"]
    assert found.reasons == ("hand-written paths: 2 of 2 objects", "link by path")


def test_all_fields_can_be_written() -> None:
    found = read(TOLD, Fields(items="rows", title="n.t", link="l", date="d", summary="n"))
    assert [item.title.value for item in found.items if item.title] == list(TITLES)
    assert dates(found)[0] == "2025-10-27T07:30:00+00:00"
    assert found.items[0].date_evidence == "path d"
    assert found.items[0].summary is not None


def test_a_list_in_several_pieces_is_one() -> None:
    told = {"years": [{"posts": rows("2025-10-27", "2025-10-20")}, {"posts": rows("2024-10-27")}]}
    assert len(read(told, Fields(items="years[].posts")).items) == 3
    assert len(read(told, Fields(items="years[*].posts")).items) == 3


def test_the_hour_of_a_field_named_utc_is_utc() -> None:
    told = {"rows": rows("2025-10-27T09:00:00", "2025-10-20T10:00:00", key="publish_date_gmt")}
    assert dates(read(told, Fields(items="rows", date="publish_date_gmt")))[0] == "2025-10-27T09:00:00Z"


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        (Fields(items="rows[", title="t"), ExtractError, r"The path items: 'rows\[' is malformed"),
        (Fields(items="rows", title="n.[", link="l"), ExtractError, r"The path title: 'n\.\[' is malformed"),
        (Fields(items="", title="t"), ExtractError, "The path items is empty"),
        (Fields(items=" "), ExtractError, "The path items is empty"),
        (Fields(items="data.list"), EmptyExtractError, r"The path items: 'data\.list' finds nothing .* rows"),
        (Fields(items="rows[].l"), ExtractError, r"The path items: 'rows\[\]\.l' gives str '/n/0' .* no list"),
        (Fields(items="rows", title="headline"), ExtractError, "The path title: 'headline' finds nothing .* n, l, d"),
        (Fields(items="rows", title="n.t", link="l", date="x"), ExtractError, "The path date: 'x' finds nothing"),
        (Fields(items="rows", title="join(n, l)"), ExtractError, r"The path title: 'join\(n, l\)' fails"),
        (Fields(items="rows", title="nosuch(n)"), ExtractError, r"The path title: 'nosuch\(n\)' .*nosuch"),
        (Fields(items="rows", title="n.t", link="d"), EmptyExtractError, "None of the 3 objects .* an address"),
        (Fields(items="(" * 5_000 + "rows"), ExtractError, "The path items: .* is malformed"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_path_names_the_field_and_the_path(
    fields: Fields, error: type[ExtractError], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        read(TOLD, fields)
    assert caught.value.hint


def test_a_path_that_names_each_object_many_times_gives_a_bounded_list() -> None:
    body = {"items": rows("2025-10-27") * 2_000}
    fields = Fields(items="items[].[@,@,@,@,@,@][]", title="title", link="url")
    assert len(read(body, fields).items) == 10_000


def test_what_a_function_refuses_is_not_told_in_full() -> None:
    with pytest.raises(ExtractError, match="merge") as caught:
        read({"items": rows("2025-10-27") * 2_000}, Fields(items="merge(items)"))
    assert len(str(caught.value)) < 500


def test_a_json_feed_can_be_read_by_paths() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": rows("2025-10-27T09:00:00Z", key="date_published")}
    assert len(read(feed, Fields(items="items", title="title", link="url", date="date_published")).items) == 1
    assert extract(Page(url=URL, body=json.dumps(feed).encode())).kind is Kind.FEED


# --------------------------------------------------------------------------- any bytes


WORDS = ["/a", "2025-10-27", "A story of news", "https://[::1", '{"a":[1]}', "$D1", "<a href=x>"]
NAMES = ["title", "url", "date", "date_gmt", "__ref", "id", "@type", "@id", "0"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8) | st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=40,
)


@settings(deadline=None, max_examples=150)
@given(VALUES)
def test_any_json_gives_items_or_an_extract_error(value: object) -> None:
    with contextlib.suppress(ExtractError):
        assert all(item.link and item.title for item in read(value).items)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: ("{" + text).encode("utf-8", "replace")))
def test_any_bytes_give_items_or_an_extract_error(body: bytes) -> None:
    with contextlib.suppress(ExtractError):
        extract(Page(url=URL, body=body), Kind.JSON)


@settings(deadline=None, max_examples=150)
@given(VALUES, st.sampled_from(["application/json", "application/ld+json", "", "data"]), st.integers(0, 3))
def test_any_state_gives_a_list_or_none(value: object, kind: str, cut: int) -> None:
    text = json.dumps(value)
    text = text[: len(text) - cut] if cut else text
    text = text if kind else f"window.a = {text}; var b = {text.replace(chr(34), chr(39))};"
    page = Page(
        url=URL, body=f"<p>x<script type='{kind}'>{text + ' ' * 200}</script>".encode("utf-8", "replace"), now=NOW
    )
    found = list_in(html_of(page), page)
    assert found is None or all(item.link and item.title for item in found.items)


HOSTILE = {
    "objects": "[" + "{}," * 900_000 + "{}]",
    "keys": "{" + ",".join(f'"k{n}":{{"title":"A title of it","url":"/x{n}"}}' for n in range(100_000)) + "}",
    "near dates": json.dumps({f"g{g}": [{f"date{f}": "1/31/2025 x" for f in range(150)}] * 20 for g in range(60)}),
    "lines": '{"a":1}\n' * 500_000,
    "callback": "a" * 3_000_000 + "({",
    "backslashes": '{"a":"' + "\\" * 3_000_000,
}  # fmt: skip
HOSTILE_SCRIPTS = {
    "assignments": "var a={b:[1,2,{c:function(){return 1}}]};" * 50_000,
    "brackets": "var a=" + "[" * 1_000_000,
    "comments": "var a=[" + "/*" * 500_000,
    "returns": "window.x=function(a){return {a:" * 30_000,
    "pushes": 'self.__next_f.push([1,"a:[1]"]);' * 30_000,
}
HOSTILE_PAGES = {
    "nested entries": '<div class="h-entry"><a class="p-name u-url" href=/x>t</a>' * 20_000,
    "nested things": '<div itemscope itemtype="https://schema.org/Article"><a itemprop=name href=/x>' * 20_000,
    "one property": '<div itemscope itemtype="x">' + "<p itemprop=a>text" * 50_000,
    "references": '<div itemscope itemtype="x" itemref="a b c"><p id=a itemprop=b itemref=a>' * 10_000,
    "unclosed": '<script type="application/ld+json">' + '{"@graph":[' * 100_000 + "</script>",
    "attributes": ("<div data-x='{" + '"a":[1,2],' * 30 + '"b":2}' + "'></div>") * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_json_costs_bounded_time(name: str) -> None:
    start = time.process_time()
    with contextlib.suppress(ExtractError):
        read(HOSTILE[name])
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", [*HOSTILE_SCRIPTS, *HOSTILE_PAGES])
def test_hostile_structured_data_costs_bounded_time(name: str) -> None:
    markup = HOSTILE_PAGES.get(name) or f"<script>{HOSTILE_SCRIPTS[name]}</script>"
    page = Page(url=URL, body=markup.encode(), now=NOW)
    tree = html_of(page)
    start = time.process_time()
    list_in(tree, page)
    assert time.process_time() - start < 5
