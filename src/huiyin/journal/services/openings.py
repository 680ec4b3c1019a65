"""Verbs on openings."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Opening, OpeningStage, Proposal, StageChange
from huiyin.journal.services import stages
from huiyin.journal.services.recording import Recording, recorded
from huiyin.journal.services.repeated import done_once

_MOVED_ELSEWHERE = ("stage", "outcome", "stage_since", "archived_at", "is_example")


@done_once
def add_opening(
    owner: AbstractBaseUser, *, now: dt.datetime, on: dt.date | None = None, once: str = "", **fields: Any
) -> Opening:
    """A new opening. `fields`: columns of Opening; `company` is wanted. `on`: since when it stands in its stage."""
    with recorded(owner, "add_opening", now=now, once=once) as recording:
        return add_to(recording, on=on, **fields)


def add_to(recording: Recording, *, on: dt.date | None = None, **fields: Any) -> Opening:
    """A new opening within a verb that is being recorded."""
    _refuse_unknown(fields)
    day = on or fields.get("applied_on") or recording.today
    fields.setdefault("country", recording.profile.country)
    opening = Opening(**fields, stage_since=day)
    _own_ancestor(recording, opening)
    recording.add(opening)
    # Once it is clean: a day given as text is a day by now. What is wrong takes the row back.
    _not_ahead(recording, applied_on=opening.applied_on, on=opening.stage_since)
    recording.add(StageChange(opening=opening, on=day, stage=opening.stage, outcome=opening.outcome))
    recording.label = recording.label or str(opening)
    return opening


def change_opening(
    owner: AbstractBaseUser, opening_id: int, *, now: dt.datetime, version: int | None = None, **fields: Any
) -> Opening:
    """Other values for columns. `version`: as the form was filled from; Conflict where it is stale.

    Stage, outcome and archive have their own verbs.
    """
    _refuse_unknown(fields)
    if own := [name for name in fields if name in _MOVED_ELSEWHERE]:
        raise ValidationError({name: _("This is changed by its own verb.") for name in own})
    with recorded(owner, "change_opening", now=now) as recording:
        opening = one_opening(recording, opening_id, version)
        recording.change(opening, **fields)
        _not_ahead(recording, applied_on=opening.applied_on)
        _own_ancestor(recording, opening)
        recording.label = str(opening)
        return opening


def set_stage(
    owner: AbstractBaseUser,
    opening_id: int,
    stage: str,
    outcome: str = "",
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    version: int | None = None,
) -> Opening:
    """Moves the opening by hand; `outcome` belongs to the stage `closed` and to no other."""
    with recorded(owner, "set_stage", now=now) as recording:
        opening = one_opening(recording, opening_id, version)
        _not_ahead(recording, on=on)
        if stage not in OpeningStage.values:
            raise ValidationError({"stage": _("There is no such stage.")})
        if stage == OpeningStage.CLOSED and not outcome:
            raise ValidationError({"outcome": _("What came of it?")})
        stages.move(recording, opening, stage, outcome, on=on)
        recording.label = f"{opening} → {opening.get_stage_display()}"
        return opening


def set_stages(
    owner: AbstractBaseUser, *opening_ids: int, stage: str, outcome: str = "", now: dt.datetime
) -> list[Opening]:
    """Moves several openings by hand, as one action. Raises ValidationError, Opening.DoesNotExist."""
    if stage not in OpeningStage.values:
        raise ValidationError({"stage": _("There is no such stage.")})
    if stage == OpeningStage.CLOSED and not outcome:
        raise ValidationError({"outcome": _("What came of it?")})
    with recorded(owner, "set_stage", now=now) as recording:
        found = _several(recording, opening_ids)
        for opening in found:
            stages.move(recording, opening, stage, outcome)
        recording.label += f" → {OpeningStage(stage).label}"
        return found


def archive(owner: AbstractBaseUser, *opening_ids: int, now: dt.datetime) -> list[Opening]:
    """Puts openings out of sight; nothing is lost."""
    return _set_archived(owner, opening_ids, now, "archive", now)


def unarchive(owner: AbstractBaseUser, *opening_ids: int, now: dt.datetime) -> list[Opening]:
    """Takes openings out of the archive."""
    return _set_archived(owner, opening_ids, None, "unarchive", now)


def remove_opening(owner: AbstractBaseUser, opening_id: int, *, now: dt.datetime) -> None:
    """Removes an opening with all that happened in it. It can be undone."""
    with recorded(owner, "remove_opening", now=now) as recording:
        opening = one_opening(recording, opening_id)
        recording.label = str(opening)
        remove_with_all(recording, opening)


def remove_with_all(recording: Recording, opening: Opening) -> None:
    """Removes the opening and the rows that hang on it, within a verb that is being recorded."""
    for later in opening.led_to.all():
        recording.change(later, came_from=None)
    for proposal in Proposal.objects.filter(opening=opening):
        recording.remove(proposal)
    for rows in (opening.debriefs, opening.stage_changes, opening.involvements, opening.events):
        for row in rows.all():
            recording.remove(row)
    recording.remove(opening)


def one_opening(recording: Recording, opening_id: int, version: int | None = None) -> Opening:
    """The owner's opening with this key. Raises Opening.DoesNotExist, Conflict."""
    opening = Opening.objects.get(owner=recording.owner, pk=opening_id)
    if version is not None and version != opening.version:
        message = _(
            "This opening was changed meanwhile, perhaps in another tab. Look at it again before you save."
        )
        raise Conflict(message, opening)
    return opening


def _set_archived(
    owner: AbstractBaseUser, ids: tuple[int, ...], at: dt.datetime | None, verb: str, now: dt.datetime
) -> list[Opening]:
    with recorded(owner, verb, now=now) as recording:
        found = _several(recording, ids)
        for opening in found:
            recording.change(opening, archived_at=at)
        return found


def _several(recording: Recording, ids: tuple[int, ...]) -> list[Opening]:
    """The owner's openings with these keys; the action is about all of them. Raises Opening.DoesNotExist."""
    found = list(Opening.objects.filter(owner=recording.owner, pk__in=ids))
    if len(found) != len(set(ids)):
        raise Opening.DoesNotExist(_("One of these openings is not there."))
    recording.label = ", ".join(map(str, found[:3])) + ("…" if len(found) > 3 else "")
    return found


def _refuse_unknown(fields: dict[str, Any]) -> None:
    known = {field.name for field in Opening._meta.concrete_fields} | {"came_from_id"}
    known -= {"id", "owner", "version", "created_at", "updated_at", "stage_since"}
    if unknown := set(fields) - known:
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})


def _not_ahead(recording: Recording, **days: dt.date | None) -> None:
    for name, day in days.items():
        if isinstance(day, dt.date) and day > recording.today:
            message = _("%(day)s lies ahead; today is %(today)s.") % {"day": day, "today": recording.today}
            raise ValidationError({name: message})


def _own_ancestor(recording: Recording, opening: Opening) -> None:
    """An opening comes from one of the same owner, and not from itself."""
    seen = {opening.pk}
    source = opening.came_from
    while source is not None:
        if source.pk in seen or source.owner_id != recording.owner.pk:
            raise ValidationError({"came_from": _("An opening cannot come from itself.")})
        seen.add(source.pk)
        source = source.came_from
