"""How long people are kept: as long as they agreed, or as the desk says. Silence means deletion."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from huiyin.hiring.models import (
    Application,
    Candidate,
    Consent,
    Desk,
    Letter,
    LetterKind,
    LetterState,
    Stage,
)
from huiyin.hiring.queries import unanswered
from huiyin.hiring.services import letters
from huiyin.hiring.services.erasing import erase_within
from huiyin.hiring.services.work import Actor, Work, working

ASK_BEFORE = dt.timedelta(days=30)
"""So long before consent ends, the person is asked whether it shall go on. Judgement."""
MOST_AT_ONCE = 200


Page = Callable[[Sequence[Application], dt.datetime], "list[str]"]
"""Gives the address of each application's own page, where its person can say yes; none where nobody could reach it."""


def ask_again(desk: Desk, *, now: dt.datetime, pages: Page | None = None) -> list[Letter]:
    """A letter to everybody whose consent ends soon, once. `pages`: where they can say yes. Without an answer it ends."""
    with working(desk, "ask_again", by=Actor.clock(), now=now) as work:
        rows = Consent.objects.filter(
            candidate__desk=work.desk, ended_at=None, asked_again_at=None, until__lte=work.today + ASK_BEFORE
        )
        consents = list(rows.select_related("candidate")[:MOST_AT_ONCE])
        addresses = _addresses(consents, pages, now) if pages else {}
        written = [_letter(work, one, addresses.get(one.candidate_id, "")) for one in consents]
        work.change_many(consents, [{"asked_again_at": now}] * len(consents))
        return list(work.add_many(written))


def _addresses(consents: Sequence[Consent], pages: Page, now: dt.datetime) -> dict[int, str]:
    """The page of each person's newest application, by person."""
    keys = [one.candidate_id for one in consents]
    rows = Application.objects.filter(candidate__in=keys).select_related("desk").order_by("pk")
    newest = {one.candidate_id: one for one in rows}
    made = pages(list(newest.values()), now) if newest else []
    return dict(zip(newest, made, strict=False))


def let_go(desk: Desk, *, now: dt.datetime) -> int:
    """Erases whoever nobody may keep any longer; gives how many. Whoever still waits for an answer stays until told."""
    with working(desk, "let_go", by=Actor.clock(), now=now) as work:
        over = list(
            Consent.objects.filter(
                candidate__desk=work.desk, ended_at=None, until__lt=work.today
            ).select_related("candidate")[:MOST_AT_ONCE]
        )
        letters.renewal_answered(work, [one.candidate for one in over])
        work.change_many(over, [{"ended_at": now}] * len(over))
        people = list(overdue(work.desk, now)[:MOST_AT_ONCE])
        erase_within(work, people)
        return len(people)


def overdue(desk: Desk, now: dt.datetime) -> "QuerySet[Candidate]":
    """People whose applications are all over, and whom nobody may keep any longer."""
    mine = Application.objects.filter(candidate=OuterRef("pk"))
    long_ago = now - dt.timedelta(days=desk.keep_days)
    kept = Consent.objects.filter(candidate=OuterRef("pk"), ended_at=None)
    waits = unanswered(desk).filter(candidate=OuterRef("pk"))
    rows = Candidate.objects.filter(desk=desk, erased_at=None)
    # What leaves out most comes first: whoever has something open, or something that closed lately.
    rows = rows.exclude(Exists(mine.filter(~Q(stage=Stage.CLOSED) | Q(closed_at__gte=long_ago))))
    rows = rows.filter(Q(created_at__lt=long_ago) | Exists(mine))
    return rows.exclude(Exists(kept)).exclude(Exists(waits)).order_by("pk")


def _letter(work: Work, consent: Consent, page: str) -> Letter:
    candidate = consent.candidate
    with translation.override("zh-hans" if candidate.language == "zh" else "en"):
        subject = _("May we keep your details?")
        until = consent.until.isoformat()
        said = {"name": candidate.name, "company": work.desk.name, "day": until}
        text = _(
            "Dear %(name)s,\n\nYou allowed %(company)s to keep your details for other openings, until %(day)s. If you would like us to "
            "keep them, please say so. If we hear nothing, we delete them then; you need not do anything for that."
        )
        where = "\n\n" + _("One tap here is enough:") + f"\n{page}" if page else ""
    goes = work.desk.reminds and bool(candidate.email)
    return Letter(
        desk=work.desk,
        kind=LetterKind.RENEWAL,
        candidate=candidate,
        to=candidate.email,
        subject=subject,
        text=text % said + where,
        language=candidate.language,
        state=LetterState.APPROVED if goes else LetterState.DRAFT,
        approved_at=work.now if goes else None,
        send_at=work.now if goes else None,
        prepared_at=work.now,
    )
