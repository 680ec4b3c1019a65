"""What is missing from a case is named as missing, in the words of whoever asks."""

from collections.abc import Callable
from typing import Any

import pytest

import huiyin
from huiyin.cli.words import _
from huiyin.process.case import Case
from huiyin.process.fields import InvalidCase


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "today: the day is missing; write it as 2026-05-08"),
        ({"today": ""}, "today: the day is missing; write it as 2026-05-08"),
        (
            {"today": "2026-05-08", "events": [{"kind": "sent"}]},
            "events[0] (sent).on: the day is missing; write it as 2026-05-08",
        ),
        ({"today": "soon"}, "today: 'soon' is not a day; write it as 2026-05-08"),
    ],
)
def test_a_missing_day_is_said_to_be_missing(given: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidCase) as error:
        Case.of(given)
    assert str(error.value) == error.value.said(_) == said


def test_a_missing_kind_is_said_to_be_missing_with_what_is_allowed() -> None:
    with pytest.raises(InvalidCase, match=r"kind: this is missing; use one of .*interview"):
        Case.of({"today": "2026-05-08", "events": [{"on": "2026-05-01"}]})


@pytest.mark.parametrize("verb", [huiyin.read, huiyin.check])
def test_a_missing_text_is_said_to_be_missing(verb: Callable[[Any], object]) -> None:
    with pytest.raises(huiyin.InvalidText, match="text: this is missing"):
        verb(None)


def test_the_words_are_those_of_the_language() -> None:
    with pytest.raises(InvalidCase) as error:
        Case.of({})
    assert error.value.said(lambda text: "缺：{where}" if "missing" in text else text) == "缺：today"
