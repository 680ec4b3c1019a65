import csv
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.hiring.answers.guard import Setting, check, mended

HERE = Path(__file__).parent


def golden():
    for language in ("en", "zh"):
        with (HERE / f"golden_{language}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield pytest.param(row["text"], row["flags"], id=row["text"][:36])


@pytest.mark.parametrize(("text", "flags"), list(golden()))
def test_golden(text, flags):
    found = {finding.flag for finding in check(text).findings}
    assert found == set() if flags == "-" else flags in found


@pytest.mark.parametrize(("text", "flags"), list(golden()))
def test_what_is_found_can_be_mended(text, flags):
    for _ in range(8):
        findings = check(text).findings
        if not findings:
            break
        text = mended(text, findings[-1])
    assert check(text).findings == ()


def test_the_span_is_the_clause_that_has_to_change():
    text = "Thank you for coming. You came across as arrogant. We wish you well."
    finding = check(text).findings[0]
    assert text[finding.start : finding.end] == finding.span == "You came across as arrogant"
    assert finding.rule == "employer.blame.person"
    assert finding.why
    assert mended(text, finding).startswith("Thank you for coming. ")


@pytest.mark.parametrize(
    ("name", "text"),
    [("Lele Zhao", "We chose Lele Zhao for the seat."), ("赵乐", "这次我们录用了赵乐。")],
)
def test_another_candidate_is_never_named(name, text):
    assert check(text).findings == ()
    assert [finding.rule for finding in check(text, setting=Setting(others=(name,))).findings] == [
        "employer.comparison.name"
    ]


def test_a_short_latin_name_is_no_part_of_another_word():
    assert check("We plan to answer.", setting=Setting(others=("Lan",))).findings == ()


def test_keeping_details_is_fine_with_consent():
    text = "We will keep your CV on file."
    assert check(text).findings
    assert check(text, setting=Setting(consented=True)).findings == ()


def test_the_next_in_line_may_be_told_so():
    text = "您是我们的第二候选人，29日前给您答复。"
    assert check(text).findings
    assert check(text, setting=Setting(standby_told=True)).findings == ()


def test_a_promise_is_fine_once_there_is_an_offer():
    text = "An offer is on its way to you."
    assert check(text).blocked
    assert check(text, setting=Setting(offer_exists=True)).findings == ()


def test_a_finding_that_was_looked_at_stays_silent():
    text = "Better luck next time."
    finding = check(text).findings[0]
    assert check(text, setting=Setting(dismissed=(finding.rule,))).findings == ()
    assert check(text, setting=Setting(dismissed=(f"{finding.rule}@{finding.span}",))).findings == ()


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300), st.randoms(use_true_random=False))
def test_any_text_is_read_and_each_span_stands_in_it(text, chance):
    parts = [text, "您排在第二名", "You are too old", "\u200b", "“"]
    random.Random(chance.random()).shuffle(parts)
    mixed = "".join(parts)
    for finding in check(mixed).findings:
        assert mixed[finding.start : finding.end] == finding.span
