import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin
from huiyin.hiring.answers.answer import CAUSES, KINDS, Answer
from huiyin.hiring.answers.guard import Setting, check
from huiyin.hiring.answers.reasons import reasons
from huiyin.hiring.answers.writing import write, write_many
from huiyin.process.fields import InvalidText

TODAY = dt.date(2026, 5, 20)
NAMES = {"zh": ["周雨", "李牧", ""], "en": ["Ms Reed", "Robin", ""]}
TITLES = {"zh": ["市场经理", "前端工程师", ""], "en": ["Marketing manager", "Nurse", ""]}
STRENGTHS = {"zh": ["沟通", "数据分析", "写作", "带团队"], "en": ["communication", "SQL", "writing", "leading a team"]}  # fmt: skip
ELSEWHERE = {"zh": "远帆咨询", "en": "a former colleague at Far Sail"}


@st.composite
def answers(draw):
    language = draw(st.sampled_from(["zh", "en"]))
    kind = draw(st.sampled_from(KINDS))
    return Answer(
        id=draw(st.text(max_size=8)),
        kind=kind,
        language=language,
        today=TODAY,
        name=draw(st.sampled_from(NAMES[language])),
        company=draw(st.sampled_from(["", "晴川消费品" if language == "zh" else "Green Harbour"])),
        title=draw(st.sampled_from(TITLES[language])),
        sender=draw(st.sampled_from(["", "王敏" if language == "zh" else "Min Wang"])),
        channel=draw(st.sampled_from(["email", "wechat", "sms"])),
        interviewed=draw(st.booleans()),
        strengths=tuple(draw(st.lists(st.sampled_from(STRENGTHS[language]), max_size=4, unique=True))),
        reasons=tuple(draw(st.lists(st.sampled_from(list(reasons())), max_size=3, unique=True))),
        until=TODAY + dt.timedelta(days=draw(st.integers(1, 60))),
        cause=draw(st.sampled_from(CAUSES)),
        pool_until=draw(st.sampled_from([None, dt.date(2027, 5, 20)])),
        referral=ELSEWHERE[language] if kind == "referral" or draw(st.booleans()) else "",
        page=draw(st.sampled_from(["", "https://hire.example.org/c/aBc-123_x/"])),
    )


@settings(max_examples=600, deadline=None)
@given(answers(), st.integers(0, 40))
def test_every_letter_passes_the_guard_and_leaves_no_gap(answer, variant):
    letter = write(answer, variant)
    known = Setting(
        offer_exists=answer.kind.startswith("offer"),
        consented=answer.pool_until is not None,
        standby_told=answer.kind == "standby",
    )
    found = check(f"{letter.subject}\n{letter.text}", channel=answer.channel, setting=known).findings
    assert [(finding.rule, finding.span) for finding in found] == []
    assert "{" not in letter.text + letter.subject
    assert "  " not in letter.text
    assert bool(letter.subject) == (answer.channel == "email")


@settings(max_examples=300, deadline=None)
@given(answers(), st.integers(0, 40))
def test_a_no_is_read_as_a_no(answer, variant):
    refusal = dataclasses.replace(answer, kind="no", channel="email")
    found = huiyin.read(write(refusal, variant).text, channel="email", received="2026-05-20")
    assert found.outcome in ("rejected", "filled", "on_hold")
    if not any(id_.startswith("headcount") for id_ in answer.reasons):
        assert found.outcome == "rejected"


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
