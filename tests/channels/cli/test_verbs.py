"""huiyin import, export and tick."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiyin.cli.verbs import huiyin
from huiyin.journal.models import Opening, Profile, Resume
from tests.channels.calendar.test_invitations import TALK, invitation

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(huiyin, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "jobs.csv"
    file.write_bytes("公司,岗位,投递时间,状态\n青港,市场经理,2026/3/5,随缘\n,运营,,\n".encode("gbk"))
    return file


def test_it_works(table: Path) -> None:
    done = run("import", table, stdin="y\n")
    assert done.exit_code == 0, done.output
    assert "Row 2 (运营) stays out" in done.output
    assert "随缘" in done.output
    assert Opening.objects.get().company == "青港"
    assert "青港" in run("list").output
    run("undo")
    assert not Opening.objects.exists()


def test_a_no_brings_nothing_in(table: Path) -> None:
    assert run("import", table, stdin="n\n").exit_code == 1
    assert run("import", table, "--fields").exit_code == 0
    assert not Opening.objects.exists()


def test_columns_are_named_by_number(table: Path) -> None:
    done = run("import", table, "--column", "1=title", "--column", "2=company", "--yes", "--json")
    told = json.loads(done.stdout)
    assert (told["imported"], told["columns"]["岗位"]) == (2, "company")
    assert run("import", table, "--yes", "--json").exit_code == 0
    wrong = run("import", table, "--column", "1=nonsense")
    assert wrong.exit_code == 2
    assert "3=title" in wrong.stderr


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert "cannot be read" in run("import", tmp_path / "nothing.csv").stderr
    (tmp_path / "x.csv").write_bytes(b"")
    assert run("import", tmp_path / "x.csv").exit_code == 2
    (tmp_path / "x.json").write_text("{}")
    assert "basics.name" in run("import", tmp_path / "x.json").stderr
    (tmp_path / "x.ics").write_text("{}")
    assert run("import", tmp_path / "x.ics").exit_code == 2


def test_an_invitation_and_a_name_come_in(tmp_path: Path) -> None:
    run("add", "Green Harbour", "Marketing manager")
    (tmp_path / "talk.ics").write_bytes(invitation(*TALK))
    assert "noted in" in run("import", tmp_path / "talk.ics").output
    assert Opening.objects.get().appointment_on is not None
    told = {
        "basics": {"name": "Carol", "summary": "Brand manager for five years"},
        "skills": [{"name": "SEO"}],
    }
    (tmp_path / "cv.json").write_text(json.dumps(told))
    assert "Carol" in run("import", tmp_path / "cv.json").output
    assert Profile.objects.get(owner__username="owner").name == "Carol"
    assert "Brand manager for five years" in Resume.objects.get().text


@pytest.mark.parametrize(
    ("name", "begins"), [("a.csv", b"\xef\xbb\xbf"), ("a.xlsx", b"PK"), ("a.zip", b"PK")]
)
def test_the_ending_says_what_is_written(tmp_path: Path, name: str, begins: bytes) -> None:
    run("add", "Green Harbour", "Cook")
    assert run("export", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_the_waiting_data_is_shown_before_it_is_written(tmp_path: Path) -> None:
    run("add", "Green Harbour", "Cook", "--interview", "-3")
    file = tmp_path / "waits.jsonl"
    refused = run("export", file, "--waiting-data", stdin="n\n")
    assert "huiyin-waiting-1" in refused.output
    assert not file.exists()
    assert run("export", file, "--waiting-data", stdin="y\n").exit_code == 0
    assert "Green" not in file.read_text()


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    for name in ("a.csv", "a.zip"):
        done = run("export", tmp_path / "no" / name)
        assert done.exit_code == 2
        assert "a." in done.stderr


def test_tick_tells_what_it_did(home: Path) -> None:
    run("add", "Green Harbour", "Cook")
    first = run("tick")
    assert first.exit_code == 0, first.output
    assert ".zip" in first.output
    assert "Nothing was due." in run("tick").output
    assert json.loads(run("tick", "--json").stdout) == {"done": []}
