"""Which of the two languages a text is written in."""

import re

from huiyin.process.vocabulary import Language

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_ENOUGH = 20_000


def language_of(text: str) -> Language:
    """`zh` where the text holds at least as many Han characters as Latin words, `en` otherwise.

    A Chinese message with English words in it ("offer还在走approval") is Chinese; an English one that greets 王小明 is
    English. The first 20,000 characters decide.
    """
    if text.isascii():
        return "en"
    text = text[:_ENOUGH]
    han = len(_HAN.findall(text))
    return "zh" if han and han >= len(_LATIN_WORD.findall(text)) else "en"
