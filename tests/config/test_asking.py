"""How a source is asked, how its JSON is read, which links are wanted: what it means, and each mistake in it."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from feeds.config import json_schema, load
from feeds.config.asking import JsonPart, RequestPart
from feeds.errors import ConfigError
from feeds.model import Asking, Fields, Kind, LinkPatterns, Source
from tests.samples import ROOT

HEAD = """\
publisher: {title: News, base_url: "https://feeds.example"}
companies:
  acme:
    name: Acme
    sources:
"""


def written(folder: Path, *sources: str) -> Path:
    path = folder / "sources.yaml"
    lines = [("      - " + source.strip("\n").replace("\n", "\n        ")) for source in sources]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def source_of(folder: Path, text: str) -> Source:
    (source,) = load(written(folder, text)).sources
    return source


def told(folder: Path, *sources: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(ConfigError) as caught:
        load(written(folder, *sources))
    return [(problem.line, problem.path, problem.message) for problem in caught.value.problems]


# ------------------------------------------------------------------------------------------------------------- json


def test_the_fields_of_json_are_said_in_jmespath(tmp_path: Path) -> None:
    source = source_of(
        tmp_path,
        """
url: https://a.example/api/news
json:
  items: data.list[?type=='press']
  title: headline
  link: join('/', ['https://a.example/news', slug])
  date: "dates.published || created_at"
  summary: teaser.en
""",
    )
    assert source.kind is Kind.JSON
    assert source.fields == Fields(
        items="data.list[?type=='press']",
        title="headline",
        link="join('/', ['https://a.example/news', slug])",
        date="dates.published || created_at",
        summary="teaser.en",
    )
    assert source.selectors is None


def test_json_may_be_left_to_be_found_out(tmp_path: Path) -> None:
    source = source_of(tmp_path, "{url: https://a.example/api, kind: json}")
    assert (source.kind, source.fields) == (Kind.JSON, None)
    assert source_of(tmp_path, "{url: https://a.example/api, json: {items: posts}}").fields == Fields(items="posts")


@pytest.mark.parametrize("path", ["data[", "a..b", "items[?]", "'open", "foo bar", "a.{b", "(" * 900])
def test_what_is_no_jmespath_is_told_at_its_line(tmp_path: Path, path: str) -> None:
    text = f"url: https://a.example/api\njson:\n  items: {json.dumps(path)}\n"
    ((line, place, message),) = told(tmp_path, text)
    assert (line, place) == (8, "companies.acme.sources[0].json.items")
    assert "is not JMESPath" in message
    assert "write a path such as" in message


def test_a_misspelt_field_of_json_is_told_with_the_right_one(tmp_path: Path) -> None:
    ((line, place, message),) = told(tmp_path, "url: https://a.example/api\njson:\n  titel: headline\n")
    assert (line, place) == (8, "companies.acme.sources[0].json.titel")
    assert "did you mean title?" in message
    ((_, _, message),) = told(tmp_path, "{url: https://a.example/api, jsn: {items: a}}")
    assert "did you mean json?" in message


# ---------------------------------------------------------------------------------------------------------- request


def test_a_mapping_is_sent_as_json_with_what_json_knows(tmp_path: Path) -> None:
    source = source_of(
        tmp_path,
        """
url: https://a.example/api/list
request:
  body:
    page: 1
    ratio: 0.5
    code: 0700
    day: 2025-10-27
    all: true
    none: ~
    quoted: "12"
    word: 新闻
    no: no
    tags: [1, x, {deep: -3}]
