"""Reasons and requests are weighed sentence by sentence as well."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.reading import read
from huiyin.language.reader.sentences import MOST, sentences
from huiyin.language.text.clauses import clauses
from huiyin.language.text.normalise import normalise


def of(text: str) -> list[str]:
    plain = normalise(text).plain
    return [plain[one.start : one.end] for one in sentences(Scan(plain), clauses(plain))]


def test_clauses_of_one_sentence_stay_together() -> None:
    assert of("We liked you a lot, but the budget is frozen. Please send your diploma!") == [
        "we liked you a lot, but the budget is frozen.",
        "please send your diploma!",
    ]


def test_what_a_phrase_finds_is_filed_under_its_sentence() -> None:
    plain = normalise("您好。编制冻结了，先停一停。祝好！").plain
    found = sentences(Scan(plain), clauses(plain))
    at = ["reason headcount_frozen" in one.hints for one in found]
    assert at == [False, True, False]


@given(st.text(alphabet="ab编制冻结。.,!? \n", max_size=300))
def test_sentences_follow_one_another_and_are_never_none(text: str) -> None:
    plain = normalise(text).plain
    found = sentences(Scan(plain), clauses(plain))
    assert 1 <= len(found) <= MOST
    assert all(one.start <= one.end <= other.start for one, other in itertools.pairwise(found))


def test_a_reason_is_heard_in_a_long_message_around_it() -> None:
    thanks = "Thank you so much for the time you gave us and for the lovely talk about the harbour. " * 4
    no = "In the end we have decided not to take you on. "
    why = "The work is at the depot in Leeds every single day, and you live two hours away."
    found = read(thanks + no + why, channel="email", received=None)
    assert found.outcome == "rejected"
    assert found.reasons == ("location",)
