"""Chasing: whoever's turn it is hears of it once, their chief once when it stays undone. It never decides for anybody."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huiyin.hiring import owing, queries
from huiyin.hiring.models import Application, Colleague, Desk, Letter, LetterKind, LetterState, Owes, Reminder
from huiyin.hiring.services.work import Actor, Work, working
from huiyin.process.calendar import working_days

Link = Callable[[Colleague, Sequence[Application], dt.datetime], str]
"""Gives the addresses at which a colleague can do what is asked, a line each, or ""."""

NAMES = {
    "screen": gettext_lazy("look at the application"),
    "invite": gettext_lazy("invite to an interview"),
    "hold": gettext_lazy("say whether the interview took place"),
    "score": gettext_lazy("fill in the scorecard"),
    "decide": gettext_lazy("decide"),
    "offer": gettext_lazy("prepare the offer"),
    "approve": gettext_lazy("approve the offer"),
    "make": gettext_lazy("make the offer"),
    "news": gettext_lazy("give news"),
    "start": gettext_lazy("say whether they started"),
    "tell": gettext_lazy("tell them the decision"),
    "answer": gettext_lazy("answer a question"),
}
"""What is owed, in words. Keys as in `owed_what`."""


@dataclass(frozen=True)
class Due:
    """Something that a colleague has not been reminded of yet."""

    application: Application
    colleague: int
    level: int


def to_remind(desk: Desk, today: dt.date) -> list[Due]:
    """What nobody was reminded of yet, and what no chief has heard of yet."""
    known = set(
        Reminder.objects.filter(application__desk=desk, owed_by__lte=today).values_list(
            "application", "owes", "owed_by", "level"
        )
    )
    people = queries.who(desk)
    rows = Application.objects.filter(desk=desk, owed_by__lte=today, owed_from__isnull=False)
    found = []
    for one in (
        rows.exclude(owes=Owes.CANDIDATE).select_related("opening", "candidate").order_by("owed_by", "pk")
    ):
        acts = owing.acting(one.owed_from_id or 0, people, today)
        if (one.pk, one.owed_what, one.owed_by, 1) not in known:
            found.append(Due(one, acts, 1))
        chief = people[acts].chief if acts in people else None
        late = owing.escalated(one.owed_by, working_days(one.opening.country), today)
        if late and chief is not None and (one.pk, one.owed_what, one.owed_by, 2) not in known:
            found.append(Due(one, owing.acting(chief, people, today), 2))
    return found


def remind(desk: Desk, *, now: dt.datetime, link: Link | None = None) -> list[Letter]:
    """One letter to each colleague who has something new on their table; never twice of the same.

    On working days only. The letters are approved where the desk reminds by itself, else drafts for a press.
    """
    today = desk.day(now)
    if not working_days(desk.country).is_working(today):
        return []
    with working(desk, "remind", by=Actor.clock(), now=now) as work:
        groups: dict[tuple[int, int], list[Application]] = defaultdict(list)
        for due in to_remind(work.desk, today):
            groups[due.colleague, due.level].append(due.application)
        colleagues = Colleague.objects.filter(desk=work.desk).in_bulk()
        return [_letter(work, colleagues[key], level, some, link) for (key, level), some in groups.items()]


def _letter(
    work: Work, colleague: Colleague, level: int, applications: list[Application], link: Link | None
) -> Letter:
    address = link(colleague, applications, work.now) if link is not None and level == 1 else ""
    with translation.override("zh-hans" if colleague.language == "zh" else "en"):
        subject, text = words(colleague, level, applications, address)
    goes = work.desk.reminds and bool(colleague.email)
    letter = work.add(
        Letter(
            desk=work.desk,
            kind=LetterKind.REMINDER,
            colleague=colleague,
            to=colleague.email,
            subject=subject,
            text=text,
            language=colleague.language,
            state=LetterState.APPROVED if goes else LetterState.DRAFT,
            approved_at=work.now if goes else None,
            send_at=work.now if goes else None,
            prepared_at=work.now,
        )
    )
    reminders = [
        Reminder(
            application=one,
            colleague=colleague,
            letter=letter,
            owes=one.owed_what,
            owed_by=one.owed_by or work.today,
            level=level,
            at=work.now,
        )
        for one in applications
    ]
    work.add_many(reminders)
    return letter


def words(
    colleague: Colleague, level: int, applications: Sequence[Application], address: str
) -> tuple[str, str]:
    """Subject and text of a reminder, in the language that is active."""
    count = len(applications)
    subject, start = _counted(level, count)
    lines = [
        _("· %(who)s, %(role)s: %(what)s (since %(day)s)")
        % {"who": one.candidate, "role": one.opening, "what": NAMES[one.owed_what], "day": one.owed_by}
        for one in applications[:MOST_LINES]
    ]
    lines += _and_more(count - len(lines))
    end = [_("It takes a minute, also on a phone:") + "\n" + address] if address else []
    hello = _("Dear %(name)s,") % {"name": colleague.name}
    return subject, "\n\n".join([hello, start, "\n".join(lines), *end])


def recounted(text: str, level: int, count: int) -> tuple[str, str]:
    """Subject and text of a reminder from which lines were taken out, in the language that is active. `count`: who is left."""
    subject, start = _counted(level, count)
    hello, _start, lines, *end = text.split("\n\n")
    named = [one for one in lines.split("\n") if one.startswith("·")]
    return subject, "\n\n".join([hello, start, "\n".join([*named, *_and_more(count - len(named))]), *end])


def _and_more(count: int) -> list[str]:
    return [_("… and %(count)s more") % {"count": count}] if count > 0 else []


def _counted(level: int, count: int) -> tuple[str, str]:
    """How many wait: the subject, and the sentence before their names."""
    subject = ngettext("%(count)s person waits for a word", "%(count)s people wait for a word", count)
    if level == 1:
        start = ngettext(
            "%(count)s person waits for something that only you can do:",
            "%(count)s people wait for something that only you can do:",
            count,
        )
    else:
        start = ngettext(
            "%(count)s person has waited for days, and it lies with somebody in your team:",
            "%(count)s people have waited for days, and it lies with somebody in your team:",
            count,
        )
    return subject % {"count": count}, start % {"count": count}


MOST_LINES = 30
