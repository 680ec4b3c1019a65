"""`huiyin list`: all openings."""

from typing import TYPE_CHECKING

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language
from huiyin.process import wording

if TYPE_CHECKING:
    from huiyin.advisor.advice import Advice
    from huiyin.journal.models import Opening


@click.command(
    "list",
    help=_("All openings, with what most likely lies behind each."),
    epilog=_("Examples:") + "  huiyin list  ·  huiyin list --all  ·  huiyin list --json",
)
@click.option("--all", "everything", is_flag=True, help=_("Also those in the archive."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, everything: bool, as_json: bool) -> None:
    from huiyin.cli import shown_opening
    from huiyin.desks.candidate.contexts.told import plainly, told_of
    from huiyin.journal import queries
    from huiyin.journal.standing import advice_of

    openings = records.all_openings(desk) if everything else list(queries.openings_of(desk.owner))
    advices = advice_of(openings, desk.today, language=language())
    if as_json:
        found = [
            {**shown_opening.as_object(opening), "advice": advice.to_dict()}
            for opening, advice in zip(openings, advices, strict=True)
        ]
        options.print_json({"openings": found})
        return
    if not openings:
        shown_opening.empty()
        return
    said = told_of(openings)
    rows = [
        row(opening, advice, plainly(opening, said[opening.pk], advice))
        for opening, advice in zip(openings, advices, strict=True)
    ]
    screen.table((_("no."), _("opening"), _("stage"), _("behind it, most likely"), _("move")), rows)


def row(opening: "Opening", advice: "Advice", said: str) -> tuple[str, ...]:
    """`said`: where it stands by HR's own word; nothing where only the odds can tell."""
    likeliest = max(advice.situations, key=lambda name: advice.situations[name])
    odds = _("{words} ({odds})").format(
        words=_(wording.SITUATIONS[likeliest]), odds=screen.chance(advice.situations[likeliest])
    )
    behind, move = (
        (said or odds, _(wording.MOVES[advice.move]))
        if opening.is_open
        else (opening.get_outcome_display(), "")
    )
    return str(opening.pk), str(opening), str(opening.get_stage_display()), str(behind), move
