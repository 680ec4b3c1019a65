"""`huiyin log`: what happened."""

from typing import Any

import click

from huiyin.cli import options, records, screen, source
from huiyin.cli.words import _
from huiyin.process.vocabulary import CHANNELS, MOVES, SIGNALS

on = click.option("--on", type=records.Day(), help=_("The day; without it, today."))


@click.group(
    "log",
    help=_("Keep what happened. OPENING is its number or a part of its name."),
    epilog=_("Examples:")
    + "  huiyin log interview 3 --on yesterday --signal pay_discussed --last  ·  huiyin log promise 3 --by 2026-05-14  ·  "
    "huiyin log sent 3 --move ask --channel phone  ·  huiyin log received 3 mail.eml",
)
def command() -> None:
    pass


@command.command(
    "interview",
    help=_("An interview that took place."),
    epilog=_("Examples:") + "  huiyin log interview 3 --on yesterday --signal pay_discussed --last",
)
@click.argument("opening")
@on
@click.option("--round", "round_", default="", help=_("Which one: manager, final, …"))
@click.option("--last", is_flag=True, help=_("No further round is planned."))
@click.option(
    "--signal",
    "signals",
    multiple=True,
    type=click.Choice(SIGNALS),
    help=_("What you noticed; several times."),
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def interview(
    desk: records.Desk,
    opening: str,
    on: Any,
    round_: str,
    last: bool,
    signals: tuple[str, ...],
    as_json: bool,
) -> None:
    from huiyin.journal.services import events

    seat = records.meant(desk, opening)
    events.log_interview(
        desk.owner,
        seat.pk,
        now=desk.now,
        on=records.day_of(desk, on),
        round=round_,
        last=last,
        signals=signals,
    )
    kept(desk, seat.pk, as_json)


@command.command(
    "promise",
    help=_("HR named a day by which it would answer."),
    epilog=_("Examples:") + "  huiyin log promise 3 --by 2026-05-14",
)
@click.argument("opening")
@click.option("--by", type=records.Day(), required=True, help=_("The day that HR named."))
@on
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def promise(desk: records.Desk, opening: str, by: Any, on: Any, as_json: bool) -> None:
    from huiyin.journal.services import events

    seat = records.meant(desk, opening)
    events.log_promise(
        desk.owner, seat.pk, now=desk.now, on=records.day_of(desk, on), by=records.day_of(desk, by)
    )
    kept(desk, seat.pk, as_json)


@command.command(
    "sent",
    help=_("A message or a call of yours. TEXT may be left out."),
    epilog=_("Examples:") + "  huiyin log sent 3 --move ask --channel phone  ·  huiyin log sent 3 letter.txt",
)
@click.argument("opening")
@click.argument("text", default="")
@on
@click.option(
    "--move", type=click.Choice(MOVES), default="ask", show_default=True, help=_("What it was for.")
)
@click.option("--channel", type=click.Choice(CHANNELS), help=_("How the words travelled."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def sent(
    desk: records.Desk, opening: str, text: str, on: Any, move: str, channel: str | None, as_json: bool
) -> None:
    from huiyin.journal.services import events

    seat = records.meant(desk, opening)
    event = events.log_sent(
        desk.owner,
        seat.pk,
        now=desk.now,
        on=records.day_of(desk, on),
        move=move,
        channel=channel or "",
        text=source.as_text(source.given(text)) if text else "",
    )
    if event.flags and not as_json:
        screen.faint(
            _("The guard would have changed something in it: {flags}.").format(flags=", ".join(event.flags))
        )
    kept(desk, seat.pk, as_json)


@command.command(
    "received",
    help=_("What HR said. TEXT is the words, a file (also .eml), or standard input."),
    epilog=_("Examples:") + '  huiyin log received 3 mail.eml  ·  huiyin log received 3 "…" --channel wechat',
)
@click.argument("opening")
@click.argument("text", required=False)
@on
@options.channel
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def received(
    desk: records.Desk, opening: str, text: str | None, on: Any, channel: str | None, as_json: bool
) -> None:
    from huiyin.cli import shown_reading
    from huiyin.journal.services import events
    from huiyin.language.text import mail
    from huiyin.process.reading import Reading

    seat = records.meant(desk, opening)
    found, subject = source.given(text), ""
    if isinstance(found, bytes) and mail.looks_like_mail(found):
        letter = mail.mail_of(found)
        words, subject, channel = letter.text, letter.subject, channel or "email"
        on = on if on is not None or letter.sent is None else letter.sent.astimezone(desk.now.tzinfo).date()
    else:
        words = source.as_text(found)
    event = events.log_received(
        desk.owner,
        seat.pk,
        now=desk.now,
        on=records.day_of(desk, on),
        channel=channel or "",
        text=words,
        subject=subject,
    )
    if not as_json:
        shown_reading.show_reading(Reading.of(event.reading))
    kept(desk, seat.pk, as_json)


def kept(desk: records.Desk, opening_id: int, as_json: bool) -> None:
    """Show where the opening stands now."""
    from huiyin.cli import shown_opening

    shown_opening.show(desk, opening_id, as_json=as_json, timeline=False)
