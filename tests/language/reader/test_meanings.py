"""What an indirect phrase usually means, told in the reader's language or in the person's."""

import huiyin
from huiyin.language.reader.meanings import in_language


def test_a_meaning_is_told_in_the_language_that_is_asked_for() -> None:
    (meaning,) = huiyin.read("排序中").meanings
    english = in_language(meaning.usually, "en")
    assert english.isascii()
    assert in_language(meaning.usually, "zh") == meaning.usually
    assert in_language(english, "zh").startswith("面试已过")


def test_words_that_no_table_holds_stay_as_they_are() -> None:
    assert in_language("my own guess", "zh") == "my own guess"
