"""Whose consent ends soon and whom no letter reaches: to be asked by voice, with words for it."""

import datetime as dt
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from huiyin.desks.recruiter.place import Place
from huiyin.desks.stationery.templatetags.desk import full_day
from huiyin.hiring import queries
from huiyin.hiring.models import Candidate, Consent

MOST = 5


@dataclass(frozen=True)
class Renewal:
    """A person who agreed to be kept `until` a day; `words` to ask them with, in their language."""

    candidate: Candidate
    until: dt.date
    words: str


def to_ask(place: Place) -> tuple[list[Renewal], int]:
    """The first of them, soonest end first, and how many more there are."""
    rows = queries.to_ask_by_voice(place.desk)
    consents = list(rows.select_related("candidate").order_by("until", "pk")[:MOST])
    more = rows.count() - len(consents)
    return [Renewal(one.candidate, one.until, _words(place, one)) for one in consents], max(more, 0)


def _words(place: Place, consent: Consent) -> str:
    candidate = consent.candidate
    later = place.today + dt.timedelta(days=place.desk.pool_days)
    with translation.override("zh-hans" if candidate.language == "zh" else "en"):
        said = {"name": candidate.name, "day": full_day(consent.until), "later": full_day(later)}
        hello = _("Hello %(name)s.") % said
        company = _("This is %(company)s.") % {"company": place.desk.name} if place.desk.name else ""
        asked = _(
            "You allowed us to keep your details for other openings, until %(day)s. May we keep them until %(later)s? "
            "A no is fine, and if we hear nothing we delete them."
        )
        gap = "" if candidate.language == "zh" else " "
        return gap.join(part for part in (hello, company, asked % said) if part)
