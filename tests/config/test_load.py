"""sources.yaml: what it means, and what is said of every mistake in it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from feeds.config import json_schema, load
from feeds.errors import ConfigError
from feeds.model import Config, FeedSpec, Kind, Languages, Phrase, Role, Selectors
from feeds.store import SqlStore

SMALL = """\
publisher: {title: News, base_url: "https://feeds.example"}
companies:
  acme:
    name: Acme
    sources: [https://www.acme.example/news]
"""

WHOLE = """\
# yaml-language-server: $schema=sources.schema.json
publisher:
  title: Biopharma
  base_url: https://feeds.example/bio
  contact: news@feeds.example
  language: zh-Hans
  timezone: Asia/Shanghai
  since: 2025-02-03
store: data/feeds.db
output: public
fetch: {allow: [intranet.example, 10.0.0.0/8, "::1"], deadline: 90s, max_bytes: 5MB, workers: 3}
defaults: {every: 2h, limit: 20, feed_limit: 30, language: en}
companies:
  acme:
    name: Acme
    aliases: [Acme Pharma, 中国生物制药]
    tickers: ["0700", 1177.HK]
    homepage: https://www.acme.example/
    timezone: Europe/Berlin
    sources:
      - https://www.acme.example/news
      - {url: https://www.acme.example/cn, language: zh-CN, timezone: UTC, every: 30m, limit: 5, kind: feed}
      - {url: https://ir.acme.example/list, id: acme/ir, items: ul > li, title: h3, link: a@href, date: .d, summary: p}
  no: {name: Norwegian}
wires:
  - {id: wire, name: The Wire, url: https://wire.example/rss}
  - https://www.other-wire.example/rss
regulators: [https://www.fda.example/news]
topics:
  events: {title: Events, any: [forum, 论坛], all: [phase 3], none: [webcast]}
feeds:
  acme-events: {title: Acme events, companies: [acme], topics: [events], limit: 7}
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "sources.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def loaded(folder: Path, text: str | bytes) -> Config:
    return load(written(folder, text))


def told(folder: Path, text: str | bytes) -> list[tuple[int | None, str, str]]:
    path = written(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert all(problem.file == str(path) for problem in caught.value.problems)
    return [(problem.line, problem.path, problem.message) for problem in caught.value.problems]


def test_an_address_is_enough_for_a_source(tmp_path: Path) -> None:
    config = loaded(tmp_path, SMALL)
    (source,) = config.sources
    assert (source.url, source.company, source.role, source.kind) == (
        "https://www.acme.example/news", "acme", Role.ISSUER, Kind.AUTO,
    )  # fmt: skip
    assert (source.every, source.limit, source.timezone, source.language) == (timedelta(hours=1), 50, "UTC", None)
    assert config.publisher.base_url == "https://feeds.example/"
    assert config.output == tmp_path / "output"
    assert [spec.path for spec in config.specs] == ["companies/acme", "all"]


def test_everything_that_can_be_said_is_understood(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE)
    assert config.publisher.since == date(2025, 2, 3)
    assert (config.fetch.contact, config.fetch.deadline, config.fetch.max_bytes) == (
        "news@feeds.example",
        90,
        5_000_000,
    )
    assert config.fetch.allow == ("intranet.example", "10.0.0.0/8", "::1")
    assert config.companies["acme"].tickers == ("0700", "1177.HK")
    assert config.companies["no"].name == "Norwegian"
    assert config.topics["events"].rule.any == (Phrase(text="forum"), Phrase(text="论坛"))
    assert config.output == tmp_path / "public"
    plain, tuned, by_hand, wire, other, regulator = config.sources
    assert (plain.every, plain.limit, plain.language, plain.timezone) == (timedelta(hours=2), 20, "en", "Europe/Berlin")
    assert (tuned.every, tuned.limit, tuned.language, tuned.timezone) == (timedelta(minutes=30), 5, "zh-CN", "UTC")
    assert tuned.kind is Kind.FEED
    assert (by_hand.id, by_hand.kind) == ("acme/ir", Kind.LISTING)
    assert by_hand.selectors == Selectors(items="ul > li", title="h3", link="a@href", date=".d", summary="p")
    assert (wire.id, wire.name, wire.role, wire.company, wire.timezone) == (
        "wire", "The Wire", Role.WIRE, None, "Asia/Shanghai",
    )  # fmt: skip
    assert (other.role, regulator.role) == (Role.WIRE, Role.REGULATOR)
    assert [spec.path for spec in config.specs] == [
        "companies/acme", "companies/no", "topics/events", "feeds/acme-events", "all",
    ]  # fmt: skip
    feed: FeedSpec = config.specs[3]
    assert (feed.companies, feed.topics, feed.limit) == (frozenset({"acme"}), frozenset({"events"}), 7)
    assert config.specs[0].limit == 30
    assert config.specs[0].homepage == "https://www.acme.example/"


def test_a_byte_order_mark_and_other_line_ends_make_no_difference(tmp_path: Path) -> None:
    plain = loaded(tmp_path, SMALL)
    assert loaded(tmp_path, b"\xef\xbb\xbf" + SMALL.encode()) == plain
    assert loaded(tmp_path, SMALL.replace("\n", "\r\n")) == plain


def test_a_section_without_content_is_as_good_as_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, SMALL + "wires:\ntopics:\n  # commented out\nfeeds: ~\n") == loaded(tmp_path, SMALL)


@pytest.mark.parametrize("folder", ["plain", "with space", "ümlaut 文", "100% sure?", "%41#b"])
def test_the_store_lies_beside_the_file_whatever_its_folder_is_called(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder
    place.mkdir()
    SqlStore(loaded(place, SMALL).store).close()
    assert {found.name for found in place.iterdir()} == {"sources.yaml", "feeds.db"}


def test_a_store_may_be_an_address(tmp_path: Path) -> None:
    assert loaded(tmp_path, SMALL + "store: postgresql://me@db/feeds\n").store == "postgresql://me@db/feeds"


def test_ids_of_sources_stay_the_same_and_tell_addresses_apart(tmp_path: Path) -> None:
    addresses = [
        "https://www.a.example/news",
        "https://www.a.example/news?page=1",
        "https://www.a.example/news?page=2",
        "https://www.a.example/News",
        "https://www.a.example/" + "long/" * 40,
        "https://www.a.example/" + "long/" * 41,
        "https://münchen.example/presse",
        "https://www.a.example/新闻",
    ]
    text = SMALL.replace("https://www.acme.example/news", ", ".join(addresses))
    ids = [source.id for source in loaded(tmp_path, text).sources]
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith("acme/") and len(id_) < 100 for id_ in ids)
    again = SMALL.replace("https://www.acme.example/news", ", ".join(reversed(addresses)))
    assert [source.id for source in loaded(tmp_path, again).sources] == ids[::-1]


# ------------------------------------------------------------------------------------------------------- mistakes

WRONG = """\
publisher: {title: "", base_url: feeds.example}
fetch:
  allow: [10.0.0.0/33]
  deadline: 30
defaults:
  every: 3600
  limit: 0
  langauge: en
companies:
  Acme Pharma: {name: Acme}
  acme:
    nam: Acme
    homepage: www.acme.example
    timezone: Asia/Shangai
    language: english
    sources:
      - https://www.acme.example/news
      - {url: http://acme.example/news/, every: 1 our}
      - {url: https://b.example/, title: h3}
      - {url: ftp://c.example/}
wires: https://wire.example/
topics:
  nothing: {title: Nothing}
feeds:
  some: {title: Some, companies: [acm], topics: [events]}
feed: {}
"""


def test_every_mistake_is_told_at_once_with_its_line_and_path(tmp_path: Path) -> None:
    found = {(line, path): message for line, path, message in told(tmp_path, WRONG)}
    expected = {
        (1, "publisher.title"): "empty",
        (1, "publisher.base_url"): "https://",
        (3, "fetch.allow[0]"): "10.0.0.0/8",
        (4, "fetch.deadline"): "30s",
        (6, "defaults.every"): "3600s",
        (7, "defaults.limit"): "1",
        (8, "defaults.langauge"): "did you mean language?",
        (10, "companies.Acme Pharma"): "small letters",
        (11, "companies.acme.name"): "is missing",
        (12, "companies.acme.nam"): "did you mean name?",
        (13, "companies.acme.homepage"): "https://",
        (14, "companies.acme.timezone"): "not a time zone",
        (15, "companies.acme.language"): "write en",
        (18, "companies.acme.sources[1].every"): '"1 our" is not a duration; write 30m, 1h, 1d',
        (18, "companies.acme.sources[1]"): "companies.acme.sources[0]",
        (19, "companies.acme.sources[2]"): "items",
        (20, "companies.acme.sources[3].url"): "https://",
        (21, "wires"): "list",
        (23, "topics.nothing"): "any",
        (25, "feeds.some.companies[0]"): "did you mean acme?",
        (25, "feeds.some.topics[0]"): "topics",
        (26, "feed"): "did you mean feeds?",
    }
    assert found.keys() == expected.keys()
    for place, part in expected.items():
        assert part in found[place], (place, found[place])
    lines = [line for line, _, _ in told(tmp_path, WRONG)]
    assert lines == sorted(lines, key=lambda line: line or 0)


def test_a_mistake_reads_as_promised(tmp_path: Path) -> None:
    path = written(
        tmp_path, SMALL.replace("[https://www.acme.example/news]", "[{url: https://a.example/, every: 1 our}]")
    )
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value) == (
        f'{path}:5 companies.acme.sources[0].every: "1 our" is not a duration; write 30m, 1h, 1d'
    )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("", None, "is empty"),
        ("# nothing yet\n", None, "is empty"),
        ("- a list\n", 1, "mapping"),
        ("just text\n", 1, "mapping"),
        ("publisher:\n\ttitle: x\n", 2, "tabs"),
        ("a: 1\nb: c: d\n", 2, "not YAML"),
        ("a: 'never closed\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "one document"),
        ("a: 1\nb: *nobody\n", 2, "not YAML"),
        ("a: 1\nb: \x07\n", 2, "character"),
        ("a: [" + "[" * 500 + "]" * 500 + "]\n", None, "nested"),
        ("a: &a [*a]\n", None, "nested"),
        ('a: "\\U00110000"\n', None, "not YAML"),
        ("a: 1\nb: 中".encode("gb18030"), 2, "UTF-8"),
        (SMALL.encode("utf-16"), 1, "UTF-8"),
        (b"# " + b"x" * 10_000_000, None, "bytes"),
    ],
)
def test_a_file_that_is_no_yaml_says_where_and_why(
    tmp_path: Path, text: str | bytes, line: int | None, part: str
) -> None:
    ((told_line, _, message),) = told(tmp_path, text)
    assert part in message
    assert line is None or told_line == line


def test_aliases_of_aliases_do_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for name, inner in zip("bcdefghi", "abcdefgh", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{inner}'] * 10)}]\n"
    ((_, _, message),) = told(tmp_path, bomb)
    assert "aliases" in message


def test_aliases_may_be_used(tmp_path: Path) -> None:
    text = SMALL.replace("[https://www.acme.example/news]", "[{url: https://a.example/1, every: &e 2h}]")
    assert loaded(tmp_path, text + "defaults: {every: *e}\n").sources[0].every == timedelta(hours=2)


def test_a_key_that_stands_twice_is_a_mistake(tmp_path: Path) -> None:
    assert (6, "companies") in {(line, path) for line, path, _ in told(tmp_path, SMALL + "companies: {}\n")}


@pytest.mark.parametrize("value", ["!!python/object/apply:os.system [ls]", "!!binary aGk=", "!mine x", "!mine {a: b}"])
def test_tags_are_refused_and_nothing_is_made_of_them(tmp_path: Path, value: str) -> None:
    assert any("tag" in message for _, _, message in told(tmp_path, SMALL + f"output: {value}\n"))


@pytest.mark.parametrize("name", ["a\\0b", "a\\ud83db", "\\x1b[31m"])
def test_text_that_no_document_may_hold_is_refused(tmp_path: Path, name: str) -> None:
    found = told(tmp_path, SMALL.replace("name: Acme", f'name: "{name}"'))
    assert (4, "companies.acme.name") in {(line, path) for line, path, _ in found}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("every", "0m"), ("every", "1h30m"), ("every", '""'), ("every", "-1h"), ("every", "99999w"), ("every", "[1h]"),
        ("limit", "0"), ("limit", "1001"), ("limit", "many"), ("limit", "1.5"), ("kind", "lsting"),
        ("language", "zh_CN_x"), ("timezone", "Asia"), ("timezone", "/etc/passwd"), ("timezone", "UTC+8"),
        ("id", "Ü"), ("url", "https://"), ("url", "https://a b.example/"), ("url", "https://me:pw@a.example/"),
        ("url", "https://a.example:99999/"), ("url", "javascript:alert(1)"), ("url", "//a.example/"),
        ("items", '""'), ("nosuch", "1"),
    ],
)  # fmt: skip
def test_a_wrong_value_in_a_source_is_told_at_its_line(tmp_path: Path, key: str, value: str) -> None:
    settings = {"url": "https://a.example/", key: value}
    source = "".join(f"\n        {name}: {given}" for name, given in settings.items()).replace("\n        ", "", 1)
    text = SMALL.replace("    sources: [https://www.acme.example/news]\n", f"    sources:\n      - {source}\n")
    found = told(tmp_path, text)
    assert [(line, path) for line, path, _ in found] == [(6 if key == "url" else 7, f"companies.acme.sources[0].{key}")]


def test_two_sources_that_come_to_one_id_are_told_where_they_are(tmp_path: Path) -> None:
    text = SMALL + "wires:\n  - {id: acme/acme.example-news, url: https://w.example/1}\n"
    first = loaded(tmp_path, SMALL).sources[0].id
    ((line, path, message),) = told(tmp_path, text.replace("acme/acme.example-news", first))
    assert (line, path) == (7, "wires[0]")
    assert first in message
    assert "companies.acme.sources[0]" in message


def test_a_file_without_sources_is_a_mistake(tmp_path: Path) -> None:
    assert any("source" in message for _, _, message in told(tmp_path, SMALL.split("companies", maxsplit=1)[0]))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load(tmp_path / "sources.yaml")
    with pytest.raises(ConfigError, match="is a folder"):
        load(tmp_path)


# --------------------------------------------------------------------------------------------------------- schema


def test_the_schema_describes_every_key() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    parts = [schema, *(part.get("anyOf", [part])[-1] for part in schema["$defs"].values() if "enum" not in part)]
    keys = [(key, facts) for part in parts for key, facts in part["properties"].items()]
    assert len(keys) > 40
    assert [key for key, facts in keys if not (facts.get("description") or "$ref" in facts)] == []
    assert all(part.get("description") for part in parts)
    assert all(part["additionalProperties"] is False for part in parts)


def test_the_defaults_in_the_schema_may_be_written_into_the_file(tmp_path: Path) -> None:
    """An editor that completes by them must not write what is then refused."""
    parts = json_schema()["$defs"]
    text = "".join(
        f"{name}:\n"
        + "".join(
            f"  {key}: {facts['default']}\n"
            for key, facts in parts[part]["properties"].items()
            if facts.get("default") is not None
        )
        for name, part in (("fetch", "FetchPart"), ("defaults", "DefaultsPart"))
    )
    assert "every: 1h" in text
    assert loaded(tmp_path, SMALL + text) == loaded(tmp_path, SMALL)


# --------------------------------------------------------------------------- roles and languages


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("https://www.acme.example/news", Role.ISSUER),
        ("https://ir.acme.example/news-releases", Role.INVESTORS),
        ("https://INVESTORS.acme.example/", Role.INVESTORS),
        ("https://www.acme.example/en/investors/press-releases", Role.INVESTORS),
        ("https://www.acme.example/Investor-Relations/news", Role.INVESTORS),
        ("https://iris.example/news", Role.ISSUER),
        ("https://www.acme.example/news/investors-day", Role.ISSUER),
        ("{url: https://ir.acme.example/news, role: issuer}", Role.ISSUER),
        ("{url: https://www.acme.example/finance, role: investors}", Role.INVESTORS),
    ],
)
def test_a_companys_site_for_investors_is_known_by_its_address_unless_said(
    tmp_path: Path, source: str, role: Role
) -> None:
    config = loaded(tmp_path, SMALL.replace("https://www.acme.example/news", source))
    assert config.sources[0].role is role


