"""The silence curve of an opening: from the advisor's numbers to a picture, a sentence and a table."""

import datetime as dt
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.charts.silence import Mark, Silence, silence_curve
from huiyin.desks.stationery.templatetags.desk import day as said_day
from huiyin.process.case import Case


@dataclass(frozen=True)
class Waiting:
    """The picture in its two shapes, its sentence, and the table behind it."""

    silence: Silence
    sentence: str

    @property
    def narrow(self) -> SafeString:
        return silence_curve(self.silence, "narrow")

    @property
    def wide(self) -> SafeString:
        return silence_curve(self.silence, "wide")

    @property
    def table(self) -> list[tuple[int, str, bool]]:
        """Working day, how many have heard by then in words, and whether that is today."""
        last = max(self.silence.days)
        step = max(1, round(last / 8))
        days = sorted({*range(step, last + 1, step), min(self.silence.today, last)})
        return [
            (day, wording.share_words(self.silence.heard_by(day)), day == self.silence.today) for day in days
        ]


def waiting_of(case: Case, next_look: dt.date | None) -> Waiting:
    """The picture for a case with an interview in it."""
    from huiyin.advisor import curves

    curve = curves.silence_curve(case)
    last = max(curve.days)
    marks = []
    if curve.promised and (named := _last_promise(case)):
        marks.append(Mark(curve.promised[-1], _("promised %(day)s") % {"day": said_day(named)}, "promise"))
    if curve.next_look is not None and next_look is not None and next_look > case.today:
        marks.append(Mark(curve.next_look, _("next look %(day)s") % {"day": said_day(next_look)}, "look"))
    silence = Silence(
        curve.days,
        curve.heard,
        curve.low,
        curve.high,
        curve.today,
        [mark for mark in marks if mark.day <= last],
    )
    sentence = _sentence(silence)
    silence.words.update(
        sentence=sentence,
        half=_("half have heard"),
        axis=_("working days"),
        today=(_("today, working day %(days)d →") if silence.is_beyond else _("today, working day %(days)d"))
        % {"days": curve.today},
    )
    return Waiting(silence, sentence)


def _last_promise(case: Case) -> dt.date | None:
    """The latest of the days that HR named."""
    named = [event.by for event in case.events if event.by]
    named += [
        event.reading.promised_date.latest
        for event in case.events
        if event.reading and event.reading.promised_date
    ]
    return max(named, default=None)


def _sentence(silence: Silence) -> str:
    heard = wording.share_words(silence.heard_by(silence.today))
    told = {"days": silence.today, "heard": heard, "last": silence.days[-1]}
    if silence.is_beyond:
        return (
            _(
                "Of comparable processes, %(heard)s have heard something by working day %(last)d. "
                "You have waited for %(days)d; nobody has counted that far."
            )
            % told
        )
    return _("Of comparable processes, %(heard)s have heard something by working day %(days)d.") % told
