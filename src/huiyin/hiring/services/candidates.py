"""People, and their applications. A list may hold mistakes: the good rows come in, each bad one is told."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.hiring.models import Application, Candidate, Desk, Opening
from huiyin.hiring.services.desks import gave, refuse_unknown
from huiyin.hiring.services.letters import readdress
from huiyin.hiring.services.openings import must_be_open
from huiyin.hiring.services.repeated import done_once
from huiyin.hiring.services.work import Actor, Work, fresh, working

PERSON = ("name", "email", "phone", "language", "source", "notes")


@dataclass
class Added:
    """What came of a list. `wrong`: the number of each row that stayed out (from 1), and why."""

    applications: list[Application] = field(default_factory=list)
    there_before: list[int] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


@done_once
def add_application(
    desk: Desk,
    opening_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    candidate_id: int | None = None,
    applied_on: dt.date | None = None,
    once: str = "",
    **person: Any,
) -> Application:
    """A person applies for an opening. `person`: columns of Candidate; or `candidate_id` of one who is known.

    Raises ValidationError, NotAllowed where the opening is closed.
    """
    refuse_unknown(person, set(PERSON))
    with working(desk, "add_application", by=by, now=now, once=once) as work:
        opening = work.opening(opening_id)
        must_be_open(opening)
        candidate = _candidate(work, opening, candidate_id, person)
        if opening.applications.filter(candidate=candidate).exists():
            raise ValidationError(_("%(who)s is in this opening already.") % {"who": candidate})
        application = _new(work, opening, candidate, applied_on)
        work.head.application = work.add(application)
        return gave(work, application)


def add_applications(
    desk: Desk, opening_id: int, rows: Sequence[Mapping[str, Any]], *, by: Actor, now: dt.datetime
) -> Added:
    """Many at once. Each row: columns of Candidate, and `applied_on`. Who is in the opening already stays as they are."""
    added = Added()
    with working(desk, "add_applications", by=by, now=now) as work:
        opening = work.opening(opening_id)
        must_be_open(opening)
        known = _known(work.desk, rows)
        here = set(opening.applications.values_list("candidate_id", flat=True))
        fresh_people: list[Candidate] = []
        days: list[dt.date | None] = []
        for number, row in enumerate(rows, 1):
            try:
                candidate, day = _read(work, opening, row, known)
            except ValidationError as error:
                added.wrong.append((number, " ".join(error.messages)))
                continue
            if candidate.pk in here or any(candidate is other for other in fresh_people):
                added.there_before.append(number)
                continue
            fresh_people.append(candidate)
            days.append(day)
        work.add_many([candidate for candidate in fresh_people if candidate.pk is None])
        made = [_new(work, opening, one, day) for one, day in zip(fresh_people, days, strict=True)]
        added.applications = list(work.add_many(made))
    return added


def change_candidate(
    desk: Desk, candidate_id: int, *, by: Actor, now: dt.datetime, version: int | None = None, **fields: Any
) -> Candidate:
    """Other values for a person. Letters that wait, or could not be delivered, go to the new address."""
    refuse_unknown(fields, set(PERSON))
    with working(desk, "change_candidate", by=by, now=now) as work:
        candidate = fresh(Candidate.objects.get(desk=work.desk, pk=candidate_id, erased_at=None), version)
        before = candidate.email
        work.change(candidate, **fields)
        readdress(work, candidate.letters.all(), before, candidate.email)
        return candidate


def change_application(
    desk: Desk, application_id: int, *, by: Actor, now: dt.datetime, version: int | None = None, **fields: Any
) -> Application:
    """`notes`, or `promised_by`: the day that HR named to the person for the next news."""
    refuse_unknown(fields, {"notes", "promised_by"})
    with working(desk, "change_application", by=by, now=now) as work:
        return work.change(work.application(application_id, version), **fields)


def _candidate(work: Work, opening: Opening, candidate_id: int | None, person: dict[str, Any]) -> Candidate:
    if candidate_id is not None:
        return Candidate.objects.get(desk=work.desk, pk=candidate_id, erased_at=None)
    email = str(person.get("email") or "").strip()
    same = Candidate.objects.filter(desk=work.desk, email__iexact=email, erased_at=None).first()
    if email and same is not None:
        return same
    person.setdefault("language", opening.language)
    return work.add(Candidate(desk=work.desk, **person))


def _known(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> dict[str, Candidate]:
    """People of the desk by their address."""
    mine = Candidate.objects.filter(desk=desk, erased_at=None).exclude(email="")
    return {candidate.email.lower(): candidate for candidate in mine} if rows else {}


def _read(
    work: Work, opening: Opening, row: Mapping[str, Any], known: dict[str, Candidate]
) -> tuple[Candidate, dt.date | None]:
    person = {name: str(row[name]).strip() for name in PERSON if row.get(name)}
    day = _day(row.get("applied_on"))
    _not_ahead(work, day)
    email = person.get("email", "").lower()
    if email and email in known:
        return known[email], day
    person.setdefault("language", opening.language)
    candidate = Candidate(desk=work.desk, created_at=work.now, **person)
    candidate.full_clean(exclude=["desk"])
    if email:
        known[email] = candidate
    return candidate, day


def _day(given: object) -> dt.date | None:
    if given is None or isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(str(given).strip()) if given else None
    except ValueError:
        said = _("“%(day)s” is not a day; write it as 2026-05-08.") % {"day": str(given)[:40]}
        raise ValidationError(said) from None


def _new(work: Work, opening: Opening, candidate: Candidate, applied_on: dt.date | None) -> Application:
    _not_ahead(work, applied_on)
    day = applied_on or work.today
    return Application(
        desk=work.desk,
        opening=opening,
        candidate=candidate,
        applied_on=day,
        stage_since=day,
        created_at=work.now,
        updated_at=work.now,
    )


def _not_ahead(work: Work, day: dt.date | None) -> None:
    if day is not None and day > work.today:
        raise ValidationError(
            _("%(day)s lies ahead; today is %(today)s.") % {"day": day, "today": work.today}
        )
