"""Which titles are of one kind."""

import pytest

from huiyin.growth.roles import role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("高级用户运营（上海）", "用户运营"),
        ("用户运营专员", "用户运营"),
        ("资深Java工程师", "java工程师"),
        ("产品经理", "产品经理"),
        ("高级产品经理", "产品经理"),
        ("Senior Data Analyst", "data analyst"),
        ("Data Analyst II - Leeds", "data analyst"),
        ("Lead Nurse (m/f/d)", "nurse"),
        ("经理", "经理"),
        ("", ""),
    ],
)
def test_a_title_without_rank_and_place(title, role):
    assert role_of(title) == role
