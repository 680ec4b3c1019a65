"""Pictures of every page, in both languages, light and dark, on a phone and on a desktop: `make screens`.

They go to build/screens/. The journal is a fresh one with the example cast, the day is always the same Tuesday.
"""

import argparse
import datetime as dt
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

DAY = dt.datetime(2026, 11, 24, 3, 20, tzinfo=dt.UTC)
"""A Tuesday, before noon in Shanghai."""
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
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


def pages() -> dict[str, str]:
    """Name and address of every page, from what the journal holds."""
    from huiyin.journal.growth import role_of_opening
    from huiyin.journal.models import Event, Opening

    found = {
        "today": "/",
        "openings": "/openings/",
        "board": "/board/",
        "add": "/openings/new/",
        "insights": "/insights/",
        "people": "/people/",
        "growth": "/growth/",
        "me": "/growth/me/",
        "settings": "/settings/",
        "help": "/help/",
        "how": "/how/",
        "more": "/more/",
        "take": "/export/",
        "bring": "/import/",
        "restore": "/restore/",
        "mail-page": "/mail/",
        "calendar": "/calendar/",
        "notifications": "/notifications/",
        "watch": "/watch/",
        "approach": "/approach/",
        "offline": "/offline/",
        "archive": "/openings/?archived=1",
        "found": "/openings/?q=HR",
        "nothing-found": "/openings/?q=%E6%B2%A1%E6%9C%89",
        "lost": "/no-such-page/",
    }
    for place, opening in enumerate(Opening.objects.order_by("pk"), start=1):
        found[f"opening-{place}"] = f"/openings/{opening.pk}/"
        if opening.advert:
            role = urlencode({"role": role_of_opening(opening)})
            found["portrait"] = f"/growth/portrait/?{role}"
            found["gaps"] = f"/growth/gaps/?{role}"
            found["plan-b"] = f"/openings/{opening.pk}/plan-b/"
        if place == 1:
            found["debrief"] = f"/openings/{opening.pk}/debrief/"
            found["answer"] = f"/openings/{opening.pk}/answer/"
            found["edit"] = f"/openings/{opening.pk}/edit/"
            found["call"] = f"/openings/{opening.pk}/?channel=phone&move=ask"
            found["mail"] = f"/openings/{opening.pk}/?channel=email&move=ask"
            for kind in ("interview", "promise", "sent", "note", "withdrawn"):
                found[f"log-{kind}"] = f"/openings/{opening.pk}/log/{kind}/"
    reading = Event.objects.filter(kind="received").first()
    if reading:
        found["reading"] = f"/events/{reading.pk}/reading/"
    return found


