"""Days as people write them: one golden table."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.channels.files import days

TODAY = dt.date(2026, 5, 20)

GOLDEN = [
    ("2026-03-05", "2026-03-05"), ("2026/3/5", "2026-03-05"), ("2026.3.5", "2026-03-05"), ("2026年3月5日", "2026-03-05"),
    ("２０２６／３／５", "2026-03-05"), ("20260305", "2026-03-05"), ("24.3.5", "2024-03-05"), ("3月5日", "2026-03-05"),
    ("3月5日（周四）", "2026-03-05"), ("12月30日", "2025-12-30"), ("6月1日", "2026-06-01"), ("25年12月1日", "2025-12-01"),
    ("3/5", "2026-03-05"), ("3.5", "2026-03-05"), ("13/04/2026", "2026-04-13"), ("04/13/2026", "2026-04-13"),
    ("5 Mar 2026", "2026-03-05"), ("5-Mar-26", "2026-03-05"), ("Mar 5", "2026-03-05"), ("March 5th, 2026", "2026-03-05"),
    ("Oct 5, 2025", "2025-10-05"), ("Thu, 5 Mar 2026", "2026-03-05"), ("45721", "2025-03-05"), ("46086.5", "2026-03-05"),
    ("2026-03-05T14:00:00Z", "2026-03-05 14:00"), ("2026-03-05 14:30", "2026-03-05 14:30"), ("3月5日下午2点半", "2026-03-05 14:30"),
    ("3月5日 14点", "2026-03-05 14:00"), ("5 Mar 2026 3pm", "2026-03-05 15:00"), ("12:30 PM 3/5/2026", "2026-03-05 12:30"),
    ("今天", "2026-05-20"), ("yesterday", "2026-05-19"), ("1772668800", "2026-03-05"), ("1772668800000", "2026-03-05"),
    ("", None), ("-", None), ("待定", None), ("TBD", None), ("N/A", None), ("暂无", None),
    ("soon", "?"), ("next week", "?"), ("2026-13-40", "?"), ("2月30日", "?"), ("99999999", "?"), ("约3月", "?"), ("x" * 500, "?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), GOLDEN)
def test_the_day_is_found(text, wanted):
    if wanted == "?":
        with pytest.raises(days.NoDay):
            days.moment(text, TODAY, "ymd")
        return
    found = days.moment(text, TODAY, "ymd")
    said = found and " ".join(filter(None, [found[0].isoformat(), found[1] and f"{found[1]:%H:%M}"]))
    assert said == wanted


@pytest.mark.parametrize(
    ("column", "preferred", "order"),
    [
        (["03/04/2026", "13/04/2026"], ("mdy", "dmy"), "dmy"),
        (["03/04/2026", "04/13/2026"], ("dmy", "mdy"), "mdy"),
        (["03/04/2026"], ("dmy", "mdy"), "dmy"),
        (["26/3/4", "26/3/30"], ("ymd", "mdy", "dmy"), "ymd"),
        (["26/3/4"], ("mdy", "dmy", "ymd"), "ymd"),
        (["2026-03-04", "words"], ("mdy",), "mdy"),
    ],
)
def test_a_column_tells_the_order_of_its_figures(column, preferred, order):
    assert days.order_of(column, preferred, TODAY) == order


@given(st.dates(dt.date(2010, 1, 1), dt.date(2026, 5, 20)))
def test_every_day_comes_back_from_each_way_of_writing_it(day):
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d %b %Y}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert days.moment(text, TODAY) == (day, None)
    assert days.moment(f"{day.day}/{day.month}/{day.year}", TODAY, "dmy") == (day, None)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text):
    try:
        days.moment(text, TODAY)
    except days.NoDay:
        return


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1778169600", "2026-05-08 None"),
        ("1778173200000", "2026-05-08 01:00:00"),
        ("2026-05-07T17:30:00.000Z", "2026-05-08 01:30:00"),
        ("2026-05-08T08:00:00+08:00", "2026-05-08 08:00:00"),
        ("2026-05-08 00:30+0900", "2026-05-07 23:30:00"),
        ("2026-05-08T00:00:00Z", "2026-05-08 None"),
    ],
)
def test_a_moment_of_another_zone_is_told_as_it_was_where_the_person_is(text, wanted):
    found = days.moment(text, TODAY, "ymd", zoneinfo.ZoneInfo("Asia/Shanghai"))
    assert "{} {}".format(*found) == wanted
