"""The pages of introductions, approach and watch list in a real browser."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.test_axe import against
from tests.browser.test_everywhere import CHECK, WIDTHS


@pytest.mark.parametrize("viewport", WIDTHS, ids=lambda size: str(size[0]))
def test_the_pages_fit_and_axe_finds_nothing(tab: Open, cast: list[Any], viewport: tuple[int, int]) -> None:
    page = tab(viewport=viewport, bypass_csp=True)
    wrong = {}
    for address in ("/people/", "/approach/", "/watch/"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        if found := [*page.evaluate(CHECK), *against(page)]:
            wrong[address] = found
    assert not wrong
