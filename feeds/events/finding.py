"""Find the happenings that sentences tell of: pair each day with what happens on it, and say how sure that is. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from feeds.dates.characters import plain
from feeds.dates.stated import DateContext
from feeds.events import words, words_zh
from feeds.events.days import days_in
from feeds.events.hours import hours_in
from feeds.events.naming import bare_name, made_name, printed_name, small_name, tidy_name
from feeds.events.places import place_of
from feeds.events.records import Day, Draft, Facts, Hours, Sentence, Trigger
from feeds.model import EventKind, Status
from feeds.text import tidy

LATEST = timedelta(days=600)  # after the publication: a regulator's date is at most a year away, a congress two
PAST = timedelta(days=31)  # before it: what was held longer ago is history, told of in passing
MOST_CLAIMS = 500  # days of one release that are looked at closely: a year of a financial calendar has a tenth of it
_ADJACENT = 90  # characters between a happening's words and its date: a clause
_FAR = 330
_EARLY = 8  # sentences at the head of a release, which say what it is about
_CARRIED = 3  # sentences for which a heading holds
_ALONE = 40  # characters beside a day that make no sentence: "Hong Kong, 8 August 2025"; a third of it in Chinese
_BESIDE = 200  # characters on either side of a day in which its congress may be named in other words
_SHORT = 130  # characters of a line that may be a heading or a label
_HAN = re.compile("[\u4e00-\u9fff]")
# Kinds that are told of after they were held, and are news then.
_TOLD_AFTER = frozenset((EventKind.CONGRESS, EventKind.CEREMONY, EventKind.CONFERENCE, EventKind.INVESTOR_DAY))
# Kinds that are webcast, as a rule.
_CALLED_MEETINGS = frozenset((EventKind.CALL, EventKind.INVESTOR_DAY, EventKind.ANNUAL_MEETING))
# Kinds whose happenings bear a name of their own.
_NAMED = frozenset((*_TOLD_AFTER, EventKind.ANNUAL_MEETING))
_ORDER = {kind: place for place, (kind, _) in enumerate(words.TRIGGERS)}


@dataclass(frozen=True, kw_only=True)
class _Part:
    """A sentence with what stands in it; times and happenings are looked for when they are first asked for.

    Most sentences name no day and stand beside none: of those nobody asks.
    """

    sentence: Sentence
    days: list[Day]  # without its own
    own: list[Day]  # those of the release itself: in its dateline, at its foot
    language: str | None  # of the release

    @cached_property
    def hours(self) -> list[Hours]:
        """The times of day, without that of the release itself."""
        found = hours_in(self.sentence.text, _context_of(self.sentence.text, self.language))
        return [one for one in found if not any(0 <= one.start - day.end <= 8 for day in self.own)]

    @cached_property
    def triggers(self) -> list[Trigger]:
        """The words that name a happening: none in a long sentence without a day, which is prose."""
        telling = bool(self.days) or len(self.sentence.text) <= _SHORT or self.sentence.place == 0
        return triggers_in(self.sentence.text) if telling else []

    @property
    def may_head(self) -> bool:
        """Whether the next sentences may be about what it names."""
        return (bool(self.days) or len(self.sentence.text) <= _SHORT) and bool(self.triggers)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Heading:
    """What the next sentences may be about."""

    part: _Part
    trigger: Trigger


@dataclass(frozen=True, kw_only=True, slots=True)
class _Claim:
    """A day of a part, with the words that may say what happens on it."""

    part: _Part
    day: Day
    left: int  # where the part of the sentence that is about this day begins
    right: int  # and ends
    trigger: Trigger  # words of this sentence
    heading: _Heading | None = None  # what they stand for, where it was named before


def kind_of(title: str) -> EventKind | None:
    """Return the kind of happening that a title is about, None where it names none."""
    triggers = triggers_in(plain(tidy(title)))
    return triggers[0].kind if triggers else None


def drafts_of(facts: Facts, sentences: Sequence[Sentence]) -> Iterator[Draft]:
    """Yield what the sentences tell of, in their order; the same happening may be told of again and again."""
    parts = [_part(sentence, facts) for sentence in sentences]
    for place, claim in islice(_all_claims(parts, facts.published), MOST_CLAIMS):
        draft = _draft(claim, parts, place, facts)
        if draft is not None:
            yield draft


def _all_claims(parts: Sequence[_Part], published: date | None) -> Iterator[tuple[int, _Claim]]:
    """Yield the claims of all days that may be news, each with the place of its part."""
    heading: _Heading | None = None
    done = 0  # parts that `heading` is known of
    for place, part in enumerate(parts):
        if not any(_may_be_news(part, day, published) for day in part.days):
            continue
        begin = _last_reset(parts, done, place)
        heading = heading if begin == done else None
        for earlier in parts[begin:place]:
            heading = _next_heading(earlier, _in_force(heading, earlier))
        done, heading = place, _in_force(heading, part)
        for claim in _claims(part, heading, parts[0]):
            if _may_be_news(part, claim.day, published):
                yield place, claim


def _may_be_news(part: _Part, day: Day, published: date | None) -> bool:
    """Tell whether a day may be one on which something happens: a quick look, before words of a happening are sought.

    What it refuses, `_is_near` and `_is_told_for_today` would refuse.
    """
    if day.counted and words.REPORTED.match(part.sentence.text, day.start):
        return False
    return published is None or ((day.last or day.first) - published >= -PAST and day.first - published <= LATEST)


def _last_reset(parts: Sequence[_Part], done: int, place: int) -> int:
    """Return from where on headings are to be read for a part: what is before can no longer matter.

    That is behind as many parts without any heading as one is carried over; no earlier than the parts that are done.
    """
    without = 0
    for begin in range(place, done, -1):
        if without > _CARRIED:
            return begin
        without = 0 if parts[begin - 1].may_head else without + 1
    return done


def _in_force(heading: _Heading | None, part: _Part) -> _Heading | None:
    """Return a heading if it still holds at a part."""
    held = heading is not None and part.sentence.place - heading.part.sentence.place <= _CARRIED
    return heading if held else None


def _next_heading(part: _Part, heading: _Heading | None) -> _Heading | None:
    """Return what the sentences after a part may be about: what it names, else what held before."""
    if not part.may_head:
        return heading
    labelled = words.LABELLED.match(part.sentence.text) is not None  # "Format: Fireside chat"
    vague = not part.days and (labelled or part.triggers[0].kind is EventKind.WEBCAST)
    return heading if vague and heading is not None else _Heading(part=part, trigger=part.triggers[0])


def _part(sentence: Sentence, facts: Facts) -> _Part:
    named = days_in(sentence.text, facts.published)
    own = [day for day in named if _is_own(sentence.text, day, facts.published)]
    days = [day for day in named if day not in own] if own else named
    if days and words.DENIED.search(sentence.text):
        days = []
    return _Part(sentence=sentence, days=days, own=own, language=facts.language)


def _context_of(text: str, language: str | None) -> DateContext:
    """Return how the times of a sentence are to be read: Chinese as such, also within a release in English."""
    if not text.isascii() and _HAN.search(text):
        return DateContext(language="zh")
    return DateContext(language=language if language != "zh" else None)


def triggers_in(text: str) -> list[Trigger]:
    """Return the words of a tidy, plain sentence that name a happening, in order."""
    folded = text.casefold()
    patterns = [(kind, pattern) for kind, pattern in words.TRIGGERS if _holds_any(folded, words.HINTS.get(kind))]
    if not text.isascii() and _HAN.search(text):
        patterns += words_zh.TRIGGERS
    found = [
        Trigger(start=match.start(), end=match.end(), kind=kind)
        for kind, pattern in patterns
        for match in pattern.finditer(text)
    ]
    if not any(one.kind is EventKind.CALL for one in found) and _holds_any(folded, words.RESULTS_DAY_HINTS):
        found += [
            Trigger(start=match.start(), end=match.end(), kind=EventKind.CALL)
            for match in words.RESULTS_DAY.finditer(text)
        ]
    kept: list[Trigger] = []
    for one in sorted(found, key=lambda one: (_ORDER[one.kind], one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _holds_any(folded: str, hints: Sequence[str] | None) -> bool:
    """Tell whether a text in lower case holds one of some words, or none is asked for."""
    return hints is None or any(hint in folded for hint in hints)


def _is_own(text: str, day: Day, published: date | None) -> bool:
    """Tell whether a day is that of the release itself: in its dateline, under its title, at its foot.

    The day of publication is that of a happening only if a preposition leads to it, or words for "held" follow.
    """
    if day.counted or day.last is not None:
        return False
    if published is not None and abs((day.first - published).days) > 2:
        return False
    alone = _ALONE if text.isascii() and published is not None else _ALONE // 3
    if words.DATELINE.match(text, day.end) is not None or len(text) - (day.end - day.start) < alone:
        return True
    told = words.LEADS_TO.search(text, max(0, day.start - 20), day.start) or words_zh.HELD_ON.match(text, day.end)
    return day.first == published and told is None and not day.weekday_agrees and not words.AT.match(text, day.end)


def _claims(part: _Part, heading: _Heading | None, title: _Part) -> Iterator[_Claim]:
    """Yield a claim for each day of a part that words of a happening stand beside, or that a heading is about."""
    length = len(part.sentence.text)
    for place, day in enumerate(part.days):
        left = part.days[place - 1].end if place else 0
        right = part.days[place + 1].start if place + 1 < len(part.days) else length
        near = _nearest(part, day, left, right) or (_nearest(part, day, 0, right) if place else None)
        if near is not None:
            yield _Claim(part=part, day=day, left=left, right=right, trigger=near)
            continue
        told = heading if heading is not None else _heading_of(title) if part.sentence.place <= _EARLY else None
        found = _reference(part, day, (left, right), told) if told is not None else None
        if told is not None and found is not None:
            trigger = Trigger(start=found.start(), end=found.end(), kind=told.trigger.kind)
            yield _Claim(part=part, day=day, left=left, right=right, trigger=trigger, heading=told)


def _heading_of(part: _Part) -> _Heading | None:
    return _Heading(part=part, trigger=part.triggers[0]) if part.triggers else None


def _reference(part: _Part, day: Day, around: tuple[int, int], told: _Heading) -> re.Match[str] | None:
    """Return the words by which a sentence says that its day is that of what was told before, None for none."""
    text, congress = part.sentence.text, told.trigger.kind is EventKind.CONGRESS
    found = (words.APPEARS.match(text) if not congress else None) or words.LABEL.match(text)
    found = found or words.GENERIC.search(text, *around)
    if found is None and _HAN.search(text):
        found = words_zh.GENERIC.search(text, *around)
    if found is None and congress and day.last is not None:
        found = words.INTRODUCED.search(text, max(0, day.start - 60), day.start)
    return found


def _nearest(part: _Part, day: Day, left: int, right: int) -> Trigger | None:
    """Return the trigger of this day: the nearest before it, else the nearest after it in the same cell of a table."""
    triggers, text = part.triggers, part.sentence.text
    before = [one for one in triggers if left <= one.start and one.start < day.start and day.start - one.end < _FAR]
    after = [one for one in triggers if day.end <= one.start < right and one.start - day.end < _FAR]
    after = [one for one in after if "|" not in text[day.end : one.start]]
    special = [one for one in before if one.kind in {EventKind.REGULATORY_DATE, EventKind.ANNUAL_MEETING}]
    if after and before and before[-1].kind is EventKind.WEBCAST and text[before[-1].end :].startswith(" of "):
        # "Webcast of April 25 Annual Meeting": what is webcast is the happening
        before = [one for one in after[:1] if one.kind in _CALLED_MEETINGS] or before
    if before and before[-1].kind is EventKind.WEBCAST:  # "a conference call and webcast" is a call
        before = [one for one in before if one.kind in _CALLED_MEETINGS] or before
    if special or before:
        return (special or before)[-1]
    return after[0] if after else None


def _draft(claim: _Claim, parts: Sequence[_Part], place: int, facts: Facts) -> Draft | None:
    """Return what a claim tells of, None where its day is another's."""
    kind, day, sentence = _kind_of(claim, facts.title), claim.day, claim.part.sentence
    if _is_spoilt(claim) or not _is_near(claim, facts.published):
        return None
    hours = _hours_of(claim, parts, place)
    if day.counted and not _is_told_for_today(claim, hours):
        return None
    scientific = kind is EventKind.CONGRESS or (
        kind is EventKind.WEBCAST and words.APPEARANCE.search(facts.title) is None
    )
    proper = _proper_name(claim) if kind in _NAMED else None
    return Draft(
        kind=kind,
        day=day,
        hours=hours,
        name=tidy_name(
            kind, bare_name(proper) if proper else made_name(kind, facts.title, sentence.shown, _said(claim))
        ),
        proper=proper is not None,
        place=place_of(sentence.text, day.start, day.end) if kind is not EventKind.REGULATORY_DATE else None,
        status=_status_of(claim),
        confidence=_confidence(claim, hours, facts.published),
        why=sentence.shown,
        session=scientific and _is_session(claim, facts.published),
    )


