"""A long search in one journal: openings in every stage, each with the events of months. For measurements only."""

import datetime as dt
import random
from typing import Any

NOW = dt.datetime(2026, 11, 24, 3, 20, tzinfo=dt.UTC)
"""A Tuesday, before noon in Shanghai."""
TODAY = dt.date(2026, 11, 24)
DAYS_KEPT = 30
"""So many days of advice lie in the journal beside today's, as a tick a day leaves them."""
STAGES = (
    "waiting",
    "waiting",
    "interviewing",
    "applied",
    "applied",
    "offer",
    "wishlist",
    "closed",
    "closed",
    "closed",
)
ENDS = ("rejected", "filled", "no_answer", "withdrawn", "accepted")
SAID = (
    ("您好，目前还在走审批流程，下周给您答复。", {"outcome": "pending", "reasons": ["timing"], "warmth": 1}),
    ("We are still comparing candidates and will let you know.", {"outcome": "pending", "warmth": 1}),
    (
        "抱歉，这次我们选了经验更贴近的候选人。",
        {"outcome": "rejected", "reasons": ["experience"], "warmth": 1},
    ),
    ("收到，谢谢。", {"outcome": "no_info", "warmth": 1}),
    (
        "The position is on hold for now.",
        {"outcome": "on_hold", "reasons": ["headcount_frozen"], "warmth": 1},
    ),
)


def fill(owner: Any, openings: int, events: int) -> None:
    """Writes that many openings and events, people and some kept days of advice, in a few statements."""
    from huiyin.journal.models import Event, Involvement, Opening, Person

    chance = random.Random(11)
    seats = Opening.objects.bulk_create([_opening(owner, chance, n) for n in range(openings)], batch_size=500)
    each = events // openings
    for start in range(0, openings, 50):
        some = [event for seat in seats[start : start + 50] for event in _events(owner, chance, seat, each)]
        Event.objects.bulk_create(some, batch_size=500)
    people = Person.objects.bulk_create(
        [
            Person(
                owner=owner, name=f"王{n}", company=f"公司 {n}", title="HR", created_at=NOW, updated_at=NOW
            )
            for n in range(openings // 3)
        ],
        batch_size=500,
    )
    Involvement.objects.bulk_create(
        [
            Involvement(owner=owner, person=person, opening=seat, part="hr")
            for person, seat in zip(people, seats, strict=False)
        ],
        batch_size=500,
    )
    _standings(owner)


def _opening(owner: Any, chance: random.Random, number: int) -> Any:
    from huiyin.journal.models import Opening

    stage = STAGES[number % len(STAGES)]
    since = TODAY - dt.timedelta(days=chance.randrange(2, 60) + (60 if stage == "closed" else 0))
    return Opening(
        owner=owner,
        company=f"{'晨光' if number % 2 else 'Harbour'} {number}",
        title="运营" if number % 2 else "Marketing manager",
        language="zh" if number % 2 else "en",
        channel="wechat" if number % 2 else "email",
        stage=stage,
        outcome=chance.choice(ENDS) if stage == "closed" else "",
        stage_since=since,
        hr_name="林女士",
        notes="聊到了露营季的选品。 " * 10,
        created_at=NOW - dt.timedelta(days=90),
        updated_at=NOW - dt.timedelta(minutes=number),
    )


def _events(owner: Any, chance: random.Random, seat: Any, count: int) -> list[Any]:
    """Months of talk: a few interviews and promises, messages both ways, notes."""
    from huiyin.journal.models import Event

    days = sorted(chance.randrange(0, 90) for _ in range(count))
    made = []
    for place, ago in enumerate(reversed(days)):
        on = TODAY - dt.timedelta(days=ago)
        plain = {"owner": owner, "opening": seat, "on": on, "created_at": NOW, "updated_at": NOW}
        text, reading = chance.choice(SAID)
        if place in (2, 12) and seat.stage not in ("applied", "wishlist"):
            made.append(
                Event(
                    kind="interview", round="manager", signals=["pay_discussed"], text="聊了很久。", **plain
                )
            )
        elif place == 13:
            made.append(Event(kind="promise", by=on + dt.timedelta(days=7), text="下周", **plain))
        elif place % 3 == 0:
            made.append(Event(kind="received", channel="wechat", text=text * 4, reading=reading, **plain))
        elif place % 3 == 1:
            made.append(Event(kind="note", text="准备了一份竞品分析，还没有发出去。" * 3, **plain))
        elif place < 30:
            made.append(
                Event(
                    kind="sent", channel="wechat", move="ask", text="您好，请问有结果了吗？谢谢您。", **plain
                )
            )
        else:
            made.append(Event(kind="note", text="A short note.", **plain))
    return made


def _standings(owner: Any) -> None:
    """The days before today, as kept: each opening's advice of today written back over them."""
    from huiyin.journal import queries
    from huiyin.journal.models import Standing

    live = list(queries.tended(owner, TODAY))
    queries.todays(owner, TODAY, language="zh")
    now = {row.opening_id: row for row in Standing.objects.filter(owner=owner, on=TODAY)}
    rows = []
    for seat in live:
        for ago in range(1, DAYS_KEPT + 1):
            row = now[seat.pk]
            rows.append(
                Standing(
                    owner=owner, opening=seat, on=TODAY - dt.timedelta(days=ago), revision=row.revision,
                    language=row.language, made_by=row.made_by, advice=row.advice,
                )
            )  # fmt: skip
    Standing.objects.bulk_create(rows, batch_size=500)
