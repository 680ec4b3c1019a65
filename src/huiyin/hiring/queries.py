"""What the desk reads. Each function asks a fixed number of queries, however many openings there are."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from huiyin.hiring import owing
from huiyin.hiring.models import (
    LIVE_OFFERS,
    TO_BE_TOLD,
    Application,
    Colleague,
    Consent,
    Desk,
    Event,
    Offer,
    Opening,
    OpeningState,
    Seat,
    Stage,
    Standby,
    Telling,
)
from huiyin.process.calendar import working_days


def openings_of(desk: Desk, *, closed: bool = False) -> "QuerySet[Opening]":
    """The openings that people are sought for, or the closed ones, newest first; `counts` counts what is in them."""
    rows = Opening.objects.filter(desk=desk).select_related("hr", "head").defer("advert")
    return rows.filter(state=OpeningState.CLOSED) if closed else rows.exclude(state=OpeningState.CLOSED)


def applications_in(opening: Opening) -> "QuerySet[Application]":
    """An opening's applications, the department's order first."""
    rows = Application.objects.filter(opening=opening).select_related("candidate", "opening", "owed_from")
    return rows.defer("opening__advert").order_by("closed_at", "place", "pk")


def unanswered(desk: Desk) -> "QuerySet[Application]":
    """Whoever has no answer: no outcome yet, or one that the employer made and that they were not told."""
    done = Telling.objects.filter(application=OuterRef("pk"), cancelled_at=None).filter(
        Q(told_at__isnull=False, failed_at=None) | Q(unreachable_at__isnull=False)
    )
    told = Exists(done.exclude(decision__verdict="standby"))
    rows = Application.objects.filter(desk=desk, candidate__erased_at=None)
    still = ~Q(stage__in=[Stage.CLOSED, Stage.ACCEPTED])
    withdrawn = Telling.objects.filter(
        application=OuterRef("pk"), decision__verdict="offer_withdrawn", told_at=None, cancelled_at=None
    )
    taken_back = Q(stage=Stage.ACCEPTED) & Exists(withdrawn.filter(unreachable_at=None))
    return rows.filter(still | taken_back | (Q(stage=Stage.CLOSED, outcome__in=TO_BE_TOLD) & ~told))


def to_ask_by_voice(desk: Desk) -> "QuerySet[Consent]":
    """Consents that end soon, of people without an e-mail address: the question whether it shall go on reaches them by voice only."""
    return Consent.objects.filter(
        candidate__desk=desk, candidate__email="", candidate__erased_at=None,
        ended_at=None, asked_again_at__isnull=False,
    )  # fmt: skip


@dataclass(frozen=True)
class Next:
    """Who comes next for a seat: the application with its candidate, what was promised and until when.

    `how`: "standby" (asked to wait, and told so) · "standby_untold" · "finalist" (heard nothing) · "refused_untold" (the no
    can still be taken back) · "told_no" (was refused, and may be asked whether they would still come).
    """

    application: Application
    how: str
    standby: Standby | None = None

    @property
    def until(self) -> dt.date | None:
        return self.standby.until if self.standby else None


def next_up(opening: Opening) -> list[Next]:
    """Those who could get a seat now, in the department's order; whoever was told no comes after those who wait."""
    rows = Application.objects.filter(opening=opening, place__isnull=False, candidate__erased_at=None)
    rows = rows.filter(Q(stage=Stage.FINALIST) | Q(stage=Stage.CLOSED, outcome="not_chosen"))
    standbys = Prefetch(
        "standbys",
        Standby.objects.filter(ended_at=None).select_related("decision__telling"),
        to_attr="standing_by",
    )
    found = []
    for application in rows.select_related("candidate").prefetch_related(standbys).order_by("place", "pk"):
        standby = next(iter(application.standing_by), None)
        if application.stage == Stage.CLOSED:
            found.append(Next(application, "told_no" if application.answered_at else "refused_untold"))
        elif standby is None:
            found.append(Next(application, "finalist"))
        else:
            told = standby.decision.telling.is_done
            found.append(Next(application, "standby" if told else "standby_untold", standby))
    return sorted(found, key=lambda one: (one.application.stage == Stage.CLOSED, one.application.place or 0))


