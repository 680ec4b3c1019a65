"""The bridge from records to growth: the one place where a journal becomes a portrait, gaps and the facts of plan B."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.growth.gaps import Gaps, gaps
from huiyin.growth.listening import Asked, Heard, Source
from huiyin.growth.me import Me, Stated, me_of, shone_of
from huiyin.growth.plan_b import Known, reason_in_words
from huiyin.growth.portrait import AdvertText, Correction, Portrait, portrait
from huiyin.growth.rehearsal import playing
from huiyin.growth.rehearsal.scenes import scenes
from huiyin.growth.roles import role_of
from huiyin.journal.models import (
    Claim,
    Debrief,
    Event,
    GapStep,
    Opening,
    PortraitCorrection,
    Rehearsal,
    Resume,
)
from huiyin.process.vocabulary import Channel, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

REFUSALS = ("rejected", "filled", "on_hold")


def role_of_opening(opening: Opening) -> str:
    """The kind of role that an opening belongs to: as the person says, else as its title says; may be empty."""
    return opening.role or role_of(opening.title)


@dataclass(frozen=True)
class Role:
    """A kind of role and the openings of it, newest movement first."""

    name: str
    openings: tuple[Opening, ...]

    @property
    def adverts(self) -> int:
        return sum(bool(opening.advert.strip()) for opening in self.openings)


def roles_of(owner: AbstractBaseUser) -> list[Role]:
    """Every kind of role in the journal, those with most openings first; openings without a title are left out."""
    found: dict[str, list[Opening]] = {}
    for opening in Opening.objects.filter(owner_id=owner.pk).defer("notes"):
        if name := role_of_opening(opening):
            found.setdefault(name, []).append(opening)
    roles = [Role(name, tuple(openings)) for name, openings in found.items()]
    return sorted(roles, key=lambda role: (-len(role.openings), role.name))


def role_called(owner: AbstractBaseUser, name: str) -> Role:
    """One kind of role. Raises Opening.DoesNotExist."""
    for role in roles_of(owner):
        if role.name == name:
            return role
    raise Opening.DoesNotExist(_("There is no opening of this kind in your journal."))


def portrait_of(owner: AbstractBaseUser, role: Role) -> Portrait:
    """What the role asks for: its adverts, what was asked in its interviews, why it was refused, the person's word."""
    keys = [opening.pk for opening in role.openings]
    sources = {opening.pk: Source(opening.company, opening.pk) for opening in role.openings}
    adverts = [
        AdvertText(opening.advert, sources[opening.pk]) for opening in role.openings if opening.advert.strip()
    ]
    corrections = PortraitCorrection.objects.filter(owner_id=owner.pk, role=role.name)
    return portrait(
        role.name,
        adverts,
        questions_in(Debrief.objects.filter(owner_id=owner.pk, opening_id__in=keys), sources),
        refusals_of(owner, sources),
        [Correction(cast(Any, one.kind), one.value, one.label, cast(Any, one.level)) for one in corrections],
    )


def questions_in(debriefs: Iterable[Debrief], sources: dict[int, Source]) -> list[Asked]:
    return [
        Asked(
            question["text"],
            Source(sources[debrief.opening_id].name, debrief.opening_id, debrief.on),
            question["stuck"],
        )
        for debrief in debriefs
        for question in debrief.questions
    ]


def refusals_of(owner: AbstractBaseUser, sources: dict[int, Source]) -> list[Heard]:
    said = Event.objects.filter(
        owner_id=owner.pk,
        opening_id__in=sources,
        kind="received",
        confirmed=True,
        reading__outcome__in=REFUSALS,
    )
    return [
        Heard(
            tuple((event.reading or {}).get("reasons", ())),
            event.text,
            Source(sources[event.opening_id].name, event.opening_id, event.on),
        )
        for event in said
        if (event.reading or {}).get("reasons")
    ]


def me_at(owner: AbstractBaseUser, day: dt.date) -> Me:
    """What the person brought by the end of `day`: the CV and what they said of themselves until then."""
    resume = Resume.objects.filter(owner_id=owner.pk, brought_on__lte=day).first()
    claims = Claim.objects.filter(owner_id=owner.pk, on__lte=day)
    stated = [
        Stated(cast(Any, one.kind), one.value, one.label, cast(Any, one.has), one.proof) for one in claims
    ]
    return me_of(resume.text if resume else "", day, stated)


