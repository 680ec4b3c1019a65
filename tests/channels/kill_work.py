"""What the children of a workshop (killing.py) do: each takes the owner and what the story tells it."""

import datetime as dt
import hashlib
import json
import os
from pathlib import Path
from typing import Any

NOW = dt.datetime(2026, 5, 20, 4, 0, tzinfo=dt.UTC)


def load() -> None:
    """Everything that is imported late."""
    import caldav
    import imap_tools

    from huiyin.channels.calendar import syncing
    from huiyin.channels.files import importing, preview, services, sheets
    from huiyin.channels.mailbox import fetching, sending
    from huiyin.journal.services import backup, undoing

    calendar, files, mailbox = (
        [caldav, syncing],
        [importing, preview, services, sheets],
        [imap_tools, fetching, sending],
    )
    assert all([*calendar, *files, *mailbox, backup, undoing])


def set_up(owner: Any, imap_port: int, smtp_port: int, address: str, password: str, may: str = "send") -> int:
    from huiyin.channels.mailbox.services import set_up
    from huiyin.journal.services.openings import add_opening

    opening = add_opening(owner, now=NOW, company="Green Harbour", title="Marketing manager")
    set_up(
        owner, address, now=NOW, secret=password, may=may, since=None, try_it=bool(password),
        imap_host="127.0.0.1", imap_port=imap_port, imap_security="plain",
        smtp_host="127.0.0.1", smtp_port=smtp_port, smtp_security="plain",
    )  # fmt: skip
    return opening.pk


def read_file(owner: Any, path: str) -> int:
    from huiyin.channels.mailbox import importing

    importing.ROUND = 40
    return importing.import_path(owner, Path(path), now=NOW).looked


def fetch(owner: Any) -> int:
    from huiyin.channels.mailbox import fetching
    from huiyin.channels.mailbox.models import Account

    fetching.BATCH = 20
    return fetching.fetch(Account.objects.get(), now=NOW).looked


def suggested(owner: Any) -> list[str]:
    from huiyin.channels.mailbox.models import Suggestion

    return list(Suggestion.objects.values_list("ref", flat=True))


def prepare(owner: Any, opening_id: int, count: int) -> list[list[Any]]:
    from huiyin.channels.mailbox.services import prepare

    letters = [
        prepare(owner, opening_id, now=NOW, to="hr@greenharbour.example", subject=f"Letter {number}", text="Is there any news? Thank you.")
        for number in range(count)
    ]  # fmt: skip
    return [[letter.pk, letter.message_id] for letter in letters]


def send(owner: Any, letter_id: int, later: float) -> str:
    """A restart some time later, and the person presses where it says that it may be pressed."""
    from huiyin.channels.mailbox.services import send, settle

    now = NOW + dt.timedelta(minutes=later)
    settle(owner, now=now)
    return send(owner, letter_id, now=now).state


def tell(owner: Any, letter_id: int, arrived: bool, later: float) -> str:
    from huiyin.channels.mailbox.services import it_did_not, it_went

    _hear()
    now = NOW + dt.timedelta(minutes=later)
    return (it_went if arrived else it_did_not)(owner, letter_id, now=now).state


def logged(owner: Any) -> list[str]:
    from huiyin.journal.models import Event

    return list(Event.objects.filter(kind="sent").values_list("source_ref", flat=True))


def hand_over(owner: Any, turn: int, count: int) -> list[list[Any]]:
    """Letters of a room that keeps no journal."""
    from huiyin.channels.mailbox.services import Rendered, letter_for

    letters = [
        letter_for(owner, "pigeons", Rendered(f"no:{turn}:{number}", f"p{number}@b.example", "No", "Thank you."), now=NOW)
        for number in range(count)
    ]  # fmt: skip
    return [[letter.pk, letter.message_id] for letter in letters]


def _hear() -> None:
    """The room marks what has gone, as a database would: once, whoever tells it how often."""
    from huiyin.channels.mailbox import rooms

    folder = Path(os.environ["HUIYIN_HOME"]) / "heard"
    folder.mkdir(exist_ok=True)
    rooms.register("pigeons", lambda _owner, ref, _at, _id: (folder / ref).touch())


def send_many(owner: Any, keys: list[int], later: float) -> list[str]:
    from huiyin.channels.mailbox.services import send_many, settle

    _hear()
    now = NOW + dt.timedelta(minutes=later)
    settle(owner, now=now)
    return [letter.state for letter in send_many(owner, keys, clock=lambda: now)]


