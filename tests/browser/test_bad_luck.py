"""Two tabs, two clicks, the back button, a form that is too old, a wrong address, a hostile name: nothing is lost, nothing runs."""

from typing import Any

from playwright.sync_api import expect

from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events, openings
from tests.browser.conftest import Open
from tests.browser.test_stories import button
from tests.conftest import NOW, TODAY

EVIL = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"


def test_two_tabs_and_neither_is_lost(tab: Open, opening: Opening, language: str) -> None:
    first, second = tab("phone"), tab("phone")
    for page in (first, second):
        page.goto(f"/openings/{opening.pk}/edit/")
        page.locator("form details > summary").click()
    first.locator("#id_notes").fill("from the first tab")
    button(first, language, "保存", "Save").click()
    first.wait_for_url("**/openings/*/")
    second.locator("#id_notes").fill("from the second tab")
    button(second, language, "保存", "Save").click()
    alert = second.get_by_role("alert")
    expect(alert).to_contain_text("from the first tab")
    expect(alert).to_contain_text("from the second tab")
    second.locator("form details > summary").click()
    second.locator("#id_notes").fill("from both")
    button(second, language, "保存", "Save").click()
    second.wait_for_url("**/openings/*/")
    assert Opening.objects.get().notes == "from both"


def test_two_clicks_are_one_opening(tab: Open, language: str) -> None:
    page = tab("phone")
    page.goto("/openings/new/")
    page.locator("#id_company").fill("晴川")
    button(page, language, "记下来", "Keep it").dblclick()
    page.locator(".opening-title").wait_for()
    assert Opening.objects.count() == 1
    page.go_back()
    expect(page.locator("#id_company")).to_have_value("晴川")
    button(page, language, "记下来", "Keep it").click()
    page.locator(".opening-title").wait_for()
    assert Opening.objects.count() == 1


def test_back_and_sent_again_is_still_one(tab: Open, opening: Opening, language: str) -> None:
    page = tab("phone")
    page.goto(f"/openings/{opening.pk}/log/note/")
    page.locator("#id_text").fill("聊到了露营季")
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url(f"**/openings/{opening.pk}/")
    page.go_back()
    expect(page.locator("#id_text")).to_have_value("聊到了露营季")
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url(f"**/openings/{opening.pk}/")
    assert Event.objects.filter(kind="note").count() == 1
    page.go_back()
    page.locator("#id_text").fill("还有：下周再联系")
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url(f"**/openings/{opening.pk}/")
    assert Event.objects.filter(kind="note").count() == 2, "what was written after going back is not lost"


def test_a_form_that_is_too_old_gives_the_words_back(tab: Open, opening: Opening, language: str) -> None:
    page = tab("phone")
    page.goto(f"/openings/{opening.pk}/log/note/")
    words = "这一段我写了很久，不想再写一遍。"
    page.locator("#id_text").fill(words)
    page.context.clear_cookies()
    with page.expect_response(lambda answer: answer.status == 403):
        button(page, language, "记下来", "Keep it").click()
    expect(page.locator("main")).to_contain_text(words)
    page.go_back()
    page.reload()
    page.locator("#id_text").fill(words)
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url(f"**/openings/{opening.pk}/")


def test_a_wrong_address_has_a_way_back(tab: Open, cast: list[Opening], language: str) -> None:
    page = tab("phone")
    for address in ("/openings/999999/", "/events/999999/", "/nothing/"):
        page.goto(address)
        page.locator('main a[href="/"]').click()
        page.locator(".tasks, .resting").first.wait_for()


def test_script_in_every_field_is_only_words(tab: Open, owner: Any, language: str) -> None:
    opening = openings.add_opening(
        owner, now=NOW, company=EVIL, title=EVIL, hr_name=EVIL, notes=EVIL, topics=[EVIL[:150]], can_give=EVIL
    )
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY, text=EVIL, last=True)
    events.log_received(owner, opening.pk, now=NOW, on=TODAY, channel="email", text=EVIL, subject=EVIL)
    page = tab("phone")
    heard = Event.objects.get(kind="received")
    tails = ("", "edit/", "history/", "?channel=phone", "?channel=email", "answer/")
    for address in (
        "/", "/openings/", "/board/", "/people/", "/insights/", "/help/", f"/openings/?q={EVIL[:20]}",
        f"/events/{heard.pk}/reading/", *(f"/openings/{opening.pk}/{tail}" for tail in tails),
    ):  # fmt: skip
        page.goto(address)
        assert page.title() != "run"
        assert page.locator("main img, main script").count() == 0, address


def test_a_very_long_name_breaks_no_page(tab: Open, owner: Any, language: str) -> None:
    longest = Opening._meta.get_field("company").max_length
    opening = openings.add_opening(
        owner, now=NOW, company="W" * longest, title="王" * longest, hr_name="W" * 200
    )
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY, last=True)
    page = tab("phone")
    for address in (
        "/",
        "/openings/",
        "/board/",
        "/people/",
        f"/openings/{opening.pk}/",
        f"/openings/{opening.pk}/edit/",
    ):
        page.goto(address)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), address
    page.goto("/openings/new/")
    page.locator("#id_company").evaluate("(field) => field.removeAttribute('maxlength')")
    page.locator("#id_company").fill("王" * 10_000)
    button(page, language, "记下来", "Keep it").click()
    page.locator(".wrong").first.wait_for()
    assert Opening.objects.count() == 1
