"""Making ready: from nothing, again, and with everything that may be wrong on a person's machine."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from huiyin.site import keys, start, troubles

PREPARE = """
import django
django.setup()
from huiyin.site import start
from django.db import connection
try:
    owner = start.prepare()
    print(owner.username, owner.profile.time_zone, len(connection.queries_log))
except start.CannotStart as error:
    print("CANNOT:", error)
"""


def prepare(home: Path, code: str = PREPARE, **environment: str) -> str:
    """What a program of its own says that makes the home ready, on the embedded database."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **kept,
            "HUIYIN_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "huiyin.site.settings",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "", done.stderr
    return done.stdout.strip()


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.fixture(scope="module")
def ready(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("ready") / "deep" / "home"
    assert prepare(home, TZ="Europe/London").startswith("owner Europe/London")
    return home


def test_a_fresh_machine_gets_a_home_of_its_own(ready):
    assert mode(ready) == 0o700
    assert mode(ready / "secret.key") == 0o600
    assert mode(ready / "huiyin.sqlite3") == 0o600


def test_a_second_start_changes_nothing(ready):
    key = (ready / "secret.key").read_text()
    assert prepare(ready).startswith("owner Europe/London")
    assert (ready / "secret.key").read_text() == key
    assert not list(ready.glob("*.before-*"))


def test_several_that_start_at_once_all_start(tmp_path):
    with ThreadPoolExecutor() as several:
        said = list(several.map(prepare, [tmp_path / "home"] * 3))
    assert all(words.startswith("owner ") for words in said), said


def test_a_file_in_the_place_of_the_home(tmp_path):
    (tmp_path / "home").write_text("")
    assert "not a folder" in prepare(tmp_path / "home")


def test_a_damaged_journal_is_said_to_be_and_is_left_alone(tmp_path):
    file = tmp_path / "huiyin.sqlite3"
    file.write_bytes(b"this was a journal once" * 100)
    said = prepare(tmp_path)
    assert said.startswith("CANNOT:")
    assert "damaged" in said
    assert "restore" in said
    assert file.read_bytes().startswith(b"this was a journal once")


def test_a_newer_journal_is_not_touched(ready, tmp_path):
    home = tmp_path / "newer"
    home.mkdir()
    with (
        sqlite3.connect(ready / "huiyin.sqlite3") as source,
        sqlite3.connect(home / "huiyin.sqlite3") as target,
    ):
        source.backup(target)
        target.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '0999_later', '2030-01-01')"
        )
    source.close()
    target.close()
    said = prepare(home)
    assert "newer version" in said
    assert "0999_later" in said


def test_an_older_journal_is_copied_before_it_is_changed(ready, tmp_path):
    home = tmp_path / "older"
    home.mkdir()
    with (
        sqlite3.connect(ready / "huiyin.sqlite3") as source,
        sqlite3.connect(home / "huiyin.sqlite3") as target,
    ):
        source.backup(target)
        target.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        target.execute("DROP TABLE django_session")
    source.close()
    target.close()
    assert prepare(home).startswith("owner")
    (copy,) = home.glob("huiyin.sqlite3.before-*")
    assert mode(copy) == 0o600


def test_a_journal_that_another_program_holds(ready, tmp_path):
    home = tmp_path / "held"
    home.mkdir()
    with (
        sqlite3.connect(ready / "huiyin.sqlite3") as source,
        sqlite3.connect(home / "huiyin.sqlite3") as target,
    ):
        source.backup(target)
    source.close()
    target.close()
    holding = sqlite3.connect(home / "huiyin.sqlite3", isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    impatient = PREPARE.replace(
        "from django.db", "from huiyin.site import schema\nschema.PATIENCE = 0.1\nfrom django.db"
    )
    try:
        said = prepare(home, impatient)
    finally:
        holding.execute("ROLLBACK")
        holding.close()
    assert "Another program is writing" in said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_to(tmp_path):
    tmp_path.chmod(0o500)
    assert "HUIYIN_HOME" in prepare(tmp_path)


def test_a_server_that_does_not_answer(tmp_path):
    said = prepare(tmp_path, DATABASE_URL="postgresql://carol:secret@127.0.0.1:1/huiyin")
    assert "does not answer" in said
    assert "secret" not in said


def test_a_full_disk(home, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _path: usage(100, 100, 0))
    with pytest.raises(start.CannotStart, match="full"):
        start.prepare()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "Another program"),
        ("attempt to write a readonly database", "read-only"),
        ("database or disk is full", "full"),
        ("[Errno 28] No space left on device", "full"),
        ("file is not a database", "damaged"),
        ("database disk image is malformed", "damaged"),
        ("unable to open database file", "cannot be opened"),
        ('connection to server at "x" failed: Connection refused', "does not answer"),
        ('FATAL:  password authentication failed for user "x"', "DATABASE_URL"),
        ('FATAL:  database "x" does not exist', "DATABASE_URL"),
        ("something new", "something new"),
        ("", "RuntimeError"),
    ],
)
def test_what_a_database_says_is_told_in_words_for_people(said, told):
    assert told in troubles.explained(RuntimeError(said))


def test_the_key_is_made_once(tmp_path):
    first = keys.keep(tmp_path)
    assert len(first) >= 50
    assert keys.keep(tmp_path) == first
    assert mode(tmp_path / "secret.key") == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_an_empty_key_is_replaced(tmp_path):
    (tmp_path / "secret.key").write_text("\n")
    assert len(keys.keep(tmp_path)) >= 50
