"""Tables out: CSV or XLSX, in the person's language, with nothing in them that a spreadsheet would run."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models import Event, Opening, Person, StageChange

Column = tuple[str | Promise, Callable[[Any], object]]

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
PART = 64_000
"""Characters of a file that are held before they are handed on."""
MOST_CELL = 32_767
"""Characters that a cell of XLSX takes."""


def neutral(value: object) -> str:
    """The value as text that a spreadsheet shows and does not run: formulas get an apostrophe before them."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    text = str(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def bare(text: str) -> str:
    """The text as it was before `neutral`: our own tables come in again, and other programs write the same apostrophe."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_RUNS) else text


OPENINGS: list[Column] = [
    (_("Company"), lambda row: row.company),
    (_("Role"), lambda row: row.title),
    (_("Where it stands"), lambda row: row.get_outcome_display() or row.get_stage_display()),
    (_("Applied on"), lambda row: row.applied_on),
    (_("In this state since"), lambda row: row.stage_since),
    (_("Next appointment"), lambda row: row.appointment_on),
    (_("City"), lambda row: row.city),
    (_("Country"), lambda row: row.country),
    (_("Kind of employer"), lambda row: row.get_sector_display()),
    (_("HR's name"), lambda row: row.hr_name),
    (_("Found through"), lambda row: row.found_via),
    (_("Link"), lambda row: row.url),
    (_("How much you want it"), lambda row: row.wish),
    (_("Notes"), lambda row: row.notes),
]
EVENTS: list[Column] = [
    (_("Company"), lambda row: row.opening.company),
    (_("Role"), lambda row: row.opening.title),
    (_("Day"), lambda row: row.on),
    (_("Kind"), lambda row: row.get_kind_display()),
    (_("Round"), lambda row: row.round),
    (_("Answer promised by"), lambda row: row.by),
    (_("Channel"), lambda row: row.get_channel_display()),
    (_("Move"), lambda row: row.get_move_display()),
    (_("Subject"), lambda row: row.subject),
    (_("Text"), lambda row: row.text),
]
PEOPLE: list[Column] = [
    (_("Name"), lambda row: row.name),
    (_("Company"), lambda row: row.company),
    (_("Position"), lambda row: row.title),
    (_("E-mail"), lambda row: row.email),
    (_("Phone"), lambda row: row.phone),
    (_("WeChat"), lambda row: row.wechat),
    (_("Notes"), lambda row: row.notes),
]
HISTORY: list[Column] = [
    (_("Company"), lambda row: row.opening.company),
    (_("Role"), lambda row: row.opening.title),
    (_("Day"), lambda row: row.on),
    (_("From"), lambda row: row.get_stage_from_display() if row.stage_from else ""),
    (_("To"), lambda row: row.get_stage_display()),
    (_("What came of it"), lambda row: row.get_outcome_display() if row.outcome else ""),
]
TABLES: dict[str, tuple[str | Promise, list[Column]]] = {
    "openings": (_("Openings"), OPENINGS),
    "events": (_("What happened"), EVENTS),
    "people": (_("People"), PEOPLE),
    "history": (_("Stages"), HISTORY),
}
"""The tables by name, each with its title and columns."""


def rows_of(owner: AbstractBaseUser, table: str) -> Iterator[Any]:
    """The owner's rows of one table, oldest first."""
    mine: dict[str, Any] = {
        "openings": Opening.objects.order_by("pk"),
        "events": Event.objects.select_related("opening").order_by("opening_id", "on", "pk"),
        "people": Person.objects.order_by("pk"),
        "history": StageChange.objects.select_related("opening").order_by("opening_id", "pk"),
    }
    return cast(Iterator[Any], mine[table].filter(owner_id=owner.pk).iterator(chunk_size=500))


def lines_of(owner: AbstractBaseUser, table: str) -> Iterator[list[str]]:
    """The table as rows of text, its heads first."""
    columns = TABLES[table][1]
    yield [str(head) for head, _value in columns]
    for row in rows_of(owner, table):
        yield [neutral(value(row)) for _head, value in columns]


def csv_parts(lines: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """CSV in UTF-8 with the mark by which Excel knows it, in parts."""
    yield b"\xef\xbb\xbf"
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for line in lines:
        writer.writerow(line)
        if buffer.tell() > PART:
            yield buffer.getvalue().encode("utf-8", "replace")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8", "replace")


def xlsx_of(owner: AbstractBaseUser) -> bytes:
    """A workbook with a sheet for each table. Days are days; all else is text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for name, (title, columns) in TABLES.items():
        sheet = book.create_sheet(str(title))
        sheet.freeze_panes = "A2"
        heads: list[Any] = [WriteOnlyCell(sheet, str(head)) for head, _value in columns]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        for row in rows_of(owner, name):
            sheet.append([_cell(sheet, value(row), ILLEGAL_CHARACTERS_RE) for _head, value in columns])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(sheet: Any, value: object, unfit: Any) -> object:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, int) or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    cell = WriteOnlyCell(sheet, unfit.sub("", neutral(value))[:MOST_CELL])
    cell.data_type = "s"
    return cast(object, cell)
