"""Asking a finalist to wait: what was promised, until when, and the end of it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Application, Desk, Stage, Standby, Verdict
from huiyin.hiring.services.deciding import (
    cancel_telling,
    decided,
    end_standbys,
    no_open_telling,
    open_tellings,
)
from huiyin.hiring.services.desks import gave
from huiyin.hiring.services.guarding import must_pass
from huiyin.hiring.services.openings import must_be_open
from huiyin.hiring.services.repeated import done_once
from huiyin.hiring.services.work import Actor, Work, working


@done_once
def put_on_standby(
    desk: Desk,
    application_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    until: dt.date,
    promised: str = "",
    decided_by_id: int | None = None,
    once: str = "",
) -> Standby:
    """A finalist is asked to wait, and is to be told so truthfully, with the day until which it holds.

    `promised`: what exactly, in words. Raises NotAllowed for who is no finalist, or waits on standby already.
    """
    with working(desk, "put_on_standby", by=by, now=now, once=once) as work:
        application = work.application(application_id)
        _must_wait(work, application, until)
        must_pass(application, {"promised": promised}, standby=True)
        (decision,) = decided(work, [application], Verdict.STANDBY, (), "", decided_by_id)
        standby = Standby(
            application=application, decision=decision, promised=promised, until=until, made_at=now
        )
        return gave(work, work.add(standby))


def extend_standby(
    desk: Desk, application_id: int, *, by: Actor, now: dt.datetime, until: dt.date, promised: str = ""
) -> Standby:
    """A later day. The person is to be told again: the earlier promise ends, a new one begins."""
    with working(desk, "extend_standby", by=by, now=now) as work:
        application = work.application(application_id)
        before = application.standbys.filter(ended_at=None).first()
        if before is None:
            raise NotAllowed(_("%(who)s is not on standby.") % {"who": application.candidate})
        no_open_telling([application])
        work.change(before, ended_at=now)
        _must_wait(work, application, until)
        must_pass(application, {"promised": promised}, standby=True)
        (decision,) = decided(work, [application], Verdict.STANDBY, (), "", None)
        standby = Standby(
            application=application,
            decision=decision,
            promised=promised or before.promised,
            until=until,
            made_at=now,
        )
        return work.add(standby)


def release_standby(desk: Desk, application_id: int, *, by: Actor, now: dt.datetime) -> Application:
    """The promise to wait is over; what comes next (an offer, a no) is its own step. An untold one is taken back."""
    with working(desk, "release_standby", by=by, now=now) as work:
        application = work.application(application_id)
        if not application.standbys.filter(ended_at=None).exists():
            raise NotAllowed(_("%(who)s is not on standby.") % {"who": application.candidate})
        for telling in open_tellings([application]):
            cancel_telling(work, telling)
        end_standbys(work, [application])
        return application


def _must_wait(work: Work, application: Application, until: dt.date) -> None:
    must_be_open(application.opening)
    if application.stage != Stage.FINALIST:
        raise NotAllowed(_("Only a finalist can be asked to wait."))
    if until < work.today:
        raise ValidationError({"until": _("%(day)s has passed.") % {"day": until}})
    if application.standbys.filter(ended_at=None).exists():
        raise NotAllowed(_("%(who)s waits on standby already.") % {"who": application.candidate})
    no_open_telling([application])
