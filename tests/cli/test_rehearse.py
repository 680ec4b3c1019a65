"""`huiyin rehearse`, by pipe."""

import json

import pytest
from click.testing import CliRunner

from huiyin.cli.records import prepared
from huiyin.cli.verbs import huiyin
from huiyin.growth.rehearsal.playing import begin
from huiyin.growth.rehearsal.scenes import scenes
from huiyin.journal.services import rehearsals
from tests.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str, said: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(huiyin, ["rehearse", *words], input=said)
    return result.exit_code, result.output


def test_a_call_by_pipe_ends_with_the_door_open() -> None:
    code, shown = run(
        "--scene",
        "6",
        "--language",
        "en",
        said="Hi, this is Carol, I interviewed for the community role. Any news?\nThank you, goodbye\n",
    )
    assert code == 0
    assert "HR" in shown
    assert "had chosen somebody else" in shown


def test_json_holds_transcript_and_review() -> None:
    code, shown = run(
        "--scene",
        "lying_still",
        "--language",
        "zh",
        "--json",
        said="您好，我是面试市场经理的小周，有结果了吗\n",
    )
    found = json.loads(shown)
    assert code == 0
    assert found["transcript"][0]["by"] == "hr"
    assert found["review"]["ended"] == "you_hung_up"


def test_the_list_names_every_scene() -> None:
    code, shown = run("--list", "--json", "--language", "en")
    assert code == 0
    assert len(json.loads(shown)["scenes"]) >= 12


@pytest.mark.parametrize("words", [("--scene", "77"), ("--seed", "-1"), ("--channel", "email")])
def test_what_is_not_there_is_said_and_ends_with_2(words: tuple[str, ...]) -> None:
    code, shown = run(*words)
    assert code == 2
    assert shown


def test_what_was_rehearsed_is_kept_unless_told_otherwise() -> None:
    said = "Hi, this is Carol, I interviewed for the community role. Any news?\n"
    run("--scene", "6", "--language", "en", "--no-keep", said=said)
    assert json.loads(run("--results", "--json")[1])["rehearsals"] == []
    run("--scene", "6", "--language", "en", said=said)
    kept = json.loads(run("--results", "--json")[1])["rehearsals"]
    assert [one["scene"] for one in kept] == ["untold_no"]
    assert "A no that nobody told" in run("--results")[1]


def test_a_talk_left_midway_is_gone_on_with() -> None:
    assert run("--go-on")[0] == 2
    talk = begin(scenes()["untold_no"], language="en")
    talk.say("Hi, this is Carol, I interviewed for the community role. Any news?")
    desk = prepared()
    rehearsals.keep_rehearsal(desk, talk, now=NOW)
    assert json.loads(run("--results", "--json")[1])["rehearsals"] == []
    code, shown = run("--go-on", said="Thank you, goodbye\n")
    assert code == 0
    assert "Any news?" in shown
    kept = json.loads(run("--results", "--json")[1])["rehearsals"]
    assert len(kept) == 1
    assert kept[0]["ended"] == "you_kindly"
