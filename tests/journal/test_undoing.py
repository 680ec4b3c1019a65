"""Undo and redo: every verb, in order or out of it, and never over somebody's later words."""

import datetime as dt
import random

import pytest

from huiyin.journal.errors import Conflict, NothingToUndo
from huiyin.journal.models import Action, Event, Opening, Person
from huiyin.journal.services import events, openings, people, profiles, undoing
from huiyin.journal.snapshot import BOOKKEEPING, TABLES, told


def all_of_it(owner) -> dict:
    """The whole journal as it stands, without what only says when it changed."""
    return {
        (name, row.pk): {key: value for key, value in told(row).items() if key not in BOOKKEEPING}
        for name, model in TABLES.items()
        for row in model._default_manager.filter(owner_id=owner.pk)
    }


def a_busy_day(owner, now) -> list:
    """Verbs of every kind, each a function that does it and gives what was made."""
    seats: dict[str, Opening] = {}

    def keep(name, row):
        seats[name] = row
        return row

    return [
        lambda: keep("a", openings.add_opening(owner, now=now, company="Green Harbour", wish=5)),
        lambda: keep("b", openings.add_opening(owner, now=now, company="青桐互动", came_from=seats["a"])),
        lambda: openings.change_opening(owner, seats["a"].pk, now=now, notes="large", topics=["launch"]),
        lambda: keep("hr", people.add_person(owner, now=now, name="王敏", opening_id=seats["a"].pk)),
        lambda: people.add_person(owner, now=now, name="Owen", introduced_by=seats["hr"]),
        lambda: people.connect(owner, seats["hr"].pk, seats["b"].pk, "referrer", now=now),
        lambda: events.log_interview(owner, seats["a"].pk, now=now, on=dt.date(2026, 5, 8), last=True),
        lambda: events.log_promise(owner, seats["a"].pk, now=now, by=dt.date(2026, 5, 28)),
        lambda: keep(
            "word",
            events.log_received(owner, seats["a"].pk, now=now, text="…", reading={"outcome": "rejected"}),
        ),
        lambda: events.correct_reading(owner, seats["word"].pk, {"outcome": "pending"}, now=now),
        lambda: events.log_sent(owner, seats["a"].pk, now=now, move="thank", flags=[], text="谢谢"),
        lambda: events.log_introduction(owner, seats["a"].pk, seats["hr"], now=now),
        lambda: events.change_event(owner, seats["word"].pk, now=now, subject="Result"),
        lambda: openings.set_stage(owner, seats["b"].pk, "closed", "no_answer", now=now),
        lambda: openings.archive(owner, seats["a"].pk, seats["b"].pk, now=now),
        lambda: events.remove_event(owner, seats["word"].pk, now=now),
        lambda: people.remove_person(owner, seats["hr"].pk, now=now),
        lambda: profiles.change_profile(owner, now=now, name="小林", time_zone="Asia/Tokyo"),
        lambda: openings.remove_opening(owner, seats["a"].pk, now=now),
    ]


def test_every_verb_can_be_undone_and_done_again(owner, now):
    seen = [all_of_it(owner)]
    for verb in a_busy_day(owner, now):
        verb()
        seen.append(all_of_it(owner))

    for before in reversed(seen[:-1]):
        undoing.undo(owner, now=now)
        assert all_of_it(owner) == before
    with pytest.raises(NothingToUndo):
        undoing.undo(owner, now=now)

    for after in seen[1:]:
        undoing.redo(owner, now=now)
        assert all_of_it(owner) == after
    with pytest.raises(NothingToUndo):
        undoing.redo(owner, now=now)


def test_any_way_back_and_forth_ends_where_it_should(owner, now):
    seen = [all_of_it(owner)]
    for verb in a_busy_day(owner, now):
        verb()
        seen.append(all_of_it(owner))
    place, walk = len(seen) - 1, random.Random(7)

    for _step in range(60):
        back = walk.random() < 0.5
        try:
            (undoing.undo if back else undoing.redo)(owner, now=now)
            place += -1 if back else 1
        except NothingToUndo:
            assert place == (0 if back else len(seen) - 1)
        assert all_of_it(owner) == seen[place]


def test_a_new_action_ends_what_could_be_done_again(owner, opening, now):
    openings.change_opening(owner, opening.pk, now=now, notes="first")
    undoing.undo(owner, now=now)
    openings.change_opening(owner, opening.pk, now=now, notes="second")

    with pytest.raises(NothingToUndo):
        undoing.redo(owner, now=now)


