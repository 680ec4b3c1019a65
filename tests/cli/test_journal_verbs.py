"""The journal from the command line: a small life of two openings."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiyin.cli.verbs import huiyin
from huiyin.journal.models import Opening

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(huiyin, list(arguments), input=stdin)


def found(*arguments: str) -> dict[str, object]:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_it_works() -> None:
    number = str(found("add", "A company", "Marketing manager", "--wish", "4", "--interview", "-11")["id"])
    assert run("log", "promise", number, "--by", "-3", "--on", "-11").exit_code == 0
    done = run("log", "sent", "marketing", "--move", "ask", "--channel", "phone")
    assert done.exit_code == 0, done.output
    done = run("log", "received", number, "still comparing, she calls by Friday", "--channel", "phone_note")
    assert done.exit_code == 0, done.output
    assert "still open" in done.output
    shown = found("show", number)
    assert [event["kind"] for event in shown["events"]] == ["interview", "promise", "sent", "received"]  # type: ignore[attr-defined,index]
    assert "Marketing manager" in run("list").output
    assert "Marketing manager" in run("today").output


def test_what_hr_has_said_stands_before_any_guess() -> None:
    run("demo")
    number = str(found("add", "Ox", "Cook", "--interview", "-9")["id"])
    run("log", "received", number, "Sorry, the position has been filled.", "--channel", "email")
    shown = run("show", number).output
    assert "The seat is gone." in shown
    assert "a no that nobody has told you" not in shown
    assert "The offer is here, and yours to answer." in run("today").output
    assert "They want to see you again." in run("list").output


def test_letters_are_in_the_terminal_s_language_unless_another_is_named() -> None:
    run("add", "Ox", "Cook", "--interview", "-20")
    run("add", "Elm", "Baker", "--interview", "-20", "--language", "zh")
    assert dict(Opening.objects.values_list("company", "language")) == {"Ox": "en", "Elm": "zh"}


def test_an_empty_journal_says_how_to_begin() -> None:
    for verb in ("today", "list"):
        assert "huiyin demo" in run(verb).output


def test_the_example_comes_and_goes_and_leaves_the_own_openings() -> None:
    found("add", "My own", "Cook")
    assert found("demo")["example_openings"]
    assert found("demo", "--clear")["example_openings"] == 0
    assert [opening["company"] for opening in found("list")["openings"]] == ["My own"]  # type: ignore[attr-defined,index]


def test_undo_takes_back_one_thing_at_a_time() -> None:
    number = str(found("add", "A company", "Cook")["id"])
    run("log", "interview", number, "--on", "yesterday")
    assert "interview" in run("undo").output.lower()
    assert found("show", number)["events"] == []
    run("undo", "--redo")
    assert len(found("show", number)["events"]) == 1  # type: ignore[arg-type]


def test_a_backup_brings_everything_back(tmp_path: Path) -> None:
    found("add", "A company", "Cook", "--interview", "-3")
    file = str(tmp_path / "kept.zip")
    assert run("backup", file).exit_code == 0
    found("add", "Another", "Baker")
    assert run("restore", file, "--yes").exit_code == 0
    assert [opening["company"] for opening in found("list")["openings"]] == ["A company"]  # type: ignore[attr-defined,index]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "nothing such"), "huiyin list"),
        (("log", "interview", "A company", "--on", "+5"), "on"),
        (("log", "interview", "A company", "--on", "soon"), "2026-05-08"),
        (("log", "received", "A company", ""), "no text"),
        (("restore", "no-such-file.zip", "--yes"), "no-such-file.zip"),
        (("add", "x" * 10_000), "company"),
    ],
)
def test_what_cannot_be_done_says_what_to_do_and_changes_nothing(
    arguments: tuple[str, ...], says: str
) -> None:
    found("add", "A company", "Cook")
    done = run(*arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(found("list")["openings"]) == 1  # type: ignore[arg-type]
