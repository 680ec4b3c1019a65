"""Working days: made-up weekends in China, public holidays elsewhere, and years that nobody has published yet."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.process.calendar import WorkingDays, working_days


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("country", "text", "working"),
    [
        ("CN", "2021-05-08", True),  # a Saturday made up for the May holiday
        ("CN", "2021-05-05", False),  # a Wednesday of that holiday
        ("CN", "2021-05-09", False),
        ("CN", "2021-10-07", False),
        ("US", "2024-07-04", False),
        ("US", "2024-07-05", True),
        ("GB", "2024-12-26", False),
        ("XX", "2024-12-25", True),  # no library knows the country: weekdays count
        ("CN", "2060-02-03", True),  # not published yet
    ],
)
def test_who_works_on_which_day(country: str, text: str, working: bool) -> None:
    assert working_days(country).is_working(day(text)) is working


def test_carols_working_days() -> None:
    assert working_days("CN").between(day("2021-05-08"), day("2021-05-19")) == 8


def test_a_week_over_the_national_holiday_is_short() -> None:
    assert working_days("CN").add(day("2021-09-30"), 1) == day("2021-10-08")


def test_years_that_are_not_published_are_known_as_such() -> None:
    assert working_days("CN").knows(2021)
    assert not working_days("CN").knows(2075)
    assert not working_days("XX").knows(2021)


def test_numbers_given_out_stay_when_more_years_are_asked_for() -> None:
    days = WorkingDays("CN")
    early = days.count(day("2021-05-08"))
    days.count(day("2009-01-05"))
    days.count(day("2025-12-31"))
    assert days.count(day("2021-05-08")) == early


@given(st.dates(dt.date(1, 3, 1), dt.date(9999, 10, 1)), st.integers(1, 50))
def test_adding_and_counting_agree(start: dt.date, count: int) -> None:
    days = working_days("CN")
    end = days.add(start, count)
    assert days.is_working(end)
    assert days.between(start, end) == count
    assert days.between(end, start) == -count


@given(st.lists(st.dates(dt.date(1992, 1, 1), dt.date(2078, 1, 1)), min_size=1, max_size=20))
def test_many_days_are_counted_as_one_is(found: list[dt.date]) -> None:
    days = working_days("US")
    counts = days.counts([one.toordinal() for one in found])
    assert [days.count(one) - days.count(found[0]) for one in found] == (counts - counts[0]).tolist()
