"""A calendar on a real CalDAV server (radicale): pushed, pulled, and left alone where the person changed it."""

import datetime as dt

import pytest
from caldav import DAVClient

from huiyin.channels.calendar import server, services, syncing
from huiyin.channels.calendar.models import Account, Pushed
from huiyin.channels.calendar.server import CalendarAway
from huiyin.journal.services import events, openings
from tests.servers import radicale_

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def radicale(tmp_path_factory):
    with radicale_.running(tmp_path_factory.mktemp("radicale")) as address:
        yield address


@pytest.fixture
def there(radicale, request):
    """The person's own view of a fresh calendar on the server."""
    with DAVClient(
        radicale, username=radicale_.USER, password=radicale_.PASSWORD, enable_rfc6764=False
    ) as client:
        calendar = client.principal().make_calendar(name=request.node.name[:40])
        yield calendar
        calendar.delete()


@pytest.fixture
def account(owner, now, home, there):
    return syncing.connect(
        owner, now=now, url=str(there.url), user=radicale_.USER, password=radicale_.PASSWORD, name="Mine"
    )


def titles(calendar):
    return sorted(str(event.icalendar_component["summary"]) for event in calendar.get_events())


def test_it_works(owner, now, opening, account, there):
    owner.profile.language = "en"
    owner.profile.save()
    openings.change_opening(
        owner,
        opening.pk,
        now=now,
        appointment_on=dt.date(2026, 5, 25),
        appointment_time=dt.time(14, 30),
        appointment_about="二面",
    )
    assert syncing.sync(owner, now)
    assert len(titles(there)) == 2
    assert "二面 · Green Harbour · Marketing manager" in titles(there)
    assert syncing.sync(owner, now) == ""

    events.log_promise(owner, opening.pk, now=now, by=dt.date(2026, 5, 22))
    openings.change_opening(owner, opening.pk, now=now, appointment_on=None, appointment_time=None)
    syncing.sync(owner, now)
    assert len(titles(there)) == 2
    assert not any("二面" in title for title in titles(there))
    assert Account.objects.get().synced_at == now
    assert "app-password" not in Account.objects.get().sealed_password


def test_what_breaks_off_goes_on_and_nothing_comes_twice(owner, now, opening, account, there, monkeypatch):
    events.log_promise(owner, opening.pk, now=now, by=dt.date(2026, 5, 22))
    put, calls = server.ServerCalendar.put, []

    def breaks(self, uid, data):
        put(self, uid, data)
        calls.append(uid)
        raise CalendarAway("gone")

    monkeypatch.setattr(server.ServerCalendar, "put", breaks)
    with pytest.raises(CalendarAway):
        syncing.sync(owner, now)
    monkeypatch.setattr(server.ServerCalendar, "put", put)
    syncing.sync(owner, now)
    assert len(titles(there)) == 2
    assert Pushed.objects.count() == 2


def test_an_interview_in_the_persons_calendar_is_suggested_and_their_dentist_is_not(
    owner, now, opening, account, there
):
    zone = dt.timezone(dt.timedelta(hours=8))
    for title in ("Call with GREEN HARBOUR", "Dentist", "某公司面试"):
        there.save_event(
            dtstart=dt.datetime(2026, 5, 26, 9, 0, tzinfo=zone),
            dtend=dt.datetime(2026, 5, 26, 10, 0, tzinfo=zone),
            summary=title,
        )
    syncing.sync(owner, now)
    found = {row.title: row for row in services.open_suggestions(owner)}
    assert set(found) == {"Call with GREEN HARBOUR", "某公司面试"}
    assert found["Call with GREEN HARBOUR"].opening == opening
    assert (found["某公司面试"].time, found["某公司面试"].opening) == (dt.time(9), None)
    syncing.sync(owner, now)
    assert len(services.open_suggestions(owner)) == 2


def test_a_full_calendar_costs_no_more_queries_than_an_empty_one(
    owner, now, opening, django_assert_num_queries
):
    account = Account.objects.create(owner=owner, url="https://calendar.example/", created_at=now)
    feed = services.feed_of(owner, now=now)
    dentist = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{0}\r\nDTSTART:20260526T010000Z\r\n"
        "SUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    for count in (1, 40):
        there = {str(uid): dentist.format(uid).encode() for uid in range(count)}
        with django_assert_num_queries(4):
            assert syncing._look_around(account, there, {}, feed, owner.profile, now) == 0


def test_what_the_person_moved_there_is_suggested_and_not_moved_back(owner, now, opening, account, there):
    openings.change_opening(
        owner, opening.pk, now=now, appointment_on=dt.date(2026, 5, 25), appointment_time=dt.time(14, 30)
    )
    syncing.sync(owner, now)
    event = next(
        event
        for event in there.get_events()
        if "Appointment" in event.data or event.icalendar_component.get("uid").startswith("appointment")
    )
    with event.edit_icalendar_instance() as calendar:
        part = calendar.walk("VEVENT")[0]
        zone = part.decoded("dtstart").tzinfo
        for name, hour in (("dtstart", 16), ("dtend", 17)):
            part.pop(name)
            part.add(name, dt.datetime(2026, 5, 25, hour, 0, tzinfo=zone))
    event.save()

    syncing.sync(owner, now)
    (found,) = services.open_suggestions(owner)
    assert (found.opening, found.time) == (opening, dt.time(16))
    services.take(owner, found.pk, opening.pk, now=now)
    syncing.sync(owner, now)
    opening.refresh_from_db()
    assert opening.appointment_time == dt.time(16)
    assert services.open_suggestions(owner) == []


def test_what_the_person_took_out_there_stays_out(owner, now, opening, account, there):
    syncing.sync(owner, now)
    for event in there.get_events():
        event.delete()
    syncing.sync(owner, now)
    assert titles(there) == []


def test_letting_it_go_takes_our_entries_out_and_leaves_theirs(owner, now, opening, account, there):
    there.save_event(dtstart=dt.date(2026, 5, 26), dtend=dt.date(2026, 5, 27), summary="Dentist")
    syncing.sync(owner, now)
    syncing.disconnect(owner)
    assert titles(there) == ["Dentist"]
    assert not Account.objects.exists()


def test_the_calendars_of_a_person_are_found(radicale, there):
    found = server.calendars_at(radicale, radicale_.USER, radicale_.PASSWORD)
    assert str(there.url) in [address for address, _name in found]


@pytest.mark.parametrize(
    ("url", "password", "says"),
    [
        ("{radicale}carol/x/", "wrong", "app password"),
        ("http://127.0.0.1:9/", radicale_.PASSWORD, "does not answer"),
        ("ftp://example.com", radicale_.PASSWORD, "https://"),
        ("words", radicale_.PASSWORD, "https://"),
        ("{radicale}nobody/there/", radicale_.PASSWORD, "127.0.0.1"),
    ],
)
def test_what_cannot_be_connected_says_why(owner, now, radicale, home, url, password, says):
    with pytest.raises(CalendarAway, match=says):
        syncing.connect(
            owner, now=now, url=url.format(radicale=radicale), user=radicale_.USER, password=password
        )
    assert not Account.objects.exists()
