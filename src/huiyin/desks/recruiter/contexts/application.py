"""An application's page: one person in one opening, what is owed to them, and what can be done."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from huiyin.desks.recruiter import wording
from huiyin.desks.recruiter.contexts.delivery import Delivery, delivery_of
from huiyin.desks.recruiter.contexts.scores import Card, cards
from huiyin.desks.recruiter.place import Place
from huiyin.desks.stationery.templatetags.desk import day
from huiyin.hiring import owing, queries
from huiyin.hiring.models import (
    Application,
    Colleague,
    Consent,
    Criterion,
    Decision,
    Event,
    Interview,
    Letter,
    LetterKind,
    Link,
    Offer,
    OfferState,
    Question,
    Referral,
    Scorecard,
    Stage,
    Standby,
    Telling,
)
from huiyin.hiring.services import letters
from huiyin.hiring.services.transitions import steps_from


@dataclass(frozen=True)
class Line:
    """One entry of the timeline: who did what, and where it led."""

    event: Event
    said: str
    who: str


@dataclass
class Asked:
    """An interviewer's scorecard of one interview, as far as it is filled in."""

    colleague: Colleague
    card: Scorecard | None
    scores: dict[int, int] = field(default_factory=dict)


@dataclass
class Meeting:
    """An interview and its scorecards."""

    interview: Interview
    asked: list[Asked]


@dataclass
class ApplicationPage:
    """`headline`: where it stands · `may`: the steps that lead on · `primary`: the one that carries the filled button."""

    application: Application
    headline: str
    second_line: str
    may: frozenset[str]
    primary: str
    criteria: list[Criterion]
    card: Card | None
    meetings: list[Meeting]
    offer: Offer | None
    own_letters: list[Letter]
    standby: Standby | None
    telling: Telling | None
    letter: Letter | None
    decision: Decision | None
    delivery: Delivery | None
    question: Question | None
    consent: Consent | None
    referrals: list[Referral]
    link: Link | None
    timeline: list[Line]
    others: list[Application]

    @property
    def may_hear_later(self) -> bool:
        """Is "so many days more" a true word to them?"""
        one = self.application
        offered = self.offer is not None and self.offer.is_live and self.offer.state != OfferState.APPROVAL
        untold = self.telling is not None and not self.telling.is_done
        return one.is_open and not (offered or untold or self.standby)

    @property
    def offer_letter(self) -> Letter | None:
        return next((one for one in self.own_letters if one.kind == LetterKind.OFFER), None)

    @property
    def shortlists(self) -> bool:
        """Is the shortlist the next step?"""
        return self.primary == "shortlist"

    @property
    def bars(self) -> list[tuple[str, int]]:
        """The scorecard for drawing: criterion, mean as 0 to 4."""
        return (
            list(zip([one.name for one in self.criteria], self.card.level, strict=True)) if self.card else []
        )


def application_page(place: Place, application: Application) -> ApplicationPage:
    """The page, in a fixed number of queries."""
    criteria = list(application.opening.criteria.all())
    tellings = application.tellings.filter(cancelled_at=None).select_related("decision", "letter")
    telling = tellings.order_by("-pk").first()
    page = ApplicationPage(
        application=application,
        headline="",
        second_line="",
        may=frozenset(steps_from(application)),
        primary="",
        criteria=criteria,
        card=cards([application], criteria).get(application.pk),
        meetings=_meetings(application),
        offer=application.offers.order_by("-pk").select_related("seat").first(),
        own_letters=list(letters.open_letters(application)),
        standby=application.standbys.filter(ended_at=None).first(),
        telling=telling,
        letter=getattr(telling, "letter", None) if telling else None,
        decision=telling.decision if telling else None,
        delivery=delivery_of(telling) if telling else None,
        question=getattr(application, "question", None),
        consent=application.candidate.consents.filter(ended_at=None).first(),
        referrals=list(application.referrals.all()),
        link=application.links.filter(
            purpose=Link.Purpose.STATUS, revoked_at=None, expires_at__gt=place.now
        ).first(),
        timeline=_timeline(application),
        others=list(
            application.candidate.applications.exclude(pk=application.pk).select_related("opening")[:5]
        ),
    )
    page.headline, page.second_line = _stands(place, page)
    page.primary = _primary(page)
    return page


def _meetings(application: Application) -> list[Meeting]:
    found = []
    rows = application.interviews.filter(cancelled_at=None).prefetch_related(
        "interviewers", "scorecards__scores"
    )
    for interview in rows:
        given = {card.colleague_id: card for card in interview.scorecards.all()}
        asked = []
        for colleague in interview.interviewers.all():
            card = given.get(colleague.pk)
            scores = {one.criterion_id: one.score for one in card.scores.all()} if card else {}
            asked.append(Asked(colleague, card, scores))
        found.append(Meeting(interview, asked))
    return found


def _timeline(application: Application) -> list[Line]:
    lines = []
    for event in queries.history(application):
        who = str(event.colleague) if event.colleague else wording.actor(event.actor)
        lines.append(Line(event, wording.verb(event.verb), who))
    return lines[::-1]


def _stands(place: Place, page: ApplicationPage) -> tuple[str, str]:
    application = page.application
    who = application.candidate
    if application.stage == Stage.CLOSED:
        said = str(application.get_outcome_display())
        if page.telling and not page.telling.is_done:
            return _("%(who)s: %(what)s. They do not know it yet.") % {"who": who, "what": said}, ""
        return _("%(who)s: %(what)s.") % {"who": who, "what": said}, ""
    first = _("%(who)s: %(what)s.") % {"who": who, "what": application.get_stage_display()}
    if not application.owed_what or application.owed_from is None:
        return first, ""
    acts = owing.acting(application.owed_from_id or 0, queries.who(place.desk), place.today)
    colleague = application.owed_from
    if acts != application.owed_from_id:
        colleague = Colleague.objects.get(pk=acts)
    if application.owes == "candidate":
        told = _("It is their turn: %(what)s, by %(day)s.")
        said = told % {"what": wording.what(application.owed_what), "day": day(application.owed_by)}
        return first, said
    late = application.owed_by is not None and application.owed_by < place.today
    told = (
        _("It is on %(who)s: %(what)s. It was due on %(day)s.")
        if late
        else _("It is on %(who)s: %(what)s, by %(day)s.")
    )
    return first, told % {
        "who": colleague,
        "what": wording.what(application.owed_what),
        "day": day(application.owed_by) or _("the day that was named"),
    }


_PRIMARY = {
    "screen": "shortlist",
    "invite": "invite",
    "hold": "hold",
    "score": "score",
    "decide": "decide",
    "offer": "offer",
    "approve": "approve",
    "make": "make",
    "tell": "tell",
    "answer": "answer",
    "news": "news",
    "start": "start",
    "reply": "reply",
}


def _primary(page: ApplicationPage) -> str:
    """Which action is the next one."""
    if page.question and not page.question.answered_at:
        return "answer"
    if page.telling and not page.telling.is_done:
        return "tell"
    return _PRIMARY.get(page.application.owed_what, "")
