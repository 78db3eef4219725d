"""Pages rewritten as a redesign or another site's builder would write them, with the same items for a reader.

Each mutation takes the tree of a page and the items that are to be read from it, changes the tree in place, and
returns the items of the changed page; None where it cannot be applied to that page.
"""

import copy
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias
from urllib.parse import urljoin

import lxml.html

from feeds.dates import DateContext, StatedDate, find_dates

Tree: TypeAlias = lxml.html.HtmlElement


@dataclass(frozen=True, kw_only=True)
class Row:
    """An item that is to be read."""

    link: str
    title: str | None
    date: date | None


Mutation = Callable[[Tree, list[Row], str], list[Row] | None]
_KEPT = frozenset(["href", "src", "datetime", "lang", "title", "rel", "name", "content", "colspan", "property"])
_REGIONS = frozenset(["header", "footer", "nav", "aside", "main", "section", "article", "figure", "figcaption"])


def key_of(link: str) -> str:
    """Return a link in a form that ignores what does not tell pages apart."""
    return re.sub(r"^https?:", "", link.strip().partition("#")[0]).rstrip("/").casefold()


def boxes_of(tree: Tree, rows: Sequence[Row], base: str) -> list[Tree] | None:
    """Return the element of each item that holds all of it and nothing of another; None where items have none.

    All are siblings with the same tag, and the dates, if the page prints any, lie in them.
    """
    wanted = {key_of(row.link): number for number, row in enumerate(rows)}
    numbers: dict[Tree, int] = {}
    for anchor in tree.iter("a"):
        href = anchor.get("href")
        number = wanted.get(key_of(urljoin(base, href.strip()))) if href else None
        if number is not None:
            numbers[anchor] = number
    found: dict[int, Tree] = {}
    for anchor, number in numbers.items():
        box = anchor
        while (parent := box.getparent()) is not None and parent.tag != "body":
            if {numbers[one] for one in parent.iter("a") if one in numbers} != {number}:
                break
            box = parent
        found.setdefault(number, box)
    boxes = [found[number] for number in range(len(rows)) if number in found]
    if len(boxes) < len(rows) or len({box.getparent() for box in boxes}) != 1 or len({box.tag for box in boxes}) != 1:
        return None
    for box, row in zip(boxes, rows, strict=True):
        if row.date and not any(found.value.date() == row.date for _, _, found in _dates(box)):
            return None
    return boxes


def _dates(box: Tree) -> list[tuple[Tree, str, StatedDate]]:
    """Return where dates stand in an element: the element, "text" or "tail", and the date."""
    found = []
    for one in box.iter():
        if not isinstance(one.tag, str):
            continue
        for place in ("text", "tail") if one is not box else ("text",):
            text = getattr(one, place)
            if text and any(char.isdigit() for char in text):
                found += [(one, place, date) for date in find_dates(text[:300], DateContext(language="en"))]
    return found


# ------------------------------------------------------------------------------------------------------ classes and ids


