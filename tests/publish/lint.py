"""What the W3C feed validator says of a document, as far as it concerns us: one rule for each row we may trip over.

Written from the validator's documented messages, named after them, and independent of the code under test.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from typing import TypeAlias

from lxml import etree

from feeds.model import Document

Element: TypeAlias = etree._Element

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
EVENT = "{http://purl.org/rss/1.0/modules/event/}"
EVENT_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d)?")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

FULL_URI = re.compile(r"[a-zA-Z][0-9a-zA-Z+.-]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]+")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
RFC2822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d \+0000")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
END_TAG = re.compile(r"</(\w+)>")
REFERENCE = re.compile(r"&(#?\w+)")
RELATIVE = re.compile(r"""(?:href|src)=["'](?!\w+:)""")


def complaints_of(document: Document) -> list[str]:
    """Return the errors and warnings for an Atom or RSS document; [] is a valid one."""
    root = etree.fromstring(document.body)
    lines = document.body.decode().split("\n")
    rules: Callable[[Element], Iterator[str]] = atom_rules if root.tag == f"{ATOM}feed" else rss_rules
    return [*bad_characters(root), *character_data(root, lines), *rules(root)]


def bad_characters(root: Element) -> Iterator[str]:
    for element in root.iter():
        for text in (element.text or "", *element.attrib.values()):
            if re.search("[\x80-\x9f\ufffd]", str(text)):
                yield f"BadCharacters in {element.tag}"


def character_data(root: Element, lines: list[str]) -> Iterator[str]:
    """ContainsHTML, ContainsUndeclaredHTML, CharacterData: in plain text & and < are hexadecimal references."""
    for element in root.iter():
        if not is_plain(element):
            continue
        text = element.text or ""
        if END_TAG.search(text):
            yield f"ContainsHTML in {element.tag}: {text!r}"
        looks_coded = any(name in name2codepoint or not name.isalpha() for name in REFERENCE.findall(text))
        line = lines[int(str(element.sourceline)) - 1]
        if (looks_coded or re.search(r"<[/a-zA-Z]", text)) and "&#x" not in line:
            yield f"CharacterData in {element.tag}: {text!r}"


def is_plain(element: Element) -> bool:
    """Tell whether an element holds plain text (not HTML, not a date or an address)."""
    if element.tag in {f"{ATOM}title", f"{ATOM}summary", f"{ATOM}subtitle"}:
        return element.get("type", "text") == "text"
    if element.tag == "description":
        parent = element.getparent()
        return parent is not None and parent.tag == "channel"
    return element.tag in {f"{ATOM}name", "title", "category", "source"}


