"""`huiyin mail`: the mailbox, mail files and chats."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import mailbox_setup, options, records, screen
from huiyin.cli.words import _, ngettext
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import CHANNELS

if TYPE_CHECKING:
    from huiyin.channels.mailbox.importing import Imported


@click.group(
    "mail",
    help=_("Mail and chats come in as suggestions; you say which ones count."),
    epilog=_("Examples:")
    + "  huiyin mail setup me@163.com  ·  huiyin mail fetch  ·  huiyin mail import old.mbox chat.txt  ·  huiyin mail list",
)
def command() -> None:
    pass


command.add_command(mailbox_setup.command)


@command.command(
    "test",
    help=_("Call the servers: do they let us in?"),
    epilog=_("Examples:") + "  huiyin mail test",
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def test(desk: records.Desk, as_json: bool) -> None:
    from huiyin.channels.mailbox import services

    told, wrong = {}, _Wrong()
    for account in _accounts(desk):
        with wrong.kept(str(account)):
            told[str(account)] = services.try_account(account)
    if as_json:
        options.print_json({"works": told, "wrong": dict(wrong.told)})
    for address, names in told.items():
        if not as_json:
            screen.show(
                _("{address} works. Its folders: {names}").format(address=address, names=", ".join(names))
            )
    wrong.tell()


class _Wrong:
    """What went wrong with one mailbox or file keeps none of the others from their turn; it is told at the end."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    @contextmanager
    def kept(self, name: str) -> Iterator[None]:
        from huiyin.channels.channel import ChannelError

        try:
            yield
        except ChannelError as error:
            self.told.append((name, str(error)))

    def tell(self) -> None:
        """Raises InvalidInput if anything went wrong."""
        if self.told:
            raise InvalidInput("\n".join(f"{name}: {why}" for name, why in self.told))


