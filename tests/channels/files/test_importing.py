"""A table comes in: looked at first, mended in place, all of it one action that can be undone."""

import datetime as dt

import pytest

from huiyin.channels.files import importing, services
from huiyin.journal.models import Action, Event, Opening, Person, StageChange
from huiyin.journal.services import openings, undoing

pytestmark = pytest.mark.django_db

TABLE = (
    "投递时间,公司,岗位,状态,一面,答复时间,薪资,城市,联系人,邮箱,链接,备注\n"
    "2026/3/5,青港,市场经理,等结果,2026/5/8,2026/5/14,20-30k,上海,王老师,wang@example.com,www.example.com/job,聊得不错\n"
    "3月8日,蓝海,运营,二面挂,,,15k,杭州,,,boss直聘,\n"
    "待定,,产品经理,已投,,,,,,,,\n"
    "2026/3/9,白云,产品,随缘,下周,,,,,,,\n"
    "2026/3/9,青港,市场 经理,已投,,,,,,,,\n"
)


@pytest.fixture
def draft(owner, now):
    return services.open_file(owner, TABLE.encode("gb18030"), "求职.csv", now=now)


def test_it_works(owner, now, draft):
    preview = services.preview_of(owner, draft, now=now)
    assert preview.fields == [
        "applied_on", "company", "title", "status", "interview", "promised", "keep", "city", "hr_name", "hr_email", "url", "notes",
    ]  # fmt: skip
    assert [row.number for row in preview.wrong] == [3, 4]
    assert [(row.number, row.twin) for row in preview.twins] == [(5, "1")]
    assert preview.unknown == {"随缘": 1}

    assert services.import_draft(owner, draft, now=now) == 2

    first, second = Opening.objects.order_by("pk")
    assert (first.company, first.stage, first.city, first.url) == (
        "青港",
        "waiting",
        "上海",
        "https://www.example.com/job",
    )
    assert first.notes == "薪资: 20-30k\n聊得不错"
    assert [(event.kind, event.on, event.by, event.last) for event in first.events.all()] == [
        ("interview", dt.date(2026, 5, 8), None, True),
        ("promise", dt.date(2026, 5, 8), dt.date(2026, 5, 14), False),
    ]
    assert [(step.on, step.stage) for step in first.stage_changes.all()] == [
        (dt.date(2026, 3, 5), "applied"),
        (dt.date(2026, 5, 8), "waiting"),
    ]
    assert first.people.get().email == "wang@example.com"
    assert (second.stage, second.outcome, second.notes) == ("closed", "rejected", "薪资: 15k\n链接: boss直聘")
    for row in [
        *Opening.objects.all(),
        *Event.objects.all(),
        *StageChange.objects.all(),
        *Person.objects.all(),
    ]:
        row.full_clean(validate_unique=False)


def test_the_whole_import_is_one_action_and_one_undo(owner, now, draft):
    openings.add_opening(owner, now=now, company="Mine")
    services.import_draft(owner, draft, now=now)
    assert Action.objects.count() == 2
    assert "2" in str(Action.objects.first())

    undoing.undo(owner, now=now)
    assert [row.company for row in Opening.objects.all()] == ["Mine"]
    assert not Event.objects.exists()
    assert not Person.objects.exists()
    undoing.redo(owner, now=now)
    assert Opening.objects.count() == 3


def test_errors_are_mended_in_place(owner, now, draft):
    services.mend(draft, {3: {1: "黑山"}, 4: {4: "2026-05-11"}})
    preview = services.preview_of(owner, draft, now=now)
    assert preview.wrong == []
    assert services.import_draft(owner, draft, now=now) == 4
    assert Opening.objects.get(company="白云").events.get().on == dt.date(2026, 5, 11)


def test_columns_states_and_rows_are_the_persons_choice(owner, now, draft):
    choices = draft.choices
    choices.fields = {6: "ignore", 4: "keep"}
    choices.meanings = {"随缘": ("closed", "no_answer")}
    choices.skipped = {2, 3}
    choices.with_twins = True
    services.decide(draft, choices)
    preview = services.preview_of(owner, draft, now=now)
    assert (preview.unknown, [row.number for row in preview.ready]) == ({}, [1, 4, 5])
    services.import_draft(owner, draft, now=now)
    assert Opening.objects.get(company="白云").outcome == "no_answer"
    assert Opening.objects.get(company="白云").notes == "一面: 下周"


def test_what_is_in_the_journal_already_is_found_however_it_is_spelt(owner, now):
    openings.add_opening(owner, now=now, company="Green Harbour, Ltd", title="Marketing Manager")
    draft = services.open_text(
        owner, "Company\tRole\nGREEN HARBOUR LTD\tmarketing manager\nOther\tCook", now=now
    )
    preview = services.preview_of(owner, draft, now=now)
    assert [row.twin for row in preview.rows] == ["journal", ""]
    assert [row.values["company"] for row in preview.ready] == ["Other"]


