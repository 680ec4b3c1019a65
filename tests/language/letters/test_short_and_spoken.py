"""What is typed or said on a phone: text messages, calls and voicemails."""

import re

import pytest

from huiyin.process.vocabulary import LANGUAGES, REGISTERS
from tests.language.letters.cast import CAROL, CAST, LELE, TOM
from tests.language.letters.test_writer import SPEAKING, letter


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_a_text_message_says_first_who_writes(register: str, language: str) -> None:
    for given in (LELE, TOM):
        me = "【姓名】" if language == "zh" else r"\[your name\]"
        for move in SPEAKING:
            text = letter(given, move=move, channel="sms", language=language, register=register).text
            assert "\n" not in text
            assert re.search(f"林乐|Tom Reed|{me}", text[:60]), text


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", CAST)
def test_a_wish_by_text_message_is_two_sentences_at_most(name: str, register: str) -> None:
    for language in LANGUAGES:
        for variant in range(4):
            text = letter(
                CAST[name],
                move="ask_keen",
                channel="sms",
                language=language,
                register=register,
                variant=variant,
            ).text
            said = re.sub(r"^[^，]*，您好。|^您好。", "", text)
            assert len(re.findall(r"[。！？]|[.!?](?= |$)", said)) <= 2, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_a_voicemail_can_be_rung_back(register: str, language: str) -> None:
    number, left, me, title = (
        ("【电话】", "要留言时：", "周可乐", "市场经理")
        if language == "zh"
        else ("[number]", "If you reach voicemail:", "Tom Reed", "Supply Planner")
    )
    for move in SPEAKING:
        for variant in range(2):
            draft = letter(
                CAROL if language == "zh" else TOM,
                move=move,
                channel="phone",
                language=language,
                register=register,
                variant=variant,
            )
            message = draft.text.split(left)[1].split("\n")[0]
            assert number in message
            assert me in message
            assert title in message
            assert number in draft.open_slots
