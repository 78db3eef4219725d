"""From an Item or an Entry, the dated happenings it tells of: name, start, end, zone, place, webcast, status. Pure.

    records     Facts, Sentence, Day, Hours, Trigger, Draft
    facts       Item, Entry -> Facts
    sentences   Facts -> Sentences, the title first
    days        the days a sentence names; hours, zones: the times of day and whose clocks show them
    words       what happenings are called, what says that they are still to come, what makes a date another's
    words_zh    the same in Chinese
    finding     Sentences -> Drafts: each day with what happens on it, and how sure that is
    naming places webcasts    what it is called, where it is, where it can be followed
    joining     Drafts -> Events: each happening once
    keeping     Events as stored and as read anew -> Events to store: permanent uids, sequence, what is told no longer

No Event is invented: a day must be printed, with words of a happening beside it, and none that say it is a deadline.
What is unsure stays below `CONFIDENT`.
"""

from feeds.events.facts import facts_of_entry, facts_of_item
from feeds.events.finding import drafts_of
from feeds.events.joining import events_from
from feeds.events.keeping import is_corrected, told_again
from feeds.events.records import Facts
from feeds.events.sentences import sentences_of
from feeds.events.webcasts import webcast_of
from feeds.model import CONFIDENT, Entry, Event, Item

__all__ = ["CONFIDENT", "Facts", "events_of", "events_of_entry", "events_of_item", "is_corrected", "told_again"]


def events_of(facts: Facts) -> list[Event]:
    """Return the Events that a piece of news tells of, in the order of their start, sure or not.

    Takes time in proportion to the length of the text, and never raises.
    """
    sentences = list(sentences_of(facts))
    return events_from(drafts_of(facts, sentences), facts, webcast_of(facts))


def events_of_item(item: Item) -> list[Event]:
    """Return the Events that an Item tells of, see `events_of`."""
    return events_of(facts_of_item(item))


def events_of_entry(entry: Entry) -> list[Event]:
    """Return the Events that an Entry tells of, see `events_of`."""
    return events_of(facts_of_entry(entry))
