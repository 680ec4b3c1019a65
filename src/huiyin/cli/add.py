"""`huiyin add`: an opening that one waits for."""

from typing import Any

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language
from huiyin.process.vocabulary import CHANNELS, LANGUAGES, SECTORS


@click.command(
    "add",
    help=_("Add an opening that you wait for."),
    epilog=_("Examples:")
    + '  huiyin add "A company" "Marketing manager" --wish 4 --interview 2026-05-08 --promise 2026-05-14',
)
@click.argument("company")
@click.argument("title", default="")
@click.option("--wish", type=click.IntRange(1, 5), default=3, help=_("How much you want it, 1 to 5."))
@click.option("--hr", "hr_name", help=_("HR's name."))
@click.option("--channel", type=click.Choice(CHANNELS), help=_("How HR usually gets in touch."))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help=_("The language you speak with HR; without it, the terminal's."),
)
@click.option("--country", metavar="CODE", help=_("Two letters, such as CN or US."))
@click.option(
    "--sector", type=click.Choice(SECTORS), help=_("The sector; it sets how long answers usually take.")
)
@click.option("--interview", type=records.Day(), help=_("The day of the last interview."))
@click.option("--promise", type=records.Day(), help=_("The day by which HR wanted to answer."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(
    desk: records.Desk, company: str, title: str, interview: Any, promise: Any, as_json: bool, **given: Any
) -> None:
    from django.db import transaction

    from huiyin.journal.services import events, openings

    fields = {"language": language(), **{name: value for name, value in given.items() if value is not None}}
    with transaction.atomic():
        opening = openings.add_opening(desk.owner, now=desk.now, company=company, title=title, **fields)
        if interview is not None:
            day = records.day_of(desk, interview)
            events.log_interview(desk.owner, opening.pk, now=desk.now, on=day, last=True)
            if promise is not None:
                events.log_promise(
                    desk.owner, opening.pk, now=desk.now, on=day, by=records.day_of(desk, promise)
                )
        elif promise is not None:
            events.log_promise(desk.owner, opening.pk, now=desk.now, by=records.day_of(desk, promise))
    if as_json:
        options.print_json({"id": opening.pk, "company": opening.company, "title": opening.title})
    else:
        screen.show(_("Added as number {number}: {opening}.").format(number=opening.pk, opening=opening))
