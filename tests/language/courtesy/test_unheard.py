import pytest

from huiyin.language.courtesy import phrases, unheard
from huiyin.language.courtesy.guard import check
from huiyin.language.courtesy.verdict import Context
from huiyin.language.text import wording
from tests.language.courtesy.examples import drafts

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
    assert sum(fine) / len(fine) <= 0.07


@pytest.mark.parametrize(
    "text",
    ["谢谢您。【你的名字】", "Thank you. [your name and number]", "我是上周四面试市场岗的小周，谢谢您。"],
)
def test_a_slot_and_ones_name_hurt_nobody(text):
    assert check(text, channel="email", context=WAITING).ok
