"""What a person feels without naming it: it comes at once, nothing jumps, it can be kept on the phone, and printed."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import expect

from huiyin.journal.models import Opening
from huiyin.journal.services import events, people
from tests.browser.conftest import Open
from tests.conftest import NOW, TODAY

MOST_BYTES = 120 * 1024
SHIFTS = """() => {
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      window.shifted.push([one.value, ...one.sources.map((source) => source.node?.outerHTML?.slice(0, 120) ?? "")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
}"""


def shifts(page: Any) -> list[Any]:
    """What jumped so far: the browser's own layout shifts, also those that follow a press."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [one for one in page.evaluate("window.shifted") if one[0] > 0.001]


def place(part: Any) -> tuple[float, float]:
    box = part.bounding_box()
    return box["x"], box["y"]


def test_the_first_load_is_small(tab: Open, cast: list[Opening]) -> None:
    """Everything that the first page needs, each part compressed as a web server would."""
    waiting = next(opening for opening in cast if opening.stage == "waiting")
    for address in ("/", f"/openings/{waiting.pk}/", "/board/"):
        page, sizes = tab("phone"), {}
        page.on(
            "response",
            lambda answer, sizes=sizes: sizes.update({answer.url: len(gzip.compress(answer.body()))}),
        )
        page.goto(address, wait_until="networkidle")
        assert len(sizes) > 5
        assert sum(sizes.values()) <= MOST_BYTES, sizes


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_nothing_jumps_while_a_page_comes(tab: Open, cast: list[Opening], size: str) -> None:
    page = tab(size)
    page.add_init_script(f"({SHIFTS})()")
    for address in ("/", f"/openings/{cast[0].pk}/", "/board/", "/insights/", "/openings/", "/people/"):
        page.goto(address, wait_until="networkidle")
        assert not shifts(page), address


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_what_comes_in_pushes_nothing_that_one_reads(tab: Open, cast: list[Opening], size: str) -> None:
    """The guard answers while one types, another channel is looked at, the search narrows: what stands above stays."""
    waiting = next(opening for opening in cast if opening.stage == "waiting")
    page = tab(size)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"/openings/{waiting.pk}/?channel=wechat&move=ask", wait_until="networkidle")
    draft = page.locator("#draft")
    draft.scroll_into_view_if_needed()
    above = draft.bounding_box()["y"]
    draft.press_sequentially("。")
    with page.expect_response("**/compose/"):
        draft.press_sequentially("谢谢您。")
    page.locator("#guard .praise").wait_for()
    assert draft.bounding_box()["y"] == above
    tabs = page.locator(".tabs")
    before = place(tabs)
    page.locator(".tabs a").nth(2).click()
    page.locator("#subject").wait_for()
    assert place(tabs) == before
    page.goto("/openings/", wait_until="networkidle")
    field = page.locator("#q")
    before = place(field)
    with page.expect_response("**/openings/?q=**"):
        field.press_sequentially(cast[0].company[:7])
    expect(page.locator(".opening-row").first).to_contain_text(cast[0].company)
    assert place(field) == before
    assert not shifts(page)


def test_a_phone_can_keep_it(tab: Open, cast: list[Opening]) -> None:
    page = tab("phone", service_workers="allow")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    browser = page.context.new_cdp_session(page)
    found = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A browser that leaves no trace installs nothing; that is the test's own doing.
    assert [one["errorId"] for one in found if one["errorId"] != "in-incognito"] == []
    manifest = browser.send("Page.getAppManifest")
    assert manifest["errors"] == []


def test_on_paper_there_are_words_and_no_buttons(tab: Open, cast: list[Opening]) -> None:
    page = tab()
    page.emulate_media(media="print")
    for address in ("/", f"/openings/{cast[0].pk}/", "/insights/"):
        page.goto(address)
        assert page.locator("h1").is_visible()
        for gone in ("nav", ".toast", ".foot", "main form button", ".button"):
            assert page.locator(f"{gone}:visible").count() == 0, (address, gone)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_longer_list_is_asked_for_and_the_keyboard_goes_on(
    tab: Open, owner: Any, opening: Opening, language: str
) -> None:
    for number in range(60):
        people.add_person(owner, now=NOW, name=f"Wang {number:02}")
    for number in range(40):
        events.add_note(owner, opening.pk, f"note {number:02}", now=NOW, on=TODAY)
    page = tab("phone")
    page.goto("/people/")
    expect(page.locator("#everybody > li")).to_have_count(51)
    page.locator("#everybody [data-more]").press("Enter")
    expect(page.locator("#everybody > li")).to_have_count(60)
    page.goto(f"/openings/{opening.pk}/")
    expect(page.locator(".event")).to_have_count(30)
    page.locator("#timeline [data-more]").press("Enter")
    expect(page.locator(".event")).to_have_count(40)
    expect(page.locator(".event").nth(30).locator("a")).to_be_focused()


def test_long_work_has_a_bar(tab: Open, opening: Opening, language: str) -> None:
    page = tab("phone")
    page.goto("/mail/")
    form = page.locator("form[data-long]")
    bar = form.locator("progress")
    assert not bar.is_visible()
    page.route("**/progress/**", lambda route: route.fulfill(json={"share": 0.4}))
    # The form stays on its way, as it does while a mailbox of years is read.
    page.evaluate("document.addEventListener('submit', (event) => event.preventDefault())")
    form.locator("textarea").fill("您好，我们还在走流程。")
    form.get_by_role("button").last.click()
    expect(bar).to_be_visible()
    expect(bar).to_have_js_property("value", 0.4)
