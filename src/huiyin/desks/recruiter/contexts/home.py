"""The desk's first page: who waits for whom today, and the one thing to do next."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.recruiter import wording
from huiyin.desks.recruiter.contexts.renewals import Renewal, to_ask
from huiyin.desks.recruiter.place import Place
from huiyin.hiring import owing, queries
from huiyin.hiring.models import Application, Colleague, Desk, Letter, LetterKind, LetterState, Owes, Telling
from huiyin.process.calendar import working_days

MOST_IN_A_GROUP = 6
"""So many of those who wait for one colleague are told at once; the rest is a press away."""
MOST_ROWS = 200
MOST_OPENINGS = 12
MOST_NAMED = 3
AHEAD = dt.timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """Somebody who waits, what for, since when late (working days)."""

    application: Application
    step: str
    by: dt.date
    late: int
    address: str


@dataclass
class Group:
    """Those who wait for one colleague. `more`: how many rows are not shown."""

    colleague: Colleague
    instead_of: list[Colleague] = field(default_factory=list)
    count: int = 0
    rows: list[Row] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass
class Home:
    """`headline`: the first sentence · `next_label`, `next_address`: the one filled button."""

    headline: str
    second_line: str
    groups: list[Group]
    freed: list[Application]
    to_tell: int
    failed: list[Letter]
    unsure: list[Letter]
    reminders: int
    renewals: list[Renewal]
    more_renewals: int
    openings: list[tuple[object, dict[str, int]]]
    more_openings: int
    ahead: int
    next_label: str = ""
    next_address: str = ""


def home_page(place: Place, whole: int = 0) -> Home:
    """The page, in a fixed number of queries. `whole`: the colleague of whose group every row is shown."""
    due = Application.objects.filter(
        desk=place.desk, owed_by__lte=place.today, owed_from__isnull=False
    ).exclude(owes=Owes.CANDIDATE)
    groups = _groups(place, due, whole)
    overdue = due.filter(owed_by__lt=place.today).count()
    counted = queries.counts(place.desk)
    waiting = sum(count["unanswered"] for count in counted.values())
    openings = list(queries.openings_of(place.desk).order_by("-opened_on", "-pk"))
    openings.sort(key=lambda one: -counted.get(one.pk, {}).get("unanswered", 0))
    tellings = Telling.objects.filter(
        application__desk=place.desk, told_at=None, unreachable_at=None, cancelled_at=None
    )
    freed = Application.objects.filter(desk=place.desk, owes=Owes.HR, owed_what="offer")
    failed = Letter.objects.filter(desk=place.desk, state=LetterState.FAILED)
    unsure = Letter.objects.filter(desk=place.desk, state=LetterState.UNSURE)
    renewals, more_renewals = to_ask(place)
    page = Home(
        headline=_headline(waiting, overdue, groups),
        second_line=_second_line(waiting, groups),
        groups=groups,
        freed=list(freed.select_related("candidate", "opening").order_by("owed_by", "pk")[:5]),
        to_tell=tellings.count(),
        failed=list(failed.select_related("candidate", "colleague")[:5]),
        unsure=list(unsure.select_related("candidate", "colleague")[:5]),
        reminders=reminders(place.desk).count(),
        renewals=renewals,
        more_renewals=more_renewals,
        openings=[(one, counted.get(one.pk, {})) for one in openings[:MOST_OPENINGS]],
        more_openings=max(len(openings) - MOST_OPENINGS, 0),
        ahead=Application.objects.filter(
            desk=place.desk, owed_by__gt=place.today, owed_by__lte=place.today + AHEAD
        ).count(),
    )
    page.next_label, page.next_address = _next(page)
    return page


def reminders(desk: Desk) -> "QuerySet[Letter]":
    """Reminders and questions that were written by themselves and wait for a press."""
    kinds = (LetterKind.REMINDER, LetterKind.RENEWAL)
    return Letter.objects.filter(desk=desk, kind__in=kinds, state=LetterState.DRAFT).exclude(to="")


def _groups(place: Place, due: "QuerySet[Application]", whole: int) -> list[Group]:
    people = queries.who(place.desk)
    colleagues = Colleague.objects.filter(desk=place.desk).in_bulk()
    groups: dict[int, Group] = {}
    firsts: dict[int, dt.date] = {}
    acts_for: dict[int, int] = {}
    for key, count, first in due.values_list("owed_from").annotate(Count("pk"), Min("owed_by")).order_by():
        acts = acts_for[key] = owing.acting(key, people, place.today)
        group = groups.setdefault(acts, Group(colleagues[acts]))
        group.count += count
        firsts[acts] = min(firsts.get(acts, first), first)
        if acts != key:
            group.instead_of.append(colleagues[key])
    for application in _shown(due, [key for key, acts in acts_for.items() if acts == whole]):
        group = groups[acts_for[application.owed_from_id or 0]]
        if len(group.rows) < MOST_IN_A_GROUP or group.colleague.pk == whole:
            group.rows.append(_row(application, place.today))
    return sorted(groups.values(), key=lambda one: firsts[one.colleague.pk])


def _shown(due: "QuerySet[Application]", whole: list[int]) -> "QuerySet[Application]":
    """The longest overdue of each colleague, and all of those in `whole`."""
    place = Window(RowNumber(), partition_by="owed_from", order_by=("owed_by", "pk"))
    rows = due.annotate(nth=place).filter(
        Q(nth__lte=MOST_IN_A_GROUP) | Q(owed_from__in=whole, nth__lte=MOST_ROWS)
    )
    return rows.select_related("candidate", "opening").order_by("owed_by", "pk")


def _row(application: Application, today: dt.date) -> Row:
    by = application.owed_by or today
    late = max(working_days(application.opening.country).between(by, today), 0)
    name = "recruiter:application"
    return Row(application, application.owed_what, by, late, reverse(name, args=[application.pk]))


def _headline(waiting: int, overdue: int, groups: list[Group]) -> str:
    if not waiting:
        return _("Nobody waits for an answer.")
    people = ngettext("%(n)d person waits", "%(n)d people wait", waiting) % {"n": waiting}
    if not overdue or not groups:
        return _("%(people)s for an answer. Nothing is overdue.") % {"people": people}
    first = groups[0].rows[0] if groups[0].rows else None
    whose = wording.whose(first.step if first else "", groups[0].colleague.name)
    if overdue == 1:
        return _("%(people)s; 1 is overdue: %(whose)s.") % {"people": people, "whose": whose}
    return _("%(people)s; %(n)d are overdue, first %(whose)s.") % {
        "people": people,
        "n": overdue,
        "whose": whose,
    }


def _second_line(waiting: int, groups: list[Group]) -> str:
    if not waiting:
        return _("Everybody knows where they stand.")
    if not groups:
        return _("Everything that is due has been done.")
    names = [group.colleague.name for group in groups[:MOST_NAMED]]
    if len(groups) > MOST_NAMED:
        said = _("It is on %(names)s and others today.")
        return said % {"names": _(", ").join(names)}
    if len(names) > 1:
        *before, last = names
        return _("It is on %(names)s and %(last)s today.") % {"names": _(", ").join(before), "last": last}
    return _("It is on %(names)s today.") % {"names": names[0]}


def _next(page: Home) -> tuple[str, str]:
    """The one thing to do: the freed seat, then what is to be told, then what is most overdue."""
    if page.freed:
        one = page.freed[0]
        return _("Go to %(who)s") % {"who": one.candidate}, reverse(
            "recruiter:opening", args=[one.opening_id]
        )
    if page.to_tell:
        return _("Write the answers"), reverse("recruiter:answers")
    for group in page.groups:
        for row in group.rows:
            if row.step == "decide":
                return _("Ask %(who)s to decide") % {"who": group.colleague}, reverse(
                    "recruiter:opening", args=[row.application.opening_id]
                )
            return _("Go to %(who)s") % {"who": row.application.candidate}, row.address
    return "", ""
