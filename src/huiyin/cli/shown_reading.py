"""A reading in the terminal: what it says, in a sentence each, and what in the text says so."""

from typing import Any

from huiyin.cli import screen
from huiyin.cli.words import _, language
from huiyin.process import wording
from huiyin.process.reading import DateRange, Reading
from huiyin.process.wording import gettext_noop

BENT = {
    "negated": gettext_noop("negated"),
    "not_yet": gettext_noop("only not yet"),
    "condition": gettext_noop("only if"),
    "of_a_meeting": gettext_noop("about a meeting"),
    "past": gettext_noop("about what is past"),
    "of_others": gettext_noop("about somebody else"),
    "question": gettext_noop("as a question"),
    "hearsay": gettext_noop("by hearsay"),
    "own_words": gettext_noop("your own words"),
    "after_turn": gettext_noop("counts more after a “but”"),
}
"""What bends a vote (`language.reader.frames`), in words."""


def show(given: dict[str, Any], *, explain: bool) -> None:
    """`given`: text, channel, received. With `explain`, the votes follow."""
    import huiyin

    show_reading(huiyin.read(given["text"], channel=given["channel"], received=given["received"]))
    if explain:
        show_votes(given)


def show_reading(reading: Reading) -> None:
    from huiyin.language.reader.meanings import in_language

    sure = _("not sure") if reading.unsure else screen.chance(reading.confidence)
    screen.title(screen.sentence(wording.OUTCOME_SENTENCES[reading.outcome], sure))
    for label, words in lines(reading):
        screen.show("  " + _("{label}: {words}").format(label=label, words=words))
    for quote in reading.evidence:
        screen.show("  " + _("because of “{quote}”").format(quote=quote.span))
    for meaning in reading.meanings:
        sure = _("; ").join(part for part in (screen.chance(meaning.sure), _(meaning.source)) if part)
        means = _("{words} ({odds})").format(words=in_language(meaning.usually, language()), odds=sure)
        screen.faint("  " + _("{label}: {words}").format(label=f"“{meaning.quote.span}”", words=means))


def lines(reading: Reading) -> list[tuple[str, str]]:
    """What was found, field by field, in words; what was not found is left out."""
    door = {"none": "", "formula": _("open, as a courtesy"), "personal": _("open, and meant personally")}
    found = [
        (_("reason"), ", ".join(_(wording.REASONS[reason]) for reason in reading.reasons)),
        (_("HR answers"), day(reading.promised_date)),
        (_("you answer"), day(reading.candidate_deadline)),
        (_("appointment"), day(reading.event_date)),
        (_("HR wants"), ", ".join(_(wording.REQUESTS[request]) for request in reading.requests)),
        (_("introduction"), _("yes, HR passes you on or offers to") if reading.referral else ""),
        (_("the door"), door[reading.door_strength or "none"] if reading.door_open else ""),
    ]
    return [(label, words) for label, words in found if words]


def day(date: DateRange | None) -> str:
    if date is None:
        return ""
    if date.earliest == date.latest:
        return date.latest.isoformat()
    if date.kind == "by":
        return _("by {day}").format(day=date.latest.isoformat())
    return f"{date.earliest.isoformat()} – {date.latest.isoformat()}"


def show_votes(given: dict[str, Any]) -> None:
    """What spoke for each outcome, strongest first, and what bent its weight."""
    import datetime as dt

    from huiyin.language.reader.reading import explain

    received = dt.date.fromisoformat(given["received"][:10])
    explained = explain(given["text"], channel=given["channel"], received=received)
    screen.show("", _("What spoke for it:"))
    for vote in explained.votes:
        bent = f" ({', '.join(_(BENT[name]) for name in vote.bent)})" if vote.bent else ""
        outcome = _(wording.OUTCOMES[vote.outcome])
        screen.show(f"  {vote.weight:+.2f}  {outcome}  “{vote.quote.span}”  {vote.why}{bent}")
    if not explained.votes:
        screen.show("  " + _("No phrase that we know."))
    if explained.by_model:
        screen.show("  " + _("The phrases left it open; word by word it looks most like this outcome."))