@dataclass(frozen=True)
class Wait:
    """Somebody who waits, and for what. `escalated`: so late that the chief hears of it."""

    application: Application
    what: str
    by: dt.date | None
    late: int
    escalated: bool


@dataclass
class Waits:
    """Those who wait for one colleague. `for_whom`: the colleague who acts · `instead_of`: whom they stand in for · `count`,
    `late`: how many there are, and how many of them past due · `waits`: the longest overdue of them.
    """

    for_whom: Colleague
    waits: list[Wait] = field(default_factory=list)
    instead_of: list[Colleague] = field(default_factory=list)
    count: int = 0
    late: int = 0


def who_waits_for_whom(
    desk: Desk, today: dt.date, *, until: dt.date | None = None, most: int = 20
) -> list[Waits]:
    """By the colleague who acts today: everybody whose turn it is, the longest overdue first.

    `until`: what is due up to that day (by default: today) · `most`: so many are named for each colleague; all are counted.
    """
    people = who(desk)
    colleagues = Colleague.objects.filter(desk=desk).in_bulk()
    rows = Application.objects.filter(desk=desk, owed_by__lte=until or today, owed_from__isnull=False)
    found: dict[int, Waits] = {}
    counted = rows.values_list("owed_from").annotate(
        all=Count("pk"), late=Count("pk", filter=Q(owed_by__lt=today))
    )
    for key, count, past in counted.order_by():
        acts = owing.acting(key, people, today)
        waits = found.setdefault(acts, Waits(colleagues[acts]))
        waits.count, waits.late = waits.count + count, waits.late + past
        if acts != key:
            waits.instead_of.append(colleagues[key])
    place = Window(RowNumber(), partition_by=F("owed_from"), order_by=["owed_by", "pk"])
    # The keys first: the database numbers thousands of rows, and only these are then read whole.
    keys = list(rows.annotate(in_line=place).filter(in_line__lte=most).values_list("pk", flat=True))
    named = Application.objects.filter(pk__in=keys).order_by("owed_by", "pk")
    for application in named.select_related("candidate", "opening").defer(*_LONG):
        waits = found[owing.acting(application.owed_from_id or 0, people, today)]
        if len(waits.waits) < most:
            waits.waits.append(_wait(application, today))
    return sorted(found.values(), key=lambda one: (one.waits[0].by or today, -one.count))


_LONG = ("notes", "candidate__notes", "opening__advert")
"""Long words that no list shows."""


def _wait(application: Application, today: dt.date) -> Wait:
    days = working_days(application.opening.country)
    by = application.owed_by
    late = max(days.between(by, today), 0) if by else 0
    return Wait(application, application.owed_what, by, late, owing.escalated(by, days, today))


def who(desk: Desk) -> dict[int, owing.Who]:
    """The colleagues as chasing needs to know them, by key."""
    found = {}
    for one in Colleague.objects.filter(desk=desk).prefetch_related("absences"):
        away = tuple((absence.first, absence.last) for absence in one.absences.all())
        found[one.pk] = owing.Who(one.pk, one.deputy_id, one.chief_id, one.left_on, away)
    return found


def history(application: Application) -> "QuerySet[Event]":
    """What happened to an application, oldest first."""
    return Event.objects.filter(application=application).select_related("user", "colleague").order_by("pk")


def live_offers(desk: Desk) -> "QuerySet[Offer]":
    """Offers that stand."""
    rows = Offer.objects.filter(application__desk=desk, state__in=LIVE_OFFERS)
    return rows.select_related("application__candidate", "seat__opening")


def counts(desk: Desk) -> dict[int, dict[str, int]]:
    """By opening: `people`, `unanswered`, `free` seats."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: {"people": 0, "unanswered": 0, "free": 0})
    for opening, people in (
        Application.objects.filter(desk=desk).values_list("opening").annotate(Count("pk")).order_by()
    ):
        found[opening]["people"] = people
    for opening, waiting in unanswered(desk).values_list("opening").annotate(Count("pk")).order_by():
        found[opening]["unanswered"] = waiting
    seats = Seat.objects.filter(opening__desk=desk, closed_at=None).exclude(offers__state__in=LIVE_OFFERS)
    for opening, free in seats.values_list("opening").annotate(Count("pk")).order_by():
        found[opening]["free"] = free
    return dict(found)
