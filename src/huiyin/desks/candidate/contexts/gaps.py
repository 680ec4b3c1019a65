"""The person held against a kind of role, the plan, and what the CV was understood to say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huiyin.desks.candidate.charts.growing import met_chart
from huiyin.desks.candidate.contexts.growth import Demand, Quoted, quoted
from huiyin.desks.candidate.person import Desk
from huiyin.desks.stationery.templatetags.desk import day_from
from huiyin.growth import wording as growing
from huiyin.growth.gaps import Gap, Gaps, Step, steps_for
from huiyin.growth.portrait import Portrait
from huiyin.growth.vocabulary import CLAIMS, KINDS, MATCHES, Kind
from huiyin.journal import growth
from huiyin.journal.models import GapStep, Resume


@dataclass(frozen=True)
class GapRow:
    """A demand held against the person, with the words of both sides."""

    gap: Gap

    @property
    def demand(self) -> Demand:
        return Demand(self.gap.trait)

    @property
    def theirs(self) -> list[Quoted]:
        return [quoted(one) for one in self.gap.trait.evidence[:3]]

    @property
    def mine(self) -> list[str]:
        said = [one.quote or one.label for one in self.gap.mine[:3]]
        return [line for text in said for line in text.splitlines()[:2] if line.strip()]

    @property
    def how(self) -> str:
        if self.gap.related:
            return _("Something close to it; say so in the interview.")
        if self.gap.match == "partly" and self.gap.trait.kind == "years" and self.gap.trait.blamed:
            return _("The number may be there; they meant work of their own kind.")
        if self.gap.match == "partly" and self.gap.trait.stuck:
            return _("You have it, and once it did not come. One story, told aloud twice, is enough.")
        return ""


@dataclass
class GapsPage:
    """The person held against one kind of role."""

    desk: Desk
    role: growth.Role
    portrait: Portrait
    held: Gaps
    steps: Sequence[GapStep]
    resume: Resume | None
    progress: list[tuple[dt.date, int, int]] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[str, str, list[GapRow]]]:
        """Match, its words, its rows; what is met comes last but in full view of the count."""
        order = ("partly", "missing", "unknown", "met")
        return [
            (match, _(growing.MATCHES[match]), [GapRow(row) for row in self.held.of(match)])
            for match in order
            if match in MATCHES and self.held.of(match)
        ]

    @property
    def sentence(self) -> str:
        met, partly, rows = len(self.held.of("met")), len(self.held.of("partly")), len(self.held.rows)
        if not rows:
            return _("First the role: paste an advert, and you see what to measure yourself against.")
        if not self.held.has_cv and not met and not partly:
            return _("Give your CV, and see how much of it you bring already.")
        told = {"met": met, "partly": partly, "rows": rows}
        if not partly:
            return _("Of %(rows)d things they look for, you bring %(met)d.") % told
        return _("Of %(rows)d things they look for, you bring %(met)d, and %(partly)d in part.") % told

    @property
    def unsure(self) -> str:
        """What of the CV could not be read for sure."""
        return _unsure(self.held.unsure_date, third=self.held.third_language)

    @property
    def first(self) -> list[GapRow]:
        return [GapRow(row) for row in self.held.first]

    @property
    def suggestions(self) -> list[Step]:
        """Steps that are not in the plan yet, for gaps of which nothing is open in it."""
        under_way = {(step.kind, step.value) for step in self.todo}
        planned = {(step.kind, step.value, step.text) for step in self.steps}
        return [
            step
            for step in steps_for(self.held, cast(Any, self.desk.language), self.desk.today)
            if step.gap.trait.key not in under_way and (*step.gap.trait.key, step.text) not in planned
        ]

    @property
    def suggested(self) -> list[tuple[str, list[tuple[int, Step]]]]:
        """The suggestions with their numbers, under the demand that they are for."""
        groups: dict[Any, tuple[str, list[tuple[int, Step]]]] = {}
        for number, step in enumerate(self.suggestions):
            trait = step.gap.trait
            groups.setdefault(trait.key, (trait.label, []))[1].append((number, step))
        return list(groups.values())

    @property
    def todo(self) -> list[GapStep]:
        return [step for step in self.steps if step.done_on is None]

    @property
    def done(self) -> list[GapStep]:
        return [step for step in self.steps if step.done_on is not None]

    @property
    def grown(self) -> str:
        """How far it has come since the first day that is known."""
        if len(self.progress) < 2 or self.progress[-1][1] <= self.progress[0][1]:
            return ""
        told = {"then": self.progress[0][1], "now": self.progress[-1][1]}
        return _("You began with %(then)d; now it is %(now)d.") % told

    @property
    def way(self) -> list[tuple[dt.date, int, int]]:
        """The days on which the count changed, oldest first; empty where there is nothing to compare."""
        kept = [
            one
            for place, one in enumerate(self.progress)
            if not place or one[1] != self.progress[place - 1][1]
        ]
        return kept if len(kept) > 1 else []

    @property
    def chart(self) -> SafeString:
        """The way as a picture; empty where there is nothing to compare."""
        if not self.way:
            return SafeString()
        (first, then, _all), (_last, now, rows) = self.way[0], self.way[-1]
        today = self.desk.today
        # The line goes on to today: nothing changed since is also a fact.
        way = self.way if self.way[-1][0] == today else [*self.way, (today, now, rows)]
        told = {"then": then, "now": now, "rows": rows, "day": day_from(first, today)}
        sentence = _("%(day)s you brought %(then)d of %(rows)d things they look for, today %(now)d.") % told
        return met_chart(way, (day_from(first, today), day_from(today, today)), sentence)

    @property
    def careful(self) -> str:
        """What so few days can say."""
        return _("A few days say little; look again in some weeks.") if len(self.way) < 4 else ""

    @property
    def claims(self) -> list[tuple[str, str]]:
        return [(claim, _(growing.CLAIMS[claim])) for claim in CLAIMS]


def gaps_page(desk: Desk, name: str) -> GapsPage:
    """Raises Opening.DoesNotExist."""
    role = growth.role_called(desk.owner, name)
    asked_for, held = growth.gaps_of(desk.owner, role, desk.today)
    return GapsPage(
        desk,
        role,
        asked_for,
        held,
        growth.steps_of(desk.owner, role.name),
        Resume.objects.filter(owner=desk.owner).first(),
        growth.progress_of(desk.owner, asked_for, desk.today),
    )


@dataclass(frozen=True)
class MePage:
    """What the CV was understood to say."""

    resume: Resume | None
    kinds: list[tuple[str, list[tuple[str, str]]]]
    unsure: str


def me_page(desk: Desk) -> MePage:
    me = growth.me_at(desk.owner, desk.today)
    kinds: dict[Kind, dict[str, str]] = {kind: {} for kind in KINDS}
    for one in me.brings:
        if one.has != "no":
            said = _("%(n)s years") % {"n": one.label} if one.label.replace(".", "").isdigit() else one.label
            kinds[one.kind].setdefault(said, one.quote)
    found = [(_(growing.KINDS[kind]), list(labels.items())) for kind, labels in kinds.items() if labels]
    return MePage(
        Resume.objects.filter(owner=desk.owner).first(),
        found,
        _unsure(me.unsure_date, third=me.third_language),
    )


def _unsure(date: str, *, third: bool) -> str:
    if third:
        return _(growing.THIRD_LANGUAGE)
    return _(growing.UNSURE_DATE).format(date=date) if date else ""
