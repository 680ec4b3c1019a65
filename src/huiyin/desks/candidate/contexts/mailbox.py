"""What the pages of the mailbox show."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.channels.mailbox.models import Account, Letter, LetterState, Suggestion
from huiyin.channels.mailbox.wording import why
from huiyin.channels.models import Turn
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.person import Desk
from huiyin.process.reading import Reading

SHOWN = 50


@dataclass(frozen=True)
class Shown:
    """A suggestion with its reading in a sentence."""

    row: Suggestion
    why: str
    sentence: str

    @property
    def start(self) -> str:
        return self.row.text[:400]

    @property
    def longer(self) -> bool:
        return len(self.row.text) > 400


def shown(row: Suggestion) -> Shown:
    sentence = ""
    if row.direction == "sent":
        sentence = _("You wrote this.")
    elif row.reading:
        reading = Reading.of(row.reading)
        sentence = str(wording.OUTCOME_SENTENCES[reading.outcome])
        if reading.unsure:
            sentence = _("Perhaps: %(sentence)s") % {"sentence": sentence}
    return Shown(row, why(row), sentence)


@dataclass(frozen=True)
class MailPage:
    """The messages that wait, letters to ask about, and what stands in the way."""

    suggestions: list[Shown]
    waiting: int
    dismissed: list[Suggestion]
    unsure: list[Letter]
    accounts: list[Account]
    trouble: str

    @property
    def headline(self) -> str:
        if not self.waiting:
            return _("Nothing waits for your word.")
        said = ngettext("One message may concern you.", "%(count)s messages may concern you.", self.waiting)
        return said % {"count": self.waiting}

    @property
    def more(self) -> int:
        return self.waiting - len(self.suggestions)


def mail_page(desk: Desk) -> MailPage:
    """A constant number of queries."""
    waiting = Suggestion.waiting(desk.owner).select_related("opening")
    rows = list(waiting[:SHOWN])
    gone = Suggestion.of(desk.owner).filter(dismissed_at__isnull=False, taken=False).exclude(text="")  # type: ignore[misc]
    trouble = Turn.objects.filter(owner=desk.owner, duty="mailbox.fetch").exclude(wrong="").first()
    return MailPage(
        suggestions=[shown(row) for row in rows],
        waiting=len(rows) if len(rows) < SHOWN else waiting.count(),
        dismissed=list(gone.order_by("-dismissed_at")[:10]),
        unsure=list(Letter.objects.filter(owner=desk.owner, room="", state=LetterState.UNSURE)),
        accounts=list(Account.objects.filter(owner=desk.owner)),
        trouble=trouble.wrong if trouble else "",
    )
