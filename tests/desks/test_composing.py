"""The composer: the guard underlines, one tap mends, a call is noted."""

from django.test import Client

from huiyin.desks.candidate import wording
from huiyin.journal.models import Opening

PRESUMING = "您好，我什么时候可以入职？"


def test_the_guard_underlines_and_one_tap_mends(desk: Client, opening: Opening, language: str) -> None:
    address = f"/openings/{opening.pk}/compose/"
    values = {"text": PRESUMING, "channel": "wechat", "move": "ask"}
    html = desk.post(address, {**values, "do": "look"}).content.decode()
    assert "hurts is-block" in html
    fragment = desk.post(
        address, {**values, "do": "look"}, headers={"HX-Request": "true", "HX-Target": "guard"}
    ).content.decode()
    assert fragment.lstrip().startswith('<div id="guard"')
    page = desk.post(address, {**values, "do": "take:1"})
    assert not page.context["composer"].look.blocked
    assert page.context["composer"].text != PRESUMING
    assert desk.post(address, {**values, "do": "take:999"}).context["composer"].text == PRESUMING


def test_a_block_cannot_be_waved_aside(desk: Client, opening: Opening, english: None) -> None:
    address = f"/openings/{opening.pk}/compose/"
    values = {"text": PRESUMING, "channel": "wechat", "move": "ask"}
    rule = desk.post(address, {**values, "do": "look"}).context["composer"].look.findings[0].rule
    page = desk.post(address, {**values, "do": f"dismiss:{rule}"})
    assert page.context["composer"].look.blocked


def test_waving_one_aside_leaves_the_others_of_its_rule(
    desk: Client, opening: Opening, english: None
) -> None:
    address = f"/openings/{opening.pk}/compose/"
    text = "Thank you. I deserve this role. I have earned this job."
    values = {"text": text, "channel": "email", "move": "ask"}
    before = desk.post(address, {**values, "do": "look"}).context["composer"].look.findings
    first = before[0]
    page = desk.post(address, {**values, "do": f"dismiss:{first.key}"})
    left = page.context["composer"].look.findings
    assert [finding.span for finding in left] == [finding.span for finding in before[1:]]
    assert left
    assert page.context["composer"].dismissed == (first.key,)


def test_after_a_call_one_notes_what_was_said(desk: Client, opening: Opening, english: None) -> None:
    answer = desk.post(f"/openings/{opening.pk}/compose/", {"do": "sent", "channel": "phone", "move": "ask"})
    assert answer.url == f"/openings/{opening.pk}/answer/?channel=phone_note"
    page = desk.get(answer.url)
    assert page.context["form"].initial["channel"] == "phone_note"


def test_the_heading_says_the_way_that_was_chosen(desk: Client, cast: list[Opening], english: None) -> None:
    page = desk.get(f"/openings/{cast[0].pk}/", {"move": "ask", "channel": "phone"}).content.decode()
    heading = page.split('id="do-title">')[1].split("</h2>")[0]
    assert "by phone" in heading
    assert page.count('hx-select-oob="#do-title"') == len(wording.OUTGOING) + 1
