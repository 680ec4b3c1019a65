"""Everything as one zip: readable with any program, and restored without loss, whatever lies beside the journal."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from huiyin.channels.files.everything import everything_to, schema
from huiyin.channels.mailbox.models import Account, Letter, Suggestion
from huiyin.journal.models import Opening
from huiyin.journal.services import backup, events, openings
from huiyin.journal.services.beside import BESIDE
from tests.conftest import TODAY
from tests.journal.test_undoing import a_busy_day, all_of_it
from tests.servers import postgres

pytestmark = pytest.mark.django_db


def suggested(owner, now, ref, opening=None, **fields):
    told = {"subject": "x", "text": "y", "address": f"{ref}@mail.example", **fields}
    return Suggestion.objects.create(owner=owner, ref=ref, opening=opening, on=TODAY, created_at=now, **told)


@pytest.fixture
def full(owner, now, home):
    for verb in a_busy_day(owner, now)[:-1]:
        verb()
    opening = Opening.objects.filter(owner=owner).first()
    events.add_note(owner, opening.pk, '=1+1 "quoted",\nand 回音', now=now)
    suggested(owner, now, "waits", opening)
    suggested(owner, now, "aside", dismissed_at=now)
    file = home.parent / "all.zip"
    everything_to(owner, file, now=now)
    return file


def test_it_works(owner, now, full):
    kept = all_of_it(owner)
    openings.remove_opening(owner, Opening.objects.filter(owner=owner).first().pk, now=now)
    Suggestion.objects.all().delete()

    counted = backup.restore_from(owner, full, now=now)

    assert all_of_it(owner) == kept
    assert counted["suggestion"] == 2
    assert Suggestion.waiting(owner).get().opening.owner == owner
    assert Suggestion.objects.get(ref="aside").dismissed_at == now


def test_the_copies_say_the_same_as_the_rows(full):
    with zipfile.ZipFile(full) as archive:
        schema = json.loads(archive.read("schema.json"))
        for name in [*backup.ALL, *BESIDE]:
            rows = [json.loads(line) for line in archive.read(f"{name}.jsonl").splitlines()]
            text = archive.read(f"csv/{name}.csv").decode("utf-8-sig")
            copies = list(csv.DictReader(io.StringIO(text, newline="")))
            assert len(copies) == len(rows)
            for row, copy in zip(rows, copies, strict=True):
                assert list(row) == list(copy) == list(schema[name])
                assert int(copy["id"]) == row["id"]
                words = [key for key, value in row.items() if isinstance(value, str)]
                assert all(copy[key].removeprefix("'") == row[key].removeprefix("'") for key in words)
        notes = archive.read("csv/event.csv").decode()
    assert '"\'=1+1 ""quoted""' in notes


def test_what_came_after_the_backup_stays(owner, now, full):
    opening = Opening.objects.filter(owner=owner).first()
    suggested(owner, now, "later", opening)
    Suggestion.objects.filter(ref="waits").update(dismissed_at=now)

    backup.restore_from(owner, full, now=now)

    assert set(Suggestion.objects.values_list("ref", flat=True)) == {"waits", "aside", "later"}
    assert Suggestion.objects.get(ref="later").opening == opening
    assert Suggestion.objects.get(ref="waits").dismissed_at == now


def test_what_lies_beside_points_at_no_opening_that_is_another_one_now(owner, stranger, now, full, tmp_path):
    """The same key, in the journal of somebody who brings a backup of theirs."""
    account = Account.objects.create(owner=stranger, address="a@b.example", created_at=now)
    fresh = openings.add_opening(stranger, now=now, company="Only here")
    letter = Letter.objects.create(
        owner=stranger, account=account, opening=fresh, message_id="<l@b.example>", prepared_at=now
    )
    suggested(stranger, now, "mine", fresh)

    backup.restore_from(stranger, full, now=now)

    letter.refresh_from_db()
    assert letter.opening is None
    assert Suggestion.objects.get(ref="mine").opening is None
    theirs = Suggestion.objects.get(owner=stranger, ref="waits")
    assert theirs.opening.owner == stranger
    assert theirs.opening.company == Suggestion.objects.get(owner=owner, ref="waits").opening.company


def test_a_journal_without_the_opening_that_a_letter_speaks_of_is_restored(owner, now, home):
    empty = home.parent / "empty.zip"
    backup.backup_to(owner, empty, now=now)
    suggested(owner, now, "later", openings.add_opening(owner, now=now, company="Later"))

    backup.restore_from(owner, empty, now=now)

    assert not Opening.objects.exists()
    assert Suggestion.objects.get().opening is None


def test_no_secret_is_in_it(owner, now, home, full):
    with zipfile.ZipFile(full) as archive:
        names = archive.namelist()
        heads = archive.read("csv/suggestion.csv").decode("utf-8-sig").splitlines()[0]
    assert not [name for name in names if "account" in name or "address" in name or "letter" in name]
    assert "account" not in heads


def test_the_schema_says_of_every_column_what_it_is(full):
    with zipfile.ZipFile(full) as archive:
        written = json.loads(archive.read("schema.json"))
    assert written == schema()
    assert all(told["holds"] and told["is"] for columns in written.values() for told in columns.values())
    assert written["event"]["opening_id"] == {
        "holds": "whole number",
        "is": "opening",
        "points_at": "opening",
    }
    assert "rejected" in written["opening"]["outcome"]["one_of"].split()


def test_into_the_other_kind_of_database_and_back(owner, now, full, tmp_path):
    """From SQLite to PostgreSQL and back, or the other way round: nothing differs at the end."""
    away = tmp_path / "away.zip"
    if connection.vendor == "postgresql":
        _elsewhere(tmp_path, full, away, "")
    else:
        with postgres.running() as address:
            _elsewhere(tmp_path, full, away, address)
    backup.restore_from(owner, away, now=now)
    everything_to(owner, tmp_path / "back.zip", now=now)

    assert _contents(full) == _contents(away) == _contents(tmp_path / "back.zip")


def _elsewhere(place: Path, file: Path, away: Path, address: str) -> None:
    """Restored by the command into another home and database, and written out from there."""
    for words in (["restore", str(file), "--yes"], ["export", str(away)]):
        told = {name: value for name, value in os.environ.items() if not name.startswith("HUIYIN_")}
        subprocess.run(
            [sys.executable, "-m", "huiyin", *words],
            env={**told, "HUIYIN_HOME": str(place / "elsewhere"), "DATABASE_URL": address},
            check=True,
        )


def _contents(file: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of each table. The person and what lies beside the journal have no lasting keys."""
    found = {}
    with zipfile.ZipFile(file) as archive:
        for name in [*backup.ALL, *BESIDE]:
            found[name] = [json.loads(line) for line in archive.read(f"{name}.jsonl").splitlines()]
            for row in found[name] if name in BESIDE or name == "profile" else ():
                del row["id"]
    return found