def renamed_classes(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Hash every class and id, as CSS modules do."""
    for element in _elements(tree):
        for name in ("class", "id"):
            if value := element.get(name):
                element.set(name, " ".join(f"c_{_letters(token)}" for token in value.split()))
    return rows


def without_classes(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Take all classes, ids and roles away."""
    for element in _elements(tree):
        for name in [name for name in element.attrib if name not in _KEPT]:
            del element.attrib[name]
    return rows


def only_boxes(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Write every region as a div, and lists as divs in divs, with hashed classes."""
    renamed_classes(tree, rows, base)
    for element in _elements(tree):
        if element.tag in _REGIONS | {"ul", "ol", "li"}:
            element.set("class", f"c_{_letters(element.tag)} {element.get('class') or ''}".strip())
            element.tag = "div"
    return rows


def utility_classes(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Give each element classes that say how it looks, not what it is."""
    for element in _elements(tree):
        element.attrib.pop("id", None)
        if element.get("class"):
            name = _letters(element.get("class") or "")
            element.set("class", f"flex p-{len(name)} text-sm md:w-1/2 hover:{name[:2]} gap-4")
    return rows


# ------------------------------------------------------------------------------------------------------------- records


def wrapped_records(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Put what each record holds into a box more."""
    boxes = boxes_of(tree, rows, base)
    if boxes is None or boxes[0].tag in ("tr", "a", "dt", "dd", "h2", "h3", "h4", "p"):
        return None
    for box in boxes:
        inner = lxml.html.Element("div", {"class": "inner"})
        inner.text, box.text = box.text, None
        for child in list(box):
            inner.append(child)
        box.append(inner)
    return rows


def with_promos(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Put an advertisement after every third record."""
    boxes = boxes_of(tree, rows, base)
    if boxes is None or len(boxes) < 4 or boxes[0].tag not in ("div", "li", "article") or not any(r.date for r in rows):
        return None
    for number, box in enumerate(boxes):
        if number % 3 == 2 and number < len(boxes) - 1:
            promo = lxml.html.fragment_fromstring(
                f'<{box.tag} class="promo"><a href="/campaigns/spring-{number}">'
                f'<img src="/img/promo-{number}.jpg" alt=""></a>'
                f"<p>Save the planet with us</p></{box.tag}>"
            )
            promo.tail, box.tail = box.tail, None
            box.addnext(promo)
    return rows


def numbered(count: int) -> Mutation:
    """Return the mutation that leaves, or makes, so many records."""

    def mutation(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
        boxes = boxes_of(tree, rows, base)
        if boxes is None or len(boxes) < 2 or _told_twice(tree, boxes, rows, base):
            return None
        if count <= len(boxes):
            for box in boxes[count:]:
                box.getparent().remove(box)
            return rows[:count]
        return [*rows, *_more(boxes, rows, base, count - len(boxes))]

    return mutation


def _told_twice(tree: Tree, boxes: Sequence[Tree], rows: Sequence[Row], base: str) -> bool:
    """Tell whether an item is linked outside its box, too, or two items have one link."""
    wanted = {key_of(row.link) for row in rows}
    inside = {id(anchor) for box in boxes for anchor in box.iter("a")}
    links = (anchor for anchor in tree.iter("a") if id(anchor) not in inside and anchor.get("href"))
    return len(wanted) < len(rows) or any(key_of(urljoin(base, anchor.get("href"))) in wanted for anchor in links)


def _more(boxes: Sequence[Tree], rows: Sequence[Row], base: str, missing: int) -> list[Row]:
    added, last = [], boxes[-1]
    for number in range(missing):
        source, row = boxes[number % len(boxes)], rows[number % len(boxes)]
        box, mark = copy.deepcopy(source), f"{number + 201}"
        links = {
            anchor.get("href")
            for anchor in box.iter("a")
            if key_of(urljoin(base, anchor.get("href") or "")) == key_of(row.link)
        }
        for anchor in box.iter("a"):
            if anchor.get("href") in links:
                anchor.set("href", _numbered_link(anchor.get("href") or "", mark))
        href = min((link for link in links if link), key=len)
        box.tail = last.tail
        last.addnext(box)
        last = box
        added.append(replace(row, link=urljoin(base, _numbered_link(href.strip(), mark))))
    return added


def _numbered_link(href: str, mark: str) -> str:
    href = href.partition("#")[0]
    head, dot, tail = href.strip().rpartition(".")
    if dot and len(tail) < 5 and tail.isalpha() and "/" in head:
        return f"{head}-{mark}.{tail}"
    return f"{href.strip().rstrip('/')}{mark}"


# ---------------------------------------------------------------------------------------------------------------- page


def shuffled_regions(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Turn round the order of what stands around the list: footer first, header last."""
    boxes = boxes_of(tree, rows, base)
    body = tree.find("body")
    if boxes is None or body is None:
        return None
    holding = {id(one) for one in boxes[0].iterancestors()}
    if id(body) not in holding:
        return None
    children = list(body)
    held = [child for child in children if id(child) in holding]
    if len(held) != 1 or len(children) < 3:
        return None
    for child in reversed(children):
        body.remove(child)
    for child in reversed(children):
        body.append(child)
    return rows


def with_big_footer(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
    """Put a site map of eighty links under the page, in plain boxes."""
    body = tree.find("body")
    if body is None:
        return None
    columns = ""
    for column in range(8):
        links = "".join(
            f'<div><a href="/{_SECTIONS[column]}/{_letters(str(column * 10 + number))}">{_SECTIONS[column].title()}'
            f" of the {_letters(str(number))[:6]} family</a></div>"
            for number in range(10)
        )
        columns += f"<div><div>{_SECTIONS[column].title()}</div>{links}</div>"
    body.append(lxml.html.fragment_fromstring(f"<div>{columns}</div>"))
    return rows


_SECTIONS = ("products", "solutions", "services", "industries", "support", "company", "careers", "partners")


# --------------------------------------------------------------------------------------------------------------- dates


def redated(form: str) -> Mutation:
    """Return the mutation that writes the dates of the records in another form."""

    def mutation(tree: Tree, rows: list[Row], base: str) -> list[Row] | None:
        boxes = boxes_of(tree, rows, base)
        if boxes is None or not all(row.date for row in rows):
            return None
        for box, row in zip(boxes, rows, strict=True):
            for element in box.iter("time"):
                element.attrib.pop("datetime", None)
            places = [(one, place, found) for one, place, found in _dates(box) if found.value.date() == row.date]
            if len(places) != 1:
                return None
            one, place, found = places[0]
            text = getattr(one, place)
            setattr(one, place, text[: found.start] + _written(row.date, form) + text[found.end :])
        return rows

    return mutation


def _written(day: date | None, form: str) -> str:
    assert day
    return day.strftime(form)


# ------------------------------------------------------------------------------------------------------------------ all


MUTATIONS: dict[str, Mutation] = {
    "as it is": lambda tree, rows, base: rows,
    "renamed classes": renamed_classes,
    "without classes": without_classes,
    "only boxes": only_boxes,
    "utility classes": utility_classes,
    "wrapped records": wrapped_records,
    "with promos": with_promos,
    "two items": numbered(2),
    "three items": numbered(3),
    "five items": numbered(5),
    "forty items": numbered(40),
    "footer first": shuffled_regions,
    "big footer": with_big_footer,
    "ISO dates": redated("%Y-%m-%d"),
    "English dates": redated("%B %d, %Y"),
    "dotted dates": redated("%d.%m.%Y"),
    "Chinese dates": redated("%Y年%m月%d日"),
}


def _elements(tree: Tree) -> list[Tree]:
    return [element for element in tree.iter() if isinstance(element.tag, str)]


def _letters(text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return digest.translate(str.maketrans("0123456789", "ghijklmnop"))