""",
    )
    assert source.asking is not None
    assert (source.asking.method, source.asking.headers) == ("POST", (("Content-Type", "application/json"),))
    assert source.asking.body == (
        '{"page":1,"ratio":0.5,"code":"0700","day":"2025-10-27","all":true,"none":null,"quoted":"12","word":"新闻",'
        '"no":"no","tags":[1,"x",{"deep":-3}]}'
    )


@pytest.mark.parametrize(
    ("request_", "asking"),
    [
        (
            "{body: 'page=1&type=press'}",
            Asking(
                method="POST",
                body="page=1&type=press",
                headers=(("Content-Type", "application/x-www-form-urlencoded"),),
            ),
        ),
        (
            """{body: '{"query": "{ news { title } }"}'}""",
            Asking(
                method="POST",
                body='{"query": "{ news { title } }"}',
                headers=(("Content-Type", "application/json"),),
            ),
        ),
        (
            "{method: POST, body: <q/>, headers: {content-type: application/xml}}",
            Asking(method="POST", body="<q/>", headers=(("content-type", "application/xml"),)),
        ),
        (
            "{body: {a: 1}, headers: {Content-Type: application/vnd.api+json, X-Key: k}}",
            Asking(
                method="POST",
                body='{"a":1}',
                headers=(("Content-Type", "application/vnd.api+json"), ("X-Key", "k")),
            ),
        ),
        ("{method: POST}", Asking(method="POST")),
        ("{headers: {X-Requested-With: XMLHttpRequest}}", Asking(headers=(("X-Requested-With", "XMLHttpRequest"),))),
        ("{method: GET}", None),
        ("{}", None),
    ],
)
def test_a_request_means_this(tmp_path: Path, request_: str, asking: Asking | None) -> None:
    assert source_of(tmp_path, f"{{url: https://a.example/api, request: {request_}}}").asking == asking


@pytest.mark.parametrize(
    ("line", "path", "part", "text"),
    [
        (7, "request", "no body", "request: {method: GET, body: a=1}"),
        (7, "request.method", "GET", "request: {method: PUT}"),
        (7, "request.mehtod", "did you mean method?", "request: {mehtod: POST}"),
        (7, "request.body", "is empty", 'request: {body: ""}'),
        (7, "request.body", "100,000", f"request: {{body: a={'x' * 100_000}}}"),
        (7, "request.body", "100,000", f"request: {{body: [{'x' * 100_000}]}}"),
        (7, "request", "Content-Type", "request: {body: just words}"),
        (7, "request", "Content-Type", "request: {body: 5}"),
        (7, "request", "as JSON", "request: {body: {a: 1}, headers: {Content-Type: text/xml}}"),
        (7, "request", "there is none", "request: {headers: {Content-Type: text/xml}}"),
        (7, "request", "stands twice", "request: {headers: {X-Key: a, x-key: b}}"),
        (7, "request", "takes a mapping", "request: POST"),
        (7, "request.headers", "takes a mapping", "request: {headers: [X-Key]}"),
        (9, "request.headers.Host", "set by feeds itself", "request:\n  headers:\n    Host: b.example"),
        (9, "request.headers.content-LENGTH", "set by feeds", "request:\n  headers:\n    content-LENGTH: 5"),
        (
            9,
            "request.headers.Transfer-Encoding",
            "set by feeds",
            "request:\n  headers:\n    Transfer-Encoding: chunked",
        ),
        (9, "request.headers.If-None-Match", "set by feeds", "request:\n  headers:\n    If-None-Match: x"),
        (9, "request.headers.Accept-Encoding", "set by feeds", "request:\n  headers:\n    Accept-Encoding: zstd"),
        (9, "request.headers.X Key", "name of a header", "request:\n  headers:\n    X Key: a"),
        (9, "request.headers.Größe", "name of a header", "request:\n  headers:\n    Größe: a"),
        (9, "request.headers.X-Key", "is empty", "request:\n  headers:\n    X-Key:"),
        (9, "request.headers.X-Key", "takes text", "request:\n  headers:\n    X-Key: [a]"),
    ],
)
def test_a_mistake_in_a_request_is_told(tmp_path: Path, line: int, path: str, part: str, text: str) -> None:
    found = told(tmp_path, f"url: https://a.example/api\n{text}")
    assert [(told_line, place) for told_line, place, _ in found] == [(line, f"companies.acme.sources[0].{path}")]
    assert part.replace("no body", "carries no body") in found[0][2]


@pytest.mark.parametrize("secret", ["s3cret\\r\\nX: 1", "s3cret ü", " s3cret\\n", "s3cret" + "x" * 5000])
def test_a_header_that_cannot_be_sent_is_told_without_what_it_says(tmp_path: Path, secret: str) -> None:
    found = told(tmp_path, f'url: https://a.example/api\nrequest:\n  headers:\n    Authorization: "{secret}"')
    assert [(line, path) for line, path, _ in found] == [(9, "companies.acme.sources[0].request.headers.Authorization")]
    assert "s3cret" not in found[0][2]


def test_too_many_headers_are_told_without_what_they_say(tmp_path: Path) -> None:
    headers = ", ".join(f"X-Key-{number}: s3cret" for number in range(51))
    ((_, path, message),) = told(tmp_path, f"{{url: https://a.example/api, request: {{headers: {{{headers}}}}}}}")
    assert path.endswith("request.headers")
    assert "at most 50" in message
    assert "s3cret" not in message


def test_one_address_may_be_asked_in_several_ways(tmp_path: Path) -> None:
    first = "{url: https://a.example/api, id: acme/press, request: {body: {type: press}}}"
    second = "{url: https://a.example/api, id: acme/events, request: {body: {type: events}}}"
    press, events = load(written(tmp_path, first, second)).sources
    assert press.asking != events.asking
    ((_, path, message),) = told(tmp_path, first, second.replace("events", "press").replace("acme/press", "acme/two"))
    assert path == "companies.acme.sources[1]"
    assert "stands at" in message


def test_two_requests_to_one_address_need_ids_of_their_own(tmp_path: Path) -> None:
    text = "{url: https://a.example/api, request: {body: {type: %s}}}"
    ((_, path, message),) = told(tmp_path, text % "press", text % "events")
    assert path == "companies.acme.sources[1]"
    assert "give one an `id:` of its own" in message


# --------------------------------------------------------------------------------------------------------- patterns


def test_patterns_choose_among_the_links(tmp_path: Path) -> None:
    source = source_of(
        tmp_path,
        "{url: https://a.example/sitemap.xml, include: ['*/news/*', 'https://a.example/press/*'], exclude: ['*.pdf']}",
    )
    assert source.links == LinkPatterns(include=("*/news/*", "https://a.example/press/*"), exclude=("*.pdf",))
    assert source_of(tmp_path, "https://a.example/").links is None


@pytest.mark.parametrize(
    ("path", "part", "text"),
    [
        ("include[0]", 'write "*/news/*"', "include: [/news/*]"),
        ("exclude[1]", "write *", 'exclude: ["*/a/*", "*/b c/*"]'),
        ("include", "write [*/news/*]", 'include: "*/news/*"'),
        ("include[0]", "is empty", 'include: [""]'),
        ("include", "at most 200", f"include: {json.dumps(['*/a'] * 201)}"),
        ("", "included and excluded", 'include: ["*/a"]\nexclude: ["*/a"]'),
        ("", "nothing to choose", 'include: ["*/a"]\nkind: article'),
        ("", "fields of JSON", "items: li\njson: {items: a}"),
        ("", "for kind json", "kind: feed\njson: {items: a}"),
        ("", "below `json:`", "kind: json\nitems: li"),
    ],
)
def test_a_choice_that_makes_no_sense_is_told(tmp_path: Path, path: str, part: str, text: str) -> None:
    ((_, place, message),) = told(tmp_path, f"url: https://a.example/\n{text}")
    assert place == f"companies.acme.sources[0].{path}".rstrip(".")
    assert part in message


def test_the_schema_knows_the_keys_of_a_request_and_of_json() -> None:
    parts = json_schema()["$defs"]
    assert set(parts["JsonPart"]["properties"]) == {"items", "title", "link", "date", "summary"}
    assert set(parts["RequestPart"]["properties"]) == {"method", "body", "headers"}
    source = parts["SourcePart"]["anyOf"][1]["properties"]
    assert {"json", "request", "include", "exclude"} <= set(source)


@pytest.mark.parametrize(("heading", "part"), [("json", JsonPart), ("request", RequestPart)])
def test_every_key_of_a_part_stands_in_its_section_of_the_reference(heading: str, part: type[BaseModel]) -> None:
    text = (ROOT / "docs/sources-yaml.md").read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    rows = re.findall(r"(?m)^\| (`[^|]+) \|", text.partition("\n## ")[0])
    assert {key for row in rows for key in re.findall(r"`([a-z]+)`", row)} == set(part.model_fields)


def test_the_example_of_the_reference_asks_and_chooses(tmp_path: Path) -> None:
    text = (ROOT / "docs/sources-yaml.md").read_text(encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(re.findall(r"(?ms)^```yaml\n(.*?)^```$", text)[0], encoding="utf-8")
    sources = load(tmp_path / "sources.yaml").sources
    (asked,) = [source for source in sources if source.asking]
    assert asked.asking is not None
    assert asked.asking.body == '{"pageNum":1,"pageSize":50,"stockCode":"01177"}'
    assert asked.fields is not None
    assert [source.links.exclude for source in sources if source.links] == [("*/news/events/*",)]