def test_pressed_twice_it_comes_in_once(owner, now, draft):
    rows = services.preview_of(owner, draft, now=now).ready
    for _press in range(2):
        assert importing.import_rows(owner, rows, now=now, name="x.csv", once="mark") == 2
    assert Opening.objects.count() == 2


def test_nothing_ready_says_what_to_do(owner, now):
    draft = services.open_text(owner, "公司,岗位\n,运营", now=now)
    with pytest.raises(services.NothingToImport):
        services.import_draft(owner, draft, now=now)
    assert not Opening.objects.exists()


def test_a_future_interview_is_an_appointment(owner, now):
    draft = services.open_text(owner, "公司,岗位,状态,二面时间\n青港,运营,面试中,2026-05-25 14:30", now=now)
    services.import_draft(owner, draft, now=now)
    opening = Opening.objects.get()
    assert (opening.appointment_on, opening.appointment_time, opening.appointment_about) == (
        dt.date(2026, 5, 25),
        dt.time(14, 30),
        "二面时间",
    )


def test_somebody_elses_draft_is_not_there(stranger, draft):
    with pytest.raises(draft.DoesNotExist):
        services.draft_of(stranger, draft.pk)


def test_tables_that_nobody_came_back_for_are_forgotten(owner, now, draft):
    services.drop_old(owner, now + dt.timedelta(days=2))
    assert services.draft_of(owner, draft.pk)
    services.drop_old(owner, now + dt.timedelta(days=4))
    with pytest.raises(draft.DoesNotExist):
        services.draft_of(owner, draft.pk)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-le"])
def test_gbk_and_utf16_with_days_written_in_every_way(owner, now, encoding):
    """One file as people keep it: each day in another spelling, and a formula in the notes."""
    days = [
        "2026/3/5", "3月6日", "2026年3月7日", "2026.3.8", "20260309", "46091", "13/03/2026", "Mar 14, 2026",
    ]  # fmt: skip
    text = "公司,岗位,投递时间,备注\n" + "".join(
        f'公司{number},岗位,"{day}",=1+{number}\n' for number, day in enumerate(days)
    )

    draft = services.open_file(owner, text.encode(encoding), "求职.csv", now=now)
    preview = services.preview_of(owner, draft, now=now)

    assert preview.wrong == []
    assert services.import_draft(owner, draft, now=now) == len(days)
    found = Opening.objects.order_by("applied_on")
    assert [row.applied_on.day for row in found] == [5, 6, 7, 8, 9, 10, 13, 14]
    assert {row.applied_on.month for row in found} == {3}
    assert found[0].notes == "=1+0"


TRACKERS = {
    "Huntr": (
        "Job Title,Company,Location,Job Post URL,Salary,List Name,Date Added,Date Applied,Date Interviewed\n"
        "Brand manager,Green Harbour,London,https://jobs.example/1,,Interview,2026-03-01,2026-03-05,2026-05-08\n",
        ("Green Harbour", "Brand manager", "London", "2026-03-05"),
    ),
    "Teal": (
        "Job Position,Company,Min. Salary,Max. Salary,Location,Status,Date Applied,Excitement,Follow up\n"
        "Brand manager,Green Harbour,,,London,Interviewing,03/05/2026,4,\n"
        "Cook,Blue Bay,,,Leeds,Applied,03/25/2026,2,\n",
        ("Green Harbour", "Brand manager", "London", "2026-03-05"),
    ),
    "Simplify": (
        "Company Name*,JOB TITLE,Application Status (current),date_applied,Location,Job link,Comments\n"
        "Green Harbour,Brand manager,Interview,2026-03-05T10:00:00Z,London,https://jobs.example/1,\n",
        ("Green Harbour", "Brand manager", "London", "2026-03-05"),
    ),
    "career-ops": (
        "# Applications Tracker\n\n| # | Date | Company | Role | Score | Status | PDF | Report | Notes |\n|---|---|---|---|---|---|---|---|---|\n"
        "| 1 | 2026-03-05 | Green Harbour | Brand manager | 4.2/5 | Interview | yes | [001](reports/001.md) | a good talk |\n",
        ("Green Harbour", "Brand manager", "", "2026-03-05"),
    ),
    "a Chinese spreadsheet": (
        "公司名称\t应聘岗位\t投递日期\t投递渠道\t当前状态\t城市\t备注\n青港\t品牌经理\t3月5日\tBOSS直聘\t二面\t上海\t聊得不错\n",
        ("青港", "品牌经理", "上海", "2026-03-05"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("tracker", TRACKERS)
def test_the_tables_of_known_trackers_come_in(owner, now, tracker):
    text, (company, title, city, day) = TRACKERS[tracker]
    draft = services.open_text(owner, text, now=now)

    services.import_draft(owner, draft, now=now)

    found = Opening.objects.order_by("pk").first()
    assert (found.company, found.title, found.city) == (company, title, city)
    assert found.applied_on.isoformat() == day
    assert found.stage == "interviewing"
