"""Openings: opened, changed, held, closed. None closes while somebody waits for an answer."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.hiring.errors import NotAllowed, Untold
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Colleague,
    Criterion,
    Desk,
    OfferState,
    Opening,
    OpeningState,
    Seat,
)
from huiyin.hiring.services.desks import gave, refuse_unknown
from huiyin.hiring.services.repeated import done_once
from huiyin.hiring.services.work import Actor, Work, working

_FIELDS = {
    "title",
    "department",
    "city",
    "country",
    "language",
    "hr",
    "head",
    "approver",
    "deadline",
    "deadline_days",
    "advert",
}
MOST_SEATS = 500


@done_once
def open_opening(
    desk: Desk,
    *,
    by: Actor,
    now: dt.datetime,
    title: str,
    hr: Colleague,
    head: Colleague,
    approver: Colleague | None = None,
    seats: int = 1,
    criteria: Sequence[str] = (),
    once: str = "",
    **fields: Any,
) -> Opening:
    """A new opening with its seats and what it asks for. `fields`: further columns of Opening."""
    refuse_unknown(fields, _FIELDS)
    if not 1 <= seats <= MOST_SEATS:
        raise ValidationError({"seats": _("Between 1 and 500 seats are wanted.")})
    with working(desk, "open_opening", by=by, now=now, once=once) as work:
        fields.setdefault("country", work.desk.country)
        fields.setdefault("language", work.desk.language)
        opening = Opening(
            desk=work.desk, title=title, hr=hr, head=head, approver=approver, opened_on=work.today, **fields
        )
        _own_colleagues(work, opening)
        work.add(opening)
        work.head.opening = opening
        work.add_many([Seat(opening=opening, number=number + 1) for number in range(seats)])
        _set_criteria(work, opening, criteria)
        return gave(work, opening)


def change_opening(
    desk: Desk, opening_id: int, *, by: Actor, now: dt.datetime, version: int | None = None, **fields: Any
) -> Opening:
    """Other values. `criteria`: a list of names; those that are gone take their scores along."""
    criteria = fields.pop("criteria", None)
    refuse_unknown(fields, _FIELDS)
    with working(desk, "change_opening", by=by, now=now) as work:
        opening = work.opening(opening_id, version)
        work.change(opening, **fields)
        _own_colleagues(work, opening)
        if criteria is not None:
            _set_criteria(work, opening, criteria)
        # Another head, another deadline: everybody's turn may be another one.
        work.touched.update(opening.applications.values_list("pk", flat=True))
        return opening


def add_seat(desk: Desk, opening_id: int, *, by: Actor, now: dt.datetime) -> Seat:
    """One more place to be filled."""
    with working(desk, "add_seat", by=by, now=now) as work:
        opening = work.opening(opening_id)
        must_be_open(opening)
        last = opening.seats.order_by("-number").first()
        return work.add(Seat(opening=opening, number=(last.number if last else 0) + 1))


def close_seat(desk: Desk, seat_id: int, *, by: Actor, now: dt.datetime) -> Seat:
    """This place is not to be filled any more. The last open one closes with its opening only. Raises NotAllowed."""
    with working(desk, "close_seat", by=by, now=now) as work:
        seat = Seat.objects.select_related("opening").get(opening__desk=work.desk, pk=seat_id)
        opening = work.opening(seat.opening_id)
        if seat.offers.filter(state__in=LIVE_OFFERS).exists():
            raise NotAllowed(_("Somebody holds this seat. Withdraw their offer first."))
        others = opening.seats.filter(closed_at=None).exclude(pk=seat.pk)
        if not others.exists():
            raise NotAllowed(_("This is the last seat. Close the opening, so that everybody gets an answer."))
        return work.change(seat, closed_at=now)


def hold_opening(desk: Desk, opening_id: int, *, by: Actor, now: dt.datetime) -> Opening:
    """Nobody is hired for now. Whoever waits still gets news by the day that was named."""
    return _set_state(desk, opening_id, OpeningState.OPEN, OpeningState.ON_HOLD, "hold_opening", by, now)


def resume_opening(desk: Desk, opening_id: int, *, by: Actor, now: dt.datetime) -> Opening:
    """People are sought again."""
    return _set_state(desk, opening_id, OpeningState.ON_HOLD, OpeningState.OPEN, "resume_opening", by, now)


def reopen_opening(desk: Desk, opening_id: int, *, by: Actor, now: dt.datetime) -> Opening:
    """A closed opening is open again, with a seat that is free. The applications stay as they are."""
    with working(desk, "reopen_opening", by=by, now=now) as work:
        opening = work.opening(opening_id)
        if opening.is_open:
            raise NotAllowed(_("This opening is open."))
        work.change(opening, state=OpeningState.OPEN, closed_at=None)
        for seat in opening.seats.exclude(offers__state__in=LIVE_OFFERS).exclude(closed_at=None):
            work.change(seat, closed_at=None)
        return opening


def close_opening(
    desk: Desk, opening_id: int, *, by: Actor, now: dt.datetime, version: int | None = None
) -> Opening:
    """Closes an opening whose people all have their answer. Raises Untold with those who wait, NotAllowed."""
    with working(desk, "close_opening", by=by, now=now) as work:
        opening = work.opening(opening_id, version)
        must_be_open(opening)
        waiting = without_answer(opening)
        if waiting:
            said = ngettext(
                "%(count)s person still waits for an answer. Tell them first; the opening closes after that.",
                "%(count)s people still wait for an answer. Tell them first; the opening closes after that.",
                len(waiting),
            )
            raise Untold(said % {"count": len(waiting)}, waiting)
        work.change(opening, state=OpeningState.CLOSED, closed_at=now)
        held = opening.seats.filter(offers__state=OfferState.STARTED)
        for seat in opening.seats.filter(closed_at=None).exclude(pk__in=held):
            work.change(seat, closed_at=now)
        return opening


def without_answer(opening: Opening) -> list[Application]:
    """Whoever waits in an opening: without an outcome, or with one that they have not been told. Interviewed first."""
    from huiyin.hiring.queries import unanswered

    rows = unanswered(opening.desk).filter(opening=opening).select_related("candidate", "opening")
    return sorted(rows, key=lambda one: (one.interviewed_on is None, one.pk))


def must_be_open(opening: Opening) -> None:
    """Raises NotAllowed for a closed opening."""
    if not opening.is_open:
        raise NotAllowed(_("This opening is closed. Open it again first."))


def _set_state(
    desk: Desk, opening_id: int, before: str, after: str, verb: str, by: Actor, now: dt.datetime
) -> Opening:
    with working(desk, verb, by=by, now=now) as work:
        opening = work.opening(opening_id)
        if opening.state != before:
            raise NotAllowed(_("This opening is “%(state)s”.") % {"state": opening.get_state_display()})
        return work.change(opening, state=after)


def _own_colleagues(work: Work, opening: Opening) -> None:
    for key in (opening.hr_id, opening.head_id, opening.approver_id):
        if key is not None:
            work.colleague(key)


def _set_criteria(work: Work, opening: Opening, names: Sequence[str]) -> None:
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    there = {criterion.name: criterion for criterion in opening.criteria.all()}
    opening.criteria.exclude(name__in=wanted).delete()
    for position, name in enumerate(wanted):
        if name in there:
            work.change(there[name], position=position)
        else:
            work.add(Criterion(opening=opening, name=name, position=position))