def hiring_pages(owner: Any, language: str) -> dict[str, str]:
    """The recruiter's pages with their example, and those behind a link."""
    from huiyin.desks.recruiter import example
    from huiyin.desks.recruiter.composing import composed, own_letter
    from huiyin.hiring.models import Application, Letter, LetterKind, Link, Opening, Stage
    from huiyin.hiring.services import letters, links, telling
    from huiyin.hiring.services.work import Actor

    example.clear(owner)
    desk = example.load(owner, now=DAY - dt.timedelta(hours=1), language=language)
    by = Actor.recruiter(owner)
    found = {
        f"hiring-{name}": f"/hiring/{path}"
        for name, path in {
            "home": "",
            "openings": "openings/",
            "add": "openings/new/",
            "colleagues": "colleagues/",
            "colleague": "colleagues/new/",
            "pool": "pool/",
            "figures": "figures/",
            "settings": "settings/",
            "more": "more/",
            "answers": "answers/",
            "welcome": "welcome/",
        }.items()
    }
    for place, opening in enumerate(Opening.objects.filter(desk=desk).order_by("pk"), start=1):
        found[f"hiring-opening-{place}"] = f"/hiring/openings/{opening.pk}/"
        if place == 1:
            found["hiring-order"] = f"/hiring/openings/{opening.pk}/order/"
            found["hiring-import"] = f"/hiring/openings/{opening.pk}/import/"
            made = links.make(
                desk, Link.Purpose.DECIDE, by=by, now=DAY, opening=opening, colleague=opening.head
            )
            found["decide"] = f"/d/{made.token}"
    for stage in Stage.values:
        person = Application.objects.filter(desk=desk, stage=stage).order_by("pk").first()
        if person is not None:
            found[f"hiring-person-{stage}"] = f"/hiring/people/{person.pk}/"
            made = links.make(desk, Link.Purpose.STATUS, by=by, now=DAY, application=person)
            found[f"status-{stage}"] = f"/c/{made.token}"
    asked = Application.objects.filter(desk=desk, question__answered_at=None, question__isnull=False).first()
    if asked is not None:
        found["hiring-question"] = f"/hiring/people/{asked.pk}/"
    from django.utils import translation

    from huiyin.desks.recruiter.place import Place

    with translation.override("zh-hans" if language == "zh" else "en"):
        rows = telling.to_tell(desk)
        words = composed(Place(owner, desk, by, DAY, desk.day(DAY), language), rows)
        telling.prepare(desk, [row.pk for row in rows], lambda row: words[row.pk], by=by, now=DAY)
        waits = Application.objects.filter(desk=desk, stage=Stage.DECIDING).order_by("pk").last()
        if waits is not None:
            until = DAY.date() + dt.timedelta(days=7)
            place = Place(owner, desk, by, DAY, desk.day(DAY), language)
            said = own_letter(place, waits, LetterKind.NEWS, until=until, cause="away")
            news = letters.draft_news(desk, waits.pk, said.subject, said.text, until=until, by=by, now=DAY)
            found["hiring-news"] = f"/hiring/answers/{news.pk}/"
    letter = Letter.objects.filter(desk=desk).first()
    if letter is not None:
        found["hiring-letter"] = f"/hiring/answers/{letter.pk}/"
    return {**found, "lost-link": "/c/no-such-link"}


def take(folder: Path, only: list[str], every: bool) -> int:
    """Writes the pictures; gives how many."""
    from playwright.sync_api import sync_playwright

    taken = 0
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in ("zh", "en"):
            _journal_of(language, None)
            taken += _shots(browser, address, folder, language, {"welcome": "/"}, only, every)
            found = _journal_of(language, "example")
            taken += _shots(browser, address, folder, language, found, only, every)
        browser.close()
    return taken


def _journal_of(language: str, cast: str | None) -> dict[str, str]:
    """The journal in one language, empty or with the example cast; its pages."""
    from concurrent.futures import ThreadPoolExecutor

    def work() -> dict[str, str]:
        from django.db import connection

        from huiyin.journal.services import example, profiles
        from huiyin.site.owner import the_owner

        owner = the_owner(DAY)
        profiles.change_profile(
            owner,
            now=DAY - dt.timedelta(hours=1),
            language=language,
            name="林然" if language == "zh" else "Robin Lee",
        )
        example.clear_example(owner, now=DAY - dt.timedelta(hours=1))
        if cast:
            example.load_example(owner, now=DAY - dt.timedelta(hours=1), language=language)
        found = pages()
        if cast:
            found |= hiring_pages(owner, language)
        connection.close()
        return found

    # Playwright's loop runs in this thread, and Django refuses a database beside a running loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def _shots(
    browser: Any,
    address: str,
    folder: Path,
    language: str,
    wanted: dict[str, str],
    only: list[str],
    every: bool,
) -> int:
    taken = 0
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            if not every and scheme == "dark" and not only:
                continue
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                locale="zh-CN" if language == "zh" else "en-GB",
                device_scale_factor=1.5 if size == "phone" else 1,
                reduced_motion="reduce",
            )
            tab = context.new_page()
            for name, path in wanted.items():
                if only and name not in only:
                    continue
                tab.goto(address + path)
                tab.screenshot(path=folder / f"{name}.{language}.{size}.{scheme}.png", full_page=True)
                taken += 1
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
    parser.add_argument("--light", action="store_true", help="leave the dark ones out")
    parser.add_argument("--docs", action="store_true", help="the README's pictures, into docs/pictures/")
    given = parser.parse_args()
    if given.docs:
        folder = Path("docs/pictures")
        print(f"{take_for_docs(folder)} pictures in {folder}")
        return
    given.to.mkdir(parents=True, exist_ok=True)
    print(f"{take(given.to, given.only, not given.light)} pictures in {given.to}")


if __name__ == "__main__":
    main()
