"""Tell people in short sentences what was taken for the list, and why."""

from collections import Counter
from collections.abc import Sequence

from feeds.extractors.outline import Outline
from feeds.extractors.records import Layout, Record


def told(
    layout: Layout,
    records: Sequence[Record],
    outline: Outline,
    others: tuple[int, int, Sequence[tuple[Layout, Sequence[Record]]]],
) -> tuple[str, ...]:
    """Return the reasons of a reading; `others`: items joined from other lists, featured ones, lists left alone."""
    joined, first, offered = others
    told = [f"{len(records)} records in {way(layout, outline)}", _dates(records), _titles(layout)]
    if joined:
        told.append(f"{joined} of them from another list of the page with links of the same kind")
    if first:
        told.append(f"{first} of them featured before the list")
    if outline.cut:
        told.append("the page is very long: only its beginning was read")
    told += [
        f"left alone: {len(more)} records in {way(other, outline)}, such as {(more[0].title or '')[:60]!r}"
        for other, more in offered[:2]
    ]
    return tuple(told)


def way(layout: Layout, outline: Outline) -> str:
    """Return where the records of a layout lie, for people: "main > ul > li"."""
    steps: list[str] = []
    for node in outline.ancestors(layout.boxes[0]):
        name = outline.elements[node].get("id") or ""
        steps.append(f"{outline.tags[node]}#{name}" if name and steps and name.isidentifier() else outline.tags[node])
        if len(steps) == 4 or outline.tags[node] in ("main", "body") or "#" in steps[-1]:
            break
    return " > ".join(reversed(steps))


def _dates(records: Sequence[Record]) -> str:
    places = Counter(record.dated.evidence.split(' with heading "')[0] for record in records if record.dated)
    if not places:
        return "no dates beside them"
    dated = sum(places.values())
    some = "dates" if dated == len(records) else f"dates of {dated}"
    return f"{some} from {' or '.join(place for place, _ in places.most_common(2))}"


def _titles(layout: Layout) -> str:
    rule = layout.title
    if rule is None:
        return "titles from what each record has"
    cut = [name for name, has in (("date", rule.lead_date or rule.tail_date), ("number", rule.code)) if has]
    place = rule.key.split("#")[0].split("/")[-1].split(".")[0] or "the record itself"
    return f"titles from {place}" + (f", without the {' and '.join(cut)} beside them" if cut else "")
