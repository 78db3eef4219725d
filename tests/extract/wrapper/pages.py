"""Small pages that list releases, and what is known of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from feeds.extractors.page import Page
from feeds.extractors.wrapper import Teacher, apply_to, doubts_of, learn_from
from feeds.extractors.wrapper.believing import Evidence
from feeds.healing import learnt
from feeds.model import Item, Wrapper

URL = "https://acme.example/news"
NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
FIRST = date(2025, 10, 27)
TITLES = (
    "Acme opens a plant for bearings in Leeds", "Results of the third quarter of 2025", "Helen Osei joins the board",
    "Agreement with Kitano on the Japanese market", "A prize for the apprentices of Bruchsal",
    "New head of research named",
    "Half-year report raises the outlook", "Acme at the fair in Hanover", "Results of the second quarter of 2025",
    "Partnership with the university of Porto", "Sustainability report published", "Shareholders approve the dividend",
)  # fmt: skip

Row = tuple[str, str, date | None]  # link, title, day


def rows(count: int = 8, first: int = 0) -> list[Row]:
    """Return releases of the site, newest first; `first`: how many newer ones are left out, negative for newer ones."""
    found: list[Row] = []
    for number in range(first, first + count):
        title = TITLES[number % len(TITLES)]
        mark = f" ({number})" if not 0 <= number < len(TITLES) else ""
        found.append((f"/news/release-on-page-{number + 100}", title + mark, FIRST - timedelta(days=6 * number)))
    return found


def page(listed: Sequence[Row], *, before: str = "", after: str = "", kind: str = "release", url: str = URL) -> Page:
    """Return a page with a list of releases."""
    entries = "\n".join(
        f'<li class="{kind}"><span class="date">{f"{day:%d %B %Y}" if day else ""}</span>'
        f'<h3><a href="{link}">{title}</a></h3></li>'
        for link, title, day in listed
    )
    return html(f'{before}<ul class="releases">\n{entries}\n</ul>{after}', url)


def html(content: str, url: str = URL) -> Page:
    """Return a page with some content between menu and footer."""
    body = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title></head><body>'
        '<nav><a href="/about-us">About us</a><a href="/products">Products</a><a href="/careers">Careers</a></nav>'
        f'<main id="content"><h1>News</h1>{content}</main>'
        '<footer><a href="/legal-notice">Legal notice</a><a href="/privacy">Privacy policy</a></footer></body></html>'
    )
    return Page(url=url, body=body.encode(), media_type="text/html", now=NOW)


def wrapper_of(source: Page) -> Wrapper:
    """Return the wrapper of a page; it has one."""
    wrapper = learn_from(source)[0]
    assert wrapper is not None
    return wrapper


def known_of(source: Page) -> list[Item]:
    """Return the items of a page."""
    return learnt(source).items


def doubts(wrapper: Wrapper, known: Sequence[Item], source: Page) -> tuple[str, ...]:
    """Return what speaks against the reading of a page by a wrapper."""
    found = apply_to(source, wrapper)
    assert found is not None
    return doubts_of(found[0], wrapper, Evidence(found[0].records, Teacher(known), found[1], wrapper.items))


def undated(listed: Sequence[Row]) -> list[Row]:
    """Return releases without their days."""
    return [(link, title, None) for link, title, _ in listed]


def with_rule(wrapper: Wrapper, **changes: object) -> Wrapper:
    """Return a wrapper whose first list is changed."""
    return replace(wrapper, lists=(replace(wrapper.lists[0], **changes), *wrapper.lists[1:]))  # type: ignore[arg-type]  # also to what does not belong there
