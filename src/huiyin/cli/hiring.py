"""`huiyin hiring`: the recruiter's desk from the command line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import options, records, screen, source
from huiyin.cli.words import _, ngettext
from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from huiyin.hiring.models import Candidate, Desk, Opening


@click.group(
    "hiring",
    help=_("The recruiter's desk: who waits for whom, candidates in and out."),
    epilog=_("Examples:")
    + "  huiyin hiring waits  ·  huiyin hiring import people.csv --opening 3  ·  huiyin hiring export all.csv",
)
def command() -> None:
    pass


@command.command(
    "waits",
    help=_("Who waits for whom: by the colleague who has to act today, the longest overdue first."),
    epilog=_("Examples:") + "  huiyin hiring waits  ·  huiyin hiring waits --until +7 --json",
)
@click.option("--until", type=records.Day(), help=_("Also what is due up to that day."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def waits(desk: records.Desk, until: Any, as_json: bool) -> None:
    from huiyin.hiring import queries
    from huiyin.hiring.services.chasing import NAMES

    theirs = _desk(desk)
    today = theirs.day(desk.now)
    last = records.day_of(desk, until) if until is not None else today
    found = queries.who_waits_for_whom(theirs, today, until=last, most=200)
    if as_json:
        options.print_json({"today": today.isoformat(), "unanswered": queries.unanswered(theirs).count(), "waits": [_told(one) for one in found]})  # fmt: skip
        return
    if not found:
        screen.show(_("Nobody waits past their day."))
        return
    for one in found:
        instead = ", ".join(str(colleague) for colleague in one.instead_of)
        name = (
            _("{who} (for {instead})").format(who=one.for_whom, instead=instead)
            if instead
            else str(one.for_whom)
        )
        count = ngettext("{name}: {count} person waits", "{name}: {count} people wait", one.count)
        screen.show(count.format(name=name, count=one.count))
        rows = [
            (str(wait.by), str(wait.application.candidate), str(wait.application.opening), str(NAMES[wait.what]), _late(wait.late))
            for wait in one.waits
        ]  # fmt: skip
        screen.table((_("Day"), _("candidate"), _("role"), _("What is to be done"), ""), rows)


@command.command(
    "import",
    help=_(
        "Bring candidates into an opening, from CSV or a spreadsheet. Rows with mistakes stay out and are shown."
    ),
    epilog=_("Examples:") + "  huiyin hiring import people.csv --opening 3",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--opening", "number", type=int, required=True, help=_("The number of the opening."))
@click.option("--sheet", metavar="NAME", default="", help=_("Which sheet of a workbook; else the largest."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def import_(desk: records.Desk, file: Path, number: int, sheet: str, as_json: bool) -> None:
    from huiyin.channels.channel import ChannelError
    from huiyin.channels.files.sheets import MOST_BYTES, taken_of
    from huiyin.desks.recruiter.forms.people_list import rows_of
    from huiyin.hiring.errors import HiringError
    from huiyin.hiring.services import candidates
    from huiyin.hiring.services.work import Actor

    theirs = _desk(desk)
    opening = _opening(theirs, number)
    try:
        taken = taken_of(source.file_bytes(file, MOST_BYTES), file.name, sheet)
        rows = rows_of(taken.sheet, theirs.day(desk.now))
        added = candidates.add_applications(
            theirs, opening.pk, rows, by=Actor.recruiter(desk.owner), now=desk.now
        )
    except (ChannelError, HiringError) as error:
        raise InvalidInput(str(error)) from None
    if as_json:
        options.print_json({
            **taken.to_dict(),
            "added": [one.pk for one in added.applications], "there_before": added.there_before,
            "wrong": [{"row": place, "why": why} for place, why in added.wrong],
        })  # fmt: skip
        return
    if taken.said:
        screen.show(taken.said, _("Another one comes in with --sheet NAME."))
    for place, why in added.wrong:
        screen.faint(_("row {number}: {why}").format(number=place, why=why))
    told = _("{added} added, {before} were there before, {wrong} stayed out.")
    screen.show(
        told.format(added=len(added.applications), before=len(added.there_before), wrong=len(added.wrong))
    )


@command.command(
    "export",
    help=_("Write the applications into a CSV file."),
    epilog=_("Examples:") + "  huiyin hiring export applications.csv",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def export(desk: records.Desk, file: Path, as_json: bool) -> None:
    from huiyin.channels.files.exporting import csv_parts, neutral
    from huiyin.cli.export import write
    from huiyin.hiring.exporting import HEADS, rows_of

    rows = [[neutral(cell) for cell in row] for row in rows_of(_desk(desk))]
    write(file, csv_parts([HEADS, *rows]))
    if as_json:
        options.print_json({"file": str(file), "applications": len(rows)})
    else:
        screen.show(_("{count} applications are in {file}.").format(count=len(rows), file=file))


@command.command(
    "backup",
    help=_("Write the whole desk into one file. Keep it somewhere safe: it holds people's data."),
    epilog=_("Examples:") + "  huiyin hiring backup desk-2026-05-19.zip",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def backup(desk: records.Desk, file: Path, as_json: bool) -> None:
    from huiyin.channels.recruiting.backup import backup_to

    written = backup_to(_desk(desk), file, now=desk.now)
    if as_json:
        options.print_json({"file": str(file), "rows": written})
    else:
        screen.show(_("Written: {file}").format(file=file))


@command.command(
    "restore",
    help=_("Bring a desk back from such a file, into one that is empty."),
    epilog=_("Examples:") + "  huiyin hiring restore desk-2026-05-19.zip",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def restore(desk: records.Desk, file: Path, as_json: bool) -> None:
    from huiyin.channels.recruiting.backup import restore_from

    restored = restore_from(_desk(desk), file)
    if as_json:
        options.print_json({"file": str(file), "rows": restored})
    else:
        screen.show(_("Everything is back from {file}.").format(file=file))


@command.command(
    "person",
    help=_("Everything about a person as JSON, for them; with --erase their data are deleted, for good."),
    epilog=_("Examples:")
    + "  huiyin hiring person Lin  ·  huiyin hiring person 12 --file lin.json  ·  huiyin hiring person 12 --erase --yes",
)
@click.argument("who")
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help=_("Write it here instead of showing it.")
)
@click.option("--erase", is_flag=True, help=_("Delete the person's data. It cannot be undone."))
@click.option("--yes", is_flag=True, help=_("Without asking once more."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def person(desk: records.Desk, who: str, file: Path | None, erase: bool, yes: bool, as_json: bool) -> None:
    from huiyin.cli.export import write
    from huiyin.hiring.exporting import export_person
    from huiyin.hiring.services import erasing
    from huiyin.hiring.services.work import Actor

    theirs = _desk(desk)
    found = _person(theirs, who)
    if erase:
        if not yes:
            screen.ask(_("Delete all data of {who}? It cannot be undone.").format(who=found))
        erasing.erase(theirs, found.pk, by=Actor.recruiter(desk.owner), now=desk.now)
        if as_json:
            options.print_json({"erased": found.pk})
        else:
            screen.show(_("Their data are gone."))
        return
    told = json.dumps(export_person(theirs, found.pk), ensure_ascii=False, indent=1, default=str)
    if file is None:
        click.echo(told)
        return
    write(file, [told.encode("utf-8", "replace") + b"\n"])
    if as_json:
        options.print_json({"file": str(file)})
    else:
        screen.show(_("Written: {file}").format(file=file))


def _desk(desk: records.Desk) -> "Desk":
    from huiyin.hiring.services.desks import desk_of

    return desk_of(desk.owner, now=desk.now)


def _person(theirs: "Desk", who: str) -> "Candidate":
    """By number, or by name where only one has it."""
    from huiyin.hiring.models import Candidate

    rows = Candidate.objects.filter(desk=theirs, erased_at=None)
    named = rows.filter(pk=int(who)) if who.isascii() and who.isdigit() else rows.filter(name__icontains=who)
    found = list(named.order_by("name", "pk")[:20])
    if len(found) == 1:
        return found[0]
    if not found:
        raise InvalidInput(_("Nobody here is called {who}.").format(who=who))
    several = "\n".join(f"  {one.pk}  {one}  {one.email}" for one in found)
    raise InvalidInput(_("Several are called {who}. Say it by number:").format(who=who) + "\n" + several)


def _opening(theirs: "Desk", number: int) -> "Opening":
    from huiyin.hiring.models import Opening

    opening = Opening.objects.filter(desk=theirs, pk=number).first()
    if opening is None:
        named = "\n".join(f"  {one.pk}  {one}" for one in Opening.objects.filter(desk=theirs)[:20])
        raise InvalidInput(
            _("There is no opening {number} at this desk.").format(number=number)
            + ("\n" + named if named else "")
        )
    return opening


def _late(days: int) -> str:
    return ngettext("{count} day late", "{count} days late", days).format(count=days) if days else ""


def _told(one: Any) -> dict[str, Any]:
    return {
        "for_whom": str(one.for_whom),
        "instead_of": [str(colleague) for colleague in one.instead_of],
        "count": one.count,
        "late": one.late,
        "waits": [
            {
                "application": wait.application.pk, "candidate": str(wait.application.candidate),
                "role": str(wait.application.opening), "what": wait.what,
                "by": wait.by.isoformat() if wait.by else None, "late": wait.late, "escalated": wait.escalated,
            }
            for wait in one.waits
        ],
    }  # fmt: skip