def _said(claim: _Claim) -> str:
    """Return the words that name a claim's happening, as printed."""
    part, trigger = claim.part, claim.trigger
    if claim.heading is not None:
        part, trigger = claim.heading.part, claim.heading.trigger
    return part.sentence.shown[trigger.start : trigger.end]


def _proper_name(claim: _Claim) -> str | None:
    """Return the first name that is printed where a claim is read from: of its trigger, then of others beside it."""
    if claim.heading is not None:
        part, trigger, span = claim.heading.part, claim.heading.trigger, (0, len(claim.heading.part.sentence.text))
    else:
        part, trigger, span = claim.part, claim.trigger, (claim.left, claim.right)
    beside = [one for one in part.triggers if span[0] <= one.start < span[1] and one.kind in _NAMED]
    names = (printed_name(part.sentence.text, part.sentence.shown, one) for one in (trigger, *beside))
    name = next((name for name in names if name is not None), None)
    if name is not None or trigger.kind is not EventKind.CONGRESS:
        return name
    text, day = claim.part.sentence.text, claim.day
    around = max(claim.left, day.start - _BESIDE), min(claim.right, day.end + _BESIDE)
    return small_name(text, claim.part.sentence.shown, *around)


def _kind_of(claim: _Claim, headline: str) -> EventKind:
    """Return the kind of a claim; a conference that officers speak at is a host's, not a scientific one."""
    kind = claim.trigger.kind
    if kind is not EventKind.CONGRESS or words.HELD.search(claim.part.sentence.text):
        return kind
    if words.APPEARANCE.search(headline) and not words.SCIENCE.search(headline):
        return EventKind.CONFERENCE
    return kind


