"""Name and address of every page of both desks, from what the journal and the desk hold."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

DAY = dt.datetime(2026, 11, 24, 3, 20, tzinfo=dt.UTC)
"""A Tuesday, before noon in Shanghai."""
ALWAYS = {
    "today": "/",
    "openings": "/openings/",
    "board": "/board/",
    "add": "/openings/new/",
    "insights": "/insights/",
    "people": "/people/",
    "growth": "/growth/",
    "me": "/growth/me/",
    "settings": "/settings/",
    "help": "/help/",
    "how": "/how/",
    "more": "/more/",
    "take": "/export/",
    "stages": "/export/stages/",
    "waiting-data": "/export/waiting/",
    "bring": "/import/",
    "restore": "/restore/",
    "mail-page": "/mail/",
    "mailbox": "/mail/settings/",
    "calendar": "/calendar/",
    "notifications": "/notifications/",
    "rehearse": "/rehearse/",
    "watch": "/watch/",
    "approach": "/approach/",
    "offline": "/offline/",
    "archive": "/openings/?archived=1",
    "found": "/openings/?q=HR",
    "nothing-found": "/openings/?q=%E6%B2%A1%E6%9C%89",
    "lost": "/no-such-page/",
    "lost-link": "/c/no-such-link",
}
HIRING = {
    "home": "",
    "openings": "openings/",
    "closed": "openings/?show=closed",
    "nothing": "openings/?q=%E6%B2%A1%E6%9C%89",
    "add": "openings/new/",
    "colleagues": "colleagues/",
    "colleague": "colleagues/new/",
    "pool": "pool/",
    "figures": "figures/",
    "settings": "settings/",
    "more": "more/",
    "answers": "answers/",
    "welcome": "welcome/",
}
MOST_OPENINGS = 12
"""So many openings of a journal are looked at one by one."""


def pages() -> dict[str, str]:
    """The candidate's pages."""
    from huiyin.journal.growth import role_of_opening
    from huiyin.journal.models import Event, Opening

    found = dict(ALWAYS)
    for place, opening in enumerate(Opening.objects.order_by("pk")[:MOST_OPENINGS], start=1):
        found[f"opening-{place}"] = f"/openings/{opening.pk}/"
        if opening.advert:
            role = urlencode({"role": role_of_opening(opening)})
            found["portrait"] = f"/growth/portrait/?{role}"
            found["gaps"] = f"/growth/gaps/?{role}"
            found["plan-b"] = f"/openings/{opening.pk}/plan-b/"
        if place == 1:
            found["debrief"] = f"/openings/{opening.pk}/debrief/"
            found["answer"] = f"/openings/{opening.pk}/answer/"
            found["edit"] = f"/openings/{opening.pk}/edit/"
            found["history"] = f"/openings/{opening.pk}/history/"
            found["call"] = f"/openings/{opening.pk}/?channel=phone&move=ask"
            found["mail"] = f"/openings/{opening.pk}/?channel=email&move=ask"
            for kind in ("interview", "promise", "sent", "note", "withdrawn"):
                found[f"log-{kind}"] = f"/openings/{opening.pk}/log/{kind}/"
            event = opening.events.first()
            if event is not None:
                found["event"] = f"/events/{event.pk}/"
    reading = Event.objects.filter(kind="received").first()
    if reading:
        found["reading"] = f"/events/{reading.pk}/reading/"
    return found


def hiring_pages(owner: Any, language: str) -> dict[str, str]:
    """The recruiter's pages, of whatever desk the person sits at, and those behind a link."""
    from huiyin.hiring.models import Application, Letter, Link, Member, Opening, Stage
    from huiyin.hiring.services import links
    from huiyin.hiring.services.work import Actor

    found = {f"hiring-{name}": f"/hiring/{path}" for name, path in HIRING.items()}
    member = Member.objects.filter(user_id=owner.pk).select_related("desk").first()
    if member is None:
        return found
    desk, by = member.desk, Actor.recruiter(owner)
    for place, opening in enumerate(Opening.objects.filter(desk=desk).order_by("pk")[:3], start=1):
        found[f"hiring-opening-{place}"] = f"/hiring/openings/{opening.pk}/"
        if place == 1:
            for name in ("order", "import", "edit"):
                found[f"hiring-{name}"] = f"/hiring/openings/{opening.pk}/{name}/"
            made = links.make(
                desk, Link.Purpose.DECIDE, by=by, now=DAY, opening=opening, colleague=opening.head
            )
            found["decide"] = f"/d/{made.token}"
            found["hiring-colleague-known"] = f"/hiring/colleagues/{opening.head_id}/"
    for stage in Stage.values:
        person = Application.objects.filter(desk=desk, stage=stage).order_by("pk").first()
        if person is not None:
            found[f"hiring-person-{stage}"] = f"/hiring/people/{person.pk}/"
            made = links.make(desk, Link.Purpose.STATUS, by=by, now=DAY, application=person)
            found[f"status-{stage}"] = f"/c/{made.token}"
    asked = Application.objects.filter(desk=desk, question__answered_at=None, question__isnull=False).first()
    if asked is not None:
        found["hiring-question"] = f"/hiring/people/{asked.pk}/"
    _letters(desk, owner, by, language, found)
    letter = Letter.objects.filter(desk=desk).first()
    if letter is not None:
        found["hiring-letter"] = f"/hiring/answers/{letter.pk}/"
    return found


def _letters(desk: Any, owner: Any, by: Any, language: str, found: dict[str, str]) -> None:
    """Writes the answers that are due, and a letter that says that it takes longer."""
    from django.utils import translation

    from huiyin.desks.recruiter.composing import composed, own_letter
    from huiyin.desks.recruiter.place import Place
    from huiyin.hiring.models import Application, LetterKind, Stage
    from huiyin.hiring.services import letters, telling

    place = Place(owner, desk, by, DAY, desk.day(DAY), language)
    with translation.override("zh-hans" if language == "zh" else "en"):
        rows = telling.to_tell(desk)
        words = composed(place, rows)
        telling.prepare(desk, [row.pk for row in rows], lambda row: words[row.pk], by=by, now=DAY)
        waits = Application.objects.filter(desk=desk, stage=Stage.DECIDING).order_by("pk").last()
        if waits is not None:
            until = DAY.date() + dt.timedelta(days=7)
            said = own_letter(place, waits, LetterKind.NEWS, until=until, cause="away")
            news = letters.draft_news(desk, waits.pk, said.subject, said.text, until=until, by=by, now=DAY)
            found["hiring-news"] = f"/hiring/answers/{news.pk}/"
