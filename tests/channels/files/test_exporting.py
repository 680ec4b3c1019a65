"""What goes out: nothing runs in it, and the open data tells nobody who it was."""

import csv
import datetime as dt
import io
import json
import os

import pytest

from huiyin.channels.channel import Duty
from huiyin.channels.files import duties, exporting, services, waiting
from huiyin.channels.files.sheets import sheets_of
from huiyin.journal import backup_file
from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings
from huiyin.site.tick import tick

pytestmark = pytest.mark.django_db


def read_csv(owner, table):
    text = b"".join(exporting.csv_parts(exporting.lines_of(owner, table))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_it_works(owner, now, opening):
    events.log_interview(owner, opening.pk, now=now, on=dt.date(2026, 5, 8), last=True)
    (head, row) = read_csv(owner, "openings")
    assert dict(zip(head, row, strict=True))["Company"] == "Green Harbour"
    assert read_csv(owner, "events")[1][2] == "2026-05-08"
    assert [line[4] for line in read_csv(owner, "history")[1:]] == ["Applied", "Waiting"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1+1", "=cmd|' /C calc'!A0"])
def test_formulas_are_shown_and_not_run(owner, now, text):
    from openpyxl import load_workbook

    openings.add_opening(owner, now=now, company="x", title=text)
    assert read_csv(owner, "openings")[1][1] == f"'{text}"
    cell = load_workbook(io.BytesIO(exporting.xlsx_of(owner))).worksheets[0]["B2"]
    assert (cell.data_type, cell.value) == ("s", f"'{text}")


def test_the_workbook_comes_back_in(owner, stranger, now, opening):
    events.add_note(owner, opening.pk, "a bell \x07 and 回音", now=now)
    data = exporting.xlsx_of(owner)
    sheet = next(sheet for sheet in sheets_of(data) if sheet.name == "Openings")
    draft = services._keep(stranger, sheet, "x.xlsx", now)
    assert services.import_draft(stranger, draft, now=now) == 1
    back = Opening.objects.get(owner=stranger)
    assert (back.company, back.title, back.wish, back.stage) == (
        opening.company,
        opening.title,
        opening.wish,
        opening.stage,
    )


def journal(owner, now, count=3, **fields):
    for number in range(count):
        opening = openings.add_opening(owner, now=now, company=f"Secret {number}", title="Hidden", **fields)
        events.log_interview(
            owner, opening.pk, now=now, on=dt.date(2026, 4, 30), last=True, round="with Ms Wang"
        )
        events.log_sent(
            owner, opening.pk, now=now, on=dt.date(2026, 5, 8), move="ask", channel="wechat", flags=()
        )
        events.log_received(
            owner,
            opening.pk,
            now=now,
            on=dt.date(2026, 5, 11),
            channel="wechat",
            reading={"outcome": "pending"},
        )


def test_waiting_data_counts_working_days_and_holds_no_day(owner, now):
    journal(owner, now, sector="internet")
    found = waiting.waits_of(owner, dt.date(2026, 5, 20))
    assert len(found) == 3
    # From 30 April over the holidays of May: 6, 7, 8, 9 (made up) and 11 May.
    assert (found[0].waited, found[0].answered, found[0].moves) == (5, "pending", [("ask", "wechat", 3)])
    text = waiting.lines(found)
    for word in ("Secret", "Hidden", "Wang", "2026", "04-30"):
        assert word not in text
    assert json.loads(text.splitlines()[0])["format"] == waiting.FORMAT


def test_rare_values_become_other(owner, now):
    journal(owner, now, sector="internet")
    journal(owner, now, count=1, sector="health", country="IS")
    found = waiting.waits_of(owner, dt.date(2026, 5, 20))
    assert {(wait.country, wait.sector) for wait in found} == {("CN", "internet"), ("other", "other")}


def test_a_wait_that_goes_on_is_counted_up_to_today(owner, now, opening):
    events.log_interview(owner, opening.pk, now=now, on=dt.date(2026, 5, 18))
    (wait,) = waiting.waits_of(owner, dt.date(2026, 5, 20))
    assert (wait.waited, wait.answered, wait.end) == (2, None, "open")


def test_what_went_out_comes_in_again_as_it_was(owner, now):
    notes = "- asked for a day\n- got none"
    openings.add_opening(owner, now=now, company="=Firm()", title="@work", notes=notes)
    data = b"".join(exporting.csv_parts(exporting.lines_of(owner, "openings")))
    assert {"=Firm()", "@work", notes} <= set(sheets_of(data, "openings.csv")[0].rows[1])


def test_the_example_is_no_data(owner, now, opening):
    Opening.objects.update(is_example=True)
    events.log_interview(owner, opening.pk, now=now, on=dt.date(2026, 5, 18))
    assert waiting.waits_of(owner, dt.date(2026, 5, 20)) == []


def test_a_backup_a_day_on_which_something_changed(owner, now, home, opening):
    assert "2026-05-20" in duties.keep_backup(owner, now)
    assert duties.keep_backup(owner, now) == ""
    assert len(list((home / "backups").iterdir())) == 1
    for day in range(1, 10):
        later = now + dt.timedelta(days=day)
        openings.change_opening(owner, opening.pk, now=later, city=f"c{day}")
        assert duties.keep_backup(owner, later)
    assert len(list((home / "backups").iterdir())) == backup_file.KEPT
    assert duties.keep_backup(owner, now + dt.timedelta(days=30)) == ""
    openings.change_opening(owner, opening.pk, now=now + dt.timedelta(days=40), city="new")
    assert duties.keep_backup(owner, now + dt.timedelta(days=41)) != ""


def test_a_backup_that_cannot_be_written_says_so_in_words(owner, now, home, opening):
    home.mkdir()
    (home / "backups").write_text("in the way")
    (done,) = tick(lambda: now, [Duty("files.backup", dt.timedelta(hours=1), duties.keep_backup)])
    assert done.wrong.startswith(str(home / "backups"))


def test_what_a_killed_backup_left_is_swept_away_after_a_day(owner, now, home, opening):
    folder = home / "backups"
    folder.mkdir(parents=True)
    old, fresh = folder / ".huiyin-1.zip.abc.part", folder / ".huiyin-1.zip.def.part"
    for file, hours in ((old, 30), (fresh, 1)):
        file.write_bytes(b"PK")
        moment = now.timestamp() - hours * 3600
        os.utime(file, (moment, moment))

    assert duties.keep_backup(owner, now)

    assert not old.exists()
    assert fresh.exists()
