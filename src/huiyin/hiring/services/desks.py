"""Desks, and the colleagues around them."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from huiyin.hiring.models import Absence, Colleague, Desk, Member
from huiyin.hiring.services.letters import readdress
from huiyin.hiring.services.repeated import done_once
from huiyin.hiring.services.work import Actor, Row, Work, fresh, working

_DESK = {"name", "language", "time_zone", "country", "keep_days", "pool_days", "reminds"}
_COLLEAGUE = {"name", "email", "department", "language", "deputy", "chief", "user", "left_on"}


def desk_of(user: AbstractBaseUser, *, now: dt.datetime, **defaults: Any) -> Desk:
    """The desk at which the user sits; made from `defaults` the first time."""
    found = Member.objects.select_related("desk").filter(user_id=user.pk).first()
    if found is not None:
        return found.desk
    try:
        with transaction.atomic():
            desk = Desk.objects.create(created_at=now, **defaults)
            Member.objects.create(desk=desk, user_id=user.pk)
            return desk
    except IntegrityError:
        # Another request made it in the same moment.
        return Member.objects.select_related("desk").get(user_id=user.pk).desk


def change_desk(desk: Desk, *, by: Actor, now: dt.datetime, **fields: Any) -> Desk:
    """Other settings."""
    refuse_unknown(fields, _DESK)
    with working(desk, "change_desk", by=by, now=now) as work:
        return work.change(work.desk, **fields)


@done_once
def add_colleague(desk: Desk, *, by: Actor, now: dt.datetime, once: str = "", **fields: Any) -> Colleague:
    """A new colleague. `fields`: columns of Colleague; `name` is wanted."""
    refuse_unknown(fields, _COLLEAGUE)
    with working(desk, "add_colleague", by=by, now=now, once=once) as work:
        colleague = Colleague(desk=work.desk, **fields)
        _same_desk(work, colleague)
        return gave(work, work.add(colleague))


def change_colleague(
    desk: Desk, colleague_id: int, *, by: Actor, now: dt.datetime, version: int | None = None, **fields: Any
) -> Colleague:
    """Other values: name, address, deputy, chief, or the day they left."""
    refuse_unknown(fields, _COLLEAGUE)
    with working(desk, "change_colleague", by=by, now=now) as work:
        colleague = fresh(work.colleague(colleague_id), version)
        for name in ("deputy", "chief"):
            if fields.get(name) is not None:
                work.colleague(fields[name].pk)
        before = colleague.email
        work.change(colleague, **fields)
        readdress(work, colleague.letters.all(), before, colleague.email)
        return colleague


def add_absence(
    desk: Desk,
    colleague_id: int,
    first: dt.date,
    last: dt.date,
    *,
    by: Actor,
    now: dt.datetime,
    why: str = "",
) -> Absence:
    """Days on which a colleague is away; their deputy acts then."""
    with working(desk, "add_absence", by=by, now=now) as work:
        return work.add(Absence(colleague=work.colleague(colleague_id), first=first, last=last, why=why))


def remove_absence(desk: Desk, absence_id: int, *, by: Actor, now: dt.datetime) -> None:
    """The colleague is there after all."""
    with working(desk, "remove_absence", by=by, now=now) as work:
        Absence.objects.get(colleague__desk=work.desk, pk=absence_id).delete()
        work.happened = True


def refuse_unknown(fields: dict[str, Any], known: set[str]) -> None:
    """Raises ValidationError for a field that a verb does not know."""
    if unknown := set(fields) - known:
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})


def gave(work: Work, row: Row) -> Row:
    """Keeps which row the verb gave, for a second sending of the same form."""
    work.head.facts["gave"] = [row._meta.model_name, row.pk]
    return row


def _same_desk(work: Work, colleague: Colleague) -> None:
    for other in (colleague.deputy_id, colleague.chief_id):
        if other is not None:
            work.colleague(other)
