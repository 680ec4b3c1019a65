"""`huiyin backup`: everything in one file."""

from pathlib import Path

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _


@click.command(
    "backup",
    help=_("Write everything into one file. Keep it somewhere safe: it holds your words."),
    epilog=_("Examples:") + "  huiyin backup huiyin-2026-05-19.zip",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, file: Path, as_json: bool) -> None:
    from huiyin.journal.services import backup

    written = backup.backup_to(desk.owner, file, now=desk.now)
    if as_json:
        options.print_json({"file": str(file), "rows": written})
    else:
        screen.show(_("Written: {file}").format(file=file))
