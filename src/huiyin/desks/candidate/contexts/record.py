"""The odds' own record: what the page held for likeliest on the day before HR spoke, and what HR then said."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts.answers import FEW
from huiyin.desks.candidate.person import Desk
from huiyin.journal.models import Event, Standing
from huiyin.journal.queries import newest
from huiyin.journal.tallies import NEWEST
from huiyin.process.vocabulary import Situation

FITS: dict[str, tuple[Situation, ...]] = {
    "offer": ("offer_coming", "stuck", "backup"),
    "next_round": ("deciding", "stuck"),
    "on_hold": ("frozen", "backup"),
    "rejected": ("declined_untold",),
    "filled": ("declined_untold", "frozen"),
}
"""The situations that a word of HR's confirms (our judgement)."""
MOST = 300
"""The newest words that are compared: a longer record would say no more, and take longer."""


@dataclass(frozen=True)
class Record:
    """How often the likeliest explanation was the right one, how often it should have been by its own odds, and of what."""

    right: int
    of: int
    expected: float
    rows: list[tuple[str, str, int]]

    @property
    def sentence(self) -> str:
        if not self.of:
            return _(
                "Nothing to compare yet. Huiyin keeps the odds from each day you look; when HR answers, it compares them here."
            )
        told = {"right": self.right, "of": self.of, "expected": round(self.expected)}
        said = (
            _(
                "On the day before HR spoke, the likeliest explanation was the right one %(right)d times of %(of)d; by its own odds, about %(expected)d were to be expected."
            )
            % told
        )
        return said if self.of >= FEW else f"{said} {_('So few say little yet.')}"


def record_of(desk: Desk) -> Record:
    """In two queries; of the newest words."""
    kept = Standing.objects.filter(opening_id=OuterRef("opening_id"), on__lt=OuterRef("on")).order_by("-on")
    heard = newest(Event.objects.filter(owner=desk.owner, kind="received", confirmed=True), NEWEST)
    words = (
        heard.filter(reading__outcome__in=list(FITS))
        .annotate(held=Subquery(kept.values("pk")[:1]))
        .order_by("-on", "-pk")
    )
    compared = [(outcome, key) for outcome, key in words.values_list("reading__outcome", "held") if key][
        :MOST
    ]
    # Only the few that are compared are opened: an advice is long.
    opened = Standing.objects.filter(pk__in={key for _outcome, key in compared})
    odds = dict(opened.values_list("pk", "advice__situations"))
    right, of, expected = 0, 0, 0.0
    rows: Counter[tuple[str, str]] = Counter()
    for outcome, key in compared:
        if (held := odds.get(key)) is None:
            continue
        first = wording.likeliest(held)[0]
        of += 1
        right += first in FITS[outcome]
        expected += held[first]
        rows[str(wording.SITUATIONS[first]), str(wording.OUTCOMES[outcome])] += 1
    return Record(right, of, expected, [(held, came, n) for (held, came), n in rows.most_common(12)])
