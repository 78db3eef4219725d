"""Which companies an Entry is about: its owner's, or for wires, regulators and the press those that it tells of.

Asked in this order, until one answers: the title together with who announces by the dateline; whom the source names as
its author; the first lines; the `SOURCE` line and the `About` sections of a release. A company that is only mentioned
(a rival, a former employer, the host of a conference, one of thirty key players) is none of them: see mentions.py.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feeds.classify import announcers
from feeds.classify.company_names import Found, Names, Plain, names_of, plain_of, without_legal_form
from feeds.classify.company_words import HEADLINE
from feeds.classify.mentions import about_of, parts_of
from feeds.classify.tickers import Tickers
from feeds.model import Company, Entry, Match
from feeds.text import text_of

__all__ = ["CompanyIndex", "names_of", "without_legal_form"]

LEAD = 240  # characters of the first lines that count where no title and no dateline says whose news it is
_TITLE = 1_000  # characters looked at of a title
_LEAD = 800  # and of the first lines, for a dateline and for what becomes of a name in the title
_RELEASE = 4_000  # and of the body, for a dateline below subheadings
_MARKUP = 30_000  # of a body, at its start for the lead and at its end for the source line
_FEW = 3  # companies in first lines or sections; more is a list
# A ticker in brackets behind a name and perhaps more words of it: whose name it is.
_TICKER_BEHIND = re.compile(r"((?:,? [A-Z][\w.&'-]*){0,4}) ?(\([^()]{3,60}\))")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reading:
    """What an Entry's texts hold."""

    title: Plain
    leads: tuple[Plain, ...]  # the beginning of the summary, and of the body
    release: Plain  # the beginning of the body, as far as a dateline may stand below subheadings
    known: frozenset[str]  # companies that one of them names beyond doubt


