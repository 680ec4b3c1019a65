"""Offers: one that lives on a seat at a time. Declined, withdrawn and dropped out are three different ends."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.hiring.errors import AlreadyTold, NotAllowed
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Desk,
    Offer,
    OfferState,
    Opening,
    OpeningState,
    Seat,
    Verdict,
)
from huiyin.hiring.services.deciding import (
    cancel_telling,
    decided,
    end_standbys,
    no_open_telling,
    open_tellings,
)
from huiyin.hiring.services.desks import gave
from huiyin.hiring.services.guarding import must_pass
from huiyin.hiring.services.letters import on_its_way, superseded
from huiyin.hiring.services.openings import must_be_open
from huiyin.hiring.services.repeated import done_once
from huiyin.hiring.services.transitions import move, must_allow
from huiyin.hiring.services.work import Actor, Work, fresh, working


@done_once
def prepare_offer(
    desk: Desk,
    application_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    terms: str = "",
    starts_on: dt.date | None = None,
    answer_by: dt.date | None = None,
    seat_id: int | None = None,
    version: int | None = None,
    once: str = "",
) -> Offer:
    """An offer for a finalist on a free seat. Where the opening has an approver it waits for them, else it is ready.

    A standby ends with it; a telling that is still open is taken back. Raises NotAllowed where no seat is free.
    """
    with working(desk, "prepare_offer", by=by, now=now, once=once) as work:
        application = work.application(application_id, version)
        opening = application.opening
        must_be_open(opening)
        if opening.state == OpeningState.ON_HOLD:
            raise NotAllowed(_("This opening is on hold. Resume it first."))
        if answer_by is not None and answer_by < work.today:
            raise ValidationError({"answer_by": _("%(day)s has passed.") % {"day": answer_by}})
        must_allow(application, "offer")
        must_pass(application, {"terms": terms}, offer=True)
        seat = _free_seat(opening, seat_id)
        for telling in open_tellings([application]):
            cancel_telling(work, telling)
        end_standbys(work, [application])
        superseded(work, [application])
        offer = work.add(
            Offer(
                seat=seat,
                application=application,
                state=OfferState.APPROVAL if opening.approver_id else OfferState.READY,
                terms=terms,
                starts_on=starts_on,
                answer_by=answer_by,
                place=application.place,
                prepared_at=now,
            )
        )
        move(work, application, "offer")
        return gave(work, offer)


def approve_offer(
    desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime, approved_by_id: int, version: int | None = None
) -> Offer:
    """The approver lets it go out."""
    with working(desk, "approve_offer", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.APPROVAL,), version)
        who = work.colleague(approved_by_id)
        return work.change(offer, state=OfferState.READY, approved_at=now, approved_by=who)


def make_offer(
    desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime, version: int | None = None
) -> Offer:
    """It is made: the person knows of it. From here on it ends by their word, or is withdrawn."""
    with working(desk, "make_offer", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.READY,), version)
        superseded(work, [offer.application])
        return work.change(offer, state=OfferState.OUT, made_at=now)


def cancel_offer(desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime) -> Offer:
    """Before it was made: the person never hears of it and is a finalist as before."""
    with working(desk, "cancel_offer", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.APPROVAL, OfferState.READY))
        if on_its_way(offer):
            raise AlreadyTold(
                _("The letter with this offer is on its way. It can only be withdrawn once it has gone.")
            )
        superseded(work, [offer.application])
        work.change(offer, state=OfferState.CANCELLED, ended_at=now)
        move(work, offer.application, "cancel_offer")
        return offer


def accept_offer(desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime) -> Offer:
    """The person says yes."""
    with working(desk, "accept_offer", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.OUT,))
        _word_of_the_person(work, offer.application)
        work.change(offer, state=OfferState.ACCEPTED, accepted_at=now)
        move(work, offer.application, "accept", answered_at=now)
        return offer


def decline_offer(desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime) -> Offer:
    """The person says no. The seat is free again; `queries.next_up` says who comes next."""
    with working(desk, "decline_offer", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.OUT,))
        return _end(work, offer, OfferState.DECLINED, "decline", answered_at=now)


def drop_out(desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime) -> Offer:
    """The person accepted and does not come after all. The seat is free again."""
    with working(desk, "drop_out", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.ACCEPTED,))
        return _end(work, offer, OfferState.DROPPED_OUT, "drop_out", answered_at=now)


def withdraw_offer(
    desk: Desk,
    offer_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    reasons: tuple[str, ...] = (),
    words: str = "",
    decided_by_id: int | None = None,
) -> Offer:
    """The organisation takes an offer back that was made. It stands, and holds its seat, until the person is told.

    If they accept, decline or drop out before, their word counts and nothing is told. Can be undone until then.
    """
    with working(desk, "withdraw_offer", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.OUT, OfferState.ACCEPTED))
        no_open_telling([offer.application])
        decided(work, [offer.application], Verdict.OFFER_WITHDRAWN, reasons, words, decided_by_id)
        return offer


def start(desk: Desk, offer_id: int, *, by: Actor, now: dt.datetime) -> Offer:
    """The person is there: the seat is filled."""
    with working(desk, "start", by=by, now=now) as work:
        offer = _offer(work, offer_id, (OfferState.ACCEPTED,))
        work.change(offer, state=OfferState.STARTED)
        move(work, offer.application, "start")
        return offer


def live_offer(application: Application) -> Offer | None:
    """The offer that stands for this person."""
    return application.offers.filter(state__in=LIVE_OFFERS).select_related("seat").first()


def _word_of_the_person(work: Work, application: Application) -> None:
    """What they say before they hear of a withdrawal counts. Raises NotAllowed where the letter is on its way."""
    try:
        for telling in open_tellings([application]):
            cancel_telling(work, telling)
    except AlreadyTold:
        raise NotAllowed(_("Something about this offer is on its way to you. Please wait for it.")) from None


def _end(work: Work, offer: Offer, state: str, step: str, **also: Any) -> Offer:
    _word_of_the_person(work, offer.application)
    work.change(offer, state=state, ended_at=work.now)
    move(work, offer.application, step, **also)
    return offer


def _offer(work: Work, offer_id: int, states: tuple[str, ...], version: int | None = None) -> Offer:
    offer = Offer.objects.select_related("seat").get(application__desk=work.desk, pk=offer_id)
    fresh(offer, version)
    if offer.state not in states:
        said = _("This offer stands at “%(state)s”. Look at it again.")
        raise NotAllowed(said % {"state": offer.get_state_display()})
    offer.application = work.application(offer.application_id)
    return offer


def _free_seat(opening: Opening, seat_id: int | None) -> Seat:
    free = opening.seats.filter(closed_at=None).exclude(offers__state__in=LIVE_OFFERS)
    seat = free.filter(pk=seat_id).first() if seat_id is not None else free.first()
    if seat is None:
        raise NotAllowed(_("No seat is free: each has an offer that stands. One of them has to end first."))
    return seat
