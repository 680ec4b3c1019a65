"""What is read from the journal. Each function takes a constant number of queries, however much there is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, NullIf

from huiyin.journal.models import (
    Action,
    Debrief,
    Event,
    Involvement,
    Kind,
    Opening,
    OpeningOutcome,
    OpeningStage,
    Part,
    Person,
    Rehearsal,
    StageChange,
)

if TYPE_CHECKING:
    from huiyin.advisor.advice import Advice
    from huiyin.journal.standing import Mark

STILL_TENDED = dt.timedelta(days=90)
"""How long a refusal is still looked at: to thank, to ask why, and in case the seat opens again."""

_REFUSED = (OpeningOutcome.REJECTED, OpeningOutcome.FILLED, OpeningOutcome.NO_ANSWER)


def openings_of(
    owner: AbstractBaseUser, *, archived: bool = False, stage: str = "", words: str = ""
) -> QuerySet[Opening]:
    """The owner's openings, newest movement first, each with `events_count` and `last_on` (day of its last event)."""
    found = Opening.objects.filter(owner_id=owner.pk, archived_at__isnull=not archived)
    if stage:
        found = found.filter(stage=stage)
    for word in words.split():
        found = found.filter(_holds(word))
    events = Event.objects.filter(opening_id=OuterRef("pk")).order_by()
    # Looked up one by one in the index; joining would bring every event in.
    return found.annotate(
        events_count=Coalesce(Subquery(events.values("opening_id").annotate(n=Count("pk")).values("n")), 0),
        last_on=Subquery(events.order_by("-on").values("on")[:1]),
    )


def opening_of(owner: AbstractBaseUser, opening_id: int) -> Opening:
    """One opening with its people. Raises Opening.DoesNotExist."""
    found = Opening.objects.filter(owner_id=owner.pk).select_related("came_from")
    return found.prefetch_related("involvements__person").get(pk=opening_id)


def timeline(opening: Opening) -> list[Event]:
    """What happened in an opening, in order, with the people it points at."""
    return list(opening.events.select_related("person"))


def stage_history(opening: Opening) -> list[StageChange]:
    """The opening's way through its stages."""
    return list(opening.stage_changes.all())


def debriefs_of(owner: AbstractBaseUser) -> QuerySet[Debrief]:
    """What stayed from the interviews, oldest first, each with its opening."""
    return Debrief.objects.filter(owner_id=owner.pk).select_related("opening", "event")


def rehearsals_of(owner: AbstractBaseUser) -> QuerySet[Rehearsal]:
    """What was rehearsed, ended or left midway, the newest first."""
    return Rehearsal.objects.filter(owner_id=owner.pk).order_by("-on", "-pk")


def midway_of(owner: AbstractBaseUser, scene: str = "") -> Rehearsal | None:
    """The talk that was left midway last, of this scene or of any."""
    kept = rehearsals_of(owner)
    return next((row for row in (kept.filter(scene=scene) if scene else kept)[:30] if row.going_on), None)


FRESH = dt.timedelta(days=3)
"""For so long an interview is fresh enough to be asked about on the first page."""


def undebriefed(owner: AbstractBaseUser, today: dt.date, most: int = 2) -> list[Event]:
    """Interviews of these days of which nothing is written down, the newest first, each with its opening."""
    lately = Event.objects.filter(
        owner_id=owner.pk, kind="interview", on__gt=today - FRESH, on__lte=today, debrief=None
    )
    return list(lately.select_related("opening").order_by("-on", "-pk")[:most])


def people_of(owner: AbstractBaseUser) -> QuerySet[Person]:
    """The people of the journal, each with `last_contact`: the day of what was last noted of them, or, for HR, of the
    last message in their opening."""
    found = Person.objects.filter(owner_id=owner.pk).select_related("introduced_by")
    named = Event.objects.filter(person_id=OuterRef("pk")).order_by("-on").values("on")[:1]
    # Asked opening by opening: joined, every message of the journal would be looked at for every person.
    theirs = Involvement.objects.filter(person_id=OuterRef(OuterRef("pk")), part=Part.HR).values("opening_id")
    told = Event.objects.filter(opening_id__in=theirs, kind__in=(Kind.SENT, Kind.RECEIVED))
    never = Value(dt.date.min)
    latest = Greatest(
        Coalesce(Subquery(named), never), Coalesce(Subquery(told.order_by("-on").values("on")[:1]), never)
    )
    return found.prefetch_related("involvements__opening").annotate(last_contact=NullIf(latest, never))


def newest_action(owner: AbstractBaseUser) -> Action | None:
    """The newest entry of the log, taken back or not."""
    return Action.objects.filter(owner_id=owner.pk).first()


