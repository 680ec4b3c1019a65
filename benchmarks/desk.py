"""How long the desk's pages take on the server with a large journal, and how many queries each asks.

    python -m benchmarks.desk                                      SQLite, 1,000 openings with 50,000 events
    python -m benchmarks.desk --openings 100 --events 5000
    python -m benchmarks.desk --profile insights                   where one page's time goes
    python -m tests.servers.postgres -- python -m benchmarks.desk  the same on PostgreSQL

Pages are asked through Django's own test client: all that the server does, and no network. Beside the time of the clock
stands the time of the processor, which other programs on the machine disturb less. The first look at a page after
midnight, when no advice of the day is kept yet, is the tick's work; the list tells it as `first Today of the day`.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import tempfile
import time
from typing import Any

from benchmarks.large_journal import NOW, TODAY, fill

TARGET = 80
"""Milliseconds: what 95 of 100 looks at a page may take."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--openings", type=int, default=1_000)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=20, help="how often each page is asked")
    parser.add_argument("--only", default="", help="one page's name")
    parser.add_argument("--profile", default="", help="a page's name: where its time goes")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        client, owner = _ready(home)
        from huiyin.site.worker import settle_once

        began = time.perf_counter()
        fill(owner, given.openings, given.events)
        print(
            f"{given.openings} openings, {given.events} events in {time.perf_counter() - began:.0f} s",
            flush=True,
        )
        pages = addresses(owner)
        if given.profile:
            _profiled(client, pages[given.profile])
            return
        for address in pages.values():
            client.get(address)
        # As the app does itself once its first tick is done.
        settle_once()
        wanted = {given.only: pages[given.only]} if given.only else pages
        measured = {name: measure(client, address, given.times) for name, address in wanted.items()}
        tell(measured)
        if not given.only:
            print(f"guard round trip     {_guard(client, pages['opening'], given.times)}")
            print(f"first Today of the day  {_first(client, owner):.0f} ms")


def _ready(home: str) -> Any:
    """An empty journal in a home of its own (or in the database that DATABASE_URL names), and a browser before it."""
    os.environ["HUIYIN_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from huiyin.desks.stationery import clock
    from huiyin.journal.services import profiles
    from huiyin.site.start import prepare

    settings.ALLOWED_HOSTS = ["testserver", *settings.ALLOWED_HOSTS]
    clock.now = lambda: NOW
    owner = prepare()
    profiles.change_profile(owner, now=NOW, language="zh", time_zone="Asia/Shanghai")
    return Client(), owner


def addresses(owner: Any) -> dict[str, str]:
    """Name and address of the pages that could grow with the journal."""
    from huiyin.journal.models import Event, Opening

    mine = Opening.objects.filter(owner=owner)
    waiting, closed = mine.filter(stage="waiting").first(), mine.filter(stage="closed").first()
    assert waiting is not None
    assert closed is not None
    heard = Event.objects.filter(opening=waiting, kind="received").first()
    return {
        "today": "/",
        "openings": "/openings/",
        "openings, last page": f"/openings/?page={max(1, mine.count() // 50)}",
        "openings, one stage": "/openings/?stage=waiting",
        "archive": "/openings/?archived=1",
        "search, a word": "/openings/?q=Harbour",
        "search, Chinese": "/openings/?q=露营",
        "search, rare": "/openings/?q=审批流程",
        "search, nothing": "/openings/?q=没有这个词",
        "board": "/board/",
        "board, filtered": "/board/?q=晨光",
        "opening": f"/openings/{waiting.pk}/",
        "opening, closed": f"/openings/{closed.pk}/",
        "opening, call": f"/openings/{waiting.pk}/?channel=phone",
        "opening, history": f"/openings/{waiting.pk}/history/",
        "opening, change": f"/openings/{waiting.pk}/edit/",
        "answer": f"/openings/{waiting.pk}/answer/",
        "reading": f"/events/{heard.pk}/reading/" if heard else "/",
        "add": "/openings/new/",
        "insights": "/insights/",
        "people": "/people/",
        "mail": "/mail/",
        "calendar": "/calendar/",
        "settings": "/settings/",
        "help": "/help/",
        "how": "/how/",
        "more": "/more/",
    }


def measure(client: Any, address: str, times: int) -> tuple[int, list[float], list[float], int]:
    """Queries, milliseconds of the clock and of the processor for each look, and bytes of the page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    queries = len(asked)
    clock, processor = [], []
    for _ in range(times):
        wall, own = time.perf_counter(), time.process_time()
        answer = client.get(address)
        processor.append(1000 * (time.process_time() - own))
        clock.append(1000 * (time.perf_counter() - wall))
    return queries, clock, processor, len(answer.content)


def tell(measured: dict[str, tuple[int, list[float], list[float], int]]) -> None:
    print(
        f"{'page':22} {'queries':>7}  {'p50':>5} {'p95':>5} ms   {'p95':>5} ms of the processor   {'KB':>5}"
    )
    for name, (queries, clock, processor, size) in measured.items():
        late = f"  over {TARGET}" if quantile(processor) > TARGET else ""
        print(
            f"{name:22} {queries:7}  {statistics.median(clock):5.0f} {quantile(clock):5.0f}      "
            f"{statistics.median(processor):5.0f} {quantile(processor):5.0f}                       {size / 1024:5.0f}{late}"
        )


def quantile(values: list[float], share: float = 0.95) -> float:
    return sorted(values)[min(len(values) - 1, round(share * len(values)))]


def _guard(client: Any, address: str, times: int) -> str:
    """A pause in typing, and the guard's answer."""
    words = {
        "do": "look",
        "channel": "wechat",
        "move": "ask",
        "text": "您好，想请教一下面试结果出来了吗？我什么时候可以入职？谢谢您。",
    }
    took = []
    for _ in range(times):
        began = time.perf_counter()
        answer = client.post(
            f"{address}compose/", words, headers={"HX-Request": "true", "HX-Target": "guard"}
        )
        took.append(1000 * (time.perf_counter() - began))
        assert answer.status_code == 200
    return f"{statistics.median(took):.0f} ms, p95 {quantile(took):.0f} ms"


def _first(client: Any, owner: Any) -> float:
    from huiyin.journal.models import Standing

    Standing.objects.filter(owner=owner, on=TODAY).delete()
    began = time.perf_counter()
    client.get("/")
    return 1000 * (time.perf_counter() - began)


def _profiled(client: Any, address: str) -> None:
    client.get(address)
    watch = cProfile.Profile()
    with watch:
        for _ in range(5):
            client.get(address)
    pstats.Stats(watch).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
