"""The three stories, clicked through as their people would."""

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import expect

from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events, openings
from tests.browser.conftest import Open
from tests.conftest import NOW, TODAY


def button(page: Any, language: str, zh: str, en: str) -> Any:
    return page.get_by_role("button", name=zh if language == "zh" else en, exact=True)


def link(page: Any, language: str, zh: str, en: str) -> Any:
    return page.get_by_role("link", name=zh if language == "zh" else en, exact=True)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_carol_calls_once_and_hr_calls_back(tab: Open, language: str, size: str) -> None:
    page = tab(size)
    page.goto("/")
    link(page, language, "从我自己的机会开始", "Start with my own opening").click()
    page.locator("#id_company").fill("晴川消费品")
    page.locator("#id_title").fill("市场经理")
    page.locator("#id_hr_name").fill("王敏")
    page.locator("#id_last_talk").fill((TODAY - dt.timedelta(days=11)).isoformat())
    page.locator("#id_promised").fill((TODAY - dt.timedelta(days=5)).isoformat())
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url("**/openings/*/")
    assert page.locator(".situations-bar").is_visible()
    assert page.locator("svg.silence:visible").count() == 1
    page.locator(".why summary").click()
    assert page.locator(".why .lines").is_visible()
    anyway = page.locator("details.compose-anyway > summary")
    if anyway.count():
        anyway.click()
    page.locator(".tabs a").filter(has_text="电话" if language == "zh" else "Phone").click()
    page.locator(".script .branches").wait_for()
    button(page, language, "电话打完了", "I called").click()
    page.wait_for_url("**/answer/**")
    page.locator("#id_text").fill("hr又打回来了，问我最快什么时候能到岗")
    button(page, language, "看看是什么意思", "See what it means").click()
    page.locator("#effect").wait_for()
    button(page, language, "就是这样，存下来", "That is it, keep it").click()
    page.wait_for_url("**/openings/*/")
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "interview",
        "promise",
        "sent",
        "received",
    ]
    assert page.locator("[data-toast]").is_visible()


A_NO = "抱歉，部门还是觉得你这块经验少了些。不过我以前的同事在杭州也在招运营，你要是愿意，我把你推荐过去？"


def test_lele_hears_the_reason_and_gets_the_kindest_page(tab: Open, owner: Any, language: str) -> None:
    opening = openings.add_opening(
        owner, now=NOW, company="青禾互娱", title="用户运营", channel="wechat", hr_name="陈璐"
    )
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=8), last=True)
    page = tab("phone")
    page.goto(f"/openings/{opening.pk}/")
    page.locator(".answered a").click()
    page.locator("#id_text").fill(A_NO)
    button(page, language, "看看是什么意思", "See what it means").click()
    assert page.locator("mark").count() >= 1
    if page.locator("form details:not([open])").count():
        page.locator("form details > summary").click()
    referral = page.locator("#id_referral")
    if not referral.is_checked():
        referral.check()
    page.locator('[name="reasons"][value="experience"]').check(force=True)
    button(page, language, "就是这样，存下来", "That is it, keep it").click()
    page.wait_for_url("**/openings/*/")
    heading = page.locator("h1").inner_text()
    assert heading == (
        "这家没成，不是你不行。" if language == "zh" else "It is a no here. It is not a no to you."
    )
    assert page.locator("#composer").is_visible()
    button(page, language, "我发出去了", "I sent it").click()
    page.locator(".event.is-sent").wait_for()
    sent = Event.objects.get(kind="sent")
    assert sent.move in ("thank", "ask_why", "follow_introduction")


SECOND = "您好，很遗憾，名额只有一个，部门选了经验更贴近的候选人。这个岗位暂停对外招聘，您是备选。"
BLAMING = "你们就是拉我来凑数的，浪费我的时间。"
AGAIN = "您好，之前定的那位候选人放弃了，这个岗位又空出来了，您还有兴趣吗？"


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_second_choice_stays_decent_and_is_asked_again(
    tab: Open, owner: Any, language: str, size: str
) -> None:
    opening = openings.add_opening(
        owner, now=NOW, company="北岸咨询", title="高级顾问", channel="wechat", hr_name="刘一诺"
    )
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=9), last=True)
    page = tab(size)
    hears(page, language, opening, SECOND)
    assert Event.objects.get(kind="received").text == SECOND
    page.goto(f"/openings/{opening.pk}/?channel=wechat&move=thank")
    thanks = page.locator("#draft").input_value()
    page.locator("#draft").fill(BLAMING)
    page.locator(".hurts.is-block").wait_for()
    page.locator("#draft").fill(thanks)
    expect(page.locator(".hurts.is-block")).to_have_count(0)
    button(page, language, "我发出去了", "I sent it").click()
    page.locator(".event.is-sent").wait_for()
    assert Event.objects.get(kind="sent").flags == []
    hears(page, language, opening, AGAIN)
    assert page.locator("h1").inner_text() == (
        "位置又空出来了，他们回头找你了。"
        if language == "zh"
        else "The seat is open again, and they came back to you."
    )
    page.goto("/")
    expect(page.locator(".task").first).to_contain_text("北岸咨询")


