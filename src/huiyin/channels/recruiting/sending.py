"""The desk's approved letters, handed to the mailbox's counter: each goes once, wherever the machine is switched off.

The desk's outbox says which are due; the mailbox's letter of the same name knows how far it came. What a run left behind
is taken up by the next: it asks the mailbox's letter, and sends only what certainly has not gone.
"""

import datetime as dt
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError
from huiyin.channels.mailbox import services as mail
from huiyin.channels.mailbox.models import Account, LetterState, May
from huiyin.channels.mailbox.models import Letter as Mail
from huiyin.hiring.models import Desk, Letter
from huiyin.hiring.services import outbox

ROOM = "hiring"
_NEVER = re.compile(r"\(5\d\d ")
"""A server's final no stands in its words with a number of the five hundreds (RFC 5321, 4.2.1)."""
Clock = Callable[[], dt.datetime]


@dataclass
class Tally:
    """What a run did."""

    sent: int = 0
    later: int = 0
    failed: int = 0


def send_due(owner: AbstractBaseUser, desk: Desk, *, clock: Clock) -> Tally:
    """Sends what was approved and is due. Raises ChannelError where no mailbox may send; then nothing was touched."""
    tally = Tally()
    if not outbox.due(desk, clock()).exists():
        return tally
    account = sender_of(owner)
    letters = outbox.take(desk, now=clock(), holder=secrets.token_hex(8))
    ready = []
    for letter in letters:
        mailed = _handed(owner, desk, letter, account, clock(), tally)
        if mailed is not None and mailed.state == LetterState.PREPARED:
            ready.append(mailed.pk)
        elif mailed is not None:
            _learn(desk, letter.pk, mailed, clock(), tally)
    for mailed in mail.send_many(owner, ready, clock=clock):
        _learn(desk, letter_of(mailed.room_ref), mailed, clock(), tally)
    return tally


def sender_of(owner: AbstractBaseUser) -> Account:
    """The mailbox that answers go out from. Raises ChannelError."""
    account = Account.objects.filter(owner_id=owner.pk, may=May.SEND).first()
    if account is None:
        raise ChannelError(_("Letters wait, and no mailbox may send. Set one up and allow it to send."))
    return account


def heard(owner: AbstractBaseUser, ref: str, at: dt.datetime, message_id: str) -> None:
    """The mailbox says that a letter has gone. It may say so twice."""
    letter = Letter.objects.select_related("desk").filter(pk=letter_of(ref)).first()
    if letter is not None and letter.desk.members.filter(user_id=owner.pk).exists():
        outbox.sent(letter.desk, letter.pk, now=at, message_id=message_id)


def ref_of(letter: Letter) -> str:
    """What the letter is called in the mailbox; one that came back and goes out anew is another one."""
    return f"letter:{letter.pk}.{letter.attempt}"


def letter_of(ref: str) -> int:
    """The key of the desk's letter."""
    return int(ref.partition(":")[2].partition(".")[0])


def _handed(
    owner: AbstractBaseUser, desk: Desk, letter: Letter, account: Account, now: dt.datetime, tally: Tally
) -> Mail | None:
    """The letter in the mailbox's outbox; None where it can never go like this, which the desk then shows."""
    words = mail.Rendered(ref_of(letter), letter.to, letter.subject, letter.text)
    try:
        return mail.letter_for(owner, ROOM, words, now=now, account_id=account.pk)
    except ValidationError as error:
        outbox.not_sent(desk, letter.pk, now=now, why=" ".join(error.messages), final=True)
        tally.failed += 1
        return None


def _learn(desk: Desk, letter_id: int, mailed: Mail, now: dt.datetime, tally: Tally) -> None:
    """What became of it. One that somebody else holds right now is looked at by a later run."""
    if mailed.state == LetterState.SENT:
        outbox.sent(desk, letter_id, now=mailed.sent_at or now, message_id=mailed.message_id)
        tally.sent += 1
    elif mailed.state == LetterState.UNSURE:
        outbox.unsure(desk, letter_id, now=now, why=mailed.wrong)
        tally.failed += 1
    elif mailed.state == LetterState.PREPARED:
        final = bool(_NEVER.search(mailed.wrong))
        outbox.not_sent(desk, letter_id, now=now, why=mailed.wrong, final=final)
        tally.failed += final
        tally.later += not final


def it_went(owner: AbstractBaseUser, desk: Desk, letter_id: int, *, now: dt.datetime) -> Letter:
    """HR saw that an unsure letter arrived."""
    for mailed in _mails(owner, desk, letter_id):
        mail.it_went(owner, mailed.pk, now=now)
    return outbox.sent(desk, letter_id, now=now)


def it_did_not(owner: AbstractBaseUser, desk: Desk, letter_id: int, *, now: dt.datetime) -> Letter:
    """HR knows that it did not arrive: it goes out with the next run."""
    for mailed in _mails(owner, desk, letter_id):
        mail.it_did_not(owner, mailed.pk, now=now)
    return outbox.not_sent(desk, letter_id, now=now, why="", final=False)


def forget_erased(owner: AbstractBaseUser, desk: Desk) -> int:
    """Empties the mailbox's copies of letters to people who were erased, and of reminders that named them; gives how many."""
    named = Q(reminders__application__candidate__erased_at__isnull=False, text="")
    gone = Letter.objects.filter(Q(candidate__erased_at__isnull=False) | named, desk=desk)
    keys = set(gone.values_list("pk", flat=True))
    rows = mail.letters_of(owner, ROOM).exclude(to="", text="") if keys else Mail.objects.none()
    full = [key for key, ref in rows.values_list("pk", "room_ref") if letter_of(ref) in keys]
    return Mail.objects.filter(pk__in=full).update(to="", subject="", text="", wrong="")


def _mails(owner: AbstractBaseUser, desk: Desk, letter_id: int) -> list[Mail]:
    letter = Letter.objects.get(desk=desk, pk=letter_id)
    found = mail.letters_of(owner, ROOM).filter(room_ref=ref_of(letter), state=LetterState.UNSURE)
    return list(found)
