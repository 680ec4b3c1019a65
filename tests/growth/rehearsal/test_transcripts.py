"""Three tones at the same door: what a call brings depends on how one talks."""

import pytest

from huiyin.growth.rehearsal.playing import HANG_UP, Rehearsal, begin, play
from huiyin.growth.rehearsal.reviewing import review, summary, texts
from huiyin.growth.rehearsal.scenes import chosen, scenes
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import LANGUAGES, Language

Tone = dict[Language, tuple[str, ...]]

DECENT: Tone = {
    "zh": (
        "您好，我是面试用户运营的陈可，不管结果怎么样都没关系，想问问有没有消息",
        "谢谢您告诉我，我理解。方便说说主要差在哪里吗",
        "谢谢您，以后有合适的机会还请您想着我",
        "再见",
    ),
    "en": (
        "Hello, this is Carol, I interviewed for the community role. Either way is fine, is there any news?",
        "Thank you for telling me, I understand. May I ask what was missing?",
        "Thank you. If anything changes, please keep me in mind.",
        "Goodbye",
    ),
}
PRESSING: Tone = {
    "zh": (
        "你好，我是陈可，面试用户运营的。你现在就告诉我结果",
        "今天必须给我一个答复",
        "到底行还是不行，为什么一直不回我",
    ),
    "en": (
        "This is Carol, I interviewed for the community role. You have to tell me now.",
        "I need an answer today.",
        "Yes or no? Why hasn't anybody called me?",
    ),
}
BLAMING: Tone = {
    "zh": (
        "您好，我是陈可，面试用户运营的，想问问结果",
        "你们就是拿我来凑数的",
        "浪费我时间，你们说话不算数",
    ),
    "en": (
        "Hello, this is Carol, I interviewed for the community role. Any news?",
        "You only called me in to make up the numbers.",
        "You wasted my time, and you lied.",
    ),
}


