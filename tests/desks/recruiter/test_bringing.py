"""A list of candidates from a spreadsheet, with what is wrong in it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.hiring.models import Application
from tests.channels.files.test_sheets import two_sheets
from tests.desks.recruiter.conftest import text_of
from tests.hiring.cast import Cast, cast, opened


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


LIST = "姓名,邮箱,投递日期\n林可,linke@example.com,2026-05-01\n许舟,not an address,2026-05-02\n,nobody@example.com,\n"


def test_a_list_comes_in_and_each_bad_row_can_be_mended(desk: Client, people: Cast) -> None:
    opening = opened(people)
    address = f"/hiring/openings/{opening.pk}/import/"
    upload = SimpleUploadedFile("people.csv", LIST.encode("gb18030"))
    page = text_of(desk.post(address, {"file": upload}))
    assert Application.objects.filter(opening=opening).count() == 1
    assert 'value="not an address"' in page
    mended = {
        "cell-0-name": "许舟", "cell-0-email": "xu@example.com", "cell-0-applied_on": "5月2日",
        "cell-1-name": "白岳", "cell-1-email": "nobody@example.com", "do": "mend",
    }  # fmt: skip
    desk.post(address, mended)
    assert Application.objects.filter(opening=opening).count() == 3


def test_a_list_without_names_says_what_it_needs(desk: Client, people: Cast) -> None:
    opening = opened(people)
    answer = desk.post(f"/hiring/openings/{opening.pk}/import/", {"pasted": "a,b\n1,2\n"})
    assert answer.status_code == 400
    assert "a,b" in text_of(answer)


def test_the_same_list_twice_brings_nobody_in_twice(desk: Client, people: Cast) -> None:
    opening = opened(people)
    address = f"/hiring/openings/{opening.pk}/import/"
    for _ in range(2):
        desk.post(address, {"pasted": "name,email\nLin,lin@example.com\n"})
    assert Application.objects.count() == 1


def test_of_a_workbook_the_page_says_which_sheet_came_in(desk: Client, people: Cast) -> None:
    opening = opened(people)
    address = f"/hiring/openings/{opening.pk}/import/"
    book = two_sheets()
    answer = desk.post(address, {"file": SimpleUploadedFile("p.xlsx", book), "sheet": "none"})
    assert answer.status_code == 400
    assert "“Old jobs”" in answer.content.decode()
