"""The company as such: known again under its names, and what is said of it in one place."""

import datetime as dt

import pytest

from huiyin.growth.company import Line, company, company_key, house_lines
from huiyin.growth.listening import Source

ADVERT = """Green Harbour is a family business that ships tea to nine countries.

Requirements
- Two years in logistics
- Good English

About us
We were founded in 1987 and share our profit with everybody who works here.
Green Harbour is an equal opportunity employer.
Send your CV to jobs@example.org
"""


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("青桐互动（上海）有限公司", "青桐互动"),
        ("青桐互动科技股份有限公司", "青桐互动科技"),
        ("Green Harbour Ltd.", "green harbour"),
        ("Green Harbour, Inc.", "Green  Harbour"),
        ("有限公司", "有限公司"),
    ],
)
def test_a_company_is_known_under_its_names(name: str, same: str) -> None:
    assert company_key(name) == company_key(same)


def test_an_advert_says_what_the_house_is_and_no_small_print() -> None:
    assert house_lines(ADVERT) == [
        "Green Harbour is a family business that ships tea to nine countries",
        "We were founded in 1987 and share our profit with everybody who works here",
    ]
    assert house_lines("") == []


def test_chinese_adverts_too() -> None:
    said = house_lines("公司介绍：\n我们做社区团购，团队三十人。\n任职要求：\n1. 会用Excel\n简历投递：a@b.cn")
    assert said == ["我们做社区团购,团队三十人".replace(",", "，")]


def test_ones_own_word_comes_first_and_what_is_wrong_is_set_aside() -> None:
    source = Source("editor", 1, dt.date(2026, 5, 1))
    said = [
        Line("about", "We are kind", source),
        Line("asked", "Why us?", source, stuck=True),
        Line("asked", "why us?", Source("editor", 2, dt.date(2026, 6, 1))),
    ]
    found = company("Green Harbour", said, [Line("own", "They decide slowly", Source(""))], ["we are KIND"])
    assert [line.text for line in found.lines] == ["They decide slowly", "why us?"]
    assert [line.text for line in found.set_aside] == ["We are kind"]
