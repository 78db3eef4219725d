"""Which of the fields of like objects is the title, which the address, which the date: by name, look and agreement."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from feeds.dates import DateContext, parse_date
from feeds.extractors.structured.flat import Path
from feeds.extractors.structured.keys import Key, is_banned_date, key_of
from feeds.extractors.structured.looks import columns, is_file, is_for_machines, is_html, is_image, is_page, is_text
from feeds.extractors.structured.moments import moment_text
from feeds.links import absolute, host_of

Record = dict[Path, object]


class Patience:
    """How many texts may still be tried as dates: hostile data has millions that are nearly dates."""

    def __init__(self, left: int = 20_000) -> None:
        self.left = left

    def spend(self) -> bool:
        """Tell whether one more may be tried."""
        self.left -= 1
        return self.left > 0


_LONGEST_DATE = 60
_LEAST_SHARE = 0.3  # of the objects have the field


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """Where objects were found."""

    url: str  # addresses are resolved against it
    now: datetime | None
    patience: Patience


@dataclass(frozen=True, kw_only=True, slots=True)
class Roles:
    """The paths of an item's fields, the best first; empty where no field has that role."""

    title: tuple[Path, ...] = ()
    link: tuple[Path, ...] = ()
    date: tuple[Path, ...] = ()
    updated: tuple[Path, ...] = ()
    summary: tuple[Path, ...] = ()
    body: tuple[Path, ...] = ()
    image: tuple[Path, ...] = ()
    guid: tuple[Path, ...] = ()
    language: tuple[Path, ...] = ()
    dates_of_events: bool = False  # the only dates are those of beginning and end, or lie ahead


@dataclass(frozen=True, kw_only=True, slots=True)
class _Field:
    """One field of sample objects."""

    path: Path
    key: Key
    values: list[object]  # of those objects that have it
    texts: list[str]  # those that are texts
    share: float  # of the objects have it

    @property
    def different(self) -> float:
        """The share of its values that are not those of other objects."""
        return len({str(value) for value in self.values}) / len(self.values)


def roles_of(records: Sequence[Record], around: Surroundings) -> Roles:
    """Return which fields of some sample objects of one list have which role."""
    fields = _fields(records)
    titles = _best((field, _title_worth(field)) for field in fields)
    dates = _best((field, _date_worth(field, fields, around)) for field in fields)
    taken = {titles[0]} if titles else set[Path]()
    texts = [field for field in fields if field.path not in taken]
    summaries = _best((field, _summary_worth(field)) for field in texts)
    bodies = tuple(path for path in summaries if _is_long(_field(fields, path)))
    return Roles(
        title=titles,
        link=_best((field, _link_worth(field, around)) for field in fields),
        date=dates,
        updated=_best((field, 1.0 if field.key.updated and _dated(field, around) else 0.0) for field in fields),
        summary=tuple(path for path in summaries if path not in bodies),
        body=bodies,
        image=_best((field, _image_worth(field)) for field in fields),
        guid=_best((field, _guid_worth(field)) for field in fields)[:1],
        language=_best((field, float(field.key.language and not field.key.foreign)) for field in fields)[:1],
        dates_of_events=_are_ahead(_field(fields, dates[0]), around)
        if dates
        else any(field.key.event and _dated(field, around) for field in fields),
    )


def _fields(records: Sequence[Record]) -> list[_Field]:
    found: dict[Path, list[object]] = {}
    for record in records:
        for path, value in record.items():
            found.setdefault(path, []).append(value)
    return [
        _Field(
            path=path,
            key=key_of(path),
            values=values,
            texts=[value.strip() for value in values if isinstance(value, str) and value.strip()],
            share=len(values) / len(records),
        )
        for path, values in found.items()
    ]


def _field(fields: Sequence[_Field], path: Path) -> _Field:
    return next(field for field in fields if field.path == path)


def _best(rated: Iterable[tuple[_Field, float]]) -> tuple[Path, ...]:
    worthy = [(worth, field.path) for field, worth in rated if worth > 0]
    return tuple(path for _, path in sorted(worthy, key=lambda pair: -pair[0]))[:4]


def _title_worth(field: _Field) -> float:
    if not field.texts or field.key.title <= 0 or field.share < _LEAST_SHARE:
        return 0.0
    shown = field.texts
    words = sum(is_text(text) for text in shown) / len(shown)
    wide = median(columns(text) for text in shown)
    if words < 0.4 or wide > 600 or field.different < 0.3:
        return 0.0
    worth = 1.2 * field.key.title + field.share + 1.5 * field.different + min(1.5, wide / 30)
    return worth - 1.6 * field.key.foreign - 0.2 * field.key.depth - 0.01 * len(field.path)


