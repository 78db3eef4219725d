"""The lists of news that pages embed for machines: each way to do so, and what is no news."""

import datetime as dt
import json
from collections.abc import Sequence

import pytest

from feeds.extractors.page import Page, html_of
from feeds.extractors.structured import Embedded, facts_for, list_in
from feeds.links import link_key

URL = "https://www.example.com/news/"
NOW = dt.datetime(2025, 10, 28, 9, 0, tzinfo=dt.UTC)
TITLES = (
    "New plant opens in the north of the country",
    "Third quarter results are better than expected",
    "A chief scientist joins the management board",
    "Partnership with three universities announced",
)
DATES = (
    "2025-10-27T09:00:00+01:00",
    "2025-10-20T07:30:00+02:00",
    "2025-10-02T12:15:00+02:00",
    "2025-09-01T08:00:00+02:00",
)
LINKS = tuple(f"https://www.example.com/news/story-{number}" for number in range(4))
ALL = list(zip(LINKS, TITLES, DATES, strict=True))
Row = tuple[str | None, str | None, str | None]


def embedded(html: str, url: str = URL) -> Embedded | None:
    page = Page(url=url, body=html.encode("utf-8", "surrogatepass"), now=NOW)
    return list_in(html_of(page), page)


def rows(found: Embedded | None) -> list[Row]:
    assert found is not None
    return [(item.link, item.title.value if item.title else None, item.date) for item in found.items]


def ld(value: object) -> str:
    return script(json.dumps(value), "application/ld+json")


def script(text: str, kind: str = "", name: str = "") -> str:
    attributes = (f' type="{kind}"' if kind else "") + (f' id="{name}"' if name else "")
    return f"<script{attributes}>{text}</script>"


def listed(*elements: object, kind: str = "ItemList") -> dict[str, object]:
    return {"@type": kind, "itemListElement": list(elements)}


def named(number: int, kind: str = "ListItem") -> dict[str, object]:
    return {"@type": kind, "name": TITLES[number], "url": LINKS[number]}


def article(number: int, kind: str = "NewsArticle", **more: object) -> dict[str, object]:
    return {
        "@type": kind,
        "headline": TITLES[number],
        "url": f"/news/story-{number}",
        "datePublished": DATES[number],
        **more,
    }


def page(*parts: str) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>News</title></head><body>{''.join(parts)}<p>Text</p></body></html>"
    )


# --------------------------------------------------------------------------- JSON-LD

ARTICLES = [article(number) for number in range(4)]
IN_A_LIST = [{"@type": "ListItem", "position": n + 1, "item": one} for n, one in enumerate(ARTICLES)]


@pytest.mark.parametrize(
    "things",
    [
        [{"@context": "https://schema.org", "@graph": ARTICLES}],
        [ARTICLES],
        ARTICLES,
        [{"@type": "ItemList", "itemListElement": IN_A_LIST}],
        [{"@type": "ItemList", "itemListElement": ARTICLES}],
        [{"@type": "Blog", "name": "Our blog", "blogPost": [article(n, "BlogPosting") for n in range(4)]}],
        [{"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": IN_A_LIST}}],
        [{"@type": ["WebPage", "CollectionPage"], "hasPart": ARTICLES, "breadcrumb": {"@type": "BreadcrumbList"}}],
        [{"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": one} for one in ARTICLES]}],
        [{"@type": "http://schema.org/Blog", "blogPosts": [article(n, "http://schema.org/Report") for n in range(4)]}],
        [
            {
                "@graph": [
                    {"@type": "ItemList", "itemListElement": [{"@id": f"#{n}"} for n in range(4)]},
                    *[article(n, **{"@id": f"#{n}"}) for n in (3, 1, 0, 2)],
                ]
            }
        ],
        [
            {
                "@graph": [
                    {
                        "@type": "NewsArticle",
                        "headline": TITLES[n],
                        "mainEntityOfPage": {"@type": "WebPage", "@id": LINKS[n]},
                        "datePublished": {"@type": "Date", "@value": DATES[n]},
                    }
                    for n in range(4)
                ]
            }
        ],
        [
            {
                "schema:itemListElement": [
                    {
                        "@type": "schema:NewsArticle",
                        "schema:headline": TITLES[n],
                        "schema:url": {"@id": LINKS[n]},
                        "schema:datePublished": DATES[n],
                    }
                    for n in range(4)
                ]
            }
        ],
    ],
    ids=[
        "graph", "array", "several blocks", "ItemList of ListItems", "ItemList", "Blog", "CollectionPage", "hasPart",
        "DataFeed", "old names", "references", "main entity of page", "prefixes",
    ],
)  # fmt: skip
def test_json_ld_lists_articles(things: Sequence[object]) -> None:
    found = embedded(page(*map(ld, things)))
    assert rows(found) == ALL
    assert found is not None
    assert found.why == "JSON-LD: 4 items, 4 dated"
    assert {item.date_evidence for item in found.items} == {"JSON-LD datePublished"}


