import html
import json
import re
import time
import unicodedata
from html.parser import HTMLParser

import feedparser
import lxml.html
import pytest
import regex  # type: ignore[import-untyped]  # it has no type hints
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feeds.text import alike_names, letters, sanitise, shorten, strip_site, text_of, tidy, unescape, width
from tests.samples import sample_path

BASE = "https://www.acme.example/news/7.html"
FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2

ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            (
                *" \t\n\u00a0\u3000\u200b\u200c\u200d\u200e\u202e\u2066\ufe0f\ufeff\u00ad\x00\x92\x85",
                *"\ud800\ufffe\u0301",
                *"中国。！？.…|-:_·&;<>#x01 Aa5",
                "\U0001f468",
                "\U0001f1e8",
                "\U000e0067",
                "\u094d",
                "\u0915",
                "\u06cc",
                "ﬁ",
            )
        ),
    ),
    max_size=60,
)


# ----------------------------------------------------------------------------------------------------------------- tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\n\tb\u00a0\u3000c ", "a b c"),
        ("soft\u00adhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth"),
        ("nul\x00 bell\x07 escape\x1b[0m", "nul bell escape[0m"),
        ("don\x92t \x93quote\x94", "don’t “quote”"),
        ("lone\ud800 surrogate \ufffe", "lone surrogate"),
        ("abc\u202etxt.exe\u2066", "abctxt.exe"),
        ("left\u200eright", "leftright"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("cafe\u0301", "café"),
        ("icon \uf105 font", "icon font"),
        ("می‌خواهم", "می‌خواهم"),
        ("क्‍ष क्‌ष", "क्‍ष क्‌ष"),
        ("zero\u200cjoin\u200der", "zerojoiner"),
        (f"news {FAMILY} ❤️ 1️⃣ {ENGLAND}", f"news {FAMILY} ❤️ 1️⃣ {ENGLAND}"),
        ("hidden\U000e0061\U000e0062 tags", "hidden tags"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("中国\u200d生物", "中国生物"),
        ("中国生物制药　宣布", "中国生物制药 宣布"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_a_script_needs_stays(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(ODD)
@example("\u200d\u200d😀\u200d\u200d😀")
@example("中\ufe00\ufe00")
@settings(deadline=None)
def test_tidying_twice_is_tidying_once_and_xml_can_carry_it(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert not NOT_XML.search(once)
    assert unicodedata.is_normalized("NFC", once)


def test_letters_compare_what_is_said_and_not_how_it_is_set() -> None:
    assert letters("Sino Biopharm: Q3 — “Results”!") == letters("SINO BIOPHARM q3 results")
    assert letters("ＳＩＮＯ　１１７７") == "sino1177"
    assert letters("中国生物制药（1177.HK）") == "中国生物制药1177hk"
    assert letters("Straße") == letters("STRASSE")
    assert letters("… — !") == ""
    assert letters("हिन्दी") == "हिन्दी"


@given(ODD)
@settings(deadline=None)
def test_letters_of_letters_are_the_same(text: str) -> None:
    assert letters(letters(text)) == letters(text)


def test_width_counts_columns() -> None:
    assert [width(text) for text in ("abc", "中国", "ｶﾅ", "한국", "é", "e\u0301", "🇨🇳", FAMILY, "❤️", "")] == [
        *(3, 4, 2, 4, 1, 1, 2, 2, 2, 0)
    ]


# -------------------------------------------------------------------------------------------------------------- shorten


def test_a_short_text_stays_whole() -> None:
    assert shorten("One sentence. And another") == "One sentence. And another"
    assert shorten("一句话。还有一句") == "一句话。还有一句"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("The first sentence is here. The second one is too long to fit.", 40, "The first sentence is here."),
        (
            "Dr. Tse of Acme Inc. met Prof. Li at the U.S. site in Beijing today",
            40,
            "Dr. Tse of Acme Inc. met Prof. Li at…",
        ),
        ("Sales rose 3.5 percent. Costs fell by 1.2 percent in the same period", 45, "Sales rose 3.5 percent."),
        ("Is it approved? Yes, said the agency on Monday in Brussels", 30, "Is it approved?"),
        ("“It works.” The chairwoman said so at the conference today", 30, "“It works.”"),
        ("Am 27. Oktober 2025 hat die Firma in Berlin ihre Zahlen vorgelegt", 30, "Am 27. Oktober 2025 hat die…"),
        ("中国生物制药今日宣布新药获批。公司董事会主席谢其润女士出席了会议。", 20, "中国生物制药今日宣布新药获批。"),
        ("他说：“新药获批了！”随后公司宣布了进一步的计划和安排", 16, "他说：“新药获批了！”"),
        ("中国生物制药今日宣布其新药获得国家药品监督管理局批准上市", 12, "中国生物制药今日宣布其…"),
        ("新薬が承認されました。会社は来年の計画を発表しました。", 15, "新薬が承認されました。"),
        ("신약이 승인되었다고 회사가 오늘 발표했습니다", 14, "신약이 승인되었다고…"),
        ("यह पहला वाक्य है। यह दूसरा वाक्य बहुत लंबा है", 25, "यह पहला वाक्य है।"),
        ("Short. " + "word " * 40, 60, "Short. word word word word word word word word word word…"),
        ("Unbreakable" * 10, 20, "UnbreakableUnbreaka…"),
    ],
)
def test_a_long_text_ends_with_a_sentence_else_with_a_word(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected
    assert len(expected) <= limit


@pytest.mark.parametrize("cluster", [FAMILY, "🇨🇳", "e\u0316\u0301", "क्षि", "각", "❤️", "👍🏽", "\r\n", ENGLAND])
def test_what_a_reader_sees_as_one_character_is_never_cut(cluster: str) -> None:
    text = tidy(cluster * 40)
    whole = set(regex.findall(r"\X", text)) | {"…"}
    for limit in range(1, 40):
        found = shorten(text, limit)
        assert len(found) <= limit
        assert set(regex.findall(r"\X", found)) <= whole


@given(ODD, st.integers(0, 50))
@settings(deadline=None)
def test_shortening_twice_is_shortening_once(text: str, limit: int) -> None:
    once = shorten(text, limit)
    assert shorten(once, limit) == once
    assert len(once) <= limit


# ----------------------------------------------------------------------------------------------------------- strip_site

NAMES = ("Acme Pharma", "Sino Biopharm", "中国生物制药", "Acme")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("New drug approved | Acme Pharma", "New drug approved"),
        ("New drug approved - ACME PHARMA", "New drug approved"),
        ("New drug approved – Acme Pharma", "New drug approved"),
        ("New drug approved — Acme", "New drug approved"),
        ("New drug approved · Acme Pharma", "New drug approved"),
        ("Acme Pharma » New drug approved", "New drug approved"),
        ("Acme Pharma: New drug approved", "New drug approved"),
        ("Acme | New drug approved | Acme Pharma - Acme", "New drug approved"),
        ("新药获批上市_中国生物制药", "新药获批上市"),
        ("新药获批上市-中国生物制药", "新药获批上市"),
        ("新药获批上市丨中国生物制药", "新药获批上市"),
        ("中国生物制药｜新药获批上市", "新药获批上市"),
        ("中国生物制药：新药获批上市", "新药获批上市"),
        ("Acme Pharma", "Acme Pharma"),
        ("Acme | Acme Pharma", "Acme"),
        ("| Acme", "| Acme"),
        ("Non-Acme drugs", "Non-Acme drugs"),
        ("The case against non-Acme", "The case against non-Acme"),
        ("Results - Second quarter", "Results - Second quarter"),
        ("Acme Pharma Japan - New plant", "Acme Pharma Japan - New plant"),
        ("Acme Pharma's new drug", "Acme Pharma's new drug"),
        ("罗氏·中国生物制药", "罗氏·中国生物制药"),
        ("News | Acme Holdings", "News | Acme Holdings"),
    ],
)
def test_only_known_names_of_the_site_leave_a_title(title: str, expected: str) -> None:
    assert strip_site(title, NAMES) == expected


def test_without_site_names_a_title_stays() -> None:
    assert strip_site("a | b", ()) == strip_site("a | b", ("", " ", "|")) == "a | b"


@given(ODD, st.lists(st.sampled_from(["a", "中国", "A A", "5"]), max_size=3))
@settings(deadline=None)
def test_a_title_is_never_emptied_and_stripping_twice_is_once(text: str, names: list[str]) -> None:
    once = strip_site(text, names)
    assert strip_site(once, names) == once
    assert bool(letters(once)) == bool(letters(text)) or not letters(text)


# -------------------------------------------------------------------------------------------------------------- text_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("AT&amp;T &lt;b&gt; caf&eacute; &#x4e2d;&#22269;", "AT&T <b> café 中国"),
        ("AT&amp;amp;T", "AT&amp;T"),
        ("<p>One <b>wo</b>rd, H<sub>2</sub>O.</p><p>Two</p>", "One word, H2O.\nTwo"),
        ("中<strong>国</strong>生物<br>制药", "中国生物\n制药"),
        ("line\nbroken  in\tsource", "line broken in source"),
        ("a<script>if (1 < 2) alert('</p>')</script>b", "a\nb"),
        ("a<style>p>b{}</style><!-- <p>c --><template>d</template>e", "a\ne"),
        ("<script>never closed", ""),
        ("a<!-- never closed", "a"),
        ("a<!-->b<!--->c", "a\nb\nc"),
        ("<a title=\"a > b\" href='x>y'>link</a>", "link"),
        ("<a href=x title=Bob's>Bob's</a> news", "Bob's news"),
        ('cut in the <a href="http://exam', "cut in the"),
        ("a < b and 5<6, <3", "a < b and 5<6, <3"),
        ("<![CDATA[<b>Title</b> & more]]>", "Title & more"),
        ("<svg/>after<iframe src=x />here", "after\nhere"),
        ("<SCRIPT>x</SCRIPT >y<IMG SRC=z>", "y"),
        ("<td>a</td><td>b</td><x-card>c</x-card>", "a\nb\nc"),
        ("&#0;&#xD800;&#99999999999999999999;", "\ufffd\ufffd\ufffd"),
        ("&#146;s", "’s"),
        ("", ""),
        ("<p> &nbsp; </p>", ""),
    ],
)
def test_markup_becomes_what_a_reader_sees(markup: str, expected: str) -> None:
    assert text_of(markup) == expected


