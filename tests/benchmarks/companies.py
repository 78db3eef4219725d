"""CPU time to find the companies of an item, among ten of them and among ten thousand, side by side in one run.

python -m tests.benchmarks.companies
"""

import sys
import time
from statistics import median

from feeds.classify import CompanyIndex
from feeds.model import Company, Entry
from tests.builders import entry

MANY = 10_000
_ROUNDS = 7
_SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo xu za bri cla dro gen".split()  # noqa: SIM905


def companies(count: int) -> list[Company]:
    """Return so many invented companies, each with a name, an alias in Chinese and a ticker."""
    return [
        Company(
            id=f"c{n}",
            name=f"{_word(n)} Pharma Inc.",
            aliases=(_word(n), "".join(chr(0x4E00 + n * 7 % 19_000 + step * 131) for step in range(4))),
            tickers=(f"{10_000 + n}.HK",),
        )
        for n in range(count)
    ]


def items(count: int) -> list[Entry]:
    """Return so many items of a wire, about the first ten companies."""
    return [
        entry(
            f"{_word(n % 10)} Announces Results of Study Number {n}",
            summary=f"BASEL, Jan. 5, 2026 /Wire/ -- {_word(n % 10)} Pharma (HKEX: {10_000 + n % 10}) today announced.",
            body="<p>" + "The study met its endpoint, and the treatment was well tolerated. " * 40 + "</p>",
        )
        for n in range(count)
    ]


def ratio() -> float:
    """Return how much longer ten thousand companies take than ten: the median of several rounds."""
    few, many, news = CompanyIndex(companies(10)), CompanyIndex(companies(MANY)), items(200)
    return median(_seconds(many, news) / _seconds(few, news) for _ in range(_ROUNDS))


def _word(number: int) -> str:
    parts = (_SYLLABLES[number // 20**place % 20] for place in range(4))
    return "".join(parts).capitalize()


def _seconds(index: CompanyIndex, news: list[Entry]) -> float:
    before = time.process_time()
    for item in news:
        index.companies_of(item, None)
    return time.process_time() - before


def main() -> None:
    """Print the figures."""
    news = items(200)
    for count in (10, MANY):
        before = time.process_time()
        index = CompanyIndex(companies(count))
        built = time.process_time() - before
        sys.stdout.write(
            f"{count:,} companies: built in {built:.2f} s, {1000 * _seconds(index, news) / len(news):.2f} ms an item\n"
        )
    sys.stdout.write(f"ratio {ratio():.2f}\n")


if __name__ == "__main__":
    main()
