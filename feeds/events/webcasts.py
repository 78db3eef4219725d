"""Find the address where a happening can be followed. Pure."""

import re

from feeds.events.records import Facts
from feeds.events.sentences import MOST

_ADDRESS = re.compile(r"https?://[^\s<>\"'()（），。；]{4,500}")
_FOLLOWS = re.compile(
    r"(?i)webcast|webinar|live|listen|stream|register|registration|dial|zoom|teams|join|meeting|event|call|直播|会议|會議|参会|參會|接入|收看"
)
_AROUND = 160  # characters before a bare address that say what it is
_IN_ADDRESS = re.compile(
    r"(?i)webcast|webinar|zoom\.us|teams\.microsoft|livestream|register\.|/register|edge\.media|roadshow|event"
)


def webcast_of(facts: Facts) -> str | None:
    """Return the first address of a release that is said to be where it can be followed; None where none is.

    A release has one webcast, as a rule: the address is that of all it tells of.
    """
    text = facts.text[:MOST]
    for address, words in facts.addresses:
        if _IN_ADDRESS.search(address) or re.search(r"(?i)webcast|webinar|live\s?stream|直播", words):
            return address
    for match in _ADDRESS.finditer(text):
        before = text[max(0, match.start() - _AROUND) : match.start()]
        address = match[0].rstrip(".,;:!?")
        if _IN_ADDRESS.search(address) or _FOLLOWS.search(before):
            return address
    return None
