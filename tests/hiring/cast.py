"""A desk with one opening and the people around it. All are made up."""

import datetime as dt
from dataclasses import dataclass

from huiyin.hiring.models import Application, Colleague, Desk, Opening
from huiyin.hiring.services import (
    candidates,
    deciding,
    delivering,
    desks,
    interviews,
    offers,
    openings,
    standbys,
)
from huiyin.hiring.services.telling import Words
from huiyin.hiring.services.work import Actor

NOW = dt.datetime(2026, 5, 20, 4, 0, tzinfo=dt.UTC)
"""Noon on a Wednesday in Shanghai."""
DAY = dt.timedelta(days=1)


@dataclass
class Cast:
    """The desk, who acts, and those who are there."""

    desk: Desk
    by: Actor
    hr: Colleague
    head: Colleague
    deputy: Colleague
    chief: Colleague
    approver: Colleague


def cast(user) -> Cast:
    """HR Wang Min, the head Zhao Lei with a deputy and a chief, and an approver."""
    desk = desks.desk_of(user, now=NOW, name="晴川消费品", language="zh")
    by = Actor.recruiter(user)
    add = lambda name, **more: desks.add_colleague(  # noqa: E731
        desk, by=by, now=NOW, name=name, email=more.pop("email"), **more
    )
    chief = add("孙总", email="sun@example.com")
    deputy = add("周岩", email="zhou@example.com", chief=chief)
    head = add("赵磊", email="zhao@example.com", deputy=deputy, chief=chief)
    hr = add("王敏", email="wang@example.com", chief=chief)
    approver = add("李芸", email="li@example.com", chief=chief)
    return Cast(desk, by, hr, head, deputy, chief, approver)


def opened(people: Cast, *, now=NOW, **more) -> Opening:
    """An opening for a marketing manager."""
    told = {"title": "市场经理", "hr": people.hr, "head": people.head, **more}
    return openings.open_opening(people.desk, by=people.by, now=now, **told)


def applied(people: Cast, opening: Opening, name: str, *, now=NOW) -> Application:
    return candidates.add_application(
        people.desk,
        opening.pk,
        by=people.by,
        now=now,
        name=name,
        email=f"{''.join(filter(str.isalnum, name.lower()))}@example.com",
    )


def interviewed(people: Cast, opening: Opening, *names: str, now=NOW) -> list[Application]:
    """People who applied, were interviewed by the head and scored: they are with the department."""
    found = []
    for name in names:
        application = applied(people, opening, name, now=now)
        interview = interviews.schedule(
            people.desk, application.pk, by=people.by, now=now, starts_at=now - dt.timedelta(hours=3)
        )
        interviews.hold_interview(people.desk, interview.pk, by=people.by, now=now)
        interviews.give_scorecard(people.desk, interview.pk, people.head.pk, by=people.by, now=now)
        application.refresh_from_db()
        found.append(application)
    return found


def finalists(people: Cast, opening: Opening, *names: str, now=NOW) -> list[Application]:
    """Those who were interviewed, in the department's order."""
    found = interviewed(people, opening, *names, now=now)
    keys = [one.pk for one in found]
    deciding.order_finalists(
        people.desk, opening.pk, keys, by=people.by, now=now, decided_by_id=people.head.pk
    )
    for one in found:
        one.refresh_from_db()
    return found


def first_and_second(people: Cast) -> tuple[Application, Application]:
    """One seat: the first choice has accepted, the second stands by with a promise, was told so, and can be called."""
    first, second = finalists(people, opened(people), "First", "Second")
    do = {"by": people.by, "now": NOW}
    second.candidate.phone = "555 0199"
    second.candidate.save()
    offer = offers.prepare_offer(people.desk, first.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)
    until = (NOW + 6 * DAY).date()
    standbys.put_on_standby(people.desk, second.pk, until=until, promised="We call at once.", **do)
    delivering.told_by_hand(people.desk, second.tellings.get().pk, **do)
    offers.accept_offer(people.desk, offer.pk, **do)
    return first, second


def plain_words(telling) -> Words:
    """Words for a telling, enough for a test."""
    return Words("结果", f"{telling.application.candidate.name}，谢谢你来。")
