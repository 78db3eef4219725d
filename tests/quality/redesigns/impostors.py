"""What stands where the news was, on pages whose news is gone: lists that look like news and are none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.quality.redesigns.designs import Style, boxes, cards, plain_list, table
from tests.quality.redesigns.newsrooms import Newsroom, Release

Impostor = Callable[[Newsroom, Style], str]


def _made(room: Newsroom, folder: str, titles: Sequence[str], days: Sequence[date | None]) -> list[Release]:
    return [
        Release(link=f"{room.origin}/{folder}/{title.lower().replace(' ', '-')}", title=title, day=day)
        for title, day in zip(titles, days, strict=True)
    ]


def _newest(room: Newsroom) -> date:
    return max((one.day for one in room.releases if one.day), default=date(2025, 10, 27))


def _days(room: Newsroom, count: int, *, start: int, step: int) -> list[date | None]:
    return [_newest(room) + timedelta(days=start + step * number) for number in range(count)]


_EVENTS = (
    "Annual general meeting 2026", "Capital markets day in London", "Conference call on the full year",
    "European Respiratory Congress in Vienna", "Open day at the Leeds plant", "Investor roadshow in Frankfurt",
    "Webinar on inhaled antibodies", "Publication of the interim statement",
)  # fmt: skip
_JOBS = (
    "Process engineer for aseptic filling", "Clinical research associate", "Head of regulatory affairs Asia",
    "Accountant for group reporting", "Laboratory technician in quality control", "Working student in communications",
    "Team leader of warehouse logistics", "Patent attorney for biologics",
)  # fmt: skip
_PRODUCTS = (
    "Relumet inhaler for adults", "Relumet inhaler for children", "Cardisan tablets", "Diagnostic kit for laboratories",
    "Spirometer for home use", "Nebuliser with battery", "Respiratory training device", "Oxygen monitor for clinics",
)  # fmt: skip


def nothing(room: Newsroom, style: Style) -> str:
    return "<p>There are no entries at present. Please come back later.</p>"


def coming_events(room: Newsroom, style: Style) -> str:
    return boxes(_made(room, "events", _EVENTS, _days(room, 8, start=12, step=17)), style)


def past_events(room: Newsroom, style: Style) -> str:
    return boxes(_made(room, "events", _EVENTS, _days(room, 8, start=-2, step=-23)), style)


def past_events_among_news(room: Newsroom, style: Style) -> str:
    return plain_list(_made(room, "media/calendar", _EVENTS, _days(room, 8, start=-2, step=-23)), style)


def jobs(room: Newsroom, style: Style) -> str:
    return table(_made(room, "careers/jobs", _JOBS, _days(room, 8, start=3, step=-2)), style)


def jobs_elsewhere(room: Newsroom, style: Style) -> str:
    return plain_list(_made(room, "en/stellen", _JOBS, _days(room, 8, start=3, step=-2)), style)


def products(room: Newsroom, style: Style) -> str:
    return cards(_made(room, "products", _PRODUCTS, [None] * 8), style)


def most_read(room: Newsroom, style: Style) -> str:
    """Some known releases by how often they are read, in a folder of their own, and blog posts."""
    known = [room.releases[number] for number in (7, 3, 11) if number < len(room.releases) - 2]
    posts = _made(room, "blog", _PRODUCTS[:6], _days(room, 6, start=-40, step=-31))
    order = [posts[3], *known[:1], posts[0], posts[5], posts[1], posts[4], posts[2]]
    return f"<h3>Most read</h3>{boxes(order, style)}"


def tag_cloud(room: Newsroom, style: Style) -> str:
    words = (
        "asthma",
        "antibody",
        "vaccine",
        "plant",
        "dividend",
        "board",
        "congress",
        "strategy",
        "research",
        "people",
    )
    return "<div>" + " ".join(f'<a href="/tag/{word}">{word}</a> ({7 + len(word)})' for word in words) + "</div>"


def years(room: Newsroom, style: Style) -> str:
    links = "".join(f'<li><a href="/archive/{year}">Press releases {year}</a></li>' for year in range(2025, 2009, -1))
    return f"<h2>Archive</h2><ul>{links}</ul>"


def months(room: Newsroom, style: Style) -> str:
    names = ("October", "September", "August", "July", "June", "May", "April", "March", "February", "January")
    links = "".join(
        f'<li><a href="/news/{year}/{10 - number:02d}">{name} {year}</a></li>'
        for year in (2025, 2024)
        for number, name in enumerate(names)
    )
    return f"<ul>{links}</ul>"


def search_results(room: Newsroom, style: Style) -> str:
    found = [
        replace(
            one, link=f"{room.origin}/search/result?doc={number}&q=news", day=None, summary="... news of the site ..."
        )
        for number, one in enumerate(_made(room, "x", (*_PRODUCTS, *_JOBS), [None] * 16))
    ]
    return f"<p>16 results for your search</p>{boxes(found, style)}"


def error(room: Newsroom, style: Style) -> str:
    return '<h2>404</h2><p>This page has moved or does not exist.</p><p><a href="/">To the home page</a></p>'


def maintenance(room: Newsroom, style: Style) -> str:
    return "<p>We are improving our website for you. Please try again on 24 November 2025 from 8:00.</p>"


def consent(room: Newsroom, style: Style) -> str:
    partners = "".join(
        f'<li><a href="https://partner{one}.example/privacy">Partner {one} Advertising Ltd</a></li>'
        for one in range(30)
    )
    text = "<h2>We value your privacy</h2><p>We and our partners store information.</p>"
    return f"{text}<ul>{partners}</ul><button>Accept all</button>"


def login(room: Newsroom, style: Style) -> str:
    forgotten = '<a href="/login/forgot">Forgot your password?</a>'
    return f'<form action="/login"><label>User<input name="u"></label>{forgotten}</form>'


def people(room: Newsroom, style: Style) -> str:
    names = ("Helen Osei", "Marc Delacroix", "Ruth Adler", "Tomasz Wilk", "Aiko Kitano", "Paul Brandt")
    return cards(_made(room, "company/board", names, [None] * 6), style)


def blog(room: Newsroom, style: Style) -> str:
    """Another section of the site: dated, in order, not news."""
    return cards(_made(room, "en/stories-from-the-lab", _PRODUCTS, _days(room, 8, start=5, step=-9)), style)


def home(room: Newsroom, style: Style) -> str:
    """The home page after a redirect: three teasers of the newest releases among much else."""
    jobs_there = _made(room, "careers/jobs", _JOBS[:4], _days(room, 4, start=3, step=-2))
    return (
        f"<h2>Breathing easier, together</h2>{products(room, style)}"
        f"<h2>Latest news</h2>{plain_list(room.releases[:3], style)}"
        f"<h2>Working with us</h2>{boxes(jobs_there, style)}"
        f"<h2>Dates</h2>{boxes(_made(room, 'events', _EVENTS[:4], _days(room, 4, start=12, step=17)), style)}"
    )


def other_language(room: Newsroom, style: Style) -> str:
    """The same site's list in another language: other titles, other folder, the same days."""
    titles = (
        "Ouverture d’une nouvelle usine de vaccins à Leeds", "Résultats positifs de la phase 3 de NF-204",
        "Chiffre d’affaires en hausse de 11 % au troisième trimestre", "Helen Osei rejoint le conseil d’administration",
        "Accord avec Kitano Pharma sur les droits japonais", "Le programme pour les patients atteint cinquante pays",
        "Relumet autorisé par la Commission européenne", "Rapport semestriel 2025 : prévisions relevées",
    )  # fmt: skip
    days = [one.day for one in room.releases[:8]]
    days += [None] * (8 - len(days))
    made = [
        Release(link=f"{room.origin}/xx/presse/{4000 - number}", title=title, day=day)
        for number, (title, day) in enumerate(zip(titles, days, strict=True))
    ]
    return boxes(made, replace(style, language="fr"))


def other_company(room: Newsroom, style: Style) -> str:
    """What a lapsed domain shows: somebody else's posts."""
    titles = (
        "Ten ways to win at online slots", "Best bonus offers of the season", "How to pick a trustworthy casino",
        "Payment methods compared for players", "Review of the newest card games", "Responsible gaming in ten steps",
    )  # fmt: skip
    made = _made(room, "2025/11", titles, _days(room, 6, start=40, step=-3))
    return cards(made, style)


IMPOSTORS: dict[str, Impostor] = {
    "nothing": nothing, "coming events": coming_events, "past events": past_events,
    "past events in another folder": past_events_among_news, "jobs": jobs, "jobs in another folder": jobs_elsewhere,
    "products": products, "most read": most_read, "tag cloud": tag_cloud, "years": years, "months": months,
    "search results": search_results, "error": error, "maintenance": maintenance, "consent": consent, "login": login,
    "people": people, "blog": blog, "home": home, "other language": other_language, "other company": other_company,
}  # fmt: skip