def _is_spoilt(claim: _Claim) -> bool:
    """Tell whether the words around a day say that it is no day on which the happening takes place."""
    text, day, trigger = claim.part.sentence.text, claim.day, claim.trigger
    before = text[claim.left : day.start]
    if (
        words.PUT_OFF.match(text, day.end)
        or words.BOUNDS.search(before[-130:])
        or words_zh.SPOILS_AFTER.match(text[day.end : day.end + 12])
    ):
        return True
    regulator = trigger.kind is EventKind.REGULATORY_DATE
    if regulator:
        between = text[max(0, trigger.start - 50) : day.start]
        return bool(words.SETTLED.search(between) or words.PREVIOUS.search(between)) or trigger.start > day.start
    if words.BY.search(before) or words.REPLAY.search(before):
        return True
    if trigger.start < day.start:
        between = text[max(trigger.end, claim.left) : day.start]
    else:
        between = text[day.end : trigger.start] + before
    return bool(words.SPOILS.search(between) or words_zh.SPOILS.search(between))


def _is_near(claim: _Claim, published: date | None) -> bool:
    """Tell whether a day is near enough to the publication to be news: still to come, or just held and told of."""
    text = claim.part.sentence.text
    if published is None or claim.day.first > published:
        return published is None or claim.day.first - published <= LATEST
    if claim.day.first == published:
        reported = words.HELD.search(text) is not None and words.TO_COME.search(text) is None
        return not reported or claim.trigger.kind in _TOLD_AFTER
    if (claim.day.last or claim.day.first) >= published:
        return True
    return (
        published - claim.day.first <= PAST
        and claim.trigger.kind in _TOLD_AFTER
        and claim.part.sentence.place <= _EARLY
        and words.HELD.search(text) is not None
        and words.SESSION.search(text.replace("plenary session", "")) is None
    )