def unsure(owner: Any, later: float) -> list[list[Any]]:
    from huiyin.channels.mailbox.services import settle

    _hear()
    return [[letter.pk, letter.message_id] for letter in settle(owner, now=NOW + dt.timedelta(minutes=later))]


def heard(owner: Any) -> list[str]:
    return [file.name for file in (Path(os.environ["HUIYIN_HOME"]) / "heard").iterdir()]


def table(owner: Any, path: str) -> int:
    from huiyin.channels.files import services
    from huiyin.channels.files.importing import import_rows
    from huiyin.channels.files.preview import Choices
    from huiyin.channels.files.sheets import sheets_of

    sheet = sheets_of(Path(path).read_bytes())[0]
    preview = services.preview_sheet(owner, sheet, Choices(), now=NOW)
    return import_rows(owner, preview.ready, now=NOW)


def counted(owner: Any) -> list[int]:
    from huiyin.journal.models import Action, Opening, StageChange

    actions = Action.objects.filter(undone_at=None)
    return [model.count() for model in (Opening.objects, StageChange.objects, actions)]


def undo(owner: Any) -> None:
    from huiyin.journal.services import undoing

    undoing.undo(owner, now=NOW)


def fill(owner: Any, path: str, number: int) -> str:
    """Some more openings and talk, and a backup of it all; gives its mark."""
    from huiyin.channels.mailbox.services import prepare
    from huiyin.journal.services import backup, events, openings

    for place in range(25):
        opening = openings.add_opening(owner, now=NOW, company=f"Company {number}-{place}", title="x")
        events.add_note(owner, opening.pk, f"A note {place}", now=NOW)
    if number == 1:
        prepare(owner, opening.pk, now=NOW, to="hr@b.example", text="A letter that waits.", once="waits")
    backup.backup_to(owner, Path(path), now=NOW)
    return marked(owner)


def restore(owner: Any, path: str) -> None:
    from huiyin.journal.services import backup

    backup.restore_from(owner, Path(path), now=dt.datetime.now(dt.UTC))


def marked(owner: Any) -> str:
    """A mark of every row of the journal."""
    from huiyin.journal.services import backup
    from huiyin.journal.services.beside import rows_of

    mark = hashlib.sha256()
    for name, model in backup.ALL.items():
        for row in rows_of(owner.pk, model):
            mark.update(json.dumps([name, row], sort_keys=True).encode())
    return mark.hexdigest()


def beside(owner: Any) -> list[list[str]]:
    from huiyin.channels.mailbox.models import Letter

    return [list(row) for row in Letter.objects.values_list("message_id", "state", "text")]


def connect(owner: Any, url: str, count: int) -> list[str]:
    """A calendar taken into use, and what shall stand in it."""
    from huiyin.channels.calendar import services, syncing
    from huiyin.channels.calendar.entries import entries_of
    from huiyin.channels.voice import speaking
    from huiyin.journal.models import Profile
    from huiyin.journal.services.openings import add_opening
    from tests.servers import radicale_

    for number in range(count):
        add_opening(
            owner, now=NOW, company=f"Company {number}", title="x", appointment_on=dt.date(2026, 5, 25),
            appointment_time=dt.time(9, number), appointment_about="Interview",
        )  # fmt: skip
    syncing.connect(owner, now=NOW, url=url, user=radicale_.USER, password=radicale_.PASSWORD)
    profile = Profile.objects.get(owner_id=owner.pk)
    feed = services.feed_of(owner, now=NOW)
    with speaking(profile):
        return [entry.title for entry in entries_of(owner, profile.day(NOW), with_names=feed.with_names)]


def sync(owner: Any) -> str:
    from huiyin.channels.calendar import syncing
    from huiyin.channels.voice import speaking
    from huiyin.journal.models import Profile

    with speaking(Profile.objects.get(owner_id=owner.pk)):
        return syncing.sync(owner, NOW)


WORK: dict[str, Any] = {
    "set_up": set_up, "import": read_file, "fetch": fetch, "suggested": suggested, "prepare": prepare, "send": send,
    "tell": tell, "logged": logged, "hand_over": hand_over, "send_many": send_many, "unsure": unsure, "heard": heard,
    "table": table, "counted": counted, "undo": undo, "fill": fill, "restore": restore, "marked": marked, "beside": beside,
    "connect": connect, "sync": sync,
}  # fmt: skip
