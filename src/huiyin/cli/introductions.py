"""`huiyin introductions`: whom to thank, to write to, to tell."""

from typing import TYPE_CHECKING, cast

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _, language
from huiyin.process.vocabulary import Language

if TYPE_CHECKING:
    from huiyin.growth.introductions import Due


@click.command(
    "introductions",
    help=_(
        "What is due for introductions: thanks, a first message, one reminder, a word back to whoever made it."
    ),
    epilog=_("Examples:") + "  huiyin introductions  ·  huiyin introductions --json",
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, as_json: bool) -> None:
    from huiyin.growth.messages import Part, message
    from huiyin.growth.wording_people import DUES
    from huiyin.journal import introducing
    from huiyin.journal.services.profiles import profile_of

    name = profile_of(desk.owner, now=desk.now).name
    found = []
    for due, one in introducing.tasks_of(introducing.introductions_of(desk.owner), desk.today):
        source = one.event.opening
        led = one.led_to[0] if one.led_to else None
        words = ""
        if due.kind not in ("thank", "decline"):
            where = led or source
            words = message(
                cast(Part, due.kind),
                cast(Language, where.language),
                me=name,
                hr=due.to,
                by=one.seen.by or source.hr_name,
                company=where.company if led else "",
                title=where.title if led else "",
                well=one.seen.well,
            )
        no = ""
        if due.kind == "write" and led is None:
            no = message(
                "decline", cast(Language, source.language), me=name, hr=one.seen.by or source.hr_name
            )
        found.append((due, source, words, no))
    for due, opening in introducing.to_be_asked(desk.owner, desk.today):
        words = message(
            "ask", cast(Language, opening.language), me=name, hr=opening.hr_name, title=opening.title
        )
        found.append((due, opening, words, ""))
    found.sort(key=lambda one: one[0].on)
    if as_json:
        told = [
            {
                "kind": due.kind,
                "on": due.on.isoformat(),
                "to": due.to,
                "opening": opening.pk,
                "why": due.why[language()],
                "move": due.move,
                "text": words,
                "decline": no,
            }
            for due, opening, words, no in found
        ]
        options.print_json({"today": desk.today.isoformat(), "introductions": told})
        return
    if not found:
        screen.show(_("Nothing is due for introductions."))
    for due, opening, words, no in found:
        screen.title(f"{due.on.isoformat()}  " + _(DUES[due.kind]) % {"whom": due.to or _whom(due)})
        screen.faint(f"  #{opening.pk}  {opening}  ·  {due.why[language()]}")
        if words:
            screen.show(f"  {words}")
        else:
            screen.faint("  " + _("the words: huiyin show {number}").format(number=opening.pk))
        if no:
            screen.faint("  " + _("Not for you? Say so with thanks: {words}").format(words=no))


def _whom(due: "Due") -> str:
    """Who is meant where no name is known: HR, or the other side of the introduction."""
    return _("them") if due.kind in ("write", "follow", "thank_there") else _("HR")
