"""The odds of an opening, in words, as a bar and with their reasons."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huiyin.advisor.advice import Advice, Because
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.charts.situations import situations_bar
from huiyin.process.vocabulary import Situation

FOR_YOU = ("offer_coming", "stuck")
"""Situations that evidence for them speaks well for the person; the arrow points up."""


@dataclass(frozen=True)
class Reason:
    """A piece of evidence as the page shows it."""

    evidence: str
    toward: str
    arrow: str
    strength: str


@dataclass(frozen=True)
class Part:
    """One of the six situations with its odds."""

    name: str
    odds: float
    words: str
    first: bool


@dataclass(frozen=True)
class Odds:
    """An advice's odds for the page."""

    advice: Advice

    @property
    def headline(self) -> str:
        return wording.headline(self.advice.situations)

    @property
    def first(self) -> Situation:
        return wording.likeliest(self.advice.situations)[0]

    @property
    def words(self) -> str:
        return wording.odds_words(self.advice.situations[self.first])

    @property
    def parts(self) -> list[Part]:
        """The situations, the likeliest first; those that are next to nothing are left out."""
        odds = self.advice.situations
        order = [name for name in wording.likeliest(odds) if odds[name] >= 0.02]
        return [
            Part(name, odds[name], wording.odds_words(odds[name]), place == 0)
            for place, name in enumerate(order)
        ]

    @property
    def sentence(self) -> str:
        """The whole bar as one sentence, for a screen reader."""
        return _("What may lie behind the silence: %(list)s.") % {
            "list": _(", ").join(f"{wording.SITUATIONS[part.name]} ({part.words})" for part in self.parts)
        }

    @cached_property
    def bar(self) -> SafeString:
        return situations_bar(self.advice.situations, wording.ORDER, self.sentence)

    @cached_property
    def thin_bar(self) -> SafeString:
        return situations_bar(self.advice.situations, wording.ORDER, self.sentence, height=10)

    @property
    def reasons(self) -> list[Reason]:
        return [_reason(because) for because in self.advice.because]

    @property
    def how_sure(self) -> str:
        """How far apart the likeliest situation stands from the rest; nothing more to say where it is nearly certain."""
        odds = sorted(self.advice.situations.values())
        if odds[-1] >= 0.9:
            return ""
        if odds[-1] >= 0.7:
            return _("Fairly sure.")
        if odds[-1] - odds[-2] < 0.1:
            return _("Not sure: two explanations fit almost equally well.")
        return _("A leaning, not a certainty.")

    @property
    def offer_words(self) -> str:
        return wording.odds_words(self.advice.p_offer)

    @property
    def news_words(self) -> str:
        return wording.odds_words(self.advice.p_news_7d)


def _reason(because: Because) -> Reason:
    strength = _("strong") if because.weight >= 1 else _("some") if because.weight >= 0.4 else _("slight")
    return Reason(because.evidence, because.toward, "up" if because.toward in FOR_YOU else "down", strength)


@dataclass(frozen=True)
class Shift:
    """How one situation's odds moved between two days or before and after a message."""

    name: str
    before: str
    after: str
    up: bool


def shifts(before: Advice, after: Advice, least: float = 0.04) -> list[Shift]:
    """The situations whose odds moved by at least `least`, the largest move first."""
    moved = sorted(after.situations, key=lambda name: -abs(after.situations[name] - before.situations[name]))
    found = [
        Shift(
            name,
            wording.odds_words(before.situations[name]),
            wording.odds_words(after.situations[name]),
            after.situations[name] > before.situations[name],
        )
        for name in moved
        if abs(after.situations[name] - before.situations[name]) >= least
    ]
    # What reads the same before and after would only puzzle.
    return [shift for shift in found if shift.before != shift.after]


def soonest(advices: Sequence[Advice]) -> dt.date | None:
    """The first day on which any of the openings is to be looked at again."""
    return min((advice.next_look for advice in advices if advice.next_look), default=None)
