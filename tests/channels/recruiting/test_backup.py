"""A desk goes into a file and comes back elsewhere: the same people, the same promises, the same log."""

import json
import zipfile

import pytest

from huiyin.channels.recruiting.backup import TABLES, _rows, backup_to, keep_backup, restore_from
from huiyin.hiring import queries
from huiyin.hiring.models import Application, Event, Opening
from huiyin.hiring.services import asking, deciding, desks, offers, standbys, telling, undoing
from huiyin.journal.errors import BadBackup
from huiyin.journal.services.backup import restore_from as restore_journal
from tests.hiring.cast import DAY, NOW, cast, finalists, opened, plain_words


@pytest.fixture
def people(owner):
    """A desk with something in every table."""
    people = cast(owner)
    opening = opened(people, criteria=["经验"])
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    desks.add_absence(people.desk, people.head.pk, NOW.date(), NOW.date() + DAY, **do)
    offer = offers.prepare_offer(people.desk, first.pk, once="form", **do)
    offers.make_offer(people.desk, offer.pk, **do)
    standbys.put_on_standby(people.desk, second.pk, until=NOW.date() + 7 * DAY, promised="第二", **do)
    deciding.refuse(people.desk, [third.pk], reasons=["experience"], **do)
    telling.prepare(people.desk, [one.pk for one in telling.to_tell(people.desk)], plain_words, **do)
    asking.ask(people.desk, second.pk, "?", **do)
    asking.consent(people.desk, second.candidate_id, **do)
    return people


def shape(desk) -> dict[str, list[str]]:
    """Every row without the keys in it."""
    keys = ("id", "schema", "changes", "made", "facts", "applications")
    told = {}
    for name in TABLES:
        rows = [
            {k: v for k, v in row.items() if k not in keys and not k.endswith("_id")}
            for row in _rows(desk, name)
        ]
        told[name] = [json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows]
    return told


def test_it_comes_back_in_another_desk_with_other_keys(people, stranger, tmp_path):
    file = tmp_path / "desk.zip"
    written = backup_to(people.desk, file, now=NOW)
    other = desks.desk_of(stranger, now=NOW)

    restored = restore_from(other, file)

    assert restored == written
    assert shape(other) == shape(people.desk)
    assert not set(Application.objects.filter(desk=other)) & set(Application.objects.filter(desk=people.desk))
    opening = Opening.objects.get(desk=other)
    assert opening.head.deputy.name == "周岩"
    assert opening.head.desk == other
    assert [one.application.candidate.name for one in queries.next_up(opening)] == ["Bo", "Chen"]
    order = opening.orders.get()
    assert [Application.objects.get(pk=key).candidate.name for key in order.applications] == [
        "Ann",
        "Bo",
        "Chen",
    ]


def test_the_log_still_takes_back_what_can_be_taken_back(people, stranger, tmp_path):
    backup_to(people.desk, tmp_path / "desk.zip", now=NOW)
    other = desks.desk_of(stranger, now=NOW)
    restore_from(other, tmp_path / "desk.zip")
    event = Event.objects.get(desk=other, verb="refuse", part_of=None)

    undoing.undo(other, event.pk, by=people.by.recruiter(stranger), now=NOW)

    assert Application.objects.get(desk=other, candidate__name="Chen").stage == "finalist"
    assert Application.objects.get(desk=people.desk, candidate__name="Chen").stage == "closed"


def test_a_desk_that_holds_people_is_not_written_over(people, tmp_path):
    backup_to(people.desk, tmp_path / "desk.zip", now=NOW)
    before = shape(people.desk)

    with pytest.raises(BadBackup):
        restore_from(people.desk, tmp_path / "desk.zip")

    assert shape(people.desk) == before


def test_what_was_changed_or_is_something_else_is_refused_and_nothing_is_kept(
    people, stranger, owner, tmp_path
):
    file = tmp_path / "desk.zip"
    backup_to(people.desk, file, now=NOW)
    other = desks.desk_of(stranger, now=NOW)
    broken = tmp_path / "broken.zip"
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content.replace(b"Ann", b"Eve") if name == "candidate.jsonl" else content)

    with pytest.raises(BadBackup):
        restore_from(other, broken)
    with pytest.raises(BadBackup):
        restore_journal(owner, file, now=NOW)
    assert not other.candidates.exists()


def test_one_backup_a_day_and_seven_are_kept(people, owner, home):
    assert keep_backup(owner, people.desk, NOW)
    assert not keep_backup(owner, people.desk, NOW)
    files = list((home / "backups").glob("desk-*.zip"))
    assert len(files) == 1
    restored = desks.desk_of(owner, now=NOW)
    assert restored == people.desk
