"""Passing somebody good on to another team or company: only behind their own yes."""

import datetime as dt

from django.utils.translation import gettext as _

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Desk, LetterKind, Referral
from huiyin.hiring.services.guarding import must_pass
from huiyin.hiring.services.letters import superseded
from huiyin.hiring.services.work import Actor, Work, working


def ask_to_refer(
    desk: Desk,
    application_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    to_name: str,
    to_company: str = "",
    to_address: str = "",
    words: str = "",
) -> Referral:
    """The person is to be asked whether they may be passed on; the question stands on their page. One at a time."""
    with working(desk, "ask_to_refer", by=by, now=now) as work:
        application = work.application(application_id)
        if application.referrals.filter(agreed_at=None, declined_at=None).exists():
            raise NotAllowed(
                _("%(who)s has not answered the last such question.") % {"who": application.candidate}
            )
        must_pass(application, {"to_name": to_name, "to_company": to_company, "words": words})
        return work.add(
            Referral(
                application=application,
                to_name=to_name,
                to_company=to_company,
                to_address=to_address,
                words=words,
                asked_at=now,
            )
        )


def agree(desk: Desk, referral_id: int, *, by: Actor, now: dt.datetime) -> Referral:
    """The person says yes."""
    with working(desk, "agree", by=by, now=now) as work:
        return work.change(_answered(work, referral_id), agreed_at=now)


def disagree(desk: Desk, referral_id: int, *, by: Actor, now: dt.datetime) -> Referral:
    """The person says no; nothing is passed on."""
    with working(desk, "disagree", by=by, now=now) as work:
        return work.change(_answered(work, referral_id), declined_at=now)


def pass_on(desk: Desk, referral_id: int, *, by: Actor, now: dt.datetime) -> Referral:
    """They were introduced. Raises NotAllowed without their yes."""
    with working(desk, "pass_on", by=by, now=now) as work:
        referral = _one(work, referral_id)
        if referral.agreed_at is None:
            raise NotAllowed(_("They have not agreed to it."))
        return work.change(referral, passed_at=referral.passed_at or now)


def _one(work: Work, referral_id: int) -> Referral:
    referral = Referral.objects.get(application__desk=work.desk, pk=referral_id)
    work.application(referral.application_id)
    return referral


def _answered(work: Work, referral_id: int) -> Referral:
    """The open question; a letter that would ask it once more is taken back."""
    referral = _open(work, referral_id)
    superseded(work, [referral.application], [LetterKind.REFERRAL])
    return referral


def _open(work: Work, referral_id: int) -> Referral:
    referral = _one(work, referral_id)
    if referral.agreed_at is not None or referral.declined_at is not None:
        raise NotAllowed(_("This has been answered already."))
    return referral
