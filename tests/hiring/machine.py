"""One desk where everybody does anything at any time, (test_no_sequence). What must hold after each step stands in `invariants`."""

import datetime as dt
from collections import Counter

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from huiyin.hiring.errors import HiringError
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Event,
    Letter,
    Offer,
    Question,
)
from huiyin.hiring.services import (
    asking,
    chasing,
    deciding,
    delivering,
    erasing,
    interviews,
    keeping,
    letters,
    offers,
    openings,
    outbox,
    standbys,
    telling,
    undoing,
)
from tests.hiring.cast import NOW, Cast, applied, cast, opened, plain_words
from tests.hiring.invariants import Held

PEOPLE = ["Ann", "Bo", "Chen", "Dai"]
WHO = st.integers(0, len(PEOPLE) - 1)
HOUR = dt.timedelta(hours=1)


class Desk(Held, RuleBasedStateMachine):
    """One opening with two seats and four people; everybody does anything at any time."""

    people: Cast
    user: object
    names = PEOPLE

    @initialize(
        approver=st.booleans(), far=st.sampled_from(["applied", "ordered", "refused", "offered", "accepted"])
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
        if far == "refused":
            self.do(deciding.refuse, self.keys)
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
        """Where this one holds no offer, whoever does: else hardly anything would happen to offers."""
        key = self.offer_of(who) or next(filter(None, map(self.offer_of, range(len(PEOPLE)))), 0)
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

    @rule(who=WHO)
    def write_that_it_takes_longer(self, who):
        until = self.now.date() + dt.timedelta(5)
        self.do(letters.draft_news, self.keys[who], "结果", "再等几天。", until=until)

    @rule(who=WHO)
    def write_the_offer(self, who):
        key = self.offer_of(who)
        if key:
            self.do(letters.draft_offer, key, "录用", "我们决定录用您。")

    @rule()
    def approve_own_letters(self):
        rows = Letter.objects.filter(state="draft", telling=None).exclude(candidate=None)
        self.do(telling.approve, list(rows.values_list("pk", flat=True)))

    @rule()
    def said_by_phone(self):
        for letter in Letter.objects.filter(kind__in=letters.OWN, state__in=letters.WAITING):
            self.do(letters.said_by_hand, letter.pk)

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
                self.do(delivering.told_by_hand, one.pk)

    @rule()
    def undo(self):
        # Also where its people know already: then it has to be refused.
        done = Event.objects.filter(verb__in=undoing.UNDOABLE, part_of=None, undone_by=None)
        event = done.exclude(actor__in=("candidate", "clock")).first()
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