@command.command(
    "fetch",
    help=_("Look for new mail that concerns an opening."),
    epilog=_("Examples:") + "  huiyin mail fetch",
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def fetch(desk: records.Desk, as_json: bool) -> None:
    from huiyin.channels.mailbox import services

    looked = found = 0
    wrong = _Wrong()
    for account in _accounts(desk):
        with _progress(as_json) as told, wrong.kept(str(account)):
            done = services.fetch(account, now=desk.now, told=_without_folder(told))
            looked, found = looked + done.looked, found + done.found
    _say(desk, looked, found, [], as_json)
    wrong.tell()


@command.command(
    "import",
    help=_("Bring mail in: .eml, .mbox, .msg, folders and zips of them, exported chats."),
    epilog=_("Examples:")
    + "  huiyin mail import old.mbox  ·  huiyin mail import chat.txt --opening 3 --channel im",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--opening", help=_("The opening that all of it belongs to."))
@click.option("--channel", type=click.Choice(CHANNELS), help=_("Where a chat was held."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def import_(
    desk: records.Desk, files: tuple[Path, ...], opening: str | None, channel: str | None, as_json: bool
) -> None:
    from huiyin.channels.mailbox import services

    opening_id = records.meant(desk, opening).pk if opening else None
    looked, found, skipped = 0, 0, []
    wrong = _Wrong()
    for file in files:
        with _progress(as_json) as told, wrong.kept(str(file)):
            done: Imported = services.import_path(
                desk.owner,
                file.expanduser(),
                now=desk.now,
                channel=channel or "",
                opening_id=opening_id,
                told=told,
            )
            looked, found = looked + done.looked, found + done.found
            skipped += done.skipped
    if looked or skipped or not wrong.told:
        _say(desk, looked, found, skipped, as_json)
    wrong.tell()


@command.command(
    "list",
    help=_("The messages that wait for your word."),
    epilog=_("Examples:") + "  huiyin mail list  ·  huiyin mail list --json",
)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def list_(desk: records.Desk, as_json: bool) -> None:
    from huiyin.channels.mailbox.models import Suggestion

    rows = list(Suggestion.waiting(desk.owner).select_related("opening"))
    if as_json:
        options.print_json({"suggestions": [_told(row) for row in rows]})
        return
    if not rows:
        screen.show(_("No message waits for your word."))
        return
    heads = ("#", _("Day"), _("From"), _("Subject"), _("Opening"))
    screen.table(
        heads,
        [
            (
                str(row.pk),
                row.on.isoformat(),
                row.sender[:30],
                (row.subject or row.text)[:50],
                str(row.opening or "?")[:40],
            )
            for row in rows
        ],
    )


def _told(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "on": row.on.isoformat(),
        "direction": row.direction,
        "channel": row.channel,
        "from": row.sender,
        "address": row.address,
        "subject": row.subject,
        "text": row.text,
        "reading": row.reading,
        "opening": row.opening_id,
        "why": row.why,
    }


@command.command(
    "confirm",
    help=_("These count: take them into the journal. Without numbers, all that have an opening."),
    epilog=_("Examples:") + "  huiyin mail confirm 4 7  ·  huiyin mail confirm 5 --opening 3",
)
@click.argument("numbers", nargs=-1, type=int)
@click.option("--opening", help=_("The opening that they belong to."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def confirm(desk: records.Desk, numbers: tuple[int, ...], opening: str | None, as_json: bool) -> None:
    from huiyin.channels.mailbox import services
    from huiyin.channels.mailbox.models import Suggestion

    opening_id = records.meant(desk, opening).pk if opening else None
    keys = numbers or Suggestion.waiting(desk.owner).filter(opening__isnull=False).values_list(
        "pk", flat=True
    )
    count = services.confirm(desk.owner, [services.Chosen(key, opening_id) for key in keys], now=desk.now)
    if as_json:
        options.print_json({"confirmed": count})
        return
    screen.show(
        ngettext("{count} message is in the journal.", "{count} messages are in the journal.", count).format(
            count=count
        )
    )


@command.command(
    "dismiss",
    help=_("These do not count, nor what their senders write."),
    epilog=_("Examples:") + "  huiyin mail dismiss 6",
)
@click.argument("numbers", nargs=-1, required=True, type=int)
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def dismiss(desk: records.Desk, numbers: tuple[int, ...], as_json: bool) -> None:
    from huiyin.channels.mailbox import services

    count = services.dismiss(desk.owner, numbers, now=desk.now)
    if as_json:
        options.print_json({"dismissed": count})
        return
    screen.show(
        ngettext("{count} message put aside.", "{count} messages put aside.", count).format(count=count)
    )


def _without_folder(told: Callable[[int, int], None]) -> Callable[[str, int, int], None]:
    return lambda _folder, so_far, total: told(so_far, total)


def _accounts(desk: records.Desk) -> list[Any]:
    from huiyin.channels.mailbox.models import Account

    found = list(Account.objects.filter(owner_id=desk.owner.pk).select_related("owner"))
    if not found:
        raise InvalidInput(_("No mailbox is set up yet: huiyin mail setup you@example.com"))
    return found


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar while it takes long; nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield lambda _so_far, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    with Progress(
        BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), console=Console(stderr=True)
    ) as bar:
        task = bar.add_task("")
        yield lambda so_far, total: bar.update(task, completed=so_far, total=total)


def _say(desk: records.Desk, looked: int, found: int, skipped: list[tuple[str, str]], as_json: bool) -> None:
    from huiyin.channels.mailbox.models import Suggestion

    waiting = Suggestion.waiting(desk.owner).count()
    if as_json:
        told = [{"file": name, "why": why} for name, why in skipped]
        options.print_json({"looked": looked, "found": found, "waiting": waiting, "skipped": told})
        return
    for name, why in skipped:
        screen.faint(f"{name}: {why}")
    screen.show(
        _(
            "{looked} looked at, {found} may concern you. {waiting} wait for your word: huiyin mail list"
        ).format(looked=f"{looked:,}", found=f"{found:,}", waiting=f"{waiting:,}")
    )
