"""How what happens moves an opening through its stages. A stage and the event that brings it are one transaction."""

import datetime as dt

from huiyin.journal.models import Event, Kind, Opening, OpeningOutcome, OpeningStage, StageChange
from huiyin.journal.services.recording import Recording

_ENDED_BY = {"rejected": OpeningOutcome.REJECTED, "filled": OpeningOutcome.FILLED}


def move(
    recording: Recording,
    opening: Opening,
    stage: str,
    outcome: str = "",
    *,
    on: dt.date | None = None,
    event: Event | None = None,
) -> None:
    """Sets stage and outcome together and keeps the step. Nothing happens where the opening stands there already."""
    if (opening.stage, opening.outcome) == (stage, outcome):
        return
    before = opening.stage
    day = on or recording.today
    recording.change(opening, stage=stage, outcome=outcome, stage_since=day)
    recording.add(
        StageChange(opening=opening, on=day, stage_from=before, stage=stage, outcome=outcome, event=event)
    )


def follow(recording: Recording, opening: Opening, event: Event) -> None:
    """Moves the opening where the event says so beyond doubt. Silence never moves anything."""
    stage, outcome = stage_after(opening, event)
    move(recording, opening, stage, outcome, on=event.on, event=event)


def stage_after(opening: Opening, event: Event) -> tuple[str, str]:
    """Stage and outcome of the opening once the event has happened."""
    here = (opening.stage, opening.outcome)
    if event.kind == Kind.WITHDRAWN:
        return OpeningStage.CLOSED, OpeningOutcome.WITHDRAWN
    if event.kind == Kind.INTERVIEW:
        if opening.stage in (OpeningStage.OFFER, OpeningStage.CLOSED):
            return here
        return (OpeningStage.WAITING if event.last else OpeningStage.INTERVIEWING), ""
    if event.kind == Kind.RECEIVED:
        return _stage_after_word(opening, event)
    return here


def _stage_after_word(opening: Opening, event: Event) -> tuple[str, str]:
    reading = event.reading or {}
    outcome = reading.get("outcome")
    settled = opening.outcome in (
        OpeningOutcome.ACCEPTED,
        OpeningOutcome.DECLINED_OFFER,
        OpeningOutcome.WITHDRAWN,
    )
    if settled or reading.get("unsure"):
        return opening.stage, opening.outcome
    if outcome == "offer":
        return OpeningStage.OFFER, ""
    if outcome == "next_round":
        return OpeningStage.INTERVIEWING, ""
    if outcome in _ENDED_BY:
        return OpeningStage.CLOSED, _ENDED_BY[outcome]
    if outcome in ("pending", "on_hold") and opening.outcome:
        # A closed one that is talked about again is alive.
        return OpeningStage.WAITING, ""
    return opening.stage, opening.outcome
