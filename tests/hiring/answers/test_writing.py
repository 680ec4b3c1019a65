import datetime as dt
import itertools

import pytest

import huiyin
from benchmarks.answers import (
    COMPANY,
    ELSEWHERE,
    NAMES,
    PAGE,
    SENDER,
    STRENGTHS,
    TITLES,
    TODAY,
    misread,
    refusals,
)
from huiyin.hiring.answers.answer import CAUSES, KINDS, Answer
from huiyin.hiring.answers.guard import Setting, check
from huiyin.hiring.answers.reasons import reasons
from huiyin.hiring.answers.writing import write, write_many
from huiyin.process.fields import InvalidText


def every_kind():
    """Letters of every kind, language, channel and make, walked through: the same ones each time."""
    for number, (kind, language, channel) in enumerate(
        itertools.product(KINDS, ("zh", "en"), ("email", "wechat", "sms"))
    ):
        for turn in range(number * 8, number * 8 + 8):
            known = list(reasons())
            yield (
                turn,
                Answer(
                    id=str(turn * 7919),
                    kind=kind,
                    language=language,
                    today=TODAY,
                    name=NAMES[language][turn % 3],
                    company=COMPANY[language] if turn % 2 else "",
                    title=TITLES[language][turn // 2 % 3],
                    sender=SENDER[language] if turn // 3 % 2 else "",
                    channel=channel,
                    interviewed=turn // 2 % 2 == 0,
                    strengths=STRENGTHS[language][turn % 4],
                    reasons=tuple(known[(turn * step) % len(known)] for step in range(1, 1 + turn % 4)),
                    until=TODAY + dt.timedelta(days=1 + turn % 60),
                    terms="18,000" if turn % 3 else "",
                    starts_on=TODAY + dt.timedelta(days=30) if turn % 5 else None,
                    cause=CAUSES[turn % len(CAUSES)],
                    pool_until=dt.date(2027, 5, 20) if turn // 5 % 2 else None,
                    referral=ELSEWHERE[language] if kind == "referral" or turn % 2 else "",
                    page=PAGE if turn // 7 % 2 else "",
                ),
            )


def test_every_letter_passes_the_guard_and_leaves_no_gap():
    for turn, answer in every_kind():
        letter = write(answer, turn % 41)
        known = Setting(
            offer_exists=answer.kind.startswith("offer"),
            consented=answer.pool_until is not None,
            standby_told=answer.kind == "standby",
        )
        found = check(f"{letter.subject}\n{letter.text}", channel=answer.channel, setting=known).findings
        assert [(finding.rule, finding.span) for finding in found] == [], letter.text
        assert "{" not in letter.text + letter.subject
        assert "  " not in letter.text
        assert bool(letter.subject) == (answer.channel == "email")


def test_a_no_is_read_as_a_no():
    """Every reason of the tree, and every pair of two branches, in both languages. `python -m benchmarks.answers` walks on."""
    wrong = [found for answer, variant in refusals(600) if (found := misread(answer, variant)) is not None]
    assert wrong == []


WEAK = Answer(
    id="7", kind="no", language="zh", today=TODAY, name="李牧", title="市场经理", interviewed=False,
    reasons=("other.papers",), pool_until=dt.date(2027, 5, 20), page=PAGE,
)  # fmt: skip


def test_a_bare_no_about_missing_papers_is_no_waiting():
    """Once read as "still pending": the wording was too soft for what stood around it."""
    assert [found for variant in range(12) if (found := misread(WEAK, variant)) is not None] == []


def carol(**changes):
    given_ = {
        "id": "1",
        "kind": "no",
        "language": "en",
        "today": TODAY,
        "name": "Ms Reed",
        "company": "Green Harbour",
        "title": "Marketing manager",
        "sender": "Min Wang",
        "strengths": ("communication", "data analysis"),
        "reasons": ("experience.domain",),
    }
    return Answer(**{**given_, **changes})


def test_what_was_good_comes_before_the_no():
    text = write(carol()).text
    no = next(place for place in map(text.find, ("not ", "sorry", "a no")) if place > 0)
    assert 0 < text.find("communication and data analysis") < no


def test_two_friends_for_one_seat_are_not_sent_the_same_words():
    friends = [carol(id=str(number), name=f"Friend {number}") for number in range(200)]
    bodies = [letter.text.split("\n", 1)[1] for letter in write_many(friends)]
    assert len(set(bodies)) == len(bodies)


def test_the_same_person_is_sent_the_same_draft_each_time():
    assert write(carol()) == write(carol())
    assert write(carol()).text != write(carol(), 1).text


def test_somebody_who_stands_by_is_told_the_truth_with_a_date():
    text = write(carol(kind="standby", until=dt.date(2026, 5, 29))).text
    assert "Friday 29 May" in text
    assert huiyin.read(text, received="2026-05-20").promised_date.latest == "2026-05-29" or "29 May" in text
    assert "promise" in text or "certain" in text


def test_more_days_are_counted_in_working_days():
    text = write(carol(kind="more_time", until=dt.date(2026, 5, 29), cause="away", country="CN")).text
    assert "7" in text
    assert "Friday 29 May" in text


def test_ones_own_words_stand_in_the_letter_as_they_are():
    assert (
        "Your plan for the shops was lovely."
        in write(carol(words="Your plan for the shops was lovely.")).text
    )


@pytest.mark.parametrize("kind", ["standby", "more_time", "still_waiting", "offer_reminder"])
def test_a_letter_that_names_a_day_needs_one(kind):
    with pytest.raises(InvalidText, match="until"):
        carol(kind=kind)


def test_five_hundred_letters_are_written_at_once():
    letters = write_many(carol(id=str(number), name=f"P{number}") for number in range(500))
    assert len({letter.text for letter in letters}) == 500
