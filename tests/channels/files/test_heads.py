"""What the heads and the states of a table mean, as people and other trackers write them."""

import datetime as dt

import pytest

from huiyin.channels.files import heads, statuses
from huiyin.channels.files.sheets import sheet_of_text


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Job Title", "title company city url keep status keep applied_on interview"),
        ("Job Position", "title company keep keep city status applied_on wish keep"),
        ("公司名称", "company title applied_on found_via status interview interview keep notes"),
        ("#", "ignore applied_on company title keep status keep keep notes"),
        ("Company Name*", "company title status applied_on city url notes"),
    ],
)
def test_heads_of_known_trackers_are_known(head, wanted):
    tables = {
        "Job Title": "Job Title,Company,Location,Job Post URL,Salary,List Name,Date Added,Date Applied,Date Interviewed",
        "Job Position": "Job Position,Company,Min. Salary,Max. Salary,Location,Status,Date Applied,Excitement,Follow up",
        "公司名称": "公司名称,应聘岗位,投递日期,投递渠道,当前状态,一面时间,HR面,薪资范围,备注",
        "#": "#,Date,Company,Role,Score,Status,PDF,Report,Notes",
        "Company Name*": "Company Name*,JOB TITLE,Application Status (current),date_applied,Location,Job link,Comments",
    }
    line = tables[head]
    filled = ",".join("x" for _cell in line.split(","))
    sheet = sheet_of_text(f"{line}\n{filled}\n")
    assert heads.heads_of(sheet, dt.date(2026, 5, 20)).fields == wanted.split()


def test_rows_pasted_without_heads_are_guessed_from_their_cells():
    sheet = sheet_of_text(
        "青港\t市场经理\t2026/3/5\t一面\thttps://example.com\n蓝海\t运营\t2026/3/7\t已投\thttps://example.com/2\n"
    )
    found = heads.heads_of(sheet, dt.date(2026, 5, 20))
    assert (found.first_row, found.fields) == (0, ["company", "title", "applied_on", "status", "url"])


def test_a_title_above_the_heads_is_passed_over():
    sheet = sheet_of_text("我的求职记录,,\n更新于五月,,\n公司,岗位,状态\n青港,运营,已投\n")
    assert heads.heads_of(sheet, dt.date(2026, 5, 20)).first_row == 3


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("二面挂", "closed:rejected"), ("未通过", "closed:rejected"), ("已通过一面", "interviewing:"), ("OC", "offer:"),
        ("HR面完等结果", "waiting:"), ("Rejected after onsite", "closed:rejected"), ("No Response", "closed:no_answer"),
        ("一面→二面→挂", "closed:rejected"), ("offer审批中", "waiting:"), ("拒offer", "closed:declined_offer"),
        ("Applied ✅", "applied:"), ("没挂", None), ("随缘", None), ("", None), ("石沉大海", "closed:no_answer"),
        ("I Withdrew", "closed:withdrawn"), ("Position filled", "closed:filled"), ("泡池子", "waiting:"), ("想投", "wishlist:"),
    ],
)  # fmt: skip
def test_states_as_people_write_them(text, meaning):
    found = statuses.meaning_of(text)
    assert (found and ":".join(found)) == meaning
