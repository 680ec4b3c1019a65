"""Writing the answers: what was good first, then the decision in plain words, the reason, a hint, and a kind end."""

import re
import zlib
from collections.abc import Iterable, Sequence

from huiyin.hiring.answers.answer import Answer, Kind, Letter
from huiyin.hiring.answers.reasons import Reason, reason
from huiyin.language.letters import days
from huiyin.language.letters.choosing import Chooser, bare
from huiyin.language.letters.facts import Facts
from huiyin.language.letters.wording import fitted, tidy
from huiyin.process.calendar import working_days
from huiyin.process.vocabulary import Language

WHERE = "huiyin.hiring.answers"
_CHAT = ("wechat", "im", "sms", "portal")
_MOST_STRENGTHS = 3
_MOST_REASONS = 2
_MOST_WORDS = 1200
_TRIES = 64

_PARTS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "no": (("open", "strengths"), ("no", "because"), ("hint",), ("words",), ("referral_line", "pool"), ("page",), ("wish",)),
    "gone": (("open", "strengths"), ("gone", "gone_you"), ("words",), ("referral_line", "pool"), ("page",), ("wish",)),
    "standby": (("open", "strengths"), ("standby",), ("standby_free", "standby_out"), ("words",), ("page",)),
    "more_time": (("more_time", "cause"), ("undecided", "sorry_wait"), ("words",), ("page",)),
    "still_waiting": (("still_waiting", "undecided", "cause"), ("news_by",), ("words",)),
    "offer": (("offer", "offer_start"), ("offer_terms",), ("terms",), ("words",), ("offer_answer", "offer_page"), ("offer_ask",)),
    "offer_reminder": (("offer_reminder",), ("offer_reminder_ease",), ("words",)),
    "offer_declined": (("offer_declined",), ("words",), ("offer_declined_wish",)),
    "offer_withdrawn": (("offer_withdrawn",), ("words",), ("offer_withdrawn_sorry",)),
    "free_again": (("free_again",), ("words",), ("free_again_ease",)),
    "referral": (("referral",), ("referral_consent",), ("words",), ("referral_page",)),
    "withdrawn": (("withdrawn",), ("words",), ("withdrawn_wish",)),
}  # fmt: skip
_MAY_GO_IN_CHAT = ("hint", "page", "pool", "offer_page", "referral_page")


def write(answer: Answer, variant: int = 0) -> Letter:
    """The letter for `answer`. `variant`: 0, 1, 2 … for other wordings of the same thing.

    The parts and their order are our judgement: praise that the scorecard bears out, the decision without hedging, the
    reason in words that cannot be argued with, one hint, no promise.
    """
    chooser = _chooser(answer, variant)
    paragraphs = []
    for parts in _PARTS[answer.kind]:
        said = [
            _said(answer, chooser, part, place)
            for place, part in enumerate(parts)
            if not (chooser.channel == "chat" and part in _MAY_GO_IN_CHAT)
        ]
        if text := _joined([sentence for sentence in said if sentence], answer.language):
            paragraphs.append(text)
    greeting = chooser.pick("greeting")
    if chooser.channel == "chat" and answer.language == "en":
        paragraphs[0] = _lowered(paragraphs[0])
    if chooser.channel == "chat":
        text = _joined(
            [greeting + ("" if answer.language == "zh" else " ") + paragraphs[0], *paragraphs[1:]],
            answer.language,
        )
        return Letter(answer.kind, answer.language, answer.channel, text)
    if answer.language == "en":
        paragraphs = [paragraph[:1].upper() + paragraph[1:] for paragraph in paragraphs]
    sender = "\n".join(filter(None, (tidy(answer.sender), tidy(answer.company))))
    end = f"{chooser.pick('signoff', place=2)}\n{sender}".rstrip()
    gap = "\n" if answer.language == "zh" else "\n\n"
    subject = chooser.pick(f"subject.{answer.kind}")
    return Letter(
        answer.kind, answer.language, answer.channel, gap.join((greeting, *paragraphs, end)), subject
    )


