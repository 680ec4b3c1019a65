"""Everything as one file, and back: lossless, all or nothing, whatever the file holds."""

import json
import stat
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from huiyin.journal import backup_file
from huiyin.journal.errors import BadBackup
from huiyin.journal.models import Action, Event, Opening
from huiyin.journal.services import backup, openings, people, undoing
from huiyin.journal.services.beside import BESIDE
from tests.journal.test_undoing import a_busy_day, all_of_it


@pytest.fixture
def full(owner, now, home):
    """A journal with something of everything in it, and its backup."""
    for verb in a_busy_day(owner, now)[:-1]:
        verb()
    undoing.undo(owner, now=now)
    file = home.parent / "journal.zip"
    counted = backup.backup_to(owner, file, now=now)
    assert counted["opening"] == 2
    return file


def test_what_is_restored_is_what_was_kept(owner, now, full):
    kept, log = all_of_it(owner), list(Action.objects.values())
    openings.add_opening(owner, now=now, company="Later")
    openings.remove_opening(owner, Opening.objects.filter(company="Green Harbour").get().pk, now=now)

    backup.restore_from(owner, full, now=now)

    assert all_of_it(owner) == kept
    assert [{**row, "once": ""} for row in Action.objects.values()] == [{**row, "once": ""} for row in log]


def test_undo_goes_on_where_it_stood(owner, now, full):
    backup.restore_from(owner, full, now=now)

    while Action.objects.filter(undone_at=None).exists():
        undoing.undo(owner, now=now)
    assert not Opening.objects.exists()
    for _action in range(17):
        undoing.redo(owner, now=now)
    assert Opening.objects.count() == 2


def test_it_is_restored_beside_another_owner_of_the_same_database(owner, stranger, now, full):
    kept = [(row.company, row.events.count()) for row in Opening.objects.order_by("pk")]

    backup.restore_from(stranger, full, now=now)

    theirs = Opening.objects.filter(owner=stranger).order_by("pk")
    assert [(row.company, row.events.count()) for row in theirs] == kept
    assert [
        (row.company, row.events.count()) for row in Opening.objects.filter(owner=owner).order_by("pk")
    ] == kept
    assert all(event.opening.owner_id == stranger.pk for event in Event.objects.filter(owner=stranger))
    undoing.undo(stranger, now=now)
    assert all_of_it(owner)
    openings.add_opening(stranger, now=now, company="Next")
    openings.add_opening(owner, now=now, company="Next")


def test_what_was_there_before_is_kept_aside(owner, now, full):
    openings.add_opening(owner, now=now, company="Only here")
    before = all_of_it(owner)
    backup.restore_from(owner, full, now=now)
    (aside,) = (Path(settings.HUIYIN_HOME) / "safety").glob("*.zip")

    backup.restore_from(owner, aside, now=now)

    assert all_of_it(owner) == before


def test_the_file_is_for_its_owner_only(full):
    assert stat.S_IMODE(full.stat().st_mode) == 0o600
    assert [file.name for file in full.parent.iterdir() if file.name.startswith(".")] == []


def test_the_documented_shape_is_the_shape(full):
    with zipfile.ZipFile(full) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert set(archive.namelist()) == {
            "manifest.json",
            *(f"{name}.jsonl" for name in [*backup.ALL, *BESIDE]),
        }
        row = json.loads(archive.read("opening.jsonl").splitlines()[0])
    assert (manifest["format"], manifest["version"]) == ("huiyin-backup", 1)
    assert manifest["schema"] == backup_file.schema()
    assert row["company"] == "Green Harbour"
    described = Path("docs/journal.md").read_text(encoding="utf-8")
    for name in [*backup.ALL, *BESIDE, *manifest]:
        assert f"`{name}" in described, name


def changed(full: Path, **files: object) -> Path:
    """The backup with other files in it: bytes, None (left out), or a function of what was there."""
    other = full.with_name("other.zip")
    with zipfile.ZipFile(full) as source, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as target:
        for name in [*source.namelist(), *(name for name in files if name not in source.namelist())]:
            there = source.read(name) if name in source.namelist() else b""
            wanted = files.get(name, there)
            wanted = wanted(there) if callable(wanted) else wanted
            if wanted is not None:
                target.writestr(name, wanted)
    return other


def with_rows(full: Path, table: str, change) -> Path:
    """The backup with other rows in a table, and a manifest that fits them."""
    import hashlib

    with zipfile.ZipFile(full) as source:
        rows = [json.loads(line) for line in source.read(f"{table}.jsonl").splitlines()]
        manifest = json.loads(source.read("manifest.json"))
    for row in rows:
        change(row)
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    manifest["tables"][table] = {"rows": len(rows), "sha256": hashlib.sha256(lines).hexdigest()}
    return changed(full, **{f"{table}.jsonl": lines, "manifest.json": json.dumps(manifest).encode()})


def manifest_with(**values: object):
    return lambda there: json.dumps({**json.loads(there), **values}).encode()


