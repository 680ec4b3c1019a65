"""The recruiter's desk from the command line."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner, Result

from huiyin.cli.verbs import huiyin
from huiyin.hiring.models import Opening
from huiyin.hiring.services import desks
from huiyin.site.owner import the_owner
from tests.hiring.cast import cast, interviewed, opened

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(huiyin, ["hiring", *arguments])


@pytest.fixture
def people():
    """A desk where two people have waited for three weeks, and the head is away."""
    now = dt.datetime.now(dt.UTC)
    found = cast(the_owner(now))
    interviewed(found, opened(found, now=now - dt.timedelta(21)), "Ann", "=Bo()", now=now - dt.timedelta(21))
    today = found.desk.day(now)
    desks.add_absence(
        found.desk, found.head.pk, today - dt.timedelta(3), today + dt.timedelta(3), by=found.by, now=now
    )
    return found


def test_who_waits_for_whom(people):
    done = run("waits")
    assert done.exit_code == 0, done.output
    assert "周岩 (" in done.output
    assert "赵磊" in done.output
    told = json.loads(run("waits", "--json").stdout)
    assert told["unanswered"] == 2
    (waits,) = told["waits"]
    assert (waits["for_whom"], waits["count"]) == ("周岩", 2)
    assert {wait["what"] for wait in waits["waits"]} == {"decide"}


def test_an_empty_desk_says_so():
    assert run("waits").exit_code == 0


def test_the_applications_as_a_table_that_runs_nothing(people, tmp_path):
    file = tmp_path / "all.csv"
    assert run("export", str(file)).exit_code == 0
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("name,email")
    assert len(lines) == 3
    assert any(line.startswith("'=Bo()") for line in lines)


def test_candidates_come_in_from_a_table_and_mistakes_stay_out(people, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "姓名,邮箱,投递日期\n丁宁,ding@example.com,2026/5/1\n,x@example.com,\n钱多,不是邮箱,\n", "gb18030"
    )
    opening = str(Opening.objects.get().pk)

    told = json.loads(run("import", str(file), "--opening", opening, "--json").stdout)

    assert len(told["added"]) == 1
    assert [one["row"] for one in told["wrong"]] == [2, 3]
    assert run("import", str(file), "--opening", "99999").exit_code == 2


def test_a_backup_is_written_and_comes_back_only_into_an_empty_desk(people, tmp_path):
    file = tmp_path / "desk.zip"
    assert json.loads(run("backup", str(file), "--json").stdout)["rows"]["application"] == 2
    assert run("restore", str(file)).exit_code == 2


def test_a_person_takes_everything_along_and_is_erased(people, tmp_path):
    assert run("person", "Ann").exit_code == 0
    file = tmp_path / "ann.json"
    assert run("person", "Ann", "--file", str(file)).exit_code == 0
    assert json.loads(file.read_text())["person"]["name"] == "Ann"
    assert run("person", "Nobody").exit_code == 2
    assert run("person", "Ann", "--erase").exit_code == 2
    assert run("person", "Ann").exit_code == 0
    assert run("person", "Ann", "--erase", "--yes").exit_code == 0
    assert run("person", "Ann").exit_code == 2


def test_of_two_with_the_same_name_the_numbers_are_shown(people):
    interviewed(people, Opening.objects.get(), "Ann Other")
    done = run("person", "Ann")
    assert done.exit_code == 2
    assert "Ann Other" in done.output
