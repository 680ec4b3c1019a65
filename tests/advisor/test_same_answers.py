"""One case alone or among many: the same answer, to the last digit; and whatever is in a case, an answer."""

import datetime as dt
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.advisor.advice import Advice
from huiyin.advisor.advising import advise_many
from huiyin.process.case import Case, Event, Opening
from huiyin.process.reading import DateRange, Reading
from huiyin.process.vocabulary import (
    CHANNELS,
    DOOR_STRENGTHS,
    FLAGS,
    MOVES,
    OUTCOMES,
    REASONS,
    REQUESTS,
    SECTORS,
    SIGNALS,
)

START = dt.date(2024, 3, 4)
days = st.integers(-30, 130).map(lambda count: START + dt.timedelta(days=count))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    promised = draw(st.none() | days)
    return Reading(
        outcome=draw(st.sampled_from(OUTCOMES)),
        reasons=tuple(draw(st.lists(st.sampled_from(REASONS), max_size=2, unique=True))),
        promised_date=promised and DateRange(promised, promised),
        requests=tuple(draw(st.lists(st.sampled_from(REQUESTS), max_size=2, unique=True))),
        referral=draw(st.booleans()),
        door_strength=draw(st.none() | st.sampled_from(DOOR_STRENGTHS)),
        warmth=draw(st.integers(0, 2)),
        confidence=draw(st.floats(0, 1)),
        unsure=draw(st.booleans()),
        seat_reopened=draw(st.booleans()),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(
        st.sampled_from(["interview", "promise", "sent", "sent", "received", "received", "withdrawn"])
    )
    on = draw(days)
    return Event(
        on=on,
        kind=kind,
        last=draw(st.booleans()),
        signals=tuple(draw(st.lists(st.sampled_from(SIGNALS), max_size=3, unique=True))),
        by=draw(days) if kind == "promise" else None,
        move=draw(st.none() | st.sampled_from(MOVES)) if kind == "sent" else None,
        channel=draw(st.none() | st.sampled_from(CHANNELS)),
        flags=tuple(draw(st.lists(st.sampled_from(FLAGS), max_size=3, unique=True)))
        if kind == "sent"
        else (),
        reading=draw(readings()) if kind == "received" else None,
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    today = draw(days)
    return Case(
        today=today,
        opening=Opening(
            country=draw(st.sampled_from(["CN", "US", "XX"])),
            sector=draw(st.sampled_from(SECTORS)),
            seats=draw(st.sampled_from([1, 2, 500])),
        ),
        events=tuple(
            sorted(
                (event for event in draw(st.lists(events(), max_size=12)) if event.on <= today),
                key=lambda event: event.on,
            )
        ),
        wish=draw(st.integers(1, 5)),
        language=draw(st.sampled_from(["zh", "en"])),
        id=draw(st.integers(0, 9)),
    )


def sound(advice: Advice) -> bool:
    numbers = [*advice.situations.values(), advice.p_offer, advice.p_news_7d, *advice.worth.values()]
    return (
        all(math.isfinite(number) and 0 <= number <= 1 for number in numbers)
        and math.isclose(sum(advice.situations.values()), 1, abs_tol=1e-9)
        and advice.worth[advice.move] == 1
        and advice.on >= advice.today
        and (advice.next_look is None or advice.next_look > advice.today)
        and all(reason.weight > 0 and reason.evidence for reason in advice.because)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(cases(), min_size=2, max_size=12))
def test_many_at_once_get_the_same_answers_as_each_alone(found: list[Case]) -> None:
    together = advise_many(found)
    assert together == [advise_many([case])[0] for case in found]
    assert together[::-1] == advise_many(found[::-1])
    assert all(sound(advice) for advice in together), together
