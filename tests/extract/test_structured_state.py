"""The state that applications leave in their pages: the forms of the frameworks, and what in it is no news."""

import html
import json
import resource
from urllib.parse import quote

import pytest

from feeds.extractors.structured.js_literal import string_at
from tests.extract.test_structured import ALL, DATES, TITLES, embedded, page, rows, script

STORIES = [
    {
        "id": 100 + n,
        "title": title,
        "url": f"/news/story-{n}",
        "publishedAt": date,
        "image": {"url": f"/{n}.jpg", "alt": "A picture of it"},
    }
    for n, (_, title, date) in enumerate(ALL)
]
MENU = [{"title": name, "url": f"/{name.lower()}"} for name in ("Company", "Products", "Investors", "Careers")]
PROPS = {"props": {"pageProps": {"menu": MENU, "news": {"items": STORIES, "total": 4}}}, "buildId": "x1"}


def state(value: object, name: str = "") -> str:
    return script(json.dumps(value), "application/json", name)


def attribute(name: str, value: object, tag: str = "div") -> str:
    return f'<{tag} {name}="{html.escape(json.dumps(value))}"></{tag}>'


def devalued(value: object, before: int = 0) -> list[object]:
    """Pack a value as devalue does: every value once, containers hold places; so many values stand before it."""
    packed: list[object] = []

    def put(one: object) -> int:
        place = len(packed)
        packed.append(None)
        if isinstance(one, dict):
            packed[place] = {name: put(inner) for name, inner in one.items()}
        elif isinstance(one, list):
            packed[place] = [put(inner) for inner in one]
        else:
            packed[place] = one
        return place + before

    put(value)
    return packed


def astro(value: object) -> object:
    if isinstance(value, dict):
        return [0, {name: astro(inner) for name, inner in value.items()}]
    return [1, [astro(inner) for inner in value]] if isinstance(value, list) else [0, value]


def flight(*lines: str) -> str:
    """Send rows of React server components in two pieces, cut in the middle of one."""
    whole = "".join(lines)
    half = len(whole) // 2
    pieces = (whole[:half], whole[half:])
    return "".join(script(f"self.__next_f.push({json.dumps([1, piece])})") for piece in pieces)


def nuxt_2() -> str:
    """Write state as Nuxt 2 does: a function that is called with the values that occur twice."""
    stories = ",".join(
        f'{{id:{100 + n},title:{json.dumps(title)},url:"\\u002Fnews\\u002Fstory-{n}",'
        f"publishedAt:{'b' if n == 0 else json.dumps(date)},draft:c,tags:[],note:a}}"
        for n, (_, title, date) in enumerate(ALL)
    )
    body = f'{{layout:"default",data:[{{menu:[],stories:[{stories}]}}],error:a,serverRendered:d}}'
    return f"window.__NUXT__=(function(a,b,c,d){{return {body}}}(null,{json.dumps(DATES[0])},!1,!0));"


def bare() -> str:
    """Write a list as a person writes it in a script."""
    return ", ".join(
        f"{{ id: {n}, title: '{title}', url: `/news/story-{n}`, date: '{date}', // the newest first\n"
        f" open: function () {{ return [1, 2]; }}, close: () => {{ x(); }}, width: 2 * 3 + 1, old: !1 }}"
        for n, (_, title, date) in enumerate(ALL)
    )