def _is_told_for_today(claim: _Claim, hours: Hours | None) -> bool:
    """Tell whether "today" is the day of the happening: a time stands right beside it, or it is said to be held."""
    text, day = claim.part.sentence.text, claim.day
    if words.REPORTED.match(text, day.start):
        return False
    if claim.trigger.kind is EventKind.CEREMONY and words.HELD.search(text):
        return True
    if hours is None or claim.trigger.kind in {EventKind.REGULATORY_DATE, EventKind.CONGRESS}:
        return False
    return min(abs(hours.start - day.end), abs(day.start - hours.end)) <= 30


def _is_session(claim: _Claim, published: date | None) -> bool:
    """Tell whether a day is that of a talk or poster at a scientific meeting which is still to come."""
    if claim.day.last is not None or (published is not None and claim.day.first < published):
        return False
    return words.SESSION.search(claim.part.sentence.text) is not None


def _hours_of(claim: _Claim, parts: Sequence[_Part], place: int) -> Hours | None:
    """Return the time of a claim: beside its day, else in the next sentences that name no day and are about it."""
    kind = claim.trigger.kind
    if kind is EventKind.REGULATORY_DATE or claim.day.last is not None:
        return None
    text = claim.part.sentence.text
    beside = [one for one in claim.part.hours if claim.left <= one.start < claim.right]
    beside = [one for one in beside if not words.NOT_THEN.search(text[claim.left : one.start])]
    if kind is EventKind.CALL and (later := _call_later(claim, parts[place + 1 : place + 3])) is not None:
        return later
    if beside:
        best = _for_call(text, beside) if kind is EventKind.CALL else None
        return best or min(beside, key=lambda one: _gap(one, claim.day))
    if claim.right < len(text):
        return None
    for part in parts[place + 1 : place + 3]:
        line = part.sentence.text
        if part.days:
            break
        told = [one for one in part.hours if not words.NOT_THEN.search(line[: one.start])]
        if told:
            return (_for_call(line, told) if kind is EventKind.CALL else None) or told[0]
    return None


