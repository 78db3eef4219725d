"""What wires do to titles and bodies, as functions: the replay applies them to real releases."""

import html
import random
import re
from collections.abc import Callable

Edit = Callable[[str, str, str, random.Random], str]  # text, company, the other text (body, or title), chance

FULL_NAMES = {"lilly": "Eli Lilly and Company", "merck": "Merck & Co., Inc.", "pfizer": "Pfizer Inc."}
_WIRES = ("HealthWire", "Global Wire", "PharmaNewswire", "MedNews Today")
_SYNONYMS = (
    ("Announces", "Reports"), ("Announce", "Unveil"), ("Reports", "Posts"), ("to Acquire", "to Buy"),
    ("Receives", "Gets"), ("Completes", "Closes"), ("Demonstrates", "Shows"), ("Demonstrated", "Showed"),
    ("Initiates", "Starts"), ("Study", "Trial"), ("Trial", "Study"), ("Approves", "Clears"), ("Meets", "Achieves"),
    ("to Participate in", "to attend"), ("to Present", "to Showcase"), ("Results", "Data"), ("Submits", "Files"),
    ("Top-Line", "Topline"), ("Fourth-Quarter", "Q4"), ("Second-Quarter", "Q2"), ("First-Quarter", "Q1"),
    ("Collaboration", "Partnership"), ("Agreement", "Deal"), ("Phase 3", "Phase III"), ("Phase 2", "Phase II"),
    ("U.S.", "US"), ("announces", "unveils"), ("Provides", "Gives"), ("Issues", "Releases"), ("Non-Small", "non small"),
)  # fmt: skip
_BRITISH = (
    ("ization", "isation"),
    ("randomized", "randomised"),
    ("umor", "umour"),
    ("Pediatric", "Paediatric"),
    ("emia", "aemia"),
    ("Center ", "Centre "),
)
_STYLES = (
    (r"\bpercent\b", "%"), (r"\band\b", "&"),
    (r"(?i)\bversus\b|\bvs\b\.?", "v."), (r"\$(\d[\d.]*) [Bb]illion", r"$\1B"),
    (r"\$(\d[\d.]*) [Mm]illion", r"$\1M"), (r"\b[Tt]wo\b", "2"), (r"\b[Tt]hree\b", "3"), (r"\bApril\b", "Apr."),
    (r"\bJanuary\b", "Jan."), (r"\bFirst-", "1st-"), (r"\bSecond-", "2nd-"), (r"\bUnited States\b", "U.S."),
    (r"\bEuropean Commission\b", "EC"), (r"(\d),(\d{3})", r"\1\2"), (r"-(?=[A-Z])", " "),
)  # fmt: skip
_FURNITURE = (
    "We use cookies to improve your experience on our website. By continuing you agree to our use of cookies. "
    "Home News Companies Markets Video Podcasts Newsletters Sign in Subscribe now for full access to all articles. "
    "Follow us on social media and never miss the latest headlines from around the world of health care. "
) * 4
_END = " SOURCE {name} Related Links http://www.example.com View original content to download multimedia. "


def _as_is(text: str, _company: str, _other: str, _chance: random.Random) -> str:
    return text


def _name(company: str) -> str:
    return FULL_NAMES.get(company, company.title())


def _prefixed(title: str, company: str, _body: str, chance: random.Random) -> str:
    return chance.choice(("{}: {}", "{} - {}", "{} | {}", "{} – {}")).format(_name(company), title)


def _suffixed(title: str, _company: str, _body: str, chance: random.Random) -> str:
    return title + chance.choice((" - ", " | ", " – ", " -- ", " · ")) + chance.choice(_WIRES)


def _upper(title: str, *_: object) -> str:
    return title.upper()


def _lower(title: str, *_: object) -> str:
    return title[:1] + title[1:].lower()


def _title_case(title: str, *_: object) -> str:
    return re.sub(r"(?<![\w'’])[a-z]", lambda match: match[0].upper(), title)


