"""HR's answer: taken in, read, and what it does to the odds."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

import huiyin
from huiyin.advisor.advice import Advice
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.contexts.odds import Odds, Shift, shifts
from huiyin.desks.candidate.person import Desk
from huiyin.journal.case import case_of
from huiyin.process.case import Event as Evidence
from huiyin.process.fields import InvalidText
from huiyin.process.reading import Meaning, Reading

if TYPE_CHECKING:
    from huiyin.journal.models import Opening


@dataclass(frozen=True)
class Taken:
    """A message as it came in, with where it came from."""

    text: str
    channel: str
    on: dt.date
    subject: str = ""
    source: str = "pasted"
    source_ref: str = ""


def take_in(given: Mapping[str, Any]) -> Taken:
    """The pasted words, or the mail of the file. Raises InvalidText for a file that is no mail."""
    file = given.get("mail")
    if not file:
        text = given["text"].replace("\r\n", "\n")
        return Taken(text, given["channel"], given["on"])
    from huiyin.language.text.mail import mail_of

    mail = mail_of(file.read())
    if not (mail.subject or mail.sender_address or mail.sent):
        raise InvalidText(_("This file is not an email. Save the email as a file (.eml), or paste its text."))
    on = given["on"]
    if mail.sent is not None and mail.sent.date() <= on:
        on = mail.sent.date()
    # No message id is kept here: a mail that was read is put on the page as text, and only that is saved.
    return Taken(mail.text, "email", on, subject=mail.subject[:1000], source="mail")


@dataclass(frozen=True)
class Stretch:
    """A piece of HR's words; marked where it decided the reading, or where it is a phrase with a second meaning."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class ReadingView:
    """What a message means, as the page says it."""

    stretches: list[Stretch]
    sentence: str
    sure: str
    meanings: tuple[Meaning, ...]
    reading: Reading


def reading_view(text: str, read: Reading, counted: Reading) -> ReadingView:
    """`read`: Huiyin's reading, with its quotes · `counted`: as it stands after the person's taps."""
    return ReadingView(
        stretches=_stretches(text, read),
        sentence=_sentence(counted),
        sure=_sure(counted),
        meanings=read.meanings,
        reading=counted,
    )


def _sentence(reading: Reading) -> str:
    """The message in one sentence. Who is told to be second hears that first: it says more than "on hold"."""
    if reading.second and reading.outcome in ("on_hold", "pending"):
        return _("They told you: you are next in line.")
    return str(wording.OUTCOME_SENTENCES[reading.outcome])


def _sure(reading: Reading) -> str:
    if reading.unsure or reading.confidence < 0.5:
        return _("It can be read in more than one way. You know the tone: tap what fits.")
    if reading.confidence < 0.8:
        return _("Probably. Tap if it is something else.")
    return ""


_REST_OF_WORD = re.compile(r"\w{0,24}")


def _to_the_word(text: str, end: int) -> int:
    """The end of the word that `end` falls into; in Chinese, where no spaces part them, of the clause."""
    if not text[end - 1 : end].isalnum():
        return end
    rest = _REST_OF_WORD.match(text, end)
    return rest.end() if rest else end


def _stretches(text: str, reading: Reading) -> list[Stretch]:
    marks = [(quote.start, quote.end, "quote") for quote in reading.evidence]
    marks += [(meaning.quote.start, meaning.quote.end, "meaning") for meaning in reading.meanings]
    cut, at = [], 0
    starts = sorted(start for start, _end, _kind in marks)
    for start, end, kind in sorted(marks):
        if start < at or end > len(text) or start >= end:
            continue
        following = next((other for other in starts if other >= end), len(text))
        until = min(_to_the_word(text, end), following)
        if start > at:
            cut.append(Stretch(text[at:start]))
        cut.append(Stretch(text[start:until], kind))
        at = until
    return [*cut, Stretch(text[at:])] if at < len(text) else cut


@dataclass(frozen=True)
class Effect:
    """What the message does: before and after."""

    before: Odds
    after: Odds
    shifts: list[Shift]
    move_before: str
    move_after: str
    told: str = ""
    """The no that the message tells: after it nobody speaks of one that is left untold."""

    @property
    def offer_before(self) -> str:
        return self.before.offer_words

    @property
    def offer_after(self) -> str:
        return self.after.offer_words

    @property
    def offer_moved(self) -> bool:
        return abs(self.before.advice.p_offer - self.after.advice.p_offer) >= 0.03


def effect(
    desk: Desk, opening: "Opening", reading: Reading, on: dt.date, channel: str, without: int | None = None
) -> Effect:
    """The odds without the message and with it. `without`: the key of the event, where it is in the journal already."""
    before = case_of(opening, desk.today, language=desk.language, without=without)
    heard = Evidence(on=on, kind="received", channel=channel, reading=reading)  # type: ignore[arg-type]
    after = before.with_events(tuple(sorted((*before.events, heard), key=lambda event: event.on)))
    old, new = huiyin.advise_many([before, after])
    told = str(wording.OUTCOMES[reading.outcome]) if reading.outcome in ("rejected", "filled") else ""
    return Effect(Odds(old), Odds(new), shifts(old, new)[:3], _move(opening, old), _move(opening, new), told)


def _move(opening: "Opening", advice: Advice) -> str:
    return words.the_move(opening, advice)
