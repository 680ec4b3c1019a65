"""The pages of the channels, as a person walks through them."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from icalendar import Calendar

from huiyin.channels.calendar import services as calendars
from huiyin.channels.files.models import Draft
from huiyin.desks.stationery import clock
from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings, undoing
from tests.channels.calendar.test_invitations import TALK, invitation
from tests.servers import radicale_, receiver

pytestmark = pytest.mark.django_db
TABLE = "投递时间,公司,岗位,状态\n2026/3/5,青港,市场经理,随缘\n下周,蓝海,运营,已投\n2026/3/6,<b>白云</b>,=1+1,已投\n"


@pytest.fixture
def page(client, owner, now, home, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    owner.profile.language = "en"
    owner.profile.save()
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/import/",
        "/export/",
        "/export/stages/",
        "/export/waiting/",
        "/calendar/",
        "/notifications/",
        "/more/",
    ],
)
def test_each_page_opens_empty_and_full(page, owner, now, address, opening):
    assert page.get(address).status_code == 200
    events.log_interview(owner, opening.pk, now=now, last=True)
    assert page.get(address).status_code == 200


def test_a_table_comes_in_step_by_step(page, owner, now):
    file = SimpleUploadedFile("求职.csv", TABLE.encode("gb18030"))
    to_table = page.post("/import/", {"file": file})
    shown = page.get(to_table.url).content.decode()
    assert "随缘" in shown
    assert "names no day" in shown
    assert "&lt;b&gt;白云" in shown

    sent = {
        "shown": ["1", "2", "3"],
        "row": ["1", "2"],
        "cell-2-0": "2026-03-08",
        "meaning-0": "closed:no_answer",
        "do": "look",
    }
    assert page.post(to_table.url, sent).status_code == 302
    assert "2 openings are ready" in page.get(to_table.url).content.decode()
    after = page.post(to_table.url, {"shown": ["1", "2", "3"], "row": ["1", "2"], "do": "take"}, follow=True)
    assert "2 openings came in." in after.content.decode()
    assert {row.company: row.outcome for row in Opening.objects.all()} == {"青港": "no_answer", "蓝海": ""}
    assert not Draft.objects.exists()
    undoing.undo(owner, now=now)
    assert not Opening.objects.exists()


def test_pasted_rows_that_are_none_stay_in_the_field(page):
    answer = page.post("/import/", {"pasted": "   "})
    assert answer.status_code == 400
    assert "no rows" in answer.content.decode()
    binary = page.post("/import/", {"file": SimpleUploadedFile("x.pdf", b"%PDF-1.4")})
    assert binary.status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        {"field-99": "company"},
        {"field-0": "nonsense"},
        {"cell-x-y": "1"},
        {"row": "abc"},
        {"meaning-9": "x:y"},
        {"order-0": "q"},
    ],
)
def test_a_table_bears_what_no_form_sends(page, sent):
    where = page.post("/import/", {"pasted": TABLE}).url
    assert page.post(where, {**sent, "do": "look"}).status_code == 302
    assert page.get(where).status_code == 200
    assert page.get(where + "?show=x&page=-1").status_code == 200
    assert page.post(where, {"do": "drop"}).status_code == 302
    assert page.get(where).status_code == 404


def test_what_goes_out_is_what_is_there(page, owner, now, opening):
    for address in ("/export/openings.csv", "/export/history.csv", "/export/huiyin.xlsx"):
        answer = page.get(address)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer) if answer.streaming else answer.content
    assert page.get("/export/nothing.csv").status_code == 404
    whole = page.post("/export/everything.zip")
    assert zipfile.is_zipfile(io.BytesIO(b"".join(whole)))
    assert "Green Harbour" in page.get("/export/stages/").content.decode()


def test_the_waiting_data_is_shown_before_it_is_written(page, owner, now, opening):
    events.log_interview(owner, opening.pk, now=now)
    shown = page.get("/export/waiting/").content.decode()
    written = page.post("/export/waiting/").content.decode()
    assert written.strip().replace('"', "&quot;") in shown
    assert "Green" not in written


def test_the_feed_is_opened_read_and_taken_back(page, client, owner, now, opening):
    assert "Make an address" in page.get("/calendar/").content.decode()
    page.post("/calendar/feed/", {"do": "open"})
    token = calendars.token_of(calendars.feed_of(owner, now=now))
    assert f"/calendar/feed/{token}.ics" in page.get("/calendar/").content.decode()
    answer = page.get(f"/calendar/feed/{token}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert Calendar.from_ical(answer.content).walk("VEVENT")
    page.post("/calendar/feed/", {"do": "change"})
    assert b"Green" not in page.get(f"/calendar/feed/{token}.ics").content
    page.post("/calendar/feed/", {"do": "close"})
    assert page.get(f"/calendar/feed/{token}.ics").status_code == 404
    assert page.get("/calendar/huiyin.ics").status_code == 200


def test_an_invitation_is_noted_in_its_opening(page, owner, now, opening):
    page.post("/calendar/invitation/", {"file": SimpleUploadedFile("a.ics", invitation(*TALK))})
    assert "面试邀请" in page.get("/calendar/").content.decode()
    (found,) = calendars.open_suggestions(owner)
    page.post(f"/calendar/suggestions/{found.pk}/", {"do": "take", "opening": ""})
    page.post(f"/calendar/suggestions/{found.pk}/", {"do": "take", "opening": str(opening.pk)})
    opening.refresh_from_db()
    assert opening.appointment_on is not None
    assert page.post("/calendar/suggestions/999/", {"do": "take", "opening": "1"}).status_code == 404
    broken = page.post("/calendar/invitation/", {"file": SimpleUploadedFile("a.ics", b"x")}, follow=True)
    assert "no calendar file" in broken.content.decode()


def test_a_calendar_on_a_server_is_connected_and_let_go(page, owner, now, opening, tmp_path):
    from caldav import DAVClient

    with radicale_.running(tmp_path) as server:
        with DAVClient(
            server, username=radicale_.USER, password=radicale_.PASSWORD, enable_rfc6764=False
        ) as client:
            url = str(client.principal().make_calendar(name="Mine").url)
        sent = {"url": server, "user": radicale_.USER, "password": radicale_.PASSWORD}
        assert url in page.post("/calendar/account/", sent).content.decode()
        wrong = page.post("/calendar/account/", {**sent, "password": "no"})
        assert "app password" in wrong.content.decode()
        done = page.post(
            "/calendar/account/", {**sent, "url": url, "pull": "on"}, follow=True
        ).content.decode()
        assert "brought up to date" in done
        assert "Mine" in done
        page.post("/calendar/account/", {"do": "sync"})
        assert (
            "Let it go"
            not in page.post("/calendar/account/", {"do": "disconnect"}, follow=True).content.decode()
        )


def test_an_address_is_added_tried_and_removed(page, owner):
    with receiver.running() as there:
        assert page.post("/notifications/", {"do": "add", "url": "words"}).status_code == 400
        page.post("/notifications/", {"do": "add", "url": there.address, "label": "my phone"})
        shown = page.get("/notifications/").content.decode()
        assert "my phone" in shown
        assert there.address not in shown
        page.post("/notifications/1/", {"do": "names"})
        number = shown.split('action="/notifications/')[1].split("/")[0]
        assert (
            "Did it reach you"
            in page.post(f"/notifications/{number}/", {"do": "test"}, follow=True).content.decode()
        )
        assert len(there.got) == 1
        page.post(f"/notifications/{number}/", {"do": "remove"})
        assert "my phone" not in page.get("/notifications/").content.decode()
    page.post("/notifications/", {"do": "wish", "on": "on", "at": "08:15"})
    assert "08:15" in page.get("/notifications/").content.decode()
    assert page.post("/notifications/", {"do": "wish", "at": "late"}).status_code == 400


def test_what_belongs_to_another_is_not_there(page, stranger, now):
    other = openings.add_opening(stranger, now=now, company="Theirs")
    draft = Draft(owner=stranger, created_at=now)
    from huiyin.channels.files.sheets import Sheet, Taken

    draft.taken = Taken(Sheet([["a"]], "csv"))
    draft.save()
    assert page.get(f"/import/{draft.pk}/").status_code == 404
    assert "Theirs" not in page.get("/calendar/").content.decode()
    assert other.pk
