"""What must hold at a desk whatever was done there. Each of these catches a bug that was planted for it."""

from collections import Counter

from hypothesis.stateful import (
    invariant,
)

from huiyin.hiring import queries
from huiyin.hiring.models import (
    LIVE_OFFERS,
    TO_BE_TOLD,
    Application,
    Letter,
    Offer,
    OfferState,
    Stage,
    Standby,
    Telling,
)
from huiyin.hiring.pages import inside_of, page_of
from huiyin.hiring.services import (
    letters,
    telling,
)


class Held:
    """Invariants of the machine that mixes this in: `desk`, `opening`, `keys`, `now`, `arrived`, `told` are its own."""

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
    def no_letter_waits_that_is_true_no_longer(self):
        for letter in Letter.objects.filter(kind__in=["offer", "news"], state="approved"):
            assert letters.why_not(letter) == ""

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
            assert not queries.unanswered(self.desk).exists()

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
            others = [name for name in self.names if name != one.candidate.name]
            assert not any(name in str(page.to_dict()) for name in others)
