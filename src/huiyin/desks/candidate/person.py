"""Who sits at the desk, and what day it is there."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from huiyin.desks.stationery import clock
from huiyin.desks.stationery.tongue import page_language

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from huiyin.journal.models import Action, Profile

TOAST_LASTS = dt.timedelta(minutes=2)
"""How long the page offers to take the last action back. Undo stays in reach on the help page after that."""


@dataclass(frozen=True)
class Desk:
    """The person, the moment, and the day where they are. `language`: zh or en, as the page is written."""

    owner: "User"
    profile: "Profile"
    now: dt.datetime
    today: dt.date
    language: str


def desk_of(request: HttpRequest) -> Desk:
    """The desk behind a request; made once for each."""
    desk = getattr(request, "desk", None)
    if desk is None:
        now = clock.now()
        owner = cast("User", request.user)
        profile = owner.profile
        desk = Desk(owner, profile, now, profile.day(now), page_language())
        setattr(request, "desk", desk)  # noqa: B010
    return desk


def context(request: HttpRequest) -> dict[str, Any]:
    """What base.html shows on every page: the day, the last action that can be taken back, the example's banner."""
    return {
        "desk": SimpleLazyObject(lambda: desk_of(request)),
        "last_action": SimpleLazyObject(lambda: _undoable(request)),
        "page_lang": "zh-Hans" if page_language() == "zh" else "en",
    }


def _undoable(request: HttpRequest) -> "Action | None":
    from huiyin.journal import queries

    desk = desk_of(request)
    action = queries.newest_action(desk.owner)
    # Whoever has just taken something back is not asked to take back what came before it as well.
    if action is None or action.undone_at is not None or desk.now - action.at >= TOAST_LASTS:
        return None
    return action