def _truncated(title: str, _company: str, _body: str, chance: random.Random) -> str:
    limit = chance.choice((60, 70, 80, 90, 100))
    if len(title) <= limit:
        return title
    cut = title[:limit]
    if chance.random() < 0.5:
        cut = cut[: cut.rfind(" ")]
    return cut.rstrip() + chance.choice(("…", "...", " …", " ..."))


def _reworded(title: str, _company: str, _body: str, _chance: random.Random) -> str:
    for old, new in _SYNONYMS:
        if old in title:
            return title.replace(old, new, 1)
    return title


def _reworded_more(title: str, _company: str, _body: str, chance: random.Random) -> str:
    for old, new in chance.sample(_SYNONYMS, len(_SYNONYMS)):
        title = title.replace(old, new, 1)
    return title


def _legal_form(title: str, company: str, _body: str, _chance: random.Random) -> str:
    return re.sub(rf"(?i)\b{re.escape(company)}\b(?!['’])", f"{company.title()} Inc.", title, count=1)


def _full_name(title: str, company: str, _body: str, _chance: random.Random) -> str:
    return re.sub(rf"(?i)^{re.escape(company)}\b(?!['’])", _name(company), title, count=1)


def _with_lead(title: str, _company: str, body: str, chance: random.Random) -> str:
    plain = html.unescape(body)
    sentences = [part.strip() for part in re.split(r"(?<=[a-z])[.!?]\s|\*\*|##", plain) if len(part.split()) > 5]
    added = (sentences[1] if len(sentences) > 1 else "A webcast will be held for analysts and investors")[:120]
    return title + chance.choice((": ", " - ", " -- ", "; ", " – ")) + added


def _update(title: str, _company: str, _body: str, chance: random.Random) -> str:
    return chance.choice(("UPDATE - ", "UPDATE 1-", "CORRECTED: ", "Press Release: ", "BRIEF-")) + title


def _ticker(title: str, company: str, _body: str, chance: random.Random) -> str:
    ticker = chance.choice(("(NYSE: {})", "(NYSE:{})", "[NYSE: {}]")).format(company[:3].upper())
    found = re.search(rf"(?i)\b{re.escape(company)}\b", title)
    return f"{title[: found.end()]} {ticker}{title[found.end() :]}" if found else f"{title} {ticker}"


def _typography(title: str, *_: object) -> str:
    return title.replace("'", "’").replace("-", "‑").replace('"', "“").replace("™", "").replace("®", "")


def _marks(title: str, *_: object) -> str:
    return title.replace("™", "(TM)").replace("®", "(R)").replace("’", "'").replace("–", "-")


def _marks_glued(title: str, *_: object) -> str:
    return title.replace("™", "TM").replace("®", "").replace("  ", " ").replace(" ", "  ", 3)


def _entities(title: str, *_: object) -> str:
    return html.escape(title).replace("®", "&reg;").replace("’", "&rsquo;")


def _no_brackets(title: str, *_: object) -> str:
    return re.sub(r"\s*\([^)]*\)", "", title)


def _british(title: str, *_: object) -> str:
    for old, new in _BRITISH:
        title = title.replace(old, new)
    return title


def _restyled(title: str, *_: object) -> str:
    for old, new in _STYLES:
        title = re.sub(old, new, title)
    return title


def _nameless(title: str, company: str, _body: str, _chance: random.Random) -> str:
    return re.sub(rf"(?i)^{re.escape(company)}\b(?:['’]s)?\s+(?!and\b)", "", title)


def _labelled(title: str, _company: str, _body: str, chance: random.Random) -> str:
    return chance.choice(("[Press release] {}", "{} (HealthWire)", "HealthWire: {}", "News: {}", "{} [Video]")).format(
        title
    )


def _named_behind(title: str, company: str, _body: str, chance: random.Random) -> str:
    return f"{title}{chance.choice((' - ', ' | ', ', '))}{_name(company)}"


