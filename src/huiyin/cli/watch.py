"""`huiyin watch`: closed seats that may open again, and the days to look."""

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language


@click.command(
    "watch",
    help=_("Closed seats that may open again: when to look, why, and how likely it is where anybody knows."),
    epilog=_("Examples:") + "  huiyin watch  ·  huiyin watch --json",
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, as_json: bool) -> None:
    from huiyin.growth.wording_people import CHANCES
    from huiyin.journal import introducing

    found = introducing.watched_from(desk.owner, desk.today, language())
    if as_json:
        told = [
            {
                "opening": opening.pk,
                "company": opening.company,
                "since": seen.since.isoformat(),
                "reason": seen.reason,
                "next_look": next_look.isoformat(),
                "closed_well": seen.closed_well,
                "looks": [
                    {
                        "on": look.on.isoformat(),
                        "chance": look.chance,
                        "odds": look.odds if look.odds is None else round(look.odds, 3),
                        "judgement": look.judged,
                        "why": look.why[language()],
                    }
                    for look in seen.ahead(desk.today)
                ],
            }
            for opening, seen, next_look in found
        ]
        options.print_json({"today": desk.today.isoformat(), "watched": told})
        return
    if not found:
        screen.show(_("Nothing to watch. When a no is parted with well, the days to look stand here."))
    for opening, seen, next_look in found:
        screen.title(f"#{opening.pk}  {opening}")
        screen.show("  " + _("Next look: {day}.").format(day=next_look.isoformat()))
        for look in seen.ahead(desk.today):
            odds = _("nobody can say") if look.odds is None else screen.chance(look.odds)
            mark = "  " + _("({words})").format(words=_("a judgement")) if look.judged else ""
            screen.show(f"  {look.on.isoformat()}  {_(CHANCES[look.chance])}  ·  {odds}{mark}")
            screen.faint(f"    {look.why[language()]}")
