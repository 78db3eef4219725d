from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dates import DateContext
from feeds.events.hours import hours_in
from feeds.events.zones import moment_of


@pytest.mark.parametrize(
    ("text", "begins", "ends", "zone"),
    [
        ("at 2:55 p.m., Eastern time.", time(14, 55), None, "America/New_York"),
        ("at 8 a.m. EDT", time(8), None, "America/New_York"),
        ("8:40 a.m. PDT / 11:40 a.m. EDT", time(8, 40), None, "America/Los_Angeles"),
        ("8:00 AM Eastern on Thursday", time(8), None, "America/New_York"),
        ("noon EDT today", time(12), None, "America/New_York"),
        (" from10:30 a.m. to noon EDT", time(10, 30), time(12), "America/New_York"),
        ("2024,9:15-9:30 a.m. CST", time(9, 15), time(9, 30), "America/Chicago"),
        ("11-1 p.m. ET", time(11), time(13), "America/New_York"),
        ("9:00 a.m. - 12:30p.m. PT", time(9), time(12, 30), "America/Los_Angeles"),
        ("14:00 CEST (8:00 a.m. EDT)", time(14), None, "Europe/Paris"),
        ("10:00 a.m. (Hong Kong time)", time(10), None, "Asia/Hong_Kong"),
        ("3:00 p.m. to 5:00 p.m. (JST)", time(15), time(17), "Asia/Tokyo"),
        ("at 13:00 GMT+8", time(13), None, "+08:00"),
        ("上午十時三十分(香港時間)", time(10, 30), None, "Asia/Hong_Kong"),
        ("北京时间8月20日上午10时", time(10), None, "Asia/Shanghai"),
        ("美东时间11月6日上午8点(北京时间晚上9点)", time(8), None, "America/New_York"),
        ("下午2:00-5:00", time(14), time(17), None),
        ("下午三時正", time(15), None, None),
        ("14点00分", time(14), None, None),
    ],
)
def test_times_are_read_with_their_end_and_their_zone(
    text: str, begins: time, ends: time | None, zone: str | None
) -> None:
    found = hours_in(text, DateContext())[0]
    assert (found.begins, found.ends, found.zone) == (begins, ends, zone)


@pytest.mark.parametrize("text", ["a ratio of 3:15 to", "0.05 p = 0.3", "13 a.m.", "第三点建议", "version 2.10", ""])
def test_what_is_no_time_is_none(text: str) -> None:
    assert hours_in(text, DateContext()) == []


def test_cst_is_chinas_in_chinese_texts() -> None:
    assert hours_in("10:00 a.m. CST", DateContext(language="zh"))[0].zone == "Asia/Shanghai"


def test_gmt_is_londons_in_winter_and_utc_in_summer() -> None:
    winter, summer = (moment_of(date(2025, month, 10), time(10), "Etc/GMT") for month in (1, 7))
    assert winter is not None
    assert summer is not None
    assert (winter[1], summer[1]) == ("Europe/London", "UTC")
    assert winter[0].utcoffset() == summer[0].utcoffset()


@given(text=st.text(alphabet="0123456789:.-ap m上下午时分半ETC(noon)"))
def test_any_text_gives_times_in_order_that_do_not_overlap(text: str) -> None:
    found = hours_in(text, DateContext())
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(one.ends is None or one.begins < one.ends for one in found)
