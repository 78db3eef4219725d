"""Identity: the permanent key of each item of a reading, and the other names it may be known by."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from feeds.links import link_key
from feeds.model import Item
from feeds.text import letters

_COUNTER = re.compile(r"\d{1,3}")  # a guid like 17 may be a place in the list, which another item takes tomorrow


def keys_of(items: Sequence[Item], url: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (key, aliases) of each item of one reading of the document at `url`, in their order.

    The key is the permanent form of the link. Where several items share one, or it is the document's own, the link
    alone says too little: a mark made of the guid, else of title and day, is added. Aliases are names the same item may
    have had before or may have tomorrow, within its source: its guid, and its key with or without such a mark.
    """
    page = link_key(url)
    links = [link_key(item.link) for item in items]
    shared = Counter(links)
    guids = Counter(item.guid for item in items)
    found = []
    for item, link in zip(items, links, strict=True):
        guid = item.guid if item.guid is not None and _is_telling(item.guid, guids, page) else None
        marked = f"{link}#{_mark(guid or _words_of(item))}"
        alone = shared[link] == 1 and (link != page or len(items) == 1)
        names = (f"guid:{guid}" if guid else None, marked if alone else None)
        found.append((link if alone else marked, tuple(name for name in names if name)))
    return found


def _is_telling(guid: str, guids: Counter[str | None], page: str) -> bool:
    """Tell whether a guid names one item for ever: unique, no counter, not the address of the site or the list."""
    if guids[guid] > 1 or _COUNTER.fullmatch(guid):
        return False
    if not re.match(r"(?i)https?://", guid):
        return True
    key = link_key(guid)
    return key != page and ("/" in key or "?" in key)


def _words_of(item: Item) -> str:
    day = item.published.date().isoformat() if item.published and not item.published_relative else ""
    return f"{letters(item.title or '')} {day}"


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
