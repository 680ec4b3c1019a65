"""The kinds of role, and the portrait of one."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.person import Desk
from huiyin.growth import wording as growing
from huiyin.growth.portrait import Evidence, Portrait, Trait
from huiyin.growth.vocabulary import CONDITIONS
from huiyin.journal import growth, queries
from huiyin.journal.models import Debrief, Opening

MOST_LEARNT = 12
SHOWN = 24
"""Demands shown at once; the rest is folded away."""


@dataclass(frozen=True)
class Quoted:
    """Words with who said them."""

    quote: str
    who: str
    opening: int | None


def quoted(one: Evidence) -> Quoted:
    said = {
        "advert": _("advert of %(name)s"),
        "interview": _("asked at %(name)s"),
        "reason": _("HR of %(name)s, as the reason"),
        "person": _("your own word"),
    }[one.voice]
    return Quoted(one.quote, said % {"name": one.source.name}, one.source.opening)


@dataclass(frozen=True)
class Demand:
    """A row of the portrait. `adverts`: how many there are to compare."""

    trait: Trait
    adverts: int = 2

    @property
    def kind(self) -> str:
        return _(growing.KINDS[self.trait.kind])

    @property
    def level(self) -> str:
        return _(growing.LEVELS[self.trait.level])

    @property
    def set_by_seat(self) -> bool:
        """Whether it is pay, a place or hours: a seat has them, nobody can be short of them."""
        return self.trait.kind in CONDITIONS

    @property
    def often(self) -> str:
        """How much it counts, and from whom that is known."""
        parts = []
        if self.trait.blamed:
            parts.append(_("was the reason of a no"))
        if self.trait.asked:
            parts.append(_("asked about in interviews"))
        if self.trait.advertised and self.adverts == 1:
            parts.append(_("in the advert"))
        elif self.trait.advertised:
            parts.append(
                _("in %(share)s of the adverts") % {"share": wording.share_words(self.trait.advertised)}
            )
        return _(", ").join(parts) or _("your own word")

    @property
    def sure(self) -> str:
        if self.trait.corrected:
            return _("you said so")
        return "" if self.trait.certainty >= 0.7 else _("a guess; have a look")

    @property
    def quotes(self) -> list[Quoted]:
        return [quoted(one) for one in self.trait.evidence[:8]]


@dataclass(frozen=True)
class RoleCard:
    """A kind of role on the page that lists them."""

    role: growth.Role
    debriefs: int

    @property
    def sentence(self) -> str:
        openings = ngettext("%(n)d opening", "%(n)d openings", len(self.role.openings))
        adverts = ngettext("%(n)d advert", "%(n)d adverts", self.role.adverts)
        debriefs = ngettext("%(n)d debrief", "%(n)d debriefs", self.debriefs)
        return _(" · ").join(
            said % {"n": n}
            for said, n in (
                (openings, len(self.role.openings)),
                (adverts, self.role.adverts),
                (debriefs, self.debriefs),
            )
        )


def role_cards(desk: Desk) -> list[RoleCard]:
    """Every kind of role, with what is known of it."""
    noted: dict[int, int] = {}
    for key in Debrief.objects.filter(owner=desk.owner).values_list("opening_id", flat=True):
        noted[key] = noted.get(key, 0) + 1
    return [
        RoleCard(role, sum(noted.get(opening.pk, 0) for opening in role.openings))
        for role in growth.roles_of(desk.owner)
    ]


@dataclass
class PortraitPage:
    """The portrait of one kind of role."""

    role: growth.Role
    portrait: Portrait
    learnt: list[Debrief] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        told = self.portrait
        if not told.traits and told.unplaced:
            return _("So far you know what they asked. Paste an advert below, and the rest begins.")
        if not told.traits:
            return _("Nothing is known yet of what they look for. Paste an advert below, and it begins.")
        able = [
            trait.label for trait in told.traits if trait.kind in ("skill", "tool", "certificate", "language")
        ]
        first = able[:3] or [trait.label for trait in told.traits][:3]
        return _("Above all: %(list)s.") % {"list": _(", ").join(first)}

    @property
    def sources(self) -> str:
        """From how much that is known; empty where from nothing."""
        told = self.portrait
        if not (told.adverts or told.interviews or told.refusals):
            return ""
        adverts = ngettext("%(n)d advert", "%(n)d adverts", told.adverts)
        talks = ngettext("%(n)d interview", "%(n)d interviews", told.interviews)
        reasons = ngettext("%(n)d reason heard", "%(n)d reasons heard", told.refusals)
        counted = ((adverts, told.adverts), (talks, told.interviews), (reasons, told.refusals))
        return _("From %(list)s.") % {"list": _(", ").join(said % {"n": n} for said, n in counted if n)}

    @cached_property
    def demands(self) -> list[Demand]:
        return [
            Demand(trait, self.portrait.adverts)
            for trait in self.portrait.traits
            if trait.kind not in CONDITIONS
        ]

    @property
    def first_demands(self) -> list[Demand]:
        return self.demands[:SHOWN]

    @property
    def more_demands(self) -> list[Demand]:
        return self.demands[SHOWN:]

    @property
    def conditions(self) -> list[Demand]:
        return [
            Demand(trait, self.portrait.adverts) for trait in self.portrait.traits if trait.kind in CONDITIONS
        ]

    @property
    def unread(self) -> list[tuple[int, str, str]]:
        """Adverts that could not be used: opening, company, why."""
        return [
            (source.opening or 0, source.name, _(growing.ADVERT_TROUBLES[why]))
            for source, why in self.portrait.unread
        ]

    @property
    def without_advert(self) -> list[Opening]:
        return [opening for opening in self.role.openings if not opening.advert.strip()]


def portrait_page(desk: Desk, name: str) -> PortraitPage:
    """Raises Opening.DoesNotExist."""
    role = growth.role_called(desk.owner, name)
    keys = [opening.pk for opening in role.openings]
    noted = (
        queries.debriefs_of(desk.owner).filter(opening_id__in=keys).exclude(learnt="").order_by("-on", "-pk")
    )
    return PortraitPage(role, growth.portrait_of(desk.owner, role), list(noted[:MOST_LEARNT]))