def actions_of(owner: AbstractBaseUser, most: int = 50) -> list[Action]:
    """The newest entries of the log."""
    return list(Action.objects.filter(owner_id=owner.pk)[:most])


def has_example(owner: AbstractBaseUser) -> bool:
    """Is the example cast in the journal?"""
    return Opening.objects.filter(owner_id=owner.pk, is_example=True).exists()


def newest(events: QuerySet[Event], most: int) -> QuerySet[Event]:
    """Of the events (in one's own journal, of one kind) those of the newest days that hold `most` of them, or a few more.

    The day is found in the index first; without it, the database would sort and read all of them.
    """
    day = events.order_by("-on").values("on")[most : most + 1]
    return events.filter(on__gte=Coalesce(Subquery(day), Value(dt.date.min)))


def tended(owner: AbstractBaseUser, today: dt.date) -> QuerySet[Opening]:
    """The openings that advice is wanted for: alive, or refused so lately that there is still something to do."""
    alive = ~Q(stage__in=[OpeningStage.WISHLIST, OpeningStage.CLOSED])
    lately = Q(stage=OpeningStage.CLOSED, outcome__in=_REFUSED, stage_since__gt=today - STILL_TENDED)
    return Opening.objects.filter(alive | lately, owner_id=owner.pk, archived_at=None)


def todays(owner: AbstractBaseUser, today: dt.date, *, language: str = "") -> "list[tuple[Opening, Advice]]":
    """Every opening that is tended, with its advice; what wants doing first stands first."""
    from huiyin.journal.standing import Mark, advice_of

    # What only the letters and the edit page need stays where it is: there may be a thousand openings.
    openings = list(tended(owner, today).defer("advert", "notes"))
    pairs = zip(openings, advice_of(openings, today, language=language), strict=True)
    return sorted(pairs, key=lambda pair: Mark.of(*pair).urgency(today))


def marked(owner: AbstractBaseUser, today: dt.date, *, language: str = "") -> "list[Mark]":
    """`todays` in the same order, but only the marks: what a page shows of them is fetched by its key."""
    from huiyin.journal.standing import marks_of

    marks = marks_of(tended(owner, today), today, language=language)
    return sorted(marks, key=lambda mark: mark.urgency(today))


MOST_MENTIONS = 200


@dataclass(frozen=True)
class Found:
    """An opening in which all the words were found, and the events and people that hold one of them."""

    opening: Opening
    events: list[Event] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def find(owner: AbstractBaseUser, words: str, most: int = 50) -> list[Found]:
    """Openings that hold every one of the words, anywhere: company, role, notes, people, what was said.

    Parts of words count, and Chinese needs no spaces. Archived ones are found too.
    """
    wanted = _each(words)
    if not wanted:
        return []
    openings = Opening.objects.filter(owner_id=owner.pk)
    some_person = Q()
    for word in wanted:
        openings = openings.filter(_holds(word))
        some_person |= _names(word)
    found = {opening.pk: Found(opening) for opening in openings[:most]}
    for event in mentions(found, words):
        found[event.opening_id].events.append(event)
    people = Person.objects.filter(some_person, involvements__opening_id__in=found).distinct()
    for person in people.prefetch_related("involvements"):
        for involvement in person.involvements.all():
            if involvement.opening_id in found:
                found[involvement.opening_id].people.append(person)
    return list(found.values())


def mentions(openings: Iterable[int], words: str) -> list[Event]:
    """What was said in these openings (by their keys) that holds one of the words, the newest first."""
    some = Q()
    for word in _each(words):
        some |= _in(word, "text", "subject")
    if not some:
        return []
    return list(
        Event.objects.filter(some, opening_id__in=list(openings)).order_by("-on", "-pk")[:MOST_MENTIONS]
    )


def _each(words: str) -> list[str]:
    """The words that are looked for, each once."""
    return list(dict.fromkeys(words.replace("\0", "").split()))[:10]


def _holds(word: str) -> Q:
    """The openings that hold the word anywhere."""
    own = _in(word, "company", "title", "city", "hr_name", "notes", "advert", "found_via")
    # Asked for each opening: so only the owner's own rows are read, and in the order they lie in.
    said = Event.objects.filter(_in(word, "text", "subject"), opening_id=OuterRef("pk"))
    known = Person.objects.filter(_names(word), involvements__opening_id=OuterRef("pk"))
    return own | Exists(said) | Exists(known)


def _names(word: str) -> Q:
    return _in(word, "name", "company", "title", "email", "wechat", "notes")


def _in(word: str, *columns: str) -> Q:
    """Any of the columns holds the word. Where a script has no case, as Chinese, folding it would only cost time."""
    lookup = "contains" if word.upper() == word.lower() else "icontains"
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__{lookup}": word})
    return found
