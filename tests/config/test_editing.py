"""Sources put into sources.yaml: all that was there stays as it was."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import load
from feeds.config.editing import Addition, Place, add, new_text, scalar, with_additions
from feeds.config.tree import parse
from feeds.errors import ConfigError, FeedsError
from feeds.model import Kind
from tests.samples import ROOT

NEW = Addition(
    company="borealis", name="Borealis", homepage="https://www.borealis.example/",
    places=(Place(url="https://www.borealis.example/news"),),
)  # fmt: skip
MORE = Addition(company="acme", name="-", places=(Place(url="https://www.acme.example/cn/news"),))
PUBLISHER = "publisher: {title: Tests, base_url: https://feeds.example/}\n"


def edited(text: str, *additions: Addition) -> str:
    return with_additions(text, additions, "sources.yaml")


def test_a_company_is_added_below_the_others_and_nothing_else_changes() -> None:
    text = (
        "# Our feeds\n"
        f"{PUBLISHER}"
        "companies:\n"
        "  acme:\n"
        "    name: 'Acme'   # quoted\n"
        "    sources:\n"
        '    -   "https://www.acme.example/news"  # all news\n'
        "    # The Chinese pages are not listed yet.\n"
        "\n"
        "# --- topics\n"
        "topics:\n"
        "  a: {title: A, any: [x,  y,\n"
        "     # odd\n"
        "     z]}\n"
    )
    assert edited(text, NEW) == text.replace(
        "\n\n# --- topics",
        "\n"
        "  borealis:\n"
        "    name: Borealis\n"
        "    homepage: https://www.borealis.example/\n"
        "    sources:\n"
        "      - https://www.borealis.example/news\n"
        "\n# --- topics",
    )
    assert edited(text, MORE) == text.replace("yet.\n", "yet.\n    - https://www.acme.example/cn/news\n")


def test_a_source_whose_own_id_is_another_s_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(f"{PUBLISHER}companies:\n  acme:\n    name: Acme\n    sources: [https://a.example/en/news]\n")
    places = (Place(url="https://a.example/en-news"), Place(url="https://a.example/en--news", kind=Kind.FEED))
    add(path, [Addition(company="acme", name="-", places=places)])
    ids = [source.id for source in load(path).sources]
    assert ids[0] == "acme/a.example-en-news"
    assert len(set(ids)) == 3
    assert all(id_.startswith("acme/a.example-en-news") for id_ in ids)


BARE = "- https://www.acme.example/cn/news\n"
QUOTED = '"https://www.acme.example/cn/news"'


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        ("companies: {acme: {name: A, sources: [https://a.example/", f", {QUOTED}", "]}}\n"),
        ("companies: {acme: {name: A, sources: [https://a.example/,\n  # more\n ", QUOTED, "]}}\n"),
        ("companies: {acme: {name: A", f", sources: [{QUOTED}]", "}}\n"),
        ("companies:\n  acme:\n    name: A\n", f"    sources:\n      {BARE}", ""),
        ("companies:\n  acme:\n    name: A\n    sources:\n    # none\n", f"      {BARE}", "  b:\n    name: B\n"),
        ("companies:\n  acme:\n    sources: [", QUOTED, "]\n    name: A"),
        (
            "companies:\n  acme:\n    name: >\n      A\n\n    sources:\n        - |-\n          https://a.example/\n",
            f"        {BARE}",
            "\n\n# end\n",
        ),
    ],
)
def test_a_source_is_added_however_the_company_is_written(before: str, added: str, after: str) -> None:
    assert edited(PUBLISHER + before + after, MORE) == PUBLISHER + before + added + after


@pytest.mark.parametrize(
    ("rest", "more"),
    [
        ("", "companies:\n  acme:\n    name: '-'\n"),
        ("companies:\n", "  acme:\n"),
        ("companies: {}\n", ""),
        ("companies:  # of all the world\nwires: [https://w.example/rss]\n", ""),
    ],
)
def test_the_first_company_makes_the_companies(rest: str, more: str) -> None:
    told = parse(edited(PUBLISHER + rest, MORE).encode(), "x").value
    assert told["companies"] == {"acme": {"name": "-", "sources": ["https://www.acme.example/cn/news"]}}
    assert edited(PUBLISHER + rest, MORE).startswith(PUBLISHER)


def test_a_file_that_is_json_stays_json_like() -> None:
    text = '{"publisher": {"title": "T", "base_url": "https://f.example/"}}'
    assert edited(text, NEW).startswith(text[:-1] + ", companies: {borealis: ")


def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    text = PUBLISHER.replace("\n", "\r\n") + "companies:\r\n  acme:\r\n    name: A\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    add(path, [MORE])
    told = path.read_bytes()
    assert told.startswith(b"\xef\xbb\xbf" + text.encode())
    assert told.count(b"\n") == told.count(b"\r\n") == 6


def test_many_at_once_are_one_change() -> None:
    many = [replaced(NEW, f"company-{n}") for n in range(300)] + [MORE, MORE_STILL]
    told = parse(edited(PUBLISHER + "companies:\n  acme:\n    name: A\n", *many).encode(), "x").value
    assert list(told["companies"])[:2] == ["acme", "company-0"]
    assert len(told["companies"]) == 301
    assert len(told["companies"]["acme"]["sources"]) == 2


MORE_STILL = Addition(company="acme", name="-", places=(Place(url="https://a.example/api", kind=Kind.JSON),))


def replaced(addition: Addition, company: str) -> Addition:
    place = Place(url=f"https://{company}.example/")
    return Addition(company=company, name=addition.name, homepage=None, places=(place,))


def test_the_project_s_own_file_can_be_added_to() -> None:
    text = (ROOT / "sources.yaml").read_text(encoding="utf-8")
    after = edited(text, NEW, Addition(company="akeso", name="-", places=(Place(url="https://x.example/"),)))
    lines = after.splitlines()
    added = [line for line in lines if line not in text.splitlines()]
    assert len(added) == 5  # "sources:" stands there already
    assert [line for line in lines if line in text.splitlines() or line not in added][:80] == text.splitlines()[:80]
    assert len(lines) == len(text.splitlines()) + 6


def test_what_cannot_be_added_to_is_left_alone_with_a_word() -> None:
    text = (
        PUBLISHER + "companies:\n  b: &b {name: B, sources: &s [https://b.example/]}\n  acme: {name: A, sources: *s}\n"
    )
    with pytest.raises(FeedsError, match="cannot add to") as caught:
        edited(text, MORE)
    assert "https://www.acme.example/cn/news" in caught.value.hint
    with pytest.raises(ConfigError):
        edited("companies: {", MORE)
    with pytest.raises(FeedsError):
        edited("- a\n", MORE)


def test_a_new_file_says_the_least_and_is_right(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    add(path, [NEW])
    assert "change this" in path.read_text(encoding="utf-8")
    assert load(path).companies["borealis"].homepage == "https://www.borealis.example/"
    assert "change this" not in new_text("https://feeds.example/")
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask(tmp_path)


def umask(folder: Path) -> int:
    (folder / "probe").touch()
    return 0o666 & ~stat.S_IMODE((folder / "probe").stat().st_mode)


def test_a_mistake_that_would_be_made_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(PUBLISHER + "companies: {acme: {name: A, sources: [https://www.acme.example/cn/news]}}\n")
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="stands at") as caught:
        add(path, [MORE])
    assert caught.value.problems[0].file == str(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["sources.yaml"]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path, link = tmp_path / "real" / "sources.yaml", tmp_path / "sources.yaml"
    path.write_text(PUBLISHER + "companies: {}\n")
    path.chmod(0o640)
    link.symlink_to(path)
    add(link, [NEW])
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "borealis" in load(path).companies


def test_a_folder_that_cannot_be_written_to_is_an_error_with_a_word(tmp_path: Path) -> None:
    with pytest.raises(FeedsError, match="cannot be written"):
        add(tmp_path / "nowhere" / "sources.yaml", [NEW])
    with pytest.raises(FeedsError, match="cannot be read"):
        add(tmp_path, [NEW])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_any_text_means_itself(text: str) -> None:
    for form in (f"a: {scalar(text)}\n", f"a: [{scalar(text)}]\n" if scalar(text).startswith('"') else "a: [x]\n"):
        told = parse(form.encode("utf-8"), "x")
        assert not told.problems
        assert told.value in ({"a": text}, {"a": [text]}, {"a": ["x"]})


@given(st.sampled_from(["null", "Yes", "no", "~", "1.5", "2026-01-01", "- a", "a: b", "a #b", "&a", "*b", "!c", "@d"]))
def test_words_that_yaml_takes_otherwise_are_quoted(text: str) -> None:
    assert parse(f"a: {scalar(text)}\n".encode(), "x").value == {"a": text}


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\x9b", "\u2028", "\ufeff", "\ufffe", "\x1b"])
def test_what_an_editor_would_not_show_is_written_out(char: str) -> None:
    written = scalar(f"Acme {char}Inc.")
    assert char not in written
    assert parse(f"a: {written}\n".encode(), "x").value == {"a": f"Acme {char}Inc."}


@pytest.mark.parametrize(
    ("fetch", "after"),
    [
        ("", ""),
        ("fetch: {allow: [10.0.0.1]} # ours\n", "# ours"),
        ("fetch:\n  deadline: 9s # short\n", "# short"),
        ("fetch:\n  allow:\n    - 10.0.0.1 # ours\n", "# ours"),
        ("fetch:\n  allow:\n", ""),
        ("fetch:\n", ""),
        ("fetch: {}\n", ""),
        ("fetch: {allow: [10.0.0.2]}\n", ""),
    ],
)
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize(
    "companies", ["", "companies:\n  acme:\n    name: Acme\n    sources:\n      - https://a.example/\n"]
)
def test_a_host_is_put_into_the_hosts_that_are_allowed(fetch: str, after: str, last: bool, companies: str) -> None:  # noqa: FBT001
    text = PUBLISHER + (companies + fetch if last else fetch + companies)
    made = with_additions(text, [NEW], "sources.yaml", ["10.0.0.2"])
    value = parse(made.encode(), "sources.yaml").value
    assert isinstance(value, dict)
    assert "10.0.0.2" in value["fetch"]["allow"]
    assert value["fetch"]["allow"].count("10.0.0.2") == 1
    assert "borealis" in value["companies"]
    assert after in made


def test_a_write_protected_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(PUBLISHER, encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(FeedsError, match="write-protected"):
        add(file, [NEW])
    assert file.read_text(encoding="utf-8") == PUBLISHER


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.symlink_to(file)
    with pytest.raises(FeedsError, match="cannot be read"):
        add(file, [NEW])
