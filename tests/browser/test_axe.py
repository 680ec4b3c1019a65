"""axe-core finds nothing against WCAG 2.2 AA, on every page, light and dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Open
from tests.browser.test_everywhere import addresses

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
ELSEWHERE = (
    "/import/",
    "/export/",
    "/calendar/",
    "/notifications/",
    "/restore/",
    "/watch/",
    "/no-such-page/",
)


def against(page: Any) -> list[str]:
    """What axe-core finds on the page: rule, where, and what it says."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{broken['id']} {' '.join(node['target'])}: {node['failureSummary'].splitlines()[-1].strip()}"
        for broken in found
        for node in broken["nodes"]
    ]


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_axe_finds_nothing(tab: Open, cast: list[Any], size: str, scheme: str) -> None:
    page = tab(size, color_scheme=scheme, bypass_csp=True)
    wrong = {}
    for address in [*addresses(cast), *ELSEWHERE]:
        page.goto(address)
        # What a page folds away is read as well.
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        if found := against(page):
            wrong[address] = found
    assert not wrong


def test_axe_finds_nothing_on_the_welcome(tab: Open, language: str) -> None:
    for scheme in ("light", "dark"):
        page = tab("phone", color_scheme=scheme, bypass_csp=True)
        page.goto("/")
        assert not against(page)
