"""Every flow, pressed through in both languages, on a phone where it is meant for one."""

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import expect

from huiyin.journal.models import Event, Opening, Profile
from huiyin.journal.services import events, openings
from tests.browser.conftest import Open
from tests.browser.test_stories import button, link
from tests.conftest import NOW, TODAY


@pytest.fixture
def waiting(owner: Any, language: str) -> Opening:
    """An opening that is waited for since last week, with an HR who chats."""
    opening = openings.add_opening(
        owner, now=NOW, company="远帆咨询", title="顾问", channel="wechat", hr_name="刘洋", language="zh"
    )
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=8), last=True)
    return opening


def test_the_example_is_one_tap_in_and_one_tap_out(tab: Open, language: str) -> None:
    page = tab("phone")
    page.goto("/")
    button(page, language, "先看看示例", "Look around with the example").click()
    page.locator(".tasks, .resting").first.wait_for()
    page.locator(".tasks a.quiet, .resting a").first.click()
    page.wait_for_url("**/openings/*/")
    link(page, language, "回音", "Huiyin").click()
    button(page, language, "清除示例，记我自己的", "Clear it and start my own").click()
    page.locator(".welcome-mark").wait_for()
    assert not Opening.objects.exists()


def test_the_language_changes_at_the_door(tab: Open, language: str) -> None:
    page = tab("phone")
    page.goto("/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_today_leads_to_the_words(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    page.goto("/")
    said = page.locator(".task .words .said")
    assert said.first.inner_text().strip(), "the first thing's words are there at once"
    page.locator(".task .words summary").nth(1).click()
    assert said.nth(1).inner_text().strip()
    page.locator(".task .button.filled").click()
    page.wait_for_url("**/openings/*/**")
    assert page.locator("#draft").is_visible()


def test_channel_tone_and_other_words(tab: Open, waiting: Opening, language: str) -> None:
    page = tab("phone")
    page.goto(f"/openings/{waiting.pk}/?channel=wechat&move=ask")
    draft = page.locator("#draft")
    first = draft.input_value()
    link(page, language, "换个说法", "Other words").click()
    expect(draft).not_to_have_value(first)
    page.locator("#composer-register").select_option("formal")
    expect(page.locator("#composer-register")).to_have_value("formal")
    page.locator(".tabs a").filter(has_text="邮件" if language == "zh" else "E-mail").click()
    subject = page.locator("#subject")
    subject.fill("关于面试结果 & 下一步")
    page.locator("[data-mailto]").evaluate(
        "(link) => link.addEventListener('click', (press) => press.preventDefault())"
    )
    page.locator("[data-mailto]").click()
    address = page.locator("[data-mailto]").get_attribute("href")
    assert address.startswith("mailto:?subject=")
    assert "%20%26%20" in address
    other = page.locator("#composer-move option").last.get_attribute("value")
    page.locator("#composer-move").select_option(other)
    expect(page.locator("[type=hidden][name=move]").first).to_have_value(other)


def test_a_hint_is_waved_aside_and_stays_away(tab: Open, waiting: Opening, language: str) -> None:
    page = tab("phone")
    page.goto(f"/openings/{waiting.pk}/?channel=wechat&move=ask")
    draft = page.locator("#draft")
    draft.fill("您好，想问一下面试的结果。")
    page.locator(".finding").wait_for()
    with page.expect_response("**/compose/"):
        button(page, language, "这里没关系", "It is fine here").first.click()
    expect(page.locator(".finding")).to_have_count(0)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
    with page.expect_response("**/compose/"):
        draft.press_sequentially("打扰了。")
    expect(page.locator(".finding")).to_have_count(0)


def test_an_entry_is_noted_mended_taken_out_and_back(tab: Open, waiting: Opening, language: str) -> None:
    page = tab("phone")
    page.goto(f"/openings/{waiting.pk}/")
    page.locator(".menu summary").click()
    page.locator('.menu-list a[href$="/log/interview/"]').click()
    page.locator('[name="round"][value="manager"], #id_round').first.wait_for()
    page.locator('[name="signals"][value="pay_discussed"]').check(force=True)
    page.locator("#id_text").fill("聊了一个小时")
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url("**/openings/*/")
    page.locator(".event").first.locator(".event-change").click()
    page.locator("#id_text").fill("聊了两个小时")
    button(page, language, "保存", "Save").click()
    expect(page.locator(".timeline")).to_contain_text("聊了两个小时")
    page.locator(".event").first.locator(".event-change").click()
    button(page, language, "删掉这一条", "Take this entry out").click()
    expect(page.locator(".timeline")).not_to_contain_text("聊了两个小时")
    page.locator("[data-toast] button").click()
    expect(page.locator(".timeline")).to_contain_text("聊了两个小时")


def test_it_ended_it_is_archived_and_found_again(tab: Open, waiting: Opening, language: str) -> None:
    page = tab("phone")
    page.goto(f"/openings/{waiting.pk}/")
    page.locator(".end-it summary").click()
    page.locator("#outcome").select_option("rejected")
    page.locator(".end-it button").click()
    page.locator(".ending").wait_for()
    page.locator('form[action$="/archive/"] button').click()
    page.wait_for_url("**/openings/")
    expect(page.locator(".opening-row")).to_have_count(0)
    link(page, language, "归档", "The archive").click()
    expect(page.locator(".opening-row")).to_have_count(1)
    page.locator(".tick input").check()
    page.locator('button[value="unarchive"]').click()
    page.locator("[data-toast]").wait_for()
    assert Opening.objects.get().archived_at is None


def test_several_are_moved_and_archived_at_once(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    page.goto("/openings/")
    expect(page.locator("#bulk-stage")).to_be_hidden()
    for place in (0, 1):
        page.locator(".tick input").nth(place).check()
    page.locator("#bulk-stage").select_option("applied")
    page.locator('button[value="move"]').click()
    page.locator("[data-toast]").wait_for()
    assert Opening.objects.filter(stage="applied").count() == 2
    page.reload()
    page.locator("[data-toast] button").click()
    page.wait_for_load_state()
    assert Opening.objects.filter(stage="applied").count() == 0
    page.locator(".tick input").first.check()
    page.locator('button[value="archive"]').click()
    expect(page.locator(".opening-row")).to_have_count(len(cast) - 1)


def test_the_board_is_filtered_and_a_card_moves_by_its_menu(
    tab: Open, cast: list[Opening], language: str
) -> None:
    card = next(opening for opening in cast if opening.stage == "waiting")
    page = tab("phone")
    page.goto("/board/")
    page.locator("#q").fill(card.company)
    page.locator("#q").press("Enter")
    expect(page.locator(".board-card")).to_have_count(1)
    page.locator(".board-menu summary").click()
    page.locator(".board-menu select").select_option("offer")
    page.locator(".board-menu button").click()
    page.locator(f'[data-stage="offer"] [data-opening="{card.pk}"]').wait_for()


def test_a_reading_is_corrected_by_tapping(tab: Open, cast: list[Opening], language: str) -> None:
    heard = Event.objects.filter(kind="received").exclude(reading__outcome="pending").first()
    before = heard.reading["outcome"]
    page = tab("phone")
    page.goto(f"/openings/{heard.opening_id}/")
    page.locator(f'a[href="/events/{heard.pk}/reading/"]').click()
    if not page.locator('[name="outcome"][value="pending"]').is_visible():
        page.locator("form details > summary").click()
    with page.expect_response("**/reading/"):
        page.locator('[name="outcome"][value="pending"]').check(force=True)
    button(page, language, "就是这样，存下来", "That is it, keep it").click()
    page.wait_for_url("**/openings/*/")
    heard.refresh_from_db()
    assert (heard.reading["outcome"], heard.reading_original["outcome"]) == ("pending", before)


def test_the_search_is_saved_as_a_picture(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    page.goto("/insights/")
    with page.expect_download() as waited:
        link(page, language, "存成图片", "Save the picture").click()
    assert waited.value.suggested_filename == "huiyin-search.png"


def test_thanks_are_two_taps_away(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    page.goto("/people/")
    page.locator('a[href*="move=thank"]').first.click()
    expect(page.locator("#composer-move")).to_have_value("thank")
    assert page.locator("#draft").input_value()


def test_settings_are_set_and_words_go_only_after_a_yes(
    tab: Open, waiting: Opening, owner: Any, language: str
) -> None:
    events.log_sent(
        owner, waiting.pk, now=NOW, on=TODAY - dt.timedelta(days=400), move="ask", channel="email", text="?"
    )
    openings.set_stage(owner, waiting.pk, "closed", "rejected", now=NOW, on=TODAY - dt.timedelta(days=390))
    page = tab("phone")
    page.goto("/settings/")
    page.locator("#id_name").fill("林然")
    page.locator("#id_quiet_from").fill("22:30")
    page.locator("#id_words_for").select_option("12")
    button(page, language, "保存", "Save").click()
    page.locator(".wrong").wait_for()
    assert page.locator("#id_quiet_from").input_value() == "22:30"
    page.locator("#id_sure").check()
    button(page, language, "保存", "Save").click()
    page.locator("[data-toast]").wait_for()
    profile = Profile.objects.get(owner=owner)
    assert (profile.name, profile.quiet_from, profile.words_for) == ("林然", dt.time(22, 30), 12)


def test_a_table_comes_in_and_goes_again(tab: Open, language: str) -> None:
    page = tab("phone")
    page.goto("/import/")
    page.locator("#pasted").fill("公司\t职位\n晴川\t运营\n北岸\t市场")
    button(page, language, "先看看", "Look at it").click()
    button(page, language, "导入", "Bring them in").click()
    expect(page.locator(".opening-row")).to_have_count(2)
    page.locator("[data-toast] button").click()
    page.wait_for_load_state()
    assert not Opening.objects.exists()


def test_everything_is_taken_along(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    page.goto("/more/")
    page.locator('a[href="/export/"]').click()
    with page.expect_download() as waited:
        page.locator('a[href="/export/huiyin.xlsx"]').click()
    assert waited.value.suggested_filename.endswith(".xlsx")


def test_undo_and_redo_from_the_log(tab: Open, waiting: Opening, owner: Any, language: str) -> None:
    events.add_note(owner, waiting.pk, "n", now=NOW)
    page = tab("phone")
    page.goto("/help/")
    page.locator('form[action="/undo/"] button').first.click()
    page.locator(".undone").first.wait_for()
    assert not Event.objects.filter(kind="note").exists()
    page.locator('form[action="/redo/"] button').click()
    expect(page.locator(".undone")).to_have_count(0)
    assert Event.objects.filter(kind="note").exists()


def test_from_today_to_a_sent_message_without_a_mouse(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab()
    page.goto("/")
    by_tab(page, ".task .button.filled")
    page.keyboard.press("Enter")
    page.locator("#draft").wait_for()
    by_tab(page, "#draft")
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    by_tab(page, 'button[name="do"][value="sent"]')
    page.keyboard.press("Enter")
    page.locator(".event.is-sent").first.wait_for()
    sent = Event.objects.filter(kind="sent", on=TODAY, source="typed")
    assert sent.count() == 1
    with page.expect_navigation():
        page.keyboard.press("u")
    assert sent.count() == 0


def by_tab(page: Any, wanted: str, most: int = 60) -> None:
    """Goes there with the tab key alone, and the focus can be seen on the way."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"{wanted} is not reached by the tab key")
