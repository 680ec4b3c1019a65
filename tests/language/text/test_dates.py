import csv
import datetime as dt
import re
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.text.dates import days, find_dates, lunar, words
from huiyin.language.text.language import language_of
from huiyin.language.text.normalise import normalise
from tests.shared import shared_lines

with Path(__file__).with_name("dates.tsv").open(encoding="utf-8", newline="") as table:
    TABLE = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def found(text: str, received: str) -> list[tuple[str, str, str, str]]:
    mentions = find_dates(normalise(text).plain, dt.date.fromisoformat(received), language_of(text))
    ranges = [mention.range for mention in mentions]
    return [
        (day.earliest.isoformat(), day.latest.isoformat(), day.kind, "?" if day.ambiguous else "")
        for day in ranges
    ]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['received']} {row['text']}")
def test_golden(row: dict[str, str]):
    wanted = (row["earliest"], row["latest"], row["kind"], row["ambiguous"])
    assert found(row["text"], row["received"]) == ([] if row["earliest"] == "-" else [wanted])


def test_the_table_is_large():
    assert len(TABLE) >= 200


def test_a_mention_stands_where_it_says():
    text = normalise("别急，最迟下周三下班前给你准话").plain
    mention = find_dates(text, dt.date(2025, 6, 11), "zh")[0]
    assert text[mention.start : mention.end] == mention.range.text == "最迟下周三下班前"


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("They vote on 20 March and I'll write that same day", "2026-03-20"),
        ("The class is on the 24th. I'm told the verdict's the very next day", "2026-03-25"),
        ("The board is on Friday; you will hear the next working day", "2026-03-16"),
        ("Panel sits on the 19th, answer two days later", "2026-03-21"),
        ("会议排在3月26日,当日下班前我会告诉您结论", "2026-03-26"),
        ("周五评审,次日给您答复", "2026-03-14"),
        ("周五评审,当晚给您电话", "2026-03-13"),
        ("周五开会,隔天告诉你", "2026-03-14"),
    ],
)
def test_a_day_may_count_from_the_day_named_before(text: str, latest: str):
    assert found(text, "2026-03-11")[-1][1] == latest


def test_a_moved_interview_names_two_days():
    days_named = found("The tour has been moved from 3 October to 8 October, sorry.", "2025-09-10")
    assert [day[1] for day in days_named] == ["2025-10-03", "2025-10-08"]


def test_two_promises_in_one_message_are_two_mentions():
    latest = [day[1] for day in found("问卷11月25日（下周二）前填完，名次会在下月12日前公布", "2025-11-20")]
    assert latest == ["2025-11-25", "2025-12-12"]


def test_two_days_parted_by_a_comma_are_two_mentions():
    assert [day[1] for day in found("最快3月2日，3月6日前给您回音", "2026-02-04")] == [
        "2026-03-02",
        "2026-03-06",
    ]
    assert [day[1] for day in found("debrief 定在 1/14，1/15 EOD 前给你 update", "2026-01-08")] == [
        "2026-01-14",
        "2026-01-15",
    ]


def test_a_weekday_of_that_week_belongs_to_the_week_named_before():
    text = (
        "It sits again on Tuesday the 8th and the clerk writes between the Wednesday and Friday of that week."
    )
    assert [day[1] for day in found(text, "2026-09-01")] == ["2026-09-08", "2026-09-11"]


@pytest.mark.parametrize(("year", "sunday"), [(2024, "03-31"), (2026, "04-05"), (2038, "04-25")])
def test_easter(year: int, sunday: str):
    assert days.easter(year).isoformat() == f"{year}-{sunday}"


@pytest.mark.parametrize("year", range(2020, 2036))
def test_lunar_days_and_solar_terms_agree_with_the_public_holidays(year: int):
    off = holidays.country_holidays("TW", years=year, observed=False, language="en_US")
    named = {(day, name) for day, names in off.items() for name in names.split("; ")}
    assert (lunar.day_of(year, 1, 1), "Chinese New Year") in named
    assert (lunar.day_of(year, 5, 5), "Dragon Boat Festival") in named
    assert (lunar.day_of(year, 8, 15), "Mid-Autumn Festival") in named
    assert (lunar.term("清明", year), "Tomb-Sweeping Day") in named


def test_no_week_of_that_number_is_far_ahead():
    assert days.calendar_week(dt.date(2026, 6, 17), 27) == days.Span(
        dt.date(2026, 6, 29), dt.date(2026, 7, 3)
    )
    assert days.calendar_week(dt.date(2026, 6, 17), 60) is None


def test_each_promise_of_the_development_set_is_among_the_mentions():
    rows = [row for row in shared_lines("dev/replies.jsonl") if row["labels"].get("promised_date")]
    missed = [
        row["id"]
        for row in rows
        if row["labels"]["promised_date"]["latest"]
        not in {day[1] for day in found(row["text"], row["received"])}
    ]
    assert missed == []


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_working_days_leave_out_weekends_only(day: dt.date, count: int):
    end = days.add_working_days(day, count)
    between = (day + dt.timedelta(days=step) for step in range(1, (end - day).days + 1))
    assert sum(one.weekday() < days.SATURDAY for one in between) == count


_PIECES = [
    "下周三",
    "本",
    "这",
    "前",
    "之前",
    "左右",
    "内",
    "工作日",
    "3",
    "5",
    "10",
    "28",
    "月",
    "号",
    "日",
    "底",
    "初",
    "-",
    "~",
    "/",
    ".",
    ",",
    "，",
    "到",
    "两",
    "三",
    "天",
    "周",
    "周一",
    "by",
    "end",
    "of",
    "next",
    "week",
    "friday",
    "mon",
    "june",
    "6th",
    "within",
    "ten",
    "working",
    "days",
    "the",
    "a",
    "in",
    "or",
    "so",
    "11",
    "april",
    "may",
    "2025",
    "24/7",
    "9am",
    "cob",
    "eod",
    "(",
    ")",
    "再",
    "过",
    "后",
    "节",
    "五一",
    "中秋",
    "初八",
    "第",
    "个",
    "最后",
    "工作日",
    "first",
    "last",
    "day",
    "after",
    "before",
    "easter",
    "bank holiday",
    "week",
    "q2",
    "fourteenth",
    "from",
    "today",
]


@given(
    st.lists(st.sampled_from([*_PIECES, " ", "\n"]), max_size=14).map("".join)
    | st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join),
    st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)),
)
def test_any_words_give_ordered_mentions_with_sound_ranges(text: str, day: dt.date):
    plain = normalise(text).plain
    for language in ("zh", "en"):
        end = 0
        for mention in find_dates(plain, day, language):
            assert end <= mention.start < mention.end <= len(plain)
            assert plain[mention.start : mention.end] == mention.range.text
            assert mention.range.earliest <= mention.range.latest
            end = mention.end


@pytest.mark.parametrize(
    ("names", "pattern"), [(words.ENGLISH_WEEKDAYS, words.WEEKDAY), (words.ENGLISH_MONTHS, words.MONTH)]
)
def test_patterns_of_names_know_every_name(names: dict[str, int], pattern: str):
    assert all(re.fullmatch(pattern, name) for name in names)
