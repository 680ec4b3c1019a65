"""A candidate's page, as far as it is made here: what stands at the desk, seen through `projection`."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from huiyin.hiring.models import Application, Interview, LetterState, Offer, OpeningState, Telling
from huiyin.hiring.projection import Inside, Seen, project, to_dict

FORMAT = "huiyin-status-1"


@dataclass(frozen=True)
class Meeting:
    """An interview as its candidate may know it."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    round: str
    uid: str
    sequence: int
    interviewers: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What a candidate's page shows. `answer`: HR's words to the question · `letters`: what was told, newest first."""

    company: str
    title: str
    hr: str
    seen: Seen
    meetings: tuple[Meeting, ...] = ()
    question: str = ""
    answer: str = ""
    terms: str = ""
    referral: tuple[str, str] = ("", "")
    letters: tuple[tuple[dt.datetime, str, str], ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """The page as JSON (/status.json); docs/hiring.md says what each key means."""
        return {
            "format": FORMAT,
            "company": self.company,
            "title": self.title,
            "hr": self.hr,
            **to_dict(self.seen),
            "interviews": [
                {
                    "starts_at": one.starts_at.isoformat(),
                    "ends_at": one.ends_at.isoformat(),
                    "place": one.place,
                    "round": one.round,
                    "interviewers": list(one.interviewers),
                }
                for one in self.meetings
            ],
            "asked": self.question,
            "answer": self.answer,
        }


def page_of(application: Application, *, now: dt.datetime) -> Page:
    """The page of an application's candidate, in a fixed number of queries."""
    opening, candidate = application.opening, application.candidate
    inside = inside_of(application, now=now)
    seen = project(inside)
    if seen.stage == "erased":
        return Page(opening.desk.name, opening.title, "", seen)
    question = getattr(application, "question", None)
    referral = application.referrals.filter(agreed_at=None, declined_at=None).first()
    offer = _offer(application)
    sent = application.letters.filter(state=LetterState.SENT, candidate=candidate).order_by("-sent_at")
    return Page(
        company=opening.desk.name,
        title=opening.title,
        hr=opening.hr.name,
        seen=seen,
        meetings=tuple(_meetings(application, now)),
        question=question.text if question else "",
        answer=question.answer if question else "",
        terms=offer.terms if offer and seen.stage in ("offer", "accepted") else "",
        referral=(referral.to_name, referral.to_company) if referral else ("", ""),
        letters=tuple((one.sent_at, one.subject, one.text) for one in sent if one.sent_at is not None),
    )


def inside_of(application: Application, *, now: dt.datetime) -> Inside:
    """What stands at the desk about an application."""
    desk = application.opening.desk
    offer = _offer(application)
    told = _last_told(application, offer)
    untold = application.tellings.filter(told_at=None, cancelled_at=None, unreachable_at=None)
    open_telling = untold.select_related("decision").first()
    question = getattr(application, "question", None)
    standby = getattr(told.decision, "standby", None) if told else None
    ahead = application.interviews.filter(held_at=None, cancelled_at=None, ends_at__gt=now)
    consent = application.candidate.consents.filter(ended_at=None).first()
    return Inside(
        stage=application.stage,
        outcome=application.outcome,
        erased=application.candidate.erased_at is not None,
        # What took place, whether HR has marked it or not: the person was there.
        interviewed=application.interviews.filter(cancelled_at=None, ends_at__lte=now).exists(),
        interview_ahead=ahead.exists(),
        told=told.decision.verdict if told else "",
        told_until=standby.until if standby else None,
        offer=offer.state if offer else "",
        offer_answer_by=offer.answer_by if offer else None,
        starts_on=offer.starts_on if offer else None,
        answer_by=application.answer_by,
        promised_by=application.promised_by,
        question=("answered" if question.answered_at else "open") if question else "",
        consent=consent is not None,
        asked_again=consent is not None and consent.asked_again_at is not None,
        referral="asked" if application.referrals.filter(agreed_at=None, declined_at=None).exists() else "",
        place=application.place,
        untold=open_telling.decision.verdict if open_telling else "",
        tell_on=desk.day(open_telling.tell_at) if open_telling and open_telling.tell_at else None,
        standby=application.standbys.filter(ended_at=None).exists(),
        on_hold=application.opening.state == OpeningState.ON_HOLD,
        others=application.opening.applications.count() - 1,
    )


def _offer(application: Application) -> Offer | None:
    """The newest offer that the person knows of."""
    return application.offers.filter(made_at__isnull=False).order_by("-made_at", "-pk").first()


def _last_told(application: Application, offer: Offer | None) -> Telling | None:
    """What the person was told last; an offer that was made after it says something newer."""
    rows = application.tellings.filter(told_at__isnull=False, failed_at=None, cancelled_at=None)
    told = rows.select_related("decision", "decision__standby").order_by("-told_at", "-pk").first()
    if told is None or (offer and offer.made_at and told.told_at and offer.made_at > told.told_at):
        return None
    return told


def _meetings(application: Application, now: dt.datetime) -> list[Meeting]:
    rows = application.interviews.filter(cancelled_at=None, held_at=None, ends_at__gt=now)
    return [_meeting(one) for one in rows.prefetch_related("interviewers")]


def _meeting(one: Interview) -> Meeting:
    names = tuple(colleague.name for colleague in one.interviewers.all())
    return Meeting(one.starts_at, one.ends_at, one.place, one.round, one.uid, one.sequence, names)
