"""A new opening: with the days that make advice possible, and what cannot be is said."""

import pytest
from django.test import Client

from huiyin.journal.models import Opening

NEW = {
    "company": "拾光",
    "title": "市场经理",
    "last_talk": "2026-05-08",
    "was_last": "on",
    "promised": "2026-05-14",
    "channel": "wechat",
    "country": "CN",
    "once": "mark-1",
}


def test_an_opening_comes_with_the_days_that_make_advice_possible(desk: Client, language: str) -> None:
    answer = desk.post("/openings/new/", NEW)
    opening = Opening.objects.get()
    assert answer.url == f"/openings/{opening.pk}/"
    assert opening.stage == "waiting"
    assert list(opening.events.values_list("kind", flat=True)) == ["interview", "promise"]
    assert desk.get(answer.url).context["it"].day_count == 12


def test_a_missing_company_is_said_beside_the_field_and_nothing_is_lost(desk: Client, language: str) -> None:
    page = desk.post("/openings/new/", {**NEW, "company": "  ", "title": "Keep me"})
    assert page.status_code == 400
    assert page.context["form"].errors["company"]
    shown = page.content.decode()
    assert 'value="Keep me"' in shown
    assert 'aria-describedby="id_company_error"' in shown
    assert shown.count('id="id_company_error"') == 1
    assert not Opening.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("last_talk", "2026-05-21"),
        ("last_talk", "yesterday"),
        ("promised", "2026-05-01"),
        ("country", "China"),
        ("country", "1"),
        ("url", "javascript:alert(1)"),
        ("seats", "0"),
        ("wish", "9"),
        ("channel", "pigeon"),
        ("company", "x" * 10_001),
        ("topics", "\n".join("abcdefghijklmnopqrstuvwxyz")),
    ],
)
def test_what_cannot_be_is_said_and_not_saved(desk: Client, english: None, field: str, value: str) -> None:
    page = desk.post("/openings/new/", {**NEW, field: value})
    assert page.status_code == 400, Opening.objects.values(field) if field in NEW else value
    assert page.context["form"].errors
    assert not Opening.objects.exists()
