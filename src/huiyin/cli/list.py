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
    rows = [row(opening, advice) for opening, advice in zip(openings, advices, strict=True)]
    screen.table((_("no."), _("opening"), _("stage"), _("behind it, most likely"), _("move")), rows)


def row(opening: "Opening", advice: "Advice") -> tuple[str, ...]:
    likeliest = max(advice.situations, key=lambda name: advice.situations[name])
    odds = f"{_(wording.SITUATIONS[likeliest])} ({screen.chance(advice.situations[likeliest])})"
    behind, move = (
        (odds, _(wording.MOVES[advice.move])) if opening.is_open else (opening.get_outcome_display(), "")
    )
    return str(opening.pk), str(opening), str(opening.get_stage_display()), str(behind), move
