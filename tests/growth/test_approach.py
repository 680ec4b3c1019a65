"""The cold approach: when they are online, one message, one follow-up, stop."""

import datetime as dt

import pytest

from huiyin.growth.approach import next_step, online
from huiyin.growth.messages import message, together
from huiyin.process.vocabulary import Language

MONDAY = dt.datetime(2026, 5, 18, 10, 15, tzinfo=dt.UTC)


def test_it_says_how_little_a_few_messages_say() -> None:
    assert online([]).sample == "none"
    few = online([MONDAY] * 3)
    assert few.sample == "few"
    assert few.best is None


def test_the_busiest_two_hours_are_found() -> None:
    found = online([MONDAY + dt.timedelta(minutes=40 * number) for number in range(3)] + [MONDAY] * 6)
    assert found.sample == "some"
    assert found.best == (0, 10)
    assert found.in_window() == 9
    assert sum(found.by_hour) == sum(found.by_weekday) == 9
    assert online([MONDAY] * 30).sample == "many"


def test_one_message_one_reminder_then_stop() -> None:
    first = dt.date(2026, 5, 11)
    assert next_step([], None, dt.date(2026, 5, 16), "US").on == dt.date(2026, 5, 18)
    assert next_step([first], None, dt.date(2026, 5, 12), "US").kind == "wait"
    assert next_step([first], None, dt.date(2026, 5, 18), "US").kind == "follow"
    assert next_step([first, dt.date(2026, 5, 18)], None, dt.date(2026, 5, 19), "US").kind == "rest"
    assert next_step([first], None, dt.date(2026, 8, 3), "US").kind == "rest"
    assert next_step([first], dt.date(2026, 5, 13), dt.date(2026, 5, 14), "US").kind == "answered"


@pytest.mark.parametrize(
    ("pieces", "language", "said"),
    [
        ([], "zh", ""),
        (["竞品研究"], "zh", "竞品研究"),
        (["竞品研究", "活动复盘", "三张海报"], "zh", "竞品研究、活动复盘和三张海报"),
        (
            ["a study of three rivals", "a plan", "two posters"],
            "en",
            "a study of three rivals, a plan and two posters",
        ),
        (["a study of three rivals " * 3, "a plan", "posters"], "en", None),
        (["竞品研究" * 8, "活动复盘" * 4, "海报"], "zh", None),
    ],
)
def test_each_piece_of_material_is_named_or_counted(
    pieces: list[str], language: Language, said: str | None
) -> None:
    found = together(pieces, language)
    if said is None:
        assert found.endswith("另有两份材料" if language == "zh" else "and two more pieces")
        assert found in message("first", language, material=found)
    else:
        assert found == said