class CompanyIndex:
    """Every followed company's names, aliases and tickers, ready to be found in text."""

    def __init__(self, companies: Iterable[Company]) -> None:
        """Take the companies; names are also known without their legal form."""
        companies = tuple(companies)
        self._names = Names(companies)
        self._tickers = Tickers(companies)

    def companies_of(self, entry: Entry, owner: str | None) -> tuple[Match, ...]:
        """Return the companies `entry` is about, each with the words that say so; of an issuer's source its owner."""
        if owner is not None:
            return (Match(id=owner, why="its own source"),)
        reading = self._read(entry)
        title, aside = self._title(reading)
        found = {**self._speakers(reading), **title}
        if not found:
            ways = (self._author(entry), self._lead(reading, aside), self._ends(entry, aside))
            found = next((matches for matches in ways if matches), {})
        return tuple(found[company] for company in sorted(found))

    def _read(self, entry: Entry) -> _Reading:
        body = text_of((entry.body or "")[:_MARKUP])
        title, release = plain_of(entry.title[:_TITLE]), plain_of(body[:_RELEASE])
        leads = tuple(plain_of(text[:_LEAD]) for text in (entry.summary or "", body) if text)
        sure = {found.company for plain in (title, *leads) for found in self._places(plain) if found.sure}
        spans = announcers.deep_speaker_spans(release.text)
        sure |= {found.company for found in self._within(release, spans, frozenset()) if found.sure}
        return _Reading(title=title, leads=leads, release=release, known=frozenset(sure))

    # ----------------------------------------------------------------------- the places that are asked

    def _title(self, reading: _Reading) -> tuple[dict[str, Match], frozenset[str]]:
        """Return whom the title is about, and whom it only mentions."""
        places = [
            found for found in self._places(reading.title, reading.known)
            if found.company in reading.known or not self._is_denied(reading, found)
        ]  # fmt: skip
        parts = parts_of(reading.title, places)
        about = about_of(parts)
        return _matches(places, about, "title"), frozenset(parts) - about

    def _speakers(self, reading: _Reading) -> dict[str, Match]:
        """Return who announces by the dateline."""
        spans = [(plain, span) for plain in reading.leads if (span := announcers.speaker_span(plain.text))]
        spans += [(reading.release, span) for span in announcers.deep_speaker_spans(reading.release.text)]
        for plain, span in spans:
            places = self._within(plain, [span], reading.known)
            about = about_of(parts_of(plain, places))
            if about:
                return _matches(places, about, "dateline")
        return {}

    def _within(self, plain: Plain, spans: Sequence[tuple[int, int]], known: frozenset[str]) -> list[Found]:
        """Return the names and tickers within some spans of a text, without those said by the way."""
        if not spans:
            return []
        aside = announcers.asides_in(plain.text)
        return [
            found for found in self._places(plain, known)
            if any(start <= found.start < end for start, end in spans)
            and not any(start <= found.start < end for start, end in aside)
        ]  # fmt: skip

    def _author(self, entry: Entry) -> dict[str, Match]:
        """Return whom the source names as its author: wires put the company there whose release it is."""
        return self._whole([entry.author or "", entry.origin or ""], "author")

    def _lead(self, reading: _Reading, aside: frozenset[str]) -> dict[str, Match]:
        for plain in reading.leads:
            begun = announcers.dateline_end(plain.text) or 0
            places = [found for found in self._places(plain, reading.known) if found.start < begun + LEAD]
            about = about_of(parts_of(plain, places)) - aside
            if 0 < len(about) <= _FEW:
                return _matches(places, about, "lead")
        return {}

    def _ends(self, entry: Entry, aside: frozenset[str]) -> dict[str, Match]:
        """Return whose release it is by its end."""
        html = (entry.body or "")[-_MARKUP:]
        body = text_of(html if len(html) < _MARKUP else html[html.find("<") + 1 :])
        found = self._whole(announcers.source_names(body), "source line")
        found = found or self._whole(announcers.about_names(body), "about section")
        told = {company: match for company, match in found.items() if company not in aside}
        return told if len(told) <= _FEW else {}

    def _whole(self, texts: Sequence[str], place: str) -> dict[str, Match]:
        """Return the companies that texts begin with the names of."""
        matches: dict[str, Match] = {}
        for text in texts:
            plain = plain_of(text[:200])
            places = [found for found in self._places(plain) if not plain.text[: found.start].strip(" \"'“(")]
            matches |= _matches(places, {found.company for found in places}, place)
        return matches

    # ----------------------------------------------------------------------- names and tickers in a text

    def _places(self, plain: Plain, known: frozenset[str] = frozenset()) -> list[Found]:
        """Return the names and tickers in a text; a name that several companies share is whose the rest says."""
        names = [found for found in self._names.find(plain, known) if not self._is_listed_otherwise(plain, found)]
        owners: dict[int, int] = {}
        for found in names:
            owners[found.start] = owners.get(found.start, 0) + 1
        own = [found for found in names if owners[found.start] == 1 or found.company in known]
        return [*self._tickers.find(plain), *own]

    def _is_listed_otherwise(self, plain: Plain, found: Found) -> bool:
        """Tell whether a name is followed by a ticker that is not its company's: `Vertex Energy (NASDAQ: VTNR)`."""
        behind = _TICKER_BEHIND.match(plain.text, found.end, found.end + 140)
        if behind is None or any(word.lower().strip(".,") in HEADLINE for word in behind[1].split()):
            return False
        return self._tickers.contradicts(plain_of(behind[2]), found.company)

    def _is_denied(self, reading: _Reading, found: Found) -> bool:
        """Tell whether the first lines have a title's word, and nowhere as the name of its company.

        A `Target` that is `the target` there is none, nor is a `Merck` that is `Merck KGaA`, a `Lilly` that is a girl.
        """
        if found.sure:
            return False
        word = re.compile(rf"(?<!\w){re.escape(plain_of(found.words).folded)}(?!\w)")
        seen = [plain for plain in reading.leads if word.search(plain.folded)]
        return bool(seen) and not any(
            place.company == found.company for plain in seen for place in self._places(plain, reading.known)
        )


def _matches(places: Iterable[Found], about: Iterable[str], place: str) -> dict[str, Match]:
    """Return a Match for each company that a text is about, with the first words that name it, tickers before names."""
    wanted, matches = set(about), dict[str, Match]()
    for found in places:
        if found.company in wanted:
            matches.setdefault(found.company, Match(id=found.company, why=f"{place}: {_words(found)}"))
    return matches


def _words(found: Found) -> str:
    return f"ticker {found.words}" if found.ticker else found.words
