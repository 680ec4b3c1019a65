"""The tick: what is due is done once, whoever calls, however many call at once, whatever else fails."""

import datetime as dt
import threading

import pytest
from django.db import connection

from huiyin.channels.channel import ChannelError, Duty
from huiyin.channels.models import Turn
from huiyin.site.tick import tick

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def test_it_works(owner, now):
    done = []
    duty = Duty("a.duty", HOUR, lambda owner, moment: done.append((owner, moment)) or "One thing done.")

    (told,) = tick(lambda: now, [duty])
    assert told.said == "One thing done."
    assert tick(lambda: now + HOUR / 2, [duty]) == []
    tick(lambda: now + HOUR, [duty])
    assert done == [(owner, now), (owner, now + HOUR)]
    assert Turn.objects.get().said == "One thing done."


def test_each_person_has_their_own_turn(owner, stranger, now):
    done = []
    tick(lambda: now, [Duty("a.duty", HOUR, lambda owner, _now: done.append(owner) or "")])
    assert set(done) == {owner, stranger}


def test_one_failure_stops_nothing_else_and_waits_longer_each_time(owner, now):
    def fails(_owner, _now):
        raise ChannelError("The server is away.")

    duties = [Duty("bad", HOUR, fails), Duty("good", HOUR, lambda _owner, _now: "fine")]
    assert [(done.said, done.wrong) for done in tick(lambda: now, duties)] == [
        ("", "The server is away."),
        ("fine", ""),
    ]
    waits = []
    for _time in range(12):
        turn = Turn.objects.get(owner=owner, duty="bad")
        waits.append((turn.due_at - now).total_seconds() / 60)
        now = turn.due_at
        tick(lambda: now, duties[:1])  # noqa: B023
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-1] == 360
    assert Turn.objects.get(duty="bad").wrong == "The server is away."
    tick(lambda: now + HOUR * 7, [Duty("bad", HOUR, lambda _owner, _now: "")])
    assert (Turn.objects.get(duty="bad").wrong, Turn.objects.get(duty="bad").failures) == ("", 0)


def test_a_duty_whose_program_died_is_taken_up_after_a_while(owner, now):
    duty = Duty("a.duty", HOUR, lambda _owner, _now: "done", hold=dt.timedelta(minutes=10))
    assert Turn.take(owner.pk, duty.name, now, duty.hold, "a program that is killed now")

    assert tick(lambda: now + dt.timedelta(minutes=5), [duty]) == []
    assert [done.said for done in tick(lambda: now + dt.timedelta(minutes=11), [duty])] == ["done"]


def test_who_came_back_too_late_changes_nothing(owner, now):
    def slow(_owner, moment):
        assert Turn.take(owner.pk, "slow", moment + 2 * HOUR, HOUR, "another")
        return "late"

    tick(lambda: now, [Duty("slow", HOUR, slow)])
    assert Turn.objects.get(duty="slow").held_by == "another"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_it_once(owner, now):
    done, gate = [], threading.Barrier(4, timeout=60)

    def work(_owner, _now):
        done.append(threading.get_ident())
        return ""

    def run():
        gate.wait()
        try:
            tick(lambda: now, [Duty(f"duty.{number}", HOUR, work) for number in range(10)])
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 10
    assert not Turn.objects.exclude(held_by="").exists()


def test_the_first_page_of_the_next_day_finds_its_advice_kept(owner, now, monkeypatch):
    import huiyin
    from huiyin.channels.voice import language_of
    from huiyin.journal import queries
    from huiyin.journal.services import openings
    from huiyin.site.tick import own_duties

    openings.add_opening(owner, now=now, company="Green Harbour", stage="waiting")
    tick(lambda: now, own_duties())

    asked = []
    real = huiyin.advise_many
    monkeypatch.setattr(
        huiyin, "advise_many", lambda cases, **more: asked.append(cases) or real(cases, **more)
    )
    day = owner.profile.day(now)
    language = language_of(owner.profile)
    for later in (day, day + dt.timedelta(days=1)):
        assert queries.marked(owner, later, language=language)
    assert not asked
