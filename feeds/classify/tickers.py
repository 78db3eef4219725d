"""Tickers as releases print them: `(NYSE: PFE)`, `SEHK: 1177`, `(1177.HK; 688235.SH)`, `股份代号：1177`."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from feeds.classify.company_names import Found, Plain
from feeds.model import Company

# Exchanges as releases name them, with the market suffix that tickers of theirs carry ("" for the United States).
_MARKETS: dict[str, tuple[str, ...]] = {
    "NYSE": ("",), "NYSE AMERICAN": ("",), "NYSE ARCA": ("",), "NYSE MKT": ("",), "NASDAQ": ("",), "NASDAQGS": ("",),
    "NASDAQGM": ("",), "NASDAQCM": ("",), "NASDAQ-GS": ("",), "NASDAQ-GM": ("",), "NASDAQ-CM": ("",),
    "NASDAQ GS": ("",), "NASDAQ GLOBAL SELECT MARKET": ("",), "NASDAQ GLOBAL MARKET": ("",),
    "NASDAQ CAPITAL MARKET": ("",), "AMEX": ("",), "OTC": ("",), "OTCQX": ("",), "OTCQB": ("",), "OTCMKTS": ("",),
    "OTC PINK": ("",), "纽交所": ("",), "纽约证券交易所": ("",), "纳斯达克": ("",), "纳斯达克代码": ("",),
    "HKEX": ("HK",), "SEHK": ("HK",), "HKSE": ("HK",), "HKG": ("HK",), "HONG KONG": ("HK",),
    "STOCK CODE": ("HK", "SH", "SZ"),
    "HKEX STOCK CODE": ("HK",), "股份代号": ("HK",), "港交所": ("HK",), "联交所": ("HK",), "香港联交所": ("HK",),
    "港股代码": ("HK",), "港股": ("HK",), "H股代码": ("HK",), "H股股份代号": ("HK",),
    "SSE": ("SH",), "SHSE": ("SH",), "SHA": ("SH",), "SSE STAR": ("SH",), "STAR": ("SH",), "SHANGHAI": ("SH",),
    "SZSE": ("SZ",), "SHE": ("SZ",), "SHENZHEN": ("SZ",), "上交所": ("SH",), "上海证券交易所": ("SH",),
    "深交所": ("SZ",), "深圳证券交易所": ("SZ",), "北交所": ("BJ",), "科创板": ("SH",),
    "股票代码": ("SH", "SZ", "BJ", "HK", ""), "证券代码": ("SH", "SZ", "BJ", "HK"), "A股代码": ("SH", "SZ", "BJ"),
    "TSE": ("T",), "TYO": ("T",), "TOKYO": ("T",), "東証": ("T",), "东证": ("T",), "证券コード": ("T",),
    "コード番号": ("T",),
    "コード": ("T",), "KRX": ("KS", "KQ"), "KOSPI": ("KS",), "KOSDAQ": ("KQ",), "코스피": ("KS",), "코스닥": ("KQ",),
    "TWSE": ("TW",), "TPEX": ("TWO",), "LSE": ("L",), "LON": ("L",), "AIM": ("L",),
    "EURONEXT": ("PA", "AS", "BR", "LS"),
    "EURONEXT PARIS": ("PA",), "EURONEXT AMSTERDAM": ("AS",), "EURONEXT BRUSSELS": ("BR",), "PARIS": ("PA",),
    "EPA": ("PA",), "AMS": ("AS",), "EBR": ("BR",), "XETRA": ("DE",), "ETR": ("DE",), "FWB": ("DE",), "FSE": ("DE",),
    "FRANKFURT": ("DE",), "SIX": ("SW",), "VTX": ("SW",), "SWX": ("SW",), "CPH": ("CO",), "OMX": ("CO", "ST", "HE"),
    "NASDAQ COPENHAGEN": ("CO",), "NASDAQ STOCKHOLM": ("ST",), "STO": ("ST",), "OSE": ("OL",), "OSL": ("OL",),
    "BIT": ("MI",), "BME": ("MC",), "MCE": ("MC",), "ASX": ("AX",), "TSX": ("TO",), "TSXV": ("V",), "TSX-V": ("V",),
    "CSE": ("CN",), "NSE": ("NS",), "BSE": ("BO",), "SGX": ("SI",), "TASE": ("TA",), "B3": ("SA",),
}  # fmt: skip
_SAME = {"SS": "SH", "VX": "SW", "F": "DE"}  # two spellings of one market's suffix
_SUFFIXES = frozenset(suffix for suffixes in _MARKETS.values() for suffix in suffixes if suffix) | frozenset(_SAME)
_UNITED_STATES = ("N", "O", "OQ", "US")  # suffixes of information services for its exchanges
_CODE = r"[A-Z]{1,6}(?:[.-][A-Z])?|\d{3,6}[A-Z]?"
_NAMES = "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(_MARKETS, key=len, reverse=True))
# The exchange form, `(NYSE: PFE)` or `（HKEX：1177）`; the suffix may be there as well: `HKEX: 1177.HK`.
_EXCHANGE_FORM = re.compile(
    rf"(?<![A-Za-z0-9])((?i:{_NAMES})) ?(?:[:：] ?|(?<=[码号]) ?|(?<=[A-Z]) ?[-–] (?=\d)| (?=\d{{3,6}}(?!\w)))"
    rf"({_CODE})(?!\w)(?!-\w)((?:(?:, ?| ?/ ?| and )(?:{_CODE})(?! ?[:：])(?!\w))*)"  # SIX: RO, ROG
)
_SUFFIX_FORM = re.compile(
    rf"(?<![\w.])({_CODE})\.({'|'.join(sorted({*_SUFFIXES, *_UNITED_STATES}, key=len, reverse=True))})(?!\w)"
)
_SPACED_FORM = re.compile(r"(?<=\()([A-Z]{1,5}|\d{3,6}) (HK|US|CH|JP|LN|GR|FP|SW|KS|TT)(?= ?(?:Equity)?\))")
_SPACED = {"US": "", "CH": "SH", "JP": "T", "LN": "L", "GR": "DE", "FP": "PA", "TT": "TW"}  # as terminals have them
_ONE_CODE = re.compile(_CODE)
_CASHTAG = re.compile(r"(?<!\w)\$([A-Z]{1,5})(?![\w.])")


class Tickers:
    """The tickers of all companies."""

    def __init__(self, companies: Iterable[Company]) -> None:
        """Take the companies."""
        self._owners = {_parted(ticker): company.id for company in companies for ticker in company.tickers}
        self._markets: dict[str, set[str]] = {}
        for (market, _), company in self._owners.items():
            self._markets.setdefault(company, set()).add(market)

    def find(self, plain: Plain) -> list[Found]:
        """Return the tickers of companies that stand in a text, in its order."""
        found = {
            (start, end): Found(
                company=owner, words=plain.text[start:end], start=start, end=end, sure=True, ticker=True
            )
            for start, end, ticker in _printed(plain)
            if (owner := self._owners.get(ticker)) is not None
        }
        return [found[place] for place in sorted(found)]

    def contradicts(self, plain: Plain, company: str) -> bool:
        """Tell whether a text states tickers, on a market where a company is listed, and none is the company's."""
        listed = self._markets.get(company, set())
        stated = [ticker for _, _, ticker in _printed(plain)]
        on_market = [ticker for ticker in stated if ticker[0] in listed]
        return bool(on_market) and all(self._owners.get(ticker) != company for ticker in stated)


