"""`huiyin import`: a table, an invitation or a CV's name comes in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import options, records, screen, source
from huiyin.cli.words import _, ngettext
from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from huiyin.channels.files.preview import Choices, Preview

Reader = Callable[..., dict[str, Any] | None]
SHOWN = 20
BEGINS = 40
MOST_BYTES = 100 * 1024 * 1024


@click.command(
    "import",
    help=_(
        "Bring a table in: XLSX, CSV, TSV, Markdown (or an .ics invitation, or the name from a JSON Resume)."
    ),
    epilog=_("Examples:") + "  huiyin import jobs.xlsx  ·  huiyin import jobs.csv --column 3=title --yes",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="N=FIELD",
    help=_("What the N-th column holds; see --fields."),
)
@click.option(
    "--order", type=click.Choice(["ymd", "mdy", "dmy"]), help=_("How days such as 3/4/24 are written.")
)
@click.option("--sheet", metavar="NAME", default="", help=_("Which sheet of a workbook; else the largest."))
@click.option("--with-known", is_flag=True, help=_("Also rows whose opening is in the journal already."))
@click.option("--fields", is_flag=True, help=_("Only show what each column is taken for."))
@click.option("--yes", is_flag=True, help=_("Do not ask first."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, file: Path, as_json: bool, **chosen: Any) -> None:
    from huiyin.channels.channel import ChannelError

    reader: Reader = READERS.get(file.suffix.lower(), _table)
    try:
        told = reader(desk, _read(file), file.name, as_json=as_json, **chosen)
    except ChannelError as error:
        raise InvalidInput(str(error)) from None
    if as_json and told is not None:
        options.print_json(told)


def _read(file: Path) -> bytes:
    data = source.file_bytes(file, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InvalidInput(_("{file} is larger than 100 MB.").format(file=file))
    return data


def _table(
    desk: records.Desk,
    data: bytes,
    name: str,
    *,
    as_json: bool,
    columns: tuple[str, ...],
    order: str | None,
    sheet: str,
    with_known: bool,
    fields: bool,
    yes: bool,
) -> dict[str, Any] | None:
    """The rows of a table, looked at, then brought in as one action."""
    from huiyin.channels.files import services, sheets
    from huiyin.channels.files.importing import import_rows

    taken = sheets.taken_of(data, name, sheet)
    preview = services.preview_sheet(desk.owner, taken.sheet, _choices(columns, with_known), now=desk.now)
    if order:
        choices = _choices(columns, with_known)
        choices.orders = dict.fromkeys(preview.orders, order)  # type: ignore[arg-type]
        preview = services.preview_sheet(desk.owner, taken.sheet, choices, now=desk.now)
    if not as_json:
        if taken.said:
            screen.show(taken.said, _("Another one comes in with --sheet NAME."))
        _show(preview)
    ready = preview.ready
    count = 0
    if not ready and not as_json:
        screen.show(_("No row is ready to come in."))
    if ready and not fields:
        if not yes:
            question = ngettext("Bring one opening in?", "Bring {count} openings in?", len(ready))
            screen.ask(question.format(count=len(ready)))
        count = import_rows(desk.owner, ready, now=desk.now, name=name)
        if not as_json:
            said = ngettext("One opening came in.", "%(count)s openings came in.", count)
            screen.show(said % {"count": count}, _("huiyin undo takes all of it back."))
    return {
        "imported": count,
        **taken.to_dict(),
        "columns": dict(zip(preview.heads, preview.fields, strict=True)),
        "wrong": [{"row": row.number, "why": [why for _place, why in row.wrong]} for row in preview.wrong],
        "known": [row.number for row in preview.twins],
        "unknown_status": preview.unknown,
    }


def _choices(columns: tuple[str, ...], with_known: bool) -> "Choices":
    from huiyin.channels.files.heads import FIELDS
    from huiyin.channels.files.preview import Choices

    choices = Choices(with_twins=with_known)
    for column in columns:
        number, _is, name = column.partition("=")
        if not number.isdigit() or int(number) < 1 or name not in FIELDS:
            known = ", ".join(FIELDS)
            said = _("--column {given} is not understood: write 3=title; the names are {known}.")
            raise InvalidInput(said.format(given=column, known=known))
        choices.fields[int(number) - 1] = name
    return choices


def _begins(cells: Sequence[str]) -> str:
    """Enough of a row to find it again in one's own file, where the head and empty lines count too."""
    found = " · ".join(cell.strip() for cell in cells if cell.strip())
    return found if len(found) <= BEGINS else found[: BEGINS - 1].rstrip() + "…"


