"""What the department decides: the order of the finalists, a no, somebody back in. The telling of it comes after, and apart."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.hiring.errors import AlreadyTold, NotAllowed
from huiyin.hiring.models import (
    LEFT,
    LIVE_OFFERS,
    Application,
    Decision,
    Desk,
    FinalistOrder,
    Interview,
    LetterState,
    Offer,
    Opening,
    Stage,
    Standby,
    Telling,
    Verdict,
)
from huiyin.hiring.services.desks import gave
from huiyin.hiring.services.interviews import several
from huiyin.hiring.services.letters import superseded
from huiyin.hiring.services.openings import must_be_open
from huiyin.hiring.services.repeated import done_before, done_once
from huiyin.hiring.services.transitions import move, move_many
from huiyin.hiring.services.work import Actor, AlreadyDone, Work, working


@done_once
def order_finalists(
    desk: Desk,
    opening_id: int,
    application_ids: Sequence[int],
    *,
    by: Actor,
    now: dt.datetime,
    decided_by_id: int,
    version: int | None = None,
    once: str = "",
) -> FinalistOrder:
    """The department's order, first choice first. Finalists who are left out go back to the department; whoever waits on
    standby was promised to wait for this seat, and stays at the end of the order.

    `decided_by_id`: the head, or whoever stands in. Whoever holds an offer keeps it and stays out of the order. Raises
    NotAllowed, Conflict (`version` of the opening), ValidationError for an application of another opening.
    """
    with working(desk, "order_finalists", by=by, now=now, once=once) as work:
        opening = work.opening(opening_id, version)
        must_be_open(opening)
        colleague = work.colleague(decided_by_id)
        ranked = several(work, application_ids)
        if not ranked:
            raise ValidationError(_("Who comes first?"))
        if any(one.opening_id != opening.pk for one in ranked):
            raise ValidationError(_("One of these people applied for another opening."))
        ranked += _on_standby(opening, ranked)
        left_out = opening.applications.filter(stage=Stage.FINALIST).exclude(
            pk__in=[one.pk for one in ranked]
        )
        out = list(left_out.select_related("opening", "candidate"))
        move_many(work, out, "unrank", [{"place": None}] * len(out))
        move_many(work, ranked, "rank", [{"place": place} for place in range(1, len(ranked) + 1)])
        order = FinalistOrder(
            opening=opening,
            applications=[one.pk for one in ranked],
            decided_by=colleague,
            decided_at=now,
        )
        # The next form that was filled from the old order is told so.
        _touch_version(work, opening)
        return gave(work, work.add(order))


def refuse(
    desk: Desk,
    application_ids: Sequence[int],
    *,
    by: Actor,
    now: dt.datetime,
    reasons: Sequence[str] = (),
    words: str = "",
    decided_by_id: int | None = None,
    verdict: str = Verdict.NO,
    once: str = "",
) -> list[Decision]:
    """A no for one or many, to be told. The people know nothing of it until then, and until then it can be undone.

    `reasons`: keys of the tree of reasons · `verdict`: Verdict.NO, or SEAT_GONE where the seat itself is gone. Whoever was
    told no before and was brought back without hearing of it is not told again. Raises NotAllowed where one of them holds
    an offer, was decided already, or has an interview ahead; then none is.
    """
    if verdict not in (Verdict.NO, Verdict.SEAT_GONE):
        raise ValidationError(_("A no is wanted here, or a seat that is gone."))
    try:
        return _refuse(desk, application_ids, by, now, reasons, words, decided_by_id, verdict, once)
    except AlreadyDone as done:
        return cast("list[Decision]", done_before(done))


def _refuse(
    desk: Desk,
    application_ids: Sequence[int],
    by: Actor,
    now: dt.datetime,
    reasons: Sequence[str],
    words: str,
    decided_by_id: int | None,
    verdict: str,
    once: str,
) -> list[Decision]:
    with working(desk, "refuse", by=by, now=now, once=once) as work:
        found = several(work, application_ids)
        step = "refuse" if verdict == Verdict.NO else "seat_gone"
        no_open_telling(found)
        _no_interview_ahead(work, found)
        move_many(work, found, step)
        end_standbys(work, found)
        know, hear = _who_knows(found)
        work.change_many([one for one, _at in know], [{"answered_at": at} for _one, at in know])
        told = decided(work, [one for one, _at in know], verdict, reasons, words, decided_by_id, tell=False)
        decisions = [*told, *decided(work, hear, verdict, reasons, words, decided_by_id)]
        work.head.facts["gave"] = ["decision", [one.pk for one in decisions]]
        return decisions


def bring_back(
    desk: Desk, application_id: int, *, by: Actor, now: dt.datetime, version: int | None = None
) -> Application:
    """Somebody who was refused or stepped back is a finalist again, at the place they had: the seat is open once more.

    A no that nobody told yet is taken back with it.
    """
    with working(desk, "bring_back", by=by, now=now) as work:
        application = work.application(application_id, version)
        must_be_open(application.opening)
        for telling in open_tellings([application]):
            cancel_telling(work, telling)
        return move(
            work, application, "reopen", answered_at=None, place=application.place or _last_place(application)
        )


def decided(
    work: Work,
    applications: Sequence[Application],
    verdict: str,
    reasons: Sequence[str],
    words: str,
    decided_by_id: int | None,
    *,
    tell: bool = True,
) -> list[Decision]:
    """The decisions, and the tellings that they call for (`tell`)."""
    who = work.colleague(decided_by_id) if decided_by_id else None
    superseded(work, applications)
    decisions = [
        Decision(
            application=one,
            verdict=verdict,
            reasons=list(reasons),
            words=words,
            decided_by=who,
            decided_at=work.now,
        )
        for one in applications
    ]
    for decision in decisions[:1]:
        decision.full_clean(exclude=["application"])
    work.add_many(decisions)
    work.add_many(
        [
            Telling(decision=decision, application=decision.application, decided_at=work.now)
            for decision in decisions
            if tell
        ]
    )
    return decisions


def open_tellings(applications: Sequence[Application]) -> list[Telling]:
    """What is still to be told to these."""
    keys = [one.pk for one in applications]
    rows = Telling.objects.filter(application__in=keys, told_at=None, unreachable_at=None, cancelled_at=None)
    return list(rows.select_related("letter", "application__candidate"))


def cancel_telling(work: Work, telling: Telling) -> None:
    """Takes back what was not told yet, with its letter. Raises AlreadyTold where the letter is on its way."""
    letter = getattr(telling, "letter", None)
    if letter is not None:
        if letter.state in LEFT:
            raise AlreadyTold(_("The letter is on its way. It cannot be taken back."))
        work.change_many([letter], [{"state": LetterState.CANCELLED}])
    work.change_many([telling], [{"cancelled_at": work.now}])
    work.change_many([telling.decision], [{"undone_at": work.now}])


def end_standbys(work: Work, applications: Sequence[Application]) -> None:
    """Ends the standbys that are in force."""
    keys = [one.pk for one in applications]
    rows = list(Standby.objects.filter(application__in=keys, ended_at=None))
    work.change_many(rows, [{"ended_at": work.now}] * len(rows))


def no_open_telling(applications: Sequence[Application]) -> None:
    """Raises NotAllowed where one of them is still to be told of the last decision."""
    for telling in open_tellings(applications)[:1]:
        said = _("%(who)s is still to be told of the last decision. Tell them, or take it back, first.")
        raise NotAllowed(said % {"who": telling.application.candidate})


def _no_interview_ahead(work: Work, applications: Sequence[Application]) -> None:
    ahead = Interview.objects.filter(
        application__in=applications, starts_at__gt=work.now, held_at=None, cancelled_at=None
    )
    first = ahead.select_related("application__candidate").first()
    if first is not None:
        said = _("%(who)s has an interview ahead. Cancel it first, so that nobody comes for nothing.")
        raise NotAllowed(said % {"who": first.application.candidate})


def _who_knows(
    applications: Sequence[Application],
) -> tuple[list[tuple[Application, dt.datetime]], list[Application]]:
    """Those who were told no before and were never told otherwise (with when), and those who have yet to hear it."""
    keys = [one.pk for one in applications]
    last: dict[int, tuple[str, dt.datetime]] = {}
    rows = Telling.objects.filter(application__in=keys, told_at__isnull=False, failed_at=None)
    for key, verdict, at in rows.order_by("told_at").values_list(
        "application", "decision__verdict", "told_at"
    ):
        if at is not None:
            last[key] = (verdict, at)
    made = Offer.objects.filter(application__in=keys, made_at__isnull=False)
    offered = dict(made.order_by("made_at").values_list("application", "made_at"))
    know, hear = [], []
    for one in applications:
        verdict, at = last.get(one.pk, ("", None))
        since = offered.get(one.pk)
        if at is not None and verdict in (Verdict.NO, Verdict.SEAT_GONE) and (since is None or since < at):
            know.append((one, at))
        else:
            hear.append(one)
    return know, hear


def _last_place(application: Application) -> int:
    places = application.opening.applications.exclude(place=None).values_list("place", flat=True)
    return max((place or 0 for place in places), default=0) + 1


def _on_standby(opening: Opening, ranked: Sequence[Application]) -> list[Application]:
    waiting = opening.applications.filter(
        stage=Stage.FINALIST, standbys__ended_at=None, standbys__isnull=False
    )
    others = waiting.exclude(pk__in=[one.pk for one in ranked]).order_by("place", "pk")
    return list(others.select_related("opening", "candidate"))


def _touch_version(work: Work, row: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(version=row.version + 1, updated_at=work.now)
    row.version += 1
    work.happened = True


def has_live_offer(application: Application) -> bool:
    """Does an offer for this person stand?"""
    return application.offers.filter(state__in=LIVE_OFFERS).exists()