def _printed(plain: Plain) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield every ticker that a text prints, whosever it is: its place, its market and code."""
    text = _exchanges_folded(plain)
    for found in _EXCHANGE_FORM.finditer(text):
        codes = [found[2], *_ONE_CODE.findall(found[3])]
        for market, code in product(_MARKETS[found[1].upper()], codes):
            yield found.start(), found.end(), (market, _code(code))
    for found in _SUFFIX_FORM.finditer(text):
        yield found.start(), found.end(), (_market(found[2]), _code(found[1]))
    for found in _SPACED_FORM.finditer(text):
        yield found.start(), found.end(), (_SPACED.get(found[2], found[2]), _code(found[1]))
    for found in _CASHTAG.finditer(text):
        yield found.start(), found.end(), ("", _code(found[1]))


def _exchanges_folded(plain: Plain) -> str:
    """Return the text with Han characters folded and capitals kept: exchanges are named in either script."""
    if plain.text.isascii():
        return plain.text
    return "".join(one if one.isascii() else two for one, two in zip(plain.text, plain.folded, strict=True))


def _parted(ticker: str) -> tuple[str, str]:
    """Split `1177.HK` into market HK and code 1177; a ticker without suffix is one of the United States."""
    code, _, market = ticker.upper().rpartition(".")
    if code and market in _SUFFIXES:
        return (_market(market), _code(code))
    return ("", _code(ticker))


def _market(suffix: str) -> str:
    return "" if suffix in _UNITED_STATES else _SAME.get(suffix, suffix)


def _code(text: str) -> str:
    """Return a ticker's code without leading zeros: Hong Kong writes 0700 and 700 for the same share."""
    return text.upper().lstrip("0").replace("-", ".")