STREAM = (
    '1:"$Sreact.fragment"\n',
    '2:I[7121,["/_next/static/chunks/app.js"],"default"]\n',
    ':HL["/_next/static/css/x.css","style"]\n',
    f"3:T{len('Text sent by itself: 5 €'.encode()):x},Text sent by itself: 5 €",
    '4:["$","$L2",null,{"list":',
    json.dumps([{**one, "publishedAt": f"$D{one['publishedAt']}", "summary": "$3"} for one in STORIES]),
    "}]\n",
)
APOLLO: dict[str, object] = {
    "ROOT_QUERY": {
        "__typename": "Query",
        'posts({"first":4})': {"__typename": "PostConnection", "nodes": [{"__ref": f"Post:{n}"} for n in range(4)]},
        "menu": [{"__ref": "Page:1"}, {"__ref": "Page:2"}],
    },
    "Page:1": {"__typename": "Page", "id": "1", "title": "About our company", "uri": "/about"},
    "Page:2": {"__typename": "Page", "id": "2", "title": "Working with us", "uri": "/work"},
    "User:7": {"__typename": "User", "name": "The press office of it", "posts": [{"__ref": "Post:0"}]},
}
for place in (2, 0, 3, 1):
    APOLLO[f"Post:{place}"] = {
        "__typename": "Post",
        "id": str(place),
        'title({"format":"RENDERED"})': TITLES[place],
        "uri": f"/news/story-{place}",
        "date": DATES[place],
        "author": {"__ref": "User:7"},
    }
BY_ID = {"news": {"byId": {f"story-{n}": one for n, one in enumerate(STORIES)}}}

FORMS = {
    "Next.js": state(PROPS, "__NEXT_DATA__"),
    "React server components": flight(*STREAM),
    "Nuxt 3": state([["ShallowReactive", 1], *devalued({"data": {"news": STORIES}}, 1)], "__NUXT_DATA__"),
    "devalue": state(devalued([{"state": {"news": STORIES}, "path": "/news"}])),
    "Nuxt 2": script(nuxt_2()),
    "Nuxt, as JSON": script("window.__NUXT__=" + json.dumps({"data": [{"news": STORIES}], "state": {}})),
    "Nuxt, and more": script(f"window.__NUXT__={{menu:[], news:[{bare()}]}};window.__NUXT__.config={{public:{{}}}}"),
    "Apollo": script(f"window.__APOLLO_STATE__ = {json.dumps(APOLLO)};"),
    "Apollo in Next.js": state({"props": {"apolloState": APOLLO}}),
    "objects by id": script(f"window.__INITIAL_STATE__={json.dumps(BY_ID)};(function(){{var s;}}())"),
    "parsed": script(f"window['__PRELOADED_STATE__'] = JSON.parse({json.dumps(json.dumps(PROPS))});"),
    "encoded": script(f"window.__STATE__ = JSON.parse(decodeURIComponent('{quote(json.dumps(PROPS))}'));"),
    "encoded text": script(f"window.__INITIAL_STATE__ = '{quote(json.dumps(PROPS))}';"),
    "a variable": script(f"var newsList = [ {bare()} ];"),
    "an object": script(f"const page = {{ menu: [], when: new Date(), stories: [{bare()}], }};"),
    "Inertia": attribute("data-page", {"component": "News", "props": {"posts": STORIES}}),
    "props": attribute("data-props", {"items": STORIES}),
    "Livewire": attribute("wire:snapshot", {"data": {"posts": [STORIES, {"s": "arr"}]}, "memo": {"id": "x"}}),
    "Astro": attribute("props", {"items": astro(STORIES), "open": [0, True]}, "astro-island"),
    "Vue": attribute(":items", STORIES, "news-list"),
    "SvelteKit": state({"status": 200, "headers": {}, "body": json.dumps({"stories": STORIES})}),
}


@pytest.mark.parametrize("form", FORMS)
def test_state_holds_the_list(form: str) -> None:
    found = embedded(page("<div id=root></div>", FORMS[form]))
    assert rows(found) == ALL


def test_it_is_said_where_the_list_stood() -> None:
    found = embedded(page(state(PROPS, "__NEXT_DATA__")))
    assert found is not None
    assert found.why == "__NEXT_DATA__.props.pageProps.news.items[]: 4 items, 4 dated"
    assert found.items[0].date_evidence == "__NEXT_DATA__ publishedAt"


def test_text_that_is_sent_by_itself_is_put_in_its_place() -> None:
    found = embedded(page(flight(*STREAM)))
    assert found is not None
    assert [item.summary.value if item.summary else None for item in found.items] == ["Text sent by itself: 5 €"] * 4


# --------------------------------------------------------------------------- addresses from slugs


