"""What outcomes are worth to a person: checked, carried through the case, and used when choosing."""

import datetime as dt

import pytest

from huiyin.process.case import Case
from huiyin.process.fields import InvalidCase
from huiyin.process.worth import Worth, usual
from tests.advisor.test_moves import first_question, heard, on, promise


def test_missing_keys_keep_the_usual_worth_and_unknown_ones_are_left_alone() -> None:
    worth = Worth.of({"offer": 20, "luck": 3})
    assert worth.offer == 20
    assert (worth.knowing, worth.contact) == (usual().knowing, usual().contact)


@pytest.mark.parametrize(
    ("worth", "named"),
    [
        ({"contact": 0.5}, "worth.contact"),
        ({"offer": -1}, "worth.offer"),
        ({"knowing": "much"}, "worth.knowing"),
        ({"reason": True}, "worth.reason"),
        ({"offer": float("nan")}, "worth.offer"),
        ([1], "worth"),
    ],
)
def test_what_makes_no_sense_is_named(worth: object, named: str) -> None:
    with pytest.raises(InvalidCase, match=named):
        Case.of({"today": "2024-03-04", "worth": worth})


def test_a_case_reads_back_as_it_was_written() -> None:
    case = Case.of({"today": "2024-03-04", "worth": {"offer": 12}})
    assert Case.of(case.to_dict()) == case
    assert "worth" not in Case.of({"today": "2024-03-04"}).to_dict()


def test_what_is_usual_changes_nothing() -> None:
    plain, told = on("2024-03-25"), on("2024-03-25", worth=usual().to_dict())
    assert plain == told


def test_whom_a_contact_costs_much_asks_later_or_never() -> None:
    usual_day = first_question(wish=3)
    dear = first_question(wish=3, worth={"contact": -2})
    assert usual_day is not None
    assert dear is None or dear > usual_day


def test_who_wants_most_to_know_asks_no_later() -> None:
    usual_day = first_question(wish=1)
    curious = first_question(wish=1, worth={"knowing": 5})
    assert usual_day is not None
    assert curious is not None
    assert curious <= usual_day


def test_decency_stands_above_any_scale() -> None:
    eager = {"offer": 100, "knowing": 100, "contact": 0}
    for today in ("2024-03-05", "2024-03-15", "2024-03-22"):
        assert on(today, promise("2024-03-22"), wish=5, worth=eager).move == "wait"
    advice = on("2024-03-13", heard("2024-03-12", "rejected"), worth={"contact": -50})
    assert advice.on >= dt.date(2024, 3, 13)
