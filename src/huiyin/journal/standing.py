"""The advice for openings: as kept for the day where it still counts, else worked out and kept."""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from django.db import DatabaseError
from django.db.models import FilteredRelation, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.utils.translation import get_language

import huiyin
from huiyin.advisor.advice import Advice, Because
from huiyin.journal.case import cases_of, language_for
from huiyin.journal.models import Opening, OpeningStage, Standing
from huiyin.process.collecting import uncollected

MOST_PAST = 50
"""Past openings that are looked at; more would teach hardly anything and cost time."""
_KEPT = ("revision", "language", "made_by", "advice")


@dataclass(frozen=True, slots=True)
class Mark:
    """Of an opening and its advice, only what says in which order they come: a thousand of these are light to read."""

    key: int
    wish: int
    appointment_on: dt.date | None
    move: str
    on: dt.date
    next_look: dt.date | None
    waiting: float

    @classmethod
    def of(cls, opening: Opening, advice: Advice) -> Self:
        waiting = advice.worth.get("wait", 1.0)
        plain = opening.pk, opening.wish, opening.appointment_on
        return cls(*plain, advice.move, advice.on, advice.next_look, waiting)

    @property
    def let_go(self) -> bool:
        return self.move == "let_go"

    @property
    def due_on(self) -> dt.date | None:
        """The day on which a message is worth it; none where nothing is to be sent."""
        return None if self.move in ("wait", "let_go") else self.on

    def is_due(self, today: dt.date) -> bool:
        return self.due_on is not None and self.due_on <= today

    def urgency(self, today: dt.date) -> tuple[int, dt.date, float, int]:
        """HR waits for an answer, then what is due today, the most to gain first; then what rests, by its next look."""
        rank = 0 if self.move == "answer" else 1 if self.is_due(today) else 2
        day = (self.next_look or dt.date.max) if rank == 2 else today
        return rank, day, -self.wish * (1 - self.waiting), self.key


_ADVICE = "kept__advice"
_MARKED = {
    "kept_move": KeyTextTransform("move", _ADVICE),
    "kept_on": KeyTextTransform("on", _ADVICE),
    "kept_look": KeyTextTransform("next_look", _ADVICE),
    "kept_waiting": KeyTextTransform("wait", KeyTransform("worth", _ADVICE)),
}


def marks_of(openings: "QuerySet[Opening]", today: dt.date, *, language: str = "") -> list[Mark]:
    """The mark of each of the openings, in any order. One query where all is kept; what is not is worked out as by `advice_of`."""
    wanted = language_for(language or get_language() or "")
    todays = FilteredRelation("standings", condition=Q(standings__on=today))
    rows = openings.order_by().annotate(kept=todays).annotate(**_MARKED)
    found, missing = [], []
    for key, wish, revision, appointment_on, *kept, move, on, look, waiting in rows.values_list(
        "pk",
        "wish",
        "revision",
        "appointment_on",
        "kept__revision",
        "kept__language",
        "kept__made_by",
        *_MARKED,
    ):
        if kept != [revision, wanted, huiyin.__version__]:
            missing.append(key)
            continue
        next_look = dt.date.fromisoformat(look) if look else None
        share = 1.0 if waiting is None else float(waiting)
        found.append(Mark(key, wish, appointment_on, move, dt.date.fromisoformat(on), next_look, share))
    return found + [Mark.of(*pair) for pair in pairs_of(missing, today, language=language).values()]


def pairs_of(
    keys: Iterable[int], today: dt.date, *, language: str = ""
) -> "dict[int, tuple[Opening, Advice]]":
    """These openings, each with its advice, by their keys."""
    wanted = list(keys)
    if not wanted:
        return {}
    # What only the letters and the edit page need stays where it is.
    openings = list(Opening.objects.filter(pk__in=wanted).defer("advert", "notes"))
    pairs = zip(openings, advice_of(openings, today, language=language), strict=True)
    return {opening.pk: (opening, advice) for opening, advice in pairs}


def advice_of(openings: Sequence[Opening], today: dt.date, *, language: str = "") -> list[Advice]:
    """The advice for each opening on `today`, in the same order: `huiyin.advise_many` of their cases.

    `language`: zh or en, of the reasons; by default that of the page.
    """
    wanted = language_for(language or get_language() or "")
    kept = _kept(openings, today, wanted)
    missing = [opening for opening in openings if opening.pk not in kept]
    if missing:
        # Tens of thousands of events become objects here, and none of them a cycle.
        with uncollected():
            past = cases_of(_past(missing), today, language=wanted)
            advices = huiyin.advise_many(cases_of(missing, today, language=wanted), history=past)
        fresh = dict(zip((opening.pk for opening in missing), advices, strict=True))
        _keep(missing, fresh, today, wanted)
        # What was kept has passed through JSON: all of it looks the same.
        kept |= {key: _from_dict(advice.to_dict()) for key, advice in fresh.items()}
    return [kept[opening.pk] for opening in openings]


def _past(openings: Sequence[Opening]) -> list[Opening]:
    """What this person's search has taught so far: the newest openings that ended, the example's apart."""
    owners = {opening.owner_id for opening in openings}
    if len(owners) != 1:
        return []
    ended = Opening.objects.filter(owner_id=owners.pop(), stage=OpeningStage.CLOSED, is_example=False)
    return list(
        ended.exclude(pk__in=[opening.pk for opening in openings]).order_by("-stage_since", "-pk")[:MOST_PAST]
    )


def _kept(openings: Sequence[Opening], today: dt.date, language: str) -> dict[int, Advice]:
    revisions = {opening.pk: opening.revision for opening in openings}
    rows = Standing.objects.filter(
        opening_id__in=revisions, on=today, language=language, made_by=huiyin.__version__
    )
    return {
        key: _from_dict(advice)
        for key, revision, advice in rows.values_list("opening_id", "revision", "advice")
        if revision == revisions[key]
    }


def _keep(openings: Sequence[Opening], advices: dict[int, Advice], today: dt.date, language: str) -> None:
    rows = [
        Standing(
            owner_id=opening.owner_id,
            opening=opening,
            on=today,
            revision=opening.revision,
            language=language,
            made_by=huiyin.__version__,
            advice=advices[opening.pk].to_dict(),
        )
        for opening in openings
    ]
    # The advice stands also where it cannot be kept: an opening just removed elsewhere, a full disk.
    with suppress(DatabaseError):
        Standing.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["opening", "on"],
            update_fields=_KEPT,
            batch_size=500,
        )


def _from_dict(told: dict[str, Any]) -> Advice:
    """An advice from its JSON."""
    return Advice(
        id=told["id"],
        today=dt.date.fromisoformat(told["today"]),
        move=told["move"],
        on=dt.date.fromisoformat(told["on"]),
        channel=told["channel"],
        situations=told["situations"],
        p_offer=told["p_offer"],
        p_news_7d=told["p_news_7d"],
        because=tuple([Because(one["evidence"], one["toward"], one["weight"]) for one in told["because"]]),
        next_look=dt.date.fromisoformat(told["next_look"]) if told["next_look"] else None,
        worth=told["worth"],
        notes=tuple(told["notes"]),
    )
