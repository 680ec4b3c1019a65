"""`huiyin list`: all openings."""

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language


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
    import huiyin
    from huiyin.cli import shown_opening
    from huiyin.journal import queries
    from huiyin.journal.case import cases_of

    openings = records.all_openings(desk) if everything else list(queries.openings_of(desk.owner))
    advices = huiyin.advise_many(cases_of(openings, desk.today, language=language()))
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
    rows = []
    for opening, advice in zip(openings, advices, strict=True):
        likeliest = max(advice.situations, key=lambda name: advice.situations[name])
        odds = screen.chance(advice.situations[likeliest])
        lies = (
            f"{screen.SITUATIONS[likeliest][0]} ({odds})"
            if opening.is_open
            else str(opening.get_outcome_display())
        )
        stage = str(opening.get_stage_display())
        rows.append(
            (str(opening.pk), str(opening), stage, lies, screen.MOVES[advice.move] if opening.is_open else "")
        )
    screen.table((_("no."), _("opening"), _("stage"), _("behind it, most likely"), _("move")), rows)
