"""`huiyin read`: what HR's message says."""

import datetime as dt
from typing import Any

import click

from huiyin.cli import options, source, stream
from huiyin.cli.words import _
from huiyin.process.vocabulary import Channel


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """One object of the stream: `{id, text, channel, received}` to a reading."""
    import huiyin

    reading = huiyin.read(
        given.get("text"),  # type: ignore[arg-type]  # checked there, with a message
        channel=given.get("channel") or "email",
        received=given.get("received") or None,
    )
    return {"id": given.get("id"), **reading.to_dict()}


@click.command(
    "read",
    help=_(
        "What HR's message says: outcome, reasons, promised date, introduction, and what its phrases usually mean."
    ),
    epilog=_("Examples:")
    + '  huiyin read "'
    + _("We are still comparing; you will hear by Wednesday")
    + '"  ·  huiyin read mail.eml  ·  huiyin read --jsonl < replies.jsonl',
)
@click.argument("text", required=False)
@options.channel
@click.option(
    "--received",
    metavar="DAY",
    help=_("The day it came, such as 2026-05-19. Without it: the mail's, or today."),
)
@click.option("--explain", is_flag=True, help=_("Show what spoke for and against each outcome."))
@options.output()
@options.clear_errors
def command(
    text: str | None, channel: Channel | None, received: str | None, explain: bool, as_json: bool, jsonl: bool
) -> None:
    if jsonl:
        stream.run(stream.each(answer), workers=2)
        return
    from huiyin.language.text import mail

    found = source.given(text)
    if isinstance(found, bytes) and mail.looks_like_mail(found):
        letter = mail.mail_of(found)
        words, channel = letter.text, channel or "email"
        received = received or (letter.sent.date().isoformat() if letter.sent else None)
    else:
        words = source.as_text(found)
    given = {
        "text": words,
        "channel": channel or "email",
        "received": received or dt.datetime.now().astimezone().date().isoformat(),
    }
    if as_json:
        options.print_json(answer({"id": None, **given}))
        return
    from huiyin.cli import shown_reading

    shown_reading.show(given, explain=explain)