def shone(owner: AbstractBaseUser, role: Role | None = None) -> list[str]:
    """What went well in interviews, the newest first, in the person's own words."""
    debriefs = Debrief.objects.filter(owner_id=owner.pk).exclude(shone="")
    if role is not None:
        debriefs = debriefs.filter(opening_id__in=[opening.pk for opening in role.openings])
    return shone_of(list(debriefs.order_by("-on", "-pk").values_list("shone", flat=True)[:50]))


def gaps_of(owner: AbstractBaseUser, role: Role, today: dt.date) -> tuple[Portrait, Gaps]:
    """The portrait of the role, and the person held against it as of today."""
    asked_for = portrait_of(owner, role)
    return asked_for, gaps(asked_for, me_at(owner, today), shone(owner, role) or shone(owner))


def steps_of(owner: AbstractBaseUser, role: str | None = None) -> "Sequence[GapStep]":
    """The plan: what is to be done, the nearest day first, then what is done, the newest first."""
    steps = GapStep.objects.filter(owner_id=owner.pk)
    if role is not None:
        steps = steps.filter(role=role)
    todo = sorted(
        (one for one in steps if one.done_on is None), key=lambda one: (one.due_on or dt.date.max, one.pk)
    )
    done = sorted((one for one in steps if one.done_on), key=lambda one: (one.done_on, one.pk), reverse=True)
    return [*todo, *done]


def progress_of(
    owner: AbstractBaseUser, asked_for: Portrait, today: dt.date
) -> list[tuple[dt.date, int, int]]:
    """How many demands were met on each day on which something changed: (day, met, of all), oldest first.

    Measured by today's portrait, so that a new advert does not look like a step back.
    """
    resume = Resume.objects.filter(owner_id=owner.pk).first()
    papers = me_of(resume.text if resume else "", today)
    claims = list(Claim.objects.filter(owner_id=owner.pk, on__lte=today))
    days = {claim.on for claim in claims} | {today} | ({resume.brought_on} if resume else set())
    found = []
    for day in sorted(days)[-12:]:
        own = [
            Stated(cast(Any, one.kind), one.value, one.label, cast(Any, one.has))
            for one in claims
            if one.on <= day
        ]
        said = me_of("", day, own)
        there = resume is not None and resume.brought_on <= day
        me = replace(papers, brings=(*papers.brings, *said.brings)) if there else said
        held = gaps(asked_for, me)
        found.append((day, len(held.of("met")), len(held.rows)))
    return found


def known_of(opening: Opening, language: Language) -> Known:
    """What plan B of an opening can stand on, from its debriefs and HR's last reason."""
    debriefs = list(opening.debriefs.order_by("-on", "-pk"))
    word = last_refusal(opening)
    questions = [question for one in debriefs for question in one.questions]
    return Known(
        company=opening.company,
        title=opening.title,
        reason=reason_in_words((word.reading or {}).get("reasons", []) if word else [], language),
        learnt=next((one.learnt for one in debriefs if one.learnt.strip()), ""),
        questions=tuple(question["text"] for question in questions),
        stuck_questions=tuple(question["text"] for question in questions if question["stuck"]),
        shone=tuple(shone_of([one.shone for one in debriefs])),
    )


def last_refusal(opening: Opening) -> Event | None:
    """HR's last word, if it was a no, a seat that is gone, or one put on hold."""
    word = opening.events.filter(kind="received", confirmed=True).exclude(reading=None).last()
    return word if word is not None and (word.reading or {}).get("outcome") in REFUSALS else None


def played_again(row: Rehearsal) -> playing.Rehearsal:
    """A kept rehearsal, played to where it came. Raises KeyError for a scene that is no more."""
    language, channel = cast(Language, row.language), cast(Channel, row.channel)
    found = playing.play(scenes()[row.scene], row.said, seed=row.seed, language=language, channel=channel)
    if not found.ended and row.summary.get("ended") == "you_hung_up":
        found.say(playing.HANG_UP)
    return found