def test_the_press_is_a_list_like_the_wires(tmp_path: Path) -> None:
    config = loaded(tmp_path, SMALL + "press: [{name: The Paper, url: https://paper.example/rss}]\n")
    source = config.sources[-1]
    assert (source.role, source.name, source.company, source.id) == (
        Role.PRESS, "The Paper", None, "press/paper.example-rss",
    )  # fmt: skip


def test_a_source_of_the_press_may_not_stand_twice_nor_state_a_role(tmp_path: Path) -> None:
    text = SMALL + "press:\n  - https://www.acme.example/news\n"
    assert [(line, path) for line, path, _ in told(tmp_path, text)] == [(7, "press[0]")]
    for role in ("issuer", "press", "anything"):
        text = SMALL + f"press:\n  - {{url: https://paper.example/, role: {role}}}\n"
        ((line, path, message),) = told(tmp_path, text)
        assert (line, path) == (7, "press[0].role")
        assert "does not belong here: the list a source stands in says what it is" in message


def test_authority_is_ordered_as_said_and_what_is_left_out_follows(tmp_path: Path) -> None:
    assert loaded(tmp_path, SMALL).publisher.authority == tuple(Role)
    said = SMALL.replace("{title", "{authority: [press, investors], title")
    assert loaded(tmp_path, said).publisher.authority == (
        Role.PRESS, Role.INVESTORS, Role.ISSUER, Role.REGULATOR, Role.WIRE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "place", "message"),
    [
        ("authority: [wire, press, wire]", "publisher.authority[2]", '"wire" stands twice'),
        ("authority: [newspaper]", "publisher.authority[0]", '"newspaper" is not possible; write'),
        ("authority: press", "publisher.authority", "takes a list; write [press]"),
        ("languages: both", "publisher.languages", '"both" is not possible; write'),
        ("languages: apart", "publisher.languages", "needs to know which; write feed_languages: [en, zh]"),
        ("feed_languages: [en]", "publisher.feed_languages", "are for languages: apart"),
        ("languages: apart, feed_languages: [zh, ZH]", "publisher.feed_languages[1]", '"ZH" stands twice'),
        ("languages: apart, feed_languages: [z]", "publisher.feed_languages[0]", '"z" is not a language tag'),
    ],
)
def test_mistakes_in_authority_and_languages_are_told_with_their_line(
    tmp_path: Path, keys: str, place: str, message: str
) -> None:
    ((line, path, words),) = told(tmp_path, SMALL.replace("{title", f"{{{keys}, title"))
    assert (line, path) == (1, place)
    assert message in words


def test_versions_are_published_together_unless_said(tmp_path: Path) -> None:
    config = loaded(tmp_path, SMALL)
    assert config.publisher.languages is Languages.TOGETHER
    assert [(spec.path, spec.language) for spec in config.specs] == [("companies/acme", None), ("all", None)]


def test_apart_each_feed_has_one_like_it_in_each_language(tmp_path: Path) -> None:
    config = loaded(tmp_path, SMALL.replace("{title", "{languages: apart, feed_languages: [en, zh-Hans], title"))
    assert config.publisher.languages is Languages.APART
    assert [(spec.id, spec.path, spec.title, spec.language) for spec in config.specs] == [
        ("companies/acme", "companies/acme", "Acme", None),
        ("companies/acme.en", "companies/acme.en", "Acme (en)", "en"),
        ("companies/acme.zh-hans", "companies/acme.zh-hans", "Acme (zh-Hans)", "zh-Hans"),
        ("all", "all", "News", None),
        ("all.en", "all.en", "News (en)", "en"),
        ("all.zh-hans", "all.zh-hans", "News (zh-Hans)", "zh-Hans"),
    ]
    assert config.specs[2].companies == frozenset({"acme"})
