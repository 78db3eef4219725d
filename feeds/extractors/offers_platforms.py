"""Where the software of a site keeps its feeds, for pages that show which software that is.

Each platform is an entry in PLATFORMS: by what it is known, and what it offers. A platform is known by what belongs to
it alone (its asset hosts, its generator element, its shape of addresses on the page's own host), never by a mention.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from feeds.extractors.offers_kinds import Offer
from feeds.extractors.page import Page, base_of
from feeds.links import absolute, host_of
from feeds.model import Kind

_MOST = 5_000  # elements of one sort that are looked at
_FILE = re.compile(r"(?i)[^/]*\.(?:html?|php|aspx?|jsp|shtml|cfm)$")


class Look:
    """What a page shows of the software behind it."""

    def __init__(self, tree: lxml.html.HtmlElement, page: Page) -> None:
        self._tree = tree
        self.page = page
        self._base = base_of(tree, page)

    @cached_property
    def generator(self) -> str:
        """What the page names as its maker (`meta name=generator`), in lower case."""
        told = (meta.get("content") for meta in self._tree.iter("meta") if (meta.get("name") or "").lower() in _MAKERS)
        return " ".join(text.lower() for text in told if text)

    @cached_property
    def assets(self) -> str:
        """Addresses of the page's styles, scripts and pictures, one a line."""
        found = []
        for element in islice(self._tree.iter("link", "script", "img"), _MOST):
            value = element.get("href") if element.tag == "link" else element.get("src")
            if value:
                found.append(value[:500])
        return "\n".join(found)

    @cached_property
    def links(self) -> str:
        """Paths of the page's links to its own host, one a line."""
        here = urlsplit(self.page.url).netloc.lower()
        found = []
        for element in islice(self._tree.iter("a"), _MOST):
            href = (element.get("href") or "").strip()[:500]
            if href.startswith("/") and not href.startswith("//"):
                found.append(href)
            elif here and (place := href.lower().find(f"//{here}/")) in (0, 5, 6):
                found.append(href[place + 2 + len(here) :])
        return "\n".join(found)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Class names of the body."""
        body = self._tree.find("body")
        return frozenset((body.get("class") or "").split()) if body is not None else frozenset()

    @property
    def path(self) -> str:
        """Path of the page without its file and its last slash: /news for /news/index.html."""
        return _FILE.sub("", urlsplit(self.page.url).path).rstrip("/")

    def rel(self, name: str) -> str | None:
        """Return the absolute address of the first link element of that relation."""
        for link in self._tree.iter("link"):
            if name in (link.get("rel") or "").lower().split() and (href := (link.get("href") or "").strip()):
                return absolute(href, self._base)
        return None


_MAKERS = frozenset({"generator", "application-name", "al:ios:app_name", "progid"})
_Place = tuple[str, Kind]  # a path from the root of the host (or whole address), and what is there


@dataclass(frozen=True, kw_only=True, slots=True)
class Platform:
    """Software of which sites are made."""

    name: str
    known: Callable[[Look], bool]
    places: Callable[[Look], list[_Place]]


def conventional(tree: lxml.html.HtmlElement, page: Page) -> Iterator[Offer]:
    """Yield the addresses at which the platforms that a page shows keep what they offer: feeds before JSON."""
    look = Look(tree, page)
    found = [
        Offer(url=url, kind=kind, why=f"where {platform.name} keeps it", sure=False)
        for platform in PLATFORMS
        if platform.known(look)
        for place, kind in platform.places(look)
        if (url := absolute(place, page.url))
    ]
    yield from sorted(found, key=lambda offer: offer.kind is Kind.JSON)


def _feeds(*paths: str) -> list[_Place]:
    return [(path, Kind.FEED) for path in paths]


# ------------------------------------------------------------------------------------------- investor relations

# The list of all press releases, newest first, as Q4's own pages ask for it; the category is that of press releases,
# the same on every site of theirs.
_Q4_LIST = (
    "/feed/PressRelease.svc/GetPressReleaseList?LanguageId=1&bodyType=0&pressReleaseDateFilter=3"
    "&categoryId=1cb807d2-208f-4bc3-9133-6a9ad45ac3b0&pageSize=50&pageNumber=0&tagList=&includeTags=true"
    "&year=-1&excludeSelection=1"
)
_Q4_ASSETS = re.compile(r"(?i)//(?:s\d+\.)?q4cdn\.com/|//[\w.-]*q4(?:web|app|inc)\.com/|evergreen\.q4")
_NOTIFIED_LINKS = re.compile(r"(?m)^(?:/[a-z-]{2,5})?/(?:[\w-]+/)*news-release-details/")
_NOTIFIED_ASSETS = re.compile(r"(?i)nir_pid\d+|//[\w.-]*gcs-web\.com/|/themes/custom/nir")
_EQUISOLVE_ASSETS = re.compile(r"(?i)//(?:[\w-]+\.)?(?:equisolve\.(?:net|com)|equisolveclient\.com|irdirect\.net)/")
_EQUISOLVE_LIST = re.compile(r"(?m)^(/(?:[\w-]+/){0,3}[\w-]*(?:press|news)[\w-]*)/detail/\d+/")


def _equisolve(look: Look) -> list[_Place]:
    lists = dict.fromkeys(match[1] for match in _EQUISOLVE_LIST.finditer(look.links))
    return _feeds(*(f"{path}/rss" for path in islice(lists or ["/news-events/press-releases"], 2)))


# ------------------------------------------------------------------------------------------- general software

_WORDPRESS_ASSETS = re.compile(r"(?i)/wp-(?:content|includes)/")
_TERM = re.compile(r"category-(\d+)")
_POST_TYPE = re.compile(r"post-type-archive-([a-z0-9_]+)")
_REST = "per_page=50&_fields=id,date,date_gmt,link,title,excerpt"
_ARCHIVES = frozenset({"archive", "blog", "category", "tag", "date", "post-type-archive"})


def _wordpress(look: Look) -> list[_Place]:
    """Return the feed of the page's own archive, that of the whole site, and the posts as JSON.

    https://developer.wordpress.org/rest-api/reference/posts/: below a page that is no archive, /feed/ holds comments.
    """
    stated = look.rel("https://api.w.org/") or ""
    root = stated if stated.endswith("/") else "/wp-json/"
    section = look.path if not _ARCHIVES.isdisjoint(look.classes) else ""
    places = _feeds(*([f"{section}/feed/"] if section else []), "/feed/")
    posts, chosen = "posts", ""
    for name in sorted(look.classes):
        if match := _POST_TYPE.fullmatch(name):
            posts = match[1]
        elif (match := _TERM.fullmatch(name)) and "category" in look.classes:
            chosen = f"&categories={match[1]}"
    mark = "&" if "?" in root else "?"  # sites without fine addresses have /index.php?rest_route=/
    return [*places, (f"{root}wp/v2/{posts}{mark}{_REST}{chosen}", Kind.JSON)]


def _made_by(*names: str) -> Callable[[Look], bool]:
    return lambda look: any(name in look.generator for name in names)


def _showing(pattern: str) -> Callable[[Look], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda look: bool(compiled.search(look.assets))


def _either(*tests: Callable[[Look], bool]) -> Callable[[Look], bool]:
    return lambda look: any(test(look) for test in tests)


def _on_host(pattern: str) -> Callable[[Look], bool]:
    compiled = re.compile(pattern)
    return lambda look: bool(compiled.search(host_of(look.page.url)))


def _beside(name: str, root: str | None = None) -> Callable[[Look], list[_Place]]:
    """Return what makes `name` below the page's own folder, then at `root` (else the same name) of the site."""
    return lambda look: _feeds(*dict.fromkeys((f"{look.path}/{name}", root or f"/{name}")))


