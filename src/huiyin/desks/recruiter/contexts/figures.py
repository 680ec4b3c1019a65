"""The figures page: each figure as a sentence, a picture, and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.recruiter import wording
from huiyin.desks.recruiter.charts.bars import bars
from huiyin.desks.recruiter.place import Place
from huiyin.desks.stationery.svg import together
from huiyin.desks.stationery.templatetags.desk import gap
from huiyin.hiring.figures import Figures, figures

MOST_BARS = 12


@dataclass(frozen=True)
class Part:
    """One figure. `key`: names its file · `heads`, `rows`: the table."""

    key: str
    title: str
    sentence: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: SafeString | None = None


@dataclass(frozen=True)
class FiguresPage:
    """`headline`: the desk's one measure."""

    headline: str
    second_line: str
    parts: list[Part]


def figures_page(place: Place) -> FiguresPage:
    """The page, in a fixed number of queries."""
    found = figures(place.desk, place.today)
    if found.unanswered:
        said = ngettext(
            "%(n)d person is without an answer.", "%(n)d people are without an answer.", found.unanswered
        )
        headline = said % {"n": found.unanswered}
    else:
        headline = _("Nobody is without an answer.")
    parts = [_answered(found), _deciding(found), _waiting(found), _reasons(place, found), _seats(found)]
    return FiguresPage(
        headline, _("That number is to be 0. The rest explains it."), [part for part in parts if part.rows]
    )


def _days(number: float) -> str:
    return f"{number:g}"


def _answered(found: Figures) -> Part:
    sentence = _(
        "%(answered)d of %(met)d interviewed people have an answer, %(in_time)d of them in time."
    ) % {
        "answered": found.answered,
        "met": found.interviewed,
        "in_time": found.in_time,
    }
    rows = [
        (_("Interviewed"), found.interviewed),
        (_("Answered"), found.answered),
        (_("Answered in time"), found.in_time),
    ]
    if found.answering:
        sentence += gap() + _("Half of them had it within %(median)s days, nine in ten within %(most)d.") % {
            "median": _days(found.answering.median),
            "most": found.answering.most,
        }
    table = tuple((name, str(count)) for name, count in rows) if found.interviewed else ()
    return Part(
        "answered", _("Who has an answer"), sentence, (_("People"), _("Number")), table, _bars(rows, sentence)
    )


def _deciding(found: Figures) -> Part:
    rows = sorted(found.deciding.items(), key=lambda row: -row[1].median)
    slow = rows[0][0] or _("no department") if rows else ""
    sentence = _("Longest from the last scorecard to the decision: %(who)s.") % {"who": slow}
    table = tuple(
        (name or _("no department"), str(one.count), _days(one.median), str(one.most)) for name, one in rows
    )
    heads = (_("Department"), _("Decisions"), _("Median, working days"), _("Nine in ten within"))
    drawn = [(name or _("no department"), one.median) for name, one in rows]
    return Part("deciding", _("How long departments take"), sentence, heads, table, _bars(drawn, sentence))


def _waiting(found: Figures) -> Part:
    rows = found.waiting
    late = sum(one[2] for one in rows)
    sentence = ngettext("%(n)d task is past its day.", "%(n)d tasks are past their day.", late) % {"n": late}
    table = tuple((str(who), str(people), str(past)) for who, people, past in rows)
    heads = (_("Colleague"), _("Waited for by"), _("Of these late"))
    drawn = [(str(who), people) for who, people, _past in rows]
    return Part("waiting", _("Who is waited for"), sentence, heads, table, _bars(drawn, sentence))


def _reasons(place: Place, found: Figures) -> Part:
    rows = [(wording.reason(key, place.language), count) for key, count in found.reasons]
    sentence = _("Most often: %(reason)s.") % {"reason": rows[0][0]} if rows else ""
    table = tuple((name, str(count)) for name, count in rows)
    return Part(
        "reasons", _("Why it was a no"), sentence, (_("Reason"), _("Times")), table, _bars(rows, sentence)
    )


def _seats(found: Figures) -> Part:
    rows = [(_("Choice %(n)d") % {"n": place}, count) for place, count in sorted(found.seats.items())]
    second = found.second_choices
    sentence = ngettext(
        "%(n)d seat went to somebody who was not the first choice.",
        "%(n)d seats went to somebody who was not the first choice.",
        second,
    ) % {"n": second}
    table = tuple((name, str(count)) for name, count in rows)
    heads = (_("Place in the department's order"), _("Seats"))
    return Part("seats", _("Who got the seats"), sentence, heads, table, _bars(rows, sentence))


def _bars(rows: Sequence[tuple[str, float]], sentence: str) -> SafeString | None:
    if not rows:
        return None
    shown = [(name, value, _days(value)) for name, value in rows[:MOST_BARS]]
    return together([bars(shown, sentence, "narrow"), bars(shown, sentence, "wide")])
