"""The tick: what is due by itself, done once, by whichever program comes first.

It may be called as often as one likes, by hand, by cron, by a timer, by the built-in worker, by several at once.
"""

import datetime as dt
import logging
import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import ngettext

from huiyin.channels.channel import ChannelError, Duty, duties
from huiyin.channels.models import Turn
from huiyin.channels.voice import language_of, speaking
from huiyin.journal import queries
from huiyin.journal.errors import JournalError
from huiyin.journal.models import Profile
from huiyin.journal.services import keeping

log = logging.getLogger(__name__)

FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=6)
"""After a failure it waits a minute, after each further one twice as long, up to this."""

Clock = Callable[[], dt.datetime]
_FOR_PEOPLE = (ChannelError, JournalError)
"""Errors whose words are meant for the person; any other one is told with its name, and stands in the program's log."""


@dataclass(frozen=True)
class Done:
    """What a tick did: a duty that had something to do, or that failed."""

    duty: str
    said: str = ""
    wrong: str = ""


def tick(clock: Clock = timezone.now, wanted: Sequence[Duty] | None = None) -> list[Done]:
    """Does what is due, for every person. Gives what was done, and what failed; one failure stops nothing else.

    `clock`: gives the moment, aware · `wanted`: the duties; by default every channel's and the site's own.
    """
    holder = f"{os.getpid()}-{secrets.token_hex(6)}"
    found = []
    every = [*duties(), *own_duties()] if wanted is None else wanted
    for profile in Profile.objects.select_related("owner"):
        with speaking(profile):
            found += [done for duty in every if (done := _do(profile, duty, clock, holder))]
    return found


def _do(profile: Profile, duty: Duty, clock: Clock, holder: str) -> Done | None:
    owner, now = profile.owner, clock()
    if not Turn.due(owner.pk, duty.name, now) or not Turn.take(owner.pk, duty.name, now, duty.hold, holder):
        return None
    try:
        said = duty.do(owner, now)
    except Exception as error:
        return _failed(owner, duty, holder, clock(), error)
    done = clock()
    Turn.lay_down(owner.pk, duty.name, holder, done, due_at=done + duty.every, said=said)
    return Done(duty.name, said) if said else None


def _failed(owner: AbstractBaseUser, duty: Duty, holder: str, now: dt.datetime, error: Exception) -> Done:
    """What went wrong is kept for the person's page; the duty waits longer each time."""
    for_people = isinstance(error, _FOR_PEOPLE)
    wrong = str(error) if for_people else f"{type(error).__name__}: {error}"
    if not for_people:
        log.warning("duty %s failed", duty.name, exc_info=error)
    before = Turn.objects.filter(owner_id=owner.pk, duty=duty.name).values_list("failures", flat=True).first()
    failures = (before or 0) + 1
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 20), LONGEST_WAIT)
    Turn.lay_down(
        owner.pk, duty.name, holder, now, due_at=now + wait, wrong=wrong or duty.name, failures=failures
    )
    return Done(duty.name, wrong=wrong)


def own_duties() -> list[Duty]:
    """The site's own: odds move over night, and the first page of the day shall not wait for it; what ended is tidied."""
    return [
        Duty("advice.today", dt.timedelta(hours=1), _advise),
        Duty("journal.keeping", dt.timedelta(days=1), _keep),
    ]


def _advise(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Today's advice, and tomorrow's as far as it can be known: so the first page of a day is quick also where the
    app was closed over night. What happens until then asks anew, opening by opening."""
    profile = Profile.objects.get(owner_id=owner.pk)
    today, language = profile.day(now), language_of(profile)
    for day in (today, today + dt.timedelta(days=1)):
        queries.marked(owner, day, language=language)
    return ""


def _keep(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """What the person does not want to keep for ever: `keeping.tidy`."""
    kept = keeping.tidy(owner, now=now)
    said = []
    if kept.archived:
        count = kept.archived
        told = ngettext(
            "One ended opening went into the archive.",
            "%(count)s ended openings went into the archive.",
            count,
        )
        said.append(told % {"count": count})
    if kept.forgotten:
        count = kept.forgotten
        told = ngettext(
            "The words of one message were let go.", "The words of %(count)s messages were let go.", count
        )
        said.append(told % {"count": count})
    return " ".join(said)
