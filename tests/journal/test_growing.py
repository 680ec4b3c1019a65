"""Debriefs, corrections, the CV, steps and plan B: each verb can be undone, and a backup carries them all."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Action, Claim, Debrief, Event, GapStep, Opening, Person, Proposal, Resume
from huiyin.journal.services import backup, beside, debriefs, events, growing, openings, proposals, undoing
from tests.journal.test_undoing import all_of_it

ROLE = "用户运营"
SECTIONS = {"problem": "留存在第二周掉下来。", "option_1": "先做一个小群试两周。"}


def term(chosen: bool = False) -> dict:
    return {
        "what": "薪资",
        "give": "试用期可以按八折",
        "floor": "不低于 11k",
        "gains": "先进门",
        "chosen": chosen,
    }


@pytest.fixture
def seat(owner, now) -> Opening:
    return openings.add_opening(owner, now=now, company="青桐互动", title="用户运营", language="zh")


def noted(owner, seat, now, **more) -> Debrief:
    words = {
        "questions": [{"text": "冷启动怎么做？", "stuck": True}],
        "shone": "竞品拆解讲得很顺",
        "stuck": "冷启动没有例子",
        "learnt": "他们看重复购",
    }
    return debriefs.debrief(
        owner,
        seat.pk,
        now=now,
        on=dt.date(2026, 5, 19),
        signals=["others_mentioned"],
        last=True,
        promised_by=dt.date(2026, 5, 26),
        people=[("陈可", "hr"), ("魏岭", "decider")],
        topics=["社群冷启动"],
        **{**words, **more},
    )


def a_growing_day(owner, seat, now) -> list:
    return [
        lambda: noted(owner, seat, now),
        lambda: noted(owner, seat, now, event_id=Event.objects.get(kind="interview").pk, shone="还有节奏"),
        lambda: growing.correct_portrait(owner, ROLE, "tool", "sql", "SQL", "nice", now=now),
        lambda: growing.correct_portrait(owner, ROLE, "tool", "sql", "SQL", "none", now=now),
        lambda: growing.correct_portrait(owner, ROLE, "tool", "sql", "SQL", "", now=now),
        lambda: growing.bring_resume(owner, "三年新媒体运营", now=now),
        lambda: growing.bring_resume(owner, "四年新媒体运营", now=now, form="pdf", file_name="cv.pdf"),
        lambda: growing.claim(owner, "tool", "sql", "SQL", "partly", now=now, proof="课程作业"),
        lambda: growing.plan_steps(
            owner, ROLE, [{"text": "写一份复盘", "due_on": dt.date(2026, 6, 1)}], now=now
        ),
        lambda: growing.mark_step(owner, GapStep.objects.get().pk, now=now),
        lambda: growing.change_step(owner, GapStep.objects.get().pk, now=now, text="写两份复盘"),
        lambda: proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS, terms=[term()]),
        lambda: proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS, terms=[term(True)]),
        lambda: growing.claim(owner, "tool", "sql", "SQL", "", now=now),
        lambda: growing.drop_resume(owner, now=now),
        lambda: growing.remove_step(owner, GapStep.objects.get().pk, now=now),
        lambda: events.remove_event(owner, Event.objects.get(kind="interview").pk, now=now),
        lambda: proposals.drop_proposal(owner, seat.pk, now=now),
        lambda: openings.remove_opening(owner, seat.pk, now=now),
    ]


def test_every_verb_can_be_undone_and_done_again(owner, seat, now):
    seen = [all_of_it(owner)]
    for verb in a_growing_day(owner, seat, now):
        verb()
        assert all_of_it(owner) != seen[-1]
        seen.append(all_of_it(owner))

    for before in reversed(seen[:-1]):
        undoing.undo(owner, now=now)
        assert all_of_it(owner) == before
    for after in seen[1:]:
        undoing.redo(owner, now=now)
        assert all_of_it(owner) == after


def test_a_backup_carries_them(owner, seat, now, home):
    for verb in a_growing_day(owner, seat, now)[:13]:
        verb()
    kept = all_of_it(owner)
    file = home.parent / "journal.zip"
    counted = backup.backup_to(owner, file, now=now)
    assert {name: counted[name] for name in ("debrief", "resume", "claim", "gap_step", "proposal")} == {
        "debrief": 1,
        "resume": 1,
        "claim": 1,
        "gap_step": 1,
        "proposal": 1,
    }
    openings.remove_opening(owner, seat.pk, now=now)

    backup.restore_from(owner, file, now=now)

    assert all_of_it(owner) == kept


def test_a_backup_from_before_there_was_growth_still_restores(owner, seat, now, home, monkeypatch):
    older = {
        name: model
        for name, model in backup.ALL.items()
        if name not in ("debrief", "portrait_correction", "resume", "claim", "gap_step", "proposal")
    }
    file = home.parent / "older.zip"
    with monkeypatch.context() as then:
        then.setattr(backup, "ALL", older)
        then.setattr("huiyin.journal.backup_file.schema", lambda: "0001_first")
        told = beside.told
        then.setattr(
            beside, "told", lambda row: {key: value for key, value in told(row).items() if key != "role"}
        )
        backup.backup_to(owner, file, now=now)
    noted(owner, seat, now)

    backup.restore_from(owner, file, now=now)

    assert [opening.company for opening in Opening.objects.all()] == ["青桐互动"]
    assert not Debrief.objects.exists()


def test_one_press_feeds_the_interview_the_promise_the_people_and_the_letters(owner, seat, now):
    noted(owner, seat, now)

    assert Action.objects.first().verb == "debrief"
    interview, promise = Event.objects.order_by("pk")
    assert (interview.kind, interview.signals, interview.last) == ("interview", ["others_mentioned"], True)
    assert (promise.kind, promise.by) == ("promise", dt.date(2026, 5, 26))
    seat.refresh_from_db()
    assert seat.stage == "waiting"
    assert seat.topics == ["社群冷启动"]
    assert {tie.person.name: tie.part for tie in seat.involvements.all()} == {"陈可": "hr", "魏岭": "decider"}
    undoing.undo(owner, now=now)
    assert not Event.objects.exists()
    assert not Person.objects.exists()


def test_a_second_debrief_of_an_interview_takes_the_place_of_the_first(owner, seat, now):
    first = noted(owner, seat, now)
    noted(owner, seat, now, event_id=first.event_id, shone="聊到了复购")

    assert Debrief.objects.get().shone == "聊到了复购"
    assert Event.objects.filter(kind="promise").count() == 1
    assert Person.objects.count() == 2


def test_a_form_sent_twice_notes_it_once(owner, seat, now):
    assert noted(owner, seat, now, once="form-1").pk == noted(owner, seat, now, once="form-1").pk
    assert Event.objects.filter(kind="interview").count() == 1


def test_what_is_wrong_leaves_nothing_behind(owner, seat, now):
    with pytest.raises(ValidationError):
        noted(owner, seat, now, questions="no list")
    with pytest.raises(ValidationError):
        debriefs.debrief(owner, seat.pk, now=now, on=dt.date(2026, 6, 1), shone="ahead")
    assert not Event.objects.exists()


def test_a_floor_never_reaches_the_letters(owner, seat, now):
    proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS, terms=[term()])
    seat.refresh_from_db()
    assert seat.can_give == ""
    proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS, terms=[term(True)])
    seat.refresh_from_db()
    assert seat.can_give == "试用期可以按八折"
    assert "11k" not in seat.can_give
    proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS, terms=[term()])
    seat.refresh_from_db()
    assert seat.can_give == ""


def test_what_the_person_wrote_of_their_own_stays_beside_the_terms(owner, seat, now):
    openings.change_opening(owner, seat.pk, now=now, can_give="可以提前到岗")
    for chosen, said in ((True, "可以提前到岗；试用期可以按八折"), (False, "可以提前到岗")):
        proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS, terms=[term(chosen)])
        seat.refresh_from_db()
        assert seat.can_give == said


def test_another_tab_does_not_overwrite_plan_b(owner, seat, now):
    first = proposals.write_proposal(owner, seat.pk, now=now, sections=SECTIONS)
    proposals.write_proposal(owner, seat.pk, now=now, sections={"problem": "another"}, version=first.version)
    with pytest.raises(Conflict):
        proposals.write_proposal(owner, seat.pk, now=now, sections={}, version=first.version)
    assert Proposal.objects.get().sections == {"problem": "another"}


def test_nobody_sees_or_changes_another_persons(owner, stranger, seat, now):
    step = growing.plan_steps(owner, ROLE, [{"text": "one"}], now=now)[0]
    with pytest.raises(GapStep.DoesNotExist):
        growing.mark_step(stranger, step.pk, now=now)
    with pytest.raises(Opening.DoesNotExist):
        proposals.write_proposal(stranger, seat.pk, now=now, sections={})
    growing.bring_resume(stranger, "theirs", now=now)
    growing.claim(stranger, "tool", "sql", "SQL", "yes", now=now)
    assert not Resume.objects.filter(owner=owner).exists()
    assert not Claim.objects.filter(owner=owner).exists()
