"""What the library refuses is said in the language of the person at the terminal."""

import gettext
import pickle

import pytest

from huiyin.cli.words import FOLDER
from huiyin.process.case import Case
from huiyin.process.fields import InvalidCase, InvalidInput

CHINESE = gettext.translation("django", FOLDER, languages=["zh_Hans"]).gettext


def test_a_wrong_field_is_explained_in_chinese():
    with pytest.raises(InvalidCase) as caught:
        Case.of({"today": "2026-13-40"})
    assert caught.value.said(CHINESE) == "today：'2026-13-40' 不是日期，写成 2026-05-08 这样"


def test_the_place_of_an_error_in_an_event_stands_before_its_words():
    with pytest.raises(InvalidCase) as caught:
        Case.of({"today": "2026-05-19", "events": [{"on": "2026-05-08", "kind": "promise"}]})
    assert (
        str(caught.value)
        == "events[0] (promise).by: the day that HR named is missing; write it as 2026-05-14"
    )
    assert caught.value.said(lambda text: text.replace("the day", "DAY")).startswith(
        "events[0] (promise).by: DAY"
    )


def test_an_error_survives_the_way_to_another_process():
    error = InvalidInput("{where}: {size:,} bytes", where="mail", size=12_345)
    assert str(pickle.loads(pickle.dumps(error))) == "mail: 12,345 bytes"


def test_braces_in_a_ready_message_are_left_alone():
    assert str(InvalidInput('give one object, such as {"id": 1}')) == 'give one object, such as {"id": 1}'
