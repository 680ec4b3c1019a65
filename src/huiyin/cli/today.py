"""`huiyin today`: what to do today, over all openings."""

from typing import TYPE_CHECKING

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language, ngettext

if TYPE_CHECKING:
    from huiyin.advisor.advice import Advice
    from huiyin.journal.models import Opening

MOST = 3
"""More than three things in a day help nobody."""


@click.command(
    "today",
    help=_(
        "What to do today, over all openings: at most three things, each with its reason. The rest can wait."
    ),
    epilog=_("Examples:") + "  huiyin today  ·  huiyin today --json",
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, as_json: bool) -> None:
    from huiyin.cli import shown_opening
    from huiyin.desks.candidate.contexts.told import plainly, told_of
    from huiyin.journal import queries

    pairs = queries.todays(desk.owner, desk.today, language=language())
    if as_json:
        found = [
            {**shown_opening.as_object(opening), "advice": advice.to_dict()} for opening, advice in pairs
        ]
        options.print_json({"today": desk.today.isoformat(), "openings": found})
        return
    if not pairs:
        shown_opening.empty()
        return
    due = [pair for pair in pairs if pair[1].move not in ("wait", "let_go") and pair[1].on == desk.today]
    due, later = due[:MOST], due[MOST:]
    resting = [pair for pair in pairs if pair not in due and pair not in later]
    screen.title(first_line(len(due)))
    said = told_of(opening for opening, _advice in due)
    for opening, advice in due:
        show_due(opening, advice, plainly(opening, said[opening.pk], advice))
    if later:
        screen.show(
            "",
            _("Tomorrow is soon enough for: {names}").format(names=", ".join(str(one) for one, _a in later)),
        )
    if resting:
        screen.show("", _("Resting:"))
    for opening, advice in resting:
        look = advice.ahead.isoformat() if advice.ahead else _("none planned")
        screen.faint(f"  #{opening.pk}  {opening}  ·  " + _("next look: {day}").format(day=look))


def first_line(count: int) -> str:
    if not count:
        return _("Nothing to do today, and that is right.")
    return ngettext("One thing today is enough.", "{count} things today, then it is enough.", count).format(
        count=count
    )


def show_due(opening: "Opening", advice: "Advice", said: str) -> None:
    """`said`: where it stands by HR's own word; nothing where only the odds can tell."""
    from huiyin.cli import shown_advice

    screen.show("")
    screen.title(f"#{opening.pk}  {opening}")
    screen.show(f"  {shown_advice.move_in_words(advice)}")
    screen.show(f"  {said or shown_advice.headline(advice.situations)}")
    for reason in advice.because[:2]:
        screen.faint(f"  · {reason.evidence}")
    screen.faint("  " + _("the words: huiyin show {number}").format(number=opening.pk))
