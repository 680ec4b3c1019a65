"""A letter leaves once: on the person's press, and never again by itself, wherever the machine is switched off.

    prepared ──press──▶ sending ──about to──▶ handing ──250──▶ sent
        ▲                 │ (certainly not gone)  │ (perhaps gone)
        └─────────────────┘                       ▼
        ▲                                       unsure ──found on the server──▶ sent
        └───────── the person: it did not arrive ─┘└── the person: it did ──────▶ sent

Each arrow is one statement in the database that succeeds only from the state it starts in.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from huiyin.channels.mailbox import rooms
from huiyin.channels.mailbox.connection import imap
from huiyin.channels.mailbox.errors import MailError
from huiyin.channels.mailbox.handing import Counter, NotSent, PerhapsSent, hand_over
from huiyin.channels.mailbox.models import Account, Letter, LetterState, May
from huiyin.channels.mailbox.server import find_letter, put_copy, put_draft
from huiyin.journal.models import Event, Profile
from huiyin.journal.services import events
from huiyin.language.letters.facts import SLOT_NAME, SLOT_REFERRER

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

HOLD = dt.timedelta(minutes=10)
"""How long a letter may be worked on; longer than every patience with a server together."""
ASK_FOR = dt.timedelta(days=2)
"""How long the server is asked for a letter that perhaps went, and for room for its copy."""


def send(owner: AbstractBaseUser, letter_id: int, *, now: dt.datetime) -> Letter:
    """Sends a prepared letter; pressed again, by two hands at once or after a crash, it goes once.

    Gives the letter: `sent`, `unsure`, or `prepared` with `wrong` where it could not go. Raises ValidationError.
    """
    letter = Letter.objects.select_related("account").get(owner_id=owner.pk, pk=letter_id)
    _may_leave(letter)
    with Counter(letter.account) as counter:
        _send(letter, now, counter)
    finish(letter, now=now)
    letter.refresh_from_db()
    return letter


def send_many(
    owner: AbstractBaseUser, letter_ids: Iterable[int], *, clock: Callable[[], dt.datetime]
) -> Iterator[Letter]:
    """Sends many prepared letters, one after the other over one line; gives each as `send` does, as soon as it is over.

    One that cannot go stays `prepared` with `wrong`; the rest goes on. `clock`: gives the moment, aware: a batch may take
    longer than a letter may be held. The copies follow when all have gone.
    """
    found = Letter.objects.filter(owner_id=owner.pk, pk__in=list(letter_ids)).select_related(
        "account", "owner"
    )
    for account, some in groupby(found.order_by("account_id", "pk"), key=lambda letter: letter.account):
        gone = []
        with Counter(account) as counter:
            for letter in some:
                try:
                    _may_leave(letter)
                    _send(letter, clock(), counter)
                    tell_of(letter, now=clock())
                except ValidationError as error:
                    letter.wrong = " ".join(error.messages)
                    Letter.objects.filter(pk=letter.pk, state=LetterState.PREPARED).update(wrong=letter.wrong)
                gone.append(letter)
                yield letter
        _copy_many(account, gone, clock)


def _may_leave(letter: Letter) -> None:
    if letter.account.may != May.SEND:
        raise ValidationError(_("This mailbox may not send. Allow it in its settings."))
    if letter.state != LetterState.PREPARED:
        return
    if not letter.to:
        raise ValidationError({"to": _("To whom?")})
    if not letter.text.strip():
        raise ValidationError({"text": _("There are no words in it yet.")})
    if slots := open_slots(letter.text):
        raise ValidationError({"text": _("Still to be filled in: %(slots)s") % {"slots": ", ".join(slots)}})


def _send(letter: Letter, now: dt.datetime, counter: Counter) -> None:
    """Takes the letter in hand, if it is ready and nobody else has it, and hands it over."""
    holder = secrets.token_hex(8)
    taken = _free(now).filter(pk=letter.pk, state=LetterState.PREPARED).update(
        state=LetterState.SENDING, held_by=holder, held_until=now + HOLD, pressed_at=now, wrong=""
    )  # fmt: skip
    if taken:
        letter.refresh_from_db(from_queryset=Letter.objects.select_related("account"))
        _hand_over(letter, holder, now, counter)
    letter.refresh_from_db(from_queryset=Letter.objects.select_related("account", "owner"))


def open_slots(text: str) -> list[str]:
    """What the letter writer left for the person to fill in."""
    return [slot for slots in (SLOT_NAME, SLOT_REFERRER) for slot in slots.values() if slot in text]


def _hand_over(letter: Letter, holder: str, now: dt.datetime, counter: Counter) -> None:
    mine = Letter.objects.filter(pk=letter.pk, held_by=holder)

    def about_to() -> None:
        if not mine.filter(state=LetterState.SENDING).update(state=LetterState.HANDING):
            raise NotSent(_("It took too long; somebody else looks after this letter now."))

    free = {"held_by": "", "held_until": None}
    try:
        hand_over(letter, _local(letter, now), about_to, counter)
    except PerhapsSent as error:
        mine.filter(state=LetterState.HANDING).update(state=LetterState.UNSURE, wrong=str(error), **free)
    except NotSent as error:
        mine.filter(state__in=[LetterState.SENDING, LetterState.HANDING]).update(
            state=LetterState.PREPARED, wrong=str(error), pressed_at=None, **free
        )
    else:
        mine.filter(state=LetterState.HANDING).update(state=LetterState.SENT, sent_at=now, wrong="", **free)


def _local(letter: Letter, at: dt.datetime) -> dt.datetime:
    return at.astimezone(Profile.objects.get(owner_id=letter.owner_id).zone)


def finish(letter: Letter, *, now: dt.datetime) -> None:
    """What follows once a letter is gone: its room hears of it, a copy lies among what was sent. It may be repeated."""
    letter.refresh_from_db()
    tell_of(letter, now=now)
    if letter.state == LetterState.SENT and not letter.copied:
        _held(letter, now, _copy)


def tell_of(letter: Letter, *, now: dt.datetime) -> None:
    """The journal, or the room that the letter came from, hears that it has gone. It may be repeated."""
    if letter.state != LetterState.SENT or letter.logged:
        return
    if not letter.room:
        _log(letter, now)
    elif not rooms.tell(letter):
        return
    Letter.objects.filter(pk=letter.pk).update(logged=True)


def _log(letter: Letter, now: dt.datetime) -> None:
    """One entry, whoever comes first: the journal takes a Message-ID once."""
    there = Event.objects.filter(owner_id=letter.owner_id, source_ref=letter.message_id).exists()
    if not there and letter.opening_id is not None:
        try:
            events.log_sent(
                letter.owner,
                letter.opening_id,
                now=now,
                at=letter.sent_at or letter.pressed_at,
                move=letter.move,
                channel="email",
                text=letter.text,
                subject=letter.subject,
                source="mail",
                source_ref=letter.message_id,
            )
        except ValidationError:
            if not Event.objects.filter(owner_id=letter.owner_id, source_ref=letter.message_id).exists():
                raise


def _copy(letter: Letter, now: dt.datetime, box: "BaseMailBox | None" = None) -> None:
    put_copy(letter, _local(letter, letter.pressed_at or now), box)
    Letter.objects.filter(pk=letter.pk).update(copied=True, wrong="")


def _copy_many(account: Account, letters: Sequence[Letter], clock: Callable[[], dt.datetime]) -> None:
    """The copies of many letters over one line; what does not succeed now is made up for by `settle`."""
    gone = [one for one in letters if one.state == LetterState.SENT and not one.copied]
    if not gone:
        return
    try:
        with imap(account) as box:
            for letter in gone:
                _held(letter, clock(), lambda one, now: _copy(one, now, box))
    except MailError as error:
        Letter.objects.filter(pk__in=[one.pk for one in gone], copied=False).update(wrong=str(error))


def _held(letter: Letter, now: dt.datetime, do: Callable[[Letter, dt.datetime], None]) -> bool:
    """Does it while nobody else works on the letter. What the server does not allow now stands in `wrong`."""
    holder = secrets.token_hex(8)
    if not _free(now).filter(pk=letter.pk).update(held_by=holder, held_until=now + HOLD):
        return False
    mine = Letter.objects.filter(pk=letter.pk, held_by=holder)
    try:
        do(letter, now)
    except MailError as error:
        mine.update(wrong=str(error))
        return False
    finally:
        mine.update(held_by="", held_until=None)
    return True


def _free(now: dt.datetime) -> "QuerySet[Letter]":
    return Letter.objects.filter(Q(held_by="") | Q(held_until__lt=now))


def settle(owner: AbstractBaseUser, *, now: dt.datetime) -> list[Letter]:
    """Looks after letters that broke off; gives those about which only the person can tell.

    One that never came to the server's counter is ready again, for another press. One that did is asked for on the
    server; where it is not found it stays unsure. Nothing is sent from here.
    """
    mine = Letter.objects.filter(owner_id=owner.pk)
    late = mine.filter(held_until__lt=now)
    free = {"held_by": "", "held_until": None}
    late.filter(state=LetterState.SENDING).update(state=LetterState.PREPARED, pressed_at=None, **free)
    late.filter(state=LetterState.HANDING).update(state=LetterState.UNSURE, **free)
    late.exclude(state=LetterState.HANDING).update(**free)
    for letter in mine.filter(state=LetterState.UNSURE, pressed_at__gt=now - ASK_FOR).select_related(
        "account"
    ):
        _held(letter, now, _ask_server)
    fresh = mine.filter(state=LetterState.SENT, pressed_at__gt=now - ASK_FOR).select_related(
        "account", "owner"
    )
    left = fresh.filter(Q(logged=False) | Q(copied=False)).order_by("account_id", "pk")
    for account, some in groupby(left, key=lambda letter: letter.account):
        letters = list(some)
        for letter in letters:
            tell_of(letter, now=now)
        _copy_many(account, letters, lambda: now)
    return list(mine.filter(state=LetterState.UNSURE))


def _ask_server(letter: Letter, now: dt.datetime) -> None:
    if find_letter(letter):
        Letter.objects.filter(pk=letter.pk, state=LetterState.UNSURE).update(
            state=LetterState.SENT, sent_at=letter.pressed_at or now, wrong=""
        )


def it_went(owner: AbstractBaseUser, letter_id: int, *, now: dt.datetime) -> Letter:
    """The person saw that it arrived (or is content to take it so)."""
    return _told(owner, letter_id, now, LetterState.SENT)


def it_did_not(owner: AbstractBaseUser, letter_id: int, *, now: dt.datetime) -> Letter:
    """The person knows that it did not arrive: it is ready for another press."""
    return _told(owner, letter_id, now, LetterState.PREPARED)


def _told(owner: AbstractBaseUser, letter_id: int, now: dt.datetime, state: str) -> Letter:
    letter = Letter.objects.select_related("account").get(owner_id=owner.pk, pk=letter_id)
    sent = {"sent_at": letter.pressed_at or now} if state == LetterState.SENT else {"pressed_at": None}
    Letter.objects.filter(pk=letter.pk, state=LetterState.UNSURE).update(state=state, wrong="", **sent)
    finish(letter, now=now)
    letter.refresh_from_db()
    return letter


def save_draft(owner: AbstractBaseUser, letter_id: int, *, now: dt.datetime) -> Letter:
    """Puts a prepared letter into the mailbox's drafts, once; it is sent from there by the person's own program."""
    letter = Letter.objects.select_related("account").get(owner_id=owner.pk, pk=letter_id)
    if letter.account.may == May.READ:
        raise ValidationError(_("This mailbox may only be read. Allow drafts in its settings."))

    def put(one: Letter, at: dt.datetime) -> None:
        put_draft(one, _local(one, at))
        Letter.objects.filter(pk=one.pk).update(state=LetterState.DRAFTED, wrong="")

    if letter.state == LetterState.PREPARED:
        _held(letter, now, put)
    letter.refresh_from_db()
    return letter


def discard(owner: AbstractBaseUser, letter_id: int) -> bool:
    """Drops a letter that has not left and that nobody works on."""
    rows = Letter.objects.filter(owner_id=owner.pk, pk=letter_id, state=LetterState.PREPARED, held_by="")
    return bool(rows.delete()[0])