def test_an_older_action_is_undone_by_itself_if_nothing_builds_on_it(owner, opening, now):
    events.add_note(owner, opening.pk, "first", now=now)
    first = Action.objects.first()
    events.add_note(owner, opening.pk, "second", now=now)

    undone = undoing.undo_action(owner, first.pk, now=now)

    assert undone.undone_at == now
    assert [event.text for event in Event.objects.all()] == ["second"]
    assert undoing.undo_action(owner, first.pk, now=now) == first, "twice is once"


def test_an_action_that_later_words_build_on_is_refused(owner, opening, now):
    added = Action.objects.get(verb="add_opening")
    events.add_note(owner, opening.pk, "mine", now=now)

    with pytest.raises(Conflict, match="Undo that first"):
        undoing.undo_action(owner, added.pk, now=now)

    assert Opening.objects.exists()
    assert Event.objects.exists()


def test_a_field_that_was_changed_again_is_not_overwritten(owner, opening, now):
    openings.change_opening(owner, opening.pk, now=now, notes="first")
    first = Action.objects.first()
    openings.change_opening(owner, opening.pk, now=now, notes="second")

    with pytest.raises(Conflict):
        undoing.undo_action(owner, first.pk, now=now)

    opening.refresh_from_db()
    assert opening.notes == "second"


def test_another_field_is_no_obstacle(owner, opening, now):
    openings.change_opening(owner, opening.pk, now=now, notes="first")
    first = Action.objects.first()
    openings.change_opening(owner, opening.pk, now=now, city="Leeds")

    undoing.undo_action(owner, first.pk, now=now)

    opening.refresh_from_db()
    assert (opening.notes, opening.city) == ("", "Leeds")


def test_an_undo_never_brings_back_a_version_that_a_form_may_hold(owner, opening, now):
    held = opening.version
    openings.change_opening(owner, opening.pk, now=now, notes="first")
    undoing.undo(owner, now=now)

    with pytest.raises(Conflict):
        openings.change_opening(owner, opening.pk, now=now, version=held + 1, notes="from the stale form")


def test_a_whole_import_is_undone_and_done_again_in_few_queries(
    owner, opening, now, django_assert_max_num_queries
):
    from huiyin.journal.services.recording import recorded

    before = all_of_it(owner)
    with recorded(owner, "import", "tracker.csv", now=now) as recording:
        seats = recording.add_many(
            [Opening(company=f"Firm {number}", stage_since=now.date()) for number in range(300)]
        )
        recording.add_many(
            [
                Event(opening=seat, kind="note", on=now.date(), text=f"note {day}")
                for seat in seats
                for day in range(4)
            ]
        )
    after = all_of_it(owner)
    assert len(after) == len(before) + 1500
    assert str(Action.objects.first()) == "Imported tracker.csv"

    with django_assert_max_num_queries(100):
        undoing.undo(owner, now=now)
    assert all_of_it(owner) == before

    with django_assert_max_num_queries(100):
        undoing.redo(owner, now=now)
    assert all_of_it(owner) == after


def test_nobody_elses_actions_are_undone(owner, stranger, opening, now):
    with pytest.raises(NothingToUndo):
        undoing.undo(stranger, now=now)
    with pytest.raises(Action.DoesNotExist):
        undoing.undo_action(stranger, Action.objects.get().pk, now=now)


def test_the_log_says_what_was_done_in_the_language_of_the_page(owner, opening):
    assert str(Action.objects.get()) == "Added Green Harbour · Marketing manager"


def test_a_label_may_hold_a_percent_sign(owner, now):
    openings.add_opening(owner, now=now, company="100% Oats")

    assert str(Action.objects.first()) == "Added 100% Oats"


def test_a_removed_person_leaves_their_words(owner, opening, now):
    person = people.add_person(owner, now=now, name="王敏", opening_id=opening.pk)
    event = events.log_received(owner, opening.pk, now=now, text="…", reading={}, person=person)

    people.remove_person(owner, person.pk, now=now)

    event.refresh_from_db()
    assert (event.text, event.person) == ("…", None)
    assert not Person.objects.exists()


def test_a_moment_told_in_another_time_zone_is_the_same_moment(owner, now, opening) -> None:
    there = now.astimezone(dt.timezone(dt.timedelta(hours=8)))
    events.log_interview(owner, opening.pk, now=there, on=dt.date(2026, 5, 8), at=there)
    undoing.undo(owner, now=there)
    assert not Event.objects.exists()
    assert undoing.redo(owner, now=there).verb == "log_interview"
