"""Better words put into the draft, and a kind word for one that is good."""

import re
from dataclasses import replace

from huiyin.language.courtesy import guard, phrases
from huiyin.language.courtesy.phrases import OWN, Tables
from huiyin.language.courtesy.verdict import Context, Finding, Verdict
from huiyin.process.vocabulary import Channel, Language

_QUESTION = re.compile(r"[?？]\s*$")
_MARKS = re.compile(r"\s*[?？!！。.…~～]+")
_PAUSES = ",，、;；"
_PAUSE = re.compile(rf"[{_PAUSES} ]+")
_GREETS = re.compile(
    r"(?:^|\n)\s*(?:dear|hi|hello|hey|good \w+|尊敬的|各位|[^\n,，]{1,6}(?:您好|你好|好))[^\n,，]*[,，]$",
    re.IGNORECASE,
)
_ENDS = "。！？!?.…~～\n"
_THANKS: dict[Language, str] = {"zh": "谢谢您抽时间看我的消息。", "en": "Thank you for your time."}
_MOST_ROUNDS = 6
_BODY_LINE = 12


def apply(text: str, finding: Finding, tables: Tables = OWN) -> str:
    """`text` with the finding's better words in the place of its span.

    For want of thanks a line of thanks is added. A text that is too long comes back as it was: only its writer can
    choose what to leave out.
    """
    if finding.start is not None and finding.end is not None:
        return _put(text, finding.start, finding.end, finding.instead, _asks(finding, tables))
    return _thanking(text, _language(text)) if finding.flag == "no_thanks" else text


def rewrite(text: str, channel: Channel, context: Context) -> str:
    """`text` with every finding mended, none of the better words used twice. Length is left to the writer."""
    used: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        verdict = guard.check(text, channel=channel, context=context)
        spans = [finding for finding in verdict.findings if finding.scope == "span"]
        for finding in sorted(spans, key=lambda found: found.start or 0, reverse=True):
            text = _mended(text, finding, verdict.language, used, guard.may_ask(context))
        if spans:
            continue
        if not any(finding.flag == "no_thanks" for finding in verdict.findings):
            break
        # What is said beside thanks may be heard otherwise, so it is read once more.
        text = _thanking(text, verdict.language)
    return text


def praise(verdict: Verdict, text: str, language: Language) -> str:
    """A kind word on a draft without findings, from what is true of it; empty where something is to be mended."""
    if not verdict.ok:
        return ""
    plain = text.lower()
    said = [words[language] for fact, words in _KIND.items() if re.search(_FACTS[fact], plain)]
    if len(text) <= (120 if language == "zh" else 420):
        said.insert(0, "简短" if language == "zh" else "short")
    said = said[:3] or (["得体"] if language == "zh" else ["kind"])
    if language == "zh":
        return "、".join(said) + "，对方很好回。"
    words = ", ".join([*said, "easy to answer"])
    return words[0].upper() + words[1:] + "."


_FACTS = {
    "warm": r"谢|感谢|辛苦|thank|grateful|appreciat|cheers",
    "room": r"不急|不着急|方便(?:时|的时候)|也没关系|理解|no rush|no hurry|understand|when(?:ever)? (?:it suits|you have)|no worries",
    "one_question": r"^[^?？]*[?？][^?？]*$",
}
_KIND: dict[str, dict[Language, str]] = {
    "warm": {"zh": "有礼貌", "en": "warm"},
    "room": {"zh": "留了余地", "en": "leaves them room"},
    "one_question": {"zh": "问题明确", "en": "one clear question"},
}


def _mended(text: str, finding: Finding, language: Language, used: set[str], asking: bool) -> str:
    assert finding.start is not None
    assert finding.end is not None
    variants = phrases.better_words(phrases.rules()[finding.rule], language, asking)
    fresh = [words for words in variants if words.casefold() not in used]
    if not fresh:
        return _left_out(text, finding.start, finding.end)
    used.add(fresh[0].casefold())
    words = guard.fitted(fresh[0], language, finding.start, text)
    return apply(text, replace(finding, instead=words))


def _asks(finding: Finding, tables: Tables) -> bool:
    bare = finding.instead.casefold()
    rule = tables.rules()[finding.rule]
    variants = [*phrases.better_words(rule, "zh", True), *phrases.better_words(rule, "en", True)]
    return any(_QUESTION.search(words) and words.casefold().startswith(bare) for words in variants)


def _put(text: str, start: int, end: int, words: str, asks: bool) -> str:
    """The words in the place, with the mark behind them that a question or a statement wants."""
    after = text[end:]
    mark = _MARKS.match(after)
    chinese = re.search(r"[\u3400-\u9fff]", words) is not None
    wanted = ("？" if chinese else "?") if asks else ("。" if chinese else ".")
    if mark and (asks or re.search(r"[?？!！]", mark[0])):
        return text[:start] + words + wanted + after[mark.end() :]
    if asks and not mark:
        rest = after.lstrip(",， ")
        return text[:start] + words + wanted + ("" if chinese or not rest or rest[0] == "\n" else " ") + rest
    return text[:start] + words + after


def _left_out(text: str, start: int, end: int) -> str:
    """The text without the span, its marks set right: a greeting keeps its comma, a sentence its stop."""
    before, mark = text[:start].rstrip(" "), _MARKS.match(text, end)
    gone = mark or _PAUSE.match(text, end)
    rest = text[gone.end() if gone else end :]
    if mark and before and before[-1] in _PAUSES and not _GREETS.search(before):
        before = before[:-1].rstrip(" ") + mark[0].strip()
    if not rest.strip() and before and before[-1] in _PAUSES:
        before = before[:-1].rstrip(" ")
    gap = "" if not rest or rest[0] in "\n" or before.endswith("\n") or not before.isascii() else " "
    return before + gap + rest.lstrip(" ")


def _thanking(text: str, language: Language) -> str:
    """A line of thanks behind the last line that is more than a name or a greeting."""
    lines = text.split("\n")
    place = max(
        (n for n, line in enumerate(lines) if len(line.strip()) >= _BODY_LINE), default=len(lines) - 1
    )
    body = lines[place].rstrip()
    gap = "" if not body or language == "zh" else " "
    stop = "" if not body or body[-1] in _ENDS else ("。" if language == "zh" else ".")
    lines[place] = f"{body}{stop}{gap}{_THANKS[language]}"
    return "\n".join(lines)


def _language(text: str) -> Language:
    from huiyin.language.text.language import language_of

    return language_of(text)
