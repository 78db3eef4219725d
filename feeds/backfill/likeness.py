"""Does an older page look like the list it belongs to? A menu, an error page or another list is no news."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from feeds.links import host_of
from feeds.model import Item

_FEW = 5  # items of the newest page below which it says little
_MOST_OF = 0.8
_HARDLY = 0.2


def strangeness(newest: Sequence[Item], items: Sequence[Item]) -> str | None:
    """Return in words why items of an older page are unlike those of the newest one; None where they are alike."""
    if len(newest) < _FEW or len(items) < 3:
        return None
    if _share([item.published is not None for item in newest]) >= _MOST_OF:
        dated = _share([item.published is not None for item in items])
        if dated <= _HARDLY:
            return "hardly any of its items states a date, where nearly all of the newest do"
    for of, what in ((_host, "lead to the site"), (_folder, "lie in the folder")):
        known = {of(item) for item in newest}
        usual = next((one for one in known if _share([of(item) == one for item in newest]) >= _MOST_OF), None)
        if usual and _share([of(item) in known for item in items]) <= _HARDLY:
            return f"hardly any of its items {what} {usual}, where nearly all of the newest do"
    return None


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / len(facts)


def _host(item: Item) -> str:
    return host_of(item.link).removeprefix("www.")


def _folder(item: Item) -> str:
    """Return the first folder of a link, digits masked: /2024/05/x and /2023/11/y are of one."""
    segments = [segment for segment in urlsplit(item.link).path.split("/") if segment]
    return f"/{re.sub(r'[0-9]+', '0', segments[0])}/" if len(segments) > 1 else ""
