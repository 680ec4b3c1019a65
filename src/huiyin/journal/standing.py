"""The advice for openings: as kept for the day where it still counts, else worked out and kept."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.db import DatabaseError
from django.utils.translation import get_language

import huiyin
from huiyin.advisor.advice import Advice, Because
from huiyin.journal.case import cases_of, language_for
from huiyin.journal.models import Opening, OpeningStage, Standing

MOST_PAST = 50
"""Past openings that are looked at; more would teach hardly anything and cost time."""
_KEPT = ("revision", "language", "made_by", "advice")


def advice_of(openings: Sequence[Opening], today: dt.date, *, language: str = "") -> list[Advice]:
    """The advice for each opening on `today`, in the same order: `huiyin.advise_many` of their cases.

    `language`: zh or en, of the reasons; by default that of the page.
    """
    wanted = language_for(language or get_language() or "")
    kept = _kept(openings, today, wanted)
    missing = [opening for opening in openings if opening.pk not in kept]
    if missing:
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