BAD = {
    "tampered": lambda full: changed(
        full, **{"event.jsonl": lambda there: there.replace(b"thank", b"let_go")}
    ),
    "cut short": lambda full: changed(full, **{"event.jsonl": lambda there: there[: len(there) // 2]}),
    "without a table": lambda full: changed(full, **{"event.jsonl": None}),
    "without a manifest": lambda full: changed(full, **{"manifest.json": None}),
    "with a path trick": lambda full: changed(full, **{"../../evil.txt": b"x"}),
    "with an absolute path": lambda full: changed(full, **{"/tmp/evil.txt": b"x"}),
    "manifest no JSON": lambda full: changed(full, **{"manifest.json": b"{"}),
    "manifest a list": lambda full: changed(full, **{"manifest.json": b"[]"}),
    "manifest very deep": lambda full: changed(full, **{"manifest.json": b"[" * 100_000}),
    "a copy of nothing": lambda full: changed(
        full, **{"csv/x.csv": b"x", "manifest.json": manifest_with(readable=["csv/x.csv"])}
    ),
    "a copy with a path trick": lambda full: changed(
        full, **{"../x.csv": b"x", "manifest.json": manifest_with(readable=["../x.csv"])}
    ),
    "copies no list": lambda full: changed(full, **{"manifest.json": manifest_with(readable={})}),
    "another format": lambda full: changed(full, **{"manifest.json": manifest_with(format="zip")}),
    "newer version": lambda full: changed(full, **{"manifest.json": manifest_with(version=2)}),
    "newer schema": lambda full: changed(full, **{"manifest.json": manifest_with(schema="9999_later")}),
    "tables no object": lambda full: changed(full, **{"manifest.json": manifest_with(tables=[])}),
    "an unknown column": lambda full: with_rows(full, "opening", lambda row: row.update(salary=1)),
    "an unknown stage": lambda full: with_rows(full, "opening", lambda row: row.update(stage="dreaming")),
    "an outcome of an open one": lambda full: with_rows(
        full, "opening", lambda row: row.update(outcome="rejected")
    ),
    "a day that is none": lambda full: with_rows(full, "event", lambda row: row.update(on="someday")),
    "no day": lambda full: with_rows(full, "event", lambda row: row.update(on=None)),
    "a number for a text": lambda full: with_rows(full, "event", lambda row: row.update(text=["x"])),
    "a name of 10,000": lambda full: with_rows(full, "opening", lambda row: row.update(company="x" * 10_000)),
    "a NUL": lambda full: with_rows(full, "opening", lambda row: row.update(company="a\0b")),
    "a pointer out": lambda full: with_rows(full, "event", lambda row: row.update(opening_id=999_999)),
    "a key of text": lambda full: with_rows(full, "event", lambda row: row.update(id="1")),
    "a key beyond all": lambda full: with_rows(
        full, "stage_change", lambda row: row.update(id=10**30 + row["id"])
    ),
    "keys twice": lambda full: with_rows(full, "event", lambda row: row.update(id=7)),
    "a change of no table": lambda full: with_rows(full, "change", lambda row: row.update(table="auth_user")),
    "rows that are none": lambda full: changed(full, **{"event.jsonl": b"1\n"}),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.django_db(transaction=True)
def test_a_bad_file_is_refused_and_the_journal_is_as_it_was(owner, now, full, kind):
    before, log = all_of_it(owner), list(Action.objects.values())
    file = BAD[kind](full)

    with pytest.raises(BadBackup):
        backup.restore_from(owner, file, now=now)

    assert all_of_it(owner) == before
    assert list(Action.objects.values()) == log


def test_a_file_that_is_no_backup_is_refused(owner, now, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not a zip")
    for file in (text, tmp_path / "missing.zip", tmp_path):
        with pytest.raises(BadBackup):
            backup.restore_from(owner, file, now=now)


def test_a_zip_bomb_is_refused_unread(owner, now, full, monkeypatch):
    monkeypatch.setattr(backup_file, "MOST_BYTES", 100_000)
    bomb = changed(full, **{"event.jsonl": b" " * 1_000_000})

    with pytest.raises(BadBackup, match="too large"):
        backup.restore_from(owner, bomb, now=now)


def test_a_row_without_end_is_refused(owner, now, full, monkeypatch):
    monkeypatch.setattr(backup_file, "MOST_LINE", 1_000)

    with pytest.raises(BadBackup, match="too long"):
        backup.restore_from(
            owner, with_rows(full, "event", lambda row: row.update(text="x" * 2_000)), now=now
        )


def test_it_cannot_be_written_where_there_is_no_folder(owner, now, tmp_path):
    for file in (tmp_path / "no" / "folder.zip", tmp_path):
        with pytest.raises(BadBackup):
            backup.backup_to(owner, file, now=now)


def test_a_backup_that_breaks_off_leaves_the_old_one(owner, now, full, monkeypatch):
    before = full.read_bytes()

    def breaks(*_rows, **_how):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_file, "_line", breaks)
    with pytest.raises(BadBackup, match="the disk is full"):
        backup.backup_to(owner, full, now=now)

    assert full.read_bytes() == before
    assert sorted(file.name for file in full.parent.iterdir()) == ["journal.zip"]


def test_an_empty_journal_goes_there_and_back(owner, now, tmp_path):
    backup.backup_to(owner, tmp_path / "empty.zip", now=now)
    people.add_person(owner, now=now, name="Later")

    backup.restore_from(owner, tmp_path / "empty.zip", now=now)

    assert [key[0] for key in all_of_it(owner)] == ["profile"]
    events_after = Event.objects.count()
    assert events_after == 0
