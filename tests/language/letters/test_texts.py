"""The text sheets: complete, without repetition, and with nothing that no case can fill."""

from collections import Counter

import pytest

from huiyin.language.letters import texts
from huiyin.language.phrases import table
from huiyin.process.vocabulary import LANGUAGES, Language

SHEETS = (
    "shared",
    "ask",
    "ask_keen",
    "propose",
    "ask_why",
    "thank",
    "follow_introduction",
    "answer",
    "calls",
    "notes",
)
FACTS = {
    *(
        "hr",
        "me",
        "title",
        "company",
        "topic",
        "material",
        "yours",
        "give",
        "when",
        "when_of",
        "round",
        "promise",
        "promise_day",
    ),
    *(
        "promise_day_plain",
        "event",
        "event_start",
        "event_on",
        "until",
        "note",
        "from_hr",
        "sign",
        "who",
        "interview",
    ),
    *("role", "role_start", "role_subject", "role_again", "role_start_again"),
}
FEW = ("greeting", "first_line")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: Language) -> None:
    counted = Counter(
        row["text"]
        for sheet in SHEETS
        for row in table("huiyin.language.letters", f"texts/{language}/{sheet}.tsv")
        if not row["part"].startswith(("label_", "greeting"))
    )
    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", [*SHEETS, "phrases"])
def test_every_line_is_well_formed(language: Language, sheet: str) -> None:
    for part, found in texts.sheet(language, sheet).items():
        for text in found:
            assert text.facts <= FACTS, f"{part}: {text.text}"
            assert text.registers <= {"any", "formal", "natural", "short"}
            assert text.text.strip()
            assert "  " not in text.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_have_four_texts_for_each_part(language: Language) -> None:
    for sheet in SHEETS[:-2]:
        for part, found in texts.sheet(language, sheet).items():
            groups = Counter(
                (channel, register, text.wanted, text.unwanted)
                for text in found
                for channel in text.channels
                for register in text.registers
                if part not in FEW
            )
            assert all(count >= 4 for count in groups.values()), (part, groups)


def test_both_languages_have_the_same_parts() -> None:
    for sheet in SHEETS:
        assert set(texts.sheet("zh", sheet)) == set(texts.sheet("en", sheet)), sheet
