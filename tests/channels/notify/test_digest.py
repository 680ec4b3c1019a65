"""The word of the day: one, at the person's hour, on days when there is something to do, to real receivers."""

import datetime as dt
import threading

import pytest
from django.db import connection

from huiyin.channels.notify import sending, services
from huiyin.channels.notify.models import Address, Delivery, Digest
from huiyin.channels.notify.sending import Sent, UnknownAddress
from huiyin.journal.services import openings
from tests.servers import receiver

pytestmark = pytest.mark.django_db
SHANGHAI = dt.timezone(dt.timedelta(hours=8))


@pytest.fixture
def there():
    with receiver.running() as found:
        yield found


@pytest.fixture
def address(owner, now, home, opening, there, advised):
    """An address that hears, and something to do."""
    advised.move = "ask"
    services.wish_of(owner)
    return services.add_address(owner, there.address, now=now - dt.timedelta(days=1), label="phone")


def at(day, time):
    return dt.datetime.combine(dt.date(2026, 5, day), dt.time.fromisoformat(time), SHANGHAI)


def test_it_works(owner, address, there):
    assert services.send_digest(owner, at(20, "09:31"))
    (told,) = there.got
    assert "Green Harbour" not in str(told)
    assert Address.objects.get().heard_at == at(20, "09:31")
    assert Digest.objects.get().things == 1


def test_it_comes_once_however_often_one_asks(owner, address, there):
    for minute in range(30, 59, 5):
        services.send_digest(owner, at(20, f"09:{minute}"))
    assert len(there.got) == 1
    services.send_digest(owner, at(21, "10:00"))
    assert len(there.got) == 2


@pytest.mark.parametrize(
    ("day", "time", "comes"),
    [
        (20, "09:29", False),
        (20, "09:30", True),
        (20, "20:59", True),
        (20, "21:00", False),
        (20, "00:30", False),
        (23, "10:00", False),
        # 9 May 2026 is a Saturday on which China works; 1 May is a holiday.
        (9, "10:00", True),
        (1, "10:00", False),
    ],
)
def test_the_hour_quiet_hours_and_days_off_are_kept(owner, address, there, day, time, comes):
    Address.objects.update(created_at=at(1, "00:00"))
    services.send_digest(owner, at(day, time))
    assert len(there.got) == comes


def test_an_hour_within_quiet_hours_waits_for_their_end(owner, address, there):
    services.change_wish(owner, on=True, at=dt.time(23, 0), working_days_only=False)
    services.send_digest(owner, at(20, "23:10"))
    assert there.got == []
    services.send_digest(owner, at(21, "09:00"))
    assert len(there.got) == 1


def test_with_nothing_to_do_there_is_no_word_all_day(owner, address, there, advised, opening, now):
    advised.move = "wait"
    services.send_digest(owner, at(20, "09:31"))
    advised.move = "answer"
    openings.change_opening(owner, opening.pk, now=now, city="x")
    services.send_digest(owner, at(20, "15:00"))
    assert there.got == []
    services.send_digest(owner, at(21, "09:31"))
    assert len(there.got) == 1


def test_switched_off_or_without_an_address_nothing_goes_out(owner, address, there):
    services.change_wish(owner, on=False, at=dt.time(9, 30), working_days_only=True)
    services.send_digest(owner, at(20, "10:00"))
    services.change_wish(owner, on=True, at=dt.time(9, 30), working_days_only=True)
    services.remove_address(owner, address.pk)
    services.send_digest(owner, at(20, "10:00"))
    assert there.got == []


def test_names_go_out_only_where_that_is_allowed(owner, now, address, there, opening):
    owner.profile.language = "en"
    owner.profile.save()
    openings.change_opening(
        owner,
        opening.pk,
        now=now,
        appointment_on=dt.date(2026, 5, 20),
        appointment_time=dt.time(14, 30),
        appointment_about="Talk",
    )
    services.allow_names(owner, address.pk, True)
    services.send_digest(owner, at(20, "10:00"))
    (told,) = there.got
    assert told["title"] == "2 things today"
    assert told["message"].splitlines() == [
        "14:30 Talk · Green Harbour",
        "Green Harbour: ask for the result, once and politely",
    ]


