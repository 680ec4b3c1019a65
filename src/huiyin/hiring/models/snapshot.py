"""Which columns carry state, and how they look before and after: what taking back works with. None of them holds words."""

import datetime as dt
from typing import Any

from django.db import models

from huiyin.hiring.models.application import Application
from huiyin.hiring.models.deciding import Decision, FinalistOrder, Offer, Standby, Telling
from huiyin.hiring.models.interview import Interview
from huiyin.hiring.models.letter import Letter
from huiyin.hiring.models.opening import Opening, Seat
from huiyin.hiring.models.person import Consent, Referral

STATE: dict[type[models.Model], tuple[str, ...]] = {
    Application: (
        "stage",
        "outcome",
        "place",
        "stage_since",
        "interviewed_on",
        "promised_by",
        "handed_on",
        "decided_in",
        "closed_at",
        "answered_at",
    ),
    Decision: ("undone_at",),
    FinalistOrder: ("undone_at",),
    Interview: ("starts_at", "ends_at", "held_at", "cancelled_at"),
    Letter: ("state", "send_at", "approved_at"),
    Offer: ("state", "approved_at", "approved_by_id", "made_at", "accepted_at", "ended_at"),
    Opening: ("state", "closed_at"),
    Seat: ("closed_at",),
    Standby: ("until", "ended_at"),
    Telling: ("how", "tell_at", "told_at", "failed_at", "unreachable_at", "cancelled_at"),
    Consent: ("until", "asked_again_at", "ended_at"),
    Referral: ("agreed_at", "declined_at", "passed_at"),
}
TABLES: dict[str, type[models.Model]] = {model._meta.model_name or "": model for model in STATE}


def table_of(row: models.Model) -> str:
    """The name under which a row stands in the log."""
    return row._meta.model_name or ""


def state_of(row: models.Model) -> dict[str, Any]:
    """The columns of a row that carry state, as JSON keeps them."""
    return {name: plain(getattr(row, name)) for name in STATE.get(type(row), ())}


def plain(value: Any) -> Any:
    """A value as JSON keeps it: moments and days in ISO 8601."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


def value_of(model: type[models.Model], name: str, kept: Any) -> Any:
    """A kept value as the column takes it."""
    field = next(field for field in model._meta.concrete_fields if name in (field.name, field.attname))
    return None if kept is None else field.to_python(kept)
