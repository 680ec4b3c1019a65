"""`huiyin planb`: plan B of an opening, as text or as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _
from huiyin.growth import wording
from huiyin.growth.vocabulary import PARTS
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from huiyin.desks.candidate.contexts.plan_b import PlanPage


@click.command(
    "planb",
    help=_(
        "Plan B of an opening: whether it is worth the evening, and its text. OPENING is its number or a part of its name."
    ),
    epilog=_("Examples:")
    + "  huiyin planb 3  ·  huiyin planb 3 --keep  ·  huiyin planb 3 --save plan.docx  ·  huiyin planb 3 --language en --json",
)
@click.argument("opening")
@click.option("--language", type=click.Choice(LANGUAGES), help=_("The language of the proposal."))
@click.option("--keep", is_flag=True, help=_("Keep the outline, to edit it on the page."))
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Write it to a file: .docx, .pdf or .md."),
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(
    desk: records.Desk, opening: str, language: str | None, keep: bool, save: Path | None, as_json: bool
) -> None:
    from huiyin.cli.words import language as spoken
    from huiyin.desks.candidate import person
    from huiyin.desks.candidate.contexts.plan_b import plan_page
    from huiyin.journal.services import proposals
    from huiyin.journal.services.profiles import profile_of

    seat = records.meant(desk, opening)
    profile = profile_of(desk.owner, now=desk.now)
    sitting = person.Desk(desk.owner, profile, desk.now, desk.today, spoken())
    shown = plan_page(sitting, seat, language or "")
    if save is not None:
        _save(save, shown, profile.name)
        if not as_json:
            screen.faint(_("Written: {file}").format(file=save))
    if keep:
        proposals.write_proposal(
            desk.owner,
            seat.pk,
            now=desk.now,
            sections=shown.sections,
            title=shown.title,
            language=shown.language,
        )
    if as_json:
        told = {"opening": seat.pk, "language": shown.language, "title": shown.title}
        told |= {
            "sections": shown.sections,
            "blanks": shown.blanks,
            "other_language": shown.other_language,
            "worth": shown.worth.to_dict(),
        }
        options.print_json(told)
        return
    _show(shown)


def _show(shown: "PlanPage") -> None:
    from huiyin.growth.plan_b import as_parts, heading

    screen.show(*shown.worth_words, "")
    screen.title(shown.title)
    for part, text in as_parts(shown.sections):
        screen.faint(heading(part, cast(Any, shown.language)))
        screen.show(text)
    spoken = cast(Any, shown.language)
    if foreign := shown.pointed_out({part: heading(part, spoken) for part in PARTS}):
        screen.faint(foreign)
    if shown.blanks:
        screen.faint(_("{count} blanks in brackets are yours to fill.").format(count=shown.blanks))


def _save(file: Path, shown: "PlanPage", name: str) -> None:
    from huiyin.growth import proposal_file

    what = (shown.title, name, shown.sections, cast(Any, shown.language))
    form = file.suffix.lower()
    try:
        if form == ".md":
            written = proposal_file.as_markdown(*what).encode()
        elif form in (".docx", ".pdf"):
            written = (proposal_file.as_docx if form == ".docx" else proposal_file.as_pdf)(*what)
        else:
            raise InvalidInput(_("Name the file .docx, .pdf or .md."))
    except proposal_file.NoPdf as error:
        raise InvalidInput(_(wording.PDF_TROUBLES[error.why])) from None
    from huiyin.cli.export import write

    write(file, [written])
