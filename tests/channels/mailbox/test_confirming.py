"""Yes, another opening, no; several at once; and back again."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.channels.mailbox.confirming import forget_dismissed
from huiyin.channels.mailbox.models import Suggestion
from huiyin.channels.mailbox.services import Chosen, bring_back, change_opening, confirm, dismiss, import_path
from huiyin.journal.models import Action, Event
from huiyin.journal.services import openings, undoing
from tests.channels.mailbox.conftest import mail
from tests.channels.mailbox.test_importing import as_mbox
from tests.conftest import NOW, TODAY


@pytest.fixture
def three(owner, opening, tmp_path):
    file = tmp_path / "a.mbox"
    texts = (
        "We will let you know by Friday.",
        "We are sorry, we chose somebody else.",
        "Thank you for your time.",
    )
    file.write_bytes(
        as_mbox(
            *(mail(text=text, date=f"{day} May 2026 10:00:00 +0800") for day, text in enumerate(texts, 15))
        )
    )
    import_path(owner, file, now=NOW)
    return list(Suggestion.waiting(owner).order_by("on"))


def test_several_at_once_are_one_action_and_one_undo(owner, opening, three):
    before = Action.objects.count()

    assert confirm(owner, [Chosen(one.pk) for one in three], now=NOW, once="mark") == 3

    assert Action.objects.count() == before + 1
    assert opening.events.count() == 3
    opening.refresh_from_db()
    assert (opening.stage, opening.outcome) == ("closed", "rejected")
    assert not Suggestion.waiting(owner).exists()

    undoing.undo(owner, now=NOW)
    opening.refresh_from_db()
    assert (opening.stage, Event.objects.count()) == ("applied", 0)
    assert Suggestion.waiting(owner).count() == 3


def test_pressed_twice_it_happens_once(owner, opening, three):
    confirm(owner, [Chosen(three[0].pk)], now=NOW, once="mark")
    confirm(owner, [Chosen(three[0].pk)], now=NOW, once="mark")
    confirm(owner, [Chosen(three[0].pk)], now=NOW)

    assert opening.events.count() == 1


def test_it_stands_in_the_journal_with_its_source(owner, opening, three):
    confirm(owner, [Chosen(three[0].pk)], now=NOW)

    event = opening.events.get()
    assert (event.source, event.source_ref, event.channel) == ("mail", three[0].ref, "email")
    assert (event.on.isoformat(), event.subject) == ("2026-05-15", "Your interview at Green Harbour")
    assert event.reading["promised_date"]["latest"] == "2026-05-22" or event.reading["promised_date"]


def test_for_another_opening_and_the_next_mail_of_the_sender_follows(owner, opening, three, tmp_path):
    other = openings.add_opening(owner, now=NOW, company="Green Harbour Shipping", title="Planner")

    confirm(owner, [Chosen(three[0].pk, other.pk)], now=NOW)

    assert other.events.count() == 1
    (tmp_path / "b.mbox").write_bytes(as_mbox(mail(subject="A word", text="See you.")))
    import_path(owner, tmp_path / "b.mbox", now=NOW)
    assert Suggestion.waiting(owner).order_by("-pk")[0].opening == other


def test_one_without_an_opening_takes_none_in(owner, three):
    change_opening(owner, three[1].pk, None)

    with pytest.raises(ValidationError, match="Which opening"):
        confirm(owner, [Chosen(one.pk) for one in three], now=NOW)
    assert not Event.objects.exists()


def test_another_day(owner, opening, three):
    confirm(owner, [Chosen(three[0].pk, on=TODAY + dt.timedelta(days=3))], now=NOW)
    assert opening.events.get().on == TODAY


def test_a_no_can_be_taken_back(owner, three):
    keys = [one.pk for one in three]
    assert dismiss(owner, keys, now=NOW) == 3
    assert dismiss(owner, keys, now=NOW) == 0
    assert not Suggestion.waiting(owner).exists()

    assert bring_back(owner, keys[:1]) == 1
    assert Suggestion.waiting(owner).count() == 1


def test_the_words_of_what_was_dismissed_are_forgotten_after_a_week(owner, three):
    dismiss(owner, [three[0].pk], now=NOW)
    assert forget_dismissed(owner, NOW + dt.timedelta(days=6)) == 0
    assert forget_dismissed(owner, NOW + dt.timedelta(days=8)) == 1

    one = Suggestion.objects.get(pk=three[0].pk)
    assert (one.text, one.subject, one.address) == ("", "", "anna.field@greenharbour.example")
    assert bring_back(owner, [one.pk]) == 0


def test_nobody_elses(owner, stranger, opening, three):
    assert dismiss(stranger, [one.pk for one in three], now=NOW) == 0
    other = openings.add_opening(stranger, now=NOW, company="Elsewhere")
    with pytest.raises(type(opening).DoesNotExist):
        confirm(owner, [Chosen(three[0].pk, other.pk)], now=NOW)


def test_an_opening_that_is_removed_leaves_its_suggestions(owner, opening, three):
    openings.remove_opening(owner, opening.pk, now=NOW)
    assert set(Suggestion.waiting(owner).values_list("opening", flat=True)) == {None}


def test_restoring_the_journal_leaves_what_waits(owner, opening, three, tmp_path, home):
    from huiyin.journal.services.backup import backup_to, restore_from

    confirm(owner, [Chosen(three[0].pk)], now=NOW)
    backup_to(owner, tmp_path / "a.zip", now=NOW)

    restore_from(owner, tmp_path / "a.zip", now=NOW)

    assert Suggestion.waiting(owner).count() == 2
    assert Event.objects.count() == 1