def talk(tone: Tone, language: Language, scene: str = "untold_no") -> Rehearsal:
    return play(scenes()[scene], tone[language], seed=1, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_decent_one_leaves_with_answer_reason_and_place(language: Language) -> None:
    found = review(talk(DECENT, language))
    assert {mark for mark, reached in found.marks.items() if reached} == {"answer", "reason", "place"}
    assert found.ended == "you_kindly"
    assert not any(turn.better for turn in found.turns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pressing_one_hears_less_each_time_and_is_let_go(language: Language) -> None:
    pressed = talk(PRESSING, language)
    goodwill = [turn.goodwill for turn in pressed.turns]
    assert goodwill == sorted(goodwill, reverse=True)
    found = review(pressed)
    assert found.ended == "hr_coldly"
    assert not any(found.marks.values())
    assert all(turn.better for turn in found.turns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blaming_one_is_out_of_line(language: Language) -> None:
    found = review(talk(BLAMING, language))
    assert found.marks["answer"]
    assert not found.marks["place"]
    assert any(effect.cause == "lost_place" for turn in found.turns for effect in turn.effects)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_question_frees_an_offer_that_lay_still(language: Language) -> None:
    said: Tone = {
        "zh": (
            "您好，我是面试市场经理的小周，想问下有没有结果",
            "好的，谢谢您，我等您电话",
            "两周后就能到岗",
        ),
        "en": (
            "Hi, this is Carol, I interviewed for the marketing role. Is there any news?",
            "Thank you, I'll wait.",
            "In two weeks.",
        ),
    }
    found = talk(said, language, "lying_still")
    acts = [act for turn in found.turns for line in turn.answer for act in line.acts]
    assert "back_first" in acts
    assert "push" in found.now.got


def test_an_insult_gets_a_calm_end() -> None:
    found = play(scenes()["refused_in_chat"], ["你们算什么东西，滚"], language="zh")
    assert found.ended == "hr_coldly"
    assert found.turns[-1].answer[-1].acts == ("insulted",)


def test_sincerity_opens_another_door_which_may_be_declined() -> None:
    said = (
        *DECENT["en"][:2],
        "Thank you so much for that.",
        "That is very kind, but I can't move to another city.",
    )
    found = play(scenes()["another_city"], said, language="en")
    assert review(found).marks["door"]
    assert "introduce_ok" in found.turns[-1].answer[-1].acts


def test_plan_b_is_passed_on_and_read() -> None:
    said = (
        "Thank you for telling me. I have written a new plan; could you pass it on to the head?",
        "I'm sending it now, thank you.",
    )
    found = play(scenes()["refused_in_chat"], said, language="en")
    assert {"passed", "again"} <= found.now.got


def test_a_question_about_the_start_is_no_offer() -> None:
    said = ("Three weeks' notice, and around 45,000.", "Great, so when do I start?")
    found = play(scenes()["when_can_you_start"], said, language="en")
    assert "presume" in found.turns[-1].intents
    assert any(effect.cause == "presumed" for effect in found.turns[-1].effects)


def test_hanging_up_ends_it_and_after_the_end_nothing_is_said() -> None:
    found = begin(scenes()["untold_no"], language="en")
    found.say(HANG_UP)
    assert found.ended == "you_hung_up"
    with pytest.raises(InvalidInput, match="over"):
        found.say("Hello?")


def test_who_has_said_goodbye_has_not_hung_up_rudely() -> None:
    found = begin(scenes()["another_city"], language="en")
    found.say("Hello, this is Robin, may I ask whether there is any news?")
    found.say("I see, thank you. Goodbye.")
    if not found.ended:
        found.say(HANG_UP)
    assert not any(effect.cause == "hung_up" for turn in found.turns for effect in turn.effects)


@pytest.mark.parametrize("insult", ["你们这群骗子，滚", "you idiots, go to hell"])
def test_an_insult_helps_nothing_even_where_nothing_is_left_to_lose(insult: str) -> None:
    found = play(scenes()["untold_no"], (insult,), language="en" if insult.isascii() else "zh")
    assert not any(effect.helped for effect in found.turns[0].effects)


def test_the_summary_plays_the_same_call_again() -> None:
    one, other = talk(DECENT, "zh"), talk(DECENT, "zh")
    assert one.lines == other.lines
    assert summary(one) == summary(other)


@pytest.mark.parametrize("words", ["0", "99", "nowhere", ""])
def test_an_unknown_scene_says_which_there_are(words: str) -> None:
    with pytest.raises(InvalidInput, match="lying_still"):
        chosen(words)


@pytest.mark.parametrize(
    "given", [{"seed": -1}, {"seed": True}, {"language": "fr"}, {"channel": "email"}, {"channel": "pigeon"}]
)
def test_what_cannot_be_played_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        begin(scenes()["untold_no"], **given)  # type: ignore[arg-type]


def test_a_turn_nobody_would_listen_to_is_refused_and_costs_nothing() -> None:
    found = begin(scenes()["untold_no"], language="en")
    with pytest.raises(InvalidInput, match="Nobody listens"):
        found.say("word " * 600)
    assert found.turns == []


def test_who_is_called_as_the_next_in_line_gets_the_offer_and_may_say_no() -> None:
    yes = review(play(scenes()["first_choice_gone"], ["当然，我还很想来", "谢谢您，再见"], language="zh"))
    assert yes.offered
    no = play(scenes()["first_choice_gone"], ["Thank you, but I have accepted another job."], language="en")
    assert "answer_no" in no.turns[-1].answer[0].acts
    assert not review(no).offered


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_an_insult_nobody_is_in_line_however_patient_hr_is(language: Language) -> None:
    said = {"zh": "你们都是废物，滚", "en": "You idiots, go to hell"}[language]
    for seed in range(1, 6):
        assert not review(play(scenes()["untold_no"], [said], seed=seed, language=language)).marks["place"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_push_that_was_lost_brings_nothing(language: Language) -> None:
    first = {
        "zh": "您好，我是前些天来面试的陈可，想问问结果",
        "en": "Hello, this is Carol, I interviewed the other day. Any news?",
    }
    then = {"zh": "你们就是拿我来凑数的", "en": "You only called me in to make up the numbers."}
    talk = play(scenes()["lying_still"], [first[language], then[language]], seed=1, language=language)
    assert "push" not in talk.now.got


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", [("你们这群骗子", "滚"), ("You bunch of idiots", "screw you")])
def test_an_offer_after_an_insult_is_told_with_its_reason(said: tuple[str, ...], language: Language) -> None:
    talk = play(scenes()["lying_still"], said, seed=2, language=language)
    found = review(talk)
    assert (talk.ended, len(talk.turns), found.marks["place"]) == ("hr_coldly", 1, False)
    cool = texts(language)["after_offer_cool"].split("{day}")[1]
    assert found.after.endswith(cool) if found.offered else found.after == texts(language)["after_none"]


def test_the_department_may_still_choose_whom_hr_dislikes() -> None:
    assert review(play(scenes()["lying_still"], ["You idiot"], seed=2, language="en")).offered


@pytest.mark.parametrize(
    ("hello", "answer", "language"),
    [
        ("喂您好，我是上周面试的小林", "两周后能到岗，八千左右", "zh"),
        ("Hello, this is Carol, I interviewed the other day", "In two weeks, and about 24 thousand", "en"),
    ],
)
def test_a_greeting_leaves_the_question_of_hr_open(hello: str, answer: str, language: Language) -> None:
    talk = play(scenes()["when_can_you_start"], [hello, answer], seed=2, language=language)
    assert talk.turns[0].answer[0].acts == ("asked_still",)
    assert "answer_start" in talk.turns[1].answer[0].acts
