"""`huiyin tick`: what is due by itself, done now."""

import json
import time

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _


@click.command(
    "tick",
    help=_("Do what is due: fetch, the day's digest, the calendar, a backup. Call it as often as you like."),
    epilog=_("Examples:") + "  huiyin tick  ·  huiyin tick --every 300  ·  */5 * * * * huiyin tick",
)
@click.option(
    "--every", type=click.IntRange(5, 86_400), help=_("Go on, every so many seconds, until Ctrl-C.")
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, every: int | None, as_json: bool) -> None:
    del desk
    try:
        while True:
            _once(as_json, quiet=every is not None)
            if every is None:
                return
            time.sleep(every)
    except KeyboardInterrupt:
        return


def _once(as_json: bool, quiet: bool) -> None:
    from django.db import close_old_connections

    from huiyin.site.tick import tick

    close_old_connections()
    found = tick()
    if as_json:
        told = [{"duty": done.duty, "said": done.said, "wrong": done.wrong} for done in found]
        click.echo(json.dumps({"done": told}, ensure_ascii=False))
        return
    for done in found:
        screen.show(done.said or _("{duty} did not work: {why}").format(duty=done.duty, why=done.wrong))
    if not found and not quiet:
        screen.show(_("Nothing was due."))
