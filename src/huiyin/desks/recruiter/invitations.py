"""Interviews as iCalendar (RFC 5545): for whoever asks, and for whoever is asked."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from huiyin.hiring.models import Interview
from huiyin.hiring.pages import Page


@dataclass(frozen=True)
class Invitation:
    """One interview. `uid`, `sequence`: kept when it moves, so that calendars move it along."""

    uid: str
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    title: str
    place: str
    note: str = ""
    cancelled: bool = False


def for_recruiter(interviews: Iterable[Interview]) -> list[Invitation]:
    """With the candidate's name: for HR and the interviewers."""
    found = []
    for one in interviews:
        application = one.application
        title = _("Interview: %(who)s, %(role)s") % {
            "who": application.candidate,
            "role": application.opening,
        }
        people = _(", ").join(colleague.name for colleague in one.interviewers.all())
        off = one.cancelled_at is not None
        found.append(
            Invitation(one.uid, one.sequence, one.starts_at, one.ends_at, title, one.place, people, off)
        )
    return found


def for_candidate(page: Page) -> list[Invitation]:
    """What the candidate may know of their own interviews."""
    title = _("Interview: %(role)s, %(company)s") % {"role": page.title, "company": page.company}
    return [
        Invitation(
            one.uid,
            one.sequence,
            one.starts_at,
            one.ends_at,
            title,
            one.place,
            _(", ").join(one.interviewers),
        )
        for one in page.meetings
    ]


def as_file(invitations: Iterable[Invitation], name: str) -> HttpResponse:
    """A calendar file to open."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Huiyin//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for one in invitations:
        event = Event()
        event.add("uid", one.uid)
        event.add("sequence", one.sequence)
        event.add("dtstamp", one.starts_at.astimezone(dt.UTC))
        event.add("dtstart", one.starts_at.astimezone(dt.UTC))
        event.add("dtend", one.ends_at.astimezone(dt.UTC))
        event.add("summary", one.title)
        if one.place:
            event.add("location", one.place)
        if one.note:
            event.add("description", one.note)
        if one.cancelled:
            event.add("status", "CANCELLED")
        calendar.add_component(event)
    return HttpResponse(
        calendar.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
