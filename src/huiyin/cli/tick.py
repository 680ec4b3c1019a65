"""`huiyin tick`: what is due by itself, done now."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _

if TYPE_CHECKING:
    from huiyin.site.tick import Done


@click.command(
    "tick",
    help=_("Do what is due: fetch, the day's digest, the calendar, a backup. Call it as often as you like."),
    epilog=_("Examples:") + "  huiyin tick  ·  huiyin tick --every 300  ·  */5 * * * * huiyin tick",
)
@click.option(
    "--every",
    type=click.IntRange(5, 86_400),
    help=_("Go on, every so many seconds, until Ctrl-C; at once where a mailbox tells of new mail."),
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, every: int | None, as_json: bool) -> None:
    del desk
    from huiyin.site.bell import Bell
    from huiyin.site.rounds import go_round
    from huiyin.site.tick import tick

    if every is None:
        _say(tick(), as_json, quiet=False)
        return
    try:
        go_round(Bell(), pause=every, done=lambda found: _say(found, as_json, quiet=True))
    except KeyboardInterrupt:
        return


def _say(found: "Sequence[Done]", as_json: bool, quiet: bool) -> None:
    if as_json:
        told = [{"duty": done.duty, "said": done.said, "wrong": done.wrong} for done in found]
        click.echo(json.dumps({"done": told}, ensure_ascii=False))
        return
    for done in found:
        screen.show(done.said or _("{duty} did not work: {why}").format(duty=done.duty, why=done.wrong))
    if not found and not quiet:
        screen.show(_("Nothing was due."))
