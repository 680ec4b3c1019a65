"""`huiyin show`: one opening."""

import click

from huiyin.cli import options, records
from huiyin.cli.words import _


@click.command(
    "show",
    help=_(
        "One opening: where it stands, why, and what was said. OPENING is its number or a part of its name."
    ),
    epilog=_("Examples:") + "  huiyin show 3  ·  huiyin show marketing --json",
)
@click.argument("opening")
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, opening: str, as_json: bool) -> None:
    from huiyin.cli import shown_opening

    shown_opening.show(desk, records.meant(desk, opening).pk, as_json=as_json, timeline=True)