def _call_later(claim: _Claim, following: Sequence[_Part]) -> Hours | None:
    """Return the time of the call that follows the release of results on the same day, as the next sentences tell."""
    if not words.RESULTS_ONLY.match(claim.part.sentence.text, claim.trigger.start) or claim.right < len(
        claim.part.sentence.text
    ):
        return None
    for part in following:
        text = part.sentence.text
        if part.days:
            return None
        if words.CALL_WORDS.search(text) and not words.NOT_THEN.search(text) and part.hours:
            return _for_call(text, part.hours) or part.hours[0]
    return None


def _gap(hours: Hours, day: Day) -> int:
    """Return how far a time stands from its day: after it is nearer than before it."""
    return hours.start - day.end if hours.start >= day.end else 2 * (day.start - hours.end) + 40


def _for_call(text: str, hours: Sequence[Hours]) -> Hours | None:
    """Return the time of the call where a sentence tells that of the release of results, too."""
    if len(hours) < 2:
        return None
    calls = [match.start() for match in words.CALL_WORDS.finditer(text)]
    after = (one for one in hours if any(start < one.start < start + 120 for start in calls))
    return next(after, None)


def _status_of(claim: _Claim) -> Status:
    text = claim.part.sentence.text
    if words.CANCELLED.search(text):
        return Status.CANCELLED
    # A regulator may decide before or after its target date.
    unsure = claim.trigger.kind is EventKind.REGULATORY_DATE or words.TENTATIVE.search(text) is not None
    return Status.TENTATIVE if unsure else Status.CONFIRMED


def _confidence(claim: _Claim, hours: Hours | None, published: date | None) -> float:
    """Return how sure it is that the happening takes place on the day, 0 to 1."""
    text, day, trigger = claim.part.sentence.text, claim.day, claim.trigger
    gap = day.start - trigger.end if trigger.start < day.start else trigger.start - day.end
    value = 0.6
    value += 0.2 if words.TO_COME.search(text) or words.LABEL.match(text) else 0.0
    value += 0.15 if gap <= _ADJACENT else 0.0
    value += 0.1 if claim.part.sentence.place == 0 or hours is not None else 0.0
    value += {None: 0.0, True: 0.05, False: -0.25}[day.weekday_agrees]
    value -= 0.1 if published is None else 0.0  # nobody knows whether it is still to come
    value -= 0.05 if claim.heading is not None else 0.0
    value -= 0.1 if claim.trigger.start > day.end and not words.HELD.search(text) else 0.0
    value += 0.15 if published is not None and day.first < published and words.HELD.search(text) else 0.0
    return round(max(0.0, min(1.0, value)), 2)
