"""Whatever is typed: no crash, the same again under the same seed, nothing told that must not be, and HR stays decent."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.growth.rehearsal import effects
from huiyin.growth.rehearsal.intents import blocked
from huiyin.growth.rehearsal.lines import lines
from huiyin.growth.rehearsal.playing import Rehearsal, play
from huiyin.growth.rehearsal.reviewing import review
from huiyin.growth.rehearsal.scenes import scenes
from huiyin.lab import contact
from huiyin.language.courtesy.verdict import Context
from huiyin.process.vocabulary import LANGUAGES, Language

SAID = (
    "您好，我是面试运营的陈可",
    "想问问结果",
    "大概什么时候有消息",
    "差在哪里呢",
    "我真的很想来",
    "谢谢您，我理解",
    "今天必须给我答复",
    "你们就是拿我凑数",
    "求求您了",
    "那我什么时候上班",
    "有没有别的公司在招人",
    "好的",
    "再见",
    "Hello, this is Carol, I interviewed for the role",
    "Any news?",
    "May I ask why?",
    "I have a new plan, may I send it?",
    "Thank you, I understand",
    "You wasted my time",
    "Yes please",
    "No, thank you",
    "In two weeks",
    "",
    "…",
)
TALKS = st.lists(st.one_of(st.sampled_from(SAID), st.text(max_size=80)), max_size=12)
NAMES = st.sampled_from(sorted(scenes()))
SEEDS = st.integers(0, 400)
TELLING = {
    "no": "declined_untold",
    "back_no": "declined_untold",
    "second": "backup",
    "held": "frozen",
    "coming": "offer_coming",
}
CLOSED = {"no", "back_no", "held", "coming", "second"}


def talk(name: str, said: list[str], seed: int, language: Language) -> Rehearsal:
    clean = [text.replace("\0", "").replace("\x04", "") for text in said]
    return play(scenes()[name], clean, seed=seed, language=language)


@settings(max_examples=60, deadline=None)
@given(NAMES, TALKS, SEEDS, st.sampled_from(LANGUAGES))
def test_any_talk_holds_together(name: str, said: list[str], seed: int, language: Language) -> None:
    found = talk(name, said, seed, language)
    assert found.lines == talk(name, said, seed, language).lines
    assert 0 <= found.now.goodwill <= 1
    review(found).to_dict()
    acts = [act for turn in found.turns for line in turn.answer for act in line.acts]
    for act in acts:
        assert TELLING.get(act, found.behind.situation) == found.behind.situation
    if not found.behind.candid:
        assert not CLOSED & set(acts)
    words = [sentence for line in found.lines if line.by == "hr" for sentence in (line.text,)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hr_is_decent_in_every_line(language: Language) -> None:
    """What the guard's phrases would block in a candidate's mouth does not stand in HR's."""
    flags = {"accusation", "pressure", "self_pity", "desperation"}
    bad = [
        (line.act, line.text)
        for rows in lines(language).values()
        for line in rows
        if flags & set(blocked(line.text, language, Context()))
    ]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_words_in_both_languages(language: Language) -> None:
    assert lines(language).keys() == lines("en").keys()
    for act, rows in lines(language).items():
        texts = [line.text for line in rows]
        assert len(texts) == len(set(texts)), act
        assert all({line.how for line in rows} <= {"any", "call", "chat"} for line in rows)


def test_the_amounts_of_the_lab_are_the_labs() -> None:
    known = effects.causes()
    assert known["blamed"].by == -contact.RUDE
    assert known["thanked_no"].by == contact.THANKED_FOR_A_NO
    assert known["pressed"].by == -contact.CHASED / 2
    assert {cause.on for cause in known.values()} == set(get_args(effects.On))


def test_there_are_scenes_from_easy_to_hard() -> None:
    levels = [scene.level for scene in scenes().values()]
    assert len(levels) >= 12
    assert levels == sorted(levels)
    assert set(levels) == {1, 2, 3, 4, 5}
