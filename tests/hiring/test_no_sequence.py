"""No sequence of actions loses an application, has two live offers on a seat, tells twice, or leaks."""

import datetime as dt
import random
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from huiyin.hiring import queries
from huiyin.hiring.errors import HiringError
from huiyin.hiring.models import (
    LIVE_OFFERS,
    TO_BE_TOLD,
    Application,
    Event,
    Letter,
    Offer,
    OfferState,
    Question,
    Stage,
    Standby,
    Telling,
)
from huiyin.hiring.pages import inside_of, page_of
from huiyin.hiring.services import (
    asking,
    chasing,
    deciding,
    erasing,
    interviews,
    keeping,
    offers,
    openings,
    outbox,
    standbys,
    telling,
    undoing,
)
from tests.hiring.cast import NOW, Cast, applied, cast, opened, plain_words

PEOPLE = ["Ann", "Bo", "Chen", "Dai"]
WHO = st.integers(0, len(PEOPLE) - 1)
HOUR = dt.timedelta(hours=1)


class Desk(RuleBasedStateMachine):
    """One opening with two seats and four people; everybody does anything at any time."""

    people: Cast
    user: object

    @initialize(
        approver=st.booleans(), far=st.sampled_from(["applied", "ordered", "ordered", "offered", "accepted"])
    )
    def begin(self, approver, far):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.now = NOW
        self.people = cast(self.user)
        self.desk = self.people.desk
        self.opening = opened(self.people, seats=2, approver=self.people.approver if approver else None)
        self.keys = [applied(self.people, self.opening, name).pk for name in PEOPLE]
        self.candidates = {one.pk: one.candidate_id for one in Application.objects.all()}
        self._advance(far)
        self.arrived = Counter()
        self.told = Counter()
        self.seen = {}

    def _advance(self, far):
        """Some way down the main line, so that what comes after it is met often."""
        if far == "applied":
            return
        for who in range(len(PEOPLE)):
            self._meet(who)
        self.do(deciding.order_finalists, self.opening.pk, self.keys, decided_by_id=self.people.head.pk)
        if far == "ordered":
            return
        self.do(offers.prepare_offer, self.keys[0])
        self._make(0)
        self.do(standbys.put_on_standby, self.keys[1], until=self.now.date() + dt.timedelta(7))
        if far == "accepted":
            self.on_offer(offers.accept_offer, 0, by=self.people.by.candidate())

    def teardown(self):
        if hasattr(self, "savepoint"):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)
            del self.savepoint

    def do(self, verb, *args, by=None, **more):
        """What the desk refuses, it refuses with a HiringError and without a trace."""
        events = Event.objects.count()
        try:
            return verb(self.desk, *args, by=by or self.people.by, now=self.now, **more)
        except HiringError:
            assert Event.objects.count() == events
            return None

    def offer_of(self, who):
        rows = Offer.objects.filter(application=self.keys[who], state__in=LIVE_OFFERS)
        return rows.values_list("pk", flat=True).first() or 0

    def on_offer(self, verb, who, **more):
        key = self.offer_of(who)
        if key:
            self.do(verb, key, **more)

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours):
        self.now += hours * HOUR

    @rule(who=WHO)
    def shortlist(self, who):
        self.do(interviews.shortlist, [self.keys[who]])

    @rule(who=WHO)
    def interview(self, who):
        self._meet(who)

    def _meet(self, who):
        meeting = self.do(interviews.schedule, self.keys[who], starts_at=self.now - 2 * HOUR)
        if meeting is not None:
            self.do(interviews.hold_interview, meeting.pk)
            self.do(interviews.give_scorecard, meeting.pk, self.people.head.pk)

    @rule(who=WHO)
    def plan_interview(self, who):
        self.do(interviews.schedule, self.keys[who], starts_at=self.now + 30 * HOUR)

    @rule(who=WHO)
    def cancel_interview(self, who):
        one = Application.objects.get(pk=self.keys[who]).interviews.filter(held_at=None, cancelled_at=None)
        for meeting in one:
            self.do(interviews.cancel_interview, meeting.pk)

    @rule(order=st.lists(WHO, min_size=1, max_size=4, unique=True))
    def order(self, order):
        keys = [self.keys[who] for who in order]
        self.do(deciding.order_finalists, self.opening.pk, keys, decided_by_id=self.people.head.pk)

    @rule(
        some=st.lists(WHO, min_size=1, max_size=4, unique=True), verdict=st.sampled_from(["no", "seat_gone"])
    )
    def refuse(self, some, verdict):
        self.do(deciding.refuse, [self.keys[who] for who in some], verdict=verdict)

    @rule(who=WHO)
    def stand_by(self, who):
        self.do(standbys.put_on_standby, self.keys[who], until=self.now.date() + dt.timedelta(7))

    @rule(who=WHO)
    def release(self, who):
        self.do(standbys.release_standby, self.keys[who])

    @rule(who=WHO)
    def bring_back(self, who):
        self.do(deciding.bring_back, self.keys[who])

    @rule(who=WHO)
    def prepare_offer(self, who):
        self.do(offers.prepare_offer, self.keys[who], terms="一万五")

    @rule(who=WHO)
    def make_offer(self, who):
        self._make(who)

    def _make(self, who):
        self.on_offer(offers.approve_offer, who, approved_by_id=self.people.approver.pk)
        self.on_offer(offers.make_offer, who)

    @rule(who=WHO, verb=st.sampled_from([offers.cancel_offer, offers.withdraw_offer, offers.start]))
    def hr_ends_offer(self, who, verb):
        self.on_offer(verb, who)

    @rule(who=WHO, verb=st.sampled_from([offers.accept_offer, offers.decline_offer, offers.drop_out]))
    def they_answer(self, who, verb):
        self.on_offer(verb, who, by=self.people.by.candidate())

    @precondition(lambda self: self.now > NOW + 20 * HOUR)
    @rule(who=WHO)
    def step_back(self, who):
        self.do(asking.step_back, self.keys[who], by=self.people.by.candidate())

    @rule(who=WHO)
    def ask(self, who):
        self.do(asking.ask, self.keys[who], "有结果了吗？", by=self.people.by.candidate())

    @rule(who=WHO)
    def answer(self, who):
        for question in Question.objects.filter(application=self.keys[who]).exclude(text=""):
            self.do(asking.answer, question.pk, "周五前。")

    @rule()
    def prepare_and_approve(self):
        keys = [one.pk for one in telling.to_tell(self.desk)]
        prepared = self.do(telling.prepare, keys, plain_words)
        self.do(telling.approve, [letter.pk for letter in prepared.letters])

    @rule()
    def take_back_approval(self):
        self.do(telling.take_back_approval, list(Letter.objects.values_list("pk", flat=True)))

    @rule(
        ends=st.lists(
            st.sampled_from(["sent", "unsure", "bad", "later", "broke off"]), min_size=4, max_size=4
        )
    )
    def letters_leave(self, ends):
        for letter, end in zip(outbox.take(self.desk, now=self.now, holder="x"), ends * 9, strict=False):
            if end in ("sent", "unsure"):
                self.arrived[letter.pk, letter.attempt] += 1
            if end == "sent":
                outbox.sent(self.desk, letter.pk, now=self.now)
            elif end == "unsure":
                outbox.unsure(self.desk, letter.pk, now=self.now)
            elif end in ("bad", "later"):
                outbox.not_sent(self.desk, letter.pk, now=self.now, why="550 no", final=end == "bad")
            else:
                # A channel asks its own books before it sends again; here it had not gone.
                Letter.objects.filter(pk=letter.pk).update(held_until=self.now - HOUR)

    @rule()
    def unsure_ones_went(self):
        for letter in Letter.objects.filter(state="unsure"):
            outbox.sent(self.desk, letter.pk, now=self.now)

    @rule()
    def bad_addresses_are_mended(self):
        for letter in Letter.objects.filter(state="failed").exclude(candidate=None):
            self.do(telling.change_letter, letter.pk, subject="结果", text="新的", to="new@example.com")

    @rule(who=WHO)
    def told_by_phone(self, who):
        for one in telling.to_tell(self.desk):
            if one.application_id == self.keys[who]:
                self.do(telling.told_by_hand, one.pk)

    @rule()
    def undo(self):
        event = undoing.last_undoable(self.desk)
        if event is not None:
            self.do(undoing.undo, event.pk)

    @rule(place=st.integers(0, 30))
    def undo_something_older(self, place):
        event = Event.objects.filter(verb__in=undoing.UNDOABLE, part_of=None)[place : place + 1]
        for one in event:
            self.do(undoing.undo, one.pk)

    @rule()
    def close(self):
        self.do(openings.close_opening, self.opening.pk)

    @rule(verb=st.sampled_from([openings.hold_opening, openings.resume_opening, openings.reopen_opening]))
    def move_opening(self, verb):
        self.do(verb, self.opening.pk)

    @rule()
    def tick(self):
        before = list(Application.objects.order_by("pk").values_list("pk", "stage", "outcome"))
        chasing.remind(self.desk, now=self.now)
        assert list(Application.objects.order_by("pk").values_list("pk", "stage", "outcome")) == before

    @precondition(lambda self: self.now > NOW + 100 * HOUR)
    @rule(who=WHO)
    def erase(self, who):
        self.do(erasing.erase, self.candidates[self.keys[who]], by=self.people.by.candidate())

    @precondition(lambda self: self.now > NOW + 100 * HOUR)
    @rule()
    def keep(self):
        keeping.let_go(self.desk, now=self.now)

    @invariant()
    def nobody_is_lost(self):
        rows = Application.objects.in_bulk()
        assert set(rows) == set(self.keys)
        for one in rows.values():
            assert (one.stage == Stage.CLOSED) == bool(one.outcome)

    @invariant()
    def a_seat_has_one_live_offer_and_stages_fit_it(self):
        live = Offer.objects.filter(state__in=LIVE_OFFERS)
        assert max(Counter(live.values_list("seat", flat=True)).values(), default=0) <= 1
        held = dict(live.values_list("application", "state"))
        for one in Application.objects.all():
            wanted = {Stage.OFFER: "offer", Stage.ACCEPTED: OfferState.ACCEPTED}.get(Stage(one.stage), "")
            if one.outcome == "hired":
                wanted = OfferState.STARTED
            state = held.get(one.pk, "")
            assert ("offer" if state in ("approval", "ready", "out") else state) == wanted

    @invariant()
    def nobody_is_told_twice(self):
        assert max(self.arrived.values(), default=0) <= 1
        for one in Telling.objects.filter(told_at__isnull=False):
            self.told.setdefault(one.pk, one.told_at)
            assert self.told[one.pk] == one.told_at or one.failed_at is None
        told = Telling.objects.filter(told_at__isnull=False, cancelled_at__isnull=False)
        assert not told.exists()

    @invariant()
    def whoever_has_an_employers_no_is_told_or_to_be_told(self):
        """Nobody falls between: each such outcome has been told, or its telling is open."""
        to_tell = {one.application_id for one in telling.to_tell(self.desk)}
        for one in Application.objects.filter(outcome__in=TO_BE_TOLD, candidate__erased_at=None):
            done = [row for row in one.tellings.all() if row.is_done and row.decision.verdict != "standby"]
            assert done or one.pk in to_tell
        assert set(queries.unanswered(self.desk).values_list("pk", flat=True)) >= {
            key for key in to_tell if Application.objects.get(pk=key).outcome in TO_BE_TOLD
        }

    @invariant()
    def a_closed_opening_has_nobody_who_waits(self):
        self.opening.refresh_from_db()
        if not self.opening.is_open:
            assert not [one for one in queries.unanswered(self.desk) if one.stage != Stage.CLOSED]

    @invariant()
    def whoever_is_undecided_has_somebody_whose_turn_it_is(self):
        for one in Application.objects.exclude(stage=Stage.CLOSED):
            assert one.owes, one.stage
        for key in Standby.objects.filter(ended_at=None).values_list("application", flat=True):
            assert Application.objects.get(pk=key).stage == Stage.FINALIST

    @invariant()
    def pages_say_what_was_told_and_no_more(self):
        for one in Application.objects.select_related("opening__desk", "opening__hr", "candidate"):
            page = page_of(one, now=self.now)
            inside = inside_of(one, now=self.now)
            if page.seen.stage in ("not_chosen", "seat_gone", "offer_withdrawn", "standby"):
                assert one.tellings.filter(told_at__isnull=False).exists()
            if page.seen.stage == "offer":
                assert one.offers.filter(made_at__isnull=False).exists()
            elif inside.untold and not one.offers.filter(made_at__isnull=False).exists():
                assert page.terms == ""
            others = [name for name in PEOPLE if name != one.candidate.name]
            assert not any(name in str(page.to_dict()) for name in others)


