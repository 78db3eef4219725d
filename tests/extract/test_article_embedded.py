import lxml.html
import pytest

from feeds.extractors.article_blocks import Region, blocks_of
from feeds.extractors.embedded import embedded_of, parse_json


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '<!-- {"a": 1} -->',
        '//<![CDATA[\n{"a": 1}\n//]]>',
        '{"a": 1,}',
        '{"a": 1};',
    ],
)
def test_json_is_read_as_pages_wrap_it(text: str) -> None:
    assert parse_json(text) == {"a": 1}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "nonsense", '{"a": "unfinished'])
def test_what_is_no_json_is_left_out(text: str) -> None:
    assert parse_json(text) is None


def test_json_ld_objects_come_with_the_way_that_leads_to_them() -> None:
    tree = lxml.html.fromstring(
        '<html><script type="application/ld+json">{"@graph":[{"@type":"WebPage","mainEntity":{"@type":'
        '["schema:NewsArticle"],"headline":"A &amp; B","author":[{"name":"X"},"Y"]}}]}</script></html>'
    )
    page, news = embedded_of(tree).things
    assert page.path == ()
    assert news.types == {"NewsArticle"}
    assert news.path == ("mainEntity",)
    assert news.text("headline") == "A & B"


def test_a_meta_element_is_found_by_any_of_its_naming_attributes() -> None:
    tree = lxml.html.fromstring(
        "<html><head><meta property='og:title' content='A'><meta itemprop='datePublished' content='2025-10-27'>"
        "<meta name='x' content=' '></head></html>"
    )
    embedded = embedded_of(tree)
    assert embedded.meta("og:title") == "A"
    assert embedded.meta("datepublished") == "2025-10-27"
    assert embedded.meta("x") is None


def test_inline_elements_that_style_sheets_part_do_not_run_into_each_other() -> None:
    tree = lxml.html.fromstring("<html><body><p>Posted on<span>27</span><span>Oct</span> 2025</p></body></html>")
    assert [block.text for block in blocks_of(tree, None).blocks] == ["Posted on 27 Oct 2025"]


def test_a_part_of_the_page_is_known_by_tag_and_class_unless_it_holds_the_title() -> None:
    tree = lxml.html.fromstring(
        "<html><body><header><h1>Title</h1></header><nav>menu</nav><div class='related-posts'>other</div>"
        "<div class='elementor-widget'>text</div><div id='comments'>said</div></body></html>"
    )
    regions = {block.text: block.region for block in blocks_of(tree, tree.find(".//h1")).blocks}
    assert regions == {
        "Title": Region.MAIN,
        "menu": Region.FURNITURE,
        "other": Region.ASIDE,
        "text": Region.MAIN,
        "said": Region.COMMENTS,
    }
