"""What a candidate may see and do: a total function of what stands at the desk.

The page is made of what the person was told, what they did themselves, and what they were there for (interviews, an offer
that was made): never of what was decided and not told, of places, of others, or of a standby nobody spoke of. So two
desks that differ in such secrets alone show the same page. `project` is that function; tests go through every state.
"""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from huiyin.hiring.models.choices import OfferState, Outcome, Stage, Verdict

STAGES = (
    "received",
    "interview",
    "considering",
    "standby",
    "offer",
    "accepted",
    "not_chosen",
    "seat_gone",
    "offer_withdrawn",
    "stepped_back",
    "declined",
    "dropped_out",
    "started",
    "erased",
)
"""What a page may say. From `not_chosen` on it is over."""
ENDED = frozenset(STAGES[STAGES.index("not_chosen") :])
ACTIONS = ("ask", "accept", "decline", "step_back", "agree", "disagree", "consent", "end_consent", "erase")


@dataclass(frozen=True)
class Inside:
    """All that stands at the desk about one application: the secrets too.

    `told`: the verdict of the last telling that was done since an offer was last made, or "" · `told_until`: of a told
    standby · `offer`: state of the newest offer · `question`: "", "open" or "answered" · `referral`: "" or "asked" ·
    `asked_again`: their consent ends soon, and they were asked whether it shall go on ·
    Secrets: `place`, `untold` (the verdict that is still to be told), `tell_on`, `standby` (in force, told or not),
    `on_hold`, `others`.
    """

    stage: str
    outcome: str = ""
    erased: bool = False
    interviewed: bool = False
    interview_ahead: bool = False
    told: str = ""
    told_until: dt.date | None = None
    offer: str = ""
    offer_answer_by: dt.date | None = None
    starts_on: dt.date | None = None
    answer_by: dt.date | None = None
    promised_by: dt.date | None = None
    question: str = ""
    consent: bool = False
    asked_again: bool = False
    referral: str = ""
    place: int | None = None
    untold: str = ""
    tell_on: dt.date | None = None
    standby: bool = False
    on_hold: bool = False
    others: int = 0


@dataclass(frozen=True)
class Seen:
    """What the page says. `stage`: one of STAGES · `news_by`: when to expect news · `may`: of ACTIONS, in that order."""

    stage: str
    ended: bool
    news_by: dt.date | None
    standby_until: dt.date | None
    offer_answer_by: dt.date | None
    starts_on: dt.date | None
    question: str
    may: tuple[str, ...]


_OWN = {
    Outcome.HIRED: "started",
    Outcome.STEPPED_BACK: "stepped_back",
    Outcome.DECLINED_OFFER: "declined",
    Outcome.DROPPED_OUT: "dropped_out",
}
_TOLD = {
    Verdict.NO: "not_chosen",
    Verdict.SEAT_GONE: "seat_gone",
    Verdict.OFFER_WITHDRAWN: "offer_withdrawn",
    Verdict.STANDBY: "standby",
}
_OFFERED = {OfferState.OUT: "offer", OfferState.ACCEPTED: "accepted"}


def project(inside: Inside) -> Seen:
    """What may be seen and done. Total: there is an answer for every state."""
    stage = _stage(inside)
    ended = stage in ENDED
    return Seen(
        stage=stage,
        ended=ended,
        news_by=_news_by(inside, stage),
        standby_until=inside.told_until if stage == "standby" else None,
        offer_answer_by=inside.offer_answer_by if stage == "offer" else None,
        starts_on=inside.starts_on if stage in ("offer", "accepted") else None,
        question="" if stage == "erased" else inside.question,
        may=_may(inside, stage),
    )


def _stage(inside: Inside) -> str:
    if inside.erased:
        return "erased"
    if inside.stage == Stage.CLOSED and inside.outcome in _OWN:
        return _OWN[Outcome(inside.outcome)]
    if inside.offer in _OFFERED:
        return _OFFERED[OfferState(inside.offer)]
    if inside.told in _TOLD:
        return _TOLD[Verdict(inside.told)]
    if inside.interview_ahead:
        return "interview"
    return "considering" if inside.interviewed else "received"


def _news_by(inside: Inside, stage: str) -> dt.date | None:
    """A day that was named to the person comes first, then the day that the rule gives."""
    if stage in ENDED or stage in ("offer", "accepted"):
        return None
    if stage == "standby":
        return inside.told_until
    return inside.promised_by or inside.answer_by


def _may(inside: Inside, stage: str) -> tuple[str, ...]:
    if stage == "erased":
        return ()
    allowed = {"erase", "end_consent" if inside.consent else "consent"}
    if inside.consent and inside.asked_again:
        allowed.add("consent")
    if not inside.question and stage not in ("stepped_back", "declined", "dropped_out", "started"):
        allowed.add("ask")
    if stage == "offer":
        allowed |= {"accept", "decline"}
    elif stage not in ENDED:
        allowed.add("step_back")
    if inside.referral == "asked":
        allowed |= {"agree", "disagree"}
    return tuple(action for action in ACTIONS if action in allowed)


def to_dict(seen: Seen) -> dict[str, Any]:
    """The same as JSON: days in ISO 8601."""
    told = asdict(seen)
    plain = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in told.items()}
    return {**plain, "may": list(seen.may)}