def atom_rules(feed: Element) -> Iterator[str]:
    yield from required(feed, "id", "title", "updated", "author", "generator")
    yield from links(feed)
    if not feed.get(XML_LANG):
        yield "MissingDCLanguage"
    if not [link for link in feed.iterfind(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "MissingSelf"
    for name in ("id", "updated"):
        counted = Counter(element.text for element in feed.iterfind(f"{ATOM}entry/{ATOM}{name}"))
        yield from (f"Duplicate {name}: {text}" for text, times in counted.items() if times > 1)
    for element in feed.iter():
        yield from atom_value(element)
    for entry in feed.iterfind(f"{ATOM}entry"):
        yield from atom_entry(entry)


def atom_value(element: Element) -> Iterator[str]:
    text = element.text or ""
    if element.tag == f"{ATOM}id" and not TAG_URI.fullmatch(text):
        yield f"InvalidTAG {text}"
    if element.tag in {f"{ATOM}updated", f"{ATOM}published"} and not RFC3339.fullmatch(text):
        yield f"InvalidRFC3339Date {text}"
    if element.tag in {f"{ATOM}title", f"{ATOM}summary", f"{ATOM}subtitle", f"{ATOM}name"} and not text.strip():
        yield f"NotBlank {element.tag}"
    language = element.get(XML_LANG)
    if language is not None and not LANGUAGE.fullmatch(language):
        yield f"InvalidLanguage {language}"


def atom_entry(entry: Element) -> Iterator[str]:
    yield from required(entry, "id", "title", "updated", "author", "source")
    yield from links(entry)
    yield from event(entry)
    if entry.find(f"{ATOM}summary") is None and entry.find(f"{ATOM}content") is None:
        yield "MissingTextualContent"
    if not [link for link in entry.iterfind(f"{ATOM}link") if link.get("rel") == "alternate"]:
        yield "MissingAlternateLink"
    if entry[-1].tag != f"{ATOM}source":
        yield "source is not last"
    yield from required(entry[-1], "id", "title", "updated")
    for category in entry.iterfind(f"{ATOM}category"):
        if not category.get("term") or not category.get("scheme") or not category.get("label"):
            yield "category without term, scheme or label"


def links(parent: Element) -> Iterator[str]:
    seen = set()
    for link in parent.iterfind(f"{ATOM}link"):
        role = (link.get("rel"), link.get("type"), link.get("hreflang"))
        if role in seen:
            yield f"DuplicateAtomLink {role}"
        seen.add(role)
        if not FULL_URI.fullmatch(link.get("href", "")):
            yield f"InvalidFullLink {link.get('href')}"
        if not LANGUAGE.fullmatch(link.get("hreflang", "en")):
            yield f"InvalidLanguage {link.get('hreflang')}"


def event(entry: Element) -> Iterator[str]:
    """InvalidISO8601Date, DuplicateElement: the elements of an event, each once at most, with a start if any."""
    told = [element for element in entry if str(element.tag).startswith(EVENT)]
    counted = Counter(str(element.tag).removeprefix(EVENT) for element in told)
    yield from (f"DuplicateElement ev:{name}" for name, times in counted.items() if times > 1)
    if told and "startdate" not in counted:
        yield "ev: without ev:startdate"
    for element in told:
        text = element.text or ""
        if not text.strip():
            yield f"NotBlank {element.tag}"
        if str(element.tag).endswith("date") and not EVENT_DATE.fullmatch(text):
            yield f"InvalidISO8601Date {text}"


def required(parent: Element, *names: str) -> Iterator[str]:
    for name in names:
        found = parent.findall(f"{ATOM}{name}")
        if len(found) != 1:
            yield f"{len(found)} {name} in {parent.tag}"


def rss_rules(rss: Element) -> Iterator[str]:
    channel = rss[0]
    tags = [str(child.tag) for child in channel]
    for name in ("title", "link", "description", "language", "lastBuildDate", "docs", f"{ATOM}link"):
        if tags.count(name) != 1:
            yield f"{tags.count(name)} {name} in channel"
    if "item" in tags and set(tags[tags.index("item") :]) != {"item"}:
        yield "MisplacedItem"
    if channel.findtext("docs") != "http://www.rssboard.org/rss-specification":
        yield "docs"
    self_link = channel.find(f"{ATOM}link")
    if self_link is None or self_link.get("rel") != "self" or not FULL_URI.fullmatch(self_link.get("href", "")):
        yield "MissingAtomSelfLink"
    guids = Counter(guid.text for guid in channel.iterfind("item/guid"))
    yield from (f"DuplicateValue guid {guid}" for guid, times in guids.items() if times > 1)
    for item in channel.iterfind("item"):
        yield from rss_item(item)
    for element in rss.iter("pubDate", "lastBuildDate"):
        yield from rss_date(element.text or "")


def rss_item(item: Element) -> Iterator[str]:
    tags = [str(child.tag) for child in item]
    for name in ("title", "link", "description", "guid"):
        if tags.count(name) != 1:
            yield f"{tags.count(name)} {name} in item"
    for name in ("pubDate", "source"):
        if tags.count(name) > 1:
            yield f"DuplicateElement {name}"
    if "author" in tags:
        yield "InvalidContact: author needs an e-mail address"
    if CONTENT in tags and tags.index(CONTENT) < tags.index("description"):
        yield "NeedDescriptionBeforeContent"
    yield from rss_addresses(item)
    yield from event(item)
    yield from rss_values(item)


def rss_addresses(item: Element) -> Iterator[str]:
    guid, source = item.find("guid"), item.find("source")
    if guid is None or guid.get("isPermaLink") != "false":
        yield "InvalidHttpGUID"
    for address in (item.findtext("link"), source.get("url") if source is not None else "https://none.example/"):
        if not FULL_URI.fullmatch(address or ""):
            yield f"InvalidFullLink {address}"


def rss_values(item: Element) -> Iterator[str]:
    for name in ("title", "category", "source", f"{DC}creator"):
        yield from (f"NotBlank {name}" for element in item.iterfind(name) if not (element.text or "").strip())
    for html in (item.findtext("description") or "", item.findtext(CONTENT) or ""):
        if RELATIVE.search(html):
            yield "ContainsRelRef"
    if not LANGUAGE.fullmatch(item.findtext(f"{DC}language") or "en"):
        yield "InvalidLanguage"


def rss_date(text: str) -> Iterator[str]:
    if not RFC2822.fullmatch(text):
        yield f"InvalidRFC2822Date {text}"
        return
    moment: datetime = parsedate_to_datetime(text)
    if ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()] != text[:3]:
        yield f"IncorrectDOW {text}"
