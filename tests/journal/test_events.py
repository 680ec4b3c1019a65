"""What happened: noted, read, corrected, and moving the opening along."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Action, Event, Opening
from huiyin.journal.services import events, openings

MAY_8 = dt.date(2026, 5, 8)
REFUSED = {"outcome": "rejected", "reasons": ["experience"]}


def stage(opening: Opening) -> tuple[str, str]:
    opening.refresh_from_db()
    return opening.stage, opening.outcome


def test_it_works(owner, opening, now):
    event = events.log_interview(
        owner, opening.pk, now=now, on=MAY_8, round="manager", last=True, signals=["pay_discussed"]
    )

    kept = Event.objects.get(pk=event.pk)
    assert (kept.kind, kept.on, kept.round, kept.last) == ("interview", MAY_8, "manager", True)
    assert kept.signals == ["pay_discussed"]
    assert stage(opening) == ("waiting", "")


def test_a_promise_keeps_the_day_and_hrs_words(owner, opening, now):
    event = events.log_promise(
        owner, opening.pk, now=now, on=MAY_8, by=dt.date(2026, 5, 15), text="within the week"
    )

    assert (event.by, event.text) == (dt.date(2026, 5, 15), "within the week")


def test_hrs_word_is_read_and_kept_with_its_reading(owner, opening, now):
    event = events.log_received(owner, opening.pk, now=now, channel="wechat", text="不好意思，岗位已经招满了")

    assert event.reading["outcome"] == "filled"
    assert event.text == "不好意思，岗位已经招满了"
    assert stage(opening) == ("closed", "filled")


def test_what_hurts_in_a_sent_message_is_kept_as_flags(owner, opening, now):
    events.log_interview(owner, opening.pk, now=now, on=MAY_8, last=True)

    event = events.log_sent(
        owner, opening.pk, now=now, move="ask", channel="wechat", text="你们就是拿我凑数的吧，浪费我的时间！"
    )

    assert "accusation" in event.flags


def test_the_same_word_counts_as_the_person_corrects_it_and_huiyins_reading_stays_beside(owner, opening, now):
    event = events.log_received(owner, opening.pk, now=now, text="…", reading=REFUSED)
    assert stage(opening) == ("closed", "rejected")

    corrected = events.correct_reading(owner, event.pk, {"outcome": "pending"}, now=now)

    assert corrected.reading["outcome"] == "pending"
    assert corrected.reading["reasons"] == ["experience"]
    assert corrected.reading_original["outcome"] == "rejected"
    assert corrected.corrected
    assert stage(opening) == ("applied", "")

    again = events.correct_reading(owner, event.pk, {"outcome": "offer"}, now=now)
    assert again.reading_original["outcome"] == "rejected"
    assert stage(opening) == ("offer", "")


def test_an_unsure_reading_closes_nothing(owner, opening, now):
    events.log_received(owner, opening.pk, now=now, text="…", reading={**REFUSED, "unsure": True})

    assert stage(opening) == ("applied", "")


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("offer", ("offer", "")),
        ("next_round", ("interviewing", "")),
        ("rejected", ("closed", "rejected")),
        ("filled", ("closed", "filled")),
        ("pending", ("applied", "")),
        ("on_hold", ("applied", "")),
        ("no_info", ("applied", "")),
    ],
)
def test_the_stage_follows_what_hr_says(owner, opening, now, outcome, expected):
    events.log_received(owner, opening.pk, now=now, text="…", reading={"outcome": outcome})

    assert stage(opening) == expected


def test_a_refused_seat_that_opens_again_is_alive(owner, opening, now):
    events.log_received(owner, opening.pk, now=now, text="…", reading=REFUSED)

    events.log_received(owner, opening.pk, now=now, text="…", reading={"outcome": "pending"})

    assert stage(opening) == ("waiting", "")


def test_an_accepted_offer_stays_accepted(owner, opening, now):
    openings.set_stage(owner, opening.pk, "closed", "accepted", now=now)

    events.log_received(owner, opening.pk, now=now, text="…", reading=REFUSED)

    assert stage(opening) == ("closed", "accepted")


def test_the_next_interview_is_kept_and_forgotten_once_it_was(owner, opening, now):
    invited = {"outcome": "next_round", "event_date": "2026-05-20"}
    events.log_received(owner, opening.pk, now=now, on=dt.date(2026, 5, 18), text="…", reading=invited)
    opening.refresh_from_db()
    assert opening.appointment_on == dt.date(2026, 5, 20)

    events.log_interview(owner, opening.pk, now=now)

    opening.refresh_from_db()
    assert opening.appointment_on is None


def test_stepping_back_closes_the_opening(owner, opening, now):
    events.withdraw(owner, opening.pk, now=now, text="找到更合适的了")

    assert stage(opening) == ("closed", "withdrawn")


@pytest.mark.parametrize(
    ("verb", "arguments", "field"),
    [
        (events.log_interview, {"on": dt.date(2026, 5, 21)}, "on"),
        (events.log_interview, {"on": dt.date(1969, 1, 1)}, "on"),
        (events.log_interview, {"on": "yesterday"}, "on"),
        (events.log_interview, {"signals": ["winked"]}, "signals"),
        (events.log_interview, {"round": "x" * 10_000}, "round"),
        (events.log_promise, {"by": dt.date(2026, 5, 1)}, "by"),
        (events.log_promise, {"by": dt.date(2126, 5, 1)}, "by"),
        (events.log_promise, {"by": None}, "__all__"),
        (events.log_promise, {"by": "friday"}, "by"),
        (events.log_interview, {"at": dt.datetime(2026, 5, 20, 12)}, "at"),  # noqa: DTZ001
        (events.log_sent, {"move": "shout"}, "move"),
        (events.log_sent, {"channel": "pigeon"}, "channel"),
        (events.log_sent, {"flags": ["rude"]}, "flags"),
        (events.log_received, {"text": "  ", "reading": None}, "text"),
        (events.log_received, {"text": "a\0b"}, "text"),
        (events.log_received, {"text": "x" * 5_000_000}, "text"),
        (events.log_received, {"text": "x", "reading": {"outcome": "perhaps"}}, "reading"),
        (events.log_received, {"text": "x\ud800", "reading": {}}, "text"),
        (events.add_note, {"text": " "}, "text"),
        (events.add_note, {"text": "\0"}, "text"),
    ],
)
def test_a_value_that_cannot_be_is_named_and_the_journal_is_as_before(
    owner, opening, now, verb, arguments, field
):
    actions = Action.objects.count()

    with pytest.raises(ValidationError) as error:
        verb(owner, opening.pk, now=now, **arguments)

    assert field in error.value.message_dict
    assert not Event.objects.exists()
    assert Action.objects.count() == actions
    assert stage(opening) == ("applied", "")


def test_a_day_ahead_is_named(owner, opening, now):
    with pytest.raises(ValidationError, match="2026-05-21 lies ahead"):
        events.log_interview(owner, opening.pk, now=now, on=dt.date(2026, 5, 21))


def test_the_moment_gives_the_day_where_the_person_is(owner, opening, now):
    late = dt.datetime(2026, 5, 18, 17, 30, tzinfo=dt.UTC)

    event = events.log_received(owner, opening.pk, now=now, at=late, text="…", reading={})

    assert event.on == dt.date(2026, 5, 19)


def test_a_message_is_taken_once(owner, opening, now):
    events.log_received(owner, opening.pk, now=now, text="…", reading={}, source="mail", source_ref="<1@hr>")

    with pytest.raises(ValidationError, match="already"):
        events.log_received(
            owner, opening.pk, now=now, text="…", reading={}, source="mail", source_ref="<1@hr>"
        )


def test_a_double_click_is_one_event(owner, opening, now):
    first = events.log_interview(owner, opening.pk, now=now, once="a")
    second = events.log_interview(owner, opening.pk, now=now, once="a")
    other = events.log_interview(owner, opening.pk, now=now, once="b")

    assert first == second != other
    assert Event.objects.count() == 2


def test_an_entry_is_mended_and_read_anew(owner, opening, now):
    event = events.log_received(owner, opening.pk, now=now, channel="wechat", text="收到，谢谢")

    mended = events.change_event(owner, event.pk, now=now, text="不好意思，岗位已经招满了", version=1)

    assert mended.reading["outcome"] == "filled"
    assert stage(opening) == ("closed", "filled")
    with pytest.raises(Conflict):
        events.change_event(owner, event.pk, now=now, text="other tab", version=1)


def test_a_mended_entry_still_lies_behind_us(owner, opening, now):
    event = events.log_interview(owner, opening.pk, now=now, on=MAY_8)

    with pytest.raises(ValidationError, match="2026-06-01"):
        events.change_event(owner, event.pk, now=now, on=dt.date(2026, 6, 1))

    event.refresh_from_db()
    assert event.on == MAY_8


def test_a_removed_entry_is_gone_and_can_come_back(owner, opening, now):
    from huiyin.journal.services import undoing

    event = events.log_received(owner, opening.pk, now=now, text="…", reading=REFUSED)
    events.remove_event(owner, event.pk, now=now)
    assert not Event.objects.exists()

    undoing.undo(owner, now=now)

    assert Event.objects.get().text == "…"
    assert opening.stage_changes.last().event == event


def test_nobody_elses_events_are_reached(owner, stranger, opening, now):
    event = events.log_interview(owner, opening.pk, now=now)

    with pytest.raises(Event.DoesNotExist):
        events.change_event(stranger, event.pk, now=now, round="mine")
    with pytest.raises(Opening.DoesNotExist):
        events.log_interview(stranger, opening.pk, now=now)


def test_nobody_elses_people_are_named(owner, stranger, opening, now):
    from huiyin.journal.services import people

    theirs = people.add_person(stranger, now=now, name="Theirs")
    event = events.add_note(owner, opening.pk, "mine", now=now)

    for verb in (
        lambda: events.log_introduction(owner, opening.pk, theirs, now=now),
        lambda: events.change_event(owner, event.pk, now=now, person=theirs),
    ):
        with pytest.raises(ValidationError) as error:
            verb()
        assert "person" in error.value.message_dict


def test_a_correction_says_anew_whether_one_is_next_in_line(owner, opening, now):
    event = events.log_received(
        owner, opening.pk, now=now, text="The seat went to another candidate, you were a close runner-up."
    )
    held = events.correct_reading(owner, event.pk, {"outcome": "on_hold"}, now=now)
    assert held.reading["second"]
    refused = events.correct_reading(owner, event.pk, {"outcome": "rejected"}, now=now)
    assert not refused.reading["second"]
