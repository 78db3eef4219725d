"""Laws that hold for every date and every text."""

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.dates import DateContext, find_dates, parse_date, url_date
from feeds.dates.names import MONTHS
from feeds.model import Precision
from tests.dates.reading import KNOWN

# No deadline: the first text in a rare script loads its languages, and the machine may be busy.
SOME = settings(deadline=None)
MANY = settings(deadline=None, max_examples=300)

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 30), timezones=offsets).map(  # noqa: DTZ001 - aware by timezones
    lambda moment: moment.replace(microsecond=0)
)

ENGLISH = MONTHS["en"].title().split(" | ")
DAY_FORMS = [
    *(
        "{0:%Y-%m-%d}",
        "{0:%Y/%m/%d}",
        "{0:%Y.%m.%d}",
        "{0.year}-{0.month}-{0.day}",
        "{0:%Y%m%d}",
        "{0.year}. {0.month}. {0.day}.",
    ),
    *(
        "{0.day} {month} {0.year}",
        "{month} {0.day}, {0.year}",
        "{0:%a}, {0.day} {short} {0.year}",
        "{short}. {0.day}, {0.year}",
    ),
    *("{0.year} {month} {0.day}", "{0.day}-{short}-{0.year}", "{0.day:02}{short}{0.year}", "{short} {0.year} {0.day}"),
    *(
        "{0.year}年{0.month}月{0.day}日",
        "{0.year}년 {0.month}월 {0.day}일",
        "{0.day} {0.year}-{0.month:02}",
        "{0.day} {0.month}月 {0.year}",
    ),
    *("民國{roc}年{0.month}月{0.day}日", "{0.day} tháng {0.month}, {0.year}", "{0.year} / {0.month:02} / {0.day:02}"),
]


def capitals(name: str) -> str:
    """Return the name in capitals, where these are as many letters (a Greek ΐ has no capital of its own)."""
    return name.upper() if len(name.upper()) == len(name) else name


def written(form: str, day: date) -> str:
    month = ENGLISH[day.month - 1]
    return form.format(day, month=month, short=month[:3], roc=day.year - 1911)


@SOME
@given(days, st.sampled_from(DAY_FORMS))
def test_every_day_in_every_form_reads_back(day: date, form: str) -> None:
    read = parse_date(written(form, day))
    assert read is not None
    assert (read.value, read.precision, read.ambiguous) == (
        datetime(day.year, day.month, day.day, tzinfo=UTC),
        Precision.DATE,
        False,
    )


@SOME
@given(days, st.sampled_from(["{0:%d/%m/%Y}", "{0:%d-%m-%Y}", "{0:%d.%m.%Y}", "{0.day}/{0.month}/{0.year}"]))
def test_every_day_first_date_reads_back_where_the_order_is_known(day: date, form: str) -> None:
    read = parse_date(form.format(day), DateContext(day_first=True))
    assert read is not None
    assert (read.value.date(), read.ambiguous) == (day, False)


@SOME
@given(days)
def test_a_date_in_numbers_is_right_or_ambiguous(day: date) -> None:
    read = parse_date(f"{day:%m/%d/%Y}")
    assert read is not None
    assert read.ambiguous or read.value.date() == day


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_every_month_in_every_language_reads_back(language: str) -> None:
    for number, names in enumerate(MONTHS[language].split("|"), start=1):
        for name in names.split():
            for form in (f"27 {name} 2025", f"27. {capitals(name)} 2025", f"{name.title()} 27, 2025"):
                read = parse_date(form, DateContext(language=language))
                assert read is not None, form
                assert read.value.date() == date(2025, number, 27), form


@SOME
@given(instants)
def test_every_instant_of_rfc_822_and_rfc_3339_reads_back(moment: datetime) -> None:
    for text in (
        format_datetime(moment),
        moment.isoformat(),
        moment.isoformat(" "),
        moment.strftime("%Y%m%dT%H%M%S%z"),
    ):
        read = parse_date(text)
        assert read is not None, text
        assert (read.value, read.precision) == (moment, Precision.INSTANT)
        assert read.value.utcoffset() == moment.utcoffset()


@SOME
@given(instants)
def test_every_unix_time_reads_back(moment: datetime) -> None:
    seconds = int(moment.timestamp())
    read = parse_date(str(seconds))
    if 1_000_000_000 <= seconds < 2_000_000_000:
        assert read is not None
        assert read.value == moment
    else:
        assert read is None


@SOME
@given(days)
def test_every_day_in_a_path_reads_back(day: date) -> None:
    read = url_date(f"https://example.org/news/{day:%Y/%m/%d}/title")
    assert read is not None
    assert read.value.date() == day


pieces = st.sampled_from(
    [
        *(
            "2025",
            "27",
            "10",
            "3",
            "Oct",
            "October",
            "May",
            "mai",
            "年",
            "10月",
            "27日",
            "-",
            "/",
            ".",
            ",",
            " ",
            "  ",
            "\n",
            ":",
        ),
        *(
            "17:30",
            "p.m.",
            "ET",
            "+08:00",
            "Z",
            "T",
            "Mon",
            "ago",
            "hours",
            "vor",
            "today",
            "昨天",
            "小时前",
            "下午",
            "Phase",
            "v",
        ),
        *(
            "２０２５",
            "٢٧",
            "\u200b",
            "\u00a0",
            "é",
            "e\u0301",
            "İ",
            "(",
            ")",
            "|",
            "—",
            "'",
            "st",
            "of",
            "de",
            "²",
            "½",
            "𝟮",
        ),
    ]
)
texts = st.lists(pieces, max_size=14).map("".join) | st.text(max_size=60)


@MANY
@given(texts, st.sampled_from([DateContext(), KNOWN, DateContext(now=KNOWN.now, year=2025, language="fr")]))
def test_any_text_gives_dates_with_right_spans_and_no_errors(text: str, context: DateContext) -> None:
    last = 0
    for read in find_dates(text, context):
        assert last <= read.start < read.end <= len(text)
        assert text[read.start : read.end] == read.text
        assert read.value.tzinfo is not None
        assert 1900 <= read.value.year <= 2101
        if read.precision is Precision.DATE:
            assert (read.value.hour, read.value.minute) == (0, 0)
        last = read.end
    whole = parse_date(text, context)
    assert whole is None or text[whole.start : whole.end] == whole.text


@MANY
@given(texts)
def test_the_words_of_a_found_date_state_it_by_themselves(text: str) -> None:
    for read in find_dates(text, KNOWN):
        again = parse_date(read.text, KNOWN)
        assert again is not None, read.text
        if not read.ambiguous and again.ambiguous:
            continue  # another date of the text told the order
        assert (again.value, again.precision) == (read.value, read.precision)