def slugs(**more: object) -> list[dict[str, object]]:
    return [
        {"id": 100 + n, "slug": f"story-{n}", "headline": title, "date": date, **more}
        for n, (_, title, date) in enumerate(ALL)
    ]


def test_slugs_become_the_addresses_that_the_page_links_them_by() -> None:
    links = '<a href="/news/story-0">One</a><a href="/news/story-2">Three</a><a href="/en">English</a>'
    assert rows(embedded(page(links, state({"stories": slugs()})))) == ALL


def test_numbers_become_addresses_in_the_same_way() -> None:
    links = '<a href="show.aspx?id=100">One</a><a href="show.aspx?id=102">Three</a><a href="show.aspx?id=7">Other</a>'
    told = [{**one, "slug": None} for one in slugs()]
    expected = [f"https://www.example.com/news/show.aspx?id={100 + n}" for n in range(4)]
    assert [link for link, *_ in rows(embedded(page(links, state({"stories": told}))))] == expected


@pytest.mark.parametrize(
    "links",
    [
        "",
        '<a href="/news/story-0">One</a>',
        '<a href="/news/story-0">One</a><a href="/blog/story-1">Two</a>',
        '<a href="/en/story-0">1</a><a href="/en/story-1">2</a><a href="/de/story-0">3</a><a href="/de/story-1">4</a>',
    ],
    ids=["no links", "one link", "two forms", "two forms of two"],
)
def test_an_address_is_never_invented(links: str) -> None:
    assert embedded(page(links, state({"stories": slugs()}))) is None


# --------------------------------------------------------------------------- no news

PLAIN = [{"title": title, "url": f"/pages/{n}"} for n, title in enumerate(TITLES)]


@pytest.mark.parametrize(
    "value",
    [
        {"menu": PLAIN},
        {"pages": PLAIN},
        {"navigation": {"items": [{**one, "updatedAt": "2025-10-01"} for one in PLAIN]}},
        {"events": [{**one, "startDate": "2025-12-01T09:00:00Z", "endDate": "2025-12-01T10:00:00Z"} for one in PLAIN]},
        {"products": [{**one, "price": 12, "createdAt": "2025-10-01"} for one in PLAIN]},
        {"jobs": [{**one, "datePosted": "2025-10-01", "department": "Sales"} for one in PLAIN]},
        {"related": [{**one, "date": "2025-10-01"} for one in PLAIN]},
        {"translations": {f"key-{n}": {"title": title, "text": title, "url": "/x"} for n, title in enumerate(TITLES)}},
        {"images": [{"title": title, "url": f"/{n}.jpg", "date": "2025-10-01"} for n, title in enumerate(TITLES)]},
        {"x": "y" * 300},
    ],
    ids=["menu", "pages", "navigation", "events", "products", "jobs", "related", "translations", "images", "words"],
)
def test_other_lists_are_no_news(value: object) -> None:
    assert embedded(page(state({"padding": "x" * 200, **(value if isinstance(value, dict) else {})}))) is None


def test_events_that_are_still_to_come_are_no_news() -> None:
    calls = [{**one, "date": f"2026-0{n + 1}-10"} for n, one in enumerate(PLAIN)]
    assert embedded(page(state({"content": calls}))) is None


def test_news_is_told_from_what_stands_beside_it() -> None:
    beside = {
        "menu": PLAIN,
        "events": [{**one, "startDate": "2025-12-01", "date": "2025-12-01"} for one in PLAIN] * 5,
        "products": [{**one, "price": 12, "createdAt": "2025-10-01"} for one in PLAIN] * 5,
    }
    assert rows(embedded(page(state({**beside, "latest": STORIES})))) == ALL


@pytest.mark.parametrize("quote", ['"', "'", "`"])
@pytest.mark.parametrize("piece", ["x", "\\\\"])
def test_a_string_of_megabytes_is_passed_in_little_memory(quote: str, piece: str) -> None:
    text = f"{quote}{piece * 3_000_000}"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert string_at(text, 0) is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