def hears(page: Any, language: str, opening: Opening, words: str) -> None:
    """HR's words are pasted, looked at and kept."""
    page.goto(f"/openings/{opening.pk}/answer/")
    page.locator("#id_text").fill(words)
    button(page, language, "看看是什么意思", "See what it means").click()
    page.locator("#effect").wait_for()
    button(page, language, "就是这样，存下来", "That is it, keep it").click()
    page.wait_for_url(f"**/openings/{opening.pk}/")


PRESUMING = "您好，我什么时候可以入职？"


def test_assuming_the_seat_is_held_back_while_one_types(tab: Open, owner: Any, language: str) -> None:
    opening = openings.add_opening(owner, now=NOW, company="远帆咨询", channel="wechat", hr_name="刘洋")
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=8), last=True)
    page = tab()
    page.goto(f"/openings/{opening.pk}/?channel=wechat&move=ask")
    draft = page.locator("#draft")
    draft.fill("")
    draft.press_sequentially(PRESUMING)
    page.locator(".hurts.is-block").wait_for()
    assert page.locator(".button.filled").count() == 1, "sending stays quiet only where nothing blocks"
    button(page, language, "改成这样", "Say instead").first.click()
    expect(draft).not_to_have_value(PRESUMING)
    expect(page.locator(".hurts.is-block")).to_have_count(0)


def test_a_sent_message_is_taken_back_after_a_reload(tab: Open, owner: Any, language: str) -> None:
    opening = openings.add_opening(owner, now=NOW, company="远帆咨询", channel="wechat")
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=8), last=True)
    page = tab()
    page.goto(f"/openings/{opening.pk}/?channel=wechat&move=ask")
    button(page, language, "我发出去了", "I sent it").dblclick()
    page.locator(".event.is-sent").wait_for()
    assert Event.objects.filter(kind="sent").count() == 1
    page.reload()
    page.locator("[data-toast] button").click()
    page.wait_for_load_state()
    assert not Event.objects.filter(kind="sent").exists()


def test_a_card_is_dragged_to_another_column(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab()
    page.goto("/board/")
    card = next(opening for opening in cast if opening.stage == "waiting")
    page.locator(f'[data-opening="{card.pk}"]').drag_to(page.locator('[data-stage="offer"]'))
    page.locator(f'[data-stage="offer"] [data-opening="{card.pk}"]').wait_for()
    card.refresh_from_db()
    assert card.stage == "offer"


def test_a_card_is_moved_by_keys_and_it_is_said(tab: Open, cast: list[Opening], language: str) -> None:
    card = next(opening for opening in cast if opening.stage == "waiting")
    page = tab()
    page.goto("/board/")
    page.locator('[data-stage="interviewing"] [data-opening] a').first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('[data-stage]').dataset.stage") == "waiting"
    page.locator(f'[data-opening="{card.pk}"] a').focus()
    page.keyboard.press("Shift+ArrowRight")
    page.locator(f'[data-stage="offer"] [data-opening="{card.pk}"]').wait_for()
    said = page.locator("#board-said")
    expect(said).to_contain_text(card.company)
    assert page.evaluate("document.activeElement.closest('[data-opening]')?.dataset.opening") == str(card.pk)
    card.refresh_from_db()
    assert card.stage == "offer"


def test_words_are_found_while_one_types(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    page.goto("/openings/")
    name = cast[0].company
    page.locator("#q").press_sequentially(name)
    expect(page.locator(".opening-row")).to_have_count(1)
    assert name in page.locator(".opening-row").inner_text()


def test_the_words_are_copied(tab: Open, cast: list[Opening], language: str) -> None:
    waiting = next(opening for opening in cast if opening.stage == "waiting")
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/openings/{waiting.pk}/?channel=wechat&move=ask")
    page.locator("[data-copy]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#draft").input_value()


def test_all_of_it_works_without_a_script(tab: Open, language: str) -> None:
    page = tab("phone", java_script_enabled=False)
    page.goto("/openings/new/")
    page.locator("#id_company").fill("晴川")
    page.locator("#id_last_talk").fill((TODAY - dt.timedelta(days=9)).isoformat())
    button(page, language, "记下来", "Keep it").click()
    page.goto(f"{page.url}?channel=wechat&move=ask")
    page.locator("#draft").fill(PRESUMING)
    button(page, language, "帮我看看", "Look over it").click()
    assert page.locator(".hurts.is-block").count() >= 1
    button(page, language, "改成这样", "Say instead").first.click()
    assert page.locator("#draft").input_value() != PRESUMING
    page.goto(f"/openings/{Opening.objects.get().pk}/answer/")
    page.locator("#id_text").fill(A_NO)
    button(page, language, "看看是什么意思", "See what it means").click()
    button(page, language, "就是这样，存下来", "That is it, keep it").click()
    assert Event.objects.filter(kind="received").count() == 1
    page.locator("[data-toast] button").click()
    assert Event.objects.filter(kind="received").count() == 0
