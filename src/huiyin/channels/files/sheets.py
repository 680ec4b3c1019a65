"""From a file or pasted text to rows of cells. Every cell is text; nothing is worked out, no formula runs."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError
from huiyin.channels.files.decoding import decoded
from huiyin.channels.files.exporting import bare

MOST_BYTES = 100 * 1024 * 1024
MOST_UNPACKED = 500 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELL = 100_000
_DELIMITERS = "\t,;|，"
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_LINK = re.compile(r"!?\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 20_000
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF")


class UnusableTable(ChannelError):
    """A file in which there is no table that can be read."""


@dataclass(frozen=True)
class Sheet:
    """Rows of cells, each as long as the longest. `kind`: csv, xlsx or markdown; `encoding`: of a text file."""

    rows: list[list[str]]
    kind: str
    encoding: str = ""
    name: str = ""


def sheets_of(data: bytes, name: str = "") -> list[Sheet]:
    """The tables in a file, those with most rows first. Raises UnusableTable."""
    if len(data) > MOST_BYTES:
        raise UnusableTable(
            _("This file is larger than 100 MB. Split it, or save only the sheet that matters.")
        )
    if data.startswith(b"PK\x03\x04") or data.startswith(b"\xd0\xcf\x11\xe0"):
        found = _from_workbook(data)
    elif data.startswith(_BINARY):
        raise _no_table()
    else:
        text, encoding = decoded(data)
        if not _legible(text):
            raise _no_table()
        found = [_from_text(text, encoding, name)]
    found = [sheet for sheet in found if sheet.rows]
    if not found:
        raise UnusableTable(_("There are no rows in this. The first line should name the columns."))
    return sorted(found, key=lambda sheet: -len(sheet.rows))


@dataclass(frozen=True)
class Taken:
    """The sheet that comes in, and those of the same workbook that do not."""

    sheet: Sheet
    left: tuple[Sheet, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`sheet`: which was taken ("" of a file without sheets) · `sheets_left`: those that were not."""
        own = self.sheet.name if self.sheet.kind == "xlsx" else ""
        return {"sheet": own, "sheets_left": [one.name for one in self.left]}

    @property
    def said(self) -> str:
        """Which was taken and which were left, for the person; "" where there was no choice."""
        if not self.left:
            return ""
        told = _("“%(name)s” (%(count)s rows)")
        others = [told % {"name": one.name, "count": len(one.rows)} for one in self.left]
        said = _("From the sheet “%(name)s”. Left out: %(others)s.")
        return said % {"name": self.sheet.name, "others": _(", ").join(others)}


def taken_of(data: bytes, name: str = "", wanted: str = "") -> Taken:
    """The sheet called `wanted` (its case does not count), or without a name the one with most rows. Raises UnusableTable."""
    found = sheets_of(data, name)
    if not wanted.strip():
        return Taken(found[0], tuple(found[1:]))
    named = [one for one in found if one.kind == "xlsx" and _bare(one.name) == _bare(wanted)]
    if not named:
        there = _(", ").join(f"“{one.name}”" for one in found if one.kind == "xlsx")
        if not there:
            raise UnusableTable(_("This file has no sheets to choose from. Leave the sheet's name out."))
        said = _("There is no sheet “%(name)s” with rows in it. Those that have some: %(there)s.")
        raise UnusableTable(said % {"name": wanted.strip()[:100], "there": there})
    return Taken(named[0], tuple(one for one in found if one is not named[0]))


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()


def _no_table() -> UnusableTable:
    return UnusableTable(
        _("This is no table. A spreadsheet, CSV, a Markdown table or pasted rows can be read.")
    )


