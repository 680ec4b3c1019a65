"""What is known of a company, over all openings at it."""

import pytest
from django.test import Client

from huiyin.journal.models import CompanyWord, Debrief
from huiyin.journal.services import events, openings, undoing
from tests.conftest import NOW
from tests.desks.test_pages import nothing_inline

ADVERT = "任职要求：\n1. 会用Excel\n公司介绍：\n我们做社区团购，团队三十人"


@pytest.fixture
def known(owner: object) -> None:
    """Two openings at one company under two names: an advert, a debrief, a reason; and one of the same field elsewhere."""
    first = openings.add_opening(
        owner, now=NOW, company="青桐互动", title="用户运营", sector="internet", advert=ADVERT
    )
    second = openings.add_opening(
        owner, now=NOW, company="青桐互动有限公司", title="内容运营", sector="internet"
    )
    other = openings.add_opening(owner, now=NOW, company="远山", title="运营", sector="internet")
    for seat, learnt in ((first, "决定都在老板那里"), (other, "这一行看复购")):
        Debrief.objects.create(
            owner=owner,
            opening=seat,
            on=NOW.date(),
            learnt=learnt,
            questions=[{"text": "怎么看留存？", "stuck": True}],
            created_at=NOW,
            updated_at=NOW,
        )
    events.log_received(
        owner,
        second.pk,
        now=NOW,
        channel="wechat",
        text="这边觉得您经验浅了一些",
        reading={"outcome": "rejected", "reasons": ["experience"]},
    )


def shown(desk: Client) -> str:
    return desk.get("/growth/company/?name=青桐互动").content.decode()


def test_all_that_is_said_stands_in_one_place(desk: Client, known: None, language: str) -> None:
    page = shown(desk)
    assert nothing_inline(page)
    for words in ("我们做社区团购", "决定都在老板那里", "怎么看留存", "您经验浅了一些", "这一行看复购"):
        assert words in page
    assert "/growth/company/" in desk.get("/growth/").content.decode()


def test_a_tap_corrects_it_and_undo_takes_it_back(desk: Client, owner: object, known: None) -> None:
    wrong = {"name": "青桐互动", "text": "我们做社区团购，团队三十人", "do": "wrong"}
    desk.post("/growth/company/", wrong)
    assert [
        line.text for line in desk.get("/growth/company/?name=青桐互动").context["it"].company.set_aside
    ] == [wrong["text"]]
    undoing.undo(owner, now=NOW)
    assert not CompanyWord.objects.exists()
    desk.post("/growth/company/", wrong)
    desk.post("/growth/company/", {**wrong, "do": "right"})
    assert not CompanyWord.objects.exists()


def test_ones_own_word_is_noted_and_taken_out(desk: Client, known: None) -> None:
    note = {"name": "青桐互动", "text": "周五下午回消息最快", "do": "note"}
    desk.post("/growth/company/", note)
    assert note["text"] in shown(desk)
    desk.post("/growth/company/", {**note, "do": "wrong"})
    assert note["text"] not in shown(desk)
    assert not CompanyWord.objects.exists()


def test_nothing_noted_and_a_company_that_is_not_there(desk: Client, known: None, english: None) -> None:
    assert desk.post("/growth/company/", {"name": "青桐互动", "text": " ", "do": "note"}).status_code == 302
    assert desk.get("/growth/company/?name=nobody").status_code == 404
