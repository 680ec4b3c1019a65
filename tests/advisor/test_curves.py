"""The two pictures of an opening."""

import datetime as dt

from huiyin.advisor import curves
from huiyin.process.case import Case

CAROL = Case.of(
    {
        "today": "2021-05-19",
        "opening": {"country": "CN", "sector": "retail"},
        "events": [
            {"on": "2021-05-08", "kind": "interview", "last": True, "signals": ["pay_discussed"]},
            {"on": "2021-05-08", "kind": "promise", "by": "2021-05-14"},
        ],
    }
)


def test_more_and_more_have_heard() -> None:
    curve = curves.silence_curve(CAROL)
    assert curve.heard[0] == 0
    assert list(curve.heard) == sorted(curve.heard)
    assert all(low <= high for low, high in zip(curve.low, curve.high, strict=True))
    assert 0.4 < curve.heard[-1] < 0.9
    assert (curve.today, curve.promised) == (8, (5,))
    assert curve.next_look is not None
    assert curve.next_look > curve.today


def test_the_history_ends_with_todays_odds() -> None:
    told = curves.history(CAROL)
    assert [day for day, _ in told] == [dt.date(2021, 5, 8) + dt.timedelta(days=n) for n in range(12)]
    assert told[0][1]["deciding"] > 0.9
    assert told[-1][1]["stuck"] > told[3][1]["stuck"]
    assert dict(told[-1][1]) == dict(curves.advise_many([CAROL])[0].situations)


def test_a_long_opening_is_told_at_wider_steps() -> None:
    case = Case.of({**CAROL.to_dict(), "today": "2022-06-20"})
    assert len(curves.history(case)) <= curves.MOST_DAYS + 10


def test_nothing_has_happened_yet() -> None:
    assert len(curves.history(Case(dt.date(2024, 3, 4)))) == 1