def test_a_number_of_thousands_of_digits_is_no_character() -> None:
    assert unescape(f"&#{'9' * 5000};&#x{'f' * 5000};&amp;") == "\ufffd\ufffd&"


@given(
    st.lists(st.one_of(ODD, st.sampled_from(["<p>", "</p", "<script>", "<!--", "-->", '<a b="', "&#", "&lt;", "]]>"])))
)
@settings(deadline=None)
def test_text_of_any_markup_is_tidy_lines(pieces: list[str]) -> None:
    text = text_of("".join(pieces))
    assert all(line == tidy(line) and line for line in text.split("\n") if text)


# ------------------------------------------------------------------------------------------------------------- sanitise


class _Elements(HTMLParser):
    """Another reader of markup than the one that cleaned it: lists what it sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))


def elements_of(markup: str) -> list[tuple[str, dict[str, str]]]:
    """Return all elements that either of two readers sees."""
    other = _Elements()
    other.feed(markup)
    other.close()
    tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    seen = [(str(element.tag), dict(element.attrib)) for element in tree.iterdescendants()]
    return seen + [(tag, {name: value or "" for name, value in attributes}) for tag, attributes in other.seen]


def assert_harmless(markup: str) -> None:
    for tag, attributes in elements_of(markup):
        assert tag not in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "svg",
            "math",
            "link",
            "meta",
        }
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc", "srcset", "action", "formaction", "id", "class"}
            if name in {"href", "src", "cite"}:
                assert re.match(r"https?://|mailto:", value)
        if tag == "a" and "href" in attributes:
            assert attributes["rel"] == "noopener noreferrer"
    assert not NOT_XML.search(markup)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/x" onclick="y()">z</a>', '<a href="https://www.acme.example/x" rel="noopener noreferrer">z</a>'),
        ('<img src="a.png" alt="新药" onerror=x>', '<img src="https://www.acme.example/news/a.png" alt="新药">'),
        ('<img src="data:image/svg+xml;base64,PHN2Zz4=">', "<img>"),
        ('<img src="">', "<img>"),
        ('<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="java&#10;script:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="mailto:ir@acme.example">a</a>', '<a href="mailto:ir@acme.example" rel="noopener noreferrer">a</a>'),
        ("<p style='position:fixed'>a<script>b</script><iframe>c</iframe></p>", "<p>a</p>"),
        ("<form><input value=a><button>b</button></form>", "b"),
        ("<p>a &#8238; b\x00 &#1; c", "<p>a  b  c</p>"),
        ("中国<b>生物", "中国<b>生物</b>"),
        ("", ""),
    ],
)
def test_markup_is_made_harmless(markup: str, expected: str) -> None:
    assert sanitise(markup, BASE) == expected


TAG_SOUP = (
    "< > \" ' = / & ; : - ! a b p on x\x00 java script: script style svg math mi mtext img src href title noscript"
)
TAG_SOUP += " <!-- --> <![CDATA[ ]]> &lt; &#60; &colon; alert(1) \u200b data:text/html, table form textarea"


@given(st.lists(st.sampled_from([*TAG_SOUP.split(" "), " "]), max_size=40))
@settings(deadline=None)
def test_no_markup_gets_through_and_cleaning_twice_is_once(pieces: list[str]) -> None:
    once = sanitise("".join(pieces), BASE)
    assert_harmless(once)
    assert sanitise(once, BASE) == once


def test_markup_too_deep_for_a_parser_is_kept_as_text() -> None:
    assert sanitise("<div>" * 5000 + "the <b>news</b> &amp; more", BASE) == "<p>the news &amp; more</p>"
    assert sanitise("<b>" * 50 + "the news", BASE) == "<p>the news</p>"
    assert sanitise("<svg>" * 5000, BASE) == ""


def test_a_long_flat_article_keeps_its_markup() -> None:
    article = "".join(f"<p>Sentence <b>{n}</b>. <li>x <td>y" for n in range(3000))
    assert sanitise(article, BASE).count("<b>") == 3000


def test_no_hostile_markup_of_the_samples_runs() -> None:
    for line in sample_path("small/sanitize.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        raw = case["input"]
        for markup in (raw, html.unescape(raw), *contents_of(raw)):
            assert_harmless(sanitise(markup, BASE))


def contents_of(document: str) -> list[str]:
    """Return the markup that a feed carries, undone as a reader would, but not cleaned."""
    feed = feedparser.parse(document.encode(), sanitize_html=False, resolve_relative_uris=False)
    return [str(part["value"]) for entry in feed.entries for part in entry.get("content", [])] + [
        str(entry[name]) for entry in feed.entries for name in ("summary", "title") if name in entry
    ]


# ------------------------------------------------------------------------------------------------------------- endless

ENDLESS = {
    "nested blocks": "<div>",
    "nested inline": "<b>",
    "both": "<div><b>",
    "unclosed comments": "<!--",
    "unclosed attributes": '<a b="',
    "unclosed tags": "<a ",
    "unclosed scripts": "<script>",
    "half closed scripts": "<script></script",
    "angle brackets": "<",
    "ampersands": "&",
    "references": "&#1234567;",
    "combining marks": "\u0301\u0316",
    "joiners": "\u200d",
    "emoji": "😀\u200d",
    "flags": "🇨",
    "separators": "a | ",
    "full stops": ".",
    "ideographic": "中国。",
    "spaces": "\u3000 ",
    "attributes": " a1 a2='",
    "foreign": "<svg><input>",
    "lists": "<ul><li>",
    "tables": "<table><td>",
    "surrogates": "\ud800",
    "ends": "</p>",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_input_takes_time_in_proportion(name: str) -> None:
    text = "<" + ENDLESS[name] * (300_000 // len(ENDLESS[name]))
    started = time.perf_counter()
    for read in (text_of, tidy, letters, shorten):
        read(text)
    sanitise(text, BASE)
    strip_site(text, NAMES)
    assert time.perf_counter() - started < 20  # reading any of these in the square of its length takes minutes


def test_fifty_megabytes_of_nested_tags_are_read() -> None:
    assert text_of("<div>" * 10_000_000 + "the news") == "the news"


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Cedar Healthcare Conference", "Cedar HealthCare conference 2025", True),
        ("11th Cedar Healthcare Conference", "12th Cedar Healthcare Conference", False),
        ("Results and conference call", "Conference call and results", True),
        ("World Lung Congress", "World Heart Congress", False),
        ("国际生物医药创新大会", "2025国际生物医药创新大会", True),
        ("Call", "Conference call of the annual meeting", False),
        ("", "", True),
    ],
)
def test_names_are_alike_that_mean_one_thing(*, one: str, two: str, alike: bool) -> None:
    assert alike_names(one, two) is alike
    assert alike_names(two, one) is alike
