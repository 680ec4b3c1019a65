"""Letters of other rooms than the journal: they hand over words and an address, and hear once each has gone.

A room below the channels keeps its own records and does not know this module; whoever stands above both (a desk, the
site) hands its letters over with `letter_for`, and says with `register` whom to tell. From then on a letter is like any
other: it leaves on a person's press, once, wherever the machine is switched off (sending.py).
"""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import make_msgid

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from huiyin.channels.mailbox.composing import account_of, checked, domain_of_sender, one_line
from huiyin.channels.mailbox.models import Letter, LetterState
from huiyin.journal.models.words import MOST_MESSAGE

log = logging.getLogger(__name__)

Went = Callable[[AbstractBaseUser, str, dt.datetime, str], None]
"""Told of a letter that has gone: its owner, its `ref`, the moment, the Message-ID. It may be told twice of the same."""
_told: dict[str, Went] = {}


@dataclass(frozen=True)
class Rendered:
    """A letter whose words are ready. `ref`: what it is called in its room; handed over again, it is the same letter.

    `answers`, `thread`: Message-IDs, where it answers a mail.
    """

    ref: str
    to: str
    subject: str
    text: str
    answers: str = ""
    thread: Sequence[str] = ()


def register(room: str, went: Went) -> None:
    """Whom to tell when a letter of this room has gone. Called once, in `AppConfig.ready` of whoever stands above it."""
    _told[room] = went


def letter_for(
    owner: AbstractBaseUser,
    room: str,
    rendered: Rendered,
    *,
    now: dt.datetime,
    account_id: int | None = None,
) -> Letter:
    """The room's letter in the outbox; nothing leaves before `sending.send` or `sending.send_many`.

    `room`: at most 30 letters, `rendered.ref`: at most 100. Handed over again before it leaves, it takes the newer words;
    afterwards it stays what it is. `account_id`: the mailbox to write from, by default the first that may do more than be
    read. Raises ValidationError.
    """
    letter = Letter(
        owner_id=owner.pk,
        account=account_of(owner, account_id),
        room=room,
        room_ref=rendered.ref,
        to=rendered.to.strip(),
        subject=one_line(rendered.subject)[:998],
        text=rendered.text.replace("\r\n", "\n")[:MOST_MESSAGE],
        answers=rendered.answers,
        thread=list(rendered.thread)[-20:],
        prepared_at=now,
    )
    letter.message_id = make_msgid("huiyin", domain=domain_of_sender(letter.account.address))
    checked(letter)
    words = {"to": letter.to, "subject": letter.subject, "text": letter.text, "account": letter.account}
    known, made = Letter.objects.get_or_create(
        owner_id=owner.pk,
        room=room,
        room_ref=rendered.ref,
        defaults={
            **words,
            "message_id": letter.message_id,
            "answers": letter.answers,
            "thread": letter.thread,
            "prepared_at": now,
        },
    )
    if not made:
        Letter.objects.filter(pk=known.pk, state=LetterState.PREPARED, held_by="").update(**words)
        known.refresh_from_db()
    return known


def letters_of(owner: AbstractBaseUser, room: str) -> "QuerySet[Letter]":
    """The room's letters: `room_ref`, `state`, `wrong`, `sent_at` tell where each is."""
    return Letter.objects.filter(owner_id=owner.pk, room=room).select_related("account")


def tell(letter: Letter) -> bool:
    """Tells the room that its letter has gone; False where that failed, and it is told again later."""
    went = _told.get(letter.room)
    if went is None:
        log.warning("nobody hears of letters of %s", letter.room)
        return False
    try:
        went(letter.owner, letter.room_ref, letter.sent_at or letter.prepared_at, letter.message_id)
    except Exception:
        # The letter is gone all the same: what its room cannot take now must not stop the others.
        log.warning("the room %s could not take that a letter has gone", letter.room, exc_info=True)
        return False
    return True
