"""What HR has said plainly. Where it has, the pages say that, and leave the odds to what is still unsaid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from huiyin.journal.models import Event, Opening

if TYPE_CHECKING:
    from huiyin.advisor.advice import Advice

SAYS_SOMETHING = ("offer", "next_round", "pending", "on_hold", "rejected", "filled")
CLOSING = ("thank", "ask_why", "follow_introduction")


@dataclass(frozen=True)
class Told:
    """HR's last word that says something, if no talk came after it. `closed_well`: were thanks sent, or the reason asked?"""

    word: Event | None = None
    closed_well: bool = False

    @property
    def outcome(self) -> str:
        return str((self.word.reading or {}).get("outcome", "")) if self.word else ""

    @property
    def in_reserve(self) -> bool:
        """Did HR say that one is next in line?"""
        if self.word is None or self.outcome not in ("on_hold", "pending"):
            return False
        reading = self.word.reading or {}
        preferred = self.outcome == "on_hold" and "stronger_candidate" in (reading.get("reasons") or ())
        return bool(reading.get("second")) or preferred

    @property
    def reopened(self) -> bool:
        """Did HR say that the seat, once given away, is open again?"""
        return bool(self.word and (self.word.reading or {}).get("seat_reopened"))


NOTHING = Told()


def told_of(openings: Iterable[Opening]) -> Mapping[int, Told]:
    """What was said in each of the openings, by their keys; two queries."""
    keys = [opening.pk for opening in openings]
    said = Q(kind="received", reading__outcome__in=SAYS_SOMETHING) | Q(kind="interview")
    newest = Event.objects.filter(said, opening_id=OuterRef("pk"), confirmed=True).order_by("-on", "-pk")
    latest = Opening.objects.filter(pk__in=keys).annotate(word=Subquery(newest.values("pk")[:1]))
    words = {
        event.opening_id: event
        for event in Event.objects.filter(pk__in=latest.values("word"))
        if event.kind == "received"
    }
    closing = Event.objects.filter(opening_id__in=keys, kind="sent", move__in=CLOSING, confirmed=True)
    closed: dict[int, bool] = {}
    for key, on in closing.values_list("opening_id", "on"):
        closed[key] = closed.get(key, False) or key not in words or on >= words[key].on
    return {key: Told(words.get(key), closed.get(key, False)) for key in keys}


def plainly(opening: Opening, told: Told, advice: "Advice | None" = None) -> str:
    """Where it stands, by what was said; nothing where only the odds can tell."""
    if opening.outcome or told.outcome in ("rejected", "filled"):
        return _ended(opening.outcome or told.outcome, told, advice)
    if told.reopened and opening.stage != "offer":
        return _("The seat is open again, and they came back to you.")
    if told.in_reserve and opening.stage != "offer":
        return _("They told you: you are next in line.")
    by_stage = {
        "wishlist": _("You have not written to them yet."),
        "offer": _("The offer is here, and yours to answer."),
    }
    by_word = {
        "on_hold": _("They told you: the seat is on hold."),
        "next_round": _("They want to see you again."),
    }
    return by_stage.get(opening.stage) or by_word.get(told.outcome, "")


def _ended(outcome: str, told: Told, advice: "Advice | None") -> str:
    other = {
        "accepted": _("You took the offer."),
        "declined_offer": _("You turned the offer down."),
        "withdrawn": _("You stepped back."),
        "no_answer": _("No answer came, and you closed it."),
    }
    if outcome in other:
        return other[outcome]
    no = _("The seat is gone") if outcome == "filled" else _("It was a no")
    move = advice.move if advice else ""
    if move == "follow_introduction":
        said = _("%(no)s, and it came with an introduction.")
    elif told.closed_well:
        said = _("%(no)s; you closed it well.")
    elif move == "thank":
        said = _("%(no)s. Two kind lines are remembered.")
    elif move == "ask_why":
        said = _("%(no)s. The reason is still yours to ask for.")
    else:
        said = _("%(no)s. It is watched, in case the seat opens again.")
    return said % {"no": no}


def known(opening: Opening, told: Told) -> bool:
    """Is all said, so that there are no odds to tell?"""
    return opening.stage in ("offer", "closed", "wishlist") or told.outcome in ("rejected", "filled", "offer")
