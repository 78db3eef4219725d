"""A page changed in place, and releases told in other words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

import lxml.html

from tests.quality.redesigns.designs import hashed
from tests.quality.redesigns.newsrooms import Newsroom, Release, slug_of

Tree: TypeAlias = lxml.html.HtmlElement
Rewording = Callable[[Newsroom, Sequence[Release]], list[Release]]

_BOXES = frozenset(
    ("ul", "ol", "li", "dl", "dt", "dd", "p", "h3", "h4", "h5", "section", "article", "main", "header", "footer", "nav",
     "aside", "figure", "figcaption")
)  # fmt: skip


def tree_of(room: Newsroom) -> Tree:
    """Return the tree of a site's real page."""
    assert room.body is not None
    parser = lxml.html.HTMLParser(encoding=_encoding(room.body))
    return lxml.html.document_fromstring(room.body, parser=parser)


def _encoding(body: bytes) -> str:
    try:
        body.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def body_of(tree: Tree) -> bytes:
    """Return a tree as a page."""
    for meta in tree.xpath("//meta[@charset or contains(translate(@http-equiv, 'CT', 'ct'), 'content-type')]"):
        meta.drop_tree()
    text: str = lxml.html.tostring(tree, encoding="unicode")
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")


def _key(room: Newsroom, href: str) -> str:
    url = urljoin(room.url, href.strip())
    return url.partition("://")[2].partition("#")[0].rstrip("/").casefold()


def _anchors(tree: Tree, room: Newsroom, releases: Sequence[Release]) -> dict[Tree, str]:
    wanted = {_key(room, one.link) for one in releases}
    found = {}
    for anchor in tree.iter("a", "area"):
        try:
            key = _key(room, anchor.get("href") or "#")
        except ValueError:
            continue
        if key in wanted:
            found[anchor] = key
    return found


def boxes_in(tree: Tree, room: Newsroom, releases: Sequence[Release]) -> list[Tree]:
    """Return for each link to one of some releases the largest element around it without another's."""
    anchors = _anchors(tree, room, room.releases)
    mine = {_key(room, one.link) for one in releases}
    boxes = []
    for anchor, key in anchors.items():
        if key not in mine:
            continue
        box = anchor
        while (parent := box.getparent()) is not None and parent.tag not in ("body", "html", "main", "table", "tbody"):
            if any(anchors.get(other, key) != key for other in parent.iter("a", "area")):
                break
            box = parent
        boxes.append(box)
    return boxes


def without(tree: Tree, room: Newsroom, releases: Sequence[Release]) -> None:
    """Take releases off a page, all that links to them included."""
    for box in boxes_in(tree, room, releases):
        if box.getparent() is not None:
            box.drop_tree()


def renamed(tree: Tree) -> None:
    """Give every class and id another name."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in ("class", "id"):
                if value := element.get(name):
                    element.set(name, " ".join(hashed(word) for word in value.split()))


def unnamed(tree: Tree) -> None:
    """Take all classes and ids away."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in ("class", "id", "role", "itemprop", "itemtype", "itemscope"):
                element.attrib.pop(name, None)


def retagged(tree: Tree) -> None:
    """Write lists, sections and small headings as boxes."""
    for element in tree.iter():
        if element.tag in _BOXES:
            element.tag = "div"


def wrapped(tree: Tree) -> None:
    """Put all that the page holds into more boxes."""
    body = tree.find("body")
    if body is None:
        return
    outer, inner = lxml.html.Element("div"), lxml.html.Element("div")
    outer.set("id", "root")
    inner.set("class", "layout-wrapper")
    inner.text, body.text = body.text, None
    for child in list(body):
        inner.append(child)
    outer.append(inner)
    body.append(outer)


def promoted(tree: Tree) -> None:
    """Put promotions above and below all."""
    body = tree.find("body")
    if body is None:
        return
    for number in range(3):
        promotion = lxml.html.fragment_fromstring(
            f'<div class="banner-{number}"><h3><a href="/campaigns/{number}">What we do for you in 2025</a></h3>'
            f'<p>Our new campaign has begun.</p><a href="/campaigns/{number}">See more</a></div>'
        )
        body.insert(0, promotion)


IN_PLACE: dict[str, tuple[Callable[[Tree], None], ...]] = {
    "classes renamed": (renamed,),
    "classes dropped": (unnamed,),
    "tags changed": (retagged,),
    "more boxes around": (wrapped, renamed),
    "promotions": (promoted,),
    "all of these": (retagged, renamed, wrapped, promoted),
}


# ------------------------------------------------------------------------------------------------------------ rewording


def as_before(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    return list(releases)


def new_addresses(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    """Another content system: /en/media/press-release-details/2025/slug."""
    host = urlsplit(room.url).netloc
    return [
        replace(
            one,
            link=f"https://{host}/en/media/press-release-details/{one.day.year if one.day else 'all'}/"
            f"{slug_of(one.title, one.day)}-{number}",
        )
        for number, one in enumerate(releases)
    ]


def numbered_addresses(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    """Another content system: /news/show.php?id=123."""
    host = urlsplit(room.url).netloc
    total = len(releases)
    return [replace(one, link=f"https://{host}/news/show.php?id={900 + total - n}") for n, one in enumerate(releases)]


def other_host(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    """Links with the other scheme, and with www or without."""

    def moved(url: str) -> str:
        parts = urlsplit(url)
        host = parts.netloc.removeprefix("www.") if parts.netloc.startswith("www.") else f"www.{parts.netloc}"
        scheme = "http" if parts.scheme == "https" else "https"
        return parts._replace(scheme=scheme, netloc=host).geturl()

    return [replace(one, link=moved(one.link)) for one in releases]


def typographic(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    """New addresses, and titles with other quotes, spaces and dashes."""
    marks = str.maketrans({"'": "’", '"': "”", "-": "–", "„": '"', "“": '"', "’": "'"})
    return [
        replace(one, title=one.title.translate(marks).replace(" ", "\u00a0", 1))
        for one in new_addresses(room, releases)
    ]


def signed(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    """New addresses, and titles that end with the site's name."""
    return [replace(one, title=f"{one.title} | {room.company}") for one in new_addresses(room, releases)]


def truncated(room: Newsroom, releases: Sequence[Release]) -> list[Release]:
    """New addresses, and titles cut short."""

    def cut(title: str) -> str:
        most = 40 if title.isascii() or " " in title else 18
        return title if len(title) <= most else f"{title[:most].rstrip()}…"

    return [replace(one, title=cut(one.title)) for one in numbered_addresses(room, releases)]


REWORDINGS: dict[str, Rewording] = {
    "as before": as_before,
    "new addresses": new_addresses,
    "numbered addresses": numbered_addresses,
    "other scheme and host": other_host,
    "other typography": typographic,
    "site name in titles": signed,
    "titles cut short": truncated,
}
