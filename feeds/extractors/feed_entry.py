"""One entry as feedparser gives it -> RawItem."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from feeds.extractors.page import language_tag
from feeds.links import absolute
from feeds.model import RawItem, RawText

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = _HTML | {"text/plain"}
_LINKS_IN_HTML = re.compile(r"""(\s(?:href|src)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", re.IGNORECASE)

Entry = Mapping[str, Any]  # feedparser's own dictionary


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """What the feed says for all its entries."""

    address: str  # of the feed
    base: str  # links resolve against it: the home page for RSS, the feed's address for Atom
    version: str  # as feedparser names it: rss20, atom10, cdf
    states_date: bool  # RSS, RDF: has dc:date, which feedparser calls `updated` though it is the date of publication
    language: str | None

    @property
    def is_atom(self) -> bool:
        """Whether "updated" means what RFC 4287 says."""
        return self.version.startswith("atom")


def item_of(entry: Entry, voice: Voice) -> RawItem:
    """Return what one entry of a feed says."""
    date, evidence = _date(entry, voice)
    return RawItem(
        link=_link(entry, voice),
        title=_text(entry, "title", voice),
        date=date,
        date_evidence=evidence,
        updated=_updated(entry, voice),
        summary=_summary(entry, voice),
        body=_body(entry, voice),
        guid=_word(entry.get("id")),
        language=_language(entry, voice),
        origin=_origin(entry),
        author=_author(entry),
        image=_image(entry, voice),
        categories=tuple(_categories(entry)),
    )


def _word(value: object) -> str | None:
    """Return a value of feedparser's as text without white space around it; None if it is nothing."""
    return value.strip() or None if isinstance(value, str) else None


def _link(entry: Entry, voice: Voice) -> str | None:
    alternates = [link.get("href") for link in entry.get("links", ()) if link.get("rel") == "alternate"]
    for href in (entry.get("feedburner_origlink"), entry.get("link") if alternates else None, *alternates):
        if (word := _word(href)) and (link := absolute(word, voice.base)):
            return link
    # Without a link the identifier is one, if it says so (RSS 2.0, isPermaLink) and looks it.
    identifier = _word(entry.get("link") or entry.get("id"))
    is_link = entry.get("guidislink", True) and identifier and re.match(r"https?://", identifier, re.IGNORECASE)
    return absolute(identifier, voice.base) if identifier and is_link else None


def _date(entry: Entry, voice: Voice) -> tuple[str | None, str | None]:
    published = "pubDate" if not voice.is_atom else "issued" if voice.version != "atom10" else "published"
    stated = [
        (entry.get("published"), published),
        (_updated_text(entry) if voice.states_date and not voice.is_atom else None, "dc:date"),
        (entry.get("prism_publicationdate"), "prism:publicationDate"),
        (entry.get("created"), "created"),
    ]
    return next(((word, where) for value, where in stated if (word := _word(value))), (None, None))


def _updated(entry: Entry, voice: Voice) -> str | None:
    return _updated_text(entry) if voice.is_atom or not voice.states_date else None


def _updated_text(entry: Entry) -> str | None:
    # Asking for it where it is missing makes feedparser warn and give `published` instead.
    return _word(entry["updated"]) if "updated" in entry else None


def _summary(entry: Entry, voice: Voice) -> RawText | None:
    if "summary_detail" in entry:  # without it `summary` is feedparser's copy of the content
        return _text(entry, "summary", voice)
    about_media = _word(entry.get("media_own-description"))
    if about_media and not entry.get("content"):
        return RawText(value=about_media, html=False)
    return None


def _body(entry: Entry, voice: Voice) -> RawText | None:
    contents = [
        detail for detail in entry.get("content", ()) if detail.get("type") in _TEXT and _word(detail.get("value"))
    ]
    if not contents:
        return None
    return _raw_text(max(contents, key=lambda detail: (detail["type"] in _HTML, len(detail["value"]))), voice)


def _text(entry: Entry, name: str, voice: Voice) -> RawText | None:
    detail = entry.get(f"{name}_detail")
    if detail:
        return _raw_text(detail, voice)
    value = _word(entry.get(name))
    return RawText(value=value) if value else None


def _raw_text(detail: Entry, voice: Voice) -> RawText | None:
    value = _word(detail.get("value"))
    if value is None:
        return None
    is_html = detail.get("type") in _HTML
    if is_html and (base := _word(detail.get("base"))):  # only an xml:base gets here: feedparser knows no other
        value = _with_base(value, voice.address, base)
    return RawText(value=value, html=is_html)


def _with_base(markup: str, address: str, base: str) -> str:
    """Return HTML with its relative links resolved against the xml:base that the feed states."""
    try:
        whole = urljoin(address, base)
    except ValueError:
        return markup

    def resolved(match: re.Match[str]) -> str:
        href = match[2] if match[2] is not None else match[3]
        link = absolute(href.replace("&amp;", "&"), whole) if not href.startswith("#") else None
        return f'{match[1]}"{link.replace("&", "&amp;")}"' if link else match[0]

    return _LINKS_IN_HTML.sub(resolved, markup)


def _language(entry: Entry, voice: Voice) -> str | None:
    details = [entry.get(f"{name}_detail") for name in ("title", "summary")]
    stated = [entry.get("language"), *(detail.get("language") for detail in details if detail)]
    tags = (language_tag(word) for word in map(_word, stated) if word)
    return next((tag for tag in tags if tag), voice.language)


def _origin(entry: Entry) -> str | None:
    source = entry.get("source")
    stated = (source.get("title") if isinstance(source, Mapping) else None, entry.get("dc_source"))
    words = (word for word in map(_word, stated) if word)
    return next((word for word in words if "://" not in word), None)


def _author(entry: Entry) -> str | None:
    # feedparser cuts long addresses in two and leaves one half to the name; then both brackets are not there.
    names = [_word(author.get("name")) for author in entry.get("authors", ())]
    known = list(dict.fromkeys(name for name in names if name and not _MAIL.search(name) and _is_whole(name)))
    if len(known) > 1:
        return ", ".join(known)
    stated = _word(entry.get("author"))
    if stated is None:
        return known[0] if known else None
    alone = _MAIL.sub("", stated).replace("()", "").replace("<>", "").strip()
    bracketed = re.fullmatch(r"\(([^()]*)\)", alone)
    return (bracketed[1].strip() if bracketed else alone) or None


def _is_whole(name: str) -> bool:
    return name.count("(") == name.count(")")


def _image(entry: Entry, voice: Voice) -> str | None:
    words = (word for word in map(_word, _pictures(entry)) if word)
    links = (absolute(word, voice.base) for word in words)
    return next((link for link in links if link), None)


def _pictures(entry: Entry) -> Iterator[object]:
    for media in entry.get("media_content", ()):
        kind = str(media.get("medium") or media.get("type") or "")
        if kind.startswith("image") or (not kind and _PICTURE.search(str(media.get("url") or ""))):
            yield media.get("url")
    yield from (media.get("url") for media in entry.get("media_thumbnail", ()))
    for link in entry.get("links", ()):
        if link.get("rel") == "enclosure" and str(link.get("type") or "").startswith("image"):
            yield link.get("href")
    image = entry.get("image")
    if isinstance(image, Mapping):
        yield image.get("href")


def _categories(entry: Entry) -> Iterable[str]:
    """Return the names of the entry's categories; addresses are the vocabulary of machines."""
    words = (_word(tag.get("label")) or _word(tag.get("term")) for tag in entry.get("tags", ()))
    return dict.fromkeys(word for word in words if word and "://" not in word)
