"""Why: in plain words, from what each piece of evidence truly does to the odds."""

import numpy as np
import pytest

from huiyin.advisor.advising import advise_many
from huiyin.advisor.belief import Filter, first_beliefs, situation_odds
from huiyin.advisor.evidence import seen
from huiyin.advisor.reasons import groups, without
from huiyin.process.case import Case
from huiyin.process.vocabulary import SITUATIONS
from tests.advisor.test_moves import INTERVIEW, heard, on, promise, sent


def test_silence_and_a_broken_promise_are_told_together() -> None:
    advice = on("2024-03-18", promise("2024-03-12"))
    silence = next(reason for reason in advice.because if "without news" in reason.evidence)
    assert silence.evidence == "14 days without news, the promised day 6 days past"
    assert silence.weight > 0.1


def test_the_same_in_chinese() -> None:
    advice = on("2024-03-18", promise("2024-03-12"), language="zh")
    assert any(reason.evidence == "14 天没有消息，答复期限已过 6 天" for reason in advice.because)


def test_a_word_from_hr_weighs_most() -> None:
    advice = on("2024-03-18", heard("2024-03-15", "on_hold", reasons=["headcount_frozen"]))
    assert advice.because[0].toward == "frozen"
    assert advice.because[0].evidence == "On 15 Mar HR said: on hold (a frozen seat)"


def test_the_strongest_stands_first() -> None:
    advice = on(
        "2024-03-20", promise("2024-03-12"), sent("2024-03-14", "ask"), heard("2024-03-18", "pending")
    )
    weights = [reason.weight for reason in advice.because]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) <= 4


def test_a_weight_is_the_change_in_log_odds_when_the_evidence_is_left_out() -> None:
    advice = on("2024-03-18", heard("2024-03-15", "pending", reasons=["timing"]))
    events = [{"on": "2024-03-04", "kind": "interview", "round": "manager", "last": True}]
    events += [heard("2024-03-15", "pending", reasons=["timing"])]
    case = Case.of({"today": "2024-03-18", "opening": {"country": "US"}, "events": events})
    one = seen(case)
    word = next(group for group in groups(one) if group.kind == "word")
    odds = []
    for path in (one.steps, without(one, word)):
        found = Filter(first_beliefs([one]))
        found.run([path])
        odds.append(situation_odds(found.beliefs)[0])
    told = next(reason for reason in advice.because if "15 Mar" in reason.evidence)
    place = SITUATIONS.index(told.toward)
    log_odds = [np.log(each[place] / (1 - each[place])) for each in odds]
    assert told.weight == pytest.approx(log_odds[0] - log_odds[1], abs=1e-4)


def test_what_would_change_the_advice_is_said() -> None:
    assert "If there is no word by 27 Mar, ask." in on("2024-03-15", promise("2024-03-22")).notes
    assert any("Any word from HR" in note for note in on("2024-03-22", wish=5).notes)


def test_a_judgement_is_called_one() -> None:
    assert any("Nobody has measured" in note for note in on("2024-03-18").notes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_is_in_the_cases_language(language: str) -> None:
    advice = on(
        "2024-03-20",
        promise("2024-03-12"),
        heard("2024-03-18", "pending", reasons=["timing"], requests=["documents"]),
        language=language,
    )
    sentences = [reason.evidence for reason in advice.because] + list(advice.notes)
    assert sentences
    for sentence in sentences:
        assert any("\u4e00" <= sign <= "\u9fff" for sign in sentence) is (language == "zh"), sentence


def test_only_the_case_decides_not_its_company() -> None:
    one = Case.of(
        {
            "today": "2024-03-18",
            "opening": {"company": "A"},
            "events": [{"on": "2024-03-04", "kind": "interview"}],
        }
    )
    other = Case.of(
        {
            "today": "2024-03-18",
            "opening": {"company": "B"},
            "events": [{"on": "2024-03-04", "kind": "interview"}],
        }
    )
    found = advise_many([one, other])
    assert found[0] == found[1]


def test_friendliness_is_not_named_as_a_reason() -> None:
    interview = {**INTERVIEW, "signals": ["pay_discussed", "friendly"]}
    case = {"today": "2024-03-08", "opening": {"country": "US"}, "language": "en", "events": [interview]}
    told = [reason.evidence for reason in advise_many([Case.of(case)])[0].because]
    assert "In the interview pay was discussed" in told


def test_only_the_silence_since_the_last_word_is_told() -> None:
    fresh = on("2024-03-22", sent("2024-03-20", "ask"), heard("2024-03-21", "rejected"))
    assert not any("without news" in reason.evidence for reason in fresh.because)


def test_news_within_a_week_counts_a_day_promised_for_its_end() -> None:
    plain, promised = on("2024-03-08"), on("2024-03-08", promise("2024-03-15"))
    assert promised.p_news_7d > plain.p_news_7d + 0.05


def test_a_date_that_hr_named_when_asked_is_worth_more_than_one_said_at_the_interview() -> None:
    asked = sent("2024-03-15", "ask"), heard("2024-03-18", "pending", promised_date="2024-03-22")
    said = sent("2024-03-15", "ask"), heard("2024-03-18", "pending"), promise("2024-03-22", day="2024-03-18")
    assert on("2024-03-19", *asked).p_news_7d > on("2024-03-19", *said).p_news_7d


@pytest.mark.parametrize("outcome", ["pending", "on_hold"])
def test_who_is_told_to_be_next_in_line_is_taken_for_next_in_line(outcome: str) -> None:
    plain = on("2024-03-19", heard("2024-03-18", outcome))
    told = on("2024-03-19", heard("2024-03-18", outcome, second=True))
    assert max(told.situations, key=lambda name: told.situations[name]) == "backup"
    assert told.situations["backup"] > plain.situations["backup"] + 0.2
    assert "next in line" in told.because[0].evidence


def test_a_seat_on_hold_without_a_reason_is_at_least_as_likely_frozen_as_a_no() -> None:
    odds = on("2024-03-19", heard("2024-03-18", "on_hold")).situations
    assert odds["frozen"] >= 0.9 * odds["declined_untold"]
    assert odds["frozen"] > odds["deciding"]
