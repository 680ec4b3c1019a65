"""`huiyin restore`: everything back from a backup."""

from pathlib import Path

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _


@click.command(
    "restore",
    help=_(
        "Bring everything back from a backup. What the journal holds now is replaced; a copy of it is kept."
    ),
    epilog=_("Examples:") + "  huiyin restore huiyin-2026-05-19.zip",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help=_("Do not ask first."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, file: Path, yes: bool, as_json: bool) -> None:
    from huiyin.journal.services import backup, looking

    # What cannot be restored is not asked about.
    looking.held_in(file)
    if not yes and records.all_openings(desk):
        screen.ask(_("This replaces what the journal holds now. Go on?"))
    restored = backup.restore_from(desk.owner, file, now=desk.now)
    if as_json:
        options.print_json({"file": str(file), "rows": restored})
    else:
        screen.show(_("Everything is back from {file}.").format(file=file))
