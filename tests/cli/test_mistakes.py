"""What a person does wrong at the command line: a sentence that helps, exit code 2, and nothing changed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from huiyin.cli.verbs import VERBS, huiyin

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(huiyin, list(arguments))


@pytest.fixture
def opening() -> str:
    done = run("add", "A company", "Cook", "--interview", "-3", "--json")
    return str(json.loads(done.stdout)["id"])


def events(opening: str) -> list[str]:
    return [one["kind"] for one in json.loads(run("show", opening, "--json").stdout)["events"]]


def commands() -> Iterator[tuple[str, click.Command]]:
    for name in VERBS:
        command = huiyin.get_command(click.Context(huiyin), name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {below}", one) for below, one in command.commands.items())


def test_every_verb_has_examples_and_json() -> None:
    for name, command in commands():
        assert f"  huiyin {name}" in (command.epilog or "") or name in ("tick", "serve"), name
        spoken = isinstance(command, click.Group) or name == "serve"
        assert spoken or any("--json" in option.opts for option in command.params), name


MISTAKES = [
    (("log", "received", "A company", "lost.eml"), "no file lost.eml"),
    (("log", "sent", "A company", "lost.txt"), "no file lost.txt"),
    (("read", "lost.eml"), "no file lost.eml"),
    (("advise", "lost.json"), "no file lost.json"),
    (("import", "lost.csv"), "cannot be read: there is no such file"),
    (("backup", "/no/such/folder/all.zip"), "cannot be written: there is no such file or folder"),
    (("hiring", "import", "lost.csv", "--opening", "1"), "no opening 1"),
    (("hiring", "export", "/no/such/folder/all.csv"), "cannot be written"),
    (("export", "all.docx"), ".xlsx"),
    (("debrief", "A company"), "--shone"),
    (("log", "interview", "A company", "--on", "+²"), "2026-05-08"),
    (("log", "interview", "A company", "--on", "+3"), "day: "),
    (("serve", "--host", "0.0.0.0"), "HUIYIN_ALLOW_HOSTS"),
    (("mail", "import", "lost.mbox"), "lost.mbox"),
    (("restore", "lost.zip"), "lost.zip is not there"),
    (("mail", "setup", "nobody"), "huiyin: e-mail address: “nobody” is not"),
]


def test_it_says_what_to_do(opening: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments, says in MISTAKES:
        done = run(*arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert says in done.stderr, (arguments, done.stderr)
    assert events(opening) == ["interview"]
    assert not list(tmp_path.iterdir())


def test_nobody_there_to_say_yes_is_told_of_the_option(tmp_path: Path) -> None:
    table = tmp_path / "jobs.csv"
    table.write_text("company,role,status\nA company,Cook,applied\n")
    done = run("import", str(table))
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    assert json.loads(run("list", "--json").stdout)["openings"] == []


def test_a_table_of_which_nothing_comes_in_says_so(tmp_path: Path) -> None:
    table = tmp_path / "jobs.csv"
    table.write_text("company,role,status\n,Cook,applied\n")
    assert "No row is ready" in run("import", str(table)).output


def test_a_wrong_word_among_right_ones_leaves_all_as_it_was(opening: str) -> None:
    advert = "Requirements: Excel. SQL. Three years of experience."
    assert run("portrait", opening, "--advert", advert).exit_code == 0
    before = json.loads(run("gaps", opening, "--json").stdout)
    assert run("gaps", opening, "--have", "Excel", "--lack", "juggling").exit_code == 2
    assert json.loads(run("gaps", opening, "--json").stdout) == before


def test_plan_b_saved_and_told_as_json_is_one_object(opening: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    assert json.loads(run("planb", opening, "--save", str(file), "--json").stdout)["sections"]
    assert file.exists()


def test_one_lost_file_keeps_no_other_from_coming_in(opening: str, tmp_path: Path) -> None:
    mail = tmp_path / "word.eml"
    mail.write_bytes(
        b"From: hr@example.com\r\nSubject: A company\r\nMessage-ID: <a@b>\r\n\r\nStill deciding.\r\n"
    )
    done = run("mail", "import", str(tmp_path / "lost.eml"), str(mail), "--json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["found"] == 1
    assert "lost.eml" in done.stderr


def test_words_between_colons_stay_words(opening: str) -> None:
    run("log", "received", opening, "we meet at :clock1: or :100:", "--channel", "wechat")
    assert ":100:" in run("show", opening).output


def test_in_chinese_the_shell_speaks_chinese_too() -> None:
    environment = {**os.environ, "HUIYIN_LANGUAGE": "zh"}
    command = [sys.executable, "-m", "huiyin", "add", "青禾", "--wish", "9"]
    done = subprocess.run(command, capture_output=True, timeout=60, env=environment, check=False)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "用法" in said
    assert "范围" in said
    assert not {"Usage", "Error", "Invalid", "Try"} & set(said.replace(":", " ").split())