def test_all_that_json_ld_says_of_an_article_is_kept() -> None:
    more: dict[str, object] = {
        "dateModified": "2025-10-28",
        "description": "Two hundred people will work there.",
        "articleBody": "The plant opens on Monday.",
        "image": [{"@type": "ImageObject", "url": "/i.jpg"}],
        "inLanguage": "en-GB",
        "author": [{"@type": "Person", "name": "Jo Doe"}, {"@type": "Person", "name": "Al Roe"}],
        "articleSection": "Company",
    }
    found = embedded(page(ld([{**article(0), **more}, article(1)])))
    assert found is not None
    item = found.items[0]
    assert (item.updated, item.author, item.language) == ("2025-10-28", "Jo Doe, Al Roe", "en-GB")
    assert (item.image, item.categories) == ("https://www.example.com/i.jpg", ("Company",))
    assert item.summary is not None
    assert item.summary.value == "Two hundred people will work there."
    assert item.body is not None
    assert found.items[1].language == "en"


WRITTEN = json.dumps({"@graph": ARTICLES})


@pytest.mark.parametrize(
    "text",
    [
        f"<!--\n{WRITTEN}\n-->",
        f"//<![CDATA[\n{WRITTEN}\n//]]>",
        f"/*<![CDATA[*/{WRITTEN}/*]]>*/",
        WRITTEN.replace('"', "&quot;"),
        WRITTEN.replace("]}", ",]}"),
        WRITTEN.replace('"headline"', '// the title\n"headline"'),
        WRITTEN.replace("New plant", "New\tplant"),
        WRITTEN + ";",
        "\n".join(map(json.dumps, ARTICLES)),
        ",".join(map(json.dumps, ARTICLES)),
        WRITTEN[:-1],
        WRITTEN.replace("opens", "op\\ens"),
    ],
    ids=["comment", "CDATA", "CDATA in comments", "escaped", "trailing comma", "comments", "tab", "semicolon",
         "several values", "values with commas", "unclosed", "wrong escape"],
)  # fmt: skip
def test_json_ld_that_is_slightly_broken_is_read(text: str) -> None:
    expected = [
        (link, title.replace("New plant", "New\tplant") if "\t" in text else title, date) for link, title, date in ALL
    ]
    assert rows(embedded(page(script(text, "application/ld+json")))) == expected