def _legible(text: str) -> bool:
    """Whether people could have written this; a few stray control characters are what broken exports leave."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 50 <= len(sample)


def sheet_of_text(text: str) -> Sheet:
    """Pasted rows. Raises UnusableTable."""
    # Half characters come with broken copies, and no database keeps them.
    sheet = _from_text(text.encode("utf-8", "replace").decode(), "", "")
    if not sheet.rows:
        raise UnusableTable(_("There are no rows in this. The first line should name the columns."))
    return sheet


def _from_text(text: str, encoding: str, name: str) -> Sheet:
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    table = _markdown(text)
    if table:
        return Sheet(_squared(table), "markdown", encoding, name)
    return Sheet(_squared(_separated(text)), "csv", encoding, name)


def _separated(text: str) -> list[list[str]]:
    csv.field_size_limit(MOST_CELL * 10)
    lines = text.split("\n")
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        delimiter, text = lines[0][4], "\n".join(lines[1:])
    else:
        delimiter = _delimiter(text)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows.append(row)
                _few_enough(rows)
    except csv.Error as error:
        said = _("Line %(line)s cannot be read as a table: %(why)s.")
        raise UnusableTable(said % {"line": len(rows) + 1, "why": error}) from None
    return rows


def _delimiter(text: str) -> str:
    """The character that cuts most lines into the same number of cells."""
    sample = "\n".join(text[:100_000].split("\n")[:60])
    best, found = (0.0, 0), ","
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        score = (round(count / widths.total(), 1), width)
        if score > best:
            best, found = score, delimiter
    return found


def _markdown(text: str) -> list[list[str]]:
    """The rows of the Markdown tables in a text: all those that have the first one's columns."""
    if "|" not in text or "--" not in text:
        return []
    lines, found, width = text.split("\n"), [], 0
    for place, line in enumerate(lines):
        if place == 0 or "|" not in lines[place - 1] or not _RULE.fullmatch(line):
            continue
        head = _cells(lines[place - 1])
        if width and len(head) != width:
            continue
        if not width:
            width = len(head)
            found.append(head)
        for following in lines[place + 1 :]:
            if "|" not in following:
                break
            found.append(_cells(following)[:width])
            _few_enough(found)
    return found


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return [_unmarked(cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", inside)]


def _unmarked(cell: str) -> str:
    """A cell without Markdown's marks; an address on the web stays behind its words."""

    def words(link: re.Match[str]) -> str:
        return f"{link[1]} {link[2]}".strip() if link[2].startswith("http") else link[1]

    cell = _LINK.sub(words, cell).replace("<br>", "\n")
    for mark in ("**", "__", "~~", "`"):
        cell = cell.replace(mark, "")
    return cell.strip()


def _from_workbook(data: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    _bounded(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [_from_worksheet(book, name) for name in book.sheet_names[:20]]
    except CalamineError as error:
        if "assword" in f"{type(error).__name__}{error}":
            raise UnusableTable(
                _("This spreadsheet is locked with a password. Save it without one.")
            ) from None
        said = _("This spreadsheet cannot be read. Save it as XLSX or CSV and try again.")
        raise UnusableTable(said) from None


def _from_worksheet(book: Any, name: str) -> Sheet:
    rows: list[list[str]] = []
    for row in book.get_sheet_by_name(name).iter_rows():
        cells = [_as_text(cell) for cell in row[:MOST_COLUMNS]]
        if any(cells):
            rows.append(cells)
            _few_enough(rows)
    return Sheet(_squared(rows), "xlsx", name=name)


def _bounded(data: bytes) -> None:
    """A workbook is a zip: what it would unpack to is looked at first."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        raise UnusableTable(_("This spreadsheet is damaged. Save it anew and try again.")) from None
    if len(entries) > 5_000 or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnusableTable(
            _("This spreadsheet is too large unpacked. Save only the sheet that matters, as CSV.")
        )
    names = {entry.filename for entry in entries}
    if "manifest.json" in names and "opening.jsonl" in names:
        raise UnusableTable(_("This is a backup of Huiyin's. Bring it back with: huiyin restore FILE"))


def _as_text(cell: object) -> str:
    """A cell as the person sees it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell).replace("\0", "").strip() if cell is not None else ""


def _squared(rows: list[list[str]]) -> list[list[str]]:
    """Rows of the same length, without columns that are empty everywhere at the end."""
    trimmed = [[bare(cell.strip())[:MOST_CELL] for cell in row[:MOST_COLUMNS]] for row in rows]
    width = max((place + 1 for row in trimmed for place, cell in enumerate(row) if cell), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in trimmed]


def _few_enough(rows: list[list[str]]) -> None:
    if len(rows) > MOST_ROWS + 1:
        raise UnusableTable(
            _("There are more than 100,000 rows in this. Split it and bring in one part at a time.")
        )
