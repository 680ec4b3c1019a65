"""All that is known about a person, for them to take along, and the desk's candidates as rows."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from huiyin.hiring.models import (
    Application,
    Candidate,
    Consent,
    Decision,
    Desk,
    Event,
    Interview,
    Letter,
    Offer,
    Question,
    Referral,
    Scorecard,
    Standby,
    Telling,
)
from huiyin.hiring.models.snapshot import plain

FORMAT = "huiyin-person-1"


def export_person(desk: Desk, candidate_id: int) -> dict[str, Any]:
    """Everything about one person as plain JSON: every table that knows them, its columns by their names."""
    candidate = Candidate.objects.get(desk=desk, pk=candidate_id)
    theirs = {"application__candidate": candidate}
    rows: dict[str, models.QuerySet[Any]] = {
        "applications": Application.objects.filter(candidate=candidate),
        "interviews": Interview.objects.filter(**theirs),
        "scorecards": Scorecard.objects.filter(interview__application__candidate=candidate),
        "decisions": Decision.objects.filter(**theirs),
        "tellings": Telling.objects.filter(**theirs),
        "standbys": Standby.objects.filter(**theirs),
        "offers": Offer.objects.filter(**theirs),
        "questions": Question.objects.filter(**theirs),
        "consents": Consent.objects.filter(candidate=candidate),
        "referrals": Referral.objects.filter(**theirs),
        "letters": Letter.objects.filter(candidate=candidate),
        "events": Event.objects.filter(**theirs),
    }
    told = {name: [_told(row) for row in found.order_by("pk")] for name, found in rows.items()}
    for card, row in zip(told["scorecards"], rows["scorecards"].order_by("pk"), strict=True):
        card["scores"] = [
            {"criterion": score.criterion.name, "score": score.score, "words": score.words}
            for score in row.scores.select_related("criterion")
        ]
    return {"format": FORMAT, "desk": desk.name, "person": _told(candidate), **told}


_LEFT_OUT = {"held_by", "held_until", "once", "changes", "made", "desk_id"}


def _told(row: models.Model) -> dict[str, Any]:
    fields = row._meta.concrete_fields
    return {
        field.attname: plain(getattr(row, field.attname))
        for field in fields
        if field.attname not in _LEFT_OUT
    }


HEADS = (
    "name",
    "email",
    "phone",
    "role",
    "applied_on",
    "stage",
    "outcome",
    "interviewed_on",
    "answer_by",
    "answered_at",
)


def rows_of(desk: Desk) -> Iterator[tuple[str, ...]]:
    """The applications as rows under HEADS, one for each that was not erased."""
    applications = Application.objects.filter(desk=desk, candidate__erased_at=None)
    for one in applications.select_related("candidate", "opening").order_by("pk").iterator(chunk_size=1000):
        values = (
            one.candidate.name, one.candidate.email, one.candidate.phone, one.opening.title, one.applied_on,
            one.stage, one.outcome, one.interviewed_on, one.answer_by, one.answered_at,
        )  # fmt: skip
        yield tuple("" if value is None else str(plain(value)) for value in values)
