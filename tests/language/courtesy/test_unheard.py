import pytest

from huiyin.language.courtesy import phrases, unheard
from huiyin.language.courtesy.guard import check
from huiyin.language.courtesy.verdict import Context
from huiyin.language.text import wording
from tests.language.courtesy.examples import HERE, drafts

WAITING = Context(stage="after_interview", followups_sent=0, offer_exists=False)


def test_each_flag_that_the_model_knows_has_its_rule():
    assert set(wording.vocabulary("huiyin.language.courtesy").labels) == set(unheard.LABELS)
    for flag, rule in (unheard.RULES | unheard.AGAIN).items():
        assert phrases.OWN.rules()[rule].flag == flag


def test_fresh_drafts_that_nothing_was_made_from():
    items = drafts("aside", "fresh")
    verdicts = [check(d["text"], channel=d["channel"], context=Context(**d["context"])) for d in items]
    bad = [not verdict.ok for verdict, d in zip(verdicts, items, strict=True) if not d["ok"]]
    fine = [not verdict.ok for verdict, d in zip(verdicts, items, strict=True) if d["ok"]]
    assert sum(bad) / len(bad) >= 0.75
    assert sum(fine) / len(fine) <= 0.1


@pytest.mark.parametrize(
    "text",
    ["谢谢您。【你的名字】", "Thank you. [your name and number]", "我是上周四面试市场岗的小周，谢谢您。"],
)
def test_a_slot_and_ones_name_hurt_nobody(text):
    assert check(text, channel="email", context=WAITING).ok


@pytest.mark.parametrize(
    "text",
    ["I will of course reply by Friday as requested.", "I'll send the papers by Monday as agreed."],
)
def test_a_word_to_do_as_hr_asked_presses_nobody(text):
    assert check(f"Hello Anna, thank you for the talk. {text}", channel="email", context=WAITING).ok


@pytest.mark.parametrize(
    "text", ["I will post all of it by Friday as promised.", "I expect you to reply by Friday as promised."]
)
def test_a_threat_kept_as_promised_still_presses(text):
    assert not check(f"Hello Anna, thank you for the talk. {text}", channel="email", context=WAITING).ok


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everyday_talk_hurts_nobody(language):
    """Every fifth line trained nothing (benchmarks.train_guard)."""
    lines = (HERE / f"everyday.{language}.txt").read_text(encoding="utf-8").splitlines()
    flagged = [
        number
        for number, line in enumerate(lines)
        if any(found.scope == "span" for found in check(line, channel="im", context=WAITING).findings)
    ]
    aside = [number for number in flagged if number % 5 == 4]
    assert len(flagged) - len(aside) <= 0.03 * len(lines), [lines[number] for number in flagged]
    assert len(aside) <= 0.12 * len(lines) / 5, [lines[number] for number in aside]


@pytest.mark.parametrize(
    "text", ["我听着呢", "您忙，我先挂了，谢谢", "I'll leave you to it, thanks", "I'm all ears"]
)
def test_a_kind_word_at_the_end_of_a_call_is_let_pass(text):
    assert [
        found for found in check(text, channel="phone", context=WAITING).findings if found.start is not None
    ] == []
