"""placeholder"""

from dataclasses import dataclass

from feeds.model import Entry
from feeds.text import letters


@dataclass
class Change:
    text: str


def difference(old: Entry, new: Entry) -> Change | None:
    if letters(old.title) != letters(new.title):
        return Change(f"title: {old.title} -> {new.title}")
    if (old.published and old.published.day) != (new.published and new.published.day):
        return Change("day")
    return None
