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
    assert sum(bad) / len(bad) >= 0.8
    assert sum(fine) / len(fine) <= 0.1


@pytest.mark.parametrize(
    "text",
    ["谢谢您。【你的名字】", "Thank you. [your name and number]", "我是上周四面试市场岗的小周，谢谢您。"],
)
def test_a_slot_and_ones_name_hurt_nobody(text):
    assert check(text, channel="email", context=WAITING).ok


def test_everyday_talk_hurts_nobody():
    """Lines by no one in particular; every fifth trained nothing (benchmarks.train_guard)."""
    for language, most in (("zh", 12), ("en", 6)):
        lines = (HERE / f"everyday.{language}.txt").read_text(encoding="utf-8").splitlines()
        flagged = [
            line
            for line in lines
            if any(found.scope == "span" for found in check(line, channel="im", context=WAITING).findings)
        ]
        aside = [line for line in flagged if line in lines[4::5]]
        assert len(flagged) - len(aside) <= most, flagged
        assert len(aside) <= 0.2 * len(lines[4::5]), aside
