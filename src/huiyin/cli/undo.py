"""`huiyin undo`: the last change, taken back."""

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _


@click.command(
    "undo",
    help=_("Take back the last change; call it again for the one before."),
    epilog=_("Examples:") + "  huiyin undo  ·  huiyin undo --redo",
)
@click.option("--redo", is_flag=True, help=_("Do the change again that was taken back last."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, redo: bool, as_json: bool) -> None:
    from huiyin.journal.services import undoing

    action = (undoing.redo if redo else undoing.undo)(desk.owner, now=desk.now)
    if as_json:
        options.print_json({"action": action.pk, "label": str(action)})
    else:
        said = _("Done again: {action}.") if redo else _("Taken back: {action}.")
        screen.show(said.format(action=action))
