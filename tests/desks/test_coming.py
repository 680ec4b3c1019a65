"""What comes when: talks, promised days, and the days by which HR wants an answer."""

import datetime as dt

from django.test import Client

from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY


def day(ahead: int) -> dt.date:
    return TODAY + dt.timedelta(days=ahead)


def coming(desk: Client) -> list[tuple[int, str, str]]:
    found = desk.get("/").context["today"].coming
    return [((one.day - TODAY).days, one.opening.company, one.what) for one in found]


def waiting(owner: object, company: str) -> Opening:
    opening = openings.add_opening(owner, now=NOW, company=company)
    events.log_interview(owner, opening.pk, now=NOW, on=day(-3), last=True)
    return opening


def test_the_soonest_stands_first(desk: Client, owner: object, english: None) -> None:
    talk, named, offer, gone = (waiting(owner, name) for name in ("Talk", "Named", "Offer", "Gone"))
    openings.change_opening(
        owner,
        talk.pk,
        now=NOW,
        appointment_on=day(2),
        appointment_time=dt.time(14),
        appointment_about="second round",
    )
    openings.change_opening(owner, gone.pk, now=NOW, appointment_on=day(40))
    events.log_promise(owner, named.pk, now=NOW, on=day(-2), by=day(5))
    reading = {"outcome": "offer", "candidate_deadline": day(1).isoformat()}
    events.log_received(owner, offer.pk, now=NOW, on=TODAY, channel="email", text="…", reading=reading)
    assert coming(desk) == [
        (1, "Offer", "HR wants your answer by then"),
        (2, "Talk", "second round"),
        (5, "Named", "HR promised an answer by then"),
    ]
    assert "14:00" in desk.get("/").content.decode()
    assert "second round" in desk.get(f"/openings/{talk.pk}/").content.decode()


def test_a_promise_that_was_kept_or_has_passed_does_not_come(
    desk: Client, owner: object, english: None
) -> None:
    kept, passed = waiting(owner, "Kept"), waiting(owner, "Passed")
    events.log_promise(owner, kept.pk, now=NOW, on=day(-2), by=day(5))
    events.log_received(
        owner, kept.pk, now=NOW, on=day(-1), channel="email", text="…", reading={"outcome": "pending"}
    )
    events.log_promise(owner, passed.pk, now=NOW, on=day(-3), by=day(-1))
    assert coming(desk) == []


def test_the_next_talk_is_noted_on_the_page(desk: Client, owner: object, english: None) -> None:
    opening = waiting(owner, "Talk")
    opening.refresh_from_db()
    start = {"company": "Talk", "country": "CN", "language": "en", "version": opening.version}
    refused = desk.post(f"/openings/{opening.pk}/edit/", {**start, "appointment_time": "14:00"})
    assert refused.context["form"].errors["appointment_on"] == ["On which day?"]
    when = {"appointment_on": day(2).isoformat(), "appointment_time": "14:00", "appointment_about": ""}
    assert desk.post(f"/openings/{opening.pk}/edit/", {**start, **when}).status_code == 302
    assert coming(desk) == [(2, "Talk", "an appointment")]
    opening.refresh_from_db()
    none = {"version": opening.version, "appointment_on": "", "appointment_time": ""}
    assert desk.post(f"/openings/{opening.pk}/edit/", {**start, **none}).status_code == 302
    assert coming(desk) == []