def _link_worth(field: _Field, around: Surroundings) -> float:
    if not field.texts:
        return 0.0
    pages = [text for text in field.texts if is_page(text)]
    if len(pages) < 0.7 * len(field.values) or field.different < 0.5:
        return 0.0
    worth = 1.0 + 1.2 * field.key.link + 0.5 * field.share + 1.5 * field.different
    worth -= 1.5 * field.key.foreign + 0.2 * field.key.depth + 0.01 * len(field.path)
    worth -= 2.0 * _mean(is_file(page) for page in pages) + 0.7 * field.key.document
    worth -= 4.0 * _mean(is_for_machines(page) for page in pages)
    return worth - 0.8 * _mean(_is_elsewhere(page, around.url) for page in pages)


def _is_elsewhere(address: str, url: str) -> bool:
    host = host_of(absolute(address, url) or url)
    return host.split(".")[-2:] != host_of(url).split(".")[-2:]


def _date_worth(field: _Field, fields: Sequence[_Field], around: Surroundings) -> float:
    if field.share < _LEAST_SHARE or is_banned_date(field.path) or field.key.foreign:
        return 0.0
    if field.key.date <= 0 and not all(isinstance(value, str) for value in field.values):
        return 0.0  # a number without such a name is an id, a price, a count
    moments = _moments(field, around)
    if moments is None:
        return 0.0
    worth = field.key.date + field.share + 0.6 * _is_newest_first(moments)
    worth += 0.4 * _mean(_is_exact(value) for value in field.values) - 0.2 * field.key.depth
    if len(field.values) > 3 and len(set(moments)) == 1:
        worth -= 1.0
    return worth - 0.9 * _is_of_the_system(field, fields)


def _is_of_the_system(field: _Field, fields: Sequence[_Field]) -> bool:
    """Tell whether a date is one of those that a content system keeps of every record, beside creation and change."""
    around = {other.path[-1].lower() for other in fields if other.path[:-1] == field.path[:-1]}
    plain = {name.replace("_", "") for name in around}
    name = field.path[-1].lower().replace("_", "")
    return name in {"publishedat", "createdat"} and {"createdat", "updatedat"} <= plain


def _dated(field: _Field, around: Surroundings) -> bool:
    return _moments(field, around) is not None


def _moments(field: _Field, around: Surroundings) -> list[datetime] | None:
    """Return the moments that the values of a field state, None where they are not all dates (or nearly all)."""
    context = DateContext(now=around.now)
    found: list[datetime] = []
    missed = 0
    for value in field.values:
        text = moment_text(value)
        if text is None and isinstance(value, str):
            continue  # a date left empty: 0000-00-00
        if text is None or len(text) > _LONGEST_DATE or not any(char.isdigit() for char in text):
            missed += 1
        elif not around.patience.spend():
            return None
        elif stated := parse_date(text, context):
            found.append(stated.value)
        else:
            missed += 1
        if missed * 3 > len(field.values):
            return None
    return found or None


def _is_newest_first(moments: Sequence[datetime]) -> bool:
    return len(set(moments)) > 2 and all(one >= other for one, other in pairwise(moments))


def _are_ahead(field: _Field, around: Surroundings) -> bool:
    """Tell whether most of the dates are still to come."""
    moments = _moments(field, around)
    if around.now is None or moments is None:
        return False
    tomorrow = around.now + timedelta(days=1)
    return _mean(moment > tomorrow for moment in moments) > 0.5


def _is_exact(value: object) -> bool:
    return not isinstance(value, str) or value[:4].isdigit()


def _summary_worth(field: _Field) -> float:
    if not field.texts or field.key.summary <= 0 or field.key.foreign or field.share < 0.1:
        return 0.0
    if _mean(is_text(text) for text in field.texts) < 0.5 or median(columns(text) for text in field.texts) < 24:
        return 0.0
    return field.key.summary + field.share + 0.5 * field.different - 0.2 * field.key.depth


def _is_long(field: _Field) -> bool:
    return field.key.summary <= 1.0 and median(len(text) for text in field.texts) > 400


def _image_worth(field: _Field) -> float:
    if not field.texts or (not field.key.image and _mean(is_image(text) for text in field.texts) < 0.8):
        return 0.0
    if _mean(is_image(text) or (field.key.image and text.startswith(("http", "/"))) for text in field.texts) < 0.7:
        return 0.0
    return 1.0 + field.share + field.key.image - 0.1 * len(field.path) - 0.5 * ("author" in "".join(field.path).lower())


def _guid_worth(field: _Field) -> float:
    if not field.key.guid or field.different < 1 or field.share < 1:
        return 0.0
    return 2.0 - 0.2 * len(field.path) if all(isinstance(value, str | int) for value in field.values) else 0.0


def _mean(truths: Iterable[bool]) -> float:
    counted = Counter(truths)
    return counted[True] / max(1, counted[True] + counted[False])


def has_markup(texts: Sequence[str]) -> bool:
    """Tell whether any of some texts is HTML."""
    return any(is_html(text) for text in texts)