def _show(preview: "Preview") -> None:
    from huiyin.channels.files.heads import FIELDS

    columns = enumerate(zip(preview.heads, preview.fields, strict=True), start=1)
    rows = [(str(number), head, str(FIELDS[field]), field) for number, (head, field) in columns]
    screen.table((_("Column"), _("Head"), _("Taken for"), _("Name")), rows)
    for row in preview.wrong[:SHOWN]:
        why = " ".join(text for _place, text in row.wrong)
        said = _("Row {row} ({begins}) stays out: {why}")
        screen.show(said.format(row=row.number, begins=_begins(row.cells), why=why))
    if len(preview.wrong) > SHOWN:
        screen.faint(_("… and {count} more rows that stay out").format(count=len(preview.wrong) - SHOWN))
    for words, count in preview.unknown.items():
        screen.faint(
            _("“{words}” (× {count}) is no state that is known; it goes into the notes.").format(
                words=words, count=count
            )
        )
    if preview.twins and not preview.with_twins:
        said = ngettext(
            "One row is in the journal already.",
            "{count} rows are in the journal already.",
            len(preview.twins),
        )
        screen.faint(said.format(count=len(preview.twins)))


def _invitation(
    desk: records.Desk, data: bytes, _name: str, *, as_json: bool, **_chosen: Any
) -> dict[str, Any] | None:
    """Appointments become suggestions; where the opening is beyond doubt they are noted at once, which can be undone."""
    from huiyin.channels.calendar import services

    told = []
    for one in services.suggest_from_ics(desk.owner, data, now=desk.now):
        if one.state == "open" and one.opening is not None:
            services.take(desk.owner, one.pk, one.opening.pk, now=desk.now)
            said = _("{day} {time} {title}: noted in {opening}")
        else:
            said = _("{day} {time} {title}: waits on the calendar page for your word")
        time = f"{one.time:%H:%M}" if one.time else ""
        if not as_json:
            screen.show(said.format(day=one.on, time=time, title=one.title, opening=one.opening))
        told.append({"title": one.title, "on": one.on.isoformat(), "opening": one.opening_id})
    return {"appointments": told}


def _resume(
    desk: records.Desk, data: bytes, name: str, *, as_json: bool, **_chosen: Any
) -> dict[str, Any] | None:
    """Of a JSON Resume (jsonresume.org) the name, which signs the letters, and the CV's text."""
    from huiyin.channels.files.resume import name_in
    from huiyin.growth.resume import Unreadable, text_of_resume
    from huiyin.journal.services.growing import bring_resume
    from huiyin.journal.services.profiles import change_profile

    found = name_in(data)
    change_profile(desk.owner, now=desk.now, name=found)
    try:
        read = text_of_resume(data)
        bring_resume(desk.owner, read.text, now=desk.now, form=read.form, file_name=Path(name).name)
    except Unreadable:
        # The name alone is of use as well.
        read = None
    if not as_json:
        screen.show(_("Your letters are signed with {name} from now on.").format(name=found))
        if read is not None:
            screen.show(_("Your CV is kept, to be held against what openings ask for."))
    return {"name": found, "cv": read is not None}


READERS: dict[str, Reader] = {".ics": _invitation, ".json": _resume}
"""What reads which kind of file, by its ending; a table is what is left."""
