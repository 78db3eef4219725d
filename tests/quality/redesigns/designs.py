"""A list of releases in many kinds of markup."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from tests.quality.redesigns.newsrooms import Release

_ENGLISH = "January February March April May June July August September October November December".split()
_MONTHS = {
    "en": _ENGLISH,
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
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
        if language in ("zh", "ja"):
            return f"{day.year}年{day.month}月{day.day}日"
        month = _MONTHS.get(language, _ENGLISH)[day.month - 1]
        if language == "de":
            return f"{day.day}. {month} {day.year}"
        if language == "es":
            return f"{day.day} de {month} de {day.year}"
        if language == "fr" or self.form == "short":
            return f"{day.day} {month[:3] if language == 'en' else month} {day.year}"
        return f"{month} {day.day}, {day.year}"


def hashed(text: str) -> str:
    """Return a name as a style sheet compiler makes it."""
    return "css-" + hashlib.sha256(text.encode()).hexdigest()[:7].translate(str.maketrans("0123456789", "qrstuvwxyz"))


Design = Callable[[Sequence[Release], Style], str]


def _day(release: Release, style: Style, markup: str = "<span{name}>{day}</span>") -> str:
    if release.day is None:
        return ""
    return markup.format(name=style.name("date"), day=style.day(release.day), iso=release.day.isoformat())


def plain_list(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f'<li>{_day(one, style)} <a href="{escape(one.link)}">{escape(one.title)}</a></li>\n' for one in releases
    )
    return f"<ul{style.name('news-list')}>\n{rows}</ul>"


def boxes(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f'<div{style.name("row")}><div{style.name("col title")}><a href="{escape(one.link)}">{escape(one.title)}</a></div>'
        f"<div{style.name('col when')}>{_day(one, style)}</div></div>\n"
        for one in releases
    )
    return f"<div{style.name('rows')}>\n{rows}</div>"


def cards(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f'<article{style.name("card")}><a href="{escape(one.link)}"><img src="/img/{number}.jpg" alt="" width="400" height="225"></a>'
        f"<div{style.name('card-body')}>{_day(one, style, '<time{name} datetime={iso}>{day}</time>')}"
        f'<h3{style.name("card-title")}><a href="{escape(one.link)}">{escape(one.title)}</a></h3>'
        f'<p>{escape(one.summary or "")}</p><a{style.name("more")} href="{escape(one.link)}">Read more</a></div></article>\n'
        for number, one in enumerate(releases)
    )
    return f"<div{style.name('grid')}>\n{rows}</div>"


def table(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f"<tr><td{style.name('d')}>{style.day(one.day) if one.day else ''}</td>"
        f'<td><a href="{escape(one.link)}">{escape(one.title)}</a></td><td><a href="{escape(one.link)}">PDF</a></td></tr>\n'
        for one in releases
    )
    return f"<table{style.name('releases')}>\n{rows}</table>"


def definitions(releases: Sequence[Release], style: Style) -> str:
    rows = "".join(
        f'<dt>{style.day(one.day) if one.day else "–"}</dt><dd><a href="{escape(one.link)}">{escape(one.title)}</a></dd>\n'
        for one in releases
    )
    return f"<dl{style.name('updates')}>\n{rows}</dl>"


def headings(releases: Sequence[Release], style: Style) -> str:
    return "".join(
        f'<h2><a href="{escape(one.link)}">{escape(one.title)}</a></h2>\n<p{style.name("meta")}>{_day(one, style)}</p>\n'
        f"<p>{escape(one.summary or '')}</p>\n"
        for one in releases
    )


def strong_paragraphs(releases: Sequence[Release], style: Style) -> str:
    return "".join(
        f'<p><strong><a href="{escape(one.link)}">{escape(one.title)}</a></strong><br>\n{_day(one, style, "{day}")}</p>\n'
        for one in releases
    )


def by_day(releases: Sequence[Release], style: Style) -> str:
    parts = []
    for day, group in groupby(releases, key=lambda one: one.day):
        rows = "".join(f'<li><a href="{escape(one.link)}">{escape(one.title)}</a></li>' for one in group)
        parts.append(f"<h4>{style.day(day) if day else ''}</h4>\n<ul>{rows}</ul>\n")
    return f"<div{style.name('days')}>{''.join(parts)}</div>"


def by_year(releases: Sequence[Release], style: Style) -> str:
    parts = []
    for year, group in groupby(releases, key=lambda one: one.day.year if one.day else None):
        rows = "".join(
            f"<li><span>{f'{_ENGLISH[one.day.month - 1][:3]} {one.day.day}' if one.day else ''}</span>"
            f' <a href="{escape(one.link)}">{escape(one.title)}</a></li>'
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
