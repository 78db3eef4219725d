"""A list of releases in many kinds of markup."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from tests.quality.redesigns.newsrooms import Release

_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_GERMAN = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_MONTHS = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
_LONG = {
    "zh": "{0.year}年{0.month}月{0.day}日",
    "ja": "{0.year}年{0.month}月{0.day}日",
    "de": "{0.day}. {1} {0.year}",
    "es": "{0.day} de {1} de {0.year}",
    "fr": "{0.day} {1} {0.year}",
}


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a design is to be written."""

    language: str
    names: str = "plain"  # of classes: "plain", "hashed", "none"
    form: str = "long"  # of dates: "long", "short", "iso", "dotted"

    def name(self, text: str) -> str:
        """Return the attribute for the class of an element."""
        if self.names == "none":
            return ""
        return f' class="{text if self.names == "plain" else hashed(text)}"'

    def day(self, day: date) -> str:
        """Return a date as this design writes it."""
        language = self.language[:2]
        if self.form == "iso":
            return day.isoformat()
        if self.form == "dotted":
            return f"{day:%Y.%m.%d}" if language in ("zh", "ja", "ko") else f"{day:%d.%m.%Y}"
        month = _MONTHS.get(language, _ENGLISH)[day.month - 1]
        if language in _LONG:
            return _LONG[language].format(day, month)
        return f"{day.day} {month[:3]} {day.year}" if self.form == "short" else f"{month} {day.day}, {day.year}"


def hashed(text: str) -> str:
    """Return a name as a style sheet compiler makes it."""
    return "css-" + hashlib.sha256(text.encode()).hexdigest()[:7].translate(str.maketrans("0123456789", "qrstuvwxyz"))


Design = Callable[[Sequence[Release], Style], str]


def _day(release: Release, style: Style, markup: str = "<span{name}>{day}</span>") -> str:
    if release.day is None:
        return ""
    return markup.format(name=style.name("date"), day=style.day(release.day), iso=release.day.isoformat())


def _link(release: Release) -> str:
    return f'<a href="{escape(release.link)}">{escape(release.title)}</a>'


def plain_list(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(f"<li>{_day(one, style)} {_link(one)}</li>\n" for one in releases)
    return f"<ul{style.name('news-list')}>\n{rows}</ul>"


def boxes(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f"<div{style.name('row')}><div{style.name('col title')}>{_link(one)}</div>"
        f"<div{style.name('col when')}>{_day(one, style)}</div></div>\n"
        for one in releases
    )
    return f"<div{style.name('rows')}>\n{rows}</div>"


def cards(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f'<article{style.name("card")}><a href="{escape(one.link)}"><img src="/img/{number}.jpg" alt=""></a>'
        f"<div{style.name('card-body')}>{_day(one, style, '<time{name} datetime={iso}>{day}</time>')}"
        f"<h3{style.name('card-title')}>{_link(one)}</h3>"
        f"<p>{escape(one.summary or '')}</p>"
        f'<a{style.name("more")} href="{escape(one.link)}">Read more</a></div></article>\n'
        for number, one in enumerate(releases)
    )
    return f"<div{style.name('grid')}>\n{rows}</div>"


def table(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f"<tr><td{style.name('d')}>{style.day(one.day) if one.day else ''}</td>"
        f'<td>{_link(one)}</td><td><a href="{escape(one.link)}">PDF</a></td></tr>\n'
        for one in releases
    )
    return f"<table{style.name('releases')}>\n{rows}</table>"


def definitions(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(f"<dt>{style.day(one.day) if one.day else '–'}</dt><dd>{_link(one)}</dd>\n" for one in releases)
    return f"<dl{style.name('updates')}>\n{rows}</dl>"


def headings(releases: Sequence[Release], style: Style) -> str:
    return "".join(
        f"<h2>{_link(one)}</h2>\n<p{style.name('meta')}>{_day(one, style)}</p>\n<p>{escape(one.summary or '')}</p>\n"
        for one in releases
    )


def strong_paragraphs(releases: Sequence[Release], style: Style) -> str:
    return "".join(f"<p><strong>{_link(one)}</strong><br>\n{_day(one, style, '{day}')}</p>\n" for one in releases)


def by_day(releases: Sequence[Release], style: Style) -> str:
    parts = []
    for day, group in groupby(releases, key=lambda one: one.day):
        rows = "".join(f"<li>{_link(one)}</li>" for one in group)
        parts.append(f"<h4>{style.day(day) if day else ''}</h4>\n<ul>{rows}</ul>\n")
    return f"<div{style.name('days')}>{''.join(parts)}</div>"


def by_year(releases: Sequence[Release], style: Style) -> str:
    parts = []
    for year, group in groupby(releases, key=lambda one: one.day.year if one.day else None):
        rows = "".join(
            f"<li><span>{f'{_ENGLISH[one.day.month - 1][:3]} {one.day.day}' if one.day else ''}</span>"
            f" {_link(one)}</li>"
            for one in group
        )
        parts.append(f"<h3>{year or ''}</h3>\n<ul{style.name('year')}>{rows}</ul>\n")
    return "".join(parts)


def whole_links(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f'<a{style.name("teaser")} href="{escape(one.link)}"><div{style.name("t")}>{escape(one.title)}</div>'
        f"<div{style.name('w')}>{style.day(one.day) if one.day else ''}</div></a>\n"
        for one in releases
    )
    return f"<div{style.name('teasers')}>\n{rows}</div>"


def split_days(releases: Sequence[Release], style: Style) -> str:
    def when(day: date | None) -> str:
        return f"<b>{day.day:02d}</b><i>{day:%Y-%m}</i>" if day else ""

    rows = "".join(
        f"<li><div{style.name('cal')}>{when(one.day)}</div><div><h4>{escape(one.title)}</h4>"
        f'<a{style.name("go")} href="{escape(one.link)}">Read more</a></div></li>\n'
        for one in releases
    )
    return f"<ol{style.name('stream')}>\n{rows}</ol>"


DESIGNS: dict[str, Design] = {
    "list": plain_list,
    "boxes": boxes,
    "cards": cards,
    "table": table,
    "definitions": definitions,
    "headings": headings,
    "paragraphs": strong_paragraphs,
    "days as headings": by_day,
    "years as headings": by_year,
    "links around all": whole_links,
    "split days": split_days,
}
