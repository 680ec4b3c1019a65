"""The person's own words, made fit to stand inside a sentence: one line, no stray marks, politely cut."""

import re
import unicodedata

from huiyin.process.vocabulary import Language

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff]")
_SPACE = re.compile(r"\s+")
_BOUNDARY = re.compile(r"[。！？；，、;,.!?:：—|/\s（(【\[]")
_BRACKETED = re.compile(r"\s*[（(【\[][^（）()【】\[\]]*[）)】\]]")
_EDGES = " \t。！？；，、;,.!?:：—-|/…~～·•*"
_LOWERED = re.compile(r"^(A|An|The|My|Our|Some|New|Two|Three|One|Part|From|To|Up|Down)\b")
_REPEATED = re.compile(r"([，。！？；、,.!?;:：~～])[，。！？；、,.!?;:：~～]+")


def has_han(text: str) -> bool:
    return bool(_HAN.search(text))


def han_characters(text: str) -> int:
    """How many Chinese characters the text has: the length that a Chinese reader feels."""
    return len(_HAN.findall(text))


def tidy(text: str) -> str:
    """One line, single spaces, no control or direction marks."""
    return _SPACE.sub(
        " ", "".join(mark for mark in text if mark.isspace() or unicodedata.category(mark)[0] != "C")
    ).strip()


def fitted(text: str, most: int, language: Language) -> str:
    """The fact in at most `most` characters, without punctuation at its edges; empty where it cannot be used.

    English letters take no Chinese fact: the sentence does without it. Latin letters are half as wide as Chinese ones.
    Too long a fact is cut where a thought ends.
    """
    if language == "zh" and not has_han(text[: 4 * most]):
        most *= 2
    text = text[: 8 * most]
    line = _REPEATED.sub(r"\1", tidy(text)).strip(_EDGES)
    if len(line) > most:
        line = _BRACKETED.sub("", line).strip(_EDGES)
    if len(line) > most:
        places = [
            found.start() for found in _BOUNDARY.finditer(line, 0, most + 1) if found.start() >= most // 4
        ]
        line = line[: places[-1]].strip(_EDGES) if places else f"{line[: most - 1].strip(_EDGES)}…"
    if not any(mark.isalnum() for mark in line) or (language == "en" and has_han(line)):
        return ""
    if language == "zh":
        return line.replace("; ", "；").replace(";", "；")
    return _LOWERED.sub(lambda word: word[0].lower(), line)
