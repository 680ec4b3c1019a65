"""Several hands in one journal: nothing is lost, nothing doubled, nothing half-done."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading

import pytest
from django.db import connection, connections

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Action, Change, Event, Opening
from huiyin.journal.services import events, openings, undoing
from tests.journal.test_undoing import all_of_it

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def on_disk(db):
    """Several connections see one database only where it lies in a file or on a server."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.fail("the test database must lie in a file: see DATABASES TEST in the settings")


def at_once(*verbs) -> list:
    """Runs the verbs at the same moment, each on a connection of its own; gives what each gave or raised."""
    ready, found = threading.Barrier(len(verbs), timeout=60), [None] * len(verbs)

    def run(place, verb):
        try:
            ready.wait()
            found[place] = verb()
        except Exception as error:
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_who_write_are_both_heard(on_disk, owner, opening, now):
    def write(text):
        return lambda: [
            events.add_note(owner, opening.pk, f"{text} {number}", now=now) for number in range(10)
        ]

    found = at_once(write("left"), write("right"), write("middle"))

    assert all(isinstance(one, list) for one in found), found
    assert Event.objects.count() == 30
    opening.refresh_from_db()
    assert opening.revision == 31
    assert Action.objects.filter(verb="add_note").count() == 30


def test_of_two_forms_filled_from_the_same_state_one_is_told(on_disk, owner, opening, now):
    def save(notes):
        return lambda: openings.change_opening(owner, opening.pk, now=now, version=1, notes=notes)

    found = at_once(save("left"), save("right"))

    assert sorted(type(one) for one in found if isinstance(one, Conflict)) == [Conflict]
    (saved,) = [one for one in found if isinstance(one, Opening)]
    opening.refresh_from_db()
    assert opening.notes == saved.notes


def test_a_double_click_is_one_action(on_disk, owner, opening, now):
    click = lambda: events.add_note(owner, opening.pk, "once", now=now, once="form-7")  # noqa: E731

    found = at_once(click, click, click)

    assert len({event.pk for event in found}) == 1
    assert Event.objects.count() == 1


def test_of_two_who_undo_each_takes_one_back(on_disk, owner, opening, now):
    before = all_of_it(owner)
    events.add_note(owner, opening.pk, "first", now=now)
    events.add_note(owner, opening.pk, "second", now=now)

    at_once(lambda: undoing.undo(owner, now=now), lambda: undoing.undo(owner, now=now))

    assert all_of_it(owner) == before


KILLED = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.contrib.auth.models import User
from django.utils import timezone
from huiyin.journal.models import Opening
from huiyin.journal.services import openings, recording

class Dies(recording.Recording):
    def remove(self, row):
        super().remove(row)
        if len(self.changes) == 3:
            os.kill(os.getpid(), signal.SIGKILL)

recording.Recording = Dies
openings.remove_opening(User.objects.get(username="owner"), Opening.objects.get().pk, now=timezone.now())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_whoever_is_killed_in_the_middle_leaves_nothing_half_done(on_disk, owner, opening, now):
    for day in range(5):
        events.add_note(owner, opening.pk, f"note {day}", now=now, on=dt.date(2026, 5, 10 + day))
    before = all_of_it(owner)
    actions, changes = Action.objects.count(), Change.objects.count()
    name = str(connection.settings_dict["NAME"])

    done = subprocess.run(
        [sys.executable, "-c", KILLED, name],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "huiyin.site.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert all_of_it(owner) == before
    assert (Action.objects.count(), Change.objects.count()) == (actions, changes)
    openings.remove_opening(owner, opening.pk, now=now)
    assert not Event.objects.exists()
