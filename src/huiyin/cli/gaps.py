"""`huiyin gaps`: the person beside a kind of role, and the next steps."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from huiyin.cli import options, records, screen, source
from huiyin.cli.portrait import role_meant
from huiyin.cli.words import _, language
from huiyin.growth import wording
from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huiyin.growth.gaps import Gaps
    from huiyin.journal.models import GapStep


@click.command(
    "gaps",
    help=_(
        "What shone, how much you bring of what a kind of role asks for, and the few next steps. ROLE is a kind of role, or an opening."
    ),
    epilog=_("Examples:")
    + '  huiyin gaps 3 --cv cv.pdf  ·  huiyin gaps 3 --have SQL --partly "team lead"  ·  huiyin gaps 3 --plan'
    + "  ·  huiyin gaps 3 --done 2",
)
@click.argument("role")
@click.option(
    "--cv", type=click.Path(dir_okay=False, path_type=Path), help=_("Your CV: PDF, DOCX, JSON Resume, text.")
)
@click.option("--have", multiple=True, help=_("You bring this; several times."))
@click.option("--partly", multiple=True, help=_("You bring part of this; several times."))
@click.option("--lack", multiple=True, help=_("You do not have this yet; several times."))
@click.option("--plan", is_flag=True, help=_("Take the suggested steps into your plan."))
@click.option("--done", multiple=True, type=int, metavar="N", help=_("The N-th step of the plan is done."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(desk: records.Desk, role: str, cv: Path | None, as_json: bool, **given: Any) -> None:
    from django.db import transaction

    from huiyin.growth.gaps import steps_for
    from huiyin.journal import growth
    from huiyin.journal.services import growing

    meant = role_meant(desk, role)
    # All that one call asks for happens, or nothing of it.
    with transaction.atomic():
        if cv is not None:
            _bring(desk, cv)
        _portrait, held = growth.gaps_of(desk.owner, meant, desk.today)
        _claims(desk, held, given)
        _mark_done(desk, meant.name, given["done"])
    _portrait, held = growth.gaps_of(desk.owner, meant, desk.today)
    suggested = steps_for(held, cast(Any, language()), desk.today)
    if given["plan"]:
        taken = [
            {
                "text": step.text,
                "due_on": step.due_on,
                "kind": step.gap.trait.kind,
                "value": step.gap.trait.value[:200],
                "label": step.gap.trait.label[:200],
            }
            for step in suggested
        ]
        growing.plan_steps(desk.owner, meant.name, taken, now=desk.now)
    steps = growth.steps_of(desk.owner, meant.name)
    if as_json:
        planned = [
            {
                "text": one.text,
                "due_on": one.due_on and one.due_on.isoformat(),
                "done_on": one.done_on and one.done_on.isoformat(),
            }
            for one in steps
        ]
        told = {"role": meant.name, **held.to_dict(), "plan": planned}
        told["suggested"] = [{"text": one.text, "due_on": one.due_on.isoformat()} for one in suggested]
        options.print_json(told)
        return
    _show(meant.name, held)
    _show_plan(steps, [one.text for one in suggested])


def _mark_done(desk: records.Desk, role: str, numbers: "Sequence[int]") -> None:
    from huiyin.journal import growth
    from huiyin.journal.services import growing

    todo = [step for step in growth.steps_of(desk.owner, role) if step.done_on is None]
    for number in numbers:
        if not 1 <= number <= len(todo):
            raise InvalidInput(_("There is no step {number} in the plan.").format(number=number))
        growing.mark_step(desk.owner, todo[number - 1].pk, now=desk.now)


def _bring(desk: records.Desk, cv: Path) -> None:
    from huiyin.growth import resume
    from huiyin.journal.services import growing

    try:
        read = resume.text_of_resume(source.file_bytes(cv))
    except resume.Unreadable as error:
        raise InvalidInput(_(wording.RESUME_TROUBLES[error.trouble])) from None
    growing.bring_resume(desk.owner, read.text, now=desk.now, form=read.form, file_name=cv.name)


def _claims(desk: records.Desk, held: "Gaps", given: dict[str, Any]) -> None:
    from huiyin.journal.services import growing

    known = {row.trait.label.lower(): row.trait for row in (*held.rows, *held.conditions)}
    for name, has in (("have", "yes"), ("partly", "partly"), ("lack", "no")):
        for label in given[name]:
            trait = known.get(label.lower())
            if trait is None:
                raise InvalidInput(_("“{words}” is not among what they look for.").format(words=label))
            growing.claim(desk.owner, trait.kind, trait.value, trait.label, has, now=desk.now)


def _show(role: str, held: "Gaps") -> None:
    screen.title(role)
    for line in held.shone[:6]:
        screen.show(f"  ✓ {line}")
    rows = [
        (
            _(wording.MATCHES[row.match]),
            row.trait.label,
            next((one.quote for one in row.mine if one.quote), ""),
        )
        for match in ("met", "partly", "missing", "unknown")
        for row in held.of(cast(Any, match))
    ]
    if rows:
        screen.table(
            ("", _("What they look for"), _("Your own words")), [tuple(map(_one_line, row)) for row in rows]
        )
    else:
        screen.show(_(wording.ADVERT_TROUBLES["empty"]))
    if held.third_language:
        screen.faint(_(wording.THIRD_LANGUAGE))
    elif held.unsure_date:
        screen.faint(_(wording.UNSURE_DATE).format(date=held.unsure_date))
    if not held.has_cv:
        screen.faint(_("Without a CV, only your own word counts: huiyin gaps … --cv FILE"))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _for(step: "GapStep") -> str:
    """The demand that a step is for, where its words do not say so."""
    return f" ({step.label})" if step.label and step.label not in step.text else ""


def _show_plan(steps: "Sequence[GapStep]", suggested: list[str]) -> None:
    todo = [step for step in steps if step.done_on is None]
    if todo:
        screen.title(_("My plan"))
    for number, step in enumerate(todo, start=1):
        due = f"  {step.due_on.isoformat()}" if step.due_on else ""
        screen.show(f"  {number}. {step.text}{_for(step)}{due}")
    for step in steps:
        if step.done_on is not None:
            screen.faint(f"  ✓ {step.text}  {step.done_on.isoformat()}")
    if suggested and not todo:
        screen.title(_("What would change most"))
        for text in suggested:
            screen.show(f"  · {text}")
        screen.faint(_("Into your plan: huiyin gaps … --plan"))
