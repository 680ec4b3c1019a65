"""`huiyin demo`: the example cast."""

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language


@click.command(
    "demo",
    help=_("Bring in the example cast, or take it out again. The people in it are made up."),
    epilog=_("Examples:") + "  huiyin demo && huiyin today  ·  huiyin demo --clear",
)
@click.option("--clear", is_flag=True, help=_("Take the example out again; your own openings stay."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, clear: bool, as_json: bool) -> None:
    from huiyin.journal import queries
    from huiyin.journal.services import example

    if clear:
        example.clear_example(desk.owner, now=desk.now)
    else:
        example.load_example(desk.owner, now=desk.now, language=language())
    count = sum(opening.is_example for opening in queries.openings_of(desk.owner))
    if as_json:
        options.print_json({"example_openings": count})
    elif clear:
        screen.show(_("The example is out again."))
    else:
        screen.show(_("{count} example openings are in. Now: huiyin today").format(count=count))