@pytest.mark.django_db
def test_no_sequence_of_actions_does_harm(owner):
    Desk.user = owner
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


ACTIONS = {
    "time_passes": 3, "interview": 2, "plan_interview": 1, "cancel_interview": 1, "order": 3, "refuse": 2, "stand_by": 3,
    "release": 1, "bring_back": 2, "prepare_offer": 4, "make_offer": 4, "hr_ends_offer": 3, "they_answer": 4, "step_back": 1,
    "ask": 1, "answer": 2, "prepare_and_approve": 4, "take_back_approval": 1, "letters_leave": 4, "unsure_ones_went": 1,
    "bad_addresses_are_mended": 1, "told_by_phone": 2, "undo": 2, "undo_something_older": 3, "close": 1, "move_opening": 2,
    "tick": 1,
}  # fmt: skip
"""How often each is done in a long walk, against the others. Erasing ends too much of it."""


def _arguments(name, chance):
    who = chance.randrange(len(PEOPLE))
    some = chance.sample(range(len(PEOPLE)), chance.randint(1, 3))
    ends = ["sent", "sent", "unsure", "bad", "later", "broke off"]
    return {
        "time_passes": {"hours": chance.randint(1, 40)},
        "order": {"order": some},
        "refuse": {"some": some, "verdict": "no"},
        "hr_ends_offer": {
            "who": who,
            "verb": chance.choice([offers.cancel_offer, offers.withdraw_offer, offers.start]),
        },
        "they_answer": {
            "who": who,
            "verb": chance.choice([offers.accept_offer, offers.decline_offer, offers.drop_out]),
        },
        "letters_leave": {"ends": [chance.choice(ends) for _each in range(4)]},
        "undo_something_older": {"place": chance.randrange(12)},
        "move_opening": {"verb": chance.choice([openings.resume_opening, openings.reopen_opening])},
    }.get(name, {"who": who} if name in _OF_ONE else {})


_OF_ONE = {
    "interview", "plan_interview", "cancel_interview", "stand_by", "release", "bring_back", "prepare_offer", "make_offer",
    "step_back", "ask", "answer", "told_by_phone",
}  # fmt: skip
_HELD = [name for name, rule_ in vars(Desk).items() if hasattr(rule_, "hypothesis_stateful_invariant")]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_long_walks_do_no_harm_either(owner, seed):
    """What short sequences hardly reach: seats that open again and again, letters that come back, undone undoings."""
    chance = random.Random(seed)
    Desk.user = owner
    walk = Desk()
    walk.begin(approver=bool(seed % 2), far="ordered")
    assert len(_HELD) == 7
    try:
        for _step in range(60):
            (name,) = chance.choices(list(ACTIONS), list(ACTIONS.values()))
            getattr(walk, name)(**_arguments(name, chance))
            for held in _HELD:
                getattr(walk, held)()
    finally:
        walk.teardown()
