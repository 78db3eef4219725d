"""Learn a listing: try the ways to cut the page into records, and keep the one that looks most like news."""

import heapq
from collections.abc import Sequence
from dataclasses import replace

from feeds.extractors.candidates import Candidate, candidates_of
from feeds.extractors.date_reader import DateReader
from feeds.extractors.date_spot import Scene, date_spot
from feeds.extractors.group_dates import above_of
from feeds.extractors.judging import Regions, quick_score, score
from feeds.extractors.link_rule import link_rule
from feeds.extractors.outline import Outline, Span
from feeds.extractors.records import Layout, labels_of, record_of
from feeds.extractors.slots import Slot, sample_of, slots_of
from feeds.extractors.title_rule import TitleRule, title_rule

_TRIED = 14  # candidates that are learnt in full
_TRIED_PARTS = 8  # of those that are part of another one
_NEWS = 0.05  # score below which a list is at most offered beside the news, such as one of events to come
_QUICK = 16  # records of a candidate that are looked at before


def learn(outline: Outline, reader: DateReader, regions: Regions) -> list[Layout]:
    """Return the layouts of the page's lists, the one that looks most like news first; none where there is no list."""
    dated = [unit.width <= 160 and bool(reader.found(unit.text)) for unit in outline.units]
    ranked: dict[tuple[int, tuple[Span, ...]], tuple[float, Candidate]] = {}
    for candidate in candidates_of(outline):
        if candidate.key not in ranked:
            spans = candidate.spans
            some = [spans[number * len(spans) // _QUICK] for number in range(_QUICK)] if len(spans) > _QUICK else spans
            ranked[candidate.key] = quick_score(outline, some, len(spans), regions, dated), candidate
    best = [
        pair
        for part, most in ((False, _TRIED), (True, _TRIED_PARTS))
        for pair in heapq.nlargest(
            most, (one for one in ranked.values() if one[1].part is part), key=lambda one: one[0]
        )
    ]
    layouts = [layout_of(outline, candidate, reader, regions) for _, candidate in best]
    found = sorted((layout for layout in layouts if layout.score > 0), key=lambda layout: -layout.score)
    return found if found and found[0].score > _NEWS else []


def layout_of(outline: Outline, candidate: Candidate, reader: DateReader, regions: Regions) -> Layout:
    """Learn where the fields of a candidate's records stand, and judge it."""
    scene = Scene(outline, reader, above_of(outline, candidate.spans, reader), coarse=False, labels={})
    fine = _learnt(scene, candidate, regions)
    if fine.title and fine.title.coverage >= 0.9 and (fine.date is None or fine.date.coverage >= 0.9):
        return fine
    coarse = _learnt(replace(scene, coarse=True), candidate, regions)
    return coarse if coarse.score > fine.score else fine


def _learnt(scene: Scene, candidate: Candidate, regions: Regions) -> Layout:
    outline, sample = scene.outline, sample_of(candidate.spans)
    slots = slots_of(outline, sample, coarse=scene.coarse)
    title = title_rule(outline, slots, scene.reader, coarse=scene.coarse)
    scene = replace(scene, labels=labels_of({slot.key: slot.label for slot in slots}))
    layout = Layout(
        spans=candidate.spans,
        boxes=candidate.boxes,
        beside=candidate.beside,
        scene=scene,
        title=title,
        date=date_spot(scene, sample),
        link=link_rule(outline, sample),
        summary=_summary_place(slots, title),
    )
    records = [record_of(layout, span) for span in sample]
    return replace(layout, score=score(records, len(candidate.spans), outline, regions))


def _summary_place(slots: Sequence[Slot], title: TitleRule | None) -> str | None:
    """Return where the widest running text stands that is not the title."""
    texts = [
        slot
        for slot in slots
        if slot.width >= 40
        and slot.coverage >= 0.3
        and not slot.constant
        and (title is None or slot.key != title.key)
        and slot.share(lambda unit: unit.heading >= 0 or unit.link >= 0) < 0.5
    ]
    if not texts:
        return None
    return max(texts, key=lambda slot: min(slot.width, 200) * slot.coverage - 4 * slot.order).key.split("#")[0]
