"""Who led to whom, and whom to thank."""

from django.test import Client

from huiyin.desks.candidate.charts.introductions import Branch, introductions
from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events
from tests.conftest import NOW, TODAY


def test_the_introduction_is_drawn_and_thanked_for(
    desk: Client, owner: object, cast: list[Opening], language: str
) -> None:
    made = Event.objects.get(kind="introduction")
    page = desk.get("/people/").content.decode()
    assert 'class="introductions"' in page
    assert page.count('<circle class="person"') >= 2
    due = f"/openings/{made.opening_id}/?move=thank#composer"
    assert due in page
    events.log_sent(
        owner, made.opening_id, now=NOW, on=TODAY, move="thank", channel="wechat", text="Thank you"
    )
    assert due not in desk.get("/people/").content.decode()


def test_names_are_shown_as_text_and_cut(english: None) -> None:
    drawn = introductions([Branch("<script>" + "x" * 10_000, "opening", [Branch("b", "person")])], "who")
    assert "<script>" not in drawn
    assert len(drawn) < 2_000
