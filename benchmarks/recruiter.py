"""How quick the recruiter's pages are with 200 openings and 20,000 applications, and how many queries each asks.

    python -m benchmarks.recruiter [openings, 200] [applications each, 100]

Each page is asked for in-process through the whole of Django. p95 in milliseconds of the clock, the median of the processor.
"""

import time
from typing import Any

from benchmarks.hiring import NOW, filled

ROUNDS = 40


def main() -> None:
    with filled() as (desk, owner):
        from huiyin.desks.stationery import clock

        clock.now = lambda: NOW
        _known_to_the_database()
        for name, address in addresses(desk, owner).items():
            _timed(name, address)
        prepared(desk)


def _known_to_the_database() -> None:
    """A database that has just been filled knows nothing of its tables; PostgreSQL itself makes up for that in a minute."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def addresses(desk: Any, owner: Any) -> dict[str, str]:
    """The pages, with an opening and a person in the middle of it."""
    from huiyin.hiring.models import Application, Link, Opening, Stage
    from huiyin.hiring.services import links
    from huiyin.hiring.services.work import Actor

    by = Actor.recruiter(owner)
    opening = Opening.objects.filter(desk=desk, applications__stage=Stage.DECIDING).order_by("pk").first()
    person = Application.objects.filter(opening=opening, stage=Stage.DECIDING).order_by("pk").first()
    assert opening is not None
    status = links.make(desk, Link.Purpose.STATUS, by=by, now=NOW, application=person)
    decide = links.make(desk, Link.Purpose.DECIDE, by=by, now=NOW, opening=opening, colleague=opening.head)
    return {
        "home": "/hiring/",
        "openings": "/hiring/openings/",
        "search": "/hiring/openings/?q=候选人7-",
        "an opening": f"/hiring/openings/{opening.pk}/",
        "a person": f"/hiring/people/{person.pk}/" if person else "/hiring/",
        "answers": "/hiring/answers/",
        "answers of an opening": f"/hiring/answers/?opening={opening.pk}",
        "colleagues": "/hiring/colleagues/",
        "pool": "/hiring/pool/",
        "figures": "/hiring/figures/",
        "decider's page": f"/d/{decide.token}",
        "candidate's page": f"/c/{status.token}",
        "status.json": f"/c/{status.token}/status.json",
    }


def _timed(name: str, address: str) -> None:
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.get(address)
    asked: list[str] = []

    def counted(execute: Any, sql: str, *more: Any) -> Any:
        asked.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(counted):
        status = client.get(address).status_code
    clocks, processor = [], []
    for _round in range(ROUNDS):
        clock, cpu = time.perf_counter(), time.process_time()
        client.get(address)
        clocks.append(time.perf_counter() - clock)
        processor.append(time.process_time() - cpu)
    late = sorted(clocks)[int(ROUNDS * 0.95)]
    middle = sorted(processor)[ROUNDS // 2]
    print(
        f"{name:24} {status} {len(asked):3} queries   p95 {1000 * late:6.1f} ms   processor {1000 * middle:6.1f} ms",
        flush=True,
    )


def prepared(desk: Any) -> None:
    """500 people refused; their drafts written through the page."""
    from django.contrib.auth.models import User
    from django.test import Client

    from huiyin.hiring.models import Letter, Opening
    from huiyin.hiring.services import candidates, deciding
    from huiyin.hiring.services.work import Actor

    by = Actor.recruiter(User.objects.first())  # type: ignore[arg-type]
    opening = Opening.objects.filter(desk=desk).order_by("-pk")[0]
    rows = [{"name": f"批{one}", "email": f"batch{one}@example.com"} for one in range(500)]
    added = candidates.add_applications(desk, opening.pk, rows, by=by, now=NOW)
    keys = [one.pk for one in added.applications]
    deciding.refuse(desk, keys, by=by, now=NOW, reasons=["experience.domain"])
    client = Client(SERVER_NAME="localhost")
    for name, address in (("500 drafts written", "prepare"), ("500 letters approved", "send")):
        clock, cpu = time.perf_counter(), time.process_time()
        client.post(f"/hiring/answers/{address}/", {"opening": opening.pk})
        print(
            f"{name:24} {time.perf_counter() - clock:6.2f} s   processor {time.process_time() - cpu:6.2f} s"
        )
    print(f"{Letter.objects.filter(state='approved').count()} letters on their way")


if __name__ == "__main__":
    main()