def _medium(look: Look) -> list[_Place]:
    shared = host_of(look.page.url) in {"medium.com", "www.medium.com"}
    first = look.path.split("/")[1] if look.path else ""
    return _feeds(f"/feed/{first}") if shared and first else _feeds("/feed")


def _youtube(look: Look) -> list[_Place]:
    """Return the feed of a channel, whose id stands in its address or in the page's state."""
    match = re.search(r"/channel/(UC[\w-]{22})", look.page.url)
    channel = match[1] if match else None
    if channel is None and (told := _CHANNEL.search(look.page.body)):
        channel = told[1].decode("ascii")
    return _feeds(f"/feeds/videos.xml?channel_id={channel}") if channel else []


def _shopify(look: Look) -> list[_Place]:
    blogs = re.findall(r"(?m)^((?:/[a-z-]{2,5})?/blogs/[\w-]+)(?:[/?#]|$)", f"{look.path}\n{look.links}")
    return _feeds(*(f"{blog}.atom" for blog in islice(dict.fromkeys(blogs), 2)))


def _with_query(query: str) -> Callable[[Look], list[_Place]]:
    return lambda look: _feeds(f"{urlsplit(look.page.url).path or '/'}?{query}")


_CHANNEL = re.compile(rb'"(?:externalId|browse_?[iI]d|channelId)"\s*[,:]\s*(?:"value"\s*:\s*)?"(UC[\w-]{22})"')
PLATFORMS = (
    Platform(
        name="Q4",
        known=lambda look: bool(_Q4_ASSETS.search(look.assets)) and ("/default.aspx" in look.links or not look.path),
        places=lambda _: [*_feeds("/rss/pressrelease.aspx"), (_Q4_LIST, Kind.JSON)],
    ),
    Platform(
        name="Notified (GCS-web)",
        known=lambda look: bool(
            _NOTIFIED_ASSETS.search(look.assets)
            or _NOTIFIED_LINKS.search(look.links)
            or host_of(look.page.url).endswith(".gcs-web.com")
        ),
        places=lambda _: _feeds("/rss/news-releases.xml"),
    ),
    Platform(
        name="Equisolve",
        known=lambda look: bool(_EQUISOLVE_ASSETS.search(look.assets)),
        places=_equisolve,
    ),
    Platform(
        name="WordPress",
        known=lambda look: "wordpress" in look.generator or bool(_WORDPRESS_ASSETS.search(look.assets)),
        places=_wordpress,
    ),
    Platform(
        name="Drupal",
        known=_either(_made_by("drupal"), _showing(r"/core/misc/drupal|/misc/drupal\.js|/sites/(?:default|all)/")),
        places=lambda _: _feeds("/rss.xml"),
    ),
    Platform(name="Ghost", known=_made_by("ghost "), places=_beside("rss/")),
    Platform(name="Hugo", known=_made_by("hugo "), places=_beside("index.xml")),
    Platform(name="Jekyll", known=_made_by("jekyll"), places=lambda _: _feeds("/feed.xml")),
    Platform(
        name="Medium",
        known=_either(_showing(r"//cdn-client\.medium\.com/"), _on_host(r"(?:^|\.)medium\.com$")),
        places=_medium,
    ),
    Platform(name="Substack", known=_showing(r"//substackcdn\.com/bundle/"), places=lambda _: _feeds("/feed")),
    Platform(
        name="Squarespace",
        known=_showing(r"//(?:static1\.squarespace\.com/static/|assets\.squarespace\.com/universal/)"),
        places=_with_query("format=rss"),
    ),
    Platform(
        name="Blogger",
        known=_either(_made_by("blogger"), _on_host(r"\.blogspot\.")),
        places=lambda _: _feeds("/feeds/posts/default"),
    ),
    Platform(name="TYPO3", known=_made_by("typo3"), places=_with_query("type=9818")),
    Platform(
        name="HubSpot",
        known=_either(_made_by("hubspot"), _showing(r"/hs-fs/hub/|/hubfs/hub_generated/")),
        places=lambda look: _feeds(f"{look.path}/rss.xml") if look.path else [],
    ),
    Platform(name="Joomla", known=_made_by("joomla"), places=_with_query("format=feed&type=rss")),
    Platform(
        name="Wix",
        known=_either(_made_by("wix.com"), _showing(r"//static\.parastorage\.com/")),
        places=lambda _: _feeds("/blog-feed.xml"),
    ),
    Platform(name="YouTube", known=_on_host(r"(?:^|\.)youtube\.com$"), places=_youtube),
    Platform(name="Shopify", known=_showing(r"//cdn\.shopify\.com/"), places=_shopify),
)
