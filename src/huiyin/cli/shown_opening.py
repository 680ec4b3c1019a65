"""An opening of the journal in the terminal."""

from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _
from huiyin.process import wording

if TYPE_CHECKING:
    from huiyin.journal.models import Event, Opening


def show(desk: records.Desk, opening_id: int, *, as_json: bool, timeline: bool) -> None:
    """The opening, its advice, the message for the move; with `timeline`, everything that was said."""
    import huiyin
    from huiyin.cli import shown_advice
    from huiyin.cli.words import language
    from huiyin.desks.candidate.contexts.told import known, plainly, told_of
    from huiyin.journal import queries
    from huiyin.journal.case import case_of

    opening = queries.opening_of(desk.owner, opening_id)
    case = case_of(opening, desk.today, language=language())
    advice = huiyin.advise(case)
    happened = queries.timeline(opening)
    if as_json:
        options.print_json(
            {
                **as_object(opening),
                "advice": advice.to_dict(),
                "events": [event_object(event) for event in happened],
            }
        )
        return
    screen.title(heading(opening))
    said = told_of([opening])[opening.pk]
    shown_advice.show(advice, plainly=plainly(opening, said, advice), odds=not known(opening, said))
    if advice.move not in ("wait", "let_go") and advice.on == desk.today:
        draft = huiyin.write(case, move=advice.move, channel=advice.channel, language=opening.language)
        screen.show("", _("The words:"))
        screen.show("", *(f"    {line}" for line in draft.text.splitlines()))
    if timeline:
        screen.show("", _("What happened:"))
        for event in happened:
            screen.show(f"  {event_line(event)}")


def heading(opening: "Opening") -> str:
    marks = [f"#{opening.pk}", str(opening), str(opening.get_stage_display())]
    if opening.is_example:
        marks.append(_("example"))
    return "  ".join(marks)


def event_line(event: "Event") -> str:
    """One event on one line."""
    said = " ".join(event.text.split())
    said = f"{said[:70]}…" if len(said) > 70 else said
    parts = [event.on.isoformat(), str(event.get_kind_display())]
    parts += [str(event.get_move_display())] if event.move else []
    parts += [str(event.get_channel_display())] if event.channel else []
    parts += [_("by {day}").format(day=event.by.isoformat())] if event.by else []
    if event.reading:
        parts.append(f"({_(wording.OUTCOMES[event.reading['outcome']])})")
    return " · ".join([*parts, *([f"“{said}”"] if said else [])])


def as_object(opening: "Opening") -> dict[str, Any]:
    return {
        "id": opening.pk,
        "company": opening.company,
        "title": opening.title,
        "stage": opening.stage,
        "outcome": opening.outcome,
        "wish": opening.wish,
        "example": opening.is_example,
        "archived": opening.archived_at is not None,
    }


def event_object(event: "Event") -> dict[str, Any]:
    return {
        "id": event.pk,
        "on": event.on.isoformat(),
        "kind": event.kind,
        "move": event.move or None,
        "channel": event.channel or None,
        "by": event.by and event.by.isoformat(),
        "signals": event.signals,
        "text": event.text,
        "reading": event.reading,
        "flags": event.flags,
    }


def empty() -> None:
    """Nothing kept yet: say how to begin."""
    click.echo(
        _("No openings yet. Look around with `huiyin demo`, or begin with `huiyin add COMPANY TITLE`.")
    )
