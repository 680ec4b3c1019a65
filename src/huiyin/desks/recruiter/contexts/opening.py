"""An opening's page: where it stands in one sentence, the next step, and everybody in it."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.recruiter.contexts.delivery import Delivery, deliveries
from huiyin.desks.recruiter.contexts.scores import Card, cards
from huiyin.desks.recruiter.place import Place
from huiyin.desks.stationery.templatetags.desk import day
from huiyin.hiring import owing, queries
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Colleague,
    Criterion,
    FinalistOrder,
    Offer,
    OfferState,
    Opening,
    OpeningState,
    Outcome,
    Seat,
    Stage,
    Telling,
)
from huiyin.hiring.queries import Next

MOST_ROWS = 60
_ORDER = (
    Stage.ACCEPTED,
    Stage.OFFER,
    Stage.FINALIST,
    Stage.DECIDING,
    Stage.INTERVIEWING,
    Stage.SHORTLISTED,
    Stage.APPLIED,
    Stage.CLOSED,
)


@dataclass
class Person:
    """One row: the application, its means, and whether they were told."""

    application: Application
    card: Card | None
    told: Delivery | None = None


@dataclass
class Group:
    """The people of one stage. `more`: how many are not shown."""

    stage: str
    name: str
    people: list[Person] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.people)


@dataclass
class OpeningPage:
    """`headline`: where it stands · `step`: which of the page's parts carries the filled button."""

    opening: Opening
    headline: str
    step: str
    groups: list[Group]
    criteria: list[Criterion]
    seats: list[Seat]
    free: int
    offers: list[Offer]
    next_up: list[Next]
    to_tell: int
    unanswered: int
    order: FinalistOrder | None
    acting: Colleague
    stands_in: bool
    counts: dict[str, int]

    @property
    def call(self) -> Next | None:
        """Whom to call for a seat that is free."""
        return self.next_up[0] if self.free and self.next_up and self.opening.is_open else None

    @property
    def compared(self) -> list[Person]:
        """Those whose scorecards are worth laying side by side."""
        near = (Stage.FINALIST, Stage.DECIDING, Stage.OFFER, Stage.ACCEPTED)
        return [one for group in self.groups if group.stage in near for one in group.people]

    @property
    def was_freed(self) -> bool:
        """Did somebody hold an offer that ended?"""
        ended = (Outcome.DECLINED_OFFER, Outcome.DROPPED_OUT, Outcome.OFFER_WITHDRAWN)
        closed = next((group for group in self.groups if group.stage == Stage.CLOSED), None)
        return bool(closed) and any(one.application.outcome in ended for one in closed.people)  # type: ignore[union-attr]


def opening_page(place: Place, opening: Opening) -> OpeningPage:
    """The page, in a fixed number of queries."""
    rows = Application.objects.filter(opening=opening)
    counts = dict(rows.values_list("stage").annotate(Count("pk")).order_by())
    criteria = list(opening.criteria.all())
    offers = list(
        Offer.objects.filter(seat__opening=opening, state__in=LIVE_OFFERS).select_related(
            "application__candidate", "seat"
        )
    )
    held = {offer.seat_id for offer in offers}
    seats = [seat for seat in opening.seats.all() if seat.closed_at is None]
    people = queries.who(place.desk)
    acts = owing.acting(opening.head_id, people, place.today)
    open_tellings = Telling.objects.filter(
        application__opening=opening, told_at=None, unreachable_at=None, cancelled_at=None
    )
    page = OpeningPage(
        opening=opening,
        headline="",
        step="",
        groups=_groups(opening, counts, criteria),
        criteria=criteria,
        seats=seats,
        free=sum(seat.pk not in held for seat in seats),
        offers=offers,
        next_up=queries.next_up(opening),
        to_tell=open_tellings.count(),
        unanswered=queries.unanswered(place.desk).filter(opening=opening).count(),
        order=FinalistOrder.objects.filter(opening=opening, undone_at=None)
        .select_related("decided_by")
        .first(),
        acting=opening.head if acts == opening.head_id else Colleague.objects.get(pk=acts),
        stands_in=acts != opening.head_id,
        counts=counts,
    )
    page.step, page.headline = _stands(page)
    return page


