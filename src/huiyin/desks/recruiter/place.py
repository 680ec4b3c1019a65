"""Who sits at the recruiter's desk, which desk it is, and what day it is there."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from huiyin.desks.stationery import clock
from huiyin.desks.stationery.tongue import page_language
from huiyin.hiring.services import desks
from huiyin.hiring.services.work import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from huiyin.hiring.models import Desk


@dataclass(frozen=True)
class Place:
    """The desk, the person at it, the moment, and the day where the desk is. `language`: zh or en, as the page is written."""

    user: "User"
    desk: "Desk"
    by: Actor
    now: dt.datetime
    today: dt.date
    language: str


def place_of(request: HttpRequest) -> Place:
    """The place behind a request; made once for each. Nothing of the person's journal is looked at."""
    found = getattr(request, "place", None)
    if found is None:
        now, user, language = clock.now(), cast("User", request.user), page_language()
        country = "CN" if settings.MACHINE_ZONE == "Asia/Shanghai" or language == "zh" else ""
        desk = desks.desk_of(
            user,
            now=now,
            language=language,
            time_zone=settings.MACHINE_ZONE,
            **({"country": country} if country else {}),
        )
        found = Place(user, desk, Actor.recruiter(user), now, desk.day(now), language)
        setattr(request, "place", found)  # noqa: B010
    return found


def link_address(request: HttpRequest, path: str) -> str:
    """The address of a link page for people outside: under HUIYIN_LINK_ADDRESS where it is set, else this very host."""
    return f"{settings.LINK_ADDRESS}{path}" if settings.LINK_ADDRESS else request.build_absolute_uri(path)


def reaches_outside(request: HttpRequest) -> bool:
    """Can somebody on another machine open a link made here?"""
    return bool(settings.LINK_ADDRESS) or split_domain_port(request.get_host())[0] not in settings.LOOPBACK
