"""Taking back: until the person was told. What a verb changed is put back where nothing newer stands on it."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from huiyin.hiring.errors import AlreadyTold, Conflict, NotAllowed
from huiyin.hiring.models import (
    LEFT,
    ActorKind,
    Application,
    Candidate,
    Consent,
    Decision,
    Desk,
    Event,
    FinalistOrder,
    Interview,
    Letter,
    LetterState,
    Offer,
    OfferState,
    Standby,
    Telling,
)
from huiyin.hiring.models.snapshot import TABLES, state_of, value_of
from huiyin.hiring.services.letters import on_its_way, superseded
from huiyin.hiring.services.work import Actor, Work, working

UNDOABLE = frozenset(
    [
        "shortlist",
        "schedule",
        "reschedule",
        "cancel_interview",
        "hold_interview",
        "order_finalists",
        "refuse",
        "put_on_standby",
        "release_standby",
        "bring_back",
        "prepare_offer",
        "approve_offer",
        "cancel_offer",
        "accept_offer",
        "decline_offer",
        "drop_out",
        "start",
        "close_opening",
        "withdraw_offer",
        "close_seat",
        "hold_opening",
        "resume_opening",
        "reopen_opening",
        "approve_letters",
        "step_back",
        "consent",
        "end_consent",
    ]
)
"""Verbs that can be taken back. What the person was told is none of them. A consent is the recruiter's note of what a
person said by voice; what the person said on their own page is theirs."""

_ENDED: dict[type[models.Model], dict[str, Any]] = {
    Consent: {"ended_at": "now"},
    Decision: {"undone_at": "now"},
    Telling: {"cancelled_at": "now"},
    Standby: {"ended_at": "now"},
    FinalistOrder: {"undone_at": "now"},
    Interview: {"cancelled_at": "now"},
    Letter: {"state": LetterState.CANCELLED},
    Offer: {"state": OfferState.CANCELLED, "ended_at": "now"},
}
"""How a row looks that a verb added and that was taken back: rows are kept."""


def undo(desk: Desk, event_id: int, *, by: Actor, now: dt.datetime) -> Event:
    """Takes a verb back. Raises AlreadyTold, Conflict where something newer stands on it, NotAllowed."""
    with working(desk, "undo", by=by, now=now) as work:
        event = Event.objects.get(desk=work.desk, pk=event_id)
        if event.verb not in UNDOABLE:
            raise NotAllowed(_("This cannot be taken back."))
        if event.actor in (ActorKind.CANDIDATE, ActorKind.CLOCK):
            raise NotAllowed(_("This was the candidate's own doing. It is not yours to take back."))
        if Event.objects.filter(undoes=event).exists():
            raise NotAllowed(_("This has been taken back already."))
        rows = _rows(event)
        _refuse_erased(rows)
        _refuse_told(work, event, rows)
        try:
            _put_back(work, event, rows)
        except IntegrityError:
            # A seat that was free meanwhile holds another offer by now.
            raise Conflict(_("Something newer stands on this. Take that back first.")) from None
        work.head.undoes = event
        work.head.application_id, work.head.opening_id = event.application_id, event.opening_id
        work.touched.update(
            key for key in event.parts.values_list("application", flat=True) if key is not None
        )
        work.happened = True
    return work.head


def last_undoable(desk: Desk, opening_id: int | None = None) -> Event | None:
    """The newest verb that could be taken back; None where its people were told or erased since."""
    events = Event.objects.filter(desk=desk, part_of=None, verb__in=UNDOABLE, undone_by=None)
    events = events.exclude(actor__in=[ActorKind.CANDIDATE, ActorKind.CLOCK])
    if opening_id is not None:
        events = events.filter(opening=opening_id)
    event = events.first()
    return None if event is None or _is_settled(event) else event


def _is_settled(event: Event) -> bool:
    tellings = [key for table, key in event.made if table == "telling"]
    if Telling.objects.filter(pk__in=tellings, told_at__isnull=False).exists():
        return True
    moved = [key for table, key, *_rest in event.changes if table == "application"]
    if Application.objects.filter(pk__in=moved, candidate__erased_at__isnull=False).exists():
        return True
    return consents_of(event).filter(candidate__erased_at__isnull=False).exists()


def consents_of(event: Event) -> "models.QuerySet[Consent]":
    """The consents that a verb wrote down or changed."""
    keys = [key for table, key, *_rest in [*event.made, *event.changes] if table == "consent"]
    return Consent.objects.filter(pk__in=keys)


def _put_back(work: Work, event: Event, rows: dict[tuple[str, int], models.Model]) -> None:
    for table, key in reversed(event.made):
        if (table, key) in rows:
            _unmake(work, rows[table, key])
    for table, key, before, after in event.changes:
        row = rows[table, key]
        now_is = state_of(row)
        if any(now_is[name] != value for name, value in after.items() if name in now_is):
            raise Conflict(_("Something newer stands on this. Take that back first."), row)
        values = {n: value_of(type(row), n, value) for n, value in before.items() if n in now_is}
        work.change_many([row], [{**values, **_next_in_calendars(row)}])


def _rows(event: Event) -> dict[tuple[str, int], models.Model]:
    """The rows that the verb changed or added, by table and key."""
    wanted: dict[str, set[int]] = {}
    for table, key, *_rest in [*event.changes, *event.made]:
        if table in TABLES:
            wanted.setdefault(table, set()).add(key)
    return {
        (table, row.pk): row
        for table, keys in wanted.items()
        for row in TABLES[table]._default_manager.filter(pk__in=keys)
    }


def _refuse_erased(rows: dict[tuple[str, int], models.Model]) -> None:
    keys = [row.pk for row in rows.values() if isinstance(row, Application)]
    kept = [row.candidate_id for row in rows.values() if isinstance(row, Consent)]
    erased = Candidate.objects.filter(erased_at__isnull=False)
    if erased.filter(models.Q(applications__in=keys) | models.Q(pk__in=kept)).exists():
        raise NotAllowed(_("This person's details were erased."))


def _refuse_told(work: Work, event: Event, rows: dict[tuple[str, int], models.Model]) -> None:
    for row in rows.values():
        letter = row if isinstance(row, Letter) else None
        if isinstance(row, Telling):
            if row.told_at is not None:
                raise AlreadyTold(_("They have been told. What was said cannot be unsaid."))
            letter = Letter.objects.filter(telling=row).first()
            waits = letter is not None and letter.state in (LetterState.DRAFT, LetterState.APPROVED)
            if letter is not None and waits and ["telling", row.pk] in event.made:
                work.change_many([letter], [{"state": LetterState.CANCELLED}])
        if letter is not None and letter.state in LEFT:
            raise AlreadyTold(_("The letter is on its way. It cannot be taken back."))
        if isinstance(row, Interview) and row.held_at is not None and ["interview", row.pk] in event.made:
            raise Conflict(_("Something newer stands on this. Take that back first."), row)
        if isinstance(row, Offer) and event.verb in ("prepare_offer", "approve_offer"):
            if row.made_at is not None or on_its_way(row):
                raise AlreadyTold(_("The offer has been made. It can only be withdrawn."))
            superseded(work, [row.application])


def _unmake(work: Work, row: models.Model) -> None:
    ended = _ENDED.get(type(row))
    if ended is not None:
        values = {name: work.now if value == "now" else value for name, value in ended.items()}
        work.change_many([row], [{**values, **_next_in_calendars(row)}])


def _next_in_calendars(row: models.Model) -> dict[str, Any]:
    """A calendar follows only a number that is higher than the one it knows, also when something is taken back."""
    return {"sequence": row.sequence + 1} if isinstance(row, Interview) else {}
