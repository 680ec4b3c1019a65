"""What is counted over the whole journal. The database counts: what comes out is a few rows, however long the search."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from huiyin.journal.models import Event, Opening
from huiyin.journal.queries import newest

NEWEST = 1_000
"""Of messages, promises and answers, so many of the newest are looked at: older ones would not change a share."""
ENDS = ("rejected", "filled", "on_hold")
"""What HR may say that comes with a reason."""


@dataclass(frozen=True)
class Way:
    """How far an opening has come: `talked` the day of its last interview, `heard` HR's first word from then on."""

    stage: str
    outcome: str
    stage_since: dt.date
    country: str
    sector: str
    any_talk: bool
    talked: dt.date | None
    heard: dt.date | None

    @property
    def is_open(self) -> bool:
        return self.stage != "closed"


def ways(owner: AbstractBaseUser, today: dt.date) -> list[Way]:
    """The way of every opening that has begun; one query. An interview that is still ahead is `any_talk`, not `talked`."""
    talks = _of_each("interview", "pk")
    past = talks.filter(on__lte=today).order_by("-on")
    mine = Opening.objects.filter(owner_id=owner.pk).exclude(stage="wishlist").order_by()
    mine = mine.annotate(any_talk=Exists(talks), talked=Subquery(past.values("on")[:1]))
    words = _of_each("received", "pk").filter(on__gte=OuterRef("talked")).order_by("on")
    rows = mine.annotate(heard=Subquery(words.values("on")[:1])).values_list(
        "stage", "outcome", "stage_since", "country", "sector", "any_talk", "talked", "heard"
    )
    return [Way(*row) for row in rows]


class Followed(NamedTuple):
    """How many messages of one's own were followed by a word from HR within the days asked for, of how many."""

    answered: int
    of: int


def followed(owner: AbstractBaseUser, days: int) -> tuple[dict[str, Followed], dict[str, Followed]]:
    """By channel and by move, the commonest first; of the newest messages, in one query."""
    words = _of_each("received", "opening_id").filter(on__gte=OuterRef("on"))
    sent = newest(_noted(owner, "sent"), NEWEST).order_by("-on", "-pk")
    sent = sent.annotate(heard=Subquery(words.order_by("on").values("on")[:1]))
    counted: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    answered: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for on, heard, *names in sent.values_list("on", "heard", "channel", "move")[:NEWEST]:
        soon = heard is not None and (heard - on).days <= days
        for place, name in enumerate(names):
            if name:
                counted[place][name] += 1
                answered[place][name] += soon
    by_channel, by_move = (
        {name: Followed(answered[place][name], of) for name, of in counted[place].most_common()}
        for place in (0, 1)
    )
    return by_channel, by_move


def promises(owner: AbstractBaseUser, today: dt.date) -> tuple[int, int]:
    """How many promised days were kept by a word, and how many passed without one; of the newest, in one query."""
    words = _of_each("received", "opening_id").filter(on__gt=OuterRef("on"))
    made = newest(_noted(owner, "promise"), NEWEST).order_by("-on", "-pk")
    made = made.annotate(heard=Subquery(words.order_by("on").values("on")[:1]))
    kept = passed = 0
    for by, heard in made.values_list("by", "heard")[:NEWEST]:
        if heard is not None and by is not None and heard <= by:
            kept += 1
        elif by is not None and by < today:
            passed += 1
    return kept, passed


def reasons(owner: AbstractBaseUser) -> tuple[list[tuple[str, int]], int]:
    """Each reason that HR gave with an end, how often, the commonest first; and of how many ends. Of the newest."""
    ends = newest(_noted(owner, "received"), NEWEST).filter(reading__outcome__in=ENDS).order_by("-on", "-pk")
    given = list(ends.values_list("reading__reasons", flat=True))
    return Counter(reason for some in given for reason in some or ()).most_common(), len(given)


def _noted(owner: AbstractBaseUser, kind: str) -> QuerySet[Event]:
    return Event.objects.filter(owner_id=owner.pk, kind=kind, confirmed=True)


def _of_each(kind: str, opening: str) -> QuerySet[Event]:
    """Those of the opening that a row of the query around it names."""
    return Event.objects.filter(opening_id=OuterRef(opening), kind=kind, confirmed=True)
