"""A real browser before a real server: Debian's chromium, driven by playwright."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from huiyin.journal.services import example, profiles
from tests.conftest import NOW

# Playwright's loop runs in the thread of the test, where Django would refuse its database; the tests wait for each answer.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CALM = ("data:", "about:", "blob:", "htmx:sendAbort", "htmx:afterRequest")
"""What may be asked for or said: nothing from elsewhere, and a request that a later press has replaced."""
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser of the whole run; missing, the tests fail and say what to install."""
    where = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if where is None:
        pytest.fail(
            "no chromium is here: install it (Debian: apt-get install chromium), or run scripts/servers"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huiyin.desks.stationery.clock.now", lambda: NOW)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, live_server: Any, owner: Any) -> str:
    profiles.change_profile(
        owner, now=NOW, language=request.param, name="林然" if request.param == "zh" else "Robin"
    )
    return str(request.param)


@pytest.fixture
def cast(owner: Any, language: str) -> list[Any]:
    return example.load_example(owner, now=NOW, language=language)


Open = Callable[..., Any]


@pytest.fixture
def tab(chromium: Any, live_server: Any) -> Iterator[Open]:
    """Opens a tab: `tab("phone")`. After the test, nothing may stand in its console: no error, no refused script.

    A form that comes back (400, 409) or a page that is not there (404) is an answer, though browsers note it as an error.
    """
    contexts, said = [], []

    def opened(size: str = "desktop", **wishes: Any) -> Any:
        width, height = wishes.pop("viewport", None) or SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            base_url=live_server.url,
            reduced_motion="reduce",
            **{"service_workers": "block", **wishes},
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request",
            lambda request: said.append(request.url) if live_server.url not in request.url else None,
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [text for text in said if not text.startswith(CALM) and "status of 4" not in text]
