"""`huiyin check`: what in a draft would put HR off."""

import sys
from typing import Any

import click

from huiyin.cli import options, source, stream
from huiyin.cli.words import _
from huiyin.process.vocabulary import STAGES, Channel


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """One object of the stream: `{id, text, channel, context}` to a verdict."""
    import huiyin

    verdict = huiyin.check(
        given.get("text"),  # type: ignore[arg-type]  # checked there, with a message
        channel=given.get("channel") or "email",
        context=given.get("context"),
    )
    return {"id": given.get("id"), **verdict.to_dict()}


@click.command(
    "check",
    help=_(
        "What in a draft would put HR off, why, and better words. The exit code is 1 when something blocks it."
    ),
    epilog=_("Examples:")
    + '  huiyin check "'
    + _("When can I start?")
    + '" --channel wechat  ·  huiyin check --stage offer < draft.txt',
)
@click.argument("text", required=False)
@options.channel
@click.option("--stage", type=click.Choice(STAGES), help=_("Where the process stands."))
@click.option("--days", type=int, help=_("Days since the interview."))
@click.option("--followups", type=int, help=_("How often you have asked since HR's last word."))
@click.option("--offer/--no-offer", default=None, help=_("Is there an offer?"))
@click.option("--promise-passed", type=int, metavar="DAYS", help=_("Days since the day that HR had named."))
@options.output()
@options.clear_errors
def command(
    text: str | None,
    channel: Channel | None,
    stage: str | None,
    days: int | None,
    followups: int | None,
    offer: bool | None,
    promise_passed: int | None,
    as_json: bool,
    jsonl: bool,
) -> None:
    if jsonl:
        sys.exit(1 if stream.run(stream.each(answer), workers=2, watch=_blocks) else 0)
    words = source.as_text(source.given(text))
    context = {
        "stage": stage,
        "days_since_interview": days,
        "followups_sent": followups,
        "offer_exists": offer,
        "promised_date_passed": promise_passed,
    }
    found = answer({"id": None, "text": words, "channel": channel or "email", "context": context})
    if as_json:
        options.print_json(found)
    else:
        from huiyin.cli import shown_verdict

        shown_verdict.show(words, found)
    sys.exit(1 if _blocks(found) else 0)


def _blocks(found: dict[str, Any]) -> bool:
    return any(finding["severity"] == "block" for finding in found.get("findings", ()))
