"""From one article to its neighbours: the links called previous and next, on a page that is one article."""

import re
from itertools import islice

from feeds.extractors.paging_links import Scene
from feeds.extractors.paging_ways import Older, Way
from feeds.extractors.paging_words import NEXT_ONE, PREVIOUS_ONE, plain
from feeds.links import link_key
from feeds.text import tidy

_ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"(?:News|Blog|Report)?(?:Article|Posting)"')
_NEAR = 60  # characters before a link in which its label may stand: "Previous: <a>Acme opens a plant</a>"
_LABEL_BEFORE = re.compile(r"^([^:：]{1,24})[:：]\s*$")


def is_article(scene: Scene) -> bool:
    """Tell whether a page says of itself that it is one article."""
    for meta in islice(scene.tree.iter("meta"), 300):
        if (meta.get("property") or meta.get("name") or "").lower() == "og:type":
            return (meta.get("content") or "").strip().lower() in ("article", "news", "newsarticle")
    scripts = islice(scene.tree.iter("script"), 200)
    told = [one.text or "" for one in scripts if "ld+json" in (one.get("type") or "")]
    return sum(len(_ARTICLE_TYPE.findall(text[:200_000])) for text in told) == 1


def neighbours(scene: Scene) -> list[Older]:
    """Return the articles before and after this one, the one before first.

    Sites differ in which of them is the older; who follows them looks at the dates, and never goes back.
    """
    found: dict[str, Older] = {}
    for rel, words, what in (("prev", PREVIOUS_ONE, "previous"), ("next", NEXT_ONE, "next")):
        for link in scene.links:
            label = _label_of(link.label, link.element)
            if (rel in link.rel or plain(label) in words) and link_key(link.url) != scene.key:
                older = Older(url=link.url, way=Way.CHAIN, why=f"the {what} article")
                found.setdefault(link_key(link.url), older)
                break
    return list(found.values())


def _label_of(label: str, element: object) -> str:
    """Return what a link is called: its own text, or the word with a colon before it, or at the beginning of it."""
    head = re.match(r"^([^:：]{1,24})[:：]", label)
    if head:
        return head[1]
    previous = getattr(element, "getprevious", lambda: None)()
    before = previous.tail or "".join(islice(previous.itertext(), 5)) if previous is not None else ""
    if not before.strip():
        parent = getattr(element, "getparent", lambda: None)()
        before = (parent.text or "") if parent is not None and previous is None else before
    match = _LABEL_BEFORE.match(tidy(before[-_NEAR:]))
    return match[1] if match else label
