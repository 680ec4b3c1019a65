"""`huiyin debrief`: two minutes after an interview."""

import sys
from typing import Any

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import SIGNALS


@click.command(
    "debrief",
    help=_(
        "Note how an interview went. OPENING is its number or a part of its name. Without options, it asks you."
    ),
    epilog=_("Examples:")
    + '  huiyin debrief 3  ·  huiyin debrief 3 --shone "…" --asked "…" --stuck-at "…" --learnt "…"'
    + '  ·  huiyin debrief 3 --signal pay_discussed --promise +7 --met "Wei Ling, head of operations"',
)
@click.argument("opening")
@click.option("--on", type=records.Day(), help=_("The day of the interview, if it is not noted yet."))
@click.option("--shone", default="", help=_("What went well."))
@click.option("--asked", multiple=True, help=_("A question that they asked; several times."))
@click.option("--stuck-at", multiple=True, help=_("A question at which you got stuck; several times."))
@click.option("--stuck", default="", help=_("Where it stuck, in a sentence."))
@click.option("--learnt", default="", help=_("What you learnt about them and their field."))
@click.option(
    "--signal",
    "signals",
    multiple=True,
    type=click.Choice(SIGNALS),
    help=_("What you noticed; several times."),
)
@click.option("--promise", type=records.Day(), help=_("The day by which HR wanted to answer."))
@click.option("--met", multiple=True, help=_("Somebody you met, with what they do; several times."))
@click.option("--topic", "topics", multiple=True, help=_("What you talked about, for the letters."))
@click.option("--last/--not-last", default=None, help=_("No further round is planned."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, opening: str, as_json: bool, **given: Any) -> None:
    from huiyin.desks.candidate.forms.growth import part_of
    from huiyin.journal.services import debriefs

    seat = records.meant(desk, opening)
    if not any(given[name] for name in given) and not as_json and sys.stdin.isatty():
        given.update(_asked())
    if not any(value not in (None, "", (), []) for value in given.values()):
        raise InvalidInput(
            _("There is nothing to keep yet. Say what stayed, in --shone, --asked, --stuck-at or --learnt.")
        )
    interview = None if given["on"] is not None else seat.events.filter(kind="interview").last()
    kept = debriefs.debrief(
        desk.owner,
        seat.pk,
        now=desk.now,
        event_id=interview.pk if interview else None,
        on=records.day_of(desk, given["on"]) if given["on"] is not None else None,
        shone=given["shone"],
        questions=[
            *({"text": text[:500], "stuck": False} for text in given["asked"]),
            *({"text": text[:500], "stuck": True} for text in given["stuck_at"]),
        ],
        stuck=given["stuck"],
        learnt=given["learnt"],
        signals=given["signals"] or None,
        promised_by=None if given["promise"] is None else records.day_of(desk, given["promise"]),
        people=[part_of(line) for line in given["met"]],
        topics=given["topics"],
        last=given["last"],
    )
    if as_json:
        options.print_json(
            {
                "id": kept.pk,
                "opening": seat.pk,
                "on": kept.on.isoformat(),
                "questions": kept.questions,
                "shone": kept.shone,
                "stuck": kept.stuck,
                "learnt": kept.learnt,
            }
        )
    else:
        screen.show(_("Kept. What shone is yours: huiyin gaps {number}").format(number=seat.pk))


def _asked() -> dict[str, Any]:
    """Asks as a friend would; an empty line goes on."""
    screen.faint(_("Two minutes, while it is fresh. Enter alone goes on."))
    found: dict[str, Any] = {"shone": _line(_("What went well?"))}
    found["asked"] = _lines(_("What did they ask?"))
    found["stuck_at"] = _lines(_("At which question did you get stuck?"))
    found["stuck"] = _line(_("Where did it stick?"))
    found["learnt"] = _line(_("What did you learn about them and their field?"))
    return found


def _line(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False)).strip()


def _lines(question: str) -> list[str]:
    found = []
    while line := _line(question):
        found.append(line)
    return found
