"""What a candidate may do: ask once, step back, agree to be kept or passed on. And what HR answers."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import LEFT, Application, Consent, Desk, OfferState, Question, Stage, Telling
from huiyin.hiring.services import guarding, letters, offers
from huiyin.hiring.services.deciding import cancel_telling, end_standbys, open_tellings
from huiyin.hiring.services.interviews import cancel_ahead
from huiyin.hiring.services.transitions import move
from huiyin.hiring.services.work import Actor, working


def ask(desk: Desk, application_id: int, text: str, *, by: Actor, now: dt.datetime) -> Question:
    """The one question of an application. Raises NotAllowed where one was asked, ValidationError without words."""
    if not text.strip():
        raise ValidationError({"text": _("What would you like to know?")})
    with working(desk, "ask", by=by, now=now) as work:
        application = work.application(application_id)
        if Question.objects.filter(application=application).exists():
            raise NotAllowed(_("You have asked already. The answer will stand here."))
        return work.add(Question(application=application, text=text.strip(), asked_at=now))


def answer(desk: Desk, question_id: int, text: str, *, by: Actor, now: dt.datetime) -> Question:
    """HR's answer; it stands on the candidate's page. Given again, it takes the place of the first.

    Raises ValidationError for a sentence that must not reach the person.
    """
    if not text.strip():
        raise ValidationError({"text": _("There are no words in it yet.")})
    with working(desk, "answer", by=by, now=now) as work:
        question = Question.objects.get(application__desk=work.desk, pk=question_id)
        guarding.must_pass(work.application(question.application_id), {"text": text})
        return work.change(question, answer=text.strip(), answered_at=now)


def step_back(desk: Desk, application_id: int, *, by: Actor, now: dt.datetime) -> Application:
    """The person does not want the seat any more, wherever they stand: declined, dropped out, or stepped back.

    A no that was decided and not told is taken back with it: they ended it themselves. Raises NotAllowed once it is over.
    """
    with transaction.atomic():
        # Nobody makes the offer between the look at it and the step.
        Desk.objects.select_for_update().get(pk=desk.pk)
        application = Application.objects.get(desk=desk, pk=application_id)
        offer = offers.live_offer(application)
        if offer is not None and offer.state == OfferState.OUT:
            offers.decline_offer(desk, offer.pk, by=by, now=now)
        elif offer is not None and offer.state == OfferState.ACCEPTED:
            offers.drop_out(desk, offer.pk, by=by, now=now)
        else:
            _step_back(desk, application_id, by, now)
    return Application.objects.select_related("opening", "candidate").get(pk=application_id)


def _step_back(desk: Desk, application_id: int, by: Actor, now: dt.datetime) -> None:
    with working(desk, "step_back", by=by, now=now) as work:
        application = work.application(application_id)
        tellings = open_tellings([application])
        if application.stage == Stage.CLOSED and not tellings:
            raise NotAllowed(_("This application is over already."))
        if any(_on_its_way(telling) for telling in tellings):
            # A letter crosses theirs: it will tell them, and until then nothing shall.
            work.happened = True
            return
        for telling in tellings:
            cancel_telling(work, telling)
        offer = offers.live_offer(application)
        if offer is not None and letters.on_its_way(offer):
            # The letter with the offer crosses their no: it is a no to that offer.
            work.change(offer, state=OfferState.DECLINED, made_at=now, ended_at=now)
            move(work, application, "decline", answered_at=now)
            return
        letters.superseded(work, [application])
        cancel_ahead(work, application)
        if offer is not None:
            # Prepared, and the person knew nothing of it.
            work.change(offer, state=OfferState.CANCELLED, ended_at=now)
            move(work, application, "cancel_offer")
        end_standbys(work, [application])
        if application.stage == Stage.CLOSED:
            move(work, application, "reopen")
        move(work, application, "step_back", answered_at=now)


def _on_its_way(telling: Telling) -> bool:
    letter = getattr(telling, "letter", None)
    return letter is not None and letter.state in LEFT


def consent(desk: Desk, candidate_id: int, *, by: Actor, now: dt.datetime) -> Consent:
    """The person may be kept for other openings, for the desk's `pool_days`; given again, it runs anew."""
    with working(desk, "consent", by=by, now=now) as work:
        candidate = work.desk.candidates.get(pk=candidate_id, erased_at=None)
        until = work.today + dt.timedelta(days=work.desk.pool_days)
        letters.renewal_answered(work, [candidate])
        before = candidate.consents.filter(ended_at=None).first()
        if before is not None:
            return work.change(before, until=until, asked_again_at=None)
        return work.add(Consent(candidate=candidate, given_at=now, until=until))


def end_consent(desk: Desk, candidate_id: int, *, by: Actor, now: dt.datetime) -> None:
    """The person is not to be kept any longer than the applications need."""
    with working(desk, "end_consent", by=by, now=now) as work:
        for one in Consent.objects.filter(candidate__desk=work.desk, candidate=candidate_id, ended_at=None):
            letters.renewal_answered(work, [one.candidate])
            work.change(one, ended_at=now)
