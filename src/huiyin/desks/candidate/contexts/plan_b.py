"""Plan B of an opening: the text, the terms, and whether it is worth the evening."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.person import Desk
from huiyin.growth import wording as growing
from huiyin.growth.foreign import foreign_parts, is_foreign
from huiyin.growth.gaps import Gaps, gaps
from huiyin.growth.plan_b import Term, Worth, blanks_in, outline, term_suggestions, worth_it
from huiyin.growth.vocabulary import Part
from huiyin.journal import growth
from huiyin.journal.models import Opening, Proposal
from huiyin.journal.standing import advice_of


def worth_words(worth: Worth) -> tuple[str, str]:
    """Whether plan B is worth the evening, as one would say it to a friend: the answer, and what stands behind it."""
    as_much = _("Something else is worth as much.")
    elsewhere = _("What you would write may serve you elsewhere.")
    odds = _("An offer here in the end: %(odds)s.") % {"odds": wording.odds_words(worth.odds)}
    return {
        "yes": (_("It is worth an evening."), odds),
        "perhaps": (
            _("If you want this one, it may be worth an evening."),
            _("%(first)s %(second)s") % {"first": odds, "second": as_much},
        ),
        "no": (
            _("By the odds, keep the evening."),
            _("%(first)s %(second)s") % {"first": odds, "second": elsewhere},
        ),
        "too_early": (_("Not yet."), _("They have not doubted you; a plan B answers a doubt.")),
        "offered": (_("The offer is there."), _("A plan B is not needed any more.")),
        "not_about_me": (
            _("It would not help here."),
            _("The reason was not you, and no plan of yours can mend it."),
        ),
        "spent": (_("Its time has passed."), _("What you wrote stays yours.")),
    }[worth.answer]


@dataclass
class PlanPage:
    """Plan B of one opening."""

    opening: Opening
    language: str
    title: str
    sections: dict[str, str]
    terms: list[Term]
    worth: Worth
    kept: Proposal | None
    spoken: str = ""
    """The language of the desk."""

    @property
    def stuck(self) -> str:
        """Where the interview stuck, which the person wrote for themselves: shown beside the plan, never in it."""
        words = self.opening.debriefs.exclude(stuck="").order_by("-on", "-pk").values_list("stuck", flat=True)
        return words.first() or ""

    @property
    def worth_words(self) -> tuple[str, str]:
        return worth_words(self.worth)

    @property
    def blanks(self) -> int:
        return blanks_in(self.sections)

    @property
    def other_language(self) -> str:
        """That some of it stands in words of the other language, and where, by the names of the fields; or empty."""
        return self.pointed_out({part: _(name) for part, name in growing.PARTS.items()})

    def pointed_out(self, names: Mapping[Part, str]) -> str:
        """`names`: what the parts are called where it is said."""
        spoken = cast(Any, self.language)
        parts = foreign_parts(self.sections, spoken, [self.opening.company, self.opening.title])
        where = [names[part] for part in parts]
        if is_foreign(self.title, spoken, [self.opening.company]):
            where.insert(0, _("Title"))
        if not where:
            return ""
        named = _(", ").join(_("“%(part)s”") % {"part": part} for part in where)
        if self.language == "en":
            return _(
                "Some of your notes are in Chinese and stand here as you wrote them: %(parts)s. Say them in English before you pass the page on."
            ) % {"parts": named}
        return _(
            "Some of your notes are in English and stand here as you wrote them: %(parts)s. Say them in Chinese before you pass the page on."
        ) % {"parts": named}

    @property
    def takes_the_place(self) -> bool:
        """Whether keeping this would replace a plan in the other language."""
        return self.kept is not None and self.kept.language != self.language

    @property
    def numbered_terms(self) -> list[tuple[int, Term]]:
        return list(enumerate(self.terms))

    @property
    def shown_terms(self) -> list[tuple[int, Term, str]]:
        """The terms with what each gives, which is said to the person and so in the language of the desk."""
        gains = {one.what: one.gains for one in term_suggestions(cast(Any, self.spoken or self.language))}
        return [(number, term, gains.get(term.what, term.gains)) for number, term in self.numbered_terms]


def plan_page(desk: Desk, opening: Opening, language: str = "") -> PlanPage:
    """Plan B as it was kept; where there is none, an outline from what is known. `language`: an outline in this one."""
    kept = Proposal.objects.filter(owner=desk.owner, opening=opening).first()
    spoken = cast(Any, language or (kept.language if kept else opening.language))
    advice = advice_of([opening], desk.today, language=desk.language)[0]
    word = growth.last_refusal(opening)
    reading = (word.reading or {}) if word else {}
    told = "offer" if opening.stage == "offer" else reading.get("outcome", "")
    worth = worth_it(advice, told=told, reasons=reading.get("reasons", ()))
    if kept is not None and spoken == kept.language:
        terms = [Term(**term) for term in kept.terms] or list(term_suggestions(spoken))
        return PlanPage(opening, spoken, kept.title, dict(kept.sections), terms, worth, kept, desk.language)
    drawn = outline(growth.known_of(opening, spoken), _held_for(desk, opening), spoken)
    sections = {str(part): text for part, text in drawn.sections.items()}
    return PlanPage(
        opening, spoken, drawn.title, sections, list(term_suggestions(spoken)), worth, kept, desk.language
    )


def _held_for(desk: Desk, opening: Opening) -> Gaps:
    name = growth.role_of_opening(opening)
    if name:
        return growth.gaps_of(desk.owner, growth.role_called(desk.owner, name), desk.today)[1]
    alone = growth.Role("", (opening,))
    return gaps(growth.portrait_of(desk.owner, alone), growth.me_at(desk.owner, desk.today))
