"""Letters that tell of no decision: the offer, so many days more, may we introduce you. Written, read, sent, or said by voice.

What they bring about happens once they were said, not before: then the offer is made, then the day is named.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huiyin.hiring.errors import AlreadyTold, NotAllowed
from huiyin.hiring.models import (
    LEFT,
    LIVE_OFFERS,
    Application,
    Candidate,
    Desk,
    Letter,
    LetterKind,
    LetterState,
    Offer,
    OfferState,
    Referral,
    Standby,
    Telling,
    Told,
)
from huiyin.hiring.services.work import Actor, Work, working

OWN = (LetterKind.OFFER, LetterKind.NEWS, LetterKind.REFERRAL)
WAITING = (LetterState.DRAFT, LetterState.APPROVED)


def draft_offer(desk: Desk, offer_id: int, subject: str, text: str, *, by: Actor, now: dt.datetime) -> Letter:
    """A draft of the letter with which a ready offer is made. Raises NotAllowed before it is approved, or once it is made."""
    with working(desk, "draft_offer", by=by, now=now) as work:
        offer = Offer.objects.get(application__desk=work.desk, pk=offer_id)
        application = work.application(offer.application_id)
        _must(_against_offer(offer))
        if offer.answer_by is not None and offer.answer_by < work.today:
            said = _(
                "The day by which they should answer, %(day)s, has passed. Take it back and prepare it anew."
            )
            raise NotAllowed(said % {"day": offer.answer_by})
        return _draft(work, LetterKind.OFFER, application, subject, text, offer=offer)


def draft_news(
    desk: Desk, application_id: int, subject: str, text: str, *, until: dt.date, by: Actor, now: dt.datetime
) -> Letter:
    """A draft that says: not yet, and until when. The day counts as named once the letter has gone.

    Raises NotAllowed for somebody who was decided on, holds an offer or waits on standby; ValidationError for a day that has passed.
    """
    with working(desk, "draft_news", by=by, now=now) as work:
        application = work.application(application_id)
        if until <= work.today:
            raise ValidationError({"until": _("Name a day that is still to come.")})
        _must(_against_news(application))
        return _draft(work, LetterKind.NEWS, application, subject, text, names_day=until)


def draft_referral(
    desk: Desk, referral_id: int, subject: str, text: str, *, by: Actor, now: dt.datetime
) -> Letter:
    """A draft that asks whether the person may be introduced elsewhere; the same question stands on their page."""
    with working(desk, "draft_referral", by=by, now=now) as work:
        referral = Referral.objects.get(application__desk=work.desk, pk=referral_id)
        application = work.application(referral.application_id)
        _must(_against_referral(application))
        return _draft(work, LetterKind.REFERRAL, application, subject, text)


def said_by_hand(desk: Desk, letter_id: int, *, by: Actor, now: dt.datetime, how: str = Told.PHONE) -> Letter:
    """HR said it by voice, or wrote from their own mail program. What follows from it follows now. Raises AlreadyTold."""
    with working(desk, "said_by_hand", by=by, now=now) as work:
        letter = _of(work, letter_id)
        if letter.state in LEFT:
            raise AlreadyTold(_("The letter is on its way. They know, or will in a moment."))
        if letter.state == LetterState.CANCELLED:
            raise NotAllowed(_("This letter was taken back."))
        if wrong := why_not(letter):
            raise NotAllowed(wrong)
        if how == Told.EMAIL:
            work.change_many([letter], [{"state": LetterState.SENT, "sent_at": now, "wrong": ""}])
        else:
            work.change_many([letter], [{"state": LetterState.CANCELLED, "wrong": ""}])
        followed(work, letter)
        return letter


def discard(desk: Desk, letter_id: int, *, by: Actor, now: dt.datetime) -> Letter:
    """The draft is not wanted. Raises AlreadyTold once it is on its way."""
    with working(desk, "discard_letter", by=by, now=now) as work:
        letter = _of(work, letter_id)
        if letter.state in LEFT:
            raise AlreadyTold(_("The letter is on its way. It cannot be taken back."))
        work.change_many([letter], [{"state": LetterState.CANCELLED}])
        return letter


def followed(work: Work, letter: Letter) -> None:
    """What comes of a letter that has been said: the offer is made, the day is named."""
    if letter.kind == LetterKind.OFFER and letter.offer is not None:
        if letter.offer.state == OfferState.READY:
            work.change(letter.offer, state=OfferState.OUT, made_at=work.now)
    elif letter.kind == LetterKind.NEWS and letter.names_day is not None:
        application = letter.application
        if application is not None and application.is_open:
            work.change(application, promised_by=letter.names_day)


def why_not(letter: Letter) -> str:
    """What stands against saying it now, or "": the world may have moved since it was written."""
    if letter.kind == LetterKind.OFFER and letter.offer is not None:
        # One that had left and came back has made the offer: it goes out anew.
        again = letter.attempt > 0 or letter.sent_at is not None
        return "" if again and letter.offer.state == OfferState.OUT else _against_offer(letter.offer)
    if letter.kind == LetterKind.NEWS and letter.application is not None:
        return _against_news(letter.application)
    if letter.kind == LetterKind.REFERRAL and letter.application is not None:
        return _against_referral(letter.application)
    return ""


def superseded(work: Work, applications: Sequence[Application], kinds: Sequence[str] = OWN[:2]) -> None:
    """Takes back what waits and is true no longer: "not decided yet" once it is decided, an offer that is not made."""
    rows = list(
        Letter.objects.filter(application__in=applications, kind__in=kinds, state__in=WAITING, telling=None)
    )
    work.change_many(rows, [{"state": LetterState.CANCELLED}] * len(rows))


def renewal_answered(work: Work, candidates: Sequence[Candidate]) -> None:
    """Takes back the question whether their details may stay, where it still waits: they have answered, or the day is over."""
    rows = list(Letter.objects.filter(candidate__in=candidates, kind=LetterKind.RENEWAL, state__in=WAITING))
    work.change_many(rows, [{"state": LetterState.CANCELLED}] * len(rows))


def readdress(work: Work, letters: "QuerySet[Letter]", before: str, after: str) -> None:
    """Another address is known: what waits goes there, and what could not be delivered is a draft to it."""
    if before == after:
        return
    rows = list(letters.filter(state__in=[*WAITING, LetterState.FAILED], to=before))
    work.change_many(rows, [{"to": after} for _one in rows])
    failed = [one for one in rows if one.state == LetterState.FAILED]
    work.change_many(failed, [draft_again(one) for one in failed])


def draft_again(letter: Letter) -> dict[str, Any]:
    """The columns of what failed, as a draft again; what had left and came back goes out as another mail."""
    attempt = letter.attempt + (letter.sent_at is not None)
    return {"state": LetterState.DRAFT, "attempt": attempt, "sent_at": None, "tries": 0, "wrong": ""}


def on_its_way(offer: Offer) -> bool:
    """May the person have the letter of this offer in hand, or in a moment?"""
    return offer.letters.filter(state__in=LEFT).exists()


def open_letters(application: Application) -> "QuerySet[Letter]":
    """Drafts, and what is on its way or came back, newest first."""
    rows = application.letters.filter(kind__in=OWN, telling=None)
    return rows.exclude(state__in=(LetterState.CANCELLED, LetterState.SENT)).select_related("offer")


def _draft(work: Work, kind: str, application: Application, subject: str, text: str, **more: Any) -> Letter:
    """One letter of a kind at a time: a draft that is there gets the new words."""
    there = application.letters.filter(kind=kind, telling=None, state__in=[*WAITING, LetterState.SENDING])
    before = there.first()
    if before is not None and before.state != LetterState.DRAFT:
        raise NotAllowed(_("Such a letter is on its way already."))
    values = {"subject": " ".join(subject.split())[:500], "text": text.replace("\r\n", "\n"), **more}
    if before is not None:
        return work.change(before, to=application.candidate.email, **values)
    return work.add(
        Letter(
            desk=work.desk,
            kind=kind,
            application=application,
            candidate=application.candidate,
            to=application.candidate.email,
            language=application.candidate.language,
            prepared_at=work.now,
            **values,
        )
    )


def _of(work: Work, letter_id: int) -> Letter:
    rows = Letter.objects.select_related("offer", "application__candidate", "application__opening")
    letter = rows.get(desk=work.desk, pk=letter_id, telling=None, kind__in=OWN)
    work.application(letter.application_id or 0)
    return letter


def _must(wrong: str) -> None:
    if wrong:
        raise NotAllowed(wrong)


def _against_offer(offer: Offer) -> str:
    if offer.state == OfferState.APPROVAL:
        return _("This offer still waits for approval.")
    if offer.state != OfferState.READY:
        said = _("This offer stands at “%(state)s”. Look at it again.")
        return said % {"state": offer.get_state_display()}
    return ""


def _against_news(application: Application) -> str:
    if not application.is_open:
        return _("This is over: tell them how it ended.")
    if Telling.objects.filter(
        application=application, told_at=None, unreachable_at=None, cancelled_at=None
    ).exists():
        return _("Something was decided. Tell them that instead.")
    if Standby.objects.filter(application=application, ended_at=None).exists():
        return _("They wait on standby. Ask them to wait longer instead.")
    undecided = Offer.objects.filter(application=application, state__in=LIVE_OFFERS)
    if undecided.exclude(state=OfferState.APPROVAL).exists():
        return _("There is an offer for them. Make it instead.")
    return ""


def _against_referral(application: Application) -> str:
    if not application.referrals.filter(agreed_at=None, declined_at=None).exists():
        return _("They have answered this already.")
    return ""