def _named_otherwise(title: str, company: str, _body: str, _chance: random.Random) -> str:
    name = {"lilly": "Eli Lilly", "merck": "Merck & Co", "pfizer": "Pfizer Inc"}.get(company, company)
    return re.sub(rf"(?i)\b{re.escape(company)}\b", name, title, count=1)


def _several(title: str, company: str, body: str, chance: random.Random) -> str:
    edits: list[Edit] = [_prefixed, _suffixed, _upper, _reworded, _ticker, _typography, _marks]
    for edit in chance.sample(edits, 3):
        title = edit(title, company, body, chance)
    return title


TITLE_EDITS: dict[str, Edit] = {
    "as it is": _as_is,
    "company in front": _prefixed,
    "wire behind": _suffixed,
    "upper case": _upper,
    "lower case": _lower,
    "title case": _title_case,
    "cut off": _truncated,
    "reworded": _reworded,
    "reworded more": _reworded_more,
    "legal form added": _legal_form,
    "full name": _full_name,
    "sub-headline added": _with_lead,
    "marked as update": _update,
    "ticker added": _ticker,
    "typography": _typography,
    "marks spelt out": _marks,
    "marks glued": _marks_glued,
    "entities": _entities,
    "brackets gone": _no_brackets,
    "British spelling": _british,
    "restyled": _restyled,
    "company dropped": _nameless,
    "labelled": _labelled,
    "company behind": _named_behind,
    "company named otherwise": _named_otherwise,
    "several": _several,
}


def _news(body: str, title: str) -> str:
    """Return the body from behind its repeated headline and dateline on, where they are found."""
    plain = html.unescape(body)
    found = re.search(r"\d{4}\s?/[^/]*/\s?[-–—]+|--+|[–—]\s", plain[:1200])
    if found:
        return plain[found.end() :].strip()
    place = plain.find(title)
    return plain[place + len(title) :] if place >= 0 else plain


def _wired(body: str, company: str, title: str, chance: random.Random) -> str:
    mark = chance.choice(("/HealthWire/ --", "(GLOBE WIRE) --", "--(BUSINESS WIRE)--", "— "))
    news = _news(body, title)
    return f"NEW YORK, Jan. {chance.randrange(1, 28)}, 2020 {mark} {news}{_END.format(name=_name(company))}"


def _first(limit: int) -> Edit:
    def edit(body: str, _company: str, title: str, chance: random.Random) -> str:
        return (_news(body, title) if chance.random() < 0.5 else body)[:limit]

    return edit


def _paragraph(body: str, _company: str, title: str, _chance: random.Random) -> str:
    news = _news(body, title)
    end = re.search(r"(?<=[a-z])\.\s", news[150:])
    return news[: 150 + end.end()].strip() if end else news[:600]


def _marked_up(body: str, _company: str, title: str, _chance: random.Random) -> str:
    parts = re.split(r"(?<=[a-z]\.)\s", html.unescape(body))
    return f"<h1>{html.escape(title)}</h1>" + "".join(f"<p>{html.escape(part)}</p>\n" for part in parts)


def _respaced(body: str, *_: object) -> str:
    return body.replace(". ", ".  ").replace("'", "’").replace('"', "“").replace(" - ", " — ")


def _none(*_: object) -> str:
    return ""


def _furnished(*_: object) -> str:
    return _FURNITURE


def _framed(body: str, company: str, title: str, chance: random.Random) -> str:
    return _FURNITURE + title + "\n" + _wired(body, company, title, chance) + _FURNITURE


BODY_EDITS: dict[str, Edit] = {
    "as it is": _as_is,
    "dateline and source of the wire": _wired,
    "first 300 characters": _first(300),
    "first 800 characters": _first(800),
    "first 2000 characters": _first(2000),
    "first paragraph": _paragraph,
    "summary of 200 characters": _first(200),
    "none": _none,
    "furniture": _furnished,
    "framed by furniture": _framed,
    "HTML": _marked_up,
    "spaces and quotes": _respaced,
}
