"""A company as such: what everybody says of it, in one place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate.person import Desk
from huiyin.growth import wording as growing
from huiyin.growth.company import Company, Line
from huiyin.growth.vocabulary import TOPICS, Topic
from huiyin.journal import companies


@dataclass(frozen=True)
class Told:
    """One line, with who said it."""

    line: Line

    @property
    def who(self) -> str:
        if self.line.topic == "own":
            return _("your own word")
        return self.line.source.name


@dataclass(frozen=True)
class CompanyPage:
    """All that is said of one company. `field`: what was learnt at others of its field."""

    seats: companies.Seats
    company: Company
    field: list[Line]

    @property
    def sentence(self) -> str:
        counts = {topic: len(self.company.of(topic)) for topic in TOPICS}
        if not any(counts.values()):
            return _("Nothing is noted of them yet.")
        if counts["own"] or counts["learnt"]:
            return _("What you know of them is more than their advert says.")
        return _("So far only what they say of themselves, ask, and answer.")

    @property
    def openings(self) -> str:
        count = len(self.seats.openings)
        return ngettext("%(n)d opening of yours", "%(n)d openings of yours", count) % {"n": count}

    @property
    def groups(self) -> list[tuple[Topic, str, list[Told]]]:
        told = [
            (topic, _(growing.TOPICS[topic]), [Told(line) for line in self.company.of(topic)])
            for topic in TOPICS
        ]
        return [group for group in told if group[2]]


def company_page(desk: Desk, name: str) -> CompanyPage:
    """Raises Opening.DoesNotExist."""
    seats = companies.company_called(desk.owner, name)
    return CompanyPage(seats, companies.company_of(desk.owner, seats), companies.field_of(desk.owner, seats))
