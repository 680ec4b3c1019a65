"""Where a reminder leads: the page on which a decider decides, under the address by which people outside reach this app."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from huiyin.hiring.models import Application, Colleague, Link
from huiyin.hiring.services import links
from huiyin.hiring.services.work import Actor

MOST = 10


def decide_addresses(colleague: Colleague, applications: Sequence[Application], now: dt.datetime) -> str:
    """A link for each opening in which this colleague has to decide, a line each; "" where no address is set."""
    if not settings.LINK_ADDRESS:
        return ""
    openings = {one.opening_id: one.opening for one in applications if one.owed_what == "decide"}
    made = links.make_many(
        colleague.desk,
        Link.Purpose.DECIDE,
        [(opening, None, colleague) for opening in list(openings.values())[:MOST]],
        by=Actor.clock(),
        now=now,
    )
    lines = [
        f"{one.link.opening}: {settings.LINK_ADDRESS}{reverse('recruiter:decide', args=[one.token])}"
        for one in made
    ]
    return "\n".join(lines)


def own_pages(applications: Sequence[Application], now: dt.datetime) -> list[str]:
    """A link to each person's own page, in the same order; none where no address is set."""
    if not settings.LINK_ADDRESS or not applications:
        return []
    targets = [(None, one, None) for one in applications]
    made = links.make_many(applications[0].desk, Link.Purpose.STATUS, targets, by=Actor.clock(), now=now)
    return [f"{settings.LINK_ADDRESS}{reverse('recruiter:status', args=[one.token])}" for one in made]
