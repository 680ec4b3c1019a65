"""What became of a telling, in words and with its time: told, arrived, came back, nobody there."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from huiyin.desks.recruiter.templatetags.recruiter import moment
from huiyin.hiring.models import Telling, Told

SHORT: Mapping[str, Any] = {
    "untold": gettext_lazy("not told yet"),
    "told": gettext_lazy("told %(at)s"),
    "wrote": gettext_lazy("told %(at)s"),
    "sent": gettext_lazy("letter sent %(at)s"),
    "arrived": gettext_lazy("arrived %(seen)s"),
    "failed": gettext_lazy("came back %(seen)s"),
    "unreachable": gettext_lazy("not reached"),
}
"""For a list."""
SAID: Mapping[str, Any] = {
    "untold": gettext_lazy("They have not been told yet."),
    "told": gettext_lazy("Told %(at)s (%(how)s)."),
    "wrote": gettext_lazy("You wrote to them %(at)s."),
    "sent": gettext_lazy("The letter went out %(at)s; nobody has seen yet whether it arrived."),
    "arrived": gettext_lazy("The letter went out %(at)s and was seen to arrive %(seen)s."),
    "failed": gettext_lazy("The letter came back %(seen)s. They do not know yet."),
    "unreachable": gettext_lazy("Nobody could be reached, written down %(seen)s."),
}
"""As a sentence."""


@dataclass(frozen=True)
class Delivery:
    """One telling's fate. Its words are made where they are shown: in the language and time zone of the page.

    `state`: a key of SHORT · `at`: when they were told · `seen`: when it was known to have arrived, come back, or failed.
    """

    state: str
    at: dt.datetime | None = None
    seen: dt.datetime | None = None
    how: str = ""
    why: str = ""

    @property
    def is_good(self) -> bool:
        return self.state in ("told", "wrote", "sent", "arrived")

    @property
    def short(self) -> str:
        return str(SHORT[self.state] % self._times())

    @property
    def said(self) -> str:
        said = str(SAID[self.state] % self._times())
        return f"{said} {self.why}" if self.why else said

    def _times(self) -> dict[str, str]:
        return {"at": moment(self.at), "seen": moment(self.seen), "how": self.how}


def delivery_of(telling: Telling) -> Delivery:
    """What is known of a telling."""
    at, arrived = telling.told_at, telling.delivered_at
    if telling.unreachable_at is not None:
        return Delivery("unreachable", None, telling.unreachable_at, why=telling.wrong)
    if telling.failed_at is not None:
        return Delivery("failed", None, telling.failed_at, why=telling.wrong)
    if at is None:
        return Delivery("untold")
    if telling.how != Told.EMAIL:
        return Delivery("told", at, how=telling.get_how_display())
    # What HR wrote with their own hand counts as arrived in the same moment.
    return Delivery("sent" if arrived is None else "wrote" if arrived == at else "arrived", at, arrived)


def deliveries(keys: Iterable[int]) -> dict[int, Delivery]:
    """By application: the fate of the last telling, in one query."""
    rows = Telling.objects.filter(application__in=list(keys), cancelled_at=None).order_by("pk")
    return {one.application_id: delivery_of(one) for one in rows}
