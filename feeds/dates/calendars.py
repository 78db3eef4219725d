"""Years and days of other calendars, turned into those of the Gregorian one.

Sources: the calendars of Japan (eras), of the Republic of China (民國, 1912 = 1), of Thailand (Buddhist era, 2484 is
1941) and of Iran (Solar Hijri; leap years by the cycle of 33 years, which holds from 1244 to 1531).
"""

from datetime import date, timedelta

# First year of each era, minus one.
ERAS = {
    "令和": 2018,
    "㋿": 2018,
    "平成": 1988,
    "㍻": 1988,
    "昭和": 1925,
    "㍼": 1925,
    "中華民國": 1911,
    "中华民国": 1911,
    "民國": 1911,
    "民国": 1911,
}
# Eras by their letter: R7.10.27. Their last years end later eras' doubts: H31 is 2019, H40 is nothing.
ERA_LETTERS = {"R": (2018, 99), "H": (1988, 31), "S": (1925, 64)}
BUDDHIST = 543  # years ahead of ours
_LEAP_IN_33 = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_JALALI_START = date(1999, 3, 21)  # 1 Farvardin 1378


def buddhist_year(year: int) -> int:
    """Return the year of ours for a year of the Buddhist era, 2484 to 2643; any other year as it is."""
    return year - BUDDHIST if 2484 <= year <= 2643 else year


def minguo_year(year: int) -> int:
    """Return the year of ours for a year of the Republic of China."""
    return year + 1911


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_IN_33


def jalali_day(year: int, month: int, day: int) -> date | None:
    """Return the day of ours for a day of the Solar Hijri calendar, None for one that does not exist.

    Years 1300 to 1499 (1921 to 2120).
    """
    if not (1300 <= year <= 1499 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    longest = 31 if month <= 6 else 30 if month <= 11 or _is_leap(year) else 29
    if day > longest:
        return None
    years = range(1378, year) if year >= 1378 else range(year, 1378)
    days = sum(366 if _is_leap(one) else 365 for one in years) * (1 if year >= 1378 else -1)
    months = (month - 1) * 31 if month <= 7 else 6 * 31 + (month - 7) * 30
    return _JALALI_START + timedelta(days=days + months + day - 1)
