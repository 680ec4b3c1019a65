"""What the desk counts about itself."""

from huiyin.hiring.figures import Spread, figures, spread
from huiyin.hiring.services import deciding, delivering, offers, telling
from tests.hiring.cast import DAY, NOW, finalists, interviewed, opened


def test_median_and_ninth_decile():
    assert spread({}) is None
    assert spread({3: 1}) == Spread(1, 3, 3)
    assert spread({1: 2, 2: 1, 10: 1}) == Spread(4, 1.5, 10)


def test_the_figures_of_a_small_desk(people):
    opening = opened(people, department="市场部")
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    (late,) = interviewed(people, opening, "Dai")
    do = {"by": people.by, "now": NOW}
    one = offers.prepare_offer(people.desk, first.pk, **do)
    offers.make_offer(people.desk, one.pk, **do)
    offers.decline_offer(people.desk, one.pk, **do)
    other = offers.prepare_offer(people.desk, second.pk, **do)
    offers.make_offer(people.desk, other.pk, **do)
    offers.accept_offer(people.desk, other.pk, **do)
    deciding.refuse(people.desk, [third.pk, late.pk], reasons=["experience"], by=people.by, now=NOW + 5 * DAY)
    for told in telling.to_tell(people.desk):
        if told.application_id == third.pk:
            delivering.told_by_hand(people.desk, told.pk, by=people.by, now=NOW + 20 * DAY)

    found = figures(people.desk, NOW.date() + 25 * DAY)

    assert (found.interviewed, found.answered, found.in_time, found.unanswered) == (4, 3, 2, 1)
    assert found.answering == Spread(3, 0, 20)
    assert found.deciding == {"市场部": Spread(4, 0, 3)}
    assert found.reasons == [("experience", 2)]
    assert found.second_choices == 1
    assert found.waiting == [(people.hr, 2, 1)]


def test_a_decision_that_is_taken_back_does_not_count(people):
    from huiyin.hiring.services import undoing

    opening = opened(people)
    (one,) = interviewed(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [one.pk], reasons=["experience"], **do)
    undoing.undo(people.desk, undoing.last_undoable(people.desk).pk, **do)

    found = figures(people.desk, NOW.date())

    assert not found.reasons
    assert not found.deciding


def test_the_same_number_of_queries_however_many(people, django_assert_num_queries):
    opening = opened(people)
    interviewed(people, opening, "Ann")
    with django_assert_num_queries(8):
        figures(people.desk, NOW.date())
    interviewed(people, opening, *(f"P{number}" for number in range(6)))
    with django_assert_num_queries(8):
        figures(people.desk, NOW.date())
