"""Rehearsing: the scenes, a talk as it goes, and the door opened."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate.charts.growing import rehearsed_chart
from huiyin.desks.candidate.person import Desk
from huiyin.growth.rehearsal import playing, wording
from huiyin.growth.rehearsal.reviewing import MARKS, Review, review
from huiyin.growth.rehearsal.scenes import Scene, Told, by_voice, scenes
from huiyin.journal import queries
from huiyin.journal.models import Rehearsal
from huiyin.process.vocabulary import LANGUAGES, Channel, Language

MOST_RESULTS = 30
FEW = 6
CLEARLY = 0.5
"""Below so many rehearsals nothing is said of a trend; so many marks more or less are called a difference. Judgements."""
_CHATS: tuple[Channel, ...] = ("wechat", "im", "sms")


@dataclass(frozen=True)
class Offered:
    """A scene as it can be chosen. `best`: how many of the five marks were reached at most, None before the first time."""

    number: int
    scene: Scene
    told: Told
    best: int | None

    @property
    def level(self) -> str:
        return _(wording.LEVELS[self.scene.level])

    @property
    def icon(self) -> str:
        return "phone" if by_voice(self.scene.channel) else self.scene.channel

    @property
    def so_far(self) -> str:
        if self.best is None:
            return ""
        return _("%(count)s of %(all)s so far") % {"count": self.best, "all": len(MARKS)}


@dataclass(frozen=True)
class Kept:
    """A rehearsal that was kept."""

    row: Rehearsal

    @property
    def title(self) -> str:
        scene = scenes().get(self.row.scene)
        return scene.told[cast(Language, self.row.language)].title if scene else self.row.scene

    @property
    def turns(self) -> str:
        """How far a talk came that was left midway."""
        count = len(self.row.said)
        return ngettext("after one turn of yours", "after %(count)s turns of yours", count) % {"count": count}

    @property
    def reached(self) -> list[str]:
        return [_(wording.MARKS[mark]) for mark in _reached(self.row)]

    @property
    def count(self) -> int:
        return len(self.reached)

    @property
    def words(self) -> str:
        return _(", ").join(self.reached) or _("nothing this time")


@dataclass(frozen=True)
class ScenesPage:
    """All scenes, and what the rehearsals so far have brought."""

    offered: list[Offered]
    kept: list[Kept]
    midway: list[Kept]

    @property
    def sentence(self) -> str:
        count = len(self.kept)
        return ngettext("One rehearsal so far.", "%(count)s rehearsals so far.", count) % {"count": count}

    @property
    def reached(self) -> list[int]:
        """How many of the marks each one reached, the oldest first."""
        return [len(_reached(one.row)) for one in reversed(self.kept)]

    @property
    def trend(self) -> str:
        """What the row of them says, and how little that is while they are few."""
        reached = self.reached
        if len(reached) < FEW:
            return _("So few show no trend yet: the scenes are not equally hard.")
        half = len(reached) // 2
        before, after = sum(reached[:half]) / half, sum(reached[half:]) / (len(reached) - half)
        if after >= before + CLEARLY:
            return _(
                "The later half brought more than the earlier one. That fits practice, and luck plays along."
            )
        if after <= before - CLEARLY:
            return _("The later half brought less. Harder scenes do that, so it is no verdict on you.")
        return _("The earlier and the later half brought about the same.")

    @property
    def chart(self) -> SafeString:
        """The marks of each rehearsal; empty below two."""
        reached = self.reached
        if len(reached) < 2:
            return SafeString()
        told = {"count": len(reached), "first": reached[0], "last": reached[-1], "all": len(MARKS)}
        sentence = (
            _("%(count)s rehearsals: the first reached %(first)s of %(all)s marks, the last %(last)s.") % told
        )
        return rehearsed_chart(reached, len(MARKS), (_("the first"), _("the last")), sentence)

    @property
    def next_one(self) -> Offered:
        """The first scene that was not rehearsed yet, else the one that brought least."""
        return min(self.offered, key=lambda one: (one.best is not None, one.best or 0, one.number))


@dataclass(frozen=True)
class TalkPage:
    """A talk as it goes: the transcript, and what the form needs to go on."""

    talk: playing.Rehearsal
    problem: str = ""
    typed: str = ""
    kept: Rehearsal | None = None
    fresh: int = 0
    resumed: bool = False

    @property
    def told(self) -> Told:
        return self.talk.scene.told[self.talk.language]

    @property
    def is_call(self) -> bool:
        return by_voice(self.talk.channel)

    @property
    def lines(self) -> list[playing.Said]:
        return self.talk.lines

    @property
    def end(self) -> str:
        return _(wording.ENDS[self.talk.ended]) if self.talk.ended else ""


@dataclass(frozen=True)
class Looked:
    """The review of a kept rehearsal."""

    row: Rehearsal
    talk: playing.Rehearsal

    @cached_property
    def review(self) -> Review:
        return review(self.talk)

    @property
    def told(self) -> Told:
        return self.talk.scene.told[self.talk.language]

    @property
    def marks(self) -> list[tuple[str, bool]]:
        return [(_(wording.MARKS[mark]), reached) for mark, reached in self.review.marks.items()]

    @property
    def end(self) -> str:
        return _(wording.ENDS[self.talk.ended]) if self.talk.ended else ""

    @property
    def turns(self) -> list[dict[str, Any]]:
        """Each turn with HR's answer, what it did, and a better line."""
        return [
            {
                "text": "" if turn.text == playing.HANG_UP else turn.text,
                "silent": "silence" in turn.intents,
                "effects": turn.effects,
                "better": turn.better,
                "answer": said.answer,
            }
            for turn, said in zip(self.review.turns, self.talk.turns, strict=True)
        ]


def scenes_page(desk: Desk) -> ScenesPage:
    """In one query."""
    rows = list(queries.rehearsals_of(desk.owner)[:MOST_RESULTS])
    kept = [row for row in rows if not row.going_on]
    best: dict[str, int] = {}
    for row in kept:
        best[row.scene] = max(best.get(row.scene, 0), len(_reached(row)))
    language = cast(Language, desk.language)
    offered = [
        Offered(number, scene, scene.told[language], best.get(scene.name))
        for number, scene in enumerate(scenes().values(), start=1)
    ]
    known = scenes()
    midway = [Kept(row) for row in rows if row.going_on and row.scene in known]
    return ScenesPage(offered, [Kept(row) for row in kept], midway)


def begun(scene: Scene, desk: Desk, wanted: "dict[str, str]") -> playing.Rehearsal:
    """The talk at its first line; a seed, language or channel that cannot be falls back to what is usual."""
    language = wanted.get("language", "")
    seed = wanted.get("seed", "")
    number = int(seed) if seed.isascii() and seed.isdigit() and len(seed) < 10 else 1
    usual = cast(Language, desk.language)
    return playing.begin(
        scene,
        seed=number,
        language=language if language in LANGUAGES else usual,
        channel=_channel(wanted.get("channel", "")),
    )


def _channel(wanted: str) -> Channel | None:
    return next((way for way in ("phone", *_CHATS) if way == wanted), None)


def _reached(row: Rehearsal) -> list[str]:
    marks = row.summary.get("marks") if isinstance(row.summary, dict) else None
    return [mark for mark in MARKS if isinstance(marks, dict) and marks.get(mark)]
