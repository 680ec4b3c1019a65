"""The steps an application can take, as a table; and the one function that takes them, with their event, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Application, Outcome, Stage
from huiyin.hiring.services.work import Work
from huiyin.process.calendar import working_days


@dataclass(frozen=True)
class Step:
    """From which stages a step leads on, and where to. `outcomes`: of a closed application, those it leads on from."""

    before: frozenset[str]
    after: str
    outcome: str = ""
    outcomes: frozenset[str] = frozenset()


def _step(before: Sequence[str], after: str, outcome: str = "", outcomes: Sequence[str] = ()) -> Step:
    return Step(frozenset(before), after, outcome, frozenset(outcomes))


_UNDECIDED = (Stage.APPLIED, Stage.SHORTLISTED, Stage.INTERVIEWING, Stage.DECIDING, Stage.FINALIST)

STEPS: dict[str, Step] = {
    "shortlist": _step([Stage.APPLIED], Stage.SHORTLISTED),
    "invite": _step(
        [Stage.APPLIED, Stage.SHORTLISTED, Stage.INTERVIEWING, Stage.DECIDING], Stage.INTERVIEWING
    ),
    "uninvite": _step([Stage.INTERVIEWING], Stage.SHORTLISTED),
    "hand_to_department": _step([Stage.INTERVIEWING, Stage.SHORTLISTED], Stage.DECIDING),
    "rank": _step([Stage.SHORTLISTED, Stage.INTERVIEWING, Stage.DECIDING, Stage.FINALIST], Stage.FINALIST),
    "unrank": _step([Stage.FINALIST], Stage.DECIDING),
    "offer": _step([Stage.FINALIST, Stage.DECIDING], Stage.OFFER),
    "cancel_offer": _step([Stage.OFFER], Stage.FINALIST),
    "accept": _step([Stage.OFFER], Stage.ACCEPTED),
    "decline": _step([Stage.OFFER], Stage.CLOSED, Outcome.DECLINED_OFFER),
    "withdraw_offer": _step([Stage.OFFER, Stage.ACCEPTED], Stage.CLOSED, Outcome.OFFER_WITHDRAWN),
    "drop_out": _step([Stage.ACCEPTED], Stage.CLOSED, Outcome.DROPPED_OUT),
    "start": _step([Stage.ACCEPTED], Stage.CLOSED, Outcome.HIRED),
    "step_back": _step(_UNDECIDED, Stage.CLOSED, Outcome.STEPPED_BACK),
    "refuse": _step(_UNDECIDED, Stage.CLOSED, Outcome.NOT_CHOSEN),
    "seat_gone": _step(_UNDECIDED, Stage.CLOSED, Outcome.SEAT_GONE),
    "reopen": _step(
        [Stage.CLOSED],
        Stage.FINALIST,
        "",
        [Outcome.NOT_CHOSEN, Outcome.SEAT_GONE, Outcome.STEPPED_BACK, Outcome.DECLINED_OFFER],
    ),
}

_NAMES = {
    "shortlist": gettext_lazy("put on the shortlist"),
    "invite": gettext_lazy("invited to an interview"),
    "uninvite": gettext_lazy("put back on the shortlist"),
    "hand_to_department": gettext_lazy("handed to the department"),
    "rank": gettext_lazy("made a finalist"),
    "unrank": gettext_lazy("taken out of the order"),
    "offer": gettext_lazy("offered the seat"),
    "cancel_offer": gettext_lazy("taken back from the offer"),
    "accept": gettext_lazy("marked as having accepted"),
    "decline": gettext_lazy("marked as having declined"),
    "withdraw_offer": gettext_lazy("told that the offer is withdrawn"),
    "drop_out": gettext_lazy("marked as dropped out"),
    "start": gettext_lazy("marked as started"),
    "step_back": gettext_lazy("marked as stepped back"),
    "refuse": gettext_lazy("refused"),
    "seat_gone": gettext_lazy("closed because the seat is gone"),
    "reopen": gettext_lazy("brought back"),
}


def allowed(application: Application, step: str) -> bool:
    """Does the step lead on from where the application stands?"""
    rule = STEPS[step]
    if application.stage not in rule.before:
        return False
    return not rule.outcomes or application.outcome in rule.outcomes


def steps_from(application: Application) -> list[str]:
    """The steps that lead on from where the application stands."""
    return [name for name in STEPS if allowed(application, name)]


def move(work: Work, application: Application, step: str, **also: Any) -> Application:
    """Takes one step. `also`: further columns of the application. Raises NotAllowed."""
    move_many(work, [application], step, [also])
    return application


def move_many(
    work: Work,
    applications: Sequence[Application],
    step: str,
    also: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """Takes the same step with many applications: all of them or, if one may not, none. Raises NotAllowed."""
    rule = STEPS[step]
    for application in applications:
        must_allow(application, step)
    values = []
    for place, application in enumerate(applications):
        closed = rule.after == Stage.CLOSED
        since = work.today if application.stage != rule.after else application.stage_since
        values.append(
            {
                **_clocked(work, application, rule),
                "stage": rule.after,
                "outcome": rule.outcome,
                "stage_since": since,
                "closed_at": work.now if closed else None,
                **(also[place] if also else {}),
            }
        )
    before = [application.stage for application in applications]
    work.change_many(applications, values)
    for application, stage_from in zip(applications, before, strict=True):
        if stage_from != application.stage:
            work.step(application, step, stage_from)


def _clocked(work: Work, application: Application, rule: Step) -> dict[str, Any]:
    """When the department got it, and how long it took to decide."""
    if rule.after == application.stage:
        return {}
    if rule.after == Stage.DECIDING:
        return {"handed_on": work.today, "decided_in": None}
    decides = rule.after in (Stage.FINALIST, Stage.OFFER) or rule.outcome == Outcome.NOT_CHOSEN
    if application.stage == Stage.DECIDING and decides and application.handed_on is not None:
        days = working_days(application.opening.country)
        return {"decided_in": max(days.between(application.handed_on, work.today), 0)}
    return {}


def must_allow(application: Application, step: str) -> None:
    """Raises NotAllowed where the step does not lead on from where the application stands."""
    if not allowed(application, step):
        said = _("%(who)s cannot be %(step)s now: the application stands at “%(stage)s”.")
        stage = application.get_outcome_display() or application.get_stage_display()
        raise NotAllowed(said % {"who": application.candidate, "step": _NAMES[step], "stage": stage})