def write_many(answers: Iterable[Answer]) -> list[Letter]:
    """A letter for each, in the same order, and no two alike even with the names taken out."""
    seen: set[str] = set()
    letters = []
    for answer in answers:
        for variant in range(_TRIES):
            letter = write(answer, variant)
            core = bare(_without_names(letter.text, answer))
            if core not in seen:
                break
        seen.add(core)
        letters.append(letter)
    return letters


def _without_names(text: str, answer: Answer) -> str:
    for name in (answer.page, answer.name):
        text = text.replace(tidy(name), "") if name.strip() else text
    return text


def _chooser(answer: Answer, variant: int) -> Chooser:
    words, signs = _facts(answer, variant)
    kind = "chat" if answer.channel in _CHAT else "mail"
    seed = zlib.crc32(f"{answer.id}|{answer.kind}".encode(errors="replace"))
    facts = Facts(words, frozenset(signs), ())
    return Chooser(answer.language, ("answers",), kind, "any", facts, variant, seed, where=WHERE)


def _said(answer: Answer, chooser: Chooser, part: str, place: int) -> str:
    if part in ("words", "terms"):
        return (answer.words if part == "words" else answer.terms).strip()[:_MOST_WORDS]
    return chooser.pick(part, place=place)


def _facts(answer: Answer, variant: int) -> tuple[dict[str, str], set[str]]:
    language, today = answer.language, answer.today
    role = fitted(answer.title, 24 if language == "zh" else 60, language)
    words = {"role": role or _ROLE[language], "title": _titled(role, language)}
    signs = {"interviewed"} if answer.interviewed else set()
    for key, value in (
        ("name", answer.name),
        ("company", answer.company),
        ("page", answer.page),
        ("referral", answer.referral),
    ):
        if value.strip():
            words[key] = tidy(value)
    for key, day in (("until", answer.until), ("pool", answer.pool_until)):
        if day is not None:
            words[key] = (
                days.ahead(day, today, language) if key == "until" else days.dated(day, today, language)
            )
    if answer.starts_on is not None:
        words["start"] = days.ahead(answer.starts_on, today, language)
    if answer.until is not None and answer.until > today:
        words["days"] = str(working_days(answer.country).between(today, answer.until))
    strengths = [named for given in answer.strengths if (named := fitted(given, 24, language))][
        :_MOST_STRENGTHS
    ]
    if strengths:
        words["strengths"] = _listed(strengths, language)
    signs |= _reasons(answer, words, variant)
    if answer.cause:
        signs.add(answer.cause)
    if answer.terms.strip():
        signs.add("terms")
    return words, signs | (words.keys() - {"title", "role"})


def _reasons(answer: Answer, words: dict[str, str], variant: int) -> set[str]:
    """Puts up to two reasons and the hint of the first into `words`; gives the sign of a hint that concerns the seat."""
    given: list[Reason] = [reason(id_) for id_ in answer.reasons]
    if answer.kind == "gone":
        given = [known for known in given if known.category == "headcount_frozen"]
    given = given[:_MOST_REASONS]
    turn = zlib.crc32(answer.id.encode(errors="replace")) + variant
    for key, known in zip(("reason", "reason2"), given, strict=False):
        said = known.said[answer.language]
        words[key] = said[turn % len(said)]
    if not given:
        return set()
    hints = given[0].hint[answer.language]
    hint = hints[(turn // 2) % len(hints)]
    words["hint"], words["Hint"] = hint, hint[:1].upper() + hint[1:]
    return {"about_seat"} if given[0].about_seat else set()


_ROLE: dict[Language, str] = {"zh": "这个岗位", "en": "the post"}


def _titled(role: str, language: Language) -> str:
    """The post inside a sentence."""
    if not role:
        return _ROLE[language]
    return f"{role}一职" if language == "zh" else f"the post of {role}"


def _listed(parts: Sequence[str], language: Language) -> str:
    if language == "zh":
        return "、".join(parts)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _lowered(sentence: str) -> str:
    """As it goes on after a greeting: "Hello Robin, thank you …"."""
    return sentence if re.match(r"I\b|[A-Z]{2}", sentence) else sentence[:1].lower() + sentence[1:]


def _joined(sentences: Sequence[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(sentences)