def _groups(opening: Opening, counts: dict[str, int], criteria: list[Criterion]) -> list[Group]:
    shown: list[Application] = []
    for stage in _ORDER:
        if counts.get(stage):
            some = Application.objects.filter(opening=opening, stage=stage)
            ordered = (
                some.order_by("-closed_at", "pk") if stage == Stage.CLOSED else some.order_by("place", "pk")
            )
            shown += list(ordered.select_related("candidate", "owed_from")[:MOST_ROWS])
    found = cards([one for one in shown if one.interviewed_on], criteria)
    told = deliveries(one.pk for one in shown if one.stage in (Stage.CLOSED, Stage.FINALIST))
    groups = []
    for stage in _ORDER:
        people = [Person(one, found.get(one.pk), told.get(one.pk)) for one in shown if one.stage == stage]
        if people:
            groups.append(Group(stage, str(Stage(stage).label), people, counts[stage]))
    return groups


def _stands(page: OpeningPage) -> tuple[str, str]:
    """Which part comes first, and the sentence."""
    if page.opening.state == OpeningState.CLOSED:
        return "", _("This opening is closed, and everybody has their answer.")
    for part in (_of_call, _of_prepared_offer, _of_telling, _of_deciding, _of_offer, _of_waiting):
        if found := part(page):
            return found
    if page.counts:
        return "close", _("Everybody has an answer. The opening can be closed.")
    return "empty", _("Nobody has applied yet.")


def _of_call(page: OpeningPage) -> tuple[str, str] | None:
    if page.call is None:
        return None
    who = {"who": page.call.application.candidate}
    if page.was_freed:
        return "call", _("The seat is free again. %(who)s comes next.") % who
    if page.call.how in ("finalist", "standby", "standby_untold"):
        return "call", _("%(who)s comes first. Prepare the offer.") % who
    return None


def _of_prepared_offer(page: OpeningPage) -> tuple[str, str] | None:
    for offer in page.offers:
        who = {"who": offer.application.candidate}
        if offer.state == OfferState.APPROVAL:
            return "offer", _("The offer for %(who)s waits for approval.") % who
        if offer.state == OfferState.READY:
            return "offer", _("The offer for %(who)s is ready to be made.") % who
    return None


def _of_telling(page: OpeningPage) -> tuple[str, str] | None:
    if not page.to_tell:
        return None
    said = ngettext("%(n)d person is still to be told.", "%(n)d people are still to be told.", page.to_tell)
    return "tell", said % {"n": page.to_tell}


def _of_deciding(page: OpeningPage) -> tuple[str, str] | None:
    count = page.counts.get(Stage.DECIDING, 0)
    if not count:
        return None
    said = ngettext(
        "%(n)d person waits for %(who)s's decision.", "%(n)d people wait for %(who)s's decision.", count
    )
    return "decide", said % {"n": count, "who": page.acting}


def _of_offer(page: OpeningPage) -> tuple[str, str] | None:
    out = next((offer for offer in page.offers if offer.state == OfferState.OUT), None)
    if out is None:
        return None
    who = out.application.candidate
    if out.answer_by:
        return "offer", _("%(who)s has the offer, until %(day)s.") % {"who": who, "day": day(out.answer_by)}
    return "offer", _("%(who)s has the offer.") % {"who": who}


def _of_waiting(page: OpeningPage) -> tuple[str, str] | None:
    if not page.unanswered:
        return None
    said = ngettext("%(n)d person waits for an answer.", "%(n)d people wait for an answer.", page.unanswered)
    return "people", said % {"n": page.unanswered}
