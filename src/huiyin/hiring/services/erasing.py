"""Taking a person's data out: on their wish, or because nobody agreed to keep it. What is left says that somebody was there."""

import datetime as dt
import re
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import translation

from huiyin.hiring.models import (
    LEFT,
    LIVE_OFFERS,
    Application,
    Candidate,
    Consent,
    Decision,
    Desk,
    Interview,
    Letter,
    LetterState,
    Link,
    Offer,
    OfferState,
    Question,
    Referral,
    Score,
    Scorecard,
    Stage,
    Standby,
    Telling,
)
from huiyin.hiring.services.chasing import recounted
from huiyin.hiring.services.interviews import cancel_ahead
from huiyin.hiring.services.letters import WAITING
from huiyin.hiring.services.transitions import move
from huiyin.hiring.services.work import Actor, Work, working


def erase(desk: Desk, candidate_id: int, *, by: Actor, now: dt.datetime) -> Candidate:
    """Erases a person: name, addresses, and every word about or to them. Applications that are open end as theirs.

    What stays is that somebody applied, when what was decided, and by whom. It cannot be undone. Doing it twice is once.
    """
    with working(desk, "erase", by=by, now=now) as work:
        candidate = Candidate.objects.get(desk=work.desk, pk=candidate_id)
        if candidate.erased_at is None:
            erase_within(work, [candidate])
        return candidate


def erase_within(work: Work, candidates: "list[Candidate]") -> None:
    """Erases people within a verb."""
    for candidate in candidates:
        for application in work.applications().filter(candidate=candidate):
            _end(work, application)
        _blank(work, candidate)


def _end(work: Work, application: Application) -> None:
    """Whatever stands: the person is gone by their own will, and nobody is to be told."""
    open_ones = Telling.objects.filter(application=application, told_at=None, cancelled_at=None)
    tellings = list(open_ones)
    work.change_many(tellings, [{"cancelled_at": work.now}] * len(tellings))
    standbys = list(Standby.objects.filter(application=application, ended_at=None))
    work.change_many(standbys, [{"ended_at": work.now}] * len(standbys))
    cancel_ahead(work, application)
    offer = Offer.objects.filter(application=application, state__in=LIVE_OFFERS).first()
    if application.stage == Stage.CLOSED:
        return
    step = "step_back"
    if offer is not None:
        step, state = {
            OfferState.OUT: ("decline", OfferState.DECLINED),
            OfferState.ACCEPTED: ("drop_out", OfferState.DROPPED_OUT),
        }.get(OfferState(offer.state), ("step_back", OfferState.CANCELLED))
        work.change(offer, state=state, ended_at=work.now)
        if step == "step_back":
            move(work, application, "cancel_offer")
    move(work, application, step, answered_at=work.now)


def _blank(work: Work, candidate: Candidate) -> None:
    theirs = {"application__candidate": candidate}
    _empty(Application.objects.filter(candidate=candidate), notes="")
    _empty(Interview.objects.filter(**theirs), place="", round="")
    _empty(Scorecard.objects.filter(interview__application__candidate=candidate), words="")
    _empty(Score.objects.filter(scorecard__interview__application__candidate=candidate), words="")
    _empty(Decision.objects.filter(**theirs), words="")
    _empty(Telling.objects.filter(**theirs), wrong="")
    _empty(Standby.objects.filter(**theirs), promised="")
    _empty(Offer.objects.filter(**theirs), terms="")
    _empty(Question.objects.filter(**theirs), text="", answer="")
    _empty(Referral.objects.filter(**theirs), to_name="", to_company="", to_address="", words="")
    _empty(Consent.objects.filter(candidate=candidate, ended_at=None), ended_at=work.now)
    _empty(Link.objects.filter(application__candidate=candidate, revoked_at=None), revoked_at=work.now)
    letters = Letter.objects.filter(candidate=candidate)
    _empty(letters.exclude(state__in=LEFT), state=LetterState.CANCELLED)
    _empty(letters, to="", subject="", text="", wrong="", message_id="")
    _take_out_of_reminders(candidate)
    blank = {"name": "", "email": "", "phone": "", "source": "", "notes": ""}
    work.change_many([candidate], [{**blank, "erased_at": work.now}])


def _take_out_of_reminders(candidate: Candidate) -> None:
    """A reminder names whoever waited. One that still waits goes out for the others that it names, or not at all."""
    line = re.compile(rf"· {re.escape(candidate.name)}(?!\w)")
    for letter in Letter.objects.filter(reminders__application__candidate=candidate).distinct():
        rest = [said for said in letter.text.split("\n") if not line.match(said)]
        waits = letter.state in WAITING and any(said.startswith("·") for said in rest)
        letter.text = "\n".join(rest) if waits and candidate.name not in "\n".join(rest) else ""
        if letter.text:
            _recount(letter, candidate)
        elif letter.state not in LEFT:
            letter.state = LetterState.CANCELLED
        letter.save(update_fields=["subject", "text", "state"])


def _recount(letter: Letter, candidate: Candidate) -> None:
    """It says how many wait: without whoever is gone."""
    rows = letter.reminders.exclude(application__candidate=candidate)
    levels = rows.filter(application__candidate__erased_at=None).values_list("level", flat=True)
    with translation.override("zh-hans" if letter.language == "zh" else "en"):
        letter.subject, letter.text = recounted(letter.text, levels[0], len(levels))


def _empty(rows: "QuerySet[Any]", **values: Any) -> None:
    model: type[Model] = rows.model
    model._default_manager.filter(pk__in=list(rows.values_list("pk", flat=True))).update(**values)