def test_json_ld_that_breaks_off_gives_what_stands_before() -> None:
    assert rows(embedded(page(script(WRITTEN[: len(WRITTEN) * 3 // 4 - 30], "application/ld+json"))))[:2] == ALL[:2]


def test_a_list_of_names_and_addresses_alone_is_read_if_these_are_titles() -> None:
    listed = [{"@type": "ListItem", "position": n, "url": LINKS[n], "name": TITLES[n]} for n in range(4)]
    found = embedded(page(ld({"@type": "ItemList", "itemListElement": listed})))
    assert rows(found) == [(link, title, None) for link, title, _ in ALL]


@pytest.mark.parametrize(
    "thing",
    [
        listed(*[{"@type": "ListItem", "name": TITLES[n], "item": LINKS[n]} for n in range(4)], kind="BreadcrumbList"),
        listed(*[named(n, "SiteNavigationElement") for n in range(4)]),
        listed(*[{"@type": "ListItem", "name": name, "url": f"/{name}"} for name in ("Home", "About us", "News")]),
        *(
            listed(*[{"@type": "ListItem", "item": {**named(n, kind), "startDate": DATES[n]}} for n in range(4)])
            for kind in ("Product", "Event", "JobPosting", "Question", "Organization", "Person", "VideoObject")
        ),
        {"@type": "FAQPage", "mainEntity": [named(n, "Question") for n in range(4)]},
        {"@type": "Organization", "name": "Example", "url": "/", "subjectOf": ARTICLES},
        {"@type": "NewsArticle", "headline": "This very page of ours", "url": URL, "citation": ARTICLES},
        article(0),
        {"@graph": [{"@type": "NewsArticle", "headline": TITLES[0], "url": URL}] * 3},
    ],
    ids=["breadcrumbs", "navigation", "sections", "products", "events", "jobs", "questions", "organisations", "people",
         "videos", "FAQ", "of an organisation", "citations", "one article", "the page itself"],
)  # fmt: skip
def test_things_that_are_no_list_of_news_are_none(thing: object) -> None:
    assert embedded(page(ld(thing))) is None


# --------------------------------------------------------------------------- microdata, RDFa, microformats


def test_microdata_lists_articles() -> None:
    blocks = [
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">'
        f'<a href="/news/story-{n}">{title}</a></h2><meta itemprop="datePublished" content="{date}">'
        f'<div itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Jo Doe</b></div>'
        f'<p itemprop="description">About it</p><img itemprop="image" src="/{n}.jpg"></article>'
        for n, (_, title, date) in enumerate(ALL)
    ]
    found = embedded(page(*blocks))
    assert rows(found) == ALL
    assert found is not None
    assert found.items[0].author == "Jo Doe"
    assert found.items[0].image == "https://www.example.com/0.jpg"
    assert found.why == "microdata: 4 items, 4 dated"


def test_microdata_of_a_blog_with_parts_elsewhere_on_the_page_is_read() -> None:
    posts = "".join(
        f'<div itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting" itemref="date{n}">'
        f'<a itemprop="url" href="{link}"><span itemprop="headline">{title}</span></a></div>'
        for n, (link, title, _) in enumerate(ALL)
    )
    dates = "".join(
        f'<time id="date{n}" itemprop="datePublished" datetime="{date}">x</time>' for n, (*_, date) in enumerate(ALL)
    )
    blog = f'<div itemscope itemtype="http://schema.org/Blog"><h1 itemprop="name">Blog</h1>{posts}</div><aside>'
    assert rows(embedded(page(blog, "".join(f"<p>{one}</p>" for one in dates.split("\n")), "</aside>"))) == ALL


def test_rdfa_lists_articles() -> None:
    blocks = [
        f'<div vocab="https://schema.org/" typeof="NewsArticle" resource="{link}">'
        f'<span property="headline">{title}</span>'
        f'<time property="schema:datePublished" datetime="{date}">x</time></div>'
        for link, title, date in ALL
    ]
    assert rows(embedded(page(*blocks))) == ALL


def test_microdata_of_products_and_breadcrumbs_is_no_news() -> None:
    crumbs = "".join(
        f'<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem">'
        f'<a itemprop="item" href="{link}"><b itemprop="name">{title}</b></a></li>'
        for link, title, _ in ALL
    )
    products = "".join(
        f'<div itemscope itemtype="https://schema.org/Product"><a itemprop="url" href="{link}">'
        f'<b itemprop="name">{title}</b></a></div>'
        for link, title, _ in ALL
    )
    assert embedded(page(f'<ol itemscope itemtype="https://schema.org/BreadcrumbList">{crumbs}</ol>', products)) is None


def test_microformats_list_entries() -> None:
    entries = "".join(
        f'<li class="h-entry"><a class="u-url p-name" href="{link}">{title}</a> '
        f'<time class="dt-published" datetime="{date}">x</time><p class="p-summary">In <b>short</b></p>'
        f'<a class="p-author h-card" href="/jo"><b class="p-name">Jo</b></a></li>'
        for link, title, date in ALL
    )
    found = embedded(page(f'<div class="h-feed"><h1 class="p-name">News</h1><ul>{entries}</ul></div>'))
    assert rows(found) == ALL
    assert found is not None
    assert found.items[0].summary is not None
    assert (found.items[0].summary.value, found.items[0].author) == ("In short", "Jo")
    assert found.why == "microformats: 4 items, 4 dated"


def test_older_microformats_list_entries() -> None:
    entries = "".join(
        f'<div class="post hentry"><h2 class="entry-title"><a href="{link}" rel="bookmark">{title}</a></h2>'
        f'<abbr class="published" title="{date}">then</abbr><span class="updated">2025-10-28</span></div>'
        for link, title, date in ALL
    )
    found = embedded(page(entries))
    assert rows(found) == ALL
    assert found is not None
    assert found.items[0].updated == "2025-10-28"


def test_a_date_in_parts_is_put_together() -> None:
    entries = "".join(
        f'<div class="h-entry"><a class="p-name u-url" href="{link}">{title}</a><span class="dt-published">'
        f'<span class="value">{date[:10]}</span> at <span class="value">{date[11:16]}</span></span></div>'
        for link, title, date in ALL
    )
    assert [date for *_, date in rows(embedded(page(entries)))] == [date[:16].replace("T", " ") for date in DATES]


def test_only_a_change_is_no_publication() -> None:
    entries = "".join(
        f'<div class="hentry"><a class="entry-title" href="{link}">{title}</a><b class="updated">{date}</b></div>'
        for link, title, date in ALL
    )
    assert [date for *_, date in rows(embedded(page(entries)))] == [None] * 4


# --------------------------------------------------------------------------- together


def test_what_one_list_lacks_another_gives() -> None:
    things = [
        {"@type": "NewsArticle", "headline": TITLES[n], "url": LINKS[n], "description": "Short"} for n in range(4)
    ]
    state = {
        "props": {
            "pageProps": {
                "news": [
                    {"title": TITLES[n], "href": f"/news/story-{n}?utm_source=x", "date": DATES[n]} for n in range(4)
                ]
            }
        }
    }
    found = embedded(page(ld(things), script(json.dumps(state), "application/json", "__NEXT_DATA__")))
    assert found is not None
    assert [item.date for item in found.items] == list(DATES)
    assert all(item.summary for item in found.items)


def test_facts_are_found_by_the_address() -> None:
    state = {
        "stories": [
            {"title": f"Story number {n} of the year", "link": f"/n/{n}", "date": f"2025-10-1{n}"} for n in range(3)
        ]
    }
    found = embedded(page(ld(ARTICLES), script(json.dumps(state), "application/json")))
    assert found is not None
    facts = facts_for(found)
    assert facts[link_key("http://example.com/news/story-1/?utm_medium=mail")].date == DATES[1]
    assert facts[link_key("https://www.example.com/n/2")].date == "2025-10-12"
    assert len(found.items) == 4


def test_addresses_resolve_against_the_base_of_the_page() -> None:
    html = page(
        ld(
            [
                {"@type": "NewsArticle", "headline": TITLES[n], "url": f"story-{n}", "datePublished": DATES[n]}
                for n in range(4)
            ]
        )
    )
    html = html.replace("<head>", '<head><base href="https://www.example.com/news/">')
    assert rows(embedded(html, "https://www.example.com/other/page")) == ALL


def test_a_page_without_any_has_none() -> None:
    assert embedded(page("<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>")) is None
