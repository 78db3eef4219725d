"""Which of a record's texts is its title, and what does not belong to the title in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from feeds.extractors.date_reader import DateReader, share
from feeds.extractors.outline import Outline, Unit
from feeds.extractors.slots import Slot
from feeds.extractors.stock_phrases import says_nothing

_TITLE_LABEL = re.compile(
    r"\b(?:title|titel|titre|t[ií]tulo|titolo|headline|caption|subject|case name|case title|case style|style|case"
    r"|name|party|parties|release|announcement|news|topic|betreff|objet|asunto|oggetto|onderwerp|tytuł|konu|тема|заголовок)\b"
    r"|标题|標題|题名|题目|名称|名稱|主题|主題|件名|タイトル|内容|제목"
)
_OTHER_LABEL = re.compile(
    r"\b(?:docket|number|no|nr|num|date|datum|fecha|data|court|judge|type|citation|category|author|county|status|panel"
    r"|disposition|source|quelle|size|format|language|tags?|issue|reporter|lower)\b|#|编号|編號|日期|时间|時間|作者|来源|來源|分类"
)
_EDGE = " \t|·•-–—:：/,，;；»›>→、"
_CODE_PREFIX = re.compile(
    r"(?:(?:No|Nos|Nr|Case|Docket)\.?\s*)?(?=[^\s]*\d{3})[\w:./-]{4,24}(?:\s*(?:[/,&]|\band\b)\s*(?=[^\s]*\d{3})[\w:./-]{3,24})*"
    r"(?:\s*[•·|:,–—-]\s+|\s*[•·|–—]\s*|\s+)(?=\D)"
)
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d\W*")


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleRule:
    """Where the title stands, and what is cut from it."""

    key: str
    coarse: bool  # whether the key is a coarse place
    lead_date: bool = False  # a date before the title, to be cut
    tail_date: bool = False  # a date after the title, to be cut
    code: bool = False  # a number or code before the title, to be cut
    score: float = 0.0
    coverage: float = 0.0
    linked: bool = False


def title_rule(outline: Outline, slots: Sequence[Slot], reader: DateReader, *, coarse: bool) -> TitleRule | None:
    """Learn where the title stands from the slots of sample records; None where no text will do."""
    scored = [(_score(outline, slot, reader), slot) for slot in slots]
    scored = [(score, slot) for score, slot in scored if score > 0]
    if not scored:
        return None
    score, slot = max(scored, key=lambda pair: pair[0])
    lead, tail = _date_edges(slot, reader)
    rule = TitleRule(
        key=slot.key,
        coarse=coarse,
        lead_date=lead,
        tail_date=tail,
        score=score,
        coverage=slot.coverage,
        linked=slot.share(lambda unit: unit.link >= 0) >= 0.5,
    )
    return _with_code(rule, slot, reader)


def _score(outline: Outline, slot: Slot, reader: DateReader) -> float:
    """Judge how well a slot would do as title; not above 0 where it would not do at all."""
    if slot.coverage < 0.4 or slot.width < 4 or (slot.constant and slot.total > 2):
        return 0.0
    if slot.share(lambda unit: _mostly_date(unit.text, reader)) > 0.5:
        return 0.0
    if slot.share(lambda unit: says_nothing(unit.text)) > 0.5:
        return 0.0
    score = 2 * slot.coverage + 1.2 * slot.distinct
    score += 1.5 * slot.share(lambda unit: unit.heading >= 0)
    score += 0.8 * slot.share(lambda unit: unit.link >= 0)
    score += 1.0 * slot.share(lambda unit: outline.states(unit.node, "headline"))
    score += _width_score(slot.width) - 1.3 * slot.code - 0.06 * slot.order
    score -= 2.0 * slot.share(lambda unit: embedded(outline, unit))
    if slot.label:
        score += 1.0 * bool(_TITLE_LABEL.search(slot.label)) - 1.0 * bool(_OTHER_LABEL.search(slot.label))
    return score


def embedded(outline: Outline, unit: Unit) -> bool:
    """Tell whether a text is a link in the middle of a sentence."""
    if unit.link < 0 or unit.heading >= 0:
        return False
    number = outline.first_units[unit.link] - 1
    if number < 0:
        return False
    before = outline.units[number]
    return before.line == unit.line and before.link < 0 and before.width >= 24 and before.text[-1].isalpha()


def _width_score(columns: float) -> float:
    if columns < 8:
        return -1.0
    if columns < 16:
        return 0.0
    return 0.7 if columns <= 220 else -1.5


def _mostly_date(text: str, reader: DateReader) -> bool:
    if reader.partial(text):
        return True
    return any(share(found, text) >= 0.6 for found in reader.found(text))


def _date_edges(slot: Slot, reader: DateReader) -> tuple[bool, bool]:
    """Tell whether nearly all texts of a slot begin, or end, with a date that is not part of the wording."""
    lead = tail = 0
    rests = set()
    for unit in slot.units.values():
        text, leads, tails = without_dates(unit, reader)
        lead, tail = lead + leads, tail + tails
        rests.add(text)
    needed = 0.8 * len(slot.units)
    if len(rests) < 0.6 * len(set(slot.texts)):
        return False, False
    return lead >= needed, tail >= needed


def without_dates(unit: Unit, reader: DateReader) -> tuple[str, bool, bool]:
    """Return a text without the date at its beginning and end, and whether there was one at each.

    A date at the end counts only where something sets it apart from the wording: an element of its own, brackets or a
    separator.
    """
    text, found = unit.text, reader.found(unit.text)
    lead = tail = False
    if found and text[: found[0].start].strip(_EDGE + "[(（【") == "" and text[found[0].end :].strip(_EDGE):
        text, lead = _without_edges(text[found[0].end :], closing="])）】"), True
        found = found[1:]
    if found and unit.text[found[-1].end :].strip(_EDGE + "])）】") == "":
        before = unit.text[: found[-1].start].rstrip()
        apart = unit.parts and unit.parts[-1].strip("[]()（）【】") == found[-1].text.strip()
        if before.endswith(tuple("|·•-–—:：/,，([（【")) or apart:
            cut = len(unit.text) - found[-1].start
            text, tail = _without_edges(text[:-cut], opening="[(（【"), True
    return (text, lead, tail) if text else (unit.text, False, False)


def _with_code(rule: TitleRule, slot: Slot, reader: DateReader) -> TitleRule:
    """Find out whether nearly all titles begin with a number of their own, such as a docket number."""
    texts = [clean_title(unit, rule, reader) for unit in slot.units.values()]
    matches = [match for text in texts if (match := _CODE_PREFIX.match(text)) and not _PLAIN_YEAR.fullmatch(match[0])]
    codes, rests = {match[0] for match in matches}, {match.string[match.end() :] for match in matches}
    enough = len(texts) >= 3 and len(matches) >= 0.7 * len(texts)
    if enough and len(codes) >= 0.7 * len(matches) and len(rests) >= 0.6 * len(matches):
        return replace(rule, code=True)
    return rule


def clean_title(unit: Unit, rule: TitleRule, reader: DateReader) -> str:
    """Return the title in a text, without what the rule says does not belong to it."""
    text = unit.text
    if rule.lead_date or rule.tail_date:
        bare, lead, tail = without_dates(unit, reader)
        if (lead and rule.lead_date) or (tail and rule.tail_date):
            text = bare
    if rule.code and (match := _CODE_PREFIX.match(text)):
        text = text[match.end() :]
    return _without_edges(text) or unit.text


def _without_edges(text: str, opening: str = "", closing: str = "") -> str:
    """Return a text without separators and arrows at its ends, nor brackets; marks of a quotation stay."""
    begun = text.lstrip(_EDGE + closing)
    bare = begun.rstrip(_EDGE + opening)
    start, end = text[: len(text) - len(begun)], begun[len(bare) :]
    if "»" in start and bare.count("«") > bare.count("»"):
        return f"»{bare}"
    return f"{bare}»" if "»" in end and bare.count("«") > bare.count("»") else bare
