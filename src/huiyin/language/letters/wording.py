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

_SHORT_ZH, _SHORT_EN = 8, 4
"""Characters, or words, up to which a thing in a list is named and not told."""


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


def as_one(listed: str, language: Language) -> str:
    """A list of a few short things as one would say it: pay and the start date · 薪资和到岗时间. Sentences stay apart."""
    things = [thing.strip() for thing in re.split(r"[;；]", listed) if thing.strip()]
    if len(things) < 2 or any(_is_long(thing, language) for thing in things):
        return listed
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    return comma.join(things[:-1]) + last + things[-1]


def _is_long(thing: str, language: Language) -> bool:
    return len(thing) > _SHORT_ZH if language == "zh" else len(thing.split()) > _SHORT_EN
