"""A call rehearsed in a real browser: by keyboard, on a phone, to the open door."""

import pytest

from huiyin.journal.models import Rehearsal
from tests.browser.conftest import Open
from tests.browser.test_axe import against
from tests.browser.test_everywhere import CHECK, WIDTHS

SAID = {
    "zh": (
        "您好，我是面试市场经理的小周，想问下有没有结果",
        "好的，谢谢您，我等您电话",
        "两周后可以到岗",
        "谢谢您，再见",
    ),
    "en": (
        "Hi, this is Carol, I interviewed for the marketing role. Is there any news?",
        "Thank you, I'll wait.",
        "In two weeks.",
        "Thank you, goodbye.",
    ),
}


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_call_from_hello_to_the_open_door(tab: Open, language: str, size: str) -> None:
    page = tab(size)
    page.goto("/rehearse/")
    page.locator(".button.filled").click()
    for text in SAID[language]:
        said = page.locator(".by-you").count()
        page.locator("#say").fill(text)
        page.locator(".say .button.filled").click()
        page.locator(".by-you").nth(said).wait_for()
    page.locator(".talk .button.filled").click()
    page.locator(".marks").wait_for()
    assert page.locator(".chip.is-good").count() >= 2
    assert Rehearsal.objects.count() == 1
    assert not page.evaluate(CHECK)


@pytest.mark.parametrize("viewport", WIDTHS, ids=lambda size: str(size[0]))
def test_the_pages_fit_and_axe_finds_nothing(tab: Open, language: str, viewport: tuple[int, int]) -> None:
    page = tab(viewport=viewport, bypass_csp=True)
    wrong = {}
    for address in (
        "/rehearse/",
        "/rehearse/lying_still/",
        "/rehearse/still_comparing/",
        "/rehearse/group_chat/",
    ):
        page.goto(address)
        if found := [*page.evaluate(CHECK), *against(page)]:
            wrong[address] = found
    assert not wrong
