"""Approved letters on their way out. A channel takes them, and says what became of each; saying it twice is saying it once.

draft ──approve──▶ approved ──take──▶ sending ──▶ sent ──came back──▶ failed
  ▲                   ▲  │               │ ├─ could not leave yet ──▶ approved, later
  └──── taken back ───┘  └─ cancelled    │ ├─ cannot be delivered ──▶ failed (shown; the others go on)
                                         │ └─ perhaps gone ─────────▶ unsure ──▶ sent, or approved again
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from huiyin.hiring.models import TO_BE_TOLD, Desk, Letter, LetterKind, LetterState, Telling
from huiyin.hiring.services import delivering
from huiyin.hiring.services import letters as own
from huiyin.hiring.services.work import Actor, Work, working

HOLD = dt.timedelta(minutes=15)
"""How long a channel may hold a letter; after that another run looks what became of it."""
MOST_TRIES = 5
_FIRST_WAIT = dt.timedelta(minutes=2)


def due(desk: Desk, now: dt.datetime) -> "QuerySet[Letter]":
    """Letters whose time has come, and those that a run left behind."""
    fresh = Q(state=LetterState.APPROVED, send_at__lte=now)
    left = Q(state=LetterState.SENDING, held_until__lt=now)
    return Letter.objects.filter(fresh | left, desk=desk).order_by("send_at", "pk")


def take(desk: Desk, *, now: dt.datetime, holder: str, most: int = 1000) -> list[Letter]:
    """Takes what is due in hand: from here on it cannot be taken back. Of two that take at once, each gets others."""
    with transaction.atomic():
        Desk.objects.select_for_update().get(pk=desk.pk)
        keys = list(due(desk, now).values_list("pk", flat=True)[:most])
        rows = Letter.objects.filter(pk__in=keys)
        rows.update(state=LetterState.SENDING, held_by=holder, held_until=now + HOLD)
    return list(Letter.objects.filter(pk__in=keys).order_by("send_at", "pk"))


def sent(desk: Desk, letter_id: int, *, now: dt.datetime, message_id: str = "") -> Letter:
    """It has gone: whoever it tells has been told. Said again, it changes nothing."""
    with working(desk, "letter_sent", by=Actor.clock(), now=now) as work:
        letter = _letter(work, letter_id)
        if letter.state in (LetterState.SENDING, LetterState.UNSURE):
            _set(work, letter, LetterState.SENT, sent_at=now, message_id=message_id[:300], wrong="")
            if letter.telling is not None:
                _told(work, letter.telling)
            own.followed(work, letter)
    return letter


def unsure(desk: Desk, letter_id: int, *, now: dt.datetime, why: str = "") -> Letter:
    """It may have gone. Nobody sends it again before somebody knows."""
    with working(desk, "letter_unsure", by=Actor.clock(), now=now) as work:
        letter = _letter(work, letter_id)
        if letter.state == LetterState.SENDING:
            _set(work, letter, LetterState.UNSURE, wrong=why[:1000])
    return letter


def not_sent(desk: Desk, letter_id: int, *, now: dt.datetime, why: str, final: bool) -> Letter:
    """It certainly did not go. `final`: it never will like this (the address is none); else it is tried again, later each time."""
    with working(desk, "letter_not_sent", by=Actor.clock(), now=now) as work:
        letter = _letter(work, letter_id)
        if letter.state not in (LetterState.SENDING, LetterState.UNSURE):
            return letter
        tries = letter.tries + 1
        if final or tries >= MOST_TRIES:
            _set(work, letter, LetterState.FAILED, tries=tries, wrong=why[:1000])
            if letter.telling is not None:
                work.change(letter.telling, failed_at=now, tell_at=None, wrong=why[:1000])
        else:
            wait = _FIRST_WAIT * 2**tries
            _set(work, letter, LetterState.APPROVED, tries=tries, wrong=why[:1000], send_at=now + wait)
    return letter


def told_otherwise(desk: Desk, letter_id: int, *, now: dt.datetime) -> Letter:
    """A reminder without an e-mail address reached the colleague in another way."""
    with working(desk, "letter_told_otherwise", by=Actor.clock(), now=now) as work:
        letter = _letter(work, letter_id)
        if letter.kind == LetterKind.REMINDER and letter.state == LetterState.DRAFT:
            _set(work, letter, LetterState.SENT, sent_at=now)
    return letter


def came_back(desk: Desk, letter_id: int, *, now: dt.datetime, why: str) -> Letter:
    """It had gone and was returned: the person does not know. Its telling is open again and shown with the reason, unless
    something newer took its place."""
    with working(desk, "letter_came_back", by=Actor.clock(), now=now) as work:
        letter = _letter(work, letter_id)
        if letter.state != LetterState.SENT:
            return letter
        if letter.telling is not None and _over(letter.telling):
            _set(work, letter, LetterState.CANCELLED, wrong=why[:1000])
            work.change_many([letter.telling], [{"failed_at": now, "cancelled_at": now, "wrong": why[:1000]}])
            return letter
        _set(work, letter, LetterState.FAILED, wrong=why[:1000])
        if letter.telling is not None:
            opened = {"failed_at": now, "told_at": None, "tell_at": None, "wrong": why[:1000]}
            work.change(letter.telling, **opened)
            work.change(letter.telling.application, answered_at=None)
    return letter


def _over(telling: Telling) -> bool:
    """Is it no longer what the person has to hear: taken back, something newer was decided, or they ended it themselves?"""
    newer = Telling.objects.filter(application=telling.application_id, pk__gt=telling.pk, cancelled_at=None)
    own = telling.application.outcome and telling.application.outcome not in TO_BE_TOLD
    return telling.cancelled_at is not None or bool(own) or newer.exists()


def delivered(desk: Desk, letter_id: int, *, now: dt.datetime) -> Letter:
    """It was seen to arrive: a receipt, or the person opened their page after it."""
    with working(desk, "letter_delivered", by=Actor.clock(), now=now) as work:
        letter = _letter(work, letter_id)
        if letter.state == LetterState.SENT and letter.delivered_at is None:
            work.change_many([letter], [{"delivered_at": now}])
            if letter.telling is not None:
                work.change(letter.telling, delivered_at=now)
    return letter


def page_opened(desk: Desk, application_id: int, *, now: dt.datetime) -> None:
    """The person opened their page: what was told to them by letter has arrived. Costs one query where nothing is new."""
    rows = Letter.objects.filter(
        desk=desk, application=application_id, state=LetterState.SENT, delivered_at=None
    ).exclude(kind=LetterKind.REMINDER)
    for key in list(rows.filter(sent_at__lte=now).values_list("pk", flat=True)):
        delivered(desk, key, now=now)


def _letter(work: Work, letter_id: int) -> Letter:
    rows = Letter.objects.select_related(
        "telling__decision", "telling__application__opening", "offer", "application"
    )
    letter = rows.get(desk=work.desk, pk=letter_id)
    work.head.application_id = letter.application_id
    return letter


def _set(work: Work, letter: Letter, state: str, **also: object) -> None:
    work.change_many([letter], [{"state": state, "held_by": "", "held_until": None, **also}])


def _told(work: Work, telling: Telling) -> None:
    if telling.told_at is None and telling.cancelled_at is None:
        work.change(telling, told_at=work.now, failed_at=None, wrong="")
        delivering.tell(work, [telling])


def waiting(desk: Desk) -> "Sequence[Letter]":
    """Letters that need a look: those that failed, and those that may or may not have gone."""
    rows = Letter.objects.filter(desk=desk, state__in=[LetterState.FAILED, LetterState.UNSURE])
    return list(rows.select_related("application__candidate", "telling", "colleague"))
