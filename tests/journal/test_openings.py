"""Openings: added, changed, moved, put away."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Action, Opening, StageChange
from huiyin.journal.services import openings


def test_it_works(owner, now):
    opening = openings.add_opening(owner, now=now, company="山海科技", title="运营", city="杭州", wish=5)

    kept = Opening.objects.get(pk=opening.pk)
    assert (kept.company, kept.title, kept.wish, kept.stage) == ("山海科技", "运营", 5, "applied")
    assert kept.owner_id == owner.pk
    assert str(kept) == "山海科技 · 运营"
    step = StageChange.objects.get(opening=kept)
    assert (step.on, step.stage_from, step.stage) == (dt.date(2026, 5, 20), "", "applied")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("company", ""),
        ("company", "   "),
        ("company", "x" * 10_000),
        ("company", "a\0b"),
        ("company", "a\ud800b"),
        ("title", "x" * 10_000),
        ("wish", 6),
        ("wish", 0),
        ("seats", 0),
        ("country", "China"),
        ("country", "cn"),
        ("sector", "mining"),
        ("language", "fr"),
        ("channel", "pigeon"),
        ("stage", "dreaming"),
        ("url", "javascript:alert(1)"),
        ("url", "no address"),
        ("topics", "one text"),
        ("topics", ["x" * 300]),
        ("topics", ["a\0b"]),
        ("notes", "x" * 20_001),
        ("applied_on", dt.date(2026, 5, 21)),
        ("applied_on", "2026-05-21"),
        ("applied_on", "someday"),
        ("wish", "very"),
        ("no_such_field", 1),
        ("version", 7),
    ],
)
def test_a_value_that_cannot_be_is_named_and_nothing_is_kept(owner, now, field, value):
    with pytest.raises(ValidationError) as error:
        openings.add_opening(owner, now=now, **{"company": "Green Harbour", field: value})

    assert field in error.value.message_dict
    assert not Opening.objects.exists()
    assert not Action.objects.exists()


def test_a_future_day_is_named_in_the_error(owner, now):
    with pytest.raises(ValidationError, match="2026-05-21"):
        openings.add_opening(owner, now=now, company="Green Harbour", applied_on=dt.date(2026, 5, 21))


def test_today_is_the_persons_today(owner):
    late_evening_in_london = dt.datetime(2026, 5, 20, 23, 0, tzinfo=dt.UTC)

    opening = openings.add_opening(owner, now=late_evening_in_london, company="Green Harbour")

    assert opening.stage_since == dt.date(2026, 5, 21)


def test_two_tabs_lose_nothing(owner, opening, now):
    openings.change_opening(owner, opening.pk, now=now, version=opening.version, notes="first tab")

    with pytest.raises(Conflict) as conflict:
        openings.change_opening(owner, opening.pk, now=now, version=opening.version, notes="second tab")

    assert conflict.value.current.notes == "first tab"
    opening.refresh_from_db()
    assert opening.notes == "first tab"


def test_an_unchanged_form_is_no_action(owner, opening, now):
    before = Action.objects.count()

    openings.change_opening(owner, opening.pk, now=now, company=opening.company)

    assert Action.objects.count() == before
    opening.refresh_from_db()
    assert opening.version == 1


def test_a_closed_opening_has_an_outcome_and_an_open_one_none(owner, opening, now):
    with pytest.raises(ValidationError) as error:
        openings.set_stage(owner, opening.pk, "closed", now=now)
    assert "outcome" in error.value.message_dict
    with pytest.raises(ValidationError):
        openings.set_stage(owner, opening.pk, "waiting", "rejected", now=now)

    closed = openings.set_stage(owner, opening.pk, "closed", "no_answer", now=now)

    assert (closed.stage, closed.outcome) == ("closed", "no_answer")
    assert [step.stage for step in opening.stage_changes.all()] == ["applied", "closed"]


def test_the_stage_has_its_own_verb(owner, opening, now):
    with pytest.raises(ValidationError, match="own verb"):
        openings.change_opening(owner, opening.pk, now=now, stage="offer")


def test_archive_several_and_take_them_back(owner, opening, now):
    other = openings.add_opening(owner, now=now, company="Blue Quay")

    openings.archive(owner, opening.pk, other.pk, now=now)
    assert Opening.objects.filter(archived_at=now).count() == 2

    openings.unarchive(owner, other.pk, now=now)
    assert Opening.objects.get(archived_at=None) == other


def test_nobody_elses_opening_is_reached(owner, stranger, opening, now):
    for verb in (
        lambda: openings.change_opening(stranger, opening.pk, now=now, notes="mine"),
        lambda: openings.set_stage(stranger, opening.pk, "offer", now=now),
        lambda: openings.archive(stranger, opening.pk, now=now),
        lambda: openings.remove_opening(stranger, opening.pk, now=now),
    ):
        with pytest.raises(Opening.DoesNotExist):
            verb()


def test_a_form_sent_twice_adds_one_opening(owner, now):
    first = openings.add_opening(owner, now=now, company="Green Harbour", once="form-1")
    second = openings.add_opening(owner, now=now, company="Green Harbour", once="form-1")

    assert first == second
    assert Opening.objects.count() == 1


def test_an_opening_does_not_come_from_itself(owner, opening, now):
    led_to = openings.add_opening(owner, now=now, company="Blue Quay", came_from=opening)

    with pytest.raises(ValidationError) as error:
        openings.change_opening(owner, opening.pk, now=now, came_from=led_to)
    assert "came_from" in error.value.message_dict
