"""Introductions, approaches and closed seats as the growth room sees them, from the records."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef

from huiyin.growth.introductions import Due, Introduction, due, may_ask
from huiyin.growth.watching import Watch, watch
from huiyin.journal import queries
from huiyin.journal.case import cases_of
from huiyin.journal.models import Event, Kind, Opening, OpeningOutcome, OpeningStage
from huiyin.journal.standing import advice_of
from huiyin.language.letters.facts import turns_it_down
from huiyin.process.case import Case

MOST = 100
MOST_WORDS = 1_000
MOST_CLOSED = 60
MOST_ASKED = 20
MOST_MOMENTS = 2_000
_THANKS = ("thank", "follow_introduction")
_CLOSING = ("rejected", "filled", "on_hold")
_RECENT = 40
"""Days for which a no is looked at for whether to ask for an introduction."""


@dataclass(frozen=True)
class Made:
    """An introduction in the journal: its records, and how the growth room sees it."""

    event: Event
    seen: Introduction
    led_to: list[Opening] = field(default_factory=list)


def introductions_of(owner: AbstractBaseUser) -> list[Made]:
    """The newest introductions, with what came of each; in a constant number of queries."""
    sources = _introducing(owner)
    keys = {event.opening_id for event in sources}
    led: dict[int, list[Opening]] = defaultdict(list)
    for opening in Opening.objects.filter(owner_id=owner.pk, came_from_id__in=keys).order_by("pk"):
        led[opening.came_from_id or 0].append(opening)
    around = keys | {opening.pk for some in led.values() for opening in some}
    happened: dict[int, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(opening_id__in=around, confirmed=True).order_by("on", "pk"):
        happened[event.opening_id].append(event)
    return [
        Made(
            event,
            _seen(event, happened, led.get(event.opening_id, [])),
            led.get(event.opening_id, []),
        )
        for event in sources
    ]


def _introducing(owner: AbstractBaseUser) -> list[Event]:
    """HR's word of an introduction, and the person's note of one; where both are there, the note.

    Each finds its kind in the index, where one query for both would read every entry of the journal; and of HR's words
    only the newest are read for one.
    """
    events = Event.objects.filter(owner_id=owner.pk, confirmed=True).order_by("-on", "-pk")
    events = events.select_related("opening", "person__introduced_by")
    noted = Event.objects.filter(opening_id=OuterRef("opening_id"), kind=Kind.INTRODUCTION, confirmed=True)
    words = queries.newest(events.filter(kind=Kind.RECEIVED), MOST_WORDS)
    said = words.filter(~Exists(noted), reading__referral=True)
    found = [*events.filter(kind=Kind.INTRODUCTION)[:MOST], *said[:MOST]]
    return sorted(found, key=lambda event: (event.on, event.pk), reverse=True)[:MOST]


def _seen(event: Event, happened: dict[int, list[Event]], led: Sequence[Opening]) -> Introduction:
    source = event.opening
    after = [one for one in happened[source.pk] if one.kind == Kind.SENT and one.on >= event.on]
    thanks = [one.on for one in after if one.move in _THANKS]
    there = sorted((one for opening in led for one in happened[opening.pk]), key=lambda one: (one.on, one.pk))
    sent = [one.on for one in there if one.kind == Kind.SENT]
    answers = [one.on for one in there if one.kind == Kind.RECEIVED]
    talks = [one.on for one in there if one.kind == Kind.INTERVIEW]
    met = talks[-1] if talks else None
    ended = [opening for opening in led if opening.stage in (OpeningStage.CLOSED, OpeningStage.OFFER)]
    by = event.person.introduced_by if event.person else None
    told = [
        one.on for one in after if sent and one.on >= sent[0] and one.on > (thanks[0] if thanks else event.on)
    ]
    return Introduction(
        id=event.pk,
        on=event.on,
        by=by.name if by else source.hr_name,
        whom=event.person.name if event.person else (led[0].hr_name if led else ""),
        company=led[0].company if led else "",
        country=source.country,
        declined=not led and any(turns_it_down(one.text) for one in after),
        thanked=thanks[0] if thanks else None,
        written=sent[0] if sent else None,
        reminded=sent[1] if len(sent) > 1 and not answers else None,
        answered=answers[0] if answers else None,
        met=met,
        thanked_there=next((day for day in sent if met and day >= met), None),
        ended=max(opening.stage_since for opening in ended) if ended and len(ended) == len(led) else None,
        well=any(
            opening.outcome == OpeningOutcome.ACCEPTED or opening.stage == OpeningStage.OFFER
            for opening in ended
        ),
        reported=told[-1] if told else None,
    )


def tasks_of(made: Sequence[Made], today: dt.date) -> list[tuple[Due, Made]]:
    """What is due for the introductions, each with its records."""
    known = {one.event.pk: one for one in made}
    return [(task, known[int(task.id)]) for task in due((one.seen for one in made), today)]


def to_be_asked(owner: AbstractBaseUser, today: dt.date) -> list[tuple[Due, Opening]]:
    """The openings whose HR may be asked for an introduction now."""
    found = [
        (asked, opening)
        for opening, case in _ended_with_a_word(owner, today, today - dt.timedelta(_RECENT), MOST_ASKED)
        if (asked := may_ask(case)) is not None and asked.on <= today
    ]
    return sorted(found, key=lambda one: one[0].on)


def watched(owner: AbstractBaseUser, today: dt.date) -> list[tuple[Opening, Watch]]:
    """The closed seats that may open again, the next look first."""
    ended = _ended_with_a_word(owner, today, today - dt.timedelta(400))
    found = [
        (opening, seen) for opening, case in ended if (seen := watch(case)) is not None and seen.ahead(today)
    ]
    return sorted(found, key=lambda one: (one[1].ahead(today)[0].on, one[0].pk))


def watched_from(
    owner: AbstractBaseUser, today: dt.date, language: str
) -> list[tuple[Opening, Watch, dt.date]]:
    """The same with the day on which to look next, the nearest first.

    While the opening waits for an answer, that day is the advice's, as everywhere else: who is next in line hears of it no
    sooner because the first choice might answer about now.
    """
    found = watched(owner, today)
    waiting = [opening for opening, _seen in found if opening.is_open]
    advices = advice_of(waiting, today, language=language)
    advised = {opening.pk: advice.ahead for opening, advice in zip(waiting, advices, strict=True)}
    looked = [(opening, seen, advised.get(opening.pk) or seen.ahead(today)[0].on) for opening, seen in found]
    return sorted(looked, key=lambda one: (one[2], one[0].pk))


def _ended_with_a_word(
    owner: AbstractBaseUser, today: dt.date, since: dt.date, most: int = MOST_CLOSED
) -> list[tuple[Opening, Case]]:
    told = Event.objects.filter(
        opening_id=OuterRef("pk"),
        kind=Kind.RECEIVED,
        confirmed=True,
        on__gte=since,
        on__lte=today,
        reading__outcome__in=_CLOSING,
    )
    openings = Opening.objects.filter(Exists(told), owner_id=owner.pk, archived_at=None).exclude(
        outcome__in=[OpeningOutcome.ACCEPTED, OpeningOutcome.WITHDRAWN, OpeningOutcome.DECLINED_OFFER]
    )
    known = list(openings.order_by("-stage_since", "-pk")[:most])
    return list(zip(known, cases_of(known, today), strict=True))


def moments_of(owner: AbstractBaseUser, channels: Sequence[str] = ()) -> list[dt.datetime]:
    """When HR people wrote, as far as the moment is known, in UTC; the newest. `channels`: only by these."""
    events = Event.objects.filter(
        owner_id=owner.pk, kind=Kind.RECEIVED, confirmed=True, at__isnull=False, opening__is_example=False
    )
    if channels:
        events = events.filter(channel__in=channels)
    return [moment for moment in events.order_by("-at").values_list("at", flat=True)[:MOST_MOMENTS] if moment]


def approaches_of(owner: AbstractBaseUser) -> list[tuple[Opening, list[dt.date], dt.date | None]]:
    """Openings approached cold: something was sent and nothing else has happened but perhaps an answer."""
    sent = Event.objects.filter(opening_id=OuterRef("pk"), kind=Kind.SENT, confirmed=True)
    talked = Event.objects.filter(opening_id=OuterRef("pk"), kind=Kind.INTERVIEW, confirmed=True)
    openings = list(
        Opening.objects.filter(
            Exists(sent),
            ~Exists(talked),
            owner_id=owner.pk,
            archived_at=None,
            stage__in=[OpeningStage.WISHLIST, OpeningStage.APPLIED],
        ).order_by("-stage_since", "-pk")[:MOST]
    )
    days: dict[int, list[dt.date]] = defaultdict(list)
    answers: dict[int, dt.date] = {}
    events = Event.objects.filter(opening__in=openings, confirmed=True, kind__in=[Kind.SENT, Kind.RECEIVED])
    for opening_id, kind, on in events.order_by("on").values_list("opening_id", "kind", "on"):
        if kind == Kind.SENT:
            days[opening_id].append(on)
        else:
            answers.setdefault(opening_id, on)
    return [(opening, days[opening.pk], answers.get(opening.pk)) for opening in openings]
