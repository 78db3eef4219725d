"""An article page -> exactly one RawItem: title, publication date, summary, body, origin, canonical link.

    embedded          what the page says for machines: meta, JSON-LD, microdata
    article_title     its title                    article_blocks    its visible text, block by block
    article_dates     its date, weighed from article_clues (machines) and article_visible (readers)
    article_text      its body and summary         article_origin    its origin and author
    article_versions  its other languages          article_neighbours  the releases before and after it
    article_words, article_sections, article_way_words   labels and class words in many languages

`article_list` tells an article from a list, and to which list it belongs.

Each answer carries its reason. When in doubt an answer is None.
"""

from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

import lxml.html

from feeds.dates import DateContext
from feeds.errors import EmptyExtractError
from feeds.extractors.article_blocks import Blocks, blocks_of
from feeds.extractors.article_clues import Subject, main_thing
from feeds.extractors.article_dates import PageFacts, dates_of
from feeds.extractors.article_neighbours import neighbours_of
from feeds.extractors.article_origin import author_of, origin_of
from feeds.extractors.article_slug import slug_words
from feeds.extractors.article_text import body_of, summary_of
from feeds.extractors.article_title import Around, Title, settled, site_names_of, title_of
from feeds.extractors.article_versions import versions_of
from feeds.extractors.embedded import Embedded, Thing, embedded_of, image_of
from feeds.extractors.page import Page, base_of, html_of, language_of
from feeds.links import absolute
from feeds.model import Extraction, Kind, RawItem, RawText

# Elements of a page that are read; the article itself stands long before the end of the largest real page.
MAX_ELEMENTS = 60_000


def extract(page: Page) -> Extraction:
    """Read a page that is one article: an Extraction with exactly one RawItem.

    Raises UnreadableError where the bytes are no page, EmptyExtractError where it has neither a title nor a text.
    """
    if not page.body.strip():
        raise EmptyExtractError(f"{page.url} is an empty page.")
    tree = html_of(page)
    notes = list(_cut(tree))
    embedded = embedded_of(tree)
    item, reasons = _read(tree, embedded, page)
    return Extraction(
        kind=Kind.ARTICLE,
        items=(item,),
        title=item.title.value if item.title else None,
        site_name=embedded.meta("og:site_name", "application-name"),
        language=item.language,
        reasons=(*notes, *reasons),
    )


def _read(tree: lxml.html.HtmlElement, embedded: Embedded, page: Page) -> tuple[RawItem, tuple[str, ...]]:
    """Return the article, and for each answer its reason."""
    base = base_of(tree, page)
    canonical = canonical_of(tree, embedded, base, page.url)
    main = main_thing(embedded.things, Subject(url=page.url, canonical=canonical, title=None))
    around = Around(names=site_names_of(embedded, page.url), slug=slug_words(canonical, page.url))
    title, blocks = _titled(tree, embedded, main, around)
    subject = Subject(url=page.url, canonical=canonical, title=title.text if title else None)
    main = main_thing(embedded.things, subject)
    language = language_of(tree, page)
    context = DateContext(now=page.now, timezone=page.timezone, language=language)
    dates = dates_of(PageFacts(tree=tree, embedded=embedded, blocks=blocks, subject=subject), main, context)
    body = body_of(tree, blocks, subject.title)
    summary, why_summary = summary_of(body, embedded, subject.title)
    origin, why_origin = origin_of(blocks, body.paragraphs, embedded)
    if title is None and summary is None:
        raise EmptyExtractError(f"{page.url} has neither a title nor a text.")
    beside = neighbours_of(tree, base, page.url, canonical)
    item = RawItem(
        link=page.url,
        title=RawText(value=title.text) if title else None,
        date=dates.published,
        date_evidence=dates.evidence,
        updated=dates.updated,
        summary=RawText(value=summary) if summary else None,
        body=RawText(value=body.html, html=True) if body.html else None,
        canonical=canonical,
        language=language,
        origin=origin,
        author=author_of(main, embedded),
        image=_image(main, embedded, base),
        categories=_categories(embedded),
        alternates=versions_of(tree, base, page.url, canonical),
        previous=beside.previous,
        next=beside.next,
    )
    why_title = f"title from {', '.join(title.places)}" if title else "no title"
    return item, (why_title, dates.reason, why_summary, body.reason, why_origin)


def _titled(
    tree: lxml.html.HtmlElement, embedded: Embedded, main: Thing | None, around: Around
) -> tuple[Title | None, Blocks]:
    """Return the title and the blocks of the page, read with the title as their fixed point."""
    first = title_of(tree, embedded, main, around)
    blocks = blocks_of(tree, first.element if first else None)
    title = settled(first, blocks, around.names)
    return (title, blocks) if title is first or title is None else (title, blocks_of(tree, title.element))


def _cut(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Take off all that follows the first MAX_ELEMENTS elements; yields a note for people if anything did."""
    last = next(islice(tree.iter(), MAX_ELEMENTS, None), None)
    if last is None:
        return
    for element in (last, *last.iterancestors()):
        parent = element.getparent()
        if parent is not None:
            del parent[parent.index(element) + (element is not last) :]
    yield f"only the first {MAX_ELEMENTS:,} elements of the page were read"


def canonical_of(tree: lxml.html.HtmlElement, embedded: Embedded, base: str, url: str) -> str | None:
    """Return the absolute address the page names as its own (RFC 6596), or None.

    A site's front page named by one of its inner pages is a mistake of the site's template, and is not believed.
    """
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    for href in chain(links, (meta.value for meta in embedded.metas if meta.name == "og:url")):
        found = absolute(href.strip(), base) if href and href.strip() else None
        if found and not (_is_front(found) and not _is_front(url)):
            return found
    return None


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _image(main: Thing | None, embedded: Embedded, base: str) -> str | None:
    stated = (embedded.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image"), image_of(main))
    return next((found for text in stated if text and (found := absolute(text, base))), None)


def _categories(embedded: Embedded) -> tuple[str, ...]:
    found = (meta.value for meta in embedded.metas if meta.name in {"article:section", "article:tag"})
    return tuple(islice(dict.fromkeys(found), 20))
