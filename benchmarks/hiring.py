"""How quick the recruiter's desk is with 200 openings and 20,000 applications, and with a batch of 500 answers.

    python -m benchmarks.hiring [openings, 200] [applications each, 100]

Works in a temporary folder, or in the database that DATABASE_URL names. Each reading is told as the 95th of a hundred, in
milliseconds of the clock, and as the median of the processor; both of one process, with everything read.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NOW = dt.datetime(2026, 5, 20, 4, 0, tzinfo=dt.UTC)
ROUNDS = 40
TITLES = ("市场经理", "用户运营", "高级顾问", "Data engineer", "Store manager")
DEPARTMENTS = ("市场部", "运营部", "咨询部", "Data", "Retail")


@contextmanager
def filled() -> Iterator[tuple[Any, Any]]:
    """A desk as large as the command line says (openings, people in each), and its owner, in a folder that goes away."""
    openings, each = (int(one) for one in (sys.argv[1:] + ["200", "100"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUIYIN_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
        from huiyin.site.start import prepare

        owner = prepare()
        begun = time.perf_counter()
        desk = build(owner, openings, each)
        print(
            f"{openings} openings, {openings * each:,} applications built in {time.perf_counter() - begun:.0f} s"
        )
        yield desk, owner


def main() -> None:
    with filled() as (desk, owner):
        read(desk)
        batch(desk, owner)


def build(owner: Any, openings: int, each: int) -> Any:
    """A desk in full swing: of the people in an opening 60 in a hundred were refused and told, the rest are on their way."""
    from huiyin.hiring.models import Colleague
    from huiyin.hiring.services import desks
    from huiyin.hiring.services.work import Actor

    desk, by = desks.desk_of(owner, now=NOW, name="晴川消费品", language="zh"), Actor.recruiter(owner)

    def add(name: str) -> Colleague:
        return desks.add_colleague(desk, by=by, now=NOW, name=name, email=f"{name}@example.com")

    chief = add("chief")
    hr = [add(f"hr{number}") for number in range(4)]
    heads = [
        desks.add_colleague(
            desk, by=by, now=NOW, name=f"head{number}", email=f"head{number}@example.com", chief=chief
        )
        for number in range(20)
    ]
    for number in range(openings):
        _opening(desk, by, number, each, hr[number % 4], heads[number % 20])
    return desk


def _opening(desk: Any, by: Any, number: int, each: int, hr: Any, head: Any) -> None:
    from huiyin.hiring.models import Interview
    from huiyin.hiring.services import candidates, deciding, interviews, offers, openings
    from huiyin.hiring.services.transitions import move_many
    from huiyin.hiring.services.work import working

    then = NOW - dt.timedelta(days=10 + number % 20)
    do = {"by": by, "now": then}
    opening = openings.open_opening(
        desk, title=TITLES[number % 5], department=DEPARTMENTS[number % 5], hr=hr, head=head,
        criteria=["经验", "沟通", "英语"], **do,
    )  # fmt: skip
    rows = [{"name": f"候选人{number}-{one}", "email": f"p{number}.{one}@example.com"} for one in range(each)]
    keys = [one.pk for one in candidates.add_applications(desk, opening.pk, rows, **do).applications]
    cut = each * 6 // 10
    refused, rest = keys[:cut], keys[cut:]
    deciding.refuse(desk, refused, reasons=["experience_short"], **do)
    _told(refused, then + dt.timedelta(days=1 + number % 9))
    met = rest[: len(rest) // 2]
    interviews.shortlist(desk, [*met, *rest[len(met) : len(met) + len(met) // 2]], **do)
    with working(desk, "schedule", by=by, now=then) as work:
        applications = interviews.several(work, met)
        meetings = [
            Interview(application=one, starts_at=then, ends_at=then + dt.timedelta(hours=1), uid=f"{one.pk}@x", held_at=then)
            for one in applications
        ]  # fmt: skip
        work.add_many(meetings)
        move_many(work, applications, "invite")
        day = desk.day(then)
        move_many(work, applications, "hand_to_department", [{"interviewed_on": day}] * len(applications))
    if number % 2 == 0:
        first = met[:4]
        deciding.order_finalists(desk, opening.pk, first, decided_by_id=head.pk, **do)
        if number % 4 == 0:
            offer = offers.prepare_offer(desk, first[0], **do)
            offers.make_offer(desk, offer.pk, **do)


def _told(keys: list[int], at: dt.datetime) -> None:
    """As if these had been told then: what five hundred presses would come to."""
    from huiyin.hiring.models import Application, Telling
    from huiyin.hiring.services.turns import refresh

    Telling.objects.filter(application__in=keys).update(told_at=at, delivered_at=at)
    Application.objects.filter(pk__in=keys).update(answered_at=at)
    refresh(Application.objects.get(pk=keys[0]).desk, keys)


def read(desk: Any) -> None:
    from huiyin.hiring import queries
    from huiyin.hiring.figures import figures
    from huiyin.hiring.models import Application, Opening
    from huiyin.hiring.pages import page_of
    from huiyin.hiring.services import chasing, telling

    today = desk.day(NOW)
    opening = Opening.objects.get(pk=Opening.objects.filter(desk=desk).values_list("pk", flat=True)[0])
    key = opening.applications.values_list("pk", flat=True)[0]
    full = Application.objects.select_related("opening__desk", "opening__hr", "candidate")
    people = queries.who_waits_for_whom(desk, today)
    print(f"waiting past due: {sum(len(one.waits) for one in people):,} for {len(people)} colleagues")
    for name, do in {
        "list of openings": lambda: (list(queries.openings_of(desk)), queries.counts(desk)),
        "one opening": lambda: (list(queries.applications_in(opening)), queries.next_up(opening)),
        "who waits for whom": lambda: queries.who_waits_for_whom(desk, today),
        "people without an answer": lambda: queries.unanswered(desk).count(),
        "figures": lambda: figures(desk, today),
        "a candidate's page": lambda: page_of(full.get(pk=key), now=NOW).to_dict(),
        "history": lambda: list(queries.history(full.get(pk=key))),
        "what is to be told": lambda: telling.to_tell(desk),
        "what to remind of": lambda: chasing.to_remind(desk, today),
    }.items():
        _timed(name, do)


def _timed(name: str, do: Callable[[], Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        do()
    clocks, processor = [], []
    for _round in range(ROUNDS):
        clock, cpu = time.perf_counter(), time.process_time()
        do()
        clocks.append(time.perf_counter() - clock)
        processor.append(time.process_time() - cpu)
    late = sorted(clocks)[int(ROUNDS * 0.95)]
    middle = sorted(processor)[ROUNDS // 2]
    print(f"{name:28} {len(asked):3} queries   p95 {1000 * late:6.1f} ms   processor {1000 * middle:6.1f} ms")


def batch(desk: Any, owner: Any) -> None:
    """500 answers: decided, prepared with words, approved."""
    from huiyin.hiring.models import Application, Opening
    from huiyin.hiring.services import candidates, deciding, telling
    from huiyin.hiring.services.work import Actor

    do: dict[str, Any] = {"by": Actor.recruiter(owner), "now": NOW}
    opening = Opening.objects.filter(desk=desk)[0]
    rows = [{"name": f"多{one}", "email": f"many{one}@example.com"} for one in range(500)]
    added = _once("500 people added", lambda: candidates.add_applications(desk, opening.pk, rows, **do))
    keys = [one.pk for one in added.applications]
    _once("500 refused", lambda: deciding.refuse(desk, keys, reasons=["experience_short"], **do))
    rows_to_tell = [one.pk for one in telling.to_tell(desk, opening.pk)]
    prepared = _once("500 answers prepared", lambda: telling.prepare(desk, rows_to_tell, _words(), **do))
    _once("500 approved", lambda: telling.approve(desk, [one.pk for one in prepared.letters], **do))
    assert Application.objects.filter(pk__in=keys, owed_what="tell").count() == 500


def _words() -> Callable[[Any], Any]:
    from huiyin.hiring.answers.answer import Answer
    from huiyin.hiring.answers.writing import write
    from huiyin.hiring.services.telling import Words

    def compose(telling: Any) -> Words:
        application = telling.application
        opening = application.opening
        letter = write(
            Answer(
                id=str(application.pk), kind="no", language=application.candidate.language, today=NOW.date(),
                name=application.candidate.name, company=opening.desk.name, title=opening.title,
                sender=opening.hr.name, interviewed=application.interviewed_on is not None,
            )
        )  # fmt: skip
        return Words(letter.subject, letter.text)

    return compose


def _once(name: str, do: Callable[[], Any]) -> Any:
    clock, cpu = time.perf_counter(), time.process_time()
    found = do()
    print(
        f"{name:28} {time.perf_counter() - clock:6.2f} s   processor {time.process_time() - cpu:6.2f} s",
        flush=True,
    )
    return found


if __name__ == "__main__":
    main()
