"""A wrapper as a person would write it: CSS selectors for sources.yaml, as far as selectors can say it."""

from feeds.extractors.wrapper.paths import css_of, parse_path
from feeds.model import ListRule, Selectors, Wrapper


def selectors_of(wrapper: Wrapper) -> Selectors | None:
    """Return the selectors that say what a wrapper says; a field that they cannot say is left to be found.

    Whether they read the page alike has to be tried: a selector knows nothing of dates beside titles, or of a number
    before them. None where the records themselves cannot be told.
    """
    main = wrapper.lists[0]
    items = [
        f"{wrapper.region} > {css_of(path)}"
        for rule in wrapper.lists
        for text in rule.items
        if (path := parse_path(text))
    ]
    if not items:
        return None
    return Selectors(
        items=", ".join(items),
        reach=None if main.reach == "box" else main.reach,
        title=None if main.without else text_css(main.title, coarse=main.coarse),
        link=_link(main),
        date=_date(main),
        summary=text_css(main.summary, coarse=main.coarse),
    )


def text_css(key: str | None, *, coarse: bool) -> str | None:
    """Return the CSS of the place of a text; None where it has none, or is the second text of its element."""
    place, _, number = (key or "").partition("#")
    path = parse_path(place)
    if not path or number not in ("", "1"):
        return None
    return " ".join(step.css for step in path) if coarse else css_of(path)


def _link(rule: ListRule) -> str | None:
    if rule.link is None:
        return None
    path = parse_path(rule.link)
    return None if path is None else f"{css_of(path)}@href"


def _date(rule: ListRule) -> str | None:
    if rule.date_in == "attribute" and rule.date:
        place, _, name = rule.date.rpartition("@")
        path = parse_path(place)
        return None if path is None else f"{css_of(path)}@{name}"
    if rule.date_in == "text" and not rule.date_completed and rule.date_number == 0:
        return text_css(rule.date, coarse=rule.coarse)
    return None
