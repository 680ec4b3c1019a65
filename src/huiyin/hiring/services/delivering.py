"""The telling itself, by voice or by a letter that has gone, and what follows once people were told."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.hiring.errors import AlreadyTold, NotAllowed
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Desk,
    LetterState,
    Offer,
    OfferState,
    Telling,
    Told,
    Verdict,
)
from huiyin.hiring.services import letters as own
from huiyin.hiring.services.transitions import move
from huiyin.hiring.services.work import Actor, Work, working

_STILL_HERE = (*own.WAITING, LetterState.FAILED)


def told_by_hand(
    desk: Desk, telling_id: int, *, by: Actor, now: dt.datetime, how: str = Told.PHONE
) -> Telling:
    """HR told the person in another way: its letter, if any, is taken back. Raises AlreadyTold."""
    with working(desk, "told_by_hand", by=by, now=now) as work:
        telling = _one(work, telling_id)
        letter = getattr(telling, "letter", None)
        if letter is not None and letter.state in _STILL_HERE:
            work.change_many([letter], [{"state": LetterState.CANCELLED}])
        elif letter is not None and letter.state != LetterState.CANCELLED:
            raise AlreadyTold(_("The letter is on its way. They know, or will in a moment."))
        work.change(telling, how=how, told_at=now, delivered_at=now, failed_at=None)
        tell(work, [telling])
        return telling


def unreachable(desk: Desk, telling_id: int, *, by: Actor, now: dt.datetime, words: str) -> Telling:
    """Every way was tried and nobody is there. `words`: what was tried; they are kept."""
    if not words.strip():
        raise ValidationError({"words": _("What was tried? A line is enough.")})
    with working(desk, "unreachable", by=by, now=now) as work:
        telling = _one(work, telling_id)
        letter = getattr(telling, "letter", None)
        if letter is not None and letter.state in _STILL_HERE:
            work.change_many([letter], [{"state": LetterState.CANCELLED}])
        work.change(telling, unreachable_at=now, wrong=words)
        tell(work, [telling])
        return telling


def tell(work: Work, tellings: Sequence[Telling]) -> None:
    """What follows once people were told: an answer that ended it is marked, a withdrawn offer ends."""
    for one in tellings:
        if one.decision.verdict == Verdict.OFFER_WITHDRAWN and one.application.is_open:
            _end_offer(work, one.application)
    ended = [one.application for one in tellings if one.decision.verdict != Verdict.STANDBY]
    work.change_many(ended, [{"answered_at": work.now}] * len(ended))


def _end_offer(work: Work, application: Application) -> None:
    offer = Offer.objects.get(application=application, state__in=LIVE_OFFERS)
    work.change(offer, state=OfferState.WITHDRAWN, ended_at=work.now)
    move(work, application, "withdraw_offer")


def _one(work: Work, telling_id: int) -> Telling:
    rows = Telling.objects.select_related("decision", "application__candidate", "letter")
    telling = rows.get(application__desk=work.desk, pk=telling_id)
    work.application(telling.application_id)
    if telling.cancelled_at is not None:
        raise NotAllowed(_("This decision was taken back; there is nothing to tell."))
    if telling.is_done:
        raise AlreadyTold(_("They have been told already."))
    return telling
