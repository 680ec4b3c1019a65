"""The bridge from records to the company as such: its openings, and all that is said of it over them."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.growth.company import Company, Line, company, company_key, house_lines
from huiyin.growth.listening import Source
from huiyin.journal.growth import questions_in, refusals_of
from huiyin.journal.models import CompanyWord, Debrief, Opening


@dataclass(frozen=True)
class Seats:
    """A company and one's openings at it, newest movement first. `key`: by which it is known again."""

    key: str
    name: str
    openings: tuple[Opening, ...]


def companies_of(owner: AbstractBaseUser) -> list[Seats]:
    """Every company in the journal with its openings, those with most openings first."""
    found: dict[str, list[Opening]] = {}
    for opening in Opening.objects.filter(owner_id=owner.pk).defer("notes"):
        if key := company_key(opening.company):
            found.setdefault(key, []).append(opening)
    seats = [Seats(key, openings[0].company, tuple(openings)) for key, openings in found.items()]
    return sorted(seats, key=lambda one: (-len(one.openings), one.key))


def company_called(owner: AbstractBaseUser, key: str) -> Seats:
    """One company, by its key, its name, or a part of it that no other has. Raises Opening.DoesNotExist."""
    wanted, known = company_key(key), companies_of(owner)
    for seats in known:
        if seats.key == wanted:
            return seats
    part = key.strip().casefold()
    alike = [seats for seats in known if part and part in seats.name.casefold()]
    if len(alike) == 1:
        return alike[0]
    raise Opening.DoesNotExist(_("There is no opening at this company in your journal."))


def company_of(owner: AbstractBaseUser, seats: Seats) -> Company:
    """What adverts, interviewers, refusals, debriefs and the person say of the company, over all its openings."""
    sources = {one.pk: Source(one.title, one.pk) for one in seats.openings}
    debriefs = list(Debrief.objects.filter(owner_id=owner.pk, opening_id__in=sources))
    said = [
        Line("about", text, sources[one.pk]) for one in seats.openings for text in house_lines(one.advert)
    ]
    for one in debriefs:
        at = replace(sources[one.opening_id], on=one.on)
        said += [Line("learnt", text.strip(), at) for text in one.learnt.splitlines() if text.strip()]
    said += [Line("asked", one.text, one.source, one.stuck) for one in questions_in(debriefs, sources)]
    said += [Line("reason", one.text, one.source) for one in refusals_of(owner, sources)]
    words = list(CompanyWord.objects.filter(owner_id=owner.pk, company=seats.key))
    own = [Line("own", one.text, Source("", None, one.on)) for one in words if not one.wrong]
    return company(seats.name, said, own, [one.text for one in words if one.wrong])


def field_of(owner: AbstractBaseUser, seats: Seats, most: int = 12) -> list[Line]:
    """What was learnt at other companies of the same field, the newest first; nothing where the field is not named."""
    sectors = {one.sector for one in seats.openings} - {"other"}
    own = {one.pk for one in seats.openings}
    debriefs = (
        Debrief.objects.filter(owner_id=owner.pk, opening__sector__in=sectors)
        .exclude(opening_id__in=own)
        .exclude(learnt="")
        .select_related("opening")
        .order_by("-on", "-pk")
    )
    return [
        Line("learnt", one.learnt.strip(), Source(one.opening.company, one.opening_id, one.on))
        for one in debriefs[:most]
    ]
