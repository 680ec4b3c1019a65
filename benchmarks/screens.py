"""Pictures of every page, in both languages, light and dark, on a phone and on a desktop: `make screens`.

They go to build/screens/. The journal is a fresh one with the example cast, the day is always the same Tuesday.
"""

import argparse
import datetime as dt
import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from benchmarks.screen_pages import DAY, hiring_pages, pages

SIZES = {"small": (360, 740), "phone": (390, 844), "desktop": (1280, 900)}
USUAL = ("phone", "desktop")
CASTS = ("example", "life", "nobody")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@contextmanager
def serving() -> Iterator[str]:
    """The app on a free port of this machine, with a fresh journal in a folder that goes away."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUIYIN_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
        import django

        django.setup()
        from huiyin.desks.stationery import clock
        from huiyin.site.start import prepare

        clock.now = lambda: DAY
        prepare()
        from huiyin.site.wsgi import application

        server = make_server("127.0.0.1", 0, application, server_class=_Threads, handler_class=_Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def take(folder: Path, cast: str, sizes: Sequence[str], only: list[str], every: bool) -> int:
    """Writes the pictures; gives how many. Says which pages are wider than the window."""
    from playwright.sync_api import sync_playwright

    taken = 0
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in ("zh", "en"):
            if cast == "example":
                _journal_of(language, "nobody")
                taken += _shots(browser, address, folder, language, sizes, {"welcome": "/"}, only, every)
            found = _journal_of(language, cast)
            taken += _shots(browser, address, folder, language, sizes, found, only, every)
        browser.close()
    return taken


def _journal_of(language: str, cast: str) -> dict[str, str]:
    """The journal and the desk in one language, empty, with the example or as life fills them; their pages."""
    from concurrent.futures import ThreadPoolExecutor

    def work() -> dict[str, str]:
        from django.db import connection

        from huiyin.site.owner import the_owner

        _fill(the_owner(DAY), language, cast)
        found = pages() | hiring_pages(the_owner(DAY), language)
        connection.close()
        return found

    # Playwright's loop runs in this thread, and Django refuses a database beside a running loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def _fill(owner: Any, language: str, cast: str) -> None:
    """Takes away what was there, and loads the cast."""
    from benchmarks import screen_life
    from huiyin.desks.recruiter import example as desk_example
    from huiyin.hiring.models import Member
    from huiyin.hiring.services import desks
    from huiyin.journal.services import example, profiles

    before = DAY - dt.timedelta(hours=1)
    name = "林然" if language == "zh" else "Robin Lee"
    profiles.change_profile(owner, now=before, language=language, name=name)
    example.clear_example(owner, now=before)
    desk_example.clear(owner)
    screen_life.empty_journal(owner)
    if cast == "nobody":
        return
    if cast == "example":
        example.load_example(owner, now=before, language=language)
        desk_example.load(owner, now=before, language=language)
        return
    screen_life.fill_journal(owner, language)
    Member.objects.filter(user_id=owner.pk).delete()
    desks.desk_of(owner, now=before, language=language)
    screen_life.fill_desk(owner, language)


def _shots(
    browser: Any,
    address: str,
    folder: Path,
    language: str,
    sizes: Sequence[str],
    wanted: dict[str, str],
    only: list[str],
    every: bool,
) -> int:
    taken = 0
    for size in sizes:
        width, height = SIZES[size]
        for scheme in ("light", "dark"):
            if not every and scheme == "dark":
                continue
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                locale="zh-CN" if language == "zh" else "en-GB",
                device_scale_factor=1 if size == "desktop" else 1.5,
                reduced_motion="reduce",
            )
            tab = context.new_page()
            for name, path in wanted.items():
                if only and name not in only:
                    continue
                answer = tab.goto(address + path)
                tab.screenshot(path=folder / f"{name}.{language}.{size}.{scheme}.png", full_page=True)
                taken += 1
                if wider := tab.evaluate(WIDER):
                    print(f"{name} ({language}, {size}) is {wider} px wider than the window")
                if answer.status >= 400 and not name.startswith("lost"):
                    print(f"{name} ({language}) answers {answer.status}")
            context.close()
    return taken


PRESSING = {
    "zh": "赵老师您好，我什么时候可以入职？辛苦您尽快给我答复。",
    "en": "Hi Megan, when can I start? Please answer by tomorrow.",
}


def take_for_docs(folder: Path) -> int:
    """The README's pictures: an opening on a desktop, Today and the guard on a phone, in both languages."""
    from playwright.sync_api import sync_playwright

    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in ("zh", "en"):
            found = _journal_of(language, "example")
            end = "-zh" if language == "zh" else ""
            tab = browser.new_page(viewport={"width": 1180, "height": 860}, reduced_motion="reduce")
            tab.goto(address + found["opening-1"])
            tab.screenshot(path=folder / f"opening{end}.png")
            phone = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 1.5}
            tab = browser.new_page(**phone, reduced_motion="reduce", color_scheme="dark")
            tab.goto(address + found["today"])
            tab.screenshot(path=folder / f"today{end}.png")
            tab = browser.new_page(**phone, reduced_motion="reduce")
            tab.goto(f"{address}{found['opening-1']}?channel=wechat&move=ask")
            tab.locator("#draft").fill(PRESSING[language])
            tab.locator(".hurts.is-block").first.wait_for()
            tab.locator("#do-title").evaluate("(title) => title.scrollIntoView()")
            tab.screenshot(path=folder / f"guard{end}.png")
        browser.close()
    return 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="names of pages; every page without")
    parser.add_argument("--to", type=Path, default=Path("build/screens"))
    parser.add_argument("--cast", choices=CASTS, default="example", help="whose journal; `life` is crowded")
    parser.add_argument("--size", choices=SIZES, action="append", help="may be given several times")
    parser.add_argument("--light", action="store_true", help="leave the dark ones out")
    parser.add_argument("--docs", action="store_true", help="the README's pictures, into docs/pictures/")
    given = parser.parse_args()
    if given.docs:
        folder = Path("docs/pictures")
        print(f"{take_for_docs(folder)} pictures in {folder}")
        return
    given.to.mkdir(parents=True, exist_ok=True)
    taken = take(given.to, given.cast, given.size or USUAL, given.only, not given.light)
    print(f"{taken} pictures in {given.to}")


if __name__ == "__main__":
    main()
