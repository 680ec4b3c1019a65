"""The stories from HR's side, clicked through: the travelling head, the first choice who drops out, the one who presses."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from huiyin.desks.recruiter import example
from huiyin.hiring.models import Application, FinalistOrder, Letter, Opening, Question, Stage
from huiyin.hiring.services import asking, deciding
from huiyin.hiring.services.work import Actor
from tests.browser.conftest import Open
from tests.browser.test_axe import against
from tests.browser.test_stories import button, link
from tests.conftest import NOW
from tests.hiring.cast import DAY, Cast, cast, first_and_second, interviewed, opened


@pytest.fixture
def people(owner: Any, language: str) -> Cast:
    return cast(owner)


def filled(page: Any) -> Any:
    return page.locator("main .button.filled")


def test_s1_the_travelling_head_decides_by_link_from_a_phone(tab: Open, people: Cast, language: str) -> None:
    opening = opened(people, criteria=["品牌", "数据"], now=NOW - 12 * DAY)
    carol, other = interviewed(people, opening, "Carol", "Other", now=NOW - 12 * DAY)
    desk = tab()
    desk.goto("/hiring/")
    expect(desk.locator("h1")).to_contain_text("赵磊")
    filled(desk).click()
    desk.wait_for_url("**/hiring/openings/*/")
    filled(desk).click()
    address = desk.locator("#address").input_value()
    phone = tab("phone")
    phone.goto(re.sub(r"^https?://[^/]+", "", address))
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.locator(f'[name="place-{carol.pk}"]').select_option("1")
    phone.locator("li.card").nth(1).locator("summary").first.click()
    phone.locator(f'[name="no-{other.pk}"]').check()
    phone.locator(f'[name="reason-{other.pk}"]').first.check(force=True)
    phone.locator("button.filled").click()
    phone.locator("h1").wait_for()
    assert FinalistOrder.objects.get().applications == [carol.pk]
    phone.goto(re.sub(r"^https?://[^/]+", "", address))
    expect(phone.locator("form")).to_have_count(0)
    desk.goto("/hiring/")
    expect(desk.locator("main")).to_contain_text("Carol")
    filled(desk).click()
    filled(desk).click()
    desk.wait_for_url("**/hiring/people/*/**")
    desk.locator("#id_terms").fill("as discussed")
    filled(desk).first.click()
    desk.wait_for_load_state()
    carol.refresh_from_db()
    assert carol.stage == Stage.OFFER


def test_s3_the_second_is_called_within_the_minute(tab: Open, people: Cast, language: str) -> None:
    first, second = first_and_second(people)
    page = tab("phone")
    page.goto(f"/hiring/people/{first.pk}/")
    button(page, language, "对方放弃了", "They dropped out").click()
    page.wait_for_load_state()
    page.goto("/hiring/")
    expect(page.locator("main")).to_contain_text("555 0199")
    filled(page).click()
    expect(page.locator("h1")).to_contain_text("Second")
    expect(page.locator("main")).to_contain_text("We call at once.")
    expect(page.locator('a[href="tel:5550199"]')).to_be_visible()
    filled(page).click()
    page.wait_for_url("**/hiring/people/*/**")
    filled(page).first.click()
    page.wait_for_load_state()
    second.refresh_from_db()
    assert second.stage == Stage.OFFER


def test_s3_a_pressing_candidate_costs_one_tap(tab: Open, people: Cast, language: str) -> None:
    (one,) = interviewed(people, opened(people), "Press")
    asking.ask(people.desk, one.pk, "When can I start? Call me back!", by=Actor.candidate(), now=NOW)
    page = tab("phone")
    page.goto(f"/hiring/people/{one.pk}/")
    filled(page).click()
    page.wait_for_load_state()
    assert Question.objects.get().answered_at is not None
    assert Question.objects.get().answer


def test_closing_waits_until_everybody_is_told(tab: Open, people: Cast, language: str) -> None:
    opening = opened(people)
    found = interviewed(people, opening, "Lin", "Zhou")
    deciding.refuse(people.desk, [one.pk for one in found], by=people.by, now=NOW, reasons=["salary.above"])
    page = tab()
    page.goto(f"/hiring/openings/{opening.pk}/")
    button(page, language, "结束职位", "Close the opening").click()
    expect(page.locator("main")).to_contain_text("Lin")
    filled(page).click()
    filled(page).click()
    page.wait_for_url("**/hiring/answers/*/")
    button(page, language, "就这样，下一封", "Keep it, next").click()
    page.wait_for_load_state()
    page.locator("main button.filled").click()
    page.wait_for_load_state()
    filled(page).click()
    page.wait_for_load_state()
    assert set(Letter.objects.values_list("state", flat=True)) == {"approved"}
    assert Opening.objects.get().state == "open"


def test_a_candidate_follows_asks_and_steps_back(tab: Open, people: Cast, language: str) -> None:
    from huiyin.hiring.models import Link
    from huiyin.hiring.services import links

    people_language = "zh" if language == "zh" else "en"
    (one,) = interviewed(people, opened(people), "Lele")
    one.candidate.language = people_language
    one.candidate.save()
    made = links.make(people.desk, Link.Purpose.STATUS, by=people.by, now=NOW, application=one)
    page = tab("phone")
    page.goto(f"/c/{made.token}")
    page.locator("#text").fill("?")
    button(page, language, "提问", "Ask").click()
    page.wait_for_load_state()
    assert Question.objects.get().text == "?"
    link(page, language, "退出", "Step back").click()
    button(page, language, "是的，我退出", "Yes, I step back").click()
    page.wait_for_load_state()
    one.refresh_from_db()
    assert one.outcome == "stepped_back"


def test_a_new_desk_is_set_up_by_keyboard_alone(tab: Open, owner: Any, language: str) -> None:
    page = tab()
    page.goto("/settings/")
    link(page, language, "我是招聘的一方", "I hire people").press("Enter")
    page.wait_for_url("**/hiring/welcome/")
    for field, text in (
        ("#id_organisation", "Green Harbour"),
        ("#id_name", "Min Wang"),
        ("#id_email", "min@example.com"),
    ):
        page.locator(field).focus()
        page.keyboard.type(text)
    page.locator("main form.fields button.filled").press("Enter")
    page.wait_for_url("**/hiring/openings/new/")
    page.locator("#id_title").focus()
    page.keyboard.type("Nurse")
    page.locator("#id_head").press("ArrowDown")
    page.locator("#id_criteria").focus()
    page.keyboard.type("care\nshifts")
    page.locator("main button.filled").press("Enter")
    page.wait_for_url("**/hiring/openings/*/")
    page.locator("#id_name").focus()
    page.keyboard.type("Lele")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Lele")
    page.keyboard.press("Escape")
    page.locator("body").press("g")
    page.locator("body").press("t")
    page.wait_for_url("**/hiring/")


def pages_of(desk: Any) -> list[str]:
    found = [f"/hiring/{path}" for path in ("", "openings/", "openings/new/", "answers/", "colleagues/", "colleagues/new/", "pool/", "figures/", "settings/", "more/")]  # fmt: skip
    for opening in Opening.objects.filter(desk=desk):
        found += [
            f"/hiring/openings/{opening.pk}/",
            f"/hiring/openings/{opening.pk}/import/",
            f"/hiring/openings/{opening.pk}/order/",
        ]
    found += [
        f"/hiring/people/{key}/"
        for key in Application.objects.filter(desk=desk).values_list("pk", flat=True)[:8]
    ]
    return found


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_axe_finds_nothing_at_the_desk_nor_behind_the_links(
    tab: Open, owner: Any, language: str, size: str, scheme: str
) -> None:
    from huiyin.hiring.models import Link
    from huiyin.hiring.services import links

    desk = example.load(owner, now=NOW, language=language)
    by = Actor.recruiter(owner)
    opening = Opening.objects.filter(desk=desk).order_by("pk")[0]
    addresses = pages_of(desk)
    made = links.make(desk, Link.Purpose.DECIDE, by=by, now=NOW, opening=opening, colleague=opening.head)
    addresses.append(f"/d/{made.token}")
    for one in Application.objects.filter(desk=desk)[:3]:
        made = links.make(desk, Link.Purpose.STATUS, by=by, now=NOW, application=one)
        addresses += [f"/c/{made.token}", f"/c/{made.token}?sure=erase"]
    addresses += ["/c/nothing", "/hiring/welcome/"]
    page = tab(size, color_scheme=scheme, bypass_csp=True)
    page.goto("/hiring/answers/")
    filled(page).click()
    page.wait_for_load_state()
    wrong: dict[str, Any] = {}
    for address in [page.url, *addresses]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        if found := against(page):
            wrong[address] = found
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            wrong.setdefault(address, []).append("wider than the screen")
    assert not wrong
