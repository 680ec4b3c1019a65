"""What holds on every page: it fits the screen, it can be used by keyboard and by ear, and nothing is refused."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from huiyin.journal.models import Event, Opening
from tests.browser.conftest import Open

WIDTHS = [(360, 740), (768, 1024), (1280, 900), (3840, 2160)]

CHECK = """() => {
  const wrong = [];
  const shown = (e) => e.checkVisibility({checkOpacity: false, checkVisibilityCSS: true});
  const name = (e) => (e.getAttribute('aria-label') || e.innerText || e.title || e.value
    || [...(e.labels || [])].map((label) => label.innerText).join(' ') || '').trim();
  for (const e of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')) {
    if (!shown(e)) continue;
    const labelled = [...(e.labels || [])].length > 0 || e.tagName === 'A' || e.tagName === 'BUTTON' || e.tagName === 'SUMMARY';
    const hidden = e.querySelector?.('.hidden-visually');
    if (!(name(e) || hidden?.textContent.trim()) || !labelled) wrong.push(['no name', e.outerHTML.slice(0, 120)]);
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  ids.filter((id, place) => ids.indexOf(id) !== place).forEach((id) => wrong.push(['id twice', id]));
  if (document.querySelectorAll('h1').length !== 1) wrong.push(['not one h1']);
  if (!document.querySelector('main')) wrong.push(['no main']);
  for (const e of document.querySelectorAll('svg[role=img]')) if (!e.getAttribute('aria-label')) wrong.push(['chart without words']);
  for (const e of document.querySelectorAll('.button, .nav a, input, select, textarea')) {
    if (!shown(e) || e.closest('.choice, .check, .tick') || e.type === 'hidden') continue;
    const box = e.getBoundingClientRect();
    if (box.width && box.height < 24) wrong.push(['too small to tap', e.outerHTML.slice(0, 90), box.height]);
  }
  if ([...document.querySelectorAll('.button.filled')].filter(shown).length > 1) wrong.push(['more than one filled button']);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) wrong.push(['wider than the screen', wide]);
  const sizes = new Set();
  for (const e of document.querySelectorAll('body *')) {
    if (shown(e) && !e.closest('svg') && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) {
      sizes.add(getComputedStyle(e).fontSize);
    }
  }
  if (sizes.size > 5) wrong.push(['more than five sizes', ...sizes]);
  return wrong;
}"""


def addresses(cast: list[Opening]) -> list[str]:
    waiting = next(opening for opening in cast if opening.stage == "waiting")
    reading = Event.objects.filter(kind="received").first()
    found = [
        "/",
        "/openings/",
        "/openings/new/",
        "/board/",
        "/people/",
        "/insights/",
        "/settings/",
        "/help/",
        "/how/",
        "/more/",
    ]
    found += [f"/openings/{opening.pk}/" for opening in cast]
    found += [
        f"/openings/{waiting.pk}/{tail}"
        for tail in ("answer/", "edit/", "log/interview/", "?channel=phone", "?channel=email")
    ]
    return [*found, f"/events/{reading.pk}/reading/"] if reading else found


@pytest.mark.parametrize("viewport", WIDTHS, ids=lambda size: str(size[0]))
def test_every_page_fits_and_can_be_used(tab: Open, cast: list[Any], viewport: tuple[int, int]) -> None:
    page = tab(viewport=viewport)
    wrong = {}
    for address in addresses(cast):
        page.goto(address)
        if found := page.evaluate(CHECK):
            wrong[address] = found
    assert not wrong


def test_dark_and_large_type_fit_as_well(tab: Open, cast: list[Any]) -> None:
    page = tab("phone", color_scheme="dark", forced_colors="active")
    for address in addresses(cast)[:4]:
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), address


def test_the_keys_lead_about(tab: Open, cast: list[Any]) -> None:
    page = tab()
    page.goto("/help/")
    for keys, address in (("gt", "/"), ("go", "/openings/"), ("gb", "/board/"), ("n", "/openings/new/")):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url(lambda url, wanted=address: urlsplit(url).path == wanted)
    page.goto("/openings/")
    page.keyboard.press("/")
    page.keyboard.type("gt")
    assert page.locator("#q").input_value() == "gt"


def test_the_first_tab_stop_skips_to_the_content(tab: Open, cast: list[Any]) -> None:
    page = tab()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_last_today_can_be_looked_at_while_huiyin_is_closed(tab: Open, cast: list[Any]) -> None:
    page = tab("phone", service_workers="allow")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    headline = page.locator("h1").inner_text()
    page.context.route("**/*", lambda route: route.abort())
    page.context.set_offline(True)
    page.goto("/")
    assert page.locator("h1").inner_text() == headline
    page.goto("/openings/")
    assert page.locator("h1").inner_text() in ("回音现在没有打开。", "Huiyin is closed at the moment.")


def test_a_table_that_is_brought_in_fits_a_phone(tab: Open, owner: Any) -> None:
    page = tab(viewport=(360, 740))
    page.goto("/import/")
    page.fill(
        "#pasted", "Company\tTitle\tStatus\tApplied\nOx Ltd\tEditor\tInterview\t2026-04-01\n\tCook\t\t\n"
    )
    page.locator("main .button.filled").click()
    page.locator("table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
