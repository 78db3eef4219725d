"""Which companies an Entry is about: its owner's, or for wires and regulators those its title and lead name."""

import re
from collections.abc import Iterable

from feeds.classify.phrases import Hit, Phrases
from feeds.model import Company, Entry, Match

LEAD = 240  # characters of the summary that count as its lead, where a release says whose it is

# Legal forms at the end of a name, left out by headlines (ISO 20275 lists the forms; these are the usual ones).
_LEGAL_FORM = re.compile(
    r"(?<!&)[\s,]+(incorporated|inc|corporation|corp|company|co|limited|ltd|plc|llc|lp|ag|se|sa|spa|nv|bv|gmbh|ab|as|oyj|"
    r"holdings?|group|kk|pte|pty)\.?$",
    re.IGNORECASE,
)
_CJK_LEGAL_FORM = re.compile(r"(股份有限公司|有限責任公司|有限责任公司|有限公司|株式会社|集團|集团|控股|주식회사)$")
_JAPANESE_PREFIX = re.compile(r"^(株式会社|주식회사|㈜)\s*")

# Exchanges as releases name them, with the market suffix that tickers of theirs carry ("" for the United States).
_MARKETS: dict[str, tuple[str, ...]] = {
    "NYSE": ("",), "NYSE AMERICAN": ("",), "NASDAQ": ("",), "NASDAQGS": ("",), "NASDAQGM": ("",), "NASDAQCM": ("",),
    "AMEX": ("",), "OTC": ("",), "OTCQX": ("",), "OTCQB": ("",),
    "HKEX": ("HK",), "SEHK": ("HK",), "HKSE": ("HK",), "STOCK CODE": ("HK",), "股份代号": ("HK",), "股份代號": ("HK",),
    "SSE": ("SS", "SH"), "SZSE": ("SZ",), "股票代码": ("SS", "SH", "SZ", "HK"), "股票代碼": ("SS", "SH", "SZ", "HK"),
    "证券代码": ("SS", "SH", "SZ"), "TSE": ("T",), "TYO": ("T",), "KRX": ("KS", "KQ"), "KOSPI": ("KS",),
    "KOSDAQ": ("KQ",), "LSE": ("L",), "EURONEXT": ("PA", "AS", "BR"), "EPA": ("PA",), "XETRA": ("DE",), "FWB": ("DE",),
    "SIX": ("SW",), "CPH": ("CO",), "STO": ("ST",), "ASX": ("AX",), "TSX": ("TO",), "TSXV": ("V",), "NSE": ("NS",),
    "BSE": ("BO",), "SGX": ("SI",),
}  # fmt: skip
_SUFFIXES = sorted({suffix for suffixes in _MARKETS.values() for suffix in suffixes if suffix})
# The exchange form, `(NYSE: PFE)` or `（HKEX：1177）`, and the suffix form, `1177.HK`.
_EXCHANGE_NAMES = "|".join(sorted(_MARKETS, key=len, reverse=True))
_EXCHANGE_FORM = re.compile(rf"(?<!\w)((?i:{_EXCHANGE_NAMES}))\s*[:：]\s*([A-Z]{{1,6}}|\d{{3,6}})(?!\w)")
_SUFFIX_FORM = re.compile(rf"(?<![\w.])([A-Z]{{1,6}}|\d{{3,6}})\.({'|'.join(_SUFFIXES)})(?!\w)")


class CompanyIndex:
    """Every followed company's names, aliases and tickers, ready to be found in text."""

    def __init__(self, companies: Iterable[Company]) -> None:
        """Take the companies; names are also known without their legal form."""
        companies = tuple(companies)
        self._names = Phrases((name, company.id) for company in companies for name in names_of(company))
        self._tickers = {_market_and_code(ticker): company.id for company in companies for ticker in company.tickers}

    def companies_of(self, entry: Entry, owner: str | None) -> tuple[Match, ...]:
        """Return the companies `entry` is about, each with the words that say so; of an issuer's source its owner."""
        if owner is not None:
            return (Match(id=owner, why="its own source"),)
        found = self._find(entry.title, "title") or self._find((entry.summary or "")[:LEAD], "lead")
        return tuple(sorted(found, key=lambda match: match.id))

    def _find(self, text: str, place: str) -> list[Match]:
        matches: dict[str, Match] = {}
        for company, ticker in self._tickers_in(text):
            matches.setdefault(company, Match(id=company, why=f"{place}: ticker {ticker}"))
        for hit in self._names.find_longest(text):
            matches.setdefault(hit.owner, Match(id=hit.owner, why=_name_reason(hit, place)))
        return list(matches.values())

    def _tickers_in(self, text: str) -> Iterable[tuple[str, str]]:
        for found in _EXCHANGE_FORM.finditer(text):
            for market in _MARKETS[found[1].upper()]:
                yield from self._at((market, _code(found[2])), found[0])
        for found in _SUFFIX_FORM.finditer(text):
            yield from self._at((found[2], _code(found[1])), found[0])

    def _at(self, ticker: tuple[str, str], words: str) -> Iterable[tuple[str, str]]:
        company = self._tickers.get(ticker)
        if company is not None:
            yield company, words


def names_of(company: Company) -> list[str]:
    """Return a company's name and aliases, each also without its legal form, longest first."""
    names = {company.name, *company.aliases}
    names |= {short for name in names if len(short := without_legal_form(name)) > 1}
    return sorted(names, key=lambda name: (-len(name), name))


def without_legal_form(name: str) -> str:
    """Return `Pfizer` for `Pfizer Inc.`, `中国生物制药` for `中国生物制药有限公司`; forms may be stacked."""
    before = ""
    while before != name:
        before = name
        name = _LEGAL_FORM.sub("", _CJK_LEGAL_FORM.sub("", _JAPANESE_PREFIX.sub("", name))).strip()
    return name or before


def _name_reason(hit: Hit, place: str) -> str:
    return f"{place}: {hit.phrase}"


def _market_and_code(ticker: str) -> tuple[str, str]:
    """Split `1177.HK` into market HK and code 1177; a ticker without suffix is one of the United States."""
    code, _, market = ticker.upper().rpartition(".")
    return (market, _code(code)) if code and market in _SUFFIXES else ("", _code(ticker))


def _code(text: str) -> str:
    """Return a ticker's code without leading zeros: Hong Kong writes 0700 and 700 for the same share."""
    return text.upper().lstrip("0")
