"""A better line for a turn that cost something: the guard's rewrite, or the words that the letters have for the move."""

import datetime as dt

from huiyin.growth.rehearsal.playing import HANG_UP, Rehearsal, Turn
from huiyin.growth.rehearsal.scenes import by_voice
from huiyin.language.courtesy import guard
from huiyin.language.courtesy.verdict import Context
from huiyin.language.letters import writer
from huiyin.language.letters.choosing import Chooser
from huiyin.language.letters.facts import facts_of
from huiyin.process.case import Case
from huiyin.process.vocabulary import Move

_TODAY = dt.date(2026, 1, 14)
"""Any working day: the scene's days are counted back from it."""
_WORTH_SAYING = -0.04
"""A turn that cost less than this needs no better line."""


def better(rehearsal: Rehearsal, turn: Turn, number: int = 0) -> str:
    """Words to say instead, empty where the turn was good. `number`: of the turn, so that the words differ."""
    cost = sum(effect.by for effect in turn.effects if not effect.helped)
    if cost > _WORTH_SAYING or (turn.text == HANG_UP and not turn.effects):
        return ""
    rewritten = _rewritten(turn)
    if rewritten and guard.check(rewritten, channel=rehearsal.channel, context=Context()).ok:
        return rewritten
    return _written(rehearsal, turn, number)


def _rewritten(turn: Turn) -> str:
    """The turn with the guard's words in the place of what would hurt; empty where it found nothing to replace."""
    spans = [
        finding for finding in turn.verdict.findings if finding.start is not None and finding.end is not None
    ]
    text = turn.text
    for finding in sorted(spans, key=lambda finding: -(finding.start or 0)):
        text = text[: finding.start] + finding.instead + text[finding.end :]
    return text if spans else ""


def _written(rehearsal: Rehearsal, turn: Turn, number: int) -> str:
    case = case_of(rehearsal, turn.told_before)
    move: Move = "ask"
    if "no" in turn.told_before:
        move = "ask_why" if "reason" not in rehearsal.now.got else "thank"
    elif turn.told_before:
        move = "thank"
    if by_voice(rehearsal.channel):
        facts = facts_of(case, rehearsal.language, rehearsal.channel, 0)
        sheets = ("calls", "answer", "shared")
        chooser = Chooser(rehearsal.language, sheets, "call", "natural", facts, number, rehearsal.seed)
        return chooser.pick(f"main_{move}")
    return writer.write(
        case,
        move=move,
        channel=rehearsal.channel,
        language=rehearsal.language,
        register="short",
        variant=number,
    ).text


def case_of(rehearsal: Rehearsal, told: frozenset[str]) -> Case:
    """The scene as a case, so that the letters can be written for it."""
    scene, language = rehearsal.scene, rehearsal.language
    words, employer = scene.told[language], scene.employer(language)
    last = _TODAY - dt.timedelta(days=scene.day)
    events: list[dict[str, object]] = [
        {"on": last.isoformat(), "kind": "interview", "round": "final", "last": True}
    ]
    outcome = "rejected" if "no" in told else "on_hold" if "held" in told else "pending" if told else ""
    if outcome:
        reading = {"outcome": outcome}
        events.append({"on": _TODAY.isoformat(), "kind": "received", "channel": "im", "reading": reading})
    return Case.of(
        {
            "id": scene.name,
            "today": _TODAY.isoformat(),
            "language": language,
            "opening": {"company": words.company, "title": words.role, "country": employer.country},
            "events": events,
        }
    )
