"""Many rows at once are the rows that Django would have written."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from huiyin.journal.inserting import insert_many
from huiyin.journal.models import Event, Opening, StageChange
from huiyin.journal.models.choices import OpeningStage

pytestmark = pytest.mark.django_db


def rows(owner, now, count=7):
    return [
        Opening(
            owner_id=owner.pk,
            company=f"公司 {number} 'quoted' %s",
            stage=OpeningStage.WAITING,
            wish=3,
            applied_on=None if number % 2 else dt.date(2026, 5, number % 28 + 1),
            appointment_time=dt.time(9, number % 60),
            stage_since=dt.date(2026, 5, 20),
            topics=[] if number % 2 else ["a", {"深": 1}],
            created_at=now,
            updated_at=now + dt.timedelta(microseconds=number),
        )
        for number in range(count)
    ]


def held(model, owner):
    return [
        {name: value for name, value in row.items() if name != "id"}
        for row in model.objects.filter(owner=owner).order_by("pk").values()
    ]


def test_it_works(owner, now):
    fast, slow = rows(owner, now), rows(owner, now)
    insert_many(fast)
    written = held(Opening, owner)
    Opening.objects.all().delete()
    Opening.objects.bulk_create(slow)

    assert written == held(Opening, owner)
    assert len(written) == 7


def test_each_has_its_own_key_and_may_be_changed(owner, now, django_assert_num_queries):
    with django_assert_num_queries(1):
        insert_many(found := rows(owner, now))
    for row in found:
        assert Opening.objects.get(pk=row.pk).company == row.company
    found[0].company = "Another"
    found[0].save()
    assert Opening.objects.count() == 7
    events = [
        Event(
            owner_id=owner.pk, opening_id=row.pk, kind="note", on=now.date(), created_at=now, updated_at=now
        )
        for row in found
    ]
    insert_many(events, keys=False)
    assert set(Event.objects.values_list("opening_id", flat=True)) == {row.pk for row in found}


def test_more_than_one_statement_takes(owner, now):
    insert_many(rows(owner, now, 60))
    many = [copy for _time in range(40) for copy in rows(owner, now, 60)]
    insert_many(many)
    assert len({row.pk for row in many}) == 2_400
    assert Opening.objects.count() == 2_460
    assert {row.pk: row.company for row in many} == dict(
        Opening.objects.filter(pk__in=[row.pk for row in many]).values_list("pk", "company")
    )


def test_none_are_none(owner):
    insert_many([])
    assert not Opening.objects.exists()


def test_what_does_not_fit_is_refused(owner, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many([StageChange(owner_id=owner.pk, on=None, stage="waiting")])