def test_who_was_surely_not_reached_hears_later_and_nobody_else_hears_twice(owner, now, address, there):
    services.add_address(owner, "json://127.0.0.1:9/hook", now=now - dt.timedelta(days=1))
    services.send_digest(owner, at(20, "10:00"))
    assert [row.state for row in Delivery.objects.order_by("pk")] == ["sent", "waiting"]
    Address.objects.filter(pk__gt=address.pk).update(sealed_url=address.sealed_url)
    services.send_digest(owner, at(20, "10:05"))
    services.send_digest(owner, at(20, "10:10"))
    assert len(there.got) == 2
    assert [row.state for row in Delivery.objects.order_by("pk")] == ["sent", "sent"]


def test_a_refusal_is_told_and_not_repeated(owner, address, there):
    there.status = 403
    services.send_digest(owner, at(20, "10:00"))
    services.send_digest(owner, at(20, "10:05"))
    assert len(there.got) == 1
    assert "403" in Address.objects.get().wrong


def test_a_program_that_died_while_sending_does_not_send_again(owner, address, there, monkeypatch):
    def dies(*_words):
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "send", dies)
    with pytest.raises(KeyboardInterrupt):
        services.send_digest(owner, at(20, "10:00"))
    monkeypatch.undo()
    services.send_digest(owner, at(20, "10:05"))
    assert there.got == []
    assert Delivery.objects.get().state == "sending"


@pytest.mark.django_db(transaction=True)
def test_of_many_programs_at_once_one_sends(owner, address, there):
    gate = threading.Barrier(4, timeout=60)

    def run():
        gate.wait()
        try:
            services.send_digest(owner, at(20, "10:00"))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(there.got) == 1


def test_the_test_button_tells_what_came_of_it(owner, now, address, there):
    assert services.test_address(owner, address.pk, now=now) == Sent(True)
    assert len(there.got) == 1
    there.status = 401
    assert "401" in services.test_address(owner, address.pk, now=now).wrong


def test_the_address_is_kept_sealed(address, there):
    assert there.address not in address.sealed_url
    assert address.url == there.address
    assert address.service == "JSON"


@pytest.mark.parametrize(
    "url", ["", "words", "https://", "nosuch://x", "tgram://x", "syslog://x", "ntfys://ntfy.sh/a\nb"]
)
def test_an_address_that_is_none_says_how_one_looks(owner, now, home, url):
    with pytest.raises(UnknownAddress, match="ntfys://"):
        services.add_address(owner, url, now=now)


@pytest.mark.parametrize("example", [url for _name, url in sending.EXAMPLES])
def test_the_examples_beside_the_field_are_addresses(example):
    filled = (
        example.replace("KEY", "a" * 32)
        .replace("BOT_TOKEN", "123456789:" + "a" * 35)
        .replace("CHAT_ID", "12345")
    )
    filled = filled.replace("SENDKEY", "SCT" + "a" * 30).replace("TOKEN", "a" * 40)
    assert sending.service_of(filled)


def test_nothing_of_an_address_is_logged(owner, now, there, home, opening, capfd, caplog):
    services.add_address(owner, "json://127.0.0.1:9/secret-token", now=now)
    services.test_address(owner, Address.objects.get().pk, now=now)
    out, err = capfd.readouterr()
    assert "secret-token" not in out + err + caplog.text


def test_somebody_else_is_told_once_and_gets_no_word_of_the_day(owner, now, home, opening, there, advised):
    advised.move = "ask"
    services.wish_of(owner)
    theirs = services.add_address(
        owner, there.address, now=now - dt.timedelta(days=1), label="Head of sales", whose="decider:5"
    )

    sent = services.tell(owner, theirs.pk, "A decision", "Three people wait.", once="round:7", now=now)
    again = services.tell(owner, theirs.pk, "A decision", "Three people wait.", once="round:7", now=now)

    assert sent == Sent(True)
    assert again is None
    assert [told["message"] for told in there.got] == ["Three people wait."]
    assert not services.send_digest(owner, at(20, "09:31"))
    services.tell(owner, theirs.pk, "A decision", "One more.", once="round:8", now=now)
    assert len(there.got) == 2


def test_somebody_who_was_not_reached_is_told_later(owner, now, home, monkeypatch):
    theirs = services.add_address(owner, "json://127.0.0.1:1/hook", now=now, whose="decider:5")
    assert services.tell(owner, theirs.pk, "A", "B", once="x", now=now).reached is False

    with receiver.running() as there:
        monkeypatch.setattr(Address, "url", there.address)
        assert services.tell(owner, theirs.pk, "A", "B", once="x", now=now) == Sent(True)
        assert services.tell(owner, theirs.pk, "A", "B", once="x", now=now) is None
        assert len(there.got) == 1
