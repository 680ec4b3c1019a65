"""Invitations come in as files: read in the person's zone, matched to an opening, taken on a press."""

import datetime as dt

import pytest

from huiyin.channels.calendar import services
from huiyin.channels.calendar.ics import NoCalendar
from huiyin.channels.calendar.models import Suggestion
from huiyin.journal.services import openings, people, undoing

pytestmark = pytest.mark.django_db


def invitation(*lines, method="REQUEST", uid="abc@example.com"):
    body = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"UID:{uid}",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    return body.encode()


TALK = ("DTSTART:20260525T063000Z", "DTEND:20260525T073000Z", "SUMMARY:面试邀请 Green Harbour", "LOCATION:3F")


def test_it_works(owner, now, opening):
    (found,) = services.suggest_from_ics(owner, invitation(*TALK), now=now)
    assert (found.on, found.time, found.opening) == (dt.date(2026, 5, 25), dt.time(14, 30), opening)

    services.take(owner, found.pk, opening.pk, now=now)
    opening.refresh_from_db()
    assert (opening.appointment_on, opening.appointment_time) == (dt.date(2026, 5, 25), dt.time(14, 30))
    assert opening.appointment_about == "面试邀请 Green Harbour · 3F"
    assert services.open_suggestions(owner) == []
    undoing.undo(owner, now=now)
    opening.refresh_from_db()
    assert opening.appointment_on is None


def test_the_same_invitation_twice_is_one_and_comes_up_again_only_when_moved(owner, now, opening):
    (found,) = services.suggest_from_ics(owner, invitation(*TALK), now=now)
    services.dismiss(owner, found.pk)
    services.suggest_from_ics(owner, invitation(*TALK), now=now)
    assert services.open_suggestions(owner) == []
    services.suggest_from_ics(owner, invitation("DTSTART:20260526T063000Z", *TALK[2:]), now=now)
    assert [row.on for row in services.open_suggestions(owner)] == [dt.date(2026, 5, 26)]
    assert Suggestion.objects.count() == 1


def test_a_cancelled_one_takes_the_appointment_out(owner, now, opening):
    (found,) = services.suggest_from_ics(owner, invitation(*TALK), now=now)
    services.take(owner, found.pk, opening.pk, now=now)
    (gone,) = services.suggest_from_ics(owner, invitation(*TALK, method="CANCEL"), now=now)
    assert gone.cancelled
    services.take(owner, gone.pk, opening.pk, now=now)
    opening.refresh_from_db()
    assert opening.appointment_on is None


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("DTSTART;VALUE=DATE:20260525", ("2026-05-25", None)),
        ("DTSTART:20260525T143000", ("2026-05-25", "14:30")),
        ("DTSTART;TZID=America/New_York:20260525T200000", ("2026-05-26", "08:00")),
        ("DTSTART;TZID=China Standard Time:20260525T143000", ("2026-05-25", "14:30")),
        ("DTSTART:20260525T160000Z", ("2026-05-26", "00:00")),
    ],
)
def test_the_time_is_the_persons_own(owner, now, start, wanted):
    (found,) = services.suggest_from_ics(owner, invitation(start, "SUMMARY:x"), now=now)
    assert (found.on.isoformat(), found.time and f"{found.time:%H:%M}") == wanted


def test_hrs_address_tells_the_opening_and_two_that_fit_tell_none(owner, now, opening):
    other = openings.add_opening(owner, now=now, company="Blue Sea", title="Cook")
    people.add_person(owner, now=now, opening_id=other.pk, name="Li", email="li@blue.example")
    mail = ("DTSTART:20260525T063000Z", "SUMMARY:A talk", "ORGANIZER;CN=Li:mailto:li@blue.example")
    assert services.suggest_from_ics(owner, invitation(*mail), now=now)[0].opening == other
    openings.add_opening(owner, now=now, company="Green Harbour", title="Cook")
    both = services.suggest_from_ics(owner, invitation(*TALK, uid="2"), now=now)
    assert both[0].opening is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
        invitation("SUMMARY:no day"),
        b"BEGIN:VEVENT\n" * 3000,
    ],
)
def test_what_is_no_calendar_says_so(owner, now, data):
    with pytest.raises(NoCalendar):
        services.suggest_from_ics(owner, data, now=now)


def test_somebody_elses_suggestion_is_not_there(owner, stranger, now, opening):
    (found,) = services.suggest_from_ics(owner, invitation(*TALK), now=now)
    with pytest.raises(Suggestion.DoesNotExist):
        services.take(stranger, found.pk, opening.pk, now=now)
    services.dismiss(stranger, found.pk)
    assert services.open_suggestions(owner) == [found]
