"""From whatever a spreadsheet program writes to rows of text."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.channels.files import services, sheets
from huiyin.channels.files.models import Draft
from huiyin.channels.files.sheets import UnusableTable, sheet_of_text, sheets_of, taken_of
from tests.conftest import NOW

CHINESE = (
    "投递时间,公司,岗位,状态\n2026/3/5,青港科技有限公司,市场经理,二面挂\n2026/3/8,蓝海,运营专员,等结果\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_it_works_in_every_encoding_that_spreadsheets_write(encoding):
    sheet = sheets_of(CHINESE.encode(encoding))[0]
    assert sheet.rows[1] == ["2026/3/5", "青港科技有限公司", "市场经理", "二面挂"]


def test_traditional_characters_in_big5_and_western_ones_are_told_apart():
    assert sheets_of("公司,職位\n綠港科技,行銷經理\n藍海股份有限公司,業務\n".encode("big5"))[0].rows[1] == [
        "綠港科技",
        "行銷經理",
    ]
    assert sheets_of("Company,Role\nCafé Société,Gérant\n".encode("cp1252"))[0].rows[1] == [
        "Café Société",
        "Gérant",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ('a\tb\n1\t"two\nlines"\n', [["a", "b"], ["1", "two\nlines"]]),
        ("sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        ("a，b\n1，2\n", [["a", "b"], ["1", "2"]]),
        ("a|b\n1|2\n", [["a", "b"], ["1", "2"]]),
        ("a,b,,\n\n1,,,\r\n", [["a", "b"], ["1", ""]]),
        ("only\none\n", [["only"], ["one"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ('a,b\n=HYPERLINK("x"),@SUM(1)\n', [["a", "b"], ['=HYPERLINK("x")', "@SUM(1)"]]),
    ],
)
def test_delimiters_quotes_and_ends_of_lines(text, rows):
    assert sheet_of_text(text).rows == rows


def test_a_markdown_tracker_is_a_table():
    text = (
        "# Tracker\n\nSome words.\n\n| # | Date | Company | Role | Status |\n|---|:--|---|---|---|\n"
        "| 1 | 2026-04-01 | [Acme](https://acme.example/jobs) | Engineer \\| Backend | **Applied** |\n"
        "| 2 | 2026-04-02 | [Notes](notes.md) | Cook | `Ghosted` |\n\nEnd.\n"
    )
    sheet = sheet_of_text(text)
    assert sheet.kind == "markdown"
    assert sheet.rows[1:] == [
        ["1", "2026-04-01", "Acme https://acme.example/jobs", "Engineer | Backend", "Applied"],
        ["2", "2026-04-02", "Notes", "Cook", "Ghosted"],
    ]


def workbook(*rows, name="Jobs"):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def two_sheets():
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook(["company", "role"], ["Acme", "Cook"], name="Old jobs")))
    more = book.create_sheet("Jobs 2026")
    for row in (["company", "role"], ["Bolt", "Clerk"], ["Cern", "Driver"]):
        more.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_says_which_sheet_comes_in_and_which_stay():
    taken = taken_of(two_sheets(), "jobs.xlsx")
    assert taken.to_dict() == {"sheet": "Jobs 2026", "sheets_left": ["Old jobs"]}
    assert "“Jobs 2026”" in taken.said
    assert "“Old jobs” (2" in taken.said
    assert taken_of(two_sheets(), "jobs.xlsx", "old  JOBS").sheet.rows[1] == ["Acme", "Cook"]
    assert taken_of(workbook(["a"], ["b"])).said == taken_of(b"a,b\n1,2", "x.csv").said == ""


def test_a_sheet_that_is_not_there_says_which_are():
    with pytest.raises(UnusableTable, match="“Jobs 2026”, “Old jobs”"):
        taken_of(two_sheets(), "jobs.xlsx", "Jobs 2025")
    with pytest.raises(UnusableTable, match="no sheets"):
        taken_of(b"a,b\n1,2", "x.csv", "Jobs")


def test_another_sheet_is_taken_on_the_page(owner, client):
    client.post("/import/", {"file": SimpleUploadedFile("jobs.xlsx", two_sheets())})
    draft = Draft.objects.get()
    assert "“Old jobs”" in client.get(f"/import/{draft.pk}/").content.decode()
    client.post(f"/import/{draft.pk}/", {"do": "sheet:0"})
    (row,) = services.preview_of(owner, Draft.objects.get(), now=NOW).ready
    assert row.values["company"] == "Acme"
    assert Draft.objects.get().taken.to_dict() == {"sheet": "Old jobs", "sheets_left": ["Jobs 2026"]}


def test_a_workbook_is_read_as_it_looks_and_nothing_in_it_runs():
    import datetime as dt

    data = workbook(
        ["公司", "投递时间", "薪资", "远程"],
        ["青港", dt.date(2026, 3, 5), 20000.0, True],
        ["=1+1", None, 0.5, False],
    )
    (sheet,) = sheets_of(data)
    assert sheet.rows[1] == ["青港", "2026-03-05", "20000", "yes"]
    assert sheet.rows[2][1:] == ["", "0.5", "no"]
    assert "2" not in sheet.rows[2][0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"   ",
        b"%PDF-1.7 ...",
        bytes(range(256)) * 20,
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_what_is_no_table_says_so(data):
    with pytest.raises(UnusableTable):
        sheets_of(data)


def test_a_workbook_that_would_unpack_to_gigabytes_is_refused_unread(monkeypatch):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 2_000_000)
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(UnusableTable, match="too large"):
        sheets_of(buffer.getvalue())


def test_a_backup_of_huiyins_is_told_apart():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("opening.jsonl", "")
    with pytest.raises(UnusableTable, match="huiyin restore"):
        sheets_of(buffer.getvalue())


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 10)
    with pytest.raises(UnusableTable, match="Split it"):
        sheet_of_text("a,b\n" * 20)
