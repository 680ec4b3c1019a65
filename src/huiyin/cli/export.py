"""`huiyin export`: what is in the journal, as files for other programs and people."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _
from huiyin.process.fields import InvalidInput

TABLES = ("openings", "events", "people", "history")
KINDS = {"": "zip", ".zip": "zip", ".csv": "csv", ".xlsx": "xlsx", ".jsonl": "waiting"}
"""What a file holds, by its ending."""


@click.command(
    "export",
    help=_("Write the journal into a file: everything (.zip), a spreadsheet (.xlsx), one table (.csv)."),
    epilog=_("Examples:")
    + "  huiyin export all.zip  ·  huiyin export jobs.xlsx  ·  huiyin export events.csv --table events"
    + "  ·  huiyin export waits.jsonl --waiting-data",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--csv", "kind", flag_value="csv", help=_("One table as CSV."))
@click.option("--xlsx", "kind", flag_value="xlsx", help=_("All tables as a workbook."))
@click.option(
    "--waiting-data",
    "kind",
    flag_value="waiting",
    help=_("How long answers took, and nobody's name. Each line is shown first."),
)
@click.option(
    "--table", type=click.Choice(TABLES), default="openings", show_default=True, help=_("Which table.")
)
@click.option("--yes", is_flag=True, help=_("Do not ask first."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, file: Path, kind: str | None, table: str, yes: bool, as_json: bool) -> None:
    kind = kind or KINDS.get(file.suffix.lower())
    if kind is None:
        known = ", ".join(filter(None, KINDS))
        said = _("What shall {file} hold? Give it one of the endings {known}.")
        raise InvalidInput(said.format(file=file, known=known))
    parts: Iterable[bytes] = []
    if kind == "waiting":
        parts = _waiting(desk, yes, as_json)
    elif kind == "csv":
        from huiyin.channels.files import exporting

        parts = exporting.csv_parts(exporting.lines_of(desk.owner, table))
    elif kind == "xlsx":
        from huiyin.channels.files import exporting

        parts = [exporting.xlsx_of(desk.owner)]
    else:
        from huiyin.channels.files.everything import everything_to

        everything_to(desk.owner, file, now=desk.now)
    if kind != "zip":
        write(file, parts)
    if as_json:
        options.print_json({"file": str(file), "kind": kind})
    else:
        screen.show(_("Written: {file}").format(file=file))


def _waiting(desk: records.Desk, yes: bool, as_json: bool) -> list[bytes]:
    from huiyin.channels.files import waiting

    found = waiting.waits_of(desk.owner, desk.today)
    if not as_json:
        for wait in found:
            screen.show(wait.line())
    if not yes:
        screen.ask(_("This is all that the file says. Write it?"))
    return [waiting.lines(found).encode()]


def write(file: Path, parts: Iterable[bytes]) -> None:
    """The file whole or not at all, readable by its owner only."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as writing:
            for each in parts:
                writing.write(each)
        part.replace(file)
    except OSError as error:
        from huiyin.records.disk import why

        said = _("{file} cannot be written: {why}.")
        raise InvalidInput(said.format(file=file, why=why(error, _))) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
